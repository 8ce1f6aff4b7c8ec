"""Who may reach a cluster, and what reaches it: certificates, refused addresses, and a secret that stays at home."""

import contextlib
import hashlib
import json
import os
import re
import socket
import ssl
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import distributed
import pytest
from distributed.security import Security

from autograder.classroom import cluster
from autograder.classroom.cluster import grade_on_cluster, security_for
from autograder.course.course import Course
from autograder.course.secret import course_secret
from autograder.errors import Problem
from autograder.judge.batch import grade_all
from autograder.judge.grading_process import Order
from autograder.judge.seeds import Seeds

BIN = Path(sys.executable).parent
PAGE = (Path(__file__).parents[2] / "docs" / "scale.md").read_text()
MAKE_CERTIFICATES, START = re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
(ON_SLURM,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
pytestmark = pytest.mark.filterwarnings("default")  # distributed warns of ports and of what we refuse


# Addresses.


@pytest.mark.parametrize(
    "address",
    [
        "tcp://scheduler.example.org:8786", "tcp://10.0.0.1:8786", "tcp://0.0.0.0:8786", "tcp://[::]:8786",
        "tcp://192.168.1.2", "scheduler.example.org:8786", "ws://127.0.0.1:8786", "ucx://127.0.0.1:8786",
        "tcp://127.0.0.1@scheduler.example.org:8786", "tcp://localhost.example.org:8786", "tcp://128.0.0.1:8786",
        "tcp://127.0.0.1://10.0.0.1:8786", "tls://127.0.0.1://10.0.0.1:8786", "TLS://10.0.0.1:8786", "",
    ],
)  # fmt: skip
def test_an_address_that_others_reach_is_refused_in_one_line(address):
    with pytest.raises(Problem) as refused:
        security_for(address)
    said = str(refused.value)
    assert said.startswith(f"{address} is open to whoever reaches it") and "\n" not in said
    assert "--insecure-scheduler" in said and "docs/scale.md" in said
    assert security_for(address, insecure=True) is None


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "tcp://[::1]:8786", "localhost:8786", "127.0.0.2"])
def test_an_address_of_this_machine_needs_no_certificates(address):
    assert security_for(address) is None


def grade(course: Path, address: str, *more: str, **environment: str) -> subprocess.CompletedProcess:
    command = [BIN / "autograder", "grade", "submitted", "--scheduler", address, *more]
    environment = os.environ | environment
    return subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, timeout=200)


def test_the_command_refuses_before_it_looks_at_anything(classroom):
    done = grade(classroom.root, "tcp://10.0.0.1:8786")
    assert done.returncode == 2 and done.stderr.startswith("autograder: tcp://10.0.0.1:8786 is open to whoever")
    assert not (classroom.root / "gradebook.db").exists()


# Certificates, made and used as docs/scale.md says.


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A home folder in which the page's commands were run."""
    home = tmp_path_factory.mktemp("home")
    made = subprocess.run(["sh", "-e", "-c", MAKE_CERTIFICATES], env=os.environ | {"HOME": str(home)}, timeout=120)
    assert made.returncode == 0
    return home


def security(home: Path) -> dict:
    """The arguments of a client with the certificates of this home folder."""
    folder = home / "course-tls"
    names = {"ca_file": "authority.pem", "client_cert": "client.pem", "client_key": "client.key"}
    return {f"tls_{name}": str(folder / file) for name, file in names.items()}


@contextlib.contextmanager
def as_the_page_says(home: Path):
    """The page's scheduler and worker, on this machine; its address."""
    port = free_port()
    said = START.replace("scheduler.example.org:8786", f"127.0.0.1:{port}").replace("--port 8786", f"--port {port}")
    commands = [line.replace(".venv/bin/dask", str(BIN / "dask")).split() for line in said.splitlines()]
    with contextlib.ExitStack() as stack:
        for command in commands:
            process = stack.enter_context(
                subprocess.Popen(command, env=os.environ | {"HOME": str(home)}, stderr=subprocess.DEVNULL)
            )
            stack.callback(process.terminate)
        wait_for(port)
        yield f"tls://127.0.0.1:{port}"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(port: int) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)


