"""Every message of check(), hint() and ready(), word by word."""

from textwrap import dedent

import pytest

from autograder.errors import Problem

DEF = "def column_means(X):\n    "
RIGHT = DEF + "return np.mean(X, axis=1, keepdims=True)"


def failure(told, passed=0):
    """The whole output of a check of column_means whose first sentence fails."""
    skipped = "– the argument stays as it is\n    waits for: the mean of every row, as a column\n"
    call = "    the call    column_means(np.array([[1.0, 3.0, 5.0], [2.0, 4.0, 9.0]]))\n"
    head = "column_means: 0 of 2 public checks passed\n\n✗ the mean of every row, as a column\n"
    problem, _, rest = dedent(told).strip("\n").partition("\n")
    rest = "".join(f"    {line}\n" for line in rest.splitlines())
    return f"{head}    {problem}\n{call}{rest}{skipped}"


EXPECTED = "expected    array([[3.0],\n                   [5.0]])\n"


# Nothing to check yet


def test_a_missing_function(said):
    assert said() == ("– There is no `column_means` yet: run the cell with `def column_means`, then this one again.\n")


def test_a_function_under_a_similar_name(said):
    assert said("def colum_means(X):\n    return X") == (
        "– There is no `column_means`, but there is `colum_means`: is the function's name mistyped in its\n"
        "  `def` line?\n"
    )


def test_a_stub(said):
    assert said(DEF + 'raise NotImplementedError("column_means")') == (
        "– `column_means` is not written yet: put your solution in place of\n"
        '  `raise NotImplementedError("column_means")`, run its cell, then this one again.\n'
    )


def test_a_stub_below_some_lines_of_ones_own(said):
    assert said(DEF + 'n = len(X)\n    raise NotImplementedError("column_means")') == (
        "– `column_means` is not written yet: put your solution in place of\n"
        '  `raise NotImplementedError("column_means")`, run its cell, then this one again.\n'
    )


def test_a_syntax_error_before_there_was_a_function(said):
    assert said(DEF + "return np.mean(X, axis=1") == (
        "– The cell of `column_means` has a syntax error in line 2, `return np.mean(X, axis=1`: '(' was never\n"
        "  closed. Python could not read the cell, so there is no `column_means`. Mend that line, run the\n"
        "  cell, then this one again.\n"
    )


def test_a_syntax_error_after_a_version_that_ran(said):
    assert said(RIGHT, DEF + "return np.mean(X axis=1)") == (
        "✗ The cell of `column_means` has a syntax error in line 2, `return np.mean(X axis=1)`: invalid\n"
        "  syntax. Perhaps you forgot a comma? Python could not read the cell, so it still has the\n"
        "  `column_means` from before. Mend that line, run the cell, then this one again.\n"
    )


def test_a_mended_syntax_error_is_forgotten(said):
    assert said(DEF + "return np.mean(X axis=1)", RIGHT).startswith("column_means: 2 of 2 public checks passed\n")


def test_a_cell_that_stopped_before_the_definition(said):
    assert said("1 / 0\n" + RIGHT) == (
        "– The cell of `column_means` stopped before it came to `def column_means`: mend what the red lines\n"
        "  under it say, run it, then this one again.\n"
    )


def test_a_name_that_was_taken_by_a_result(said):
    assert said(RIGHT, "column_means = column_means(np.eye(3))") == (
        "✗ `column_means` is an array of shape (3, 1) now, no function any more: a line such as\n"
        "  `column_means = …` took the name. Call that variable something else and run the cell with\n"
        "  `def column_means` again.\n"
    )


def test_a_model_that_is_not_trained(said):
    assert said(task="net", tasks=[("net", {"model": True})]) == (
        "– There is no `net` yet: run the cell that builds and trains it, then this one again.\n"
    )


# What came back


def test_a_forgotten_return(said):
    assert said(DEF + "np.mean(X, axis=1, keepdims=True)") == failure(f"""
The function returned nothing (None).
{EXPECTED}→ A function gives back only what stands after `return`. Which line is missing it?
""")


