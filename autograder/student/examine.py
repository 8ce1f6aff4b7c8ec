"""Runs the public checks of one task on a notebook's own functions and finds the words for it. Prints nothing."""

import ast
import contextlib
import difflib
import dis
import inspect
import re
import types
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks import Check, Failed, difference, show
from autograder.checks.calls import Missing, Outcome, StudentRaised
from autograder.checks.findings import Difference, Finding, Sentence, said_once
from autograder.checks.local import LocalStudent
from autograder.checks.running import Run, in_order, public_rng, run_check
from autograder.checks.values import is_number
from autograder.checks.words import article, ended, told
from autograder.student import fingerprints
from autograder.student.public import PublicNotebook, PublicTask, written_without

PRINTED_LENGTH = 300


@dataclass(frozen=True)
class Examination:
    """What the public checks of one task say about the notebook as it is now."""

    task: PublicTask
    stopped: str = ""  # why no check was run: nothing there yet, or a stub
    started: bool = True
    sentences: tuple[Sentence, ...] = ()
    earlier: str = ""  # an earlier task that may be the real reason

    @property
    def passed(self) -> int:
        return sum(s.outcome == "pass" for s in self.sentences)

    @property
    def right(self) -> bool:
        return not self.stopped and all(s.outcome in ("pass", "ungradable") for s in self.sentences)


def examine(
    notebook: PublicNotebook, task: PublicTask, namespace: Mapping[str, Any], *, look_back: bool = True
) -> Examination:
    """Run the public checks of one task on what is bound in the namespace now.

    When one fails, `look_back` also asks whether an earlier task is the real reason.
    """
    if said := not_there(task, namespace):
        return Examination(task, said, started=task.name in namespace)
    thing = namespace[task.name]
    if is_stub(thing):
        return Examination(task, stub_sentence(task.name), started=False)
    if said := outdated(task.name, namespace) or does_without(notebook, task, namespace):
        return Examination(task, said)
    runs: list[Run] = []

    def run(checks: list[Check]) -> list[Sentence]:
        found = [run_check(check, LocalStudent(namespace), rng=public_rng(check)) for check in checks]
        runs.extend(found)
        return [sentence(one, notebook.fingerprints, namespace) for one in found]

    def skip(check: Check, first: Check) -> Sentence:
        return Sentence(check.title, "skipped", first.title)

    sentences = said_once(in_order(task.checks, run, skip))
    stubs = {raised_as_stub(run) for run in runs} - {""}
    if task.name in stubs:
        return Examination(task, stub_sentence(task.name), started=False)
    failed = any(s.outcome == "fail" for s in sentences)
    earlier = broken_need(notebook, task, namespace) if failed and look_back and not stubs else ""
    return Examination(task, "", True, sentences, earlier)


# What stands in the way before any check can run.


def not_there(task: PublicTask, namespace: Mapping[str, Any]) -> str:
    """Why there is nothing to check, or ""."""
    name = task.name
    if name not in namespace:
        if task.model:
            return f"There is no `{name}` yet: run the cell that builds and trains it, then this one again."
        if said := outdated(name, namespace):
            return said
        if last_cell_with(name, namespace):
            return (
                f"The cell of `{name}` stopped before it came to `def {name}`: mend what the red lines under it say, "
                "run it, then this one again."
            )
        if other := misspelt(name, namespace):
            return f"There is no `{name}`, but there is `{other}`: is the function's name mistyped in its `def` line?"
        return f"There is no `{name}` yet: run the cell with `def {name}`, then this one again."
    thing = namespace[name]
    if callable(thing) or (task.model and thing is not None):
        return ""
    return (
        f"`{name}` is {described(thing)} now, no function any more: a line such as `{name} = …` took the name. "
        f"Call that variable something else and run the cell with `def {name}` again."
    )


def described(thing: Any) -> str:
    said = article(thing)
    return said if said == "None" or said.startswith(("a ", "an ")) else f"a {said}"


def misspelt(name: str, namespace: Mapping[str, Any]) -> str:
    functions = [key for key, value in namespace.items() if not key.startswith("_") and inspect.isfunction(value)]
    return next(iter(difflib.get_close_matches(name, functions, n=1, cutoff=0.8)), "")


def last_cell_with(name: str, namespace: Mapping[str, Any]) -> str:
    """The last cell that ran and holds the definition; IPython keeps all of them in `In`."""
    cells = namespace.get("In")
    definition = re.compile(rf"^\s*def\s+{re.escape(name)}\b", re.MULTILINE)
    texts = cells if isinstance(cells, list) else []
    return next((text for text in reversed(texts) if isinstance(text, str) and definition.search(text)), "")


