"""What `autograder build` makes of an assignment's folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder.authoring import execute
from autograder.authoring.build import build
from autograder.authoring.building import build_one
from autograder.authoring.built import difference_from, places
from autograder.authoring.compare import Sanitizer
from autograder.authoring.package import NO_PACKAGE, PUBLIC, sha256_in
from autograder.course.assignment import load
from autograder.errors import Problem

NAME = "99_example"
ROOT = Path(__file__).resolve().parents[2]


def notebook(root, folder):
    path = root / folder / (f"{NAME}.ipynb" if folder == "colab" else f"{NAME}/{NAME}.ipynb")
    return nbformat.read(path, as_version=4)


def cell(root, folder, name):
    return next(cell for cell in notebook(root, folder).cells if cell.id == name)


def built_files(root):
    return {
        path.relative_to(root): path.read_bytes()
        for place in places(NAME)
        for path in [root / place, *(root / place).rglob("*")]
        if path.is_file()
    }


def test_it_makes_four_things(built_course):
    assert sorted(map(str, built_files(built_course))) == [
        f"autograder/public/{NAME}/checks.py",
        f"autograder/public/{NAME}/fingerprints.json",
        f"autograder/public/{NAME}/notebook.json",
        f"colab/{NAME}.ipynb",
        f"release/{NAME}/{NAME}.ipynb",
        f"source/{NAME}/{NAME}.ipynb",
    ]


def test_every_built_file_says_at_its_top_from_what_it_is_built(built_course):
    for file, content in built_files(built_course).items():
        top = content.decode()[:300]
        assert f"Built from assignments/{NAME}/" in top and "edit that file, not this one" in top, file


def test_the_instructors_notebook_has_outputs_and_plots(built_course):
    source = notebook(built_course, "source")
    kinds = {kind for c in source.cells for output in c.get("outputs", []) for kind in output.get("data", {})}
    assert "image/png" in kinds
    assert [c.execution_count for c in source.cells if c.cell_type == "code"] == list(range(1, 9))


def test_executed_cells_carry_no_times(built_course):
    assert not any("execution" in c.metadata for c in notebook(built_course, "source").cells)


def test_the_reference_passes_its_own_public_checks(built_course):
    for task in ("transverse_momentum", "leading"):
        outputs = json.dumps(cell(built_course, "source", f"{task}_check").outputs, ensure_ascii=False)
        assert "✓" in outputs and "✗" not in outputs


def test_a_stub_names_its_task(built_course):
    source = cell(built_course, "release", "leading").source
    assert source.endswith('    raise NotImplementedError("leading")')
    assert "argmax" not in source


def test_answers_and_marking_schemes_stay_with_the_instructor(built_course):
    assert "MARK SCHEME" in cell(built_course, "source", "why_across").source
    assert cell(built_course, "release", "why_across").source == "YOUR ANSWER HERE"


def test_released_notebooks_have_no_outputs(built_course):
    for folder in ("release", "colab"):
        assert not any(c.get("outputs") for c in notebook(built_course, folder).cells)


def test_locked_cells_can_neither_be_edited_nor_deleted(built_course):
    for name in ("leading_check", "leading_text"):
        metadata = cell(built_course, "release", name).metadata
        assert (metadata.editable, metadata.deletable) == (False, False)


def test_data_travels(course):
    data = course / "assignments" / NAME / "data"
    data.mkdir()
    (data / "table.csv").write_text("1,2\n")
    assert build([NAME], root=course) == 0
    assert all((course / place / NAME / "data" / "table.csv").exists() for place in ("source", "release"))


def test_two_builds_give_the_same_bytes(course, tmp_path):
    before = built_files(course)
    for place in (".cache", "source", "release", "colab", "autograder"):
        (course / place).rename(tmp_path / place)
    assert build([], root=course) == 0
    assert built_files(course) == before


def test_nothing_is_executed_twice_that_did_not_change(course, tmp_path):
    assert build_one(course, NAME, tmp_path / "again").cpu_seconds is None


def test_what_has_not_changed_is_not_even_looked_at(course, capsys, monkeypatch):
    assert build([], root=course) == 0
    capsys.readouterr()
    monkeypatch.setattr("autograder.authoring.build.ProcessPoolExecutor", None)
    assert build([], root=course) == 0
    assert "nothing has changed since it was built" in capsys.readouterr().err


@pytest.mark.parametrize(
    "changed",
    [f"assignments/{NAME}/checks.py", "course.toml", f"release/{NAME}/{NAME}.ipynb", f"colab/{NAME}.ipynb"],
)
def test_whatever_it_is_made_of_or_was_made_of_it_counts_as_a_change(course, capsys, changed):
    assert build([], root=course) == 0
    with (course / changed).open("a") as file:
        file.write("\n")
    capsys.readouterr()
    assert build([], root=course) == 0
    assert "nothing has changed" not in capsys.readouterr().err


def test_what_changed_is_executed_again(course, script, edit, tmp_path):
    edit(script, "bins=40", "bins=50")
    assert build_one(course, NAME, tmp_path / "again").cpu_seconds > 0


def test_a_damaged_cache_is_made_anew(course, tmp_path):
    for path in (course / ".cache" / "build").iterdir():
        path.write_bytes(path.read_bytes()[:-20])
    assert build_one(course, NAME, tmp_path / "again").cpu_seconds > 0


def test_nbgraders_own_command_makes_the_same_release(course):
    before = built_files(course)
    (course / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text())
    tools = str(Path(sys.executable).parent)
    subprocess.run(
        [f"{tools}/nbgrader", "generate_assignment", NAME, "--force"],
        cwd=course,
        env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"},
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert built_files(course) == before


def test_check_is_content_with_what_was_just_built(course, capsys):
    assert build([], check=True, root=course) == 0
    assert f"{NAME} is as built" in capsys.readouterr().err


@pytest.fixture(scope="module")
def rebuilt(built_course, tmp_path_factory):
    return build_one(built_course, NAME, tmp_path_factory.mktemp("rebuilt") / NAME)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (f"release/{NAME}/{NAME}.ipynb", "Protons collide", "Protons meet", "the cell text-example differs in line 5"),
        (f"colab/{NAME}.ipynb", "--no-deps", "", "the cell colab-install differs in line 6"),
        (f"source/{NAME}/{NAME}.ipynb", '"points": 1.0', '"points": 3.0', "metadata.nbgrader.points: 3.0 where 1.0"),
        (
            f"source/{NAME}/{NAME}.ipynb",
            '"id": "leading"',
            '"id": "trailing"',
            "the cell trailing where leading is built",
        ),
        (f"{PUBLIC}/{NAME}/checks.py", "5.0", "5.1", "differs in line"),
        (f"{PUBLIC}/{NAME}/fingerprints.json", "adds_the_components", "adds", "differs in line"),
    ],
)
def test_the_first_difference_is_named_in_one_line(course, rebuilt, edit, file, old, new, said):
    edit(course / file, old, new)
    line = difference_from(course, rebuilt, Sanitizer())
    assert line.startswith(f"{file} ") and said in line and "\n" not in line


def test_a_change_of_what_students_get_changes_what_every_notebook_in_colab_installs(course, edit, capsys):
    """Also of notebooks that are not built anew: the package has the checks of all of them."""
    other = shutil.copytree(course / "assignments" / NAME, course / "assignments" / "98_other")
    edit(other / "assignment.py", f'"{NAME}"', '"98_other"')
    assert build([], root=course) == 0
    colab = [course / "colab" / f"{name}.ipynb" for name in (NAME, "98_other")]
    before = [sha256_in(path.read_text()) for path in colab]
    assert before[0] == before[1] != NO_PACKAGE
    edit(other / "checks.py", "5.0", "5.25")
    assert build([NAME], check=True, root=course) == 0  # it looks at what is built, as an author works on another
    assert build(["98_other"], check=True, root=course) == 1
    capsys.readouterr()
    assert build(["98_other"], root=course) == 0
    assert f"colab/{NAME}.ipynb installs this package" in capsys.readouterr().err
    after = [sha256_in(path.read_text()) for path in colab]
    assert after[0] == after[1] != before[0]
    assert build([], check=True, root=course) == 0


def test_a_missing_file_is_a_difference(course, rebuilt):
    (course / "colab" / f"{NAME}.ipynb").unlink()
    assert difference_from(course, rebuilt, Sanitizer()) == f"colab/{NAME}.ipynb is missing"


def test_a_file_too_many_is_a_difference(course, rebuilt):
    (course / "release" / NAME / "notes.txt").write_text("mine")
    said = f"release/{NAME}/notes.txt is built from nothing: remove it"
    assert difference_from(course, rebuilt, Sanitizer()) == said


def test_check_fails_on_a_difference_and_writes_nothing(course, capsys, edit):
    edit(course / "colab" / f"{NAME}.ipynb", "--no-deps", "")
    (course / "release" / "98_gone").mkdir()
    before = built_files(course)
    assert build([], check=True, root=course) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"✗ colab/{NAME}.ipynb the cell colab-install differs in line 6: ")
    assert "✗ release/98_gone belongs to no assignment: remove it" in said
    assert built_files(course) == before


def test_a_build_mends_what_was_edited_by_hand(course, edit):
    before = built_files(course)
    edit(course / PUBLIC / NAME / "checks.py", "5.0", "5.1")
    (course / "source" / NAME / "notes.txt").write_text("mine")
    assert build([], root=course) == 0
    assert built_files(course) == before


def test_an_output_that_differs_within_the_tolerance_stays_as_it_was(course, script, edit):
    path = course / "source" / NAME / f"{NAME}.ipynb"
    edit(script, "# %%\nready()", "# %%\nprint('mass', 911876 / 1e4, 'GeV')\n\n# %%\nready()")
    assert build([NAME], root=course) == 0
    edit(path, "91.1876", "91.1877")
    before = path.read_bytes()
    assert build([NAME], root=course) == 0
    assert path.read_bytes() == before


def test_a_cell_that_fails_is_named(course, script, edit, capsys):
    edit(script, "bins=40", "bins=missing")
    before = built_files(course)
    assert build([], root=course) == 1
    said = capsys.readouterr().err.splitlines()[0]
    assert (
        said
        == f"✗ {NAME}: the cell code-rng-np-random-default-rng-1 fails with NameError: name 'missing' is not defined"
    )
    assert built_files(course) == before


def test_a_warning_in_the_reference_is_told_to_its_author(course, script, edit, capsys):
    edit(script, "bins=40)", "bins=40)\nnp.log(np.zeros(1))")
    assert build([], root=course) == 0
    assert "writes to stderr" in capsys.readouterr().err


def test_an_unknown_name_is_one_line(course):
    with pytest.raises(Problem, match="there is no assignment 98_other"):
        build(["98_other"], root=course)


def run(folder, monkeypatch, code, seconds=60, tags=()):
    monkeypatch.setattr(execute, "SECONDS", seconds)
    cell = nbformat.v4.new_code_cell(code, id="only", metadata={"tags": list(tags)})
    bare = nbformat.v4.new_notebook(cells=[cell])
    bare.metadata["autograder"] = {"assignment": NAME}
    return execute.execute(nbformat.from_dict(bare), folder, ROOT, keras=False).notebook


def test_a_notebook_has_a_budget(tmp_path, monkeypatch):
    with pytest.raises(
        Problem, match=f"{NAME}: takes . s of CPU time, more than the 0.1 s of a notebook: make it smaller"
    ):
        run(tmp_path, monkeypatch, "1", seconds=0.1)


def test_a_cell_without_end_is_stopped(tmp_path, monkeypatch):
    with pytest.raises(Problem, match="the cell only runs longer than 5 s"):
        run(tmp_path, monkeypatch, "while True: pass", seconds=1)


def test_a_kernel_that_dies_is_named(tmp_path, monkeypatch):
    with pytest.raises(Problem, match="the kernel died in the cell only"):
        run(tmp_path, monkeypatch, "import os; os._exit(1)")


BAR = "for k in range(3):\n    print(f'\\r{k} of 3', end='', flush=True)\nprint()"


def test_a_progress_bar_that_nbval_could_not_compare_is_refused(tmp_path, monkeypatch):
    with pytest.raises(Problem, match="the cell only draws a progress bar, which differs from run to run"):
        run(tmp_path, monkeypatch, BAR)


def test_in_a_cell_that_nobody_compares_a_progress_bar_leaves_its_last_state(tmp_path, monkeypatch):
    made = run(tmp_path, monkeypatch, BAR, tags=["nbval-ignore-output"])
    assert [output.text for output in made.cells[0].outputs] == ["2 of 3\n"]


def test_what_is_written_in_pieces_is_one_output(tmp_path, monkeypatch):
    code = "import sys\nfor k in range(3):\n    print(k, flush=True)\n    print(k, file=sys.stderr, flush=True)"
    made = run(tmp_path, monkeypatch, code)
    assert sorted((output.name, output.text) for output in made.cells[0].outputs) == [
        ("stderr", "0\n1\n2\n"),
        ("stdout", "0\n1\n2\n"),
    ]


def test_the_kernel_computes_on_one_thread(tmp_path, monkeypatch):
    made = run(tmp_path, monkeypatch, "import os; os.environ['OMP_NUM_THREADS']")
    assert made.cells[0].outputs[0].data["text/plain"] == "'1'"


def test_outputs_that_nobody_wants_in_a_repository_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(execute, "LARGEST", 2000)
    with pytest.raises(Problem, match="most of it in only: draw less there"):
        run(tmp_path, monkeypatch, "print('x' * 5000)")


@pytest.mark.parametrize("name", sorted(path.parent.name for path in (ROOT / "assignments").glob("*/assignment.toml")))
def test_every_notebook_of_the_course_has_a_question_that_a_person_marks(name):
    assert load(ROOT / "assignments" / name).questions