def test_printed_instead_of_returned(said):
    assert said(DEF + "print(np.mean(X, axis=1, keepdims=True))") == failure(f"""
The function printed its result and returned nothing (None).
{EXPECTED}it printed  [[3.]
             [5.]]
→ `print` only shows a value; `return` hands it to whoever called. Which `print` should be a
  `return`?
""")


def test_the_wrong_orientation(said):
    assert said(DEF + "return np.mean(X, axis=1, keepdims=True).T") == failure(f"""
The shape is (1, 2) instead of (2, 1).
came back   array([[3.0, 5.0]])
{EXPECTED}→ Rows and columns are swapped: which factor needs a `.T`, or which axis was meant?
""")


def test_a_dropped_dimension(said):
    assert said(DEF + "return np.mean(X, axis=1)") == failure(f"""
The shape is (2,) instead of (2, 1).
came back   array([3.0, 5.0])
{EXPECTED}→ The numbers are there, a dimension of length 1 is not as asked: `keepdims=True` or `reshape`?
""")


def test_any_other_shape(said):
    assert said(DEF + "return np.mean(X, axis=0, keepdims=True)") == failure(f"""
The shape is (1, 3) instead of (2, 1).
came back   array([[1.5, 3.5, 7.0]])
{EXPECTED}→ Which shapes do the factors have, and what does the docstring promise? Print `x.shape` on the
  way.
""")


def test_a_number_for_an_array(said):
    assert said(DEF + "return np.mean(X)") == failure(f"""
A single number came back instead of an array of shape (2, 1).
came back   4.0
{EXPECTED}→ Did a sum or a mean run over everything, where it should have gone over one axis?
""")


def test_a_list_for_an_array(said):
    assert said(DEF + "return [[3.0], [5.0]]") == failure(f"""
A list came back instead of a numpy array.
came back   [[3.0], [5.0]]
{EXPECTED}→ The numbers may be right: `np.array(…)` makes an array of a list.
""")


def test_a_factor(said):
    assert said(DEF + "return np.sum(X, axis=1, keepdims=True)") == failure(f"""
Every value is 3 times the expected one.
came back   array([[9.0],
                   [15.0]])
{EXPECTED}→ Over which axis do the examples lie?
""")


def test_a_sign(said):
    assert said(DEF + "return -np.mean(X, axis=1, keepdims=True)") == failure(f"""
Every sign is the wrong way round.
came back   array([[-3.0],
                   [-5.0]])
{EXPECTED}→ Over which axis do the examples lie?
""")


def test_an_offset(said):
    assert said(DEF + "return np.mean(X, axis=1, keepdims=True) - 0.5") == failure(f"""
Every value is 0.5 too small.
came back   array([[2.5],
                   [4.5]])
{EXPECTED}→ Over which axis do the examples lie?
""")


def test_other_values(said):
    assert said(DEF + "return np.max(X, axis=1, keepdims=True)") == failure(f"""
Every value differs.
came back   array([[5.0],
                   [9.0]])
{EXPECTED}→ Over which axis do the examples lie?
""")


def test_what_the_function_printed_is_shown(said):
    assert said(DEF + "print('X is', X.shape, object())\n    return np.max(X, axis=1, keepdims=True)") == failure(f"""
Every value differs.
came back   array([[5.0],
                   [9.0]])
{EXPECTED}it printed  X is (2, 3) <object object at 0x…>
→ Over which axis do the examples lie?
""")


def known(says, shape, entries):
    """The fingerprint of one misconception on the first check of column_means."""
    value = {"kind": "array", "of": "real", "shape": shape, "entries": entries}
    calls = [{"name": "column_means", "value": value}]
    return {"column_means": {"two_rows": [{"name": "known", "says": says, "calls": calls}]}}


