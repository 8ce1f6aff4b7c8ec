"""What students may see: all of it is written or nothing, and nothing that they must not see."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import numpy
import pytest

from autograder.authoring import publish as publishing
from autograder.authoring.build import build
from autograder.authoring.package import HOME, copy_student_package, student_files, wheel, wheel_name
from autograder.authoring.publish import publish
from autograder.errors import Problem

NAME = "99_example"
RELEASE = f"release/{NAME}/{NAME}.ipynb"
COLAB = f"colab/{NAME}.ipynb"
PUBLIC = f"autograder/public/{NAME}"
WHEEL = f"package/{wheel_name()}"


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def target(tmp_path):
    return tmp_path / "students"


@pytest.fixture
def published(course, target):
    assert publish(course, target) == 0
    return target


def test_students_get_notebooks_package_readme_and_licence(published):
    assert {name for name in files(published) if not name.startswith("autograder/")} == {
        RELEASE,
        COLAB,
        "README.md",
        "LICENSE",
        "pyproject.toml",
        ".gitignore",
        ".published-by-autograder",
        WHEEL,
    }
    package = {name.removeprefix("autograder/") for name in files(published) if name.startswith("autograder/")}
    assert package == {
        *map(str, student_files()),
        *(f"public/{NAME}/{file}" for file in ("checks.py", "notebook.json", "fingerprints.json")),
    }


def test_the_package_has_only_the_students_rooms(published):
    rooms = {path.stem for path in (published / "autograder").iterdir()}
    assert rooms == {"__init__", "errors", "checks", "student", "data", "public"}


def test_the_readme_has_a_row_with_a_badge_for_each_notebook(published):
    readme = (published / "README.md").read_text()
    url = f"https://colab.research.google.com/github/somebody/notebooks/blob/main/colab/{NAME}.ipynb"
    row = next(line for line in readme.splitlines() if line.startswith("| 99 |"))
    assert f"[Example]({RELEASE})" in row and "| 15 | 5 |" in row and f"]({url})" in row
    assert "1 notebook that you" in readme


def test_two_publications_are_the_same(course, published, tmp_path):
    publish(course, tmp_path / "again")
    assert files(tmp_path / "again") == files(published)


def test_the_students_package_installs_by_pip_and_checks(published, tmp_path):
    """Without the rest of this course: the wheel is all that the student's Python finds."""
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            tmp_path,
            published,
        ],
        check=True,
        timeout=300,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        cwd=tmp_path,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert f"autograder/public/{NAME}/checks.py" in archive.namelist()
        archive.extractall(tmp_path / "site")
    code = f"""
import sys
import autograder, numpy as np
check, hint, submit, ready = autograder.notebook("{NAME}")
def transverse_momentum(px, py):
    return np.hypot(px, py)
check("transverse_momentum")
ready()
print(autograder.__file__)
above = ("autograder.judge", "autograder.wall", "autograder.course", "autograder.authoring")
print(sorted(name for name in sys.modules if name.startswith(above)))
"""
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONIOENCODING": "utf-8"},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert "✓ a momentum of 3 and 4 GeV is 5 GeV across the beam" in run.stdout
    assert run.stdout.splitlines()[-2:] == [str(tmp_path / "site" / "autograder" / "__init__.py"), "[]"]


def install_line(notebook: Path) -> list[str]:
    """What the first cell of a notebook for Colab has pip do."""
    cells = json.loads(notebook.read_text())["cells"]
    source = next("".join(cell["source"]) for cell in cells if cell["id"] == "colab-install")
    (line,) = re.findall(r"^ *!pip (.*)$", source, re.MULTILINE)
    return line.split()


