"""Hidden checks: only the judge reads them."""

import numpy as np

from autograder.checks import agree, check, expect, is_float, leaves_global_random_alone, quiet, returned, unchanged

NAMES = ("identity", "step", "sigmoid", "tanh", "arctan", "relu", "leaky_relu", "elu", "softplus")
SINGLE = {"rtol": 1e-5, "atol": 2e-6}  # what a right solution in float32 reaches
COARSE = {"rtol": 1e-3, "atol": 1e-5}  # the same, where it takes differences of numbers of 1000
EXTREMES = (-1000.0, 1000.0, -750.0, 720.0, -100.0, 95.0, -40.0, 40.0)
SHAPES = ((2, 1, 1), (3, 1, 5), (5, 4, 1), (3, 3, 3), (2, 6, 2), (4, 2, 4), (3, 5, 3))  # (C, n, m)


def problem(rng, C, n, m):
    """W, b, X and one-hot Y; every class is there where there is room."""
    Y = np.eye(C)[:, rng.permutation(np.arange(m) % C)]
    return rng.normal(size=(C, n)), rng.normal(size=(C, 1)), rng.normal(0.4, 1.0, size=(n, m)), Y


def whole(rng, C=3, n=2, m=7):
    """A problem in integers."""
    W, b, X = rng.integers(-2, 3, (C, n)), rng.integers(-2, 3, (C, 1)), rng.integers(-3, 4, (n, m))
    W[0, 0], X[0, :2] = 1, (2, -3)
    return W, b, X, np.eye(C, dtype=int)[:, np.arange(m) % C]


def single(rng, C=3, n=4, m=6):
    """A problem in float32, the labels too."""
    return tuple(part.astype(np.float32) for part in problem(rng, C, n, m))


def doubles(*arguments):
    """The same numbers in double precision, for the reference."""
    return tuple(np.asarray(a, np.float64) if isinstance(a, np.ndarray) else a for a in arguments)


def compared(student, reference, task, *arguments, **tolerance):
    """The student's value on these arguments is the reference's on the same numbers."""
    agree(getattr(student, task)(*arguments), getattr(reference, task)(*doubles(*arguments)), **tolerance)


def all_nine(student, reference, task, z, ask="For which z does it differ?", **tolerance):
    """Each of the nine on the same numbers."""
    for name, got in zip(NAMES, student.each(task, [(name, z) for name in NAMES]), strict=True):
        expected = getattr(reference, task)(*doubles(name, z))
        agree(got, expected, what=name, ask=f"Look at {name}. {ask}", **tolerance)


def all_nine_far_out(student, reference, task):
    """Safe in both precisions."""
    for dtype in (np.float64, np.float32):
        z = np.array(EXTREMES, dtype)
        for name in NAMES:
            outcome = student.observe(task, name, z)
            quiet(outcome, ask=f"Which exponential in {name} is too large? np.where computes both of its sides.")
            expected = getattr(reference, task)(name, z.astype(np.float64))
            ask = f"What does {name} look like far away from 0?"
            agree(outcome.value, expected, what=name, ask=ask, **SINGLE)


# activation


@check("activation", core=True)
def values(student, reference, rng):
    "the values are right on any shape"
    for shape in ((7,), (2, 3, 4), (1, 5), (3, 1)):
        all_nine(student, reference, "activation", rng.normal(size=shape, scale=2), ask="Is its formula right?")


@check("activation")
def everywhere(student, reference):
    "no curve has a wrong piece anywhere between -16 and 16"
    ask = "Is anything clipped, or one of two cases missing?"
    all_nine(student, reference, "activation", np.linspace(-16, 16, 65), ask=ask)


@check("activation")
def near_zero(student):
    "the step is 1 at 0 and above, however little, and 0 below"
    got = student.activation("step", np.array([0.0, 1e-9, -1e-9, 0.4, -0.4]))
    agree(got, np.array([1.0, 1.0, 0.0, 1.0, 0.0]), ask="To which side of the step does 0 belong?")


