"""More memory than the machine has."""

import pytest

EVERY_WALL = True

BOMBS = {
    "at once": "np.ones(1 << 33)",
    "bit by bit": "hoard = []\n        while True: hoard.append(np.ones(1 << 17))",
    "small objects": "hoard = []\n        while True: hoard.append([None] * 1000)",
    "a long string": "text = 'x'\n        while True: text += text",
    "mapped": "import mmap; hoard = []\n        while True: m = mmap.mmap(-1, 1 << 24); m.write(b'x' * (1 << 24)); hoard.append(m)",
    "shared": "import mmap, os; hoard = []\n        while True: m = mmap.mmap(-1, 1 << 24, mmap.MAP_SHARED); m.write(b'x' * (1 << 24)); hoard.append(m)",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_in_a_cell_it_costs_at_most_that_cell(attack, bomb):
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


def test_memory_hoarded_by_catching_the_error_earns_nothing(attack):
    source = """
    hoard = []
    def double(x):
        size = 1 << 30
        while True:
            try:
                hoard.append(np.ones(size))
            except MemoryError:
                size = max(size // 2, 1)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
