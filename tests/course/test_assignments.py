"""What an author's folder may not hold, each said in a line; what its files may import of one another."""

import shutil
from pathlib import Path

import pytest

from autograder.course.assignment import load
from autograder.errors import Problem

TINY = Path(__file__).resolve().parents[1] / "judge" / "course" / "assignments" / "01_tiny"
BLIND = """

@check
def no_loop(student, reference, rng):
    "no loop over the numbers"
    vectorised(student, "double", lambda m: (rng.normal(size=m),){more})
"""
WRONG = """

@misconception(caught_by={caught_by})
def three_times(x):
    "Three times is too much. What is two times?"
    return 3 * x
"""
NEEDS = """

@check(needs={needs})
def later(student):
    "a check that needs another"
"""


@pytest.fixture
def folder(tmp_path):
    """A small assignment that an author may spoil."""
    return shutil.copytree(TINY, tmp_path / "01_tiny", ignore=shutil.ignore_patterns("__pycache__"))


def added(path, text):
    path.write_text(path.read_text() + text)


@pytest.mark.parametrize(
    ("more", "fine"), [("", False), (", large=300", False), (", reference", True), (", reference=reference", True)]
)
def test_a_hidden_check_that_measures_no_time_is_refused(folder, more, fine):
    double = folder / "tasks" / "double.py"
    double.write_text(double.read_text().replace("unchanged\n", "unchanged, vectorised\n") + BLIND.format(more=more))
    assignment = load(folder)
    if fine:
        assert any(check.name == "no_loop" for check in assignment.hidden)
    else:
        with pytest.raises(Problem, match=r"double.py, line \d+: a hidden check hands the reference to vectorised"):
            assignment.hidden  # noqa: B018


def refused(folder, said):
    with pytest.raises(Problem) as problem:
        load(folder).hidden  # noqa: B018
    assert said in str(problem.value) and "\n" not in str(problem.value)


def test_the_name_of_the_file_is_the_task_of_what_stands_in_it(folder):
    assignment = load(folder)
    assert [(c.task, c.name) for c in assignment.hidden][:4] == [
        ("double", "values"),
        ("double", "stays"),
        ("double", "whole_numbers"),
        ("total", "any_total"),
    ]
    assert [(m.task, m.name, m.caught_by) for m in assignment.misconceptions] == [
        ("double", "squares", "one_two"),
        ("double", "in_place", "stays"),
        ("total", "not_doubled", "of_three"),
    ]


def test_a_public_check_that_a_file_imports_is_not_hidden(folder):
    assignment = load(folder)
    assert not {c.name for c in assignment.hidden} & {c.name for c in assignment.public}


@pytest.mark.parametrize("name", ["hidden.py", "misconceptions.py", "alternatives.py", "equivalent.toml"])
def test_a_folder_cut_by_kind_is_told_what_to_do(folder, name):
    (folder / name).write_text("")
    refused(folder, f"{name}: what is known of a task stands in tasks/TASK.py now")


def test_a_file_of_no_task_is_refused(folder):
    (folder / "tasks" / "tripple.py").write_text("")
    refused(folder, "tripple.py: tripple is no task of assignment.toml, which has double, total, center")


def test_a_task_of_no_file_is_refused(folder):
    (folder / "tasks" / "center.py").unlink()
    refused(folder, "center.py is not there: it holds all that is known of the task center")


def test_a_check_of_another_task_than_its_files_is_refused(folder):
    double = folder / "tasks" / "double.py"
    double.write_text(double.read_text().replace("@check(core=True)", '@check("total", core=True)'))
    refused(folder, "double.py: values is about total, which has its own file")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('@check("tripple")\ndef three(student):\n    "three"\n', "the check three is about tripple, which is no task"),
        ('@check\ndef three(student):\n    "three"\n', "checks.py: the check three names no task of assignment.toml"),
    ],
)
def test_a_public_check_of_no_task_is_refused(folder, text, said):
    added(folder / "checks.py", f"\n\n{text}")
    refused(folder, said)


def test_what_catches_a_misconception_is_a_check_and_no_text(folder):
    double = folder / "tasks" / "double.py"
    added(double, WRONG.format(caught_by="values"))
    assert load(folder).misconceptions[2].caught_by == "values"
    double.write_text(double.read_text().replace("caught_by=values", 'caught_by="values"'))
    refused(folder, "three_times names what catches it as text: write the check itself, as in caught_by=values")


def test_what_a_check_needs_is_a_check_and_no_text(folder):
    double = folder / "tasks" / "double.py"
    added(double, NEEDS.format(needs="[stays]"))
    assert next(check for check in load(folder).hidden if check.name == "later").needs == ("stays",)
    double.write_text(double.read_text().replace("needs=[stays]", 'needs=["stays"]'))
    refused(folder, "the check later names what it needs as text: write the check itself, needs=[values]")


def test_an_alternative_names_no_task(folder):
    total = folder / "tasks" / "total.py"
    added(total, '\n\n@alternative("total")\ndef by_hand(x):\n    "by hand"\n    return 2.0 * x.sum()\n')
    total.write_text(total.read_text().replace("import misconception", "import alternative, misconception"))
    refused(folder, "write @alternative alone: its task is the name of its file")


def test_an_equivalent_mutant_belongs_to_the_file_that_says_so(folder):
    for task in ("total", "double"):
        path = folder / "tasks" / f"{task}.py"
        path.write_text(path.read_text().replace("import misconception", "import equivalent, misconception"))
        added(path, f'\n\nequivalent(change="a -> {task}", reason="why")\n')
    found = [(known.task, known.change, known.reason) for known in load(folder).equivalents]
    assert found == [("double", "a -> double", "why"), ("total", "a -> total", "why")]


def test_a_file_imports_what_the_tasks_share_and_names_of_the_reference(folder):
    (folder / "problems.py").write_text(
        "from reference import double\n\n\ndef four_times(x):\n    return double(double(x))\n"
    )
    center = folder / "tasks" / "center.py"
    imports = "from problems import four_times as four\nfrom reference import np\n"
    center.write_text(f"{imports}{center.read_text()}\nFOUR = four(np.ones(2))\n")
    module = load(folder)._tasks["center"]
    assert module.FOUR.tolist() == [4.0, 4.0]


def test_what_is_imported_of_an_assignment_is_known_to_nobody_else(folder):
    import sys

    load(folder).hidden  # noqa: B018
    assert not {"problems", "public", "reference"} & set(sys.modules)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("from problems import much", "problems.py is missing: `autograder new` shows what belongs into it"),
        (
            "from reference import triple",
            "center.py can't be run (ImportError: cannot import name 'triple' from 'reference",
        ),
        (
            "from public import three",
            "center.py can't be run (ImportError: cannot import name 'three' from '01_tiny_checks'",
        ),
    ],
)
def test_a_name_that_is_not_there_is_said_in_a_line(folder, line, said):
    center = folder / "tasks" / "center.py"
    center.write_text(f"{line}\n{center.read_text()}")
    refused(folder, said)
