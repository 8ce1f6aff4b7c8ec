"""Works that take turns: each runs until it asks something, and when all of them wait, all get their answers.

Coroutines (greenlets), not threads: a work gives way to the others where it asks, and nowhere else.
"""

from collections.abc import Callable, Sequence
from contextvars import copy_context
from typing import Any, TypeVar

from greenlet import getcurrent, greenlet

T = TypeVar("T")


class _Turn(greenlet):
    """One work under way."""


def inside() -> bool:
    """Whether the code that runs now belongs to one of the works."""
    return isinstance(getcurrent(), _Turn)


def ask(question: Any) -> Any:
    """The answer, when it is this work's turn again."""
    return getcurrent().parent.switch(question)


def side_by_side(
    works: Sequence[Callable[[], T]], answers: Callable[[list[Any]], Sequence[Any]], resumes: Callable[[int], None]
) -> list[T]:
    """The results of the works. `answers` gets the questions of all that wait; `resumes(k)` is called before k goes on.

    An exception that leaves a work ends them all.
    """
    turns = [_Turn(work) for work in works]
    results: dict[int, T] = {}
    try:
        told: dict[int, tuple] = dict.fromkeys(range(len(works)), ())  # what each goes on with
        while told:
            questions = {}
            for k, answer in told.items():
                resumes(k)
                if not turns[k]:  # it has not begun: what holds for us, as numpy's errstate, holds for it
                    turns[k].gr_context = copy_context()
                said = turns[k].switch(*answer)
                (results if turns[k].dead else questions)[k] = said
            found = answers(list(questions.values())) if questions else ()
            told = {k: (answer,) for k, answer in zip(questions, found, strict=True)}
    finally:
        for turn in filter(None, turns):  # those under way: their own `finally` is done
            turn.throw()
    return [results[k] for k in range(len(works))]
