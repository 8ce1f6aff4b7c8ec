"""A student's code as tokens that can be compared: names made equal, comments and spaces left out. Runs nothing."""

import io
import keyword
import re
import token
import tokenize
from collections.abc import Iterator

import numpy as np

NAME, TEXT = "name", "text"  # in place of any name, and of any string
SKIPPED = {token.COMMENT, token.NL, token.NEWLINE, token.INDENT, token.DEDENT, token.ENCODING, token.ENDMARKER}
# From Python 3.12 on an f-string is many tokens; here it is one string on every Python.
F_START, F_END = getattr(token, "FSTRING_START", None), getattr(token, "FSTRING_END", None)
WORD = re.compile(r"\w+|[^\w\s]")  # of what is no Python


def tokens(cells: list[str]) -> dict:
    """The tokens of all cells in a line; for each the number of its cell, where it begins there and where it ends."""
    found = [(kind, cell, begin, end) for cell, code in enumerate(cells) for kind, begin, end in tokens_of(code)]
    places = np.array([place for _, *place in found], np.int64).reshape(len(found), 3)
    return {"tokens": " ".join(kind for kind, *_ in found), "places": places}


def tokens_of(code: str) -> list[tuple[str, int, int]]:
    try:
        return list(python_tokens(code))
    except (tokenize.TokenError, SyntaxError, SystemError):  # the last of Python 3.13, for a zero byte
        return [(kind_of(found[0]), found.start(), found.end()) for found in WORD.finditer(code)]


def python_tokens(code: str) -> Iterator[tuple[str, int, int]]:
    lines = [0]
    for line in code.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    begin, depth = 0, 0
    for one in tokenize.generate_tokens(io.StringIO(code).readline):
        start, end = (lines[row - 1] + column for row, column in (one.start, one.end))
        if one.type == F_START:
            begin, depth = (start if not depth else begin), depth + 1
        elif one.type == F_END:
            depth -= 1
            if not depth:
                yield TEXT, begin, end
        elif not depth and one.type not in SKIPPED and not one.string.isspace():
            yield (TEXT if one.type == token.STRING else kind_of(one.string)), start, end


def kind_of(word: str) -> str:
    """A keyword, a number or a sign is itself; of names only that there is one."""
    return NAME if word.isidentifier() and not keyword.iskeyword(word) else word


QUESTIONS = {"tokens": tokens}


def warm_up() -> None:
    """Use everything once: what is imported or made on first use may be out of reach later."""
    tokens(["def f(x):\n    return f'{x}a'  # b\n", "'''"])
