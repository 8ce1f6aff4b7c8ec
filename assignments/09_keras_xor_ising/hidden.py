"""Hidden checks: only the judge reads them. None of them needs Keras in the judge."""

import functools
import itertools
import json
from pathlib import Path

import numpy as np

from autograder.checks import (
    Failed,
    StudentRaised,
    agree,
    check,
    expect,
    finite,
    has_shape,
    leaves_global_random_alone,
    quiet,
    returned,
    unchanged,
    vectorised,
)
from autograder.data import ising_phases
from autograder.data.lattice import TC

CALIBRATION = json.loads(Path(__file__).with_name("calibration.json").read_text())["studies"]
NEAR, FAR = CALIBRATION["phase_classifier"]["threshold"], CALIBRATION["phase_classifier/far"]["threshold"]
TEST = CALIBRATION["phase_classifier"]["settings"]["test"]
ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float32)
MANY_SIGMAS = 7.5  # a right solution is outside by chance less than once in 10^12


# build_xor_model

SILENT = ("Flatten", "Reshape", "Dropout", "Identity", "Permute", "GlobalAveragePooling2D", "GlobalMaxPooling2D")
SILENT += ("GaussianNoise", "GaussianDropout", "AlphaDropout", "ActivityRegularization")


def last_activation(structure):
    """How the model ends: the activation of its last layer that has one, behind reshaping and dropout."""
    for layer in reversed(structure["layers"]):
        if layer["kind"] == "Sigmoid":  # keras.ops.sigmoid
            return "sigmoid"
        if "activation" in layer["settings"]:
            return layer["settings"]["activation"]
        if layer["kind"] not in SILENT:
            return layer["kind"].lower()
    return ""


MONOTONE = {
    "linear": lambda z: z,
    None: lambda z: z,
    "relu": lambda z: np.maximum(z, 0),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.2 * z),
    "elu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
    "selu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
    "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "softplus": lambda z: np.logaddexp(0, z),
    "softsign": lambda z: z / (1 + np.abs(z)),
    "exponential": lambda z: np.exp(np.minimum(z, 5)),
}


def hidden_chain(structure):
    """(units, activation) of the hidden layers, or None where the model is no plain chain of them."""
    width, chain = 2, []
    layers = [layer for layer in structure["layers"] if layer["kind"] not in SILENT]
    for layer in layers:
        settings = layer["settings"]
        if layer["kind"] == "Dense":
            units = settings["units"]
            if layer["parameters"] not in (width * units, (width + 1) * units):
                return None
            chain.append([units, settings.get("activation")])
            width = units
        elif layer["kind"] == "Activation" and chain and chain[-1][1] in ("linear", None):
            chain[-1][1] = settings["activation"]
        elif layer["kind"] in ("ReLU", "LeakyReLU", "ELU", "PReLU") and chain and chain[-1][1] in ("linear", None):
            chain[-1][1] = "leaky_relu"
        else:
            return None
    if len(chain) < 2 or any(activation not in MONOTONE for _, activation in chain[:-1]):
        return None
    return chain[:-1]


def some_weights_separate(chain):
    """Whether, for some weights, the last hidden layer has the equal rows on one side of a plane."""
    rng = np.random.default_rng(5)
    for _ in range(300):
        a, width = ROWS.astype(float), 2
        for units, activation in chain:
            a = MONOTONE[activation](a @ rng.normal(size=(width, units), scale=2) + rng.normal(size=units, scale=2))
            width = units
        # The two segments (0,0)-(1,1) and (0,1)-(1,0), which cross unless the layer bends.
        s, t = np.meshgrid(np.linspace(0, 1, 41), np.linspace(0, 1, 41))
        first = a[0] + s[..., None] * (a[3] - a[0])
        second = a[1] + t[..., None] * (a[2] - a[1])
        if np.min(np.linalg.norm(first - second, axis=-1)) > 0.05:
            return True
    return False


