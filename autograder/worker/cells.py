"""Runs the cells of a notebook as IPython would, without a kernel, and remembers what is bound to each task's name.

Untrusted side: this runs among the student's code, so nothing here is a secret and nothing it says is a verdict."""

from __future__ import annotations
import __future__

import ast
import asyncio
import builtins
import contextlib
import functools
import getpass
import inspect
import io
import linecache
import re
import sys
import tokenize
import traceback
import types
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import IPython
import IPython.core.display
import IPython.core.display_functions
import IPython.core.getipython
import IPython.display
from IPython.core.inputtransformer2 import TransformerManager
from matplotlib import pyplot

from autograder.worker import colab, magics, outputs
from autograder.worker.magics import Shell
from autograder.worker.outputs import Outputs, Stream, clean, mimebundle, plain

OWN_FILES = frozenset((__file__, magics.__file__, outputs.__file__, colab.__file__, contextlib.__file__))
FUTURE = functools.reduce(
    lambda flags, name: flags | getattr(__future__, name).compiler_flag, __future__.all_feature_names, 0
)
ONE_LINE_MAGIC = re.compile(r"%?(?P<name>[a-z]\w*)(?:[ \t]+(?P<line>[^=(\[.].*))?\s*\Z")


class Cells:
    """One notebook under way: `run` a cell after the other, then read `bound`.

    It changes the process (__main__, IPython.display, plt.show, input) until `close`: one at a time.
    """

    def __init__(self, watch: Sequence[str], *, output_kb: int = 1024) -> None:
        self._main = types.ModuleType("__main__")
        self.namespace: dict[str, Any] = self._main.__dict__
        self.namespace["__builtins__"] = builtins
        self.bound: dict[str, object] = {}
        self.outputs = Outputs(0)
        self._room = output_kb * 1024
        self._watch = tuple(watch)
        self._seen: dict[str, object] = {}
        self._trees: dict[str, ast.Module] = {}
        self._transform = TransformerManager()
        self._flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self._count = 0
        self._name = "cell"
        self._notes: list[list[str]] = []
        self._streams = Stream("stdout", lambda: self.outputs), Stream("stderr", lambda: self.outputs)
        self._moved_out = contextlib.ExitStack()
        self._move_in()

    def run(self, source: str, name: str) -> dict[str, Any]:
        """Run one cell; whatever it does, the answer is its outputs, its error and notes on what was skipped."""
        self._count += 1
        self._name = name
        self._notes = []
        error = None
        with self.listening() as heard:
            try:
                self.execute(source, "")
            except BaseException as raised:
                error = self._show_error(raised)
            try:
                self.show_figures()
            except BaseException as raised:
                error = error or self._show_error(raised)
        if heard.cut:
            self.note("output", f"{self._room // 1024} kB")
        return {"ok": error is None, "outputs": heard.finish(), "error": error, "notes": list(self._notes)}

    def settle(self) -> None:
        """Before the calls: a task's name means its function again, although `auc = auc(fpr, tpr)` came later."""
        for name, thing in self.bound.items():
            if not _can_be_judged(self.namespace.get(name)) or self._is_stub(self.namespace.get(name)):
                self.namespace[name] = thing

    def names(self) -> dict[str, str]:
        """What each watched name is: a "function" or "model" that can be judged, else a "stub" or another "value"."""
        kinds = {}
        for name in self._watch:
            if name in self.bound:
                kinds[name] = "model" if _is_model(self.bound[name]) else "function"
            elif name in self.namespace:
                kinds[name] = "stub" if self._is_stub(self.namespace[name]) else "value"
        return kinds

    @contextlib.contextmanager
    def listening(self) -> Iterator[Outputs]:
        """Everything shown inside goes into the outputs that this yields: for a cell, and for a call of a function."""
        before = self.outputs, sys.stdout, sys.stderr
        heard = self.outputs = Outputs(self._room)
        sys.stdout, sys.stderr = self._streams
        try:
            yield heard
        finally:
            self.outputs, sys.stdout, sys.stderr = before

    def note(self, kind: str, detail: str) -> None:
        """A remark for the report, each once per cell."""
        note = [kind, plain(detail)]
        if note not in self._notes and len(self._notes) < 100:
            self._notes.append(note)

    def python(self, source: str) -> str:
        """The cell as Python. What parses is Python already; only the rest can hold magics or shell lines."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if not source.startswith("In ["):
                with contextlib.suppress(SyntaxError, ValueError):
                    ast.parse(source)
                    return source
            source = self._transform.transform_cell(source)
            automagic = ONE_LINE_MAGIC.match(source)
            if automagic and _knows(automagic["name"]):
                with contextlib.suppress(SyntaxError):
                    ast.parse(source)
                    return source
                return f"get_ipython().run_line_magic({automagic['name']!r}, {automagic['line'] or ''!r})\n"
        return source

    def execute(self, source: str, part: str, *, wants_value: bool = False) -> Any:
        """Run statement by statement; `part` is the magic that a piece of the cell belongs to."""
        source = self.python(source)
        filename = self._filename(part)
        linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
        tree = compile(source, filename, "exec", ast.PyCF_ONLY_AST | self._flags, dont_inherit=True)
        self._trees[filename] = tree
        if not tree.body:
            return None
        last = tree.body[-1]
        shows_all = _shows_every_expression()
        for statement in tree.body:
            shown = isinstance(statement, ast.Expr) and (statement is last or shows_all)
            node = ast.Expression(statement.value) if shown else ast.Module([statement], [])
            code = compile(node, filename, "eval" if shown else "exec", self._flags, dont_inherit=True)
            self._flags |= code.co_flags & FUTURE
            try:
                value = eval(code, self.namespace)
                if code.co_flags & inspect.CO_COROUTINE:
                    value = _awaited(value)
            finally:
                self._track()
            if shown and wants_value:
                return value
            if shown and value is not None and not (statement is last and _ends_quietly(source)):
                self._show_result(value)
        return None

    def show_figures(self) -> None:
        if pyplot.get_fignums():
            outputs.show_figures(self.outputs)

    def close(self) -> None:
        """Give the process back as it was."""
        self._moved_out.close()

    def _filename(self, part: str) -> str:
        wanted = f"<{self._name} {part}>" if part else f"<{self._name}>"
        number = 2
        filename = wanted
        while filename in self._trees:
            filename = f"{wanted[:-1]} ({number})>"
            number += 1
        return filename

    # What is bound to the tasks' names.

    def _track(self) -> None:
        for name in self._watch:
            thing = self.namespace.get(name)
            if thing is None or self._seen.get(name) is thing:
                continue
            self._seen[name] = thing
            if _can_be_judged(thing) and not self._is_stub(thing):
                self.bound[name] = thing

    def _is_stub(self, thing: object) -> bool:
        """Whether a function's body is still `raise NotImplementedError`, `pass` or `...`."""
        code = getattr(_undecorated(thing), "__code__", None)
        tree = self._trees.get(getattr(code, "co_filename", ""))
        if tree is None:
            return False
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == code.co_name:
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                if first == code.co_firstlineno:
                    return all(_does_nothing(line) for line in node.body)
        return False

    # What a cell shows.

    def _show_result(self, value: Any) -> None:
        under = self.namespace.get("_"), self.namespace.get("__")
        shown = mimebundle(value)
        if shown is not None:
            self.outputs.bundle(*shown, count=self._count)
        self.namespace.update({"_": value, "__": under[0], "___": under[1]})

    def _show_error(self, error: BaseException) -> dict[str, str]:
        ename = plain(type(error).__name__)[:200]
        evalue = _text_of(error)
        self.outputs.error(ename, evalue, _readable(error))
        return {"ename": ename, "evalue": evalue}

    def _display(
        self,
        *values: Any,
        raw: bool = False,
        metadata: dict[str, Any] | None = None,
        display_id: Any = None,
        update: bool = False,
        clear: bool = False,
        **_: Any,
    ) -> Any:
        """IPython.display.display."""
        if clear:
            self.outputs.clear(wait=True)
        label = None if display_id in (None, False) else f"display {self._count}" if display_id is True else display_id
        for value in values:
            shown = clean(value, {}) if raw else mimebundle(value)
            if shown is None:
                continue
            data, about = shown
            about = clean({}, {**about, **(metadata or {})})[1]
            if update:
                self.outputs.replace(data, about, str(label))
            else:
                self.outputs.bundle(data, about, label=None if label is None else str(label))
        return None if label is None else IPython.display.DisplayHandle(label)

    def _publish(self, data: dict[str, Any], metadata: dict[str, Any] | None = None, **_: Any) -> None:
        self.outputs.bundle(*clean(data, metadata or {}))

    # The furniture that a notebook expects around it.

    def _move_in(self) -> None:
        shell = Shell(self)
        finder = colab.Finder(self.note)
        update = functools.partial(self._display, update=True)
        for module in (IPython.display, IPython.core.display, IPython.core.display_functions):
            self._put(module, "display", self._display)
            self._put(module, "publish_display_data", self._publish)
            self._put(module, "clear_output", lambda wait=False: self.outputs.clear(wait))
            self._put(module, "update_display", update)
        for module in (IPython, IPython.core.getipython, builtins):
            self._put(module, "get_ipython", lambda: shell)
        self._put(builtins, "display", self._display)
        self._put(builtins, "input", _no_input)
        self._put(getpass, "getpass", _no_input)
        self._put(pyplot, "show", lambda *_, **__: self.show_figures())
        before = sys.modules.get("__main__")
        sys.modules["__main__"] = self._main
        sys.meta_path.append(finder)

        def move_out() -> None:
            sys.modules["__main__"] = before
            sys.meta_path.remove(finder)
            for name in [name for name, module in sys.modules.items() if isinstance(module, colab.StandIn)]:
                del sys.modules[name]

        self._moved_out.callback(move_out)

    def _put(self, owner: Any, name: str, thing: Any) -> None:
        if hasattr(owner, name):
            self._moved_out.callback(setattr, owner, name, getattr(owner, name))
        else:
            self._moved_out.callback(delattr, owner, name)
        setattr(owner, name, thing)