def outdated(name: str, namespace: Mapping[str, Any]) -> str:
    """A sentence about the syntax error in the cell that ran last, or ""; Python still holds what was there before."""
    cell = last_cell_with(name, namespace)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(cell, "cell", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT | ast.PyCF_ONLY_AST)
    except SyntaxError as error:
        source = (error.text or "").strip()
        where = f"line {error.lineno}" + (f", `{source}`" if source else "")
        return (
            f"The cell of `{name}` has a syntax error in {where}: {ended(error.msg)} Python could not read the cell, "
            f"so {f'it still has the `{name}` from before' if name in namespace else f'there is no `{name}`'}. "
            "Mend that line, run the cell, then this one again."
        )
    except ValueError:
        return ""
    return ""


def does_without(notebook: PublicNotebook, task: PublicTask, namespace: Mapping[str, Any]) -> str:
    """A sentence about a module that the function uses and the notebook is written without, or ""."""
    for name in sorted(names_in(namespace[task.name], namespace)) if notebook.without else ():
        thing = namespace.get(name)
        home = getattr(thing, "__name__" if inspect.ismodule(thing) else "__module__", None) or name
        if (module := str(home).partition(".")[0]) in notebook.without:
            return f"`{task.name}` uses {module}, but {written_without(notebook.name, notebook.without)}."
    return ""


def is_stub(thing: Any) -> bool:
    """Whether the function does nothing but raise NotImplementedError."""
    code = getattr(thing, "__code__", None)
    if code is None or code.co_names != ("NotImplementedError",):
        return False
    return not any(instruction.opname.startswith("RETURN") for instruction in dis.get_instructions(code))


def stub_sentence(name: str) -> str:
    return (
        f'`{name}` is not written yet: put your solution in place of `raise NotImplementedError("{name}")`, run its '
        "cell, then this one again."
    )


def raised_as_stub(run: Run) -> str:
    """The task whose stub ended the call, if that is what happened."""
    if not isinstance(run.failure, StudentRaised) or run.failure.outcome.raised != "NotImplementedError":
        return ""
    return run.failure.outcome.error or run.failure.outcome.name


def broken_need(notebook: PublicNotebook, task: PublicTask, namespace: Mapping[str, Any]) -> str:
    """A sentence about an earlier task that this one calls and that is not right, or ""."""
    called = names_in(namespace[task.name], namespace)
    for name in task.needs:
        need = notebook.task(name)
        if need is None or name not in called:
            continue
        result = examine(notebook, need, namespace, look_back=False)
        if not result.right:
            state = "is not written yet" if not result.started else "does not pass its own public checks yet"
            return (
                f"`{name}`, which `{task.name}` calls, {state}: start there. "
                "(When it is graded, each task is judged by itself.)"
            )
    return ""


def names_in(function: Any, namespace: Mapping[str, Any]) -> set[str]:
    """The names that a function of the notebook uses, and those used by the notebook's functions among them."""
    found: set[str] = set()
    codes = [getattr(function, "__code__", None)]
    while codes:
        code = codes.pop()
        if not isinstance(code, types.CodeType):
            continue
        codes += code.co_consts
        for name in set(code.co_names) - found:
            found.add(name)
            used = namespace.get(name)
            if getattr(used, "__globals__", None) is namespace:
                codes.append(getattr(used, "__code__", None))
    return found


# One check in words.


def sentence(run: Run, known: Mapping[str, Any], namespace: Mapping[str, Any]) -> Sentence:
    if run.outcome == "fail":
        return Sentence(run.check.title, "fail", finding=find(run, known, namespace))
    if run.outcome == "ungradable":
        return Sentence(run.check.title, "ungradable", finding=not_understood(run))
    return Sentence(run.check.title, "pass")


def not_understood(run: Run) -> Finding:
    last = run.calls[-1] if run.calls else None
    said = "If your function gives what its docstring promises, this is our fault, not yours: tell your instructor."
    if last is None:
        return Finding("this check could not be run", says=said)
    problem = "this check could not make sense of what came back"
    return Finding(problem, call=show.call(last), got=show.nested(last.value), says=said)


