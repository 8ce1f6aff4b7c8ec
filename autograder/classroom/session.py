"""One `autograder grade`: finds the notebooks, grades them all, prints or writes what was found, keeps receipts."""

import functools
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from autograder.course.course import Course, find_course
from autograder.course.files import whole_file
from autograder.errors import Problem
from autograder.intake.text import legible
from autograder.judge import receipts
from autograder.judge.batch import grade_all, notebooks_in
from autograder.judge.grading_process import Order
from autograder.judge.report import SCHEMA, Report, as_json, points


def run(
    paths: list[Path],
    *,
    assignment: str | None = None,
    jobs: int = 1,
    scheduler: str | None = None,
    insecure_scheduler: bool = False,
    json_file: str | None = None,
    gradebook: str | None = None,
    replay: bool = False,
    dry_run: bool = False,
    allow_unconfined: bool = False,
    progress: Any = None,
) -> int:
    """Exit code: 0, or 1 if a notebook could not be graded or a replay found another score."""
    course = find_course()
    if assignment is not None:
        (assignment,) = course.chosen([assignment])
    if replay:
        return replay_all(paths, course, allow_unconfined)
    if scheduler:  # a wrong address is said before anything is looked at
        from autograder.classroom.cluster import security_for

        security_for(scheduler, insecure_scheduler)
    url = gradebook_for(paths, course, gradebook)
    orders = [Order(path, assignment) for path in notebooks_in(paths)]

    def graded(orders: list[Order]) -> Iterator[Report]:
        if scheduler:
            from autograder.classroom.cluster import grade_on_cluster

            return grade_on_cluster(orders, course, scheduler, insecure_scheduler)
        return grade_all(orders, course, jobs, allow_unconfined)

    if url:
        from autograder.classroom.nbgrader.gradebook import graded_class

        counted = graded_class(
            paths, orders, course, url, graded, functools.partial(watched, progress=progress), dry_run
        )
    elif dry_run:
        raise Problem("--dry-run shows what would change in a gradebook: name one with --gradebook")
    else:
        counted = receipts.with_receipts(watched(graded(orders), len(orders), progress), course)
    if json_file:
        return write_json(counted, json_file)
    if dry_run:
        return int(sum(report.status == "failed" for report in counted) > 0)
    return print_text(counted, text_lines if len(orders) == 1 else one_line_each, sys.stdout)


def gradebook_for(paths: list[Path], course: Course, asked: str | None) -> str | None:
    """The gradebook that was asked for; for the class in submitted/ the course's own, as nbgrader has it; or `none`."""
    if asked is not None:
        return None if asked in ("", "none") else asked
    ours = (course.root / "submitted").absolute()
    return str(course.root / "gradebook.db") if all(path.absolute().is_relative_to(ours) for path in paths) else None


def watched(reports: Iterator[Report], total: int, progress: Any) -> Iterator[Report]:
    if progress is None:
        yield from reports
        return
    with progress:
        bar = progress.add_task("grading", total=total)
        for report in reports:
            progress.advance(bar)
            yield report


def write_json(reports: Iterator[Report], target: str) -> int:
    """The document of schema 1, a line for each result; spooled to disk, so that ten thousand cost no memory."""
    names, failures = set(), 0
    with tempfile.TemporaryFile("w+") as spool:
        for k, report in enumerate(reports):
            names.add(report.assignment)
            failures += report.status == "failed"
            spool.write((",\n" if k else "") + json.dumps(as_json(report), ensure_ascii=False))
        spool.seek(0)
        name = names.pop() if len(names) == 1 else None
        if target == "-":
            copy_document(sys.stdout, name, spool)
        else:
            write_document(Path(target), name, spool)
    return int(bool(failures))


def copy_document(out: TextIO, name: str | None, results: TextIO) -> None:
    out.write(f'{{"schema": {SCHEMA}, "assignment": {json.dumps(name or None)}, "results": [\n')
    shutil.copyfileobj(results, out)
    out.write("\n]}\n")


