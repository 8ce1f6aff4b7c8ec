# Built from assignments/05_softmax/checks.py by `autograder build`: edit that file, not this one.
"""Public checks: what a student meets first. They travel to students."""

import numpy as np

from autograder.checks import agree, check, expect, has_shape, numerical_gradient_of_all, quiet

NAMES = ("identity", "step", "sigmoid", "tanh", "arctan", "relu", "leaky_relu", "elu", "softplus")
THREE = np.array([-2.0, 0.0, 2.0])
VALUES = {
    "identity": (-2.0, 0.0, 2.0),
    "step": (0.0, 1.0, 1.0),
    "sigmoid": (0.11920292, 0.5, 0.88079708),
    "tanh": (-0.96402758, 0.0, 0.96402758),
    "arctan": (-1.10714872, 0.0, 1.10714872),
    "relu": (0.0, 0.0, 2.0),
    "leaky_relu": (-0.02, 0.0, 2.0),
    "elu": (-0.86466472, 0.0, 2.0),
    "softplus": (0.12692801, 0.69314718, 2.12692801),
}
SLOPES = {
    "identity": (1.0, 1.0, 1.0),
    "step": (0.0, 0.0, 0.0),
    "sigmoid": (0.10499359, 0.25, 0.10499359),
    "tanh": (0.07065082, 1.0, 0.07065082),
    "arctan": (0.2, 1.0, 0.2),
    "relu": (0.0, 0.0, 1.0),
    "leaky_relu": (0.01, 0.01, 1.0),
    "elu": (0.13533528, 1.0, 1.0),
    "softplus": (0.11920292, 0.5, 0.88079708),
}


@check("activation", core=True)
def table_of_values(student):
    "all nine have the values of the table at -2, 0 and 2"
    for name, values in VALUES.items():
        ask = f"What does the table say about {name}, below 0, at 0 and above?"
        agree(student.activation(name, THREE), np.array(values), rtol=1e-5, what=name, ask=ask)


@check("activation", core=True)
def in_any_shape(student):
    "a table (2, 3) comes back as (2, 3)"
    z = np.array([[-1.0, 0.5, 3.0], [2.0, -0.25, 0.0]])
    for name in NAMES:
        has_shape(student.activation(name, z), (2, 3), ask=f"Is it element by element for {name}?")


@check("activation")
def thousand(student):
    "all nine are safe at -1000 and 1000"
    arctan = np.arctan(1000.0)
    ends = {"step": (0, 1), "sigmoid": (0, 1), "tanh": (-1, 1), "arctan": (-arctan, arctan), "elu": (-1, 1000)}
    ends |= {"relu": (0, 1000), "leaky_relu": (-10, 1000), "softplus": (0, 1000), "identity": (-1000, 1000)}
    for name in NAMES:
        outcome = student.observe("activation", name, np.array([-1000.0, 1000.0]))
        quiet(outcome, ask=f"Which exponential in {name} is too large for a number? np.where computes both its sides.")
        agree(outcome.value, np.array(ends[name], dtype=float), what=name)


@check("activation_derivative", core=True)
def table_of_slopes(student):
    "all nine have the slopes of the table at -2 and 2"
    for name, values in SLOPES.items():
        ask = f"Is the slope of {name} taken at z itself?"
        got = student.activation_derivative(name, THREE[[0, 2]])
        agree(got, np.array(values)[[0, 2]], rtol=1e-5, what=name, ask=ask)


@check("activation_derivative", core=True)
def slopes_near_zero(student):
    "the smooth ones are steepest at 0, or half way up"
    for name in ("identity", "sigmoid", "tanh", "arctan", "elu", "softplus"):
        got = student.activation_derivative(name, np.array([[0.0]]))
        agree(got, np.array([[SLOPES[name][1]]]), what=name, ask=f"What does the table say about {name} at z = 0?")


