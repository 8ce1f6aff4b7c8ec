"""Seccomp: which system calls a worker may still make. A list of what numerical Python needs; the rest is refused."""

import ctypes
import errno
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from autograder.worker import kernel

AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32_BIT = 0x40000000
ALLOW, KILL_PROCESS, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
SET_MODE_FILTER, GET_ACTION_AVAILABLE = 1, 2

CLONE_THREAD = 0x10000
CLONE_NEW_ANY = 0x7E020080  # every namespace, the one of time too
PR_SET_NAME, PR_GET_NAME, PR_SET_VMA = 15, 16, 0x53564D41
AF_UNIX = 1

FILES = """
    read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 open openat openat2 creat close close_range
    lseek stat fstat lstat newfstatat statx access faccessat faccessat2 statfs fstatfs readlink readlinkat getdents
    getdents64 getcwd chdir fchdir rename renameat renameat2 mkdir mkdirat rmdir unlink unlinkat link linkat symlink
    symlinkat chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat umask truncate ftruncate fallocate fsync
    fdatasync sync_file_range fadvise64 readahead flock fcntl ioctl dup dup2 dup3 pipe pipe2 utime utimes utimensat
    futimesat sendfile copy_file_range splice tee getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr
"""
MEMORY = """
    mmap munmap mprotect mremap msync madvise brk mseal membarrier pkey_alloc pkey_free pkey_mprotect get_mempolicy
    map_shadow_stack
"""
THREADS_AND_TIME = """
    exit exit_group wait4 waitid futex futex_waitv futex_wait futex_wake futex_requeue set_robust_list get_robust_list
    rseq set_tid_address arch_prctl set_thread_area get_thread_area gettid getpid getppid getpgid getpgrp getsid
    sched_yield sched_getaffinity sched_setaffinity sched_getparam sched_getscheduler sched_getattr
    sched_get_priority_max sched_get_priority_min sched_rr_get_interval getpriority getcpu
    nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time times alarm getitimer setitimer
    timer_create timer_settime timer_gettime timer_getoverrun timer_delete timerfd_create timerfd_settime
    timerfd_gettime restart_syscall pause
"""
SIGNALS_AND_WAITING = """
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack signalfd signalfd4
    select pselect6 poll ppoll epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd eventfd2
"""
OWN_SOCKETS = """
    sendto recvfrom sendmsg recvmsg shutdown getsockname getpeername setsockopt getsockopt
"""
FACTS = """
    getuid geteuid getgid getegid getresuid getresgid getgroups capget getrlimit setrlimit getrusage sysinfo uname
    getrandom
"""
NEEDED = frozenset(" ".join((FILES, MEMORY, THREADS_AND_TIME, SIGNALS_AND_WAITING, OWN_SOCKETS, FACTS)).split())

# What a container without privileges refuses; denied by the tests that stand in for one.
MOUNTING = "mount umount2 pivot_root open_tree move_mount fsopen fsconfig fsmount fspick mount_setattr"
NAMESPACES = f"unshare setns {MOUNTING}"
LANDLOCK = "landlock_create_ruleset landlock_add_rule landlock_restrict_self"


@dataclass(frozen=True)
class Only:
    """A call is allowed while its argument, under the mask, is one of these values."""

    argument: int
    values: tuple[int, ...]
    mask: int = 0xFFFFFFFF


@dataclass(frozen=True)
class Policy:
    """What to do with each system call by name; names that a processor does not have are left out."""

    allowed: frozenset[str]
    conditions: Mapping[str, Only]
    refused: Mapping[str, int]  # name to errno
    otherwise: int = ERRNO | errno.EPERM


def worker_policy(own_pid: int) -> Policy:
    """The policy of a worker that sees itself under this pid: threads yes, processes, sockets and signals no."""
    return Policy(
        allowed=NEEDED,
        conditions={
            "clone": Only(0, (CLONE_THREAD,), mask=CLONE_THREAD | CLONE_NEW_ANY),
            "kill": Only(0, (own_pid,)),
            "tgkill": Only(0, (own_pid,)),
            "prlimit64": Only(0, (0, own_pid)),
            "prctl": Only(0, (PR_SET_NAME, PR_GET_NAME, PR_SET_VMA)),
            "socketpair": Only(0, (AF_UNIX,)),
        },
        # glibc goes on with clone, whose flags a filter can read, when clone3 does not exist.
        refused={"clone3": errno.ENOSYS},
    )


def denying(names: str, number: int = errno.EPERM) -> Policy:
    """Everything allowed but these names: what a container's own filter looks like from inside."""
    apart = {"clone": Only(0, (0,), mask=CLONE_NEW_ANY)} if "unshare" in names.split() else {}
    return Policy(frozenset(), apart, dict.fromkeys(names.split(), number), otherwise=ALLOW)


def program(policy: Policy, arch: str) -> bytes:
    """The policy as classic BPF for one processor."""
    numbers = kernel.syscall_numbers(arch)
    code: list[bytes] = []

    def emit(operation: int, value: int, if_true: int = 0, if_false: int = 0) -> None:
        code.append(struct.pack("HBBI", operation, if_true, if_false, value))

    def load(offset: int) -> None:
        emit(0x20, offset)

    def give(action: int) -> None:
        emit(0x06, action)

    load(4)
    emit(0x15, AUDIT_ARCH[arch], if_true=1)
    give(KILL_PROCESS)
    load(0)
    if arch == "x86_64":
        emit(0x35, X32_BIT, if_false=1)
        give(ERRNO | errno.ENOSYS)
    for name, only in sorted(policy.conditions.items()):
        if name not in numbers:
            continue
        emit(0x15, numbers[name], if_false=4 + len(only.values))
        load(16 + 8 * only.argument)
        emit(0x54, only.mask)
        for k, value in enumerate(only.values):
            emit(0x15, value, if_true=len(only.values) - k)
        give(ERRNO | errno.EPERM)
        give(ALLOW)
    for name, refusal in sorted(policy.refused.items()):
        if name in numbers:
            emit(0x15, numbers[name], if_false=1)
            give(ERRNO | refusal)
    for first, last in ranges(numbers[name] for name in policy.allowed if name in numbers):
        emit(0x35, first, if_false=2)
        emit(0x25, last, if_true=1)
        give(ALLOW)
    # Calls younger than the table: libraries know what to do when a kernel does not have them.
    if policy.otherwise != ALLOW:
        emit(0x25, max(numbers.values()), if_false=1)
        give(ERRNO | errno.ENOSYS)
    give(policy.otherwise)
    return b"".join(code)


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as inclusive ranges, so that the filter stays short."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def available() -> bool:
    """Whether this kernel filters system calls, and whether their numbers are known for this processor."""
    try:
        action = ctypes.create_string_buffer(struct.pack("I", ERRNO))
        kernel.syscall("seccomp", GET_ACTION_AVAILABLE, 0, action)
    except (OSError, KeyError):
        return False
    return kernel.machine() in AUDIT_ARCH


def install(policy: Policy) -> None:
    """Put the policy in force for this process for good."""
    code = program(policy, kernel.machine())
    instructions = ctypes.create_string_buffer(code, len(code))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(instructions)))
    kernel.prctl(kernel.SET_NO_NEW_PRIVS, 1)
    kernel.syscall("seccomp", SET_MODE_FILTER, 0, header)
