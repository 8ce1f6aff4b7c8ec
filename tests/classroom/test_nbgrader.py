"""nbgrader's own commands on a course of ours, with our engine in them."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

import pytest

from autograder.classroom.demo import damages
from autograder.judge.receipts import report_of
from autograder.judge.report import as_json

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
        {
            "cell_type": "markdown",
            "metadata": {},
            "source": SCRIPT,
            "attachments": {"a.svg": {"image/svg+xml": SCRIPT}},
        },
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
    assert names == {"01_tiny.ipynb", "data.csv"}


def test_the_command_line_finds_the_same_to_the_cent(autograded):
    said = command(autograded.root, "autograder", "grade", "submitted", "--gradebook", "none", "--json", "-", ok=False)
    found = {r["student"]: r for r in json.loads(said[said.index("{") : said.rindex("}") + 1])["results"]}
    for student in ("anna", "ben", "dora", "eva", "gina", "hugo"):
        kept = autograded.receipt(student)["result"]
        assert found[student]["score"] == kept["score"]
        assert found[student]["tasks"] == as_json(report_of(autograded.receipt(student)))["tasks"]


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
    command(autograded.root, "nbgrader", "db", "student", "add", "zoe", "--first-name", "=1+1")
    command(autograded.root, "nbgrader", "export", "--to", "grades.csv")
    command(autograded.root, "nbgrader", "db", "student", "remove", "zoe")
    lines = (autograded.root / "grades.csv").read_text().splitlines()
    head = lines[0].split(",")
    scores = {
        row[head.index("student_id")]: float(row[head.index("score")]) for row in (x.split(",") for x in lines[1:])
    }
    assert scores == {"anna": 7, "ben": 4, "carl": 0, "dora": 0, "eva": 7, "fred": 0, "gina": 7, "hugo": 7, "zoe": 0}
    assert ",'=1+1," in lines[-1]


# One submission at a time, in this process, as formgrader's own button does it.


@pytest.fixture
def autograde(classroom, warm_grader, monkeypatch):
    """nbgrader's API on this course: `autograde(student)` gives what was said."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import PyFileConfigLoader

    monkeypatch.setattr("autograder.classroom.nbgrader.plugin.grader_of", lambda root: warm_grader)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(classroom.root)).load_config()
    directory = CourseDirectory(config=config)

    def run(student: str, works: bool = True) -> str:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            done = NbGraderAPI(directory, config=config).autograde(classroom.name, student)
        assert done["success"] == works, done
        return done.get("log", "")

    return run


def mark_by_hand(classroom, student: str, cell: str, **values: object) -> None:
    """What formgrader does when a person types."""
    from nbgrader.api import Gradebook

    with Gradebook(classroom.url, "ml-physics") as book:
        comment = values.pop("comment", None)
        grade = book.find_grade(cell, classroom.name, classroom.name, student)
        for name, value in values.items():
            setattr(grade, name, value)
        grade.needs_manual_grade = False
        if comment:
            book.find_comment(cell, classroom.name, classroom.name, student).manual_comment = comment
        book.db.commit()


def test_what_people_marked_stays_and_is_not_asked_for_again(classroom, autograde, standing):
    classroom.hand_in("anna", classroom.square())
    autograde("anna")
    mark_by_hand(classroom, "anna", "why", manual_score=2.5, extra_credit=0.5, comment="Well said.")
    autograde("anna")
    anna = standing(classroom.url, "anna")
    assert anna["needs"] == set()
    assert anna["score"] == 4 + 2.5 + 0.5


def test_a_new_submission_asks_people_to_look_again(classroom, autograde, standing):
    classroom.hand_in("anna", classroom.square())
    autograde("anna")
    mark_by_hand(classroom, "anna", "why", manual_score=2.5)
    mark_by_hand(classroom, "anna", "double_check", manual_score=1.0)
    classroom.hand_in("anna", classroom.right())
    said = autograde("anna")
    anna = standing(classroom.url, "anna")
    assert anna["needs"] == {"why", "double_check"}
    assert anna["auto"]["double_check"] == 3.0
    assert anna["score"] == 1 + 4 + 2.5
    assert "anna: double 0 → 3 (the submission has changed; " in said
    assert "but a person gave 1, which stands until somebody looks at it again" in said


