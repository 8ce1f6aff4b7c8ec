"""Debugging, signalling and reading other processes by system calls."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

EVERY_WALL = True
OLD_KERNELS = True

TARGETS = "{*range(1, 50), os.getppid(), -1, 0, JUDGE, BYSTANDER}"


LISTENING = """
import signal, sys, time
for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, lambda number, frame: sys.stderr.write(f"signal {number}\\n"))
sys.stderr.write("ready\\n")
while True:
    time.sleep(600)
"""


@pytest.fixture
def bystander(tmp_path):
    """A process of the same machine and user that must live on, hear no signal and stay as it is."""
    heard = tmp_path / "heard"
    with heard.open("wb") as ear:
        process = subprocess.Popen([sys.executable, "-S", "-c", LISTENING], stderr=ear)
    try:
        while heard.read_text() != "ready\n":
            assert process.poll() is None
            time.sleep(0.01)
        before = condition(process.pid)
        yield process
        assert process.poll() is None, "the bystander was killed"
        assert heard.read_text() == "ready\n", "the bystander heard a signal"
        assert condition(process.pid) == before
    finally:
        process.kill()
        process.wait()


def condition(pid):
    """Of a process what others of its user may change."""
    shown = [Path(f"/proc/{pid}/{name}").read_text() for name in ("limits", "oom_score_adj", "comm", "coredump_filter")]
    scheduling = (os.getpriority(os.PRIO_PROCESS, pid), os.sched_getscheduler(pid), os.sched_getaffinity(pid))
    return (*scheduling, os.getpgid(pid), os.getsid(pid), *shown)


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


def test_no_descriptor_or_timer_signals_for_a_student(attack, bystander):
    """The kernel signals on behalf of who owns a descriptor, a timer, a queue or a lease: nobody else may be named."""
    source = f"""
    import ctypes, fcntl, os, platform, signal, socket, struct
    libc = ctypes.CDLL(None, use_errno=True)
    x86 = platform.machine() == "x86_64"
    NUMBERS = dict(timer_create=222, mq_notify=244, rt_sigqueueinfo=129, rt_tgsigqueueinfo=297, pidfd_send_signal=424, tkill=200)
    ARM = dict(timer_create=107, mq_notify=184, rt_sigqueueinfo=138, rt_tgsigqueueinfo=240, pidfd_send_signal=424, tkill=130)
    numbers = NUMBERS if x86 else ARM

    def named(what, pid, act):
        try:
            result = act()
        except (OSError, ValueError, OverflowError):
            return
        if result is None or result == 0 or isinstance(result, bytes):
            print("loot:", what, pid)

    for pid in ({bystander.pid}, {os.getpid()}, os.getppid(), -{bystander.pid}):
        left, right = socket.socketpair()
        reading, writing = os.pipe()
        for fd in (left.fileno(), right.fileno(), reading, writing):
            named("owner", pid, lambda: fcntl.fcntl(fd, 8, pid))  # F_SETOWN
            named("owner by kind", pid, lambda: fcntl.fcntl(fd, 15, struct.pack("ii", 1, pid)))  # F_SETOWN_EX
            named("group", pid, lambda: fcntl.fcntl(fd, 15, struct.pack("ii", 2, pid)))
            named("kill", pid, lambda: fcntl.fcntl(fd, 10, signal.SIGKILL))  # F_SETSIG
            named("FIOSETOWN", pid, lambda: fcntl.ioctl(fd, 0x8901, struct.pack("i", pid)))
            named("SIOCSPGRP", pid, lambda: fcntl.ioctl(fd, 0x8902, struct.pack("i", pid)))
            try:
                fcntl.fcntl(fd, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
            except OSError:
                pass
        for fd in (left.fileno(), right.fileno(), writing):
            try:
                os.write(fd, b"x")
            except OSError:
                pass
        event = (ctypes.c_int * 16)()
        event[2], event[3], event[4] = signal.SIGKILL, 4, pid  # SIGEV_THREAD_ID
        timer = ctypes.c_int()
        named("timer", pid, lambda: libc.syscall(numbers["timer_create"], 1, event, ctypes.byref(timer)))
        clock = (~pid << 3) | 2  # the CPU time of that process
        named("timer on its clock", pid, lambda: libc.syscall(numbers["timer_create"], clock, None, ctypes.byref(timer)))
        info = (ctypes.c_int * 32)()
        info[0], info[2] = signal.SIGKILL, -1
        named("queue", pid, lambda: libc.syscall(numbers["rt_sigqueueinfo"], pid, 9, info))
        named("queue to a thread", pid, lambda: libc.syscall(numbers["rt_tgsigqueueinfo"], pid, pid, 9, info))
        named("thread", pid, lambda: libc.syscall(numbers["tkill"], pid, 9))
        named("notice", pid, lambda: libc.syscall(numbers["mq_notify"], 0, event))
    for command in (1024, 1026):  # F_SETLEASE, F_NOTIFY: a signal when somebody else comes
        for path in (os.__file__, os.path.dirname(os.__file__), "."):
            named("tell me", command, lambda: fcntl.fcntl(os.open(path, os.O_RDONLY), command, 1))
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_nothing_of_another_process_can_be_set(attack, bystander):
    """Its priority, processors, limits, group, memory: the bystander is looked at before and after."""
    source = f"""
    import ctypes, os, resource
    libc = ctypes.CDLL(None, use_errno=True)

    def change(what, pid, act):
        try:
            if act() in (None, 0):
                print("loot:", what, pid)
        except (OSError, ValueError):
            pass

    for pid in {{{bystander.pid}, {os.getpid()}, os.getppid()}} - {{0}}:  # which is oneself
        change("priority", pid, lambda: os.setpriority(os.PRIO_PROCESS, pid, 19))
        change("processors", pid, lambda: os.sched_setaffinity(pid, {{0}}))
        change("scheduler", pid, lambda: os.sched_setscheduler(pid, os.SCHED_BATCH, os.sched_param(0)))
        change("limits", pid, lambda: libc.prlimit(pid, resource.RLIMIT_NOFILE, (ctypes.c_ulong * 2)(9, 9), None) or None)
        change("group", pid, lambda: os.setpgid(pid, 0))
        for name in ("oom_score_adj", "comm", "timerslack_ns", "coredump_filter", "autogroup"):
            change(name, pid, lambda: open(f"/proc/{{pid}}/{{name}}", "w").write("7") and None)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
