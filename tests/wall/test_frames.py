"""What a frame carries comes out as it went in; what breaks a rule is refused with a WireError and nothing else."""

import math
import re
import socket
import threading
from pathlib import Path

import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

import autograder
from autograder.checks import wire
from autograder.checks.values import identical
from autograder.checks.wire import Frame, Token, WireError

DTYPES = st.sampled_from("?bhilBHILefdFD").map(np.dtype)
ARRAYS = npst.arrays(DTYPES, npst.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5))
KEYS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.tuples(st.integers(), st.text(max_size=3))
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.complex_numbers(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.binary(),
    st.sets(st.integers(), max_size=5),
    ARRAYS,
    npst.from_dtype(np.dtype("f4")),
    npst.from_dtype(np.dtype("i2")),
    st.lists(st.floats(), min_size=20, max_size=30),
    st.lists(st.integers(), min_size=20, max_size=30),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.one_of(KEYS, st.just(wire.TAG)), inner, max_size=4),
    ),
    max_leaves=12,
)


def frame(buffers):
    raw = b"".join(map(bytes, buffers))
    magic, header, body = wire.HEAD.unpack_from(raw)
    assert magic == wire.MAGIC and len(raw) == wire.HEAD.size + header + body
    return Frame(raw[wire.HEAD.size : wire.HEAD.size + header], bytearray(raw[wire.HEAD.size + header :]))


def travelled(value, **how):
    return frame(wire.encode(value, **how)).decode()


def packed(message, body=b""):
    return Frame(msgpack.packb(message), bytearray(body))


# What is carried


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_plain_values_come_back_identical(value):
    assert identical(travelled(value), value)


@pytest.mark.parametrize(
    "value",
    [
        np.arange(12).reshape(3, 4).T,
        np.arange(12)[::-3],
        np.arange(3, dtype=">f8"),
        np.zeros((0, 3), np.float32),
        np.zeros((3, 0, 2)),
        np.array(5.0),
    ],
    ids=["transposed", "strided", "big endian", "no rows", "no columns", "no dimensions"],
)
def test_arrays_keep_shape_and_numbers_however_they_lie_in_memory(value):
    got = travelled(value)
    assert got.shape == value.shape and np.array_equal(got, value) and got.flags.writeable and got.flags.owndata


def test_arrays_of_strings_keep_their_shape():
    value = np.array([["signal", "background"], ["µ", ""]])
    got = travelled(value)
    assert got.dtype.kind == "U" and got.shape == (2, 2) and (got == value).all()


def test_nan_and_infinities_survive():
    got = travelled([math.nan, math.inf, -math.inf, complex(0, math.nan)])
    assert math.isnan(got[0]) and got[1:3] == [math.inf, -math.inf] and math.isnan(got[3].imag)


def test_half_of_a_surrogate_pair_does_not_stop_the_rest():
    assert travelled(["a\ud800b", "ok"]) == ["a?b", "ok"]


@pytest.mark.parametrize("text", ["x" * 100_000, "µ" * 100_000, b"\x00" * 100_000], ids=["ascii", "unicode", "bytes"])
def test_long_texts_travel_in_the_body(text):
    message = wire.encode(text)
    assert len(message[0]) < 100 and frame(message).decode() == text


def test_a_frame_decoded_twice_gives_arrays_of_their_own():
    message = frame(wire.encode(np.arange(3)))
    first, second = message.decode(), message.decode()
    first[0] = 7
    assert second[0] == 0


def test_tokens_stand_for_what_stays_behind():
    message = wire.encode([len, 2], stand_in=lambda value: Token("callback", 5))
    assert frame(message).decode(lambda token: (token.kind, token.payload)) == [("callback", 5), 2]


# What is refused


class Sneaky:
    def __reduce__(self):
        return (print, ("run",))


@pytest.mark.parametrize(
    "value",
    [
        Sneaky(),
        object,
        len,
        np.array([None]),
        np.array(["1970"], "M8[s]"),
        np.array([(1,)], "i4,"),
        1 << 10_000,
        slice(1),
    ],
    ids=["object", "type", "function", "object array", "dates", "records", "huge integer", "slice"],
)
def test_nothing_but_plain_values_is_encoded(value):
    with pytest.raises(WireError):
        wire.encode(value)


def test_a_list_that_contains_itself_is_refused():
    value = []
    value.append(value)
    with pytest.raises(WireError, match="deep"):
        wire.encode(value)


def test_a_value_beyond_the_cap_is_refused_before_it_is_sent():
    with pytest.raises(WireError, match="larger than 1 MB"):
        wire.encode(np.zeros(1 << 18), body_bytes=1 << 20)


def array(dtype="<f8", shape=(2,)):
    return {wire.TAG: "array", "d": dtype, "s": list(shape)}


@pytest.mark.parametrize("dtype", ["O", "|O", "<U4", "<M8[s]", "|V8", "<f16", ">f8", "i4,i4", "S3", 5, None, "<q9", ""])
def test_dtypes_outside_the_list_are_refused(dtype):
    with pytest.raises(WireError):
        packed(array(dtype), bytes(16)).decode()


@pytest.mark.parametrize(
    "shape",
    [
        (2**30, 0),
        (0, 2**30),
        (2**62, 4),
        (2**16, 2**16, 0),
        (-1,),
        (-1, 0),
        (1.0,),
        (True,),
        (2**64 - 1,),
        (1,) * 33,
        (3,),
    ],
    ids=str,
)
def test_shapes_that_lie_are_refused(shape):
    with pytest.raises(WireError):
        packed(array(shape=shape), bytes(16)).decode()


