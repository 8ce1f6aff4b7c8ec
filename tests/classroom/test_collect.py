"""Downloads as Moodle and Canvas pack them and as people mistreat them: nothing is lost, nobody is mixed up."""

import bz2
import gzip
import io
import json
import lzma
import os
import shutil
import struct
import tarfile
import time
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from autograder.classroom.lms import download
from autograder.classroom.lms.collect import Collection, action_text, collect, lines
from autograder.classroom.lms.registry import read_worksheet
from autograder.classroom.lms.roster import read_roster
from autograder.course.course import Course
from autograder.errors import Problem
from autograder.intake import caps

BERLIN = ZoneInfo("Europe/Berlin")
NOON = (2026, 11, 20, 12, 0, 0)
FIRST, SECOND = "01_first", "02_second"
TOML = 'title = "{}"\nminutes = 5\n[tasks.double]\npoints = 2\n[tasks.total]\npoints = 3\n[questions.why]\npoints = 1\n'


def notebook(text: str = "mine", name: str | None = FIRST) -> bytes:
    first = f"import autograder\ncheck, hint, submit, ready = autograder.notebook('{name}')" if name else "import numpy"
    sources = [first, f"def double(x):\n    return 2 * x  # {text}"]
    cells = [{"cell_type": "code", "metadata": {}, "source": s, "outputs": []} for s in sources]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}).encode()


def in_folder(name: str, number: int, file: str = f"{FIRST}.ipynb") -> str:
    return f"{name}_{number}_assignsubmission_file_/{file}"


