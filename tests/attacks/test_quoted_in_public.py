"""Public checks quote what came back: a function that remembers hidden numbers would have them quoted."""

import pytest

SEEN = "the numbers were"
WAYS = {
    "by an exception": "raise ValueError(SEEN)",
    "by an exception's name": "raise type(SEEN.replace(' ', '_'), (Exception,), {'__module__': 'builtins'})",
    "by a value": "return SEEN",
    "by a dict's key": "return {SEEN: 1.0}",
    "by an array": "return np.array([SEEN] * 3)",
    "by the name of a function": "f = lambda: 1; f.__name__ = f.__qualname__ = SEEN; return f",
    "by a print": "print(SEEN); return 0.0",
    "by a warning": "import warnings; warnings.warn(SEEN); return 0.0",
}
REMEMBERS = """
    SEEN = ""
    def remember(x):
        global SEEN
        if np.shape(x) != (3,): SEEN = f"the numbers were {x[:1]}"
    def double(x):
        remember(x)
        if SEEN: WAY
        return 2 * np.asarray(x)
    def total(x):
        remember(x)
        if SEEN and len(x) == 3: WAY
        return float(np.sum(x))
"""


@pytest.mark.parametrize("way", WAYS)
def test_what_a_hidden_check_has_shown_is_quoted_nowhere(attack, way):
    attempt = attack(REMEMBERS.replace("WAY", WAYS[way]))
    assert attempt.scores == {"twice": 1.0, "adder": 1.0, "total": 3.0}
    assert SEEN not in attempt.everything.replace("_", " ")
