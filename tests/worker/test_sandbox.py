"""Calling a student's functions over the wall: values, callbacks, handles, generators, and what each call did."""

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autograder.checks.calls import Handle, Missing
from autograder.checks.wire import WireError
from autograder.errors import Problem
from autograder.wall.ends import WorkerDied
from autograder.wall.limits import Limits
from autograder.wall.sandbox import Sandbox


@pytest.fixture
def student(worker):
    """Runs a cell that defines f, and perhaps g and model, and gives the worker."""

    def define(source):
        result = worker.run_cell("import numpy as np\n" + source)
        assert result.ok, result.error
        return worker

    return define


# Values


def test_arrays_go_and_come_with_their_dtype(student):
    got = student("def f(x):\n    return x * 2").call("f", (np.arange(3, dtype=np.float32),)).value
    assert got.dtype == np.float32 and got.tolist() == [0, 2, 4]


def test_keyword_arguments_and_containers(student):
    got = student("def f(a, *, b):\n    return {'a': (a, b), 'c': [None, True]}").call("f", (1,), {"b": "x"}).value
    assert got == {"a": (1, "x"), "c": [None, True]}


def test_lying_objects_arrive_as_plain_arrays(student):
    worker = student(
        "class Liar(np.ndarray):\n    def __eq__(self, other):\n        return True\n"
        "def f():\n    return np.zeros(3).view(Liar)"
    )
    assert type(worker.call("f").value) is np.ndarray


def test_a_value_too_large_to_send_is_the_students_error(sandbox, limits):
    with sandbox.spawn(replace(limits, value_mb=1), watch=["f"]) as worker:
        worker.run_cell("import numpy as np\ndef f(n):\n    return np.zeros(n)")
        outcome = worker.call("f", (1 << 18,))
        assert (outcome.raised, outcome.error) == ("CannotTravel", "larger than 1 MB")
        assert worker.call("f", (2,)).value.tolist() == [0, 0]


def test_an_argument_too_large_to_send_is_ours(sandbox, limits):
    with sandbox.spawn(replace(limits, value_mb=1), watch=["f"]) as worker:
        worker.run_cell("def f(x):\n    return 1")
        with pytest.raises(WireError):
            worker.call("f", (np.zeros(1 << 18),))
        assert worker.call("f", (1,)).value == 1


def test_an_unbound_name_is_missing(worker):
    with pytest.raises(Missing):
        worker.call("f")


def test_a_stub_is_told_from_a_function(student):
    worker = student("def f():\n    raise NotImplementedError('f')\ndef g():\n    return 1\nmodel = 3")
    assert worker.names() == {"f": "stub", "g": "function", "model": "value"}
    assert worker.value("model") == 3


# What a call did


def test_exceptions_are_part_of_the_outcome(student):
    outcome = student("def f():\n    raise ValueError('no')").call("f")
    assert (outcome.raised, outcome.error, outcome.value) == ("ValueError", "no", None)


def test_an_exception_that_cannot_be_printed_is_one_too(student):
    worker = student("class E(Exception):\n    def __str__(self):\n        raise self\ndef f():\n    raise E")
    assert worker.call("f").raised == "Exception"


def test_an_exception_of_their_own_counts_as_what_it_derives_from(student):
    worker = student("class TooLarge(ValueError):\n    pass\ndef f():\n    raise TooLarge('no')")
    assert (worker.call("f").raised, worker.call("f").error) == ("ValueError", "no")


def test_printing_and_warnings_are_heard(student):
    outcome = student("def f():\n    print('hello')\n    return np.exp(np.array([1e4]))").call("f")
    assert outcome.printed == "hello\n"
    assert outcome.warnings == ("RuntimeWarning: overflow encountered in exp",)


def test_arguments_changed_in_place_are_named(student):
    worker = student("def f(a, b, *, c):\n    a += 1\n    c['x'][0] = 5\n    return a")
    given = np.zeros(2), np.zeros(2), {"x": np.zeros(1)}
    outcome = worker.call("f", given[:2], {"c": given[2]})
    assert outcome.changed == ("argument 1", "c")
    assert given[0].tolist() == [0, 0] and given[2]["x"].tolist() == [0]


@pytest.mark.parametrize(
    ("body", "touched"),
    [("np.random.rand()", True), ("np.random.seed(0)", True), ("np.random.default_rng(0).normal()", False)],
)
def test_touching_the_global_generator_is_noticed(student, body, touched):
    assert student(f"def f():\n    {body}").call("f").touched_global_random is touched


def test_seeding_again_with_the_same_seed_is_seen(student):
    worker = student("def f():\n    np.random.seed(0)")
    assert [worker.call("f").touched_global_random for _ in range(3)] == [True, True, True]


def test_seeding_again_and_drawing_one_number_more_is_seen(student):
    worker = student("def f(n):\n    np.random.seed(0)\n    np.random.uniform(size=n)")
    assert all(worker.call("f", (n,)).touched_global_random for n in range(4))


