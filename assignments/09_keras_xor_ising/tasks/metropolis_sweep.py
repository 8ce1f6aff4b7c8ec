"""What the judge knows of metropolis_sweep: hidden checks, other right solutions, known-wrong ones."""

import functools
import itertools

import numpy as np

from autograder.checks import agree, check, expect, has_shape, leaves_global_random_alone, quiet, unchanged, vectorised
from autograder.course.proof import alternative, equivalent, misconception

from problems import random_spins
from public import a_new_array, cold_heals, endless_heat, thirteen_percent

MANY_SIGMAS = 7.5  # a right solution is outside by chance less than once in 10^12


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
    expect(np.all(np.abs(got) == 1), ask="How do you flip a spin?")
    return got


def in_the_cold(spins, first):
    """A sweep near T = 0, where nothing is left to chance: what costs energy is refused, all else accepted."""
    spins = np.array(spins, dtype=int)
    for colour in (first, ~first):
        spins = np.where(colour & (spins * around(spins) <= 0), -spins, spins)
    return spins


@check(core=True)
def in_the_cold_nothing_is_left_to_chance(student, rng):
    "near T = 0 random lattices become what the rule says, for one of the two orders of the colours"
    for k, L in ((40, 8), (30, 4), (5, 14)):
        spins = random_spins(rng, k, L)
        got = sweep(student, spins, 0.05, rng)
        colour = white(L)
        right = [np.array_equal(got, in_the_cold(spins, first)) for first in (colour, ~colour)]
        expect(
            any(right),
            ask="Both colours once: the second has to see what the first became; edges are periodic; dE = 0 flips.",
        )


@check(core=True)
def in_the_heat_all_turn(student, rng):
    "at an endless temperature every spin turns over, whatever the size and the number of lattices"
    for k, L in ((1, 4), (6, 6), (3, 10)):
        spins = random_spins(rng, k, L)
        got = sweep(student, spins, 1e15, rng)
        agree(got, -spins.astype(float), ask="Is each site of each lattice proposed once, with exp(-dE/T)?")


@check(core=True, weight=2)
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
                ask="dE = 2 s (sum of the neighbours) is 4 or 8 here. Is it accepted with exp(-dE/T)?",
            )


@check(weight=3)
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
            ask="How many random numbers do you draw? Every site of every lattice needs its own.",
        )


@functools.cache
def sixteen_sites():
    """All configurations of a 4 x 4 lattice, one a row of spins, and their energies."""
    bits = (np.arange(2**16)[:, np.newaxis] >> np.arange(16)) & 1
    spins = (2 * bits - 1).reshape(-1, 4, 4).astype(np.int8)
    return spins, -(spins.astype(int) * (np.roll(spins, 1, 1) + np.roll(spins, 1, 2))).sum(axis=(1, 2))


@check
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
            ask="Do the flips there and back balance: is each accepted with min(1, exp(-dE/T))?",
        )


@check
def all_chance_comes_from_rng(student, rng):
    "the same generator gives the same sweep, another one another, and numpy's global state is left alone"
    spins = random_spins(rng, 8, 8)
    a, b = (student.metropolis_sweep(spins, 4.0, np.random.default_rng(5)) for _ in range(2))
    agree(b, np.asarray(a, dtype=float), ask="Do all random numbers come from `rng`?")
    c = student.metropolis_sweep(spins, 4.0, np.random.default_rng(6))
    expect(not np.array_equal(a, c), ask="Do you make a generator of your own, with a fixed seed?")
    one = np.random.default_rng(7)
    d, e = (student.metropolis_sweep(spins, 4.0, one) for _ in range(2))
    expect(not np.array_equal(d, e), ask="Does the second sweep get new random numbers?")
    leaves_global_random_alone(student.observe("metropolis_sweep", spins, 4.0, np.random.default_rng(8)))


@check
def spins_of_the_sweep_unchanged(student, rng):
    "the spins that were given stay as they are, whatever their type"
    for dtype in (np.int8, np.int64, np.float64):
        unchanged(student.observe("metropolis_sweep", random_spins(rng, 4, 6, dtype), 2.5, np.random.default_rng(1)))


@check
def any_type_of_spin(student, rng):
    "spins may be bytes or floats, and the temperature an integer"
    for dtype in (np.int8, np.float32, np.float64):
        spins = random_spins(rng, 30, 6, dtype)
        done = read(spins, sweep(student, spins, 2, rng))
        expect(np.any(done.flipped), "nothing happened")
        got = sweep(student, spins, 0.05, rng)
        right = [np.array_equal(got, in_the_cold(spins, first)) for first in (white(6), ~white(6))]
        expect(any(right), ask="Does 2 * spins * sum fit into the type of the spins?")


