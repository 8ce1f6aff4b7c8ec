"""What a check asks about models, answered by two workers of which neither is to be trusted."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.checks import Failed
from autograder.checks.calls import Handle, Missing, StudentRaised
from autograder.checks.wire import Token
from autograder.wall.limits import Limits
from autograder.wall.remote import RemoteStudent

FIXED, FRESH = 400, 200  # examples of four questions each
LAST = "the id of the last request"
CHANCE, QUESTIONS = 24, 4

CONFIG = json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": []}})
BUILT = {"config": CONFIG, "layers": [["dense", "Dense", [[2, 1], [1]]]], "number": 0, "compiled": True}
TRAINED = BUILT | {"weights": [np.ones((2, 1), np.float32), np.ones(1, np.float32)]}
REBUILT = {"structure": {"parameters": 3}, "number": 0}
KINDS = ("function", "model", "value", "stub", "missing")

# What is asked, what the student's worker and a clean one answer, and what comes of it.
ASKED: dict[str, tuple[Callable, list[Any], list[Any], Callable]] = {
    "structure": (lambda s: s.structure("build"), [BUILT], [REBUILT], lambda found: type(found) is dict),
    "predict": (
        lambda s: s.model("net").predict(np.ones((2, 2))),
        [TRAINED],
        [REBUILT, {"values": np.ones((2, 1))}],
        lambda found: type(found) is np.ndarray,
    ),
    "given": (lambda s: s.given("wave"), [{"number": 0}], [], lambda found: type(found) is Handle),
    "function": (lambda s: s.function("f"), [Token("handle", [0, "f"])], [], lambda found: type(found) is Handle),
    "status": (lambda s: s.status("f"), [{"f": "function"}], [], lambda found: found in KINDS),
    "each": (lambda s: s.each("f", [(1,), (2,)]), [[{"value": 1}, {"value": 2}]], [], lambda f: len(f) == 2),
}


class PuppetSandbox:
    """Its first worker is the student's, its second the clean one; there are no more answers than these."""

    def __init__(self, worker_on: Callable, puppet: type, *answers: list[Any]) -> None:
        self._answers = list(answers)
        self._worker_on, self._puppet = worker_on, puppet

    def spawn(self, limits: Limits, watch: Any = (), student: Any = None) -> Any:
        answers = self._answers.pop(0) if self._answers else []
        return self._worker_on(self._puppet(answers), limits, student)


def consequence(sandbox: Any, ask: Callable, is_answer: Callable) -> None:
    with RemoteStudent(sandbox, [], ["f", "net"], Limits()) as student:
        try:
            found = ask(student)
        except (Missing, StudentRaised, Failed):
            return
        assert is_answer(found)


def tried(worker_on: Callable, puppet: type, hostile: SimpleNamespace, chances: bytes) -> None:
    for start in range(0, len(chances), CHANCE):
        choose = hostile.choices(chances[start : start + CHANCE])
        ask, *answers, is_answer = ASKED[choose(list(ASKED))]
        answers = [[{"kind": "reply", "id": LAST, "value": value} for value in one] for one in answers]
        for _ in range(choose([1, 1, 2, 3])):
            one = choose([frames for frames in answers if frames])
            k = choose(range(len(one)))
            one[k] = hostile.spoilt(one[k], choose)
        consequence(PuppetSandbox(worker_on, puppet, *answers), ask, is_answer)


EVERY = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}
CHANCES = st.binary(min_size=QUESTIONS * CHANCE, max_size=QUESTIONS * CHANCE)


@pytest.mark.parametrize("asked", ASKED)
def test_honest_answers_are_understood(worker_on, puppet, asked):
    ask, *answers, is_answer = ASKED[asked]
    answers = [[{"kind": "reply", "id": LAST, "value": value} for value in one] for one in answers]
    with RemoteStudent(PuppetSandbox(worker_on, puppet, *answers), [], ["f", "net"], Limits()) as student:
        assert is_answer(ask(student))


@settings(max_examples=FIXED, derandomize=True, **EVERY)
@given(chances=CHANCES)
def test_any_answer_about_a_model_ends_in_a_value_or_a_failure(worker_on, puppet, hostile, chances):
    tried(worker_on, puppet, hostile, chances)


@settings(max_examples=FRESH, **EVERY)
@given(chances=CHANCES)
def test_the_same_with_answers_that_are_new_each_time(worker_on, puppet, hostile, chances):
    tried(worker_on, puppet, hostile, chances)
