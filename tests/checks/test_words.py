"""The words that checks are written in: what they accept, what they refuse and what they say."""

import functools
import itertools
import math
import operator
from functools import reduce
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.checks import (
    Failed,
    agree,
    area_under_the_curve,
    calibrated,
    check,
    difference,
    expect,
    fast,
    finite,
    gradient_agrees,
    has_shape,
    is_float,
    last_activation,
    like_reference,
    numerical_gradient,
    parts,
    quiet,
    raises,
    same_by_name,
    unchanged,
    vectorised,
)
from autograder.checks.calls import Outcome, StudentRaised
from autograder.checks.items import counted
from autograder.checks.local import LocalStudent
from autograder.checks.words import sentence_of
from autograder.judge import disclosure


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (2, 2.0),
        (np.float32(2), 2.0),
        (np.array(2.0), 2.0),
        (np.int64(3), 3),
        ([1.0, 2.0], (1.0, 2.0)),
        (np.array([1.0, 2.0]), [1.0, 2.0]),
        (np.array([[1, 2]]), np.array([[1.0, 2.0]])),
        (np.array([1.0], dtype=np.float32), np.array([1.0])),
        ({"a": 1.0, "extra": 5}, {"a": 1.0}),
        (np.array(["a", "b"]), np.array(["a", "b"])),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf])),
    ],
)
def test_values_that_mean_the_same_agree(got, expected):
    agree(got, expected)


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (None, 1.0, "nothing came back (None)"),
        (np.array([[2.0]]), 2.0, "an array of shape (1, 1) came back where a number is expected"),
        (True, 1.0, "a bool came back where a number is expected"),
        (3.0, 3, "a float came back where an integer is expected"),
        (2.5, 2.0, "the value differs"),
        ([1.0, 2.0], np.array([1.0, 2.0]), ""),
        ([], np.array([], int), ""),
        ([1.0], np.array([1]), "an array of float64 came back where integers are expected"),
        ([1.0], np.array([[1.0]]), "a list came back where a numpy array is expected"),
        ([[1.0]], np.array([1.0]), "a list came back where a numpy array is expected"),
        (["a"], np.array(["a"]), "a list came back where a numpy array is expected"),
        (np.zeros((2, 3)), np.zeros((3, 2)), "the shape is (2, 3), the transpose of the expected (3, 2)"),
        (np.zeros(3), np.zeros((3, 1)), "the shape is (3,), expected is (3, 1)"),
        (np.array([0.0, 1.0]), np.array([0, 1]), "an array of float64 came back where integers are expected"),
        (np.array([1j]), np.array([1.0]), "an array of complex128 came back where real numbers are expected"),
        (np.array([1.0, 5.0, 6.0]), np.array([1.0, 2.0, 3.0]), "2 of 3 values differ, the first at [1]"),
        (np.array([4.0, 5.0]), np.array([1.0, 2.0]), "every value differs"),
        ((1.0,), (1.0, 2.0), "1 value came back where 2 are expected"),
        ((1.0, np.zeros(2)), (1.0, np.ones(2)), "part 1: every value differs"),
        ({}, {"dw": 1.0}, "the key 'dw' is missing"),
        ({"dw": 2.0}, {"dw": 1.0}, "dw: the value differs"),
        (np.array(["a", "c"]), np.array(["a", "b"]), "the strings differ"),
        ("text", 1.0, "a string came back where a number is expected"),
    ],
)
def test_a_difference_is_said_in_words(got, expected, words):
    found = difference(got, expected)
    assert (sentence_of(found) if found else "") == words


def test_a_failure_carries_what_came_back_what_was_expected_and_a_question():
    with pytest.raises(Failed) as failure:
        agree(1.0, 2.0, ask="Is the 1/m there?")
    assert (failure.value.got, failure.value.expected, failure.value.ask) == (1.0, 2.0, "Is the 1/m there?")


