"""Scratch directories for workers that can have no private one: made and cleared away from outside."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def make(uid: int | None) -> str:
    """A directory of the worker's own."""
    path = tempfile.mkdtemp(prefix="autograder-")
    if uid is not None:
        os.chown(path, uid, uid)
    return path


def remove(folder: str) -> None:
    """Delete it, whatever its owner made of what is in it; what can't be deleted stays, and nothing is raised.

    Folders are lifted to the top before they are emptied: so one that is thousands deep takes no recursion, no long
    paths and two descriptors.
    """
    if not folder:  # a private one, which is gone already; and Path("") is wherever we are
        return
    with contextlib.suppress(OSError):
        top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            _empty(top)
        finally:
            os.close(top)
        Path(folder).rmdir()


def _empty(top: int) -> None:
    prefix, lifted = secrets.token_hex(8), 0  # names that its owner could not take beforehand
    waiting = ["."]
    while waiting:
        name = waiting.pop()
        with contextlib.suppress(OSError):
            inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
            try:
                for entry in _entries(inner):
                    lifted += 1
                    waiting += _take(inner, entry, top, f"{prefix}{lifted}")
            finally:
                os.close(inner)
            if name != ".":
                os.rmdir(name, dir_fd=top)


def _take(folder: int, entry: os.DirEntry, top: int, lifted: str) -> list[str]:
    """Delete a file, or move a folder up; returns the new name of what was moved."""
    with contextlib.suppress(OSError):
        if not entry.is_dir(follow_symlinks=False):
            os.unlink(entry.name, dir_fd=folder)
            return []
        os.chmod(entry.name, 0o700, dir_fd=folder)
        os.rename(entry.name, lifted, src_dir_fd=folder, dst_dir_fd=top)
        return [lifted]
    return []


def _entries(folder: int) -> list[os.DirEntry]:
    with os.scandir(folder) as entries:
        return list(entries)
