"""A student's code as letters that can be compared: names made equal, comments and spaces left out. Runs nothing."""

from copydetect.utils import filter_code


def letters(code: str) -> dict:
    """The letters that are left of the code, and pairs of a place among them and how many were left out before it."""
    left, offsets = filter_code(code, "", "python")
    return {"letters": left, "offsets": offsets}


QUESTIONS = {"letters": letters}


def warm_up() -> None:
    """Use everything once: what is imported or made on first use may be out of reach later."""
    letters("def f(x):\n    return 'a'  # b\n")
