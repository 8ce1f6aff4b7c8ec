"""check(), hint() and ready() as a student sees them: in JupyterLab, in a real browser, light and dark."""

import json

import browser as real  # it lies in tools/, where conftest looks
import nbformat
import pytest

SETUP = '''
import json
import numpy as np
from autograder.student import public
from autograder.student.notebook import Notebook

CHECKS = """
import numpy as np
from autograder.checks import agree, check, unchanged

@check("column_means", core=True)
def two_rows(student):
    "the mean of every row, as a column"
    agree(student.column_means(np.array([[1.0, 3.0], [2.0, 4.0]])), np.array([[2.0], [3.0]]), ask="Which axis?")

@check("column_means")
def stays(student):
    "the argument stays as it is"
    unchanged(student.observe("column_means", np.ones((2, 2))))
"""
task = {"name": "column_means", "points": 2, "needs": [], "model": False, "hints": ["An idea.", "Look at `np.mean`."]}
facts = {"name": "99_small", "title": "A small one", "version": 1, "tasks": [task | {"hidden_look_at": ["one row"]}]}
opened = Notebook("99_small")
opened.public = public.read(json.dumps(facts | {"questions": []}), CHECKS, "{}")
check, hint, submit, ready = opened.check, opened.hint, opened.submit, opened.ready
'''
DEF = "def column_means(X):\n    "
CELLS = {
    "setup": SETUP,
    "missing": 'check("column_means")',
    "wrong": DEF + "return np.mean(X, axis=1, keepdims=True).T\n\ncheck('column_means')",
    "broken": DEF + "return np.mean(X, axis=1",
    "after the broken": "check('column_means')",
    "right": DEF + "return np.mean(X, axis=1, keepdims=True)\n\ncheck('column_means')",
    "hint": "hint('column_means')",
    "second hint": "hint('column_means')",
    "ready": "ready()",
    "mistyped": "check('colum_means')",
}


@pytest.fixture(scope="module")
def page(browser, lab):
    """A notebook that ran in JupyterLab, shown in the browser."""
    cells = [nbformat.v4.new_code_cell(source, metadata={"tags": ["raises-exception"]}) for source in CELLS.values()]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, lab.root / "small.ipynb")
    browser.set_window_size(1000, 3200)
    lab.open(browser, "small.ipynb")
    lab.run_all(browser)
    return browser


def output(page, cell):
    """What stands below a cell, as a person reads it or hears it read, on one line."""
    cells = "document.querySelectorAll('.jp-Notebook .jp-CodeCell')"
    script = f"return {cells}[arguments[0]].querySelector('.jp-Cell-outputArea').innerText"
    return " ".join(page.execute_script(script, list(CELLS).index(cell)).split())


def test_a_failed_check_says_what_came_back_and_what_was_expected(page):
    told = output(page, "wrong")
    for words in (
        "column_means: 0 of 2 public checks passed",
        "✗ not passed: the mean of every row, as a column",
        "The shape is (1, 2) instead of (2, 1).",
        "column_means(np.array([[1.0, 3.0], [2.0, 4.0]]))",
        "array([[2.0, 3.0]])",
        "Rows and columns are swapped",
        "– not run: the argument stays as it is",
    ):
        assert words in told


def test_a_passed_check_says_what_the_hidden_ones_look_at(page):
    told = output(page, "right")
    assert "✓ passed: the argument stays as it is" in told
    assert "All public checks passed; the hidden ones look at: one row" in told


def test_a_missing_function_and_a_syntax_error_are_told_apart(page):
    assert "There is no column_means yet" in output(page, "missing")
    told = output(page, "after the broken")
    assert "The cell of column_means has a syntax error in line 2" in told and "from before" in told


def test_the_newest_hint_is_unfolded_and_the_one_before_is_folded(page):
    script = "return [...document.querySelectorAll('.agr details')].map(fold => fold.open)"
    assert page.execute_script(script) == [True, False, True]
    assert "Look at np.mean." in output(page, "second hint") and "An idea." not in output(page, "second hint")


def test_a_mistyped_name_is_one_line_without_a_traceback(page):
    assert output(page, "mistyped") == ("There is no task 'colum_means' in 99_small. Did you mean 'column_means'?")


def test_the_summary_is_a_table(page):
    rows = page.execute_script("return [...document.querySelectorAll('.agr tr')].map(row => row.innerText)")
    assert [row.split() for row in rows] == [
        ["task", "points", "public", "checks"],
        ["column_means", "2", "✓", "passed:", "2", "of", "2", "passed"],
    ]


def test_html_and_text_are_both_saved(page, lab):
    lab.command(page, "docmanager:save")
    saved = json.loads((lab.root / "small.ipynb").read_text())
    data = saved["cells"][list(CELLS).index("right")]["outputs"][0]["data"]
    assert "".join(data["text/plain"]).startswith("column_means: 2 of 2 public checks passed\n")
    assert "".join(data["text/html"]).startswith('<div class="agr"')


CONTRASTS = """
const channels = color => color.match(/[\\d.]+/g).map(Number);
const light = color => channels(color).slice(0, 3)
  .map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
  .reduce((sum, c, k) => sum + c * [.2126, .7152, .0722][k], 0);
const ground = node => {
  for (; node; node = node.parentElement) {
    const [r, g, b, a = 1] = channels(getComputedStyle(node).backgroundColor);
    if (a > .5) return `rgb(${r}, ${g}, ${b})`;
  }
  return 'rgb(255, 255, 255)';
};
const words = '.agr :is(.m, p, li, pre, code, td, dt, summary)';
return [...document.querySelectorAll(words)].map(node => {
  const [a, b] = [light(getComputedStyle(node).color), light(ground(node))];
  return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), node.className + ' ' + node.textContent];
});
"""


@pytest.mark.parametrize("theme", ["JupyterLab Dark", "JupyterLab Light"])
def test_everything_is_readable_in_either_theme(page, lab, theme):
    lab.theme(page, theme)
    contrasts = page.execute_script(CONTRASTS)
    assert len(contrasts) > 40
    assert [told for told in contrasts if told[0] < 4.5] == []


def test_nothing_is_wider_than_its_cell(page):
    too_wide = "n => n.clientWidth && n.scrollWidth > n.clientWidth + 1"
    script = f"[...document.querySelectorAll('.agr, .agr *:not(.s)')].filter({too_wide}).map(n => n.outerHTML)"
    assert page.execute_script(f"return {script}") == []


def test_the_words_for_screen_readers_take_no_room(page):
    # A cell that JupyterLab has not drawn yet, or no longer, has no size at all.
    real.wait_for(page, "return [...document.querySelectorAll('.agr .s')].every(n => n.offsetWidth > 0)")
    sizes = page.execute_script(
        "return [...document.querySelectorAll('.agr .s')].map(n => [n.offsetWidth, n.offsetHeight])"
    )
    assert sizes and all(size == [1, 1] for size in sizes)
