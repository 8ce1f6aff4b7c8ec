# Built from assignments/09_keras_xor_ising/checks.py by `autograder build`: edit that file, not this one.
"""Public checks: they travel to students."""

import functools
import math

import numpy as np

from autograder.checks import Failed, StudentRaised, agree, check, expect, has_shape, returned, unchanged
from autograder.data import ising_phases

ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float32)
SILENT = ("Flatten", "Reshape", "Dropout", "Identity", "Permute", "GlobalAveragePooling2D", "GlobalMaxPooling2D")
STRAIGHT = (*SILENT, "Dense", "Activation", "BatchNormalization", "GaussianNoise", "GaussianDropout", "Rescaling")
STRAIGHT += ("Normalization", "Add", "Concatenate", "Average", "Subtract", "EinsumDense", "InputLayer", "RepeatVector")


@functools.cache
def some_lattices():
    """300 lattices far from Tc that every student checks with."""
    X, y, _ = ising_phases(300, np.random.default_rng(21), near_fraction=0.0)
    return X, y


# build_xor_model


@check("build_xor_model", gate=True)
def two_in_one_out(student):
    "rows of two numbers go in, one number comes out"
    found = student.structure("build_xor_model")
    expect(found["input"] == (2,), f"the input has the shape {found['input']}", expected=(2,), ask="How wide is a row?")
    expect(
        found["output"] == (1,),
        f"the output has the shape {found['output']}",
        expected=(1,),
        ask="How many units does the last layer have?",
    )


@check("build_xor_model", core=True)
def a_hidden_bend(student):
    "a hidden layer in front of the last one has an activation that bends"
    layers = student.structure("build_xor_model")["layers"]
    dense = [k for k, layer in enumerate(layers) if layer["kind"] == "Dense"]
    hidden = layers[: dense[-1]] if dense else layers
    bends = any(
        layer["kind"] not in STRAIGHT or layer["settings"].get("activation", "linear") not in ("linear", None)
        for layer in hidden
    )
    expect(bends, "in front of the last layer nothing bends", ask="What are two linear maps in a row?")


@check("build_xor_model", core=True)
def at_most_sixty(student):
    "it has at most 60 parameters"
    count = student.structure("build_xor_model")["parameters"]
    expect(count <= 60, f"it has {count} parameters", ask="(n + 1) n' for each layer: what do 14 hidden units make?")


@check("build_xor_model")
def ready_to_fit(student):
    "it is compiled"
    found = student.structure("build_xor_model")
    expect(found["compiled"], "it is not compiled", ask="Who tells the model its optimiser and its loss?")


# train_xor


def what_it_computes(p):
    """The question for somebody whose model gives these four probabilities."""
    table = tuple(int(v > 0.5) for v in p)
    if np.ptp(p) < 0.05:
        return "It says the same for all four rows. Did it see more than a few steps, and is its optimiser fast enough?"
    if table == (1, 0, 0, 1):
        return "That is the opposite of XOR: 1 where the two agree. Which labels did it get?"
    if table in ((0, 0, 0, 1), (0, 1, 1, 1)):
        return "That is AND or OR, and not XOR. Which labels did it get?"
    if table == (0, 1, 1, 0):
        return "The sides are right, it is not sure enough yet. What do more epochs, or a larger learning rate, do?"
    return "Three rows of four, or fewer. Is it stuck? What do more hidden units, or another activation, do?"


def after_training(student, seed):
    """The four probabilities of the model that was trained, by the returned model and by the one that was given."""
    student.given("seed", number=seed)
    model = student.build_xor_model()
    outcome = student.timed("train_xor", model)
    trained = returned(outcome)
    expect(trained is not None, "nothing came back (None)", ask="What does the last line of train_xor return?")
    if not callable(trained):
        raise Failed("something that is no model came back", got=trained, ask="Do you return the model itself?")
    try:
        p = np.asarray(trained(ROWS))
    except StudentRaised as problem:
        raise Failed(
            "what came back can't be asked for predictions",
            ask="fit returns a history. Do you return that, or the model?",
            outcome=problem.outcome,
        ) from None
    has_shape(p, (4, 1), ask="Is the model that build_xor_model gave the one that comes back?")
    return p[:, 0], np.asarray(model(ROWS))[:, 0], outcome


