# Built from assignments/08_training_craft/checks.py by `autograder build`: edit that file, not this one.
"""Public checks: they travel to students."""

import numpy as np

from autograder.checks import agree, check, expect, has_shape, numerical_gradient, parts


def column(*values):
    return np.array(values, dtype=float)[:, np.newaxis]


@check("momentum_step", core=True)
def steady_push(student):
    "a gradient of 1 gives v = 0.1, 0.19, 0.271, and w follows the new v"
    w, v = column(0), column(0)
    for v_right, w_right in ((0.1, -0.05), (0.19, -0.145), (0.271, -0.2805)):
        w, v = parts(student.momentum_step(w, column(1), v, 0.5, 0.9), "w, v")
        agree(v, column(v_right), what="v", ask="How much of the old v stays, and with which weight does g come in?")
        agree(
            w,
            column(w_right),
            what="w",
            ask="Which v does the step follow, the old or the new one? In which direction?",
        )


@check("momentum_step", core=True)
def no_memory_is_plain_descent(student):
    "with beta = 0 it's plain gradient descent"
    w, v = parts(student.momentum_step(column(1, 2), column(3, -4), column(7, 7), 0.1, 0.0), "w, v")
    agree(w, column(0.7, 2.4), what="w", ask="What is v when nothing of the old v is kept?")
    agree(v, column(3, -4), what="v", ask="What is v when nothing of the old v is kept?")


@check("adam_step", core=True)
def first_step_is_the_learning_rate(student):
    "the first step is as large as the learning rate, for a gradient of 100 as for one of -0.01"
    zeros = column(0, 0)
    w = parts(student.adam_step(zeros, column(100, -0.01), zeros, zeros, 1, 0.001), "w, m, v")[0]
    agree(w, column(-0.001, 0.001), rtol=1e-3, ask="With t = 1, what is 1 - beta**t? Are both means corrected?")


@check("adam_step", core=True)
def what_is_kept(student):
    "m and v come back as they are before the correction"
    zeros = column(0, 0)
    _, m, v = parts(student.adam_step(zeros, column(100, -0.01), zeros, zeros, 1, 0.001), "w, m, v")
    agree(m, column(10, -0.001), what="m", ask="Do the means with hats stay inside?")
    agree(v, column(10, 1e-7), what="v", ask="v is a mean of what? And does the mean with its hat stay inside?")


@check("adam_step", core=True)
def three_steps(student):
    "three steps with gradients 1, 2, -2 lead to -0.1, -0.1965 and -0.2095"
    w, m, v = column(0), column(0), column(0)
    for t, (g, right) in enumerate(((1, -0.1), (2, -0.1965182), (-2, -0.2095117)), 1):
        w, m, v = parts(student.adam_step(w, column(g), m, v, t, 0.1), "w, m, v")
        agree(w, column(right), atol=1e-6, what=f"w after step {t}", ask="Does the correction know which step it is?")


TINY = {
    "W1": np.array([[1.0, -2.0], [0.0, 3.0]]),
    "b1": np.array([[5.0], [5.0]]),
    "W2": np.array([[2.0, -1.0]]),
    "b2": np.array([[1.0]]),
}


@check("l2_cost", core=True)
def nineteen_squares(student):
    "the squares of the example are 19, so 0.4 becomes 0.495"
    agree(
        student.l2_cost(0.4, TINY, 0.1, 10), 0.495, ask="0.1 / 20 * 19 = ? Which arrays take part, and in which power?"
    )


@check("l2_cost", core=True)
def no_penalty(student):
    "with lambda = 0, or weights of 0, the cost stays what it is"
    agree(student.l2_cost(0.7, TINY, 0.0, 10), 0.7, ask="What is added when lambda is 0?")
    nothing = TINY | {"W1": np.zeros((2, 2)), "W2": np.zeros((1, 2))}
    agree(student.l2_cost(0.7, nothing, 0.5, 10), 0.7, ask="Which parameters are not zero here, and should they pay?")


def zeros_and_ones(mask, shape):
    has_shape(mask, shape, ask="One decision for each entry of A.")
    only = mask.dtype.kind in "biuf" and np.all((mask == 0) | (mask == 1))
    expect(
        only,
        "the mask holds something else than 0 and 1",
        got=mask,
        ask="Is the factor 1/keep in the mask? It should be outside.",
    )
    return mask


