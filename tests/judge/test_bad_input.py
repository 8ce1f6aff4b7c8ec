"""What nobody can grade gets one clear line, and the others are graded all the same."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course.modules import load_module
from autograder.errors import Problem

AUTOGRADER = Path(sys.executable).parent / "autograder"


@pytest.fixture
def autograder(course):
    """Run the command in the tiny course."""

    def run(*arguments, **environment):
        env = {**os.environ, **{name: str(value) for name, value in environment.items()}}
        return subprocess.run(
            [AUTOGRADER, *map(str, arguments)], capture_output=True, text=True, cwd=course.root, env=env, timeout=120
        )

    return run


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        ("", "01_tiny.ipynb", "is empty: save the notebook again"),
        ("{}", "01_tiny.ipynb", "it has no list of cells"),
        ("[1, 2]", "01_tiny.ipynb", "its JSON is no object"),
        ("no json", "01_tiny.ipynb", "is no notebook, it is not JSON: download it as .ipynb"),
        ("<!doctype html><p>sign in", "01_tiny.ipynb", "is no notebook, it looks like a web page"),
        ('{"nbformat": 3, "worksheets": []}', "01_tiny.ipynb", "is in the old notebook format 3: open it in Jupyter"),
        ('{"nbformat": 4, "cells": []}', "01_tiny.ipynb", "has no cell with anything in it"),
        (b"\xff\xfe\x00\x01", "01_tiny.ipynb", "is no notebook, it is not JSON"),
        ("[" * 100_000, "01_tiny.ipynb", "is no notebook"),
    ],
)
def test_what_is_no_notebook_is_failed_with_the_reason(grader, hand_in, content, name, reason):
    report = grader.grade(hand_in(content, name))
    assert report.status == "failed"
    assert reason in report.reason
    assert "\n" not in report.reason


def test_a_notebook_without_any_task_is_failed(grader, hand_in, make):
    report = grader.grade(hand_in(make.notebook(make.code("print('hello')"))))
    assert (report.status, report.reason) == (
        "failed",
        "01_tiny.ipynb defines none of the tasks of 01_tiny: is it the right file, and was it saved?",
    )


def test_a_notebook_of_no_assignment_is_failed_and_names_the_assignments(grader, hand_in, make):
    cells = [make.solution(task) for task in make.RIGHT]
    report = grader.grade(hand_in(make.notebook(*cells), "homework.ipynb"))
    assert report.status == "failed"
    assert report.reason == (
        "homework.ipynb belongs to no assignment of this course (01_tiny): name one with --assignment"
    )


def test_a_file_that_is_too_large_is_failed_without_reading_it(grader, hand_in, tmp_path):
    path = tmp_path / "01_tiny.ipynb"
    with path.open("wb") as file:
        file.truncate(300 << 20)
    report = grader.grade(path)
    assert report.reason == "01_tiny.ipynb has 300 MB, more than 250: clear its outputs and save it again"


def test_outputs_of_many_megabytes_are_no_obstacle(grader, hand_in, make):
    content = make.whole()
    content["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * (30 << 20)}]
    assert grader.grade(hand_in(content)).score == 9


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_failed(grader, hand_in):
    path = hand_in("{}")
    path.chmod(0)
    assert "may not be read" in grader.grade(path).reason


def test_a_course_file_in_which_a_name_stands_twice_is_refused(tmp_path):
    path = tmp_path / "double.py"
    path.write_text("def one():\n    pass\n\n\ndef one():\n    pass\n")
    with pytest.raises(Problem, match="one stands there twice, and the second silently replaces the first: rename one"):
        load_module(path)


def test_a_missing_path_is_one_line_and_exit_code_2(autograder):
    done = autograder("grade", "nowhere/x.ipynb")
    assert done.returncode == 2
    assert done.stderr == "autograder: nowhere/x.ipynb does not exist: name a .ipynb file or a folder that holds some\n"


def test_a_folder_without_notebooks_is_one_line_and_exit_code_2(autograder, tmp_path):
    done = autograder("grade", tmp_path)
    assert done.returncode == 2
    assert (
        done.stderr
        == f"autograder: {tmp_path} has no notebooks in it: name a .ipynb file or a folder that holds some\n"
    )


def test_an_unknown_assignment_is_one_line_and_exit_code_2(autograder, hand_in, make):
    done = autograder("grade", hand_in(make.whole()), "--assignment", "99_nothing")
    assert done.returncode == 2
    assert done.stderr.startswith("autograder: there is no assignment 99_nothing in ")
    assert done.stderr.endswith("(there are: 01_tiny)\n")


def test_an_unknown_option_is_one_line_and_exit_code_2(autograder):
    done = autograder("grade", "--colour")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_one_bad_notebook_among_good_ones_fails_alone_and_the_exit_code_says_so(autograder, hand_in, make, tmp_path):
    hand_in(make.whole(), "submitted/ann/01_tiny/01_tiny.ipynb")
    hand_in("broken", "submitted/bob/01_tiny/01_tiny.ipynb")
    hand_in(make.whole(center="pass"), "submitted/eve/01_tiny/01_tiny.ipynb")
    for jobs in ("1", "2"):
        done = autograder("grade", tmp_path / "submitted", "--jobs", jobs, "--json", "-")
        document = json.loads(done.stdout)
        assert done.returncode == 1
        found = [(r["student"], r["status"], r["score"]) for r in document["results"]]
        assert found == [("ann", "graded", 9.0), ("bob", "failed", 0), ("eve", "graded", 6.0)]


def test_a_result_file_that_cannot_be_written_is_one_line(autograder, hand_in, make, tmp_path):
    done = autograder("grade", hand_in(make.whole()), "--json", tmp_path / "missing" / "result.json")
    assert done.returncode == 1
    assert done.stderr.startswith("autograder: ")
    assert "can't be written: No such file or directory" in done.stderr


def test_a_full_disk_costs_the_receipt_and_not_the_score(autograder, hand_in, make, course):
    blocked = course.root / ".autograder"
    blocked.rmdir() if blocked.is_dir() and not any(blocked.iterdir()) else None
    moved = blocked.rename(course.root / "kept") if blocked.exists() else None
    blocked.write_text("a file where the receipts should go stands in for a disk that takes nothing")
    try:
        done = autograder("grade", hand_in(make.whole()), "--json", "-")
    finally:
        blocked.unlink()
        if moved:
            (course.root / "kept").rename(blocked)
    assert json.loads(done.stdout)["results"][0]["score"] == 9
    assert done.stderr.startswith("autograder: no receipt for ")
    assert done.returncode == 0


def test_a_secret_that_is_damaged_is_one_line(autograder, hand_in, make, tmp_path):
    (tmp_path / "secret").write_text("short\n")
    done = autograder("grade", hand_in(make.whole()), AUTOGRADER_SECRET=tmp_path / "secret")
    assert done.returncode == 2
    assert "is too short: restore it from your backup" in done.stderr
