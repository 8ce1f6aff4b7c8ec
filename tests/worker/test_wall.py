"""What student code behind the wall cannot do, whatever layers this machine and this user have."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.errors import Problem
from autograder.wall.ends import SandboxLost, WorkerDied
from autograder.wall.sandbox import Sandbox
from autograder.worker import kernel

SECRET = "planted-secret-1729"

# Given to every attack: a raw system call that says what the kernel answered, and a loot list.
TOOLS = """
import ctypes, errno, json, os, socket, sys
loot = []
_libc = ctypes.CDLL(None, use_errno=True)
_numbers = json.loads(%r)
def call(name, *args):
    ctypes.set_errno(0)
    args = [ctypes.c_long(a) if isinstance(a, int) else a for a in (_numbers[name], *args)]
    result = _libc.syscall(*args)
    return "done" if result >= 0 else errno.errorcode[ctypes.get_errno()]
def attempt(what, action):
    try:
        got = action()
    except BaseException as error:
        return
    if got:
        loot.append(f"{what}: {got!r}")
"""


def attack(worker, source):
    """What the attack got hold of; an attack that breaks down on its own is a mistake of the test."""
    worker.run_cell(TOOLS % json.dumps(kernel.syscall_numbers()))
    result = worker.run_cell(source + "\nprint('loot', loot)")
    text = "".join(o["text"] for o in result.outputs if o["output_type"] == "stream")
    assert "loot" in text, (result.error, result.outputs)
    return text.partition("loot ")[2].strip()


@pytest.fixture
def spawned(wall, limits):
    with wall.spawn(limits, watch=["f"]) as worker:
        yield worker


@pytest.fixture
def course(tmp_path):
    """A course folder that everybody on the machine could read."""
    folder = tmp_path / "course"
    folder.mkdir()
    for parent in (tmp_path, *tmp_path.parents[:-2]):
        parent.chmod(parent.stat().st_mode | 0o055)
    (folder / "problems.py").write_text(SECRET)
    (folder / "problems.py").chmod(0o644)
    return folder


# Files


def test_the_course_cannot_be_read(spawned, course):
    source = f"""
path = {str(course / "problems.py")!r}
import shutil, linecache, runpy, pathlib, numpy, mmap
attempt("open", lambda: open(path).read())
attempt("os.open", lambda: os.read(os.open(path, os.O_RDONLY), 99))
attempt("pathlib", lambda: pathlib.Path(path).read_text())
attempt("linecache", lambda: linecache.getlines(path))
attempt("numpy", lambda: numpy.fromfile(path, "u1"))
attempt("copy", lambda: shutil.copy(path, "mine"))
attempt("listing", lambda: os.listdir(os.path.dirname(path)))
def by_link(make):
    make(path, "link")
    try:
        return open("link").read()
    finally:
        os.unlink("link")
attempt("symbolic link", lambda: by_link(os.symlink))
attempt("hard link", lambda: by_link(os.link))
attempt("through the root of process 1", lambda: open("/proc/1/root" + path).read())
attempt("through our own root", lambda: open("/proc/self/root" + path).read())
attempt("through dots", lambda: open("../../../../../.." + path).read())
attempt("sendfile", lambda: os.sendfile(1, os.open(path, os.O_PATH), 0, 99))
"""
    assert attack(spawned, source) == "[]"


def test_the_course_around_the_package_and_its_trusted_side_cannot_be_read(spawned):
    source = """
import autograder, pathlib
package = pathlib.Path(autograder.__file__).parent
for path in (package / "judge" / "judge.py", package.parent / "pyproject.toml", package / "authoring" / "verify.py"):
    attempt(str(path), path.read_text)
attempt("course", lambda: os.listdir(package.parent) if (package.parent / "pyproject.toml").exists() else "")
attempt("assignments", lambda: os.listdir(package.parent / "assignments"))
def load(name):
    __import__(name)
    return name
attempt("judge", lambda: load("autograder.judge.judge"))
attempt("sandbox", lambda: load("autograder.wall.sandbox"))
attempt("verify", lambda: load("autograder.authoring.verify"))
"""
    assert attack(spawned, source) == "[]"


def test_private_files_of_the_machine_cannot_be_read(spawned):
    source = """