def test_shapes_numbers_and_finiteness_have_words_of_their_own():
    has_shape(np.zeros((2, 1)), (2, 1))
    is_float(np.float32(1))
    finite({"a": [np.ones(2)], "b": (1, 2.0)})
    with pytest.raises(Failed, match=r"the shape is \(2,\), expected is \(2, 1\)"):
        has_shape(np.zeros(2), (2, 1))
    with pytest.raises(Failed, match="an array of shape"):
        is_float(np.zeros(1))
    with pytest.raises(Failed, match="nan or inf came back"):
        finite({"a": [np.array([np.inf])]})


def test_underflow_is_quiet_and_overflow_is_not():
    quiet(Outcome("f", value=1.0, warnings=("RuntimeWarning: underflow encountered in exp",)))
    quiet(Outcome("f", value=1.0, warnings=("DeprecationWarning: old",)))
    with pytest.raises(Failed, match="the call warned: overflow encountered in exp"):
        quiet(Outcome("f", value=1.0, warnings=("RuntimeWarning: overflow encountered in exp",)))
    with pytest.raises(Failed, match="nan came back"):
        quiet(Outcome("f", value=np.array([np.nan])))


def test_only_the_named_exceptions_count():
    raises(Outcome("f", raised="ValueError"), "ValueError", "IndexError")
    with pytest.raises(Failed, match="no exception was raised, ValueError is expected"):
        raises(Outcome("f", value=1), "ValueError")
    with pytest.raises(Failed, match="KeyError was raised, ValueError is expected"):
        raises(Outcome("f", raised="KeyError"), "ValueError")


def add_in_place(a, b):
    a += b
    return a


def test_a_changed_argument_is_named():
    outcome = LocalStudent({"add": add_in_place}).observe("add", np.ones(2), np.ones(2))
    with pytest.raises(Failed, match="the call changed its argument 1 in place"):
        unchanged(outcome)


multiply, add, absolute = np.frompyfunc(operator.mul, 2, 1), np.frompyfunc(operator.add, 2, 1), np.vectorize(abs)
LOOPS = {
    "for": lambda a: [x for x in a],  # noqa: C416 - the loop is the point
    "generator": lambda a: sum(x * x for x in a),
    "vectorize": lambda a: np.vectorize(lambda x: x + 1, otypes=[float])(a),
    "map": lambda a: list(map(lambda x: x + 1, a)),  # noqa: C417
    "apply_along_axis": lambda a: np.apply_along_axis(np.sum, 1, a[:, None]),
    "sum": lambda a: sum(a),
    "sum of a list": lambda a: sum(a.tolist()),
    "largest": lambda a: max(a.tolist()),
    "map in C": lambda a: list(map(math.exp, a)),
    "products": lambda a: sum(map(operator.mul, a, a)),
    "reduce": lambda a: functools.reduce(operator.add, map(float, a)),
    "reduce by name": lambda a: reduce(operator.add, a.tolist()),
    "starmap": lambda a: list(itertools.starmap(pow, zip(a, a, strict=True))),
    "accumulate": lambda a: list(itertools.accumulate(a)),
    "fsum": lambda a: math.fsum(a),
    "fromiter": lambda a: np.fromiter(map(math.exp, a), float),
    "vectorize of C": lambda a: np.vectorize(math.exp)(a),
    "vectorize made before": lambda a: absolute(a),
    "frompyfunc": lambda a: np.frompyfunc(math.exp, 1, 1)(a),
    "frompyfunc made before": lambda a: multiply(a, a),
    "frompyfunc, reduced": lambda a: add.reduce(a),
}


@pytest.mark.parametrize("kind", LOOPS)
def test_a_loop_shows_however_it_is_written(kind):
    with pytest.raises(Failed, match=r"Python executes \d+ instructions for 220 of them and \d+ for 20: a loop"):
        vectorised(LocalStudent({"f": LOOPS[kind]}), "f", lambda m: (np.ones(m),))