@check("build_xor_model", core=True)
def ends_in_a_sigmoid(student):
    "the one output is a probability: the model ends in a sigmoid"
    found = student.structure("build_xor_model")
    expect(last_activation(found) == "sigmoid", "another end", ask="Which activation has the last layer?")


@check("build_xor_model", core=True)
def can_learn_xor(student):
    "there are weights with which it computes XOR"
    chain = hidden_chain(student.structure("build_xor_model"))
    if chain is not None:
        expect(some_weights_separate(chain), "no weights do it", ask="Can one unit that only grows fold a plane?")


@check("build_xor_model", core=True, needs=("can_learn_xor",))
def learns_from_where_it_starts(student, rng):
    "it learns XOR from the weights that it starts with: of twenty-five trainings of ours at least one succeeds"
    train = student.given("trainer", X=ROWS, y=np.array([0, 1, 1, 0]), steps=600, rate=0.05)
    for seed in rng.integers(1, 2**31, 25):  # two units of ReLU learn it with one seed in four
        student.given("seed", number=int(seed))
        p = train(student.build_xor_model())
        if np.array_equal(p[:, 0] > 0.5, [False, True, True, False]):
            return
    expect(False, "not learned", ask="Are the units of a layer different from each other before the training?")


@check("build_xor_model", core=True)
def counts_everything(student):
    "all its parameters together are at most 60"
    found = student.structure("build_xor_model")
    expect(found["parameters"] <= 60, "too many", ask="Which layer of `summary()` has most?")
    expect(found["trainable"] > 0, "nothing to train", ask="Is there anything in it that can learn?")


@check("build_xor_model")
def compiled(student):
    "it is compiled, whenever it is built"
    expect(student.structure("build_xor_model")["compiled"], "not compiled", ask="Which method sets the loss?")


# train_xor


def learned(p):
    return bool(p[0] < 0.2 and p[3] < 0.2 and p[1] > 0.8 and p[2] > 0.8)


def probabilities(model):
    try:
        p = np.asarray(model(ROWS))
    except StudentRaised as problem:
        raise Failed("no model", ask="fit returns a history. Do you return that?", outcome=problem.outcome) from None
    has_shape(p, (4, 1))
    return p[:, 0].astype(float)


@check("train_xor", core=True, weight=2)
def learns_xor_in_place(student, rng):
    "with seeds of ours, one training of three learns all four rows, within 30 CPU seconds, in the model that was given"
    ask = "What do more epochs do, or a larger learning rate, or a few more hidden units?"
    for seed in rng.integers(1, 2**31, 3):
        student.given("seed", number=int(seed))
        model = student.build_xor_model()
        outcome = student.timed("train_xor", model)
        trained = returned(outcome)
        expect(callable(trained), "no model came back", ask="What does the last line of train_xor return?")
        p, own = probabilities(trained), probabilities(model)
        agree(own, p, rtol=1e-3, atol=1e-3, ask="Is the model that was given the one that is trained and comes back?")
        if learned(p) and outcome.cpu_seconds < 40:
            return
        if learned(p):
            ask = "It learns, but not within 30 seconds: does each epoch make only one small step?"
        elif np.all((p > 0.5) == np.array([True, False, False, True])):
            ask = "That is the opposite of XOR: which labels did it get?"
        elif np.ptp(p) < 0.05:
            ask = "It says the same for all four rows: how many steps of descent did it make, and how large were they?"
    raise Failed("not learned", ask=ask)


# energy


def random_spins(rng, k, L, dtype=int):
    return rng.choice([-1, 1], size=(k, L, L)).astype(dtype)


def bonds(spins):
    """The energy bond by bond, in double precision."""
    s = np.asarray(spins, dtype=float)
    L = s.shape[1]
    total = np.zeros(len(s))
    for i, j in itertools.product(range(L), range(L)):
        total -= s[:, i, j] * (s[:, (i + 1) % L, j] + s[:, i, (j + 1) % L])
    return total


