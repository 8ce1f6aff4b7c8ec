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


NAMED = ["dict", "Warning", "StopAsyncIteration", "The_numbers_are_0p3", "NotThere", "SystemExit", "_UFuncNoLoopError"]


@pytest.mark.parametrize("name", NAMED)
def test_a_hidden_check_names_no_exception_but_those_of_a_short_list(attack, name):
    source = f"""
    def total(x):
        if len(x) == 3: return 6.0
        raise type({name!r}, (Exception,), {{"__module__": "builtins"}})()
    """
    attempt = attack(source)
    (said,) = [check.message for check in attempt.report.tasks["total"].checks if check.name == "any_total"]
    shown = {"SystemExit": "ProcessExit", "_UFuncNoLoopError": "TypeError"}.get(name, "an exception")
    assert said == f"it raised {shown}."


def test_the_name_of_what_came_back_is_not_quoted_when_it_is_gone(attack):
    source = """
    import gc
    from autograder.checks.wire import Token
    from autograder.worker import worker
    (service,) = [thing for thing in gc.get_objects() if isinstance(thing, worker.Service)]
    found = service._find

    def travelling(name, value, depth=0):
        return Token("handle", [0, "the hidden number is " + str(value(0))]) if callable(value) else value

    def find(target):
        return found(target) if target == "adder" else {}["gone"]

    service._travelling, service._find = travelling, find

    def adder(n):
        return lambda x: x + n
    """
    attempt = attack(source, after=[])
    (check,) = attempt.report.tasks["adder"].checks
    assert check.message == "what came back can't be called any more."
    assert "the hidden number is" not in str([task.checks for task in attempt.report.tasks.values()])
