"""Trained models: the weights in a notebook's outputs are graded without training; bad ones get one clear sentence."""

import base64
import hashlib
import itertools
import json
import re
import shutil
import zlib
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.authoring.spoilt import WAYS
from autograder.authoring.verify import OWN, Here, Subject, examine, subjects
from autograder.course.course import Course
from autograder.intake.evidence import evidence_in, store
from autograder.intake.read import parse
from autograder.intake.repair import repaired
from autograder.intake.training import without_training
from autograder.judge.grade import Grader, grade
from autograder.judge.seeds import Seeds
from autograder.student.submit import pack, submit
from autograder.wall.limits import Limits
from autograder.wall.worker import Worker

BUILD = """
def build_net():
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )
"""
NEVER = "net = build_net()\nraise RuntimeError('this cell was run')\nnet.fit(1, 2, epochs=3)"
SAVE = 'submit(net, "net", history)'
AGAIN = 'run the cell with submit(…, "net") again and save the notebook'
COLAB = 'in Colab, Edit > Notebook settings > "Omit code cell output when saving this notebook" must not be ticked'
MISSING = (
    'the notebook holds no weights of net: run the cell with submit(…, "net") after the training and save the notebook '
    f"with its outputs ({COLAB})"
)


@pytest.fixture(scope="module")
def models_course(tmp_path_factory) -> Course:
    root = tmp_path_factory.mktemp("models") / "course"
    shutil.copytree(Path(__file__).parent / "models_course", root)
    return Course(root)


@pytest.fixture(scope="module")
def models_grader(models_course):
    with Grader(models_course, b"a secret of the course, long enough for anybody") as grader:
        yield grader


def shows(html: str) -> list[dict]:
    return [{"output_type": "display_data", "metadata": {}, "data": {"text/html": html, "text/plain": "saved"}}]


@pytest.fixture
def handed_in(make, keras_like):
    """A notebook with weights in the output of its submit cell."""

    def notebook(html: str | None = None, build: str = BUILD, train: str = NEVER, *more: str) -> dict:
        html = submit(keras_like.larger(), "net").html if html is None else html
        first = "import autograder\nimport keras\nimport numpy as np\n"
        first += 'check, hint, submit, ready = autograder.notebook("02_net")'
        save = {**make.code(SAVE), "outputs": shows(f"<div>{html}</div>") if html else []}
        cells = [make.code(first), make.solution("build_net", build), make.check_cell("build_net")]
        cells += [make.solution("net", train), save, make.check_cell("net"), *map(make.code, more)]
        return make.notebook(*cells)

    return notebook


@pytest.fixture
def graded(models_grader, hand_in, handed_in):
    def report(*args, **changes):
        return models_grader.grade(hand_in(handed_in(*args, **changes), "02_net.ipynb"))

    return report


def test_the_weights_are_graded_and_nothing_is_trained(graded):
    report = graded()
    assert report.score == report.max_score == 4
    assert "cell 4 was not run, it trains: the weights of net are in the notebook" in [*map(str, report.repairs)]
    assert not any("this cell was run" in str(cell["outputs"]) for cell in report.cells)


def test_grading_with_weights_costs_less_than_two_cpu_seconds(graded, monkeypatch):
    graded()
    spent, end = [], Worker.close

    def close(worker):
        spent.append(worker.cpu_clock())
        end(worker)

    monkeypatch.setattr(Worker, "close", close)
    assert graded().score == 4
    assert 0 < sum(spent) < 2


def test_later_cells_find_the_loaded_model_under_its_name(graded):
    report = graded(None, BUILD, NEVER, "round(float(net(np.array([[1.0, -1.0]]))[0, 0]), 3)")
    assert report.cells[-1]["outputs"][0]["data"]["text/plain"] == "0.997"


def test_what_else_the_training_cell_defines_is_there(graded):
    train = "import math\nSIZE = 4\ndef double(x):\n    return 2 * x\nnet = build_net()\nnet.fit(0, 0, epochs=9)"
    report = graded(None, BUILD, train, "double(SIZE) + math.pi")
    assert report.cells[-1]["outputs"][0]["data"]["text/plain"].startswith("11.14")


def test_the_builder_may_stand_in_the_cell_that_trains(graded):
    assert graded(None, "pass", BUILD + NEVER).score == 4