@check("dropout_forward", gate=True)
def output_and_mask(student):
    "it returns A and a mask of A's shape"
    out, mask = parts(student.dropout_forward(np.ones((3, 4)), 0.5, np.random.default_rng(1), True), "A, mask")
    has_shape(out, (3, 4), ask="Entries become 0, they don't vanish.")
    has_shape(mask, (3, 4), ask="One decision for each entry of A.")


@check("dropout_forward", core=True)
def survivors_grow(student):
    "the mask is 0 or 1, survivors are divided by keep, the rest is 0"
    A = np.arange(1.0, 13.0).reshape(3, 4)
    out, mask = parts(student.dropout_forward(A, 0.8, np.random.default_rng(2), True), "A, mask")
    agree(out, A * zeros_and_ones(mask, (3, 4)) / 0.8, ask="If 4 of 5 survive, by how much must they grow?")


@check("dropout_forward", core=True)
def share_that_survives(student):
    "with keep = 0.8 about 80 % of the entries survive"
    _, mask = parts(student.dropout_forward(np.ones((100, 100)), 0.8, np.random.default_rng(3), True), "A, mask")
    share = float(np.mean(zeros_and_ones(mask, (100, 100))))
    expect(
        abs(share - 0.8) < 0.03, "the share differs", got=share, expected=0.8, ask="Is keep the probability to stay?"
    )


@check("dropout_forward", core=True)
def nothing_in_use(student):
    "in use (training=False) A itself comes back, with None"
    A = np.array([[1.0, -2.0, 3.0]])
    out, mask = parts(student.dropout_forward(A, 0.5, np.random.default_rng(4), False), "A, mask")
    agree(out, A, ask="Inverted dropout did all the scaling in training: what is left to do?")
    expect(mask is None, "there should be no mask", got=mask, expected="None", ask="What was dropped in use?")


@check("dropout_backward", core=True)
def the_example_backward(student):
    "mask (1, 0, 0, 1) and keep 0.5 make (2, 0, 0, -6) of (1, 1, 1, -3)"
    mask = np.array([[True, False, False, True]])
    got = student.dropout_backward(np.array([[1.0, 1.0, 1.0, -3.0]]), mask, 0.5)
    agree(got, np.array([[2.0, 0.0, 0.0, -6.0]]), ask="How does the output change when an input changes by 1?")


@check("dropout_backward", core=True)
def everything_kept(student):
    "a mask of ones with keep = 0.8 multiplies by 1.25"
    got = student.dropout_backward(np.array([[4.0], [-8.0]]), np.array([[True], [True]]), 0.8)
    agree(got, np.array([[5.0], [-10.0]]), ask="Forward the survivors were divided by 0.8. And backward?")


def statistics(mean, var):
    return {"mean": column(*mean), "var": column(*var)}


@check("batchnorm_forward", core=True)
def seven_and_thirteen(student):
    "z = (1, 5) with gamma 3 and beta 10 gives (7, 13) in training"
    out = parts(
        student.batchnorm_forward(np.array([[1.0, 5.0]]), column(3), column(10), statistics([0], [1]), True),
        "out, running",
    )[0]
    agree(out, np.array([[7.0, 13.0]]), rtol=1e-4, ask="The mean is 3. What is the variance, divided by m?")


@check("batchnorm_forward", core=True)
def running_moves(student):
    "the running mean goes from 0 to 0.3 and the variance from 1 to 1.3"
    running = parts(
        student.batchnorm_forward(np.array([[1.0, 5.0]]), column(3), column(10), statistics([0], [1]), True),
        "out, running",
    )[1]
    agree(running, statistics([0.3], [1.3]), ask="Which of the two keeps 0.9, the old value or that of the batch?")


@check("batchnorm_forward", core=True)
def one_event_in_use(student):
    "in use z = 3 with running mean 0.3 and variance 1.3 gives 17.10, and running stays"
    running = statistics([0.3], [1.3])
    out, after = parts(
        student.batchnorm_forward(np.array([[3.0]]), column(3), column(10), running, False), "out, running"
    )
    agree(out, np.array([[17.104]]), atol=1e-3, ask="Whose mean and variance are used for a single event?")
    agree(after, running, ask="What is there to learn from an event in use?")


