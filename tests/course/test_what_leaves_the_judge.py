"""What a submission can learn of hidden numbers: each hidden check says one of so many things, all known beforehand."""

import ast
import inspect
import math
import textwrap
import types
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autograder.authoring.quick import TrustedStudent
from autograder.checks import Check
from autograder.checks.calls import Call, Outcome
from autograder.checks.running import run_check
from autograder.checks.words import in_one_line
from autograder.course.assignment import Assignment
from autograder.course.course import Course
from autograder.judge import disclosure
from autograder.judge.judge import Judge, Seeds

COURSE = Course(Path(__file__).resolve().parents[2])
NAMES = list(COURSE.folders)
NUMPY = [name for name in NAMES if not COURSE.assignment(name).keras]  # building networks over and over takes long
BITS_OF_A_SUBMISSION = 512
BITS_OF_A_CHECK = 20


# How many things there are to say.


def things_said(assignment: Assignment, check: Check) -> int:
    """In how many ways a hidden check can end, as its student sees it."""
    passed_skipped_or_broken = 3
    misconceptions = sum(m.task == check.task for m in assignment.misconceptions)
    about_other_tasks = 2 * len(assignment.tasks) + 1  # a stub that was called, a function that is gone
    return passed_skipped_or_broken + len(exceptions()) + misconceptions + about_other_tasks + questions(check)


def exceptions() -> list[str]:
    return [*disclosure.HELPFUL, *disclosure.WALL, disclosure.OTHERWISE]


def questions(check: Check) -> int:
    """Each text of the check's own file may be one, and in a text with blanks each blank may hold each of them."""
    words = len(disclosure.words_of(check))
    return 1 + words + sum(words**blanks for blanks in blanks_of_questions(check))


def blanks_of_questions(check: Check) -> Iterator[int]:
    for function in functions_of(check, set()):
        for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
            named = isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "ask" for t in node.targets)
            if named or (isinstance(node, ast.keyword) and node.arg == "ask"):
                texts = [n for n in ast.walk(node.value) if isinstance(n, ast.JoinedStr)]
                yield from (sum(isinstance(part, ast.FormattedValue) for part in text.values) for text in texts)


def functions_of(thing: object, seen: set[int]) -> Iterator[types.FunctionType]:
    """The functions of the course that a check calls."""
    function = thing.run if isinstance(thing, Check) else thing
    if (
        not isinstance(function, types.FunctionType)
        or function.__module__.startswith("autograder.")
        or id(function) in seen
    ):
        return
    seen.add(id(function))
    yield function
    for name in disclosure.names_in(function.__code__):
        yield from functions_of(function.__globals__.get(name), seen)


@pytest.mark.parametrize("name", NAMES)
def test_a_submission_learns_no_more_than_so_many_bits_of_hidden_numbers(course, name):
    """Public checks say whether they passed, once more where an earlier task is wrong; what they quote came before."""
    assignment = course.assignment(name)
    bits = {check.name: math.log2(things_said(assignment, check)) for check in assignment.hidden}
    assert max(bits.values()) <= BITS_OF_A_CHECK
    assert sum(bits.values()) + len(assignment.public) * math.log2(3) <= BITS_OF_A_SUBMISSION


def test_the_names_of_exceptions_are_few():
    assert len(exceptions()) <= 24
    assert disclosure.kind_of_error("dict") == disclosure.kind_of_error("StopAsyncIteration") == "an exception"
    assert disclosure.kind_of_error("The_numbers_are_0p3") == "an exception"
    assert disclosure.kind_of_error("_UFuncNoLoopError") == "TypeError"


# Whatever comes back, nothing else is said.

PLANTED = "planted-0.123456789"


def planted(value: object) -> object:
    """The value with a text of the student's in the place of each number and key."""
    if isinstance(value, dict):
        return {**value, **{f"{key} {PLANTED}": PLANTED for key in value}}
    if isinstance(value, list | tuple):
        return type(value)(map(planted, value))
    return PLANTED


