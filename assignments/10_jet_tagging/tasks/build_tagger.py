"""What the judge knows of build_tagger: hidden checks, other right solutions, known-wrong ones."""

from autograder.checks import check, expect, last_activation
from autograder.course.proof import alternative, misconception

from public import from_features_to_classes, three_hidden_layers
from reference import keras


@check(core=True)
def ends_in_a_softmax(student):
    "the outputs are probabilities: the model ends in a softmax"
    only_reshaping = ("Flatten", "Reshape", "Identity", "Permute")  # dropout on the answers spoils them
    end = last_activation(student.structure("build_tagger", 16, 5), only_reshaping)
    expect(end == "softmax", ask="Which activation shares one among five classes?")


@check
def one_softmax(student):
    "the softmax sees the weighted sums themselves, not the probabilities of another softmax"
    count = 0
    for layer in reversed(student.structure("build_tagger", 16, 5)["layers"]):
        count += layer["settings"].get("activation", layer["kind"].lower()) == "softmax"
        if layer["kind"] == "Dense":
            break
    expect(count < 2, "two softmaxes in a row", ask="How large can a softmax of numbers between 0 and 1 become?")


@check(core=True)
def one_after_the_other(student):
    "each dense layer sees the one before, and has biases: 1088, 2080, 1056 and 165 parameters, 4389 in all"
    layers = student.structure("build_tagger", 16, 5)["layers"]
    counts = [layer["parameters"] for layer in layers if layer["kind"] == "Dense"]
    wanted = [1088, 2080, 1056, 165]
    expect(counts == wanted, "other numbers of parameters", got=counts, expected=wanted, ask="Who is whose input?")


@check(core=True)
def other_sizes(student):
    "the numbers of features and classes are those of the arguments"
    for n, c in ((7, 3), (3, 9)):
        found = student.structure("build_tagger", n, c)
        ask = "Does a 16 or a 5 stand inside the function?"
        expect(found["input"] in ((n,), [(n,)]), expected=(n,), ask=ask)
        expect(found["output"] in ((c,), [(c,)]), expected=(c,), ask=ask)
        units = [layer["settings"]["units"] for layer in found["layers"] if layer["kind"] == "Dense"]
        expect(units == [64, 32, 32, c], got=units, expected=[64, 32, 32, c], ask=ask)


@check
def by_name(student):
    "the arguments can be given by name"
    found = student.structure("build_tagger", n_classes=4, n_features=6)
    expect(found["input"] in ((6,), [(6,)]) and found["output"] in ((4,), [(4,)]), ask="Which is which?")


@alternative
def by_functions(n_features, n_classes):
    """the functional interface, a Softmax layer of its own, dropout"""
    inputs = keras.Input(shape=(n_features,))
    x = inputs
    for units in (64, 32, 32):
        x = keras.layers.Dense(units, activation="elu", kernel_initializer="he_normal")(x)
        x = keras.layers.Dropout(0.1)(x)
    x = keras.layers.Dense(n_classes)(x)
    return keras.Model(inputs, keras.layers.Softmax()(x))


@alternative
def added(n_features, n_classes):
    """add() layer by layer, batch normalisation, compiled at once"""
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(n_features,)))
    for units in (64, 32, 32):
        model.add(keras.layers.Dense(units))
        model.add(keras.layers.BatchNormalization())
        model.add(keras.layers.Activation("relu"))
    model.add(keras.layers.Dense(n_classes, activation=keras.activations.softmax))
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


@alternative
def regularised(n_features, n_classes):
    """weight decay, tanh and a separate activation at the end"""
    D, l2 = keras.layers.Dense, keras.regularizers.L2(1e-5)
    return keras.Sequential(
        [
            keras.Input([n_features]),
            D(64, activation="tanh", kernel_regularizer=l2),
            D(32, activation="tanh", kernel_regularizer=l2),
            D(32, activation="tanh", kernel_regularizer=l2),
            D(n_classes),
            keras.layers.Activation("softmax"),
        ]
    )


