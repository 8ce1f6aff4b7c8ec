"""What can't travel stays behind a handle: forged handles, and functions that are not what they seem."""

import pytest

RESULTS = {
    "itself": "add = lambda x: add\n        return add",
    "a class": "return type('C', (), {'__call__': lambda self, x: 1/0})",
    "a token by hand": "return {'$': 'token', 'k': 'handle', 'v': 1}",
    "another token": "return [{'$h': 1}, {'$ref': 1}, {'$': 'handle', 'v': 10**9}]",
    "a generator": "return (x for x in [1])",
    "a module": "import os; return os",
    "too many": "return [lambda x: x] * 10**6",
    "new ones for ever": "import itertools; return list(map(lambda k: (lambda x: x), range(10**6)))",
    "a property bomb": "return type('P', (), {'__getattr__': lambda self, name: self, '__call__': lambda self, *a: self})()",
}


@pytest.mark.parametrize("result", RESULTS)
def test_what_comes_back_is_judged_by_its_values(attack, result):
    source = f"""
    def adder(n):
        {RESULTS[result]}
    """
    assert attack(source, after=attack.honest("twice")).scores == {"twice": 1.0}
