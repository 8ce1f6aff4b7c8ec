"""A folder for a new assignment that builds, verifies and passes nbval as it is. Knows no other assignment."""

import os
import re
import shutil
import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.course import assignment as assignments
from autograder.errors import Problem

TEMPLATES = Path(__file__).parent / "templates" / "assignment"
NAME = re.compile(r"(\d\d)_[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST = 50


def new(root: Path, name: str) -> int:
    """Make assignments/NAME from the templates, and say what to do next."""
    refuse(root, name)
    folder = root / "assignments" / name
    draft = folder.with_name(f".{name}.{os.getpid()}")
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    title = name[3:].replace("_", " ")
    try:
        draft.mkdir(parents=True)
        for template in sorted(templates.list_templates()):
            text = templates.get_template(template).render(name=name, title=title[0].upper() + title[1:])
            file = draft / template.removesuffix(".jinja")
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    print(f"assignments/{name} is made: a small notebook that works. Make it yours, beginning with assignment.py; then")
    print(f"  autograder build {name}")
    print(f"  autograder verify {name}")
    return 0


def refuse(root: Path, name: str) -> None:
    """One clear line for a name that won't do."""
    if not (found := NAME.fullmatch(name)):
        raise Problem(
            f"{name!r} is no name for an assignment: two digits and words in small letters, as in 14_calorimeters"
        )
    if len(name) > LONGEST:
        raise Problem(
            f"{name[:20]}… has {len(name)} letters, more than {LONGEST}: it becomes a file name, take a shorter one"
        )
    if not (root / "assignments").is_dir():
        raise Problem(f"{root} is no course: it has no folder assignments/")
    if (root / "assignments" / name).exists():
        raise Problem(f"assignments/{name} is already there: edit it, or take another name")
    taken = [known for known in assignments.find(root) if known.startswith(f"{found[1]}_")]
    if taken:
        raise Problem(
            f"the number {found[1]} is taken by {taken[0]}: `autograder build {found[1]}` has to mean one notebook"
        )


if __name__ == "__main__":
    from autograder.course.course import find_course

    try:
        sys.exit(new(find_course().root, sys.argv[1]))
    except Problem as problem:
        sys.exit(f"autograder: {problem}")
