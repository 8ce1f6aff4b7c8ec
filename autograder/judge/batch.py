"""Grades many notebooks in parallel: one grading process per job, each with its own warm zygote. Bounds are theirs."""

import concurrent.futures
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from autograder.course.course import Course
from autograder.course.secret import course_secret
from autograder.errors import Problem
from autograder.judge.grading_process import GradingProcess, Order, Setting
from autograder.judge.report import Report

WAITING = 4  # submissions handed to a process ahead of time: enough to keep it busy, few enough to stay flat in memory
HELD = 200  # jobs in memory at most: those under way, and those whose turn in the order has not come yet


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
    setting = Setting(course.root, course_secret(course.root), allow_unconfined)
    with Processes(min(jobs, len(orders)) or 1, setting) as processes:
        yield from in_order(orders, processes.begin, processes.finish, lambda: WAITING * jobs)


class Processes:
    """Some grading processes, each handed the next order by a thread of its own."""

    def __init__(self, jobs: int, setting: Setting) -> None:
        self._setting = setting
        self._mine = threading.local()
        self._all: list[GradingProcess] = []
        self._threads = concurrent.futures.ThreadPoolExecutor(jobs, "autograder-grading", self._join)

    def _join(self) -> None:
        self._mine.process = GradingProcess(self._setting)
        self._all.append(self._mine.process)

    def begin(self, order: Order) -> concurrent.futures.Future:
        return self._threads.submit(lambda: self._mine.process.grade(order))

    def finish(self, job: Job, _: Sequence[Job]) -> Report:
        return job.future.result()

    def __enter__(self) -> "Processes":
        return self

    def __exit__(self, kind: type | None, *exc: object) -> None:
        if kind is not None:
            for process in self._all:
                process.stop()
        self._threads.shutdown(cancel_futures=True)
        for process in self._all:
            process.close()
