"""What the judge knows of build_xor_model: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check, expect, last_activation
from autograder.checks.models import SILENT
from autograder.course.proof import alternative, misconception

from problems import ROWS
from public import a_hidden_bend, at_most_sixty, ready_to_fit, two_in_one_out
from reference import keras

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


@check(core=True)
def ends_in_a_sigmoid(student):
    "the one output is a probability: the model ends in a sigmoid"
    found = student.structure("build_xor_model")
    expect(last_activation(found) == "sigmoid", ask="Which activation has the last layer?")


@check(core=True)
def can_learn_xor(student):
    "there are weights with which it computes XOR"
    chain = hidden_chain(student.structure("build_xor_model"))
    if chain is not None:
        expect(some_weights_separate(chain), "no weights do it", ask="Can one unit that only grows fold a plane?")


@check(core=True, needs=[can_learn_xor])
def learns_from_where_it_starts(student, rng):
    "it learns XOR from the weights that it starts with: of twenty-five trainings of ours at least one succeeds"
    train = student.given("trainer", X=ROWS, y=np.array([0, 1, 1, 0]), steps=600, rate=0.05)
    for seed in rng.integers(1, 2**31, 25):  # two units of ReLU learn it with one seed in four
        student.given("seed", number=int(seed))
        p = train(student.build_xor_model())
        if np.array_equal(p[:, 0] > 0.5, [False, True, True, False]):
            return
    expect(False, ask="Are the units of a layer different from each other before the training?")


@check(core=True)
def counts_everything(student):
    "all its parameters together are at most 60"
    found = student.structure("build_xor_model")
    expect(found["parameters"] <= 60, ask="Which layer of `summary()` has most?")
    expect(found["trainable"] > 0, ask="Is there anything in it that can learn?")


@check
def compiled(student):
    "it is compiled, whenever it is built"
    expect(student.structure("build_xor_model")["compiled"], ask="Which method sets the loss?")


@alternative
def by_functions():
    """the functional interface, two hidden layers, another loss"""
    x = inputs = keras.Input(shape=(2,))
    x = keras.layers.Dense(5, activation="elu")(x)
    x = keras.layers.Dense(4, activation="tanh")(x)
    model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer=keras.optimizers.RMSprop(0.02), loss="mse", metrics=["accuracy"])
    return model


@alternative
def added():
    """add() layer by layer, activations as layers of their own, the largest ReLU network that fits"""
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(2,)))
    model.add(keras.layers.Dense(14))
    model.add(keras.layers.LeakyReLU())
    model.add(keras.layers.Dense(1))
    model.add(keras.layers.Activation("sigmoid"))
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.05), loss=keras.losses.BinaryCrossentropy())
    return model


@alternative
def two_units():
    """just two hidden units, sigmoid as in the first papers"""
    sigmoid = keras.activations.sigmoid
    layers = [keras.layers.Dense(2, activation=sigmoid), keras.layers.Dense(1, activation=sigmoid)]
    model = keras.Sequential([keras.Input((2,)), *layers])
    model.compile(keras.optimizers.SGD(1.0, momentum=0.9), "binary_crossentropy")
    return model


@alternative
def with_a_shortcut():
    """a hidden layer beside the inputs themselves"""
    inputs = keras.Input((2,))
    hidden = keras.layers.Dense(4, activation="relu")(inputs)
    both = keras.layers.Concatenate()([inputs, hidden])
    model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(both))
    model.compile("nadam", "binary_crossentropy")
    return model


@misconception(caught_by=a_hidden_bend)
def one_neuron():
    """There is no hidden layer: this is the one neuron that stayed at log 2. What would a second line need?"""
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy")
    return model


@misconception(caught_by=a_hidden_bend)
def straight_hidden_layer():
    """Your hidden layer has no activation, so it is linear, and two linear maps in a row are one. What would make it
    bend?"""
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8), keras.layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy")
    return model


@misconception(caught_by=at_most_sixty)
def sixteen_units():
    """Sixteen hidden units make (2 + 1) 16 + (16 + 1) = 65 parameters. How many units fit into 60?"""
    model = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile("adam", "binary_crossentropy")
    return model


@misconception(caught_by=ends_in_a_sigmoid)
def score_at_the_end():
    """The last layer has no activation, so it gives a score of any size, and no probability. What squeezes a score
    into (0, 1)?"""
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


@misconception(caught_by=ends_in_a_sigmoid)
def relu_at_the_end():
    """A ReLU at the end gives anything from 0 upwards. A ReLU belongs inside; which activation gives a probability?"""
    layers = [keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, activation="relu")]
    model = keras.Sequential([keras.Input((2,)), *layers])
    model.compile("adam", "mse")
    return model


@misconception(caught_by=two_in_one_out)
def two_classes():
    """Two outputs with a softmax say the same thing twice, they add up to 1. For yes or no, how many units are
    needed?"""
    layers = [keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(2, activation="softmax")]
    model = keras.Sequential([keras.Input((2,)), *layers])
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


@misconception(caught_by=two_in_one_out)
def examples_as_columns():
    """Four numbers go in: the four examples, as columns. In Keras examples are rows, and Input says how wide *one* of
    them is. How many features has a row of XOR?"""
    layers = [keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    model = keras.Sequential([keras.Input((4,)), *layers])
    model.compile("adam", "binary_crossentropy")
    return model


@misconception(caught_by=two_in_one_out)
def without_an_input():
    """The model does not know yet what comes in, so it has no weights. Which line belongs first in the list?"""
    layers = [keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    model = keras.Sequential(layers)
    model.compile("adam", "binary_crossentropy")
    return model


@misconception(caught_by=ready_to_fit)
def not_compiled():
    """The layers are right; but nobody has said how it is to learn. Which method takes an optimiser and a loss?"""
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )


@misconception(caught_by=can_learn_xor)
def one_hidden_unit():
    """One hidden unit sees one line, and a sigmoid behind it can only shift that line: the plane is never folded. How
    many lines does XOR need?"""
    model = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(1, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile("adam", "binary_crossentropy")
    return model


@misconception(caught_by=learns_from_where_it_starts)
def nothing_but_zeros():
    """All weights start at zero: every hidden unit then gets the same gradient and they stay alike for ever. What do
    small random numbers change?"""
    layers = [
        keras.Input((2,)),
        keras.layers.Dense(8, activation="relu", kernel_initializer="zeros"),
        keras.layers.Dense(1, activation="sigmoid", kernel_initializer="zeros"),
    ]
    model = keras.Sequential(layers)
    model.compile("adam", "binary_crossentropy")
    return model