@pytest.fixture
def student(tmp_path):
    """An empty environment without a network; numpy is there, as in Colab."""
    venv.create(tmp_path / "student", with_pip=True)
    (site,) = (tmp_path / "student").glob("lib/python*/site-packages")
    for part in Path(numpy.__file__).parents[1].glob("numpy*"):
        (site / part.name).symlink_to(part)
    offline = {"PATH": os.environ["PATH"], "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1"}

    def run(*words: str) -> subprocess.CompletedProcess:
        command = [tmp_path / "student" / "bin" / "python", *words]
        return subprocess.run(command, cwd=tmp_path, env=offline, capture_output=True, text=True, timeout=120)

    return run


def from_folder(published: Path) -> list[str]:
    """The line of the published notebook, with the folder in place of the students' repository at its tag."""
    line = install_line(published / COLAB)
    assert line[-1].startswith("https://raw.githubusercontent.com/somebody/notebooks/refs/tags/v1/package/")
    return [*line[:-1], line[-1].replace(line[-1].rpartition("/package/")[0], published.as_uri())]


def test_what_colab_runs_installs_the_published_wheel_and_checks(published, student):
    assert student("-c", "import autograder").returncode == 1
    installed = student("-m", "pip", *from_folder(published))
    assert installed.returncode == 0, installed.stderr
    code = f"""
import autograder, numpy as np
check, hint, submit, ready = autograder.notebook("{NAME}")
def transverse_momentum(px, py):
    return np.hypot(px, py)
check("transverse_momentum")
"""
    assert "✓ a momentum of 3 and 4 GeV is 5 GeV across the beam" in student("-c", code).stdout
    assert student("-m", "pip", "check").stdout == "No broken requirements found.\n"


def test_another_wheel_at_the_same_place_is_refused_by_pip(published, student):
    """As when a tag is moved: nothing of it is installed."""
    with zipfile.ZipFile(published / WHEEL, "a") as archive:
        archive.writestr("autograder/more.py", "print('somebody else')")
    refused = student("-m", "pip", *from_folder(published))
    assert refused.returncode == 1 and "sha256" in refused.stderr.lower()
    assert student("-c", "import autograder").returncode == 1


def test_the_wheel_has_the_package_that_lies_beside_it(published):
    with zipfile.ZipFile(published / WHEEL) as archive:
        packed = {name: archive.read(name) for name in archive.namelist() if name.startswith("autograder/")}
        times = {entry.date_time for entry in archive.infolist()}
    assert packed == {name: content for name, content in files(published).items() if name.startswith("autograder/")}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_the_hash_of_the_wheel_depends_on_what_is_in_it_alone(published, tmp_path):
    shutil.copytree(published / "autograder", tmp_path / "elsewhere" / "autograder")
    for path in (tmp_path / "elsewhere").rglob("*"):
        path.chmod(0o700)
        os.utime(path, (1e9, 1e9))
    (tmp_path / "elsewhere" / "autograder" / "__pycache__").mkdir()
    (tmp_path / "elsewhere" / "autograder" / "__pycache__" / "errors.pyc").touch()
    again = wheel(tmp_path / "elsewhere" / "autograder")
    assert again.content == (published / WHEEL).read_bytes()
    assert again.sha256 in (published / "README.md").read_text()
    with (tmp_path / "elsewhere" / "autograder" / "errors.py").open("a") as file:
        file.write("\n")
    assert wheel(tmp_path / "elsewhere" / "autograder").sha256 != again.sha256


def test_a_notebook_that_would_install_another_package_is_not_published(course, target, edit):
    named = install_line(course / COLAB)[-1].rpartition("=")[2]
    edit(course / COLAB, named, "0" * 64)
    said = f"{COLAB} installs another package than the one that is published with it: run `autograder build`"
    with pytest.raises(Problem, match=said):
        publish(course, target)
    assert build([], check=True, root=course) == 1
    assert build([], root=course) == 0
    assert publish(course, target) == 0


