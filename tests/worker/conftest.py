"""Sandboxes as the wall meets them: root or an ordinary user, with namespaces or without, with Landlock or without."""

import os

import pytest

from autograder.wall.limits import Limits
from autograder.wall.sandbox import Sandbox

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
def sandboxes(as_ordinary_user):
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