def _shows_every_expression() -> bool:
    """Whether the notebook has set `InteractiveShell.ast_node_interactivity = "all"`."""
    shell = getattr(sys.modules.get("IPython.core.interactiveshell"), "InteractiveShell", None)
    return isinstance(shell, type) and vars(shell).get("ast_node_interactivity") == "all"


def _no_input(prompt: object = "", *_: Any, **__: Any) -> str:
    raise RuntimeError("nobody answers input() when a notebook is graded: put the value into the cell")


def _knows(magic: str) -> bool:
    return magic in magics.QUIET or magic in magics.SHELL or hasattr(Shell, f"_line_{magic}")


def _awaited(coroutine: Any) -> Any:
    """Top-level await. An event loop needs sockets; where they are denied, what never waits still works."""
    try:
        runner = asyncio.Runner()
        runner.get_loop()
    except OSError:
        try:
            coroutine.send(None)
        except StopIteration as done:
            return done.value
        coroutine.close()
        raise RuntimeError("this await waits for something outside, which is closed when grading") from None
    with runner:
        return runner.run(coroutine)


def _can_be_judged(thing: object) -> bool:
    return callable(thing) or _is_model(thing)


def _is_model(thing: object) -> bool:
    if isinstance(thing, types.FunctionType | type | types.ModuleType):
        return False
    try:
        return callable(getattr(thing, "predict", None))
    except Exception:
        return False