def test_a_failed_rerun_takes_the_old_score_back_and_says_so(classroom, autograde, standing):
    classroom.hand_in("anna", classroom.right())
    autograde("anna")
    classroom.hand_in("anna", "{")
    said = autograde("anna")
    anna = standing(classroom.url, "anna")
    assert anna["auto"] == {"double_check": None, "total_check": None, "why": None}
    assert "is no notebook, it is not JSON" in anna["comments"]["double"]
    assert "anna: total 4 → none (it could not be graded: " in said
    assert classroom.receipt("anna")["result"]["status"] == "failed"
    classroom.hand_in("anna", classroom.right())
    autograde("anna")
    assert standing(classroom.url, "anna")["score"] == 7
    assert standing(classroom.url, "anna")["comments"] == {}


def test_what_breaks_in_nbgrader_itself_leaves_no_old_score(classroom, autograde, standing):
    classroom.hand_in("anna", classroom.right())
    autograde("anna")
    os.mkfifo(classroom.root / "submitted" / "anna" / classroom.name / "pipe")
    autograde("anna", works=False)
    anna = standing(classroom.url, "anna")
    assert anna["auto"]["double_check"] is None
    assert "grading was stopped before its end" in anna["comments"]["double"]


def test_what_breaks_in_the_engine_is_not_the_students_fault(classroom, autograde, standing):
    for path in (classroom.root / "assignments" / classroom.name / "tasks").glob("*.py"):
        path.write_text(
            re.sub(r"(?m)^    (agree|expect|unchanged)\(", r"    import os; os._exit(3)\n    \1(", path.read_text())
        )
    classroom.hand_in("anna", classroom.right())
    assert "the grading process died of it twice" in autograde("anna")
    assert "the grading process died of it twice" in standing(classroom.url, "anna")["comments"]["double"]
    assert standing(classroom.url, "anna")["auto"]["double_check"] is None


def test_a_late_submission_loses_by_the_rule_of_the_course(classroom, autograde, standing):
    toml = classroom.root / "course.toml"
    rule = f"\n[late]\npercent_per_day = 10\n\n[late.due]\n{classroom.name} = 2026-11-20T12:00:00\n"
    toml.write_text(toml.read_text() + rule)
    classroom.hand_in("anna", classroom.right(), when="2026-11-21 13:00:00 UTC")
    classroom.hand_in("ben", classroom.right(), when="no time at all")
    autograde("anna")
    autograde("ben")
    assert standing(classroom.url, "anna")["penalty"] == pytest.approx(1.4)
    assert standing(classroom.url, "ben")["penalty"] is None
    assert "the time of submission can't be read" in json.dumps(classroom.marked("ben")["cells"][0])


def test_zip_collect_works_as_in_any_course(classroom):
    archive = classroom.root / "downloaded" / classroom.name / "archive"
    archive.mkdir(parents=True)
    with zipfile.ZipFile(archive / "download.zip", "w") as file:
        file.writestr("anna_attempt_2026-11-20-10-00-00_01_tiny.ipynb", json.dumps(classroom.right()))
    names = r".*/(?P<student_id>\w+)_attempt_(?P<timestamp>[0-9\-]+)_(?P<file_id>\w+)"
    command(
        classroom.root, "nbgrader", "zip_collect", classroom.name, f"--FileNameCollectorPlugin.named_regexp={names}"
    )
    assert (classroom.root / "submitted" / "anna" / classroom.name / "01_tiny.ipynb").exists()
    assert "anna" in command(classroom.root, "nbgrader", "autograde", classroom.name)


@pytest.fixture
def exchange(classroom, tmp_path):
    """A temporary exchange, and a student's home beside the course."""
    place, home, cache = tmp_path / "exchange", tmp_path / "student", tmp_path / "cache"
    place.mkdir()
    place.chmod(0o777)
    home.mkdir()
    settings = (f"--Exchange.root={place}", f"--Exchange.cache={cache}", "--course", "ml-physics")

    def run(where: Path, *arguments: str) -> str:
        return command(where, "nbgrader", *arguments, *settings)

    return run, home


def test_the_exchange_carries_an_assignment_out_and_grades_back(classroom, exchange):
    run, home = exchange
    run(classroom.root, "generate_assignment", classroom.name, "--force")
    run(classroom.root, "release_assignment", classroom.name)
    assert classroom.name in run(home, "list")
    run(home, "fetch_assignment", classroom.name)
    notebook = home / classroom.name / "01_tiny.ipynb"
    assert "NotImplementedError" in notebook.read_text()
    notebook.write_text(json.dumps(classroom.right()))
    run(home, "submit", classroom.name)
    run(classroom.root, "collect", classroom.name)
    run(classroom.root, "autograde", classroom.name)
    run(classroom.root, "generate_feedback", classroom.name)
    run(classroom.root, "release_feedback", classroom.name)
    run(home, "fetch_feedback", classroom.name)
    (page,) = home.rglob("01_tiny.html")
    assert "Score: 7.0 / 10.0" in page.read_text()