def test_a_deleted_training_cell_does_no_harm(graded):
    assert graded(None, BUILD, "# nothing here").score == 4


def test_the_last_weights_that_can_be_used_count(graded, keras_like):
    good, nonsense = (submit(keras_like.larger(scale), "net").html for scale in (3.0, -3.0))
    assert graded(nonsense + good).score == 4
    assert graded(good + nonsense).tasks["net"].score == 0
    assert graded(good + nonsense[:200]).score == 4


# What can be wrong with weights.


def packed_again(html: str, change) -> str:
    """The content changed by somebody who knows how to compute a checksum."""
    packed = html.split()[-2]
    line, _, raw = zlib.decompress(base64.b64decode(packed[64:])).partition(b"\n")
    told, raw = change(json.loads(line), raw)
    content = json.dumps(told).encode() + b"\n" + raw
    changed = hashlib.sha256(content).hexdigest() + base64.b64encode(zlib.compress(content)).decode()
    return html.replace(packed, changed)


def edited(html: str) -> str:
    packed = html.split()[-2]
    content = zlib.decompress(base64.b64decode(packed[64:]))
    return html.replace(packed[64:], base64.b64encode(zlib.compress(content[:-1] + b"\x01")).decode())


def bomb(html: str) -> str:
    content = bytes(200 << 20)
    packed = hashlib.sha256(content).hexdigest() + base64.b64encode(zlib.compress(content)).decode()
    return html.replace(html.split()[-2], packed)


def with_nan(html: str) -> str:
    return packed_again(html, lambda told, raw: (told, raw[:-2] + np.float16("nan").tobytes()))


def told_otherwise(**changes):
    return lambda html: packed_again(html, lambda told, raw: ({**told, **changes}, raw))


EMPTY = [{"name": "d", "kind": "Dense", "shapes": [[2**31 - 1] * 7 + [0]]}]
NOT_SUBMIT = "are not in the form in which submit writes them: hand in what submit saved"
BAD = {
    "cut off": (lambda html: html[:-60], f"are cut off: {AGAIN}"),
    "cut off, then closed": (
        lambda html: html[:-60] + " -->",
        f"are damaged, part of them is missing or changed: {AGAIN}",
    ),
    "letters changed": (
        lambda html: html.replace(html.split()[-2][80:90], "AAAAAAAAAA"),
        f"are damaged, part of them is missing or changed: {AGAIN}",
    ),
    "edited": (edited, f"don't match their checksum, they were changed after they were saved: {AGAIN}"),
    "nan": (with_nan, "are nan or infinite in the layer dense_1: the training has diverged, train it again"),
    "too long": (
        lambda html: html.replace(html.split()[-2], "A" * 3_000_000),
        "take 3.0 MB, and 2 MB are allowed: make the model smaller",
    ),
    "a bomb": (bomb, "are more than a million numbers when unpacked: make the model smaller"),
    "of another version": (
        lambda html: html.replace("weights 1 net", "weights 7 net"),
        f"were saved by another version of the course's package: {AGAIN}",
    ),
    "of another task inside": (told_otherwise(task="other"), NOT_SUBMIT),
    "no layers": (told_otherwise(layers=[]), NOT_SUBMIT),
    "layers of nonsense": (told_otherwise(layers=[{"name": 3}]), NOT_SUBMIT),
    "a shape below zero": (
        told_otherwise(layers=[{"name": "d", "kind": "Dense", "shapes": [[-1, -17]]}]),
        NOT_SUBMIT,
    ),
    "more arrays than a layer can have": (
        told_otherwise(layers=[{"name": "d", "kind": "Dense", "shapes": [[0]] * 1000}]),
        NOT_SUBMIT,
    ),
    "a shape of nothing that numpy refuses": (
        lambda html: packed_again(html, lambda told, _: ({**told, "layers": EMPTY}, b"")),
        "are not as many numbers as their shapes say: hand in what submit saved",
    ),
    "an endless shape": (
        told_otherwise(layers=[{"name": "d", "kind": "Dense", "shapes": [[1 << 30, 1 << 30]]}]),
        "are not as many numbers as their shapes say: hand in what submit saved",
    ),
    "another type": (told_otherwise(dtype="object"), NOT_SUBMIT),
    "fewer numbers": (
        lambda html: packed_again(html, lambda told, raw: (told, raw[:-2])),
        "are not as many numbers as their shapes say: hand in what submit saved",
    ),
}


