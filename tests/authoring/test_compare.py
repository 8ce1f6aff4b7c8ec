"""What counts as a difference between a build and what is there."""

import base64
import io
from pathlib import Path

import nbformat
import pytest
from PIL import Image, ImageDraw

from autograder.authoring.compare import Sanitizer, first_difference

SANITIZER = Path(__file__).resolve().parents[1] / "nbval_sanitize.cfg"


def picture(*bar, size=(300, 200)):
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle(bar, fill="black")
    stream = io.BytesIO()
    image.save(stream, "png")
    return base64.b64encode(stream.getvalue()).decode()


def stream(text, name="stdout"):
    return nbformat.v4.new_output("stream", name=name, text=text)


def shown(**data):
    return nbformat.v4.new_output("display_data", data={kind.replace("_", "/"): value for kind, value in data.items()})


@pytest.fixture
def difference(tmp_path):
    """The difference between two notebooks of one cell each with these outputs."""

    def between(built, there, tags=()):
        for name, outputs in (("built", built), ("there", there)):
            cell = nbformat.v4.new_code_cell(
                "1", id="one", outputs=outputs, metadata={"tags": list(tags)} if tags else {}
            )
            nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / f"{name}.ipynb")
        return first_difference(tmp_path / "built.ipynb", tmp_path / "there.ipynb", Sanitizer.read(SANITIZER))

    return between


@pytest.mark.parametrize(
    ("built", "there"),
    [
        ("accuracy 0.7612", "accuracy 0.7609"),
        ("difference 3.2e-10", "difference 4.9e-10"),
        ("took 12.3 ms", "took 8 s"),
        ("120/120 - 1s 8ms/step - loss: 0.25", "120/120 - 3s 21ms/step - loss: 0.25"),
        ("123 times faster", "98.5 times faster"),
        ("<f at 0x7fa1b2c3d4e5>", "<f at 0x7fffb2c3d4aa>"),
        ("[ 1.    2.5]", "[1.   2.5]"),
        (f"weights {'Ab9/' * 50}==", f"weights {'Zz8+' * 60}="),
    ],
)
def test_outputs_that_mean_the_same_are_no_difference(difference, built, there):
    assert difference([stream(built)], [stream(there)]) is None


def test_a_number_beyond_the_tolerance_is_a_difference(difference):
    said = difference([stream("accuracy 0.76")], [stream("accuracy 0.71")])
    assert (
        said == "the cell one puts out other stdout: differs in line 1: `accuracy 0.71` where `accuracy 0.76` is built"
    )


def test_a_word_is_a_difference(difference):
    assert "`signal` where `background`" in difference([stream("background")], [stream("signal")])


def test_a_missing_output_is_a_difference(difference):
    assert difference([stream("1"), shown(text_plain="2")], [stream("1")]) == (
        "the cell one puts out stdout where stdout, text/plain is built"
    )


def test_a_tagged_cell_may_put_out_anything(difference):
    assert difference([stream("a")], [stream("b")], tags=["nbval-ignore-output"]) is None


def test_a_picture_may_differ_by_a_few_pixels(difference):
    mine, theirs = picture(40, 40, 200, 150), picture(41, 41, 202, 151, size=(304, 200))
    assert mine != theirs
    assert difference([shown(image_png=mine)], [shown(image_png=theirs)]) is None


def test_another_picture_is_a_difference(difference):
    mine, theirs = picture(40, 40, 200, 150), picture(40, 40, 90, 150)
    assert (
        difference([shown(image_png=mine)], [shown(image_png=theirs)])
        == "the cell one draws another picture (image/png)"
    )


def test_metadata_is_compared_by_key(tmp_path):
    for name, points in (("built", 2.0), ("there", 20.0)):
        cell = nbformat.v4.new_code_cell("1", id="one", metadata={"nbgrader": {"points": points}})
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / f"{name}.ipynb")
    said = first_difference(tmp_path / "built.ipynb", tmp_path / "there.ipynb", Sanitizer())
    assert said == "the cell one has another metadata.nbgrader.points: 20.0 where 2.0 is built"


def test_a_file_that_is_no_notebook_any_more_is_a_difference(tmp_path):
    nbformat.write(nbformat.v4.new_notebook(), tmp_path / "built.ipynb")
    (tmp_path / "there.ipynb").write_text("<html>")
    assert (
        first_difference(tmp_path / "built.ipynb", tmp_path / "there.ipynb", Sanitizer()) == "is no notebook any more"
    )


def test_a_text_file_is_compared_to_the_byte(tmp_path):
    (tmp_path / "built.py").write_text("a = 1.0\n")
    (tmp_path / "there.py").write_text("a = 1.00\n")
    said = first_difference(tmp_path / "built.py", tmp_path / "there.py", Sanitizer())
    assert said == "differs in line 1: `a = 1.00` where `a = 1.0` is built"
