"""Known-wrong solutions, each with the sentence its author needs to hear."""

from autograder.authoring.proof import misconception


@misconception("sigmoid", caught_by="far_out")
def overflows(z):
    "exp(1000) is larger than any double. Which sign of the exponent is safe for which sign of z?"
    return 1 / (1 + np.exp(-z))


@misconception("forward", caught_by="probabilities")
def no_bias(w, b, X):
    "The bias b is missing: does the boundary have to pass through the origin?"
    return sigmoid(w.T @ X)


@misconception("forward", caught_by="inputs_unchanged")
def shifts_in_place(w, b, X):
    "`+=` writes into the caller's array. Who else uses it?"
    X += 0.0
    X *= 2
    return sigmoid(w.T @ X / 2 + b)


@misconception("forward", caught_by="no_loop")
def loops(w, b, X):
    "A loop over the examples is a thousand times slower than `w.T @ X`. What does the matrix product do for you?"
    return np.array([[float(sigmoid(sum(w[i, 0] * X[i, j] for i in range(len(w))) + b)) for j in range(X.shape[1])]])
