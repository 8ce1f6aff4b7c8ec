"""How close a network trained as in the notebook comes, over thirty trainings, and how far wrong ones are.

The contract fixes the cut, a largest error of 0.1; this study shows that it is fair and stores the weights.
"""

from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from autograder.authoring.calibrate import Study
from autograder.checks.architecture import layer_weights
from autograder.course.assignment import load

ASSIGNMENT = load(Path(__file__).parents[1])
REFERENCE = ASSIGNMENT.reference
TIMES = tf.constant(np.linspace(0, 2, 101)[:, None], dtype=tf.float32)
GRID = np.linspace(0, 2, 401, dtype=np.float32)[:, None]


def trained(seed, rate=2.0, y0=10.0, steps=3000):
    keras.utils.set_random_seed(seed)
    net = REFERENCE.build_decay_net()
    residual = REFERENCE.decay_residual
    REFERENCE.minimise(net, lambda: tf.reduce_mean(residual(net, TIMES, 0.0, y0, rate) ** 2), steps)
    return net


def closeness(net):
    """1 minus the largest error in units of the initial value: 0.99 is the contract's cut."""
    error = np.max(np.abs(10 + GRID * np.asarray(net(GRID)) - 10 * np.exp(-2 * GRID)))
    return float(1 / (1 + error / 10))


def untrained(seed):
    keras.utils.set_random_seed(seed)
    return closeness(REFERENCE.build_decay_net())


STUDIES = (
    Study(
        name="decay_net",
        metric="1 / (1 + largest error / 10)",
        reference=lambda seed: closeness(trained(seed)),
        wrong={
            "untrained": untrained,
            "another rate": lambda seed: closeness(trained(seed, rate=1.0, steps=300)),
            "another start": lambda seed: closeness(trained(seed, y0=9.0, steps=300)),
            "stopped early": lambda seed: closeness(trained(seed, steps=10)),
        },
        sources=(*(ASSIGNMENT.definition(n) for n in ("trial_solution", "decay_residual")), Path(__file__).read_text()),
        layers=lambda: layer_weights(trained(1)),
    ),
)