@pytest.fixture(scope="module")
def scheduler(home):
    with as_the_page_says(home) as address:
        yield address


def test_the_certificates_of_the_page_are_closed_to_others(home):
    folder = home / "course-tls"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o077 for path in folder.glob("*.key")} == {0}
    assert not (folder / "authority.key").exists()


def test_a_class_is_graded_over_tls(classroom, standing, scheduler, home):
    classroom.hand_in("ann", classroom.right())
    classroom.hand_in("bob", classroom.square())
    done = grade(classroom.root, scheduler, HOME=str(home))
    assert done.returncode == 0, done.stderr
    assert [standing(classroom.url, student)["score"] for student in ("ann", "bob")] == [7, 4]


def test_without_certificates_the_command_says_where_they_are_made(classroom, scheduler, tmp_path):
    done = grade(classroom.root, scheduler, HOME=str(tmp_path))
    said = f"autograder: for {scheduler} Dask's configuration names no certificates: {cluster.WHERE}\n"
    assert (done.returncode, done.stderr) == (2, said)


def test_a_stranger_is_refused_who_speaks_no_tls_or_signed_his_certificate_himself(scheduler, home):
    own = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=client of the course"]
    subprocess.run([*own, "-keyout", home / "own.key", "-out", home / "own.pem"], check=True, capture_output=True)
    forged = {"tls_client_cert": str(home / "own.pem"), "tls_client_key": str(home / "own.key")}
    with distributed.Client(scheduler, security=Security(**security(home)), timeout=60) as known:
        assert known.scheduler_info()
        with pytest.raises(OSError):
            distributed.Client(scheduler, security=Security(**security(home) | forged), timeout=5)
        with pytest.raises(OSError):
            distributed.Client(scheduler.replace("tls", "tcp"), timeout=5)


def test_a_bare_connection_gets_no_answer(scheduler, home):
    """TLS, but no certificate of one's own: the handshake ends before anything of Dask's is said."""
    context = ssl.create_default_context(cafile=home / "course-tls" / "authority.pem")
    context.check_hostname = False
    _, port = scheduler.rsplit(":", 1)
    with (
        socket.create_connection(("127.0.0.1", int(port)), timeout=60) as bare,
        pytest.raises((ssl.SSLError, ConnectionError)),
        context.wrap_socket(bare) as wrapped,
    ):
        wrapped.recv(1)  # TLS 1.3 tells a client when it reads


def test_a_scheduler_of_another_authority_is_one_line(classroom, scheduler, tmp_path):
    subprocess.run(
        ["sh", "-e", "-c", MAKE_CERTIFICATES], env=os.environ | {"HOME": str(tmp_path)}, check=True, timeout=120
    )
    classroom.hand_in("ann", classroom.right())
    done = grade(classroom.root, scheduler, HOME=str(tmp_path))
    assert done.returncode == 2 and "has a certificate of another authority" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (lambda folder: (folder / "client.key").chmod(0o640), "client.key is open to other users: run chmod 600"),
        (lambda folder: (folder / "client.pem").unlink(), "the certificates for {} can't be used"),
        (lambda folder: (folder / "client.pem").write_text("no certificate"), "the certificates for {} can't be used"),
    ],
)
def test_what_is_wrong_with_certificates_is_one_line(classroom, home, tmp_path, spoilt, said):
    subprocess.run(["cp", "-a", home, tmp_path / "home"], check=True)
    settings = tmp_path / "home" / ".config" / "dask" / "course-tls.yaml"
    settings.write_text(settings.read_text().replace(str(home), str(tmp_path / "home")))
    spoilt(tmp_path / "home" / "course-tls")
    done = grade(classroom.root, "tls://127.0.0.1:9", HOME=str(tmp_path / "home"))
    assert done.returncode == 2 and said.format("tls://127.0.0.1:9") in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_jobs_of_a_batch_system_use_the_certificates(home, tmp_path):
    """The page's program, with dask-jobqueue's own stand-in for a batch system: its job is a process."""
    program = ON_SLURM.replace("SLURMCluster", "LocalCluster").replace("HTCondorCluster, ", "")
    program = program.replace("from dask_jobqueue import", "from dask_jobqueue.local import")
    program = program.replace("jobs=50", "jobs=1").replace('".venv/bin/python"', "sys.executable")
    program += "from distributed import Client\nwith Client(cluster) as client:\n    client.wait_for_workers(1)\n"
    program += "    print(cluster.scheduler_address, *client.scheduler_info()['workers'])\n"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{program}cluster.close()"],
        env=os.environ | {"HOME": str(home)}, input="\n", cwd=tmp_path, capture_output=True, text=True, timeout=200,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    addresses = done.stdout.split("\n")[-2].removeprefix("press Enter when the class is graded").split()
    assert len(addresses) == 2 and all(address.startswith("tls://") for address in addresses)


