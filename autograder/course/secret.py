"""The course secret, from which hidden numbers are made: created on first use, for its owner alone."""

import os
import secrets
from pathlib import Path

from autograder.course.files import whole_file
from autograder.errors import Problem

VARIABLE = "AUTOGRADER_SECRET"


def secret_path(root: Path) -> Path:
    """Where the secret lies: outside the repository, in the user's configuration, or where the variable says."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    home = os.environ.get("XDG_CONFIG_HOME") or (os.environ.get("HOME") and str(Path.home() / ".config"))
    if home and os.access(Path(home).parent, os.W_OK):
        return Path(home) / "autograder" / f"{root.name}.secret"
    return root / ".autograder" / "secret"


def course_secret(root: Path) -> bytes:
    """The secret, made if there is none yet. Two processes that start at once agree on one."""
    path = secret_path(root)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            make(path)
        with path.open("rb") as file:
            others = open_to_others(os.fstat(file.fileno()))
            text = file.read().strip()
    except OSError as error:
        raise Problem(
            f"the course secret {path} can't be used ({error.strerror}): set {VARIABLE} to a file of yours"
        ) from None
    if len(text) < 32:
        raise Problem(
            f"the course secret {path} is too short: restore it from your backup, or delete it to make a new one"
        )
    if others:
        raise Problem(
            f"the course secret {path} is open to other users: run chmod 600 {path}, and delete it instead if one of "
            "them may know it (a new one gives other hidden numbers)"
        )
    return text


def make(path: Path) -> None:
    """A new secret, whole and closed to others from its first byte on; one that is there by now stays."""
    with whole_file(path, mode=0o600, synced=True, replaces=False) as file:
        file.write(f"{secrets.token_hex(32)}\n".encode())


def open_to_others(found: os.stat_result) -> bool:
    """Whether anybody but its owner may read or change it."""
    return bool(found.st_mode & 0o077)
