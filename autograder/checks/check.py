"""What a check is: a sentence about a task, and the function that finds out whether it is true."""

import functools
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal["gate", "core", "side"]


@dataclass(frozen=True, eq=False)
class Check:
    """One sentence about a task and the function that finds out whether it is true."""

    task: str
    name: str
    title: str
    role: Role
    weight: float
    needs: tuple[str, ...]
    run: Callable[..., None]

    @functools.cached_property
    def asks_for(self) -> frozenset[str]:
        """The names of its parameters."""
        return frozenset(inspect.signature(self.run).parameters)


def check(
    task: str, *, core: bool = False, gate: bool = False, weight: float = 1.0, needs: Sequence[str] = ()
) -> Callable[[Callable[..., None]], Check]:
    """Make a check of a function of `student` (and, if it asks by name, `rng` and in hidden checks `reference`).

    A gate earns nothing, and everything else is skipped when it fails. Unless all core checks pass the task scores 0.
    `needs` names checks of the same task without which this one would say nothing new.
    """

    def decorate(function: Callable[..., None]) -> Check:
        title = (function.__doc__ or "").strip()
        if not title or "\n" in title:
            raise ValueError(
                f"the check {function.__name__} needs a docstring of one line: the sentence that people see"
            )
        role: Role = "gate" if gate else "core" if core else "side"
        return Check(task, function.__name__, title, role, 0.0 if gate else weight, tuple(needs), function)

    return decorate
