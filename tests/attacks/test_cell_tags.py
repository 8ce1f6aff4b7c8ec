"""Tags and metadata that make other tools skip, hide or forgive a cell."""

TAGS = [
    "skip-execution",
    "skip-grading",
    "nbgrader-skip",
    "raises-exception",
    "remove-cell",
    "remove-input",
    "injected",
]


def tagged(cells):
    return [{**cell, "metadata": {"tags": TAGS, "editable": False, "deletable": False}} for cell in cells]


def test_tags_take_no_points(attack):
    assert attack(tagged(attack.honest())).scores == attack.points


def test_tags_save_no_wrong_solution(attack):
    wrong = [attack.cell("def double(x):\n    return x"), attack.cell("check('double')\n1/0", id="double_check")]
    assert attack(tagged(wrong)).scores == {}
