"""Catching KeyboardInterrupt and SystemExit for ever."""


def test_a_cell_that_will_not_stop_is_ended(attack):
    source = """
    import time
    while True:
        try:
            while True:
                time.sleep(0.01)
        except BaseException:
            pass
    # %%
    def double(x):
        return 2 * x
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0, "double": 2.0}


def test_a_call_that_will_not_stop_is_ended(attack):
    source = """
    def double(x):
        try:
            while True:
                pass
        except BaseException:
            return double(x)
        finally:
            double(x)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_an_interrupt_that_is_only_noted_is_shown(attack):
    attempt = attack("while True:\n    pass")
    errors = [o for cell in attempt.report.cells for o in cell["outputs"] if o["output_type"] == "error"]
    assert [error["ename"] for error in errors] == ["KeyboardInterrupt"]
