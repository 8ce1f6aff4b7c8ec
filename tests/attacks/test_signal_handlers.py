"""Signals ignored and answered, so that nothing can stop a cell."""

import pytest


@pytest.mark.parametrize("handler", ["signal.SIG_IGN", "lambda *_: None", "lambda *_: exec('while True: pass')"])
def test_a_deaf_cell_is_ended_and_the_rest_graded(attack, handler):
    source = f"""
    import signal
    for number in range(1, signal.NSIG):
        try:
            signal.signal(number, {handler})
        except (OSError, ValueError, RuntimeError):
            pass
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, range(1, signal.NSIG))
    except OSError:
        pass
    while True:
        pass
    # %%
    def double(x):
        return 2 * x
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0, "double": 2.0}
