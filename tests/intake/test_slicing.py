"""Which of the course's cells are run when only scores are wanted: those that the student's own code depends on."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from autograder.intake.cells import Cell
from autograder.intake.slicing import needed

GIVEN, OWN = True, False


def cells_of(*cells: tuple[str, bool]) -> list[Cell]:
    return [Cell(source, f"cell {k}", k, given) for k, (source, given) in enumerate(cells)]


def kept(*cells: tuple[str, bool], tasks=("f",)) -> list[int]:
    return [cell.position for cell in needed(cells_of(*cells), tasks)]


def test_plots_of_the_course_are_left_out():
    cells = ("import numpy as np", GIVEN), ("def f(x):\n    return np.sin(x)", OWN), ("plot(f(1))", GIVEN)
    assert kept(*cells) == [0, 1]


def test_a_given_cell_whose_variable_the_student_uses_is_run_with_all_that_it_needs():
    cells = ("a = 1", GIVEN), ("b = a + 1", GIVEN), ("c = 3", GIVEN), ("def f(x):\n    return x + b", OWN)
    assert kept(*cells) == [0, 1, 3]


def test_a_given_cell_that_may_change_such_a_variable_is_run():
    assert kept(("b = []", GIVEN), ("b.append(1)", GIVEN), ("def f(x):\n    return x + b[0]", OWN)) == [0, 1, 2]


def test_also_by_another_name():
    cells = ("a = []", GIVEN), ("b = a", GIVEN), ("a.append(1)", GIVEN), ("def f(x):\n    return b", OWN)
    assert kept(*cells) == [0, 1, 2, 3]


def test_names_local_to_functions_and_comprehensions_are_nobody_elses():
    cells = [("x = 1\nk = 2", GIVEN), ("def f(x):\n    y = [k for k in range(x)]\n    return y", OWN)]
    assert kept(*cells) == [1]


@pytest.mark.parametrize("source", ["exec('b')", "globals()['b']", "eval('b')", "import sys; sys.modules['__main__']"])
def test_code_that_may_reach_anything_has_everything_run(source):
    assert kept(("b = 1", GIVEN), ("plot()", GIVEN), (f"def f(x):\n    {source}", OWN)) == [0, 1, 2]


def test_whatever_a_student_changed_is_run():
    assert kept(("plot(1)", OWN), ("b = 2", GIVEN), ("%time plot(b)", OWN)) == [0, 1, 2]


def test_a_cell_with_broken_syntax_needs_nothing():
    assert kept(("b = 1", GIVEN), ("def f(x) return b", OWN)) == [1]


UNSEEN = {
    "an attribute of a class": ("class C:\n    pass", "C.rate = 0.5", "C.rate"),
    "an attribute of a class by name": ("class C:\n    pass", "setattr(C, 'rate', 0.5)", "C.rate"),
    "an attribute of a class under another name": ("class C:\n    pass\nD = C", "D.rate = 0.5", "C.rate"),
    "an attribute of one of several": ("class C:\n    pass", "for D in (C, int):\n    D.rate = 0.5", "C.rate"),
    "an attribute that is taken away": ("class C:\n    rate = 1", "del C.rate", "C"),
    "a method": ("class C:\n    pass", "def area(self):\n    return 1\nC.area = area", "C().area()"),
    "a method that is called for its effect": ("class C:\n    known = []", "C.known.append(1)", "C.known"),
    "an attribute of a function": ("def helper():\n    return helper.k", "helper.k = 2", "helper()"),
    "a function that a function changes": (
        "def helper():\n    pass\ndef set():\n    helper.k = 2",
        "set()",
        "helper.k",
    ),
    "an attribute of a module": ("import numpy as np", "np.half = 0.5", "np.half"),
    "numpy's handling of errors": ("import numpy as np", "np.seterr(all='raise')", "np.log(x)"),
    "the same, and what it was is kept": ("import numpy as np", "old = np.seterr(all='raise')", "np.log(x)"),
    "the same under its own name": ("from numpy import seterr, log", "seterr(all='raise')", "log(x)"),
    "numpy's generator": ("import numpy as np", "np.random.seed(3)", "np.random.rand()"),
    "Python's generator": ("import random", "random.seed(3)", "random.random()"),
    "warnings": ("import warnings", "warnings.simplefilter('error')", "int(x)"),
    "the environment": ("import os", "os.environ['K'] = '3'", "os.environ['K']"),
    "the environment under its own name": ("from os import environ as e", "e['K'] = '3'", "int(x)"),
    "the environment by a call": ("import os", "os.environ.setdefault('K', '3')", "int(x)"),
    "the environment by a function": (
        "import os\ndef set(k):\n    os.environ[k] = '3'",
        "for k in 'KL':\n    set(k)",
        "int(x)",
    ),
    "the folder": ("import os", "os.chdir('/tmp')", "int(x)"),
    "a file": ("", "open('data.txt', 'w').write('3')", "float(open('data.txt').read())"),
    "a file by pathlib": (
        "from pathlib import Path",
        "Path('data.txt').write_text('3')",
        "Path('data.txt').read_text()",
    ),
    "a file by numpy": ("import numpy as np", "np.save('data.npy', np.zeros(3))", "np.load('data.npy')"),
    "a builtin": ("import builtins", "builtins.k = 3", "k"),
    "whatever a star brought": ("from settings import *", "configure(3)", "int(x)"),
}


@pytest.mark.parametrize(("before", "change", "uses"), UNSEEN.values(), ids=UNSEEN)
def test_a_given_cell_that_changes_what_has_no_name_of_its_own_is_run(before, change, uses):
    assert kept((before, GIVEN), (change, GIVEN), (f"def f(x):\n    return {uses}", OWN))[-2:] == [1, 2]


@pytest.mark.parametrize(
    "plot",
    [
        "import matplotlib.pyplot as plt\nplt.rcParams['figure.dpi'] = 80",
        "fig, axes = plt.subplots()\naxes.set_title('a')\nfor a in fig.axes:\n    a.set_xlabel('x')\nplt.show()",
        "keras.utils.set_random_seed(1)\nnet = keras.Sequential()\nnet.fit(x, y)",
        "table = np.r_[1, 2]\ntable[0] = 3\nnp.add.at(table, 0, 1)",
        "print(table)\ndisplay(table)",
    ],
)
def test_a_plot_that_changes_only_what_it_made_is_left_out(plot):
    course = "import matplotlib.pyplot as plt\nimport keras\nimport numpy as np"
    assert kept((course, GIVEN), (plot, GIVEN), ("def f(x):\n    return np.sin(x) + keras.ops.cos(x)", OWN)) == [0, 2]


def test_a_module_that_is_fetched_by_its_name_may_be_the_notebook():
    source = "def f(x):\n    import importlib\n    return importlib.import_module('__main__').K[0]"
    assert kept(("K = [1]", GIVEN), (source, OWN)) == [0, 1]


@pytest.mark.parametrize(
    "plot",
    [
        "rng = 5\nplot(rng)",
        "for rng in range(3):\n    plot(rng)",
        "plot([rng for rng in range(3)])",
        "def show(rng):\n    plot(rng)",
    ],
)
def test_a_plot_that_calls_something_else_by_the_same_name_is_left_out(plot):
    cells = (plot, GIVEN), ("rng = 1\ndata = rng + 1", GIVEN), (plot, GIVEN), ("train(data)", OWN)
    assert kept(*cells) == [1, 3]


def test_what_a_function_of_the_course_reads_is_run_only_for_those_who_call_it():
    course = [("x = 1", GIVEN), ("def show():\n    return x\n\ndef helper():\n    return 2", GIVEN)]
    assert kept(*course, ("def f():\n    return helper()", OWN)) == [1, 2]
    assert kept(*course, ("def f():\n    return show()", OWN)) == [0, 1, 2]
    assert kept(*course, ("show()", GIVEN), ("def f():\n    return 1", OWN)) == [3]


@pytest.mark.parametrize(
    "perhaps", ["if f(1):\n    x = 2", "for x in []:\n    pass", "f(1)\nx = 2", "with f(1):\n    x = 2", "x += 2"]
)
def test_what_a_cell_binds_only_perhaps_may_come_from_an_earlier_one(perhaps):
    assert kept(("x = 1", GIVEN), (perhaps, GIVEN), ("y = x", OWN)) == [0, 1, 2]


def test_what_a_cell_binds_for_sure_comes_from_no_earlier_one():
    assert kept(("x = 1", GIVEN), ("x = 2\nf(1)", GIVEN), ("y = x", OWN)) == [1, 2]


def test_nothing_is_sure_after_a_value_that_the_students_code_gave():
    assert kept(("x = 1", GIVEN), ("d = f(1)", GIVEN), ("plot(d)\nx = 2", GIVEN), ("y = x", OWN)) == [0, 1, 2, 3]


def test_a_name_that_a_function_or_a_lambda_reads_may_come_from_any_cell():
    """It may be called between them."""
    for reads in ("def f():\n    return x", "f = lambda: x"):
        assert kept((reads, OWN), ("x = 1", GIVEN), ("x = 2", GIVEN)) == [0, 1, 2]


def test_a_given_cell_that_takes_the_name_of_a_task_is_run():
    assert kept(("def f():\n    return 1", OWN), ("f = 3", GIVEN)) == [0, 1]


def test_a_given_cell_under_a_magic_is_run_for_what_it_binds():
    assert kept(("%%time\nx = slow()", GIVEN), ("%%time\nplot()", GIVEN), ("y = x", OWN)) == [0, 2]


def test_code_nested_so_deep_that_nobody_can_follow_it_may_reach_anything():
    assert kept(("x = 1", GIVEN), ("y = " + "+".join(["x"] * 20_000), OWN)) == [0, 1]


NAME, SMALL = st.sampled_from("abc"), st.integers(0, 2)
STATEMENTS = (
    "{x} = {n}",
    "{x} = {y}",
    "{x} = [{y}, {n}]",
    "{x}: object = [{n}]",
    "{x}, {y} = {z}, [{n}]",
    "{x} += [{n}]",
    "{x}.append({n})",
    "{x} = g({y})",
    "{x} = len(g({y}))",
    "{x} = h()",
    "for {x} in [[{n}], {y}]:\n    {x}.append({n})",
    "for {x} in []:\n    {y} = {n}",
    "if {x}:\n    {y} = {n}\nelse:\n    {z} = {n}",
    "try:\n    {x}.append({n})\nexcept AttributeError as {y}:\n    {z} = {n}",
    "with suppress(Exception):\n    {x} = {n}\n    {y} = [g({z})]",
    "{x} = [{y} for {y} in [{z}, {n}]]",
    "{x} = (lambda: {y})()",
    "def h():\n    return {x}",
    "def h():\n    global {x}\n    {x} = {n}",
    "def {x}():\n    return {y}",
    "class {x}:\n    {y} = {z}",
    "from math import pi as {x}",
    "{x}.k = [{n}]",
    "{x}[0] = {n}",
    "setattr({x}, 'k', {y})",
    "for {x} in ({y}, {z}):\n    {x}.k = {n}",
    "def h():\n    {x}.k = [{n}]\n    return {x}",
    "def h():\n    v = {x}\n    v.k = {n}",
    "del {x}",
    "%time {x} = [{n}]",
)
SEEN = "seen.append(shown({x}) + shown(getattr({x}, 'k', 0)))"  # what a student's cell sees
BEGIN = "from contextlib import suppress\na, b, c = [1], [2], [3]\ndef h():\n    return 0"
SOLUTION = "def g(v):\n    return [v]"


def sources(*forms: str) -> st.SearchStrategy[str]:
    filled = st.builds(
        lambda form, x, y, z, n: form.format(x=x, y=y, z=z, n=n), st.sampled_from(forms), *3 * [NAME], SMALL
    )
    return st.lists(filled, min_size=1, max_size=3).map("\n".join)


def tasks() -> st.SearchStrategy[str]:
    return sources("pass", "v.append({n})", "raise ValueError", "{x}.append({n})", "v = {x}").map(
        lambda body: f"def g(v):\n    {body.splitlines()[0]}\n    return [v, a]"
    )


def run(cells: Sequence[Cell]) -> tuple[list[str], dict[str, type]]:
    """What was seen while the cells ran, each as far as it went, and which of them raised what."""
    raised = {}
    space = {"shown": lambda value: re.sub("0x[0-9a-f]+", "", repr(value)), "seen": []}
    for cell in cells:
        try:
            exec(cell.source.replace("%time ", ""), space)
        except Exception as error:
            raised[cell.name] = type(error)
    return space["seen"], raised


@settings(max_examples=1000, deadline=None)
@given(
    st.lists(sources(*STATEMENTS), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 5), sources(*STATEMENTS, SEEN, SEEN) | tasks()), min_size=1, max_size=4),
)
def test_the_cells_left_out_change_nothing_that_a_student_sees(course, students):
    """Whatever the notebook: the course's own cells run with its solution, the student's do what they like."""
    mixed = [(source, GIVEN) for source in (BEGIN, *course)]
    assume(not run(cells_of(mixed[0], (SOLUTION, GIVEN), *mixed[1:]))[1])
    for place, source in students:
        mixed.insert(1 + place, (source, OWN))
    cells = cells_of(*mixed)
    call = Cell("seen.append(shown(g([0])))", "the check")
    (seen, raised), (seen_then, raised_then) = run([*cells, call]), run([*needed(cells, ["g"]), call])
    assert seen_then == seen
    theirs = [cell.name for cell in (*cells, call) if not cell.given]
    assert [raised_then.get(name) for name in theirs] == [raised.get(name) for name in theirs]
