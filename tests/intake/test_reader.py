"""The reader: what is made to break it costs one submission, and there is nothing in it that anybody could want."""

import concurrent.futures
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import autograder
from autograder.course.outline import Outline, OutlinedTask
from autograder.intake import caps
from autograder.intake.read import Unreadable
from autograder.intake.reader import Ended, Process, Reader

PACKAGE = Path(autograder.__file__).parent
OUTLINE = Outline("01_tiny", (OutlinedTask("double"), OutlinedTask("net", True, "build")), "import numpy as np")
NAME = Path("01_tiny.ipynb")
FINE = json.dumps(
    {"cells": [{"cell_type": "code", "source": "def double(x):\n    return 2 * np.asarray(x)", "outputs": []}]}
).encode()


@pytest.fixture
def reader():
    made = Reader()
    yield made
    made.close()


def taken_in(reader, data=FINE):
    return reader.take_in(NAME, data, "0" * 64, OUTLINE, "ann")


def pid_of(reader) -> int:
    return reader._process._process.pid


def slow_notebook(seconds: float = 2) -> bytes:
    """Code that is parsed for some seconds on any machine."""
    cell = "\n".join(f"a{k} = b{k} + c({k})" for k in range(2200))
    cells = [{"cell_type": "code", "source": f"# {k}\n{cell}"} for k in range(int(4 * seconds))]
    return json.dumps({"cells": [*json.loads(FINE)["cells"], *cells]}).encode()


def test_what_is_read_is_what_was_handed_in(reader):
    found = taken_in(reader)
    assert [(cell.name, cell.source, cell.given) for cell in found.cells] == [
        ("the course's imports", "import numpy as np", True),
        ("cell 1", "def double(x):\n    return 2 * np.asarray(x)", False),
    ]
    assert found.places == ((None, "the course's imports"), (0, "cell 1"))
    assert found.evidence["net"].problem.startswith("the notebook holds no weights of net")
    assert (found.student, found.digest, found.path) == ("ann", "0" * 64, "01_tiny.ipynb")


def test_it_is_started_when_it_is_first_asked_and_once_for_many(reader):
    assert reader._process is None
    taken_in(reader)
    first = pid_of(reader)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert len({len(found.cells) for found in pool.map(lambda _: taken_in(reader), range(20))}) == 1
    assert pid_of(reader) == first


def test_it_starts_within_half_a_cpu_second_and_answers_within_milliseconds(reader):
    assert reader.layers
    started = reader._process.cpu_clock()
    assert started < 0.5
    release = Path(PACKAGE.parent, "release", "03_logistic_regression", "03_logistic_regression.ipynb")
    data = release.read_bytes() if release.exists() else FINE
    reader.notebook(NAME, data)
    before = reader._process.cpu_clock()
    for _ in range(20):
        reader.notebook(NAME, data)
    assert (reader._process.cpu_clock() - before) / 20 < 0.02


# What is in it, and what it can reach.

INSIDE = """
import json, os, socket, sys
from pathlib import Path
from autograder.intake import archive, questions, reading, render
before = sorted(name for name in sys.modules if name.startswith("autograder."))
layers = reading.shut_in(500)
def refused(attempt):
    try:
        attempt()
    except (OSError, MemoryError) as error:
        return type(error).__name__
    return "done"
attempts = {
    "read a course": lambda: Path(sys.argv[1]).read_text(),
    "list a course": lambda: os.listdir(Path(sys.argv[1]).parent),
    "read the judge": lambda: Path(sys.argv[2], "judge", "judge.py").read_text(),
    "write a file": lambda: Path("/tmp/reader-was-here").write_text("x"),
    "start a process": os.fork,
    "run a program": lambda: os.execv("/bin/true", ["true"]),
    "open a socket": lambda: socket.socket(socket.AF_INET),
    "signal the judge": lambda: os.kill(os.getppid(), 0),
    "look at the judge": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    "take all memory": lambda: bytearray(1 << 30),
}
print(json.dumps([before, layers, {name: refused(attempt) for name, attempt in attempts.items()}, dict(os.environ)]))
"""


