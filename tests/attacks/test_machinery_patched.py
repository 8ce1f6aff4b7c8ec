"""The worker's own code, rewritten to report success: it has none to report."""

import nbformat
import pytest


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

    for module in [m for n, m in sys.modules.items() if n.startswith(("autograder.worker", "autograder.checks.values"))]:
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


OUTPUTS = {
    "an array": "[{'output_type': 'stream', 'name': 'stdout', 'text': np.zeros(3)}]",
    "bytes": "[{'output_type': 'display_data', 'data': {'text/html': b'x'}, 'metadata': {}}]",
    "numbers as keys": "[{'output_type': 'display_data', 'data': {1: 'x'}, 'metadata': {2: 3}}]",
    "unknown kind": "[{'output_type': 'score', 'points': 100}]",
    "no list": "{'output_type': 'stream'}",
    "nan": "[{'output_type': 'display_data', 'data': {'application/json': float('nan')}, 'metadata': {}}] * 3",
    "deep": "[{'output_type': 'display_data', 'data': {'application/json': [[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]}, "
    "'metadata': {}}]",
    "huge": "[{'output_type': 'stream', 'name': 'stdout', 'text': 'x' * (1 << 22)}]",
    "many": "[{'output_type': 'stream', 'name': 'stdout', 'text': 'x'}] * 100_000",
    "with extras": "[{'output_type': 'stream', 'name': 'score', 'text': 'x', 'points': 100, 'metadata': 7}]",
}


@pytest.mark.parametrize("outputs", OUTPUTS)
def test_forged_outputs_are_outputs_or_nothing(attack, outputs):
    source = f"""
    from autograder.worker.cells import Cells
    original = Cells.run
    Cells.run = lambda self, source, name: {{**original(self, source, name), "outputs": {OUTPUTS[outputs]}}}
    # %%
    print("forged")
    # %%
    def double(x):
        return 2 * x
    """
    attempt = attack(source)
    assert set(attempt.scores) <= {"twice", "adder", "double"}
    assert len(attempt.everything) < 500_000
    for cell in attempt.report.cells:
        for output in cell["outputs"]:
            nbformat.validate(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(outputs=[output])]))


def test_forged_notes_are_short_lines(attack):
    source = """
    from autograder.worker.cells import Cells
    original = Cells.run
    notes = [["shell", detail] for detail in ("\\x1b[31mred", "two\\nlines", "x" * 100_000)] * 1000
    Cells.run = lambda self, source, name: {**original(self, source, name), "notes": notes}
    # %%
    1
    """
    attempt = attack(source)
    lines = [*map(str, attempt.report.repairs)]
    assert lines and all(len(line) < 300 and line.isprintable() for line in lines)
    assert len(attempt.report.repairs) < 100
