"""Notebooks whose JSON or source is made to hurt whoever reads it, before any of it runs."""

import json
import os

import pytest

from autograder.intake import caps

CELL = '{"cell_type": "code", "metadata": {}, "outputs": [], "source": "def double(x): return 2 * x"}'
DEEP = "[" * 950 + "]" * 950
MARK = "<!-- autograder-weights 1 double A -->"
WHOLE = '{"nbformat": 4, "nbformat_minor": 5, "metadata": {%s}, "cells": [%s]}'
TEXTS = {
    "a number of 100,000 digits": WHOLE % ('"a": ' + "1" * 100_000, CELL),
    "nesting without end": WHOLE % ('"a": ' + "[" * 100_000 + "]" * 100_000, CELL),
    "not a number": WHOLE % ('"a": NaN, "b": -Infinity, "c": 1e999999', CELL),
    "the same key often": WHOLE % (", ".join(['"autograder": {"assignment": "01_walls"}'] * 1000), CELL),
    "a null character": WHOLE % ("", CELL.replace("return", "return\\u0000")),
    "half a character": WHOLE % ("", CELL.replace("return", "'\\ud800'; return")),
    "half a character in the metadata": WHOLE
    % ('"\\ud800": "\\udfff"', CELL.replace('"metadata": {}', '"id": "\\ud800"')),
    "no lists where lists belong": WHOLE.replace("[%s]", "%s") % ("", '{"0": 1}'),
    "cells that are no cells": WHOLE
    % ("", '1, null, [], "x", {}, {"cell_type": 1, "source": {"a": 1}, "metadata": 3}, ' + CELL),
    "sources of odd kinds": WHOLE % ("", '{"cell_type": "code", "source": [1, null, ["x"]]}, ' + CELL),
    "a hundred thousand cells": WHOLE % ("", ",".join([CELL] * 100_000)),
    "a million cells of nothing": WHOLE % ("", ",".join(["{}"] * 1_000_000 + [CELL])),
    "two thousand cells": WHOLE % ("", ",".join(['{"cell_type": "code", "source": "0;"}'] * 2_000 + [CELL])),
    "a hundred thousand outputs": WHOLE
    % ("", CELL.replace('"outputs": []', '"outputs": [' + ",".join(['{"output_type": "stream"}'] * 100_000) + "]")),
    "a source as deep as the parser allows": WHOLE % ("", f'{{"source": [{DEEP}]}}, {CELL}'),
    "a million marks of weights": WHOLE
    % ("", CELL.replace('"outputs": []', '"outputs": [{"data": {"text/html": "%s"}}]' % (MARK * 1_000_000))),
    "bytes that are no text": WHOLE % ("", CELL) + "\udcff\udcfe",
}


@pytest.mark.parametrize("text", TEXTS)
def test_json_that_hurts_is_graded_or_failed(attack, text):
    path = attack.hand_in("")
    path.write_bytes(TEXTS[text].encode("utf-8", "surrogateescape"))
    report = attack.grade(path).report
    assert report.status == "graded" or "01_walls" in report.reason
    json.dumps(report.reason).encode()


