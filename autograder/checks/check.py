"""What a check is: a sentence about a task, and the function that finds out whether it is true."""

import functools
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, overload

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


@overload
def check(task: Callable[..., None]) -> Check: ...


@overload
def check(
    task: str = "", *, core: bool = False, gate: bool = False, weight: float = 1.0, needs: Sequence[Check] = ()
) -> Callable[[Callable[..., None]], Check]: ...


def check(
    task: Any = "", *, core: bool = False, gate: bool = False, weight: float = 1.0, needs: Sequence[Check] = ()
) -> Any:
    """Make a check of a function of `student` (and, if it asks by name, `rng` and in hidden checks `reference`).

    A public check names its task; in tasks/TASK.py the file does. A gate earns nothing, and everything else is skipped
    when it fails. Unless all core checks pass the task scores 0. `needs` are checks of the same task without which
    this one would say nothing new.
    """
    if callable(task):
        return check()(task)

    def decorate(function: Callable[..., None]) -> Check:
        title = (function.__doc__ or "").strip()
        if not title or "\n" in title:
            raise ValueError(
                f"the check {function.__name__} needs a docstring of one line: the sentence that people see"
            )
        if any(not isinstance(need, Check) for need in needs):
            raise ValueError(
                f"the check {function.__name__} names what it needs as text: write the check itself, needs=[values]"
            )
        role: Role = "gate" if gate else "core" if core else "side"
        named = tuple(need.name for need in needs)
        return Check(task, function.__name__, title, role, 0.0 if gate else weight, named, function)

    return decorate
