"""The class on a page: every number counted by hand on a small class, and names only where they belong."""

import json
import re
import shutil
import subprocess
import sys
from html import unescape

import numpy as np
import pytest

from autograder.classroom.pages import charts
from autograder.classroom.pages.gathered import ODD, discrimination, gather
from autograder.classroom.pages.report import pseudonym, write_report
from autograder.errors import Problem
from autograder.intake.repairs import WORDS, Repair
from autograder.student.submit import submit

TINY = "01_tiny"
SQUARE = "That is the square. For which number are the square and the double the same?"
SECRET_NAMES = ("ada", "bob", "cleo", "dan", "eve", "fritz")


@pytest.fixture
def small(graded):
    """Six students: two right, two square, one without anything, one that could not be graded."""
    check, task = graded.check, graded.task

    def double(outcome, known=None):
        return [check("one_two", outcome, SQUARE if known else "", known), check("stays", "pass")]

    total_right, total_wrong = task(4, 4, check("of_three", "pass")), task(0, 4, check("of_three", "fail"))
    graded.write("ada", {"double": task(3, 3, *double("pass")), "total": total_right}, seconds=1.0)
    graded.write("bob", {"double": task(3, 3, *double("pass")), "total": task(2, 4, check("of_three", "ungradable"))})
    graded.write("cleo", {"double": task(0, 3, *double("fail", "squares")), "total": total_right}, seconds=0.25)
    wall = [Repair("stopped", "cell 3", "memory"), Repair("renamed", detail="Copy of dan.ipynb")]
    graded.write("dan", {"double": task(0, 3, *double("fail", "squares")), "total": total_wrong}, repairs=wall)
    nothing = {"double": task(0, 3, check("one_two", "skipped"), check("stays", "skipped")), "total": total_wrong}
    odd = graded.made.a_notebook("import os\nos._exit(0)  # fritz was here")
    graded.write("fritz", nothing, repairs=[Repair("renamed", detail="fritz (1).ipynb")], notebook=odd)
    graded.write(
        "eve",
        reason="eve's own words.ipynb is no notebook: hand in another",
        why="is no notebook: hand in another",
        notebook="x",
    )
    return graded


def page_of(course, name=TINY, **more):
    return (write_report(course, **more).parent / f"{name}.html").read_text()


def words(html):
    body = html[html.index("<body>") :]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))


def test_every_number_is_the_one_counted_by_hand(small):
    told = words(page_of(small.course))
    for said in (
        "Median 4 of 7 points, mean 3.2",
        "6 handed in, 5 graded, 1 could not be graded .",
        "double 1.2 3 2 0 3",  # mean, of, all, some, none
        "total 2 4 2 1 2",
        f"40 % (2) double : {SQUARE} Who cleo, dan",
        "one two hidden 2 2 1 50",  # passed, failed, not run, per cent
        "of three hidden ! could not be checked 1 times: mend it 2 2 0 50",
        "dan 0 of 7 points, no point in 2 of 2 tasks",
        "fritz 0 of 7 points",
        "cleo 4 of 7 points, no point in 1 of 2 tasks",
        "eve could not be graded",
        "took more memory than it may 1 dan",
        "fritz os._exit",
        "the file had another name: 2",
        "dan: the file was called Copy of dan.ipynb",
        "Grading took 2.8 s in all; half of the notebooks took less than 0.50 s",
        "5 graded behind: user, mount, net, rlimits, landlock, seccomp.",
        "1 check could not be run for somebody, which is our fault.",
    ):
        assert said in told
    assert "ada 7" not in told  # who needs no help is not named


def test_the_course_page_counts_what_was_not_graded_as_nothing(small):
    path = write_report(small.course)
    told = words(path.read_text())
    assert path == small.root / "report" / "index.html"
    assert "6 students, 1 assignment graded." in told
    assert "A tiny notebook 01_tiny ! 1 checks could not be run for somebody 6 1 57 40 %: " + SQUARE in told
    assert "ada 7 100" in told and "bob 5 71" in told and "eve not graded 0" in told
    assert "dan 0 % of all points" in told and "cleo 4 57" in told and "cleo 57 % of" not in told


def test_who_was_weak_in_the_last_two_assignments_needs_help(graded):
    tasks = dict(zip("abc", (9, 4, 3), strict=True))
    for name, score in tasks.items():
        shutil.copytree(graded.root / "assignments" / TINY, graded.root / "assignments" / f"1{name}")
        graded.made.write(graded.root, f"1{name}", "ada", {"double": graded.task(score, 9)})
        graded.made.write(graded.root, f"1{name}", "bob", {"double": graded.task(9, 9)})
    told = words(write_report(graded.course).read_text())
    assert "ada the last two assignments: 44 % and 33 %" in told
    assert "bob" not in told[told.index("The rule") : told.index("Everybody")]


