"""A warm process that forks workers: started fresh by the judge's side, it knows no test, no secret and no course."""

import contextlib
import errno
import gc
import io
import json
import os
import signal
import socket
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

from autograder.worker import confine, landlock, rlimits, scratch, seccomp, worker

CONNECTION = 3  # a worker's only socket
CANARY_SECONDS = 60
MISSING = {
    "namespaces": (seccomp.NAMESPACES,),
    "mounts": (seccomp.MOUNTING,),
    "landlock": (seccomp.LANDLOCK, errno.ENOSYS),
    "mount_setattr": ("mount_setattr", errno.ENOSYS),
}


def warm_up(flavour: str) -> None:
    """Import what notebooks import, and have them make what they cache; nothing here may start a thread."""
    if flavour == "bare":  # for tests of the wall, which import nothing
        return
    import mmap  # noqa: F401 - numpy asks for it when somebody maps a file

    import IPython.display  # noqa: F401
    import matplotlib as mpl
    import sklearn.cluster
    import sklearn.ensemble
    import sklearn.linear_model
    import sklearn.metrics
    import sklearn.model_selection
    import sklearn.neighbors
    import sklearn.neural_network
    import sklearn.preprocessing  # noqa: F401
    from IPython.core.inputtransformer2 import TransformerManager

    import autograder.data  # noqa: F401

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


def fill_holes() -> list[object]:
    """Take what lies free between the objects of the heap, a megabyte or two in thousands of pieces.

    What a worker makes would be put there, and each piece is on another page that it would have to copy first.
    """
    taken: list[object] = [bytes(100_000) for _ in range(20)]  # larger than any hole, so that some lie at the end
    end = max(map(id, taken))
    for size in (32_000, 8_000, 4_000, 2_000, 1_000, 500, 250, 120, 60, 15):
        while id(piece := bytes(size)) < end:
            taken.append(piece)
    while id(smallest := object()) < end:
        taken.append(smallest)
    return taken


