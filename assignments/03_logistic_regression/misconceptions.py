"""Known-wrong solutions, each with the sentence its author needs to hear."""

from autograder.course.proof import misconception

# sigmoid


@misconception("sigmoid", caught_by="far_out")
def overflows(z):
    """exp(1000) is larger than any double, and np.where computes both of its sides before it picks one. Which sign of
    the exponent is safe for which sign of z?"""
    return 1 / (1 + np.exp(-z))


@misconception("sigmoid", caught_by="far_out")
def clips_for_doubles_only(z):
    """exp(500) fits into a double, but float32 ends at exp(88). Can you do without a clip, with an exponent that is
    never positive?"""
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@misconception("sigmoid", caught_by="smooth")
def clips_too_early(z):
    "The curve goes flat at |z| = 10: sigmoid(-15) is 3e-7, not 5e-5. Does anything in your code cut z off?"
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))


@misconception("sigmoid", caught_by="values")
def falls(z):
    "Your curve falls from 1 to 0: a high score should mean a high probability. Look at the sign in the exponent."
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, e, 1.0) / (1.0 + e)


@misconception("sigmoid", caught_by="values")
def is_tanh(z):
    "That is tanh, which runs from -1 to 1; a probability starts at 0. What has to be added, and divided by?"
    return np.tanh(z)


@misconception("sigmoid", caught_by="values")
def twice_as_steep(z):
    "The curve is right at 0 but twice as steep: sigmoid(z) is (1 + tanh(z/2))/2. Where did the 1/2 go?"
    return 0.5 * (1 + np.tanh(z))


@misconception("sigmoid", caught_by="values")
def normalises(z):
    "You divide by a sum over all elements: each probability then depends on its neighbours. Should it?"
    e = np.exp(z - z.max())
    return e / e.sum()


@misconception("sigmoid", caught_by="values")
def is_derivative(z):
    "This is the derivative a(1 - a), a hill with 1/4 at z = 0. Which line returns a itself?"
    e = np.exp(-np.abs(z))
    a = np.where(z >= 0, 1.0, e) / (1.0 + e)
    return a * (1 - a)


@misconception("sigmoid", caught_by="values")
def flattens(z):
    """The values are right but the shape is lost: what comes in as (2, 3) has to come out as (2, 3). Where is it
    flattened?"""
    flat = np.ravel(z)
    e = np.exp(-np.abs(flat))
    return np.where(flat >= 0, 1.0, e) / (1.0 + e)


@misconception("sigmoid", caught_by="whole_numbers")
def keeps_integers(z):
    """np.empty_like(z) of integers is an array of integers, which cuts every probability to 0. Which dtype should it
    have?"""
    out = np.empty_like(z)
    e = np.exp(-np.abs(z))
    out[z >= 0] = 1.0 / (1.0 + e[z >= 0])
    out[z < 0] = e[z < 0] / (1.0 + e[z < 0])
    return out


@misconception("sigmoid", caught_by="inputs_unchanged")
def works_in_place(z):
    """Your function writes its result into z itself: whoever called it has lost the scores. Where is the array z
    assigned to?"""
    z = np.asarray(z)
    e = np.exp(-np.abs(z))
    result = np.where(z >= 0, 1.0, e) / (1.0 + e)
    if z.dtype.kind == "f" and z.ndim:
        z[...] = result
    return result


# cost_loop


@misconception("cost_loop", caught_by="loop_values")
def loop_forgets_the_mean(w, b, X, Y):
    "All three are m times too large: they are sums over the examples, and means are asked for. Is the 1/m missing?"
    m = X.shape[1]
    cost, dw, db = propagate(w, b, X, Y)
    return cost * m, dw * m, db * m


@misconception("cost_loop", caught_by="loop_values")
def loop_divides_the_cost_only(w, b, X, Y):
    "The cost is right but dw and db are m times too large. Is the 1/m missing there?"
    m = X.shape[1]
    cost, dw, db = propagate(w, b, X, Y)
    return cost, dw * m, db * m


@misconception("cost_loop", caught_by="loop_values")
def loop_divides_in_the_loop(w, b, X, Y):
    """Is the division by m inside the loop? Then the first examples are divided again and again. It belongs after the
    loop."""
    n, m = X.shape
    cost, dw, db = 0.0, np.zeros((n, 1)), 0.0
    for i in range(m):
        c, g, d = propagate(w, b, X[:, i : i + 1], Y[:, i : i + 1])
        cost, dw, db = (cost + c) / m, (dw + g) / m, (db + d) / m
    return cost, dw, db