@pytest.mark.parametrize(
    "f",
    [
        np.sum,
        lambda a: (a * a).sum(),
        lambda a: np.einsum("i,i->", a, a),
        lambda a: max(*a.shape, sum(a.shape)) + sum(np.roll(a, k) for k in range(3)),
        lambda a: np.exp(-np.abs(a))[np.where(a > 0)].astype(np.float32),
        lambda a: np.stack(list(map(np.asarray, (a, a)))),
    ],
)
def test_array_operations_are_no_loop(f):
    vectorised(LocalStudent({"f": f}), "f", lambda m: (np.ones(m),))


def test_what_is_counted_gives_what_it_gave():
    a, b = np.arange(5.0), [3, 1, 2]
    with counted(globals()):
        assert [sum(b, start=1), sum(range(4), 10), max(b), max(1, 2), max([], default=7)] == [7, 16, 3, 2, 7]
        assert [reduce(operator.add, b, 10), sorted(b, key=lambda x: -x), *enumerate(b, 1)][1:3] == [[3, 2, 1], (1, 3)]
        assert [*map(operator.mul, a, b), *zip(a, b, strict=False)] == [0, 1, 4, (0, 3), (1, 1), (2, 2)]
        assert [*itertools.chain.from_iterable([b, b])] == [*itertools.chain(b, b)] == b + b
        assert [*itertools.islice(itertools.accumulate(b, initial=0), 2)] == [0, 3]
        assert np.array_equal(absolute(-a), a) and np.array_equal(multiply(a, a).astype(float), a * a)
        assert add.accumulate(np.array(b, object)).tolist() == [3, 4, 6]
        with pytest.raises(ValueError, match="shorter"):
            list(zip(a, b, strict=True))
        with pytest.raises(TypeError, match="iterable"):
            sum(5)
    assert (sum, map, reduce, np.fromiter) == BEFORE


def test_an_exception_inside_leaves_everything_as_it_was():
    with pytest.raises(ZeroDivisionError), counted(globals()):
        list(map(lambda x: x / 0, [1]))  # noqa: C417
    assert (sum, map, reduce, np.fromiter) == BEFORE


def by_map(a, b):
    """A loop in C that was bound before anybody counts."""
    return add_up(products(a, b))


add_up, products = functools.partial(sum), functools.partial(map, operator.mul)
BEFORE = (sum, map, reduce, np.fromiter)


def two(m):
    rng = np.random.default_rng()
    return rng.random(m), rng.random(m)


def test_a_loop_that_shows_no_step_is_found_by_its_time():
    student = LocalStudent({"dot": by_map, "fine": lambda a, b: float((a * b).sum())})
    reference = SimpleNamespace(dot=np.dot, fine=np.dot)
    vectorised(student, "dot", two)
    vectorised(student, "fine", two, reference)
    with pytest.raises(Failed, match="times as long as array operations do"):
        vectorised(student, "dot", two, reference, many=200_000)


def test_the_time_is_measured_with_new_arguments_and_their_result_counts():
    asked = []

    def remembers(a, b):
        asked.append(a.tobytes())
        return by_map(a, b) if len(asked) == 1 else 1.0

    student = LocalStudent({"dot": remembers})
    with pytest.raises(Failed, match="the value differs"):
        fast(student, SimpleNamespace(dot=np.dot), "dot", lambda: two(200_000))
    assert len(set(asked)) == len(asked) == 2


def test_a_hidden_check_that_always_hands_over_the_same_is_refused():
    student = LocalStudent({"f": np.sum})
    with pytest.raises(ValueError, match="other arguments each time"):
        vectorised(student, "f", lambda m: (np.ones(m),), SimpleNamespace(f=np.sum))


def test_numerical_gradients_take_every_index():
    at = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert np.allclose(numerical_gradient(lambda w: float((w**3).sum()), at), 3 * at**2)


def test_a_check_without_a_sentence_is_refused():
    with pytest.raises(ValueError, match="needs a docstring of one line"):

        @check("f")
        def nameless(student):
            pass


def said(word, *arguments, **keywords):
    """What a failing word says, and what it asks."""
    with pytest.raises(Failed) as failure:
        word(*arguments, **keywords)
    return str(failure.value), failure.value.ask


