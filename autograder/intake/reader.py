"""The judge's end of the reader: one process that takes apart what students handed in, under limits set from here.

It is started when it is first asked, and anew after one that crossed a limit or broke a rule.
"""

import functools
import select
import signal
import socket
import subprocess
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, TypeVar

import numpy as np

from autograder.checks import wire
from autograder.checks.wire import WireError, require
from autograder.course.outline import Outline
from autograder.errors import Problem
from autograder.intake import caps
from autograder.intake.cells import Cell, Notebook, Submission, WrittenCell
from autograder.intake.evidence import Evidence, Weights
from autograder.intake.fresh import clean_environment, last_words, started
from autograder.intake.read import Unreadable, assignment_of, by_file_name
from autograder.intake.repairs import WORDS, Repair
from autograder.intake.shown import Output, checked, note, size
from autograder.intake.text import legible, one_line
from autograder.worker import rlimits

START_SECONDS, LEAVE_SECONDS = 120, 10
LOOK_SECONDS = 0.2  # so often the clock of one that reads is looked at

Understood = TypeVar("Understood")


class Ended(Exception):
    """Why a reader gave no answer, in words that go on from what it was to read; a `fresh` one may do better."""

    def __init__(self, why: str, fresh: bool = False, trace: str = "") -> None:
        super().__init__(why)
        self.why, self.fresh, self.trace = why, fresh, trace


class Reader:
    """Asks one question at a time, of a process that stays for as long as it keeps to the rules. Thread-safe."""

    def __init__(self, *knows: str) -> None:
        """`knows` names further modules of this room whose questions it answers."""
        self._knows = ("questions", *knows)
        self._lock = threading.Lock()
        self._process: Process | None = None

    def ask(self, about: str, question: str, understand: Callable[[Any], Understood], **parts: Any) -> Understood:
        """What `understand` makes of the answer; it raises WireError for one that is not of the form that it must have.

        Raises Unreadable, in a sentence about what was to be read.
        """
        with self._lock:
            for first in (True, False):
                try:
                    return self._asked(question, understand, parts)
                except Ended as ended:
                    if not (first and ended.fresh):
                        raise Unreadable(f"{ended.why}: look at the file by hand", about, ended.trace) from None
        raise AssertionError

    def _asked(self, question: str, understand: Callable[[Any], Understood], parts: Mapping[str, Any]) -> Understood:
        self._process = self._process or Process(self._knows)
        try:
            return understand(self._process.answer({"ask": question, **parts}))
        except Unreadable:
            raise
        except BaseException as error:  # also when we are interrupted: its answer would come to the next question
            self._end()
            if isinstance(error, Ended) or not isinstance(error, Exception):
                raise
            raise Ended(f"could not be read: what came back is no answer ({error})") from None

    # What is asked of notebooks.

    def assignment(self, path: Path, data: bytes, known: Sequence[str]) -> str:
        """Which assignment this notebook answers."""
        if name := by_file_name(path, known):
            return name
        return assignment_of(path, self.notebook(path, data, outputs=False).claims, known)

    def take_in(
        self, path: Path, data: bytes, digest: str, outline: Outline, student: str | None, whole: bool = False
    ) -> Submission:
        """What is to be run of a notebook, and what was found out about it."""
        name = one_line(legible(path.name))
        renamed = () if path.stem == outline.name else (Repair("renamed", detail=name),)

        def submission(told: Any) -> Submission:
            require(type(told) is dict, "a submission")
            require(told.get("version") is None or type(told["version"]) is int, "a version")
            return Submission(
                str(path),
                student,
                digest,
                tuple(map(cell_of, items(told.get("cells"), 5))),
                tuple(map(place_of, items(told.get("places"), 2))),
                (*renamed, *map(repair_of, items(told.get("repairs"), 3))),
                told["version"],
                evidence_of(told.get("evidence"), outline),
            )

        parts = {"name": name, "data": data, "outline": outline.as_plain(), "whole": whole}
        return self.ask(name, "take in", submission, **parts)

    def notebook(
        self, path: Path, data: bytes, tasks: Sequence[str] = (), models: Sequence[str] = (), outputs: bool = True
    ) -> Notebook:
        """Every cell as its student left it, tidied and harmless; it knows which of these tasks each cell defines."""
        name = one_line(legible(path.name))
        parts = {"name": name, "data": data, "tasks": list(tasks), "models": list(models), "outputs": outputs}
        return self.ask(name, "notebook", notebook_of, **parts)

    def harmless(self, about: str, outputs: Sequence[Sequence[Output]]) -> list[tuple[Output, ...]]:
        """What cells showed while they were graded, as a page may show it; what can't be had is left out."""
        kept = limited(outputs)
        if not any("data" in output for shown in kept for output in shown):
            return [tuple(shown) for shown in kept]

        def understand(told: Any) -> list[tuple[Output, ...]]:
            require(type(told) is list and len(told) == len(kept), "outputs")
            return [outputs_of(shown) for shown in told]

        try:
            return self.ask(about, "outputs", understand, cells=kept)
        except Unreadable as reason:
            return [tuple(output if "data" not in output else note(str(reason)) for output in shown) for shown in kept]

    @property
    def layers(self) -> tuple[str, ...]:
        """What holds of the wall around the process, by its own account; it is started for that."""
        with self._lock:
            self._process = self._process or Process(self._knows)
            return self._process.layers

    def cpu_seconds(self) -> float:
        """What the process has computed so far."""
        return self._process.cpu_clock() if self._process else 0.0

    def close(self) -> None:
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
        self._process = None


