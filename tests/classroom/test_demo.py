"""A class that does not exist, and the whole story of its term told by one command."""

import csv
import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from autograder.classroom.demo import made_up
from autograder.classroom.demo.demo import DUE
from autograder.course.course import Course
from autograder.intake.evidence import evidence_in
from autograder.intake.read import parse

ROOT = Path(__file__).resolve().parents[2]
NUMPY, KERAS = "03_logistic_regression", "12_track_shower_cnn"
COURSE = Course(ROOT)


def made(name: str, count: int = 30) -> list[made_up.HandIn]:
    source, release = (ROOT / kind / name / f"{name}.ipynb" for kind in ("source", "release"))
    return made_up.hand_ins(COURSE.assignment(name), source, release, made_up.people(count), DUE)


@pytest.fixture(scope="module")
def class_of_thirty() -> dict[str, made_up.HandIn]:
    return {upload.person.id: upload for upload in made(NUMPY)}


def of_kind(uploads: dict[str, made_up.HandIn], kind: str) -> list[made_up.HandIn]:
    return [upload for upload in uploads.values() if upload.person.kind == kind]


def notebook(upload: made_up.HandIn) -> dict:
    return json.loads(upload.files[-1][1])


def sources(upload: made_up.HandIn) -> list[str]:
    return ["".join(cell["source"]) for cell in notebook(upload)["cells"] if cell["cell_type"] == "code"]


def test_the_class_has_every_kind_of_submission_and_two_of_one_name():
    class_ = made_up.people(30)
    assert {person.kind for person in class_} == {*made_up.SPECIAL, *made_up.LEVELS}
    namesakes = [person for person in class_ if person.name == "Anna Schmidt"]
    assert len({person.id for person in namesakes}) == 2
    assert all(person.kind in made_up.LEVELS for person in namesakes)


@pytest.mark.parametrize("count", [1, 2, 5, 29, 30, 200])
def test_a_class_of_any_size_has_ids_of_its_own(count):
    class_ = made_up.people(count)
    assert len({person.id for person in class_}) == count
    assert all(person.id.isascii() and person.id.isalnum() for person in class_)


def test_the_same_class_is_made_again(class_of_thirty):
    again = made_up.moodle_zip(made(NUMPY))
    assert made_up.moodle_zip(list(class_of_thirty.values())) == again


def test_the_late_are_late_and_the_others_are_not(class_of_thirty):
    for upload in class_of_thirty.values():
        assert (upload.when > DUE) == ("late" in upload.person.kind)


def test_who_copied_has_somebody_elses_code(class_of_thirty):
    (plain,) = of_kind(class_of_thirty, "copier")
    others = [sources(upload) for upload in of_kind(class_of_thirty, "half")]
    assert sources(plain) in others
    (hidden,) = of_kind(class_of_thirty, "copier in disguise")
    assert sources(hidden) not in others
    assert any("my_" in source for source in sources(hidden))


def test_a_disguise_keeps_what_the_code_does():
    source = (
        "def f(a, b=2):\n    # twice\n    total = a * b\n    for k in range(3):\n        total += k\n    return total\n"
    )
    before, after = {}, {}
    exec(source, before)
    exec(made_up.disguised(source), after)
    assert "my_total" in made_up.disguised(source)
    assert after["f"](a=5, b=3) == before["f"](5, 3)


def test_no_misconception_brings_its_own_explanation_along(class_of_thirty):
    sentences = [m.says[:40] for m in COURSE.assignment(NUMPY).misconceptions]
    for upload in of_kind(class_of_thirty, "wrong"):
        text = " ".join(" ".join(sources(upload)).split())
        assert not any(sentence in text for sentence in sentences)


def test_right_weights_are_like_the_stored_ones_and_nobody_elses():
    if not (ROOT / "source" / KERAS).exists():
        pytest.skip(f"{KERAS} is not built")
    assignment = COURSE.assignment(KERAS)
    uploads = {upload.person.id: upload for upload in made(KERAS)}
    found = {}
    for upload in uploads.values():
        if upload.person.kind in ("right", "half", "late", "copier"):
            (evidence,) = evidence_in(parse(upload.files[-1][1], "x.ipynb"), assignment.outline).values()
            if evidence.weights:
                found.setdefault(evidence.weights.digest, []).append(upload.person.kind)
    assert len(found) >= 3
    assert all(len(kinds) == 1 or "copier" in kinds for kinds in found.values())


