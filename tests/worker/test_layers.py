"""The layers one by one: filters of both processors, Landlock by version, user ids, the private root's layout."""

import errno
import io
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.classroom.doctor import describe, explain, probe_layers
from autograder.wall.layers import STOPS, guard
from autograder.worker import confine, kernel, landlock, namespaces, readable, seccomp

ALLOWED = seccomp.ALLOW
EPERM, ENOSYS = (seccomp.ERRNO | number for number in (errno.EPERM, errno.ENOSYS))
ARCHITECTURES = pytest.mark.parametrize("arch", ["x86_64", "aarch64"])


def run(program, arch, number, *arguments):
    """What a filter answers: classic BPF with the few instructions that ours use."""
    padded = [*arguments, 0, 0, 0, 0, 0, 0][:6]
    data = struct.pack("<IIQ6Q", number, arch, 0, *(a & (2**64 - 1) for a in padded))
    instructions = list(struct.iter_unpack("<HBBI", program))
    at = accumulator = 0
    while True:
        code, if_true, if_false, value = instructions[at]
        at += 1
        if code == 0x20:
            (accumulator,) = struct.unpack_from("<I", data, value)
        elif code == 0x54:
            accumulator &= value
        elif code == 0x06:
            return value
        else:
            holds = {0x15: accumulator == value, 0x25: accumulator > value, 0x35: accumulator >= value}[code]
            at += if_true if holds else if_false


@pytest.fixture(params=["x86_64", "aarch64"])
def ask(request):
    """`ask(name, *arguments)`: what the worker's filter answers on one processor, None where it has no such call."""
    arch = request.param
    numbers = kernel.syscall_numbers(arch)
    program = seccomp.program(seccomp.worker_policy(own_pid=1), arch)

    def answer(name, *arguments):
        if name not in numbers:
            return None
        return run(program, seccomp.AUDIT_ARCH[arch], numbers[name], *arguments)

    return answer


@pytest.mark.parametrize("name", ["read", "write", "mmap", "futex", "openat", "clock_gettime", "exit_group"])
def test_ordinary_work_is_allowed(ask, name):
    assert ask(name) == ALLOWED


REFUSED = """
    socket connect bind listen accept execve execveat fork vfork ptrace process_vm_readv process_vm_writev bpf mount
    setns unshare keyctl io_uring_setup memfd_create shmget pidfd_open rt_sigqueueinfo tkill setuid capset seccomp
    perf_event_open userfaultfd open_by_handle_at kcmp mknodat setpriority ioprio_set sched_setaffinity
    process_madvise mq_open mq_notify pidfd_send_signal rt_tgsigqueueinfo setsockopt get_robust_list
    chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes utimensat futimesat truncate
    setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr inotify_add_watch fanotify_init
"""
ABSENT = {
    "clone3": errno.ENOSYS, "openat2": errno.ENOSYS, "flock": errno.ENOSYS, "futex_wake": errno.ENOSYS,
    "futex_waitv": errno.ENOSYS, "getxattr": errno.ENOTSUP, "flistxattr": errno.ENOTSUP,
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED.split())
def test_everything_else_is_refused(ask, name):
    assert ask(name) in (EPERM, None)


@pytest.mark.parametrize(("name", "number"), ABSENT.items())
def test_what_libraries_can_do_without_does_not_exist(ask, name, number):
    assert ask(name) == seccomp.ERRNO | number


def test_clone_makes_threads_and_nothing_else(ask):
    thread, process = 0x3D0F00, 17
    assert ask("clone", thread) == ALLOWED
    assert ask("clone", process) == EPERM
    for flag in namespaces.ALL.values():
        assert ask("clone", thread | flag) == EPERM
    assert ask("clone3") == ENOSYS


def test_signals_go_to_oneself_only(ask):
    for name in ("kill", "tgkill"):
        assert ask(name, 1) == ALLOWED
        assert [ask(name, pid) for pid in (0, 2, -1, -2, 1 << 31)] == [EPERM] * 5


