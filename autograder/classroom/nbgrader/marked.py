"""The notebook that graders and students look at: the student's cells in the release's frame, with verdicts.

Knows no gradebook.
"""

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.checks.findings import Sentence
from autograder.course.assignment import Assignment
from autograder.errors import Problem
from autograder.intake.cells import Notebook, WrittenCell
from autograder.intake.markup import harmless_markdown
from autograder.intake.text import one_line
from autograder.judge.judge import TaskVerdict
from autograder.judge.report import Report, points
from autograder.student.page import rich, sentence_html, sentence_text, wrapped

NOTES = "grading-notes"


@dataclass(frozen=True)
class Place:
    """A cell of the release and the student's cell that answers it, if there is one."""

    cell: NotebookNode
    position: int | None

    @property
    def graded(self) -> bool:
        return "nbgrader" in self.cell.metadata


def released(root: Path, name: str) -> NotebookNode:
    """The students' notebook, from which points, locked cells and metadata are taken."""
    path = root / "release" / name / f"{name}.ipynb"
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise Problem(f"{path} is missing: `autograder build {name}` makes it") from None
    except (OSError, ValueError) as error:
        raise Problem(f"{path} can't be read ({error}): `autograder build {name}` makes it anew") from None


def rebuilt(submitted: Notebook | None, release: NotebookNode, assignment: Assignment) -> NotebookNode:
    """The student's cells in their order, each cell of the course's with the course's metadata and, if locked, text.

    What is missing is put where the release has it. Without a submission that can be read it is the release alone.
    """
    theirs = submitted.cells if submitted else ()
    places = placed(theirs, release, assignment)
    course_prose = {c.source.strip() for c in release.cells if c.cell_type == "markdown"}
    mine = {place.position: k for k, place in enumerate(places) if place.position is not None}
    cells = [course_cell(place.cell, None, None) for place in missing(places)]
    dropped = {k for k, cell in enumerate(theirs) if k not in mine and is_only_a_check(cell, assignment)}
    for position, cell in enumerate(theirs):
        if position in dropped:
            continue
        if position in mine:
            k = mine[position]
            cells.append(course_cell(places[k].cell, cell, position))
            cells += [course_cell(lost.cell, None, None) for lost in missing(places[k + 1 :])]
        elif cell.source.strip():
            cells.append(student_cell(cell, position, course_prose))
    # Not by new_notebook, which validates all of it: we made every cell ourselves.
    notebook = NotebookNode(nbformat=4, nbformat_minor=5, metadata=release.metadata, cells=cells)
    for k, cell in enumerate(notebook.cells):
        if "nbgrader" not in cell.metadata:
            cell["id"] = f"cell-{k}"
    return notebook


def placed(theirs: Sequence[WrittenCell], release: NotebookNode, assignment: Assignment) -> list[Place]:
    """For every cell of the release where it stands in the student's notebook. No cell answers twice."""
    taken: set[int] = set()
    found: dict[str, int] = {}
    answers = Answers(theirs, assignment)
    for cell in release.cells:
        if "nbgrader" in cell.metadata:
            first = next((k for k in answers.to(cell) if k not in taken), None)
            if first is not None:
                taken.add(first)
                found[cell.metadata.nbgrader.grade_id] = first
    by_source = {cell.source.strip(): k for k, cell in reversed(list(enumerate(theirs))) if k not in taken}
    places: list[Place] = []
    for cell in release.cells:
        if "nbgrader" in cell.metadata:
            name = cell.metadata.nbgrader.grade_id
            if name not in found and is_answer(cell) and (k := next_to(places, theirs, taken)) is not None:
                taken.add(k)
                found[name] = k
            places.append(Place(cell, found.get(name)))
        else:
            places.append(Place(cell, by_source.get(cell.source.strip())))
    return places


