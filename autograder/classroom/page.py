"""Pages that need nothing else and run nothing: the frame, the style, and what makes a student's words harmless.

Knows no receipt and no course.
"""

import base64
import functools
import hashlib
import os
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import jinja2
import mistune
import nh3
from markupsafe import Markup, escape

from autograder.errors import Problem
from autograder.intake.markup import PICTURE, PICTURES, harmless_data
from autograder.intake.text import legible
from autograder.student.page import mark, rich

FOLDER = Path(__file__).parent / "pages"
LONGEST_TEXT = 4000
MOST_OUTPUT = 6 << 20  # of one page: what is shown of a notebook
ANSI = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?|[@-Z\\-_])")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# No id or name, which could shadow the page's own; no form, frame, style or svg.
TAGS = {
    *("a", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure"),
    *("h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p", "pre", "s", "samp", "small", "span", "strong"),
    *("sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


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
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(legible(text), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise Problem(f"{path} can't be written: {error.strerror}", code=1) from None
    return path


def points(number: float | None) -> str:
    """At most two decimals, and none that say nothing."""
    return "–" if number is None else f"{round(number, 2):g}"


def shown(text: Any) -> str:
    """Words without what a terminal obeys and without letters that turn the direction of others."""
    return CONTROL.sub("", ANSI.sub("", legible(str(text))).replace("\r\n", "\n"))


def cut(text: str, longest: int = LONGEST_TEXT) -> str:
    return text if len(text) <= longest else f"{text[:longest]}\n… ({len(text) - longest} more characters)"


def clean(html: str) -> Markup:
    """Markup of a student's as text, tables and pictures that it carries itself. The comment of `submit` goes too."""
    return Markup(
        nh3.clean(
            html,
            tags=TAGS,
            clean_content_tags={"script", "style", "noscript", "iframe", "template"},
            attributes=ATTRIBUTES,
            attribute_filter=_attribute,
            url_schemes={"http", "https", "mailto", "data"},
            link_rel="noopener noreferrer nofollow",
        )
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "src":
        return value if PICTURE.match(value.strip()) else None
    if name == "href":
        return value if LINK.match(value.strip()) else None
    return value


def markdown(text: str, attachments: Mapping[str, Any] | None = None) -> Markup:
    """Markdown as its writer meant it; HTML in it is text."""
    text = unescape(shown(text))
    for name, kinds in (attachments or {}).items():
        for kind in PICTURES:
            if isinstance(kinds, Mapping) and isinstance(kinds.get(kind), str):
                text = text.replace(f"(attachment:{name})", f"(data:{kind};base64,{''.join(kinds[kind].split())})")
    return clean(lower_headings(_markdown()(text)))


@functools.cache
def _markdown() -> mistune.Markdown:
    renderer = WithPictures(escape=True)
    return mistune.create_markdown(renderer=renderer, plugins=["table", "strikethrough", "math"])


class WithPictures(mistune.HTMLRenderer):
    """As mistune's, which holds every data: link for harmful; pictures are checked by `clean`."""

    def safe_url(self, url: str) -> str:
        return url if PICTURE.match(url) else super().safe_url(url)


def lower_headings(html: str) -> str:
    """A student's headings stand below the page's own."""
    return re.sub(r"<(/?)h([1-6])", lambda found: f"<{found[1]}h{min(6, int(found[2]) + 3)}", html)


def output(told: Mapping[str, Any], alt: str) -> Markup | None:
    """One output of a cell as it may stand in a page; None for what shows nothing."""
    kind = told.get("output_type")
    if kind == "stream":
        return preformatted(joined(told.get("text")), "printed")
    if kind == "error":
        lines = told.get("traceback")
        text = "\n".join(map(str, lines)) if isinstance(lines, list) and lines else ""
        return preformatted(text or f"{told.get('ename', '')}: {told.get('evalue', '')}", "error")
    data = told.get("data")
    if not isinstance(data, Mapping):
        return None
    data = harmless_data({str(key): joined(value) for key, value in data.items() if not isinstance(value, Mapping)})
    for picture in PICTURES:
        if picture in data:
            source = f"data:{picture};base64,{''.join(data[picture].split())}"
            return Markup('<p><img alt="{}" src="{}"></p>').format(alt, source)
    if "text/html" in data:
        found = described(clean(lower_headings(data["text/html"])), alt)
        frame = Markup('<div class="rendered" tabindex="0" role="group" aria-label="Output">{}</div>')
        return frame.format(found) if found.strip() else None
    return preformatted(data.get("text/plain") or data.get("text/latex") or "", "result")


def described(html: Markup, alt: str) -> Markup:
    """A picture without a description gets the page's."""
    return Markup(re.sub(r'<img(?: alt="")?(?![^>]*\salt=)', lambda _: f'<img alt="{escape(alt)}"', html))


def joined(text: Any) -> str:
    return "".join(map(str, text)) if isinstance(text, list | tuple) else str(text or "")


def preformatted(text: str, kind: str) -> Markup | None:
    text = cut(shown(text)).rstrip()
    return Markup('<pre class="{}">{}</pre>').format(kind, text) if text.strip() else None
