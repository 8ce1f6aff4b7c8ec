"""Students' functions behind the wall."""

import os
import re
from pathlib import Path

import pytest

from autograder.engine.grade import Grader
from autograder.engine.limits import Limits
from autograder.engine.remote import RemoteStudent
from autograder.intake.cells import Cell


@pytest.fixture(scope="session")
def functions() -> str:
    """The source of a student's functions of every kind."""
    return (Path(__file__).parent / "functions.py").read_text()


@pytest.fixture
def remote(grader: Grader, functions: str):
    """These functions behind the wall, with limits of one's own."""
    opened = []
    names = (*re.findall(r"^def (\w+)", functions, re.MULTILINE), "absent")

    def student(**limits: float) -> RemoteStudent:
        limits = Limits.for_flavour("numpy").with_settings(limits)
        opened.append(RemoteStudent(grader.sandbox("numpy"), [Cell(functions, "cell 1")], names, limits))
        return opened[-1].__enter__()

    yield student
    for one in opened:
        one.__exit__(None, None, None)


@pytest.fixture
def exchanges(monkeypatch: pytest.MonkeyPatch):
    """Counts the frames that are sent to a student's worker from now on."""

    def counting(student: RemoteStudent) -> list[int]:
        sent, send = [], type(student._worker)._send
        monkeypatch.setattr(type(student._worker), "_send", lambda self, frame: (sent.append(1), send(self, frame))[1])
        return sent

    return counting


@pytest.fixture(autouse=True)
def secret_of_its_own(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_SECRET", str(tmp_path_factory.getbasetemp() / "course.secret"))
    os.environ.pop("AUTOGRADER_COURSE", None)