def test_looking_at_the_global_generator_is_no_change_for_the_call_around_it(student):
    worker = student("def f(ask):\n    return ask()\ndef g():\n    return 1.0")
    assert not worker.call("f", (lambda: worker.call("g").value,)).touched_global_random


def test_a_named_tuple_in_a_result_keeps_its_names(student):
    worker = student(
        "from collections import namedtuple\nCache = namedtuple('Cache', 'Z kind')\n"
        "def f(x):\n    return 2 * x, Cache(x, 'relu')\ndef g(dA, cache):\n    return dA * cache.Z"
    )
    _, cache = worker.call("f", (3.0,)).value
    assert worker.call("g", (2.0,), {"cache": cache}).value == 6.0


def test_cpu_time_is_measured_from_outside(student):
    worker = student("import time\ndef f(n):\n    return sum(range(n))\ndef g():\n    time.sleep(0.2)")
    busy = worker.call("f", (3_000_000,), timed=True).cpu_seconds
    idle = worker.call("g", timed=True).cpu_seconds
    assert busy > 5 * idle
    assert worker.call("g").cpu_seconds is None


def test_handlers_and_settings_of_the_student_do_not_leak_into_the_next_call(student):
    worker = student(
        "import warnings, signal\ndef f():\n    warnings.simplefilter('ignore')\n    signal.signal(2, lambda *_: 0)"
    )
    worker.call("f")
    worker.run_cell("def g():\n    warnings.warn('heard')")
    assert worker.call("g").warnings == ("UserWarning: heard",)


# Steps


def test_steps_grow_with_a_loop_and_not_with_an_array(student):
    worker = student(
        "def f(x):\n    s = 0.0\n    for a in x:\n        s += a\n    return s\ndef g(x):\n    return np.sum(x)"
    )
    loop = [worker.call("f", (np.ones(n),), steps=True).steps for n in (10, 1000)]
    array = [worker.call("g", (np.ones(n),), steps=True).steps for n in (10, 1000)]
    assert loop[1] > 50 * loop[0] and array[0] == array[1]
    assert worker.call("f", (np.ones(3),)).steps is None


@pytest.mark.parametrize(
    "hide",
    [
        "sys.settrace(None)",
        "sys._getframe().f_trace = None",
        "sys.settrace(lambda *a: None)",
    ],
)
def test_meddling_with_the_trace_function_hides_no_steps(student, hide):
    worker = student(f"import sys\ndef f(n):\n    {hide}\n    for _ in range(n):\n        pass")
    assert worker.call("f", (1000,), steps=True).steps > 2000


def test_steps_in_threads_generators_and_comprehensions_count_too(student):
    worker = student(
        "import threading\ndef f(n):\n    t = threading.Thread(target=lambda: [0 for _ in range(n)])\n"
        "    t.start()\n    t.join()\n"
        "def g(n):\n    pairs = (k for k in range(10 * n))\n    return sum(next(pairs) for _ in range(n))"
    )
    for name in "fg":
        few, many = (worker.call(name, (n,), steps=True).steps for n in (10, 5000))
        assert 10 * few < many < 10**9


# Callbacks


def test_functions_among_the_arguments_are_called_back(student):
    worker = student("def f(grad, x):\n    for _ in range(3):\n        x = x - 0.1 * grad(x)\n    return x")
    seen = []

    def grad(x):
        seen.append(x.copy())
        return 2 * x

    assert np.allclose(worker.call("f", (grad, np.ones(2))).value, 0.512)
    assert len(seen) == 3


def test_an_exception_in_a_callback_reaches_the_student_by_its_name(student):
    worker = student("def f(g):\n    try:\n        g()\n    except KeyError as error:\n        return 'caught'")

    def g():
        raise KeyError("secret details stay short")

    assert worker.call("f", (g,)).value == "caught"


def test_a_callback_may_call_the_student_in_turn(student):
    worker = student("def f(g):\n    return g(3) + 1\ndef g(x):\n    return 10 * x")
    assert worker.call("f", (lambda x: worker.call("g", (x,)).value,)).value == 31


def test_calls_nested_too_deeply_end_the_worker(student):
    worker = student("def f(g):\n    return g()")

    def again():
        return worker.call("f", (again,)).value

    with pytest.raises(WorkerDied) as death:
        worker.call("f", (again,))
    assert death.value.reason == "protocol"


def test_callbacks_are_counted(student):
    worker = student("def f(g):\n    for _ in range(20_000):\n        g()")
    with pytest.raises(WorkerDied) as death:
        worker.call("f", (lambda: None,), timeout=60)
    assert death.value.reason == "protocol"


def test_a_callback_after_its_call_is_refused_on_the_students_side(student):
    worker = student("kept = []\ndef f(g):\n    kept.append(g)\ndef g():\n    pass")
    worker.call("f", (lambda: "secret",))
    assert worker.run_cell("kept[0]()").error["ename"] == "RuntimeError"


