"""The folder submitted/: puts submissions there, keeps what they replace, remembers who sent them."""

import json
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from autograder.classroom.lms.download import Upload
from autograder.classroom.lms.platform import Sender
from autograder.course.files import write_whole

REPLACED = "replaced"


def submission_folder(root: Path, student: str, assignment: str) -> Path:
    return root / "submitted" / student / assignment


def put(root: Path, student: str, assignment: str, upload: Upload, stage: Path) -> None:
    """All of it or nothing: made ready aside, then renamed; what it replaces is kept."""
    target = submission_folder(root, student, assignment)
    ready = stage / "ready" / student / assignment
    ready.mkdir(parents=True)
    shutil.copyfile(upload.staged, ready / f"{assignment}.ipynb")
    if upload.time:
        (ready / "timestamp.txt").write_text(f"{upload.time:%Y-%m-%d %H:%M:%S} UTC\n")
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() or target.is_symlink():
        versions = root / ".autograder" / REPLACED / student / assignment
        versions.mkdir(parents=True, exist_ok=True)
        number = 1 + max((int(p.name) for p in versions.iterdir() if p.name.isdecimal()), default=0)
        shutil.move(target, versions / str(number))
    shutil.move(ready, target)


def submission_time(folder: Path) -> datetime | None:
    """When the submission in a folder was handed in, as its timestamp.txt says."""
    try:
        words = (folder / "timestamp.txt").read_text().split()
        return datetime.fromisoformat(" ".join(words[:2])).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return None


def remember_senders(root: Path, assignment: str, senders: Iterable[tuple[str, Sender]]) -> None:
    """Numbers and names as the platform knows them, by student: grades go back under these."""
    path = senders_path(root, assignment)
    known = known_senders(root, assignment)
    known |= {who: {"system": by.platform, "name": by.name, "number": by.number} for who, by in senders}
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True))


def known_senders(root: Path, assignment: str) -> dict[str, dict[str, str]]:
    """What is known from downloads about who handed in this assignment, by student: system, name, number."""
    try:
        return json.loads(senders_path(root, assignment).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def senders_path(root: Path, assignment: str) -> Path:
    return root / ".autograder" / "collected" / f"{assignment}.json"
