# Built from assignments/03_logistic_regression/checks.py by `autograder build`: edit that file, not this one.
"""Public checks: what a student meets first. They travel to students."""

import functools

import numpy as np

from autograder.checks import agree, check, expect, has_shape, numerical_gradient_of_all, quiet

NAND = np.array([[0, 0, 1, 1], [0, 1, 0, 1]]), np.array([[1, 1, 1, 0]])


@functools.cache
def events(n):
    """Photons and jets, features X and labels Y: the same ones for everybody."""
    from autograder.data import photon_jet

    return photon_jet(n, np.random.default_rng(n))[:2]


@check("sigmoid", core=True)
def half_at_zero(student):
    "sigmoid(0) is one half and sigmoid(2) is 0.881"
    agree(student.sigmoid(np.array([[0.0, 2.0]])), np.array([[0.5, 0.8807970779778823]]), ask="What is exp(0)?")


@check("sigmoid", core=True)
def odds(student):
    "odds of three to one are a probability of 3/4, the other way round 1/4"
    z = np.log([3.0, 1 / 3, 9.0])
    agree(student.sigmoid(z), np.array([0.75, 0.25, 0.9]), ask="What is exp(-log 3)?")


@check("sigmoid")
def thousand(student):
    "sigmoid(-1000) is 0 and sigmoid(1000) is 1, without a warning"
    outcome = student.observe("sigmoid", np.array([-1000.0, 1000.0]))
    quiet(outcome, ask="Which exponential is too large for a number, and at which sign of z?")
    agree(outcome.value, np.array([0.0, 1.0]))


@check("cost_loop", core=True)
def nand_by_hand(student):
    "NAND with w = (-1, -1) and b = 1 gives the numbers of the table"
    expected = 0.503204434039084, np.array([[-0.05776464], [-0.05776464]]), -0.25
    agree(
        student.cost_loop(np.array([[-1.0], [-1.0]]), 1.0, *NAND),
        expected,
        rtol=1e-5,
        ask="Which column of the table differs from yours: z, a or dz?",
    )


@check("cost_loop", core=True)
def three_features(student):
    "it works for three features and two examples, too"
    w, X, Y = np.array([[0.5], [-1.0], [2.0]]), np.array([[1.0, 3.0], [2.0, -1.0], [0.0, 0.5]]), np.array([[1, 0]])
    expected = 2.63758727, np.array([[1.07688401], [-1.26581118], [0.24425566]]), 0.09986138
    agree(student.cost_loop(w, 0.25, X, Y), expected, rtol=1e-5, ask="Does dw collect a sum for every feature?")


@check("cost_loop")
def sure_and_wrong(student):
    "being certain and wrong costs much, but no infinity and no nan"
    outcome = student.observe("cost_loop", np.array([[1000.0]]), 0.0, np.array([[1.0, -1.0]]), np.array([[0, 1]]))
    quiet(outcome, ask="What is log(0)? Was the probability clipped before the logarithm?")
    expect(
        np.isfinite(outcome.value[0]) and outcome.value[0] > 20,
        "the cost is not large and finite",
        got=outcome.value[0],
        expected=27.63,
        ask="Was the probability clipped to [1e-12, 1 - 1e-12]?",
    )


@check("cross_entropy", core=True)
def three_predictions(student):
    "the worked example gives 0.973"
    A, Y = np.array([[0.9, 0.8, 0.3]]), np.array([[1, 0, 1]])
    agree(student.cross_entropy(A, Y), 0.9729237441392877, ask="Which probability does the model give to each label?")


@check("cross_entropy", core=True)
def a_coin(student):
    "probability one half for everything costs log 2, however many examples there are"
    for got in student.each("cross_entropy", [(np.full((1, m), 0.5), np.arange(m)[np.newaxis] % 2) for m in (1, 2, 7)]):
        agree(got, np.log(2), ask="Is it a sum or a mean?")


@check("cross_entropy")
def log_of_zero(student):
    "certain and right costs nothing, certain and wrong 27.6"
    right = student.observe("cross_entropy", np.array([[1.0, 0.0]]), np.array([[1, 0]]))
    wrong = student.observe("cross_entropy", np.array([[1.0, 0.0]]), np.array([[0, 1]]))
    for outcome, expected in ((right, 0.0), (wrong, 27.631)):
        quiet(outcome, ask="What is 0 * log(0) for numpy? What does clipping change?")
        agree(outcome.value, expected, rtol=1e-4, ask="Clipped to [1e-12, 1 - 1e-12], what is the logarithm?")


@check("forward", core=True)
def table(student):
    "NAND with w = (-1, -1) and b = 1 gives the probabilities of the table"
    got = student.forward(np.array([[-1.0], [-1.0]]), 1.0, NAND[0])
    agree(got, np.array([[0.73105858, 0.5, 0.5, 0.26894142]]), ask="Write the shapes below each factor: do they fit?")


@check("forward", core=True)
def one_row(student):
    "three features of five examples give one row of five probabilities"
    w, X = np.array([[1.0], [0.0], [-2.0]]), np.arange(15.0).reshape(3, 5) / 10
    got = student.forward(w, 1.5, X)
    has_shape(got, (1, 5), ask="Which of w and X has to be transposed?")
    z = X[0] - 2 * X[2] + 1.5
    agree(got, (1 / (1 + np.exp(-z)))[np.newaxis])


@check("propagate", core=True)
def nand_at_once(student):
    "NAND gives the same numbers as the loop"
    expected = 0.503204434039084, np.array([[-0.05776464], [-0.05776464]]), -0.25
    got = student.propagate(np.array([[-1.0], [-1.0]]), 1.0, *NAND)
    agree(got, expected, rtol=1e-5, ask="Compare with cost_loop: which of the three differs, and by which factor?")


