"""Notebooks whose JSON or source is made to hurt whoever reads it, before any of it runs."""

import json
import os

import pytest

CELL = '{"cell_type": "code", "metadata": {}, "outputs": [], "source": "def double(x): return 2 * x"}'
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


def test_a_file_name_that_is_no_text_is_only_a_name(attack):
    path = attack.hand_in(attack.notebook(attack.honest()))
    odd = path.rename(path.with_name(os.fsdecode(b"01_walls\xff.ipynb")))
    assert attack.grade(odd).scores == attack.points