def find(run: Run, known: Mapping[str, Any], namespace: Mapping[str, Any]) -> Finding:
    failure, culprit = run.failure, run.culprit
    if isinstance(failure, Missing):
        return Finding(f"`{failure}` is not there: run the cell with `def {failure}`")
    if isinstance(failure, StudentRaised):
        return raising(run, failure.outcome, known, namespace)
    problem, says = mistake(run)
    says = fingerprints.match(known, run) or says
    got, expected = compared(failure)
    derived = (
        culprit is not None and not culprit.raised and failure.got is not None and not returned_by(culprit, failure)
    )
    return Finding(
        problem,
        line=culprit.line if culprit else "",
        call=show.call(culprit) if culprit else "",
        got=show.text(culprit.value, None, failure.tolerance) if derived else got,
        found=got if derived else "",
        expected=expected,
        printed=shortened(culprit.printed) if culprit else "",
        says=says,
        ask="" if says else failure.ask,
    )


def compared(failure: Failed) -> tuple[str, str]:
    """Both sides of the comparison as text; a side that the problem names already stays empty."""
    got, expected = failure.got, failure.expected
    if got is not None and expected is not None:
        return show.pair(got, expected, failure.difference, failure.tolerance)
    return (
        "" if got is None else show.text(got, None, failure.tolerance),
        "" if expected is None else show.text(expected, None, failure.tolerance),
    )


def returned_by(culprit: Outcome, failure: Failed) -> bool:
    """Whether the check compared the very value that the call gave, or a part of it."""
    parts = culprit.value if isinstance(culprit.value, tuple | list) else ()
    parts = culprit.value.values() if isinstance(culprit.value, dict) else parts
    return failure.got is culprit.value or any(failure.got is part for part in parts)


def raising(run: Run, outcome: Outcome, known: Mapping[str, Any], namespace: Mapping[str, Any]) -> Finding:
    """A call that ended in an exception."""
    problem, says = f"it raised {outcome.raised}", raised_sentence(outcome, namespace)
    if outcome.raised == "NotImplementedError" and outcome.error in namespace:
        problem = f"`{outcome.name}` called `{outcome.error}`, which is not written yet"
    elif outcome.raised == "SystemExit":
        problem = "it ended Python (SystemExit)"
    elif outcome.error:
        problem += f": {show.scrubbed(outcome.error.strip())}"
    says = fingerprints.match(known, run) or says
    return Finding(
        problem,
        line="" if outcome.raised == "NotImplementedError" else outcome.line,
        call=show.call(outcome),
        printed=shortened(outcome.printed),
        says=says,
        ask="" if says else getattr(run.failure, "ask", ""),
    )


# By their old names; of others that are gone numpy itself says what they are called.
RENAMED_BY_NUMPY = {
    "bool": "bool", "bool8": "np.bool_", "complex": "complex", "cumproduct": "np.cumprod", "float": "float",
    "in1d": "np.isin", "int": "int", "msort": "np.sort(x, axis=0)", "object": "object", "product": "np.prod",
    "row_stack": "np.vstack", "str": "str", "trapz": "np.trapezoid",
}  # fmt: skip


def raised_sentence(outcome: Outcome, namespace: Mapping[str, Any]) -> str:
    """What helps with an exception that everybody meets, or ""."""
    kind, error = outcome.raised, outcome.error
    if kind == "NotImplementedError" and error in namespace:
        return f"Solve `{error}` first."
    if kind == "SystemExit":
        return "`exit()` and `quit()` end the whole notebook: which value should the function `return` there instead?"
    if kind == "TypeError" and not outcome.line and "argument" in error:
        with contextlib.suppress(TypeError, ValueError, KeyError):
            taken = ", ".join(inspect.signature(namespace[outcome.name]).parameters)
            return f"Your function takes ({taken}). Are the arguments still those of the `def` line that was given?"
    if kind in ("NameError", "UnboundLocalError"):
        return "Is that name spelled as where it was made, and did the cell that makes it run?"
    if kind == "AttributeError" and (gone := re.match(r"module 'numpy' has no attribute '(\w+)'", error)):
        name = RENAMED_BY_NUMPY.get(gone[1])
        return f"Older pages on the web say `np.{gone[1]}`; this numpy calls it `{name}`." if name else ""
    if kind == "ValueError" and re.search(r"shape|dimension|broadcast", error):
        return "The shapes on that line don't fit together. What does `print(x.shape)` say of each array there?"
    if kind == "RecursionError":
        return "The function calls itself without end. Which case should return without another call?"
    return ""