def canary(flavour: str) -> None:
    """What every worker must be able to do; run in a throwaway child behind the wall."""
    if flavour == "bare":
        return
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
        self._left_out = settings.get("left_out", ())
        self._children: dict[int, str] = {}
        self.refusals: list[str] = []
        self.interpreter_readable = False
        self.place = confine.Place()
        self.place.layout  # noqa: B018 - made here once, not in every worker
        self.plan = self._find_plan(settings["limits"])

    def serve(self) -> None:
        """Fork a worker for each "spawn", collect the exit status of one for each "reap"."""
        while True:
            message, descriptors, _, _ = socket.recv_fds(self._control, 1 << 16, 2)
            if not message:
                self._leave()
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
        folder = "" if self.plan.enters_root else scratch.make(uid)

        def work() -> None:
            self._control.detach()  # its number may be the connection's from now on
            move_in(self.plan, connection, output)
            judge = socket.socket(fileno=CONNECTION)
            if judge.recv(1):  # it has looked at this process from outside
                held = confine.confine(self.plan, self.place, request["limits"], uid, folder)
                worker.serve(judge, request["watch"], request["limits"], held)

        try:
            pid = self._fork(work, uid)
        except OSError:
            scratch.remove(folder)
            raise
        self._children[pid] = folder
        return {"pid": pid, "scratch": folder}

    def _fork(self, work: Callable[[], None], uid: int | None) -> int:
        pid = confine.fork(self.plan, uid)
        if pid == 0:
            run_to_the_end(work)
        return pid

    def _reap(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The status of a child that was killed or is ending; its scratch directory goes with it."""
        pid = request["pid"]
        if pid not in self._children:
            return {"status": None}
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        scratch.remove(self._children.pop(pid))
        return {"status": status}

    def _leave(self) -> NoReturn:
        """The judge has gone, perhaps without a word: nothing of ours stays behind."""
        for pid in list(self._children):
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
            self._reap({"pid": pid})
        os._exit(0)

    def _find_plan(self, limits: Mapping[str, float]) -> confine.Plan:
        """The strongest plan with which a throwaway child gets through; what was refused is remembered."""
        for plan in confine.candidates(self._left_out):
            failure = self._try(plan, limits)
            if failure is None:
                return plan
            self.refusals.append(failure)
        raise RuntimeError("no worker could be started: " + "; ".join(self.refusals))

    def _try(self, plan: confine.Plan, limits: Mapping[str, float]) -> str | None:
        """Why a worker with this plan would not do, None when it does."""
        self.plan = plan
        uid = confine.pick_uid(plan)
        folder = scratch.make(uid)
        ours, theirs = socket.socketpair()

        def work() -> None:
            try:
                os.setsid()
                confine.confine(plan, self.place, limits, uid, folder)
                canary(self._flavour)
                said = {"fine": True, "interpreter": os.access(os.__file__, os.R_OK)}
            except BaseException as error:
                said = {"failure": reason(error)}
            theirs.send(json.dumps(said).encode())

        try:
            pid = self._fork(work, uid)
            theirs.close()
            ours.settimeout(CANARY_SECONDS)
            said = json.loads(ours.recv(4096) or b"{}")
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        except OSError as error:
            return reason(error)
        finally:
            ours.close()
            theirs.close()
            scratch.remove(folder)
        self.interpreter_readable = said.get("interpreter", False)
        return None if said.get("fine") else said.get("failure", "the first worker died")


def reason(error: BaseException) -> str:
    """An error in a few words; of the kernel's only what was refused and why."""
    words = error.strerror if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
    return (words or str(error))[:500]


def run_to_the_end(work: Callable[[], None]) -> None:
    """Run in a child that must never return into the zygote's own code."""
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(70)
    os._exit(0)


def move_in(plan: confine.Plan, connection: int, output: int) -> None:
    """A session of its own; nothing open but the connection and, as stdout and stderr, the pipe to the judge."""
    if plan.keeps("session"):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    os.dup2(connection, CONNECTION)
    if plan.keeps("closed descriptors"):
        os.closerange(CONNECTION + 1, os.sysconf("SC_OPEN_MAX"))


def emulate(missing: Sequence[str]) -> None:
    """For tests and `doctor`: have the kernel refuse layers, as a container's filter or an old kernel does."""
    for what in missing:
        kind, _, version = what.partition(" ")
        if version:  # "landlock 3": an older one
            landlock.newest = int(version)
        else:
            seccomp.install(seccomp.denying(*MISSING[kind]))


def main(argument: str) -> None:
    """`argument` holds the settings as JSON."""
    started = time.monotonic()
    settings = json.loads(argument)
    control = socket.socket(fileno=os.dup(0))  # it comes as standard input, whose number is known beforehand
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    rlimits.leave_the_judges()
    gc.disable()  # what is imported stays, and looking through it again and again takes a seventh of the time
    warm_up(settings["flavour"])
    threads = list(Path("/proc/self/task").iterdir())
    if len(threads) != 1:
        raise RuntimeError(f"importing started {len(threads) - 1} threads, which a fork would lose")
    emulate(settings.get("missing", []))
    gc.collect()
    zygote = Zygote(control, settings)
    # What exists now is shared by all workers: a collection in one of them must not touch, and so copy, it.
    gc.collect()
    gc.freeze()
    gc.enable()
    filled = fill_holes()  # noqa: F841 - kept for as long as this process lives
    ready = {
        **asdict(zygote.plan),
        "counts_threads": zygote.plan.counts_threads,
        "refusals": zygote.refusals,
        "interpreter_readable": zygote.interpreter_readable,
        "interpreter": os.__file__,
        "seconds": round(time.monotonic() - started, 3),
    }
    control.send(json.dumps(ready).encode())
    zygote.serve()
