"""The reference's values, which broken prerequisites are answered with, recorded for other tasks."""


def test_what_the_reference_answers_comes_too_late_for_its_own_task(attack):
    source = """
    memory = {}
    def double(x):
        return memory.get(np.asarray(x).tobytes(), x)
    def quadruple(x):
        first = double(x)
        memory[np.asarray(x).tobytes()] = first
        return double(first)
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0, "quadruple": 2.0}


def test_the_reference_answers_only_while_its_dependent_is_judged(attack):
    source = """
    def double(x):
        return x
    def adder(n):
        return lambda x: x + n if np.array_equal(double(x), x) else 1 / 0
    before = double(np.ones(2))
    print("loot: the reference answered a cell" if before[0] == 2 else "own")
    """
    assert attack(source, after=attack.honest("twice")).scores == {"twice": 1.0, "adder": 1.0}


def test_the_reference_is_not_a_machine_to_ask_for_ever(attack):
    source = """
    def double(x):
        return x
    def quadruple(x):
        for _ in range(10**7):
            double(x)
        return double(double(x))
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
