"""Each layer of the wall is missed when it is left out: an attack that it alone holds gets through then, and only then.

Whatever else would hold that attack is left out both times. What is said of the layers (by a zygote, by `doctor`) stays
as it is when one is left out, so that the attack has to notice it.
"""

import contextlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

import autograder
from autograder.wall.ends import WorkerDied
from autograder.wall.layers import NAMESPACES, STOPS
from autograder.wall.limits import Limits
from autograder.wall.sandbox import Sandbox
from autograder.wall.worker import Worker

SMALL = Limits(memory_mb=64, scratch_mb=4, scratch_files=100, threads=16)
NO_NAMESPACES, NO_MOUNTS = ("namespaces",), ("mounts",)
# Root of namespaces of its own: what it can break there is nobody else's.
APART = ("unshare", "--user", "--map-root-user", "--mount", "--uts")
SECRET = "planted-secret-1729"

# Student code prints "done" when it got what it should not have.
TOOLS = f"""
import ctypes, os, resource, signal, socket, sys, time
sys.path.insert(0, {str(Path(autograder.__file__).parent.parent)!r})
from autograder.worker import kernel
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *arguments):
    return kernel.syscall(name, *arguments)
"""
REFUSALS = (
    "OSError", "PermissionError", "FileNotFoundError", "ProcessLookupError", "BlockingIOError", "MemoryError",
    "ValueError", "RuntimeError",
)  # fmt: skip


@dataclass
class Scene:
    """A sandbox under attack. `patience` is long where a layer shall end what is waited for, short where none does."""

    sandbox: Sandbox
    patience: float
    seen: frozenset[str] = frozenset()  # what the judge saw of the layers around the last worker

    @contextlib.contextmanager
    def worker(self, **limits: float) -> Iterator[Worker]:
        with self.sandbox.spawn(replace(SMALL, **limits)) as worker:
            self.seen = frozenset(worker.layers)
            yield worker

    def done(self, source: str, **limits: float) -> bool:
        with self.worker(**limits) as worker:
            return run(worker, source) == "done"

    def dies_of(self, reason: str, source: str, **limits: float) -> bool:
        """Whether a worker that has done this and then waits is killed."""
        with self.worker(**limits) as worker:
            try:
                run(worker, f"{source}\ntime.sleep({self.patience})")
            except WorkerDied as death:
                return death.reason == reason
        return False

    @property
    def zygote(self) -> subprocess.Popen:
        return self.sandbox._zygote._process


def run(worker: Worker, source: str) -> str:
    """What a cell printed, "refused" when the kernel did."""
    result = worker.run_cell(TOOLS + source)
    if result.error and result.error["ename"] in REFUSALS:
        return "refused"
    assert result.ok, result.error
    return "".join(output["text"] for output in result.outputs if output["output_type"] == "stream").strip()


@dataclass(frozen=True)
class Attack:
    """How a layer is missed: `gets_through` is false with it, true without it."""

    gets_through: Callable[[Scene], bool]
    also_left_out: tuple[str, ...] = ()  # what would hold the attack too
    without: tuple[str, ...] = ()  # as Sandbox takes it: the kernel on which nothing else holds it
    prefix: tuple[str, ...] = ()
    only_root: bool = False  # the layer is there for root alone


ATTACKS: dict[str, Attack] = {}


def held_by(layer: str, *also_left_out: str, **others) -> Callable:
    def register(attack: Callable[[Scene], bool]) -> Callable[[Scene], bool]:
        ATTACKS[layer] = Attack(attack, also_left_out, **others)
        return attack

    return register


@held_by("user", "seccomp", "capabilities", "user id", "uts", prefix=APART)
def names_the_machine(scene):
    return scene.done("socket.sethostname('hostile')\nprint('done')")


@held_by("uts", "seccomp", "capabilities", "user id", "user", prefix=APART)
def names_the_machine_of_another_worker(scene):
    with scene.worker() as one, scene.worker() as other:
        run(one, "socket.sethostname('hostile')")
        return run(other, "print(os.uname().nodename)") == "hostile"


@held_by("mount", "user", prefix=APART)
def mounts_something_for_all(scene):
    with scene.worker() as worker:
        run(worker, "open('note', 'w').close()")
        return Path(f"/proc/{scene.zygote.pid}/root/scratch/note").exists()


@held_by("pid", "seccomp", "Landlock", "user id")
@held_by("user id", "seccomp", "Landlock", "pid", only_root=True)
def kills_a_process_of_the_graders_user(scene):
    process = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(600)"])
    try:
        return scene.done(f"os.kill({process.pid}, 9)\nprint('done')") and process.wait(60) == -9
    finally:
        process.kill()
        process.wait()


