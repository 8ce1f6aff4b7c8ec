"""Check cells that were rewritten to be content with anything."""


def test_what_check_cells_say_is_not_asked(attack):
    cells = [
        *attack.honest("twice"),
        attack.cell("check = ready = submit = lambda *_, **__: 'all checks passed: 100 of 100 points'"),
        attack.cell("def double(x):\n    return x", metadata={"nbgrader": {"grade_id": "double"}}),
        attack.cell(
            "### BEGIN HIDDEN TESTS\nassert True\nscore = max_score = 100\n### END HIDDEN TESTS\ncheck('double')",
            metadata={"nbgrader": {"grade_id": "double_check", "grade": True, "points": 2}},
        ),
        attack.cell("print('double: 2 of 2 points')\n2.0", id="double_check"),
    ]
    assert attack(cells).scores == {"twice": 1.0}


def test_outputs_saved_in_the_notebook_are_not_believed(attack):
    passed = [{"output_type": "stream", "name": "stdout", "text": "double: all public and hidden checks passed"}]
    claims = {"autograder": {"tasks": {"double": {"score": 2.0}}}}
    cells = [attack.cell("def double(x):\n    return x"), {**attack.cell("check('double')"), "outputs": passed}]
    cells = [{**cell, "metadata": claims} for cell in cells]
    assert attack([*attack.honest("twice"), *cells]).scores == {"twice": 1.0}