@check("activation")
def far_out(student, reference):
    "large arguments of either sign are safe, without a warning"
    all_nine_far_out(student, reference, "activation")


@check("activation")
def one_sided(student, reference, rng):
    "it also works where all arguments are negative, all positive, or only one is there"
    for z in (-rng.uniform(0.1, 3, 4), rng.uniform(0.1, 3, 4), np.array([[-1.3]]), np.array([0.7])):
        all_nine(student, reference, "activation", z, ask="Does it look at anything but the element itself?")


@check("activation")
def whole_numbers(student, reference):
    "integers are numbers, too"
    z = np.array([[-3, -1, 0, 2, 5], [1000, -1000, 1, 4, -2]])
    all_nine(student, reference, "activation", z, ask="Of which dtype is the array that you write into?")


@check("activation")
def single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    all_nine(student, reference, "activation", rng.normal(size=(3, 4), scale=4).astype(np.float32), **SINGLE)


@check("activation")
def arguments_unchanged(student, reference, rng):
    "the arguments are called name and z, and z stays as it is"
    for name in NAMES:
        unchanged(student.observe("activation", name, rng.normal(size=(2, 5), scale=3)))
        z = rng.normal(size=(2, 5), scale=3)
        agree(student.activation(z=z, name=name), reference.activation(name, z), what=name)


# activation_derivative


@check("activation_derivative", core=True)
def slopes(student, reference, rng):
    "the slopes are right on any shape"
    for shape in ((7,), (2, 3, 4), (1, 5), (3, 1)):
        z = rng.normal(size=shape, scale=2)
        all_nine(student, reference, "activation_derivative", z, ask="Is it the derivative, taken at z?")


@check("activation_derivative", weight=2)
def kinks(student, reference):
    "at a kink or step the slope is that of the negative side, and only there"
    for z in (np.array([0.0, 1e-9, -1e-9, 0.5, -0.5]), np.array([[0], [3], [-3]]), np.zeros((1, 2), np.float32)):
        for name in ("relu", "leaky_relu", "step", "elu"):
            ask = f"Which side's slope does {name} take at z = 0?"
            compared(student, reference, "activation_derivative", name, z, ask=ask, **SINGLE)
            quiet(student.observe("activation_derivative", name, z), ask="What is divided by z, where z is 0?")


@check("activation_derivative")
def slopes_everywhere(student, reference):
    "no slope has a wrong piece anywhere between -16 and 16"
    all_nine(student, reference, "activation_derivative", np.linspace(-16, 16, 64), ask="Is anything clipped?")


@check("activation_derivative")
def slopes_far_out(student, reference):
    "large arguments of either sign are safe, without a warning"
    all_nine_far_out(student, reference, "activation_derivative")


@check("activation_derivative")
def slopes_one_sided(student, reference, rng):
    "it also works where all arguments are negative, all positive, or only one is there"
    for z in (-rng.uniform(0.1, 3, 4), rng.uniform(0.1, 3, 4), np.array([[-1.3]]), np.array([0.7])):
        ask = "Does it look at anything but the element itself?"
        all_nine(student, reference, "activation_derivative", z, ask=ask)


@check("activation_derivative")
def slopes_of_whole_numbers(student, reference):
    "integers are numbers, too"
    z = np.array([[-3, -1, 0, 2, 5], [1000, -1000, 1, 4, -2]])
    ask = "Of which dtype is the array that you write into?"
    all_nine(student, reference, "activation_derivative", z, ask=ask)


@check("activation_derivative")
def slopes_in_single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    z = rng.normal(size=(3, 4), scale=3).astype(np.float32)
    all_nine(student, reference, "activation_derivative", z, ask="Is a tiny difference taken in float32?", **SINGLE)


@check("activation_derivative")
def slope_arguments_unchanged(student, reference, rng):
    "the arguments are called name and z, and z stays as it is"
    for name in NAMES:
        unchanged(student.observe("activation_derivative", name, rng.normal(size=(2, 5), scale=3)))
        z = rng.normal(size=(2, 5), scale=3)
        agree(student.activation_derivative(z=z, name=name), reference.activation_derivative(name, z), what=name)


