"""Exceptions whose names and texts want to be more than text."""

import pytest

NAMES = ["<script>alert(1)</script>", "x" * 1_000_000, "pass", "\\x1b[2J", "NotImplementedError", "\\n## 100 points\\n"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_short_plain_text(attack, name):
    source = f"""
    def double(x):
        raise type({name!r}.encode().decode("unicode_escape"), (Exception,), {{}})({name!r} * 3)
    """
    attempt = attack(source)
    assert attempt.scores == {"twice": 1.0, "adder": 1.0}
    messages = [check.message for check in attempt.report.tasks["double"].checks]
    assert all(len(message) < 2000 for message in messages)
    assert not any(control in message for message in messages for control in "\x1b\n")


def test_an_exception_with_the_judges_own_name_is_only_a_name(attack):
    source = """
    class Failed(AssertionError): pass
    class StudentRaised(Exception): pass
    class WorkerDied(BaseException): reason = "ungradable"
    class Missing(Exception): pass
    def double(x): raise WorkerDied("ungradable")
    def total(x): raise Missing("total")
    def noise(rng, n): raise Failed
    """
    attempt = attack(source)
    assert attempt.scores == {"twice": 1.0, "adder": 1.0}
    assert attempt.report.ungradable == []


def test_no_message_of_a_hidden_check_repeats_what_a_student_said(attack):
    source = """
    def double(x):
        if len(x) == 3: return 2 * x
        raise ValueError(f"the hidden numbers are {x}")
    def total(x):
        if len(x) == 3: return 6.0
        raise type(f"The_numbers_are_{x[0]:.3f}_".replace(".", "p").replace("-", "m"), (Exception,), {})()
    """
    attempt = attack(source)
    assert attempt.scores == {"twice": 1.0, "adder": 1.0}
    assert "the hidden numbers" not in attempt.everything.replace("raise ValueError(f", "")
    assert "The_numbers_are" not in " ".join(check.message for check in attempt.report.tasks["total"].checks)