@held_by("a user id for each", "seccomp", "Landlock", "pid", only_root=True)
def kills_another_worker(scene):
    with scene.worker() as one, scene.worker() as other:
        return run(one, f"os.kill({other.pid}, 9)\nprint('done')") == "done" and gone(other.pid, 60)


@held_by("session", "seccomp", "Landlock", "user id")
def signals_those_it_was_started_with(scene):
    with scene.worker() as worker, contextlib.suppress(WorkerDied):
        run(worker, "signal.signal(15, signal.SIG_IGN)\nos.kill(0, 15)")
    with contextlib.suppress(subprocess.TimeoutExpired):
        scene.zygote.wait(2)  # on a busy machine it takes a moment to end
    return scene.zygote.poll() is not None or not scene.done("print('done')")


@held_by("net", "seccomp", "Landlock")
def connects_to_this_machine(scene):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        return scene.done(f"socket.create_connection({server.getsockname()}, 60)\nprint('done')")


@held_by("ipc", "seccomp", "user id", "a user id for each")
def leaves_a_message_for_another_worker(scene):
    key = os.getpid()
    with scene.worker() as one, scene.worker() as other:
        assert run(one, f"shared = call('shmget', {key}, 4096, 0o1666)\nprint(shared)").isdigit()
        found = run(other, f"call('shmget', {key}, 4096, 0o666)\nprint('done')") == "done"
        run(one, "call('shmctl', shared, 0, None)")
        return found


@held_by("cgroup", "Landlock")
def learns_in_which_container_it_runs(scene):
    own = {line.rpartition(":")[2] for line in Path("/proc/self/cgroup").read_text().splitlines()} - {"/"}
    with scene.worker() as worker:
        seen = run(worker, "print(open('/proc/self/cgroup').read())")
        return any(path in seen for path in own) if own else "cgroup" not in worker.layers


@held_by("private root", "Landlock")
@held_by("Landlock", without=NO_NAMESPACES)
def reads_what_everybody_may_read(scene):
    folder = Path(tempfile.mkdtemp(prefix="public-"))
    try:
        folder.chmod(0o755)
        (folder / "notes").write_text(SECRET)
        (folder / "notes").chmod(0o644)
        return scene.done(f"print('done' * ({SECRET!r} in open({str(folder / 'notes')!r}).read()))")
    finally:
        shutil.rmtree(folder)


@held_by("read-only mounts", "Landlock", "user id")
def changes_a_package(scene):
    files = [path for path in (np.__file__, autograder.__file__) if os.access(path, os.W_OK)]
    if not files:
        pytest.skip("no package here belongs to this user")
    return scene.done(f"open({files[0]!r}, 'r+b').close()\nprint('done')")


@held_by("scratch size")
def fills_the_memory_with_files(scene):
    return scene.done("for n in '123':\n    open(n, 'wb').write(bytes(3 << 20))\nprint('done')")


@held_by("end with the zygote")
def outlives_its_zygote(scene):
    with scene.worker() as worker:
        os.kill(scene.zygote.pid, 9)
        scene.zygote.wait()
        return not gone(worker.pid, scene.patience)


@held_by("closed descriptors")
def holds_what_the_zygote_has_open(scene):
    return scene.done("for fd in range(4, 256):\n    if os.path.exists(f'/proc/self/fd/{fd}'): print('done'); break")


@held_by("clean environment")
def reads_the_environment_of_the_grader(scene):
    return scene.done(f"print('done' * ({SECRET!r} in os.environ.values()))")


@held_by("OOM score")
def is_not_the_first_to_be_killed(scene):
    with scene.worker() as worker:
        return int(Path(f"/proc/{worker.pid}/oom_score_adj").read_text()) < 1000


@held_by("capabilities", "seccomp", "Landlock", "user id")
def mounts_something(scene):
    return scene.done("kernel.mount('tmpfs', '/scratch', 'tmpfs', 0)\nprint('done')")


@held_by("undumpable", "user id")
def is_read_by_another_worker_of_its_user(scene):
    with scene.worker() as worker:
        read = f"kernel.drop_capabilities()\nopen('/proc/{worker.pid}/environ').read(1)"
        other = subprocess.run([sys.executable, "-c", TOOLS + read], stderr=subprocess.DEVNULL, check=False)
        return other.returncode == 0


@held_by("seccomp")
def starts_a_process(scene):
    return scene.done("if os.fork() == 0:\n    os._exit(0)\nos.wait()\nprint('done')")


@held_by("RLIMIT_DATA", "watch of memory")
def allocates_too_much(scene):
    return scene.done("kept = bytearray(256 << 20)\nprint('done')")


