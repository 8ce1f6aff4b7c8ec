"""A call that ends its process when the clock shows what it saw, and cells that read the clock when they run again."""

import re
import time

import pytest

from autograder.judge.judge import Judge
from autograder.judge.seeds import Seeds

ENDINGS = {
    "it exits": "os._exit(0)",
    "it crashes": "os.abort()",
    "it hangs up": "os.close(3)",
    "it never ends": "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}); time.sleep(60)",
}
SOURCE = """
    import os, time
    print("the clock shows", time.monotonic())
    raise RuntimeError(f"the clock shows {{time.monotonic()}}")
    # %%
    import os, signal, time
    from IPython.display import HTML, display
    display(HTML(f"the clock shows {{time.monotonic()}}"))
    def total(x):
        if len(x) == 3: return 6.0
        {ending}
"""


@pytest.fixture
def began(monkeypatch):
    """When the judge began to judge each student, by the key of their numbers."""
    moments, judge = {}, Judge.judge

    def judging(self, student):
        moments[self.seeds.own] = time.monotonic()
        return judge(self, student)

    monkeypatch.setattr(Judge, "judge", judging)
    return moments


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_that_is_shown_was_made_after_the_first_call(attack, began, ending):
    attempt = attack(SOURCE.format(ending=ENDINGS[ending]))
    times = [float(found) for found in re.findall(r"the clock shows (\d+\.\d+)", attempt.everything)]
    assert len(times) >= 3
    assert max(times) < began[Seeds.of(attack.grader.secret, "01_walls", "mallory").own]
    assert attempt.scores == {"twice": 1.0, "adder": 1.0}