@check("energy", core=True)
def any_lattice(student, rng):
    "random lattices of any size, odd ones too"
    for k, L in ((7, 4), (3, 5), (5, 8), (4, 3)):
        spins = random_spins(rng, k, L)
        agree(student.energy(spins), bonds(spins), ask="Is every bond counted, once, and those around the edge too?")


@check("energy", core=True)
def stripes(student):
    "stripes that lie and stripes that stand have the same energy, a chessboard has the highest"
    lying = np.ones((6, 6), dtype=int)
    lying[::2] = -1
    board = 1 - 2 * (np.indices((6, 6)).sum(axis=0) % 2)
    wall = np.ones((6, 6), dtype=int)
    wall[:, 3:] = -1
    spins = np.stack([lying, lying.T, board, wall, wall.T])
    agree(student.energy(spins), bonds(spins), ask="Which bonds belong to a site: to the right, and which other one?")


@check("energy", core=True)
def as_many_lattices_as_rows(student, rng):
    "when there are as many lattices as rows, and when there is only one"
    for k, L in ((4, 4), (1, 6)):
        spins = random_spins(rng, k, L)
        agree(student.energy(spins), bonds(spins), ask="Which of the three axes are the sites?")


@check("energy", core=True)
def up_and_down_alike(student, rng):
    "turning all spins over changes no energy"
    spins = random_spins(rng, 5, 6)
    agree(student.energy(-spins), bonds(spins), ask="Is there a term with one spin alone?")


@check("energy")
def bytes_and_floats(student, rng):
    "spins may be bytes, as the generator gives them, or floats; large lattices, too"
    for dtype, k, L in ((np.int8, 3, 64), (np.int8, 20, 16), (np.float32, 4, 16), (np.float64, 2, 5)):
        spins = random_spins(rng, k, L, dtype)
        agree(student.energy(spins), bonds(spins), ask="What is the largest number that an int8 holds?")
    agree(student.energy(np.ones((2, 64, 64), np.int8)), np.full(2, -8192.0), ask="What is the largest int8?")


@check("energy")
def spins_of_energy_unchanged(student, rng):
    "the spins stay as they are"
    unchanged(student.observe("energy", random_spins(rng, 3, 4)))


# magnetization


@check("magnetization", core=True)
def mean_of_each(student, rng):
    "the mean spin of each lattice, with its sign"
    for k, L in ((6, 5), (4, 4), (1, 8), (9, 3)):
        spins = random_spins(rng, k, L)
        spins[0] = -1
        agree(student.magnetization(spins), spins.mean(axis=(1, 2)), ask="Over which axes goes the mean?")


@check("magnetization")
def mean_of_bytes(student, rng):
    "spins may be bytes or floats"
    for dtype in (np.int8, np.float32):
        spins = random_spins(rng, 3, 32, dtype)
        spins[1] = 1
        agree(student.magnetization(spins), spins.astype(float).mean(axis=(1, 2)), ask="What is the largest int8?")


@check("magnetization")
def spins_of_magnetization_unchanged(student, rng):
    "the spins stay as they are"
    unchanged(student.observe("magnetization", random_spins(rng, 3, 4)))


# metropolis_sweep


def around(s):
    return np.roll(s, 1, 1) + np.roll(s, -1, 1) + np.roll(s, 1, 2) + np.roll(s, -1, 2)


def white(L):
    return np.indices((L, L)).sum(axis=0) % 2 == 0


class Transition:
    """What a sweep did, read as: `first` decided while the others were as before, then the others."""

    def __init__(self, before, after, first):
        before, after = np.asarray(before, dtype=int), np.asarray(after, dtype=int)
        between = np.where(first, after, before)
        self.cost = np.where(first, 2 * before * around(before), 2 * before * around(between))
        self.flipped = after != before
        self.possible = bool(np.all(self.flipped[self.cost <= 0]))  # what costs nothing is always accepted