# softmax


@check("softmax", core=True)
def probabilities(student, reference, rng):
    "the probabilities are right for any number of classes and examples"
    for C, m in ((4, 3), (3, 6), (5, 5), (2, 2)):
        ask = "Over which axis do maximum and sum run?"
        compared(student, reference, "softmax", rng.normal(size=(C, m), scale=2), ask=ask)


@check("softmax")
def single_ones(student, reference, rng):
    "one example, one class, two classes"
    for C, m in ((4, 1), (1, 3), (1, 1), (2, 5)):
        compared(student, reference, "softmax", rng.normal(size=(C, m), scale=2))


@check("softmax")
def zero_point(student, reference, rng):
    "where the zero of an example's scores lies makes no difference, up to +-1000"
    Z = rng.normal(size=(4, 3), scale=2)
    for offset in (30.0, -1000.0, 1000.0):
        outcome = student.observe("softmax", Z + offset)
        quiet(outcome, ask="What may be subtracted from all scores of an example?")
        agree(outcome.value, reference.softmax(Z), rtol=1e-6, ask="What may be subtracted from an example's scores?")


@check("softmax", weight=2)
def each_its_own(student, reference, rng):
    "examples whose scores are of very different size don't disturb each other"
    Z = rng.normal(size=(3, 5), scale=2) + np.array([1000.0, -1000.0, 0.0, 400.0, -90.0])
    for scores in (Z, Z.astype(np.float32)):
        outcome = student.observe("softmax", scores)
        ask = "Of which scores is the largest one subtracted: of this example's, or of all examples'?"
        quiet(outcome, ask=ask)
        agree(
            outcome.value,
            reference.softmax(scores.astype(np.float64)),
            ask=ask,
            **(COARSE if scores.dtype == np.float32 else SINGLE),
        )


@check("softmax")
def certain(student):
    "scores that differ by 2000 give 0 and 1, without a warning"
    for dtype in (np.float64, np.float32, int):
        outcome = student.observe(
            "softmax", np.array([[1000, -1000, 0], [-1000, 1000, 0], [-1000, 1000, -1000]], dtype)
        )
        quiet(outcome)
        agree(outcome.value, np.array([[1.0, 0.0, 0.5], [0.0, 0.5, 0.5], [0.0, 0.5, 0.0]]), **COARSE)


@check("softmax")
def scores_of_other_types(student, reference, rng):
    "integer and float32 scores give the values of the same numbers"
    compared(student, reference, "softmax", rng.integers(-4, 5, (3, 5)), ask="Of which dtype is what you write into?")
    compared(student, reference, "softmax", rng.normal(size=(4, 6), scale=3).astype(np.float32), **SINGLE)


@check("softmax")
def scores_unchanged(student, rng):
    "the argument is called Z and stays as it is"
    unchanged(student.observe("softmax", rng.normal(size=(3, 5))))
    unchanged(student.observe("softmax", Z=rng.normal(size=(3, 5)) + 10))


# categorical_cross_entropy


def distributions(rng, C, m):
    """Probabilities (C, m), none very small, and one-hot labels."""
    A = rng.uniform(0.1, 1.0, (C, m))
    return A / A.sum(axis=0), np.eye(C)[:, rng.permutation(np.arange(m) % C)]


@check("categorical_cross_entropy", core=True)
def costs(student, reference, rng):
    "the cost is right for random probabilities, a single number"
    for C, m in ((3, 7), (5, 2), (4, 4), (2, 5)):
        A, Y = distributions(rng, C, m)
        got = student.categorical_cross_entropy(A, Y)
        is_float(got, ask="One number: are both classes and examples summed over?")
        agree(got, reference.categorical_cross_entropy(A, Y), ask="Which probabilities count, and how many are they?")