SOURCES = {
    "parentheses": "(" * 100_000 + ")" * 100_000,
    "signs": "-" * 1_000_000 + "1",
    "a sum": "+".join(["1"] * 300_000),
    "attributes": "a" + ".b" * 300_000,
    "calls": "a" + "()" * 300_000,
    "powers": "1" + "**1" * 100_000,
    "comparisons": "1" + "<1" * 100_000,
    "conditions": "1 if 1 else " * 50_000 + "1",
    "lambdas": "lambda: " * 50_000 + "1",
    "indentation": "".join(" " * k + "if 1:\n" for k in range(1000)) + " " * 1000 + "pass",
    "branches": "if x: pass\n" + "elif x: pass\n" * 50_000,
    "decorators": "@a\n" * 50_000 + "def f(): pass",
    "subscripts": "a" + "[0]" * 300_000,
    "a folded constant": "x = " + "'a' * 4000 + " * 2000 + "'a'",
    "strings in strings": "f'" + '{f"' * 3 + "1" + '"}' * 3 + "'",
    "many lines": "x = 1\n" * 200_000,
    "many magics": "%time x\n" * 5_000,
    "many continuations": "x = \\\n" * 50_000 + "1",
    "a long line": "x = '" + "a" * 3_000_000 + "'",
    "open quotes": "'''\n" * 9_999,
    "a fence": "```python\n" * 10_000,
    "spaces": "check(" + " " * 200_000 + "x",
    "spaces after a check": "check()" + " " * 3_000_000 + "x",
    "spaces and semicolons": "check()" + " ;" * 1_000_000 + "x",
    "links that carry pages": "data:" * 600_000,
    "links that nearly do": "data " * 600_000 + ":",
    "links to scripts": "javascript" + " " * 3_000_000,
    "opened and never closed": "<a b='" * 500_000,
    "half a fence": "```python\n" + "\n``` x" * 400_000,
    "a binding that never ends": "autograder.notebook('" * 140_000,
    "ten thousand functions": "".join(f"def f{k}():\n    return f{k + 1}()\n" for k in range(10_000)),
    "an assignment that never comes": "double" + " " * 200_000 + "x",
    "an annotation": "double: " + "x" * 200_000,
}


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("kind", ["code", "markdown"])
def test_source_that_hurts_costs_its_cell(attack, source, kind):
    cells = [*attack.honest(), attack.cell(SOURCES[source], kind)]
    assert attack(cells).scores == attack.points


def test_a_hundred_megabytes_of_code_are_not_compiled_here(attack):
    cells = [*attack.honest("double"), attack.cell("x = [1, 2]\n" * 10_000_000)]
    report = attack.grade(attack.hand_in(attack.notebook(cells))).report
    assert report.status == "failed"
    assert "code" in report.reason


def test_a_thousand_broken_cells_are_not_joined_for_ever(attack):
    cells = [*attack.honest(), *(attack.cell(f"def f{k}(:") for k in range(1000))]
    assert attack(cells).scores == attack.points


@pytest.mark.parametrize(
    "heavy",
    [
        "'<div>' * 12_000",
        "'<i ' + ' '.join(f'a{k}' for k in range(9_000)) + '>'",
        "'<a><b><i><u>' * 1_500 + '</a></b>' * 3_000",
        "'<div><table></div></table>' * 2_400",
    ],
)
def test_markup_that_takes_long_to_clean_costs_its_output(attack, heavy):
    show = attack.cell(f"from IPython.display import HTML, display\nprint('before')\ndisplay(HTML({heavy}))")
    attempt = attack([*attack.honest(), show])
    assert attempt.scores == attack.points
    assert "before" in attempt.printed
    (shown,) = [o["data"] for cell in attempt.report.cells for o in cell["outputs"] if "data" in o]
    assert shown["text/plain"].startswith("(an output is left out: ")


def test_code_that_takes_long_to_look_at_is_failed_with_the_reason_and_the_next_is_graded(attack, monkeypatch):
    monkeypatch.setattr(caps, "CPU_SECONDS", 2)
    long = "\n".join(f"a{k} = b{k} + c({k})" for k in range(2200))
    cells = [*attack.honest(), *(attack.cell(f"# {k}\n{long}") for k in range(80))]
    report = attack(cells).report
    assert report.status == "failed"
    assert report.reason == "01_walls.ipynb takes more than 2 s of computing to read: look at the file by hand"


def test_a_file_name_that_is_no_text_is_only_a_name(attack):
    path = attack.hand_in(attack.notebook(attack.honest()))
    odd = path.rename(path.with_name(os.fsdecode(b"01_walls\xff.ipynb")))
    assert attack.grade(odd).scores == attack.points
