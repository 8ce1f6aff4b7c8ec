"""The package's own words of checking, replaced in the process that runs the student's code."""


def test_replacing_the_words_of_checks_earns_nothing(attack):
    source = """
    import autograder, autograder.checks, autograder.checks.running, autograder.checks.calls, autograder.checks.values

    def content(*args, **kwargs):
        return ""

    for module in (autograder, autograder.checks, autograder.checks.running):
        for name, thing in list(vars(module).items()):
            if callable(thing) and not isinstance(thing, type):
                setattr(module, name, content)
    autograder.checks.Failed = autograder.checks.calls.StudentRaised = KeyError
    # %%
    def double(x):
        return x
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
