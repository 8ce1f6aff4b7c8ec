"""Sandboxes as the wall meets them: root or an ordinary user, with namespaces or without, with Landlock or without."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from autograder.engine.limits import Limits
from autograder.engine.sandbox import Sandbox

NOBODY = 65534

# Become an ordinary user who can read the interpreter, even if it lies in root's home: a private mount shows it there.
DROP_ROOT = """
set -e
base=$1 home=$2; shift 2
if [ -n "$home" ]; then
    stage=$(mktemp -d)
    mount --bind "$base" "$stage"
    mount -t tmpfs -o mode=755 none "$home"
    mkdir -p "$base"
    mount --move "$stage" "$base"
fi
exec setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"
"""


def as_ordinary_user() -> list[str]:
    """The command that starts another as an ordinary user; skips the test where that can't be done."""
    if os.geteuid() != 0:
        return []
    if not (shutil.which("unshare") and shutil.which("setpriv")):
        pytest.skip("needs unshare and setpriv to become an ordinary user")
    base = Path(sys.base_prefix).resolve()
    private = [str(folder) for folder in base.parents if not folder.stat().st_mode & 0o001]
    home = private[-1] if private else ""
    return ["unshare", "--mount", "sh", "-c", DROP_ROOT, "sh", str(base), home]


KINDS = {
    "all layers": ((), False),
    "without namespaces": (("namespaces",), False),
    "without mounts": (("mounts",), False),
    "without landlock": (("landlock",), False),
    "ordinary user": ((), True),
    "ordinary user, no landlock": (("landlock",), True),
    "ordinary user without namespaces": (("namespaces",), True),
}


@pytest.fixture(scope="session")
def sandboxes():
    """One sandbox of each kind that a test asks for, kept for the whole run."""
    made = {}

    def get(kind: str) -> Sandbox:
        if kind not in made:
            without, ordinary = KINDS[kind]
            if ordinary and os.geteuid() != 0:
                pytest.skip("this is the ordinary user already")
            made[kind] = Sandbox(without=without, prefix=as_ordinary_user() if ordinary else ())
        return made[kind]

    yield get
    for sandbox in made.values():
        sandbox.close()


@pytest.fixture
def sandbox(sandboxes):
    return sandboxes("all layers")


@pytest.fixture(params=KINDS)
def wall(request, sandboxes):
    """Each kind of sandbox in turn."""
    return sandboxes(request.param)


@pytest.fixture
def worker(sandbox):
    with sandbox.spawn(QUICK, watch=["f", "g", "model"]) as worker:
        yield worker


QUICK = Limits(cell_seconds=10, call_seconds=5, total_seconds=60, memory_mb=256, scratch_mb=16, scratch_files=200)


@pytest.fixture
def limits():
    return QUICK
