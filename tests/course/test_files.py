"""A file is whole: the old one or the new one, and nothing is left beside it."""

import os

import pytest

from autograder.course.files import whole_file, write_whole


@pytest.fixture
def path(tmp_path):
    write_whole(tmp_path / "grades.csv", "old\n")
    return tmp_path / "grades.csv"


def test_a_file_is_replaced_by_the_bytes_that_were_given(path):
    write_whole(path, "ä\r\n")
    assert path.read_bytes() == "ä\r\n".encode()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError], ids=["interrupted", "failed"])
def test_a_writer_that_stops_halfway_leaves_the_old_file_whole_and_no_draft(path, error):
    with pytest.raises(error), whole_file(path) as file:
        file.write(b"half")
        raise error
    assert path.read_text() == "old\n"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace", "fdopen"])
def test_a_full_disk_leaves_the_old_file_whole_and_no_draft(path, step, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((type(path), step) if step == "replace" else (os, step)), full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "new", synced=True)
    assert path.read_text() == "old\n"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("mode", [0o600, 0o444])
@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_the_asked_mode_holds_before_the_first_byte_whatever_the_umask(tmp_path, mode, umask):
    before = os.umask(umask)
    try:
        with whole_file(tmp_path / "secret", mode=mode) as file:
            found = os.fstat(file.fileno())
            assert (found.st_mode & 0o777, found.st_size) == (mode, 0)
    finally:
        os.umask(before)
    assert (tmp_path / "secret").stat().st_mode & 0o777 == mode


def test_what_is_there_stays_where_nothing_is_to_be_replaced(path):
    with whole_file(path, replaces=False) as file:
        file.write(b"new")
    assert path.read_text() == "old\n"
    assert list(path.parent.iterdir()) == [path]


def test_the_longest_name_that_a_file_may_have_can_be_written(tmp_path):
    write_whole(tmp_path / ("n" * 255), "x")
    assert [len(path.name) for path in tmp_path.iterdir()] == [255]
