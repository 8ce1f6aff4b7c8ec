"""Results that are small to make and large to take."""

import pytest

VALUES = {
    "an array of zero stride": "np.broadcast_to(np.zeros(1), (1 << 40,))",
    "an empty array of endless shape": "np.zeros((1 << 30, 0, 1 << 30))",
    "many dimensions": "np.zeros((1,) * 32)",
    "a long list": "[0.0] * (1 << 24)",
    "a deep list": "__import__('functools').reduce(lambda inner, _: [inner], range(100_000), [])",
    "a list of itself": "(lambda a: a.append(a) or a)([])",
    "a wide tree": "__import__('functools').reduce(lambda inner, _: [inner] * 10, range(30), [])",
    "a large number": "1 << (1 << 26)",
    "a long text": "'x' * (1 << 28)",
    "colliding keys": "{k * ((1 << 61) - 1): 0 for k in range(200_000)}",
    "a lone surrogate": "chr(0xD800) * 1000",
    "objects": "np.array([object()] * 1000)",
    "a structured array": "np.zeros(3, dtype=[('a', 'O'), ('b', 'f8')])",
    "long doubles": "np.zeros(3, np.longdouble)",
    "dates": "np.array(['2026-01-01'], 'datetime64[D]')",
    "nothing but nan": "np.full(7, np.nan)",
    "an endless iterator": "iter(int, 1)",
    "an endless range": "range(1 << 62)",
    "a masked array": "np.ma.masked_all(7)",
}


@pytest.mark.parametrize("value", VALUES)
def test_a_value_costs_at_most_its_task(attack, value):
    source = f"""
    def double(x):
        return {VALUES[value]}
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


@pytest.mark.parametrize("value", VALUES)
def test_a_value_handed_to_the_judges_function_costs_at_most_its_task(attack, value):
    source = f"""
    def twice(f, x):
        return f({VALUES[value]})
    """
    assert attack(source, after=attack.honest("adder")).scores == {"adder": 1.0}
