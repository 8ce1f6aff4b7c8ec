"""Recursion without end, in Python and in C."""

import pytest

BOMBS = {
    "python": "def f(): return f()\n        f()",
    "without a limit": "import sys; sys.setrecursionlimit(10**9)\n        def f(): return f()\n        f()",
    "in c": "import sys; sys.setrecursionlimit(10**9); deep = []\n        for _ in range(10**6): deep = [deep]\n        return repr(deep)",
    "in a comparison": "a = []; a.append(a); b = []; b.append(b)\n        return a == b",
    "in the compiler": "eval('(' * 10_000 + ')' * 10_000)",
    "in an expression": "eval('-' * 100_000 + '1')",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_in_a_cell_it_costs_at_most_that_cell(attack, bomb):
    source = f"""
    def explode():
        {BOMBS[bomb]}
    explode();
    # %%
    def double(x):
        return 2 * x
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0, "double": 2.0}


@pytest.mark.parametrize("bomb", BOMBS)
def test_in_a_call_it_costs_that_task(attack, bomb):
    source = f"""
    def double(x):
        {BOMBS[bomb]}
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_a_cell_that_is_deep_in_itself_fails_alone(attack):
    cells = [*attack.honest("twice", "adder"), attack.cell("x = " + "(" * 5000 + ")" * 5000), *attack.honest("double")]
    assert attack(cells).scores == {"twice": 1.0, "adder": 1.0, "double": 2.0}
