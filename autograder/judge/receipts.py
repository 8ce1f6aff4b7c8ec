"""Receipts: what is needed to grade a submission again and get the same score, written atomically when it is graded."""

import functools
import hashlib
import json
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from autograder.course.course import Course
from autograder.course.files import write_whole
from autograder.intake.text import legible
from autograder.judge.report import Report, from_dict
from autograder.rooms import ROOMS

VERSIONS = ("numpy", "scikit-learn", "tensorflow-cpu", "keras", "msgpack", "ipython")


def folder(root: Path) -> Path:
    return root / ".autograder" / "receipts"


def receipt_path(root: Path, assignment: str, student: str | None, digest: str) -> Path:
    """One receipt for a student and assignment, the newest; a notebook without a student is known by its content."""
    who = student or digest[:16]
    safe = "".join(c if c.isalnum() or c in "-_.@+" else "_" for c in who).lstrip(".")
    if safe != who:
        safe += "-" + hashlib.sha256(who.encode()).hexdigest()[:8]
    return folder(root) / (assignment or "unknown") / f"{safe}.json"


def receipt(report: Report, digest: str, suite: str) -> dict[str, Any]:
    return {
        "schema": 2,
        "assignment": report.assignment,
        "student": report.student and legible(report.student),
        "submission": legible(str(Path(report.notebook).resolve())),
        "sha256": digest,
        "seeded_by": report.student or digest,
        "suite": suite,
        "environment": environment(),
        "result": report.as_dict(),
    }


def write(path: Path, content: dict[str, Any]) -> None:
    """All of it or nothing, also when the power fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Not indented, for which Python takes ten times as long.
    write_whole(path, legible(json.dumps(content, ensure_ascii=False)), synced=True)


@functools.cache
def environment() -> dict[str, str]:
    """What else could change a score."""
    return {"python": platform.python_version(), "machine": platform.machine()} | {n: installed(n) for n in VERSIONS}


NOT_INSTALLED = "not installed"


def installed(name: str) -> str:
    try:
        return version(name)
    except ImportError:
        return NOT_INSTALLED


def fingerprint(paths: Iterable[Path]) -> str:
    """A hash of these files' names and contents."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@functools.cache
def suite_hash(assignment_folder: Path) -> str:
    """A hash of everything of an assignment, and of the engine, that decides about points."""
    package = Path(__file__).resolve().parents[1]
    engine = [p for room in ROOMS if room.decides for p in (package / room.name).rglob("*.py")]
    content = [p for p in assignment_folder.rglob("*") if p.suffix in (".py", ".toml", ".json", ".npz")]
    return fingerprint((*engine, *content))


def with_receipts(reports: Iterable[Report], course: Course) -> Iterator[Report]:
    for report in reports:
        if report.status == "graded" or (report.student and report.assignment in course.folders):
            keep_receipt(report, course)
        yield report


def keep_receipt(report: Report, course: Course) -> None:
    suite = suite_hash(course.folders[report.assignment])
    path = receipt_path(course.root, report.assignment, report.student, report.digest)
    try:
        write(path, receipt(report, report.digest, suite))
    except OSError as error:
        print(f"autograder: no receipt for {report.notebook}: {error.strerror} ({path.parent})", file=sys.stderr)


def changed_since(kept: Mapping[str, Any], digest: str, course: Course) -> list[str]:
    """What is no longer as it was when the receipt was written."""
    found = []
    name = kept.get("assignment")
    if not digest or kept.get("sha256") != digest:
        found.append("the submission has changed")
    if name in course.folders and kept.get("suite") != suite_hash(course.folders[name]):
        found.append("the suite has changed")
    now = environment()
    was = kept.get("environment", {})
    found += [f"{key} was {was.get(key)}, is {value}" for key, value in now.items() if was.get(key) != value]
    return found


def report_of(kept: Mapping[str, Any]) -> Report:
    """The report that a receipt keeps; it has no outputs of cells."""
    return from_dict(kept["result"])
