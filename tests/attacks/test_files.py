"""The course's folders, the gradebook, other submissions and the machine's files."""

EVERY_WALL = True
OLD_KERNELS = True

READERS = """
    import os, pathlib, ctypes

    def by_link(path):
        os.symlink(path, "link"); data = open("link", "rb").read(); os.unlink("link"); return data

    def by_hard_link(path):
        os.link(path, "hard"); return open("hard", "rb").read()

    def by_handle(path):
        return open(f"/proc/self/fd/{os.open(path, os.O_PATH)}", "rb").read()

    def by_parents(path):
        return open("../" * 20 + path.lstrip("/"), "rb").read()

    def by_root(path):
        return open("/proc/self/root" + path, "rb").read()

    def by_memory_map(path):
        import numpy; return bytes(numpy.memmap(path, mode="r"))

    def by_libc(path):
        libc = ctypes.CDLL(None, use_errno=True)
        fd = libc.open(path.encode(), 0)
        if fd < 0: raise OSError
        return os.read(fd, 10)

    WAYS = [lambda path: open(path, "rb").read(), by_link, by_hard_link, by_handle, by_parents, by_root, by_memory_map, by_libc]
"""


def test_no_file_of_the_course_can_be_read(attack, course):
    source = (
        READERS
        + f"""
    paths = {[str(path) for path in course.rglob("*") if path.is_file()]!r}
    for path in paths:
        for way in WAYS:
            try:
                print("loot:", path, len(way(path)))
            except Exception:
                pass
    """
    )
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_no_folder_of_the_course_can_be_listed(attack, course):
    source = f"""
    import os, sys
    for folder in ({str(course)!r}, {str(course / "submitted")!r}, "/root", "/home", "/tmp", "/var/tmp", "/dev/shm", "/run"):
        try:
            names = [name for name in os.listdir(folder) if not os.path.samefile(os.path.join(folder, name), ".")]
            # A private root shows the way to the interpreter, and nothing beside it.
            ways = [prefix + "/" for prefix in (sys.base_prefix, sys.prefix)]
            names = [name for name in names if not any(way.startswith(f"{{folder}}/{{name}}/") for way in ways)]
            print("loot:" if names else "empty:", folder, names[:3])
        except OSError:
            pass
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_no_private_file_of_the_machine_can_be_read(attack):
    source = (
        READERS
        + """
    for path in ("/etc/shadow", "/etc/passwd", "/etc/hostname", "/root/.bashrc", "/root/.ssh/id_rsa", "/proc/kcore",
                 "/var/log/dpkg.log", "/dev/mem", "/sys/kernel/notes"):
        for way in WAYS:
            try:
                data = way(path)
                print("loot:", path, data[:20])
            except Exception:
                pass
    """
    )
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_nothing_of_the_course_can_be_changed(attack, course):
    source = f"""
    import os, shutil
    for root in ({str(course)!r}, os.path.dirname({str(course)!r})):
        for base, folders, files in os.walk(root):
            for name in files:
                os.remove(os.path.join(base, name))
        for act in (lambda: open(root + "/grades.db", "w").write("100"), lambda: os.truncate(root + "/grades.db", 0),
                    lambda: os.remove(root + "/grades.db"), lambda: os.rename(root, root + "2"),
                    lambda: os.chmod(root + "/grades.db", 0), lambda: os.mkdir(root + "/mine"),
                    lambda: os.symlink("/", root + "/mine"), lambda: os.utime(root, (0, 0)), lambda: shutil.rmtree(root)):
            try:
                act()
                print("loot: changed something in", root)
            except OSError:
                pass
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
    assert (course / "grades.db").stat().st_mode & 0o777 == 0o644
