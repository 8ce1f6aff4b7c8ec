"""What the judge knows of build_cnn: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check, expect, has_shape, last_activation
from autograder.course.proof import alternative, misconception

from problems import BUDGET
from public import one_number_for_an_image, within_the_budget
from reference import keras


@check(core=True)
def ends_in_a_sigmoid(student):
    "the one output is a probability: the model ends in a sigmoid"
    found = student.structure("build_cnn")
    expect(last_activation(found) == "sigmoid", ask="Which activation has the last layer?")


@check(core=True)
def counts_everything(student):
    "all parameters together, those of batch normalisation too, are at most 300,000"
    found = student.structure("build_cnn")
    expect(found["parameters"] <= BUDGET, ask="Which layer of `build_cnn().summary()` has most?")
    expect(found["parameters"] > 0, ask="Is there anything in it that can learn?")


@check
def answers_depend_on_the_image(student, rng):
    "even before the training, different images get different answers between 0 and 1"
    net = student.build_cnn()
    x = rng.random((6, 32, 32, 1)).astype(np.float32) * np.linspace(0.2, 3, 6, dtype=np.float32).reshape(6, 1, 1, 1)
    p = net(x)
    has_shape(p, (6, 1))
    expect(np.all((p >= 0) & (p <= 1)), ask="How does the last layer end?")
    expect(np.ptp(p) > 0, ask="Does the answer depend on the image at all?")


@alternative
def by_functions():
    """the functional interface, strides in place of pooling, batch normalisation, global pooling"""
    x = inputs = keras.Input(shape=(32, 32, 1))
    for filters in (16, 32, 64):
        x = keras.layers.Conv2D(filters, 3, strides=2, padding="same", use_bias=False)(x)
        x = keras.layers.BatchNormalization()(x)
        x = keras.layers.ReLU()(x)
    x = keras.layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x))


@alternative
def added():
    """add() layer by layer, compiled at once, a separate activation"""
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(32, 32, 1)))
    model.add(keras.layers.Conv2D(8, (5, 5), activation="elu"))
    model.add(keras.layers.AveragePooling2D((4, 4)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.2))
    model.add(keras.layers.Dense(1))
    model.add(keras.layers.Activation("sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


@alternative
def with_branches():
    """two branches of different kernels, joined; residual additions"""
    inputs = keras.Input((32, 32, 1), name="image")
    L = keras.layers
    fine = L.Conv2D(8, 3, padding="same", activation="relu")(inputs)
    coarse = L.Conv2D(8, 7, padding="same", activation="relu")(inputs)
    x = L.MaxPooling2D(4)(L.Concatenate()([fine, coarse]))
    x = x + L.SeparableConv2D(16, 3, padding="same", activation="gelu")(x)
    x = L.Dense(24, activation="relu")(L.Flatten()(x))
    return keras.Model(inputs=inputs, outputs=L.Dense(1, activation=keras.activations.sigmoid)(x))


@alternative
def nested():
    """a model within a model, regularised"""
    l2 = keras.regularizers.L2(1e-4)
    eyes = keras.Sequential(
        [
            keras.Input((32, 32, 1)),
            keras.layers.Conv2D(12, 3, activation="relu", kernel_regularizer=l2),
            keras.layers.MaxPooling2D(3),
        ]
    )
    head = [keras.layers.GlobalMaxPooling2D(), keras.layers.Dense(1, activation="sigmoid", kernel_regularizer="l2")]
    return keras.Sequential([keras.Input((32, 32, 1)), eyes, *head])


@misconception(caught_by=one_number_for_an_image)
def two_outputs():
    """Two outputs with a softmax say the same thing twice, since they add up to 1. For two classes one sigmoid is
    enough: P(track) = 1 - P(shower). How many units does the last layer need?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(2, "softmax")]
    )


@misconception(caught_by=ends_in_a_sigmoid)
def softmax_of_one():
    """A softmax over a single output is always 1: it divides a number by itself. Which activation gives one
    probability?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(1, "softmax")]
    )


@misconception(caught_by=ends_in_a_sigmoid)
def no_activation():
    """The last layer has no activation, so it gives a score (a logit) of any size, no probability. What squeezes a
    score into (0, 1)?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(1)]
    )


@misconception(caught_by=ends_in_a_sigmoid)
def relu_at_the_end():
    """A ReLU belongs between layers. At the end it gives anything from 0 upwards, and it is stuck wherever it gives
    0. Which activation gives a probability?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(1, "relu")]
    )


@misconception(caught_by=ends_in_a_sigmoid)
def tanh_at_the_end():
    """A tanh goes from -1 to 1, and the logarithm in the cross-entropy does not like -1. Which of its relatives
    goes from 0 to 1?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(1, "tanh")]
    )


@misconception(caught_by=within_the_budget)
def flattened_too_early():
    """Flatten right after a convolution hands 30 x 30 x 32 numbers to the Dense layer, each with a weight for each
    unit: more than three million. What would two poolings before Flatten do to that?"""
    L = keras.layers
    return keras.Sequential(
        [
            keras.Input((32, 32, 1)),
            L.Conv2D(32, 3, activation="relu"),
            L.Flatten(),
            L.Dense(128, activation="relu"),
            L.Dense(1, activation="sigmoid"),
        ]
    )


@misconception(caught_by=one_number_for_an_image)
def no_channel_axis():
    """The model takes (32, 32) and makes the channel itself. normalize_images gives (m, 32, 32, 1) already: with
    which Input do the two fit together?"""
    L = keras.layers
    return keras.Sequential(
        [
            keras.Input((32, 32)),
            L.Reshape((32, 32, 1)),
            L.Conv2D(8, 3, activation="relu"),
            L.GlobalMaxPooling2D(),
            L.Dense(1, activation="sigmoid"),
        ]
    )


@misconception(caught_by=one_number_for_an_image)
def no_input():
    """Without an Input the model does not know the size of an image yet and has no weights: they could not be
    loaded. Which first entry of the list tells it?"""
    L = keras.layers
    return keras.Sequential(
        [L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(1, activation="sigmoid")]
    )


@misconception(caught_by=one_number_for_an_image)
def a_number_for_each_pixel():
    """The Dense layer works on the last axis alone: without Flatten or a global pooling before it, every pixel of
    the map gets a number of its own. What makes a vector of the maps?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.MaxPooling2D(), L.Dense(1, "sigmoid")]
    )