def test_discrimination_is_the_point_biserial_with_the_other_tasks(graded):
    scores = [4, 4, 3, 1, 0, 2]
    passed = [1, 1, 0, 1, 0, 0]
    for k, (score, good) in enumerate(zip(scores, passed, strict=True)):
        double = graded.task(3 * good, 3, graded.check("one_two", "pass" if good else "fail"))
        graded.write(f"s{k}", {"double": double, "total": graded.task(score, 4, graded.check("of_three", "pass"))})
    graded.write("none", {"double": graded.task(0, 3, graded.check("one_two", "skipped")), "total": graded.task(4, 4)})
    found = gather(graded.course, TINY)
    p, q = np.array(scores)[np.array(passed) == 1], np.array(scores)[np.array(passed) == 0]
    expected = (p.mean() - q.mean()) / np.std(scores) * np.sqrt(len(p) * len(q)) / len(scores)
    assert discrimination(found, found.checks["double", "one_two"]) == pytest.approx(expected)
    assert discrimination(found, found.checks["total", "of_three"]) is None  # everybody passes


def test_a_check_that_the_weaker_pass_is_flagged(graded):
    for k in range(6):
        double = graded.task(3, 3, graded.check("one_two", "pass" if k < 3 else "fail"))
        graded.write(f"s{k}", {"double": double, "total": graded.task(0 if k < 3 else 4, 4)})
    assert "! those who pass are otherwise weaker: read it again 3 3 0 50 −1.00" in words(page_of(graded.course))


def test_without_names_nobody_is_named_and_the_numbers_are_the_same(small):
    (small.root / "roster.csv").write_text("id,first name,last name\nada,Ada,Lovelace\neve,Eve,Adams\nzoe,Zoë,Zander\n")
    html = page_of(small.course, anonymous=True) + write_report(small.course, anonymous=True).read_text()
    told = words(html)
    for name in (*SECRET_NAMES, "Lovelace", "Adams", "Zander", "own words"):
        assert not re.search(rf"\b{name}\b", html, re.IGNORECASE), name
    assert "Median 4 of 7 points" in told and "is no notebook: hand in another" in told
    assert "the file had another name: 2" in told


def test_pseudonyms_are_stable_and_need_the_secret():
    assert pseudonym(b"a", "ada") == pseudonym(b"a", "ada") != pseudonym(b"b", "ada")
    assert len({pseudonym(b"a", f"s{k}") for k in range(2000)}) == 2000
    assert re.fullmatch(r"P-[A-Z2-7]{6}", pseudonym(b"a", "Þóra"))


def test_the_roster_gives_names_and_tells_who_handed_in_nothing(small):
    (small.root / "roster.csv").write_text("id,first name,last name\nada,Ada,Lovelace\nzoe,Zoë,Zander\n")
    told = words(page_of(small.course))
    assert "6 handed in of 2 on the roster" in told
    assert "Nothing handed in: Zoë Zander (zoe)." in told


def test_equal_files_and_similar_code_are_listed(graded):
    odd = "def total(x):\n    left, right = 0.0, len(x)\n    while right > 0:\n        right -= 1\n"
    odd += "        if x[right] != 0 or x[right] == -1:\n            left = left + x[right] * 2 - 0\n    return left"
    for who, source in (("ada", odd), ("bob", odd), ("cleo", odd.replace("left", "a").replace("right", "b"))):
        graded.write(who, {"double": graded.task(3, 3)}, notebook=graded.made.a_notebook(source))
    told = words(page_of(graded.course))
    assert "The same file, to the byte: ada, bob" in told
    assert "ada and bob 100 100" in told and "ada and cleo 100 100" in told and "while right > 0:" in told


def test_equal_weights_are_listed(graded, keras_like):
    with (graded.root / "assignments" / TINY / "assignment.toml").open("a") as toml:
        toml.write("[tasks.net]\npoints = 1\nmodel = true\n")
    (graded.root / "assignments" / TINY / "tasks" / "net.py").write_text("")
    for who, scale in (("ada", 1.0), ("bob", 1.5), ("cleo", 1.0)):
        html = submit(keras_like.larger(scale), "net").html
        shown = graded.made.cell(f"submit(net, 'net')  # {who}", graded.made.display(text_html=html))
        graded.write(who, {"double": graded.task(3, 3)}, notebook=graded.made.a_notebook() | {"cells": [shown]})
    assert "The same weights of a network: net : ada, cleo" in words(page_of(graded.course))