def pack(path: Path, *files: tuple) -> Path:
    """A zip of (name, content) or (name, content, time)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content, *time in files:
            out.writestr(zipfile.ZipInfo(name, time[0] if time else NOON), content)
    return path


@pytest.fixture
def course(tmp_path: Path) -> Course:
    root = tmp_path / "course"
    for name, title in ((FIRST, "The first"), (SECOND, "The second")):
        (root / "assignments" / name).mkdir(parents=True)
        (root / "assignments" / name / "assignment.toml").write_text(TOML.format(title))
    return Course(root)


@pytest.fixture
def roster(tmp_path: Path):
    def write(*rows: str, head: str = "id,first_name,last_name,email,moodle_id,canvas_id"):
        path = tmp_path / "roster.csv"
        path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
        return read_roster(path)

    return write


@pytest.fixture
def run(course: Course, tmp_path: Path):
    """Collect a zip of these files."""

    def collected(*files: tuple, dry_run: bool = False, **options) -> SimpleNamespace:
        path = pack(tmp_path / "download.zip", *files)
        return seen(course, collect(path, course, zone=BERLIN, dry_run=dry_run, **options))

    return collected


def seen(course: Course, found: Collection) -> SimpleNamespace:
    return SimpleNamespace(
        found=found,
        problems=found.problems,
        asides=found.asides,
        actions={(p.student, p.assignment): action_text(p) for p in found.placed},
        notes={p.student: p.notes for p in found.placed},
        there=submitted(course),
        text="\n".join(lines(found, BERLIN)),
    )


def submitted(course: Course) -> dict[str, bytes]:
    root = course.root / "submitted"
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def place(student: str, assignment: str = FIRST) -> str:
    return f"{student}/{assignment}/{assignment}.ipynb"


def test_a_submission_lies_where_nbgrader_looks_for_it_with_the_time_in_utc(run):
    done = run((in_folder("Ann Lee", 101), notebook()))
    assert done.there == {
        place("ann-lee"): notebook(),
        f"ann-lee/{FIRST}/timestamp.txt": b"2026-11-20 11:00:00 UTC\n",
    }
    assert done.problems == []


def test_nbgrader_reads_the_time(run, course):
    from nbgrader.coursedir import CourseDirectory

    run((in_folder("Ann Lee", 101), notebook()))
    time = CourseDirectory().get_existing_timestamp(str(course.root / "submitted" / "ann-lee" / FIRST))
    assert time == datetime(2026, 11, 20, 11, 0)


@pytest.mark.parametrize(
    "path",
    [
        in_folder("Ann Lee", 101),
        f"Ann Lee_101_assignsubmission_file/{FIRST}.ipynb",
        f"Ann Lee_101_assignsubmission_file_{FIRST}.ipynb",
        f"Ann Lee_101_assignsubmission_file_/week 3/{FIRST}.ipynb",
        f"ML 2026-03 Logistic/Ann Lee_101_assignsubmission_file_/{FIRST}.ipynb",
        f"leeann_55_901_{FIRST}.ipynb",
        f"leeann_LATE_55_901_{FIRST}.ipynb",
        f"lee-ann_late_55_901_{FIRST}-2.ipynb",
        f"ann.lee/{FIRST}/{FIRST}.ipynb",
        f"submitted/ann.lee/{FIRST}/{FIRST}.ipynb",
        f"ann@uni.example/{FIRST}.ipynb",
        f"Lee Ann/{FIRST}.ipynb",
    ],
)
def test_every_layout_of_a_download_leads_to_the_same_place(run, roster, path):
    done = run((path, notebook()), roster=roster("ann.lee,Ann,Lee,ann@uni.example,,", "bob,Bob,May,,,"))
    assert place("ann.lee") in done.there
    assert done.problems == []


@pytest.mark.parametrize(
    "file",
    [
        "Copy of 01_first.ipynb",
        "Kopie von 01_first (2).ipynb",
        "01 First.ipynb",
        "01_first (1).ipynb",
        "Untitled7.ipynb",
        "01_first.ipynb.txt",
        "01_first.json",
        "01_FIRST.IPYNB",
        "meine Lösung größer.ipynb",
        "01_first.ipynb (1)",
        "我的作业.ipynb",
    ],
)
def test_what_a_browser_or_a_student_calls_the_file_does_not_matter(run, file):
    done = run((in_folder("Ann Lee", 101, file), notebook()))
    assert place("ann-lee") in done.there
    assert done.notes["ann-lee"] == (f"was {file}",)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "name", ["Jürgen Müller-Lüdenscheidt", "José Ñandú", "Þóra Ólafsdóttir", "Łukasz Żak", "王 小明"]
)
def test_names_are_matched_however_their_accents_are_stored(run, roster, name, form):
    first, last = name.split(" ")
    students = roster(f"x1,{first},{last},,,", "x2,Somebody,Else,,,")
    done = run((unicodedata.normalize(form, in_folder(name, 101)), notebook()), roster=students)
    assert next(iter(done.there)) == place("x1")


@pytest.mark.parametrize("spelling", ["Jurgen Muller", "Juergen Mueller", "Müller Jürgen", "JÜRGEN MÜLLER"])
def test_other_spellings_of_a_name_are_known(run, roster, spelling):
    done = run((in_folder(spelling, 101), notebook()), roster=roster("jm,Jürgen,Müller,,,"))
    assert place("jm") in done.there


def test_names_that_are_utf8_without_saying_so_are_read(course, tmp_path):
    assert place("juergen-mueller") in seen(course, collect(packed_by_hand(tmp_path), course, zone=BERLIN)).there


def packed_by_hand(tmp_path: Path) -> Path:
    """A zip whose name is UTF-8 without the flag that says so, written by hand."""
    name = in_folder("Jürgen Müller", 101).encode()
    data = notebook()
    crc = zipfile.crc32(data)
    dos_date, dos_time = (2026 - 1980) << 9 | 11 << 5 | 20, 12 << 11
    local = struct.pack(
        "<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 0, dos_time, dos_date, crc, len(data), len(data), len(name), 0
    )
    central = struct.pack(
        "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 0, dos_time, dos_date, crc, len(data), len(data), len(name),
        0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    start = len(local) + len(name) + len(data)
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, len(central) + len(name), start, 0)
    path = tmp_path / "by_hand.zip"
    path.write_bytes(local + name + data + central + name + end)
    return path


def test_of_two_versions_the_newest_counts_and_the_other_is_named(run):
    done = run(
        (in_folder("Ann Lee", 101, "new.ipynb"), notebook("new"), NOON),
        (in_folder("Ann Lee", 101, f"{FIRST}.ipynb"), notebook("old"), (2026, 11, 19, 9, 0, 0)),
    )
    assert done.there[place("ann-lee")] == notebook("new")
    assert done.asides == [
        f"Ann Lee (101): {in_folder('Ann Lee', 101)} is an earlier version than "
        f"{in_folder('Ann Lee', 101, 'new.ipynb')}"
    ]


def test_of_two_from_the_same_moment_the_one_with_less_left_to_do_counts(run):
    untouched = notebook("raise NotImplementedError('double')")
    done = run(
        (in_folder("Ann Lee", 101, "01_first (1).ipynb"), untouched),
        (in_folder("Ann Lee", 101, "01_first.ipynb"), notebook("done")),
    )
    assert done.there[place("ann-lee")] == notebook("done")


def test_canvas_numbers_its_uploads_and_the_highest_counts(run):
    done = run(
        (f"leeann_55_1002_{FIRST}-1.ipynb", notebook("second")), (f"leeann_55_999_{FIRST}.ipynb", notebook("first"))
    )
    assert done.there[place("leeann")] == notebook("second")


def test_canvas_mark_of_lateness_is_shown(run):
    done = run((f"leeann_LATE_55_901_{FIRST}.ipynb", notebook()))
    assert "marked late by Canvas" in done.notes["leeann"]


def test_a_notebook_of_each_assignment_goes_to_its_place(run):
    done = run(
        (in_folder("Ann Lee", 101, "a.ipynb"), notebook()),
        (in_folder("Ann Lee", 101, "b.ipynb"), notebook(name=SECOND)),
    )
    assert {place("ann-lee"), place("ann-lee", SECOND)} <= set(done.there)


def test_a_dry_run_says_the_same_and_writes_nothing(run, course):
    files = [(in_folder("Ann Lee", 101), notebook()), ("stray.ipynb", notebook())]
    before = sorted(course.root.rglob("*"))
    dry = run(*files, dry_run=True)
    assert sorted(course.root.rglob("*")) == before
    assert run(*files).text == dry.text


def test_the_table_says_who_maps_to_what(run, roster):
    done = run(
        (in_folder("Ann Lee", 101), notebook()),
        (in_folder("Bob May", 102, "hw.ipynb"), notebook("b")),
        roster=roster("a1,Ann,Lee,,,", "b2,Bob,May,,,", "c3,Cy,Day,,,"),
    )
    assert done.text.splitlines() == [
        "Ann Lee (101)  a1  01_first  2026-11-20 12:00  new",
        "Bob May (102)  b2  01_first  2026-11-20 12:00  new; was hw.ipynb",
        "nothing from 1: c3",
        "2 submissions of 2 students: 2 new",
    ]


# Who is who.


def test_two_students_of_one_name_are_never_mixed_up(run, roster):
    files = [(in_folder("Anna Schmidt", 101), notebook("1")), (in_folder("Anna Schmidt", 102), notebook("2"))]
    done = run(*files, roster=roster("s1,Anna,Schmidt,,,", "s2,Anna,Schmidt,,,"))
    assert done.there == {}
    assert done.problems == [
        f"Anna Schmidt ({n}) could be s1 or s2: "
        f"write {n} into the roster's moodle column of the right one (01_first.ipynb)"
        for n in (101, 102)
    ]
    done = run(*files, roster=roster("s1,Anna,Schmidt,,102,", "s2,Anna,Schmidt,,101,"))
    assert (done.there[place("s1")], done.there[place("s2")]) == (notebook("2"), notebook("1"))


def test_two_in_the_archive_are_not_the_one_in_the_roster(run, roster):
    files = [(in_folder("Anna Schmidt", 101), notebook("1")), (in_folder("Anna Schmidt", 102), notebook("2"))]
    done = run(*files, roster=roster("s1,Anna,Schmidt,,,"))
    assert done.there == {}
    assert done.problems == [
        "Anna Schmidt (101) and Anna Schmidt (102) would both be s1: "
        "write their numbers into the roster, or give --worksheet"
    ]


def test_without_a_roster_namesakes_get_folders_of_their_own(run):
    done = run((in_folder("Anna Schmidt", 101), notebook("1")), (in_folder("Anna Schmidt", 102), notebook("2")))
    assert done.there[place("anna-schmidt-101")] == notebook("1")
    assert done.there[place("anna-schmidt-102")] == notebook("2")


def test_somebody_who_is_not_in_the_roster_is_listed_with_who_it_may_be(run, roster):
    students = roster("ann,Ann Marie,Lee,,,", "bob,Bob,May,,,")
    done = run((in_folder("Ann Lee", 101), notebook()), (in_folder("Eve Day", 102), notebook()), roster=students)
    assert done.problems == [
        "Ann Lee (101) is not in the roster by that name; if it is ann: "
        "write 101 into the roster's moodle column (01_first.ipynb)",
        "Eve Day (102) is not in the roster: write 102 into the roster's moodle column, or add a line (01_first.ipynb)",
    ]


def test_a_group_before_the_name_and_a_hyphen_in_it_do_no_harm(run, roster):
    students = roster("al,Anna-Lena,Weiß-Koch,,,", "bob,Bob,May,,,")
    done = run(
        (in_folder("Group 3-Anna-Lena Weiß-Koch", 101), notebook()),
        (in_folder("Tutorial B-Bob May", 102), notebook()),
        roster=students,
    )
    assert {place("al"), place("bob")} <= set(done.there)


def test_a_name_never_reaches_out_of_the_folder(run):
    done = run((in_folder(".. Lee", 101), notebook()), (f"...hidden/{FIRST}.ipynb", notebook("h")))
    assert set(done.there) >= {place("lee"), place("hidden")}


@pytest.mark.parametrize(
    "path",
    [
        f"Eve Day_666_assignsubmission_file_/Ann Lee_101_assignsubmission_file_/{FIRST}.ipynb",
        f"Eve Day_666_assignsubmission_file_Ann Lee_101_assignsubmission_file_{FIRST}.ipynb",
        f"dayeve_666_7_leeann_101_8_{FIRST}.ipynb",
        f"dayeve_666_7_Ann Lee_101_assignsubmission_file_{FIRST}.ipynb",
    ],
)
def test_nobody_hands_in_for_somebody_else_by_the_name_of_a_file(run, roster, path):
    done = run((path, notebook()), roster=roster("ann,Ann,Lee,,,", "eve,Eve,Day,,,"))
    assert list(done.actions) == [("eve", FIRST)]


def test_moodles_grading_worksheet_tells_namesakes_apart_and_when_they_handed_in(run, roster, tmp_path):
    sheet = tmp_path / "grades.csv"
    sheet.write_text(
        'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
        '"Last modified (submission)","Last modified (grade)","Feedback comments"\n'
        'Participant 101,"Anna Schmidt",a2@uni.example,Submitted,,20.00,Yes,"Saturday, 21 November 2026, 9:05 PM",-,\n'
        'Participant 102,"Anna Schmidt",a1@uni.example,Submitted,,20.00,Yes,"Friday, 20 November 2026, 11:30 AM",-,\n'
    )
    done = run(
        (in_folder("Anna Schmidt", 101), notebook("1")),
        (in_folder("Anna Schmidt", 102), notebook("2")),
        roster=roster("s1,Anna,Schmidt,a1@uni.example,,", "s2,Anna,Schmidt,A2@uni.example,,"),
        worksheet=read_worksheet(sheet, BERLIN),
    )
    assert done.problems == []
    assert done.there[place("s2")] == notebook("1")
    assert done.there[f"s2/{FIRST}/timestamp.txt"] == b"2026-11-21 20:05:00 UTC\n"


# What people put into archives.


def test_archives_of_students_are_opened(run):
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as out:
        out.writestr(f"homework/{FIRST}.ipynb", notebook())
    with tarfile.open(fileobj=outer, mode="w:gz") as out:
        info = tarfile.TarInfo(f"{FIRST}.ipynb")
        info.size = len(notebook("b"))
        out.addfile(info, io.BytesIO(notebook("b")))
    done = run((in_folder("Ann Lee", 101, "all.zip"), inner.getvalue()), ("mayb_7_8_abgabe.tar.gz", outer.getvalue()))
    assert (done.there[place("ann-lee")], done.there[place("mayb")]) == (notebook(), notebook("b"))


def test_a_time_inside_a_students_own_archive_proves_nothing(run):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as out:
        out.writestr(zipfile.ZipInfo(f"{FIRST}.ipynb", (2026, 1, 1, 0, 0, 0)), notebook())
    done = run((in_folder("Ann Lee", 101, "all.zip"), inner.getvalue()))
    assert done.there[f"ann-lee/{FIRST}/timestamp.txt"] == b"2026-11-20 11:00:00 UTC\n"


def test_archives_are_not_opened_for_ever(run):
    data = notebook()
    for _ in range(4):
        around = io.BytesIO()
        with zipfile.ZipFile(around, "w") as out:
            out.writestr("x.zip" if data[:2] == b"PK" else f"{FIRST}.ipynb", data)
        data = around.getvalue()
    done = run((in_folder("Ann Lee", 101, "all.zip"), data))
    assert done.there == {}
    assert done.problems == [
        f"{in_folder('Ann Lee', 101, 'all.zip')}/x.zip/x.zip is an archive in an archive in an archive: left aside"
    ]


def test_a_bomb_is_left_aside_and_the_others_are_collected(run, monkeypatch):
    monkeypatch.setattr(caps, "FILE_MB", 1)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(f"{FIRST}.ipynb", b" " * (3 << 20))
    done = run(
        (in_folder("Eve Day", 666, f"{FIRST}.ipynb"), b" " * (3 << 20)),
        (in_folder("Eve Day", 666, "all.zip"), bomb.getvalue()),
        (in_folder("Ann Lee", 101), notebook()),
    )
    assert list(done.actions) == [("ann-lee", FIRST)]
    assert done.problems == [
        f"{in_folder('Eve Day', 666)} has 3 MB, more than 1: left aside",
        f"{in_folder('Eve Day', 666, 'all.zip')}/{FIRST}.ipynb has 3 MB, more than 1: left aside",
    ]


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress])
def test_a_compressed_tar_is_unpacked_only_so_far(run, monkeypatch, compress):
    monkeypatch.setattr(caps, "RUN_THROUGH_MB", 1)
    done = run((in_folder("Eve Day", 666, "all.tgz"), compress(b"\0" * (3 << 20))))
    assert done.problems == [
        f"{in_folder('Eve Day', 666, 'all.tgz')} can't be read: it unpacks to more than 1 MB: left aside"
    ]


def a_tar(*files: tuple, mode: str = "w") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as out:
        for name, content in files:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            out.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def a_zip(*files: tuple) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files:
            out.writestr(name, content)
    return packed.getvalue()


def many_entries(count: int) -> bytes:
    """A zip whose directory names one file again and again."""
    data = a_zip((f"{FIRST}.ipynb", notebook()))
    start, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    directory = data[start:end] * count
    return data[:start] + directory + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(directory), start, 0)


def a_header_of_digits(digits: int) -> bytes:
    body = b"1" * digits + b"\n"
    info = tarfile.TarInfo("PaxHeader/x")
    info.type, info.size = tarfile.XHDTYPE, len(body)
    return info.tobuf(tarfile.USTAR_FORMAT) + body + bytes(-len(body) % 512) + bytes(1024)


def twice(pack: Callable[[bytes], bytes], again: Callable[[bytes], bytes]) -> bytes:
    return again(pack(a_tar((f"{FIRST}.ipynb", notebook()))))


HURTS = {
    "a gzip in a gzip": ("all.tar.gz", lambda: twice(gzip.compress, gzip.compress)),
    "a bzip2 in an xz": ("all.tar.xz", lambda: twice(bz2.compress, lzma.compress)),
    "a gzip in a gzip in a zip": ("all.zip", lambda: a_zip(("x.tgz", twice(gzip.compress, gzip.compress)))),
    "a hundred notebooks of nothing": ("all.zip", lambda: a_zip(*((f"{k}.ipynb", bytes(3 << 20)) for k in range(100)))),
    "one file named sixty thousand times": ("all.zip", lambda: many_entries(60_000)),
    "a header of digits": ("all.tar", lambda: a_header_of_digits(400_000)),
    "a long name": ("all.zip", lambda: a_zip(("x" * 60_000 + ".ipynb", notebook()))),
    "accents without end": ("all.zip", lambda: a_zip(("e" + "\u0301\u0327" * 9_000 + ".ipynb", notebook()))),
    "a path of a thousand folders": ("all.tar", lambda: a_tar(("a/" * 20_000 + "x.ipynb", notebook()))),
    "a notebook of empty cells": (f"{FIRST}.ipynb", lambda: b'{"cells": [' + b"{}," * 2_000_000 + b"{}]}"),
    "a tar that never ends": ("all.tgz", lambda: gzip.compress(a_tar(("x.bin", bytes(60 << 20))), 1)),
}


@pytest.mark.parametrize("what", HURTS)
def test_what_hurts_whoever_opens_it_is_left_aside_and_the_others_are_collected(run, what, monkeypatch):
    for cap, less in (("CPU_SECONDS", 3), ("UNPACKED_MB", 100), ("RUN_THROUGH_MB", 50)):
        monkeypatch.setattr(caps, cap, less)
    name, made = HURTS[what]
    data, began = made(), time.process_time()
    done = run((in_folder("Eve Day", 666, name), data), (in_folder("Zoe Lee", 102), notebook()))
    assert time.process_time() - began < 10
    assert done.there[place("zoe-lee")] == notebook()
    assert place("eve-day") not in done.there or what == "a notebook of empty cells"
    said = [line for line in (*done.problems, *done.notes.get("eve-day", ())) if line]
    assert said and all(line.isprintable() and len(line) < 2000 for line in said)


def test_a_name_that_no_disk_takes_is_told_so(run):
    done = run((in_folder("Ann Lee", 101, "x" * 300 + ".ipynb"), notebook()))
    assert done.problems[0].endswith("has a name of more than 255 letters: left aside")


def test_an_archive_without_a_name_in_it_is_no_riddle(run):
    done = run((in_folder("Ann Lee", 101, "all.zip"), a_zip(("./", b""), (".", notebook()))))
    assert done.there == {}


def test_one_student_cannot_fill_the_disk(run, monkeypatch):
    monkeypatch.setattr(download, "MOST_EACH", 1000)
    done = run(*((in_folder("Eve Day", 666, f"{k}.ipynb"), notebook(str(k))) for k in range(9)))
    assert sum("sent more than" in line for line in done.problems) >= 5


def test_a_lie_about_the_size_is_found_out(course, tmp_path):
    path = pack(tmp_path / "download.zip", (in_folder("Ann Lee", 101), notebook()))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    path.write_bytes(data)
    done = collect(path, course, zone=BERLIN)
    assert done.placed == []
    assert "is damaged in the archive" in done.problems[0]


@pytest.mark.parametrize("path", ["../../../etc/cron.d/x.ipynb", "/etc/x.ipynb", "C:\\x.ipynb", "..\\..\\x.ipynb"])
def test_paths_that_lead_out_of_the_archive_are_left_aside(run, tmp_path, path):
    before = {p for p in tmp_path.rglob("*") if "course" not in p.parts}
    done = run((path, notebook()))
    assert done.there == {}
    assert done.problems == [f"{path.replace(chr(92), '/')} has a path that leads out of the archive: left aside"]
    assert {p for p in tmp_path.rglob("*") if "course" not in p.parts} - before == {tmp_path / "download.zip"}


def test_links_are_never_followed(course, tmp_path):
    (tmp_path / "secret.ipynb").write_bytes(notebook("secret"))
    with tarfile.open(tmp_path / "download.tar", "w") as out:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(in_folder("Eve Day", 666, f"{kind.decode()}.ipynb"))
            info.type, info.linkname = kind, str(tmp_path / "secret.ipynb")
            out.addfile(info)
    link = zipfile.ZipInfo(in_folder("Eve Day", 666, "link.ipynb"), NOON)
    link.create_system, link.external_attr = 3, 0o120777 << 16
    pack(tmp_path / "download.zip")
    with zipfile.ZipFile(tmp_path / "download.zip", "w") as out:
        out.writestr(link, str(tmp_path / "secret.ipynb"))
    folder = tmp_path / "unpacked" / "Eve Day_666_assignsubmission_file_"
    folder.mkdir(parents=True)
    (folder / "link.ipynb").symlink_to(tmp_path / "secret.ipynb")
    (folder / "linked").symlink_to(tmp_path)
    for name in ("download.tar", "download.zip", "unpacked"):
        done = collect(tmp_path / name, course, zone=BERLIN)
        assert done.placed == []
        assert done.problems
        assert all("is a link" in line or "is no file" in line for line in done.problems)


def test_a_folder_that_the_browser_unpacked_will_do(course, tmp_path):
    path = pack(tmp_path / "download.zip", (in_folder("Ann Lee", 101), notebook()))
    with zipfile.ZipFile(path) as packed:
        packed.extractall(tmp_path / "unpacked")
    moment = datetime(2026, 11, 20, 11, 0, tzinfo=UTC).timestamp()
    for file in (tmp_path / "unpacked").rglob("*.ipynb"):
        os.utime(file, (moment, moment))
    collect(tmp_path / "unpacked", course, zone=BERLIN)
    assert submitted(course)[f"ann-lee/{FIRST}/timestamp.txt"] == b"2026-11-20 11:00:00 UTC\n"


def test_what_systems_leave_in_archives_is_counted_and_ignored(run):
    done = run(
        (in_folder("Ann Lee", 101), notebook()),
        ("__MACOSX/" + in_folder("Ann Lee", 101, f"._{FIRST}.ipynb"), b"\0\5\x16\7"),
        (in_folder("Ann Lee", 101, ".DS_Store"), b"\0"),
        ("Thumbs.db", b"\0"),
    )
    assert done.problems == []
    assert done.asides == []
    assert done.text.endswith("; 3 files of the system ignored")


def test_a_checkpoint_counts_only_where_there_is_nothing_else(run):
    hidden = f".ipynb_checkpoints/{FIRST}-checkpoint.ipynb"
    later = (2026, 11, 21, 12, 0, 0)
    done = run(
        (in_folder("Ann Lee", 101), notebook("real")),
        (in_folder("Ann Lee", 101, hidden), notebook("checkpoint"), later),
        (in_folder("Bob May", 102, hidden), notebook("all there is"), later),
    )
    assert done.there[place("ann-lee")] == notebook("real")
    assert done.there[place("bob-may")] == notebook("all there is")


def test_who_handed_in_something_else_is_named(run):
    done = run(
        (in_folder("Ann Lee", 101), notebook()),
        (in_folder("Ann Lee", 101, "plot.png"), b"\x89PNG"),
        (in_folder("Eve Day", 102, "homework.pdf"), b"%PDF"),
        ("Eve Day_102_assignsubmission_onlinetext_/onlinetext.html", b"<p>see pdf"),
        ("Eve Day_102_assignfeedback_file_/01_first.ipynb", notebook()),
    )
    assert done.problems == ["Eve Day (102) handed in no notebook (homework.pdf, onlinetext.html)"]
    assert done.asides == [
        "Eve Day_102_assignfeedback_file_/01_first.ipynb is feedback, not a submission",
        "Ann Lee (101): plot.png is no notebook",
    ]


def test_a_notebook_that_cannot_be_read_is_placed_so_that_grading_says_why(run):
    done = run(
        (in_folder("Ann Lee", 101), notebook()),
        (in_folder("Bob May", 102, "Untitled.ipynb"), b"<!doctype html>"),
        (in_folder("Cy Day", 103), b""),
    )
    assert done.there[place("bob-may")] == b"<!doctype html>"
    assert done.there[place("cy-day")] == b""
    assert "can't be graded: 01_first.ipynb is empty: save the notebook again" in done.notes["cy-day"][0]


def test_a_notebook_that_says_no_assignment_is_of_the_one_the_archive_is_about(run):
    done = run((in_folder("Ann Lee", 101), notebook()), (in_folder("Bob May", 102, "x.ipynb"), notebook(name=None)))
    assert place("bob-may") in done.there
    assert done.notes["bob-may"] == ("was x.ipynb", "says no assignment, taken for that of the others")


def test_a_notebook_of_no_assignment_is_a_problem_where_nothing_tells(run):
    done = run((in_folder("Bob May", 102, "x.ipynb"), notebook(name=None)))
    assert done.there == {}
    assert len(done.problems) == 1
    assert done.problems[0].startswith("Bob May (102): x.ipynb belongs to no assignment of this course")


def test_the_wrong_assignment_costs_nobody_the_work_handed_in_before(run):
    run((in_folder("Eve Day", 103), notebook("my good first", FIRST)))
    others = [(in_folder(f"Student {c}", 200 + k, "x.ipynb"), notebook(c, SECOND)) for k, c in enumerate("abcdefgh")]
    done = run(*others, (in_folder("Eve Day", 303), notebook("by mistake", FIRST), (2026, 12, 4, 12, 0, 0)))
    assert done.actions["eve-day", FIRST] == "left aside"
    assert "most of the archive is 02_second" in done.notes["eve-day"]
    assert done.there[place("eve-day")] == notebook("my good first", FIRST)


def test_where_one_assignment_was_asked_for_another_is_a_problem(run):
    done = run(
        (in_folder("Ann Lee", 101), notebook()),
        (in_folder("Eve Day", 103, "hw.ipynb"), notebook(name=SECOND)),
        assignment=FIRST,
    )
    assert list(done.actions) == [("ann-lee", FIRST)]
    assert done.problems == ["Eve Day (103): hw.ipynb is a notebook of 02_second, not of 01_first: left aside"]


# Collecting again.


def test_the_same_download_again_changes_nothing(run, course):
    files = [(in_folder("Ann Lee", 101), notebook())]
    run(*files)
    path = course.root / "submitted" / place("ann-lee")
    before = path.stat().st_mtime_ns
    done = run(*files)
    assert done.actions == {("ann-lee", FIRST): "unchanged"}
    assert path.stat().st_mtime_ns == before


def test_a_newer_version_replaces_the_older_which_is_kept(run, course):
    run((in_folder("Ann Lee", 101), notebook("old")))
    done = run((in_folder("Ann Lee", 101), notebook("new"), (2026, 11, 22, 8, 0, 0)))
    assert done.actions == {("ann-lee", FIRST): "replaces that of 2026-11-20 11:00 UTC"}
    assert done.there[place("ann-lee")] == notebook("new")
    kept = course.root / ".autograder" / "replaced" / "ann-lee" / FIRST / "1"
    assert (kept / f"{FIRST}.ipynb").read_bytes() == notebook("old")
    assert (kept / "timestamp.txt").read_text() == "2026-11-20 11:00:00 UTC\n"


def test_an_older_version_replaces_nothing(run):
    run((in_folder("Ann Lee", 101), notebook("new")))
    done = run((in_folder("Ann Lee", 101), notebook("old"), (2026, 11, 18, 8, 0, 0)))
    assert done.actions == {("ann-lee", FIRST): "older than what is there (2026-11-20 11:00 UTC)"}
    assert done.there[place("ann-lee")] == notebook("new")


def test_an_archive_without_times_says_so_and_writes_none(run):
    done = run((in_folder("Ann Lee", 101), notebook(), (1980, 1, 1, 0, 0, 0)))
    assert list(done.there) == [place("ann-lee")]
    assert done.text.endswith(
        "the archive has no times, so nothing counts as late: give Moodle's grading worksheet with --worksheet"
    )


def test_nothing_half_written_is_left_when_the_disk_is_full(run, course, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(Problem, match="No space left on device"):
        run((in_folder("Ann Lee", 101), notebook()))
    assert submitted(course) == {}
    assert list((course.root / ".autograder").iterdir()) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<!doctype html><title>Log in", "it is a web page"),
        (b"PK\3\4 and then the connection was lost", "it is damaged, or the download was cut off"),
        (b"", "it is damaged, or the download was cut off"),
    ],
)
def test_a_file_that_is_no_archive_is_one_line(course, tmp_path, content, reason):
    (tmp_path / "download.zip").write_bytes(content)
    with pytest.raises(Problem) as stopped:
        collect(tmp_path / "download.zip", course, zone=BERLIN)
    assert str(stopped.value) == (
        f"{tmp_path}/download.zip is no archive that can be read, {reason}: download it again"
    )


def test_what_a_terminal_would_obey_is_not_printed(run):
    done = run((in_folder("Eve\x1b[2J Day", 666, "\x1b]0;owned\x07.ipynb"), notebook()))
    assert done.text.isprintable() or all(line.isprintable() for line in done.text.splitlines())


def test_the_platforms_numbers_are_remembered_for_the_way_back(run, course):
    run((in_folder("Ann Lee", 101), notebook()))
    known = json.loads((course.root / ".autograder" / "collected" / f"{FIRST}.json").read_text())
    assert known == {"ann-lee": {"name": "Ann Lee", "number": "101", "system": "moodle"}}