def test_limits_of_other_processes_stay(ask):
    assert ask("prlimit64", 0) == ask("prlimit64", 1) == ALLOWED
    assert ask("prlimit64", 2) == EPERM


FACTS_OF_A_PROCESS = "sched_getparam sched_getscheduler sched_getattr sched_rr_get_interval getpgid getsid"


@pytest.mark.parametrize("name", FACTS_OF_A_PROCESS.split())
def test_of_processes_a_worker_asks_about_itself(ask, name):
    assert ask(name, 0) == ask(name, 1) == ALLOWED
    assert ask(name, 2) == EPERM


@pytest.mark.parametrize("name", ["clock_gettime", "clock_getres", "clock_nanosleep", "timer_create"])
def test_the_clock_of_another_process_is_no_clock(ask, name):
    assert [ask(name, clock) for clock in (0, 1, 2, 3, 11)] == [ALLOWED] * 5
    assert [ask(name, (~pid << 3) | 2) for pid in (1, 2, 4711)] == [EPERM] * 3


def test_of_a_descriptors_commands_none_is_about_others(ask):
    """What sets an owner, a signal, a notice, a lease, a lock or a hint is refused; what is not listed as well."""
    harmless = {0, 1, 2, 3, 4, 1030, 1032}
    assert all(ask("fcntl", 5, command) == ALLOWED for command in harmless)
    assert all(ask("fcntl", 5, command) == EPERM for command in {*range(64), *range(1024, 1064)} - harmless)


def test_of_a_devices_and_a_files_commands_none_changes_anything(ask):
    isatty, window, readable, nonblocking, close_on_exec = 0x5401, 0x5413, 0x541B, 0x5421, 0x5451
    for command in (isatty, window, readable, nonblocking, close_on_exec):
        assert ask("ioctl", 5, command) == ALLOWED
    own, group, asynchronous, type_in, flags, project, clone_file = (
        0x8901, 0x8902, 0x5452, 0x5412, 0x40086602, 0x401C5820, 0x40049409,
    )  # fmt: skip
    for command in (own, group, asynchronous, type_in, flags, project, clone_file):
        assert ask("ioctl", 5, command) == EPERM


@pytest.mark.parametrize(("name", "position"), [("open", 1), ("openat", 2)])
def test_files_are_opened_to_be_read_or_written_and_cut_to_be_written(ask, name, position):
    """Landlock before its version 3 lets a file be cut by who may read it, and by the mode that is neither."""
    read, write, both, neither, create, cut = 0, 1, 2, 3, 0o100, 0o1000

    def opened(flags):
        return ask(name, *[0] * position, flags)

    if opened(read) is None:
        return  # aarch64 has openat alone
    assert {opened(mode | create) for mode in (read, write, both, write | cut, both | cut)} == {ALLOWED}
    assert {opened(mode | create) for mode in (neither, read | cut, neither | cut)} == {EPERM}


def test_nobody_else_is_woken(ask):
    """A shared wake reaches every process that waits at the same place of the same file, so also another worker."""
    wait, wake, requeue, compare, operation, bits, wake_bits = 0, 1, 3, 4, 5, 9, 10
    private, realtime = 128, 256
    for command in (wait, wake, requeue, compare, operation, bits, wake_bits):
        assert ask("futex", 0, command | private) == ask("futex", 0, command | private | realtime) == ALLOWED
    assert ask("futex", 0, wait) == ask("futex", 0, bits | realtime) == ALLOWED  # as pthread_join does
    assert [ask("futex", 0, command) for command in (wake, requeue, compare, operation, wake_bits)] == [EPERM] * 5


def test_a_name_is_all_that_prctl_sets(ask):
    assert ask("prctl", 15) == ALLOWED
    assert [ask("prctl", option) for option in (1, 4, 22, 38)] == [EPERM] * 4


