"""Secrets in the environment of the grader."""

EVERY_WALL = True
OLD_KERNELS = True


def test_the_graders_environment_is_not_the_workers(attack):
    source = """
    import os, ctypes
    environment = dict(os.environ)
    ctypes.CDLL(None).getenv.restype = ctypes.c_char_p
    for name in ("PLANTED_ENVIRONMENT", "PATH_INFO", "AWS_SECRET_ACCESS_KEY"):
        if os.environ.get(name) or ctypes.CDLL(None).getenv(name.encode()):
            print("loot:", name)
    try:
        for part in open("/proc/self/environ", "rb").read().split(b"\\0"):
            if part.lower().startswith((b"planted", b"pytest", b"autograder")):
                print("loot:", part.partition(b"=")[0])
    except OSError:
        pass
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_rewriting_the_environment_changes_no_other_worker(attack):
    source = """
    import os
    os.environ.update(PYTHONPATH=".", LD_PRELOAD="./evil.so", PYTHONSTARTUP="evil.py", HOME=".", PATH=".")
    os.environ.clear()
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
