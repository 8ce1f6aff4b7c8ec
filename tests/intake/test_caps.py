"""Files, cells, outputs, markup: how much of each is read, and what is said where there is more."""

import json
import os
import threading
import time

import pytest

from autograder.intake import caps
from autograder.intake.markup import TooMuch, harmless, harmless_html
from autograder.intake.questions import own_outputs, shown_prose
from autograder.intake.read import Unreadable, parse, read
from autograder.intake.training import definitions

CODE = {"cell_type": "code", "source": "def double(x):\n    return 2 * x"}
PRINTED = {"output_type": "stream", "name": "stdout", "text": "1"}


def many(cell: dict, count: int, **more) -> bytes:
    return json.dumps({"cells": [CODE, *[{**cell, **more}] * count]}).encode()


def nested(depth: int) -> bytes:
    return b'{"cells": [], "metadata": ' + b"[" * depth + b"]" * depth + b"}"


MORE = {
    "cells": (many(CODE, 5000), "has 5001 cells, more than 5000: hand in the notebook of the course"),
    "outputs": (
        many(CODE, 2, outputs=[PRINTED] * 26_000),
        "has 52000 outputs, more than 50000: clear them and save it",
    ),
    "code": (
        many(CODE, 5, source="x" * (1 << 20)),
        "has 5 MB of code: move the data out of its cells and save it again",
    ),
    "prose": (many(CODE, 9, cell_type="raw", source="x" * (1 << 20)), "has 9 MB of prose: move the data out of its"),
    "depth": (nested(100_000), "is no notebook, it is nested too deeply: download it as .ipynb and hand that in"),
}


@pytest.mark.parametrize(("data", "sentence"), MORE.values(), ids=MORE)
def test_a_notebook_with_more_of_something_than_any_person_writes_is_told_so(data, sentence):
    with pytest.raises(Unreadable) as refused:
        parse(data, "x.ipynb")
    assert str(refused.value).startswith(f"x.ipynb {sentence}")


def test_as_much_as_is_allowed_is_read():
    assert len(parse(many(CODE, 4999), "x.ipynb")["cells"]) == 5000


@pytest.mark.parametrize("depth", [*range(900, 1000, 7), 5000])
def test_no_depth_of_nesting_raises_anything_else(depth):
    deep = "[" * depth + "]" * depth
    cell = '{"cell_type": "code", "source": [%s, "x = 1"], "metadata": {"nbgrader": %s}, "outputs": [%s], "id": %s}'
    try:
        parse(f'{{"cells": [{cell % (deep, deep, deep, deep)}]}}'.encode(), "x.ipynb")
    except Unreadable as reason:
        assert "nested too deeply" in str(reason)


def test_parts_of_the_wrong_kind_are_none():
    cell = {
        "cell_type": 3,
        "source": [1, None, ["x"], "x = 1"],
        "metadata": [],
        "outputs": {},
        "attachments": 3,
        "id": 4,
    }
    (found,) = parse(json.dumps({"cells": [None, 3, cell]}).encode(), "x.ipynb")["cells"]
    assert found == {
        "cell_type": "raw", "source": "x = 1", "metadata": {}, "outputs": [], "attachments": {}, "id": "",
    }  # fmt: skip


# The file.


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "theirs.ipynb").write_bytes(many(CODE, 1))
    (tmp_path / "x.ipynb").symlink_to(tmp_path / "theirs.ipynb")
    with pytest.raises(Unreadable, match=r"x\.ipynb is a link to another file: the notebook itself must lie there"):
        read(tmp_path / "x.ipynb")