def test_pairs_of_local_sockets_are_for_event_loops_and_not_for_letters_to_others(ask):
    local, stream, datagram, packets, nonblocking = 1, 1, 2, 5, 0o4000
    assert ask("socketpair", local, stream) == ask("socketpair", local, stream | nonblocking) == ALLOWED
    assert [ask("socketpair", local, kind) for kind in (0, datagram, 3, packets)] == [EPERM] * 4
    assert [ask("socketpair", family, stream) for family in (2, 10, 16)] == [EPERM] * 3


@ARCHITECTURES
def test_calls_younger_than_the_table_do_not_exist(arch):
    program = seccomp.program(seccomp.worker_policy(1), arch)
    assert run(program, seccomp.AUDIT_ARCH[arch], 600) == ENOSYS


@ARCHITECTURES
def test_calls_by_another_processors_numbers_end_the_process(arch):
    program = seccomp.program(seccomp.worker_policy(1), arch)
    other = next(value for name, value in seccomp.AUDIT_ARCH.items() if name != arch)
    assert run(program, other, 0) == seccomp.KILL_PROCESS
    assert run(program, 0x40000003, 0) == seccomp.KILL_PROCESS  # 32 bits


def test_the_second_set_of_numbers_on_x86_does_not_exist():
    program = seccomp.program(seccomp.worker_policy(1), "x86_64")
    assert run(program, seccomp.AUDIT_ARCH["x86_64"], 0x40000000) == ENOSYS


@ARCHITECTURES
def test_every_condition_of_a_call_has_to_hold(arch):
    name, number = "socketpair", kernel.syscall_numbers(arch)["socketpair"]
    conditions = {name: (seccomp.Only(0, (1, 2)), seccomp.Only(2, (7,), mask=0xF))}
    program = seccomp.program(seccomp.Policy(frozenset(), conditions, {}), arch)
    answers = {
        (first, third): run(program, seccomp.AUDIT_ARCH[arch], number, first, 99, third)
        for first in (0, 1, 2, 3)
        for third in (6, 7, 0x17)
    }
    allowed = {given for given, answer in answers.items() if answer == ALLOWED}
    assert allowed == {(1, 7), (1, 0x17), (2, 7), (2, 0x17)}


@ARCHITECTURES
def test_every_name_in_the_policy_is_a_system_call_of_some_processor(arch):
    policy = seccomp.worker_policy(1)
    known = set(kernel.syscall_numbers("x86_64")) | set(kernel.syscall_numbers("aarch64"))
    assert policy.allowed | set(policy.conditions) | set(policy.refused) <= known
    assert policy.allowed.isdisjoint(policy.conditions)
    assert policy.allowed.isdisjoint(policy.refused)


def test_numbers_of_both_processors_are_the_kernels():
    assert [kernel.syscall_numbers("x86_64")[name] for name in ("openat", "clone", "seccomp")] == [257, 56, 317]
    assert [kernel.syscall_numbers("aarch64")[name] for name in ("openat", "clone", "seccomp")] == [56, 220, 277]
    assert "fork" not in kernel.syscall_numbers("aarch64")
    assert kernel.syscall_numbers("riscv64") == {}


def test_ranges_join_neighbours():
    assert seccomp.ranges([5, 1, 2, 3, 9]) == [(1, 3), (5, 5), (9, 9)]


@pytest.mark.parametrize(
    ("version", "files", "network", "scopes"),
    [(1, 13, 0, 0), (2, 14, 0, 0), (3, 15, 0, 0), (4, 15, 3, 0), (5, 16, 3, 0), (6, 16, 3, 3), (9, 16, 3, 3)],
)
def test_landlock_governs_what_its_version_knows(version, files, network, scopes):
    assert landlock.handled(version) == ((1 << files) - 1, network, scopes)


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user has no other ids")
def test_user_ids_come_from_what_the_namespace_maps():
    assert confine.own_uids("0 0 4294967295") == confine.OWN_UIDS
    assert confine.own_uids("0 100000 65536") == confine.OWN_UIDS_IN_A_CONTAINER
    assert confine.own_uids("0 1000 1\n1 100000 65536") == confine.OWN_UIDS_IN_A_CONTAINER
    assert not confine.own_uids("0 1000 1")