def test_a_new_release_may_have_other_cells_while_submissions_are_in(classroom, autograde, standing):
    classroom.hand_in("anna", classroom.right())
    autograde("anna")
    path = classroom.root / "source" / classroom.name / "01_tiny.ipynb"
    source = json.loads(path.read_text())
    source["cells"] = [cell for cell in source["cells"] if not cell["id"].startswith("total")]
    path.write_text(json.dumps(source))
    command(classroom.root, "nbgrader", "generate_assignment", classroom.name, "--force")
    anna = standing(classroom.url, "anna")
    assert anna["auto"] == {"double_check": 3.0, "why": None}
    assert (anna["score"], anna["max_score"]) == (3, 6)


def test_what_was_autograded_is_passed_over_with_a_word_on_what_has_changed(classroom, autograde):
    classroom.hand_in("anna", classroom.right())
    autograde("anna")
    said = command(classroom.root, "nbgrader", "autograde", classroom.name)
    assert "Skipping existing assignment" in said
    assert "--force" not in said
    classroom.hand_in("anna", classroom.square())
    said = command(classroom.root, "nbgrader", "autograde", classroom.name)
    assert "anna: the submission has changed since it was autograded: --force does it again" in said


# The course itself.

REPOSITORY = Path(__file__).parents[2]
REAL = "03_logistic_regression"


@pytest.fixture
def real_course(tmp_path):
    """This repository's notebook 03, and its solutions."""
    root = tmp_path / "course"
    for folder in ("assignments", "source", "release"):
        shutil.copytree(REPOSITORY / folder / REAL, root / folder / REAL)
    for file in ("course.toml", "nbgrader_config.py"):
        shutil.copy(REPOSITORY / file, root)
    return root


def test_the_real_notebook_gets_the_same_points_from_nbgrader_and_the_command_line(real_course):
    release = json.loads((real_course / "release" / REAL / f"{REAL}.ipynb").read_text())
    solved = json.loads((real_course / "source" / REAL / f"{REAL}.ipynb").read_text())
    source = {cell["id"]: cell["source"] for cell in solved["cells"]}

    def hand_in(student: str, *left_out: str, wrong: dict | None = None, damage: tuple = ()) -> None:
        notebook = json.loads(json.dumps(release))
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("solution") and cell["id"] not in left_out:
                cell["source"] = (wrong or {}).get(cell["id"], source[cell["id"]])
        path = real_course / "submitted" / student / REAL / f"{REAL}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(damages.damaged(notebook, list(damage), 3)))

    unstable = {"sigmoid": "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))"}
    hand_in("right")
    hand_in("half", "fit", "predict", wrong=unstable)
    hand_in("damaged", damage=(damages.metadata_stripped, damages.ids_lost, damages.checks_deleted))
    command(real_course, "nbgrader", "autograde", REAL)
    kept = {path.stem: json.loads(path.read_text())["result"] for path in real_course.rglob("receipts/*/*.json")}
    said = command(real_course, "autograder", "grade", "submitted", "--gradebook", "none", "--json", "-")
    found = {
        result["student"]: result for result in json.loads(said[said.index("{") : said.rindex("}") + 1])["results"]
    }
    for student in ("right", "half", "damaged"):
        assert found[student]["score"] == kept[student]["score"]
        assert {n: t["score"] for n, t in found[student]["tasks"].items()} == {
            n: t["score"] for n, t in kept[student]["tasks"].items()
        }
    assert kept["right"]["score"] == kept["right"]["max_score"] == kept["damaged"]["score"] == 22
    assert 0 < kept["half"]["score"] < 22
    command(real_course, "nbgrader", "export", "--to", "grades.csv")
    with (real_course / "grades.csv").open(newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == pytest.approx({name: kept[name]["score"] for name in scores})
    page = json.loads((real_course / "autograded" / "right" / REAL / f"{REAL}.ipynb").read_text())
    plots = [o for cell in page["cells"] for o in cell.get("outputs", []) if "image/png" in o.get("data", {})]
    assert len(plots) >= 3
