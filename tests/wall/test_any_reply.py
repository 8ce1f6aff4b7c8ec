"""Whatever a worker sends, the judge has an answer to its question or has closed that worker."""

import copy
import json
from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.checks.architecture import Unfit
from autograder.checks.calls import Call, Handle, Missing, Outcome
from autograder.checks.wire import Token
from autograder.wall.clean_room import Export, export_of, model_number, predictions, rebuilt
from autograder.wall.ends import WorkerDied
from autograder.wall.replies import KINDS, CellResult

FIXED, FRESH = 1200, 800  # examples of ten answers each
LAST, FIRST = "the id of the last request", "the id of the first request"
HERE = {"kind": "reply", "id": LAST}


# What the judge asks, what an honest worker sends, and what an answer must be


def outcome(found: Any) -> bool:
    texts = [found.error, found.printed, *found.warnings, *found.changed]
    return (
        type(found) is Outcome
        and (found.raised is None or (type(found.raised) is str and found.raised.isidentifier()))
        and all(type(text) is str for text in texts)
        and type(found.touched_global_random) is bool
        and (found.steps is None or type(found.steps) is int)
    )


def counted(found: Any) -> bool:
    return outcome(found) and (found.raised is not None or found.steps >= 0)


def measured(found: Any) -> bool:
    return outcome(found) and type(found.cpu_seconds) is float and found.cpu_seconds >= 0


def outcomes(found: Any) -> bool:
    return len(found) <= 3 and all(map(outcome, found))


def cell(found: Any) -> bool:
    json.dumps(found.outputs, allow_nan=False)
    return (
        type(found) is CellResult
        and type(found.ok) is bool
        and all(type(part) is str for note in found.notes for part in note)
    )


def names(found: Any) -> bool:
    return all(type(name) is str and kind in KINDS for name, kind in found.items())


def export(found: Any) -> bool:
    return type(found) is Export and type(found.config) is str and type(found.number) is int


def model(found: Any) -> bool:
    return type(found[0]) is int and type(found[1]) is dict


def anything(found: Any) -> bool:
    return True


def asking_for_a_model(what: str, understand: Any) -> Any:
    return lambda worker: worker.model(what, understand)


def calling_back(worker: Any) -> Outcome:
    return worker.call("f", (lambda x: x if isinstance(x, Handle) else 2 * x, 3.0))


def calling_back_and_forth(worker: Any) -> Outcome:
    return worker.call("f", (lambda g: worker.call(g, (1,)).value,))