IMPORT, TITLE, SAYS = "import numpy as np", '"title": "', '"says":"'
LOOP = "return np.array([np.sqrt(x**2 + y**2) for x, y in zip(px, py, strict=True)])"
OUTPUT = '"outputs": [{"output_type": "stream", "name": "stdout", "text": "5"}]'
# In which file, in place of what (none: in a new file), what is planted, how it is called.
PROSE = "Protons collide"
LEAKS = {
    "a solution line": (RELEASE, PROSE, "return np.sqrt(px**2 + py**2) ", "a line of a solution"),
    "a solution in Colab": (COLAB, PROSE, "int(np.argmax(transverse_momentum(px, py)))", "a line of a solution"),
    "a result in prose": (f"release/{NAME}/notes.md", None, "Try np.sqrt( px**2+py**2 )!", "a line of a solution"),
    "a solution in public checks": (f"{PUBLIC}/checks.py", IMPORT, "np.sqrt(px**2 + py**2)", "a line of a solution"),
    "a solution in facts": (
        f"{PUBLIC}/notebook.json",
        TITLE,
        f"{TITLE}np.sqrt(px**2 + py**2)\\n",
        "a line of a solution",
    ),
    "no stub": (RELEASE, 'raise NotImplementedError(\\"leading\\")', "return 7", "a cell of leading that is no stub"),
    "an answer": (RELEASE, "YOUR ANSWER HERE", "Nobody knows.", "an answer to why_across"),
    "a model answer": (RELEASE, PROSE, "that collide, and each carries an unknown share of", "a model answer"),
    "outputs": (RELEASE, '"outputs": []', OUTPUT, "the outputs of a run"),
    "a hidden check": (
        f"{PUBLIC}/checks.py",
        IMPORT,
        "px, py = rng.normal(scale=20, size=(2, 12))",
        "a line of a hidden check",
    ),
    "a misconception": (f"{PUBLIC}/fingerprints.json", SAYS, f"{SAYS}{LOOP}\\n", "a line of a known-wrong solution"),
    "an alternative": (f"{PUBLIC}/checks.py", IMPORT, "return np.abs(px + 1j * py)", "a line of an alternative"),
    "a marking scheme": (COLAB, PROSE, "1 point: the partons' shares of the momentum along", "a marking scheme"),
    "a solution region": (RELEASE, PROSE, "### BEGIN SOLUTION", "a solution region"),
    "a GitHub token": (f"{PUBLIC}/checks.py", IMPORT, f"x = 'ghp_{'a1' * 18}'", "a GitHub token"),
    "a private key": (f"release/{NAME}/notes.md", None, "-----BEGIN OPENSSH PRIVATE KEY-----", "a private key"),
    "a password": (f"release/{NAME}/notes.md", None, 'password = "correct-horse-battery"', "a password"),
}


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.replace(" ", "_"))
def test_a_planted_leak_stops_the_publication_and_is_named_with_file_and_line(course, target, leak):
    file, old, new, what = LEAKS[leak]
    path = course / file
    if old is None:
        path.write_text(f"first line\n{new}\n")
    else:
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))
    with pytest.raises(Problem) as refused:
        publish(course, target)
    said = str(refused.value)
    assert said.startswith(f"nothing is published, students would see too much: {file} line ") and what in said
    number = int(said.partition(" line ")[2].split()[0])
    line = path.read_text().splitlines()[number - 1]
    assert (new[:20].strip() in line) or '"id": "' in line
    assert refused.value.code == 1
    assert not target.exists() and list(target.parent.iterdir()) == [course]


def test_where_a_leaked_line_comes_from_is_said(course, target, edit):
    edit(course / RELEASE, "Protons collide", "return np.sqrt(px**2 + py**2)")
    lines = (course / "assignments" / NAME / "assignment.py").read_text().splitlines()
    number = lines.index("    return np.sqrt(px**2 + py**2)") + 1
    with pytest.raises(Problem, match=rf"a line of a solution \({NAME}/assignment\.py line {number}\)"):
        publish(course, target)


