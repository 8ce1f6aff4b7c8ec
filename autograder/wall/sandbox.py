"""A warm zygote that forks a walled worker for each submission."""

import sys
import threading
from collections.abc import Mapping, Sequence
from typing import Any

from autograder.checks.calls import Student
from autograder.errors import Problem
from autograder.wall.ends import SandboxLost
from autograder.wall.layers import walled
from autograder.wall.limits import Flavour, Limits
from autograder.wall.watch import Watch
from autograder.wall.worker import Worker
from autograder.wall.zygote import ZygoteProcess

ELSEWHERE = (
    "student code is run behind Linux's walls, which {system} does not have: run it in a container, "
    'docker run --rm --security-opt seccomp=unconfined -v "$PWD:/course" autograder grade PATH '
    "(build it once: docker build -t autograder .)"
)


class Sandbox:
    """A warm zygote that forks confined workers; a killed one is replaced at the next spawn. Thread-safe."""

    def __init__(
        self,
        flavour: Flavour = "numpy",
        *,
        allow_unconfined: bool = False,
        without: Sequence[str] = (),
        prefix: Sequence[str] = (),
        left_out: Sequence[str] = (),
    ) -> None:
        """For tests: `without` ("namespaces", "mounts", "landlock", "landlock 3") stands in for poorer kernels,
        `prefix` starts the zygote, and the layers `left_out` are missing though it says that they are there.
        """
        if sys.platform != "linux":
            system = {"darwin": "macOS", "win32": "Windows"}.get(sys.platform, sys.platform)
            raise Problem(ELSEWHERE.format(system=system))
        self.flavour = flavour
        self._allow_unconfined, self._without, self._prefix = allow_unconfined, tuple(without), tuple(prefix)
        self._left_out = tuple(left_out)
        self._lock = threading.Lock()
        self._watch = Watch(left_out)
        self._zygote: ZygoteProcess | None = self._start()

    @property
    def facts(self) -> Mapping[str, Any]:
        """What the zygote found out: which layers its workers get, what was refused, how long it took to warm up."""
        with self._lock:
            return dict(self._living().facts)

    def spawn(self, limits: Limits | None = None, watch: Sequence[str] = (), student: Student | None = None) -> Worker:
        """A fresh worker; `watch` are the names of the tasks, handles of what it makes belong to `student`."""
        limits = limits or Limits.for_flavour(self.flavour)
        with self._watch.deadlines.held():
            with self._lock:
                zygote = self._living()
                forked = zygote.spawn(limits, watch)
            worker = Worker(zygote, self._watch, limits, forked, student)
        if not (walled(worker.layers) or self._allow_unconfined):
            worker.close()
            raise SandboxLost(f"a worker came without its wall, with {', '.join(worker.layers) or 'nothing'} alone")
        return worker

    def close(self) -> None:
        with self._lock:
            if self._zygote is not None:
                self._zygote.close()
            self._zygote = None
        self._watch.close()

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _living(self) -> ZygoteProcess:
        if self._zygote is None or not self._zygote.alive():
            if self._zygote is not None:
                self._zygote.close()
            self._zygote = self._start()
        return self._zygote

    def _start(self) -> ZygoteProcess:
        zygote = ZygoteProcess(self.flavour, self._without, self._prefix, self._left_out)
        hides_files = zygote.facts["private_root"] or zygote.facts["landlock"]
        if not (hides_files and zygote.facts["seccomp"]) and not self._allow_unconfined:
            zygote.close()
            raise Problem(
                "this machine can't wall in student code, it has neither Landlock nor user namespaces: "
                "use Linux 5.13 or later; in a container add --security-opt seccomp=unconfined; "
                "or trust the code and say --allow-unconfined",
                code=1,
            )
        return zygote