@functools.cache
def shared_reader(*knows: str) -> Reader:
    """The one of this process: started when it is first asked, ended with it."""
    return Reader(*knows)


class Process:
    """A reader that runs."""

    def __init__(self, knows: Sequence[str]) -> None:
        self._connection, theirs = socket.socketpair()
        complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the reader
        with theirs:
            settings = {"knows": knows, "memory_mb": caps.MEMORY_MB, "cpu_seconds": caps.CPU_SECONDS}
            self._process = started("intake.reading", settings, theirs, complaints, clean_environment())
        self.end = weakref.finalize(self, end, self._process, self._connection, complaints)
        self._readable = select.poll()
        self._readable.register(self._connection, select.POLLIN)
        self._connection.settimeout(START_SECONDS)
        try:
            hello = wire.receive(self._connection).decode()
            self.layers = texts(hello.get("layers") if type(hello) is dict else None)
        except (OSError, EOFError, WireError) as error:
            words = last_words(complaints) or error
            self.end()
            raise Problem(f"what reads notebooks did not start: {words}; try `autograder doctor`", code=1) from None
        self._connection.settimeout(caps.FAR_STOP_SECONDS)

    def answer(self, question: Mapping[str, Any]) -> Any:
        """Raises Ended where there is none."""
        cpu, deadline = self.cpu_clock() + caps.CPU_SECONDS, time.monotonic() + caps.FAR_STOP_SECONDS
        try:
            wire.send(self._connection, wire.encode(dict(question)))
            reply = wire.receive(self._connection, wait=lambda: self._wait(cpu, deadline)).decode()
        except (EOFError, OSError):
            if self._process.wait(LEAVE_SECONDS) == -signal.SIGXCPU:
                raise Ended(too_long()) from None
            raise Ended("ended the process that read it", fresh=True) from None
        require(type(reply) is dict and len(reply) >= 1, "a reply")
        if "value" in reply:
            return reply["value"]
        if "unreadable" in reply:
            (reason,) = items([reply["unreadable"]], 2)
            raise Unreadable(*(one_line(part)[:1000] for part in texts(reason)))
        require(type(reply.get("broke")) is str and type(reply.get("trace")) is str, "a reply")
        if reply["broke"] == "MemoryError":
            raise Ended(f"takes more than {caps.MEMORY_MB} MB of memory to read", fresh=True)
        raise Ended(f"could not be read ({one_line(reply['broke'])[:100]})", trace=legible(reply["trace"])[:5000])

    def cpu_clock(self) -> float:
        """CPU seconds of the process so far, all threads, as the kernel counts them."""
        try:
            return rlimits.cpu_seconds(self._process.pid)
        except OSError:
            return 0.0

    def _wait(self, cpu: float, deadline: float) -> None:
        """Until something comes, as long as it may take."""
        while True:
            if self.cpu_clock() > cpu:
                raise Ended(too_long())
            if time.monotonic() > deadline:
                raise Ended(f"was not read within {caps.FAR_STOP_SECONDS} s")
            if self._readable.poll(LOOK_SECONDS * 1000):
                return


def too_long() -> str:
    return f"takes more than {caps.CPU_SECONDS} s of computing to read"


def end(process: subprocess.Popen, connection: socket.socket, complaints: IO[bytes]) -> None:
    connection.close()
    process.kill()
    process.wait()
    complaints.close()


