"""The HTML that students see: it says what the text says, by signs and words, and nothing of theirs acts as markup."""

import html
import re
import xml.etree.ElementTree as ET

import pytest

from autograder.student import page
from autograder.student.examine import examine

EVIL = "def column_means(X):\n    print('<script>alert(1)</script>')\n    return '<img src=x onerror=alert(2)> & \"'"
CELLS = {
    "missing": (),
    "stub": ('def column_means(X):\n    raise NotImplementedError("column_means")',),
    "evil": (EVIL,),
    "wrong": ("def column_means(X):\n    return np.mean(X, axis=1)",),
    "right": ("def column_means(X):\n    return np.mean(X, axis=1, keepdims=True)",),
}


@pytest.fixture
def shown(notebook_of, ran):
    def show(*cells):
        notebook = notebook_of(tasks=[("column_means", {"hints": ["a < b", "`c & d`"], "hidden_look_at": ["x < y"]})])
        return page.examination(examine(notebook.public, notebook.public.tasks[0], ran(notebook, *cells)))

    return show


def parsed(written):
    """The page as a tree: it must be well-formed for that."""
    return ET.fromstring(
        re.sub(r"<style>.*?</style>", "", written, flags=re.DOTALL).replace("<details open>", "<details>")
    )


def words(text):
    return re.sub(r"[\s`·]+", "", text)


@pytest.mark.parametrize("cells", CELLS.values(), ids=CELLS)
def test_html_says_what_the_text_says(shown, cells):
    told = shown(*cells)
    tree = parsed(told.html)
    for spoken in tree.iter("span"):
        if spoken.get("class") == "s":
            spoken.text = ""
    assert words("".join(tree.itertext())) == words(told.text)


@pytest.mark.parametrize("cells", CELLS.values(), ids=CELLS)
def test_every_sign_is_spoken(shown, cells):
    tree = parsed(shown(*cells).html)
    signs = [node for node in tree.iter("span") if node.get("aria-hidden") == "true"]
    assert signs and all(sign.text in "✓✗–?" for sign in signs)
    assert len(signs) == len([node for node in tree.iter("span") if node.get("class") == "s"])
    assert tree.get("role") == "group" and tree.get("aria-label")


def test_what_the_student_wrote_is_text(shown):
    told = shown(EVIL)
    assert "<script" not in told.html and "<img" not in told.html
    assert html.escape("<script>alert(1)</script>") in told.html and "<script>alert(1)</script>" in told.text


def test_nothing_depends_on_time_or_memory(shown):
    assert len({shown("def column_means(X):\n    return print") for _ in range(3)}) == 1
    assert not re.search(r"0x[0-9a-f]|\d{2}:\d{2}", shown("def column_means(X):\n    return object()").html)


def test_nothing_is_fetched_from_anywhere(shown):
    assert not re.search(r"https?:|src=|url\(|@import", shown(*CELLS["wrong"]).html)


def test_hints_are_folded_but_the_newest(notebook_of):
    task = notebook_of(tasks=[("f", {"hints": ["a < b", "`c & d`"]})]).public.tasks[0]
    told = page.hints(task, 2).html
    assert "<details><summary>Hint 1</summary><p>a &lt; b</p></details>" in told
    assert "<details open><summary>Hint 2</summary><p><code>c &amp; d</code></p></details>" in told


def test_the_summary_is_a_table_with_heads(notebook_of, ran):
    notebook = notebook_of()
    results = [examine(notebook.public, task, ran(notebook)) for task in notebook.public.tasks]
    tree = parsed(page.summary(notebook.public, results, {}).html)
    assert [head.text for head in tree.iter("th")] == ["task", "points", "public checks"]
    assert all(head.get("scope") == "col" for head in tree.iter("th"))
