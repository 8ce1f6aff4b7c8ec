"""A student's words as text that can be written anywhere."""

import re
from typing import Any

LONGEST_TEXT = 4000
ANSI = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?|[@-Z\\-_])")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# What a spreadsheet takes for the beginning of a formula: ASCII, full-width, small, raised and lowered signs.
SIGNS = r"=+\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207a-\u207c\u208a-\u208c"
INVISIBLE = r"[^\S\t\r\n]|[\x00-\x08\x0e-\x1f\u00ad\u200b-\u200f\u2060\ufeff]"
FORMULA = re.compile(rf"^(?=[\t\r\n])|(?:^|(?<=[;,\t\r\n]))(?:{INVISIBLE})*(?=[{SIGNS}])")
NUMBER = re.compile(r"-|[+-]?\d+([.,]\d+)?%?")  # Moodle writes a dash for "never"


def legible(text: str) -> str:
    """Text that can be written anywhere: half a character, or a byte that is none, becomes a question mark."""
    return text if text.isascii() else text.encode(errors="replace").decode()


def one_line(text: str) -> str:
    """What a student wrote as a line of ours: no second line, nothing that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text[:2000]).strip()


def shown(text: Any) -> str:
    """Words without what a terminal obeys and without letters that turn the direction of others."""
    return CONTROL.sub("", ANSI.sub("", legible(str(text))).replace("\r\n", "\n"))


def cut(text: str, longest: int = LONGEST_TEXT) -> str:
    return text if len(text) <= longest else f"{text[:longest]}\n… ({len(text) - longest} more characters)"


def no_formula(text: str) -> str:
    """A quote before whatever a spreadsheet would compute, also where it splits at another separator than ours."""
    return text if NUMBER.fullmatch(text) else FORMULA.sub(r"\g<0>'", text)
