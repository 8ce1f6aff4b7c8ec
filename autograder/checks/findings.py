"""What was found, as data: it travels from the comparison to every page, and `words` puts it into words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

Outcome = Literal["pass", "fail", "skipped", "ungradable"]
Kind = Literal[
    "nothing",  # None came back
    "type",  # another kind of thing than `wanted`
    "count",  # another number of values than `wanted`
    "one value",  # where several are expected
    "shape",
    "integers",  # an array of other numbers where integers are expected
    "real",  # an array of something else where real numbers are expected
    "key",  # a key that is missing, `wanted`
    "strings",
    "value",  # of one number
    "thing",  # that is no number
    "every value",
    "some values",  # so many of so many, and where the first is
]
Step = tuple[Literal["value", "part", "key"], Any]  # of the way to a part of a container


@dataclass(frozen=True)
class Difference:
    """What distinguishes what came back from what is expected, and in which part of it."""

    kind: Kind
    got: Any = None
    expected: Any = None
    wanted: Any = None
    count: tuple[int, int] = (0, 0)
    first: tuple[int, ...] = ()
    place: tuple[Step, ...] = ()

    def inside(self, step: Step) -> "Difference":
        """The same as a part of something larger."""
        return replace(self, place=(step, *self.place))


@dataclass(frozen=True)
class Finding:
    """Why a check failed, each part in words or code that its reader may see; parts that say nothing are empty."""

    problem: str = ""
    line: str = ""  # of the student's code, where it raised
    call: str = ""
    got: str = ""
    found: str = ""  # where the check compared something that it computed from what came back
    expected: str = ""
    printed: str = ""
    says: str = ""  # what to do, or the sentence of the misconception
    ask: str = ""
    raised: str = ""  # the kind of exception that ended the call
    stub: bool = False  # whether that was the task's own `raise NotImplementedError`


@dataclass(frozen=True)
class Absence:
    """Why there was nothing to check under the name of a task."""

    kind: Literal["stub", "absent", "lost"]
    why: str = ""  # where more is known than that nothing is there


@dataclass(frozen=True)
class Sentence:
    """One check of a task and what became of it."""

    title: str
    outcome: Outcome
    first: str = ""  # for a skipped one: the sentence that has to be true before
    finding: Finding | None = None
    hidden: bool = False


AGAIN = "the same as above"


def said_once(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """What is said about one failure is not said again about the next."""
    said: set[str] = set()
    found = []
    for one in sentences:
        if one.finding is not None and one.finding.says in said:
            one = replace(one, finding=replace(one.finding, says=AGAIN))
        elif one.finding is not None and one.finding.says:
            said.add(one.finding.says)
        found.append(one)
    return tuple(found)
