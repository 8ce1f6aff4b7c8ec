"""nbgrader's autograde with our engine in it. Adapts only: it grades, judges and writes nothing by itself."""

import atexit
import contextlib
import functools
import glob
import os
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.converters.base import NbGraderException
from nbgrader.plugins import CsvExportPlugin
from nbgrader.preprocessors import CheckCellMetadata, NbGraderPreprocessor
from nbgrader.preprocessors import SaveCells as StockSaveCells

from autograder.authoring import release
from autograder.classroom import regrade
from autograder.classroom.nbgrader import marked
from autograder.classroom.nbgrader.database import Standing, as_installed, sync
from autograder.classroom.nbgrader.gradebook import TIMESTAMP, Recorder, handed_in, open_book
from autograder.course.course import Course
from autograder.course.secret import course_secret
from autograder.errors import Problem
from autograder.intake.cells import Notebook
from autograder.intake.text import legible, no_formula
from autograder.judge import receipts
from autograder.judge.grading_process import GradingProcess, Order, Setting
from autograder.judge.receipts import keep_receipt
from autograder.judge.report import Report, failed

# What a student hands in beside the notebook and a page may show; anything else could be a page that runs.
HARMLESS = {".png", ".jpg", ".jpeg", ".gif", ".txt", ".csv", ".npy", ".npz", ".py"}


@dataclass
class Conversion:
    """The submission that nbgrader is converting at the moment."""

    student: str
    path: Path
    before: dict[str, Standing]
    repairs: tuple[str, ...] = ()
    notebook: Notebook | None = None
    report: Report | None = None


@functools.cache
def grader_of(root: Path) -> GradingProcess:
    """The grading process of a course, kept: its sandboxes stay warm until the next submission, or the next click."""
    grader = GradingProcess(Setting(root, course_secret(root)))
    atexit.register(grader.close)
    return grader


class Graded(NotebookExporter):
    """nbgrader's exporter for autograde: it reads any notebook, however damaged, and holds what the steps share."""

    def __init__(self, config: Any = None, **kwargs: Any) -> None:
        super().__init__(config=config, **kwargs)
        converter = self.parent
        directory = converter.coursedir
        try:
            # The files may have changed since the last click in formgrader.
            self.course = Course(Path(directory.root))
            receipts.suite_hash.cache_clear()
            (self.name,) = self.course.chosen([directory.assignment_id])
            self.grader = grader_of(self.course.root)
            self.recorder = Recorder(self.course, open_book(self.course, directory.db_url))
            weakref.finalize(self, self.recorder.book.close)
            self.recorder.release(self.name)
        except Problem as problem:
            self.log.error("%s", problem)
            raise NbGraderException(str(problem)) from None
        self.conversion: Conversion | None = None
        self.anew: Path | None = self.course.root  # its files may have changed since the last click
        self.mended: dict[Path, tuple[str, ...]] = {}
        self.mend_all()
        self.then = converter.pre_convert_hook
        converter.pre_convert_hook = self.begin

    # Before nbgrader looks at the files.

    def mend_all(self) -> None:
        """Mend names and times that nbgrader would stumble over, in every folder that is to be graded."""
        converter = self.parent
        for folder in list(converter.assignments):
            self.mended[Path(folder)] = tuple(mend(Path(folder), self.name))
            self.warn_of_changes(Path(folder))
            converter.assignments[folder] = [str(Path(folder, f"{self.name}.ipynb"))]
        everything = glob.glob(converter._format_source(self.name, converter.coursedir.student_id))  # noqa: PTH207 (a text of nbgrader's)
        for folder in sorted(Path(found) for found in everything if found not in converter.assignments):
            self.mended[folder] = tuple(mend(folder, self.name))
            if (folder / f"{self.name}.ipynb").exists():
                converter.assignments[str(folder)] = [str(folder / f"{self.name}.ipynb")]
            else:
                self.refuse(folder, "no notebook was handed in: the folder holds none")

    def warn_of_changes(self, folder: Path) -> None:
        """Warn where something has changed and nbgrader will not grade again: it looks at times alone."""
        student = folder.parent.name
        kept = regrade.receipt_of(self.course, self.name, student)
        marked_already = Path(self.parent._format_dest(self.name, student)).exists()
        if kept and marked_already and not self.parent.force:
            changed = receipts.changed_since(kept, regrade.digest_of(folder / f"{self.name}.ipynb"), self.course)
            if changed:
                self.log.warning("%s: %s since it was autograded: --force does it again", student, "; ".join(changed))

    def refuse(self, folder: Path, reason: str) -> None:
        """Record a submission that can't be graded, which nbgrader would pass over in silence."""
        student = folder.parent.name
        report = failed(self.name, str(folder), student, reason)
        self.log.error("%s: %s", student, reason)
        notebook = self.recorder.marked_notebook(report, None)
        for line in self.recorder.record_one(report, notebook, folder, self.recorder.book.standing(self.name, student)):
            self.log.warning("%s", line)
        keep_receipt(report, self.course)

    def begin(self, assignment: str, student: str, notebooks: list[str]) -> None:
        """nbgrader's hook before each submission: the old score no longer stands."""
        self.conversion = None
        path = Path(notebooks[0])
        student = path.parent.parent.name
        before = self.recorder.book.set_aside(self.name, student)
        self.conversion = Conversion(student, path, before, self.mended.get(path.parent, ()))
        if self.then:
            self.then(assignment=assignment, student=student, notebooks=notebooks)

    # While nbgrader converts.

    def from_filename(self, filename: str, resources: Any = None, **kwargs: Any) -> tuple[Any, Any]:
        """As nbconvert's, for notebooks however damaged."""
        path = Path(filename)
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        this = self.conversion
        if this is None:
            raise NbGraderException(f"{filename} was not begun: the gradebook could not be written")
        if path == this.path:
            this.notebook = self.recorder.read_submission(path, self.name)
            notebook = nbformat.v4.new_notebook()
        else:
            notebook = nbformat.read(path, as_version=4)
        return self.from_notebook_node(notebook, resources=resources, **kwargs)

    def graded(self) -> Report:
        """The engine's report on the submission; what breaks in the engine is no student's fault."""
        this = self.conversion
        try:
            report = self.grader.grade(Order(this.path, self.name, this.student, True, self.anew))
        except Problem as problem:
            report = failed(self.name, str(this.path), this.student, str(problem))
        self.anew = None
        if report.status == "failed":
            self.log.error("%s: %s\n%s", this.student, report.reason, report.trace)
        return replace(report, repairs=tuple(dict.fromkeys((*this.repairs, *report.repairs))))


