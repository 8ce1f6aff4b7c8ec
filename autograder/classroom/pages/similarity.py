"""Who handed in alike work: runs of tokens that two have and few others, and equal weights.

Says what is alike, never who copied. Reads code, runs nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from autograder.checks.wire import require
from autograder.intake.cells import Notebook
from autograder.intake.read import Unreadable
from autograder.intake.reader import Reader, shared_reader

# Every run of this many tokens within a cell is compared, the names of variables made equal.
TOKENS = 18
# What more submissions than these share is the way one writes it, or what the course gave.
MOST_ALIKE, SHARE_ALIKE = 4, 0.1
ENOUGH_TOKENS = 50
ALIKE = 0.6
LONGEST_PASSAGE = 800
LONGEST_CODE = 200_000  # letters: what a person wrote of one notebook is a tenth of that

Code = Sequence[str]  # the code cells of one person


@dataclass(frozen=True)
class Alike:
    """Two submissions, and which share of what each has of its own stands in the other too."""

    one: str
    other: str
    share_of_one: float
    share_of_other: float
    tokens: int
    passage: str = ""  # the longest one, as the first wrote it

    @property
    def share(self) -> float:
        return (self.share_of_one + self.share_of_other) / 2


@dataclass(frozen=True)
class Runs:
    """The runs of tokens in one person's code."""

    code: Code
    places: np.ndarray  # of each token: the cell, where it begins there, where it ends
    starts: np.ndarray  # the first token of each run
    hashes: np.ndarray  # of each run

    def only(self, wanted: Container[int]) -> "Runs":
        """Those runs that are wanted."""
        mask = np.array([run in wanted for run in self.hashes.tolist()], bool)
        return Runs(self.code, self.places, self.starts[mask], self.hashes[mask])

    def covered(self) -> np.ndarray:
        """Whether each token is in a run."""
        found = np.zeros(len(self.places), bool)
        for k in range(TOKENS):
            found[self.starts + k] = True
        return found

    def longest_passage(self) -> str:
        """The longest piece of one cell that the runs cover."""
        best = ""
        covered, cell = self.covered(), self.places[:, 0]
        edges = np.flatnonzero((np.diff(covered) != 0) | (np.diff(cell) != 0)) + 1
        for piece in np.split(np.arange(len(covered)), edges):
            if len(piece) and covered[piece[0]]:
                begin, end = self.places[piece[0], 1], self.places[piece[-1], 2]
                best = max(best, self.code[cell[piece[0]]][begin:end], key=len)
        return best[:LONGEST_PASSAGE]


def reader() -> Reader:
    return shared_reader("likeness")


def own_code(notebook: Notebook, given: Container[str]) -> Code:
    """What a student wrote: the code cells that are not the course's."""
    sources = (cell.code.strip() for cell in notebook.cells if cell.kind == "code" and not cell.asks)
    found, left = [], LONGEST_CODE
    for source in sources:
        if source and source not in given and left:
            found.append(source[:left])
            left -= len(found[-1])
    return found


def similar(codes: Mapping[str, Code], course_code: Code) -> list[Alike]:
    """The pairs that share much of what few others have, the most alike first."""
    runs = {who: runs_of(code) for who, code in codes.items()}
    spread = Counter(run for found in runs.values() for run in set(found.hashes.tolist()))
    most = max(MOST_ALIKE, SHARE_ALIKE * len(runs))
    usual = set(runs_of(course_code).hashes.tolist()) | {run for run, count in spread.items() if count > most}
    rare = {who: set(found.hashes.tolist()) - usual for who, found in runs.items()}
    pairs = [compared(one, other, runs, rare) for one, other in sharing(rare)]
    alike = [p for p in pairs if max(p.share_of_one, p.share_of_other) >= ALIKE and p.tokens >= ENOUGH_TOKENS]
    return sorted(alike, key=lambda pair: (-pair.share, -pair.tokens, pair.one, pair.other))


def runs_of(code: Code) -> Runs:
    """All runs of tokens in the code; none of code that can't be taken apart, which is like nobody's."""

    def understand(told: Any) -> tuple[list[str], np.ndarray]:
        require(type(told) is dict and type(told.get("tokens")) is str, "tokens")
        tokens, places = told["tokens"].split(), told.get("places")
        require(type(places) is np.ndarray and places.dtype == np.int64, "places")
        require(places.shape == (len(tokens), 3) and int(places.min(initial=0)) >= 0, "places")
        require(int(places[:, 0].max(initial=-1)) < len(code), "places")
        return tokens, places

    try:
        tokens, places = reader().ask("code", "tokens", understand, cells=list(code))
    except Unreadable:
        tokens, places = [], np.zeros((0, 3), np.int64)
    cells = places[:, 0].tolist()
    starts = [k for k in range(len(tokens) - TOKENS + 1) if cells[k] == cells[k + TOKENS - 1]]
    # Python's hash is another one in every process, and the runs that it tells apart are the same ones.
    hashes = [hash(tuple(tokens[k : k + TOKENS])) for k in starts]
    return Runs(code, places, np.array(starts, np.int64), np.array(hashes, np.int64))


def sharing(rare: Mapping[str, set[int]]) -> list[tuple[str, str]]:
    """The pairs that are worth a comparison: half of what the smaller has of its own is in the other."""
    owners: dict[int, list[str]] = defaultdict(list)
    for who, found in rare.items():
        for run in found:
            owners[run].append(who)
    shared = Counter(pair for some in owners.values() for pair in combinations(sorted(some), 2))
    return sorted(p for p, count in shared.items() if 2 * count >= min(len(rare[p[0]]), len(rare[p[1]])))


def compared(one: str, other: str, runs: Mapping[str, Runs], rare: Mapping[str, set[int]]) -> Alike:
    """How alike two are in what is theirs alone."""
    both = rare[one] & rare[other]
    shared = [runs[who].only(both) for who in (one, other)]
    covered = [int(found.covered().sum()) for found in shared]
    own = [int(runs[who].only(rare[who]).covered().sum()) for who in (one, other)]
    shares = [part / whole for part, whole in zip(covered, own, strict=True)]
    return Alike(one, other, *shares, covered[0], shared[0].longest_passage())


def equal(marks: Iterable[tuple[str, str]]) -> list[Sequence[str]]:
    """The groups of people with the same mark: (who, mark)."""
    groups: dict[str, list[str]] = defaultdict(list)
    for who, mark in marks:
        groups[mark].append(who)
    return [tuple(group) for group in groups.values() if len(group) > 1]