@check("categorical_cross_entropy")
def one_jet(student):
    "a single example costs -log of the probability of its class, in any of the classes"
    A = np.array([[0.2], [0.5], [0.3]])
    for k in range(3):
        agree(student.categorical_cross_entropy(A, np.eye(3)[:, [k]]), -np.log(A[k, 0]))


@check("categorical_cross_entropy")
def absent_classes(student, reference, rng):
    "classes that no example has change nothing"
    A, _ = distributions(rng, 5, 4)
    for labels in ([1, 1, 1, 1], [3, 0, 3, 0]):
        ask = "Is the number of examples taken from the columns?"
        compared(student, reference, "categorical_cross_entropy", A, np.eye(5)[:, labels], ask=ask)


@check("categorical_cross_entropy")
def tiny_probabilities(student):
    "probabilities down to 1e-12 count in full, smaller ones as 1e-12"
    A = np.array([[1e-10, 0.5, 3e-12], [1 - 1e-10, 0.5, 1 - 3e-12]])
    expected = (10 * np.log(10) + np.log(2) - np.log(3e-12)) / 3
    ask = "Is anything larger than 1e-12 clipped, or added?"
    agree(student.categorical_cross_entropy(A, np.array([[1, 1, 1], [0, 0, 0]])), expected, rtol=1e-5, ask=ask)
    got = student.categorical_cross_entropy(np.array([[1e-15], [1 - 1e-15]]), np.array([[1], [0]]))
    agree(got, 12 * np.log(10), rtol=1e-4, ask="To which interval are the probabilities clipped?")


@check("categorical_cross_entropy")
def certain_predictions(student):
    "probabilities of exactly 0 and 1 cost 0 or 27.6, without a warning, whatever their type"
    for dtype in (np.float64, np.float32, int):
        A = np.array([[1, 0, 0, 1], [0, 1, 0, 0], [0, 0, 1, 0]], dtype)
        Y = np.eye(3)[:, [0, 2, 2, 1]]
        outcome = student.observe("categorical_cross_entropy", A, Y)
        quiet(outcome, ask="Is log(0) ever taken, be it times 0? Can an array of integers hold 1e-12?")
        agree(outcome.value, 12 * np.log(10) / 2, rtol=1e-4)


@check("categorical_cross_entropy")
def costs_of_other_types(student, reference, rng):
    "integer labels and float32 input give the value of the same numbers"
    A, Y = distributions(rng, 4, 6)
    compared(student, reference, "categorical_cross_entropy", A, Y.astype(int))
    A, Y = A.astype(np.float32), Y.astype(np.float32)
    compared(student, reference, "categorical_cross_entropy", A, Y, **SINGLE)


@check("categorical_cross_entropy")
def tables_unchanged(student):
    "the arguments are called A and Y and stay as they are"
    A, Y = np.array([[0.0, 1.0, 0.3], [1.0, 0.0, 0.7]]), np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]])
    unchanged(student.observe("categorical_cross_entropy", A, Y))
    unchanged(student.observe("categorical_cross_entropy", Y=Y, A=A))


# softmax_propagate

ASK_GRADIENT = "Is it dZ = A - Y, with dW = dZ X^T / m and db the mean of dZ over the examples?"


@check("softmax_propagate", core=True)
def gradient(student, reference, rng):
    "cost and gradient are right for random examples"
    for C, n, m in ((3, 2, 7), (4, 3, 5), (2, 5, 3)):
        compared(student, reference, "softmax_propagate", *problem(rng, C, n, m), ask=ASK_GRADIENT)


@check("softmax_propagate")
def gradient_sizes(student, reference, rng):
    "one example, one feature, two classes, as many of one as of another"
    for C, n, m in SHAPES:
        compared(student, reference, "softmax_propagate", *problem(rng, C, n, m), ask=ASK_GRADIENT)