def test_a_hidden_check_needs_no_problem():
    expect(True)
    assert said(expect, False, ask="Which one?") == ("", "Which one?")


def test_what_came_back_has_as_many_parts_as_there_are_names():
    assert parts((1, 2), "A, cache") == (1, 2) and parts([1, 2], ("w", "b")) == [1, 2]
    for names in ("A, cache", ("A", "cache")):
        for value in ((1, 2, 3), 1.0, None, {"A": 1, "cache": 2}):
            expected = ("2 things should come back", "Does it end with `return A, cache`?")
            assert said(parts, value, names) == expected


RIGHT = np.array([[1.0, 2.0], [3.0, 5.0]])
SUM = "is the right one times the number of examples. Is the mean over the examples taken?"
WRONG_GRADIENTS = {
    "sum": (4 * RIGHT, "is 4 times the right one, and there are 4 examples", SUM),
    "mean twice": (
        RIGHT / 4,
        "is 1/4 of the right one, and there are 4 examples",
        "is the right one divided by the number of examples. Is 1/m there once too often?",
    ),
    "sign": (-RIGHT, "has the wrong sign", "has the wrong sign. Which of the two comes first in the difference?"),
    "transpose": (
        RIGHT.T,
        "is the transpose of the right one",
        "is the transpose of the right one. Which index counts the units?",
    ),
    "zero": (0 * RIGHT, "is zero everywhere", "is zero everywhere. Does the derivative reach this place at all?"),
    "factor": (
        0.5 * RIGHT,
        "is 0.5 times the right one",
        "is the right one times a constant. Where could this factor come from?",
    ),
    "entries": (
        RIGHT + np.array([[0.0, 0.0], [0.0, 1.0]]),
        "is wrong at 1 of 4 entries, the first at [1, 1]",
        "differs from the right one in some entries. Which line of the chain rule makes these entries?",
    ),
    "strange": (
        np.where(RIGHT > 4, np.nan, RIGHT),
        "is not made of finite real numbers",
        "is not made of finite real numbers. Where do they come in?",
    ),
}


@pytest.mark.parametrize("pattern", WRONG_GRADIENTS)
def test_a_wrong_gradient_is_told_by_its_pattern(pattern):
    got, in_numbers, hidden = WRONG_GRADIENTS[pattern]
    problem, ask = said(gradient_agrees, "dW", got, RIGHT, 4)
    assert problem == f"dW {in_numbers}" and hidden.endswith(f". {ask}")
    assert said(gradient_agrees, "dW", got, RIGHT, 4, hidden=True, more=" Look at W.")[1] == f"dW {hidden} Look at W."


def test_a_right_gradient_agrees_in_its_tolerance():
    gradient_agrees("dW", RIGHT * (1 + 1e-6), RIGHT, 4)
    gradient_agrees("dW", np.zeros((2, 1)), np.zeros((2, 1)), 1)
    problem, _ = said(gradient_agrees, "dW", RIGHT * (1 + 1e-6), RIGHT, 4, tolerance=1e-8)
    assert problem == "dW is 1 times the right one"


def test_a_gradient_of_another_shape_is_told_by_its_name():
    assert said(gradient_agrees, "db", RIGHT[0], RIGHT, 4) == (
        "the shape is (2,), expected is (2, 2)",
        "db has another shape than what it is the derivative of. Which shape has that?",
    )


@pytest.mark.parametrize("got", [*(wrong for wrong, _, _ in WRONG_GRADIENTS.values()), RIGHT[0]])
def test_a_hidden_check_may_ask_what_the_library_asks(got):
    @check
    def gradient(student):
        "the gradient is right"
        gradient_agrees("dW", student.f(), RIGHT, 4, hidden=True)

    _, ask = said(gradient.run, LocalStudent({"f": lambda: got}))
    assert ask and disclosure.question(gradient, ask) == ask