def read(before, after):
    """The order of the colours that the outcome allows."""
    colour = white(before.shape[1])
    found = [Transition(before, after, first) for first in (colour, ~colour)]
    allowed = [t for t in found if t.possible]
    expect(
        allowed,
        "no order of the colours explains it",
        ask="Does a flip that costs nothing always happen, and does "
        "the second colour look at what the first has become?",
    )
    return allowed[0]


def sweep(student, spins, temperature, rng):
    got = student.metropolis_sweep(spins, temperature, np.random.default_rng(int(rng.integers(2**40))))
    has_shape(got, spins.shape)
    expect(np.all(np.abs(got) == 1), "no spins", ask="How do you flip a spin?")
    return got


def in_the_cold(spins, first):
    """A sweep near T = 0, where nothing is left to chance: what costs energy is refused, all else accepted."""
    spins = np.array(spins, dtype=int)
    for colour in (first, ~first):
        spins = np.where(colour & (spins * around(spins) <= 0), -spins, spins)
    return spins


@check("metropolis_sweep", core=True)
def in_the_cold_nothing_is_left_to_chance(student, rng):
    "near T = 0 random lattices become what the rule says, for one of the two orders of the colours"
    for k, L in ((40, 8), (30, 4), (5, 14)):
        spins = random_spins(rng, k, L)
        got = sweep(student, spins, 0.05, rng)
        colour = white(L)
        right = [np.array_equal(got, in_the_cold(spins, first)) for first in (colour, ~colour)]
        expect(
            any(right),
            "another result",
            ask="Both colours once: the second has to see what the first became; edges are periodic; dE = 0 flips.",
        )


@check("metropolis_sweep", core=True)
def in_the_heat_all_turn(student, rng):
    "at an endless temperature every spin turns over, whatever the size and the number of lattices"
    for k, L in ((1, 4), (6, 6), (3, 10)):
        spins = random_spins(rng, k, L)
        got = sweep(student, spins, 1e15, rng)
        agree(got, -spins.astype(float), ask="Is each site of each lattice proposed once, with exp(-dE/T)?")


@check("metropolis_sweep", core=True, weight=2)
def accepted_as_often_as_metropolis_says(student, rng):
    "flips that cost 4 and 8 are accepted with exp(-4/T) and exp(-8/T), by both colours"
    for temperature in (4.0, 2.3):
        spins = random_spins(rng, 4000, 8, np.int8)
        spins[:2000] = np.sign(spins[:2000] + around(spins[:2000]) * 0.9)  # more that agree
        after = sweep(student, spins, temperature, rng)
        done = read(spins, after)
        first = white(8)
        for cost, colour in itertools.product((4, 8), (first, ~first)):
            which = (done.cost == cost) & colour
            n, p = int(which.sum()), float(np.exp(-cost / temperature))
            off = abs(done.flipped[which].mean() - p) / np.sqrt(p * (1 - p) / n)
            expect(
                off < MANY_SIGMAS,
                "another frequency",
                ask="dE = 2 s (sum of the neighbours) is 4 or 8 here. Is it accepted with exp(-dE/T)?",
            )


@check("metropolis_sweep", weight=3)
def every_site_draws_alone(student, rng):
    "sites of one lattice and lattices of one call decide independently of each other"
    temperature = 5.0
    # Pairs of sites over many lattices, then pairs of lattices over many sites.
    for k, L, sites in ((3000, 4, True), (24, 40, False)):
        spins = np.ones((k, L, L), dtype=int)
        if not sites:
            spins[:] = random_spins(rng, 1, L)
        after = sweep(student, spins, temperature, rng)
        done = read(spins, after)
        p = np.exp(-np.maximum(done.cost, 0) / temperature)
        sure = p > 0.999
        surprise = np.where(sure, 0.0, (done.flipped - p) / np.sqrt(np.where(sure, 1, p * (1 - p)))).reshape(k, -1)
        matrix = surprise.T if sites else surprise
        correlation = matrix @ matrix.T / np.sqrt(np.outer((matrix != 0).sum(axis=1), (matrix != 0).sum(axis=1)))
        np.fill_diagonal(correlation, 0)
        number = (matrix != 0).sum(axis=1).min()
        expect(
            np.max(np.abs(correlation)) * np.sqrt(number) < 12,
            "they decide together",
            ask="How many random numbers do you draw? Every site of every lattice needs its own.",
        )


