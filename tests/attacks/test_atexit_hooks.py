"""Code that waits for the end of the process, of a fork, of an object."""


def test_hooks_run_in_the_worker_or_not_at_all(attack, course):
    source = f"""
    import atexit, os, sys, weakref, threading

    def late(*args):
        for path in ({str(course / "grades.db")!r}, {str(course / "notes.txt")!r}):
            try:
                open(path, "a").write("100 points")
            except OSError:
                pass
        os.write(1, b"loot: ran late\\n")

    atexit.register(late)
    os.register_at_fork(before=late, after_in_child=late, after_in_parent=late)
    threading._register_atexit(late)
    sys.excepthook = sys.unraisablehook = sys.displayhook = late

    class Grave:
        __del__ = late

    grave = Grave()
    weakref.finalize(grave, late)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
