"""Who handed in alike work: winnowing fingerprints of the students' own code, and equal weights.

Says what is alike, never who copied. Reads code, runs nothing.
"""

import functools
import io
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from copydetect import CodeFingerprint, compare_files
from copydetect.utils import get_token_coverage

from autograder.checks.wire import require
from autograder.intake.cells import Notebook
from autograder.intake.read import Unreadable
from autograder.intake.reader import Reader, shared_reader

# Every run of this many letters is compared, the names of variables made equal. With a window of one the library keeps
# all of them, not some by a hash that is another one in every process: the same class gives the same numbers.
LETTERS, WINDOW = 25, 1
# Between two cells: no run reaches from one into the next, so that their order tells nothing.
BETWEEN = "\n" + "+" * LETTERS + "\n"
# What more submissions than these share is the way one writes it, or what the course gave.
MOST_ALIKE, SHARE_ALIKE = 4, 0.1
ENOUGH_LETTERS = 100
ALIKE = 0.6
LONGEST_PASSAGE = 800
LONGEST_CODE = 200_000  # what a person wrote of one notebook is a tenth of that


@dataclass(frozen=True)
class Alike:
    """Two submissions, and which share of what each has of its own stands in the other too."""

    one: str
    other: str
    share_of_one: float
    share_of_other: float
    letters: int
    passage: str = ""  # the longest one, as the first wrote it

    @property
    def share(self) -> float:
        return (self.share_of_one + self.share_of_other) / 2


def reader() -> Reader:
    return shared_reader("likeness")


def own_code(notebook: Notebook, given: Container[str]) -> str:
    """What a student wrote: the code cells that are not the course's."""
    sources = (cell.code.strip() for cell in notebook.cells if cell.kind == "code" and not cell.asks)
    return joined(source for source in sources if source and source not in given)[:LONGEST_CODE]


def joined(cells: Iterable[str]) -> str:
    return BETWEEN + "".join(cell + BETWEEN for cell in cells)


def similar(codes: Mapping[str, str], course_code: str) -> list[Alike]:
    """The pairs that share much of what few others have, the most alike first."""
    runs = {who: runs_of(code) for who, code in codes.items()}
    spread = Counter(run for found in runs.values() for run in found)
    most = max(MOST_ALIKE, SHARE_ALIKE * len(runs))
    usual = runs_of(course_code) | {run for run, count in spread.items() if count > most}
    rare = {who: found - usual for who, found in runs.items()}

    @functools.lru_cache(maxsize=20)
    def narrowed(who: str) -> CodeFingerprint:
        return without(fingerprint(codes[who]), usual)

    pairs = [compared(one, other, narrowed(one), narrowed(other)) for one, other in sharing(rare)]
    alike = [p for p in pairs if max(p.share_of_one, p.share_of_other) >= ALIKE and p.letters >= ENOUGH_LETTERS]
    return sorted(alike, key=lambda pair: (-pair.share, -pair.letters, pair.one, pair.other))


def fingerprint(code: str) -> CodeFingerprint:
    """All runs of letters in the code; none of code that can't be taken apart, which is like nobody's."""

    def understand(told: Any) -> tuple[str, np.ndarray]:
        require(type(told) is dict and type(told.get("letters")) is str, "letters")
        offsets = told.get("offsets")
        require(type(offsets) is np.ndarray and offsets.ndim == 2 and offsets.dtype == np.int64, "offsets")
        require(offsets.shape[1] == 2 and len(told["letters"]) <= len(code) + 1, "offsets")
        return told["letters"], offsets

    try:
        letters, offsets = reader().ask("code", "letters", understand, code=code)
    except Unreadable:
        letters, offsets = "", np.zeros((1, 2), np.int64)
    found = CodeFingerprint("", LETTERS, WINDOW, filter=False, fp=io.StringIO(letters))
    found.raw_code, found.offsets = code, offsets
    return found


def runs_of(code: str) -> set[int]:
    return {int(run) for run in fingerprint(code).hashes}


def without(found: CodeFingerprint, usual: Container[int]) -> CodeFingerprint:
    """The library's own removal of boilerplate knows one list for all; ours is known when all have been read."""
    found.hash_idx = {run: places for run, places in found.hash_idx.items() if run not in usual}
    found.hashes = set(found.hash_idx)
    found.token_coverage = get_token_coverage(found.hash_idx, LETTERS, len(found.filtered_code))
    return found


def sharing(rare: Mapping[str, set[int]]) -> list[tuple[str, str]]:
    """The pairs that are worth a comparison: half of what the smaller has of its own is in the other."""
    owners: dict[int, list[str]] = defaultdict(list)
    for who, found in rare.items():
        for run in found:
            owners[run].append(who)
    shared = Counter(pair for some in owners.values() for pair in combinations(sorted(some), 2))
    return sorted(p for p, count in shared.items() if 2 * count >= min(len(rare[p[0]]), len(rare[p[1]])))


def compared(one: str, other: str, first: CodeFingerprint, second: CodeFingerprint) -> Alike:
    letters, shares, slices = compare_files(first, second)
    begin, end = max(zip(*slices[0], strict=True), key=lambda place: place[1] - place[0], default=(0, 0))
    passage = first.raw_code[int(begin) : int(end)].replace(BETWEEN, "\n\n").strip("+\n ")[:LONGEST_PASSAGE]
    return Alike(one, other, min(1.0, float(shares[0])), min(1.0, float(shares[1])), int(letters), passage)


def equal(marks: Iterable[tuple[str, str]]) -> list[Sequence[str]]:
    """The groups of people with the same mark: (who, mark)."""
    groups: dict[str, list[str]] = defaultdict(list)
    for who, mark in marks:
        groups[mark].append(who)
    return [tuple(group) for group in groups.values() if len(group) > 1]
