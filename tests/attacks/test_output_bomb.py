"""Output without end, by every channel."""

import pytest

BOMBS = {
    "printed": "while True: print('x' * 1000)",
    "written to the descriptor": "import os\n        while True: os.write(1, b'x' * 65536)",
    "errors": "import os\n        while True: os.write(2, b'x' * 65536)",
    "displayed": "while True: display('x' * 10_000)",
    "warned": "import warnings\n        for k in range(10**9): warnings.warn('x' * 1000 + str(k))",
    "raised": "raise ValueError('x' * 100_000_000)",
    "from a representation": "return type('R', (), {'__repr__': lambda self: 'x' * 100_000_000})()",
    "many displays": "while True: display(1, display_id=str(len(str(1))))",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_in_a_cell_it_is_cut(attack, bomb):
    source = f"""
    def explode():
        {BOMBS[bomb]}
    explode()
    # %%
    def double(x):
        return 2 * x
    """
    attempt = attack(source)
    assert attempt.scores == {"twice": 1.0, "adder": 1.0, "double": 2.0}
    assert len(attempt.everything) < 200_000


@pytest.mark.parametrize("bomb", [bomb for bomb in BOMBS if bomb != "from a representation"])
def test_in_a_call_it_costs_that_task(attack, bomb):
    source = f"""
    def double(x):
        {BOMBS[bomb]}
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
