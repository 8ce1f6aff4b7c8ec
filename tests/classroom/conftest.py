"""A course with one tiny notebook as a class meets it: released, handed in, graded."""

import copy
import functools
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
TINY = "01_tiny"
RIGHT = {
    "double": "def double(x):\n    return 2 * np.asarray(x)",
    "total": "def total(x):\n    return float(np.sum(double(x)))",
    "why": "Because it is linear.",
}
SQUARE = {"double": "def double(x):\n    return np.asarray(x) ** 2"}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny course with source/ and release/, its notebook not executed."""
    return build_course(tmp_path_factory.mktemp("built") / "tiny", tmp_path_factory.mktemp("scratch"))


def build_course(root: Path, scratch: Path) -> Path:
    from autograder.authoring.building import build_one

    shutil.copytree(HERE / "course", root, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "nbgrader_config.py", root)
    build_one(root, TINY, scratch, run=False)
    for folder in ("source", "release"):
        shutil.copytree(scratch / folder, root / folder)
    return root


def made_class(root: Path) -> SimpleNamespace:
    """The course in this folder: what a student hands in, and what is in the gradebook."""
    release = json.loads((root / "release" / TINY / f"{TINY}.ipynb").read_text())

    def notebook(**cells: str) -> dict:
        """The release with these cells filled in."""
        new = copy.deepcopy(release)
        for cell in new["cells"]:
            if (name := cell["metadata"].get("nbgrader", {}).get("grade_id")) in cells:
                cell["source"] = cells[name]
        return new

    def hand_in(student: str, content: dict | str | bytes, name: str = f"{TINY}.ipynb", when: str = "") -> Path:
        path = root / "submitted" / student / TINY / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = json.dumps(content) if isinstance(content, dict) else content
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        if when:
            (path.parent / "timestamp.txt").write_text(when)
        return path

    def marked(student: str) -> dict:
        return json.loads((root / "autograded" / student / TINY / f"{TINY}.ipynb").read_text())

    def receipt(student: str) -> dict:
        return json.loads((root / ".autograder" / "receipts" / TINY / f"{student}.json").read_text())

    return SimpleNamespace(
        root=root,
        name=TINY,
        release=release,
        url=f"sqlite:///{root / 'gradebook.db'}",
        notebook=notebook,
        hand_in=hand_in,
        marked=marked,
        receipt=receipt,
        right=lambda: notebook(**RIGHT),
        square=lambda: notebook(**RIGHT | SQUARE),
        RIGHT=RIGHT,
    )


@pytest.fixture
def classroom(built: Path, tmp_path: Path) -> SimpleNamespace:
    """A copy of the tiny course to do with as one likes."""
    shutil.copytree(built, tmp_path / "tiny")
    return made_class(tmp_path / "tiny")


@pytest.fixture(scope="module")
def shared_class(built: Path, tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """The same for all tests of a file: what takes long is done once."""
    root = tmp_path_factory.mktemp("class") / "tiny"
    shutil.copytree(built, root)
    return made_class(root)


@pytest.fixture(scope="session")
def standing() -> Callable[..., dict]:
    """What a gradebook says of one submission: points by cell, as nbgrader counts them."""

    def read(url: str, student: str, name: str = TINY) -> dict:
        from nbgrader.api import Gradebook

        with Gradebook(url, "ml-physics") as book:
            row = book.find_submission_notebook(name, name, student)
            return {
                "auto": {grade.name: grade.auto_score for grade in row.grades},
                "manual": {grade.name: grade.manual_score for grade in row.grades},
                "needs": {grade.name for grade in row.grades if grade.needs_manual_grade},
                "comments": {c.name: c.auto_comment for c in row.comments if c.auto_comment},
                "points": {grade.name: grade.max_score for grade in row.grades},
                "score": row.score,
                "max_score": row.max_score,
                "penalty": row.late_submission_penalty,
            }

    return read


@pytest.fixture(scope="session")
def warm_grader(built: Path):
    """One grading process for all tests of this one: a zygote takes seconds to start."""
    from autograder.course.secret import course_secret
    from autograder.judge.grading_process import GradingProcess, Setting

    process = GradingProcess(Setting(built, course_secret(built)))
    yield process
    process.close()


@pytest.fixture(autouse=True, scope="session")
def secret_of_its_own(tmp_path_factory: pytest.TempPathFactory):
    from nbgrader import api

    patch = pytest.MonkeyPatch()
    patch.setenv("AUTOGRADER_SECRET", str(tmp_path_factory.getbasetemp() / "class.secret"))
    patch.delenv("AUTOGRADER_COURSE", raising=False)
    # nbgrader starts a program for it with every new gradebook.
    patch.setattr(api, "get_alembic_version", functools.cache(api.get_alembic_version))
    yield
    patch.undo()


@pytest.fixture
def graded(tmp_path: Path) -> SimpleNamespace:
    """The tiny course with receipts that a test writes itself: nothing is graded."""
    sys.path.insert(0, str(REPOSITORY / "tools"))
    try:
        import made_up_results as made
    finally:
        sys.path.pop(0)
    from autograder.course.course import Course

    root = tmp_path / "course"
    shutil.copytree(HERE / "course", root, ignore=shutil.ignore_patterns("__pycache__"))
    return SimpleNamespace(
        root=root,
        course=Course(root),
        made=made,
        check=made.check,
        task=made.task,
        write=lambda student, tasks=None, **more: made.write(root, TINY, student, tasks, **more),
    )