# Answers, every part of the type that it must have: who gives them has read what was made to hurt.


def items(told: Any, length: int) -> list[list]:
    require(type(told) is list and all(type(one) is list and len(one) == length for one in told), "items")
    return told


def texts(told: Any) -> tuple[str, ...]:
    require(type(told) is list and all(type(one) is str for one in told), "texts")
    return tuple(told)


def repair_of(told: list) -> Repair:
    require(all(type(part) is str for part in told) and told[0] in WORDS, "a repair")
    kind, cell, detail = told
    return Repair(kind, one_line(cell)[:500], one_line(detail)[:500])


def is_place(position: Any) -> bool:
    return position is None or (type(position) is int and position >= 0)


def cell_of(told: list) -> Cell:
    source, name, position, given, loads = told
    require(type(source) is str and type(name) is str and type(given) is bool and is_place(position), "a cell")
    return Cell(source, name, position, given, texts(loads))


def place_of(told: list) -> tuple[int | None, str]:
    position, name = told
    require(is_place(position) and type(name) is str, "a place")
    return position, name


def evidence_of(told: Any, outline: Outline) -> dict[str, Evidence]:
    models = {task.name: task for task in outline.tasks if task.model}
    require(type(told) is dict and set(told) == set(models), "evidence")
    found = {}
    for name, task in models.items():
        one = told[name]
        require(type(one) is dict and type(one.get("problem")) is str and type(one.get("there")) is bool, "evidence")
        weights = weights_of(name, one["weights"]) if "weights" in one else None
        found[name] = Evidence(task, weights, one["problem"], one["there"])
    return found


def weights_of(task: str, told: Any) -> Weights:
    require(type(told) is dict and type(told.get("arrays")) is list, "weights")
    layers, arrays = [], told["arrays"]
    for name, kind, shapes in items(told.get("layers"), 3):
        require(type(name) is str and type(kind) is str and type(shapes) is list, "a layer")
        require(all(type(shape) is list and all(type(n) is int for n in shape) for shape in shapes), "a shape")
        layers.append((name, kind, tuple(map(tuple, shapes))))
    expected = [shape for *_, shapes in layers for shape in shapes]
    require(all(type(a) is np.ndarray and a.dtype == np.float32 for a in arrays), "weights")
    require([a.shape for a in arrays] == expected, "weights")
    digest, device, keras = items([told.get("told")], 3)[0]
    return Weights(task, tuple(layers), tuple(arrays), *texts([digest, device, keras]))


def notebook_of(told: Any) -> Notebook:
    require(type(told) is dict and type(told.get("cells")) is list and type(told.get("weights")) is dict, "a notebook")
    weights = texts([*told["weights"], *told["weights"].values()])
    hashes = dict(zip(weights, weights[len(told["weights"]) :], strict=False))
    return Notebook(tuple(map(written_cell_of, told["cells"])), texts(told.get("claims")), hashes)


def written_cell_of(told: Any) -> WrittenCell:
    require(type(told) is dict, "a cell")
    words = {name: told.get(name, "") for name in ("kind", "source", "id", "grade_id", "code", "prose")}
    asks, pictures = told.get("asks", False), told.get("pictures", {})
    require(all(type(word) is str for word in words.values()) and type(asks) is bool, "a cell")
    require(words["kind"] in ("code", "markdown", "raw"), "a cell")
    require(type(pictures) is dict and all(type(kinds) is dict for kinds in pictures.values()), "pictures")
    for kinds in pictures.values():
        texts([*kinds, *kinds.values()])
    texts([*pictures])
    return WrittenCell(
        **words | {"code": words["code"] or words["source"]},
        asks=asks,
        tasks=texts(told.get("tasks", [])),
        pictures=pictures,
        outputs=outputs_of(told.get("outputs", [])),
    )


def outputs_of(told: Any) -> tuple[Output, ...]:
    found, cut = checked(told, 2 * caps.SHOWN_MB << 20)
    require(not cut, "more outputs than there may be")
    return found


def limited(outputs: Sequence[Sequence[Output]]) -> list[list[Output]]:
    """As many as a page may hold."""
    room, kept = caps.SHOWN_MB << 20, []
    for shown in outputs:
        room -= sum(map(size, shown))
        kept.append(list(shown) if room >= 0 else [note("outputs are left out here, the notebook shows too much")])
    return kept
