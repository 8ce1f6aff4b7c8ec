"""A warm process that forks workers: started fresh by the judge's side, it knows no test, no secret and no course."""

import contextlib
import errno
import gc
import io
import json
import os
import shutil
import signal
import socket
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from autograder.worker import confine, kernel, seccomp, worker

CONTROL = 3
CONNECTION = 3  # a worker's only socket takes the place of the control socket
CANARY_SECONDS = 60


def warm_up(flavour: str) -> None:
    """Import what notebooks import, and have them make what they cache; nothing here may start a thread."""
    import IPython.display  # noqa: F401
    import matplotlib as mpl
    import sklearn.ensemble
    import sklearn.linear_model
    import sklearn.metrics
    import sklearn.model_selection
    import sklearn.preprocessing  # noqa: F401
    from IPython.core.inputtransformer2 import TransformerManager

    mpl.use("agg")
    _draw_a_figure()
    TransformerManager().transform_cell("%matplotlib inline\n1 + 1\n")
    if flavour == "keras":
        # Imports alone: an operation would make the eager context, with which a forked child hangs every time.
        import keras
        import tensorflow  # noqa: F401

        keras.layers, keras.models, keras.optimizers, keras.losses, keras.callbacks  # noqa: B018


def _draw_a_figure() -> None:
    from matplotlib import pyplot

    figure, axes = pyplot.subplots()
    axes.plot([0, 1], [0, 1], label="$x^2$")
    axes.hist([0, 1, 1])
    axes.set_title("warm")
    axes.legend()
    figure.savefig(io.BytesIO(), format="png")
    pyplot.close("all")


def canary(flavour: str) -> None:
    """What every worker must be able to do; run in a throwaway child behind the wall."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    x = np.linspace(-1, 1, 40).reshape(20, 2)
    LogisticRegression().fit(x, x[:, 0] > 0)
    if flavour == "keras":
        import tensorflow as tf

        assert float(tf.reduce_sum(tf.constant([1.0, 2.0]))) == 3.0


class Zygote:
    """Answers requests on the control socket, one after the other, until it is closed."""

    def __init__(self, control: socket.socket, settings: Mapping[str, Any]) -> None:
        self._control, self._flavour = control, settings["flavour"]
        self._children: set[int] = set()
        self.findings: dict[str, str] = {}
        kernel.prctl(kernel.SET_CHILD_SUBREAPER, 1)
        self.place = confine.Place()
        self.place.layout  # noqa: B018 - made here once, not in every worker
        self.plan = self._find_plan(settings["limits"])

    def serve(self) -> None:
        """Fork a worker for each "spawn", collect the exit status of one for each "reap"."""
        while True:
            message, descriptors, _, _ = socket.recv_fds(self._control, 1 << 16, 2)
            if not message:
                os._exit(0)
            request = json.loads(message)
            try:
                answer = self._spawn(request, *descriptors) if request["op"] == "spawn" else self._reap(request)
            except OSError as error:
                answer = {"error": str(error)}
            finally:
                for descriptor in descriptors:
                    os.close(descriptor)
            self._control.send(json.dumps(answer).encode())

    def _spawn(self, request: Mapping[str, Any], connection: int, output: int) -> dict[str, Any]:
        uid = confine.pick_uid(self.plan)
        if uid is not None and not self.plan.private_root:
            os.chown(request["scratch"], uid, uid)

        def work() -> None:
            move_in(connection, output)
            layers = confine.confine(self.plan, self.place, request["limits"], uid, request["scratch"])
            worker.serve(socket.socket(fileno=CONNECTION), request["watch"], request["limits"], layers)

        pid = self._fork(work, uid)
        self._children.add(pid)
        return {"pid": pid}

    def _fork(self, work: Callable[[], None], uid: int | None) -> int:
        pid = confine.fork(self.plan, uid)
        if pid == 0:
            run_to_the_end(work)
        return pid

    def _reap(self, request: Mapping[str, Any]) -> dict[str, Any]:
        pid = request["pid"]
        if pid not in self._children:
            return {"status": None}
        self._children.discard(pid)
        return {"status": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}

    def _find_plan(self, limits: Mapping[str, float]) -> confine.Plan:
        """The strongest plan with which a throwaway child gets through; what was refused is remembered."""
        refusals = []
        for plan in confine.candidates():
            failure = self._try(plan, limits)
            if failure is None:
                self.findings["refused"] = "; ".join(refusals)
                return plan
            refusals.append(failure)
        raise RuntimeError("no worker could be started: " + "; ".join(refusals))

    def _try(self, plan: confine.Plan, limits: Mapping[str, float]) -> str | None:
        self.plan = plan
        uid = confine.pick_uid(plan)
        scratch = confine.temporary_scratch(uid)
        ours, theirs = socket.socketpair()

        def work() -> None:
            try:
                os.setsid()
                confine.confine(plan, self.place, limits, uid, scratch)
                theirs.send(b"interpreter " if not os.access(os.__file__, os.R_OK) else b"readable ")
                canary(self._flavour)
                theirs.send(b"fine")
            except BaseException as error:
                theirs.send(f"{type(error).__name__}: {error}"[:500].encode())

        try:
            pid = self._fork(work, uid)
        except OSError as error:
            return str(error)
        finally:
            theirs.close()
            if plan.private_root:
                shutil.rmtree(scratch, ignore_errors=True)
        said = b""
        ours.settimeout(CANARY_SECONDS)
        with ours, contextlib.suppress(TimeoutError):
            while data := ours.recv(4096):
                said += data
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        shutil.rmtree(scratch, ignore_errors=True)
        found, _, rest = said.decode(errors="replace").partition(" ")
        if found in ("interpreter", "readable"):
            self.findings["interpreter"] = "" if found == "readable" else os.__file__
            said = rest.encode()
        if said == b"fine":
            return None
        return said.decode(errors="replace") or "the first worker died or hung"


def run_to_the_end(work: Callable[[], None]) -> None:
    """Run in a child that must never return into the zygote's own code."""
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(70)
    os._exit(0)