@functools.cache
def sixteen_sites():
    """All configurations of a 4 x 4 lattice, one a row of spins, and their energies."""
    bits = (np.arange(2**16)[:, np.newaxis] >> np.arange(16)) & 1
    spins = (2 * bits - 1).reshape(-1, 4, 4).astype(np.int8)
    return spins, -(spins.astype(int) * (np.roll(spins, 1, 1) + np.roll(spins, 1, 2))).sum(axis=(1, 2))


@check("metropolis_sweep")
def boltzmann_stays_boltzmann(student, rng):
    "lattices drawn from exp(-E/T)/Z are still distributed like that after two sweeps"
    temperature, k = 2.6, 20_000
    states, energies = sixteen_sites()
    weights = np.exp(-(energies - energies.min()) / temperature)
    weights /= weights.sum()
    spins = states[rng.choice(len(states), size=k, p=weights)]
    for _ in range(2):
        spins = sweep(student, spins, temperature, rng).astype(np.int8)
    numbers = ((spins == 1).reshape(k, 16) << np.arange(16)).sum(axis=1)
    m = states.sum(axis=(1, 2), dtype=float)
    for quantity in (energies.astype(float), energies.astype(float) ** 2, np.abs(m), m, m**2):
        mean = weights @ quantity
        error = np.sqrt((weights @ quantity**2 - mean**2) / k)
        expect(
            abs(quantity[numbers].mean() - mean) < MANY_SIGMAS * error,
            "another distribution",
            ask="Do the flips there and back balance: is each accepted with min(1, exp(-dE/T))?",
        )


@check("metropolis_sweep")
def all_chance_comes_from_rng(student, rng):
    "the same generator gives the same sweep, another one another, and numpy's global state is left alone"
    spins = random_spins(rng, 8, 8)
    a, b = (student.metropolis_sweep(spins, 4.0, np.random.default_rng(5)) for _ in range(2))
    agree(b, np.asarray(a, dtype=float), ask="Do all random numbers come from `rng`?")
    c = student.metropolis_sweep(spins, 4.0, np.random.default_rng(6))
    expect(not np.array_equal(a, c), "the same again", ask="Do you make a generator of your own, with a fixed seed?")
    one = np.random.default_rng(7)
    d, e = (student.metropolis_sweep(spins, 4.0, one) for _ in range(2))
    expect(not np.array_equal(d, e), "the same again", ask="Does the second sweep get new random numbers?")
    leaves_global_random_alone(student.observe("metropolis_sweep", spins, 4.0, np.random.default_rng(8)))


@check("metropolis_sweep")
def spins_of_the_sweep_unchanged(student, rng):
    "the spins that were given stay as they are, whatever their type"
    for dtype in (np.int8, np.int64, np.float64):
        unchanged(student.observe("metropolis_sweep", random_spins(rng, 4, 6, dtype), 2.5, np.random.default_rng(1)))


@check("metropolis_sweep")
def any_type_of_spin(student, rng):
    "spins may be bytes or floats, and the temperature an integer"
    for dtype in (np.int8, np.float32, np.float64):
        spins = random_spins(rng, 30, 6, dtype)
        done = read(spins, sweep(student, spins, 2, rng))
        expect(np.any(done.flipped), "nothing happened")
        got = sweep(student, spins, 0.05, rng)
        right = [np.array_equal(got, in_the_cold(spins, first)) for first in (white(6), ~white(6))]
        expect(any(right), "another result", ask="Does 2 * spins * sum fit into the type of the spins?")


