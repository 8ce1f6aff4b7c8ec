"""Grading a class goes on where it was stopped, does again what has changed, and says what changes and why."""

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.classroom import session
from autograder.errors import Problem
from autograder.judge import receipts

BIN = Path(sys.executable).parent
STUDENTS = ["anna", "ben", "carla", "dora", "emil", "fritz", "gina", "hugo"]


def running(mark: str) -> list[int]:
    """Processes whose environment names this file: what a killed grader left behind."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if (
                mark.encode() in (folder / "environ").read_bytes()
                and "Z" not in (folder / "stat").read_text().split()[2]
            ):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def wait_until(condition, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_a_class_killed_again_and_again_is_graded_in_the_end(classroom, standing, tmp_path):
    for k, student in enumerate(STUDENTS):
        classroom.hand_in(student, classroom.square() if k % 2 else classroom.right())
    secret = tmp_path / "killed.secret"
    environment = os.environ | {"AUTOGRADER_SECRET": str(secret), "OMP_NUM_THREADS": "1"}
    command = [BIN / "autograder", "grade", "submitted", "--jobs", "2"]
    kept = classroom.root / ".autograder" / "receipts" / classroom.name
    graded_when: dict[str, int] = {}
    for want in (1, 3, 6):
        with (tmp_path / "said").open("w") as said:
            grader = subprocess.Popen(command, cwd=classroom.root, env=environment, stdout=said, stderr=said)
        wait_until(lambda n=want, g=grader: len(list(kept.glob("[!.]*.json"))) >= n or g.poll() is not None)
        os.kill(grader.pid, signal.SIGKILL)
        grader.wait()
        wait_until(lambda: not running(str(secret)), 30)
        for path in kept.glob("[!.]*.json"):
            receipt = json.loads(path.read_text())
            assert standing(classroom.url, receipt["student"])["score"] == receipt["result"]["score"]
            graded_when.setdefault(receipt["student"], path.stat().st_mtime_ns)
    done = subprocess.run(
        command, cwd=classroom.root, env=environment, capture_output=True, text=True, timeout=300, check=True
    )
    assert f"{len(graded_when)} of {len(STUDENTS)} are graded already" in done.stderr
    for k, student in enumerate(STUDENTS):
        assert standing(classroom.url, student)["score"] == (4 if k % 2 else 7)
        assert f"{student}: " in done.stdout
    again = {name: (kept / f"{name}.json").stat().st_mtime_ns for name in graded_when}
    assert again == graded_when


@pytest.fixture
def grade(classroom, monkeypatch, capsys, warm_grader):
    """`autograder grade submitted` in this process: which students were graded, what was said."""
    monkeypatch.chdir(classroom.root)
    passed = []

    def counted(orders, course, *_):
        passed.extend(order.student for order in orders)
        return (warm_grader.grade(replace(order, course=course.root)) for order in orders)

    monkeypatch.setattr(session, "grade_all", counted)

    def run(**options) -> tuple[list[str], str, str]:
        passed.clear()
        receipts.suite_hash.cache_clear()
        session.run([classroom.root / "submitted"], **options)
        said = capsys.readouterr()
        return list(passed), said.out, said.err

    return run


def test_only_what_has_changed_is_graded_again(classroom, grade):
    classroom.hand_in("anna", classroom.square())
    classroom.hand_in("ben", classroom.square())
    assert grade()[0] == ["anna", "ben"]
    students, out, err = grade()
    assert students == []
    assert "2 of 2 are graded already" in err
    assert "anna: " in out
    assert "ben: " in out
    classroom.hand_in("ben", classroom.right())
    students, _, err = grade()
    assert students == ["ben"]
    assert "ben: double 0 → 3 (the submission has changed; " in err


def test_another_gradebook_or_one_from_a_backup_is_filled(classroom, grade, standing):
    classroom.hand_in("anna", classroom.right())
    grade()
    other = f"sqlite:///{classroom.root / 'other.db'}"
    assert grade(gradebook=other)[0] == ["anna"]
    assert standing(other, "anna")["score"] == 7
    (classroom.root / "gradebook.db").unlink()
    assert grade()[0] == ["anna"]
    assert standing(classroom.url, "anna")["score"] == 7


def test_no_gradebook_is_written_when_none_is_asked_for(classroom, grade):
    classroom.hand_in("anna", classroom.right())
    grade(gradebook="none")
    assert not (classroom.root / "gradebook.db").exists()
    assert not (classroom.root / "autograded").exists()


def test_what_failed_is_tried_again_and_its_old_score_is_gone(classroom, grade, standing):
    path = classroom.hand_in("anna", classroom.right())
    grade()
    path.write_text("{")
    _, out, err = grade()
    assert "✗ anna: " in out
    assert "anna: double 3 → none (it could not be graded: " in err
    assert standing(classroom.url, "anna")["auto"]["double_check"] is None
    assert classroom.receipt("anna")["result"]["status"] == "failed"
    assert grade()[0] == ["anna"]


def test_a_folder_without_a_notebook_is_a_failed_submission(classroom, grade, standing):
    classroom.hand_in("anna", classroom.right())
    classroom.hand_in("ben", "text", name="solution.docx")
    assert "✗ ben: no notebook was handed in" in grade()[1]
    assert "no notebook was handed in" in standing(classroom.url, "ben")["comments"]["double"]


def test_of_two_notebooks_the_one_with_the_right_name_counts_else_the_newest(classroom, grade, standing):
    classroom.hand_in("anna", classroom.right())
    classroom.hand_in("anna", classroom.square(), name="01_tiny (1).ipynb")
    old = classroom.hand_in("ben", classroom.square(), name="Copy of 01_tiny.ipynb")
    os.utime(old, (1e9, 1e9))
    classroom.hand_in("ben", classroom.right(), name="01_tiny (2).ipynb")
    assert grade()[0] == ["anna", "ben"]
    assert standing(classroom.url, "anna")["score"] == standing(classroom.url, "ben")["score"] == 7


# A correction in mid-term.


def withdraw(classroom, check: str) -> None:
    """Take a hidden check of `double` out of the suite with what it alone catches, as an author does."""
    path = classroom.root / "assignments" / classroom.name / "tasks" / "double.py"
    parts = path.read_text().split("\n\n\n")
    named = f"def {check}(", f"caught_by={check})"
    path.write_text("\n\n\n".join(part for part in parts if not any(name in part for name in named)))


MUTATING = {"double": "def double(x):\n    x *= 2\n    return x"}


def test_a_withdrawn_check_is_shown_before_it_counts(classroom, grade, standing):
    classroom.hand_in("anna", classroom.notebook(**classroom.RIGHT | MUTATING))
    classroom.hand_in("ben", classroom.right())
    grade()
    before = standing(classroom.url, "anna")["score"]
    withdraw(classroom, "stays")
    students, out, _ = grade(dry_run=True)
    assert students == ["anna", "ben"]
    (line, summary) = out.splitlines()
    assert line.startswith("anna: double ")
    assert line.endswith("→ 3 (the suite has changed; stays is gone)")
    assert summary == "1 students would change, in 1 places; nothing was written"
    assert standing(classroom.url, "anna")["score"] == before < 7
    _, _, err = grade()
    assert line in err
    assert standing(classroom.url, "anna")["score"] == 7


def test_a_dry_run_writes_nothing(classroom, grade):
    classroom.hand_in("anna", classroom.right())
    _, out, _ = grade(dry_run=True)
    assert "anna: 01_tiny is new, 7 of 7" in out
    assert not (classroom.root / ".autograder").exists()
    assert not (classroom.root / "autograded").exists()


def test_notebooks_of_an_older_release_are_graded_by_the_new_suite(classroom, grade, standing):
    """A third task is released while notebooks with two are out."""
    from autograder.authoring.building import build_one

    classroom.hand_in("anna", classroom.right())
    grade()
    folder = classroom.root / "assignments" / classroom.name
    script = folder / "assignment.py"
    task = '''
# %% [markdown]
# ### Task: `half`


# %%
def half(x):
    """Half of x."""
    ### BEGIN SOLUTION
    return x / 2
    ### END SOLUTION


# %%
check("half")

# %% [markdown]
# ### Question'''
    script.write_text(script.read_text().replace("\n# %% [markdown]\n# ### Question", task))
    toml = folder / "assignment.toml"
    more = '[tasks.half]\npoints = 2\nhints = ["a", "b", "c"]\n\n[questions.why]'
    toml.write_text(toml.read_text().replace("[questions.why]", more).replace("version = 1", "version = 2"))
    check = '@check({}core=True)\ndef {}(student):\n    "half of 2 is 1"\n    agree(student.half(2.0), 1.0)\n'
    public = folder / "checks.py"
    public.write_text(public.read_text() + "\n\n" + check.format('"half", ', "of_two"))
    hidden = "from autograder.checks import agree, check\n\n\n" + check.format("", "of_two_again")
    (folder / "tasks" / "half.py").write_text(hidden)
    scratch = classroom.root / "scratch"
    build_one(classroom.root, classroom.name, scratch, run=False)
    (scratch / "release").rename(classroom.root / "release.new")
    (classroom.root / "release").rename(classroom.root / "release.old")
    (classroom.root / "release.new").rename(classroom.root / "release")
    newer = json.loads((classroom.root / "release" / classroom.name / f"{classroom.name}.ipynb").read_text())
    for cell in newer["cells"]:
        sources = classroom.RIGHT | {"half": "def half(x):\n    return x / 2"}
        if (name := cell["metadata"].get("nbgrader", {}).get("grade_id")) in sources:
            cell["source"] = sources[name]
    classroom.hand_in("ben", newer)
    _, _, err = grade()
    assert "anna: half none → 0 (the submission" not in err
    assert "anna: half none → 0 (the suite has changed)" in err
    anna, ben = standing(classroom.url, "anna"), standing(classroom.url, "ben")
    assert (anna["score"], anna["max_score"]) == (7, 12)
    assert (ben["score"], ben["max_score"]) == (9, 12)
    assert anna["auto"]["half_check"] == 0
    ids = [
        c["metadata"]["nbgrader"]["grade_id"] for c in classroom.marked("anna")["cells"] if "nbgrader" in c["metadata"]
    ]
    assert ids.index("total_check") < ids.index("half") < ids.index("half_check") < ids.index("why")
    assert len(set(ids)) == len(ids)
    assert all(a != b for a, b in itertools.pairwise(ids))


def test_deleting_the_receipts_grades_everything_again(classroom, grade):
    classroom.hand_in("anna", classroom.right())
    grade()
    shutil.rmtree(classroom.root / ".autograder" / "receipts" / classroom.name)
    assert grade()[0] == ["anna"]


def test_a_missing_release_is_said_before_anything_is_graded(classroom, grade):
    classroom.hand_in("anna", classroom.right())
    shutil.rmtree(classroom.root / "release")
    with pytest.raises(Problem, match="`autograder build 01_tiny` makes it"):
        grade()
