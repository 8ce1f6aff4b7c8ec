"""The judge's end of a zygote: starts it, and has it fork and reap workers."""

import json
import os
import socket
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from autograder.errors import Problem
from autograder.intake.fresh import clean_environment, last_words, started
from autograder.wall.ends import SandboxLost
from autograder.wall.layers import namespaces_of
from autograder.wall.limits import Flavour, Limits

START_SECONDS = 180
LEAVE_SECONDS = 5
# Huge pages under the warm heap make each fork three times cheaper; Python's own arenas would have none.
HUGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1", "PYTHONMALLOC": "malloc"}


class Forked(NamedTuple):
    """A worker that waits for its first word."""

    pid: int
    connection: socket.socket
    output: int  # the end of a pipe: what it writes past Python
    scratch: str | None


class ZygoteProcess:
    """The process of a zygote and its control socket."""

    def __init__(
        self, flavour: Flavour, without: Sequence[str], prefix: Sequence[str], left_out: Sequence[str]
    ) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the zygote
        self._lock = threading.Lock()
        settings: dict[str, Any] = {"flavour": flavour, "limits": asdict(Limits.for_flavour(flavour))}
        settings |= {"missing": list(without), "left_out": list(left_out)}
        with theirs:
            environment = (
                clean_environment() | HUGE_PAGES | (dict(os.environ) if "clean environment" in left_out else {})
            )
            self._process = started("worker.zygote", settings, theirs, self._complaints, environment, prefix)
        self._control.settimeout(START_SECONDS)
        try:
            self.facts = self._receive()
        except (OSError, ValueError) as error:
            words = last_words(self._complaints) or error
            self.close()
            raise Problem(f"the sandbox did not start: {words}; try `autograder doctor`") from None
        self.namespaces = namespaces_of(self._process.pid)

    def spawn(self, limits: Limits, watch: Sequence[str]) -> Forked:
        ours, theirs = socket.socketpair()
        output, output_end = os.pipe()
        request = {"op": "spawn", "limits": asdict(limits), "watch": list(watch)}
        try:
            answer = self._ask(request, [theirs.fileno(), output_end])
        except BaseException:
            ours.close()
            os.close(output)
            raise
        finally:
            theirs.close()
            os.close(output_end)
        return Forked(answer["pid"], ours, output, answer["scratch"])

    def reap(self, pid: int) -> int | None:
        """The exit status of a worker that has ended, negative for a signal; None when nobody knows."""
        try:
            return self._ask({"op": "reap", "pid": pid}).get("status")
        except SandboxLost:
            return None

    def alive(self) -> bool:
        return self._process.poll() is None and self._control.fileno() >= 0

    def close(self) -> None:
        """Hanging up is enough: it ends its workers and clears away their scratch directories."""
        self._control.close()
        try:
            self._process.wait(LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._complaints.close()

    def _ask(self, request: Mapping[str, Any], descriptors: Sequence[int] = ()) -> dict[str, Any]:
        with self._lock:
            try:
                socket.send_fds(self._control, [json.dumps(request).encode()], descriptors)
                answer = self._receive()
            except (OSError, ValueError) as error:
                self._control.close()  # its process may take a moment longer to end, and serves nobody any more
                raise SandboxLost(last_words(self._complaints) or str(error)) from None
        if "error" in answer:
            raise SandboxLost(answer["error"])
        return answer

    def _receive(self) -> dict[str, Any]:
        message = self._control.recv(1 << 16)
        if not message:
            raise OSError("it ended")
        return json.loads(message)
