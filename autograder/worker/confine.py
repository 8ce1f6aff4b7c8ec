"""Puts a forked process behind the wall, layer by layer in the order that the kernel allows. Knows no notebook."""

import functools
import os
import random
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.worker import kernel, landlock, namespaces, readable, rlimits, seccomp

# A range that no distribution hands out; where a container maps fewer, one below its end.
OWN_UIDS = range(1_900_000_000, 1_960_000_000)
OWN_UIDS_IN_A_CONTAINER = range(40_000, 60_000)


@dataclass(frozen=True)
class Plan:
    """Which layers a worker of this zygote gets; found out once, in throwaway children."""

    namespaces: tuple[str, ...] = ()
    private_root: bool = False
    own_uid: bool = False
    landlock: int = 0
    seccomp: bool = False
    left_out: tuple[str, ...] = ()  # by tests, which see that something misses each; see wall/layers.py

    def keeps(self, layer: str) -> bool:
        return layer not in self.left_out

    @property
    def enters_root(self) -> bool:
        return self.private_root and self.keeps("private root")

    @property
    def hides_files(self) -> bool:
        return self.private_root or self.landlock > 0

    @property
    def counts_threads(self) -> bool:
        return self.own_uid or ("user" in self.namespaces and rlimits.counts_per_user_namespace())


@dataclass(frozen=True)
class Place:
    """What a zygote finds out once about the files that its workers read."""

    readable: tuple[str, ...] = field(default_factory=lambda: tuple(readable.paths()))
    listable: tuple[str, ...] = field(default_factory=lambda: (str(readable.package()),))

    @functools.cached_property
    def layout(self) -> namespaces.Layout:
        return namespaces.Layout.of(self.readable, self.listable)


def own_uids(mapped: str | None = None) -> range:
    """The user ids for workers: none where this process is not root, or its user namespace maps too few."""
    if os.geteuid() != 0:
        return range(0)
    lines = (mapped if mapped is not None else Path("/proc/self/uid_map").read_text()).splitlines()
    known = [range(int(start), int(start) + int(count)) for start, _, count in map(str.split, lines)]
    for wanted in (OWN_UIDS, OWN_UIDS_IN_A_CONTAINER):
        if any(wanted[0] in mapping and wanted[-1] in mapping for mapping in known):
            return wanted
    return range(0)


def pick_uid(plan: Plan) -> int | None:
    """A user id that with all likelihood no other worker has now, so that none exhausts or signals another."""
    if not (plan.own_uid and plan.keeps("user id")):
        return None
    return random.SystemRandom().choice(own_uids()) if plan.keeps("a user id for each") else own_uids()[0]


def fork(plan: Plan, uid: int | None) -> int:
    """As os.fork; the child is in its namespaces, and must call `confine` next."""
    if not plan.namespaces:
        return os.fork()
    names = [name for name in plan.namespaces if plan.keeps(name)]
    return namespaces.fork_inside(names, [os.geteuid()] if uid is None else [0, uid])


def confine(plan: Plan, place: Place, limits: Mapping[str, float], uid: int | None, scratch: str) -> list[int]:
    """Put this process behind the wall for good. `scratch` is used where it gets no root of its own.

    Returns the descriptors that somebody else has to hold for Landlock.
    """
    if plan.keeps("OOM score"):
        rlimits.prefer_as_victim()
    if plan.enters_root:
        namespaces.enter_private_root(place.layout, limits, os.geteuid() if uid is None else uid, plan.left_out)
        scratch = namespaces.SCRATCH
    os.chdir(scratch)
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    if plan.keeps("end with the zygote"):  # after the change of user, which forgets it
        kernel.prctl(kernel.SET_PDEATHSIG, 9)
    rlimits.apply(limits, counts_threads=plan.counts_threads, left_out=plan.left_out)
    if plan.keeps("capabilities"):
        kernel.drop_capabilities()
    # Without a root of its own the judge has to see its open files, to limit its scratch space.
    kernel.prctl(kernel.SET_DUMPABLE, int(not (plan.private_root and plan.keeps("undumpable"))))
    settle_in(scratch)
    held: list[int] = []
    if plan.landlock and plan.keeps("Landlock"):
        held = landlock.restrict(place.readable, place.listable, [scratch])
    if plan.seccomp and plan.keeps("seccomp"):
        seccomp.install(seccomp.worker_policy(os.getpid()))
    return held


def settle_in(scratch: str) -> None:
    """Make scratch the home of everything that writes files."""
    tempfile.tempdir = scratch
    shutil.copymode = shutil.copystat = _leave_as_made
    for name in ("GLIBC_TUNABLES", "PYTHONMALLOC", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)
    os.environ.update(dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR", "KERAS_HOME", "PWD"), scratch))


def _leave_as_made(*_: object, **__: object) -> None:
    """For copies: seccomp lets nobody change modes and times, and a copy is right without those of its original."""


def candidates(left_out: Sequence[str] = ()) -> Sequence[Plan]:
    """Plans to try, the strongest first."""
    rest: dict[str, Any] = {"own_uid": bool(own_uids()), "landlock": landlock.abi(), "seccomp": seccomp.available()}
    rest |= {"left_out": tuple(left_out)}
    everything = tuple(namespaces.ALL)
    return (
        Plan(everything, private_root=True, **rest),
        Plan(tuple(name for name in everything if name != "mount"), **rest),
        Plan(**rest),
    )
