"""The judge's own functions, handed to a student's code: looked into, flooded, kept for later."""

import pytest


def test_a_callback_is_a_name_and_nothing_else(attack):
    source = """
    import gc
    def inside(f):
        for name in ("__globals__", "__closure__", "__code__", "__defaults__", "__wrapped__", "__self__", "func"):
            thing = getattr(f, name, None)
            yield repr(thing)
            if name == "__closure__" and thing:
                yield from (repr(c.cell_contents) for c in thing)
        yield repr(gc.get_referents(f))

    def twice(f, x):
        text = " ".join(inside(f))
        raise ValueError("planted-inside-secret" if "twice.py" in text or "rng" in text else "nothing")
    """
    assert attack(source, after=attack.honest("adder")).scores == {"adder": 1.0}


FLOODS = {
    "many": "for _ in range(10**7): f(x)",
    "large": "f(np.ones(10**8))",
    "large and many": "y = np.ones((300_000, 3))\n        for _ in range(10**7): f(y)",
    "caught and many": "import contextlib\n        for _ in range(10**7):\n            with contextlib.suppress(Exception): f(None)",
    "strange": "[f(thing) for thing in (None, 'x', {}, [], object(), f, lambda: f, np.array([None]), 10**5000)]",
    "too many arguments": "f(*range(10**6)); f(**{str(k): k for k in range(10**5)})",
    "from threads": "import threading; ts = [threading.Thread(target=f, args=(x,)) for _ in range(10)]; [t.start() for t in ts]; [t.join() for t in ts]",
    "kept": "globals().setdefault('kept', []).append(f); [g(x) for g in kept]",
    "nested": "f(f(f(f(f(f(x))))))",
}


@pytest.mark.parametrize("flood", FLOODS)
def test_floods_of_callbacks_cost_at_most_that_task(attack, flood):
    source = f"""
    def twice(f, x):
        {FLOODS[flood]}
        return x
    """
    assert attack(source, after=attack.honest("adder")).scores == {"adder": 1.0}


def test_a_callback_kept_for_later_answers_no_more(attack):
    source = """
    kept = []
    def twice(f, x):
        kept.append(f)
        return f(f(x))
    def adder(n):
        def add(x):
            try:
                raise ValueError(f"planted-kept-{kept[0](x)}")
            except RuntimeError:
                return x + n
        return add
    """
    # twice is honest; whether adder's worker survives calling a dead callback is its own affair.
    assert set(attack(source, after=attack.honest("double")).scores) <= {"double", "twice", "adder"}


def test_functions_that_call_each_other_over_the_wall_end(attack):
    source = """
    def adder(n):
        def add(x):
            return adder(n)(x)
        return add
    """
    assert attack(source, after=attack.honest("twice")).scores == {"twice": 1.0}