# Handles


def test_returned_functions_stay_behind_and_can_be_called(student):
    handle = student("def f(n):\n    return lambda x: x + n").call("f", (3,)).value
    assert isinstance(handle, Handle) and handle(4) == 7


def test_a_handle_among_arguments_is_the_students_own_object(student):
    worker = student("def f(n):\n    return lambda x: x + n\ndef g(h):\n    return h(1)")
    assert worker.call("g", (worker.call("f", (3,)).value,)).value == 4


def test_models_answer_by_their_methods(student):
    worker = student("class Model:\n    def predict(self, x):\n        return x.sum(axis=1)\nmodel = Model()")
    assert worker.names()["model"] == "model"
    assert worker.value("model").predict(np.ones((2, 3))).tolist() == [3, 3]


def test_tuples_may_hold_functions_and_numbers(student):
    first, second = student("def f():\n    return (lambda: 5), 6").call("f").value
    assert first() == 5 and second == 6


# Generators


@pytest.mark.parametrize("kind", ["PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"])
def test_a_generator_travels_there_and_back(student, kind):
    worker = student("def f(rng):\n    return rng.normal(size=3), rng.integers(10), rng.random(dtype='f4')")
    ours, twin = (np.random.Generator(getattr(np.random, kind)(7)) for _ in range(2))
    value = worker.call("f", (ours,)).value
    assert np.array_equal(value[0], twin.normal(size=3)) and value[1:] == (twin.integers(10), twin.random(dtype="f4"))
    assert ours.normal() == twin.normal()


def test_one_generator_given_twice_is_one_generator(student):
    worker = student("def f(a, b):\n    return a is b")
    rng = np.random.default_rng(0)
    assert worker.call("f", (rng, rng)).value is True


# Substitutes


def test_a_substitute_answers_inside_calls_only_and_goes_again(student):
    worker = student("def f(x):\n    return -1\ndef g(x):\n    return f(x) + 1")
    worker.substitute("f", lambda x: 100 * x)
    assert worker.call("g", (2,)).value == 201
    assert worker.call("f", (2,)).value == -1
    assert worker.run_cell("f(2)").error["ename"] == "RuntimeError"
    worker.substitute("f", None)
    assert worker.call("g", (2,)).value == 0


def test_a_substitute_stands_in_for_a_missing_function(student):
    worker = student("def g(x):\n    return f(x)")
    worker.substitute("f", lambda x: x)
    assert worker.call("g", (2,)).value == 2
    worker.substitute("f", None)
    assert worker.call("g", (2,)).raised == "NameError"


# Workers


def test_workers_run_side_by_side_from_threads(sandbox, limits):
    results = []

    def grade(k):
        with sandbox.spawn(limits, watch=["f"]) as worker:
            worker.run_cell(f"def f(x):\n    return x + {k}")
            results.append(worker.call("f", (1,)).value == 1 + k)

    threads = [threading.Thread(target=grade, args=(k,)) for k in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 8


def test_a_fresh_worker_has_random_numbers_of_its_own(sandbox, limits):
    draws = set()
    for _ in range(2):
        with sandbox.spawn(limits) as worker:
            result = worker.run_cell("import numpy, random\nnumpy.random.rand(), random.random()")
            draws.add(result.outputs[0]["data"]["text/plain"])
    assert len(draws) == 2


def test_the_warm_modules_cost_nothing_again(worker):
    source = "import sys\nwarm = set(sys.modules)\nimport numpy, sklearn.linear_model, matplotlib.pyplot, scipy.stats\n"
    result = worker.run_cell(source + "print(sorted(set(sys.modules) - warm)[:5])")
    assert result.ok


def test_a_worker_takes_little_memory_of_its_own(worker):
    worker.run_cell("import numpy as np\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    try:
        rollup = Path(f"/proc/{worker.pid}/smaps_rollup").read_text().splitlines()
    except PermissionError:
        pytest.skip("only root may look into a worker's memory")
    assert sum(int(line.split()[1]) for line in rollup if line.startswith("Private_")) < 30 * 1024


def test_unknown_or_senseless_limits_are_said_in_one_line():
    assert Limits().with_settings({"call_seconds": 3}).call_seconds == 3
    assert Limits.for_flavour("keras").memory_mb > Limits().memory_mb
    with pytest.raises(Problem, match="no limit called seconds"):
        Limits().with_settings({"seconds": 3})
    with pytest.raises(Problem, match="must be a positive number"):
        Limits().with_settings({"call_seconds": -1})


@pytest.mark.parametrize(("system", "said"), [("darwin", "macOS"), ("win32", "Windows")])
def test_elsewhere_than_on_linux_one_line_says_how_to_run_it(monkeypatch, system, said):
    monkeypatch.setattr("sys.platform", system)
    with pytest.raises(Problem, match=rf"which {said} does not have.*docker run"):
        Sandbox()
