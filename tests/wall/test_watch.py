"""The watch looks after every worker whatever one of them does, and what a worker leaves behind is cleared away."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from autograder.wall import watch as watches
from autograder.wall.ends import WorkerDied
from autograder.wall.limits import Limits
from autograder.wall.sandbox import Sandbox
from autograder.wall.watch import Full, Watch, bytes_below
from autograder.worker import scratch

ROOMY = Limits(scratch_mb=16, scratch_files=2000, memory_mb=64)


@pytest.fixture(scope="module")
def sandbox():
    """Without mounts: its workers' scratch directories lie on the disk, and the watch counts what is in them."""
    with Sandbox("bare", without=("mounts",)) as sandbox:
        yield sandbox


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "scratch"
    made.mkdir()
    yield made
    scratch.remove(str(made))  # pytest's own clearing away would not manage


def deep(folder, levels):
    """A folder in a folder in a folder, deeper than any path is long."""
    top = os.open(folder, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir("d", dir_fd=top)
        inner = os.open("d", os.O_RDONLY, dir_fd=top)
        os.close(top)
        top = inner
    Path(f"/proc/self/fd/{top}/end").write_text("end")
    os.close(top)


def nothing_special(folder):
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "c").write_bytes(bytes(10_000))


def odd_names(folder):
    for name in (b"\xff\xfe", b"new\nline", b"-rf", b"*", b" ", "ü".encode(), b"x" * 255, b"..."):
        (folder / os.fsdecode(name)).mkdir()
        (folder / os.fsdecode(name) / "x").write_text("x")


def links(folder):
    (folder / "around").symlink_to(folder)
    (folder / "away").symlink_to("/")
    (folder / "nowhere").symlink_to("/nowhere")
    os.mkfifo(folder / "pipe")
    (folder / "file").write_text("x")
    os.link(folder / "file", folder / "again")


def closed(folder):
    (folder / "closed" / "inner").mkdir(parents=True)
    (folder / "closed" / "file").write_text("x")
    (folder / "closed" / "inner").chmod(0)
    (folder / "closed").chmod(0)


def thousands_deep(folder):
    deep(folder, 5000)


LEFT = [nothing_special, odd_names, links, closed, thousands_deep]


@pytest.mark.parametrize("leave", LEFT)
def test_whatever_was_left_is_cleared_away(folder, leave):
    leave(folder)
    beside = folder.parent / "beside"
    beside.write_text("stays")
    scratch.remove(str(folder))
    assert not folder.exists()
    assert [path.name for path in folder.parent.iterdir()] == ["beside"]


def test_nothing_is_cleared_away_where_there_is_nothing(tmp_path, monkeypatch):
    """A worker with a private root has none outside: its path is empty, which would be the folder one stands in."""
    (tmp_path / "file").write_text("stays")
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o755)
    for missing in ("", str(tmp_path / "gone"), str(tmp_path / "file")):
        scratch.remove(missing)
    assert (tmp_path / "file").read_text() == "stays"
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_bytes_are_counted_wherever_they_lie(folder):
    odd_names(folder)
    links(folder)
    nothing_special(folder)
    size = int(subprocess.check_output(["du", "--block-size=512", "--count-links", "-s", folder]).split()[0]) * 512
    folders = sum(path.is_dir() and not path.is_symlink() for path in (folder, *folder.rglob("*")))
    assert 0 < bytes_below(str(folder), 1000) <= size <= bytes_below(str(folder), 1000) + folders * 65536


@pytest.mark.parametrize("leave", [thousands_deep, closed])
def test_what_can_not_be_counted_is_too_much(folder, leave):
    leave(folder)
    if leave is closed and os.geteuid() == 0:
        pytest.skip("root looks into every folder")
    with pytest.raises(Full):
        bytes_below(str(folder), 10_000)
    scratch.remove(str(folder))


def test_too_many_files_are_too_much_and_no_descriptor_is_kept(folder):
    for k in range(60):
        (folder / f"{k}" / "inner").mkdir(parents=True)
    before = len([*Path("/proc/self/fd").iterdir()])
    with pytest.raises(Full):
        bytes_below(str(folder), 119)
    assert bytes_below(str(folder), 120) == 0
    assert len([*Path("/proc/self/fd").iterdir()]) == before


def test_files_that_come_and_go_while_they_are_counted_do_no_harm(folder):
    done = threading.Event()

    def stir():
        k = 0
        while not done.is_set():
            k += 1
            name = folder / f"{k % 7}"
            (name / "a").mkdir(parents=True, exist_ok=True)
            (name / "a" / "x").write_text("x")
            shutil.rmtree(name)
            name.symlink_to("/")
            name.unlink()

    stirring = threading.Thread(target=stir)
    stirring.start()
    try:
        for _ in range(300):
            assert bytes_below(str(folder), 1000) < 1 << 20
    finally:
        done.set()
        stirring.join()


