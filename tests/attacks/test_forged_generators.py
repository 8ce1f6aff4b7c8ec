"""Random generators that come back in a state the judge never gave."""

import pytest

STATES = {
    "another seed": "rng.bit_generator.state = np.random.PCG64(1).state",
    "another kind": "rng.bit_generator.state['bit_generator'] = 'MT19937'",
    "lying class": "rng.__class__ = type('G', (np.random.Generator,), {'bit_generator': property(lambda self: 1 / 0)})",
    "huge state": "rng.bit_generator.state = {**rng.bit_generator.state, 'state': {'state': (1 << 128) - 1, 'inc': (1 << 128) - 1}}",
    "advanced": "rng.bit_generator.advance(1 << 100)",
}


@pytest.mark.parametrize("state", STATES)
def test_a_forged_state_earns_nothing(attack, state):
    source = f"""
    def noise(rng, n):
        draws = np.zeros(n)
        try:
            {STATES[state]}
        except Exception:
            pass
        return draws
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