def learned(p):
    return bool(p[0] < 0.2 and p[3] < 0.2 and p[1] > 0.8 and p[2] > 0.8)


@check("train_xor", core=True)
def learns_the_rows(student):
    "in one of three trainings all four rows are learned: p < 0.2 and p > 0.8"
    for seed in (1, 2, 3):
        p, _, _ = after_training(student, seed)
        if learned(p):
            return
    raise Failed(f"the four rows get p = {', '.join(f'{v:.2f}' for v in p)}", ask=what_it_computes(p))


# energy


@check("energy", gate=True)
def one_energy_each(student):
    "five lattices have five energies"
    has_shape(student.energy(np.ones((5, 4, 4), dtype=int)), (5,), ask="Over which axes do you add up?")


@check("energy", core=True)
def nine_sites(student):
    "3 x 3, all up: -18; with one spin down: -10"
    spins = np.ones((2, 3, 3), dtype=int)
    spins[1, 1, 1] = -1
    agree(student.energy(spins), np.array([-18.0, -10.0]), ask="How many bonds has a lattice of 9 sites, each once?")


@check("energy", core=True)
def around_the_edge(student):
    "a spin in the corner costs as much as one in the middle"
    spins = np.ones((2, 4, 4), dtype=int)
    spins[0, 0, 0] = spins[1, 2, 1] = -1
    agree(student.energy(spins), np.array([-24.0, -24.0]), ask="Who is the left neighbour of the first column?")


# magnetization


@check("magnetization", core=True)
def seven_ninths(student):
    "all up: 1; one of nine down: 7/9; all down: -1"
    spins = np.ones((3, 3, 3), dtype=int)
    spins[1, 0, 2] = -1
    spins[2] = -1
    agree(student.magnetization(spins), np.array([1, 7 / 9, -1]), ask="Over which axes goes the mean? Has it a sign?")


# metropolis_sweep


def chequered(L):
    return np.indices((L, L)).sum(axis=0) % 2


@check("metropolis_sweep", gate=True)
def spins_come_back(student, rng):
    "an array of the same shape comes back, and every entry is +1 or -1"
    spins = rng.choice([-1, 1], size=(3, 6, 6))
    got = student.metropolis_sweep(spins, 2.0, np.random.default_rng(1))
    has_shape(got, (3, 6, 6))
    expect(np.all(np.abs(got) == 1), "there are entries that are no spins", got=got, ask="How do you flip a spin?")


@check("metropolis_sweep", core=True)
def endless_heat(student, rng):
    "at an endless temperature every proposal is accepted: every spin is turned over, once"
    spins = rng.choice([-1, 1], size=(3, 6, 6))
    got = student.metropolis_sweep(spins, 1e15, np.random.default_rng(2))
    expect(
        np.array_equal(got, -spins),
        f"{np.mean(got == -spins):.0%} of the spins were turned over",
        ask="What is exp(-dE/T) for an endless T, and is every site of both colours proposed exactly once?",
    )


@check("metropolis_sweep", core=True)
def cold_heals(student):
    "in the cold a single wrong spin turns back, and an ordered lattice stays as it is"
    spins = np.ones((3, 6, 6), dtype=int)
    spins[0, 2, 3] = spins[1, 0, 5] = -1
    got = student.metropolis_sweep(spins, 0.05, np.random.default_rng(3))
    agree(got, np.ones((3, 6, 6)), ask="What is dE for a spin that disagrees with all its neighbours, and its sign?")


