"""What is found, in words. Every sentence about a difference is made here."""

from typing import Any

import numpy as np

from autograder.checks.findings import Absence, Difference, Finding


def sentence_of(found: Difference) -> str:
    """What differs and where, without the values."""
    return "".join(f"{name}: " if kind == "key" else f"{kind} {name}: " for kind, name in found.place) + told(found)


def told(found: Difference) -> str:
    """What differs, without where."""
    got, wanted = found.got, found.wanted
    if found.kind == "nothing":
        return "nothing came back (None)"
    if found.kind == "count":
        if not isinstance(got, list | tuple):
            return f"{article(got)} came back where {wanted} values are expected"
        count = "1 value" if len(got) == 1 else f"{len(got)} values"
        return f"{count} came back where {wanted} are expected"
    if found.kind == "shape":
        if got.shape == wanted[::-1]:
            return f"the shape is {got.shape}, the transpose of the expected {wanted}"
        return f"the shape is {got.shape}, expected is {wanted}"
    if found.kind == "some values":
        return f"{found.count[0]} of {found.count[1]} values differ, the first at {list(found.first)}"
    return {
        "type": f"{article(got)} came back where {wanted} is expected",
        "integers": f"an array of {getattr(got, 'dtype', '')} came back where integers are expected",
        "real": f"an array of {getattr(got, 'dtype', '')} came back where real numbers are expected",
        "key": f"the key {wanted!r} is missing",
        "strings": "the strings differ",
        "one value": "1 value came back where several are expected",
        "thing": f"{short(got)} came back",
        "value": "the value differs",
        "every value": "every value differs",
    }[found.kind]


def of_absence(task: str, absence: Absence) -> str:
    """Why nothing of a task was checked, and what to do."""
    if absence.kind == "stub":
        return f"{task} is still the empty stub: replace `raise NotImplementedError` by your solution"
    return absence.why or f"the notebook defines no {task}: is its cell there, and does it run?"


def in_one_line(finding: Finding) -> str:
    """Why a check failed, for a terminal and a table."""
    parts = [ended(finding.problem)] if finding.problem else []
    parts += [f"The call: {flat(finding.call)}."] if finding.call else []
    got, expected = flat(finding.got), flat(finding.expected)
    if got and expected:
        parts.append(f"It gave {got}; expected is {expected}.")
    elif got or expected:
        parts.append(f"It gave {got}." if got else f"Expected is {expected}.")
    return " ".join(filter(None, (*parts, finding.says, finding.ask)))


def flat(text: str) -> str:
    return " ".join(text.split())


def ended(text: str) -> str:
    """With a full stop, unless it ends in a sign already."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def article(value: Any) -> str:
    """The kind of a value with its article, as a student would say it."""
    if value is None:
        return "None"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    names = {
        str: "a string",
        bool: "a bool",
        int: "an integer",
        float: "a float",
        list: "a list",
        tuple: "a tuple",
        dict: "a dict",
    }
    kind = type(value)
    if isinstance(value, np.generic):
        kind = type(value.item())
    return names.get(kind, f"{kind.__name__}")


def short(value: Any, length: int = 200) -> str:
    """A value as text on one line, large arrays shortened."""
    if isinstance(value, np.ndarray):
        if value.size > 12:
            return f"array of shape {value.shape}, {value.dtype}"
        text = np.array2string(value, precision=6, separator=", ", suppress_small=False, threshold=20)
        return " ".join(text.split())
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return f"{value:.9g}"
    if isinstance(value, tuple | list):
        open_, close = ("(", ")") if isinstance(value, tuple) else ("[", "]")
        inner = ", ".join(short(item, 60) for item in value[:8]) + (", …" if len(value) > 8 else "")
        text = open_ + inner + ("," if isinstance(value, tuple) and len(value) == 1 else "") + close
    elif isinstance(value, dict):
        text = "{" + ", ".join(f"{key!r}: {short(item, 60)}" for key, item in list(value.items())[:12]) + "}"
    else:
        text = repr(value)
    return text if len(text) <= length else text[: length - 1] + "…"
