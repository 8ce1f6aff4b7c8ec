"""Code that behaves when it is watched, or answers by what it has seen before."""


def test_known_public_numbers_are_not_enough(attack):
    source = """
    def double(x):
        return {(1.0, 2.0, 3.0): np.array([2.0, 4.0, 6.0])}.get(tuple(x), np.zeros_like(x))
    def total(x):
        return {(1.0, 2.0, 3.0): 6.0}.get(tuple(x), 0.0)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_a_function_that_answers_the_first_time_only_is_wrong(attack):
    source = """
    calls = []
    def double(x):
        calls.append(x)
        return 2 * x if len(calls) < 2 else x
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_nothing_in_the_environment_says_who_is_graded_or_how(attack, course):
    source = """
    import os, sys, socket, getpass, platform
    about = [*os.environ.items(), sys.argv, sys.path, os.getcwd(), platform.node(), sys.orig_argv, sys.flags]
    text = repr(about)
    for word in ("mallory", "neighbour", "submitted", "hostile", "AUTOGRADER", "planted", "secret", "gradebook"):
        if word in text:
            print("loot:", word)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}


def test_answers_for_one_student_are_wrong_for_another(attack):
    """The hidden numbers differ, so a table of them is worth nothing to others."""
    source = "def double(x):\n    raise ValueError(repr(x))"
    first = attack.grade(attack.hand_in(attack.notebook([*attack.honest("twice"), attack.cell(source)])))
    assert "any_numbers" in first.everything
    assert "ValueError: array" not in first.everything.split("any_numbers")[1]
