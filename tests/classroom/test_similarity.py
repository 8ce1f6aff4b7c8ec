"""Which submissions are called alike, and which are not."""

import json
from pathlib import Path

from autograder.classroom.pages.similarity import equal, own_code, reader, similar
from autograder.student.submit import submit

COURSE = (
    "import numpy as np\n\ndef plot(x):\n    values = np.sort(x)[::-1]\n    return [v * 2 + 1 for v in values if v > 0]"
)
ODD = """def total(x):
    result = 0.0
    position = len(x) - 1
    while position >= 0:
        if x[position] != 0 or position == -1:
            result = result + 2 * x[position] - 0
        position = position - 1
    return float(result) + 0"""
RENAMED = ODD.replace("result", "my_sum").replace("position", "k").replace("0.0", "0.0  # mine")
OTHERS = [
    "def total(x):\n    return float(np.sum(double(x)))\n\ndef more(a, b):\n    assert a > b\n    return {a: b}",
    "def total(x):\n    s = 0\n    for v in double(x):\n        s += v\n    return s\n\nprint(total([1, 2]) / 7 ** 2)",
    "total = lambda x: sum(map(float, double(x)))\ntry:\n    total(None)\nexcept TypeError as e:\n    print(e, 1)",
]


def pairs(codes, course=COURSE):
    return [(found.one, found.other) for found in similar({who: [code] for who, code in codes.items()}, [course])]


def test_a_copy_with_other_names_and_comments_is_found():
    assert pairs({"ada": ODD, "bob": RENAMED, **dict(enumerate_names(OTHERS))}) == [("ada", "bob")]


def enumerate_names(codes):
    return ((f"other{k}", code) for k, code in enumerate(codes))


def test_the_passage_is_what_the_first_wrote():
    (found,) = similar({"ada": [ODD], "bob": [RENAMED]}, [COURSE])
    assert found.passage == ODD
    assert (found.share_of_one, found.share_of_other) == (1.0, 1.0)


def test_code_that_the_course_gave_counts_for_nobody():
    codes = {"ada": [COURSE, OTHERS[0]], "bob": [COURSE, OTHERS[1]]}
    assert similar(codes, [COURSE]) == []


def test_what_many_write_the_same_way_is_no_sign():
    assert pairs({f"s{k}": ODD for k in range(5)}) == []
    assert len(pairs({f"s{k}": ODD for k in range(3)})) == 3


def test_a_short_solution_is_alike_by_nature():
    short = "def double(x):\n    return 2 * np.asarray(x)"
    assert pairs({"ada": short, "bob": short}) == []


def test_the_order_of_cells_does_not_matter():
    codes = {"ada": [ODD, OTHERS[0]], "bob": [OTHERS[0], ODD]}
    (found,) = similar(codes, [COURSE])
    assert (found.share_of_one, found.share_of_other) == (1.0, 1.0)


def test_own_code_leaves_out_the_courses_cells_checks_and_prose():
    cells = [("code", COURSE), ("code", "check('double')"), ("markdown", "words"), ("code", "mine = 1")]
    assert own_code(read(*cells), {COURSE}) == ["mine = 1"]


def read(*cells, outputs=()):
    """A notebook of these cells as the reader gives it; one for models named net and lost."""
    told = [{"cell_type": kind, "source": source, "outputs": list(outputs)} for kind, source in cells]
    return reader().notebook(Path("x.ipynb"), json.dumps({"cells": told}).encode(), models=["net", "lost"])


def test_code_that_is_no_python_is_compared_too():
    broken = ODD + "\n\ndef ( broken \x00 '''\n"
    assert pairs({"ada": broken, "bob": broken}) == [("ada", "bob")]


def test_the_same_f_string_is_one_text_on_every_python():
    told = reader().ask("code", "tokens", lambda told: told, cells=["f'{x:{w}}' + 'é'  # f", "?print ("])
    assert told["tokens"] == "text + text ? name ("
    assert told["places"].tolist() == [[0, 0, 10], [0, 11, 12], [0, 13, 16], [1, 0, 1], [1, 1, 6], [1, 7, 8]]


def test_a_class_without_code_has_no_pairs():
    assert similar({}, [COURSE]) == similar({"ada": [], "bob": [""]}, []) == []


def test_equal_marks_make_groups():
    assert equal([("ada", "x"), ("bob", "y"), ("cleo", "x")]) == [("ada", "cleo")]


def test_the_same_numbers_are_the_same_weights_whatever_was_said_about_the_training(keras_like):
    def weights(scale, history):
        html = submit(keras_like.larger(scale), "net", history).html
        shown = {"output_type": "display_data", "metadata": {}, "data": {"text/html": html}}
        return read(("code", "submit(net, 'net')"), outputs=[shown]).weights

    first, again, other = weights(1.0, [3, 2]), weights(1.0, [9]), weights(1.5, [3, 2])
    assert first == again != other and set(first) == {"net"}