def test_the_private_root_shows_links_as_links_and_makes_every_folder_once(tmp_path):
    (tmp_path / "real" / "lib").mkdir(parents=True)
    (tmp_path / "real" / "file").touch()
    (tmp_path / "lib").symlink_to("real/lib")
    layout = namespaces.Layout.of(
        [str(tmp_path / "lib"), str(tmp_path / "real" / "lib"), str(tmp_path / "real" / "file"), "/proc/stat"],
        ["/empty"],
    )
    link, folder, file = layout.shown
    assert link.leads_to == "real/lib" and folder.is_folder and not file.is_folder
    assert list(layout.folders) == sorted(set(layout.folders))
    assert {"/empty", "/proc", "/scratch", str(tmp_path / "real")} <= set(layout.folders)
    assert str(tmp_path / "real" / "file") not in layout.folders


def test_what_workers_read_holds_nothing_trusted():
    package = str(readable.package())
    paths = readable.paths()
    assert package not in paths and str(readable.package().parent) not in paths
    inside = {path.removeprefix(f"{package}/") for path in paths if path.startswith(package)}
    assert inside.isdisjoint({"judge", "wall", "course", "intake", "authoring", "classroom", "cli.py"})
    assert "worker" in inside and "student" in inside


def test_paths_inside_others_are_not_listed_twice():
    assert readable.uncovered(["/a/b", "/a", "/ab", "/a-b/c", "/a/c/d"]) == ["/a", "/a-b/c", "/ab"]


FACTS = {
    "namespaces": ("user", "pid"), "private_root": True, "own_uid": True, "landlock": 5, "seccomp": True,
    "refusals": [], "interpreter_readable": True, "interpreter": "/usr/lib/python3/os.py",
}  # fmt: skip


def test_doctor_says_one_sentence_per_layer_and_what_to_do():
    assert all(layer.holds for layer in describe(FACTS))
    poor = FACTS | {
        "namespaces": (), "private_root": False, "landlock": 0, "own_uid": False, "interpreter_readable": False,
        "refusals": ["clone: Operation not permitted"] * 2,
    }  # fmt: skip
    said = {layer.name: layer.sentence for layer in describe(poor) if not layer.holds}
    assert said.keys() == {"namespaces", "private root", "landlock", "own user", "interpreter"}
    assert "(clone: Operation not permitted)" in said["namespaces"] and "--security-opt" in said["namespaces"]
    assert "Linux 5.13" in said["landlock"] and "/opt or /usr/local" in said["interpreter"]


def test_doctor_explains_every_layer_and_names_a_test_that_is_there():
    out = io.StringIO()
    assert explain(out) == 0
    lines = out.getvalue().splitlines()
    assert lines[::2] == [f"{layer:20} stops {what}" for layer, what in STOPS.items()]
    assert [line.strip() for line in lines[1::2]] == [guard(layer) for layer in STOPS]
    file, _, test = guard("seccomp").removesuffix("[seccomp]").partition("::")
    assert f"\ndef {test}(" in (Path(__file__).parent.parent.parent / file).read_text()


def test_doctor_looks_at_this_machine():
    layers = {layer.name: layer for layer in probe_layers()}
    assert (layers["seccomp"].holds and layers["landlock"].holds) or layers["private root"].holds


def test_a_process_forked_into_namespaces_knows_its_own_thread_and_can_start_others():
    """What the C library's locks compare is an id that a bare clone would leave as the parent's."""
    script = """
import ctypes, os, sys, threading
from autograder.worker import kernel
pid = kernel.fork_into(0)
if pid:
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
address = ctypes.c_ulong()
kernel.prctl(kernel.GET_TID_ADDRESS, ctypes.addressof(address))
known = ctypes.c_int.from_address(address.value).value
done = []
thread = threading.Thread(target=done.append, args=(1,))
thread.start(); thread.join()
os._exit(0 if known == threading.get_native_id() == os.getpid() and done else 1)
"""
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