class Answers:
    """Finds the student's cell that answers a cell of the course."""

    def __init__(self, theirs: Sequence[WrittenCell], assignment: Assignment) -> None:
        self.theirs = theirs
        self.tasks = {task.name for task in assignment.tasks}
        self.backwards = range(len(theirs) - 1, -1, -1)
        self.checks = [k for k in self.backwards if theirs[k].asks]

    def to(self, cell: NotebookNode) -> Iterator[int]:
        """The positions where the answer to this cell may be, the likeliest first."""
        name, theirs = cell.metadata.nbgrader.grade_id, self.theirs
        named = [k for k in self.backwards if theirs[k].grade_id == name]
        if name in self.tasks:
            written = [k for k in self.backwards if name in theirs[k].tasks]
            whole = [k for k in written if f'NotImplementedError("{name}")' not in theirs[k].source]
            yield from (k for k in whole if k in named)
            yield from (k for k in whole if f"def {name}" in theirs[k].source)
            yield from named
            yield from written
            return
        if task := checked_task(cell):
            yield from (k for k in self.checks if task in theirs[k].source)
        yield from named
        yield from (k for k in self.backwards if theirs[k].id == name)
        if not is_answer(cell):
            yield from (k for k in self.backwards if theirs[k].source.strip() == cell.source.strip())


def next_to(places: Sequence[Place], theirs: Sequence[WrittenCell], taken: set[int]) -> int | None:
    """The position right below the question, if prose stands there: an answer whose cell lost its metadata."""
    if not places or places[-1].position is None:
        return None
    k = places[-1].position + 1
    fits = k < len(theirs) and k not in taken and theirs[k].kind != "code" and not theirs[k].grade_id
    return k if fits else None


def missing(places: Sequence[Place]) -> Iterator[Place]:
    """The graded cells at the start of these places that the student's notebook lacks."""
    for place in places:
        if place.position is not None:
            return
        if place.graded:
            yield place


def is_answer(cell: NotebookNode) -> bool:
    told = cell.metadata.nbgrader
    return bool(told.get("grade") and told.get("solution"))


def checked_task(cell: NotebookNode) -> str | None:
    """The task whose verdict stands under this cell."""
    told = cell.metadata.get("nbgrader", {})
    name = told.get("grade_id", "")
    return name.removesuffix("_check") if told.get("grade") and name.endswith("_check") else None


def is_only_a_check(cell: WrittenCell, assignment: Assignment) -> bool:
    """Whether the cell does nothing but call check: as a second one of a task it would show no verdict."""
    asked = "".join(cell.source.split()).replace("'", '"')
    return cell.asks and any(asked == f'check("{task.name}")' for task in assignment.tasks)


def course_cell(cell: NotebookNode, theirs: WrittenCell | None, position: int | None) -> NotebookNode:
    """A cell of the course's with what the student wrote in it, unless it is locked."""
    new = nbformat.from_dict({**cell, "outputs": [], "execution_count": None})
    if new.cell_type != "code":
        del new["outputs"], new["execution_count"]
    locked = "nbgrader" in cell.metadata and not cell.metadata.nbgrader.solution
    if theirs is not None and not locked and theirs.source.strip() != cell.source.strip():
        if new.cell_type == "code":
            new.source = theirs.code if theirs.kind != "code" else theirs.source
        else:
            new.source = theirs.prose if theirs.kind != "code" else harmless_markdown(theirs.source)
            new["attachments"] = nbformat.from_dict(theirs.pictures)
    if position is not None:
        new.metadata["autograder"] = {"position": position}
    return new


def student_cell(cell: WrittenCell, position: int, course_prose: set[str]) -> NotebookNode:
    """A cell of the student's own: its text, and nothing that it says about itself."""
    metadata = {"autograder": {"position": position}}
    if cell.kind == "code":
        return nbformat.v4.new_code_cell(cell.source, metadata=metadata)
    known = cell.source.strip() in course_prose
    new = nbformat.v4.new_markdown_cell(cell.source if known else cell.prose, metadata=metadata)
    if cell.pictures:
        new["attachments"] = nbformat.from_dict(cell.pictures)
    return new


