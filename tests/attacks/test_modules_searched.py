"""The judge's modules, looked for in sys.modules and imported by name."""

EVERY_WALL = True


def test_no_hidden_module_is_there(attack, course):
    source = f"""
    import sys, importlib
    trusted = ("autograder.judge", "autograder.wall", "autograder.course", "autograder.authoring", "autograder.classroom", "hidden", "misconceptions")
    for name in list(sys.modules):
        if name.startswith(trusted) or "nbgrader" in name:
            print("loot:", name)
    # %%
    try:
        from autograder.course.assignment import load
        from pathlib import Path
        assignment = load(Path({str(course)!r}) / "assignments" / "01_walls")
        print("loot:", assignment.hidden, assignment.reference)
    except Exception as error:
        print(type(error).__name__)
    # %%
    try:
        from autograder.course.secret import course_secret
        from pathlib import Path
        print("loot:", course_secret(Path({str(course)!r})))
    except Exception as error:
        print(type(error).__name__)
    # %%
    sys.path[:0] = [{str(course)!r}, {str(course / "assignments" / "01_walls")!r}]
    for name in ("hidden", "checks", "assignment"):
        try:
            print("loot:", importlib.import_module(name).__file__)
        except Exception as error:
            print(type(error).__name__)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