@misconception("cost_loop", caught_by="loop_values")
def loop_brackets(w, b, X, Y):
    """The minus stands before the first term only, as on slides without brackets: -[y log a + (1 - y) log(1 - a)]. What
    is the sign of your second term?"""
    _, dw, db = propagate(w, b, X, Y)
    A = np.clip(forward(w, b, X), 1e-12, 1 - 1e-12)
    return float(np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))), dw, db


@misconception("cost_loop", caught_by="loop_values")
def loop_keeps_the_last(w, b, X, Y):
    "Only the last example counts: `=` overwrites, `+=` collects. Which one stands in your loop?"
    m = X.shape[1]
    cost, dw, db = propagate(w, b, X[:, -1:], Y[:, -1:])
    return cost / m, dw / m, db / m


@misconception("cost_loop", caught_by="loop_values")
def loop_last_db(w, b, X, Y):
    "db is that of the last example: slides that write `db = dz` have lost the sum. Does db grow along your loop?"
    m = X.shape[1]
    cost, dw, _ = propagate(w, b, X, Y)
    return cost, dw, float((forward(w, b, X) - Y)[0, -1] / m)


@misconception("cost_loop", caught_by="loop_values")
def loop_leaves_one_out(w, b, X, Y):
    "One example is missing from the sums. Which indices does your range run over?"
    m = X.shape[1]
    cost, dw, db = propagate(w, b, X[:, : m - 1], Y[:, : m - 1]) if m > 1 else (0.0, 0.0 * w, 0.0)
    return cost * (m - 1) / m, dw * (m - 1) / m, db * (m - 1) / m


@misconception("cost_loop", caught_by="loop_values")
def loop_wrong_sign(w, b, X, Y):
    "The gradient has the wrong sign: dz is a - y. If the probability is too high, which way should the score go?"
    cost, dw, db = propagate(w, b, X, Y)
    return cost, -dw, -db


@misconception("cost_loop", caught_by="loop_values")
def loop_squared_error(w, b, X, Y):
    """There is a factor a(1 - a) too many: it belongs to the squared error. In the cross-entropy it cancels. What is
    d(-log a)/da times a(1 - a)?"""
    A = forward(w, b, X)
    dZ = (A - Y) * A * (1 - A)
    return cross_entropy(A, Y), X @ dZ.T / X.shape[1], float(np.mean(dZ))


@misconception("cost_loop", caught_by="loop_values")
def loop_forgets_the_bias(w, b, X, Y):
    "Your score has no b in it, so the bias changes nothing. What is z?"
    return propagate(w, 0.0, X, Y)


@misconception("cost_loop", caught_by="loop_values")
def loop_two_features(w, b, X, Y):
    "dw1 and dw2 are fine for NAND, but there may be any number of features. How many rows does X have?"
    n = X.shape[0]
    cost, dw, db = propagate(w[:2], b, X[:2], Y)
    return cost, np.vstack([dw, np.zeros((max(n - 2, 0), 1))])[:n], db


@misconception("cost_loop", caught_by="loop_values")
def loop_flat_gradient(w, b, X, Y):
    """dw has the shape (n,): the weights are a column (n, 1), and (n, 1) - (n,) would give an (n, n) matrix. Is it a
    column?"""
    cost, dw, db = propagate(w, b, X, Y)
    return cost, dw.ravel(), db


@misconception("cost_loop", caught_by="loop_certain")
def loop_log_zero(w, b, X, Y):
    "log(0) is taken where the model is certain: nan or inf comes back. Which clip comes before the logarithm?"
    A = forward(w, b, X)
    with np.errstate(under="ignore"):
        cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return float(cost), X @ (A - Y).T / X.shape[1], float(np.mean(A - Y))


@misconception("cost_loop", caught_by="loop_confident")
def loop_clips_too_wide(w, b, X, Y):
    "Confident errors cost too little: the probabilities are clipped further than 1e-12 from 0 and 1. How far exactly?"
    A = forward(w, b, X)
    P = np.clip(A, 1e-5, 1 - 1e-5)
    cost = -np.mean(Y * np.log(P) + (1 - Y) * np.log(1 - P))
    return float(cost), X @ (A - Y).T / X.shape[1], float(np.mean(A - Y))


