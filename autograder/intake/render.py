"""Prose and outputs of a student's as HTML that a page may hold. Knows no page."""

import functools
import re
from collections.abc import Mapping
from html import unescape
from typing import Any

import mistune
import nh3
from markupsafe import Markup, escape

from autograder.intake.markup import PICTURES, TooMuch, is_picture, small_enough
from autograder.intake.text import cut, shown

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
HEADING = re.compile(r"<(/?)h([1-6])")
# As nh3 writes it: every value in quotes, and no quote in a value.
IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')


def pieces(asked: list[list]) -> list[Any]:
    """Of ["prose", text, attached pictures] its HTML, of ["outputs", outputs, description] that of each that shows."""
    return [PIECES[kind](*parts) for kind, *parts in asked]


def prose_piece(text: str, pictures: Mapping[str, Mapping[str, str]]) -> str:
    try:
        return str(markdown(text, pictures))
    except TooMuch as reason:
        return left_out(reason)


def outputs_piece(outputs: list[Mapping[str, Any]], alt: str) -> list[str]:
    found = []
    for told in outputs:
        try:
            found.append(str(output(told, alt) or ""))
        except TooMuch as reason:
            found.append(left_out(reason))
    return [html for html in found if html]


def left_out(reason: TooMuch) -> str:
    return str(Markup("<p>(left out here: {})</p>").format(str(reason)))


PIECES = {"prose": prose_piece, "outputs": outputs_piece}
QUESTIONS = {"pieces": pieces}


def warm_up() -> None:
    """Use everything once: what is imported or made on first use may be out of reach later."""
    shown_html = {"output_type": "display_data", "data": {"text/html": "<img>"}}
    pieces([["prose", "# a\n\n| a |\n|---|\n| $1$ ~~b~~ <b> |", {}], ["outputs", [shown_html], "a"]])


def clean(html: str) -> Markup:
    """Markup of a student's as text, tables and pictures that it carries itself. The comment of `submit` goes too."""
    small_enough(html)
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
        return value if is_picture(value.strip()) else None
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
        return url if is_picture(url) else super().safe_url(url)


def lower_headings(html: str) -> str:
    """A student's headings stand below the page's own."""
    return HEADING.sub(lambda found: f"<{found[1]}h{min(6, int(found[2]) + 3)}", html)


def output(told: Mapping[str, Any], alt: str) -> Markup | None:
    """One output of a cell, which `markup` has made harmless; None for what shows nothing."""
    if told["output_type"] == "stream":
        return preformatted(told["text"], "printed")
    if told["output_type"] == "error":
        return preformatted("\n".join(told["traceback"]) or f"{told['ename']}: {told['evalue']}", "error")
    data = told["data"]
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
    return Markup(IMAGE.sub(lambda found: with_description(found[1], alt), html))


def with_description(attributes: str, alt: str) -> str:
    attributes = attributes.replace(' alt=""', "", 1)
    return f"<img{attributes}>" if " alt=" in attributes else f'<img alt="{escape(alt)}"{attributes}>'


def preformatted(text: str, kind: str) -> Markup | None:
    text = cut(shown(text)).rstrip()
    return Markup('<pre class="{}">{}</pre>').format(kind, text) if text.strip() else None
