"""The worker's own code, rewritten to report success: it has none to report."""


def test_a_rewritten_worker_decides_nothing(attack):
    source = """
    import sys, types

    VERDICT = {"outcome": "pass", "score": 100.0, "value": True, "ok": True, "raised": None, "checks": []}

    def forge(original):
        def forged(*args, **kwargs):
            try:
                answer = original(*args, **kwargs)
            except Exception:
                return VERDICT
            return {**answer, **VERDICT} if isinstance(answer, dict) else answer
        return forged

    for module in [m for n, m in sys.modules.items() if n.startswith(("autograder.worker", "autograder.values"))]:
        for name, thing in list(vars(module).items()):
            if isinstance(thing, types.FunctionType):
                setattr(module, name, forge(thing))
            elif isinstance(thing, type) and thing.__module__ == module.__name__:
                for key, method in list(vars(thing).items()):
                    if isinstance(method, types.FunctionType) and not key.startswith("__"):
                        setattr(thing, key, forge(method))
    # %%
    def double(x):
        return x
    """
    # What it does to its own worker may cost its own honest tasks.
    assert set(attack(source).scores) <= {"twice", "adder"}
