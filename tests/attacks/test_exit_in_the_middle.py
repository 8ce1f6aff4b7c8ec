"""Ending the process where a verdict would have been written."""

import pytest

WAYS = [
    "os._exit(0)",
    "sys.exit(0)",
    "raise SystemExit('all passed')",
    "os.kill(os.getpid(), 9)",
    "os.abort()",
    "signal.raise_signal(signal.SIGSEGV)",
    "ctypes.string_at(0)",
    "ctypes.CDLL(None).exit(0)",
]


@pytest.mark.parametrize("way", WAYS)
def test_in_a_cell_it_costs_that_cell(attack, way):
    source = f"""
    import os, sys, ctypes, signal
    {way}
    # %%
    def double(x):
        return 2 * x
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0, "double": 2.0}


@pytest.mark.parametrize("way", WAYS)
def test_in_a_call_it_costs_that_task(attack, way):
    source = f"""
    import os, sys, ctypes, signal
    def double(x):
        {way}
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_dying_at_every_task_ends(attack):
    source = "\n".join(f"def {task}(*args): import os; os._exit(0)" for task in attack.points)
    assert attack(source).scores == {}