@pytest.mark.parametrize(
    "name",
    [
        "hidden.py",
        "misconceptions.py",
        "tasks/double.py",
        "problems.py",
        "calibration/result.json",
        "assignment.py",
        "gradebook.db",
        ".env",
        "course.secret",
    ],
)
def test_a_file_that_students_never_get_is_refused_by_its_name(course, target, name):
    (course / "release" / NAME / name).parent.mkdir(exist_ok=True)
    (course / "release" / NAME / name).write_text("")
    with pytest.raises(Problem, match=rf"release/{NAME}/{name} is a file that students never get"):
        publish(course, target)


def test_a_file_that_is_no_text_is_refused(course, target):
    (course / "release" / NAME / "notes.bin").write_bytes(b"\xff\x00\xfe")
    with pytest.raises(Problem, match="is no text, so nobody can say what is in it"):
        publish(course, target)


def test_a_link_is_refused(course, target):
    (course / "release" / NAME / "all").symlink_to(course / "assignments")
    with pytest.raises(Problem, match=f"release/{NAME}/all is a link"):
        publish(course, target)


def test_the_secret_of_the_course_is_refused(course, target, tmp_path, monkeypatch):
    (tmp_path / "key").write_text("5eed" * 16 + "\n")
    monkeypatch.setenv("AUTOGRADER_SECRET", str(tmp_path / "key"))
    (course / "release" / NAME / "notes.md").write_text(f"# {'5eed' * 16}\n")
    with pytest.raises(Problem, match=rf"release/{NAME}/notes\.md line 1 has the secret of the course"):
        publish(course, target)


def test_a_solution_in_the_students_package_itself_is_refused(course, target, tmp_path):
    home = tmp_path / "package"
    copy_student_package(home)
    with (home / "data" / "photons.py").open("a") as file:
        file.write("\n\ndef f(px, py):\n    return int(np.argmax(transverse_momentum(px, py)))\n")
    with pytest.raises(Problem, match=r"autograder/data/photons\.py line \d+ has a line of a solution"):
        publish(course, target, home)


def test_a_package_that_imports_what_students_do_not_get_is_refused(course, target, tmp_path):
    home = tmp_path / "package"
    copy_student_package(home)
    (home / "student" / "more.py").write_text("from autograder.judge import judge\n")
    with pytest.raises(Problem, match=r"autograder/student/more\.py line 1 imports autograder\.judge"):
        publish(course, target, home)


def test_what_was_edited_by_hand_is_not_published(course, target, edit):
    edit(course / RELEASE, "Protons collide", "Protons meet")
    with pytest.raises(Problem, match=f"the cell text-example differs in line 5.*: run `autograder build {NAME}`"):
        publish(course, target)


def test_what_is_not_built_is_not_published(course, target):
    (course / COLAB).unlink()
    with pytest.raises(Problem, match=rf"{COLAB} is not there: run `autograder build {NAME}` first"):
        publish(course, target)


def test_a_refused_publication_leaves_the_last_one(course, published, edit):
    before = files(published)
    edit(course / RELEASE, "Protons collide", "return np.sqrt(px**2 + py**2)")
    with pytest.raises(Problem):
        publish(course, published)
    assert files(published) == before


def test_what_is_gone_from_the_course_is_gone_from_the_publication(course, published):
    (published / "colab" / "98_gone.ipynb").write_text("{}")
    publish(course, published)
    assert not (published / "colab" / "98_gone.ipynb").exists()


def test_a_folder_with_other_things_is_left_alone(course, target):
    target.mkdir()
    (target / "thesis.tex").write_text("years of work")
    with pytest.raises(Problem, match=r"holds other things \(thesis\.tex\)"):
        publish(course, target)
    assert (target / "thesis.tex").exists()


@pytest.mark.parametrize("place", [".", "..", "release", "students"])
def test_nothing_is_published_into_or_over_the_course(course, place):
    with pytest.raises(Problem, match="publish beside it"):
        publish(course, course / place)