@check
def quiet_in_the_cold(student, rng):
    "close to T = 0 nothing overflows"
    ask = "exp(-dE/T) of a flip that gains energy is huge. Is there a minimum that keeps the exponent from growing?"
    quiet(student.observe("metropolis_sweep", random_spins(rng, 4, 6), 0.005, np.random.default_rng(2)), ask=ask)


INFINITE = 1e30  # so hot that every spin turns over, whatever is drawn


@check
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


@check
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


@alternative
def black_first_with_a_table(spins, temperature, rng):
    """a table of the five acceptances, the other colour first, np.where"""
    L = spins.shape[1]
    table = np.minimum(1.0, np.exp(np.minimum(0.0, -2.0 * np.arange(-4, 5) / temperature)))
    board = np.add.outer(np.arange(L), np.arange(L)) % 2 == 1
    for colour in (board, ~board):
        around = np.roll(spins, 1, 1) + np.roll(spins, -1, 1) + np.roll(spins, 1, 2) + np.roll(spins, -1, 2)
        accept = rng.uniform(size=spins.shape) < table[(spins * around).astype(int) + 4]
        spins = np.where(accept & colour, -spins, spins)
    return spins


@alternative
def slices_of_step_two(spins, temperature, rng):
    """four sublattices by slices of step two, random numbers for half the sites at a time"""
    out = np.array(spins, dtype=np.int8)
    for sites in (((0, 0), (1, 1)), ((0, 1), (1, 0))):
        around = np.roll(out, 1, 1) + np.roll(out, -1, 1) + np.roll(out, 1, 2) + np.roll(out, -1, 2)
        for a, b in sites:
            s = out[:, a::2, b::2]
            cost = 2.0 * s * around[:, a::2, b::2]
            s[(cost <= 0) | (rng.random(s.shape) < np.exp(-np.clip(cost, 0, None) / temperature))] *= -1
    return out


@alternative
def by_logarithms(spins, temperature, rng):
    """log of the random number against -dE/T, exponential draws, one array of draws for both colours"""
    state = spins.astype(float)
    draws = rng.exponential(size=spins.shape) * temperature
    sign = 1 - 2 * ((np.arange(spins.shape[1])[:, None] + np.arange(spins.shape[2])) % 2)
    for colour in (1, -1):
        around = sum(np.roll(state, s, axis=a) for a in (1, 2) for s in (-1, 1))
        state = state * np.where((2 * state * around <= draws) & (sign == colour), -1, 1)
    return state


@alternative
def colours_in_random_order(spins, temperature, rng):
    """the order of the colours is drawn, positions of a colour as index arrays"""
    k, L, _ = spins.shape
    flat = spins.reshape(k, L * L).copy()
    site = np.arange(L * L)
    i, j = site // L, site % L
    near = np.stack([(i + 1) % L * L + j, (i - 1) % L * L + j, i * L + (j + 1) % L, i * L + (j - 1) % L])
    first = int(rng.integers(2))
    for colour in (first, 1 - first):
        here = site[(i + j) % 2 == colour]
        gain = flat[:, here] * flat[:, near[:, here]].sum(axis=1)
        p = np.where(gain > 0, np.exp(-2.0 * np.abs(gain) / temperature), 1.0)
        flat[:, here] = np.where(rng.random(p.shape) < p, -flat[:, here], flat[:, here])
    return flat.reshape(k, L, L)


@misconception(caught_by=in_the_cold_nothing_is_left_to_chance)
def all_at_once(spins, temperature, rng):
    """All sites decide by what their neighbours were before the sweep, and trust what is about to change. Which sites
    have no neighbour among themselves, and what does the second colour have to look at?"""
    around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
    flip = rng.random(spins.shape) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
    return np.where(flip, -spins, spins)


