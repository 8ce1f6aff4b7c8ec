"""A live judge facing a worker that writes its own frames: a clean end of that worker, whatever it sends."""

import random
import time

import numpy as np
import pytest

from autograder.checks import wire
from autograder.checks.calls import Call
from autograder.checks.wire import WireError
from autograder.wall.ends import WorkerDied
from autograder.wall.generators import restore

WRITE = """
import os, gc, json
def find(kind):
    return next(thing for thing in gc.get_objects() if type(thing).__name__ == kind)
def frame(value):
    from autograder.checks import wire
    return b"".join(map(bytes, wire.encode(value)))
def f(x):
    {body}
    return x
"""


def dies(worker, body, call=True):
    worker.run_cell(WRITE.format(body=body))
    with pytest.raises(WorkerDied) as death:
        for _ in range(3):
            worker.call("f", (1,), timeout=1)
    return death.value.reason


@pytest.mark.parametrize(
    "body",
    [
        "os.write(3, b'x' * 1000)",
        "os.write(3, b'AGW1' + b'\\xff' * 12)",
        "os.write(3, b'AGW1' + (1).to_bytes(4, 'little') + (1 << 40).to_bytes(8, 'little'))",
        "os.write(3, frame({'kind': 'reply', 'id': '0' * 16, 'value': 7}))",
        "os.write(3, frame(7))",
        "os.write(3, frame({'kind': 'callback', 'id': '0' * 16, 'key': 0, 'args': (), 'kwargs': {}}))",
    ],
    ids=["junk", "long header", "endless body", "another id", "no message", "callback with another id"],
)
def test_frames_that_nobody_can_have_meant_end_the_worker(worker, body):
    assert dies(worker, body) == "protocol"


def test_a_frame_cut_short_is_waited_for_until_time_is_up(worker):
    body = "os.write(3, b'AGW1' + (100).to_bytes(4, 'little') + bytes(8)); os.close(3); import time; time.sleep(3)"
    assert dies(worker, body) == "exit"


def test_a_repeated_reply_ends_the_worker(worker):
    body = "os.write(3, frame({'kind': 'reply', 'id': find('Service')._call_id, 'value': 7}))"
    assert dies(worker, body) == "protocol"


def test_a_late_frame_ends_the_worker_at_the_next_request(worker):
    body = (
        "import threading, time; threading.Thread(target=lambda: (time.sleep(0.2), "
        "os.write(3, frame({'kind': 'reply', 'id': 'x', 'value': 7})))).start()"
    )
    worker.run_cell(WRITE.format(body=body))
    assert worker.call("f", (1,)).value == 1
    time.sleep(0.5)
    with pytest.raises(WorkerDied) as death:
        worker.call("f", (1,))
    assert death.value.reason == "protocol"


@pytest.mark.parametrize(
    "parts",
    [
        "'warnings': 5",
        "'changed': [5]",
        "'printed': b'x'",
        "'raised': 5",
        "'error': None",
        "'generators': [1]",
        "'value': wire.Token('callback', 1)",
        "'value': wire.Token('handle', ['1', 'x'])",
        "'value': wire.Token('generator', [0, {}])",
    ],
)
def test_replies_with_parts_of_the_wrong_kind_end_the_worker(worker, parts):
    body = (
        "from autograder.checks import wire; service = find('Service'); "
        f"os.write(3, frame({{'kind': 'reply', 'id': service._call_id, 'value': 1, 'generators': [], {parts}}})); "
        "os.close(3)"
    )
    assert dies(worker, body) == "protocol"


@pytest.mark.parametrize(
    "outcomes",
    [
        "5",
        "[5]",
        "[[{'value': 1}]]",
        "[{}, {}, {}]",
        "[{'value': 1}] * 3",
        "[{'raised': 5}]",
        "[{'raised': 'E'}, {'value': 1}]",
    ],
)
def test_outcomes_of_many_calls_must_be_of_those_that_were_asked_for(worker, outcomes):
    parts = f"{{'kind': 'reply', 'id': find('Service')._call_id, 'value': {outcomes}}}"
    worker.run_cell(WRITE.format(body=f"os.write(3, frame({parts})); os.close(3)"))
    with pytest.raises(WorkerDied) as death:
        worker.calls([Call("f", "f", (1,)), Call("f", "f", (2,))])
    assert death.value.reason == "protocol"