def test_a_known_misconception_comes_before_the_general_word(said):
    row = known("This is a row. What keeps it a column?", [2], [3.0, 5.0])
    assert said(DEF + "return np.mean(X, axis=1)", fingerprints=row) == failure(f"""
The shape is (2,) instead of (2, 1).
came back   array([3.0, 5.0])
{EXPECTED}→ This is a row. What keeps it a column?
""")


def test_a_known_misconception(said):
    largest = known("That is the largest. Which one is the mean?", [2, 1], [5.0, 9.0])
    assert said(DEF + "return np.max(X, axis=1, keepdims=True)", fingerprints=largest) == failure(f"""
Every value differs.
came back   array([[5.0],
                   [9.0]])
{EXPECTED}→ That is the largest. Which one is the mean?
""")


# What was raised


def test_an_exception_with_the_line_that_raised_it(said):
    assert said(DEF + "n = X.shape[0]\n    return X / n[0]") == failure("""
It raised TypeError: 'int' object is not subscriptable.
your code   line 3: return X / n[0]
""")


def test_shapes_that_do_not_fit(said):
    assert said(DEF + "return X + np.ones(2)") == failure("""
It raised ValueError: operands could not be broadcast together with shapes (2,3) (2,).
your code   line 2: return X + np.ones(2)
→ The shapes on that line don't fit together. What does `print(x.shape)` say of each array
  there?
""")


def test_an_unknown_name(said):
    assert said(DEF + "return meen(X)") == failure("""
It raised NameError: name 'meen' is not defined.
your code   line 2: return meen(X)
→ Is that name spelled as where it was made, and did the cell that makes it run?
""")


def test_a_name_that_numpy_has_changed(said):
    assert said(DEF + "return np.product(X)") == failure("""
It raised AttributeError: module 'numpy' has no attribute 'product'.
your code   line 2: return np.product(X)
→ Older pages on the web say `np.product`; this numpy calls it `np.prod`.
""")
    assert "this numpy calls it" not in said(DEF + "return np.maen(X)")


def test_an_endless_recursion(said):
    assert said(DEF + "return column_means(X)") == failure("""
It raised RecursionError: maximum recursion depth exceeded.
your code   line 2: return column_means(X)
→ The function calls itself without end. Which case should return without another call?
""")


def test_a_call_of_exit(said):
    assert said(DEF + "raise SystemExit") == failure("""
It ended Python (SystemExit).
your code   line 2: raise SystemExit
→ `exit()` and `quit()` end the whole notebook: which value should the function `return` there
  instead?
""")


def test_other_arguments_than_in_the_stub(said):
    assert said("def column_means(w, X):\n    return X") == failure("""
It raised TypeError: column_means() missing 1 required positional argument: 'X'.
→ Your function takes (w, X). Are the arguments still those of the `def` line that was given?
""")


def test_an_endless_loop_that_the_student_stopped(said):
    assert said(DEF + "raise KeyboardInterrupt") == (
        "✗ Stopped while `column_means` ran. If it would never have ended: which loop, and what should make\n"
        "  it stop?\n"
    )


# Several sentences


def test_all_right(said):
    tasks = [("column_means", {"hidden_look_at": ["one example", "the argument stays as it is"]})]
    assert said(RIGHT, tasks=tasks) == dedent("""\
        column_means: 2 of 2 public checks passed

        ✓ the mean of every row, as a column
        ✓ the argument stays as it is

        All public checks passed; the hidden ones look at:
          · one example
          · the argument stays as it is
        """)


def test_all_right_and_nothing_hidden(said):
    assert said(RIGHT) == dedent("""\
        column_means: 2 of 2 public checks passed

        ✓ the mean of every row, as a column
        ✓ the argument stays as it is

        All public checks passed.
        """)


def test_an_argument_changed_in_place(said):
    assert said(DEF + "X -= 1\n    return np.mean(X, axis=1, keepdims=True) + 1") == dedent("""\
        column_means: 1 of 2 public checks passed

        ✓ the mean of every row, as a column
        ✗ the argument stays as it is
            The call changed its argument 1 in place.
            the call    column_means(np.array([[1.0, 2.0]]))
            → Does a line such as `x -= …` or `x[…] = …` write into the caller's array?
        """)