@check("batchnorm_backward", gate=True)
def three_gradients(student):
    "dZ, dgamma and dbeta have the shapes of Z, gamma and beta"
    got = parts(
        student.batchnorm_backward(np.ones((2, 3)), np.arange(6.0).reshape(2, 3), np.ones((2, 1))), "dZ, dgamma, dbeta"
    )
    for value, shape in zip(got, ((2, 3), (2, 1), (2, 1)), strict=True):
        has_shape(value, shape, ask="A derivative has the shape of what it belongs to. keepdims?")


@check("batchnorm_backward", core=True)
def gamma_and_beta(student):
    "dgamma and dbeta are the sums of dout * Z_hat and of dout"
    dout, Z = np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([[1.0, 5.0], [2.0, 4.0]])
    _, dgamma, dbeta = parts(student.batchnorm_backward(dout, Z, column(1, 1), 0.0), "dZ, dgamma, dbeta")
    agree(
        dgamma, column(1, -1), what="dgamma", ask="Z_hat is (-1, 1) in both rows. What is it multiplied by and summed?"
    )
    agree(dbeta, column(3, -1), what="dbeta", ask="beta is added to every example: sum or mean?")


@check("batchnorm_backward", core=True)
def every_entry_of_dZ(student):
    "every entry of dZ agrees with central differences"
    rng = np.random.default_rng(5)
    dout, Z, gamma = rng.normal(size=(3, 4)), rng.normal(size=(3, 4)), column(1.5, -0.5, 2)

    def loss(Z):
        centred = Z - Z.mean(axis=1, keepdims=True)
        return np.sum(dout * gamma * centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5))

    dZ = parts(student.batchnorm_backward(dout, Z, gamma), "dZ, dgamma, dbeta")[0]
    ask = "Z moves the output in three ways: directly, by way of the mean, by way of the variance. Are all three in?"
    agree(dZ, numerical_gradient(loss, Z), rtol=1e-5, atol=1e-6, what="dZ", ask=ask)


@check("early_stopping", core=True)
def table_of_the_text(student):
    "the losses of the table stop at epoch 5, and epoch 3 was the best"
    got = student.early_stopping([0.9, 0.7, 0.8, 0.6, 0.65, 0.61, 0.5], 2, 0.0)
    agree(got, (5, 3), ask="Go through the table: when has nothing improved for the second time in a row?")


@check("early_stopping", core=True)
def always_better(student):
    "a loss that always falls is never stopped"
    agree(student.early_stopping([4.0, 3.0, 2.0, 1.0], 1, 0.5), (3, 3), ask="The last epoch has which number?")


@check("early_stopping", core=True)
def getting_worse_is_no_improvement(student):
    "losses that get worse and worse stop after `patience` of them"
    agree(student.early_stopping([1.0, 2.0, 4.0, 8.0, 16.0], 3, 0.25), (3, 0), ask="It changes, but does it improve?")


@check("reduce_on_plateau", core=True)
def five_equal_losses(student):
    "five equal losses with patience 2: 0.8, 0.8, 0.8, 0.4, 0.4"
    agree(
        student.reduce_on_plateau([1.0, 1.0, 1.0, 1.0, 1.0], 0.8, 0.5, 2, 0.01),
        [0.8, 0.8, 0.8, 0.4, 0.4],
        ask="Epochs 1 and 2 don't improve. In which epoch is the smaller rate used for the first time?",
    )


@check("reduce_on_plateau", core=True)
def as_long_as_it_falls(student):
    "as long as the loss falls the rate stays"
    agree(student.reduce_on_plateau([4.0, 3.0, 2.0, 1.0], 0.1, 0.5, 1, 0.5), [0.1] * 4, ask="Is there a plateau?")


TABLE = ((0.01, 0.11, "variance"), (0.15, 0.16, "bias"), (0.15, 0.30, "both"), (0.005, 0.01, "fine"))


@check("diagnose", core=True)
def four_lines_of_the_lecture(student):
    "1/11, 15/16, 15/30 and 0.5/1 % are variance, bias, both and fine"
    for train, dev, verdict in TABLE:
        ask = f"train - human is {train:g}, dev - train is {dev - train:.3g}: which is larger than 0.02?"
        agree(student.diagnose(train, dev, 0.0), verdict, ask=ask)


@check("diagnose", core=True)
def with_a_yardstick(student):
    "15/16 % is fine where even experts get 14.5 % wrong"
    agree(student.diagnose(0.15, 0.16, 0.145), "fine", ask="How much of the 15 % could anybody avoid?")