@pytest.mark.parametrize(
    "message",
    [
        {wire.TAG: "pickle", "v": b"cos\nsystem\n(S'true'\ntR."},
        {wire.TAG: 5},
        {wire.TAG: ["array"]},
        {wire.TAG: "text", "n": 10**9},
        {wire.TAG: "text", "n": -1},
        {wire.TAG: "bytes", "n": True},
        {wire.TAG: "numbers", "d": "<f8", "n": 2**60},
        {wire.TAG: "numbers", "d": "<c16", "n": 1},
        {wire.TAG: "int", "v": "f" * 5000},
        {wire.TAG: "int", "v": "print"},
        {wire.TAG: "int", "v": 7},
        {wire.TAG: "complex", "v": [1, 2]},
        {wire.TAG: "scalar", "d": "<f8", "v": b"short"},
        {wire.TAG: "set", "v": [[]]},
        {wire.TAG: "set", "v": list(range(20_000))},
        {wire.TAG: "dict", "v": [[[], 1]]},
        {wire.TAG: "dict", "v": [[1, 2, 3]]},
        {wire.TAG: "dict", "v": 3},
        {wire.TAG: "texts", "s": [2], "v": ["one"]},
        {wire.TAG: "texts", "s": [100_000], "v": ["x"] * 99_999 + ["y" * 100_000]},
        {wire.TAG: "token", "k": "handle", "v": 1},
        {str(k): k for k in range(20_000)},
    ],
    ids=lambda message: str(message)[:60],
)
def test_headers_that_break_a_rule_are_refused(message):
    with pytest.raises(WireError):
        packed(message, bytes(16)).decode()


def test_nesting_is_bounded():
    deep = 1
    for _ in range(200):
        deep = [deep]
    with pytest.raises(WireError):
        packed(deep).decode()
    with pytest.raises(WireError):
        Frame(b"\x91" * 100_000 + b"\x01", bytearray()).decode()


def test_a_body_that_nobody_asked_for_is_refused():
    with pytest.raises(WireError, match="longer"):
        packed([1], b"more").decode()


@pytest.mark.parametrize(
    "header", [b"", b"\xc1", b"\x93\x01", b"\xc7\x01\x05x", b"\xd6\xff\x00\x00\x00\x00", b"\xa4\xff\xff\xff\xff"]
)
def test_what_is_no_msgpack_of_ours_is_refused(header):
    with pytest.raises(WireError):
        Frame(header, bytearray()).decode()


# Sockets


@pytest.fixture
def pair():
    one, other = socket.socketpair()
    with one, other:
        one.settimeout(5)
        other.settimeout(5)
        yield one, other


def test_large_frames_cross_a_socket_in_pieces(pair):
    value = {"x": np.random.default_rng(0).normal(size=300_000), "y": "text" * 10_000}
    sender = threading.Thread(target=wire.send, args=(pair[0], wire.encode(value)))
    sender.start()
    assert identical(wire.receive(pair[1]).decode(), value)
    sender.join()


@pytest.mark.parametrize(
    "start",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        wire.HEAD.pack(b"AGW0", 1, 0) + b"\x01",
        wire.HEAD.pack(wire.MAGIC, wire.HEADER_BYTES + 1, 0),
        wire.HEAD.pack(wire.MAGIC, 1, wire.BODY_BYTES + 1),
        wire.HEAD.pack(wire.MAGIC, 1, 2**64 - 1),
        wire.HEAD.pack(wire.MAGIC, 1, 0) + b"\x01\x01",
    ],
    ids=["another protocol", "another version", "long header", "long body", "endless body", "two frames at once"],
)
def test_frames_are_refused_by_their_first_bytes(pair, start):
    pair[0].sendall(start)
    with pytest.raises(WireError):
        wire.receive(pair[1])


def test_the_end_of_the_other_side_is_told_apart(pair):
    pair[0].sendall(wire.HEAD.pack(wire.MAGIC, 100, 0))
    pair[0].close()
    with pytest.raises(EOFError):
        wire.receive(pair[1])


def test_there_is_no_pickle_in_the_package():
    folder = Path(autograder.__file__).parent
    runs_what_it_reads = re.compile(
        r"\b(import|from)\s+(c?pickle|cloudpickle|dill|marshal|shelve|joblib)\b|allow_pickle=True"
    )
    guilty = [str(path) for path in folder.rglob("*.py") if runs_what_it_reads.search(path.read_text())]
    assert guilty == []


def test_colliding_keys_are_few_in_a_whole_frame():
    """However they are spread over sets and dicts: each of them may meet all the others of its own."""

    def decoded(sets: int, keys: int):
        packed = [{wire.TAG: "set", "v": list(range(keys))} for _ in range(sets)]
        return wire.Frame(msgpack.packb(packed), bytearray()).decode()

    assert decoded(10, wire.KEYS // 10) == [set(range(wire.KEYS // 10))] * 10
    with pytest.raises(WireError, match="keys"):
        decoded(11, wire.KEYS // 10)
    pairs = {wire.TAG: "dict", "v": [[k, k] for k in range(wire.KEYS // 2)]}
    with pytest.raises(WireError, match="keys"):
        wire.Frame(msgpack.packb([pairs, pairs, {wire.TAG: "set", "v": [0]}]), bytearray()).decode()