for path in ("/etc/passwd", "/etc/shadow", "/root/.bashrc", "/root/.ssh", "/home", "/var/log", "/run", "/sys/fs/cgroup",
             "/proc/kcore", "/dev/mem", "/dev/kmsg", "/dev/vda"):
    attempt(path, lambda: os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(99))
"""
    assert attack(spawned, source) == "[]"


def test_only_scratch_can_be_written(spawned):
    source = """
import numpy, sys, autograder, tempfile
for folder in (os.path.dirname(numpy.__file__), os.path.dirname(autograder.__file__), sys.prefix, "/", "/usr", "/etc",
               "/dev", "/dev/shm", "/var/tmp", "/proc/self"):
    attempt(folder, lambda: open(os.path.join(folder, "mine"), "w").write("x"))
    attempt(folder, lambda: os.mkdir(os.path.join(folder, "mine")) or "made")
attempt("truncate", lambda: os.truncate(numpy.__file__, 0) or "truncated")
attempt("chmod", lambda: os.chmod(numpy.__file__, 0o777) or "changed")
open("mine", "w").write("x")
with tempfile.NamedTemporaryFile() as mine:
    mine.write(b"x")
"""
    assert attack(spawned, source) == "[]"


# Processes


def test_memory_environment_maps_and_files_of_other_processes_are_closed(wall, limits, monkeypatch):
    monkeypatch.setenv("PLANTED", SECRET)
    bystander = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        with wall.spawn(limits) as worker, wall.spawn(limits) as other:
            others = [os.getpid(), os.getppid(), bystander.pid, wall._zygote._process.pid, other.pid, 1]
            source = f"""
own = os.getpid()
for pid in {others} + [os.getppid()]:
    if pid == own:
        continue
    for name in ("mem", "environ", "maps", "smaps", "auxv", "io", "stack", "syscall", "wchan", "cmdline", "status"):
        attempt((pid, name), lambda: open(f"/proc/{{pid}}/{{name}}", "rb").read(99))
    for name in ("fd", "fdinfo", "task", "map_files", "ns"):
        attempt((pid, name), lambda: os.listdir(f"/proc/{{pid}}/{{name}}"))
    for name in ("cwd", "root", "exe"):
        attempt((pid, name), lambda: os.listdir(f"/proc/{{pid}}/{{name}}/."))
attempt("all", lambda: [p for p in os.listdir("/proc") if p.isdigit() and int(p) != own])
"""
            assert attack(worker, source) == "[]"
    finally:
        bystander.communicate(b"\n")


def test_other_processes_cannot_be_traced_read_or_signalled(wall, limits):
    bystander = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        with wall.spawn(limits) as worker, wall.spawn(limits) as other:
            others = [os.getpid(), bystander.pid, wall._zygote._process.pid, other.pid]
            source = f"""
import signal
buffer = ctypes.create_string_buffer(64)
for pid in {others}:
    for number in (0, 9, 15, 19):
        attempt(("kill", pid), lambda: os.kill(pid, number) or "sent")
        attempt(("tgkill", pid), lambda: call("tgkill", pid, pid, number) == "done")
        attempt(("tkill", pid), lambda: call("tkill", pid, number) == "done")
    attempt(("ptrace", pid), lambda: call("ptrace", 16, pid, 0, 0) == "done")
    attempt(("readv", pid), lambda: call("process_vm_readv", pid, buffer, 1, buffer, 1, 0) not in ("EPERM",))
    attempt(("writev", pid), lambda: call("process_vm_writev", pid, buffer, 1, buffer, 1, 0) not in ("EPERM",))
    attempt(("pidfd", pid), lambda: call("pidfd_open", pid, 0) == "done")
    attempt(("queue", pid), lambda: call("rt_sigqueueinfo", pid, 9, buffer) == "done")
    attempt(("limits", pid), lambda: call("prlimit64", pid, 7, None, buffer) == "done")
    attempt(("priority", pid), lambda: os.setpriority(os.PRIO_PROCESS, pid, 19) or "set")
attempt("everybody", lambda: os.kill(-1, 0) or "sent")
attempt("group", lambda: os.killpg(os.getpgid(os.getppid() or 1), 0) or "sent")
"""
            assert attack(worker, source) == "[]"
            assert bystander.poll() is None
            assert other.run_cell("1 + 1").ok
    finally:
        bystander.communicate(b"\n")


def test_no_process_can_be_started(spawned):
    source = """