@check("softmax_propagate")
def gradient_absent_classes(student, reference, rng):
    "a class that no example has still has its row"
    W, b, X, _ = problem(rng, 5, 3, 4)
    Y = np.eye(5)[:, [1, 1, 3, 1]]
    compared(student, reference, "softmax_propagate", W, b, X, Y, ask="How many rows does Y have?")


@check("softmax_propagate")
def gradient_other_types(student, reference, rng):
    "integer and float32 input gives the values of the same numbers"
    compared(student, reference, "softmax_propagate", *whole(rng), ask="Of which dtype is what you write into?")
    compared(student, reference, "softmax_propagate", *single(rng), **SINGLE)


@check("softmax_propagate")
def gradient_confident(student):
    "a confident error costs -log of the probability of the label, and pushes with full strength"
    X = np.array([[24.0, -20.0, 15.0]])
    W, Y = np.array([[1.0], [0.0]]), np.array([[0, 1, 1], [1, 0, 0]])
    cost, dW, db = student.softmax_propagate(W, np.zeros((2, 1)), X, Y)
    agree(cost, 44 / 3, rtol=1e-5, ask="Is the clip wider than 1e-12?")
    ask = "Is the gradient still A - Y where the model is certain and wrong?"
    agree(dW, np.array([[44 / 3], [-44 / 3]]), rtol=1e-4, what="dW", ask=ask)
    agree(db, np.array([[0.0], [0.0]]), atol=1e-4, what="db", ask=ask)


@check("softmax_propagate")
def gradient_certain(student):
    "scores of +-1000 give a finite cost and gradient, without a warning"
    for dtype in (np.float64, np.float32):
        W = np.array([[500.0], [-500.0], [0.0]], dtype)
        X, Y = np.array([[2.0, -2.0, 2.0, -2.0]], dtype), np.eye(3, dtype=dtype)[:, [0, 1, 2, 0]]
        outcome = student.observe("softmax_propagate", W, np.zeros((3, 1), dtype), X, Y)
        quiet(outcome, ask="What is log(0), and what exp(1000)?")
        agree(outcome.value, (0.0, np.zeros((3, 1)), np.zeros((3, 1))), atol=1e9)  # three things of the right shapes
        cost, dW, db = outcome.value
        # Both are right: the clipped cost and its limit without a clip, and their gradients.
        clipped, exact = 12 * np.log(10) / 2, (1000 + 2000) / 4
        expect(
            np.isclose(cost, clipped, rtol=1e-4) or np.isclose(cost, exact, rtol=1e-4),
            "the cost of certain errors is wrong",
            ask="To which interval are probabilities clipped?",
        )
        if np.any(np.abs(np.asarray(dW)) > 1e-6) or np.any(np.abs(np.asarray(db)) > 1e-6):
            ask = "Is the gradient still A - Y where A is 0 or 1?"
            agree(dW, np.array([[1.0], [-0.5], [-0.5]]), rtol=1e-5, what="dW", ask=ask)
            agree(db, np.array([[0.0], [0.25], [-0.25]]), rtol=1e-5, atol=1e-6, what="db", ask=ask)


@check("softmax_propagate")
def gradient_unchanged(student, reference, rng):
    "the arguments are called W, b, X and Y and stay as they are"
    W, b, X, Y = problem(rng, 3, 2, 4)
    unchanged(student.observe("softmax_propagate", W, b, X, Y))
    outcome = student.observe("softmax_propagate", Y=Y, X=X, b=b, W=W)
    unchanged(outcome)
    agree(outcome.value, reference.softmax_propagate(W, b, X, Y))


# fit_softmax

ASK_PATH = "Per epoch one rng.permutation(m), batches of it in order from the original data, the short one too?"


def same_path(student, reference, rng, X, Y, lr, epochs, size, ask=ASK_PATH, **tolerance):
    """The same seed leads the student and the reference to the same weights."""
    seed = int(rng.integers(2**32))
    expected = reference.fit_softmax(*doubles(X, Y), lr, epochs, size, np.random.default_rng(seed))
    agree(student.fit_softmax(X, Y, lr, epochs, size, np.random.default_rng(seed)), expected, ask=ask, **tolerance)