def test_folders_too_deep_to_count_end_their_worker_alone(sandbox):
    dig = "import os, time\nfor _ in range(1500):\n    os.mkdir('d'); os.chdir('d')\ntime.sleep(60)"
    loud = "import os\nfor _ in range(40):\n    os.write(1, b'x' * 10_000)"  # more than a pipe holds
    with sandbox.spawn(ROOMY) as honest:
        with sandbox.spawn(ROOMY) as hostile:
            where = Path(hostile._scratch)
            with pytest.raises(WorkerDied) as death:
                hostile.run_cell(dig)
            assert death.value.reason == "scratch"
        assert not where.exists()
        assert honest.run_cell(loud).ok
    with sandbox.spawn(ROOMY) as later:
        assert later.run_cell(loud).ok
        with pytest.raises(WorkerDied) as death:
            later.run_cell("import time\nfor n in range(3000): open(str(n), 'w').close()\ntime.sleep(60)")
        assert death.value.reason == "scratch"


def test_a_folder_that_hides_its_files_ends_its_worker(sandbox):
    with sandbox.spawn(ROOMY) as worker:
        with pytest.raises(WorkerDied) as death:
            worker.run_cell("import os, time\nos.mkdir('hidden', 0o300)\nopen('hidden/x', 'w').close()\ntime.sleep(60)")
        assert death.value.reason == "scratch"


@pytest.mark.parametrize("error", [RecursionError, ValueError, MemoryError, PermissionError, UnicodeDecodeError])
def test_trouble_with_one_worker_ends_that_one_and_the_watch_goes_on(sandbox, monkeypatch, error):
    real = watches.Watched._status
    with sandbox.spawn(ROOMY) as honest, sandbox.spawn(ROOMY) as odd:

        def status(watched):
            if watched.pid == odd.pid:
                raise error("utf-8", b"", 0, 1, "odd") if error is UnicodeDecodeError else error("odd")
            return real(watched)

        monkeypatch.setattr(watches.Watched, "_status", status)
        with pytest.raises(WorkerDied) as death:
            odd.run_cell("import time\ntime.sleep(60)")
        assert death.value.reason == "watch"
        monkeypatch.undo()
        assert honest.run_cell("import os\nos.write(1, b'x' * 200_000)").ok
    assert sandbox._watch._thread.is_alive()


def test_output_that_can_not_be_read_ends_its_worker_alone(sandbox, monkeypatch):
    real = watches.Watched.drain
    with sandbox.spawn(ROOMY) as honest, sandbox.spawn(ROOMY) as odd:

        def drain(watched):
            if watched.pid == odd.pid:
                raise OSError("odd")
            return real(watched)

        monkeypatch.setattr(watches.Watched, "drain", drain)
        with pytest.raises(WorkerDied) as death:
            odd.run_cell("import os, time\nos.write(1, b'x')\ntime.sleep(60)")
        assert death.value.reason == "watch"
        assert honest.run_cell("import os\nos.write(1, b'x' * 200_000)").ok


def test_a_watch_that_trips_over_itself_gives_up_its_workers_and_looks_after_the_next(sandbox, monkeypatch):
    with sandbox.spawn(ROOMY) as worker:
        monkeypatch.setattr(Watch, "_drain", None)
        with pytest.raises(WorkerDied):
            worker.run_cell("import os, time\nos.write(1, b'x')\ntime.sleep(60)")
        monkeypatch.undo()
    with sandbox.spawn(ROOMY) as worker:
        assert worker.run_cell("import os\nos.write(1, b'x' * 200_000)").ok


def test_a_worker_that_ends_by_itself_is_no_trouble(sandbox):
    for source, reason in (("os._exit(3)", "exit"), ("os.abort()", "crash")):
        for _ in range(5):
            with sandbox.spawn(ROOMY) as worker:
                with pytest.raises(WorkerDied) as death:
                    worker.run_cell(f"import os\nkept = bytearray(40 << 20)\nkept[::4096] = bytes(10240)\n{source}")
                assert death.value.reason == reason


AS_ROOT_OF_A_CONTAINER = """
import time
from autograder.wall.limits import Limits
from autograder.wall.ends import WorkerDied
from autograder.wall.sandbox import Sandbox
with Sandbox("bare", without=("namespaces",)) as sandbox:
    limits = Limits(scratch_mb=4, memory_mb=64)
    with sandbox.spawn(limits) as worker:
        assert worker.run_cell("open('a', 'w').write('a' * 1_000_000)\\nimport time\\ntime.sleep(0.3)").ok
    with sandbox.spawn(limits) as worker:
        try:
            worker.run_cell('''
import os, time
kept = []
for n in range(5):
    kept.append(open("one", "wb"))
    kept[-1].write(bytes(2 << 20))
    kept[-1].flush()
    os.unlink("one")
time.sleep(60)
''')
        except WorkerDied as death:
            print(death.reason)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives workers other users")
def test_root_of_a_container_who_may_not_look_into_others_sees_deleted_files_all_the_same(tmp_path):
    if not shutil.which("setpriv"):
        pytest.skip("needs setpriv to give up what a container's root does not have")
    script = tmp_path / "script.py"
    script.write_text(AS_ROOT_OF_A_CONTAINER)
    fewer = ["setpriv", "--bounding-set=-sys_ptrace,-sys_admin,-sys_resource,-dac_read_search"]
    done = subprocess.run([*fewer, sys.executable, script], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("scratch", "")
