"""Grades many notebooks in parallel: one grading process per job, each with its own warm zygote."""

import concurrent.futures
import multiprocessing
import multiprocessing.connection
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.engine.course import Course
from autograder.engine.grade import Grader
from autograder.engine.report import Report, failed
from autograder.engine.secret import course_secret
from autograder.errors import Problem

WAITING = 4  # submissions handed to a process ahead of time: enough to keep it busy, few enough to stay flat in memory
HELD = 200  # jobs at once, with those that are done and wait for a slow one before them


@dataclass(frozen=True)
class Order:
    """One notebook to be graded."""

    path: Path
    assignment: str | None = None
    student: str | None = None


def notebooks_in(paths: Sequence[Path]) -> list[Path]:
    """The notebooks at these paths; a folder stands for all that lie in it."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)
            if not inside:
                raise Problem(f"{path} has no notebooks in it: name a .ipynb file or a folder that holds some")
            found += inside
        elif path.exists() or path.is_symlink():
            found.append(path)
        else:
            raise Problem(f"{path} does not exist: name a .ipynb file or a folder that holds some")
    return found


class Job:
    """An order that is being carried out somewhere."""

    def __init__(self, order: Order, begin: Callable[[Order], Any], news: threading.Event) -> None:
        self.order, self._begin, self._news = order, begin, news
        self.start()

    def start(self) -> None:
        """Begin, or begin anew where whatever had been begun is lost."""
        self.future = self._begin(self.order)
        self.future.add_done_callback(lambda _: self._news.set())


def in_order(
    orders: Iterable[Order],
    begin: Callable[[Order], Any],
    finish: Callable[[Job, Sequence[Job]], Report],
    room: Callable[[], int],
) -> Iterator[Report]:
    """Reports in the order of `orders`, though a slow notebook holds up none of those behind it.

    `begin` gives a future; `finish` makes a report of a job whose future is done, and is shown the jobs behind it.
    """
    queue, jobs, news = deque(orders), deque[Job](), threading.Event()
    while queue or jobs:
        news.clear()
        most = room()
        while queue and len(jobs) < HELD and sum(not job.future.done() for job in jobs) < most:
            jobs.append(Job(queue.popleft(), begin, news))
        while jobs and jobs[0].future.done():
            job = jobs.popleft()
            yield finish(job, jobs)
            news.set()  # there is room again
        news.wait(timeout=1)


def grade_all(
    orders: Sequence[Order], course: Course, jobs: int = 1, allow_unconfined: bool = False
) -> Iterator[Report]:
    """Reports in the order of `orders`, each as soon as it and those before it are there."""
    course_secret(course.root)
    if jobs <= 1 or len(orders) <= 1:
        with Grader(course, course_secret(course.root), allow_unconfined) as grader:
            for order in orders:
                yield grader.grade(order.path, order.assignment, order.student)
        return
    with Processes(jobs, (str(course.root), allow_unconfined)) as processes:
        yield from in_order(orders, processes.begin, processes.finish, lambda: WAITING * jobs)


class Processes:
    """Grading processes. When one dies all are started anew, and what they had begun is graded one by one."""

    def __init__(self, jobs: int, setting: tuple[str, bool]) -> None:
        self._jobs, self._setting = jobs, setting
        self._pool = self._started(jobs)

    def _started(self, jobs: int) -> concurrent.futures.ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return concurrent.futures.ProcessPoolExecutor(jobs, context, begin, self._setting)

    def begin(self, order: Order) -> concurrent.futures.Future:
        try:
            return self._pool.submit(grade_here, order)
        except BrokenProcessPool:
            self._pool = self._started(self._jobs)
            return self._pool.submit(grade_here, order)

    def finish(self, job: Job, _: Sequence[Job]) -> Report:
        try:
            return job.future.result()
        except BrokenProcessPool:
            return self._alone(job.order)

    def _alone(self, order: Order) -> Report:
        with self._started(1) as pool:
            try:
                return pool.submit(grade_here, order).result()
            except BrokenProcessPool:
                reason = "the grading process died of it twice: grade it alone, with --debug, and report what it prints"
                return failed(order.assignment or "", str(order.path), order.student, reason)

    def __enter__(self) -> "Processes":
        return self

    def __exit__(self, *exc: object) -> None:
        self._pool.shutdown(cancel_futures=True)


class Here:
    """The grader of this process, made once when a grading process starts."""

    grader: Grader


def begin(root: str, allow_unconfined: bool) -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    course = Course(Path(root))
    Here.grader = Grader(course, course_secret(course.root), allow_unconfined)


def end_with_parent() -> None:
    """A pool's process waits for orders for ever when whoever gives them was killed."""
    multiprocessing.connection.wait([multiprocessing.parent_process().sentinel])
    os._exit(1)


def grade_here(order: Order) -> Report:
    return Here.grader.grade(order.path, order.assignment, order.student)