@misconception("cost_loop", caught_by="loop_whole_numbers")
def loop_integer_gradient(w, b, X, Y):
    "np.zeros_like(w) is an array of integers when w is: it can't collect fractions. Which dtype does the sum need?"
    cost, gradient, db = propagate(w, b, X, Y)
    dw = np.zeros_like(w)
    dw += gradient
    return cost, dw, db


@misconception("cost_loop", caught_by="loop_inputs_unchanged")
def loop_moves_the_weights(w, b, X, Y):
    "The weights have moved although only the gradient was asked for: who makes the step, and when?"
    cost, dw, db = propagate(w, b, X, Y)
    if w.dtype.kind == "f":
        w -= 0.1 * dw
    return cost, dw, db


# cross_entropy


@misconception("cross_entropy", caught_by="entropy_values")
def brackets(A, Y):
    """The minus stands before the first term only, as on slides without brackets: it belongs to both. What is the sign
    of your second term?"""
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cross_entropy", caught_by="entropy_values")
def is_a_sum(A, Y):
    "This is the sum over the examples, m times too large: the cost is a mean. Where is the 1/m?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cross_entropy", caught_by="entropy_values")
def mean_twice(A, Y):
    "The 1/m is there twice: np.mean divides by m already. Which of the two can go?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / A.shape[1])


@misconception("cross_entropy", caught_by="entropy_values")
def photons_only(A, Y):
    "Only examples with label 1 cost anything. What should a jet with a high photon probability cost?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A)))


@misconception("cross_entropy", caught_by="entropy_values")
def mean_of_photons(A, Y):
    "The mean is taken over the examples with label 1 alone. Over how many examples does the formula sum?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / max(np.sum(Y), 1))


@misconception("cross_entropy", caught_by="entropy_values")
def forgets_the_minus(A, Y):
    "Your cost is negative: logarithms of probabilities are. Where is the minus sign?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cross_entropy", caught_by="entropy_values")
def base_two(A, Y):
    "This counts in bits (log2): a coin costs 1 and not log 2 = 0.693. Which logarithm has the derivative 1/a?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log2(A) + (1 - Y) * np.log2(1 - A)))


@misconception("cross_entropy", caught_by="entropy_values")
def base_ten(A, Y):
    """This is the logarithm to base 10, the cost is 2.3 times too small. Which function is the natural logarithm in
    numpy?"""
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log10(A) + (1 - Y) * np.log10(1 - A)))


@misconception("cross_entropy", caught_by="entropy_values")
def swapped(A, Y):
    """Predictions and labels have changed places: the logarithm is taken of the labels. Which of the two is a
    probability?"""
    Y = np.clip(np.asarray(Y, dtype=float), 1e-12, 1 - 1e-12)
    return float(-np.mean(A * np.log(Y) + (1 - A) * np.log(1 - Y)))


@misconception("cross_entropy", caught_by="entropy_values")
def one_per_example(A, Y):
    "One value per example comes back; the cost is a single number, their mean. Is an axis or keepdims in the way?"
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=0)


@misconception("cross_entropy", caught_by="entropy_values")
def one_by_one(A, Y):
    """A (1, 1) array comes back where a number is expected: a matrix product of a row and a column. How do you get the
    number out?"""
    A = np.clip(np.asarray(A, dtype=float), 1e-12, 1 - 1e-12)
    return -(np.log(A) @ Y.T + np.log(1 - A) @ (1 - Y).T) / A.shape[1]


