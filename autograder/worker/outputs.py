"""What a cell shows, as nbformat outputs of a limited size. Untrusted side: runs among the student's code."""

from __future__ import annotations

import base64
import io
import json
import sys
from collections.abc import Callable
from typing import Any

from IPython.lib.pretty import pretty
from IPython.utils.dir2 import get_real_method
from matplotlib import pyplot
from matplotlib.figure import Figure

REPRS = {
    "text/html": "_repr_html_",
    "text/markdown": "_repr_markdown_",
    "text/latex": "_repr_latex_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "image/jpeg": "_repr_jpeg_",
    "application/json": "_repr_json_",
    "application/javascript": "_repr_javascript_",
}

# What one more output costs besides its content, so that ten million empty ones don't fit either.
OVERHEAD = 100


class Outputs:
    """The outputs of one cell in the order in which they came; what goes beyond `room` bytes is left out."""

    def __init__(self, room: int) -> None:
        self._size = room
        self._room = room
        self._shown: list[dict[str, Any]] = []
        self._clear_next = False
        self.cut = False

    def text(self, name: str, text: str) -> None:
        """Add to the stream `name`: neighbours become one output."""
        if not text:
            return
        self._start()
        text = plain(text)
        last = self._shown[-1] if self._shown else {}
        fresh = last.get("name") != name
        room = self._room - OVERHEAD * fresh
        if not text.isascii():
            if len(text.encode()) > room:
                text = text.encode()[: max(room, 0)].decode(errors="ignore")
                self.cut = True
            cost = len(text.encode())
        else:
            if len(text) > room:
                text = text[: max(room, 0)]
                self.cut = True
            cost = len(text)
        if not text:
            return
        if fresh:
            last = {"output_type": "stream", "name": name, "text": io.StringIO()}
            self._shown.append(last)
        last["text"].write(text)
        self._room -= cost + OVERHEAD * fresh

    def bundle(
        self, data: dict[str, Any], metadata: dict[str, Any], *, count: int | None = None, label: str | None = None
    ) -> None:
        """Add a rich value: the result of the cell when `count` is given, a display otherwise."""
        self._start()
        output = {"output_type": "display_data", "data": data, "metadata": metadata, "label": label}
        if count is not None:
            output |= {"output_type": "execute_result", "execution_count": count}
        if self._pay(data, metadata):
            self._shown.append(output)

    def replace(self, data: dict[str, Any], metadata: dict[str, Any], label: str) -> None:
        """Put a new value where the display with this label was."""
        for output in self._shown:
            if output.get("label") == label and self._pay(data, metadata):
                output |= {"data": data, "metadata": metadata}

    def error(self, ename: str, evalue: str, traceback: list[str]) -> None:
        """Errors are short and always shown, also when nothing else has room."""
        self._start()
        self._shown.append({"output_type": "error", "ename": ename, "evalue": evalue, "traceback": traceback})

    def clear(self, wait: bool = False) -> None:
        self._clear_next = True
        if not wait:
            self._start()

    def finish(self) -> list[dict[str, Any]]:
        """The nbformat outputs."""
        done = []
        for output in self._shown:
            output = {key: value for key, value in output.items() if key != "label"}
            if output["output_type"] == "stream":
                output["text"] = output["text"].getvalue()
            done.append(output)
        return done

    def printed(self) -> str:
        """The text of all streams, for a call of one function."""
        return "".join(output["text"].getvalue() for output in self._shown if output["output_type"] == "stream")

    def _start(self) -> None:
        if self._clear_next:
            self._clear_next = False
            self._shown.clear()
            self._room = self._size

    def _pay(self, *content: Any) -> bool:
        cost = OVERHEAD + sum(len(json.dumps(part)) for part in content)
        if cost > self._room:
            self.cut = True
            return False
        self._room -= cost
        return True


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of a cell; it stays valid when a student keeps it and puts it back later."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, name: str, sink: Callable[[], Outputs]) -> None:
        self.name = name
        self._sink = sink

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._sink().text(self.name, text)
        return len(text)

    def close(self) -> None:
        """A closed stream would make every later print of the notebook fail."""


def plain(text: str) -> str:
    """Exactly a str that can be encoded: a subclass or a lone surrogate would not travel."""
    text = "".join((text,))
    return text if text.isascii() else text.encode(errors="replace").decode()


def mimebundle(value: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """(data, metadata) by MIME type as IPython would show the value; None when the value has displayed itself."""
    shows_itself = get_real_method(value, "_ipython_display_")
    if shows_itself is not None:
        shows_itself()
        return None
    data: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    whole = get_real_method(value, "_repr_mimebundle_")
    if whole is not None:
        _merge(data, metadata, _called(lambda: whole(include=None, exclude=None)))
    for mime, name in REPRS.items():
        one = get_real_method(value, name)
        if one is None or mime in data:
            continue
        shown = _called(one)
        if isinstance(shown, tuple) and len(shown) == 2:
            _merge(data, metadata, ({mime: shown[0]}, {mime: shown[1]}))
        elif shown is not None:
            data[mime] = shown
    if isinstance(value, Figure) and "image/png" not in data and (value.axes or value.lines):
        data["image/png"] = picture(value)
    if "text/plain" not in data:
        text = _called(lambda: pretty(value))
        if text is not None:
            data["text/plain"] = text
    return clean(data, metadata)


def clean(data: dict[str, Any], metadata: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Exact plain types only: bytes as base64, text as str, JSON as JSON; the rest is left out."""
    good = {}
    for mime, value in dict(data).items():
        if isinstance(value, bytes):
            value = base64.b64encode(value).decode()
        if isinstance(value, str):
            good[plain(str(mime))] = plain(value)
        elif "json" in str(mime):
            good[plain(str(mime))] = _as_json(value)
    return good, _as_json(dict(metadata)) or {}


def picture(figure: Figure) -> bytes:
    """The figure as PNG, cut to its content as in a notebook."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", bbox_inches="tight", dpi="figure")
    return buffer.getvalue()


def show_figures(outputs: Outputs) -> None:
    """Show the open figures and close them: what `%matplotlib inline` does at the end of a cell, and plt.show()."""
    try:
        for number in pyplot.get_fignums():
            bundle = mimebundle(pyplot.figure(number))
            if bundle is not None and "image/png" in bundle[0]:
                outputs.bundle(*bundle)
    except Exception as error:
        outputs.text("stderr", f"a figure could not be drawn: {type(error).__name__}: {error}\n")
    finally:
        pyplot.close("all")


def _merge(data: dict[str, Any], metadata: dict[str, Any], more: Any) -> None:
    if isinstance(more, tuple) and len(more) == 2:
        more, about = more
        metadata.update({mime: value for mime, value in (about or {}).items() if value})
    data.update({mime: value for mime, value in (more or {}).items() if value is not None})


def _called(method: Callable[[], Any]) -> Any:
    """A broken repr costs its own MIME type and a line, not the cell."""
    try:
        return method()
    except NotImplementedError:
        return None
    except Exception as error:
        print(f"showing a value raised {type(error).__name__}: {error}", file=sys.stderr)
        return None


def _as_json(value: Any) -> Any:
    try:
        return json.loads(json.dumps(value, default=repr))
    except (TypeError, ValueError, RecursionError):
        return None