def unanswered(notebook: NotebookNode, release: NotebookNode) -> set[str]:
    """Questions whose cell is as it was handed out, unless the student wrote on right below it."""
    empty = {c.metadata.nbgrader.grade_id: c.source.strip() for c in release.cells if is_graded_answer(c)}
    prose = {c.source.strip() for c in release.cells}
    found = set()
    for cell, after in zip(notebook.cells, [*notebook.cells[1:], None], strict=True):
        if not is_graded_answer(cell) or cell.source.strip() not in ("", empty.get(cell.metadata.nbgrader.grade_id)):
            continue
        if after is None or after.cell_type == "code" or "nbgrader" in after.metadata or after.source.strip() in prose:
            found.add(cell.metadata.nbgrader.grade_id)
    return found


def is_graded_answer(cell: NotebookNode) -> bool:
    return "nbgrader" in cell.metadata and is_answer(cell)


def with_verdicts(
    notebook: NotebookNode, report: Report, submitted: Notebook | None, assignment: Assignment
) -> NotebookNode:
    """What the cells printed and showed, every check's sentence under its check cell, and notes at the top."""
    ran = {cell["position"]: cell["outputs"] for cell in report.cells if cell["position"] is not None}
    for cell in notebook.cells:
        position = cell.metadata.pop("autograder", {}).get("position")
        task = report.tasks.get(checked_task(cell))
        if task is not None:
            cell.outputs = [verdicts_shown(task)]
            cell.metadata.nbgrader["points"] = task.max_score
        elif cell.cell_type == "code" and position is not None:
            cell.outputs = [output for output in map(node, ran.get(position) or ()) if output]
            if not cell.outputs and (position not in ran or cell.source.strip() in assignment.given_cells):
                cell.outputs = [*map(node, submitted.cells[position].outputs)] if submitted else []
    if notes := notes_on(report):
        notebook.cells.insert(0, nbformat.v4.new_markdown_cell(notes, id=NOTES))
    return notebook


def node(output: Mapping) -> NotebookNode:
    """An output that the reader has made harmless."""
    return nbformat.from_dict(dict(output))


def verdicts_shown(task: TaskVerdict) -> NotebookNode:
    """The output of a check cell: every check's sentence, a hidden one's by its property alone."""
    head = f"{task.name}: {points(task.score)} of {points(task.max_score)} points"
    if task.needs_person:
        head = f"{task.name}: a person gives these {points(task.max_score)} points, {task.needs_person}"
    lines, items = [head, ""], []
    if task.missing:
        lines += [task.missing]
        items += [f"<p>{rich(task.missing)}</p>"]
    else:
        lines += [line for sentence in task.sentences for line in sentence_text(sentence)]
        items += ["<ul>", *(sentence_html(in_plain_words(sentence)) for sentence in task.sentences), "</ul>"]
    body = "\n".join([f"<p><strong>{html.escape(head)}</strong></p>", *items])
    data = {"text/html": wrapped(f"Verdict on {task.name}", body), "text/plain": "\n".join(lines)}
    return nbformat.from_dict({"output_type": "display_data", "metadata": {}, "data": data})


def in_plain_words(sentence: Sentence) -> Sentence:
    """That it is hidden as a word of its title: these pages have no style for a tag."""
    return replace(sentence, title=f"{sentence.title} (hidden)", hidden=False) if sentence.hidden else sentence


def notes_on(report: Report) -> str:
    """What a reader should know before the first cell, as Markdown; nothing if there is nothing to say."""
    if report.status == "failed":
        return f"**This notebook could not be graded:** {harmless_markdown(report.reason or '')}"
    if not report.repairs:
        return ""
    listed = "\n".join(f"- {harmless_markdown(one_line(str(repair)))}" for repair in report.repairs)
    return f"**Notes of the grader**\n\n{listed}"
