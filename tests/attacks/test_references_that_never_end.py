"""Arguments with which our own functions would never end: they have the time of the call that asked for them."""

import concurrent.futures
from pathlib import Path

import pytest

from autograder.course.course import Course
from autograder.judge.grade import Grader
from autograder.wall.worker import Worker

MOST_SECONDS = 300  # of a test that would not end at all

ASKS = {
    "steps without end": """
        def fit(X, Y, lr, steps):
            return None
        # %%
        def photon_classifier(X, Y):
            w, b, costs = fit(X, Y, 0.1, 10**15)
            return lambda X_new: np.zeros(X_new.shape[1])
    """,
    "steps without end, and again": """
        def fit(X, Y, lr, steps):
            return None
        # %%
        def photon_classifier(X, Y):
            while True:
                try:
                    fit(X, Y, 0.1, 10**15)
                except BaseException:
                    pass
    """,
    "large arrays in a loop": """
        def sigmoid(z):
            return None
        # %%
        def cost_loop(w, b, X, Y):
            while True:
                try:
                    sigmoid(np.ones(1_000_000, bool))
                except Exception:
                    pass
    """,
    "results much larger than their arguments": """
        def sigmoid(z):
            return None
        # %%
        def forward(w, b, X):
            return sigmoid(np.zeros((1, 8_000_000), np.float16))
    """,
    "a function of its own that never answers": """
        def sigmoid(z):
            return None
        # %%
        def forward(w, b, X):
            class Slow:
                def __array__(self, *args, **kwargs):
                    while True: pass
            return sigmoid(lambda *args: Slow())
    """,
}

ENDLESS = ("steps without end", "steps without end, and again", "large arrays in a loop")


@pytest.fixture
def hurried(grader):
    """The course's own notebooks, with less patience."""
    course = Course(Path(__file__).parents[2])
    course.assignment("03_logistic_regression").limits["call_seconds"] = 1
    return Grader(course, b"a secret of the course, long enough for anybody", sandboxes=grader.sandboxes)


@pytest.fixture
def reasons(monkeypatch):
    """Why workers ended."""
    found, die = [], Worker._die
    monkeypatch.setattr(
        Worker, "_die", lambda self, reason, *detail: (found.append(reason), die(self, reason, *detail))
    )
    return found


@pytest.mark.parametrize("asks", ASKS)
def test_a_reference_ends_with_the_call_that_asked_for_it(attack, hurried, reasons, asks):
    cells = [attack.cell(part) for part in ("import numpy as np", *ASKS[asks].split("# %%"))]
    path = attack.hand_in(attack.notebook(cells), "03_logistic_regression.ipynb")
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        grading = pool.submit(hurried.grade, path, "03_logistic_regression", "mallory")
        report = grading.result(MOST_SECONDS)
    assert (report.status, report.score) == ("graded", 0.0)
    assert report.ungradable == [] and report.violations == ()
    assert asks not in ENDLESS or "timeout" in reasons
    assert attack.grade(attack.hand_in(attack.notebook(attack.honest()))).scores == attack.points


def test_a_reference_that_takes_a_while_answers_within_the_call(attack, hurried):
    source = """
        def sigmoid(z):
            return None
        # %%
        def forward(w, b, X):
            for _ in range(100):
                a = sigmoid(w.T @ X + b)
            return a
    """
    cells = [attack.cell(part) for part in ("import numpy as np", *source.split("# %%"))]
    path = attack.hand_in(attack.notebook(cells), "03_logistic_regression.ipynb")
    report = hurried.grade(path, "03_logistic_regression", "mallory")
    assert report.tasks["forward"].score == report.tasks["forward"].max_score