def test_a_forged_count_must_be_a_count(worker):
    parts = "{'kind': 'reply', 'id': find('Service')._call_id, 'generators': [], 'steps': -5}"
    worker.run_cell(WRITE.format(body=f"os.write(3, frame({parts})); os.close(3)"))
    with pytest.raises(WorkerDied) as death:
        worker.call("f", (1,), steps=True)
    assert death.value.reason == "protocol"


def test_callbacks_that_were_not_offered_end_the_worker(worker):
    body = (
        "os.write(3, frame({'kind': 'callback', 'id': find('Service')._call_id, 'key': 'f', 'args': (), 'kwargs': {}}))"
    )
    assert dies(worker, body) == "protocol"


def test_cells_cannot_forge_what_they_did(worker):
    worker.run_cell("x = 1")
    with pytest.raises(WorkerDied) as death:
        worker.run_cell(
            "import os\nfrom autograder.checks import wire\n"
            "os.write(3, b''.join(wire.encode({'kind': 'reply', 'id': 'x'})))"
        )
    assert death.value.reason == "protocol"


def test_hundreds_of_mutated_replies_leave_the_judge_alive(sandbox, limits):
    chance = random.Random(3)
    reply = {"kind": "reply", "id": "IDIDIDIDIDIDIDID", "value": {"a": np.arange(3.0)}, "raised": None, "error": ""}
    reply |= {"warnings": [], "changed": [], "printed": "", "touched": False, "steps": None, "generators": []}
    raw = b"".join(map(bytes, wire.encode(reply)))
    answers = {"value": 0, "protocol": 0, "timeout": 0, "exit": 0}
    worker = None
    for _ in range(200):
        if worker is None:
            worker = sandbox.spawn(limits, watch=["f"])
            worker.run_cell(
                "import os, gc, time\nservice = next(t for t in gc.get_objects() if type(t).__name__ == 'Service')\n"
                "def f(raw, at):\n    raw = raw[:at] + service._call_id.encode() + raw[at + 16:] if at >= 0 else raw\n"
                "    os.write(3, raw)\n    os._exit(0)"
            )
        mutant = bytearray(raw)
        for _ in range(chance.choice((1, 1, 2, 5))):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        at = bytes(mutant).find(b"IDIDIDIDIDIDIDID")
        try:
            worker.call("f", (bytes(mutant), at), timeout=2)
            answers["value"] += 1
        except WorkerDied as death:
            answers[death.reason] += 1
        worker.close()
        worker = None
    assert answers["value"] and answers["protocol"] and answers["timeout"] == 0
    with sandbox.spawn(limits) as worker:
        assert worker.run_cell("1 + 1").ok


# Generators, whose positions numpy's own setters do not check


def hostile(kind, **changes):
    state = getattr(np.random, kind)(1).state
    inner = {k: v for k, v in changes.items() if k in state["state"]}
    outer = {k: v for k, v in changes.items() if k not in state["state"]}
    return {**state, **outer, "state": {**state["state"], **inner}}


@pytest.mark.parametrize(
    "state",
    [
        hostile("MT19937", pos=625),
        hostile("MT19937", pos=-1),
        hostile("MT19937", pos=True),
        hostile("MT19937", key=np.zeros(623, np.uint32)),
        hostile("MT19937", key=np.zeros(624, np.float64)),
        hostile("Philox", buffer_pos=-(2**31)),
        hostile("Philox", buffer_pos=6),
        hostile("Philox", counter=np.zeros(3, np.uint64)),
        hostile("Philox", buffer=np.zeros(2, np.uint64)),
        hostile("SFC64", state=np.zeros(3, np.uint64)),
        hostile("PCG64", state=2**128),
        hostile("PCG64", inc=-1),
        hostile("PCG64", has_uint32=2),
        hostile("PCG64", uinteger=2**32),
        hostile("PCG64", more=1),
    ],
    ids=lambda state: state["bit_generator"],
)
def test_a_generators_state_out_of_range_is_refused_and_ours_untouched(state):
    ours = np.random.Generator(getattr(np.random, state["bit_generator"])(1))
    with pytest.raises(WireError):
        restore([ours], [state])
    assert ours.random() == np.random.Generator(getattr(np.random, state["bit_generator"])(1)).random()


def test_another_kind_of_generator_is_refused():
    with pytest.raises(WireError):
        restore([np.random.default_rng(1)], [np.random.MT19937(1).state])
