"""What the judge knows of make_callbacks: hidden checks, other right solutions, known-wrong ones."""

from autograder.checks import check, expect
from autograder.course.proof import alternative, misconception

from public import both_of_them, eyes_on_the_development_set, smaller_steps_first
from reference import keras


def described(student):
    found = student.given("describe")(student.make_callbacks())
    expect(isinstance(found, list | tuple), ask="Are there brackets around the two?")
    return found


def all_of(found, kind):
    return [thing["attributes"] for thing in found if kind in thing["kinds"]]


@check(core=True)
def goes_back(student):
    "EarlyStopping restores the weights of the best epoch"
    stops = all_of(described(student), "EarlyStopping")
    expect(
        any(stop.get("restore_best_weights") for stop in stops),
        "the last weights are kept",
        ask="Which weights does the model have after `patience` epochs without improvement?",
    )


@check
def small_is_good(student):
    "a loss that falls is an improvement for both"
    found = described(student)
    for kind in ("EarlyStopping", "ReduceLROnPlateau"):
        modes = [each.get("mode") for each in all_of(found, kind)]
        expect("max" not in modes, ask="Which mode fits a loss?")


@alternative
def the_other_order():
    """the learning rate first, val_loss as Keras' default, a CSV log besides"""
    return [
        keras.callbacks.ReduceLROnPlateau(patience=0, factor=0.5, min_lr=1e-6),
        keras.callbacks.EarlyStopping(patience=1, restore_best_weights=True, min_delta=1e-4),
        keras.callbacks.TerminateOnNaN(),
    ]


@alternative
def appended():
    """a list that grows, modes said aloud"""
    callbacks = []
    callbacks.append(keras.callbacks.EarlyStopping("val_loss", 0, 30, 0, "min", restore_best_weights=True))
    callbacks.append(keras.callbacks.ReduceLROnPlateau("val_loss", 0.1, 29, mode="min", cooldown=2))
    return callbacks


@alternative
def of_my_own():
    """a class made from EarlyStopping"""

    class Patient(keras.callbacks.EarlyStopping):
        def on_train_end(self, logs=None):
            super().on_train_end(logs)

    common = {"monitor": "val_loss"}
    stop = Patient(patience=9, restore_best_weights=True, start_from_epoch=3, **common)
    return [stop, keras.callbacks.ReduceLROnPlateau(patience=4, **common)]


@misconception(caught_by=goes_back)
def keeps_the_last():
    """When EarlyStopping stops, the best epoch is some epochs ago, and without restore_best_weights=True the model
    keeps the last weights, not the best. Which ones do you want to hand in?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=6),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", patience=3),
    ]


@misconception(caught_by=smaller_steps_first)
def stops_first():
    """The training stops before the learning rate has ever been reduced: EarlyStopping loses patience first. Which
    of the two patiences should be the smaller one?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=3, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", patience=5),
    ]


@misconception(caught_by=smaller_steps_first)
def both_at_once():
    """Both have the same patience, so the learning rate gets smaller in the very epoch in which the training stops.
    What would smaller steps need to show their worth?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=4, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", patience=4),
    ]


@misconception(caught_by=smaller_steps_first)
def patience_of_keras():
    """ReduceLROnPlateau has a patience of 10 if it is not told anything else, more than your EarlyStopping has. Which
    number did you leave to Keras?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=5, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss"),
    ]


@misconception(caught_by=eyes_on_the_development_set)
def training_loss():
    """They watch the loss of the training jets, and that goes on falling while the network learns them by heart.
    Which loss shows overfitting?"""
    return [
        keras.callbacks.EarlyStopping(monitor="loss", patience=6, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="loss", patience=3),
    ]


@misconception(caught_by=eyes_on_the_development_set)
def accuracy_watched():
    """One of them watches the accuracy, which moves in steps and says nothing of how sure the network is. The contract
    asks for val_loss for both: which one is different?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_accuracy", patience=6, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", patience=3),
    ]


@misconception(caught_by=small_is_good)
def rising_is_better():
    """mode="max" takes a loss that *rises* for an improvement, and restores the worst weights of all. Which mode fits
    a loss?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", mode="max", patience=6, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", mode="max", patience=3),
    ]


@misconception(caught_by=both_of_them)
def one_alone():
    """EarlyStopping alone: nobody makes the steps smaller. Which callback is missing?"""
    return [keras.callbacks.EarlyStopping(monitor="val_loss", patience=6, restore_best_weights=True)]


@misconception(caught_by=both_of_them)
def classes_not_objects():
    """The list holds the classes themselves, not objects made from them: nothing was called. What do the
    parentheses in EarlyStopping(…) do?"""
    return [keras.callbacks.EarlyStopping, keras.callbacks.ReduceLROnPlateau]
