"""What an assignment tells about itself to whoever reads submissions: nothing hidden, no solution, no check."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


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

    def as_plain(self) -> dict[str, Any]:
        """As it travels to the reader."""
        return asdict(self) | {"tasks": [asdict(task) for task in self.tasks]}

    @classmethod
    def from_plain(cls, told: Mapping[str, Any]) -> "Outline":
        return cls(**{**told, "tasks": tuple(OutlinedTask(**task) for task in told["tasks"])})
