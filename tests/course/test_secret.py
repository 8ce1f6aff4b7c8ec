"""The course secret: one for all who ask, and open to nobody but its owner."""

import os
import subprocess
import sys

import pytest

from autograder.course import secret
from autograder.course.secret import course_secret
from autograder.errors import Problem


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setenv(secret.VARIABLE, str(tmp_path / "secret"))
    return tmp_path / "secret"


@pytest.fixture
def everything_open():
    """Whatever is made without a mode of its own can be read and changed by everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_the_file_is_closed_to_others_before_its_first_byte(path, monkeypatch, everything_open):
    met = []

    def opened(descriptor, *words, real=os.fdopen):
        found = os.fstat(descriptor)
        met.append((found.st_mode & 0o777, found.st_size))
        return real(descriptor, *words)

    monkeypatch.setattr(secret.os, "fdopen", opened)
    course_secret(path.parent)
    assert met == [(0o600, 0)]
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_processes_that_start_at_once_agree_on_one_secret(path):
    code = "from pathlib import Path; from autograder.course.secret import *; print(course_secret(Path()).decode())"
    started = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert len({process.communicate(timeout=60)[0] for process in started}) == 1
    assert [process.returncode for process in started] == [0] * 4


def test_who_comes_second_takes_the_secret_of_the_first(path, monkeypatch):
    """Both have seen that there is none."""
    first = course_secret(path.parent)
    monkeypatch.setattr(type(path), "exists", lambda self: False)
    assert course_secret(path.parent) == first
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o644, 0o666])
def test_a_secret_that_is_open_to_others_is_refused_with_the_command_that_mends_it(path, mode):
    course_secret(path.parent)
    path.chmod(mode)
    with pytest.raises(Problem, match=f"the course secret {path} is open to other users: run chmod 600 {path}, and"):
        course_secret(path.parent)
    path.chmod(0o400)
    assert len(course_secret(path.parent)) == 64