# What travels.


class Relay:
    """Passes on what comes to its port, both ways, and keeps all of it."""

    def __init__(self, port: int) -> None:
        self.heard: list[bytes] = []
        self._to, self._listener = port, socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                there = self._listener.accept()[0]
                onward = socket.create_connection(("127.0.0.1", self._to))
                for pair in ((there, onward), (onward, there)):
                    threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with source, contextlib.suppress(OSError):
            while data := source.recv(1 << 16):
                self.heard.append(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._listener.close()


@pytest.fixture(scope="module")
def tapped():
    """A scheduler and its worker, which are reached through a relay."""
    port = free_port()
    scheduler = [BIN / "dask", "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    worker = [BIN / "dask", "worker", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    with subprocess.Popen(scheduler, stderr=subprocess.DEVNULL) as first:
        wait_for(port)
        relay = Relay(port)
        with subprocess.Popen([*worker, relay.address], stderr=subprocess.DEVNULL) as second:
            yield relay
            second.terminate()
        first.terminate()
    relay.close()


def test_the_secret_does_not_travel_and_the_keys_of_this_run_do(classroom, tapped, monkeypatch, tmp_path):
    """The loopback run is not encrypted, so that it can be listened to."""
    monkeypatch.setenv("AUTOGRADER_SECRET", str(tmp_path / "secret"))
    course = Course(classroom.root)
    named = Order(classroom.hand_in("ann", classroom.right()), classroom.name)
    loose = tmp_path / f"{classroom.name}.ipynb"
    loose.write_text(json.dumps(classroom.square()))
    orders = [named, Order(loose)]
    here = [(r.student, r.score, r.tasks) for r in without_times(grade_all(orders, course))]
    there = [(r.student, r.score, r.tasks) for r in without_times(grade_on_cluster(orders, course, tapped.address))]
    assert there == here and here[0][:2] == ("ann", 7)

    secret, heard = course_secret(course.root), b"".join(tapped.heard)
    for form in (secret, bytes.fromhex(secret.decode()), secret.decode().encode("utf-16-le")):
        assert form not in heard
    keys = [Seeds.of(secret, classroom.name, who) for who in ("ann", digest(loose))]
    assert all(key.encode() in heard for seeds in keys for key in seeds.as_hex())
    assert Seeds.of(secret, classroom.name, "bob").as_hex()[0].encode() not in heard


def without_times(reports):
    for report in reports:
        yield replace(report, tasks={name: replace(task, seconds=0.0) for name, task in report.tasks.items()})


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_worker_holds_no_secret_that_a_stranger_could_read(classroom, tapped, monkeypatch, tmp_path):
    """Where no certificates are asked for: whoever comes gets what lies on the worker, and that is no secret."""
    monkeypatch.setenv("AUTOGRADER_SECRET", str(tmp_path / "secret"))
    course = Course(classroom.root)
    orders = [Order(classroom.hand_in("ann", classroom.right()), classroom.name)]
    (report,) = grade_on_cluster(orders, course, tapped.address)
    assert report.status == "graded"

    def everything(dask_worker):
        return repr(vars(dask_worker.grader)) + repr([vars(plugin) for plugin in dask_worker.plugins.values()])

    with distributed.Client(tapped.address, timeout=60) as stranger:
        (held,) = stranger.run(everything).values()
    assert "Setting" in held and course_secret(course.root).decode() not in held