def test_moodles_archive_and_worksheet_fit_together(class_of_thirty):
    uploads = list(class_of_thirty.values())
    with zipfile.ZipFile(BytesIO(made_up.moodle_zip(uploads))) as packed:
        numbers = {name.split("_")[1] for name in packed.namelist()}
    rows = list(csv.DictReader(made_up.moodle_sheet(uploads, made_up.people(30), 27).splitlines()))
    handed_in = [row for row in rows if row["Status"].startswith("Submitted")]
    assert {row["Identifier"].removeprefix("Participant ") for row in handed_in} == numbers
    assert len(rows) == 30


def test_the_demo_has_the_courses_rule_and_due_dates_of_its_own():
    text = COURSE.settings.with_due({NUMPY: DUE}).as_toml()
    assert "free_days = 3" in text
    assert text.endswith(f"[late.due]\n{NUMPY} = 2026-11-20T12:00:00\n")
    assert text.count("[late.due]") == 1


def demo(*arguments: object) -> subprocess.CompletedProcess:
    command = [Path(sys.executable).parent / "autograder", "demo", *map(str, arguments)]
    environment = {key: value for key, value in os.environ.items() if key != "AUTOGRADER_COURSE"}
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=560)


def test_the_demo_never_writes_into_a_folder_that_is_not_its_own(tmp_path):
    (tmp_path / "thesis.tex").write_text("years of work")
    done = demo("--out", tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"autograder: {tmp_path} is not empty and no demo: name another folder with --out\n"
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.tex"]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess]:
    """The demo with a class of six, which has one of each of the first kinds."""
    root = tmp_path_factory.mktemp("demo") / "class"
    return root, demo("--students", 6, "--out", root)


def test_the_demo_tells_the_story_and_ends_with_the_report(told):
    _, done = told
    assert done.returncode == 0, done.stderr
    steps = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    titles = ("release", "collect", "autograde", "feedback", "export", "report")
    assert [next(step for step in steps if step.startswith(title)) for title in titles]
    assert Path(done.stdout.splitlines()[-1]).exists()


def test_every_step_of_the_demo_has_left_its_result(told):
    root, _ = told
    assert (root / "release" / NUMPY / f"{NUMPY}.ipynb").exists()
    handed_in = {path.parents[1].name for path in root.glob(f"submitted/*/{NUMPY}/{NUMPY}.ipynb")}
    assert handed_in
    assert {path.stem for path in (root / ".autograder" / "receipts" / NUMPY).glob("*.json")} == handed_in
    assert {path.parents[1].name for path in root.glob(f"feedback/*/{NUMPY}/*.html")} == handed_in
    rows = list(csv.DictReader((root / "moodle" / f"{NUMPY} graded.csv").read_text().splitlines()))
    assert sum(bool(row["Grade"]) for row in rows) == len(handed_in)
    with (root / "grades.csv").open() as table:
        assert {row["student"] for row in csv.DictReader(table)} == handed_in


def test_forgers_and_burglars_earn_nothing(told):
    root, _ = told
    kinds = {person.id: person.kind for person in made_up.people(6)}
    with (root / "grades.csv").open() as table:
        scores = {}
        for row in csv.DictReader(table):
            scores.setdefault(kinds[row["student"]], []).append(float(row["raw_score"] or 0))
    assert sum(scores["forger"]) == sum(scores["burglar"]) == 0


def test_a_second_run_grades_nothing_again(told):
    root, _ = told
    before = {path: path.stat().st_mtime_ns for path in (root / ".autograder" / "receipts").rglob("*.json")}
    again = demo("--students", 6, "--out", root)
    assert again.returncode == 0, again.stderr
    assert {path: path.stat().st_mtime_ns for path in (root / ".autograder" / "receipts").rglob("*.json")} == before