def move_in(connection: int, output: int) -> None:
    """A session of its own; nothing open but the connection and, as stdout and stderr, the pipe to the judge."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    os.dup2(connection, CONNECTION)
    os.closerange(CONNECTION + 1, os.sysconf("SC_OPEN_MAX"))


def emulate(missing: list[str]) -> None:
    """For tests and `doctor`: have the kernel refuse layers, as a container's filter or an old kernel does."""
    if "namespaces" in missing:
        seccomp.install(seccomp.denying(seccomp.NAMESPACE_CALLS))
    if "mounts" in missing:
        seccomp.install(seccomp.denying(seccomp.NAMESPACE_CALLS - {"unshare"}))
    if "landlock" in missing:
        seccomp.install(seccomp.denying(seccomp.LANDLOCK_CALLS, errno.ENOSYS))


def main(argument: str) -> None:
    """`argument` holds the settings as JSON; file descriptor 3 is the control socket."""
    started = time.monotonic()
    settings = json.loads(argument)
    os.dup2(0, CONTROL)  # it came as standard input, the one descriptor whose number is known beforehand
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    control = socket.socket(fileno=CONTROL)
    os.set_inheritable(CONTROL, False)
    warm_up(settings["flavour"])
    threads = os.listdir("/proc/self/task")
    if len(threads) != 1:
        raise RuntimeError(f"importing started {len(threads) - 1} threads, which a fork would lose")
    emulate(settings.get("missing", []))
    gc.collect()
    zygote = Zygote(control, settings)
    # What exists now is shared by all workers: a collection in one of them must not touch, and so copy, it.
    gc.collect()
    gc.freeze()
    plan = zygote.plan
    ready = {
        "namespaces": plan.namespaces,
        "private_root": plan.private_root,
        "own_uid": plan.own_uid,
        "landlock": plan.landlock,
        "seccomp": plan.seccomp,
        "findings": zygote.findings,
        "seconds": round(time.monotonic() - started, 3),
    }
    control.send(json.dumps(ready).encode())
    zygote.serve()
