"""Builtins replaced under everything that runs in the student's process."""

import pytest


@pytest.mark.parametrize(
    "replacement",
    [
        "builtins.AssertionError = builtins.Exception = KeyError",
        "builtins.isinstance = lambda *args: True",
        "builtins.abs = builtins.max = builtins.sum = lambda *args, **kwargs: 0",
        "builtins.all = builtins.any = lambda *args: True",
        "builtins.len = lambda thing: 3",
        "builtins.type = lambda *args: float",
        "builtins.__import__ = lambda *args, **kwargs: None",
        "builtins.print = builtins.open = builtins.getattr = None",
        "vars(builtins).clear()",
    ],
)
def test_builtins_belong_to_the_student_alone(attack, replacement):
    source = f"""
    import builtins
    def double(x):
        return x
    # %%
    {replacement}
    """
    # The student's own code may break by it, so the honest tasks need not earn anything.
    assert set(attack(source).scores) <= {"twice", "adder"}
