"""Replies that the judge could stumble over: where a word should stand there is an array, which is neither equal nor not."""

import base64
import textwrap
from pathlib import Path

import pytest

from autograder.checks import wire
from autograder.checks.local import LocalStudent
from autograder.checks.running import public_rng, run_check
from autograder.course.course import Course
from autograder.judge.grade import Grader

# The public examples are answered by heart; whatever else is asked gets a reply with `forged` in it.
BY_HEART = """
    import sys
    from autograder.checks import wire
    from autograder.worker import worker

    spoiling = False
    def encode(self, reply, request_id):
        global spoiling
        changes = forged(request_id) if spoiling else {{}}
        spoiling = False
        return wire.encode({{**reply, "kind": "reply", "id": request_id, **changes}}, body_bytes=self._value_bytes)
    worker.Service._encode = encode

    def forged(request_id):
        return {reply}

    def together():
        frame = sys._getframe()
        while frame is not None and frame.f_code.co_name != "_one_after_the_other":
            frame = frame.f_back
        return frame is not None

    def spoil():
        global spoiling
        spoiling = {when}

    def double(x):
        return np.array([2.0, 4.0, 6.0]) if np.shape(x) == (3,) and x[0] == 1 else spoil()
    def total(x):
        return 6.0 if np.shape(x) == (3,) and x[0] == 1 else spoil()
    def quadruple(x):
        return spoil()
"""
ARRAY = "np.array(['a', 'b'])"
REPLIES = {
    "an id that is an array": f"{{'id': {ARRAY}}}",
    "its own id in an array": "{'id': np.array([request_id])}",
    "a kind that is an array": "{'kind': np.array(['reply', 'callback'])}",
    "its own kind in an array": "{'kind': np.array(['reply'])}",
    "an array of what is missing": "{'missing': np.array([1, 2])}",
    "an array that was raised": f"{{'raised': {ARRAY}}}",
    "an array as error": f"{{'raised': 'ValueError', 'error': {ARRAY}}}",
    "an array that was printed": f"{{'printed': {ARRAY}}}",
    "an array of warnings": f"{{'warnings': {ARRAY}}}",
    "an array of generators": "{'generators': np.ones(2)}",
    "many calls in which an array is missing": "{'value': [{'missing': np.array([1, 2])}]}",
    "many calls in which an array was raised": f"{{'value': [{{'raised': {ARRAY}}}]}}",
    "many calls that are an array": "{'value': np.ones((2, 2))}",
}


@pytest.mark.parametrize("when", ["not together()", "True"], ids=["called alone", "always"])
@pytest.mark.parametrize("reply", REPLIES)
def test_what_the_judge_cannot_compare_earns_nothing_and_is_reported(attack, reply, when):
    attempt = attack(BY_HEART.format(reply=REPLIES[reply], when=when))
    assert attempt.scores == {"twice": 1.0, "adder": 1.0}
    assert attempt.report.ungradable == [] and attempt.report.needs_person == {}
    if "many calls" not in reply or when == "True":  # alone these are values like others, and wrong
        assert any("while double ran" in told for told in attempt.report.violations), attempt.report.violations
    assert "own channel" not in attempt.everything


ELSEWHERE = {
    "names whose kind is an array": """
        Service._do_names = lambda self, request: {"value": {"double": np.array(["function", "x"])}}
    """,
    "names that are an array": """
        Service._do_names = lambda self, request: {"value": np.array(["double"])}
    """,
    "a function that is missing by an array": """
        Service._one = lambda self, call, hold=False: {"missing": np.array([1, 2])}
    """,
    "many calls in which arrays are missing": """
        Service._one_after_the_other = lambda self, request: [{"missing": np.array([1, 2])} for _ in request["calls"]]
    """,
    "a cell whose outputs are arrays": """
        outputs = [{"output_type": np.array(["stream", "x"]), "name": np.array(["a", "b"])}]
        Service._do_cell = lambda self, request: {"value": {"ok": True, "outputs": outputs, "error": None, "notes": []}}
        # %%
        1
    """,
    "a callback whose key is an array": """
        real = wire.send
        def send(connection, buffers):
            return real(connection, wire.encode({"kind": "callback", "id": Service.id, "key": np.array([0, 1])}))
        def _one(self, call, hold=False):
            Service.id = self._call_id
            wire.send = send
            return {"value": 1.0}
        Service._one = _one
    """,
}


@pytest.mark.parametrize("what", ELSEWHERE)
def test_nor_does_anything_else_that_is_asked_of_a_worker(attack, what):
    head = "from autograder.checks import wire\nfrom autograder.worker.worker import Service\n"
    source = head + textwrap.dedent(ELSEWHERE[what]) + "\n# %%\ndef double(x): return x"
    attempt = attack(source)
    assert attempt.report.status == "graded" and set(attempt.scores) <= {"twice", "adder"}
    assert attempt.report.ungradable == [] and attempt.report.violations


def test_public_answers_by_heart_earn_nothing_in_a_notebook_of_the_course(attack, grader):
    """Of every function of the notebook no line is written: the public calls are answered from a table."""
    course = Course(Path(__file__).parents[2])
    name = "04_roc_analysis"
    assignment = course.assignment(name)
    table = {}
    for check in assignment.public:
        student = LocalStudent(vars(assignment.reference))
        for call in run_check(check, student, reference=assignment.reference, rng=public_rng(check)).calls:
            answer = ("raise", call.raised) if call.raised else ("give", text_of(call.value))
            table[call.name, text_of([list(call.args), call.kwargs])] = answer
    functions = "\n".join(
        f"def {t.name}(*args, **kwargs): return by_heart({t.name!r}, args, kwargs)" for t in assignment.tasks
    )
    source = f"import numpy as np\nTABLE = {table!r}\n" + TABLE + "\n" + functions
    path = attack.hand_in(attack.notebook([attack.cell(source)]), f"{name}.ipynb")
    own = Grader(course, b"a secret of the course, long enough for anybody", sandboxes=grader.sandboxes)
    report = own.grade(path, name, "mallory")
    assert (report.status, report.score) == ("graded", 0.0)
    assert {check.outcome for task in report.tasks.values() for check in task.checks} == {"pass", "fail", "skipped"}
    assert report.violations


TABLE = """
import base64, builtins, sys
from autograder.checks import wire
from autograder.worker import worker
spoiling = False
def encode(self, reply, request_id):
    global spoiling
    changes, spoiling = ({"id": np.array(["a", "b"])} if spoiling else {}), False
    return wire.encode({**reply, "kind": "reply", "id": request_id, **changes}, body_bytes=self._value_bytes)
worker.Service._encode = encode
def by_heart(name, args, kwargs):
    global spoiling
    asked = base64.b64encode(b"".join(map(bytes, wire.encode([list(args), kwargs])))).decode()
    how, what = TABLE.get((name, asked), ("spoil", ""))
    if how == "raise":
        raise getattr(builtins, what, ValueError)("by heart")
    if how == "give":
        raw = base64.b64decode(what)
        header, body = wire.HEAD.unpack_from(raw)[1:]
        return wire.Frame(raw[16 : 16 + header], bytearray(raw[16 + header :])).decode()
    frame = sys._getframe()
    while frame is not None and frame.f_code.co_name != "_one_after_the_other":
        frame = frame.f_back
    spoiling = frame is None
"""


def text_of(value) -> str:
    return base64.b64encode(b"".join(map(bytes, wire.encode(value)))).decode()
