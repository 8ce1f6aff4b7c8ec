"""Values that would run code where they are loaded, printed, compared or copied."""

import pytest

VALUES = {
    "reduced": "Bomb()",
    "in an array": "np.array([Bomb()] * 7, dtype=object)",
    "in a list": "[Bomb()] * 7",
    "as a key": "{Bomb(): 1.0}",
    "text of its own kind": "Text('2 4 6')",
    "bytes of a pickle": "b'\\x80\\x04\\x95cos\\nsystem\\n(S\\'touch /tmp/hostile-marker\\'\\ntR.'",
    "a template": "'{{ 7 * 7 }}${jndi:ldap://x}{0.__class__}%(name)s'",
}


@pytest.mark.parametrize("value", VALUES)
def test_nothing_runs_on_the_judges_side(attack, value, tmp_path):
    source = f"""
    import os
    class Bomb(float):
        def run(self, *args): return os.open("/tmp/hostile-marker", os.O_CREAT | os.O_WRONLY)
        def __reduce__(self): return os.system, ("touch /tmp/hostile-marker",)
        __repr__ = __str__ = __float__ = __eq__ = __copy__ = __deepcopy__ = __array__ = run
        def __hash__(self): return 0
    class Text(str):
        def __format__(self, spec): return "planted-text-format"
    def double(x):
        return {VALUES[value]}
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
    from pathlib import Path

    assert not Path("/tmp/hostile-marker").exists()
