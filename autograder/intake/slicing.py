"""Which cells a verdict depends on: the student's own, and those of the course's that they use. Runs nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from autograder.intake.cells import Cell
from autograder.intake.effects import Effects, Meaning
from autograder.intake.names import Names, names_of


def needed(cells: Sequence[Cell], tasks: Iterable[str]) -> tuple[Cell, ...]:
    """The cells without the course's own plots and comparisons that nothing of the student's depends on.

    The cells are gone through from the last to the first. A cell of the course's stays for one of three reasons: it
    binds a name that later cells that stay, or functions that checks may call, may read; it may change in place what
    another cell that stays has made; or it changes something outside the notebook's names, as a random state.
    """
    tasks = frozenset(tasks)
    names = {cell.name: names_of(cell.source) for cell in cells}
    kept = {cell.name for cell in cells if not cell.given}
    if any(names[name].dynamic for name in kept):
        return tuple(cells)
    certain = certainly_bound(cells, names, tasks)
    reach = Reach(names.values())
    made = tasks.union(*(names[cell.name].made for cell in cells))
    meaning = Meaning([names[cell.name].effects for cell in cells], made)
    changes = {cell.name: meaning.altered(names[cell.name].effects.touched) for cell in cells}
    kept |= {cell.name for cell in cells if is_loud(names[cell.name].effects, meaning, reach)}
    used = {name for cell in kept for name in names[cell].functions}  # the student's: checks call them
    before = 0
    while before < len(kept) + len(used):
        before = len(kept) + len(used)
        always = tasks.union(*(names[cell].deferred(used) for cell in kept))
        used |= always.union(*(names[cell].now for cell in kept))
        data = {name for cell in kept for name in names[cell].data} - tasks
        changeable = connected(used & data, [reach.of(step) & data for cell in kept for step, _ in names[cell].steps])
        wanted = set(always)
        for cell in reversed(cells):
            mine = names[cell.name]
            changed = reach.of(mine.now | mine.later) & changeable or changes[cell.name] & used
            if mine.dynamic or mine.made & wanted or changed:
                kept.add(cell.name)
            if cell.name in kept:  # earlier cells need not make what this one binds
                wanted = (wanted - certain[cell.name]) | mine.now | always
    return tuple(cell for cell in cells if cell.name in kept)


def is_loud(effects: Effects, meaning: Meaning, reach: "Reach") -> bool:
    """Whether the cell, or a function that it may call, changes something that the student's code need not mention."""
    return meaning.is_loud(effects.touched) or bool(reach.of(effects.mentioned) & meaning.loud_functions)


def connected(names: set[str], groups: Sequence[set[str]]) -> set[str]:
    """These names, and all that may be other names for the same things: `a = b` puts both into one of the groups."""
    while more := set().union(*(group for group in groups if group & names)) - names:
        names |= more
    return names


class Reach:
    """What code that mentions names may touch: also what the functions among them read or rebind."""

    def __init__(self, cells: Iterable[Names]) -> None:
        self._functions: dict[str, set[str]] = defaultdict(set)
        for cell in cells:
            for name, inner in cell.functions.items():
                self._functions[name] |= inner

    def of(self, names: frozenset[str]) -> set[str]:
        found, waiting = set(), set(names)
        while waiting:
            found |= waiting
            waiting = set().union(*(self._functions.get(name, ()) for name in waiting)) - found
        return found


def certainly_bound(
    cells: Sequence[Cell], names: Mapping[str, Names], tasks: frozenset[str]
) -> dict[str, frozenset[str]]:
    """What each of the course's cells binds whatever the student wrote: up to where it uses something of theirs."""
    theirs = set(tasks.union(*(names[cell.name].made for cell in cells if not cell.given)))
    found = {}
    for cell in cells:
        mine, found[cell.name] = names[cell.name], frozenset()
        if cell.given:
            for mentioned, bound in mine.steps:
                if mentioned & theirs:
                    theirs |= mine.made - found[cell.name]
                    break
                found[cell.name] = bound
    return found