HEAD = """
import numpy as np
from autograder.checks import agree, check, expect, has_shape, raises, unchanged, vectorised
"""


def checks(*bodies, task="f"):
    """Core checks of one task, `student` and numpy at hand; the sentence of the k-th is "sentence k"."""
    parts = [
        f'@check("{task}", core=True)\ndef {task}_{k}(student):\n    "sentence {k}"\n    {body}\n'
        for k, body in enumerate(bodies, 1)
    ]
    return HEAD + "\n".join(parts)


@pytest.fixture
def found(said):
    """What check() says of one sentence about f, without the head."""

    def find(body, code):
        lines = said(code, task="f", tasks=[("f", {})], checks=checks(body)).splitlines(keepends=True)
        assert lines[2] == "✗ sentence 1\n"
        return dedent("".join(lines[3:]))

    return find


def test_the_same_mistake_twice_is_explained_once(said):
    two = checks("agree(student.f(1.0), 1.0)", "agree(student.f(2.0), 2.0)")
    assert said("def f(x):\n    pass", task="f", tasks=[("f", {})], checks=two) == dedent("""\
        f: 0 of 2 public checks passed

        ✗ sentence 1
            The function returned nothing (None).
            the call    f(1.0)
            expected    1.0
            → A function gives back only what stands after `return`. Which line is missing it?
        ✗ sentence 2
            The function returned nothing (None).
            the call    f(2.0)
            expected    2.0
            → the same as above
        """)


def test_a_failed_gate_leaves_the_rest_out(said):
    gated = HEAD + dedent("""
        @check("f", gate=True)
        def shape(student):
            "the shape is that of x"
            has_shape(student.f(np.ones((1, 3))), (1, 3))

        @check("f", core=True)
        def value(student):
            "f doubles"
            agree(student.f(np.ones((1, 3))), 2 * np.ones((1, 3)))

        @check("f", needs=[value])
        def stays(student):
            "x stays"
            unchanged(student.observe("f", np.ones((1, 3))))
        """)
    assert said("def f(x):\n    return x.T", task="f", tasks=[("f", {})], checks=gated) == dedent("""\
        f: 0 of 3 public checks passed

        ✗ the shape is that of x
            The shape is (3, 1) instead of (1, 3).
            the call    f(np.array([[1.0, 1.0, 1.0]]))
            came back   array([[1.0],
                               [1.0],
                               [1.0]])
            → Rows and columns are swapped: which factor needs a `.T`, or which axis was meant?
        – f doubles
            waits for: the shape is that of x
        – x stays
            waits for: the shape is that of x
        """)


def test_a_check_that_breaks_is_not_the_students_fault(said):
    told = said("def f(x):\n    return 'abc'", task="f", tasks=[("f", {})], checks=checks("student.f(2.0).sum()"))
    assert told == dedent("""\
        f: 0 of 1 public check passed

        ? sentence 1
            This check could not make sense of what came back.
            the call    f(2.0)
            came back   'abc'
            → If your function gives what its docstring promises, this is our fault, not yours: tell your
              instructor.
        """)


def test_a_check_that_breaks_before_any_call(said):
    assert said("def f(x):\n    return x", task="f", tasks=[("f", {})], checks=checks("1 / 0")) == dedent("""\
        f: 0 of 1 public check passed

        ? sentence 1
            This check could not be run.
            → If your function gives what its docstring promises, this is our fault, not yours: tell your
              instructor.
        """)


# Values of every kind


@pytest.mark.parametrize("body", ["agree(student.f(2.0), (1.0, 2.0, 3.0))", "cost, dw, db = student.f(2.0)"])
def test_too_few_values(found, body):
    told = found(body, "def f(x):\n    return 1.0, 2.0").replace("expected    (1.0, 2.0, 3.0)\n", "")
    assert told == dedent("""\
        2 values came back where 3 are expected.
        the call    f(2.0)
        came back   (1.0, 2.0)
        → A function hands back several values by one `return` with commas: which ones does the
          docstring name, and in which order?
        """)


