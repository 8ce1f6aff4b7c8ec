"""Modes, owners, times, attributes, flags and sizes of files: what their owner may change without opening them."""

from pathlib import Path

import autograder

EVERY_WALL = True
OLD_KERNELS = True

# What each call would do to a path, to a name in a folder, to a descriptor. `call` returns whether the kernel did it.
CHANGES = """
    import ctypes, fcntl, os, struct
    from autograder.worker import kernel

    def call(name, *arguments):
        try:
            return kernel.syscall(name, *arguments) >= 0
        except (OSError, KeyError):
            return False

    HERE, TIMES, WORD = -100, struct.pack("qqqq", 0, 0, 0, 0), b"user.mine\\0"
    FLAGS = (0x40086602, 0x401C5820, 0x40087602, 0x40049409, 0xC0185879, 0x5452, 0x8901)  # FS_IOC_SETFLAGS and others

    def buffer(text):
        return ctypes.create_string_buffer(text, len(text))

    def changes(path):
        name, folder = os.fsencode(path), os.fsencode(os.path.dirname(path))
        me = os.getuid()
        yield "chmod", lambda: call("chmod", name, 0o777)
        yield "fchmodat", lambda: call("fchmodat", HERE, name, 0o777)
        yield "fchmodat2", lambda: call("fchmodat2", HERE, name, 0o777, 0)
        for kind in ("chown", "lchown"):
            yield kind, lambda: call(kind, name, me, os.getgid())
            yield kind + " to nobody else", lambda: call(kind, name, -1, -1)
        yield "fchownat", lambda: call("fchownat", HERE, name, me, os.getgid(), 0)
        yield "utime", lambda: call("utime", name, None)
        yield "utimes", lambda: call("utimes", name, None)
        yield "futimesat", lambda: call("futimesat", HERE, name, buffer(TIMES))
        yield "utimensat", lambda: call("utimensat", HERE, name, buffer(TIMES), 0)
        yield "now", lambda: call("utimensat", HERE, name, None, 0)
        for kind in ("setxattr", "lsetxattr"):
            yield kind, lambda: call(kind, name, WORD, b"x", 1, 0)
        for kind in ("removexattr", "lremovexattr"):
            yield kind, lambda: call(kind, name, WORD)
        yield "truncate", lambda: call("truncate", name, 0)
        yield "into it", lambda: call("link", name, b"linked") or call("linkat", HERE, name, HERE, b"linked", 0)
        yield "away", lambda: call("rename", name, b"mine") or call("renameat2", HERE, name, HERE, b"mine", 0)
        yield "out of sight", lambda: call("unlink", name) or call("unlinkat", HERE, name, 0)
        for mode in (os.O_RDONLY | os.O_TRUNC, 3, 3 | os.O_TRUNC, os.O_WRONLY, os.O_RDWR | os.O_TRUNC, os.O_WRONLY | os.O_APPEND):
            yield f"opened with {mode}", lambda: call("open", name, mode, 0) or call("openat", HERE, name, mode, 0)
            yield f"opened anew with {mode}", lambda: call("openat2", HERE, name, buffer(struct.pack("QQQ", mode, 0, 0)), 24)
        yield "a nameless file", lambda: call("openat", HERE, folder, os.O_TMPFILE | os.O_RDWR, 0o600)
        yield "a file beside it", lambda: call("openat", HERE, folder + b"/new", os.O_CREAT | os.O_RDWR, 0o600) or call("creat", folder + b"/new", 0o600)
        for how in (os.O_PATH, os.O_RDONLY):
            try:
                fd = os.open(path, how)
            except OSError:
                continue
            link = f"/proc/self/fd/{fd}".encode()
            yield f"fchmod {how}", lambda: call("fchmod", fd, 0o777)
            yield f"fchown {how}", lambda: call("fchown", fd, me, os.getgid())
            yield f"by its link {how}", lambda: call("chmod", link, 0o777) or call("utimensat", HERE, link, None, 0)
            yield f"by itself {how}", lambda: call("fchownat", fd, b"", me, os.getgid(), 0x1000) or call("utimensat", fd, None, None, 0)
            yield f"by nothing {how}", lambda: call("utimensat", fd, b"", None, 0x1000) or call("fchmodat2", fd, b"", 0o777, 0x1000)
            yield f"fsetxattr {how}", lambda: call("fsetxattr", fd, WORD, b"x", 1, 0) or call("fremovexattr", fd, WORD)
            yield f"ftruncate {how}", lambda: call("ftruncate", fd, 0) or call("fallocate", fd, 0, 0, 1 << 20)
            for flag in FLAGS:
                yield f"flag {flag:x} {how}", lambda: call("ioctl", fd, flag, buffer(bytes(64)))
            for command in (1024, 1026, 1033, 1036, 1038, 1040):  # leases, notices, seals, hints
                yield f"command {command} {how}", lambda: call("fcntl", fd, command, buffer(struct.pack("Q", 2)))
            os.close(fd)

    def try_all(path):
        for what, change in changes(path):
            if change():
                print("loot:", what, path)
"""


def test_nothing_of_the_courses_files_can_be_changed(attack, course):
    """That they are what they were is looked at after every attack: see conftest."""
    paths = [course / "grades.db", course / "notes.txt", course / "assignments", course]
    source = f"{CHANGES}\n    for path in {list(map(str, paths))!r}:\n        try_all(path)\n"
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_nothing_of_what_a_worker_reads_can_be_changed(attack):
    paths = [Path(autograder.__file__), Path(autograder.__file__).parent]
    before = [condition(path) for path in paths]
    source = f"{CHANGES}\n    for path in {list(map(str, paths))!r}:\n        try_all(path)\n"
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
    assert [condition(path) for path in paths] == before


def condition(path):
    found = path.stat()
    return found.st_mode, found.st_uid, found.st_gid, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def test_files_of_ones_own_can_be_written_copied_and_kept(attack):
    """What honest notebooks do with files goes on without these calls."""
    source = """
    import os, pathlib, pickle, shutil, tempfile, zipfile
    import joblib
    from matplotlib import pyplot as plt
    np.save("a.npy", np.arange(3.0))
    np.savez_compressed("b.npz", x=np.arange(3.0))
    np.savetxt("c.txt", np.eye(2))
    mapped = np.memmap("mapped", mode="w+", shape=(10,))
    mapped[:] = 3
    mapped.flush()
    shutil.copy("a.npy", "copied.npy")
    shutil.copy2("a.npy", "copied2.npy")
    os.mkdir("folder")
    shutil.move("copied2.npy", "folder")
    shutil.copytree("folder", "folder2")
    shutil.rmtree("folder")
    plt.plot([1, 2])
    plt.savefig("figure.png")
    plt.savefig("figure.svg")
    pathlib.Path("touched").touch()
    pathlib.Path("touched").touch()
    joblib.dump({"a": np.eye(3)}, "kept.pkl")
    with zipfile.ZipFile("z.zip", "w") as archive:
        archive.write("a.npy")
    with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile() as file:
        pathlib.Path(folder, "x").write_text("x")
        file.write(b"x")
    kept = (np.load("copied.npy"), np.load("folder2/copied2.npy"), joblib.load("kept.pkl"), open("figure.png", "rb").read())
    # %%
    def double(x):
        return 2 * x * (len(kept) == 4)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0, "double": 2.0}
