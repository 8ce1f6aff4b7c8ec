"""nbgrader's own commands on a course of ours, with our engine in them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent


def command(root: Path, *arguments: str, ok: bool = True, **environment: str) -> str:
    """A program of the environment, run in the course; what it said."""
    own = os.environ | {"OMP_NUM_THREADS": "1"} | environment
    done = subprocess.run(
        [BIN / arguments[0], *arguments[1:]], cwd=root, env=own, capture_output=True, text=True, timeout=300
    )
    said = done.stdout + done.stderr
    assert (done.returncode == 0) == ok, said
    return said


SCRIPT = '<img src=x onerror="document.title=1"><script>document.title=1</script>'


@pytest.fixture(scope="module")
def autograded(shared_class):
    """Eight students, one `nbgrader autograde`."""
    these = shared_class
    these.hand_in("anna", these.right(), when="2026-11-20 10:00:00 UTC")
    these.hand_in("ben", these.square(), name="Copy of 01_tiny (1).ipynb")
    these.hand_in("carl", "<html>not a notebook</html>")
    these.hand_in("dora", these.release)
    bare = these.right()
    for cell in bare["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)
    these.hand_in("eva", bare)
    these.hand_in("fred", "my solution", name="solution.pdf")
    shorn = these.right()
    shorn["cells"] = [c for c in shorn["cells"] if not str(c["source"]).startswith("check(") and c["id"] != "why"]
    these.hand_in("gina", shorn)
    evil = these.notebook(**{**these.RIGHT, "why": f"It is linear. {SCRIPT} [x](javascript:alert(1))"})
    shown = f"from IPython.display import HTML, Javascript, display\ndisplay(HTML({SCRIPT!r}))\nJavascript('1')"
    evil["cells"][-1:-1] = [
        {"cell_type": "code", "metadata": {"tags": [SCRIPT]}, "source": shown, "outputs": [], "execution_count": None},
        {"cell_type": "raw", "metadata": {"raw_mimetype": "text/html"}, "source": SCRIPT},
        {"cell_type": "markdown", "metadata": {}, "source": SCRIPT, "attachments": {"a.svg": {"image/svg+xml": SCRIPT}}},
    ]
    evil["metadata"]["title"] = SCRIPT
    these.hand_in("hugo", evil)
    these.hand_in("hugo", SCRIPT, name="page.html")
    these.hand_in("hugo", "1,2", name="data.csv")
    these.said = command(these.root, "nbgrader", "autograde", these.name)
    return these


def test_verdicts_are_the_scores(autograded, standing):
    anna = standing(autograded.url, "anna")
    assert anna["auto"] == {"double_check": 3.0, "total_check": 4.0, "why": None}
    assert anna["points"] == {"double_check": 3.0, "total_check": 4.0, "why": 3.0}
    assert anna["needs"] == {"why"}
    assert standing(autograded.url, "ben")["auto"] == {"double_check": 0.0, "total_check": 4.0, "why": None}


def test_what_was_not_answered_needs_nobody(autograded, standing):
    dora = standing(autograded.url, "dora")
    assert dora["auto"] == {"double_check": 0.0, "total_check": 0.0, "why": 0.0}
    assert dora["needs"] == set()
    assert set(dora["comments"].values()) == {"No response."}


def test_a_renamed_or_shorn_notebook_is_graded_as_the_whole_one(autograded, standing):
    assert standing(autograded.url, "eva")["auto"] == standing(autograded.url, "anna")["auto"]
    assert standing(autograded.url, "gina")["auto"] == {"double_check": 3.0, "total_check": 4.0, "why": 0.0}
    assert "the file was called Copy of 01_tiny (1).ipynb" in autograded.marked("ben")["cells"][0]["source"][-1]


@pytest.mark.parametrize(
    ("student", "reason"),
    [("carl", "is no notebook, it looks like a web page"), ("fred", "no notebook was handed in")],
)
def test_what_can_not_be_graded_has_no_score_and_says_why(autograded, standing, student, reason):
    found = standing(autograded.url, student)
    assert set(found["auto"].values()) == {None}
    assert found["needs"] == {"double_check", "total_check", "why"}
    assert all(reason in comment for comment in found["comments"].values())
    assert reason in autograded.receipt(student)["result"]["reason"]
    assert f"{student}: " in autograded.said


def test_a_bad_notebook_is_shown_as_the_release_with_the_reason(autograded):
    cells = autograded.marked("carl")["cells"]
    assert "could not be graded" in "".join(cells[0]["source"])
    assert [c["metadata"]["nbgrader"]["grade_id"] for c in cells if "nbgrader" in c["metadata"]] == graded_ids(
        autograded.release
    )


def graded_ids(notebook: dict) -> list[str]:
    return [c["metadata"]["nbgrader"]["grade_id"] for c in notebook["cells"] if "nbgrader" in c["metadata"]]


@pytest.mark.parametrize("student", ["anna", "ben", "dora", "eva", "gina", "hugo"])
def test_the_marked_notebook_has_every_graded_cell_once(autograded, student):
    assert sorted(graded_ids(autograded.marked(student))) == sorted(graded_ids(autograded.release))


def test_a_check_cell_shows_every_sentence_hidden_ones_by_their_property(autograded):
    cells = {c["id"]: c for c in autograded.marked("ben")["cells"]}
    (output,) = cells["double_check"]["outputs"]
    text = "".join(output["data"]["text/plain"])
    assert text.startswith("double: 0 of 3 points")
    assert "✓ the shape stays" in text
    assert "✗ double([1, 2]) is [2, 4]" in text
    assert "✗ any numbers are doubled (hidden)" in text
    assert text.count("That is the square. For which number are the square and the double the same?") == 1
    assert "It gave" not in text.split("(hidden)")[1]


def test_cells_show_what_they_gave_when_they_were_graded(autograded):
    cells = {"".join(c["source"]): c for c in autograded.marked("ben")["cells"]}
    (output,) = cells["double(np.array([1.0, 2.0]))"]["outputs"]
    assert "".join(output["data"]["text/plain"]) == "array([1., 4.])"


def test_nothing_of_a_student_is_markup_that_runs(autograded):
    notebook = autograded.marked("hugo")
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = ""  # is shown as text
    text = json.dumps(notebook)
    assert "It is linear." in text
    assert not re.search(r"<script|<img[^>]*onerror|javascript:|raw_mimetype|svg\+xml", text, re.IGNORECASE)


def test_pages_handed_in_are_not_served_data_is_kept(autograded):
    names = {path.name for path in (autograded.root / "autograded" / "hugo" / autograded.name).iterdir()}
    assert names == {"01_tiny.ipynb", "checks.py", "data.csv"}


def test_the_command_line_finds_the_same_to_the_cent(autograded):
    said = command(autograded.root, "autograder", "grade", "submitted", "--gradebook", "none", "--json", "-", ok=False)
    found = {r["student"]: r for r in json.loads(said[said.index("{") : said.rindex("}") + 1])["results"]}
    for student in ("anna", "ben", "dora", "eva", "gina", "hugo"):
        kept = autograded.receipt(student)["result"]
        assert found[student]["score"] == kept["score"]
        assert found[student]["tasks"] == kept["tasks"]


def test_feedback_shows_scores_and_sentences(autograded):
    command(autograded.root, "nbgrader", "generate_feedback", autograded.name)
    page = (autograded.root / "feedback" / "ben" / autograded.name / "01_tiny.html").read_text()
    assert "Score: 4.0 / 10.0" in page
    assert "For which number are the square and the double the same?" in page
    evil = (autograded.root / "feedback" / "hugo" / autograded.name / "01_tiny.html").read_text()
    assert "document.title=1</script>" not in evil
    failed = (autograded.root / "feedback" / "carl" / autograded.name / "01_tiny.html").read_text()
    assert "could not be graded" in failed


def test_export_has_every_student(autograded):
    command(autograded.root, "nbgrader", "export", "--to", "grades.csv")
    lines = (autograded.root / "grades.csv").read_text().splitlines()
    head = lines[0].split(",")
    scores = {row[head.index("student_id")]: float(row[head.index("score")]) for row in (x.split(",") for x in lines[1:])}
    assert scores == {"anna": 7, "ben": 4, "carl": 0, "dora": 0, "eva": 7, "fred": 0, "gina": 7, "hugo": 7}
