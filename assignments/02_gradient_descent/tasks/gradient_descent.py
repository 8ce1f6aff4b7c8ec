"""What the judge knows of gradient_descent: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, unchanged
from autograder.course.proof import alternative, misconception

from problems import LOOSE, SINGLE
from public import lecture_path, start_stays


def valley(rng, n):
    "A tilted quadratic valley: every component of its gradient depends on all of w. Also its lowest point."
    A = rng.normal(size=(n, n))
    A = A @ A.T / n + 0.5 * np.eye(n)
    bottom = rng.normal(size=(n, 1))
    return (lambda w: A @ (w - bottom)), bottom


def walked(value, grad, w0, lr, steps, tolerance=LOOSE):
    "Fail unless the value is (w, history) of plain gradient descent."
    expect(isinstance(value, tuple | list) and len(value) == 2, "that is no pair (w, history)", got=value)
    w, history = value
    expected = [np.asarray(w0, dtype=float)]
    for _ in range(steps):
        expected.append(expected[-1] - lr * grad(expected[-1]))
    agree(
        w, expected[-1], **tolerance, what="w", ask="Every step: w - lr * gradient, the gradient at the present point?"
    )
    ask = "steps + 1 points, from w0 itself to the last one; each an array of its own that does not change afterwards?"
    expect(isinstance(history, tuple | list | np.ndarray), "the history is no list", got=history, ask=ask)
    expect(len(history) == steps + 1, "the history has another length", got=len(history), expected=steps + 1, ask=ask)
    agree(list(history), expected, **tolerance, what="history", ask=ask)


@check(core=True)
def tilted_valley(student, rng):
    "the path down a tilted valley, all components at the same time"
    for n, steps in ((3, 6), (2, 9)):
        grad, _ = valley(rng, n)
        w0 = rng.normal(size=(n, 1))
        walked(student.gradient_descent(grad, w0, 0.2, steps), grad, w0, 0.2, steps)


@check(core=True)
def crooked(student, rng):
    "a gradient that is no linear function"

    def grad(w):
        return np.sin(3 * w) + w**3 + w[::-1]

    w0 = rng.uniform(-1, 1, size=4)
    walked(student.gradient_descent(grad, w0, 0.1, 8), grad, w0, 0.1, 8)


@check
def few_steps(student, rng):
    "no step, one step"
    grad, _ = valley(rng, 2)
    w0 = rng.normal(size=(2, 1))
    for steps in (0, 1):
        walked(student.gradient_descent(grad, w0, 0.3, steps), grad, w0, 0.3, steps)


@check
def any_shape(student, rng):
    "w0 may have any shape"
    for shape in ((5,), (1,), (1, 4), (2, 3)):
        w0 = rng.normal(size=shape)
        walked(student.gradient_descent(lambda w: 2 * w - 1, w0, 0.1, 3), lambda w: 2 * w - 1, w0, 0.1, 3)


@check
def full_steps(student):
    "steep slopes and gentle ones: a step is lr times the gradient, however long it is"
    for scale, lr in ((1e6, 1e-7), (1e-6, 1e5), (1.0, 1e-3)):
        w0 = np.array([3.0, -40.0])
        walked(
            student.gradient_descent(lambda w, k=scale: k * w, w0, lr, 5),
            lambda w, k=scale: k * w,
            w0,
            lr,
            5,
            {"rtol": 1e-6},
        )


@check
def does_what_it_is_told(student, rng):
    "it does not stop early, neither at the bottom nor when the path climbs"
    grad, bottom = valley(rng, 2)
    walked(student.gradient_descent(grad, bottom, 0.1, 5), grad, bottom, 0.1, 5)
    w0 = np.array([1.0, -2.0])
    walked(student.gradient_descent(lambda w: 2 * w, w0, 1.5, 6), lambda w: 2 * w, w0, 1.5, 6)
    walked(student.gradient_descent(lambda w: 2 * w, w0, 0.5, 4), lambda w: 2 * w, w0, 0.5, 4)


@check
def integer_start(student):
    "an integer or float32 start is a start"
    for kind in (int, np.float32):
        w0 = np.array([[3], [-2]], dtype=kind)
        walked(student.gradient_descent(lambda w: 0.5 * w, w0, 0.3, 4), lambda w: 0.5 * w, w0, 0.3, 4, SINGLE)


@check
def called_with_names(student, rng):
    "the arguments are called grad, w0, lr and steps, and w0 stays as it is"
    grad, _ = valley(rng, 3)
    outcome = student.observe("gradient_descent", grad=grad, w0=rng.normal(size=(3, 1)), lr=0.1, steps=3)
    unchanged(outcome, ask="Is w0 itself moved, by `-=`? Which line makes a point of its own?")


@alternative
def in_place_with_copies(grad, w0, lr, steps):
    "in place, with copies in the history"
    w = np.array(w0, dtype=float)
    history = [w.copy()]
    for _ in range(steps):
        w -= lr * grad(w)
        history.append(w.copy())
    return w, history


@alternative
def filled_array(grad, w0, lr, steps):
    "the history as one array that is filled"
    history = np.empty((steps + 1, *w0.shape))
    history[0] = w0
    for k in range(steps):
        history[k + 1] = history[k] - lr * grad(history[k])
    return history[-1], history


@alternative
def accumulated(grad, w0, lr, steps):
    "itertools.accumulate; the pair as a list"
    from itertools import accumulate, repeat

    path = list(accumulate(repeat(None, steps), lambda w, _: w - lr * np.asarray(grad(w)), initial=w0))
    return [path[-1], tuple(path)]


@misconception(caught_by=lecture_path)
def towards_the_gradient(grad, w0, lr, steps):
    "You step along the gradient, uphill. Some slides say so; which sign has the formula?"
    w, history = w0, [w0]
    for _ in range(steps):
        w = w + lr * grad(w)
        history.append(w)
    return w, history


@misconception(caught_by=lecture_path)
def one_array_for_all(grad, w0, lr, steps):
    "All entries of your history are one and the same array, which `-=` moves on. What has to be appended instead?"
    w = w0.astype(float)
    history = [w]
    for _ in range(steps):
        w -= lr * grad(w)
        history.append(w)
    return w, history


@misconception(caught_by=lecture_path)
def start_left_out(grad, w0, lr, steps):
    "The starting point is missing from the history. How many points has a path of three steps?"
    w, history = w0, []
    for _ in range(steps):
        w = w - lr * grad(w)
        history.append(w)
    return w, history


@misconception(caught_by=lecture_path)
def end_left_out(grad, w0, lr, steps):
    "The last point is missing from the history: you append before the step. How many points has a path of three steps?"
    w, history = w0, []
    for _ in range(steps):
        history.append(w)
        w = w - lr * grad(w)
    return w, history


@misconception(caught_by=lecture_path)
def gradient_taken_once(grad, w0, lr, steps):
    "The gradient is taken at the start alone, and used again and again. Where are you after the first step?"
    w, history, g = w0, [w0], grad(w0)
    for _ in range(steps):
        w = w - lr * g
        history.append(w)
    return w, history


@misconception(caught_by=lecture_path)
def rate_forgotten(grad, w0, lr, steps):
    "Each step is the whole gradient: the learning rate is missing. How far is it from 1 with a gradient of 2?"
    w, history = w0, [w0]
    for _ in range(steps):
        w = w - grad(w)
        history.append(w)
    return w, history


@misconception(caught_by=lecture_path)
def unit_steps(grad, w0, lr, steps):
    """All your steps have the same length: the gradient is divided by its norm. Should a step not get shorter
    where it is flat?"""
    w, history = w0, [w0]
    for _ in range(steps):
        g = grad(w)
        w = w - lr * g / max(np.linalg.norm(g), 1e-12)
        history.append(w)
    return w, history


@misconception(caught_by=lecture_path)
def rate_decays(grad, w0, lr, steps):
    "Your learning rate shrinks from step to step. Is anything said of that here?"
    w, history = w0, [w0]
    for k in range(steps):
        w = w - lr / (k + 1) * grad(w)
        history.append(w)
    return w, history


@misconception(caught_by=tilted_valley)
def one_component_after_another(grad, w0, lr, steps):
    """You move one component, and take the gradient for the next at the new place. All components belong to one
    and the same point: when is the gradient taken?"""
    w, history = w0.astype(float), [w0]
    for _ in range(steps):
        for index in np.ndindex(w.shape):
            w = w.copy()
            w[index] -= lr * grad(w)[index]
        history.append(w)
    return w, history


@misconception(caught_by=full_steps)
def clipped(grad, w0, lr, steps):
    "Large gradients are clipped. A step is lr times the gradient, however large: who chooses lr?"
    w, history = w0, [w0]
    for _ in range(steps):
        w = w - lr * np.clip(grad(w), -100, 100)
        history.append(w)
    return w, history


@misconception(caught_by=does_what_it_is_told)
def stops_early(grad, w0, lr, steps):
    "You stop when the gradient is small, and the history is too short. How many points were ordered?"
    w, history = w0, [w0]
    for _ in range(steps):
        g = grad(w)
        if np.abs(g).max() < 1e-8:
            break
        w = w - lr * g
        history.append(w)
    return w, history


@misconception(caught_by=start_stays)
def start_moved(grad, w0, lr, steps):
    "Your steps move the caller's w0: `-=` works in place. Which line would give a point of its own?"
    history = [w0.astype(float)]
    for _ in range(steps):
        if w0.dtype.kind != "f":
            w0 = w0.astype(float)
        w0 -= lr * grad(w0)
        history.append(w0.copy())
    return w0, history