@check("metropolis_sweep")
def quiet_in_the_cold(student, rng):
    "close to T = 0 nothing overflows"
    ask = "exp(-dE/T) of a flip that gains energy is huge. Is there a minimum that keeps the exponent from growing?"
    quiet(student.observe("metropolis_sweep", random_spins(rng, 4, 6), 0.005, np.random.default_rng(2)), ask=ask)


INFINITE = 1e30  # so hot that every spin turns over, whatever is drawn


@check("metropolis_sweep")
def no_loop_over_lattices(student, reference, rng):
    "no Python loop over the lattices"
    vectorised(
        student,
        "metropolis_sweep",
        lambda m: (random_spins(rng, m, 4, float), INFINITE, np.random.default_rng(1)),
        reference,
        many=4000,
        ask="Which lines would do the same for all k lattices at once?",
    )


@check("metropolis_sweep")
def no_loop_over_sites(student, reference, rng):
    "no Python loop over the sites, nor over rows"
    vectorised(
        student,
        "metropolis_sweep",
        lambda m: (random_spins(rng, 2, m, float), INFINITE, np.random.default_rng(1)),
        reference,
        many=180,
        ask="All sites of one colour can decide at the same time: with a mask, or with slices of step 2.",
    )


# build_phase_model


@check("build_phase_model", core=True)
def phase_ends_in_a_sigmoid(student):
    "the one output is a probability: the model ends in a sigmoid"
    found = student.structure("build_phase_model")
    expect(last_activation(found) == "sigmoid", "another end", ask="Which activation has the last layer?")


@check("build_phase_model", core=True)
def answers_depend_on_the_spins(student, rng):
    "even before the training, different lattices get different answers between 0 and 1"
    net = student.build_phase_model()
    x = rng.choice([-1, 1], size=(8, 16, 16, 1)).astype(np.float32)
    x[:2] = 1
    x[1, 4:9] = -1
    p = np.asarray(net(x))
    has_shape(p, (8, 1))
    finite(p)
    expect(np.all((p >= 0) & (p <= 1)), "values outside", ask="How does the last layer end?")
    expect(np.ptp(p) > 0, "all alike", ask="Does the answer depend on the spins at all?")


# phase_classifier


@functools.lru_cache(maxsize=4)
def lattices(seed, near):
    """Hidden lattices, and labels that never leave the judge."""
    X, y, _ = ising_phases(TEST, np.random.default_rng(seed), near_fraction=near)
    return X, y


def share_right(student, class_rng, near):
    X, y = lattices(int(class_rng.integers(1 << 62)), near)
    p = student.model("phase_classifier").predict(X)
    has_shape(p, (len(y), 1))
    finite(p)
    return float((np.sum((p[:, 0] > 0.5) == y) + 1) / (len(y) + 2))


@check("phase_classifier", core=True, weight=2)
def far_from_the_transition(student, class_rng):
    "hidden lattices far from Tc: right as often as a network that was trained well"
    found = share_right(student, class_rng, 0.0)
    if found < 1 - FAR:
        raise Failed("the opposite", ask="Its answers are nearly all the wrong way round: y = 1 means hotter than Tc.")
    if found < 0.65:
        raise Failed("guessing", ask="Hardly better than a coin: does anything bend between the spins and the answer?")
    expect(found >= FAR, "not enough", ask="Longer, with more events, or with both directions of the magnetisation?")


@check("phase_classifier", weight=2)
def near_to_the_transition(student, class_rng):
    "hidden lattices near to Tc: right as often as a network that was trained well"
    found = share_right(student, class_rng, 1.0)
    expect(found >= NEAR, "not enough", ask="Far from Tc it is fine. Near to it: more events, or longer?")


# accuracy_by_temperature


def events(rng, m, low=0.5, high=4.5):
    """Labels, scores and temperatures in [low, high) on a grid of quarters, so that many lie exactly on an edge."""
    T = rng.integers(round(4 * low), round(4 * high), m) / 4
    return (T > TC).astype(int), rng.random(m), T


