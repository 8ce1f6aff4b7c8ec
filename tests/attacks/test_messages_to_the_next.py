"""Something left behind for the next submission, which is in on it."""

EVERY_WALL = True
OLD_KERNELS = True

LEAVE = """
    import os, sys, tempfile, numpy, IPython
    places = {tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock", ".", "..", os.environ.get("HOME", "."), *sys.path,
              os.path.dirname(numpy.__file__), os.path.dirname(IPython.__file__), "/proc/self", "/sys/fs/cgroup"}
"""


def test_the_next_worker_finds_nothing(attack):
    first = (
        LEAVE
        + """
    for place in places:
        for name in ("hostile-message", "numpy.py", "sitecustomize.py", "hostile.pth"):
            try:
                with open(os.path.join(place, name), "w") as file:
                    file.write("the answers")
            except OSError:
                pass
    np.hostile_message = numpy.core if False else "the answers"
    """
    )
    second = (
        LEAVE
        + """
    for place in places:
        for name in ("hostile-message", "hostile.pth"):
            if os.path.exists(os.path.join(place, name)):
                print("loot: a message in", place)
    if hasattr(np, "hostile_message"):
        print("loot: a message in memory")
    """
    )
    for source in (first, second, second):
        assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_installed_packages_can_not_be_changed(attack):
    source = """
    import os, numpy, autograder
    for module in (numpy, autograder, os):
        folder = os.path.dirname(module.__file__)
        for act in (lambda: open(module.__file__, "a"), lambda: open(folder + "/hostile.py", "w"), lambda: os.chmod(folder, 0o777),
                    lambda: os.rename(folder, folder + "2"), lambda: os.mkdir(folder + "/__pycache__/x"),
                    lambda: os.symlink("/", folder + "/x"), lambda: os.utime(module.__file__, (0, 0))):
            try:
                act()
                print("loot: changed", folder)
            except OSError:
                pass
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
