"""Values in words, on one line."""

from typing import Any

import numpy as np


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
