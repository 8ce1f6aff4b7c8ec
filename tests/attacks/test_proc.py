"""Other processes, and the judge's memory, through /proc."""

from pathlib import Path

EVERY_WALL = True
OLD_KERNELS = True

SEARCH = """
    import os, re
    own = {str(os.getpid()), "self", "thread-self"}
    needle = re.compile(rb"planted-[a-z]+-[0-9a-f]{6}")

    def reported(path, data):
        if needle.search(data):
            print("loot: planted text in", path)
        elif not set(path.split("/")) & own:
            print("loot: could read", path)
"""


def test_no_other_process_can_be_read(attack):
    source = (
        SEARCH
        + """
    numbers = {n for n in os.listdir("/proc") if n.isdigit()} if os.access("/proc", os.R_OK) else set()
    for number in numbers | {str(n) for n in range(1, 400)} | {str(os.getppid())}:
        for name in ("environ", "cmdline", "maps", "mem", "status", "stat", "auxv", "stack", "syscall", "root/etc/passwd"):
            path = f"/proc/{number}/{name}"
            try:
                with open(path, "rb") as file:
                    reported(path, file.read(65536))
            except OSError:
                pass
        for name in ("fd", "task", "cwd", "root", "map_files"):
            try:
                names = os.listdir(f"/proc/{number}/{name}")
            except OSError:
                continue
            if number not in own:
                print("loot: could list", number, name)
    """
    )
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_the_process_of_the_judge_can_not_be_read(attack):
    import os

    source = (
        SEARCH
        + f"""
    for number in ({os.getpid()}, {os.getppid()}):
        for name in ("environ", "cmdline", "maps", "mem", "fd/0", "cwd/pyproject.toml", "root/etc/hostname"):
            path = f"/proc/{{number}}/{{name}}"
            try:
                reported(path, open(path, "rb").read(4096))
            except OSError:
                pass
    """
    )
    assert Path("/proc/self").exists()
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_the_own_memory_holds_nothing_of_the_judge(attack):
    source = (
        SEARCH
        + """
    import ctypes
    # In pieces: neither this source nor a traceback that quotes it holds what is looked for.
    needles = re.compile(b"plan" + b"ted-(?:[a-z]+-[0-9a-f]{16}|hidden-check)")

    def scan():
        found = []
        for line in open("/proc/self/maps"):
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            if end - start < 1 << 28:
                found += needles.findall(ctypes.string_at(start, end - start))
        return found

    try:
        for hit in scan():
            print("loot:", hit.decode())
    except OSError as error:
        print("closed:", error)

    def double(x):
        raise ValueError(b" ".join(scan()).decode())
    """
    )
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
