"""Namespaces and the private root: a worker sees no other process, no network, and of the files only what it reads."""

# A worker makes its root in a millisecond; Path objects would double that.
# ruff: noqa: PTH102, PTH106, PTH112, PTH114, PTH115, PTH120, PTH211

import os
import re
import socket
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
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
    """As os.fork, with the child in new namespaces, where it is process 1; its users are mapped before it goes on."""
    flags = 0
    for name in names:
        flags |= ALL[name]
    ours, theirs = socket.socketpair()
    with ours, theirs:
        pid = kernel.fork_into(flags)
        if pid == 0:
            ours.close()
            if theirs.recv(1) != b"m":
                os._exit(1)
            return 0
        try:
            if flags & kernel.NEWUSER:
                _map_users(pid, uids)
            ours.send(b"m")
        except BaseException:
            ours.close()
            theirs.close()
            os.waitpid(pid, 0)
            raise
    return pid


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


@dataclass(frozen=True)
class Shown:
    """One thing that a private root shows of the old one: a mount of what `real` names, or a link to `leads_to`."""

    path: str
    real: str
    leads_to: str = ""
    is_folder: bool = True


@dataclass(frozen=True)
class Layout:
    """What a private root is made of; found out once, so that a worker makes it without looking around."""

    folders: tuple[str, ...]
    shown: tuple[Shown, ...]

    @classmethod
    def of(cls, readable: Iterable[str], empty: Iterable[str]) -> "Layout":
        """These paths with what lies in them, and the `empty` ones for whatever lists them."""
        shown = [_shown(path) for path in readable if not path.startswith("/proc/")]
        wanted = [*empty, "/proc", SCRATCH]
        wanted += [one.path if one.is_folder else os.path.dirname(one.path) for one in shown]
        folders = {str(part) for path in wanted for part in (Path(path), *Path(path).parents)} - {"/"}
        return cls(tuple(sorted(folders)), tuple(shown))


def _shown(path: str) -> Shown:
    """A symbolic link is copied where it leads to a real name, else what it leads to is shown in its place."""
    real = os.path.realpath(path)
    if os.path.islink(path):
        leads_to = os.readlink(path)
        if os.path.normpath(Path(path).parent / leads_to) == real:
            return Shown(path, real, leads_to, is_folder=False)
    return Shown(path, real, is_folder=os.path.isdir(path))


def enter_private_root(layout: Layout, limits: Mapping[str, float], uid: int, left_out: Collection[str] = ()) -> None:
    """Make a root of nothing but the layout, read-only, and a scratch directory of limited size."""
    stage = next(path for path in STAGES if os.path.isdir(path))
    kernel.mount(None, "/", None, kernel.MS_REC | kernel.MS_PRIVATE)
    kernel.mount("tmpfs", stage, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, "size=1m,nr_inodes=4096,mode=755")
    os.mkdir(stage + OLD)
    kernel.syscall("pivot_root", os.fsencode(stage), os.fsencode(stage + OLD))
    os.chdir("/")
    for folder in layout.folders:
        os.mkdir(folder)
    for one in layout.shown:
        if one.leads_to:
            os.symlink(one.leads_to, one.path)
            continue
        if not one.is_folder:
            os.close(os.open(one.path, os.O_CREAT | os.O_RDONLY, 0o444))
        kernel.mount(OLD + one.real, one.path, None, kernel.MS_BIND | kernel.MS_REC)
    if "/tmp" not in layout.folders:
        os.symlink(SCRATCH, "/tmp")
    _mount_proc()
    kernel.detach(OLD)
    os.rmdir(OLD)
    if "read-only mounts" not in left_out:
        _make_read_only()
    gid = uid if os.geteuid() == 0 else os.getegid()
    options = f"mode=700,uid={uid},gid={gid}"
    if "scratch size" not in left_out:
        options += f",size={int(limits['scratch_mb'])}m,nr_inodes={int(limits['scratch_files'])}"
    kernel.mount("tmpfs", SCRATCH, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, options)
    os.chdir(SCRATCH)


def _mount_proc() -> None:
    try:
        kernel.mount("proc", "/proc", "proc", kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC)
    except OSError:  # in a container that masks parts of /proc; then Landlock and the user namespace guard it
        kernel.mount(OLD + "/proc", "/proc", None, kernel.MS_BIND | kernel.MS_REC)


def _make_read_only() -> None:
    try:
        kernel.mount_attributes("/", kernel.MS_RDONLY | kernel.MS_NOSUID)
    except (OSError, KeyError):  # before Linux 5.12: one by one, each with the flags that it has already
        for path in _mount_points():
            flags = os.statvfs(path).f_flag & (kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC | 0x400 | 0x800)
            kernel.mount(None, path, None, kernel.MS_REMOUNT | kernel.MS_BIND | kernel.MS_RDONLY | flags)


def _mount_points() -> list[bytes]:
    """All of this process's, what was mounted below a bound folder too; odd characters are written as octal numbers."""
    written = [line.split()[4] for line in Path("/proc/self/mountinfo").read_bytes().splitlines()]
    return [re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8)]), path) for path in written]