@misconception("cross_entropy", caught_by="certain_predictions")
def log_zero(A, Y):
    "log(0) is -inf, and 0 times -inf is nan. Which clip comes before the logarithm?"
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cross_entropy", caught_by="certain_predictions")
def clips_below_only(A, Y):
    "The probability is kept away from 0, but not from 1: what happens to log(1 - a) at a = 1?"
    A = np.maximum(np.asarray(A, dtype=float), 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cross_entropy", caught_by="certain_predictions")
def clips_in_single_precision(A, Y):
    "In float32, 1 - 1e-12 is exactly 1, so the clip does nothing there. Which precision should A have before it?"
    bound = np.asarray([1e-12, 1 - 1e-12], A.dtype if A.dtype.kind == "f" else float)
    A = np.clip(A, *bound)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cross_entropy", caught_by="tiny_probabilities")
def clips_too_wide(A, Y):
    "Very small probabilities cost too little: 1e-7 is a wider clip than the 1e-12 agreed on. What is -log(1e-12)?"
    A = np.clip(np.asarray(A, dtype=float), 1e-7, 1 - 1e-7)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cross_entropy", caught_by="entropy_inputs_unchanged")
def clips_in_place(A, Y):
    "`out=A` (or A[…] = …) writes the clipped values into the caller's array. Can np.clip return a new one?"
    if A.dtype == np.float64:
        np.clip(A, 1e-12, 1 - 1e-12, out=A)
    A = np.clip(A.astype(float), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


# forward


@misconception("forward", caught_by="probabilities")
def no_bias(w, b, X):
    "The bias b is missing: does the boundary have to pass through the origin?"
    return sigmoid(w.T @ X)


@misconception("forward", caught_by="probabilities")
def bias_outside(w, b, X):
    "b is added after the sigmoid, so the 'probability' can leave [0, 1]. What is inside the brackets of sigmoid(…)?"
    return sigmoid(w.T @ X) + b


@misconception("forward", caught_by="probabilities")
def bias_subtracted(w, b, X):
    "The bias has the wrong sign: the score is w·x + b."
    return sigmoid(w.T @ X - b)


@misconception("forward", caught_by="probabilities")
def score_only(w, b, X):
    "These are the scores w·x + b. Which function makes probabilities of them?"
    return w.T @ X + b


@misconception("forward", caught_by="probabilities")
def sigmoid_twice(w, b, X):
    "The sigmoid is taken twice: all values lie between 0.5 and 0.73. Which one is too many?"
    return sigmoid(sigmoid(w.T @ X + b))


@misconception("forward", caught_by="probabilities")
def already_decided(w, b, X):
    "These are decisions, 0 or 1; the probabilities are asked for. When is the threshold applied?"
    return (w.T @ X + b > 0).astype(float)


@misconception("forward", caught_by="probabilities")
def bias_per_feature(w, b, X):
    "b is added once for every feature, inside the sum over features. How often should it count?"
    return sigmoid(np.sum(w * X + b, axis=0, keepdims=True))


@misconception("forward", caught_by="probabilities")
def flat_row(w, b, X):
    "The values are right but the shape is (m,): a row of m examples is (1, m). What does keepdims do?"
    return sigmoid(w.T @ X + b)[0]


@misconception("forward", caught_by="probabilities")
def column(w, b, X):
    """The probabilities stand in a column (m, 1); examples are columns, so their probabilities are a row. Which factor
    is transposed?"""
    return sigmoid(X.T @ w + b)


@misconception("forward", caught_by="forward_whole_numbers")
def adds_in_place(w, b, X):
    "`z += b` can't put a fraction into an array of integers. What does `z = z + b` do instead?"
    z = w.T @ X
    z += b
    return sigmoid(z)


@misconception("forward", caught_by="forward_inputs_unchanged")
def scales_the_callers_array(w, b, X):
    "The features have changed after the call: `X *= …` writes into the caller's array. Who else uses it?"
    if X.dtype.kind == "f":
        X *= w
        return sigmoid(X.sum(axis=0, keepdims=True) + b)
    return sigmoid(w.T @ X + b)


# propagate


@misconception("propagate", caught_by="gradient_values")
def forgets_the_mean(w, b, X, Y):
    "Your gradient is m times the right one: is the 1/m missing?"
    m = X.shape[1]
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw * m, db * m


@misconception("propagate", caught_by="gradient_values")
def sums_everything(w, b, X, Y):
    "Cost and gradient are all m times too large: sums, where means are asked for. Where is the 1/m?"
    m = X.shape[1]
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost * m, dw * m, db * m


@misconception("propagate", caught_by="gradient_values")
def mean_of_dw_forgotten(w, b, X, Y):
    "db is a mean but dw is a sum over the examples, m times too large. Does X @ dZ.T divide by anything?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw * X.shape[1], db


@misconception("propagate", caught_by="gradient_values")
def mean_of_db_forgotten(w, b, X, Y):
    "dw is a mean but db is a sum over the examples, m times too large. Which line lost its 1/m?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw, db * X.shape[1]


@misconception("propagate", caught_by="gradient_values")
def divides_twice(w, b, X, Y):
    "Your gradient is m times too small: the 1/m is there twice, perhaps in dZ and again in dw. Which one can go?"
    m = X.shape[1]
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw / m, db / m


@misconception("propagate", caught_by="gradient_values")
def divides_by_features(w, b, X, Y):
    "You divide by the number of features. Which of the two numbers in X.shape counts the examples?"
    n, m = X.shape
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw * m / n, db * m / n


@misconception("propagate", caught_by="gradient_values")
def db_without_sum(w, b, X, Y):
    "db has one entry for each example: slides that write `db = dz` have lost the sum. How does it become one number?"
    cost, dw, _ = cost_loop(w, b, X, Y)
    return cost, dw, (forward(w, b, X) - Y) / X.shape[1]


@misconception("propagate", caught_by="gradient_values")
def db_keeps_dimensions(w, b, X, Y):
    "db is an array of shape (1, 1) and should be a number, as b is. Does keepdims=True stand there?"
    cost, dw, _ = cost_loop(w, b, X, Y)
    return cost, dw, np.mean(forward(w, b, X) - Y, axis=1, keepdims=True)


@misconception("propagate", caught_by="gradient_values")
def wrong_sign(w, b, X, Y):
    "The gradient has the wrong sign: it is A - Y, not Y - A. Which way should the score of a jet with A = 0.9 go?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, -dw, -db


@misconception("propagate", caught_by="gradient_values")
def row_gradient(w, b, X, Y):
    "dw is a row (1, n): it has to have the shape of w, (n, 1), to be subtracted from it. Which product gives a column?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw.T, db


@misconception("propagate", caught_by="gradient_values")
def flat_gradient(w, b, X, Y):
    "dw has the shape (n,): (n, 1) minus (n,) would give an (n, n) matrix. What does keepdims do?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, dw[:, 0], db


@misconception("propagate", caught_by="gradient_values")
def sums_the_features_too(w, b, X, Y):
    "All entries of dw are equal: the sum runs over the features as well. Over which axis should it run?"
    cost, dw, db = cost_loop(w, b, X, Y)
    return cost, np.full_like(dw, dw.sum()), db


@misconception("propagate", caught_by="gradient_values")
def squared_error(w, b, X, Y):
    """There is a factor A(1 - A) too many: it belongs to the squared error; in the cross-entropy it cancels. What is
    dJ/da times da/dz?"""
    A = forward(w, b, X)
    dZ = (A - Y) * A * (1 - A)
    return cross_entropy(A, Y), X @ dZ.T / X.shape[1], float(np.mean(dZ))


@misconception("propagate", caught_by="gradient_values")
def uses_decisions(w, b, X, Y):
    "dZ is computed from the decisions 0 and 1, not from the probabilities: no slope is left. What is A in dZ = A - Y?"
    A = forward(w, b, X)
    dZ = (A > 0.5) - Y
    return cross_entropy(A, Y), X @ dZ.T / X.shape[1], float(np.mean(dZ))


@misconception("propagate", caught_by="gradient_values")
def brackets_in_the_cost(w, b, X, Y):
    """In the cost the minus stands before the first term only, as on slides without brackets: it belongs to both. What
    is the sign of your second term?"""
    _, dw, db = cost_loop(w, b, X, Y)
    A = np.clip(forward(w, b, X), 1e-12, 1 - 1e-12)
    return float(np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))), dw, db


