"""Frames with flipped, cut, doubled and invented bytes: a value or a WireError, never anything else."""

import random
from pathlib import Path

import msgpack
import numpy as np
import pytest

from autograder.checks import wire
from autograder.checks.wire import Frame, Token, WireError

MUTANTS = 50_000


def seeds():
    """Frames as they really come: replies with arrays, nested containers, tokens, generators, long texts."""
    rng = np.random.default_rng(5)
    reply = {"kind": "reply", "id": "0123456789abcdef", "raised": None, "error": "", "warnings": ["w"], "steps": 7}
    values = [
        reply | {"value": rng.normal(size=(3, 4))},
        reply | {"value": (1, 2.5, [True, None], {"a": np.float32(2), 3: b"x"}, {1, 2})},
        reply | {"value": Token("handle", [3, "f(…)"])},
        reply | {"generators": [rng.bit_generator.state, np.random.MT19937(1).state]},
        {"kind": "callback", "id": "0123456789abcdef", "key": 0, "args": (np.arange(3),), "kwargs": {"x": 1j}},
        reply | {"value": [0.5] * 40, "printed": "µ" * 3000, "changed": ["argument 1"]},
        reply | {"value": np.array([["a", "b"]]), "more": np.zeros((0, 2)), "big": 1 << 90},
    ]
    frames = []
    for value in values:
        raw = b"".join(map(bytes, wire.encode(value)))
        header = wire.HEAD.unpack_from(raw)[1]
        start = wire.HEAD.size
        frames.append((raw[start : start + header], raw[start + header :]))
    return frames


def mutate(chance, data):
    data = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 8))):
        kind = chance.randrange(6)
        at = chance.randrange(len(data) + 1)
        if kind == 0 and data:
            data[at % len(data)] = chance.randrange(256)
        elif kind == 1 and data:
            data[at % len(data)] ^= 1 << chance.randrange(8)
        elif kind == 2:
            data[at:at] = bytes(
                chance.choices((0, 0x80, 0x90, 0xC0, 0xDF, 0xDD, 0xDB, 0xFF, 0x24, 0xA1), k=chance.randrange(1, 9))
            )
        elif kind == 3:
            del data[at : at + chance.randrange(1, 9)]
        elif kind == 4:
            del data[at:]
        else:
            data[at:at] = data[chance.randrange(len(data) + 1) :][:64]
    return bytes(data)


def outcome(header, body):
    try:
        Frame(header, bytearray(body)).decode(lambda token: token)
    except WireError:
        return "refused"
    return "read"


def memory(name):
    """Of this process, in kB: VmRSS is what it has, VmHWM what it had at the most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def test_fifty_thousand_mutated_frames_are_read_or_refused():
    chance = random.Random(1729)
    frames = seeds()
    assert {outcome(*frame) for frame in frames} == {"read"}
    found = {"read": 0, "refused": 0}
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here: other tests have taken gigabytes
    before = memory("VmRSS")
    for _ in range(MUTANTS):
        header, body = chance.choice(frames)
        if chance.random() < 0.15:
            body = mutate(chance, body)
        found[outcome(mutate(chance, header), body)] += 1
    assert found["refused"] > MUTANTS / 4 and found["read"] > MUTANTS / 100
    assert memory("VmHWM") - before < 1 << 20, "a small frame took gigabytes"


def test_headers_built_from_the_grammar_are_read_or_refused():
    chance = random.Random(7)
    tags = [
        "dict",
        "tuple",
        "set",
        "int",
        "complex",
        "text",
        "bytes",
        "array",
        "texts",
        "scalar",
        "numbers",
        "token",
        "x",
    ]
    leaves = [None, True, -1, 0, 3, 2**31, 2**63, 1.5, "", "<f8", "|O", "ff", b"", b"12345678", "handle", [], {}]

    def build(depth):
        if depth == 0 or chance.random() < 0.3:
            return chance.choice(leaves)
        if chance.random() < 0.4:
            return [build(depth - 1) for _ in range(chance.randrange(4))]
        parts = {name: build(depth - 1) for name in chance.sample("vndskx", chance.randrange(5))}
        return {wire.TAG: chance.choice(tags), **parts}

    found = {outcome(msgpack.packb(build(4)), bytes(chance.choice((0, 16, 64)))) for _ in range(10_000)}
    assert found == {"read", "refused"}


@pytest.mark.parametrize("count", [1, 16, 17, 1000])
def test_random_bytes_are_refused(count):
    chance = random.Random(count)
    for _ in range(500):
        assert outcome(chance.randbytes(count), b"") in ("read", "refused")
