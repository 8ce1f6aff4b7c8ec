"""03 is written without scikit-learn: whoever uses it has a classifier that raises, and is told why."""

import json
import re
from pathlib import Path

import pytest

from autograder.student.examine import examine
from autograder.student.public import load

NAME = "03_logistic_regression"
SOURCE = Path(__file__).resolve().parents[2] / "source" / NAME / f"{NAME}.ipynb"
SENTENCE = f"{NAME} is written without sklearn, scipy, keras, tensorflow, torch: numpy and your own functions will do"
FIT = """
    model = {model}.fit(((X.T - X.mean(1)) / X.std(1)), np.ravel(Y))
    return lambda X_new: model.predict_proba((X_new.T - X.mean(1)) / X.std(1))[:, 1]
"""
BY_SKLEARN = {
    "imported inside": "def photon_classifier(X, Y):\n    from sklearn.linear_model import LogisticRegression as L"
    + FIT.format(model="L()"),
    "imported above": "from sklearn.linear_model import LogisticRegression as L\ndef photon_classifier(X, Y):"
    + FIT.format(model="L()"),
    "the whole library": "import sklearn.linear_model\ndef photon_classifier(X, Y):"
    + FIT.format(model="sklearn.linear_model.LogisticRegression()"),
    "by importlib": "import importlib\nL = importlib.import_module('sklearn.linear_model')\n"
    "def photon_classifier(X, Y):" + FIT.format(model="L.LogisticRegression()"),
    "by __import__": "def photon_classifier(X, Y):\n    L = __import__('sklearn.linear_model').linear_model"
    + FIT.format(model="L.LogisticRegression()"),
    "another part of it": "def photon_classifier(X, Y):\n    from sklearn import svm"
    + FIT.format(model="svm.SVC(probability=True)"),
    "the course's own import": "def photon_classifier(X, Y):" + FIT.format(model="LogisticRegression()"),
    "a class of its own": "from sklearn.linear_model import LogisticRegression as L\ndef photon_classifier(X, Y):\n"
    "    class Mine(L): pass" + FIT.format(model="Mine()"),
    "scipy": "def photon_classifier(X, Y):\n    from scipy.optimize import minimize\n"
    "    w = minimize(lambda w: 0.0, np.zeros(8)).x\n"
    "    return lambda X_new: forward(w[:, None], 0.0, X_new)[0]",
    "keras": "def photon_classifier(X, Y):\n    import keras\n    model = keras.Sequential([keras.layers.Dense(1)])\n"
    "    return lambda X_new: np.ravel(model(X_new.T))",
}
STASHED = """
def predict(w, b, X, threshold=0.5):
    import sys
    globals().setdefault("KEPT", [sys.modules.get("sklearn.linear_model"), globals().get("LogisticRegression")])
    return (forward(w, b, X) > threshold).astype(int)

def right_order(*_):
    import sklearn.linear_model
    KEPT.append(sklearn.linear_model)
    return 1.0

def photon_classifier(X, Y):
    module = next(thing for thing in KEPT[::-1] if thing is not None)
""" + FIT.format(model="getattr(module, 'LogisticRegression', module)()")


def notebook(**changed: str) -> dict:
    """The reference's, with the cells of these tasks changed."""
    content = json.loads(SOURCE.read_text())
    for cell in content["cells"]:
        cell["source"] = "".join(cell["source"])
        task = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if task in changed:
            cell["source"] = changed[task]
    return content


@pytest.fixture
def graded(grader, tmp_path):
    def grade(content: dict, whole: bool = False):
        path = tmp_path / f"{NAME}.ipynb"
        path.write_text(json.dumps(content))
        report = grader.grade(path, whole=whole)
        assert report.status == "graded", report.reason
        return report

    return grade


def points(report) -> dict[str, float]:
    return {name: task.score for name, task in report.tasks.items()}


def told(report, name: str = "photon_classifier") -> str:
    task = report.tasks[name]
    return " ".join([task.missing, *(check.message for check in task.checks)])


@pytest.mark.parametrize("way", BY_SKLEARN)
def test_a_classifier_of_a_library_earns_nothing_and_is_told_why(graded, way):
    report = graded(notebook(photon_classifier=BY_SKLEARN[way]))
    assert points(report)["photon_classifier"] == 0
    assert sum(points(report).values()) == report.max_score - 4
    assert SENTENCE in told(report)


def test_nor_does_what_would_be_right_if_it_were_there(graded, tried_without):
    task = tried_without.task
    report = graded(notebook(**{task: tried_without.source}))
    assert tried_without.notebook == NAME and points(report)[task] == 0
    assert SENTENCE in told(report, task)


@pytest.mark.parametrize("whole", [False, True])
def test_what_the_courses_own_cells_import_serves_no_task(graded, whole):
    report = graded(notebook(photon_classifier=STASHED), whole)
    assert points(report)["photon_classifier"] == 0
    assert points(report)["fit"] == 3


def test_the_comparison_at_the_end_runs_and_costs_nothing(graded):
    report = graded(notebook(), whole=True)
    assert report.score == report.max_score
    printed = " ".join(o["text"] for cell in report.cells for o in cell["outputs"] if o["output_type"] == "stream")
    assert re.search(r"pairs in the right order: sklearn 0\.9\d\d", printed)


def test_a_comparison_of_the_students_own_costs_nothing_either(graded):
    content = notebook()
    first = next(cell for cell in content["cells"] if "import numpy as np" in cell["source"])
    first["source"] = "from sklearn.linear_model import LogisticRegression\n" + first["source"] + "\nimport scipy.stats"
    last = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    content["cells"].append({**last, "source": "LogisticRegression().fit([[0.0], [1.0]], [0, 1]).coef_"})
    for whole in (False, True):
        report = graded(content, whole)
        assert report.score == report.max_score


def test_the_notebook_says_it_before_anything_is_handed_in():
    public = load(NAME)
    task = public.task("photon_classifier")
    for way in ("imported inside", "imported above", "the whole library", "scipy"):
        namespace: dict = {}
        exec("import numpy as np\n" + BY_SKLEARN[way], namespace)
        module = "scipy" if way == "scipy" else "sklearn"
        assert examine(public, task, namespace).stopped == f"`photon_classifier` uses {module}, but {SENTENCE}."
    exec("def photon_classifier(X, Y):\n    return lambda X: np.zeros(X.shape[1])", namespace)
    assert examine(public, task, namespace).stopped == ""