@misconception("propagate", caught_by="gradient_certain")
def cost_without_clip(w, b, X, Y):
    "log(0) is taken where the model is certain: nan or inf comes back. Does cross_entropy not do this for you?"
    A = forward(w, b, X)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return float(cost), X @ (A - Y).T / X.shape[1], float(np.mean(A - Y))


@misconception("propagate", caught_by="gradient_certain")
def clips_the_score(w, b, X, Y):
    "Scores beyond +-25 are cut, so the cost of a certain error is 25 and not 27.6. Which quantity is to be clipped?"
    A = sigmoid(np.clip(w.T @ X + b, -25, 25))
    return cross_entropy(A, Y), X @ (A - Y).T / X.shape[1], float(np.mean(A - Y))


@misconception("propagate", caught_by="no_loop")
def loops_over_examples(w, b, X, Y):
    """The values are right, but Python walks through the examples one by one. Which matrix product does it for all at
    once?"""
    return cost_loop(w, b, X, Y)


@misconception("propagate", caught_by="no_loop")
def loops_over_features(w, b, X, Y):
    "The examples are handled at once, but Python still walks through the features. What is X @ dZ.T, entry by entry?"
    m = X.shape[1]
    A = forward(w, b, X)
    dZ = A - Y
    dw = np.array([[np.sum(dZ * x) / m] for x in X])
    return cross_entropy(A, Y), dw, float(np.sum(dZ) / m)


