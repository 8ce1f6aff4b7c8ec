"""A loop that hides its steps and its time from whoever counts them."""

from textwrap import dedent

import pytest

LOOPS = {
    "plain": """
        def total(x):
            s = 0.0
            for v in x: s += v
            return s
    """,
    "untraced": """
        import sys
        def total(x):
            sys.settrace(None); sys.setprofile(None)
            s = 0.0
            for v in x: s += v
            return s
    """,
    "in another thread": """
        import threading
        def total(x):
            s = [0.0]
            def work():
                for v in x: s[0] += v
            t = threading.Thread(target=work); t.start(); t.join()
            return s[0]
    """,
    "inside one call of a built-in": """
        import functools, operator
        def total(x):
            return float(functools.reduce(operator.add, map(float, x)))
    """,
    "as a sum of products": """
        import operator
        def total(x):
            return float(sum(map(operator.mul, x, np.ones(len(x)))))
    """,
    "by numpy's vectorize": """
        import math
        root = np.vectorize(math.fabs, otypes=[float])
        def total(x):
            return float((np.sign(x) * root(x)).sum())
    """,
    "by a function of numpy's": """
        import operator
        add = np.frompyfunc(operator.add, 2, 1)
        def total(x):
            return float(add.reduce(x))
    """,
    "from an iterator": """
        import operator
        def total(x):
            return float(np.fromiter(map(operator.pos, x), float, len(x)).sum())
    """,
    "along an axis": """
        def total(x):
            return float(np.apply_along_axis(np.sum, 1, x[:, None]).sum())
    """,
    "under another name": """
        from functools import reduce as fold
        from operator import add
        def total(x):
            return float(fold(add, map(float, x)))
    """,
    "bound before anybody counts": """
        import functools, operator
        add_up = functools.partial(functools.reduce, operator.add)
        numbers = functools.partial(map, float)
        def total(x):
            return float(add_up(numbers(x)))
    """,
    "in an array of objects": """
        def total(x):
            return float(np.add.reduce(x.astype(object)))
    """,
    "with stopped clocks": """
        import time, resource, os
        time.process_time = time.thread_time = time.perf_counter = time.monotonic = lambda: 0.0
        time.process_time_ns = time.thread_time_ns = time.perf_counter_ns = lambda: 0
        os.times = resource.getrusage = None
        def total(x):
            s = 0.0
            for v in x: s += v
            return s
    """,
    "with a counter of its own": """
        import gc, sys
        def total(x):
            frame = sys._getframe()
            while frame is not None:
                for name, thing in list(frame.f_locals.items()):
                    if "step" in name or "count" in name:
                        if isinstance(thing, list) and thing: thing[0] = 0
                        for key in list(getattr(thing, "__dict__", ())):
                            try: setattr(thing, key, 0) if "step" in key or "count" in key else None
                            except Exception: pass
                frame = frame.f_back
            sys.settrace(None)
            s = 0.0
            for v in x: s += v
            return s
    """,
}


@pytest.mark.parametrize("loop", LOOPS)
def test_a_loop_earns_the_value_and_not_the_speed(attack, loop):
    honest_worth = 2.0  # two of the three checks of equal weight
    assert attack(LOOPS[loop]).scores == {"twice": 1.0, "adder": 1.0, "total": honest_worth}


def test_work_done_before_the_clock_starts_is_counted(attack):
    source = """
    import functools, gc, operator
    from autograder.worker import worker
    (service,) = [thing for thing in gc.get_objects() if isinstance(thing, worker.Service)]
    hold, answer = service._hold, service._answer
    ready = {}

    def sum_of(x):  # a loop, but none of bytecode
        return float(functools.reduce(operator.add, map(float, x)))

    def total(x):
        return ready.pop(len(x)) if len(x) in ready else sum_of(x)

    def early(request_id):
        frame = __import__("sys")._getframe()
        x = next(f.f_locals["args"][0] for f in iter_frames(frame) if "args" in f.f_locals)
        ready[len(x)] = sum_of(x)
        hold(request_id)

    def iter_frames(frame):
        while frame is not None:
            yield frame
            frame = frame.f_back

    service._hold = early
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0, "total": 2.0}


SLOW_SUM = """
    import functools, operator, threading
    add_up = functools.partial(functools.reduce, operator.add)
    numbers = functools.partial(map, float)
    def slow_sum(x):  # a loop that shows no step
        return float(add_up(numbers(x)))
"""
MEMORIES = {
    "of its bytes": """
        @functools.lru_cache(maxsize=None)
        def kept(raw): return slow_sum(np.frombuffer(raw))
        def total(x): return kept(np.asarray(x, float).tobytes())
    """,
    "of its numbers": """
        @functools.lru_cache(maxsize=None)
        def kept(numbers): return slow_sum(numbers)
        def total(x): return kept(tuple(x.tolist()))
    """,
    "of some of its numbers": """
        kept = {}
        def total(x):
            key = len(x), x[0], x[-1], x[len(x) // 2]
            if key not in kept: kept[key] = slow_sum(x)
            return kept[key]
    """,
    "of its place in memory": """
        kept = {}
        def total(x):
            key = id(x), x.ctypes.data, len(x)
            if key not in kept or kept[key][0] != x[0]: kept[key] = x[0], slow_sum(x)
            return kept[key][1]
    """,
    "of its length": """
        kept = {}
        def total(x):
            if len(x) < 1000: return slow_sum(x)
            return kept.setdefault(len(x), slow_sum(x)) if len(x) not in kept else kept[len(x)]
    """,
    "of the last one, summed by a thread": """
        kept = {}
        def total(x):
            key = np.asarray(x, float).tobytes()
            if key not in kept:
                thread = threading.Thread(target=lambda: kept.update({key: slow_sum(x)}))
                thread.start(); thread.join()
            return kept[key]
    """,
}


@pytest.mark.parametrize("memory", MEMORIES)
def test_nothing_is_gained_by_a_memory_of_the_argument(attack, memory):
    assert attack(dedent(SLOW_SUM) + dedent(MEMORIES[memory])).scores == {"twice": 1.0, "adder": 1.0, "total": 2.0}
