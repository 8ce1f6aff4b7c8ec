"""Debugging, signalling and reading other processes by system calls."""

import os
import signal
import subprocess
import sys

import pytest

EVERY_WALL = True

TARGETS = "{*range(1, 50), os.getppid(), -1, 0, JUDGE, BYSTANDER}"


@pytest.fixture
def bystander():
    """A process of the same machine that must live on."""
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    yield process
    process.kill()
    process.wait()


def test_no_signal_reaches_another_process(attack, bystander):
    on_interrupt = signal.getsignal(signal.SIGINT)
    source = f"""
    import os, signal
    JUDGE, BYSTANDER = {os.getpid()}, {bystander.pid}
    for pid in {TARGETS} - {{os.getpid()}}:
        for act in (os.kill, os.killpg):
            try:
                act(pid, signal.SIGKILL if pid > 1 else 0)
                print("loot: signalled", pid, act)
            except (OSError, OverflowError):
                pass
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
    assert bystander.poll() is None
    assert signal.getsignal(signal.SIGINT) is on_interrupt


def test_no_other_process_can_be_debugged_or_read(attack, bystander):
    source = f"""
    import ctypes, os, platform
    JUDGE, BYSTANDER = {os.getpid()}, {bystander.pid}
    libc = ctypes.CDLL(None, use_errno=True)
    x86 = platform.machine() == "x86_64"
    PTRACE, READV, WRITEV, PIDFD_OPEN, PIDFD_GETFD, KCMP = (101, 310, 311, 434, 438, 312) if x86 else (117, 270, 271, 434, 438, 272)
    buffer = ctypes.create_string_buffer(64)

    class Vector(ctypes.Structure):
        _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    local = Vector(ctypes.addressof(buffer), 64)
    for pid in {TARGETS} - {{os.getpid(), 0, -1}}:
        remote = Vector(id(pid), 64)
        tries = {{
            "attach": (PTRACE, 16, pid, 0, 0), "seize": (PTRACE, 0x4206, pid, 0, 0),
            "read": (READV, pid, ctypes.byref(local), 1, ctypes.byref(remote), 1, 0),
            "write": (WRITEV, pid, ctypes.byref(local), 1, ctypes.byref(remote), 1, 0),
            "open": (PIDFD_OPEN, pid, 0), "compare": (KCMP, os.getpid(), pid, 0, 0, 0),
        }}
        for name, arguments in tries.items():
            if libc.syscall(*arguments) >= 0:
                print("loot:", name, pid)
    if libc.syscall(PTRACE, 0, 0, 0, 0) >= 0:
        print("loot: traced by the parent")
    for fd in range(3, 20):
        for other in range(3, 20):
            if libc.syscall(PIDFD_GETFD, fd, other, 0) >= 0:
                print("loot: took a descriptor")
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
    assert bystander.poll() is None
