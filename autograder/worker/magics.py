"""What `get_ipython()` gives in a graded notebook: the magics that notebooks use, without a shell behind them.

Untrusted side. Shell lines are noted and never run."""

from __future__ import annotations

import pathlib
import shlex
import sys
from typing import Any, Protocol

from autograder.worker.outputs import clean

QUIET = ("aimport", "automagic", "autoreload", "autosave", "colors", "config", "doctest_mode", "gui", "load_ext")
QUIET += ("matplotlib", "pdb", "pprint", "precision", "reload_ext", "tensorflow_version", "unload_ext", "xmode")
SHELL = ("!", "!!", "bash", "cat", "conda", "cp", "ll", "ls", "mamba", "man", "mkdir", "mv", "pip", "pip3", "rm")
SHELL += ("rmdir", "script", "sh", "sx", "system", "uv")
SHOWN = {
    "html": "text/html",
    "HTML": "text/html",
    "svg": "image/svg+xml",
    "SVG": "image/svg+xml",
    "latex": "text/latex",
    "markdown": "text/markdown",
    "javascript": "application/javascript",
    "js": "application/javascript",
}
ONCE = "ran once; timings are left out when grading"


class Cells(Protocol):
    """What magics may touch of whoever runs the cells."""

    namespace: dict[str, Any]
    outputs: Any

    def execute(self, source: str, name: str, wants_value: bool = False) -> Any: ...
    def python(self, source: str) -> str: ...
    def note(self, kind: str, detail: str) -> None: ...
    def listening(self) -> Any: ...
    def show_figures(self) -> None: ...


class Captured:
    """What `%%capture name` binds."""

    def __init__(self, outputs: list[dict[str, Any]], home: Cells) -> None:
        self._home = home
        self.outputs = [output for output in outputs if output["output_type"] != "stream"]
        self.stdout = "".join(output["text"] for output in outputs if output.get("name") == "stdout")
        self.stderr = "".join(output["text"] for output in outputs if output.get("name") == "stderr")

    def __str__(self) -> str:
        return self.stdout

    def show(self) -> None:
        sys.stdout.write(self.stdout)
        sys.stderr.write(self.stderr)
        for output in self.outputs:
            self._home.outputs.bundle(output.get("data", {}), output.get("metadata", {}))

    __call__ = show


class Events:
    """Libraries register callbacks here; no cell of a graded notebook needs them."""

    def register(self, event: str, function: Any) -> None:
        pass

    unregister = register


class Publisher:
    """`get_ipython().display_pub`."""

    def __init__(self, home: Cells) -> None:
        self._home = home

    def publish(self, data: dict[str, Any], metadata: dict[str, Any] | None = None, **_: Any) -> None:
        self._home.outputs.bundle(*clean(data, metadata or {}))

    def clear_output(self, wait: bool = False) -> None:
        self._home.outputs.clear(wait)


class Shell:
    """`get_ipython()`."""

    def __init__(self, home: Cells) -> None:
        self._home = home
        self.user_ns = home.namespace
        self.events = Events()
        self.display_pub = Publisher(home)
        self.config: dict[str, Any] = {}

    def run_line_magic(self, name: str, line: str, *_: Any, **__: Any) -> Any:
        run = getattr(self, f"_line_{name}", None)
        if run is not None:
            return run(line)
        if name in SHELL:
            return self.system(f"{name} {line}")
        if name not in QUIET:
            self._home.note("magic", f"%{name}")
        return None

    def run_cell_magic(self, name: str, line: str, cell: str) -> Any:
        run = getattr(self, f"_cell_{name}", None)
        if run is not None:
            return run(line, cell)
        if name in SHOWN:
            return self._home.outputs.bundle({SHOWN[name]: cell}, {})
        if name in SHELL:
            return self.system(f"%%{name}")
        self._home.note("cell magic", f"%%{name}")
        return None

    def system(self, command: str) -> None:
        self._home.note("shell", command.strip()[:100])

    system_raw = system_piped = system

    def getoutput(self, command: str, *_: Any, **__: Any) -> list[str]:
        self.system(command)
        return []

    getoutput_piped = getoutput

    def magic(self, line: str) -> Any:
        name, _, rest = line.lstrip("%").partition(" ")
        return self.run_line_magic(name, rest)

    def run_cell(self, source: str, *_: Any, **__: Any) -> None:
        self._home.execute(source, "run_cell")

    def ex(self, source: str) -> None:
        exec(source, self.user_ns)

    def ev(self, source: str) -> Any:
        return eval(source, self.user_ns)

    def push(self, names: dict[str, Any], *_: Any, **__: Any) -> None:
        self.user_ns.update(names)

    def enable_gui(self, *_: Any) -> None:
        pass

    enable_matplotlib = register_magics = register_magic_function = set_next_input = enable_gui

    # A method named after the magic is all that a new one needs. Only those are here on which a verdict may depend.

    def _line_time(self, line: str) -> Any:
        if not line.strip():
            return None
        print(f"%time: {ONCE}")
        return self._home.execute(line, "%time", wants_value=True)

    def _cell_time(self, line: str, cell: str) -> None:
        print(f"%%time: {ONCE}")
        self._home.execute(f"{line}\n{cell}" if line.strip() else cell, "%%time")

    def _line_timeit(self, line: str) -> None:
        self._timeit("%timeit", line, "")

    def _cell_timeit(self, line: str, cell: str) -> None:
        self._timeit("%%timeit", line, cell)

    def _timeit(self, magic: str, line: str, cell: str) -> None:
        statement = _without_options(line, takes_value="nrtp")
        print(f"{magic}: {ONCE}")
        # As in IPython, what a timed statement assigns stays inside it.
        local: dict[str, Any] = {}
        for part in (statement, cell):
            if part.strip():
                exec(compile(self._home.python(part), f"<{magic}>", "exec"), self.user_ns, local)

    def _line_prun(self, line: str) -> Any:
        return self._home.execute(_without_options(line, takes_value="lsTDr"), "%prun")

    def _cell_prun(self, _: str, cell: str) -> None:
        self._home.execute(cell, "%%prun")

    def _cell_capture(self, line: str, cell: str) -> None:
        name = _without_options(line, takes_value="").strip()
        with self._home.listening() as heard:
            try:
                self._home.execute(cell, "%%capture")
                self._home.show_figures()
            finally:
                if name.isidentifier():
                    self.user_ns[name] = Captured(heard.finish(), self._home)

    def _cell_writefile(self, line: str, cell: str) -> None:
        words = shlex.split(line)
        with pathlib.Path(words[-1]).open("a" if "-a" in words else "w") as file:
            file.write(cell)
        print(f"wrote {words[-1]}")

    _cell_file = _cell_writefile

    def _line_pylab(self, _: str) -> None:
        source = "import numpy, matplotlib\nfrom matplotlib import pyplot\nnp = numpy\nplt = pyplot\n"
        self._home.execute(source + "from matplotlib.pylab import *\nfrom numpy import *\n", "%pylab")

    def _line_reset(self, _: str) -> None:
        for name in [name for name in self.user_ns if not name.startswith("__")]:
            del self.user_ns[name]


def _without_options(line: str, takes_value: str) -> str:
    """`-n 10 -r3 -o f(x)` is `f(x)`."""
    line = line.strip()
    while line.startswith("-"):
        option, _, rest = line.partition(" ")
        if option.startswith("--"):
            line = rest.strip()
            continue
        if len(option) == 2 and option[1] in takes_value:
            rest = rest.strip().partition(" ")[2]
        line = rest.strip()
    return line
