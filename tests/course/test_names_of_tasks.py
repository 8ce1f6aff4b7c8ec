"""A task whose name means something else to checks is refused when its assignment is read."""

import importlib
import pkgutil

import pytest

import autograder
from autograder.authoring.quick import TrustedStudent
from autograder.checks.calls import Student, is_taken
from autograder.course.assignment import load
from autograder.errors import Problem

HEAD = 'title = "T"\nminutes = 1\n[tasks.{name}]\npoints = 1\n'


def refused(tmp_path, name: str) -> str:
    (tmp_path / "assignment.toml").write_text(HEAD.format(name=name))
    with pytest.raises(Problem) as problem:
        load(tmp_path)
    return str(problem.value)


@pytest.mark.parametrize(
    "name",
    [
        "trace",
        "model",
        "function",
        "structure",
        "each",
        "given",
        "observe",
        "timed",
        "outcomes",
        "status",
        "substitute",
        "why_missing",
        "layers",
        "results",
        "violations",
        "_hidden",
        "__init__",
    ],
)
def test_a_name_of_ours_is_refused_in_one_line(tmp_path, name):
    said = refused(tmp_path, name)
    assert said.endswith(f"assignment.toml: {name} can't be a task's name, checks mean something else by it: rename it")


def test_any_other_name_is_fine(tmp_path):
    (tmp_path / "assignment.toml").write_text(HEAD.format(name="tracer"))
    assert [task.name for task in load(tmp_path).tasks] == ["tracer"]


def everybody(kind: type) -> set[type]:
    return {kind}.union(*map(everybody, kind.__subclasses__()))


def test_no_student_of_ours_has_a_name_that_a_task_may_have():
    for module in pkgutil.walk_packages(autograder.__path__, "autograder."):
        if module.name.startswith(("autograder.checks", "autograder.wall", "autograder.judge", "autograder.student")):
            importlib.import_module(module.name)
    ours = [kind for kind in everybody(Student) if kind.__module__.startswith("autograder.")]
    assert {kind.__name__ for kind in ours} >= {"RemoteStudent", "WorkerStudent", "LocalStudent", "TrustedStudent"}
    assert {(kind.__name__, name) for kind in ours for name in dir(kind) if not is_taken(name)} == set()


def test_nor_does_one_that_is_at_work(grader, course):
    from autograder.wall.limits import Limits
    from autograder.wall.remote import RemoteStudent

    with RemoteStudent(grader.sandbox("numpy"), [], ["f"], Limits()) as student:
        assert {name for one in (student, TrustedStudent({})) for name in vars(one) if not is_taken(name)} == set()
