"""Loops inside C: while steps are counted, what goes through items in C gets them from a generator, whose steps show.

Bytecode alone knows nothing of `sum(map(operator.mul, a, b))` or of `np.vectorize(math.exp)(z)`.
"""

import builtins
import contextlib
import functools
import itertools
import math
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import numpy as np

FIRST, SECOND, ALL_BUT_FIRST, EVERY = slice(0, 1), slice(1, 2), slice(1, None), slice(None)
# Which of their arguments they go through.
LOOPS: dict[ModuleType, dict[str, slice]] = {
    builtins: {
        **dict.fromkeys(("all", "any", "enumerate", "max", "min", "sorted", "sum"), FIRST),
        "filter": SECOND,
        "map": ALL_BUT_FIRST,
        "zip": EVERY,
    },
    functools: {"reduce": SECOND},
    itertools: {
        **dict.fromkeys(("accumulate", "batched", "groupby", "islice", "pairwise"), FIRST),
        **dict.fromkeys(("dropwhile", "filterfalse", "starmap", "takewhile"), SECOND),
        **dict.fromkeys(("chain", "compress", "product", "zip_longest"), EVERY),
    },
    math: {"fsum": FIRST, "prod": FIRST, "dist": EVERY, "sumprod": EVERY},
    np: {"fromiter": FIRST},
}
VECTORIZE = np.vectorize.__call__


@contextlib.contextmanager
def counted(namespace: dict[str, Any]) -> Iterator[None]:
    """Inside, these functions take steps, by whichever names the notebook calls them."""
    places = [*in_modules()]
    stand_ins = {id(space[name]): stand_in for space, name, stand_in in places}
    for name, thing in namespace.items():
        if id(thing) in stand_ins:
            places.append((namespace, name, stand_ins[id(thing)]))
        elif is_elementwise(thing):
            places.append((namespace, name, Elementwise(thing)))
    before = [(space, name, space[name]) for space, name, _ in places]
    try:
        np.vectorize.__call__ = lambda self, *args, **kwargs: Elementwise(VECTORIZE)(self, *args, **kwargs)  # type: ignore
        for space, name, stand_in in places:
            space[name] = stand_in
        yield
    finally:
        np.vectorize.__call__ = VECTORIZE  # type: ignore
        for space, name, thing in before:
            space[name] = thing


@functools.cache
def in_modules() -> tuple[tuple[dict[str, Any], str, Any], ...]:
    """Where each of them lies and what stands in for it; not every Python has all of them."""
    found = [
        (vars(module), name, stepping(vars(module)[name], taken))
        for module, loops in LOOPS.items()
        for name, taken in loops.items()
        if name in vars(module)
    ]
    made = np.frompyfunc
    return (*found, (vars(np), "frompyfunc", lambda *args, **kwargs: Elementwise(made(*args, **kwargs))))


def stepping(original: Any, taken: slice) -> Any:
    """The same function or type, whose items come from generators."""

    def call(*args: Any, **kwargs: Any) -> Any:
        several = original in (max, min) and len(args) > 1  # the largest of them, not of what the first holds
        items = args[:0] if several else args[taken]
        start = taken.start or 0
        return original(*args[:start], *[one_by_one(thing) for thing in items], *args[start + len(items) :], **kwargs)

    if not isinstance(original, type):
        return call
    return type(original.__name__, (original,), {"__new__": lambda cls, *args, **kwargs: call(*args, **kwargs)})


def one_by_one(thing: Any) -> Any:
    """The items, each of which costs steps; what has none is left for the function itself to complain about."""
    try:
        items = iter(thing)
    except TypeError:
        return thing
    return (item for item in items)


class Elementwise:
    """A function of numpy's that calls one of Python's for each element, and takes steps for each."""

    def __init__(self, function: Callable) -> None:
        self._function = function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        for _ in range(max(map(np.size, args), default=0)):
            pass
        return self._function(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        """`reduce` and `accumulate`, among others."""
        part = getattr(self._function, name)
        return Elementwise(part) if callable(part) else part


def is_elementwise(thing: Any) -> bool:
    """Whether it was made by np.frompyfunc."""
    return isinstance(thing, np.ufunc) and all(set(kinds) <= set("O->") for kinds in thing.types)