def agree_bins(student, reference, y, p, T, edges):
    centres, accuracy = student.accuracy_by_temperature(y, p, T, edges)
    wanted = reference.accuracy_by_temperature(y, p, T, edges)
    agree(centres, wanted[0], what="centres", ask="Where is the middle between two edges?")
    agree(accuracy, wanted[1], what="accuracy", ask="[a, b): which events belong to a bin, and how many are right?")


@check("accuracy_by_temperature", core=True)
def every_bin(student, reference, rng):
    "the share of right answers in every bin, for events on the edges too"
    for edges in (np.array([0.5, 1.5, 2.5, 3.0, 4.0]), np.linspace(1, 4, 7)):
        agree_bins(student, reference, *events(rng, 200, edges[0], edges[-1]), edges)


@check("accuracy_by_temperature", core=True)
def bins_of_different_width(student, reference, rng):
    "bins may be wide and narrow; a single one will do"
    for edges in (np.array([0.25, 0.75, 1.0, 3.5, 3.75]), np.array([1.0, 3.0])):
        agree_bins(student, reference, *events(rng, 150, edges[0], edges[-1]), edges)


@check("accuracy_by_temperature")
def last_edge_is_outside(student, reference, rng):
    "events at the last edge, below the first and beyond the last are ignored"
    y, p, T = events(rng, 100)
    T[:30] = 3.0
    agree_bins(student, reference, y, p, T, np.array([1.5, 2.0, 2.5, 3.0]))
    agree_bins(student, reference, y, 1 - p, T, np.array([1.0, 2.0, 3.0]))


@check("accuracy_by_temperature")
def nan_where_nothing_is(student, reference, rng):
    "a bin without events has nan, without a warning; no events at all is no problem"
    y, p, T = events(rng, 40)
    edges = np.array([0.0, 0.25, 2.0, 2.01, 2.02, 5.0, 6.0])
    for m in (40, 1, 0):
        outcome = student.observe("accuracy_by_temperature", y[:m], p[:m], T[:m], edges)
        centres, accuracy = returned(outcome)
        wanted = reference.accuracy_by_temperature(y[:m], p[:m], T[:m], edges)
        agree(accuracy, wanted[1], what="accuracy", ask="What is the mean of nothing, and what should stand there?")
        agree(centres, wanted[0], what="centres")
        warned = [text for text in outcome.warnings if text.startswith("RuntimeWarning")]
        expect(not warned, "a warning", ask="Do you divide by the number of events in a bin that has none?")


@check("accuracy_by_temperature")
def one_half_is_no(student, reference, rng):
    "p = 0.5 exactly is called 0"
    y, p, T = np.array([0, 1, 0, 1]), np.full(4, 0.5), np.array([1.0, 1.0, 1.0, 2.0])
    agree_bins(student, reference, y, p, T, np.array([0.5, 1.5, 2.5]))


@check("accuracy_by_temperature")
def label_counts_not_temperature(student, reference, rng):
    "the label says what is right, whatever the temperature is"
    _, p, T = events(rng, 120)
    agree_bins(student, reference, rng.integers(0, 2, 120), p, T, np.array([1.0, 2.0, 3.0, 4.0]))


@check("accuracy_by_temperature")
def types_of_numbers(student, reference, rng):
    "labels of any numeric type, scores in float32 as Keras gives them, edges in a list"
    y, p, T = events(rng, 80)
    for dtype in (np.float32, np.float64, np.uint8):
        agree_bins(student, reference, y.astype(dtype), p.astype(np.float32), T, [0.5, 1.5, 2.5, 4.5])


@check("accuracy_by_temperature")
def events_unchanged(student, rng):
    "the arguments stay as they are, and may be given by name"
    y, p, T = events(rng, 30)
    edges = np.array([1.0, 2.0, 3.0])
    unchanged(student.observe("accuracy_by_temperature", y_true=y, p=p, T=T, edges=edges))