@pytest.fixture(scope="module")
def inside(tmp_path_factory) -> list:
    """What a process finds that has shut itself in as the reader does, and what it is refused."""
    secret = tmp_path_factory.mktemp("course") / "problems.py"
    secret.write_text("secret")
    for path in (secret.parent.parent, secret.parent):
        path.chmod(0o755)
    code = "import sys; sys.path.insert(0, sys.argv[3])\n" + INSIDE
    command = [sys.executable, "-c", code, str(secret), str(PACKAGE), str(PACKAGE.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PATH": os.defpath})
    return json.loads(done.stdout)


def test_nothing_secret_is_imported_where_hostile_bytes_are_read(inside):
    rooms = {name.split(".")[1] for name in inside[0]}
    assert rooms <= {"intake", "course", "worker", "student", "checks", "errors", "rooms", "data"}
    assert [name for name in inside[0] if name.startswith("autograder.course.")] == ["autograder.course.outline"]


def test_no_module_of_the_room_imports_what_is_secret():
    for path in (PACKAGE / "intake").glob("*.py"):
        text = path.read_text()
        above = ("judge", "wall", "classroom", "authoring")
        assert [room for room in above if f"autograder.{room}" in text] == [], path


def test_it_reads_no_course_writes_nothing_and_reaches_nobody(inside):
    _, layers, attempts, _ = inside
    held = {"rlimits", "capabilities", "seccomp", "landlock"} | ({"uid"} if os.getuid() == 0 else set())
    assert set(layers) >= held
    assert "done" not in attempts.values()


def test_what_holds_is_seen_from_outside_too(reader):
    taken_in(reader)
    status = Path(f"/proc/{pid_of(reader)}/status").read_text()
    facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert (facts["NoNewPrivs"], facts["Seccomp"], int(facts["CapEff"], 16)) == ("1", "2", 0)
    if os.getuid() == 0:
        assert "0" not in facts["Uid"].split()
    environment = Path(f"/proc/{pid_of(reader)}/environ").read_bytes() if os.getuid() == 0 else b""
    assert b"AUTOGRADER" not in environment


# What crosses a limit.


def test_a_notebook_that_takes_too_long_fails_alone_and_with_a_sentence(reader, monkeypatch):
    monkeypatch.setattr(caps, "CPU_SECONDS", 1)
    taken_in(reader)
    first = pid_of(reader)
    with pytest.raises(Unreadable) as stopped:
        taken_in(reader, slow_notebook(20))
    assert str(stopped.value) == ("01_tiny.ipynb takes more than 1 s of computing to read: look at the file by hand")
    assert taken_in(reader).cells
    assert pid_of(reader) != first


def test_time_is_the_readers_own_and_not_that_of_the_wall(reader, monkeypatch):
    """One that is stopped for longer than it may compute has computed nothing."""
    monkeypatch.setattr(caps, "CPU_SECONDS", 0.5)
    taken_in(reader)
    os.kill(pid_of(reader), signal.SIGSTOP)
    threading.Timer(2.0, os.kill, (pid_of(reader), signal.SIGCONT)).start()
    assert taken_in(reader).cells


def test_a_reader_that_does_nothing_is_ended_at_last(reader, monkeypatch):
    monkeypatch.setattr(caps, "FAR_STOP_SECONDS", 1)
    taken_in(reader)
    os.kill(pid_of(reader), signal.SIGSTOP)
    with pytest.raises(Unreadable, match="was not read within 1 s"):
        taken_in(reader)
    assert taken_in(reader).cells


@pytest.mark.parametrize("many", ['{"cells": [' + "{}," * 4_000_000, '{"cells": [], "a": [' + "[]," * 4_000_000])
def test_a_notebook_that_takes_too_much_memory_fails_alone_and_with_a_sentence(reader, monkeypatch, many):
    monkeypatch.setattr(caps, "MEMORY_MB", 150)
    with pytest.raises(Unreadable) as stopped:
        taken_in(reader, many.encode() + b"0]}")
    assert str(stopped.value) == "01_tiny.ipynb takes more than 150 MB of memory to read: look at the file by hand"
    assert taken_in(reader).cells


def test_one_that_was_killed_is_replaced_and_nobody_notices(reader):
    taken_in(reader)
    os.kill(pid_of(reader), signal.SIGKILL)
    assert taken_in(reader).cells


def test_one_that_is_killed_while_it_reads_is_asked_again(reader):
    taken_in(reader)
    threading.Timer(0.3, os.kill, (pid_of(reader), signal.SIGKILL)).start()
    assert len(taken_in(reader, slow_notebook()).cells) == 10


def test_what_ends_two_readers_is_looked_at_by_a_person(reader, monkeypatch):
    answer = Process.answer

    def killed(self, question):
        os.kill(self._process.pid, signal.SIGKILL)
        return answer(self, question)

    monkeypatch.setattr(Process, "answer", killed)
    with pytest.raises(Unreadable, match=r"01_tiny\.ipynb ended the process that read it: look at the file by hand"):
        taken_in(reader)
    monkeypatch.undo()
    assert taken_in(reader).cells


def test_an_answer_never_comes_to_the_next_question(reader, monkeypatch):
    """Whoever presses Ctrl-C goes on with a fresh reader."""
    taken_in(reader)
    monkeypatch.setattr(Process, "_wait", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        reader.notebook(NAME, FINE)
    monkeypatch.undo()
    assert taken_in(reader).cells


def test_what_breaks_in_it_is_one_sentence_and_a_trace_for_whoever_mends_it(reader):
    with pytest.raises(Unreadable) as broken:
        reader.ask("x.ipynb", "outputs", lambda told: told, cells=3)
    assert str(broken.value) == "x.ipynb could not be read (TypeError): look at the file by hand"
    assert "questions.py" in broken.value.trace


def test_outputs_that_can_not_be_cleaned_are_left_out_with_a_note(reader, monkeypatch):
    def too_long(*_):
        raise Ended("takes more than 20 s of computing to read")

    monkeypatch.setattr(Process, "answer", too_long)
    printed = {"output_type": "stream", "name": "stdout", "text": "1"}
    shown = {"output_type": "display_data", "data": {"text/html": "<p>1"}, "metadata": {}}
    ((first, second),) = reader.harmless("what its cells showed", [[printed, shown]])
    assert first == printed
    assert second["data"]["text/plain"].startswith("(what its cells showed takes more than 20 s")


def test_nothing_is_left_when_the_judge_is_killed():
    """Also when it is busy, and would be for long."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\nfrom autograder.intake import caps\nfrom autograder.intake.reader import Reader\n"
        "caps.CPU_SECONDS = 1\nreader = Reader()\nreader.layers\n"
        "print(reader._process._process.pid, flush=True)\ncaps.CPU_SECONDS = 1000\n"
        "print(reader.notebook(Path('x.ipynb'), sys.stdin.buffer.read(), ['a']))"
    )
    judge = subprocess.Popen(
        [sys.executable, "-c", code, str(PACKAGE.parent)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    pid = int(judge.stdout.readline())
    judge.stdin.write(slow_notebook(30))
    judge.stdin.close()
    time.sleep(1)
    judge.kill()
    judge.wait()
    judge.stdout.close()
    for _ in range(600):
        if not running(pid):
            return
        time.sleep(0.1)
    raise AssertionError("the reader runs on")


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


# What comes back is believed only as far as it has the form that it must have.

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 2**70)
    | st.floats()
    | st.text(max_size=5)
    | st.binary(max_size=5)
    | st.complex_numbers()
    | st.builds(np.zeros, st.lists(st.integers(0, 3), max_size=3).map(tuple), st.sampled_from(["f4", "i8", "?", "U3"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3) | st.integers(0, 3), inner, max_size=3)
    ),
    max_leaves=12,
)
RIGHT = {
    "cells": [["x = 1", "cell 1", 0, False, ["net"]]],
    "places": [[0, "cell 1"], [None, "imports"]],
    "repairs": [["retyped", "softmax", "markdown"]],
    "version": 1,
    "evidence": {
        "net": {
            "problem": "",
            "there": True,
            "weights": {
                "layers": [["d", "Dense", [[2, 3]]]],
                "arrays": [np.zeros((2, 3), np.float32)],
                "told": ["", "", ""],
            },
        }
    },
}
READ = {
    "cells": [
        {
            "kind": "markdown", "source": "a", "id": "b", "grade_id": "c", "code": "d", "prose": "e", "asks": True,
            "tasks": ["double"], "pictures": {"a.png": {"image/png": "AAAA"}},
            "outputs": [
                {"output_type": "stream", "name": "stdout", "text": "1"},
                {"output_type": "display_data", "data": {"text/plain": "1"}, "metadata": {}},
                {"output_type": "execute_result", "data": {}, "metadata": {}, "execution_count": 1},
                {"output_type": "error", "ename": "E", "evalue": "", "traceback": ["a"]},
            ],
        }
    ],
    "claims": ["01_tiny"],
    "weights": {"net": "0"},
}  # fmt: skip


def spoilt(told, path, value):
    """The same with one part replaced, or where there is none with all of it."""
    if not path or not isinstance(told, dict | list) or not told:
        return value
    keys = list(told) if isinstance(told, dict) else range(len(told))
    key = keys[path[0] % len(keys)]
    copied = dict(told) if isinstance(told, dict) else list(told)
    copied[key] = spoilt(told[key], path[1:], value)
    return copied


class Forger(Process):
    """Answers what it is told to."""

    def __init__(self, told):
        self.told = told

    def answer(self, _):
        return self.told

    def end(self):
        pass


@pytest.mark.parametrize("right", [RIGHT, READ])
def test_right_answers_are_understood(right):
    assert asked(Forger(right), right is RIGHT)


def asked(process, takes_in):
    reader = Reader()
    reader._process = process
    return taken_in(reader) if takes_in else reader.notebook(NAME, FINE)


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from([RIGHT, READ]), st.lists(st.integers(0, 9), max_size=7), PLAIN)
def test_an_answer_of_any_other_form_is_none(right, path, value):
    try:
        asked(Forger(spoilt(right, path, value)), right is RIGHT)
    except Unreadable as reason:
        assert "could not be read" in str(reason)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(0, 9), max_size=4), PLAIN)
def test_outputs_of_any_other_form_are_left_out(path, value):
    shown = [{"output_type": "display_data", "data": {"text/html": "<p>"}, "metadata": {}}]
    reader = Reader()
    reader._process = Forger(spoilt([shown], path, value))
    for output in reader.harmless("what its cells showed", [shown])[0]:
        assert all(type(text) is str for text in output.get("data", {}).values())
