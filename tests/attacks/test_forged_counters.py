"""A loop that hides its steps and its time from whoever counts them."""

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
