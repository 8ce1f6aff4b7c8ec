"""Frames that the worker never wanted to send: forged, truncated, oversized, repeated and late."""

import pytest

FRAMES = """
    import os, struct, threading, time
    try:
        from autograder.checks import wire
        def frame(value): return b"".join(bytes(part) for part in wire.encode(value))
    except Exception:
        def frame(value): return b""

    KINDS = ("result", "reply", "value", "returned", "answer", "done", "cell", "call", "hello", "ok")
    answers = [{"id": n, "ok": True, "kind": kind, "type": kind, "value": True, "v": True, "outcome": "pass", "score": 100.0}
               for n in range(100) for kind in KINDS]
    PAYLOADS = {
        "noise": os.urandom(100_000),
        "forged": b"".join(frame(answer) for answer in answers),
        "truncated": frame({"id": 1, "ok": True})[:-3] + b"",
        "oversized": b"AGW1" + struct.pack("<IQ", 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF) + b"x" * 10_000,
        "empty": struct.pack("<4sIQ", b"AGW1", 0, 0) * 1000,
        "repeated": frame({"id": 1, "ok": True, "value": 1.0}) * 5000,
        "deep": b"AGW1" + struct.pack("<IQ", 100_000, 0) + bytes([0x91]) * 100_000,
        "text": b'{"score": 100, "outcome": "pass"}\\n' * 1000,
    }

    def send(payload):
        for fd in range(3, 64):
            try:
                os.set_blocking(fd, False)
                os.write(fd, payload)
            except OSError:
                pass
"""
PAYLOADS = ["noise", "forged", "truncated", "oversized", "empty", "repeated", "deep", "text"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_sent_in_a_cell_they_cost_at_most_that_cell(attack, payload):
    source = (
        FRAMES
        + f"""
    # %%
    send(PAYLOADS[{payload!r}])
    # %%
    def double(x):
        return 2 * x
    """
    )
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0, "double": 2.0}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_sent_in_a_call_they_earn_nothing(attack, payload):
    source = (
        FRAMES
        + f"""
    def double(x):
        send(PAYLOADS[{payload!r}])
        return x
    """
    )
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_sent_late_they_earn_nothing(attack):
    source = (
        FRAMES
        + """
    def later():
        while True:
            time.sleep(0.02)
            send(PAYLOADS["forged"])

    def double(x):
        threading.Thread(target=later, daemon=True).start()
        return x
    """
    )
    # The thread may break the very conversation that honest tasks need.
    assert set(attack(source).scores) <= {"twice", "adder"}


def test_a_closed_or_replaced_channel_earns_nothing(attack):
    source = """
    import os
    def double(x):
        for fd in range(3, 64):
            try:
                os.close(fd)
            except OSError:
                pass
        return x
    def total(x):
        left, right = os.pipe()
        for fd in range(3, 64):
            if fd not in (left, right):
                try:
                    os.dup2(right, fd)
                except OSError:
                    pass
        return 0.0
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_a_channel_that_is_never_read_blocks_nobody(attack):
    source = """
    import os, time
    def double(x):
        time.sleep(1e6)
    def total(x):
        for fd in range(3, 64):
            try:
                os.read(fd, 1 << 20)
            except OSError:
                pass
        return 0.0
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