import subprocess, multiprocessing
def fork():
    pid = os.fork()
    if not pid:
        os._exit(0)
    return pid
attempt("fork", fork)
attempt("vfork", lambda: "vfork" in _numbers and call("vfork") == "done")
attempt("clone", lambda: call("clone", 17, 0, 0, 0, 0) == "done")
attempt("clone3", lambda: call("clone3", ctypes.create_string_buffer(88), 88) != "ENOSYS")
attempt("subprocess", lambda: subprocess.run(["true"]).returncode == 0)
attempt("spawn", lambda: os.posix_spawn("/bin/true", ["true"], {}))
attempt("system", lambda: os.system("true") == 0)
attempt("exec", lambda: os.execv("/bin/true", ["true"]) or True)
attempt("memory exec", lambda: call("execveat", 3, b"", None, None, 0x1000) == "done")
"""
    assert attack(spawned, source) == "[]"


def test_dangerous_system_calls_are_refused(spawned):
    source = '''
buffer = ctypes.create_string_buffer(256)
for name in """
    unshare setns mount umount2 pivot_root chroot bpf perf_event_open keyctl add_key request_key io_uring_setup
    userfaultfd memfd_create memfd_secret shmget msgget semget mq_open personality reboot sethostname init_module
    kexec_load syslog acct swapon name_to_handle_at open_by_handle_at fanotify_init inotify_init1 mknodat setuid
    setresuid setgroups capset seccomp landlock_create_ruleset open_tree fsopen fspick quotactl kcmp process_madvise
    pidfd_getfd mlockall sched_setscheduler setsid settimeofday
""".split():
    answer = call(name, buffer, buffer, buffer, 0, 0)
    if answer != "EPERM":
        loot.append((name, answer))
if call("prctl", 4, 1, 0, 0, 0) != "EPERM":
    loot.append("dumpable")
'''
    assert attack(spawned, source) == "[]"


def test_no_capability_is_left_and_no_user_is_root(spawned, wall):
    source = """
status = dict(line.split(":", 1) for line in open("/proc/self/status").read().splitlines())
for name in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
    if int(status[name], 16):
        loot.append((name, status[name]))
if status["NoNewPrivs"].strip() != "1" or status["Seccomp"].strip() != "2":
    loot.append(status)
if os.getuid() == 0 or os.getgid() == 0:
    loot.append("root")
attempt("uid", lambda: os.setuid(0) or "root")
"""
    assert attack(spawned, source) == "[]"


# Sockets


def test_sockets_of_every_kind_are_refused(spawned):
    source = """
for family in range(0, 46):
    for kind in (1, 2, 3, 5):
        answer = call("socket", family, kind, 0)
        if answer != "EPERM":
            loot.append((family, kind, answer))
for family in (2, 10, 16, 17, 40):
    if call("socketpair", family, 1, 0, ctypes.create_string_buffer(8)) != "EPERM":
        loot.append(("pair", family))
a, b = socket.socketpair()
for name in ("bind", "connect", "listen", "accept", "accept4"):
    answer = call(name, a.fileno(), ctypes.create_string_buffer(b"\\x01\\x00\\x00x", 110), 110, 0)
    if answer != "EPERM":
        loot.append((name, answer))
"""
    assert attack(spawned, source) == "[]"


def test_an_event_loop_still_works(worker):
    result = worker.run_cell("import asyncio\nawait asyncio.sleep(0.001)\n'awake'")
    assert result.outputs[-1]["data"]["text/plain"] == "'awake'"


# Bombs


def test_a_thread_bomb_ends_at_the_limit(wall, limits):
    with wall.spawn(replace(limits, threads=20)) as worker:
        source = """
import threading
started = []
stop = threading.Event()
try:
    for _ in range(500):
        thread = threading.Thread(target=stop.wait)
        thread.start()
        started.append(thread)
except RuntimeError:
    pass