@check("propagate", core=True)
def twice_the_same(student):
    "the same examples twice change neither cost nor gradient: all three are means"
    w, X, Y = np.array([[0.3], [-0.7]]), np.array([[1.0, 2.0, -1.0], [0.5, -1.0, 3.0]]), np.array([[1, 0, 0]])
    once = student.propagate(w, 0.2, X, Y)
    twice = student.propagate(w, 0.2, np.hstack([X, X]), np.hstack([Y, Y]))
    agree(twice, once, ask="Where does the 1/m stand, and does it stand there once?")


@check("propagate", core=True)
def slope_of_the_cost(student):
    "dw and db are the slopes of your own cost"
    w, X, Y = np.array([[0.3], [-0.7], [0.1]]), np.array([[1.0, 2.0], [0.5, -1.0], [0.0, 3.0]]), np.array([[1, 0]])
    _, dw, db = student.propagate(w, 0.2, X, Y)

    def costs(points):
        return [value[0] for value in student.each("propagate", points)]

    slope = numerical_gradient_of_all(lambda around: costs([(v, 0.2, X, Y) for v in around]), w)
    agree(dw, slope, rtol=1e-4, atol=1e-7, what="dw", ask="By which factor, or in which sign, do they differ?")
    slope = numerical_gradient_of_all(lambda around: costs([(w, float(b), X, Y) for b in around]), np.array(0.2))
    agree(db, float(slope), rtol=1e-4, atol=1e-7, what="db", ask="Is db the mean of dZ over the examples?")


@check("fit", core=True)
def first_step(student):
    "the first step starts at zero, notes the cost log 2 and moves against the gradient"
    w, b, costs = student.fit(*NAND, lr=0.5, steps=1)
    agree(costs, [np.log(2)], what="costs", ask="What is the cost before the first update?")
    agree(w, np.zeros((2, 1)), what="w", ask="At w = 0, b = 0 the gradient dw of NAND is zero.")
    agree(b, 0.125, what="b", ask="db is -0.25 there. Uphill or downhill?")


@check("fit", core=True)
def second_step(student):
    "after the second step w moves, too"
    w, b, costs = student.fit(*NAND, lr=0.5, steps=2)
    expected = np.array([[-0.00780233], [-0.00780233]]), 0.23439531, [0.69314718, 0.66384904]
    agree((w, b, costs), expected, rtol=1e-5, ask="Do both updates use the gradient of the same point?")


@check("fit")
def learns_nand(student):
    "a thousand steps learn NAND, and the cost never rises"
    w, b, costs = student.fit(*NAND, lr=1.0, steps=1000)
    expect(len(costs) == 1000, "there is not one cost for each step", got=len(costs), expected=1000)
    expect(np.all(np.diff(costs) < 0), "the cost rises somewhere", ask="Which sign does the update have?")
    z = np.asarray(w).T @ NAND[0] + b
    expect(np.all((z > 0) == (NAND[1] == 1)), "not all four rows are right", got=z, ask="Is b updated as well?")


@check("predict", core=True)
def decisions(student):
    "the table gives (1, 0, 0, 0) at threshold 0.5 and (1, 1, 1, 0) at 0.4"
    w = np.array([[-1.0], [-1.0]])
    agree(student.predict(w, 1.0, NAND[0]), np.array([[1, 0, 0, 0]]), ask="A probability of exactly 0.5: which side?")
    agree(student.predict(w, 1.25, NAND[0]), np.array([[1, 1, 1, 0]]), ask="Is 0.56 greater than 0.5?")
    agree(
        student.predict(w, 1.0, NAND[0], threshold=0.4),
        np.array([[1, 1, 1, 0]]),
        ask="What is compared with the threshold?",
    )


@check("photon_classifier", core=True)
def one_probability_each(student):
    "predict_proba gives one probability in [0, 1] for each event"
    X, Y = events(400)
    predict_proba = student.photon_classifier(X, Y)
    expect(callable(predict_proba), "no function came back", got=predict_proba, ask="Is it `return predict_proba`?")
    p = predict_proba(X[:, :50])
    has_shape(p, (50,), ask="Row 0 of a (1, k) array has the shape (k,).")
    expect(
        np.all((p >= 0) & (p <= 1)), "not all values are in [0, 1]", got=p, ask="Which function makes probabilities?"
    )


@check("photon_classifier", core=True, needs=[one_probability_each])
def beats_every_cut(student):
    "on new events it orders photons and jets better than any single feature"
    X, Y = events(3000)
    p = student.photon_classifier(X[:, :2000], Y[:, :2000])(X[:, 2000:])
    photon = Y[0, 2000:] == 1
    has_shape(p, photon.shape)
    share = np.mean(p[photon][:, np.newaxis] > p[~photon]) + np.mean(p[photon][:, np.newaxis] == p[~photon]) / 2
    ask = "Are all features on one scale before the fit? Is the sign right?"
    expect(share > 0.85, f"the share of pairs in the right order is {share:.3f}", expected="above 0.85", ask=ask)


@check("photon_classifier")
def one_at_a_time(student):
    "an event has the same value alone and among others"
    X, Y = events(400)
    predict_proba = student.photon_classifier(X, Y)
    together = predict_proba(X[:, :20])
    alone = predict_proba(X[:, 7:8])
    agree(alone, together[7:8], ask="With which mean and deviation is a new event scaled?")