def _undecorated(thing: object) -> object:
    for _ in range(100):
        inner = thing.func if isinstance(thing, functools.partial) else getattr(thing, "__wrapped__", None)
        if inner is None:
            break
        thing = inner
    return getattr(thing, "__func__", thing)


def _does_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Raise):
        raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
        return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str | types.EllipsisType)
    )


def _ends_quietly(source: str) -> bool:
    """A semicolon at the end means: don't show the value."""
    if ";" not in source:
        return False
    last = ""
    with contextlib.suppress(tokenize.TokenError, SyntaxError):
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.ENDMARKER, tokenize.DEDENT):
                last = token.string
    return last == ";"


def _text_of(error: BaseException) -> str:
    try:
        return plain(str(error))[:4000]
    except BaseException:  # a soft interrupt may arrive in a student's endless __str__
        return "(its text could not be read)"


def _readable(error: BaseException) -> list[str]:
    """The traceback as Python prints it, without this package's own frames."""
    told = traceback.TracebackException.from_exception(error, limit=-100)
    link: traceback.TracebackException | None = told
    while link is not None:
        link.stack[:] = [frame for frame in link.stack if frame.filename not in OWN_FILES]
        link = link.__cause__ or link.__context__
    lines = told.format() if told.stack else told.format_exception_only()
    return plain("".join(lines))[-20_000:].splitlines()