@check("activation_derivative")
def at_the_kink(student):
    "at z = 0 relu, leaky_relu and step have the slope that was agreed on"
    for name in ("relu", "leaky_relu", "step"):
        got = student.activation_derivative(name, np.array([0.0, 1.0, -1.0]))
        expected = {"relu": (0.0, 1.0, 0.0), "leaky_relu": (0.01, 1.0, 0.01), "step": (0.0, 0.0, 0.0)}[name]
        agree(got, np.array(expected), what=name, ask="Which side's slope is taken at 0? `z > 0` or `z >= 0`?")


@check("softmax", core=True)
def four_scores(student):
    "the scores (5, 2, -1, 3) of the lecture give (.842, .042, .002, .114)"
    Z = np.array([[5.0], [2.0], [-1.0], [3.0]])
    expected = np.array([[0.84203357], [0.04192238], [0.00208719], [0.11395685]])
    agree(student.softmax(Z), expected, rtol=1e-5, ask="Is it exp(z) divided by the sum of all four exponentials?")


@check("softmax", core=True)
def columns_are_distributions(student):
    "with three classes and five examples every column is positive and has the sum 1"
    Z = np.arange(15.0).reshape(3, 5) ** 1.5 / 20 - 1
    A = student.softmax(Z)
    has_shape(A, (3, 5), ask="As many probabilities as scores?")
    expect(np.all(A > 0), "not all entries are positive", got=A)
    agree(A.sum(axis=0), np.ones(5), what="sums of the columns", ask="Which axis runs down a column?")


@check("softmax")
def thousand_scores(student):
    "scores of +-1000 give probabilities, without a warning"
    outcome = student.observe("softmax", np.array([[1000.0, -1000.0], [1000.0, -1000.0]]))
    quiet(outcome, ask="What may be subtracted from all scores of a column, and of which column is the largest score?")
    agree(outcome.value, np.full((2, 2), 0.5))


@check("categorical_cross_entropy", core=True)
def three_jets(student):
    "the three jets of the table cost 0.520"
    A = np.array([[0.7, 0.1, 0.2], [0.2, 0.3, 0.5], [0.1, 0.6, 0.3]])
    Y = np.array([[1, 0, 0], [0, 0, 1], [0, 1, 0]])
    agree(student.categorical_cross_entropy(A, Y), 0.5202159160882228, ask="Which three probabilities count?")


@check("categorical_cross_entropy", core=True)
def knows_nothing(student):
    "the same probability for every class costs log C, however many examples there are"
    for C, m in ((3, 1), (3, 6), (5, 4)):
        Y = np.eye(C)[:, np.arange(m) % C]
        got = student.categorical_cross_entropy(np.full((C, m), 1 / C), Y)
        agree(got, np.log(C), ask="Is it a mean, and over how many?")


@check("categorical_cross_entropy")
def log_of_zero(student):
    "certain and right costs nothing, certain and wrong 27.6"
    A, Y = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]), np.array([[1, 0], [0, 1], [0, 0]])
    for labels, expected in ((Y, 0.0), (Y[:, ::-1], 27.631)):
        outcome = student.observe("categorical_cross_entropy", A, labels)
        quiet(outcome, ask="What is 0 * log(0) for numpy? What does clipping change?")
        agree(outcome.value, expected, rtol=1e-4, ask="Clipped to [1e-12, 1 - 1e-12], what is the logarithm?")


@check("softmax_propagate", core=True)
def by_hand(student):
    "the two examples of the text give its numbers"
    W = np.array([[np.log(2), 0.0], [0.0, 0.0], [0.0, np.log(2)]])
    got = student.softmax_propagate(W, np.zeros((3, 1)), np.eye(2), np.array([[1, 0], [0, 1], [0, 0]]))
    dW, db = np.array([[-0.25, 0.125], [0.125, -0.375], [0.125, 0.25]]), np.array([[-0.125], [-0.25], [0.375]])
    agree(got, (1.5 * np.log(2), dW, db), ask="Which differs from the text first: A, dZ, dW or db?")


