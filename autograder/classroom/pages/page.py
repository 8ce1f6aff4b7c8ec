"""Pages that need nothing else and run nothing: the frame and the style. Knows no receipt and no course."""

import base64
import functools
import hashlib
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from autograder.course.files import write_whole
from autograder.errors import Problem
from autograder.intake.text import legible, shown
from autograder.judge.report import points
from autograder.student.page import mark, rich

FOLDER = Path(__file__).parent
MOST_OUTPUT = 6 << 20  # of one page: what is shown of a notebook


@functools.cache
def environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.undefined = jinja2.StrictUndefined
    made.filters |= {"rich": lambda text: Markup(rich(shown(text))), "points": points, "plain": shown}
    made.globals |= {"mark": lambda outcome: Markup(mark(outcome)), "style": style(), "policy": policy()}
    return made


@functools.cache
def style() -> Markup:
    return Markup((FOLDER / "page.css").read_text(encoding="utf-8"))


@functools.cache
def policy() -> str:
    """Nothing is loaded and nothing runs; the one style is known by its hash, pictures are in the page."""
    known = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{known}'; img-src data:; base-uri 'none'; form-action 'none'"


def write(path: Path, template: str, **content: Any) -> Path:
    """The page appears when it is complete."""
    text = environment().get_template(template).render(**content)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, legible(text))
    except OSError as error:
        raise Problem(f"{path} can't be written: {error.strerror}", code=1) from None
    return path