def each_array(change: Callable[[np.ndarray], object]) -> Callable[[object], object]:
    def changed(value: object) -> object:
        if isinstance(value, dict):
            return {key: changed(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(map(changed, value))
        if isinstance(value, np.ndarray | int | float | np.generic) and not isinstance(value, bool):
            result = change(np.asarray(value))
            return result if np.ndim(value) or np.ndim(result) else np.asarray(result)[()]
        return value

    return changed


RETURNS: dict[str, Callable[[object], object]] = {
    "nothing": lambda value: None,
    "a text": lambda value: PLANTED,
    "texts": planted,
    "a dict": lambda value: {PLANTED: value},
    "too few": lambda value: value[:-1] if isinstance(value, list | tuple) else (value,),
    "too many": lambda value: (*value, PLANTED) if isinstance(value, list | tuple) else (value, PLANTED),
    "a factor": each_array(lambda a: a * 1.23456789),
    "twice": each_array(lambda a: 2 * a),
    "the other sign": each_array(np.negative),
    "a shift": each_array(lambda a: a + 0.123456789),
    "one wrong": each_array(lambda a: np.where(np.arange(a.size).reshape(a.shape) == 0, a + 0.123456789, a)),
    "turned": each_array(np.transpose),
    "another shape": each_array(lambda a: a[np.newaxis]),
    "zeros": each_array(np.zeros_like),
    "nan": each_array(lambda a: a * np.nan),
    "integers": each_array(lambda a: np.asarray(np.nan_to_num(a) * 1e6).astype(int)),
    "float32": each_array(lambda a: a.astype(np.float32) * np.float32(1.001)),
}
OTHERS: dict[str, Callable[[Outcome], Outcome]] = {
    "warns": lambda o: replace(o, warnings=(f"RuntimeWarning: {PLANTED}",)),
    "changes": lambda o: replace(o, changed=(PLANTED,)),
    "draws": lambda o: replace(o, touched_global_random=True),
    "prints": lambda o: replace(o, printed=PLANTED, value=None),
    "takes steps": lambda o: replace(o, steps=len(repr(o.args)) * 1000),
    "takes time": lambda o: replace(o, cpu_seconds=1e3 + len(repr(o.args))),
}
RAISES = ("ValueError", "KeyError", "dict", "SystemExit", "Timeout", "NotImplementedError", "The_numbers_are_0p3")


class Hostile(TrustedStudent):
    """The reference, whose function of one task does something else with what it saw."""

    def __init__(self, namespace: dict, task: str, way: Callable[[Outcome], Outcome]) -> None:
        super().__init__(namespace)
        self._task, self._way = task, way

    def _perform(self, call: Call) -> Outcome:
        outcome = super()._perform(call)
        return self._way(outcome) if call.name.startswith(self._task) else outcome


def ways(others: list[str]) -> Iterator[Callable[[Outcome], Outcome]]:
    for change in RETURNS.values():
        yield lambda o, change=change: o if o.raised else replace(o, value=change(o.value))
    yield from OTHERS.values()
    for kind in RAISES:
        for text in (PLANTED, others[0]):
            yield lambda o, kind=kind, text=text: replace(o, value=None, raised=kind, error=text)


def may_be_said(assignment: Assignment, check: Check) -> Callable[[str], bool]:
    tasks = [task.name for task in assignment.tasks]
    says = ["", *(m.says for m in assignment.misconceptions if m.task == check.task), *assignment.absent.values()]
    listed = {f"it raised {name}. {text}".strip() for name in exceptions() for text in says} | set(says)
    listed |= {f"{check.task} called {other}, which is still the empty stub." for other in tasks}
    listed |= {f"the notebook defines no {other}." for other in tasks}
    listed |= {f"{check.task} still raises NotImplementedError.", "what came back can't be called any more."}
    return lambda text: text in listed or disclosure.made_of(text, disclosure.words_of(check))


@pytest.mark.parametrize("name", NUMPY)
def test_whatever_comes_back_a_hidden_check_says_nothing_but_words_of_its_file(course, name):
    assignment = course.assignment(name)
    judge = Judge(assignment, Seeds.of(b"secret", assignment.name, "mallory"))
    tasks = [task.name for task in assignment.tasks]
    said: dict[str, set[str]] = {}
    for check in assignment.hidden:
        allowed = may_be_said(assignment, check)
        for way in ways([task for task in tasks if task != check.task]):
            run = run_check(check, Hostile(vars(assignment.reference), check.task, way), **judge.available(check, True))
            if run.outcome == "fail":
                text = in_one_line(judge.stub_met(run) or disclosure.about(run, None, tasks))
                assert allowed(text), f"{check.name}: {text}"
                assert PLANTED not in text
                ask = getattr(run.failure, "ask", "")
                assert disclosure.question(check, ask) == ask, f"{check.name} asks with words that are not in its file"
                said.setdefault(check.name, set()).add(text)
    assert len(said) == len(assignment.hidden)
    assert sum(map(len, said.values())) > 4 * len(said)  # they do say something
