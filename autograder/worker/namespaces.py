"""Namespaces and the private root: a worker sees no other process, no network, and of the files only what it reads."""

import contextlib
import os
import socket
import stat
from collections.abc import Iterable
from pathlib import Path

from autograder.worker import kernel

ALL = {
    "user": kernel.NEWUSER,
    "mount": kernel.NEWNS,
    "pid": kernel.NEWPID,
    "net": kernel.NEWNET,
    "ipc": kernel.NEWIPC,
    "uts": kernel.NEWUTS,
    "cgroup": kernel.NEWCGROUP,
}
OLD, SCRATCH = "/old", "/scratch"
STAGES = ("/tmp", "/mnt", "/var")  # where the new root is mounted for a moment; what they hold stays reachable


class Refused(OSError):
    """The kernel refused a step of setting up a worker; the text says which."""


def fork_inside(names: Iterable[str], uids: Iterable[int]) -> int:
    """As os.fork, with the child in new namespaces: it sees itself as process 1.

    A process cannot enter a new pid namespace, only its children are born there. So a first child unshares, has its
    uids mapped by us, forks the second and ends; we must be a subreaper, so that the second becomes our own child.
    """
    flags = 0
    for name in names:
        flags |= ALL[name]
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    first = os.fork()
    if first == 0:
        ours.close()
        _unshare_and_fork(flags, theirs)
        return 0
    theirs.close()
    with ours:
        try:
            _expect(ours, b"unshared")
            _map_users(first, uids)
            ours.send(b"mapped")
            second = int(_expect(ours, b"forked ").decode())
        finally:
            os.waitpid(first, 0)
        ours.send(b"go")
    return second


def _unshare_and_fork(flags: int, parent: socket.socket) -> None:
    """Returns in the second child only, once the first has ended and so the zygote is its parent."""
    try:
        kernel.unshare(flags)
        parent.send(b"unshared")
        if parent.recv(16) != b"mapped":
            os._exit(1)
        second = os.fork()
    except BaseException as error:
        with contextlib.suppress(OSError):
            parent.send(f"!{error}".encode())
        os._exit(1)
    if second:
        parent.send(b"forked %d" % second)
        os._exit(0)
    with parent:
        if parent.recv(16) != b"go":
            os._exit(1)


def _expect(connection: socket.socket, start: bytes) -> bytes:
    message = connection.recv(4096)
    if not message.startswith(start):
        raise Refused(message.decode(errors="replace").lstrip("!") or "the first process ended early")
    return message[len(start) :]


def _map_users(pid: int, uids: Iterable[int]) -> None:
    """Map these numbers to themselves, for users and groups alike."""
    users = [*uids]
    groups = users if 0 in users else [os.getegid()]
    process = Path("/proc", str(pid))
    try:
        if 0 not in users:
            (process / "setgroups").write_text("deny")
        (process / "uid_map").write_text("".join(f"{n} {n} 1\n" for n in users))
        (process / "gid_map").write_text("".join(f"{n} {n} 1\n" for n in groups))
    except OSError as error:
        raise Refused(f"mapping users: {error.strerror}") from None


def enter_private_root(readable: Iterable[str], empty: Iterable[str], scratch_mb: int, files: int, uid: int) -> None:
    """Make a root of nothing but these paths, read-only, and a scratch directory of limited size."""
    stage = next(path for path in STAGES if Path(path).is_dir())
    wanted = sorted({path: os.path.realpath(path) for path in readable if not path.startswith("/proc/")}.items())
    kernel.mount(None, "/", None, kernel.MS_REC | kernel.MS_PRIVATE)
    kernel.mount("tmpfs", stage, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, "size=1m,nr_inodes=4096,mode=755")
    Path(stage + OLD).mkdir()
    kernel.syscall("pivot_root", os.fsencode(stage), os.fsencode(stage + OLD))
    os.chdir("/")
    bound: list[str] = []
    for path, real in wanted:
        if not any(path.startswith(f"{above}/") for above in bound):
            bound += _bind(path, real)
    for path in (*empty, SCRATCH):
        Path(path).mkdir(parents=True, exist_ok=True)
    if not os.path.lexists("/tmp"):
        Path("/tmp").symlink_to(SCRATCH)
    _mount_proc()
    kernel.detach(OLD)
    Path(OLD).rmdir()
    _make_read_only([*bound, "/proc", "/"])
    options = f"size={scratch_mb}m,nr_inodes={files},mode=700,uid={uid},gid={uid if os.geteuid() == 0 else os.getegid()}"
    kernel.mount("tmpfs", SCRATCH, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, options)
    os.chdir(SCRATCH)


def _bind(path: str, real: str) -> list[str]:
    """Show a path of the old root under its own name; a symbolic link is copied where it leads to a real name."""
    with contextlib.suppress(OSError):
        leads_to = os.readlink(OLD + path)  # noqa: PTH115 - a Path would fold its dots
        if os.path.normpath(Path(path).parent / leads_to) == real:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).symlink_to(leads_to)
            return []
    if stat.S_ISDIR(os.stat(OLD + real).st_mode):
        Path(path).mkdir(parents=True, exist_ok=True)
    else:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).touch()
    kernel.mount(OLD + real, path, None, kernel.MS_BIND | kernel.MS_REC)
    return [path]


def _mount_proc() -> None:
    Path("/proc").mkdir(exist_ok=True)
    try:
        kernel.mount("proc", "/proc", "proc", kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC)
    except OSError:  # in a container that masks parts of /proc; then Landlock and the user namespace guard it
        kernel.mount(OLD + "/proc", "/proc", None, kernel.MS_BIND | kernel.MS_REC)


def _make_read_only(mounts: Iterable[str]) -> None:
    try:
        kernel.mount_attributes("/", kernel.MS_RDONLY | kernel.MS_NOSUID)
    except (OSError, KeyError):  # before Linux 5.12: one by one, each with the flags that it has already
        for path in mounts:
            flags = os.statvfs(path).f_flag & (kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC | 0x400 | 0x800)
            kernel.mount(None, path, None, kernel.MS_REMOUNT | kernel.MS_BIND | kernel.MS_RDONLY | flags)
