"""System calls that Python has no function for, by number through ctypes. Knows no policy."""

import contextlib
import ctypes
import functools
import json
import os
import platform
import signal
import struct
from collections.abc import Iterator
from pathlib import Path

SET_PDEATHSIG, SET_DUMPABLE, SET_NO_NEW_PRIVS, GET_TID_ADDRESS = 1, 4, 38, 40
CHILD_CLEARTID, CHILD_SETTID = 0x200000, 0x1000000
NEWNS, NEWCGROUP, NEWUTS, NEWIPC = 0x20000, 0x2000000, 0x4000000, 0x8000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT = 1, 2, 4, 8, 32
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x40000
MNT_DETACH = 2
CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)
_libc_with_gil = ctypes.PyDLL(None, use_errno=True)


@functools.cache
def machine() -> str:
    """The name under which this processor's numbers stand in syscalls.json."""
    return {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())


@functools.cache
def _tables() -> dict[str, dict[str, int]]:
    return json.loads(Path(__file__).with_name("syscalls.json").read_text())


def syscall_numbers(arch: str | None = None) -> dict[str, int]:
    """The numbers of all system calls of a processor by name; empty where nobody wrote them down."""
    return _tables().get(arch or machine(), {})


def syscall(name: str, *args: int | bytes | ctypes.Array | None) -> int:
    number = syscall_numbers()[name]
    converted = [ctypes.c_long(a) if isinstance(a, int) else a for a in args]
    result = _libc.syscall(ctypes.c_long(number), *converted)
    if result < 0:
        raise _error(name)
    return result


def prctl(option: int, *args: int) -> None:
    padded = [option, *args, 0, 0, 0, 0][:5]
    if _libc.prctl(*[ctypes.c_ulong(a) for a in padded]) < 0:
        raise _error(f"prctl({option})")


def fork_into(flags: int) -> int:
    """As os.fork, with the child in new namespaces, for a process of one thread.

    The kernel is told what the C library's own fork tells it: where the thread keeps its id, which locks compare.
    """
    thread_id = ctypes.c_ulong()
    prctl(GET_TID_ADDRESS, ctypes.addressof(thread_id))
    flags |= signal.SIGCHLD | CHILD_SETTID | CHILD_CLEARTID
    places = [0, thread_id.value] if machine() == "aarch64" else [thread_id.value, 0]
    arguments = [ctypes.c_long(n) for n in (syscall_numbers()["clone"], flags, 0, 0, *places)]
    ctypes.pythonapi.PyOS_BeforeFork()
    pid = _libc_with_gil.syscall(*arguments)
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
        return 0
    ctypes.pythonapi.PyOS_AfterFork_Parent()
    if pid < 0:
        raise _error("clone")
    return pid


def mount(source: str | None, target: str | bytes, kind: str | None, flags: int, options: str = "") -> None:
    encoded = [text and os.fsencode(text) for text in (source, target, kind)]
    if _libc.mount(*encoded, ctypes.c_ulong(flags), os.fsencode(options) or None) < 0:
        raise _error(f"mount {os.fsdecode(target)}")


def detach(target: str) -> None:
    if _libc.umount2(os.fsencode(target), MNT_DETACH) < 0:
        raise _error(f"umount {target}")


def mount_attributes(target: str, flags: int) -> None:
    """Set attributes on a mount and all mounts below it (Linux 5.12)."""
    at_fdcwd, at_recursive = -100, 0x8000
    attributes = ctypes.create_string_buffer(struct.pack("QQQQ", flags, 0, 0, 0))
    syscall("mount_setattr", at_fdcwd, os.fsencode(target), at_recursive, attributes, 32)


def drop_capabilities() -> None:
    """Give up every capability, for good once no new privileges can be had."""
    header = ctypes.create_string_buffer(struct.pack("II", CAPABILITY_VERSION_3, 0))
    syscall("capset", header, ctypes.create_string_buffer(24))


@contextlib.contextmanager
def acting_as(user: int) -> Iterator[None]:
    """Let this thread alone meet files, and /proc, as that user would; for root without all of root's capabilities."""
    _libc.setfsgid(user)
    _libc.setfsuid(user)
    try:
        yield
    finally:
        _libc.setfsuid(os.geteuid())
        _libc.setfsgid(os.getegid())


def _error(what: str) -> OSError:
    number = ctypes.get_errno()
    return OSError(number, f"{what}: {os.strerror(number)}")