@check("fit_softmax", core=True)
def weights(student, reference, rng):
    "the same random numbers lead to the same weights"
    for C, n, m, size, epochs in ((3, 2, 10, 4, 3), (4, 3, 7, 3, 2), (2, 4, 9, 4, 3)):
        _, _, X, Y = problem(rng, C, n, m)
        same_path(student, reference, rng, X, Y, 0.3, epochs, size)


@check("fit_softmax")
def batch_sizes(student, reference, rng):
    "all examples at once, one at a time, batches that fit exactly, and one that is larger than the data"
    _, _, X, Y = problem(rng, 3, 2, 6)
    for size in (6, 1, 3, 20, 5):
        same_path(student, reference, rng, X, Y, 0.2, 2, size, ask="How many steps are there in an epoch?")


@check("fit_softmax")
def epochs_counted(student, reference, rng):
    "no epoch leaves zeros, one epoch is one pass, many are many"
    _, _, X, Y = problem(rng, 3, 2, 5)
    got = student.fit_softmax(X, Y, 0.2, 0, 2, np.random.default_rng(1))
    agree(got, (np.zeros((3, 2)), np.zeros((3, 1))), ask="What are W and b before the first step?")
    for epochs in (1, 8):
        same_path(student, reference, rng, X, Y, 0.2, epochs, 2)


@check("fit_softmax")
def fit_sizes(student, reference, rng):
    "one example, one feature, two classes, as many of one as of another"
    for C, n, m in SHAPES:
        _, _, X, Y = problem(rng, C, n, m)
        same_path(student, reference, rng, X, Y, 0.2, 2, 2)


@check("fit_softmax")
def unseen_class(student, reference, rng):
    "a class that no example has gets its row of weights, too"
    _, _, X, _ = problem(rng, 4, 2, 6)
    for labels in ([1, 1, 0, 1, 0, 1], [3, 1, 1, 3, 1, 3]):
        ask = "From what do you know the number of classes?"
        same_path(student, reference, rng, X, np.eye(4)[:, labels], 0.3, 2, 4, ask=ask)


@check("fit_softmax")
def every_step(student, reference, rng):
    "it makes all steps with the same learning rate, also where nothing seems to happen any more"
    X, Y = np.array([[1.0, 1.0, -1.0, -1.0], [2.0, 2.0, 1.0, 1.0]]), np.eye(2)[:, [0, 1, 0, 1]]
    same_path(student, reference, rng, X, Y, 0.5, 12, 2, ask="Does it stop early?")
    _, _, X, Y = problem(rng, 3, 2, 8)
    same_path(student, reference, rng, X, Y, 0.7, 60, 5, ask="Is the learning rate the same in every step?")


@check("fit_softmax")
def steep(student, rng):
    "features of a thousand lead to certain predictions, but to no warning and no nan"
    _, _, X, Y = problem(rng, 3, 2, 6)
    outcome = student.observe("fit_softmax", 1000 * X, Y, 1.0, 3, 4, np.random.default_rng(3))
    quiet(outcome, ask="Is softmax safe for scores of any size, and the logarithm for probabilities of 0?")


@check("fit_softmax")
def draws_no_more(student, rng):
    "the generator is left where one permutation per epoch leaves it, and no other is touched"
    _, _, X, Y = problem(rng, 3, 2, 9)
    seed = int(rng.integers(2**32))
    theirs, ours = np.random.default_rng(seed), np.random.default_rng(seed)
    leaves_global_random_alone(student.observe("fit_softmax", X, Y, 0.1, 3, 4, theirs))
    for _ in range(3):
        ours.permutation(9)
    ask = "One rng.permutation(m) per epoch, nothing else?"
    expect(theirs.random() == ours.random(), "more or less was drawn", ask=ask)