def write_document(target: Path, name: str | None, results: TextIO) -> None:
    try:
        with whole_file(target) as file:
            out = io.TextIOWrapper(file, encoding="utf-8")
            copy_document(out, name, results)
            out.detach()
    except OSError as error:
        raise Problem(f"{target} can't be written: {error.strerror}. The receipts hold the scores", code=1) from None


def print_text(reports: Iterable[Report], lines: Callable[[Report], Iterable[str]], out: TextIO) -> int:
    failures = 0
    for report in reports:
        failures += report.status == "failed"
        for line in lines(report):
            out.write(legible(line) + "\n")
        out.flush()
    return int(bool(failures))


def one_line_each(report: Report) -> Iterator[str]:
    """Of a class, who has how much and which tasks are not complete; why is for the feedback and the report."""
    if report.status == "failed":
        yield from text_lines(report)
        return
    people = report.needs_person
    open_tasks = [name for name, task in report.tasks.items() if task.score < task.max_score and name not in people]
    said = [f"not yet: {', '.join(open_tasks)}"] if open_tasks else []
    said += [f"needs a person: {', '.join(people)}"] if people else []
    said += [f"look at it: it {violation}" for violation in report.violations]
    said += [f"repaired: {repair}" for repair in report.repairs]
    who = f"{report.student + ':':<12} {report.assignment}" if report.student else report.notebook
    yield "  ".join([who, in_all(report), *said])


def in_all(report: Report) -> str:
    by_hand = f", {points(sum(report.manual.values()))} more by hand" if report.manual else ""
    return f"{points(report.score)} of {points(report.max_score)} points{by_hand}"


def text_lines(report: Report) -> Iterator[str]:
    """Of one notebook, every task and what is not right in it."""
    who = f"{report.student}: " if report.student else ""
    if report.status == "failed":
        yield f"✗ {who}{report.reason}"
        return
    yield f"{who}{report.notebook}: {in_all(report)}"
    for name, task in report.tasks.items():
        mark = "✓" if task.score == task.max_score else "✗"
        yield f"  {mark} {name:<24} {points(task.score):>5} of {points(task.max_score)}"
        if task.missing:
            yield f"      {task.missing}"
            continue
        if task.needs_person:
            yield f"      needs a person: {task.needs_person}"
        for check in task.checks:
            if check.outcome in ("fail", "ungradable"):
                kind = "could not be checked" if check.outcome == "ungradable" else "not yet"
                yield f"      {kind}: {check.title}" + (f" - {check.message}" if check.message else "")
    for violation in report.violations:
        yield f"  look at it: it {violation}"
    for repair in report.repairs:
        yield f"  repaired: {repair}"


def replay_all(paths: list[Path], course: Course, allow_unconfined: bool) -> int:
    """Grade again what receipts tell of, with the same seeds, and say whether the score is the same."""
    differences = 0
    for path in paths:
        try:
            kept = json.loads(path.read_text())
            order = Order(Path(kept["submission"]), kept["assignment"], kept["student"])
            was, status = kept["result"]["score"], kept["result"]["status"]
        except (OSError, ValueError, KeyError, TypeError):
            raise Problem(f"{path} is no receipt: receipts lie in {receipts.folder(course.root)}") from None
        (report,) = grade_all([order], course, 1, allow_unconfined)
        reasons = receipts.changed_since(kept, report.digest, course) if report.status == "graded" else []
        same = report.status == status and report.score == was
        differences += not same
        now = f"{points(report.score)} now" if report.status == "graded" else report.reason
        verdict = "the same score" if same else now
        because = f" ({'; '.join(reasons)})" if reasons else ""
        print(f"{'✓' if same else '✗'} {order.path}: {points(was)} then, {verdict}{because}")
    return int(bool(differences))