def test_one_value_for_several(found):
    assert found("cost, dw, db = student.f(2.0)", "def f(x):\n    return 1.0") == dedent("""\
        1 value came back where several are expected.
        the call    f(2.0)
        came back   1.0
        → A function hands back several values by one `return` with commas: which ones does the
          docstring name, and in which order?
        """)


def test_only_the_wrong_part_of_several_is_shown(found):
    told = found(
        "agree(student.f(2.0), (1.0, np.ones((2, 1)), 2.0))", "def f(x):\n    return 1.0, np.ones((1, 2)), 2.0"
    )
    assert told == dedent("""\
        Result [1]: the shape is (1, 2) instead of (2, 1).
        the call    f(2.0)
        came back   [1] = array([[1.0, 1.0]])
        expected    [1] = array([[1.0],
                                 [1.0]])
        → Rows and columns are swapped: which factor needs a `.T`, or which axis was meant?
        """)


def test_only_the_wrong_entry_of_a_dict_is_shown(found):
    told = found(
        "agree(student.f(2.0), {'dW1': np.ones(3), 'db1': np.array([1.0, 2.0])})",
        "def f(x):\n    return {'dW1': np.ones(3), 'db1': np.array([1.0, 3.0])}",
    )
    assert told == dedent("""\
        db1: 1 of 2 values differ, the first at [1].
        the call    f(2.0)
        came back   ['db1'] = array([1.0, 3.0])
        expected    ['db1'] = array([1.0, 2.0])
        """)


def test_a_missing_key(found):
    assert found("agree(student.f(2.0), {'W': 1.0, 'b': 2.0})", "def f(x):\n    return {'W': 1.0}") == dedent("""\
        The key 'b' is missing.
        the call    f(2.0)
        came back   {'W': 1.0}
        expected    {'W': 1.0, 'b': 2.0}
        """)


def test_a_large_array_is_shortened_around_the_first_difference(found):
    told = found(
        "X = np.arange(60.0).reshape(3, 20); agree(student.f(X), X**2, ask='Which entry is special?')",
        "def f(X):\n    Y = X**2\n    Y[1, 7] += 1\n    return Y",
    )
    assert told == dedent("""\
        1 of 60 values differ, the first at [1, 7].
        the call    f(<array of shape (3, 20)>)
        came back   array of shape (3, 20)
                    [1, 5:10] = [625.0, 676.0, 730.0, 784.0, 841.0]
        expected    array of shape (3, 20)
                    [1, 5:10] = [625.0, 676.0, 729.0, 784.0, 841.0]
        → Which entry is special?
        """)


def test_two_numbers_that_look_alike_get_more_digits(found):
    assert found("agree(student.f(2.0), 0.1, rtol=1e-9)", "def f(x):\n    return 0.10000001") == dedent("""\
        The value differs.
        the call    f(2.0)
        came back   0.10000001
        expected    0.10000000000000001
        """)


def test_a_float_for_an_integer(found):
    assert found("agree(student.f(3), 3)", "def f(x):\n    return 3.0") == dedent("""\
        A float came back where an integer is expected.
        the call    f(3)
        came back   3.0
        expected    3
        """)


@pytest.mark.parametrize(("code", "expected"), [("False", "True"), ("'variance'", "'bias'")])
def test_another_word(found, code, expected):
    assert found(f"agree(student.f(2.0), {expected})", f"def f(x):\n    return {code}") == dedent(f"""\
        The value differs.
        the call    f(2.0)
        came back   {code}
        expected    {expected}
        """)


