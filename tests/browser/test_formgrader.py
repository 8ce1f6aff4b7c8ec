"""nbgrader's formgrader on our notebooks, in a real browser: verdicts, marks by hand, no script of a student's."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import browser as real
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

HERE = Path(__file__).parent
SCRIPT = "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script><svg onload='window.hacked=1'></svg>"
NO_SCRIPT = "return window.hacked === undefined && !document.querySelector('[onerror],[onload]:not(body)')"
SHOWING = f"""
from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display
for shown in (HTML, Javascript, Latex, Markdown):
    display(shown({SCRIPT!r}))
display({{"image/svg+xml": {"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + "</svg>"!r}}}, raw=True)
display({{"image/png": "AAAA\\"><script>window.hacked=1</script>", "text/plain": {SCRIPT!r}}}, raw=True)
display({{"text/html": {SCRIPT!r}}}, raw=True, metadata={{"text/html": {{"isolated": True}}}})
print({SCRIPT!r})
raise ValueError({SCRIPT!r})
"""


@pytest.fixture(scope="module")
def graded(browser, tmp_path_factory):
    """A class of two, autograded: anna squares, hugo puts a script wherever one can be put."""
    found = importlib.util.spec_from_file_location("a_class", HERE.parent / "classroom" / "conftest.py")
    made = importlib.util.module_from_spec(found)
    found.loader.exec_module(made)
    folder = tmp_path_factory.mktemp("formgrader")
    these = made.made_class(made.build_course(folder / "tiny", folder / "scratch"))
    these.hand_in("anna", these.square())
    answer = f"It is linear. {SCRIPT} [click](javascript:window.hacked=1) $\\href{{javascript:window.hacked=1}}{{x}}$"
    evil = these.notebook(**these.RIGHT | {"why": answer, "total": these.RIGHT["total"] + f"  # {SCRIPT}"})
    cell = {"cell_type": "code", "metadata": {"tags": [SCRIPT]}, "outputs": [], "execution_count": None}
    evil["cells"][-1:-1] = [
        cell | {"source": SHOWING},
        {"cell_type": "raw", "metadata": {"raw_mimetype": "text/html"}, "source": SCRIPT},
        {"cell_type": "markdown", "metadata": {}, "source": SCRIPT},
    ]
    evil["metadata"] |= {"title": SCRIPT, "widgets": {"application/vnd.jupyter.widget-state+json": {"x": SCRIPT}}}
    these.hand_in("hugo", evil, name="01_tiny <img src=x onerror='window.hacked=1'>.ipynb")
    these.environment = os.environ | {"AUTOGRADER_SECRET": str(folder / "secret"), "OMP_NUM_THREADS": "1"}
    nbgrader(these, "autograde")
    return these


def nbgrader(these, command: str) -> None:
    program = Path(sys.executable).parent / "nbgrader"
    subprocess.run(
        [program, command, these.name], cwd=these.root, env=these.environment, check=True, capture_output=True
    )


@pytest.fixture(scope="module")
def formgrader(graded, browser):
    """A Jupyter server on the course, and the browser logged in to it."""
    with real.jupyterlab(graded.root) as server:
        browser.set_window_size(1200, 1000)
        browser.get(f"{server.url}/formgrader/gradebook/{graded.name}/{graded.name}")
        browser.find_element(By.ID, "password_input").send_keys(server.token)
        browser.find_element(By.ID, "login_submit").click()
        yield server


def open_submission(server, browser, graded, student: str) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(graded.url, "ml-physics") as book:
        row = book.find_submission_notebook(graded.name, graded.name, student).id
    browser.get(f"{server.url}/formgrader/submissions/{row}/")
    real.wait_for(browser, "return !!document.querySelector('#why')")


def test_a_submission_is_opened_from_the_list(formgrader, browser, graded):
    real.wait_for(browser, "return document.querySelectorAll('tbody tr td a').length >= 2")
    rows = browser.find_elements(By.CSS_SELECTOR, "tbody tr")
    scores = {tuple(c.text for c in row.find_elements(By.TAG_NAME, "td"))[2:4]: row for row in rows}
    assert set(scores) == {("4 / 10", "4 / 7"), ("7 / 10", "7 / 7")}
    scores["4 / 10", "4 / 7"].find_element(By.CSS_SELECTOR, "td a").click()
    real.wait_for(browser, "return !!document.querySelector('#why')")
    assert "double: 0 of 3 points" in browser.find_element(By.ID, "notebook").text


def test_verdicts_stand_under_their_checks(formgrader, browser, graded):
    open_submission(formgrader, browser, graded, "anna")
    text = browser.find_element(By.ID, "notebook").text
    assert "any numbers are doubled (hidden)" in text
    assert "That is the square. For which number are the square and the double the same?" in text
    real.wait_for(browser, "return document.querySelector('#double_check').placeholder === '0'")
    assert browser.find_element(By.ID, "total_check").get_attribute("placeholder") == "4"


def test_a_mark_by_hand_is_saved_and_counts(formgrader, browser, graded):
    open_submission(formgrader, browser, graded, "anna")
    real.wait_for(browser, "return document.querySelector('#double_check').placeholder === '0'")
    mark = browser.find_element(By.ID, "why")
    mark.send_keys("2.5", Keys.TAB)
    comment = browser.find_element(By.ID, "why-comment")
    comment.send_keys("Well said.", Keys.TAB)
    real.wait_for(browser, "return window.jQuery.active === 0")
    from nbgrader.api import Gradebook

    with Gradebook(graded.url, "ml-physics") as book:
        row = book.find_submission_notebook(graded.name, graded.name, "anna")
        assert row.score == 4 + 2.5
        assert not row.needs_manual_grade
        assert [c.manual_comment for c in row.comments if c.name == "why"] == ["Well said."]


def test_no_script_of_a_student_runs(formgrader, browser, graded):
    open_submission(formgrader, browser, graded, "hugo")
    assert "It is linear." in browser.find_element(By.ID, "notebook").text
    assert browser.execute_script(NO_SCRIPT)


def test_no_script_of_a_student_runs_in_nbgraders_feedback(graded, browser):
    nbgrader(graded, "generate_feedback")
    page = graded.root / "feedback" / "hugo" / graded.name / f"{graded.name}.html"
    browser.get(page.as_uri())
    assert "It is linear." in browser.find_element(By.TAG_NAME, "body").text
    assert browser.execute_script(NO_SCRIPT)
