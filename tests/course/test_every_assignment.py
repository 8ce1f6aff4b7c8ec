"""What every assignment owes to students, authors and the grader."""

import json
import random
from pathlib import Path

import pytest

from autograder.classroom.demo import damages as damage
from autograder.course.course import Course

ROOT = Path(__file__).resolve().parents[2]
NAMES = list(Course(ROOT).folders)
KERAS = [name for name in NAMES if Course(ROOT).assignment(name).keras]


def built(kind: str, name: str) -> Path:
    return ROOT / kind / name / f"{name}.ipynb"


def lost(report) -> dict[str, list[str]]:
    return {
        name: [f"{c.name}: {c.outcome} {c.message} {c.fault}" for c in task.checks if c.outcome != "pass"]
        or [task.missing]
        for name, task in report.tasks.items()
        if task.score < task.max_score
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_reference_gets_everything(grader, name):
    report = grader.grade(built("source", name))
    assert report.status == "graded", report.reason
    assert lost(report) == {}
    assert report.ungradable == []


@pytest.mark.parametrize("name", NAMES)
def test_the_empty_release_gets_nothing_and_is_told_what_is_missing(grader, name):
    report = grader.grade(built("release", name))
    assert (report.status, report.score) == ("graded", 0)
    assert all(task.missing for task in report.tasks.values())


@pytest.mark.parametrize("name", NAMES)
def test_every_task_has_hints_hidden_checks_misconceptions_and_alternatives(course, name):
    assignment = course.assignment(name)
    for task in assignment.tasks:
        checks = assignment.checks(task.name)
        assert len(task.hints) >= 3, f"{task.name} has {len(task.hints)} hints"
        assert any(not hidden for _, hidden in checks), f"{task.name} has no public check"
        assert any(hidden and check.role == "core" for check, hidden in checks), f"{task.name} has no hidden core check"
        if task.model:
            continue
        wrong = [m for m in assignment.misconceptions if m.task == task.name]
        right = [a for a in assignment.alternatives if a.task == task.name]
        assert len(wrong) >= 4, f"{task.name} has {len(wrong)} misconceptions"
        assert len(right) >= 3, f"{task.name} has {len(right)} alternatives"


@pytest.mark.parametrize("name", NAMES)
def test_a_person_marks_something_and_has_a_scheme_for_it(course, name):
    assignment = course.assignment(name)
    assert assignment.questions
    script = (assignment.folder / "assignment.py").read_text()
    for question in assignment.questions:
        assert f'answer="{question.name}"' in script
    assert script.count("=== BEGIN MARK SCHEME ===") == len(assignment.questions)
    assert (assignment.folder / "design.md").exists()


@pytest.mark.parametrize("name", NAMES)
def test_tasks_come_in_the_order_of_the_notebook(course, name):
    assignment = course.assignment(name)
    script = (assignment.folder / "assignment.py").read_text()
    places = [script.index(f'check("{task.name}")') for task in assignment.tasks]
    assert places == sorted(places)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in KERAS])
def test_damage_on_the_way_costs_no_points(grader, tmp_path, name):
    notebook = json.loads(built("source", name).read_text())
    for cell in notebook["cells"]:
        cell["outputs"] = []
    for seed in range(2):
        rng = random.Random(f"{name}{seed}")
        kinds = rng.sample([*damage.EARLY, *damage.LATE], 6)
        retyping = [kind for kind in kinds if kind.__name__.startswith("became")]
        kinds = [kind for kind in kinds if kind not in retyping[1:]]
        path = tmp_path / f"{name} ({seed}).ipynb"
        path.write_text(json.dumps(damage.damaged(notebook, kinds, seed)))
        report = grader.grade(path)
        assert report.status == "graded", f"{[k.__name__ for k in kinds]}: {report.reason}"
        assert lost(report) == {}, f"{[k.__name__ for k in kinds]}"


def test_the_contract_of_the_curriculum_is_met_by_name():
    contract = ROOT / "tests" / "course" / "contract.json"
    for name, tasks in json.loads(contract.read_text()).items():
        if name in NAMES:
            assert {task.name for task in Course(ROOT).assignment(name).tasks} == set(tasks), name