def test_what_the_check_computed_is_told_apart_from_what_came_back(found):
    told = found(
        "agree(student.f(2.0).sum(axis=0), np.ones(2), ask='What must every column sum to?')",
        "def f(x):\n    return np.array([[0.5, 0.5], [0.4, 0.4]])",
    )
    assert told == dedent("""\
        Every value is 0.9 times the expected one.
        the call    f(2.0)
        came back   array([[0.5, 0.5],
                           [0.4, 0.4]])
        found       array([0.9, 0.9])
        expected    array([1.0, 1.0])
        → What must every column sum to?
        """)


def test_arguments_that_cannot_be_typed(found):
    told = found(
        "agree(student.f(lambda w: 2 * w, abs, np.ones(2, np.float32), None, rng=np.random.default_rng(1)), 1.0)",
        "def f(grad, size, w, b, rng):\n    return 2.0",
    )
    assert told == dedent("""\
        The value differs.
        the call    f(<function>, <abs>, np.array([1.0, 1.0], dtype=np.float32), None, rng=rng)
        came back   2.0
        expected    1.0
        """)


def test_a_loop(found):
    told = found("vectorised(student, 'f', lambda m: (np.ones(m),))", "def f(x):\n    return sum(a for a in x)")
    assert told.splitlines()[1:] == [
        "the call    f(<array of shape (220,)>)",
        "→ Which numpy function does the work for all of them at once?",
    ]


def test_another_exception_than_the_expected_one(found):
    assert found("raises(student.observe('f', 3.0), 'ValueError', ask='When?')", "def f(x):\n    1 / 0") == dedent("""\
        ZeroDivisionError was raised, ValueError is expected.
        the call    f(3.0)
        your code   line 2: 1 / 0
        → When?
        """)


def test_a_value_that_should_not_have_come(found):
    body = "expect(student.f(3) < 1, 'a probability is never above 1', ask='Which function keeps it below?')"
    assert found(body, "def f(x):\n    return 3.0") == dedent("""\
        A probability is never above 1.
        the call    f(3)
        → Which function keeps it below?
        """)


# Tasks that build on others

TWO = checks("agree(student.g(1.0), 1.0)", task="g") + checks("agree(student.f(3.0), 3.0)", task="f").removeprefix(HEAD)
G_AND_F = {"checks": TWO, "tasks": [("g", {}), ("f", {"needs": ["g"]})], "task": "f"}


def test_a_call_of_an_earlier_stub(said):
    told = said('def g(x):\n    raise NotImplementedError("g")', "def f(x):\n    return g(x)", **G_AND_F)
    assert told == dedent("""\
        f: 0 of 1 public check passed

        ✗ sentence 1
            `f` called `g`, which is not written yet.
            the call    f(3.0)
            → Solve `g` first.
        """)


def test_an_earlier_task_that_is_wrong(said):
    assert said("def g(x):\n    return 0.0", "def f(x):\n    return g(x)", **G_AND_F) == dedent("""\
        f: 0 of 1 public check passed

        ✗ sentence 1
            The value differs.
            the call    f(3.0)
            came back   0.0
            expected    3.0

        `g`, which `f` calls, does not pass its own public checks yet: start there. (When it is graded, each
        task is judged by itself.)
        """)


def test_an_earlier_task_that_a_function_of_ones_own_calls(said):
    cells = (
        "def g(x):\n    return 0.0",
        "def helper(x):\n    return [g(y) for y in x]",
        "def f(x):\n    return helper([x])[0]",
    )
    assert said(*cells, **G_AND_F).endswith(
        "`g`, which `f` calls, does not pass its own public checks yet: start there. (When it is graded, each\n"
        "task is judged by itself.)\n"
    )


def test_an_earlier_task_that_is_not_called_is_no_topic(said):
    assert said("def g(x):\n    return 0.0", "def f(x):\n    return 2.0", **G_AND_F).endswith("expected    3.0\n")


def test_an_earlier_task_is_no_topic_where_all_is_right(said):
    assert said("def f(x):\n    return 3.0", **G_AND_F).endswith("\nAll public checks passed.\n")


# hint() and ready()

