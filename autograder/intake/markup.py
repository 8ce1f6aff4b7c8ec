"""Makes what students show harmless in a browser: their markup stays readable, and none of it runs or fetches."""

import base64
import re
import string
from collections.abc import Iterable
from typing import Any

import nh3

from autograder.intake import caps
from autograder.intake.shown import Output, note

PICTURES = ("image/png", "image/jpeg", "image/gif")
SAFE_KINDS = ("text/plain", "text/html", "text/latex", *PICTURES)
PICTURE = re.compile(r"data:image/(png|jpeg|gif|svg\+xml|webp);base64,")
LINK = re.compile(r"(https?:|mailto:|#)", re.IGNORECASE)
BASE64 = (string.ascii_letters + string.digits + "+/=" + string.whitespace).encode()
NAME = re.compile(r"[\w .()-]{1,100}\Z")
# TeX of MathJax that makes links, styles and ids, or loads more.
BUSY_TEX = re.compile(r"\\(href|url|class|cssId|style|require|unicode|data|html\w*|def|let|newcommand|csname)\b")
SCRIPT = re.compile(r"(java|vb|live)script\s*:", re.IGNORECASE)
DATA = re.compile(r"data\s*:", re.IGNORECASE)
GOES_ON, WORD_END = re.compile(r"[,;]"), re.compile(r"\s")
ENTITY = re.compile(r"&(?=#?\w+;)")
TAG = re.compile(r"<(?=[A-Za-z/!?])")
NAMED_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
ATTRIBUTE = re.compile(r"""[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")
# These end by themselves, so that none of them nests without another one between.
NEVER_OPEN = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
    *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup"),
    *("option", "optgroup", "rt", "rp"),
}


class TooMuch(Exception):
    """Why markup is not looked at, in a sentence."""


def harmless_html(text: str) -> str:
    """Tables, lists and pictures that it carries itself; no scripts, styles, forms, frames, nothing from elsewhere."""
    small_enough(text)
    return nh3.clean(text, attribute_filter=_harmless_attribute, url_schemes={"http", "https", "mailto", "data"})


def small_enough(text: str) -> None:
    """Raises TooMuch for markup that would take long to clean: that grows with how deep it nests, not with its length.

    Counts at least as much nesting as there is: a tag that is closed in the wrong order stays open.
    """
    open_tags, tags, nesting, at = [], 0, 0, 0
    while found := NAMED_TAG.search(text, at):
        at, tags, name = found.end(), tags + 1, found[2].lower()
        if found[1]:
            if open_tags and open_tags[-1] == name:
                open_tags.pop()
            continue
        attributes = 0
        while more := ATTRIBUTE.match(text, at):
            at, attributes = more.end(), attributes + 1
            if attributes > caps.HTML_ATTRIBUTES:
                raise TooMuch(f"a tag in it has more than {caps.HTML_ATTRIBUTES} attributes")
        if name not in NEVER_OPEN:
            open_tags.append(name)
        nesting += 1 + len(open_tags)
        if tags > caps.HTML_TAGS:
            raise TooMuch(f"it has more than {caps.HTML_TAGS} tags")
        if nesting > caps.HTML_NESTING:
            raise TooMuch("its tags are nested too deeply, or not closed")


def _harmless_attribute(tag: str, name: str, value: str) -> str | None:
    if tag == "img" and name == "src":
        return value if is_picture(value.strip()) else None
    if name in ("href", "cite", "src"):
        return value if LINK.match(value.strip()) else None
    return value


def is_picture(link: str) -> bool:
    """Whether a link carries a picture itself."""
    found = PICTURE.match(link)
    return bool(found) and is_base64(link[found.end() :])


def is_base64(text: str) -> bool:
    return text.isascii() and not text.encode().translate(None, BASE64)


def harmless_markdown(text: str) -> str:
    """Markdown without markup of HTML in it, as text that shows it instead; links only to pages."""
    text = TAG.sub("&lt;", ENTITY.sub("&amp;", text))
    text = SCRIPT.sub("blocked:", text)
    return BUSY_TEX.sub(r"\\text", without_data_links(text))


def without_data_links(text: str) -> str:
    """`data:` is blocked where a comma or a semicolon follows in the same word, as in a link that carries a page."""
    comma = space = -1

    def blocked(found: re.Match) -> str:
        nonlocal comma, space
        if comma < found.end():
            comma = next_of(GOES_ON, text, found.end())
        if space < found.end():
            space = next_of(WORD_END, text, found.end())
        return "blocked:" if comma < space else found[0]

    return DATA.sub(blocked, text)


def next_of(pattern: re.Pattern, text: str, at: int) -> int:
    found = pattern.search(text, at)
    return found.start() if found else len(text)


def harmless_data(data: dict[str, str]) -> dict[str, str]:
    """The forms of one displayed value that a page may show; there is always one."""
    good = {kind: value for kind, value in data.items() if kind in SAFE_KINDS}
    if "text/html" in good:
        good["text/html"] = harmless_html(good["text/html"])
    elif "image/svg+xml" in data:
        # As a picture an SVG runs nothing and fetches nothing.
        picture = base64.b64encode(data["image/svg+xml"].encode()).decode()
        good["text/html"] = f'<img alt="" src="data:image/svg+xml;base64,{picture}">'
    for kind in PICTURES:
        if kind in good and not is_base64(good[kind]):
            del good[kind]
    if "text/latex" in good and BUSY_TEX.search(good["text/latex"]):
        del good["text/latex"]
    elif "text/latex" in good:
        good["text/latex"] = TAG.sub("< ", good["text/latex"])
    for kind in ("text/markdown", "text/latex"):
        if kind in data and kind not in good:
            good["text/plain"] = data[kind]
    return good or {"text/plain": "(an output of a kind that is not shown)"}


def harmless(outputs: Iterable[Output]) -> list[Output]:
    """Outputs as a page may show them."""
    return [harmless_output(output) for output in outputs]


def harmless_output(output: Output) -> Output:
    if "data" not in output:
        return output
    try:
        return {**output, "data": harmless_data(output["data"])}
    except TooMuch as reason:
        return note(f"an output is left out: {reason}")


def attached_pictures(attachments: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Photographs of a derivation, say; nothing else that can be attached to a cell."""
    good = {}
    for name, kinds in attachments.items():
        if isinstance(kinds, dict) and NAME.match(name):
            fine = {k: v for k, v in kinds.items() if k in PICTURES and isinstance(v, str) and is_base64(v)}
            good |= {name: fine} if fine else {}
    return good
