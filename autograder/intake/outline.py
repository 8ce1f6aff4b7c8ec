"""What an assignment tells about itself to whoever reads submissions: nothing hidden, no solution, no check."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OutlinedTask:
    """One task as its notebook names it."""

    name: str
    model: bool = False
    builder: str = ""  # for a model: the task whose function builds the architecture
    builder_arguments: tuple = ()


@dataclass(frozen=True)
class Outline:
    """What a submission is compared with."""

    name: str
    tasks: tuple[OutlinedTask, ...]
    prelude: str = ""
    given_cells: frozenset[str] = frozenset()
    skipped_cells: frozenset[str] = frozenset()
