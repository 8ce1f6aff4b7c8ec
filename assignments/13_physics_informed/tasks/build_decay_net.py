"""What the judge knows of build_decay_net: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check, expect, finite, has_shape
from autograder.course.proof import alternative, misconception

from public import one_in_one_out, smooth_bends
from reference import keras


@check(core=True)
def can_be_trained(student, rng):
    "the model has weights to train, and its answer changes smoothly with t"
    found = student.structure("build_decay_net")
    expect(found["parameters"] > 3, ask="Is there a hidden layer?")
    net = student.build_decay_net()
    t = np.linspace(0, 2, 201, dtype=np.float32)[:, None]
    y = np.asarray(net(student.given("tensor", values=t)))
    has_shape(y, (201, 1))
    finite(y)
    expect(np.ptp(y) > 0, "the same for all times", ask="Does the answer depend on t?")


@check
def fresh_every_time(student):
    "every call gives a new network with the same layers"
    first, second = student.structure("build_decay_net"), student.structure("build_decay_net")
    expect(first["parameters"] == second["parameters"], ask="What changes between calls?")


@alternative
def functional_style():
    "the functional interface, sigmoid units"
    t = keras.Input(shape=(1,))
    h = keras.layers.Dense(32, activation="sigmoid")(t)
    return keras.Model(t, keras.layers.Dense(1)(h))


@alternative
def softplus_units():
    "one wide layer of softplus units"
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(64, activation="softplus"), keras.layers.Dense(1)])


@alternative
def activation_layers():
    "the activations as layers of their own"
    return keras.Sequential(
        [
            keras.Input((1,)),
            keras.layers.Dense(20),
            keras.layers.Activation("gelu"),
            keras.layers.Dense(20),
            keras.layers.Activation("tanh"),
            keras.layers.Dense(1),
        ]
    )


@misconception(caught_by=smooth_bends)
def relu_net():
    "A ReLU network is made of straight pieces: its second derivative is 0. Which activation bends smoothly?"
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(1)])


@misconception(caught_by=smooth_bends)
def straight_line():
    "Without an activation the network is a straight line, whatever its width."
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(16), keras.layers.Dense(1)])


@misconception(caught_by=one_in_one_out)
def two_inputs():
    "Two numbers go in: t is one column."
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1)])


@misconception(caught_by=one_in_one_out)
def wide_output():
    "Sixteen numbers come out: the last layer needs one unit."
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(16, activation="tanh")])