def git(folder, *words):
    name = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false"]
    return subprocess.run(["git", "-C", folder, *name, *words], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def checkout(course, target):
    """The students' repository, published and committed."""
    target.mkdir()
    git(target, "init", "-q", "-b", "main")
    publish(course, target)
    git(target, "add", "-A")
    git(target, "commit", "-q", "-m", "the notebooks")
    return target


def test_the_history_of_a_checkout_stays(course, checkout):
    publish(course, checkout)
    assert git(checkout, "log", "--format=%s") == "the notebooks\n"
    assert git(checkout, "status", "--porcelain") == ""


def test_a_run_that_was_stopped_between_its_renames_is_mended_by_the_next(course, checkout):
    draft, before = (checkout.with_name(f".students.{kind}") for kind in ("draft", "before"))
    checkout.rename(before)
    draft.mkdir()
    (before / ".git").rename(draft / ".git")
    publish(course, checkout)
    assert git(checkout, "status", "--porcelain") == ""
    assert not draft.exists() and not before.exists()


def test_a_failing_rename_leaves_the_last_publication(course, checkout, monkeypatch):
    before, rename = files(checkout), Path.rename

    def full_disk(self, target):
        if self.name == ".students.draft":
            raise OSError("no space left")
        return rename(self, target)

    monkeypatch.setattr(publishing.Path, "rename", full_disk)
    with pytest.raises(OSError, match="no space left"):
        publish(course, checkout)
    assert files(checkout) == before


def test_a_tag_that_students_install_from_keeps_its_package(course, checkout, tmp_path):
    git(checkout, "tag", "v1")
    publish(course, checkout)
    home = tmp_path / "package"
    copy_student_package(home)
    with (home / "errors.py").open("a") as file:
        file.write("# mended\n")
    with pytest.raises(Problem, match=r"the tag v1 of .* stands for another package \(autograder/errors\.py differs\)"):
        publish(course, checkout, home)


@pytest.fixture
def push(course, published, tmp_path):
    """The script of CI, with a repository of this machine in place of the students' one."""
    repository = tmp_path / "repository.git"
    subprocess.run(["git", "init", "-q", "--bare", repository], check=True)
    instead = {
        "GIT_CONFIG_KEY_0": f"url.{repository}.insteadOf",
        "GIT_CONFIG_VALUE_0": "git@github.com:somebody/notebooks.git",
    }
    environment = {**os.environ, "GIT_CONFIG_COUNT": "1", **instead, "STUDENTS_DEPLOY_KEY": "a key"}

    def run(folder: str) -> subprocess.CompletedProcess:
        shutil.rmtree(tmp_path / folder, ignore_errors=True)
        shutil.copytree(published, tmp_path / folder)
        command = ["sh", HOME.parent / "tools" / "push_students.sh", tmp_path / folder]
        return subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, timeout=60)

    run.repository = repository
    return run


def test_the_first_push_sets_the_tag_that_colab_installs_from_and_no_later_one_moves_it(push, published, course, edit):
    assert push("first").returncode == 0
    tagged = git(push.repository, "rev-parse", "v1:package", "v1", "main").split()
    assert tagged[1] == tagged[2]
    (published / "README.md").write_text("another page, the same package")
    assert push("second").returncode == 0
    assert git(push.repository, "show", "main:README.md") == "another page, the same package"
    (published / WHEEL).write_bytes(b"another package")
    refused = push("third")
    assert refused.returncode == 1 and "the tag v1 of" in refused.stderr and "set a new ref" in refused.stderr
    assert git(push.repository, "show", "main:README.md") == "another page, the same package"
    assert git(push.repository, "rev-parse", "v1:package", "v1").split() == tagged[:2]
    edit(course / "course.toml", 'ref = "v1"', 'ref = "v2"  # a "new" one')
    assert push("fourth").returncode == 0
    assert git(push.repository, "tag").split() == ["v1", "v2"]


def test_the_package_needs_numpy_alone(published):
    assert 'dependencies = ["numpy>=' in (published / "pyproject.toml").read_text()


def test_the_package_of_this_course_imports_nothing_that_students_do_not_get(tmp_path):
    copy_student_package(tmp_path / "autograder", HOME)
    publishing.check_student_package(tmp_path / "autograder")