@check("metropolis_sweep", core=True)
def thirteen_percent(student):
    "at T = 4 a spin among equals flips in exp(-8/4) = 13.5 % of all cases"
    got = student.metropolis_sweep(np.ones((600, 8, 8), dtype=int), 4.0, np.random.default_rng(4))
    share = min(float(np.mean(got[:, chequered(8) == colour] == -1)) for colour in (0, 1))
    expect(
        abs(share - math.exp(-2)) < 0.02,
        f"of the colour that decides first {share:.1%} flipped",
        ask="What is dE when four neighbours agree, and does every site draw its own random number?",
    )


@check("metropolis_sweep")
def a_new_array(student, rng):
    "the spins that were given stay as they are"
    spins = rng.choice([-1, 1], size=(2, 6, 6))
    unchanged(student.observe("metropolis_sweep", spins, 3.0, np.random.default_rng(5)))


# build_phase_model


@check("build_phase_model", gate=True)
def a_picture_in(student):
    "a picture of 16 by 16 spins with one channel goes in, one number comes out"
    found = student.structure("build_phase_model")
    picture = found["input"]
    fits = isinstance(picture, tuple) and len(picture) == 3
    fits = fits and all(n in (None, m) for n, m in zip(picture, (16, 16, 1), strict=True))
    expect(fits, f"the input has the shape {picture}", expected=(16, 16, 1), ask="With which Input does it begin?")
    expect(
        found["output"] == (1,),
        f"the output has the shape {found['output']}",
        expected=(1,),
        ask="How many units does the last layer have?",
    )


@check("build_phase_model", core=True)
def can_learn(student):
    "it has parameters to learn"
    count = student.structure("build_phase_model")["trainable"]
    expect(count > 0, "it has no parameters to learn", ask="Which layers have weights?")


# phase_classifier


@check("phase_classifier", gate=True)
def a_probability_each(student):
    "it gives one probability for each lattice"
    X, _ = some_lattices()
    p = student.model("phase_classifier").predict(X[:5])
    has_shape(p, (5, 1), ask="Is this the model that build_phase_model gave?")
    expect(np.all((p >= 0) & (p <= 1)), "there are values outside 0…1", got=p[:, 0], ask="How does the last layer end?")


@check("phase_classifier", core=True)
def tells_hot_from_cold(student):
    "on 300 new lattices far from Tc at least 90 % of the answers are right"
    X, y = some_lattices()
    right = float(np.mean((student.model("phase_classifier").predict(X)[:, 0] > 0.5) == y))
    if right < 0.2:
        ask = "It is nearly always wrong, which is as good as right: is y = 1 above Tc, or below?"
    elif right < 0.65:
        ask = "That is hardly better than the line. Does something bend, and did the loss fall below 0.69?"
    else:
        ask = "Lattices that point up and lattices that point down: did it learn from both, and for long enough?"
    expect(right >= 0.9, f"{right:.0%} of the answers are right", ask=ask)


# accuracy_by_temperature


@check("accuracy_by_temperature", core=True)
def four_events(student):
    "four events in three bins: 1, 0.5 and nan, at 1.5, 2.5 and 3.5"
    y, p, T = np.array([0, 0, 0, 1]), np.array([0.1, 0.2, 0.8, 0.9]), np.array([1.0, 1.5, 2.0, 2.5])
    centres, accuracy = student.accuracy_by_temperature(y, p, T, np.array([1.0, 2.0, 3.0, 4.0]))
    agree(centres, np.array([1.5, 2.5, 3.5]), what="centres", ask="Where is the middle between two edges?")
    agree(accuracy, np.array([1.0, 0.5, np.nan]), what="accuracy", ask="To which bin does T = 2.0 belong?")


@check("accuracy_by_temperature")
def outside_is_ignored(student):
    "events below the first edge, at the last one and beyond it belong to no bin"
    y, p = np.array([0, 0, 1, 1]), np.array([0.9, 0.2, 0.1, 0.1])
    _, accuracy = student.accuracy_by_temperature(y, p, np.array([0.5, 1.5, 3.0, 9.0]), np.array([1.0, 2.0, 3.0]))
    agree(accuracy, np.array([1.0, np.nan]), ask="[a, b) holds a. Does it hold b?")
