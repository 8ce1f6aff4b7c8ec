"""What is known of a notebook when it has been read: plain data that both sides of the reader share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.intake.evidence import Evidence
from autograder.intake.repairs import Repair


@dataclass(frozen=True)
class Cell:
    """One code cell to be run."""

    source: str
    name: str
    position: int | None = None  # in the notebook as handed in
    given: bool = False  # the course's own, unchanged
    loads: tuple[str, ...] = ()  # models that are bound after it, with the weights that the notebook holds


@dataclass(frozen=True)
class Submission:
    """A notebook taken in: what is to be run of it, and what was found out about it."""

    path: str
    student: str | None
    digest: str
    cells: tuple[Cell, ...]  # to run
    places: tuple[tuple[int | None, str], ...] = ()  # position and name of every code cell that counts, run or not
    repairs: tuple[Repair, ...] = ()
    version: int | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True)
class WrittenCell:
    """One cell as its student left it, tidied and harmless."""

    kind: str  # code, markdown or raw
    source: str
    id: str = ""
    grade_id: str = ""
    code: str = ""  # the source without a fence around it
    tasks: tuple[str, ...] = ()  # that its code defines
    asks: bool = False  # does nothing but ask for a check, a hint or the summary, or save weights
    prose: str = ""  # of what is no code: the source as Markdown that holds no markup and leads nowhere
    pictures: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # attached to it
    outputs: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Notebook:
    """A notebook as it was handed in."""

    cells: tuple[WrittenCell, ...]
    claims: tuple[str, ...] = ()  # which assignment it says it answers, the likeliest first
    weights: Mapping[str, str] = field(default_factory=dict)  # a hash of the numbers of each model that it carries