HINTS = {
    "tasks": [("f", {"hints": ["An idea.", "Look at `np.mean`.", "`return np.mean(X)`"]}), ("g", {})],
    "checks": "",
}


def test_hints_open_one_after_the_other(printed):
    assert printed("hint('f')", **HINTS) == "f: hint 1 of 3\n\n  1. An idea.\n\nRun this cell again for hint 2.\n"
    assert printed("hint('f'); print('---'); hint('f')", **HINTS).partition("---\n")[2] == (
        "f: hint 2 of 3\n\n  1. An idea.\n  2. Look at `np.mean`.\n\nRun this cell again for hint 3.\n"
    )


def test_the_last_hint_and_what_comes_after_it(printed):
    third, fourth = printed("hint('f'); hint('f'); print('---'); hint('f'); print('---'); hint('f')", **HINTS).split(
        "---\n"
    )[1:]
    hints = "f: hint 3 of 3\n\n  1. An idea.\n  2. Look at `np.mean`.\n  3. `return np.mean(X)`\n\n"
    assert third == hints + "This was the last hint.\n"
    assert fourth == hints + (
        "There are no more hints. Bring your question to the exercise class: what did you expect, what came?\n"
    )


def test_a_task_without_hints(printed):
    assert printed("hint('g')", **HINTS) == "g has no hints: its docstring and the cells above it say what is needed.\n"


def test_ready_sums_up(printed):
    everything = [("g", {}), ("f", {"points": 1.5}), ("h", {"points": 4}), ("k", {}), ("net", {"model": True})]
    cells = (
        "def g(x):\n    return 2.0",
        "def f(x):\n    return x",
        'def h(x):\n    raise NotImplementedError("h")',
        "k = 3",
    )
    told = printed("ready()", *cells, checks=TWO, tasks=everything, questions=[("why_xor", 3)])
    assert told == dedent("""\
        99_small: A small one

          task     points  public checks
          g             2  ✗ 0 of 1 passed
          f           1.5  ✓ 1 of 1 passed
          h             4  – not written yet
          k             2  ✗ has a problem: check("k") says which
          net           2  – not trained yet
          why_xor       3  – a question: a person reads it

        1 of 5 tasks pass their public checks; they are worth 1.5 of 11.5 points.
        The points themselves are given when the hidden checks have run.

        ✗ No weights of `net` are saved in this session: run the cell with `submit(…, "net")` and keep its
          output.

        To hand in:
          1. Run > Restart Kernel and Run All Cells: the notebook has to run from top to bottom.
          2. File > Save Notebook, then File > Download.
          3. Hand in the file `99_small.ipynb` as it is, with its outputs; don't convert it to PDF or HTML.
        """)


def test_ready_knows_the_menus_of_colab(printed, monkeypatch):
    import sys
    import types

    monkeypatch.setitem(sys.modules, "google.colab", types.ModuleType("google.colab"))
    assert printed("ready()").endswith(
        dedent("""\
        To hand in:
          1. Runtime > Restart session and run all: the notebook has to run from top to bottom.
          2. File > Download > Download .ipynb.
          3. Hand in the file `99_small.ipynb` as it is, with its outputs; don't convert it to PDF or HTML.
        """)
    )


def test_ready_stopped_by_the_student(printed):
    assert printed("ready()", DEF + "raise KeyboardInterrupt") == (
        "99_small: stopped before every task was checked; run this cell again.\n"
    )


# Names


@pytest.mark.parametrize("word", ["check", "hint"])
def test_a_mistyped_task(printed, word):
    with pytest.raises(Problem, match=r"^There is no task 'colum_mean' in 99_small\. Did you mean 'column_means'\?$"):
        printed(f"{word}('colum_mean')")


def test_a_task_of_another_notebook(printed):
    with pytest.raises(Problem, match=r"^There is no task 'auc' in 99_small\. There are: column_means\.$"):
        printed("check('auc')")


def test_the_function_itself_will_do(printed):
    assert printed("check(column_means)", RIGHT) == printed("check('column_means')", RIGHT)
