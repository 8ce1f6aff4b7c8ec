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
AF_UNIX, SOCK_STREAM, SOCKET_TYPES = 1, 1, 0xF
ACCESS_MODE, READ_ONLY, WRITE_ONLY, READ_WRITE, O_TRUNC = 3, 0, 1, 2, 0x200
CLOCKS = tuple(range(12))  # a number below zero is the CPU time of any process
OF_A_CLOCK = "clock_gettime clock_getres clock_nanosleep timer_create"
OF_A_PROCESS = "prlimit64 sched_getparam sched_getscheduler sched_getattr sched_rr_get_interval getpgid getsid"

# Of a descriptor's commands those that change what only this process sees. The others make the kernel signal any
# process, lock what two workers read, or change a file that was opened for reading.
DUPFD, GETFD, SETFD, GETFL, SETFL, DUPFD_CLOEXEC, GETPIPE_SZ = 0, 1, 2, 3, 4, 1030, 1032
TCGETS, TCGETS2, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX = (
    0x5401, 0x802C542A, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451,
)  # fmt: skip
FUTEX_WAIT, FUTEX_WAIT_BITSET, FUTEX_PRIVATE, FUTEX_COMMANDS = 0, 9, 128, 0xFF

# Nothing here changes the mode, owner, times or attributes of a file: Landlock governs none of it, so that an ordinary
# user's worker could do so to all that is theirs. Nor its size by name, which Landlock governs from its version 3 on.
FILES = """
    read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 creat close close_range
    lseek stat fstat lstat newfstatat statx access faccessat faccessat2 statfs fstatfs readlink readlinkat getdents
    getdents64 getcwd chdir fchdir rename renameat renameat2 mkdir mkdirat rmdir unlink unlinkat link linkat symlink
    symlinkat umask ftruncate fallocate fsync fdatasync sync_file_range fadvise64 readahead dup dup2 dup3 pipe pipe2
    sendfile copy_file_range splice tee
"""
MEMORY = """
    mmap munmap mprotect mremap msync madvise brk mseal membarrier pkey_alloc pkey_free pkey_mprotect get_mempolicy
    map_shadow_stack
"""
THREADS_AND_TIME = """
    exit exit_group wait4 waitid set_robust_list rseq set_tid_address arch_prctl set_thread_area get_thread_area
    gettid getpid getppid getpgrp sched_yield sched_getaffinity sched_get_priority_max sched_get_priority_min
    getpriority getcpu nanosleep gettimeofday time times alarm getitimer setitimer timer_settime
    timer_gettime timer_getoverrun timer_delete timerfd_create timerfd_settime timerfd_gettime restart_syscall pause
"""
SIGNALS_AND_WAITING = """
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack signalfd signalfd4
    select pselect6 poll ppoll epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd eventfd2
"""
OWN_SOCKETS = """
    sendto recvfrom sendmsg recvmsg shutdown getsockname getpeername getsockopt
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


# What libraries do without when a kernel doesn't have it, with the number by which they notice.
ABSENT = {
    # glibc goes on with clone, and everybody with openat, whose flags a filter can read.
    errno.ENOSYS: "clone3 openat2 flock futex_waitv futex_wait futex_wake futex_requeue",
    errno.ENOTSUP: "getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr",
}


@dataclass(frozen=True)
class Only:
    """An argument of a call is, under the mask, one of these values; else the call is refused."""

    argument: int
    values: tuple[int, ...]
    mask: int = 0xFFFFFFFF


@dataclass(frozen=True)
class Policy:
    """What to do with each system call by name; names that a processor does not have are left out."""

    allowed: frozenset[str]
    conditions: Mapping[str, tuple[Only, ...]]  # all of which have to hold
    refused: Mapping[str, int]  # name to errno
    otherwise: int = ERRNO | errno.EPERM


def worker_policy(own_pid: int) -> Policy:
    """The policy of a worker that sees itself under this pid: threads yes, processes, sockets and signals no."""
    # Neither a file cut by who may only read it, nor the mode that is neither reading nor writing: before its version
    # 3 Landlock looks at neither.
    opened = (READ_ONLY, WRITE_ONLY, READ_WRITE, WRITE_ONLY | O_TRUNC, READ_WRITE | O_TRUNC)
    # Waiting for a thread's end is the one shared wait of an honest program; what wakes others would be a message.
    waits = (FUTEX_WAIT, FUTEX_WAIT_BITSET, *range(FUTEX_PRIVATE, FUTEX_PRIVATE + 14))
    return Policy(
        allowed=NEEDED,
        conditions={
            "clone": (Only(0, (CLONE_THREAD,), mask=CLONE_THREAD | CLONE_NEW_ANY),),
            "kill": (Only(0, (own_pid,)),),
            "tgkill": (Only(0, (own_pid,)),),
            **dict.fromkeys(OF_A_PROCESS.split(), (Only(0, (0, own_pid)),)),
            **dict.fromkeys(OF_A_CLOCK.split(), (Only(0, CLOCKS),)),
            "prctl": (Only(0, (PR_SET_NAME, PR_GET_NAME, PR_SET_VMA)),),
            # A pair of datagrams could be sent to any socket that has a name.
            "socketpair": (Only(0, (AF_UNIX,)), Only(1, (SOCK_STREAM,), mask=SOCKET_TYPES)),
            "open": (Only(1, opened, mask=ACCESS_MODE | O_TRUNC),),
            "openat": (Only(2, opened, mask=ACCESS_MODE | O_TRUNC),),
            "fcntl": (Only(1, (DUPFD, GETFD, SETFD, GETFL, SETFL, DUPFD_CLOEXEC, GETPIPE_SZ)),),
            "ioctl": (Only(1, (TCGETS, TCGETS2, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX)),),
            "futex": (Only(1, waits, mask=FUTEX_COMMANDS),),
        },
        refused={name: number for number, names in ABSENT.items() for name in names.split()},
    )


def denying(names: str, number: int = errno.EPERM) -> Policy:
    """Everything allowed but these names: what a container's own filter looks like from inside."""
    apart = {"clone": (Only(0, (0,), mask=CLONE_NEW_ANY),)} if "unshare" in names.split() else {}
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
    for name, conditions in sorted(policy.conditions.items()):
        if name not in numbers:
            continue
        emit(0x15, numbers[name], if_false=1 + sum(3 + len(only.values) for only in conditions))
        for only in conditions:
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
