"""Plain values: what a student's function returned, as exact types that can be compared and sent. Numpy only."""

from typing import Any

import numpy as np

KINDS = "biufcU"
MAX_DEPTH = 20


class CannotTravel(TypeError):
    """A value that has no plain form, such as a function or a model."""


def plain(value: Any, depth: int = 0) -> Any:
    """The value as plain Python types, containers of them, and exact numpy arrays and scalars."""
    if depth > MAX_DEPTH:
        raise CannotTravel("nested too deeply")
    kind = type(value)
    if value is None or kind in (bool, int, float, complex, str, bytes):
        return value
    if kind in (list, tuple, set, frozenset):
        items = [plain(item, depth + 1) for item in value]
        return items if kind is list else tuple(items) if kind is tuple else set(items)
    if isinstance(value, np.generic | np.ndarray):
        return plain_array(value)
    if isinstance(value, dict):
        return {plain(key, depth + 1): plain(item, depth + 1) for key, item in value.items()}
    if depth and isinstance(value, tuple) and hasattr(kind, "_fields"):
        raise CannotTravel(kind.__qualname__)  # part of a result, such as a cache: its owner will ask for its names
    if isinstance(value, tuple | list):
        return plain(tuple(value) if isinstance(value, tuple) else list(value), depth)
    if isinstance(value, range | type({}.keys()) | type({}.values())):
        return plain(list(value), depth)
    if callable(value):
        raise CannotTravel(kind.__qualname__)
    if hasattr(value, "numpy") and hasattr(value, "dtype"):  # a TensorFlow or Keras tensor
        return plain_array(np.asarray(value.numpy()))
    if kind.__module__.partition(".")[0] == "pandas" and hasattr(value, "to_numpy"):
        return plain_array(value.to_numpy())
    if isinstance(value, bool | int | float | complex | str | bytes):  # subclasses, such as enumerations
        base = next(t for t in (bool, int, float, complex, str, bytes) if isinstance(value, t))
        return base(value)  # type: ignore[arg-type]  # it is one of them
    raise CannotTravel(kind.__qualname__)


def plain_array(value: np.ndarray | np.generic) -> Any:
    """An exact array or scalar; arrays of objects become nested lists of plain values."""
    if isinstance(value, np.generic):
        if value.dtype.kind in KINDS and value.dtype.kind != "U":
            return value
        return plain(value.item())
    array = np.asarray(value)
    if array.dtype.kind not in KINDS or (array.dtype.kind == "f" and array.dtype.itemsize > 8):
        if array.dtype.kind == "f":
            return array.astype(np.float64)
        if array.dtype.kind == "O" and array.size and all(type(item) is str for item in array.flat):
            return array.astype(str)
        if array.dtype.kind == "O":
            return plain(array.tolist())
        raise CannotTravel(f"array of {array.dtype}")
    return array


def snapshot(value: Any) -> Any:
    """A deep copy of plain containers and arrays; other objects as they are."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if type(value) in (list, tuple):
        return type(value)(snapshot(item) for item in value)
    if type(value) is dict:
        return {key: snapshot(item) for key, item in value.items()}
    return set(value) if type(value) is set else value


def identical(a: Any, b: Any) -> bool:
    """The same types, shapes and numbers to the last bit; nan equals nan."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        if a.shape != b.shape or a.dtype != b.dtype:
            return False
        if a.tobytes() == b.tobytes():  # nearly always, and the quickest to say
            return True
        return np.array_equal(a, b, equal_nan=a.dtype.kind in "fc")
    if type(a) in (list, tuple):
        return len(a) == len(b) and all(map(identical, a, b))
    if type(a) is dict:
        return a.keys() == b.keys() and all(identical(item, b[key]) for key, item in a.items())
    return a is b or a == b or (a != a and b != b)


def alike(a: Any, b: Any, rtol: float = 1e-6, atol: float = 1e-9) -> bool:
    """The same structure and, within the tolerance, the same numbers; what two runs of one idea would give."""
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        if not (isinstance(a, np.ndarray) and isinstance(b, np.ndarray)) or a.shape != b.shape:
            return False
        if a.dtype.kind == "U" or b.dtype.kind == "U":
            return a.dtype.kind == b.dtype.kind and bool(np.all(a == b))
        if (a.dtype.kind in "iub") != (b.dtype.kind in "iub"):
            return False
        with np.errstate(all="ignore"):
            return bool(np.allclose(a, b, rtol=rtol, atol=atol, equal_nan=True))
    if is_number(a) and is_number(b):
        try:
            with np.errstate(all="ignore"):
                return bool(np.isclose(float(a), float(b), rtol=rtol, atol=atol, equal_nan=True))
        except OverflowError:  # integers beyond every float
            return bool(a == b)
    if type(a) is not type(b):
        return False
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(alike(x, y, rtol, atol) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(alike(item, b[key], rtol, atol) for key, item in a.items())
    return bool(a == b)


def is_number(value: Any) -> bool:
    """A Python or numpy number that is no bool; a zero-dimensional array counts, it has no dimensions."""
    if isinstance(value, bool | np.bool_):
        return False
    if isinstance(value, np.ndarray):
        return value.ndim == 0 and value.dtype.kind in "iuf"
    return isinstance(value, int | float | np.integer | np.floating)