def evidence_of(content, course):
    """What a notebook holds for its model."""
    return evidence_in(parse(json.dumps(content).encode(), "n"), course.assignment("02_net").outline)["net"]


@pytest.mark.parametrize(("spoil", "reason"), BAD.values(), ids=BAD)
def test_weights_that_can_not_be_used_get_one_clear_sentence_and_no_points(
    models_course, handed_in, keras_like, spoil, reason
):
    notebook = handed_in(spoil(submit(keras_like.larger(), "net").html))
    found = evidence_of(notebook, models_course)
    assert found.weights is None and found.there
    assert found.problem == f"the weights of net in the notebook {reason}"


def test_the_sentence_is_the_verdict_and_nothing_is_trained(graded, keras_like):
    report = graded(submit(keras_like.larger(), "net").html[:-60])
    assert report.tasks["net"].score == 0
    assert report.tasks["net"].missing == f"the weights of net in the notebook are cut off: {AGAIN}"
    assert report.tasks["build_net"].score == 1
    assert not any("this cell was run" in str(cell["outputs"]) for cell in report.cells)


def test_a_forged_checksum_proves_nothing(graded, keras_like):
    html = packed_again(submit(keras_like.larger(), "net").html, lambda told, raw: (told, bytes(len(raw))))
    report = graded(html)
    assert report.tasks["net"].missing == ""
    assert report.tasks["net"].score == 0


def layers(*sizes, kind="Dense"):
    def html(k):
        rng = np.random.default_rng(1)
        pairs = itertools.pairwise(sizes)
        made = [k.Layer(f"d{n}", [rng.normal(size=(a, b)), np.zeros(b)]) for n, (a, b) in enumerate(pairs)]
        told = [(layer.name, kind, layer.weights) for layer in made]
        shapes = [{"name": n, "kind": kd, "shapes": [list(a.shape) for a in own]} for n, kd, own in told]
        arrays = [a for *_, own in told for a in own]
        line = {"format": 1, "task": "net", "dtype": "float32", "layers": shapes}
        return f"<!-- autograder-weights 1 net {pack(line, arrays)} -->"

    return html


FOREIGN = {
    "one layer more": (layers(2, 4, 4, 1), "3 layers with weights there, 2 layers here"),
    "a wider layer": (
        layers(2, 8, 1),
        "the Dense layer d0 has weights of shape (2, 8) and (8,) there and (2, 4) and (4,) here",
    ),
    "another kind": (layers(2, 4, 1, kind="Conv2D"), "layer 1 with weights is Conv2D there and Dense here"),
}


@pytest.mark.parametrize(("html", "difference"), FOREIGN.values(), ids=FOREIGN)
def test_weights_of_another_architecture_are_told_apart(graded, keras_like, html, difference):
    report = graded(html(keras_like))
    assert report.tasks["net"].score == 0
    assert report.tasks["net"].missing == (
        f"the weights of net in the notebook belong to another architecture than build_net builds: {difference}; train "
        'what build_net returns and run submit(…, "net") again'
    )


# What can be wrong with the build function.

OWN_LAYER = "class Mine(keras.layers.Layer):\n    def call(self, x):\n        return x\n"
BUILDERS = {
    "a stub": ("def build_net():\n    raise NotImplementedError('build_net')", "the notebook defines no build_net"),
    "an error": ("def build_net():\n    return 1 / 0", "build_net raised ZeroDivisionError"),
    "nothing": ("def build_net():\n    pass_ = 1", "nothing (None) came back where a Keras model is expected"),
    "no model": ("def build_net():\n    return [1]", "a list came back where a Keras model is expected"),
    "a Lambda layer": (
        BUILD.replace("keras.layers.Dense(4", "keras.layers.Lambda(lambda x: x), keras.layers.Dense(4"),
        "what build_net builds has a Lambda layer, whose code can't travel: use built-in layers",
    ),
    "a layer of its own": (
        OWN_LAYER + BUILD.replace("keras.layers.Dense(4", "Mine(), keras.layers.Dense(4"),
        "what build_net builds has Mine in it, which is none of Keras' own layers",
    ),
    "an activation of its own": (
        BUILD.replace('"tanh"', "lambda x: x"),
        'what build_net builds has a function of its own as activation: give it by name, as activation="relu"',
    ),
    "no Input": (
        BUILD.replace("keras.Input((2,)), ", ""),
        "the model has no weights yet: begin it with keras.Input(shape), so that it knows what comes in",
    ),
    "a subclass": (
        "class My(keras.Model):\n    def call(self, x):\n        return x\ndef build_net():\n    return My()",
        "what build_net builds must be a Sequential or a functional model, not My",
    ),
    "a subclass with layers as arguments": (
        "class My(keras.Model):\n"
        "    def __init__(self, layer):\n        super().__init__()\n        self.one = layer\n"
        "    def call(self, x):\n        return self.one(x)\n"
        "def build_net():\n    model = My(keras.layers.Dense(1))\n    model.build((None, 2))\n    return model",
        "what build_net builds must be a Sequential or a functional model, not My",
    ),
}