print(len(started))
import time
time.sleep(0.5)
stop.set()
"""
        try:
            result = worker.run_cell(source)
        except WorkerDied as death:
            assert death.reason == "threads"
        else:
            assert int(result.outputs[0]["text"]) < 20


@pytest.mark.parametrize(
    "source",
    ["x = bytearray(2 << 30)", "import numpy as np\nx = np.ones(1 << 29)", "x = [0] * (1 << 28)"],
    ids=["bytes", "array", "list"],
)
def test_too_much_memory_is_an_error_like_any_other(worker, source):
    result = worker.run_cell(source)
    assert result.error["ename"] in ("MemoryError", "_ArrayMemoryError")
    assert worker.run_cell("1 + 1").ok


def test_memory_that_grows_step_by_step_ends_the_call_with_its_name(worker):
    worker.run_cell("def f():\n    kept = []\n    while True:\n        kept.append(bytearray(1 << 20))")
    assert worker.call("f").raised == "MemoryLimit"


def test_shared_memory_which_no_limit_of_the_kernel_counts_is_watched_from_outside(spawned):
    with pytest.raises(WorkerDied) as death:
        spawned.run_cell(
            "import mmap, time\nkept = []\nfor _ in range(40):\n    m = mmap.mmap(-1, 32 << 20)\n"
            "    m.write(bytes(32 << 20))\n    kept.append(m)\ntime.sleep(5)"
        )
    assert death.value.reason == "memory"


def test_a_large_file_cannot_be_written(spawned):
    result = spawned.run_cell(
        "with open('big', 'wb') as big:\n    for _ in range(64):\n        big.write(bytes(1 << 20))"
    )
    assert result.error["ename"] == "OSError"


@pytest.mark.parametrize(
    "source",
    [
        "for n in range(100):\n    with open(f'{n}', 'wb') as file:\n        file.write(b'x' * (8 << 20))\n"
        "    time.sleep(0.02)",
        "kept = []\nfor n in range(100):\n    kept.append(open('one', 'wb'))\n    kept[-1].write(b'x' * (8 << 20))\n"
        "    kept[-1].flush()\n    os.unlink('one')\n    time.sleep(0.02)",
        "for n in range(3000):\n    open(f'{n}', 'w').close()\ntime.sleep(2)",
    ],
    ids=["many files", "deleted but open files", "many empty files"],
)
def test_a_disk_bomb_meets_an_error_or_the_end(spawned, source):
    try:
        result = spawned.run_cell(f"import os, time\n{source}")
    except WorkerDied as death:
        assert death.reason == "scratch"
    else:
        assert result.error["ename"] == "OSError" and "No space" in result.error["evalue"]


def test_output_is_cut_and_nobody_waits_for_it(spawned, limits):
    source = "import os\nprint('x' * (8 << 20))\nfor _ in range(200):\n    os.write(1, b'y' * (1 << 16))"
    result = spawned.run_cell(source)
    assert result.ok
    assert sum(len(o.get("text", "")) for o in result.outputs) <= limits.output_kb << 10
    assert len(spawned.fd_output) <= limits.output_kb << 10


def test_endless_recursion_is_an_error_or_a_crash_of_its_own_worker(wall, limits):
    with wall.spawn(limits) as worker:
        assert worker.run_cell("def f():\n    return f()\nf()").error["ename"] == "RecursionError"
        with pytest.raises(WorkerDied) as death:
            worker.run_cell("import ctypes\nctypes.string_at(0)")
        assert death.value.reason == "crash"
    with wall.spawn(limits) as worker:
        assert worker.run_cell("1 + 1").ok


def test_open_files_end_at_the_limit(spawned):
    result = spawned.run_cell("kept = [open('/dev/null') for _ in range(2000)]")
    assert "Too many open files" in result.error["evalue"]
    assert spawned.run_cell("kept = None\n1 + 1").ok


def test_an_endless_cell_is_interrupted_and_the_next_one_runs(wall, limits):
    with wall.spawn(replace(limits, cell_seconds=0.5)) as worker:
        result = worker.run_cell("while True:\n    pass")
        assert result.timed_out and result.error["ename"] == "KeyboardInterrupt"
        assert worker.run_cell("1 + 1").ok


def test_cpu_time_is_limited_too(wall, limits):
    with wall.spawn(replace(limits, cell_cpu_seconds=0.3)) as worker:
        result = worker.run_cell("while True:\n    pass")
        assert result.timed_out and result.seconds < limits.cell_seconds


def test_a_cell_that_ignores_its_interrupt_is_killed(wall, limits):
    with wall.spawn(replace(limits, cell_seconds=0.3)) as worker:
        with pytest.raises(WorkerDied) as death:
            worker.run_cell(
                "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass"
            )
        assert death.value.reason == "timeout"


def test_signal_handlers_of_the_student_do_not_keep_it_alive(wall, limits):
    with wall.spawn(replace(limits, cell_seconds=0.3)) as worker:
        with pytest.raises(WorkerDied) as death:
            worker.run_cell(
                "import signal\nfor n in range(1, 65):\n    try:\n        signal.signal(n, signal.SIG_IGN)\n"
                "    except (OSError, ValueError):\n        pass\nwhile True:\n    pass"
            )
        assert death.value.reason == "timeout"


def test_a_call_that_takes_too_long_is_a_timeout_and_others_follow(worker):
    worker.run_cell("def f():\n    while True:\n        pass\ndef g():\n    return 3")
    assert worker.call("f", timeout=0.3).raised == "Timeout"
    assert worker.call("g").value == 3


def test_a_call_that_swallows_its_interrupt_and_answers_late_is_a_timeout_all_the_same(worker):
    worker.run_cell(
        "def f():\n    try:\n        while True:\n            pass\n    except KeyboardInterrupt:\n        return 3"
    )
    outcome = worker.call("f", timeout=0.3)
    assert (outcome.raised, outcome.value) == ("Timeout", None)


def test_all_exchanges_together_are_limited(sandbox, limits):
    with sandbox.spawn(replace(limits, total_seconds=1), watch=["f"]) as worker:
        worker.run_cell("import time\ndef f():\n    time.sleep(0.4)")
        assert [worker.call("f").raised for _ in range(4)][-1] == "Timeout"


# Ends


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import os\nos._exit(0)", "exit"),
        ("import os\nos._exit(3)", "exit"),
        ("import os\nos.abort()", "crash"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\nos.close(3)", None),
        ("import os\nos.close(3)", "exit"),
    ],
    ids=["exit", "exit with a status", "abort", "signal", "close the connection"],
)
def test_a_worker_that_ends_itself_is_told_apart(wall, limits, source, reason):
    with wall.spawn(limits) as worker:
        with pytest.raises(WorkerDied) as death:
            worker.run_cell(source)
            worker.run_cell("1 + 1")
        assert reason in (None, death.value.reason)
        assert not isinstance(death.value, SandboxLost)
        with pytest.raises(WorkerDied):
            worker.names()
    with wall.spawn(limits) as worker:
        assert worker.run_cell("1 + 1").ok


def test_leaving_by_an_exception_is_no_end(worker):
    assert worker.run_cell("raise SystemExit").error["ename"] == "SystemExit"
    worker.run_cell("def f():\n    raise SystemExit(3)")
    assert worker.call("f").raised == "SystemExit"


def test_threads_that_outlive_their_cell_harm_nobody(worker):
    worker.run_cell(
        "import threading, time\ndef work():\n    while True:\n        time.sleep(0.001)\n        print('late')\n"
        "threading.Thread(target=work, daemon=True).start()\ndef f(x):\n    return x"
    )
    for k in range(20):
        assert worker.call("f", (k,)).value == k


def test_a_killed_zygote_is_replaced(limits):
    with Sandbox() as sandbox:
        with sandbox.spawn(limits) as worker:
            os.kill(sandbox._zygote._process.pid, signal.SIGKILL)
            with pytest.raises(SandboxLost):
                worker.run_cell("import time\ntime.sleep(5)")
        with sandbox.spawn(limits) as worker:
            assert worker.run_cell("1 + 1").ok


def test_workers_end_with_their_zygote(limits):
    with Sandbox() as sandbox:
        worker = sandbox.spawn(limits)
    deadline = time.monotonic() + 10
    while is_running(worker.pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_running(worker.pid)
    worker.close()


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


# What a worker is made of


def test_the_layers_that_hold_are_recorded(sandboxes, limits):
    held = {}
    for kind in ("all layers", "without namespaces", "without landlock"):
        with sandboxes(kind).spawn(limits) as worker:
            held[kind] = set(worker.layers)
    own_uid = {"uid"} if os.geteuid() == 0 else set()
    always = {"rlimits", "capabilities", "seccomp"} | own_uid
    names = {"user", "mount", "pid", "net", "ipc", "uts", "cgroup", "root", "tmpfs"}
    if "user" not in held["all layers"]:
        pytest.skip("this machine gives no namespaces")
    assert held["all layers"] >= always | names
    assert held["without namespaces"] == always | {"landlock"}
    assert held["without landlock"] == always | names


def test_without_landlock_and_namespaces_nothing_is_graded_unless_asked_for(limits):
    with pytest.raises(Problem, match="neither Landlock nor user namespaces"):
        Sandbox(without=("namespaces", "landlock"))
    with Sandbox(without=("namespaces", "landlock"), allow_unconfined=True) as sandbox, sandbox.spawn(limits) as worker:
        assert "landlock" not in worker.layers
        assert worker.run_cell("1 + 1").ok


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give workers their own user ids")
def test_root_gives_every_worker_a_user_of_its_own(wall, limits):
    if not wall.facts["own_uid"]:
        pytest.skip("an ordinary user's workers run as that user")
    with wall.spawn(limits) as one, wall.spawn(limits) as other:
        inside = {worker.run_cell("import os\nos.getuid()").outputs[0]["data"]["text/plain"] for worker in (one, other)}
    assert len(inside) == 2 and "0" not in inside


def test_a_worker_inherits_nothing_of_the_judge(monkeypatch, limits):
    monkeypatch.setenv("PLANTED", SECRET)
    with Sandbox() as sandbox, sandbox.spawn(limits) as worker:
        source = """
