"""Tracing and profiling hooks that watch the grader at work."""

import pytest


@pytest.mark.parametrize("hook", ["sys.settrace", "sys.setprofile", "threading.settrace", "threading.setprofile"])
def test_a_trace_sees_only_the_workers_side(attack, hook):
    source = f"""
    import sys, threading
    seen = set()

    def spy(frame, event, argument):
        for name, thing in frame.f_locals.items():
            if name in ("expected", "reference", "class_rng", "secret") or "planted" in repr(thing)[:1000]:
                seen.add(name)
        return spy

    {hook}(spy)
    # %%
    def double(x):
        raise ValueError(f"planted-{{'-'.join(seen)}}" if seen else "nothing seen")
    # %%
    for name in seen - {{"thing"}}:
        print("loot:", name)
    """
    assert set(attack(source).scores) <= {"twice", "adder"}