class Rebuilt(NbGraderPreprocessor):
    """Sanitizes: the student's cells in the release's frame."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        exporter = self.parent
        remove_foreign(exporter)
        return exporter.recorder.unmarked_notebook(exporter.name, exporter.conversion.notebook), resources


class Judged(NbGraderPreprocessor):
    """Autogrades: the cells' outputs and the verdicts."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        exporter = self.parent
        this = exporter.conversion
        this.report = exporter.graded()
        assignment = exporter.course.assignment(exporter.name)
        return marked.with_verdicts(nb, this.report, this.notebook, assignment), resources


class Recorded(NbGraderPreprocessor):
    """Writes the final state of a submission, in one transaction, and the receipt."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        exporter = self.parent
        this = exporter.conversion
        for line in exporter.recorder.record_one(this.report, nb, this.path.parent, this.before):
            self.log.warning("%s", line)
        keep_receipt(this.report, exporter.course)
        return nb, resources


class SaveCells(StockSaveCells):
    """As nbgrader's, but a release may gain and lose cells in mid-term, when there are submissions already."""

    def _create_notebook(self, nb: NotebookNode) -> None:
        sync(self.gradebook.db, self.gradebook.course_id, self.assignment_id, nb)
        self.gradebook.db.commit()


class Export(CsvExportPlugin):
    """nbgrader's table with names quoted, so that no spreadsheet takes one for a formula."""

    def export(self, gradebook: Any) -> None:
        super().export(gradebook)
        table = Path(self.to or "grades.csv")
        lines = (",".join(map(no_formula, line.split(","))) for line in table.read_text().splitlines())
        table.write_text("\n".join(lines) + "\n")


def generate_preprocessors() -> list[type]:
    """The steps of `nbgrader generate_assignment`."""
    return [SaveCells if step is StockSaveCells else step for step in release.preprocessors()]


def configure(c: Any, root: Path, course_id: str) -> None:
    """Everything in which this course differs from nbgrader's defaults."""
    as_installed()
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.course_id = course_id
    c.GenerateAssignment.preprocessors = generate_preprocessors()
    c.ExportApp.plugin_class = Export
    c.Autograde.exporter_class = Graded
    c.Autograde.sanitize_preprocessors = [Rebuilt]
    c.Autograde.autograde_preprocessors = [Judged, CheckCellMetadata, Recorded]


def mend(folder: Path, name: str) -> Iterator[str]:
    """Give the one notebook that counts the name that nbgrader expects; says what was done."""
    right = folder / f"{name}.ipynb"
    found = sorted(p for p in folder.iterdir() if looks_like_notebook(p)) if folder.is_dir() else []
    if found:
        counts = regrade.notebook_that_counts(found, name)
        if counts != right:
            yield f"the file was called {legible(counts.name)}"
            with contextlib.suppress(OSError):
                counts.rename(right)
        for other in found:
            if other != counts:
                yield f"{legible(other.name)} was handed in too and not graded"
    when = folder / TIMESTAMP
    if os.path.lexists(when) and handed_in(folder) is None:
        yield "the time of submission can't be read: it counts as in time"
        with contextlib.suppress(OSError):
            when.rename(folder / f"{TIMESTAMP}.unreadable")


def looks_like_notebook(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith((".ipynb", ".ipynb.txt", ".ipynb.json")) and not name.startswith(".")


def remove_foreign(exporter: Graded) -> None:
    """Remove copied files that may do harm: formgrader serves them, and a student's page would run there."""
    this = exporter.conversion
    folder = Path(exporter.parent._format_dest(exporter.name, this.student))
    source = Path(exporter.course.root, exporter.parent.coursedir.source_directory, exporter.name)
    for path in folder.rglob("*"):
        if path.is_dir() or (source / path.relative_to(folder)).exists() or path.name == TIMESTAMP:
            continue
        if path.suffix.lower() not in HARMLESS:
            path.unlink()
