"""What a worker's replies must look like: each part has exactly the type that it must have, or it is a WireError."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.checks import wire
from autograder.checks.calls import Call, Outcome
from autograder.checks.wire import Token
from autograder.intake.repairs import SKIPPED
from autograder.intake.shown import checked
from autograder.intake.text import one_line

KINDS = ("function", "stub", "model", "value")


@dataclass(frozen=True)
class CellResult:
    """What one cell did: nbformat outputs, its error, notes on what was skipped."""

    ok: bool
    outputs: tuple[dict[str, Any], ...]
    error: Mapping[str, str] | None = None
    notes: tuple[tuple[str, str], ...] = ()  # kinds of repairs with what each is about
    timed_out: bool = False
    seconds: float = 0.0
    cpu_seconds: float = 0.0


def kind_of(reply: Any, request_id: str) -> str:
    """What kind of frame it is, of the exchange that is under way."""
    wire.require(type(reply) is dict, "no message")
    asked, kind = reply.get("id"), reply.get("kind")
    wire.require(type(asked) is str and asked == request_id, "a frame of another request")
    wire.require(type(kind) is str, "a frame of no kind")
    return kind


def callback_of(question: Mapping[str, Any]) -> tuple[int | str, tuple, dict[str, Any]]:
    """Which of our functions it calls, with what."""
    key, args, kwargs = (question.get(part) for part in ("key", "args", "kwargs"))
    wire.require(type(key) in (int, str) and type(args) is tuple and type(kwargs) is dict, "a callback")
    wire.require(all(type(name) is str for name in kwargs), "a callback's arguments")
    return key, args, kwargs


def handle_of(token: Token) -> tuple[int, str]:
    """The number of something that stays in the worker, and the name under which it goes."""
    payload = token.payload
    wire.require(token.kind == "handle" and type(payload) is list and len(payload) == 2, "a token")
    number, name = payload
    wire.require(type(number) is int and number >= 0 and type(name) is str and len(name) < 1000, "a handle")
    return number, one_line(name)


def names_of(reply: Mapping[str, Any]) -> dict[str, str]:
    """What each watched name is bound to."""
    found = reply.get("value")
    wire.require(type(found) is dict, "names")
    for name, kind in found.items():
        wire.require(type(name) is str and type(kind) is str and kind in KINDS, "names")
    return found


def answer_of(reply: Mapping[str, Any], interrupted: bool) -> Mapping[str, Any]:
    """The answer about a model, whose parts whoever asked has to look at."""
    if raised := "Timeout" if interrupted else name_of_error(reply):
        return {"raised": raised}
    found = reply.get("value")
    wire.require(type(found) is dict, "an answer about a model")
    return found


def name_of_error(reply: Mapping[str, Any]) -> str:
    """The name of the exception that it was answered by; "" if by none."""
    raised = reply.get("raised")
    if raised is None:
        return ""
    wire.require(type(raised) is str, "an exception's name")
    return raised[:100] if raised.isidentifier() else "Exception" if raised else ""


def is_missing(reply: Mapping[str, Any]) -> bool:
    if "missing" not in reply:
        return False
    wire.require(reply["missing"] is True, "what is missing")
    return True


def outcome_of(
    reply: Mapping[str, Any], label: str, args: tuple, kwargs: dict, interrupted: bool, cpu: float | None, steps: bool
) -> Outcome:
    """The reply as an outcome, every part of the type that it must have."""
    raised, count = "Timeout" if interrupted else name_of_error(reply), reply.get("steps")
    error, printed, touched = reply.get("error", ""), reply.get("printed", ""), reply.get("touched", False)
    wire.require(type(error) is str and type(printed) is str and type(touched) is bool, "a fact")
    wire.require((type(count) is int and count >= 0) if steps and not raised else True, "a count")
    return Outcome(
        label, args, kwargs,
        value=None if raised else reply.get("value"),
        raised=raised or None,
        error=one_line(error)[:500] if error else "",
        warnings=short_texts(reply["warnings"], 300) if "warnings" in reply else (),
        changed=short_texts(reply["changed"], 100) if "changed" in reply else (),
        printed=printed,
        touched_global_random=touched,
        steps=count if steps and type(count) is int else None,
        cpu_seconds=cpu,
    )  # fmt: skip


def outcomes_of(parts: Any, calls: Sequence[Call]) -> list[Outcome]:
    """What the first of these calls did; a function that is missing is left to be called once more."""
    wire.require(type(parts) is list and len(parts) <= len(calls), "outcomes")
    found: list[Outcome] = []
    for part, call in zip(parts, calls, strict=False):
        wire.require(type(part) is dict and not (found and found[-1].raised), "an outcome")
        if not is_missing(part):
            found.append(outcome_of(part, call.name, call.args, call.kwargs, False, None, call.steps))
    return found


def short_texts(found: Any, length: int) -> tuple[str, ...]:
    wire.require(type(found) in (list, tuple) and all(type(text) is str for text in found), "texts")
    return tuple(one_line(text)[:length] for text in found[:20])


def cell_result(value: Any, interrupted: bool, seconds: float, cpu_seconds: float, output_kb: int) -> CellResult:
    """The reply to a cell; a cell that was interrupted before it could answer has no outputs."""
    if type(value) is not dict:
        wire.require(interrupted, "a cell's result")
        return CellResult(False, (), {"ename": "Timeout", "evalue": ""}, (), True, seconds, cpu_seconds)
    error, notes = value.get("error"), value.get("notes")
    # A worker cuts its outputs itself; twice that size is one that was told not to.
    outputs, cut = checked(value.get("outputs"), 2048 * output_kb + (1 << 16))
    wire.require(type(notes) is list and all(type(note) is list and len(note) == 2 for note in notes), "notes")
    wire.require(all(type(part) is str for note in notes for part in note), "notes")
    wire.require(all(kind in SKIPPED for kind, _ in notes), "notes")
    if error is not None:
        wire.require(type(error) is dict and all(type(error.get(k)) is str for k in ("ename", "evalue")), "an error")
        error = {"ename": one_line(error["ename"])[:200], "evalue": error["evalue"][:4000]}
    notes = [(kind, one_line(detail)[:200]) for kind, detail in notes[:20]]
    if cut:
        notes.append(("outputs", ""))
    return CellResult(value.get("ok") is True, outputs, error, tuple(notes), interrupted, seconds, cpu_seconds)
