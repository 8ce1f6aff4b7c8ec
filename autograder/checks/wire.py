"""Frames between judge and worker: plain values as a msgpack header and raw buffers. Knows nothing of what they mean.

Nothing here runs what it reads: a frame becomes plain values or a WireError, whatever its bytes are.
"""

import math
import socket
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import msgpack
import numpy as np

MAGIC = b"AGW1"
HEAD = struct.Struct("<4sIQ")
HEADER_BYTES = 4 << 20
BODY_BYTES = 256 << 20
DEPTH = 32
DIMENSIONS = 32
ELEMENTS = 1 << 27  # of one array, and each of its dimensions
KEYS = 10_000  # of one dict, and of all sets and dicts of a frame that have other keys than text: these may all collide
INTEGER_DIGITS = 1024  # hexadecimal
ALIGNMENT = 16
LONG_TEXT = 4096
LONG_LIST = 16
COPIED = 1 << 14  # bytes of an array that are sooner copied than looked at in place
DTYPES = {
    name: np.dtype(name)
    for name in ["|b1", "|i1", "|u1", "<i2", "<i4", "<i8", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"]
}
TAG = "$"
AS_THEY_ARE = frozenset([type(None), bool, float])  # sent without a look at the value
STRINGS, NESTED = frozenset([str]), frozenset([dict, list])


class WireError(Exception):
    """A frame that breaks the rules, or a value that none can carry."""


@dataclass(frozen=True)
class Token:
    """Something that stays on one side: a handle, a callback, a generator. Only its owner knows what it stands for."""

    kind: str
    payload: Any


@dataclass(frozen=True)
class Frame:
    """One message as it came: a header and a body, decoded as often as wanted."""

    header: bytes
    body: bytearray

    def decode(self, resolve: Callable[[Token], Any] | None = None) -> Any:
        """The value, its arrays copied out of the frame; `resolve` puts something in the place of each token."""
        return _Decoder(self.body, resolve).value(self.header)


def encode(value: Any, stand_in: Callable[[Any], Any] | None = None, body_bytes: int = BODY_BYTES) -> list[Any]:
    """The buffers of one frame; `stand_in` gives a Token for what is not plain."""
    encoder = _Encoder(stand_in, body_bytes)
    header = msgpack.packb(encoder.pack(value, 0), use_bin_type=True)
    if len(header) > HEADER_BYTES:
        raise WireError("too many parts for one message")
    return [HEAD.pack(MAGIC, len(header), encoder.size) + header, *encoder.buffers]


class _Encoder:
    def __init__(self, stand_in: Callable[[Any], Any] | None, body_bytes: int) -> None:
        self.buffers: list[Any] = []
        self.size = 0
        self._stand_in, self._body_bytes = stand_in, body_bytes

    def _put(self, buffer: Any) -> None:
        length = len(buffer)
        padding = -length % ALIGNMENT
        self.size += length + padding
        if self.size > self._body_bytes:
            raise WireError(f"larger than {self._body_bytes >> 20} MB")
        if length:
            self.buffers.append(buffer)
        if padding:
            self.buffers.append(bytes(padding))

    def pack(self, value: Any, depth: int) -> Any:
        kind = type(value)
        if kind in AS_THEY_ARE:
            return value
        if depth > DEPTH:
            raise WireError("nested too deeply")
        pack = _PACK.get(kind)
        if pack is not None:
            return pack(self, value, depth)
        if isinstance(value, np.generic) and kind is value.dtype.type:
            return self._scalar(value)
        if self._stand_in is not None:
            substitute = self._stand_in(value)
            if substitute is not value:
                return self.pack(substitute, depth + 1)
        raise WireError(f"a {kind.__qualname__} cannot be sent")

    def _each(self, items: Iterable[Any], depth: int) -> list:
        return [item if type(item) in AS_THEY_ARE or _short(item) else self.pack(item, depth) for item in items]

    def _integer(self, value: int, depth: int) -> Any:
        if -(2**63) <= value < 2**63:
            return value
        digits = hex(value)
        if len(digits) > INTEGER_DIGITS:
            raise WireError("an integer of more than a thousand digits")
        return {TAG: "int", "v": digits}

    def _complex(self, value: complex, depth: int) -> Any:
        return {TAG: "complex", "v": [value.real, value.imag]}

    def _bytes(self, value: bytes, depth: int) -> Any:
        if len(value) < LONG_TEXT:
            return value
        self._put(value)
        return {TAG: "bytes", "n": len(value)}

    def _dict(self, value: dict, depth: int) -> Any:
        if STRINGS.issuperset(map(type, value)) and TAG not in value:
            names = "".join(value)
            if len(names) < LONG_TEXT and names.isascii():
                return dict(zip(value, self._each(value.values(), depth + 1), strict=True))
        return {TAG: "dict", "v": [self._each(pair, depth + 1) for pair in value.items()]}

    def _tuple(self, value: tuple, depth: int) -> Any:
        return {TAG: "tuple", "v": self._each(value, depth + 1)}

    def _set(self, value: set | frozenset, depth: int) -> Any:
        return {TAG: "set", "v": self._each(value, depth + 1)}

    def _token(self, value: Token, depth: int) -> Any:
        return {TAG: "token", "k": value.kind, "v": self.pack(value.payload, depth + 1)}

    def _text(self, value: str, depth: int = 0) -> Any:
        if len(value) < LONG_TEXT and value.isascii():
            return value
        raw = value.encode("utf-8", "replace")
        if len(raw) < LONG_TEXT:
            return raw.decode()
        self._put(raw)
        return {TAG: "text", "n": len(raw)}

    def _list(self, value: list, depth: int) -> Any:
        if len(value) >= LONG_LIST:
            kinds = set(map(type, value))
            if kinds == {float}:
                return self._numbers(value, "<f8")
            if kinds == {int} and min(value) >= -(2**63) and max(value) < 2**63:
                return self._numbers(value, "<i8")
        return self._each(value, depth + 1)

    def _numbers(self, value: list, dtype: str) -> Any:
        self._put(memoryview(np.array(value, dtype)).cast("B"))
        return {TAG: "numbers", "d": dtype, "n": len(value)}

    def _array(self, value: np.ndarray, depth: int) -> Any:
        if value.dtype.kind == "U":
            if value.size > KEYS * 10:
                raise WireError("an array of too many strings")
            items = [self._text(item) for item in value.reshape(-1).tolist()]
            return {TAG: "texts", "s": list(value.shape), "v": items}
        name = value.dtype.str
        if name not in DTYPES:
            value = value.astype(value.dtype.newbyteorder("<"))
            name = value.dtype.str
            if name not in DTYPES:
                raise WireError(f"an array of {value.dtype} cannot be sent")
        if (value.size or _elements(value.shape)) > ELEMENTS:
            raise WireError("an array of too many elements")
        self._put(value.tobytes() if value.nbytes < COPIED else memoryview(np.ascontiguousarray(value)).cast("B"))
        return {TAG: "array", "d": name, "s": list(value.shape)}

    def _scalar(self, value: np.generic) -> Any:
        native = value.dtype.newbyteorder("<")
        if native.str not in DTYPES:
            raise WireError(f"a {value.dtype} cannot be sent")
        return {TAG: "scalar", "d": native.str, "v": value.astype(native).tobytes()}


def _short(item: Any) -> bool:
    return type(item) is str and len(item) < LONG_TEXT and item.isascii()


_PACK: dict[type, Callable[[_Encoder, Any, int], Any]] = {
    int: _Encoder._integer,
    str: _Encoder._text,
    bytes: _Encoder._bytes,
    complex: _Encoder._complex,
    list: _Encoder._list,
    dict: _Encoder._dict,
    tuple: _Encoder._tuple,
    set: _Encoder._set,
    frozenset: _Encoder._set,
    np.ndarray: _Encoder._array,
    Token: _Encoder._token,
}


class _Decoder:
    def __init__(self, body: bytearray, resolve: Callable[[Token], Any] | None) -> None:
        self._body, self._resolve, self._position = memoryview(body), resolve, 0
        self._keys = 0

    def value(self, header: bytes) -> Any:
        try:
            packed = msgpack.unpackb(header, raw=False, strict_map_key=True, max_ext_len=0)
        except Exception as error:
            raise WireError(f"no msgpack: {type(error).__name__}") from None
        try:
            value = self._unpack(packed, 0)
        except WireError:
            raise
        except Exception as error:
            raise WireError(f"no value: {type(error).__name__}") from None
        if self._position != len(self._body):
            raise WireError("the body is longer than its header says")
        return value

    def _take(self, length: Any) -> memoryview:
        require(type(length) is int and length >= 0, "a length")
        end = self._position + length
        require(end + -length % ALIGNMENT <= len(self._body), "the body is shorter than its header says")
        taken = self._body[self._position : end]
        self._position = end + -length % ALIGNMENT
        return taken

    def _unpack(self, packed: Any, depth: int) -> Any:
        kind = type(packed)
        if kind not in NESTED:
            return packed
        require(depth <= DEPTH, "nested too deeply")
        if kind is list:
            return self._each(packed, depth + 1)
        tag = packed.get(TAG)
        if tag is None:
            require(len(packed) <= KEYS and STRINGS.issuperset(map(type, packed)), "keys")
            for name, item in packed.items():
                if type(item) in NESTED:
                    packed[name] = self._unpack(item, depth + 1)
            return packed
        unpack = _TAGS.get(tag) if type(tag) is str else None
        require(unpack is not None, "an unknown tag")
        return unpack(self, packed, depth)

    def _items(self, packed: dict, depth: int) -> list:
        items = packed.get("v")
        require(type(items) is list, "items")
        return self._each(items, depth + 1)

    def _hashed(self, packed: dict, depth: int) -> list:
        items = self._items(packed, depth)
        self._keys += len(items)
        require(self._keys <= KEYS, "keys")
        return items

    def _each(self, items: list, depth: int) -> list:
        """Most are plain already, and a call for each of those would be most of the time of a small frame."""
        for k, item in enumerate(items):
            if type(item) in NESTED:
                items[k] = self._unpack(item, depth)
        return items

    def _dict(self, packed: dict, depth: int) -> dict:
        pairs = self._hashed(packed, depth)
        require(all(type(pair) is list and len(pair) == 2 for pair in pairs), "pairs")
        return dict(pairs)

    def _tuple(self, packed: dict, depth: int) -> tuple:
        return tuple(self._items(packed, depth))

    def _set(self, packed: dict, depth: int) -> set:
        return set(self._hashed(packed, depth))

    def _integer(self, packed: dict, depth: int) -> int:
        digits = packed.get("v")
        require(type(digits) is str and len(digits) <= INTEGER_DIGITS, "an integer")
        return int(digits, 16)

    def _complex(self, packed: dict, depth: int) -> complex:
        parts = packed.get("v")
        require(type(parts) is list and len(parts) == 2 and all(type(p) is float for p in parts), "a complex")
        return complex(*parts)

    def _text(self, packed: dict, depth: int) -> str:
        return str(self._take(packed.get("n")), "utf-8")

    def _bytes(self, packed: dict, depth: int) -> bytes:
        return bytes(self._take(packed.get("n")))

    def _dtype(self, packed: dict) -> np.dtype:
        name = packed.get("d")
        dtype = DTYPES.get(name) if type(name) is str else None
        require(dtype is not None, "a dtype")
        return dtype

    def _shape(self, packed: dict) -> tuple[int, ...]:
        shape = packed.get("s")
        require(type(shape) is list and len(shape) <= DIMENSIONS, "a shape")
        elements = 1  # how many there would be if no dimension were 0
        for length in shape:
            require(type(length) is int and length >= 0, "a dimension")
            elements *= length or 1
        require(elements <= ELEMENTS, "an array of too many elements")
        return tuple(shape)

    def _array(self, packed: dict, depth: int) -> np.ndarray:
        dtype, shape = self._dtype(packed), self._shape(packed)
        raw = self._take(math.prod(shape) * dtype.itemsize)
        if not len(raw):
            return np.zeros(shape, dtype)
        if dtype.kind == "b":  # a truth of 2 would be neither true nor false
            return np.ndarray(shape, np.uint8, raw).astype(bool)
        return np.ndarray(shape, dtype, raw).copy()

    def _texts(self, packed: dict, depth: int) -> np.ndarray:
        shape, items = self._shape(packed), self._items(packed, depth)
        require(all(type(item) is str for item in items) and len(items) == math.prod(shape), "strings")
        require(len(items) * max(map(len, items), default=0) <= BODY_BYTES // 4, "strings too long for an array")
        return np.array(items, dtype=str).reshape(shape)

    def _scalar(self, packed: dict, depth: int) -> np.generic:
        dtype, raw = self._dtype(packed), packed.get("v")
        require(type(raw) is bytes and len(raw) == dtype.itemsize, "a scalar")
        return np.bool_(any(raw)) if dtype.kind == "b" else np.frombuffer(raw, dtype)[0]

    def _numbers(self, packed: dict, depth: int) -> list:
        dtype, count = self._dtype(packed), packed.get("n")
        require(dtype.str in ("<f8", "<i8") and type(count) is int and 0 <= count <= ELEMENTS, "numbers")
        return np.frombuffer(self._take(count * dtype.itemsize), dtype).tolist()

    def _token(self, packed: dict, depth: int) -> Any:
        kind = packed.get("k")
        require(type(kind) is str and self._resolve is not None, "a token")
        return self._resolve(Token(kind, self._unpack(packed.get("v"), depth + 1)))


_TAGS: dict[str, Callable[[_Decoder, dict, int], Any]] = {
    "dict": _Decoder._dict,
    "tuple": _Decoder._tuple,
    "set": _Decoder._set,
    "int": _Decoder._integer,
    "complex": _Decoder._complex,
    "text": _Decoder._text,
    "bytes": _Decoder._bytes,
    "array": _Decoder._array,
    "texts": _Decoder._texts,
    "scalar": _Decoder._scalar,
    "numbers": _Decoder._numbers,
    "token": _Decoder._token,
}


def require(holds: bool, what: str) -> None:
    """Refuse a frame unless this is True itself: a comparison with what came may give anything, such as an array."""
    if holds is not True:
        raise WireError(what)


def _elements(shape: Any) -> int:
    """How many elements an array would have if none of its dimensions were 0."""
    return math.prod(filter(None, shape))


def send(connection: socket.socket, buffers: list[Any]) -> None:
    """Write one frame; small ones in one piece."""
    if sum(map(len, buffers)) <= 1 << 16:
        connection.sendall(b"".join(buffers))
        return
    for buffer in buffers:
        connection.sendall(buffer)


def receive(connection: socket.socket, body_bytes: int = BODY_BYTES, wait: Callable[[], None] | None = None) -> Frame:
    """Read one frame that nothing may follow; `wait` is called before each read and may raise.

    Raises EOFError when the other side has gone.
    """
    start: bytes | bytearray = _read(connection, 1 << 16, wait)
    while len(start) < HEAD.size:
        start += _read(connection, 1 << 16, wait)
    magic, header_length, body_length = HEAD.unpack_from(start)
    require(magic == MAGIC, "no frame")
    require(header_length <= HEADER_BYTES and body_length <= body_bytes, "a frame that is too large")
    total = HEAD.size + header_length + body_length
    require(len(start) <= total, "something follows the frame")
    if len(start) < HEAD.size + header_length:
        start = _fill(connection, start, HEAD.size + header_length, wait)
    header = bytes(start[HEAD.size : HEAD.size + header_length])
    body = start[HEAD.size + header_length :]
    return Frame(header, bytearray(body) if len(start) == total else _fill(connection, body, body_length, wait))


def _read(connection: socket.socket, most: int, wait: Callable[[], None] | None) -> bytes:
    if wait is not None:
        wait()
    data = connection.recv(most)
    if not data:
        raise EOFError
    return data


def _fill(
    connection: socket.socket, start: bytes | bytearray, length: int, wait: Callable[[], None] | None
) -> bytearray:
    """Grow `start` to `length` bytes; memory is only taken as data comes."""
    filled = bytearray(start)
    while len(filled) < length:
        filled += _read(connection, min(length - len(filled), 1 << 20), wait)
    return filled
