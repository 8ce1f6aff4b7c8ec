"""Cells that fail, loop, exit or redefine: the rest of the notebook is graded."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course.course import Course
from autograder.course.secret import course_secret, secret_path
from autograder.judge import receipts
from autograder.judge.grade import Grader

AUTOGRADER = Path(sys.executable).parent / "autograder"


def with_cell(make, source, position=1):
    content = make.whole()
    content["cells"].insert(position, make.code(source))
    return content


@pytest.mark.parametrize(
    "source",
    [
        "1 / 0",
        "this is no python",
        "!pip install nothing",
        "%%time\nx = 1",
        "%matplotlib inline",
        "from google.colab import files, drive\nfiles.download('x')\ndrive.mount('/content')",
        "import sys; sys.exit(1)",
        "await something()",
        "import warnings; warnings.warn('careful')",
        "double = None",
        "input('name?')",
    ],
)
def test_a_cell_of_any_kind_does_not_stop_the_rest(scores, make, source):
    assert scores(with_cell(make, source)) == {"double": 2, "total": 4, "center": 3}


@pytest.mark.parametrize(
    ("source", "note"),
    [
        ("while True: pass", "cell 4 took too long and was interrupted"),
        (
            "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\nwhile True: pass",
            "cell 4 was stopped (timeout): the rest was graded without it",
        ),
        ("import os; os._exit(0)", "cell 4 was stopped (exit): the rest was graded without it"),
    ],
)
def test_a_cell_that_never_ends_or_ends_everything_is_left_out(grader, hand_in, make, source, note):
    report = grader.grade(hand_in(with_cell(make, source, position=3)))
    assert report.score == 9
    assert [*map(str, report.repairs)] == [note]


@pytest.mark.parametrize(
    "source",
    [
        "def center(x):\n    while True: pass",
        "def center(x):\n    import os; os._exit(3)",
        "def center(x):\n    return [x] * 10**9",
        "def center(x):\n    return center(x)",
    ],
)
def test_a_function_that_never_returns_loses_its_own_points_only(scores, make, source):
    assert scores(make.whole(center=source)) == {"double": 2, "total": 4, "center": 0}


def test_a_result_under_the_same_name_later_on_does_no_harm(scores, make):
    content = make.whole()
    content["cells"].append(make.code("center = center(np.ones(3))\ntotal = total(np.ones(3))"))
    assert scores(content) == {"double": 2, "total": 4, "center": 3}


def test_the_last_function_that_is_no_stub_counts(scores, make):
    content = make.whole()
    content["cells"].append(make.code("def center(x):\n    return x * 0 + 1"))
    content["cells"].append(make.code("def double(x):\n    raise NotImplementedError"))
    assert scores(content) == {"double": 2, "total": 4, "center": 0}


def test_a_receipt_tells_what_is_needed_to_grade_again(course, hand_in, make):
    path = hand_in(make.whole(), "submitted/ann/01_tiny/01_tiny.ipynb")
    run = [AUTOGRADER, "grade", path]
    subprocess.run(run, cwd=course.root, check=True, capture_output=True, env=dict(os.environ))
    kept = receipts.receipt_path(course.root, "01_tiny", "ann", "")
    receipt = json.loads(kept.read_text())
    assert receipt["result"]["score"] == 9
    assert receipt["seeded_by"] == "ann"
    again = subprocess.run(
        [*run[:2], "--replay", kept], cwd=course.root, capture_output=True, text=True, env=dict(os.environ)
    )
    assert (again.returncode, again.stdout) == (0, f"✓ {path}: 9 then, the same score\n")
    path.write_text(json.dumps(make.whole(center="pass")))
    again = subprocess.run(
        [*run[:2], "--replay", kept], cwd=course.root, capture_output=True, text=True, env=dict(os.environ)
    )
    assert (again.returncode, again.stdout) == (1, f"✗ {path}: 9 then, 6 now (the submission has changed)\n")


def test_one_notebook_is_told_in_full_and_a_class_in_a_line_each(course, hand_in, make):
    wrong = hand_in(make.whole(center="def center(x):\n    return x"), "submitted/ann/01_tiny/01_tiny.ipynb")
    hand_in(make.whole(), "submitted/ben/01_tiny/01_tiny.ipynb")

    def printed(path):
        run = [AUTOGRADER, "grade", path, "--gradebook", "none"]
        return subprocess.run(run, cwd=course.root, capture_output=True, text=True, check=True).stdout.splitlines()

    alone = printed(wrong)
    assert alone[0].startswith(f"ann: {wrong}: 6 of 9 points")
    assert any(line.startswith("      not yet: ") for line in alone)
    assert printed(wrong.parents[2]) == [
        "ann:         01_tiny  6 of 9 points, 1 more by hand  not yet: center",
        "ben:         01_tiny  9 of 9 points, 1 more by hand",
    ]


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_SECRET", str(tmp_path / "deep" / "secret"))
    first = course_secret(tmp_path)
    assert course_secret(tmp_path) == first
    assert secret_path(tmp_path).stat().st_mode & 0o777 == 0o600
    assert len(first) == 64


def test_names_of_students_make_safe_file_names(tmp_path):
    safe = {
        receipts.receipt_path(tmp_path, "01_tiny", who, "").name for who in ("../../etc", "a/b", "Änne", ".x", "a_b")
    }
    assert len(safe) == 5
    assert not [name for name in safe if "/" in name or name.startswith(".")]


def test_what_tensorflow_says_of_our_own_references_is_not_printed(caplog, monkeypatch):
    logger = logging.getLogger("tensorflow")
    monkeypatch.setattr(logger, "level", logging.WARNING)
    Grader(Course(Path(__file__).parent / "course"), b"secret")
    logger.warning("6 out of the last 6 calls triggered tf.function retracing")
    assert not caplog.records