@misconception(caught_by=endless_heat)
def one_colour(spins, temperature, rng):
    """Only one colour of the chessboard was proposed. A sweep proposes every site once: what about the other half?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
    accept = rng.random(spins.shape) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
    spins[accept & ((row + column) % 2 == 0)] *= -1
    return spins


@misconception(caught_by=cold_heals)
def sign_of_the_cost(spins, temperature, rng):
    """dE has the wrong sign: spins that agree with their neighbours are turned over for free. What does it cost to
    turn over a spin among equals?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-np.maximum(-2 * spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception(caught_by=thirteen_percent)
def half_the_cost(spins, temperature, rng):
    """The 2 is missing: a bond goes from -1 to +1, which is a change of 2. What is dE for a spin with four equal
    neighbours?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-np.maximum(spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception(caught_by=endless_heat)
def heat_bath(spins, temperature, rng):
    """You accept with 1/(1 + exp(dE/T)), which is another algorithm, the heat bath. It is a right one, but Metropolis
    accepts with min(1, exp(-dE/T)): what does each do at an endless temperature?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < 1 / (1 + np.exp(2 * spins * around / temperature))
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception(caught_by=endless_heat)
def only_downhill(spins, temperature, rng):
    """Only flips that lower the energy, or keep it, are accepted: that is a magnet at T = 0. Where does the
    temperature enter?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        spins[(spins * around <= 0) & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception(caught_by=in_the_cold_nothing_is_left_to_chance)
def stripes_for_a_chessboard(spins, temperature, rng):
    """Your colours are stripes: every second row. Sites of one row are neighbours, and decide at the same time. Which
    sum of row and column is even on a chessboard?"""
    spins = spins.copy()
    row, _ = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
        spins[accept & (row % 2 == colour)] *= -1
    return spins


@misconception(caught_by=a_new_array)
def written_in_place(spins, temperature, rng):
    """The sweep is right, but it writes into the array that was given. What does `copy` do?"""
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception(caught_by=thirteen_percent)
def one_draw_for_all_lattices(spins, temperature, rng):
    """The random numbers have the shape (L, L): all lattices get the same ones, and k lattices are no better than
    one. Which shape do they need?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape[1:]) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception(caught_by=every_site_draws_alone)
def one_draw_for_all_sites(spins, temperature, rng):
    """Each lattice draws one random number for all of its sites, so that they flip together. How many decisions are
    made in one colour?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random((len(spins), 1, 1)) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception(caught_by=all_chance_comes_from_rng)
def generator_of_its_own(spins, temperature, rng):
    """You make a generator of your own with a fixed seed, so that every sweep gets the same random numbers. What is
    the argument `rng` for?"""
    rng = np.random.default_rng(0)
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception(caught_by=no_loop_over_lattices)
def lattice_by_lattice(spins, temperature, rng):
    """The values are right; a Python loop goes through the lattices one by one. Which lines would take all of them at
    once?"""
    out = np.empty_like(spins)
    row, column = np.indices(spins.shape[1:])
    for i, s in enumerate(spins.copy()):
        for colour in (0, 1):
            around = sum(np.roll(s, step, axis) for step in (1, -1) for axis in (0, 1))
            accept = rng.random(s.shape) < np.exp(-np.maximum(2 * s * around, 0) / temperature)
            s[accept & ((row + column) % 2 == colour)] *= -1
        out[i] = s
    return out


@misconception(caught_by=quiet_in_the_cold)
def exponent_that_grows(spins, temperature, rng):
    """exp(-dE/T) is computed for flips that *gain* energy too, and overflows in the cold. What is the largest
    probability there is?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-2 * spins * around / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception(caught_by=in_the_cold_nothing_is_left_to_chance)
def strictly_downhill(spins, temperature, rng):
    """A flip that costs nothing is refused here: the minimum of 1 and exp(0) is 1, so it is always accepted. Where do
    you compare dE with 0?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        cost = 2 * spins * around
        uphill = (cost > 0) & (rng.random(spins.shape) < np.exp(-np.maximum(cost, 0) / temperature))
        spins[((cost < 0) | uphill) & ((row + column) % 2 == colour)] *= -1
    return spins


equivalent(
    change="cost = np.maximum(2 * spins * around, 0): 0 -> -1",
    reason="exp(1/T) is larger than every random number as well as exp(0) is",
)

equivalent(
    change=(
        "flip = (rng.random(spins.shape) < np.exp(-cost / temperature)) & ((row + column) % 2 == colour): "
        "rng.random(spins.shape) < np.exp(-cost / temperature) -> rng.random(spins.shape) <= np.exp(-cost / "
        "temperature)"
    ),
    reason="the two differ with the probability 2^-53",
)

equivalent(
    change=(
        "flip = (rng.random(spins.shape) < np.exp(-cost / temperature)) & ((row + column) % 2 == colour): (row + "
        "column) % 2 == colour -> (row + column) % 2 != colour"
    ),
    reason="the other colour comes first, which is allowed",
)

equivalent(
    change="cost = np.maximum(2 * spins * around, 0): 2 * spins -> 2 / spins",
    reason="1/s is s for s = +1 and -1",
)

equivalent(
    change=(
        "flip = (rng.random(spins.shape) < np.exp(-cost / temperature)) & ((row + column) % 2 == colour): row + "
        "column -> row - column"
    ),
    reason="the sum and the difference of two integers are even together",
)