@check("fit_softmax")
def fit_other_types(student, reference, rng):
    "integer and float32 features and labels, and a learning rate of 1, do as well"
    _, _, X, Y = whole(rng)
    same_path(student, reference, rng, X, Y, 1, 2, 3, ask="Of which dtype are the zeros that you start from?")
    _, _, X, Y = single(rng)
    same_path(student, reference, rng, X, Y, 0.2, 3, 4, rtol=1e-4, atol=1e-5)


@check("fit_softmax")
def data_unchanged(student, reference, rng):
    "the arguments have the names of the contract, X and Y stay as they are, and a second call starts anew"
    _, _, X, Y = problem(rng, 3, 2, 5)
    for _ in range(2):
        outcome = student.observe("fit_softmax", rng=np.random.default_rng(1), size=2, epochs=2, lr=0.1, Y=Y, X=X)
        expect(not {"X", "Y"} & set(outcome.changed), "X or Y was changed in place", ask="Is X shuffled in place?")
        expected = reference.fit_softmax(X, Y, 0.1, 2, 2, np.random.default_rng(1))
        agree(returned(outcome), expected, ask="Is anything kept from the call before?")


# predict_class


def clear_cut(rng, C, n, m, dtype=np.float64):
    """W, b and X for which no two scores of an example lie so near each other that rounding could decide."""
    while True:
        W, b, X = (part.astype(dtype) for part in problem(rng, C, n, m)[:3])
        scores = np.sort(W.astype(float) @ X + b, axis=0)
        if C == 1 or np.min(scores[-1] - scores[-2]) > 1e-3:
            return W, b, X


@check("predict_class", core=True)
def classes(student, reference, rng):
    "the classes are right for random examples, as integers"
    for C, n, m in ((4, 2, 9), (3, 5, 6), (5, 3, 5)):
        ask = "The largest score down each column, with the bias?"
        compared(student, reference, "predict_class", *clear_cut(rng, C, n, m), ask=ask)


@check("predict_class")
def close_calls(student):
    "the largest wins however close the second is"
    X = np.array([[0.3, 0.5, 0.2], [0.302, 0.498, 0.2], [0.2, 0.1, 0.202]])
    agree(student.predict_class(np.eye(3), np.zeros((3, 1)), X), np.array([1, 0, 2]))


@check("predict_class")
def class_sizes(student, reference, rng):
    "one example, one feature, one or two classes, as many of one as of another"
    for C, n, m in (*SHAPES, (1, 2, 3), (2, 1, 6)):
        compared(student, reference, "predict_class", *clear_cut(rng, C, n, m))


@check("predict_class")
def far_apart(student):
    "scores of +-1000, all negative ones too, are decided without a warning"
    Z = np.array([[1000.0, -1000.0, -1000.0, 998.0], [-1000.0, 400.0, -998.0, 1000.0], [0.0, 1000.0, -999.0, 999.0]])
    outcome = student.observe("predict_class", Z, np.zeros((3, 1)), np.eye(4))
    quiet(outcome, ask="Are exponentials needed to find the largest score?")
    agree(outcome.value, np.array([0, 2, 1, 1]), ask="Does the largest score win, whatever its size and sign?")


@check("predict_class")
def class_other_types(student, reference, rng):
    "integer and float32 input gives the classes of the same numbers"
    W, b, X = (
        np.array([[2, 0], [0, 3], [-1, 1]]),
        np.array([[1], [0], [4]]),
        rng.permutation(np.array([[3, -4, 1, 0, -1], [1, 2, 5, -1, 0]]), axis=1),
    )
    compared(student, reference, "predict_class", W, b, X)
    compared(student, reference, "predict_class", *clear_cut(rng, 3, 2, 6, np.float32))


@check("predict_class")
def class_unchanged(student, reference, rng):
    "the arguments are called W, b and X and stay as they are"
    W, b, X = clear_cut(rng, 3, 2, 5)
    unchanged(student.observe("predict_class", W, b, X))
    outcome = student.observe("predict_class", X=X, b=b, W=W)
    unchanged(outcome)
    agree(outcome.value, reference.predict_class(W, b, X))