def test_a_link_that_is_put_in_the_place_of_a_file_is_not_followed(tmp_path):
    """However often they are exchanged: what is read is what was opened."""
    path, secret, link = tmp_path / "x.ipynb", tmp_path / "secret", tmp_path / "link"
    secret.write_text("a secret")
    done = threading.Event()

    def exchange():
        while not done.is_set():
            path.unlink(missing_ok=True)
            path.write_text("mine")
            link.unlink(missing_ok=True)
            link.symlink_to(secret)
            link.replace(path)

    thread = threading.Thread(target=exchange)
    thread.start()
    try:
        until = time.process_time() + 1
        while time.process_time() < until:
            try:
                assert b"secret" not in read(path)[0]
            except Unreadable:
                continue
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_told_so_and_nobody_waits_for_it(tmp_path, make):
    make(tmp_path / "x.ipynb")
    with pytest.raises(Unreadable, match=r"x\.ipynb is no file: hand in the notebook as \.ipynb"):
        read(tmp_path / "x.ipynb")


# Markup.

HEAVY = {
    "attributes of one tag": "<i " + " ".join(f"a{k}" for k in range(8000)) + ">",
    "attributes in quotes": '<i a=">" ' + " ".join(f"a{k}='>'" for k in range(8000)) + ">",
    "attributes without spaces": "<i" + "".join(f"/a{k}" for k in range(8000)) + ">",
    "tags in tags": "<div>" * 20_000,
    "tags in tags of a table": "<table><tr><td>" * 20_000,
    "tags that are closed where it does nothing": "<div><table></div></table>" * 20_000,
    "misnested formatting": "<a><b><i><u>" * 5000 + "</a></b>" * 10_000,
    "formatting that goes on": "".join(f"<b a={k}>" for k in range(2000)) + "<p>x" * 20_000,
    "letters of both cases": "<DiV>" * 20_000,
    "names of their own": "<x-y>" * 20_000,
    "drawings": "<svg><g>" * 20_000,
    "comments that are none": "<!--><div>" * 20_000,
    "in what is no markup": "<style><div>" * 20_000,
    "many tags": "<p>a</p>" * 200_000,
}


@pytest.mark.parametrize("html", HEAVY.values(), ids=HEAVY)
def test_markup_that_would_take_long_to_clean_is_left_out_with_a_note(html):
    began = time.process_time()
    shown = {"output_type": "display_data", "data": {"text/html": html, "text/plain": "plain"}, "metadata": {}}
    (output,) = harmless([shown])
    assert output["data"]["text/plain"].startswith("(an output is left out: ")
    assert set(output["data"]) == {"text/plain"}
    assert time.process_time() - began < 2


@pytest.mark.parametrize("html", HEAVY.values(), ids=HEAVY)
def test_the_largest_of_these_that_is_taken_is_cleaned_in_no_time(html):
    """Whatever stays below the limits is cheap: they are set by what cleaning costs."""
    low, high = 0, len(html)
    while high - low > 100:
        middle = (low + high) // 2
        try:
            harmless_html(html[:middle])
            low = middle
        except TooMuch:
            high = middle
    began = time.process_time()
    harmless_html(html[:low])
    assert time.process_time() - began < 2


def test_a_large_table_and_a_large_picture_are_shown():
    table = "<table>" + "<tr><td>1</td><td>2</td></tr>" * 5000 + "</table>"
    picture = '<img src="data:image/png;base64,' + ("A" * 76 + "\n") * 20_000 + '">'
    assert harmless_html(table).count("<td>2</td>") == 5000
    assert harmless_html(picture).count("A") == 76 * 20_000


def test_what_a_cell_shows_beyond_its_share_is_left_out_with_a_note():
    shown = own_outputs([{**PRINTED, "text": "x" * 600}] * 9, 3000)
    assert [output.get("text", "")[:1] for output in shown] == ["x"] * 4 + [""]
    assert shown[-1]["data"]["text/plain"] == "(more outputs are left out here)"


def test_prose_beyond_any_answer_is_cut_with_a_note():
    assert shown_prose("x" * (caps.PROSE_SHOWN + 7)).endswith("x\n\n(7 more characters are left out here)")


# Code.


def test_a_definition_that_nobody_can_write_out_again_is_left_out_and_the_others_stay():
    source = "import math\ndef deep():\n    return " + "+".join(["1"] * 400) + "\ndef flat():\n    return 1"
    assert definitions(source) == "import math\n\ndef flat():\n    return 1"