def test_a_hidden_check_may_ask_for_the_names_of_parts():
    @check
    def pair(student):
        "a pair comes back"
        parts(student.f(), "A, cache")

    _, ask = said(pair.run, LocalStudent({"f": lambda: None}))
    assert disclosure.question(pair, ask) == "Does it end with `return A, cache`?"


def halves(x, w):
    return {"h": x / 2}, w + 1.0


def test_the_reference_computes_in_double_precision():
    student, reference = LocalStudent({"halves": halves}), SimpleNamespace(halves=halves)
    problems = [(np.arange(3), 1), (np.ones(2, np.float32), 0.1)]
    like_reference(student, reference, "halves", *problems)
    rounds = LocalStudent({"halves": lambda x, w: ({"h": x // 2}, w + 1.0)})
    assert said(like_reference, rounds, reference, "halves", *problems, ask="Why?")[1] == "Why?"
    assert len(rounds.outcomes) == 2


def test_labels_may_stay_integers_for_the_reference():
    names = SimpleNamespace(pick=lambda k: np.array([10.0, 20.0])[k])
    student = LocalStudent(vars(names))
    like_reference(student, names, "pick", (np.array([1, 0]),), integers_stay=True)
    with pytest.raises(IndexError):
        like_reference(student, names, "pick", (np.array([1, 0]),))


def test_a_call_by_name_gives_the_same_and_keeps_its_arguments():
    reference = SimpleNamespace(halves=halves)
    same_by_name(LocalStudent({"halves": halves}), reference, "halves", x=np.ones(3), w=2)

    def in_place(x, w):
        x /= 2
        return {"h": x}, w + 1.0

    for wrong, problem in (
        (in_place, "the call changed its x in place"),
        (lambda w, x: halves(x, 0), "part 1: the value differs"),
    ):
        student = LocalStudent({"halves": wrong})
        assert said(same_by_name, student, reference, "halves", x=np.ones(3), w=2)[0] == problem
    with pytest.raises(StudentRaised, match="TypeError"):
        same_by_name(LocalStudent({"halves": lambda x, v: halves(x, v)}), reference, "halves", x=np.ones(3), w=2)


@pytest.mark.parametrize(
    ("layers", "end"),
    [
        ([("Dense", {"activation": "relu"}), ("Dense", {"activation": "sigmoid"})], "sigmoid"),
        ([("Dense", {"activation": "softmax"}), ("Dropout", {}), ("Flatten", {})], "softmax"),
        ([("Dense", {"activation": "linear"}), ("Sigmoid", {})], "sigmoid"),
        ([("Dense", {"activation": "linear"}), ("Softmax", {})], "softmax"),
        ([("Flatten", {})], ""),
    ],
)
def test_a_model_ends_in_its_last_activation(layers, end):
    assert last_activation({"layers": [{"kind": kind, "settings": settings} for kind, settings in layers]}) == end


def test_a_check_may_say_which_layers_are_silent_about_the_end():
    layers = [{"kind": "Dense", "settings": {"activation": "softmax"}}, {"kind": "Dropout", "settings": {}}]
    assert last_activation({"layers": layers}, silent=("Flatten",)) == "dropout"


def test_the_area_under_the_curve_is_the_share_of_pairs_in_the_right_order():
    y, score = np.array([1, 0, 1, 0, 0]), np.array([0.9, 0.5, 0.5, 0.1, 0.95])
    pairs = score[y == 1][:, np.newaxis] - score[y == 0]
    assert area_under_the_curve(y, score) == np.mean((pairs > 0) + 0.5 * (pairs == 0)) == 3.5 / 6


def test_a_file_reads_what_calibration_found_for_its_assignment(tmp_path):
    (tmp_path / "calibration").mkdir()
    (tmp_path / "assignment.toml").write_text("")
    study = '{"studies": {"net/far": {"threshold": 0.9, "settings": {"test": 100}, "wrong": {}}}}'
    (tmp_path / "calibration" / "result.json").write_text(study)
    found = calibrated(str(tmp_path / "tasks" / "net.py"), "net/far")
    assert (found.threshold, found.settings) == (0.9, {"test": 100})
