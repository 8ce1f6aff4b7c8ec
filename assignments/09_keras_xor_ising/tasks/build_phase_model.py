"""What the judge knows of build_phase_model: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check, expect, finite, has_shape, last_activation
from autograder.course.proof import alternative, misconception

from public import a_picture_in
from reference import keras


@check(core=True)
def phase_ends_in_a_sigmoid(student):
    "the one output is a probability: the model ends in a sigmoid"
    found = student.structure("build_phase_model")
    expect(last_activation(found) == "sigmoid", ask="Which activation has the last layer?")


@check(core=True)
def answers_depend_on_the_spins(student, rng):
    "even before the training, different lattices get different answers between 0 and 1"
    net = student.build_phase_model()
    x = rng.choice([-1, 1], size=(8, 16, 16, 1)).astype(np.float32)
    x[:2] = 1
    x[1, 4:9] = -1
    p = np.asarray(net(x))
    has_shape(p, (8, 1))
    finite(p)
    expect(np.all((p >= 0) & (p <= 1)), ask="How does the last layer end?")
    expect(np.ptp(p) > 0, ask="Does the answer depend on the spins at all?")


@alternative
def dense_network():
    """a dense network by the functional interface"""
    inputs = keras.Input((16, 16, 1), name="spins")
    x = keras.layers.Dense(64, activation="relu")(keras.layers.Flatten()(inputs))
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x))


@alternative
def any_size():
    """a convolution for lattices of any size, compiled, a separate sigmoid"""
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(None, None, 1)))
    model.add(keras.layers.Conv2D(6, (2, 2), activation="elu"))
    model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(1))
    model.add(keras.layers.Activation("sigmoid"))
    model.compile("adam", "binary_crossentropy")
    return model


@alternative
def regularised():
    """batch normalisation, dropout, strides"""
    L = keras.layers
    layers = [L.Conv2D(8, 3, strides=2, use_bias=False), L.BatchNormalization(), L.ReLU(), L.Flatten(), L.Dropout(0.2)]
    return keras.Sequential([keras.Input((16, 16, 1)), *layers, L.Dense(1, activation=keras.activations.sigmoid)])


@misconception(caught_by=a_picture_in)
def no_channel():
    """The input has the shape (16, 16). Keras wants the channel as a last axis, even if there is only one: which
    shape has one picture of X_train?"""
    layers = [keras.layers.Flatten(), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, "sigmoid")]
    return keras.Sequential([keras.Input((16, 16)), *layers])


@misconception(caught_by=a_picture_in)
def never_flattened():
    """A Dense layer works on the last axis alone: without Flatten, or a pooling over all places, every site gets an
    answer of its own."""
    layers = [keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
    return keras.Sequential([keras.Input((16, 16, 1)), *layers])


@misconception(caught_by=phase_ends_in_a_sigmoid)
def softmax_of_one():
    """A softmax over a single output is always 1: it divides a number by itself. Which activation gives one
    probability?"""
    layers = [keras.layers.Flatten(), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, "softmax")]
    return keras.Sequential([keras.Input((16, 16, 1)), *layers])


@misconception(caught_by=phase_ends_in_a_sigmoid)
def score_without_sigmoid():
    """The last layer has no activation, so it gives a score of any size. What squeezes a score into (0, 1)?"""
    layers = [keras.layers.Flatten(), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)]
    return keras.Sequential([keras.Input((16, 16, 1)), *layers])


@misconception(caught_by=a_picture_in)
def two_phases():
    """Two outputs, one for each phase, add up to 1. One is enough: P(T < Tc) = 1 - P(T > Tc)."""
    layers = [keras.layers.Flatten(), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(2, "softmax")]
    return keras.Sequential([keras.Input((16, 16, 1)), *layers])