@pytest.mark.parametrize(("build", "reason"), BUILDERS.values(), ids=BUILDERS)
def test_a_builder_that_gives_no_model_that_can_be_judged(graded, build, reason):
    report = graded(None, build)
    assert report.score == 0
    assert report.tasks["net"].missing == f"the weights of net could not be loaded: {reason}"


def test_a_builder_that_ends_the_process_costs_its_own_points_only(graded):
    report = graded(None, "def build_net():\n    import os\n    os._exit(0)")
    assert report.tasks["net"].missing == "build_net ended the process, so that the weights of net could not be loaded"


def test_what_predicts_is_the_exported_architecture_and_not_the_student_s_object(graded, keras_like):
    """The object knows the answer by heart; its export is a net, and the net's weights are nonsense."""
    build = (
        BUILD.replace("def build_net", "def honest")
        + """
class Knows:
    def __init__(self):
        self.net = honest()
        self.layers = self.net.layers
    def __getattr__(self, name):
        return getattr(self.net, name)
    def __call__(self, x, training=False):
        return (x[:, :1] > x[:, 1:]).astype(np.float32)
    predict = predict_on_batch = __call__

def build_net():
    return Knows()
"""
    )
    report = graded(submit(keras_like.larger(-3.0), "net").html, build)
    assert report.tasks["build_net"].score == 1
    assert report.tasks["net"].score == 0


# Without weights.


@pytest.fixture
def graded_within(models_grader, models_course, handed_in):
    """Graded with little patience for a cell."""

    def report(content: dict, cell_seconds: float = 60):
        assignment, sandbox = models_course.assignment("02_net"), models_grader.sandbox("keras")
        data = json.dumps(content).encode()
        reader = models_grader.reader
        submission = reader.take_in(Path("02_net.ipynb"), data, "0" * 64, assignment.outline, "ann")
        limits = Limits.for_flavour("keras").with_settings({"cell_seconds": cell_seconds, "cell_cpu_seconds": 100})
        return grade(submission, assignment, limits, sandbox, Seeds.of(b"secret", "02_net", "ann"), reader)

    return report


TRAINS = """
rng = np.random.default_rng(0)
pairs = rng.normal(size=(400, 2)).astype("float32")
net = build_net()
net.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
history = net.fit(pairs, (pairs[:, 0] > pairs[:, 1]).astype("float32"), epochs=15, batch_size=32, verbose=0)
"""


def test_without_weights_the_cell_trains_within_its_budget(graded_within, handed_in):
    report = graded_within(handed_in("", BUILD, TRAINS))
    assert report.score == 4
    assert not any(repair.kind == "training" for repair in report.repairs)


def test_a_training_beyond_the_budget_says_how_long_it_was_and_where_the_weights_belong(graded_within, handed_in):
    report = graded_within(handed_in("", BUILD, "while True:\n    net = None"), cell_seconds=2)
    assert report.tasks["net"].missing == f"net was not trained within 2 s, and {MISSING}"


def test_no_training_and_no_weights(graded_within, handed_in):
    report = graded_within(handed_in("", BUILD, "raise NotImplementedError('net')"))
    assert report.tasks["net"].missing == MISSING
    assert report.tasks["build_net"].score == 1


