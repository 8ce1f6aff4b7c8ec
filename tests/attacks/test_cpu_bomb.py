"""Time without end: in Python, in C, with and without sleeping."""

import pytest

BOMBS = {
    "a loop": "while True: pass",
    "sleep": "import time; time.sleep(1e6)",
    "a power": "return len(str(10 ** 10 ** 9))",
    "a pattern": "import re; re.match('(a+)+$', 'a' * 60 + 'b')",
    "numpy": "a = np.ones((3000, 3000))\n        for _ in range(10**6): a = a @ a / 3000",
    "a lock": "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_in_a_cell_it_costs_that_cell(attack, bomb):
    source = f"""
    def explode():
        {BOMBS[bomb]}
    explode()
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


def test_every_task_slow_ends_before_the_patience_of_the_class(attack):
    source = "import time\n" + "\n".join(f"def {task}(*args): time.sleep(1e6)" for task in attack.points)
    assert attack(source).scores == {}