CONFIG = json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": []}})
BUILT = {"config": CONFIG, "layers": [["dense", "Dense", [[2, 1], [1]]]], "number": 0, "compiled": True}
OUTPUTS = [
    {"output_type": "stream", "name": "stdout", "text": "x"},
    {"output_type": "display_data", "data": {"text/plain": "x", "application/json": {"a": [1]}}, "metadata": {}},
    {"output_type": "execute_result", "data": {"text/html": "<b>x</b>"}, "metadata": {}, "execution_count": 1},
    {"output_type": "error", "ename": "E", "evalue": "e", "traceback": ["a", "b"]},
]
RAN = {"ok": True, "outputs": OUTPUTS, "error": {"ename": "E", "evalue": "e"}, "notes": [["shell", "n"]]}
FACTS = {"value": np.ones(3), "printed": "x", "warnings": ["W: w"], "changed": ["argument 1"], "touched": True}
ASKED = {"kind": "callback", "id": LAST, "key": 0, "args": (2.0,), "kwargs": {}}
STATES = [np.random.default_rng(2).bit_generator.state, np.random.MT19937(1).state]
BOTH = ([np.random.Generator(getattr(np.random, state["bit_generator"])(5)) for state in STATES],)
CALLS = [Call("f", "f", (1,)), Call("f", "f", (2,)), Call("g", "g", (3,))]
QUESTIONS = {
    "a call": (lambda w: w.call("f", (1,)), [HERE | FACTS], outcome),
    "a call that raises": (lambda w: w.call("f"), [HERE | {"raised": "ValueError", "error": "e"}], outcome),
    "a call that is counted": (lambda w: w.call("f", steps=True), [HERE | {"value": 1, "steps": 7}], counted),
    "a call that is measured": (
        lambda w: w.call("f", timed=True),
        [{"kind": "ready", "id": LAST}, HERE | {"id": FIRST, "value": 1}],
        measured,
    ),
    "a call that calls back": (calling_back, [ASKED, HERE | {"value": 6.0}], outcome),
    "calls in a callback": (
        calling_back_and_forth,
        [ASKED | {"args": (Token("handle", [0, "g"]),)}, HERE | {"value": 1}, HERE | {"id": FIRST, "value": 1}],
        outcome,
    ),
    "a call with generators": (lambda w: w.call("f", copy.deepcopy(BOTH)), [HERE | {"generators": STATES}], outcome),
    "calls": (
        lambda w: w.calls(CALLS),
        [HERE | {"value": [FACTS, {"missing": True}, {"raised": "E", "error": "e"}]}],
        outcomes,
    ),
    "a cell": (lambda w: w.run_cell("1"), [HERE | {"value": RAN}], cell),
    "names": (lambda w: w.names(), [HERE | {"value": {"f": "function", "g": "stub"}}], names),
    "a value": (lambda w: w.value("f"), [HERE | {"value": Token("handle", [0, "f"])}], anything),
    "a substitute": (lambda w: w.substitute("f", abs), [HERE | {"value": None}], anything),
    "what it builds": (
        asking_for_a_model("build", partial(export_of, what="it")),
        [HERE | {"value": BUILT}],
        export,
    ),
    "what it trained": (
        asking_for_a_model("export", partial(export_of, what="it")),
        [HERE | {"value": BUILT | {"weights": [np.ones((2, 1), np.float32), np.ones(1, np.float32)]}}],
        export,
    ),
    "what raised": (
        asking_for_a_model("build", partial(export_of, what="it")),
        [HERE | {"value": {"raised": "E", "error": "e"}}],
        export,
    ),
    "what is no model": (
        asking_for_a_model("build", partial(export_of, what="it")),
        [HERE | {"value": {"kind": "int", "unbuilt": False}}],
        export,
    ),
    "a rebuilt model": (
        asking_for_a_model("rebuild", rebuilt),
        [HERE | {"value": {"structure": {"parameters": 3}, "number": 0}}],
        model,
    ),
    "predictions": (
        asking_for_a_model("predict", predictions),
        [HERE | {"value": {"values": np.ones((2, 1))}}],
        lambda found: type(found) is np.ndarray,
    ),
    "a given model": (
        asking_for_a_model("given", model_number),
        [HERE | {"value": {"number": 0}}],
        lambda found: type(found) is int,
    ),
}


CHANCE = 16  # bytes of which an answer is made: to draw its parts one by one takes hypothesis five times as long
ANSWERS = 10  # in an example
CHANCES = st.binary(min_size=ANSWERS * CHANCE, max_size=ANSWERS * CHANCE)


def answers(chances: bytes, hostile: Any) -> Iterator[tuple[str, list[Any]]]:
    """Questions, and for each the frames of an honest answer with something else in up to three places."""
    for start in range(0, len(chances), CHANCE):
        choose = hostile.choices(chances[start : start + CHANCE])
        asked = choose(list(QUESTIONS))
        frames = list(QUESTIONS[asked][1])
        for _ in range(choose([1, 1, 2, 3])):
            k = choose(range(len(frames)))
            frames[k] = hostile.spoilt(frames[k], choose)
        yield asked, frames


def consequence(worker_on: Any, puppet: Any, asked: str, frames: list[Any]) -> None:
    """Ask, and look at what becomes of it."""
    question, _, is_answer = QUESTIONS[asked]
    with worker_on(puppet(frames)) as worker:
        try:
            found = question(worker)
        except WorkerDied as death:
            assert worker._closed and death.reason in ("protocol", "exit")
        except (Missing, Unfit):
            pass
        else:
            assert is_answer(found)


def test_honest_answers_are_understood(worker_on, puppet):
    for asked, (question, frames, is_answer) in QUESTIONS.items():
        with worker_on(puppet(frames)) as worker:
            try:
                assert is_answer(question(worker)), asked
            except Unfit:
                assert asked in ("what raised", "what is no model")


EVERY = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}


@settings(max_examples=FIXED, derandomize=True, **EVERY)
@given(chances=CHANCES)
def test_any_value_in_any_place_ends_in_an_answer_or_a_closed_worker(worker_on, puppet, hostile, chances):
    for asked, frames in answers(chances, hostile):
        consequence(worker_on, puppet, asked, frames)


@settings(max_examples=FRESH, **EVERY)
@given(chances=CHANCES)
def test_the_same_with_values_and_places_that_are_new_each_time(worker_on, puppet, hostile, chances):
    for asked, frames in answers(chances, hostile):
        consequence(worker_on, puppet, asked, frames)