def test_a_notebook_that_colab_saved_without_outputs_is_told_so(models_course, handed_in):
    notebook = handed_in("")
    notebook["metadata"]["colab"] = {"private_outputs": True}
    problem = evidence_of(notebook, models_course).problem
    assert problem == MISSING.replace("(in Colab", "(this one omits them: in Colab")


def test_a_thousand_weights_for_one_task_are_not_all_unpacked(models_course, handed_in, keras_like):
    good = submit(keras_like.larger(), "net").html
    assert evidence_of(handed_in(good + good[:-60] * 5), models_course).weights is not None
    assert evidence_of(handed_in(good + good[:-60] * 1000), models_course).weights is None


def test_names_of_layers_are_no_markup(models_course, handed_in, keras_like):
    name = "<script>alert(1)</script>\n"
    model = keras_like.Net(keras_like.Layer(name, [[[1.0], [1.0]], [0.0]]))
    found = evidence_of(handed_in(submit(model, "net").html), models_course)
    assert found.weights.layers[0][0] == "scriptalert1/script"


@pytest.mark.parametrize(
    "outputs",
    [None, 3, ["text"], [{"data": 3}], [{"data": {"text/html": 3}}], [{"data": {"text/html": [3, None]}}], [{}]],
)
def test_outputs_of_any_form_are_read_past(models_course, handed_in, outputs):
    notebook = handed_in("")
    for cell in notebook["cells"]:
        cell["outputs"] = outputs
    assert not evidence_of(notebook, models_course).there


# Which cells train.


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("%%time\nnet = build_net()", ""),
        ("net: keras.Model = build_net()", ""),
        ("with scope():\n    net = build_net()", ""),
        ("net, history = train()", ""),
        ("!nvidia-smi\nnet = build_net()\nx = 3", "x = 3"),
        ("other = build_net()\nother.fit(x, y, epochs=3)", ""),
        ("for seed in range(9):\n    other.fit(x, y, validation_data=(a, b))", ""),
    ],
)
def test_cells_that_train_are_reduced_to_what_they_define(models_course, handed_in, make, source, left):
    assert planned(models_course, handed_in(None, BUILD, source)) == [left]


@pytest.mark.parametrize(
    "source",
    [
        "scaler = StandardScaler().fit(x)",
        "def train():\n    net = 3\n    net.fit(x, y, epochs=3)",
        "print(net)",
        "nets = 3",
    ],
)
def test_cells_that_do_not_train_stay(models_course, handed_in, source):
    assert planned(models_course, handed_in(None, BUILD, source)) == [source]


def planned(course, notebook):
    """The source of the training cell after the plan."""
    outline, tidied = course.assignment("02_net").outline, parse(json.dumps(notebook).encode(), "n")
    cells, _ = without_training(repaired(tidied, "n", outline)[0], evidence_in(tidied, outline))
    return [re.sub(r"get_ipython.*\n*", "", cell.source) for cell in cells if cell.position == 3]


def test_a_notebook_without_weights_keeps_its_cells():
    cells = (SimpleNamespace(source="net = 1"),)
    assert without_training(cells, {}) == (cells, [])


# The proof of a suite: the reference's stored weights earn everything, spoilt ones nothing.


@pytest.fixture
def proven(models_course, models_grader, keras_like, monkeypatch):
    """The points of the reference's weights, or of weights spoilt in some way, as `verify` finds them."""
    folder = models_course.folders["02_net"]
    (folder / "calibration").mkdir(exist_ok=True)
    store(
        folder / "calibration" / "net.npz",
        [(layer.name, "Dense", layer.weights) for layer in keras_like.larger().layers],
    )
    monkeypatch.setattr(Here, "grader", models_grader, raising=False)

    def points(weights: str) -> float:
        subject = Subject("reference", "net", "reference", "", weights=weights)
        return examine(str(models_course.root), "02_net", subject)["score"]

    return points


def test_the_stored_weights_of_the_reference_earn_everything(proven):
    assert proven(OWN) == 3


@pytest.mark.parametrize("way", WAYS)
def test_spoilt_weights_earn_nothing(proven, way):
    assert proven(way) == 0


def test_a_model_task_is_proved_by_weights_alone(models_course):
    found = [subject for subject in subjects(models_course.assignment("02_net")) if subject.task == "net"]
    assert {subject.weights for subject in found} == {OWN, *WAYS}
