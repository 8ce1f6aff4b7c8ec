"""Makes what students show harmless in a browser: their markup stays readable, and none of it runs or fetches."""

import base64
import re
from typing import Any

import nh3

PICTURES = ("image/png", "image/jpeg", "image/gif")
SAFE_KINDS = ("text/plain", "text/html", "text/latex", "application/json", *PICTURES)
PICTURE = re.compile(r"data:image/(png|jpeg|gif|svg\+xml|webp);base64,[A-Za-z0-9+/=\s]*\Z")
LINK = re.compile(r"(https?:|mailto:|#)", re.IGNORECASE)
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*\Z")
# TeX of MathJax that makes links, styles and ids, or loads more.
BUSY_TEX = re.compile(r"\\(href|url|class|cssId|style|require|unicode|data|html\w*|def|let|newcommand|csname)\b")
RUNS = re.compile(r"(java|vb|live)script\s*:|data\s*:(?=\S*[,;])", re.IGNORECASE)
ENTITY = re.compile(r"&(?=#?\w+;)")
TAG = re.compile(r"<(?=[A-Za-z/!?])")


def harmless_html(text: str) -> str:
    """Tables, lists and pictures that it carries itself; no scripts, styles, forms, frames, nothing from elsewhere."""
    return nh3.clean(text, attribute_filter=_harmless_attribute, url_schemes={"http", "https", "mailto", "data"})


def _harmless_attribute(tag: str, name: str, value: str) -> str | None:
    if tag == "img" and name == "src":
        return value if PICTURE.match(value.strip()) else None
    if name in ("href", "cite", "src"):
        return value if LINK.match(value.strip()) else None
    return value


def harmless_markdown(text: str) -> str:
    """Markdown without markup of HTML in it, as text that shows it instead; links only to pages."""
    text = TAG.sub("&lt;", ENTITY.sub("&amp;", text))
    text = RUNS.sub("blocked:", text)
    return BUSY_TEX.sub(r"\\text", text)


def harmless_data(data: dict[str, Any]) -> dict[str, Any]:
    """The forms of one displayed value that a page may show; there is always one."""
    good = {kind: value for kind, value in data.items() if kind in SAFE_KINDS}
    if "text/html" in good:
        good["text/html"] = harmless_html(good["text/html"])
    elif "image/svg+xml" in data:
        # As a picture an SVG runs nothing and fetches nothing.
        picture = base64.b64encode(data["image/svg+xml"].encode()).decode()
        good["text/html"] = f'<img alt="" src="data:image/svg+xml;base64,{picture}">'
    for kind in PICTURES:
        if kind in good and not BASE64.match(good[kind]):
            del good[kind]
    if "text/latex" in good and BUSY_TEX.search(good["text/latex"]):
        del good["text/latex"]
    elif "text/latex" in good:
        good["text/latex"] = TAG.sub("< ", good["text/latex"])
    for kind in ("text/markdown", "text/latex"):
        if kind in data and kind not in good:
            good["text/plain"] = data[kind]
    return good or {"text/plain": "(an output of a kind that is not shown)"}
