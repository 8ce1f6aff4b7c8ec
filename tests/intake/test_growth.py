"""What reads a student's words takes time in proportion to them, whatever the words are made to do."""

import ast
import contextlib
import functools
import importlib
import itertools
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from re import _constants as kinds
from re import _parser as parser

import pytest

import autograder
from autograder.classroom.lms import canvas, download, matching, moodle
from autograder.classroom.pages import page
from autograder.intake import archive, evidence, markup, names, read, render, repair, shown, text
from autograder.student.page import rich

PACKAGE = Path(autograder.__file__).parent
ROOMS = ("intake", "course", "wall", "judge", "classroom")
# Course files and made-up classes are not a student's.
OURS = ("classroom.demo.", "course.assignment")
# A linear scan of four times as much takes four times as long; one that grows with the square sixteen times.
TIMES, GROWTH = 4, 8
LENGTHS = (500, 2_000, 8_000, 32_000)
UNNOTICED = 0.03  # seconds of CPU: a scan that takes less tells nothing, and one of the longest that does is no danger


def seconds(work: Callable[[str], object], words: str, tries: int = 1) -> float:
    """CPU time, the least of some tries: other processes only ever add to it."""
    found = []
    for _ in range(tries):
        start = time.process_time()
        with contextlib.suppress(markup.TooMuch, read.Unreadable):
            work(words)
        found.append(time.process_time() - start)
    return min(found)