@misconception("propagate", caught_by="gradient_inputs_unchanged")
def moves_the_weights(w, b, X, Y):
    "The weights have moved although only the gradient was asked for: who makes the step, and when?"
    m = X.shape[1]
    A = forward(w, b, X)
    dw = X @ (A - Y).T / m
    if w.dtype == np.float64:
        w -= 0.1 * dw
    return cross_entropy(A, Y), dw, float(np.sum(A - Y) / m)


# fit


@misconception("fit", caught_by="first_step")
def climbs(X, Y, lr, steps):
    """You step *towards* the gradient, as some slides say, and it points uphill: the cost rises. Which sign makes it
    fall?"""
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w + lr * dw, b + lr * db
    return w, b, costs


@misconception("fit", caught_by="first_step")
def forgets_the_bias(X, Y, lr, steps):
    "The bias stays at 0: it has to take its step, too. Where does b change?"
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, _ = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - lr * dw
    return w, b, costs


@misconception("fit", caught_by="second_step")
def forgets_the_weights(X, Y, lr, steps):
    "Only the bias moves, the weights stay at 0. Which line changes w?"
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, _, db = propagate(w, b, X, Y)
        costs.append(cost)
        b = b - lr * db
    return w, b, costs


@misconception("fit", caught_by="fit_values")
def one_after_the_other(X, Y, lr, steps):
    """w has moved already when db is computed: the two steps belong to two different points. Can both gradients be
    there before the first update?"""
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, _ = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - lr * dw
        b = b - lr * propagate(w, b, X, Y)[2]
    return w, b, costs


@misconception("fit", caught_by="first_step")
def cost_after_the_step(X, Y, lr, steps):
    """The costs are those after each update: the first one should be log 2, where everything is still zero. When is it
    noted?"""
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        _, dw, db = propagate(w, b, X, Y)
        w, b = w - lr * dw, b - lr * db
        costs.append(propagate(w, b, X, Y)[0])
    return w, b, costs


@misconception("fit", caught_by="first_step")
def one_cost_too_many(X, Y, lr, steps):
    "There is one cost more than there are steps. Is the one after the last update among them?"
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - lr * dw, b - lr * db
    return w, b, [*costs, propagate(w, b, X, Y)[0]]


@misconception("fit", caught_by="first_step")
def last_cost_only(X, Y, lr, steps):
    "A single cost comes back; the list of all of them is asked for, one for each step. Where would you append?"
    w, b, cost = np.zeros((X.shape[0], 1)), 0.0, 0.0
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        w, b = w - lr * dw, b - lr * db
    return w, b, cost