@held_by("RLIMIT_CPU", without=NO_NAMESPACES)
def computes_on_in_a_thread(scene):
    with scene.worker(total_seconds=0.5) as worker:
        worker.limits = SMALL  # the judge waits longer than the kernel
        run(
            worker,
            "import threading\ndef on():\n    while True: pass\nthreading.Thread(target=on, daemon=True).start()",
        )
        while not gone(worker.pid, 0.1):
            if worker.cpu_clock() > 2:
                return True
        return False


@held_by("RLIMIT_FSIZE", "watch of scratch", without=NO_MOUNTS)
def writes_a_large_file(scene):
    return scene.done("os.truncate(os.open('large', os.O_RDWR | os.O_CREAT), 5 << 20)\nprint('done')")


@held_by("RLIMIT_NOFILE")
def opens_files_without_end(scene):
    return scene.done("kept = [open('/dev/null') for _ in range(300)]\nprint('done')")


@held_by("RLIMIT_NPROC", "watch of threads")
def starts_threads_without_end(scene):
    return scene.done(
        "import threading\nevent = threading.Event()\n"
        "for _ in range(40):\n    threading.Thread(target=event.wait, daemon=True).start()\nprint('done')",
        memory_mb=1024,  # for their stacks
    )


@held_by("RLIMIT_CORE")
def leaves_its_memory_on_disk(scene):
    if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("nobody leaves one on this machine")
    return scene.done("resource.setrlimit(resource.RLIMIT_CORE, (4096, 4096))\nprint('done')")


@held_by("RLIMIT_MEMLOCK", "seccomp")
def holds_memory_against_the_kernel(scene):
    return scene.done("call('mlock', ctypes.addressof(ctypes.create_string_buffer(9)), 9)\nprint('done')")


@held_by("RLIMIT_MSGQUEUE", "seccomp", "Landlock")
def keeps_messages_in_the_kernel(scene):
    return scene.done("call('mq_open', b'hostile', os.O_CREAT | os.O_RDWR, 0o600, None)\nprint('done')")


@held_by("RLIMIT_SIGPENDING")
def keeps_timers_in_the_kernel(scene):
    timer = "call('timer_create', 0, None, ctypes.byref(ctypes.c_int()))"
    return scene.done(f"for _ in range(400):\n    {timer}\nprint('done')")


@held_by("watch of memory")
def shares_memory_with_itself(scene):
    source = "import mmap\nkept = [mmap.mmap(-1, 32 << 20) for _ in range(5)]\nfor m in kept: m.write(bytes(32 << 20))"
    return not scene.dies_of("memory", source)


@held_by("watch of threads", "RLIMIT_NPROC")
def starts_more_threads_than_it_may(scene):
    source = (
        "import threading\nevent = threading.Event()\n"
        "for _ in range(40): threading.Thread(target=event.wait, daemon=True).start()"
    )
    return not scene.dies_of("threads", source, memory_mb=1024)


@held_by("watch of scratch", without=NO_MOUNTS)
def makes_files_without_end(scene):
    return not scene.dies_of("scratch", "for n in range(200): open(str(n), 'w').close()")


def gone(pid: int, seconds: float) -> bool:
    """Whether a process ends within this time."""
    end = time.monotonic() + seconds
    while is_running(pid):
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@pytest.fixture
def scene(monkeypatch):
    """`scene(attack, left_out, patience)`: a sandbox in which these layers are left out."""
    monkeypatch.setenv("PLANTED", SECRET)

    @contextlib.contextmanager
    def make(attack, left_out, patience):
        with Sandbox(
            "bare", allow_unconfined=True, without=attack.without, prefix=attack.prefix, left_out=left_out
        ) as sandbox:
            yield Scene(sandbox, patience)

    return make


# The layers of a report, which the judge reads from /proc.
REPORTED = {layer: layer for layer in (*NAMESPACES, "capabilities", "seccomp")}
REPORTED |= {layer: "rlimits" for layer in STOPS if layer.startswith("RLIMIT_")}
REPORTED |= {"private root": "root", "read-only mounts": "root", "scratch size": "tmpfs", "user id": "uid"}


@pytest.mark.parametrize("layer", STOPS)
def test_a_layer_that_is_left_out_is_missed(layer, scene):
    attack = ATTACKS[layer]
    if attack.only_root and os.geteuid() != 0:
        pytest.skip("only root can give workers other users")
    with scene(attack, attack.also_left_out, patience=30) as held:
        assert not attack.gets_through(held)
        assert layer not in REPORTED or REPORTED[layer] in held.seen
    with scene(attack, (*attack.also_left_out, layer), patience=1) as missed:
        assert attack.gets_through(missed)
        assert REPORTED.get(layer) not in missed.seen


def test_every_layer_has_an_attack_that_it_alone_holds():
    assert ATTACKS.keys() == STOPS.keys()