def grows_too_fast(work: Callable[[str], object], words: Callable[[int], str], longest: int = LENGTHS[-1]) -> bool:
    """Whether TIMES the words take far more than TIMES the time, where that time can be measured at all."""
    for length in (length for length in LENGTHS[1:] if length <= longest):
        if seconds(work, words(length)) > UNNOTICED:
            long, short = (seconds(work, words(n), tries=3) for n in (length, length // TIMES))
            return long > UNNOTICED and long > GROWTH * short
    return False


# Words that are made for a regular expression: its own parts, one of them again and again.


def samples(pattern: re.Pattern) -> list[tuple[str, ...]]:
    """Ways through a pattern, each the texts that its parts take, one after the other."""
    return list(itertools.islice(ways(parser.parse(pattern.pattern, pattern.flags)), 60))


def ways(parts) -> Iterator[tuple[str, ...]]:
    """One way, and those that differ from it in one part."""
    choices = [list(of_part(*part)) for part in parts]
    usual = [found[0] for found in choices]
    yield tuple(itertools.chain(*usual))
    for k, found in enumerate(choices):
        for other in found[1:]:
            yield tuple(itertools.chain(*usual[:k], other, *usual[k + 1 :]))


def of_part(kind, value) -> Iterator[tuple[str, ...]]:
    if kind is kinds.LITERAL:
        yield (chr(value),)
    elif kind is kinds.NOT_LITERAL:
        yield ("a" if value != ord("a") else "b",)
    elif kind is kinds.ANY:
        yield ("a",)
    elif kind is kinds.IN:
        yield from ((letter,) for letter in members(value)[:10])
    elif kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, getattr(kinds, "POSSESSIVE_REPEAT", None)):
        least, _, inner = value
        found = list(itertools.islice(ways(inner), 10))
        yield from ([()] if least == 0 else []) + [way * max(least, 1) for way in found]
    elif kind is kinds.SUBPATTERN:
        yield from ways(value[-1])
    elif kind is kinds.BRANCH:
        for branch in value[1]:
            yield from itertools.islice(ways(branch), 10)
    elif kind in (kinds.ASSERT, kinds.ASSERT_NOT):
        yield ()
        if kind is kinds.ASSERT and value[0] > 0:
            yield from itertools.islice(ways(value[1]), 3)
    else:
        yield ()


def members(parts) -> list[str]:
    """Letters of a class, told by trying; those that it names itself are among the first."""
    one = re.compile(f"(?s:{class_source(parts)})")
    named = [chr(value) for kind, value in parts if kind is kinds.LITERAL]
    return [letter for letter in ("a", " ", *named, *"1_-\t\n,;/.<>=\"'`()[]{}\\\x1b:+é") if one.match(letter)]


def class_source(parts) -> str:
    """The class as it is written, for those that hold single letters, ranges and the usual categories."""
    categories = {kinds.CATEGORY_SPACE: r"\s", kinds.CATEGORY_WORD: r"\w", kinds.CATEGORY_DIGIT: r"\d"}
    categories |= {kinds.CATEGORY_NOT_SPACE: r"\S", kinds.CATEGORY_NOT_WORD: r"\W", kinds.CATEGORY_NOT_DIGIT: r"\D"}
    written = ""
    for kind, value in parts:
        if kind is kinds.NEGATE:
            written += "^"
        elif kind is kinds.LITERAL:
            written += re.escape(chr(value))
        elif kind is kinds.RANGE:
            written += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        elif kind is kinds.CATEGORY:
            written += categories[value]
    return f"[{written}]"


def hostile(way: list[str]) -> Iterator[Callable[[int], str]]:
    """Texts of any length: what stands before a part once, the part often, and an end that does not fit."""
    for k, end in itertools.product(range(len(way)), ("", "\x00", "x", "\n\x00")):
        before, part, until = "".join(way[:k]), way[k], "".join(way[: k + 1])
        yield lambda n, b=before, p=part, e=end: b + p * n + e
        yield lambda n, u=until, e=end: u * (n // len(u)) + e


def hostile_to(pattern: re.Pattern) -> list[Callable[[int], str]]:
    """Each only once: most ways through a pattern lead to the same texts."""
    found = {words(40): words for way in samples(pattern) for words in hostile(way)}
    return list(found.values())


# How each is used where it does not search a whole text.
USED = {
    repair.WRAPPED: "match",
    repair.ASKS: "fullmatch",
    read.BEFORE: "match",
    moodle.SENT: "fullmatch",
    canvas.SENT: "fullmatch",
    download.JUNK: "fullmatch",
    markup.ATTRIBUTE: "match",
    markup.PICTURE: "match",
    markup.LINK: "match",
    markup.NAME: "match",
    render.LINK: "match",
}


def patterns() -> dict[str, re.Pattern]:
    """Every regular expression of the trusted side that has a name."""
    found = {}
    for module in modules():
        for name, value in vars(module).items():
            for k, one in enumerate(value if isinstance(value, tuple) else [value]):
                one = one[0] if isinstance(one, tuple) and one else one
                if isinstance(one, re.Pattern):
                    found.setdefault(one, f"{module.__name__.removeprefix('autograder.')}.{name}{k or ''}")
    found[repair.definition_of("softmax")] = "intake.repair.definition_of"
    return {name: pattern for pattern, name in found.items()}


def modules() -> Iterator:
    for room in ROOMS:
        for info in pkgutil.walk_packages([str(PACKAGE / room)], f"autograder.{room}."):
            if not info.name.removeprefix("autograder.").startswith(OURS):
                yield importlib.import_module(info.name)


PATTERNS = patterns()


def all_of(pattern: re.Pattern, used: str) -> Callable[[str], object]:
    if used != "search":
        return getattr(pattern, used)
    return lambda words: sum(1 for _ in pattern.finditer(words))


@pytest.mark.parametrize("name", PATTERNS)
def test_no_regular_expression_grows_faster_than_what_it_reads(name):
    pattern = PATTERNS[name]
    slow = functools.partial(grows_too_fast, all_of(pattern, USED.get(pattern, "search")), longest=LENGTHS[-2])
    assert next((words(60) for words in hostile_to(pattern) if slow(words)), None) is None


@pytest.mark.parametrize(
    ("pattern", "used"),
    [
        (r"\s*(check|hint|ready|submit)\([^()]*\)\s*;?\s*", "fullmatch"),
        (r"(java|vb|live)script\s*:|data\s*:(?=\S*[,;])", "search"),
        (r"\s*\([^()]*\)", "search"),
        (r"\S*[/\\]\S*", "search"),
        (r"[\"'“‘`][^\"'”’`]*[\"'”’`]", "search"),
        (r"([ _-]*\(\d+\)|[ _-]+copy\d*)+$", "search"),
        (r'<img(?: alt="")?(?![^>]*\salt=)', "search"),
        (r"(a|b|ab)*c", "search"),
    ],
)
def test_the_measure_finds_those_that_do(pattern, used):
    work = all_of(re.compile(pattern), used)
    assert any(grows_too_fast(work, words) for words in hostile_to(re.compile(pattern)))


def test_every_regular_expression_has_a_name_under_which_it_is_tried():
    """One that is written where it is used would be tried by nobody."""
    inline = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in (*(PACKAGE / "intake").rglob("*.py"), *(PACKAGE / "classroom").rglob("*.py"))
        if path.stem not in ("demo", "made_up", "roster", "worksheet", "export", "damages")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr not in ("compile", "escape")
    ]
    assert inline == []


# Scans that are no regular expression, or are made of several.

UNITS = (
    *(
        "a",
        " ",
        "\n",
        "\t",
        "\\",
        "(",
        ")",
        "[",
        "{",
        "<",
        ">",
        "&",
        "`",
        "'",
        '"',
        "$",
        "#",
        "%",
        "!",
        "?",
        "=",
        ";",
        "|",
    ),
    *("check()", "check(", "data:", "data :", "data:,", "javascript:", "java script", "&amp;", "&#", "\\href", "<!--"),
    *(
        "<div>",
        "</div>",
        "<p>",
        "<a ",
        "<a b=",
        "<a b='",
        '<img alt="',
        "<b><i>",
        "</b>",
        "<table><td>",
        "<svg>",
        "<script>",
    ),
    *("```\n", "```python\n", "\n```", "%%time\n", "%time x\n", "!ls\n", "x?\n", "def f(", "softmax = ", "softmax:"),
    *(
        "\x1b[",
        "\x1b[1",
        "\x1b]",
        "\u202e",
        "é",
        "e\u0301",
        "\ud800",
        "://",
        ".ipynb",
        "a/",
        "(1)",
        " copy",
        "-copy1",
        "_1_assign",
    ),
    *(
        "autograder.notebook('",
        "<!-- autograder-weights 1 net ",
        "<h1>",
        "* ",
        "> ",
        "1. ",
        "|a|",
        "\r\n",
        "was stopped (",
    ),
)
SCANS = {
    "is_check": repair.is_check,
    "unfenced": repair.unfenced,
    "too_much": repair.too_much,
    "defines": lambda words: repair.defines(words + "softmax", "softmax"),
    "in_magics": lambda words: names.in_magics(words, ""),
    "harmless_markdown": markup.harmless_markdown,
    "harmless_html": lambda words: markup.harmless_html(text.legible(words)),
    "is_picture": lambda words: markup.is_picture("data:image/png;base64," + words),
    "latex": lambda words: markup.harmless_data({"text/latex": words}),
    "claims": lambda words: list(read.claims({"metadata": {}, "cells": [{"source": words}]})),
    "by_file_name": lambda words: read.by_file_name(Path(words[:250].replace("/", "_") + ".ipynb"), ["a"]),
    "pieces_in": lambda words: list(evidence.pieces_in(page_of(words))),
    "saved": lambda words: shown.saved([{"output_type": "stream", "text": words}], 1 << 30),
    "legible": text.legible,
    "one_line": text.one_line,
    "shown": text.shown,
    "rich": rich,
    "described": lambda words: render.described(render.clean(text.legible(words)), "a"),
    "lower_headings": render.lower_headings,
    "preformatted": lambda words: render.preformatted(words, "a"),
    "tidy": archive.tidy,
    "where_it_leads": lambda words: archive.where_it_leads(archive.tidy(words)),
    "sent_by": lambda words: download.sent_by(tuple(archive.tidy(words).split("/"))),
    "safe": matching.safe_name,
    "plain": page.shown,
}


def page_of(html: str) -> dict:
    return {"cells": [{"outputs": [{"data": {"text/html": "autograder-weights" + html}}]}]}


@pytest.mark.parametrize("scan", SCANS)
def test_no_scan_grows_faster_than_what_it_reads(scan):
    def made_of(unit: str, end: str) -> Callable[[int], str]:
        return lambda n: unit * (n // len(unit)) + end

    slow = [
        (unit, end)
        for unit, end in itertools.product(UNITS, ("", "x", "\n", ">", '"'))
        if grows_too_fast(SCANS[scan], made_of(unit, end))
    ]
    assert slow == []