@misconception("fit", caught_by="first_step")
def starts_from_ones(X, Y, lr, steps):
    "The start is not zero: the first cost is not log 2. With which w and b should it begin?"
    w, b, costs = np.ones((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - lr * dw, b - lr * db
    return w, b, costs


@misconception("fit", caught_by="first_step")
def starts_at_random(X, Y, lr, steps):
    """The start is random: that is needed in networks with hidden layers. Here the cost is convex and zeros are agreed
    on. What is the cost there?"""
    w, b, costs = np.random.default_rng(0).normal(size=(X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - lr * dw, b - lr * db
    return w, b, costs


@misconception("fit", caught_by="first_step")
def divides_the_rate(X, Y, lr, steps):
    "The steps are m times too short: the 1/m is in the gradient already. Where is it a second time?"
    m = X.shape[1]
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - lr / m * dw, b - lr / m * db
    return w, b, costs


@misconception("fit", caught_by="first_step")
def own_rate(X, Y, lr, steps):
    "The learning rate that was given makes no difference. Which lr does your update use?"
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - 0.1 * dw, b - 0.1 * db
    return w, b, costs


@misconception("fit", caught_by="every_step")
def stops_early(X, Y, lr, steps):
    "The descent stops before all steps are made, where the cost hardly changes. How many costs are asked for?"
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        if len(costs) > 1 and abs(costs[-2] - cost) < 1e-12:
            break
        w, b = w - lr * dw, b - lr * db
    return w, b, costs


@misconception("fit", caught_by="first_step")
def integer_start(X, Y, lr, steps):
    "np.zeros_like of integers are integers, and `-=` can't put fractions into them. Which dtype should w have?"
    w, b, costs = np.zeros_like(X[:, :1]), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w -= lr * dw
        b -= lr * db
    return w, b, costs


@misconception("fit", caught_by="fit_inputs_unchanged")
def shuffles_in_place(X, Y, lr, steps):
    """The examples of the caller are in another order after the call: `X[:] = …` writes into X. Does full descent need
    a shuffle?"""
    order = np.random.default_rng(0).permutation(X.shape[1])
    X[:], Y[:] = X[:, order], Y[:, order]
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(steps):
        cost, dw, db = propagate(w, b, X, Y)
        costs.append(cost)
        w, b = w - lr * dw, b - lr * db
    return w, b, costs


# predict


@misconception("predict", caught_by="decisions")
def greater_or_equal(w, b, X, threshold=0.5):
    "A probability of exactly the threshold counts as 1 in yours: strictly greater is asked for. > or >=?"
    return (forward(w, b, X) >= threshold).astype(int)


@misconception("predict", caught_by="decisions")
def rounds(w, b, X, threshold=0.5):
    "np.round is a threshold of 0.5, whatever the one that was given. What is compared with `threshold`?"
    return np.round(forward(w, b, X)).astype(int)


@misconception("predict", caught_by="decisions")
def booleans(w, b, X, threshold=0.5):
    "True and False come back; integers 1 and 0 are asked for. Which method of an array changes its type?"
    return forward(w, b, X) > threshold


@misconception("predict", caught_by="decisions")
def floats(w, b, X, threshold=0.5):
    "1.0 and 0.0 come back; integers are asked for. Is it np.where with 1.0, or astype(float)?"
    return (forward(w, b, X) > threshold).astype(float)


@misconception("predict", caught_by="decisions")
def score_against_threshold(w, b, X, threshold=0.5):
    "The score z is compared with the threshold, not the probability. Which z belongs to a probability of 0.5?"
    return (w.T @ X + b > threshold).astype(int)


@misconception("predict", caught_by="decisions")
def the_other_way_round(w, b, X, threshold=0.5):
    """Ones and zeros are exchanged: 1 belongs to probabilities above the threshold. Which way does your comparison
    point?"""
    return (forward(w, b, X) <= threshold).astype(int)


@misconception("predict", caught_by="decisions")
def flat_decisions(w, b, X, threshold=0.5):
    """The decisions have the shape (m,); like the labels they should be a row (1, m). Which index or ravel takes the
    row away?"""
    return (forward(w, b, X) > threshold).astype(int)[0]


@misconception("predict", caught_by="decisions")
def no_default(w, b, X, threshold):
    "predict(w, b, X) should work without a threshold. How does a function give an argument a default?"
    return (forward(w, b, X) > threshold).astype(int)


@misconception("predict", caught_by="decisions")
def without_bias(w, b, X, threshold=0.5):
    "The bias is missing in your score, so every boundary runs through the origin. Can you use forward?"
    return (sigmoid(w.T @ X) > threshold).astype(int)


@misconception("predict", caught_by="extreme_thresholds")
def zero_is_no_threshold(w, b, X, threshold=0.5):
    "`threshold or 0.5` takes a threshold of 0 for none. What is the truth value of 0.0?"
    return (forward(w, b, X) > (threshold or 0.5)).astype(int)


# photon_classifier


@misconception("photon_classifier", caught_by="each_on_its_own")
def scales_with_new_events(X, Y):
    """A new event is scaled with mean and deviation of the array it came in: alone it has the deviation 0. Which
    numbers belong to the classifier, and when are they computed?"""
    scale = lambda Z: (Z - Z.mean(axis=1, keepdims=True)) / np.maximum(Z.std(axis=1, keepdims=True), 1e-12)
    w, b, _ = fit(scale(X), Y, 1.0, 300)
    return lambda X_new: forward(w, b, scale(X_new))[0]


@misconception("photon_classifier", caught_by="each_on_its_own")
def stretches_the_output(X, Y):
    """The values are stretched over [0, 1] with the smallest and largest of the array, so they depend on the company.
    Why not leave them?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)

    def predict_proba(X_new):
        p = forward(w, b, (X_new - mean) / std)[0]
        return (p - p.min()) / max(p.max() - p.min(), 1e-12)

    return predict_proba


@misconception("photon_classifier", caught_by="hidden_events")
def forgets_to_scale_new_events(X, Y):
    """The training events are standardised, new ones are not: w belongs to standardised features. What does
    predict_proba do first?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: forward(w, b, X_new)[0]


@misconception("photon_classifier", caught_by="hidden_events")
def raw_features(X, Y):
    """The features are not standardised: pt is some thousand times larger than the shower width, and one learning rate
    can't serve both. What do mean 0 and deviation 1 change?"""
    w, b, _ = fit(X, Y, 0.01, 300)
    return lambda X_new: forward(w, b, X_new)[0]


@misconception("photon_classifier", caught_by="hidden_events")
def scales_along_the_features(X, Y):
    """Mean and deviation run over the eight features of one event: GeV are averaged with pure numbers. Along which axis
    are the events?"""
    scale = lambda Z: (Z - Z.mean(axis=0)) / Z.std(axis=0)
    w, b, _ = fit(scale(X), Y, 1.0, 300)
    return lambda X_new: forward(w, b, scale(X_new))[0]


@misconception("photon_classifier", caught_by="hidden_events")
def one_scale_for_all(X, Y):
    """One mean and one deviation for all eight features: the width stays a thousand times smaller than pt. Which axis
    argument is missing?"""
    mean, std = X.mean(), X.std()
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: forward(w, b, (X_new - mean) / std)[0]


@misconception("photon_classifier", caught_by="hidden_events")
def finds_jets(X, Y):
    "The order is turned round: high values mean jets. Is it 1 - p, or a sign in the update?"
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: 1 - forward(w, b, (X_new - mean) / std)[0]


@misconception("photon_classifier", caught_by="hidden_events")
def decides(X, Y):
    """Decisions 0 and 1 come back, so all selected events are equal and no threshold can be moved. What does
    predict_proba promise?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: predict(w, b, (X_new - mean) / std)[0].astype(float)


@misconception("photon_classifier", caught_by="hidden_events")
def one_feature(X, Y):
    "A single feature is used: that is a cut, and a weighted sum of all eight does better. How many rows has your w?"
    x = X[2:3]
    mean, std = x.mean(), x.std()
    w, b, _ = fit((x - mean) / std, Y, 1.0, 300)
    return lambda X_new: forward(w, b, (X_new[2:3] - mean) / std)[0]


@misconception("photon_classifier", caught_by="one_probability_each")
def keeps_the_row(X, Y):
    "The values are a row (1, k); one dimension (k,) is asked for. Which index takes row 0?"
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: forward(w, b, (X_new - mean) / std)


@misconception("photon_classifier", caught_by="one_probability_each")
def gives_scores(X, Y):
    """These are scores from -inf to inf; their order is right but they are no probabilities. Which function maps them
    to [0, 1]?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return lambda X_new: (w.T @ ((X_new - mean) / std) + b)[0]


@misconception("photon_classifier", caught_by="one_probability_each")
def predicts_at_once(X, Y):
    """The probabilities of the training events come back; a function is asked for, that can be used on new events. What
    stands after `return`?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit((X - mean) / std, Y, 1.0, 300)
    return forward(w, b, (X - mean) / std)[0]


@misconception("photon_classifier", caught_by="two_classifiers")
def keeps_globals(X, Y):
    """Mean, deviation and weights are kept in global variables, so the second training overwrites the first classifier.
    Where could the inner function find them instead?"""
    global KEPT
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    KEPT = (mean, std, *fit((X - mean) / std, Y, 1.0, 300)[:2])
    return lambda X_new: forward(KEPT[2], KEPT[3], (X_new - KEPT[0]) / KEPT[1])[0]


@misconception("photon_classifier", caught_by="learns_from_labels")
def knows_it_already(X, Y):
    """The weights are typed in, so your classifier learns nothing from its labels. What would it say if photons looked
    different?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w = np.array([[-0.9], [-0.1], [1.2], [-1.8], [-0.5], [-0.6], [0.0], [0.4]])
    return lambda X_new: forward(w, -0.7, (X_new - mean) / std)[0]


@misconception("photon_classifier", caught_by="events_unchanged")
def standardises_in_place(X, Y):
    """The training events have changed after the call: `X -= mean` writes into the caller's array. What does `X - mean`
    do instead?"""
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    X -= mean
    X /= std
    w, b, _ = fit(X, Y, 1.0, 300)
    return lambda X_new: forward(w, b, (X_new - mean) / std)[0]


@misconception("photon_classifier", caught_by="events_unchanged")
def seeds_the_world(X, Y):
    """numpy's global random state is used or seeded, so your function decides over the random numbers of everybody
    else. What would a generator of your own change?"""
    order = np.random.permutation(X.shape[1])
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    w, b, _ = fit(((X - mean) / std)[:, order], Y[:, order], 1.0, 300)
    return lambda X_new: forward(w, b, (X_new - mean) / std)[0]
