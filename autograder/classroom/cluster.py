"""Grades on a Dask cluster: one warm grader per worker process; what travels is the notebook's bytes and JSON.

Whoever reaches a scheduler can run programs on its workers, so it has to ask for certificates, or be reached from this
machine alone. The course secret stays here: with each notebook go the keys of its student and assignment.
"""

import concurrent.futures
import hashlib
import ipaddress
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import distributed
from distributed.comm.addressing import parse_address, parse_host_port
from distributed.comm.core import FatalCommClosedError
from distributed.security import Security

from autograder.course.course import Course
from autograder.course.secret import course_secret, open_to_others
from autograder.errors import Problem
from autograder.intake.read import Unreadable, read
from autograder.judge.batch import Job, in_order
from autograder.judge.grading_process import GradingProcess, Order, Setting
from autograder.judge.report import Report, from_dict
from autograder.judge.seeds import Seeds

AT_ONCE = 4  # notebooks on their way to each worker: enough to keep it busy, few enough to stay flat in memory
RETRIES = 3  # of a notebook whose worker was lost
COME_BACK_SECONDS = 300
WHERE = "docs/scale.md says how they are made and where they go"


class GraderPlugin(distributed.WorkerPlugin):
    """Starts a worker's grader when the worker joins, and stops it when it leaves."""

    name = "autograder"

    def __init__(self, root: str) -> None:
        self.root = root

    def setup(self, worker: Any) -> None:
        worker.grader = GradingProcess(Setting(Path(self.root), secret=None))

    def teardown(self, worker: Any) -> None:
        worker.grader.close()


def grade_bytes(data: bytes, name: str, assignment: str | None, student: str | None, keys: dict[str, list[str]]) -> str:
    """One submission on a worker: bytes in, JSON out."""
    seeds = {answered: Seeds.from_hex(pair) for answered, pair in keys.items()}
    grader = distributed.get_worker().grader
    with tempfile.TemporaryDirectory(prefix="autograder-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        report = grader.grade(Order(path, assignment, student, seeds=seeds))
    return json.dumps(report.as_dict())


def grade_on_cluster(orders: Sequence[Order], course: Course, address: str, insecure: bool = False) -> Iterator[Report]:
    """Reports in the order of `orders`; what is lost with a worker or a scheduler is graded again."""
    with Cluster(course, address, insecure) as cluster:
        yield from in_order(orders, cluster.begin, cluster.finish, cluster.room)


def security_for(address: str, insecure: bool = False) -> Security | None:
    """The certificates of Dask's own configuration for a tls:// address; None for a scheduler of this machine alone."""
    scheme, place = parse_address(address)
    if scheme == "tls":
        return certificates(address)
    if not insecure and not (scheme == "tcp" and is_loopback(place)):
        raise Problem(
            f"{address} is open to whoever reaches it, who could run programs on the workers: start the scheduler with "
            f"certificates and name it tls://… ({WHERE}), or say --insecure-scheduler where nobody else can reach it"
        )
    return None


def certificates(address: str) -> Security:
    security = Security(require_encryption=True)
    tls = security.get_tls_config_for_role("client")
    if not (tls["ca_file"] and tls["cert"]):
        raise Problem(f"for {address} Dask's configuration names no certificates: {WHERE}")
    try:
        security.get_connection_args("client")
        key = Path(tls["key"] or tls["cert"])
        if open_to_others(key.stat()):
            raise Problem(f"the key {key} is open to other users: run chmod 600 {key}")
    except OSError as error:
        named = ", ".join(f"{tls[name]}" for name in ("ca_file", "cert", "key") if tls[name])
        raise Problem(f"the certificates for {address} can't be used ({error}): look at {named}") from None
    return security


def is_loopback(place: str) -> bool:
    try:
        host, _ = parse_host_port(place, 0)
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Cluster:
    """A Dask scheduler and whatever workers it has."""

    def __init__(self, course: Course, address: str, insecure: bool = False) -> None:
        self._course, self._address = course, address
        self._security = security_for(address, insecure)
        self._secret = course_secret(course.root)
        self._client = self._connected()

    def _connected(self) -> distributed.Client:
        try:
            client = distributed.Client(self._address, timeout=10, security=self._security)
        except FatalCommClosedError:
            raise Problem(f"the scheduler at {self._address} has a certificate of another authority: {WHERE}") from None
        except (OSError, TimeoutError, ValueError) as error:
            reason = f"no Dask scheduler answers at {self._address} ({type(error).__name__})"
            raise Problem(f"{reason}: start one with `dask scheduler`, or leave --scheduler away") from None
        client.register_plugin(GraderPlugin(str(self._course.root)))
        return client

    def room(self) -> int:
        try:
            return AT_ONCE * max(1, len(self._client.nthreads()))
        except (OSError, TimeoutError):  # it will be missed when a result is
            return AT_ONCE

    def begin(self, order: Order) -> Any:
        """A task keyed by its content: the same notebook of the same student is never graded twice at once."""
        try:
            data, _ = read(order.path)
        except Unreadable as problem:
            nothing: concurrent.futures.Future = concurrent.futures.Future()
            nothing.set_result(order.failed(str(problem)))
            return nothing
        about = (order.path.name, order.assignment, order.who)
        key = "grade-" + hashlib.sha256(data + json.dumps(about).encode()).hexdigest()
        return self._client.submit(grade_bytes, data, *about, self._keys(order, data), key=key, retries=RETRIES)

    def _keys(self, order: Order, data: bytes) -> dict[str, list[str]]:
        """The seeds of each assignment that the notebook may answer; a worker finds out which it is."""
        who = order.who or hashlib.sha256(data).hexdigest()
        names = [order.assignment] if order.assignment else self._course.folders
        return {name: Seeds.of(self._secret, name, who).as_hex() for name in names}

    def finish(self, job: Job, behind: Sequence[Job]) -> Report:
        order = job.order
        while True:
            try:
                text = job.future.result()
                break
            except concurrent.futures.CancelledError:  # nobody but a scheduler that ended cancels anything
                self._reconnect()
                for lost in (job, *behind):
                    lost.start()
            except Exception as error:
                return order.failed(f"the cluster lost it {RETRIES} times ({type(error).__name__}): grade it again")
        return text if isinstance(text, Report) else replace(from_dict(json.loads(text)), notebook=str(order.path))

    def _reconnect(self) -> None:
        """Wait until a scheduler answers at the same address again."""
        self._client.close(timeout=1)
        print(f"autograder: the scheduler at {self._address} ended: waiting for it to come back", file=sys.stderr)
        deadline = time.monotonic() + COME_BACK_SECONDS
        while True:
            try:
                self._client = self._connected()
                return
            except Problem:
                if time.monotonic() > deadline:
                    raise Problem(
                        f"the scheduler at {self._address} did not come back: start it and its workers, and run the "
                        "same command again; what was graded is kept",
                        code=1,
                    ) from None

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, *exc: object) -> None:
        self._client.close(timeout=5)
