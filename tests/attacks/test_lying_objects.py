"""Results that claim to be equal to anything."""

import pytest

LIARS = {
    "equal to everything": """
        class Liar:
            shape, dtype, ndim, size = (3,), np.dtype(float), 1, 3
            def __eq__(self, other): return True
            def __ne__(self, other): return False
            __lt__ = __le__ = __gt__ = __ge__ = __eq__
            def __hash__(self): return 0
            def __len__(self): return 3
            def __bool__(self): return True
            def __sub__(self, other): return np.zeros(3)
            __rsub__ = __sub__
            def __abs__(self): return 0.0
    """,
    "an array when asked": """
        class Liar:
            asked = 0
            def __array__(self, *args, **kwargs):
                Liar.asked += 1
                return np.zeros(7)
    """,
    "in charge of numpy's functions": """
        class Liar:
            def __array_ufunc__(self, ufunc, method, *inputs, **kwargs): return np.True_
            def __array_function__(self, function, types, args, kwargs): return np.True_
            __array_priority__ = 1e9
    """,
    "an array of its own kind": """
        class Liar(np.ndarray):
            def __new__(cls): return np.zeros(7).view(cls)
            def __eq__(self, other): return np.ones(7, bool)
            def __array_ufunc__(self, ufunc, method, *inputs, **kwargs): return np.ones(7, bool)
            def __array_finalize__(self, other): pass
            def tolist(self): return [0.0] * 7
    """,
    "a number by conversion": """
        class Liar(float):
            def __eq__(self, other): return True
            def __float__(self): return 0.0
            def __sub__(self, other): return 0.0
            __rsub__ = __sub__
            __hash__ = float.__hash__
    """,
    "of another class than it is": """
        class Liar:
            @property
            def __class__(self): return np.ndarray
            def __eq__(self, other): return True
            shape, dtype = (7,), np.dtype(float)
    """,
    "a tuple, a list and a dict": """
        class Liar(dict):
            def __getitem__(self, key): return key
            def __contains__(self, key): return True
            def __missing__(self, key): return True
            def __iter__(self): return iter([0.0] * 7)
            def items(self): return [(k, 0.0) for k in range(7)]
            def __eq__(self, other): return True
    """,
    "an array of liars": """
        class Yes:
            def __eq__(self, other): return True
            def __float__(self): return 0.0
            def __sub__(self, other): return 0.0
        def Liar(): return np.array([Yes()] * 7, dtype=object)
    """,
}


@pytest.mark.parametrize("liar", LIARS)
def test_nothing_is_right_because_it_is(attack, liar):
    source = f"""{LIARS[liar]}
        def double(x):
            return Liar()
        def total(x):
            return Liar()
        def noise(rng, n):
            return Liar()
        def quadruple(x):
            return Liar()
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_a_liar_handed_to_the_judges_own_function_changes_nothing(attack):
    source = """
    class Liar(np.ndarray):
        def __array_ufunc__(self, ufunc, method, *inputs, **kwargs): return np.ones(3)
    def twice(f, x):
        return f(x.view(Liar)).view(Liar)
    """
    assert attack(source, after=attack.honest("adder")).scores == {"adder": 1.0}