def mistake(run: Run) -> tuple[str, str]:
    """What is wrong in words, and for a mistake that many make the sentence that helps."""
    failure, culprit, found = run.failure, run.culprit, run.failure.difference
    if found is None:  # the author's own words, unless what was compared says more
        apart = failure.expected is not None and difference(failure.got, failure.expected, *failure.tolerance)
        known = wrong_kind(apart) if apart else None
        pattern = pattern_of(apart.got, apart.expected) if apart else ""
        return known or (pattern or failure.problem, "")
    if found.kind == "nothing" and failure.got is None and culprit is not None:
        if culprit.printed.strip():
            return (
                "the function printed its result and returned nothing (None)",
                "`print` only shows a value; `return` hands it to whoever called. Which `print` should be a `return`?",
            )
        return (
            "the function returned nothing (None)",
            "A function gives back only what stands after `return`. Which line is missing it?",
        )
    steps = [f"{name}: " if kind == "key" else f"result [{name}]: " for kind, name in found.place]
    place = "".join([f"{failure.what}: " * bool(failure.what), *steps])
    if known := wrong_kind(found):
        return place + known[0], known[1]
    if found.kind in ("count", "one value"):
        return (
            place + told(found),
            "A function hands back several values by one `return` with commas: which ones does the docstring name, "
            "and in which order?",
        )
    if pattern := pattern_of(found.got, found.expected):
        return place + pattern, ""
    if found.kind == "thing" and not place:
        return "the value differs", ""  # it is shown below
    return place + told(found), ""


def wrong_kind(found: Difference) -> tuple[str, str] | None:
    """Another shape than the expected, or no array at all, and the sentence that helps."""
    got = found.got
    if found.kind == "shape":
        return f"the shape is {got.shape} instead of {found.wanted}", shape_sentence(got.shape, found.wanted)
    if found.kind != "type":
        return None
    if is_number(got) and isinstance(found.expected, np.ndarray):
        return (
            f"a single number came back instead of an array of shape {found.expected.shape}",
            "Did a sum or a mean run over everything, where it should have gone over one axis?",
        )
    if isinstance(got, list | tuple) and found.wanted == "a numpy array":
        return (
            f"{article(got)} came back instead of a numpy array",
            f"The numbers may be right: `np.array(…)` makes an array of {article(got)}.",
        )
    return None


def pattern_of(got: Any, expected: Any) -> str:
    """How all values differ in one way, which says more than that they differ; "" if in none."""
    a, b = np.asarray(got), np.asarray(expected)
    if a.shape != b.shape or not a.size or a.dtype.kind not in "iuf" or b.dtype.kind not in "iuf":
        return ""
    a, b = a.astype(float), b.astype(float)
    if not (np.all(np.isfinite(a)) and np.all(np.isfinite(b))) or np.allclose(a, b) or not b.any():
        return ""
    if np.allclose(a, -b):
        return "the sign is the wrong way round" if a.size == 1 else "every sign is the wrong way round"
    if a.size == 1:
        return ""
    if a.ndim == 2 and a.shape[0] == a.shape[1] and np.allclose(a, b.T):
        return "the values are those of the transpose"
    factor = float(np.vdot(a, b) / np.vdot(b, b))
    if factor and np.allclose(a, factor * b):
        return f"every value is {show.number(factor, 4).removesuffix('.0')} times the expected one"
    shift = float(np.mean(a - b))
    if np.allclose(a - b, shift):
        return f"every value is {show.number(abs(shift), 4)} too {'large' if shift > 0 else 'small'}"
    return ""


def shape_sentence(got: Sequence[int], expected: Sequence[int]) -> str:
    if tuple(got) == tuple(expected)[::-1]:
        return "Rows and columns are swapped: which factor needs a `.T`, or which axis was meant?"
    if sorted(n for n in got if n != 1) == sorted(n for n in expected if n != 1):
        return "The numbers are there, a dimension of length 1 is not as asked: `keepdims=True` or `reshape`?"
    if len(got) < len(expected) and is_part(got, expected):
        return "A dimension is gone: over which axis did you sum, and should it be kept?"
    if len(got) > len(expected) and is_part(expected, got):
        return "There is a dimension too many: which axis should have been summed over?"
    return "Which shapes do the factors have, and what does the docstring promise? Print `x.shape` on the way."


def is_part(few: Sequence[int], many: Sequence[int]) -> bool:
    """Whether the sizes in `few` come in `many`, in this order."""
    left = iter(many)
    return all(size in left for size in few)


def shortened(printed: str) -> str:
    printed = show.scrubbed(printed.strip("\n"))
    return printed if len(printed) <= PRINTED_LENGTH else printed[: PRINTED_LENGTH - 1] + "…"
