"""A learning platform is a class: one that only this test knows is collected from and gets its grades back."""

import json
import re
import zipfile
from collections.abc import Iterator
from types import SimpleNamespace
from typing import ClassVar

import pytest

from autograder.classroom.lms import collect, export, registry
from autograder.classroom.lms.grades import Column, Grades, points_text
from autograder.classroom.lms.platform import Named, Platform, Sender
from autograder.classroom.lms.roster import read_roster
from autograder.classroom.lms.worksheet import Worksheet
from autograder.course.course import Course
from autograder.errors import Problem

NAME = "01_first"
SENT = re.compile(r"plato (?P<number>\w+) (?P<name>[^-]+) - (?P<file>.+)")


class Plato(Platform):
    """Numbers with letters in them, one name for each file, a sheet with two columns."""

    name, title = "plato", "Plato"
    own_number = ("platocode",)
    sheet, sheet_told_by = "Plato's scroll", "Pupil, Praise"
    sheet_columns: ClassVar = {"identifier": ("pupil",), "login": ("cave",), "praise": ("praise",)}
    sheet_needs = frozenset({"identifier", "praise"})

    def sent_by(self, part: str) -> Named | None:
        found = SENT.fullmatch(part)
        return found and Named(Sender(self.name, found["name"], found["number"]), found["file"], late=True)

    def table(self, grades: Grades, tasks: bool) -> Iterator[list[str]]:
        yield ["pupil", *(column.title for column in grades.columns)]
        for person in grades.taking_part:
            scores = (grades.of(person.id, column) for column in grades.columns)
            yield [person.number_on(self.name), *(points_text(grade.score) if grade else "-" for grade in scores)]

    def places(self, sheet: Worksheet, grades: Grades, tasks: bool) -> dict[tuple[Column, str], int]:
        return {(grades.columns[0], ""): sheet.columns["praise"]}


@pytest.fixture
def school(tmp_path, monkeypatch, capsysbinary) -> SimpleNamespace:
    """A course at a place that has Plato, with what two pupils handed in and their grades."""
    monkeypatch.setattr(registry, "PLATFORMS", (*registry.PLATFORMS, Plato()))
    root = tmp_path / "course"
    (root / "assignments" / NAME).mkdir(parents=True)
    toml = 'title = "The first"\nminutes = 5\n[tasks.double]\npoints = 2\n'
    (root / "assignments" / NAME / "assignment.toml").write_text(toml)
    (root / "roster.csv").write_text("id,name,plato code\nann,Ann Lee,x7\nbob,Ann Lee,x8\n")
    cell = {"cell_type": "code", "metadata": {}, "source": f"autograder.notebook('{NAME}')", "outputs": []}
    notebook = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})
    with zipfile.ZipFile(tmp_path / "download.zip", "w") as out:
        for number in ("x7", "x8"):
            out.writestr(f"plato {number} Ann Lee - {NAME}.ipynb", notebook)
    receipts = root / ".autograder" / "receipts" / NAME
    receipts.mkdir(parents=True)
    for who, score in (("ann", 2.0), ("bob", 1.5)):
        result = {"score": score, "manual": {}, "tasks": {"double": {"score": score}}}
        (receipts / f"{who}.json").write_text(json.dumps({"student": who, "result": result}))
    monkeypatch.setenv("AUTOGRADER_COURSE", str(root))

    def printed() -> list[str]:
        return capsysbinary.readouterr().out.decode().splitlines()

    return SimpleNamespace(root=root, archive=tmp_path / "download.zip", printed=printed)


def test_its_archives_are_collected_and_its_numbers_tell_namesakes_apart(school):
    course = Course(school.root)
    roster = read_roster(school.root / "roster.csv")
    found = collect.collect(school.archive, course, zone=course.settings.late.zone, roster=roster)
    assert found.problems == []
    assert [(placed.student, placed.notes) for placed in found.placed] == [
        ("ann", ("marked late by Plato",)),
        ("bob", ("marked late by Plato",)),
    ]
    assert (school.root / "submitted" / "bob" / NAME / f"{NAME}.ipynb").exists()


def test_grades_go_back_as_its_own_table(school):
    assert "plato" in registry.formats()
    assert export.run([], "plato") == 0
    assert school.printed() == ["pupil,The first", "x7,2", "x8,1.5"]


def test_grades_go_back_in_its_own_sheet(school, tmp_path):
    (tmp_path / "scroll.csv").write_text("Pupil;Cave;Praise\nnumber 8;bob;\nnumber 9;nobody;\n")
    assert export.run([], "plato", sheet=tmp_path / "scroll.csv") == 0
    assert school.printed() == ["Pupil;Cave;Praise", "number 8;bob;1.5", "number 9;nobody;"]


def test_its_name_stands_in_what_people_are_told(school, tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    with pytest.raises(Problem, match=r"nor Plato's scroll \(Pupil, Praise\): it has a, b"):
        export.run([], "plato", sheet=tmp_path / "other.csv")
    with pytest.raises(Problem, match="name the archive that Moodle or Canvas or Plato gave you"):
        collect.run(tmp_path / "missing.zip")
    with pytest.raises(Problem, match=r"no format iliad \(there are: moodle, canvas, plato, csv\)"):
        export.run([], "iliad")
