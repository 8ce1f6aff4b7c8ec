"""A course secret of its own for every run."""

import os

import pytest


@pytest.fixture(autouse=True)
def secret_of_its_own(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_SECRET", str(tmp_path_factory.getbasetemp() / "course.secret"))
    os.environ.pop("AUTOGRADER_COURSE", None)