@misconception(caught_by=three_hidden_layers)
def one_layer_short(n_features, n_classes):
    """One of the layers with 32 units is missing: after 64 come 32 and again 32. How many rows has the table of the
    text, and how many your summary?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((n_features,)), L.Dense(64, "relu"), L.Dense(32, "relu"), L.Dense(n_classes, "softmax")]
    )


@misconception(caught_by=three_hidden_layers)
def the_wrong_way_round(n_features, n_classes):
    """The layers grow from 32 to 64. Ours begin wide and get narrower: 64, 32, 32. In which order do they stand in
    your list?"""
    L = keras.layers
    hidden = [L.Dense(units, "relu") for units in (32, 32, 64)]
    return keras.Sequential([keras.Input((n_features,)), *hidden, L.Dense(n_classes, "softmax")])


@misconception(caught_by=ends_in_a_softmax)
def five_sigmoids(n_features, n_classes):
    """Five sigmoids answer five separate questions, and a jet may be a top to 90 % and a W to 80 %. It is one of the
    five: which activation makes the outputs add up to 1?"""
    L = keras.layers
    hidden = [L.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((n_features,)), *hidden, L.Dense(n_classes, "sigmoid")])


@misconception(caught_by=ends_in_a_softmax)
def logits(n_features, n_classes):
    """The last layer has no activation: it gives scores of any size. That is a good way to train (with
    from_logits=True), but here probabilities are asked for. What turns scores into them?"""
    L = keras.layers
    hidden = [L.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((n_features,)), *hidden, L.Dense(n_classes)])


@misconception(caught_by=ends_in_a_softmax)
def relu_everywhere(n_features, n_classes):
    """The loop gives a ReLU to the last layer as well, so it says anything from 0 upwards, and 0 for ever where it got
    stuck. Should the last layer be in the loop?"""
    units = (64, 32, 32, n_classes)
    return keras.Sequential([keras.Input((n_features,)), *(keras.layers.Dense(n, "relu") for n in units)])


@misconception(caught_by=from_features_to_classes)
def not_built(n_features, n_classes):
    """Without an Input the model does not know how many features there are, and has no weights yet that could be
    loaded. Which first entry of the list tells it?"""
    hidden = [keras.layers.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([*hidden, keras.layers.Dense(n_classes, "softmax")])


@misconception(caught_by=other_sizes)
def sixteen_and_five(n_features, n_classes):
    """16 and 5 stand inside the function, so its arguments change nothing. Where do n_features and n_classes
    belong?"""
    hidden = [keras.layers.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((16,)), *hidden, keras.layers.Dense(5, "softmax")])


@misconception(caught_by=from_features_to_classes)
def swapped(n_features, n_classes):
    """Features and classes have changed places: five numbers go in and sixteen come out. Which of the two belongs to
    the Input?"""
    hidden = [keras.layers.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((n_classes,)), *hidden, keras.layers.Dense(n_features, "softmax")])


@misconception(caught_by=one_softmax)
def softmax_of_a_softmax(n_features, n_classes):
    """The last Dense layer is a softmax already, and one more follows: of numbers between 0 and 1 it makes nearly equal
    ones, with five classes never above 0.41. Which of the two can go?"""
    L = keras.layers
    hidden = [L.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((n_features,)), *hidden, L.Dense(n_classes, "softmax"), L.Softmax()])


@misconception(caught_by=ends_in_a_softmax)
def dropout_on_the_answer(n_features, n_classes):
    """A Dropout layer stands behind the softmax: while training it sets probabilities to 0 and enlarges the others.
    Between which layers does it belong?"""
    L = keras.layers
    hidden = [L.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((n_features,)), *hidden, L.Dense(n_classes, "softmax"), L.Dropout(0.2)])


@misconception(caught_by=one_after_the_other)
def side_by_side(n_features, n_classes):
    """The two layers of 32 stand side by side, each behind the 64: 5573 parameters and not 4389. What goes into the
    third hidden layer?"""
    L = keras.layers
    inputs = keras.Input((n_features,))
    x = L.Dense(64, "relu")(inputs)
    x = L.Concatenate()([L.Dense(32, "relu")(x), L.Dense(32, "relu")(x)])
    return keras.Model(inputs, L.Dense(n_classes, "softmax")(x))
