"""File names, links and metadata that lead out of where they stand."""

import os

import pytest


@pytest.mark.parametrize(
    "name",
    [
        "01_walls\n.ipynb",
        "01_walls (1).ipynb",
        "..01_walls.ipynb",
        "01_walls.ipynb; rm -rf .ipynb",
        "$(id)01_walls.ipynb",
    ],
)
def test_odd_names_are_only_names(attack, name):
    assert attack.grade(attack.hand_in(attack.notebook(attack.honest()), name)).scores == attack.points


@pytest.mark.parametrize(
    "wanted", ["../../notes", "/etc", "..", "01_walls/../01_walls", "", None, ["01_walls"], {"a": 1}]
)
def test_metadata_names_no_other_folder(attack, wanted):
    text = attack.notebook(attack.honest(), autograder={"assignment": wanted, "version": "../9"})
    assert attack.grade(attack.hand_in(text)).scores == attack.points


@pytest.mark.parametrize("id", ["../../../x", "a\0b", "<script>", "x" * 100_000])
def test_cell_ids_are_only_text(attack, id):
    cells = [{**cell, "id": id} for cell in attack.honest()]
    assert attack(cells).scores == attack.points


def test_a_link_to_another_submission_is_not_a_submission(attack):
    path = attack.hand_in("")
    path.unlink()
    path.symlink_to(attack.neighbour)
    report = attack.grade(path).report
    assert report.status == "failed"
    assert "link" in report.reason


def test_a_link_to_a_secret_file_shows_nothing_of_it(attack, course):
    path = attack.hand_in("")
    path.unlink()
    path.symlink_to(course / "notes.txt")
    assert attack.grade(path).report.status == "failed"


def test_a_pipe_is_not_waited_for(attack):
    path = attack.hand_in("")
    path.unlink()
    os.mkfifo(path)
    report = attack.grade(path).report
    assert (report.status, report.reason) == ("failed", "01_walls.ipynb is no file: hand in the notebook as .ipynb")
