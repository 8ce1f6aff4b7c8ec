import json

import numpy as np
import pytest

from autograder.authoring.calibrate import (
    PICTURE,
    RESULT,
    STUDY,
    Study,
    calibrate,
    fingerprint,
    logit,
    stale,
    threshold_of,
)
from autograder.course.course import Course, find_course
from autograder.errors import Problem

GOOD = [0.90, 0.91, 0.89, 0.905, 0.895]

SCRIPT = '''
"""A study that counts how often it is trained."""
from pathlib import Path

from autograder.authoring.calibrate import Study

HERE = Path(__file__).parents[1]


def train(seed):
    """Leaves a line for each training."""
    with (HERE / "trained").open("a") as file:
        file.write("x")
    return 0.9 + 0.001 * (seed % 5)


STUDIES = (
    Study("tagger", "AUC", train, {"a coin": lambda seed: 0.5}, settings={"test": 100}, sources=(SOURCE,), seeds=6),
)
'''


def folder_with(tmp_path, source="def reference(): return 1"):
    (tmp_path / "calibration").mkdir(parents=True, exist_ok=True)
    (tmp_path / STUDY).write_text(SCRIPT.replace("SOURCE", repr(source)))
    return tmp_path


def quietly(text):
    pass


def test_the_cut_lies_four_deviations_below_the_mean_of_the_logits():
    scores = logit(GOOD)
    cut = threshold_of(GOOD, {"a coin": [0.5] * 5})
    assert float(logit(cut)) == pytest.approx(scores.mean() - 4 * scores.std(ddof=1), abs=2e-3)
    assert cut < min(GOOD)


def test_a_wrong_model_above_the_cut_is_named():
    with pytest.raises(Problem, match="raw features"):
        threshold_of(GOOD, {"a coin": [0.5] * 5, "raw features": [0.7, 0.89, 0.88, 0.7, 0.89]})


def test_one_lucky_training_of_a_wrong_model_does_not_move_the_95th_percentile_above_the_cut():
    assert threshold_of(GOOD, {"mostly bad": [0.6] * 39 + [0.95]}) < 0.9


def test_perfect_scores_still_give_a_cut():
    assert 0.9 < threshold_of([1.0] * 5, {}) <= 1.0


def test_the_result_holds_distributions_settings_and_a_picture(tmp_path):
    folder = folder_with(tmp_path / "10_x")
    calibrate(folder, tmp_path / "progress", quietly)
    result = json.loads((folder / RESULT).read_text())["studies"]["tagger"]
    assert len(result["reference"]) == 6
    assert result["wrong"] == {"a coin": [0.5] * 6}
    assert result["settings"] == {"test": 100}
    assert 0.5 < result["threshold"] < 0.9
    assert (folder / PICTURE).read_bytes().startswith(b"\x89PNG")


def test_what_is_up_to_date_is_not_trained_again(tmp_path):
    folder = folder_with(tmp_path / "10_x")
    for _ in range(2):
        calibrate(folder, tmp_path / "progress", quietly)
    assert (folder / "trained").read_text() == "x" * 6


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path):
    folder = folder_with(tmp_path / "10_x")
    calibrate(folder, tmp_path / "progress", quietly)
    (kept,) = (tmp_path / "progress").iterdir()
    scores = json.loads(kept.read_text())
    kept.write_text(json.dumps({"reference": scores["reference"][:4]}))
    (folder / RESULT).unlink()
    (folder / "trained").unlink()
    calibrate(folder, tmp_path / "progress", quietly)
    assert (folder / "trained").read_text() == "x" * 2


def test_a_changed_reference_makes_it_stale_and_a_changed_comment_does_not(tmp_path):
    folder = folder_with(tmp_path / "10_x")
    assert stale(folder) == ["tagger"]
    calibrate(folder, tmp_path / "progress", quietly)
    assert stale(folder) == []
    folder_with(folder, "def reference():\n    'It says more.'\n    return 1  # why")
    assert stale(folder) == []
    folder_with(folder, "def reference(): return 2")
    assert stale(folder) == ["tagger"]


def test_a_changed_generator_changes_the_fingerprint():
    first, second = (
        Study("t", "AUC", float, {}, sources=(text,)) for text in ("def draw(): return 1", "def draw(): return 1.5")
    )
    assert fingerprint(first) != fingerprint(second)


def test_what_is_imported_from_elsewhere_in_the_package_is_still_the_same():
    here, there = (
        Study("t", "AUC", float, {}, sources=(f"from autograder.{room} import config_of",)) for room in ("a.b", "c")
    )
    assert fingerprint(here) == fingerprint(there)


CALIBRATED = [n for n, f in find_course().folders.items() if (f / STUDY).exists()]


@pytest.mark.parametrize("name", CALIBRATED)
def test_no_threshold_of_the_course_is_stale(name):
    folder = Course(find_course().root).folders[name]
    assert stale(folder) == [], "run `make calibrate`"
    result = json.loads((folder / RESULT).read_text())
    for study in result["studies"].values():
        assert len(study["reference"]) == 30
        assert study["threshold"] == threshold_of(study["reference"], study["wrong"])
        assert all(len(values) == 30 and np.isfinite(values).all() for values in study["wrong"].values())