def test_a_refusal_that_the_graded_notebook_shows_is_counted(graded):
    graded.write("mallory", {"double": graded.task(3, 3)})
    folder = graded.root / "autograded" / "mallory" / TINY
    folder.mkdir(parents=True)
    told = {"output_type": "error", "ename": "PermissionError", "evalue": "", "traceback": []}
    notebook = graded.made.a_notebook() | {"cells": [graded.made.cell("open('/etc/shadow')", told)]}
    (folder / f"{TINY}.ipynb").write_text(graded.made.json.dumps(notebook))
    said = words(page_of(graded.course))
    assert "was refused a file, a connection or another process 1 mallory" in said


def test_repairs_are_counted_by_kind(graded):
    for who in ("ada", "bob"):
        repairs = [Repair("shell", f"cell of {who}", f"pip install {who}"), Repair("slow", "cell 3")]
        graded.write(who, {"double": graded.task(3, 3)}, repairs=repairs)
    said = words(page_of(graded.course))
    assert "a shell command was skipped: 2" in said and "a cell took too long: 2" in said


@pytest.mark.parametrize("kind", WORDS)
def test_every_repair_has_words_for_one_and_for_many(kind):
    repair = Repair(kind, "cell 3", "{x}")
    assert str(repair) and "{cell}" not in str(repair) and "cell 3" not in repair.in_many


def test_ordinary_code_is_not_called_odd():
    assert ODD.findall("import os\npath = os.path.join('a', 'b')\nx.signal = inspect(x)\nrequests = 3") == []
    assert ODD.findall("open('/proc/self/maps'); subprocess.run('x')") == ["/proc/", "subprocess"]


def test_what_students_chose_is_text_in_the_report(graded):
    name = "<img src=x onerror=alert(1)>"
    check = graded.check("one_two", "fail", name)
    repairs = [Repair("renamed", detail=f"{name}.ipynb"), Repair("shell", "cell 1", name)]
    graded.write(name, {"double": graded.task(0, 3, check)}, repairs=repairs, notebook=graded.made.a_notebook(name))
    graded.write(f"{name}2", reason=name, notebook="")
    html = page_of(graded.course)
    assert "<img" not in html and "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<img" not in page_of(graded.course, anonymous=True)


def test_pictures_say_their_numbers_to_who_cannot_see_them():
    drawn = charts.shares([("double", (3, 0, 2))], ("all points", "some", "none"), "Tasks")
    assert 'role="img" aria-label="Tasks. double: 3 all points, 0 some, 2 none"' in drawn
    assert "&lt;b&gt;" in charts.shares([("<b>", (1,))], ("all",), "x")


MEASURED = """
import sys, time, tracemalloc
from pathlib import Path
from autograder.classroom.pages.report import write_report
from autograder.course.course import Course
from autograder.intake.repairs import WORDS, Repair
course = Course(Path(sys.argv[1]))
write_report(course)  # what is loaded once
tracemalloc.start()
begin = time.process_time()
write_report(course)
print(tracemalloc.get_traced_memory()[1], time.process_time() - begin)
"""


def test_a_class_of_two_hundred_takes_seconds_and_no_more_memory_than_one_of_fifty(graded):
    """In a process of its own: what other tests left running in this one would be counted too."""

    def measured(count):
        students = [f"student{k:03}" for k in range(count)]
        graded.made.fill(graded.root, graded.course.assignment(TINY), students)
        for student in students:
            cell = graded.made.cell(f"{student} = 1", graded.made.display(image_png="x" * 100_000))
            path = graded.root / "submitted" / student / TINY / f"{TINY}.ipynb"
            path.write_text(json.dumps(graded.made.a_notebook() | {"cells": [cell]}))
        told = subprocess.run([sys.executable, "-c", MEASURED, graded.root], capture_output=True, text=True)
        assert not told.returncode, told.stderr
        return map(float, told.stdout.split())

    few, _ = measured(50)
    many, used = measured(200)
    assert many - few < 4 << 20
    assert used < 30


def test_without_receipts_it_says_what_to_run_first(graded):
    with pytest.raises(Problem, match="nothing of 01_tiny was graded yet"):
        write_report(graded.course, [TINY])
    with pytest.raises(Problem, match="nothing of 01_tiny was graded yet"):
        write_report(graded.course)