import os, sys
print(dict(os.environ))
for fd in range(4, 300):
    try:
        os.fstat(fd)
        print("open", fd)
    except OSError:
        pass
print([name for name in sys.modules if name.startswith("autograder.judge") or name.startswith("autograder.authoring")])
print(sys.argv, sys.path)
"""
        text = worker.run_cell(source).outputs[0]["text"]
    assert SECRET not in text and "PLANTED" not in text
    assert "open" not in text.splitlines()[1]
    assert "\n[]\n" in text


def test_scratch_directories_are_cleared_away(sandboxes, limits, tmp_path, monkeypatch):
    sandbox = sandboxes("without namespaces")
    with sandbox.spawn(limits) as worker:
        where = worker.run_cell(
            "import os\nos.makedirs('a/b')\nopen('a/b/c', 'w').close()\nos.mkdir('closed', 0o500)\nos.getcwd()"
        )
        scratch = where.outputs[0]["data"]["text/plain"].strip("'")
        assert Path(scratch).is_dir()
    assert not Path(scratch).exists()


def test_scikit_learn_finds_its_libraries(spawned):
    """What looks for BLAS in the maps of its own process: KMeans, and neighbours by brute force."""
    source = """
import numpy as np
from sklearn.cluster import KMeans
from sklearn.neighbors import NearestNeighbors
x = np.vstack([np.zeros((20, 2)), np.ones((20, 2))]) + np.arange(40)[:, None] / 1000
labels = KMeans(2, n_init=2, random_state=0).fit(x).labels_
near = NearestNeighbors(n_neighbors=1, algorithm="brute").fit(x).kneighbors(x)[1]
print(len(set(labels)), near.ravel().tolist() == list(range(40)))
"""
    result = spawned.run_cell(source)
    assert result.ok, result.error
    assert result.outputs[-1]["text"] == "2 True\n"


def test_maps_are_ones_own(spawned, sandbox, limits):
    """The maps of the worker itself hold what it has mapped; those of the zygote, or of another, cannot be opened."""
    with sandbox.spawn(limits) as other:
        pids = [os.getpid(), other.pid, sandbox._zygote._process.pid]
        source = f"""
own = open("/proc/self/maps").read()
if "[heap]" not in own and ".so" not in own:
    loot.append(own)
for pid in {pids}:
    attempt(pid, lambda: open(f"/proc/{{pid}}/maps").read())
"""
        assert attack(spawned, source) == "[]"


def test_two_workers_see_nothing_of_each_other(wall, limits):
    with wall.spawn(limits) as one, wall.spawn(limits) as other:
        folder = one.run_cell("open('note', 'w').write('hello')\nimport os\nos.getcwd()").outputs[0]["data"][
            "text/plain"
        ]
        seen = other.run_cell(f"import os\nopen(os.path.join({folder}, 'note')).read()")
        assert seen.error["ename"] in ("PermissionError", "FileNotFoundError")
