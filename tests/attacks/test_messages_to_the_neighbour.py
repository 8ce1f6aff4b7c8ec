"""Words between two notebooks that are graded at the same time and are in on it."""

import textwrap

import pytest

from autograder.wall.limits import Limits

EVERY_WALL = True
OLD_KERNELS = True

# Each way has an end that speaks, once, and one that listens: it prints what it hears when the other has not spoken and
# when it has, and nothing may differ.
COMMON = """
    import ctypes, errno, fcntl, mmap, os, socket, struct, threading, time
    import numpy
    from autograder.worker import kernel
    libc = ctypes.CDLL(None, use_errno=True)
    shared = open(numpy.__file__, "rb")

    def call(name, *arguments):
        try:
            return kernel.syscall(name, *arguments)
        except OSError as error:
            return errno.errorcode[error.errno]

    def lock(kind, command, how):
        wanted = struct.pack("hhqqi4x", kind, 0, 0, 0, 0)
        try:
            return fcntl.fcntl(shared, command, wanted)[:2]
        except OSError as error:
            return errno.errorcode[error.errno]

    def place():
        return ctypes.c_void_p(mapped())

    def mapped():
        libc.mmap.restype = ctypes.c_void_p
        libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t] + [ctypes.c_int] * 3 + [ctypes.c_long]
        return libc.mmap(None, 4096, 1, 1, shared.fileno(), 0)

    def word(address):
        return ctypes.c_uint32.from_address(address).value
"""
WAYS = {
    "flock": ("call('flock', shared.fileno(), 2 | 4)", "call('flock', shared.fileno(), 2 | 4)"),
    "shared flock": ("call('flock', shared.fileno(), 1 | 4)", "call('flock', shared.fileno(), 2 | 4)"),
    "record locks": ("lock(0, 6, 0)", "lock(1, 5, 0)"),
    "locks of descriptors": ("lock(0, 37, 0)", "lock(1, 36, 0)"),
    "leases": ("call('fcntl', shared.fileno(), 1024, 0)", "call('fcntl', shared.fileno(), 1025)"),
    "hints": ("call('fcntl', shared.fileno(), 1036, ctypes.byref(ctypes.c_uint64(4)))",
              "call('fcntl', shared.fileno(), 1035, ctypes.byref(ctypes.c_uint64(9)))"),
    "times": ("call('utimensat', shared.fileno(), None, None, 0)", "os.fstat(shared.fileno()).st_mtime_ns"),
    "names in a folder": ("open('/tmp/hostile-word', 'w') if os.access('/tmp', 2) else 0", "os.path.exists('/tmp/hostile-word')"),
    "shared memory": ("call('shmget', 1729, 4096, 0o1666)", "call('shmget', 1729, 0, 0)"),
    "message queues": ("call('mq_open', b'hostile', 0o102, 0o666, None)", "call('mq_open', b'hostile', 0)"),
    "the name of the machine": ("call('sethostname', b'hostile', 7)", "os.uname().nodename"),
}  # fmt: skip


def said(worker, source):
    """What a cell printed, whatever else it did."""
    result = worker.run_cell(
        textwrap.dedent(COMMON) + f"try:\n    print({source})\nexcept Exception as error:\n    print(error)"
    )
    assert result.ok, result.error
    return "".join(output["text"] for output in result.outputs if output["output_type"] == "stream")


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_heard(grader, way):
    speak, listen = WAYS[way]
    with grader.sandboxes["numpy"].spawn(Limits()) as one, grader.sandboxes["numpy"].spawn(Limits()) as other:
        before = said(other, listen)
        said(one, speak)
        assert said(other, listen) == before


def test_nobody_can_be_woken_at_a_place_in_a_shared_file(grader):
    """A worker that waits at a page of numpy's file; another that wakes whoever waits there, and is told how many."""
    with grader.sandboxes["numpy"].spawn(Limits()) as one, grader.sandboxes["numpy"].spawn(Limits()) as other:
        wait = (
            "address = mapped(); "
            "threading.Thread(target=call, args=('futex', address, 0, word(address), None), daemon=True).start()"
        )
        one.run_cell(textwrap.dedent(COMMON) + wait)
        one.run_cell("time.sleep(0.3)")  # until it waits; a wait that begins later makes the test weaker, not red
        for command in (1, 10, 3):  # FUTEX_WAKE, FUTEX_WAKE_BITSET, FUTEX_REQUEUE
            assert said(other, f"call('futex', mapped(), {command}, 9, 0, 0, 0xFFFFFFFF)").strip() == "EPERM"
        assert said(other, "call('futex_wake', mapped(), 0xFFFFFFFF, 9, 2)").strip() == "ENOSYS"
