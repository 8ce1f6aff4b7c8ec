"""The course secret, from which hidden numbers are made: created on first use, for its owner alone."""

import os
import secrets
from pathlib import Path

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
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        if not path.exists():
            draft.write_text(secrets.token_hex(32) + "\n")
            draft.chmod(0o600)
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        text = path.read_text().strip()
    except OSError as error:
        raise Problem(
            f"the course secret {path} can't be used ({error.strerror}): set {VARIABLE} to a file of yours"
        ) from None
    if len(text) < 32:
        raise Problem(
            f"the course secret {path} is too short: restore it from your backup, or delete it to make a new one"
        )
    return text.encode()
