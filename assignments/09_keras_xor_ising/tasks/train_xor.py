"""What the judge knows of train_xor: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import Failed, StudentRaised, agree, check, expect, has_shape, returned
from autograder.course.proof import alternative, misconception

from problems import ROWS
from public import learns_the_rows
from reference import XOR_X, XOR_Y, keras


def learned(p):
    return bool(p[0] < 0.2 and p[3] < 0.2 and p[1] > 0.8 and p[2] > 0.8)


def probabilities(model):
    try:
        p = np.asarray(model(ROWS))
    except StudentRaised as problem:
        raise Failed("no model", ask="fit returns a history. Do you return that?", outcome=problem.outcome) from None
    has_shape(p, (4, 1))
    return p[:, 0].astype(float)


@check(core=True, weight=2)
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


@alternative
def in_one_batch(model):
    """all repeated rows at once, a step for each epoch, until the loss is small"""
    x, y = np.tile(XOR_X, (32, 1)), np.tile(XOR_Y, 32)[:, np.newaxis]
    for _ in range(1000):
        if model.train_on_batch(x, y, return_dict=True)["loss"] < 0.08:
            break
    return model


@alternative
def four_by_four(model):
    """a batch of four rows, repeated often, in two calls of fit"""
    x, y = np.concatenate([XOR_X] * 300), np.concatenate([XOR_Y] * 300)
    model.fit(x, y, epochs=1, batch_size=4, verbose=0)
    model.fit(x, y, epochs=1, batch_size=4, verbose=0, shuffle=False)
    return model


@alternative
def with_early_end(model):
    """compiled again with an optimiser of its own, and stopped by a callback when it has learned"""
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
    x, y = np.repeat(XOR_X, 100, axis=0), np.repeat(XOR_Y, 100).reshape(-1, 1)
    stop = keras.callbacks.EarlyStopping(monitor="loss", patience=8, min_delta=1e-3)
    model.fit(x, y, batch_size=10, epochs=25, verbose=0, callbacks=[stop])
    return model


@misconception(caught_by=learns_the_rows)
def history_returned(model):
    """What fit returns is the history of the training, not the model. The model was changed in place: which name do
    you return?"""
    return model.fit(np.repeat(XOR_X, 4, axis=0), np.repeat(XOR_Y, 4), epochs=1, verbose=0)


@misconception(caught_by=learns_the_rows)
def nothing_returned(model):
    """Your model may have learned, but the function returns nothing. What does its last line have to be?"""
    model.fit(np.repeat(XOR_X, 4, axis=0), np.repeat(XOR_Y, 4), epochs=1, verbose=0)


@misconception(caught_by=learns_the_rows)
def not_trained(model):
    """The model comes back as it was built: the weights are still the random ones. Who shows it the rows?"""
    return model


@misconception(caught_by=learns_the_rows)
def probabilities_returned(model):
    """The predictions came back, an array. What is asked for is the model that makes them."""
    model.fit(np.repeat(XOR_X, 4, axis=0), np.repeat(XOR_Y, 4), epochs=1, verbose=0)
    return np.asarray(model(XOR_X))


@misconception(caught_by=learns_xor_in_place)
def another_model_trained(model):
    """You train a model of your own and return that; the one that was given is as it was. What does "in place" mean?"""
    own = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )
    own.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
    own.fit(np.repeat(XOR_X, 64, axis=0), np.repeat(XOR_Y, 64), batch_size=16, epochs=30, verbose=0)
    return own