W, b = np.array([[0.3, -0.7], [1.0, 0.2], [-0.4, 0.5]]), np.array([[0.2], [-0.1], [0.4]])
X, Y = np.array([[1.0, 2.0, -1.0, 0.3], [0.5, -1.0, 3.0, 1.5]]), np.eye(3)[:, [1, 0, 2, 1]]


@check("softmax_propagate", core=True)
def twice_the_same(student):
    "the same examples twice change neither cost nor gradient: all three are means"
    once = student.softmax_propagate(W, b, X, Y)
    twice = student.softmax_propagate(W, b, np.hstack([X, X]), np.hstack([Y, Y]))
    agree(twice, once, ask="Where does the 1/m stand, and does it stand there once?")


@check("softmax_propagate", core=True)
def slopes_of_the_cost(student):
    "dW and db are the slopes of your own cost"
    _, dW, db = student.softmax_propagate(W, b, X, Y)

    def costs(points):
        return [value[0] for value in student.each("softmax_propagate", points)]

    slope = numerical_gradient_of_all(lambda around: costs([(V, b, X, Y) for V in around]), W)
    agree(dW, slope, rtol=1e-4, atol=1e-7, what="dW", ask="By which factor, sign or order of indices do they differ?")
    slope = numerical_gradient_of_all(lambda around: costs([(W, c, X, Y) for c in around]), b)
    agree(db, slope, rtol=1e-4, atol=1e-7, what="db", ask="Is db the mean of dZ over the examples, a column?")


@check("fit_softmax", core=True)
def one_step(student):
    "with one batch, one epoch is one step from zeros against the gradient"
    got = student.fit_softmax(np.eye(2), np.array([[1, 0], [0, 1], [0, 0]]), 0.6, 1, 2, np.random.default_rng(0))
    W = np.array([[0.2, -0.1], [-0.1, 0.2], [-0.1, -0.1]])
    ask = "At zero every class has 1/3. Which way does the gradient point, and which way do we go?"
    agree(got, (W, np.array([[0.1], [0.1], [-0.2]])), ask=ask)


@check("fit_softmax", core=True)
def batches_of_three(student):
    "four examples in batches of three for two epochs: four steps, in the order of rng.permutation(4)"
    got = student.fit_softmax(X, Y, 0.5, 2, 3, np.random.default_rng(3))
    W = np.array([[0.25185239, -0.62557278], [0.56162695, -0.57709971], [-0.81347934, 1.20267249]])
    b = np.array([[-0.14183821], [0.03799641], [0.10384180]])
    ask = "In each epoch one permutation, first three of it and then the last one? Is each mean over its own batch?"
    agree(got, (W, b), rtol=1e-5, ask=ask)


@check("fit_softmax")
def learns_clouds(student):
    "four clouds of points are told apart"
    from autograder.data import blobs

    points, y = blobs(200, np.random.default_rng(2), classes=4, spread=0.4)
    V, c = student.fit_softmax(points, np.eye(4)[:, y], 0.5, 10, 20, np.random.default_rng(0))
    has_shape(V, (4, 2))
    has_shape(c, (4, 1))
    right = np.mean(np.argmax(V @ points + c, axis=0) == y)
    expect(right > 0.95, f"only {100 * right:.0f} % are right", ask="Does every batch of every epoch make a step?")


@check("predict_class", core=True)
def largest_wins(student):
    "the largest score of each column wins, counted from 0"
    V = np.array([[5.0, 1.0, 0.0], [2.0, 3.0, 0.5], [-1.0, 2.0, 4.0], [3.0, 0.0, 1.0]])
    got = student.predict_class(V, np.zeros((4, 1)), np.eye(3))
    agree(got, np.array([0, 1, 2]), ask="Which axis runs over the classes of one example?")


@check("predict_class", core=True)
def bias_decides(student):
    "with no features to speak of the bias decides, and one integer per example comes back"
    got = student.predict_class(np.zeros((3, 2)), np.array([[0.2], [0.1], [0.5]]), np.ones((2, 5)))
    agree(got, np.full(5, 2), ask="Is b added before the largest is looked for? One number per example?")
