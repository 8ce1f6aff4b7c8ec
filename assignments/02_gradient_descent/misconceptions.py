"""Known-wrong solutions, each with the sentence its author needs to hear."""

import numpy as np

from autograder.course.proof import misconception

# poly_features


@misconception("poly_features", caught_by="one_row_per_power")
def one_power_short(x, degree):
    "The highest power is missing: `range(degree)` ends before degree. How many rows has degree 2?"
    return np.stack([x**k for k in range(degree)]) if degree else np.zeros((0, len(x)))


@misconception("poly_features", caught_by="one_row_per_power")
def examples_in_rows(x, degree):
    "Your examples are rows. In this course they are columns: what is one step away?"
    return np.vander(x, degree + 1, increasing=True)


@misconception("poly_features", caught_by="one_row_per_power")
def no_ones(x, degree):
    "The row of ones is missing: what would the offset of the line be multiplied with?"
    return np.stack([x**k for k in range(1, degree + 1)]) if degree else np.zeros((0, len(x)))


@misconception("poly_features", caught_by="powers")
def highest_first(x, degree):
    "The highest power comes first here. Which power belongs into row 0?"
    return np.vander(x, degree + 1).T


@misconception("poly_features", caught_by="powers")
def multiples(x, degree):
    "Row k is k times x, not x to the power of k. Which operator is the power?"
    return np.arange(degree + 1)[:, None] * x


@misconception("poly_features", caught_by="powers")
def counted_from_one(x, degree):
    "Row 0 holds x to the power of 1. Which power are the ones?"
    return np.stack([x ** (k + 1) for k in range(degree + 1)])


@misconception("poly_features", caught_by="any_degree")
def by_logarithm(x, degree):
    "exp(k log x) needs a positive x. What is the logarithm of -2?"
    with np.errstate(all="ignore"):
        return np.exp(np.arange(degree + 1)[:, None] * np.log(x))


# mse


@misconception("mse", caught_by="a_number")
def never_averaged(h, y):
    "These are the squares of the single examples. How does one number come of them?"
    return (h - y) ** 2


@misconception("mse", caught_by="three_points")
def without_m(h, y):
    "That is the sum of the squares: the 1/m is missing. What would twice the data do to your learning rate?"
    return float(np.sum((h - y) ** 2))


@misconception("mse", caught_by="three_points")
def with_a_half(h, y):
    "There is a 1/2 in it. It is convenient for derivatives, but is it in the formula?"
    return float(np.mean((h - y) ** 2) / 2)


@misconception("mse", caught_by="three_points")
def root_taken(h, y):
    "That is the root of the mean square error. Where does the formula take a root?"
    return float(np.sqrt(np.mean((h - y) ** 2)))


@misconception("mse", caught_by="three_points")
def absolute_values(h, y):
    "You average the distances, not their squares. What do squares do to outliers?"
    return float(np.mean(np.abs(h - y)))


@misconception("mse", caught_by="three_points")
def mean_first(h, y):
    "You square the mean of the differences, so that errors of both signs cancel. Which comes first?"
    return float(np.mean(h - y) ** 2)


@misconception("mse", caught_by="three_points")
def difference_of_squares(h, y):
    "h^2 - y^2 is something else than (h - y)^2. Which bracket is missing?"
    return float(np.mean(h**2 - y**2))


@misconception("mse", caught_by="both_shapes")
def over_the_length(h, y):
    "`len` of a (1, m) array is 1, so the 1/m is lost for rows. What counts all the elements?"
    return float(np.sum((h - y) ** 2) / len(y))


@misconception("mse", caught_by="arrays_stay")
def differences_in_place(h, y):
    "`h -= y` puts the differences into the caller's predictions. What does `h - y` do?"
    h = np.asarray(h)
    if h.dtype.kind != "f" or np.asarray(y).dtype != h.dtype:
        h = h.astype(float)
    h -= y
    return float(np.mean(h**2))


# gaussian_nll


@misconception("gaussian_nll", caught_by="two_points")
def logarithm_once(h, y, sigma):
    """The logarithm of sigma is there once, but each example brings its own, even if they are all equal. Is it
    inside the sum?"""
    return float(np.sum(((y - h) / sigma) ** 2) + 2 * np.sum(np.log(sigma)))


@misconception("gaussian_nll", caught_by="two_points")
def factor_two_lost(h, y, sigma):
    "log sigma needs a factor of 2: it is the logarithm of sigma squared. Where does the factor -2 go in the text?"
    return float(np.sum(((y - h) / sigma) ** 2 + np.log(sigma)))


@misconception("gaussian_nll", caught_by="two_points")
def averaged(h, y, sigma):
    "You took the mean over the examples; likelihoods multiply, so their logarithms add up. Which function adds?"
    return float(np.mean(((y - h) / sigma) ** 2 + 2 * np.log(sigma)))


@misconception("gaussian_nll", caught_by="two_points")
def chi2_alone(h, y, sigma):
    "The logarithm is missing: with it gone, a huge sigma explains everything. Which term keeps sigma small?"
    return float(np.sum(((y - h) / sigma) ** 2))


@misconception("gaussian_nll", caught_by="two_points")
def sigma_not_squared(h, y, sigma):
    "You divide the square by sigma. What is squared in the formula, the residual or the pull?"
    return float(np.sum((y - h) ** 2 / sigma + 2 * np.log(sigma)))


@misconception("gaussian_nll", caught_by="two_points")
def sign_of_the_logarithm(h, y, sigma):
    """The logarithm has the wrong sign: a larger sigma should cost something. What does your function do for sigma
    to infinity?"""
    return float(np.sum(((y - h) / sigma) ** 2 - 2 * np.log(sigma)))


@misconception("gaussian_nll", caught_by="chi_square")
def half_of_it(h, y, sigma):
    "That is -log L, half of what is asked for. Which factor does the text take before the logarithm?"
    return float(np.sum(0.5 * ((y - h) / sigma) ** 2 + np.log(sigma)))


@misconception("gaussian_nll", caught_by="two_points")
def decimal_logarithm(h, y, sigma):
    "log10 is the decimal logarithm. Which one undoes exp?"
    return float(np.sum(((y - h) / sigma) ** 2 + 2 * np.log10(sigma)))


@misconception("gaussian_nll", caught_by="chi_square")
def constant_kept(h, y, sigma):
    "The constant m log(2 pi) is in it. Which term did the text drop, and why may it?"
    return float(np.sum(((y - h) / sigma) ** 2 + 2 * np.log(sigma) + np.log(2 * np.pi)))


@misconception("gaussian_nll", caught_by="many_sigmas")
def mean_sigma(h, y, sigma):
    "You replaced the sigmas by one average. Should a precise point not count more than a poor one?"
    s = float(np.mean(sigma))
    return float(np.sum(((y - h) / s) ** 2 + 2 * np.log(s)))


@misconception("gaussian_nll", caught_by="far_away")
def logarithm_of_the_product(h, y, sigma):
    """You multiply the densities and take the logarithm afterwards; far away, or for many points, the product is 0 in a
    computer. What becomes of a product, and of exp, under the logarithm?"""
    densities = np.exp(-0.5 * ((y - h) / sigma) ** 2) / sigma
    return float(-2 * np.log(np.maximum(np.prod(densities), 1e-300)))


# mse_gradient


@misconception("mse_gradient", caught_by="like_the_weights")
def lying_down(w, X, y):
    "The gradient lies down, (1, n); it must have the shape of w. What has to be transposed?"
    return 2 / X.shape[1] * (w.T @ X - y) @ X.T


@misconception("mse_gradient", caught_by="like_the_weights")
def flat(w, X, y):
    "The gradient is flat, (n,). `w - lr * gradient` would then make a matrix of (n, n). How do you keep it a column?"
    return np.mean(2 * (w.T @ X - y) * X, axis=1)


@misconception("mse_gradient", caught_by="small_example")
def two_forgotten(w, X, y):
    """The factor 2 of the derivative of a square is missing. Half the cost would have your gradient: is there a
    1/2 in the mse?"""
    return X @ (w.T @ X - y).T / X.shape[1]


@misconception("mse_gradient", caught_by="small_example")
def uphill_and_down(w, X, y):
    "The sign is turned round: residuals are prediction minus measurement. In which direction does the cost grow?"
    return 2 / X.shape[1] * X @ (y - w.T @ X).T


@misconception("mse_gradient", caught_by="small_example")
def missing_m(w, X, y):
    "The 1/m is missing: your gradient grows with the number of examples. Is the cost a sum or a mean?"
    return 2 * X @ (w.T @ X - y).T


@misconception("mse_gradient", caught_by="small_example")
def features_forgotten(w, X, y):
    """Each residual has to be multiplied with its features: the inner derivative. What is the derivative of w^T x
    with respect to w?"""
    return np.full(w.shape, 2 * np.mean(w.T @ X - y))


@misconception("mse_gradient", caught_by="at_the_minimum")
def measurement_forgotten(w, X, y):
    "On a perfect fit your gradient isn't zero. Where is y?"
    return 2 / X.shape[1] * X @ (w.T @ X - 0 * y - np.mean(y)).T


@misconception("mse_gradient", caught_by="against_differences")
def divided_by_features(w, X, y):
    "You divide by the number of features. `len(X)` counts rows: over what is the mean?"
    return 2 / len(X) * X @ (w.T @ X - y).T


@misconception("mse_gradient", caught_by="small_example")
def m_twice(w, X, y):
    "The 1/m is there twice. Is a mean of something taken that was divided already?"
    return 2 / X.shape[1] ** 2 * X @ (w.T @ X - y).T


@misconception("mse_gradient", caught_by="all_stay")
def residuals_in_y(w, X, y):
    "`y -= …` overwrites the caller's measurements. Which line makes an array of your own?"
    h = w.T @ X
    if y.dtype != h.dtype or h.dtype.kind != "f":
        y = y.astype(float)
    y -= h
    return -2 / X.shape[1] * X @ y.T


# gradient_descent


@misconception("gradient_descent", caught_by="lecture_path")
def towards_the_gradient(grad, w0, lr, steps):
    "You step along the gradient, uphill. Some slides say so; which sign has the formula?"
    w, history = w0, [w0]
    for _ in range(steps):
        w = w + lr * grad(w)
        history.append(w)
    return w, history


@misconception("gradient_descent", caught_by="lecture_path")
def one_array_for_all(grad, w0, lr, steps):
    "All entries of your history are one and the same array, which `-=` moves on. What has to be appended instead?"
    w = w0.astype(float)
    history = [w]
    for _ in range(steps):
        w -= lr * grad(w)
        history.append(w)
    return w, history


@misconception("gradient_descent", caught_by="lecture_path")
def start_left_out(grad, w0, lr, steps):
    "The starting point is missing from the history. How many points has a path of three steps?"
    w, history = w0, []
    for _ in range(steps):
        w = w - lr * grad(w)
        history.append(w)
    return w, history


@misconception("gradient_descent", caught_by="lecture_path")
def end_left_out(grad, w0, lr, steps):
    "The last point is missing from the history: you append before the step. How many points has a path of three steps?"
    w, history = w0, []
    for _ in range(steps):
        history.append(w)
        w = w - lr * grad(w)
    return w, history


@misconception("gradient_descent", caught_by="lecture_path")
def gradient_taken_once(grad, w0, lr, steps):
    "The gradient is taken at the start alone, and used again and again. Where are you after the first step?"
    w, history, g = w0, [w0], grad(w0)
    for _ in range(steps):
        w = w - lr * g
        history.append(w)
    return w, history


@misconception("gradient_descent", caught_by="lecture_path")
def rate_forgotten(grad, w0, lr, steps):
    "Each step is the whole gradient: the learning rate is missing. How far is it from 1 with a gradient of 2?"
    w, history = w0, [w0]
    for _ in range(steps):
        w = w - grad(w)
        history.append(w)
    return w, history


@misconception("gradient_descent", caught_by="lecture_path")
def unit_steps(grad, w0, lr, steps):
    """All your steps have the same length: the gradient is divided by its norm. Should a step not get shorter
    where it is flat?"""
    w, history = w0, [w0]
    for _ in range(steps):
        g = grad(w)
        w = w - lr * g / max(np.linalg.norm(g), 1e-12)
        history.append(w)
    return w, history


@misconception("gradient_descent", caught_by="lecture_path")
def rate_decays(grad, w0, lr, steps):
    "Your learning rate shrinks from step to step. Is anything said of that here?"
    w, history = w0, [w0]
    for k in range(steps):
        w = w - lr / (k + 1) * grad(w)
        history.append(w)
    return w, history


@misconception("gradient_descent", caught_by="tilted_valley")
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


@misconception("gradient_descent", caught_by="full_steps")
def clipped(grad, w0, lr, steps):
    "Large gradients are clipped. A step is lr times the gradient, however large: who chooses lr?"
    w, history = w0, [w0]
    for _ in range(steps):
        w = w - lr * np.clip(grad(w), -100, 100)
        history.append(w)
    return w, history


@misconception("gradient_descent", caught_by="does_what_it_is_told")
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


@misconception("gradient_descent", caught_by="start_stays")
def start_moved(grad, w0, lr, steps):
    "Your steps move the caller's w0: `-=` works in place. Which line would give a point of its own?"
    history = [w0.astype(float)]
    for _ in range(steps):
        if w0.dtype.kind != "f":
            w0 = w0.astype(float)
        w0 -= lr * grad(w0)
        history.append(w0.copy())
    return w0, history


# minibatches


@misconception("minibatches", caught_by="seven_in_threes")
def rest_dropped(m, size, rng):
    """The short last batch is missing: its examples are not seen in this epoch. What does a slice do that runs
    past the end?"""
    order = rng.permutation(m)
    return [order[k * size : (k + 1) * size] for k in range(m // size)]


@misconception("minibatches", caught_by="seven_in_threes")
def balanced(m, size, rng):
    "You made batches of nearly equal size. All but the last have exactly `size`: where do the pieces begin?"
    return np.array_split(rng.permutation(m), -(-m // size))


@misconception("minibatches", caught_by="seven_in_threes")
def size_is_number(m, size, rng):
    "You made `size` batches; size is the number of examples in each. How many batches does it make?"
    return np.array_split(rng.permutation(m), size)


@misconception("minibatches", caught_by="seven_in_threes")
def drawn_each_time(m, size, rng):
    """Every batch is drawn anew, so some examples come twice and others never. How many shuffles are needed for an
    epoch?"""
    return [rng.permutation(m)[: min(size, m - k)] for k in range(0, m, size)]


@misconception("minibatches", caught_by="seven_in_threes")
def filled_up(m, size, rng):
    "The last batch is filled up with examples that were there already. How long may it be?"
    order = rng.permutation(m)
    return [np.resize(order[k:], size) if k + size > m else order[k : k + size] for k in range(0, m, size)]


@misconception("minibatches", caught_by="well_shuffled")
def not_shuffled(m, size, rng):
    "Nothing is shuffled: if the file begins with the signal, so does every epoch. What is `rng` for?"
    order = np.arange(m)
    return [order[k : k + size] for k in range(0, m, size)]


@misconception("minibatches", caught_by="well_shuffled")
def batches_shuffled(m, size, rng):
    "You shuffle the batches, or within them, and neighbours stay together. What has to be shuffled before the cut?"
    order = np.arange(m)
    return [rng.permutation(order[k : k + size]) for k in range(0, m, size)]


@misconception("minibatches", caught_by="sizes_and_contents")
def empty_batch(m, size, rng):
    "There is an empty batch at the end when m is a multiple of size. What would its mean be?"
    order = rng.permutation(m)
    return [order[k * size : (k + 1) * size] for k in range(m // size + 1)]


@misconception("minibatches", caught_by="another_order")
def own_generator(m, size, rng):
    "The generator that was handed in is not used, so every epoch has the same order. What is `rng` for?"
    order = np.random.default_rng(0).permutation(m)
    return [order[k : k + size] for k in range(0, m, size)]


@misconception("minibatches", caught_by="only_rng")
def seeds_the_world(m, size, rng):
    "You seed numpy's global generator: whoever else uses it gets other numbers now. What does `rng.permutation` do?"
    np.random.seed(int(rng.integers(1000)))
    order = np.random.permutation(m)
    return [order[k : k + size] for k in range(0, m, size)]


# sgd


@misconception("sgd", caught_by="one_full_batch")
def climbing(grad, w0, X, y, lr, epochs, size, rng):
    "You step along the gradient, uphill. Which sign has the formula?"
    w = w0
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for k in range(0, len(order), size):
            w = w + lr * grad(w, X[:, order[k : k + size]], y[:, order[k : k + size]])
    return w


@misconception("sgd", caught_by="short_batch_too")
def drops_the_rest(grad, w0, X, y, lr, epochs, size, rng):
    "The short last batch is missing: some examples are not seen in this epoch. Where does your range end?"
    w, m = w0, X.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        for k in range(m // size):
            batch = order[k * size : (k + 1) * size]
            w = w - lr * grad(w, X[:, batch], y[:, batch])
    return w


@misconception("sgd", caught_by="short_batch_too")
def in_file_order(grad, w0, X, y, lr, epochs, size, rng):
    "The examples are taken in the order of the file. What is `rng` for?"
    w = w0
    for _ in range(epochs):
        for k in range(0, X.shape[1], size):
            w = w - lr * grad(w, X[:, k : k + size], y[:, k : k + size])
    return w


@misconception("sgd", caught_by="short_batch_too")
def all_data_each_step(grad, w0, X, y, lr, epochs, size, rng):
    "Every step uses all the data. Which examples belong to a batch?"
    w = w0
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for _ in range(0, len(order), size):
            w = w - lr * grad(w, X, y)
    return w


@misconception("sgd", caught_by="short_batch_too")
def labels_not_shuffled(grad, w0, X, y, lr, epochs, size, rng):
    "X is taken in the new order and y in the old one: features meet the labels of others. Which index does y need?"
    w = w0
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for k in range(0, len(order), size):
            w = w - lr * grad(w, X[:, order[k : k + size]], y[:, k : k + size])
    return w


@misconception("sgd", caught_by="same_path")
def one_order_for_all(grad, w0, X, y, lr, epochs, size, rng):
    "The data are shuffled once and every epoch has the same batches. Inside which loop does the permutation belong?"
    w, order = w0, rng.permutation(X.shape[1])
    for _ in range(epochs):
        for k in range(0, len(order), size):
            batch = order[k : k + size]
            w = w - lr * grad(w, X[:, batch], y[:, batch])
    return w


@misconception("sgd", caught_by="same_path")
def shuffled_again_and_again(grad, w0, X, y, lr, epochs, size, rng):
    """You permute data that were permuted before. Take the batches out of the original X and y: whose columns does
    `order` number?"""
    w = w0
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        X, y = X[:, order], y[:, order]
        for k in range(0, X.shape[1], size):
            w = w - lr * grad(w, X[:, k : k + size], y[:, k : k + size])
    return w


@misconception("sgd", caught_by="same_path")
def one_batch_per_epoch(grad, w0, X, y, lr, epochs, size, rng):
    "You take one batch per epoch. An epoch is a pass through all the data: how many batches is that?"
    w = w0
    for _ in range(epochs):
        batch = rng.permutation(X.shape[1])[:size]
        w = w - lr * grad(w, X[:, batch], y[:, batch])
    return w


@misconception("sgd", caught_by="same_path")
def one_epoch_only(grad, w0, X, y, lr, epochs, size, rng):
    "You go through the data once, whatever `epochs` says. Is there a `return` inside the loop?"
    w = w0
    order = rng.permutation(X.shape[1])
    for k in range(0, len(order), size):
        batch = order[k : k + size]
        w = w - lr * grad(w, X[:, batch], y[:, batch])
    return w


@misconception("sgd", caught_by="same_path")
def scaled_to_the_batch(grad, w0, X, y, lr, epochs, size, rng):
    """You scale the short batch's step by its size. `grad` is a mean over the examples that it is given: is
    anything left to divide?"""
    w, m = w0, X.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        for k in range(0, m, size):
            batch = order[k : k + size]
            w = w - lr * len(batch) / min(size, m) * grad(w, X[:, batch], y[:, batch])
    return w


@misconception("sgd", caught_by="draws_no_more")
def draws_for_nothing(grad, w0, X, y, lr, epochs, size, rng):
    """You draw more random numbers than one permutation per epoch; the next user of `rng` gets others. Which draw
    is not needed?"""
    w, m = w0, X.shape[1]
    for _ in range(epochs):
        order = rng.permutation(m)
        for k in range(0, m, size):
            batch = order[k : k + size]
            w = w - lr * grad(w, X[:, batch], y[:, batch])
    rng.random()
    return w


@misconception("sgd", caught_by="data_stay")
def moves_the_start(grad, w0, X, y, lr, epochs, size, rng):
    "`w -= …` moves the caller's w0, which you only gave a second name. How do you get a point of your own?"
    w = w0 if w0.dtype.kind == "f" else w0.astype(float)
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for k in range(0, len(order), size):
            batch = order[k : k + size]
            w -= lr * grad(w, X[:, batch], y[:, batch])
    return w


# bias_variance


@misconception("bias_variance", caught_by="two_models")
def whole_error(predictions, truth):
    """Your bias is the whole mean square error: the scatter of the models is still in it. What is averaged before
    the square?"""
    return float(np.mean((predictions - truth) ** 2)), float(np.mean(predictions.var(axis=0)))


@misconception("bias_variance", caught_by="perfect_or_stubborn")
def not_squared(predictions, truth):
    "The bias is not squared, so errors of both signs cancel. Which 2 does the name bias2 carry?"
    bias = np.mean(predictions.mean(axis=0) - truth)
    return float(abs(bias)), float(np.mean(predictions.var(axis=0)))


@misconception("bias_variance", caught_by="two_models")
def sample_variance(predictions, truth):
    "You divide by k - 1. Here it is 1/k: what is the `ddof` of `np.var`?"
    bias2 = np.mean((predictions.mean(axis=0) - truth) ** 2)
    deviations = predictions - predictions.mean(axis=0)
    return float(bias2), float((deviations**2).sum() / max(len(predictions) - 1, 1) / predictions.shape[1])


@misconception("bias_variance", caught_by="two_models")
def over_the_points(predictions, truth):
    "The variance runs over the points, not over the models. Which axis are the models?"
    return float(np.mean((predictions.mean(axis=0) - truth) ** 2)), float(np.mean(predictions.var(axis=1)))


@misconception("bias_variance", caught_by="perfect_or_stubborn")
def over_everything(predictions, truth):
    """The variance of all the numbers together holds the shape of the curve as well. Between what should it
    measure the scatter?"""
    return float(np.mean((predictions.mean(axis=0) - truth) ** 2)), float(predictions.var())


@misconception("bias_variance", caught_by="perfect_or_stubborn")
def deviation(predictions, truth):
    "That is the average standard deviation. Which power is missing?"
    bias2 = np.mean((predictions.mean(axis=0) - truth) ** 2)
    return float(bias2), float(np.mean(predictions.std(axis=0)))


@misconception("bias_variance", caught_by="perfect_or_stubborn")
def exchanged(predictions, truth):
    "Bias and variance came back in the other order. What does the docstring promise first?"
    bias2 = np.mean((predictions.mean(axis=0) - truth) ** 2)
    return float(np.mean(predictions.var(axis=0))), float(bias2)


@misconception("bias_variance", caught_by="two_models")
def sums_over_points(predictions, truth):
    "You sum over the points; both are means. What happens to your numbers with twice as many points?"
    bias2 = np.sum((predictions.mean(axis=0) - truth) ** 2)
    return float(bias2), float(np.sum(predictions.var(axis=0)))


@misconception("bias_variance", caught_by="two_models")
def scatter_about_the_truth(predictions, truth):
    "You measure the scatter about the truth; that is bias and variance together. About what do the models scatter?"
    bias2 = np.mean((predictions.mean(axis=0) - truth) ** 2)
    return float(bias2), float(np.mean((predictions - truth) ** 2))


@misconception("bias_variance", caught_by="far_from_zero")
def difference_of_moments(predictions, truth):
    """Mean of squares minus square of the mean: far from zero all the digits of the difference are lost. Which
    formula subtracts the mean first?"""
    mean = predictions.mean(axis=0)
    variance = np.mean(np.mean(predictions.astype(float) ** 2, axis=0) - mean.astype(float) ** 2)
    return float(np.mean((mean - truth) ** 2)), float(variance)


# ridge_gradient


@misconception("ridge_gradient", caught_by="free_offset")
def bias_regularised(w, X, y, lam):
    "The offset is pulled to 0 as well. Over which k does the sum of the penalty run?"
    return mse_gradient(w, X, y) + 2 * lam * w


@misconception("ridge_gradient", caught_by="text_example")
def two_lost(w, X, y, lam):
    "The derivative of w^2 is 2w. Is the 2 there?"
    penalty = lam * w
    penalty[0] = 0
    return mse_gradient(w, X, y) + penalty


@misconception("ridge_gradient", caught_by="text_example")
def divided_by_m(w, X, y, lam):
    "The penalty is divided by m. In J the 1/m belongs to the errors alone: where does lam stand?"
    penalty = 2 * lam * w / X.shape[1]
    penalty[0] = 0
    return mse_gradient(w, X, y) + penalty


@misconception("ridge_gradient", caught_by="text_example")
def wrong_sign(w, X, y, lam):
    "The penalty is subtracted: large weights would be rewarded. Which sign has it in the cost?"
    penalty = 2 * lam * w
    penalty[0] = 0
    return mse_gradient(w, X, y) - penalty


@misconception("ridge_gradient", caught_by="of_the_whole_cost")
def last_one_free(w, X, y, lam):
    "You left out the last weight, not the first. Which row is the bias?"
    penalty = 2 * lam * w
    penalty[-1] = 0
    return mse_gradient(w, X, y) + penalty


@misconception("ridge_gradient", caught_by="of_the_whole_cost")
def l1(w, X, y, lam):
    "That is the gradient of the sum of |w|, the L1 penalty. What is the derivative of a square?"
    penalty = 2 * lam * np.sign(w)
    penalty[0] = 0
    return mse_gradient(w, X, y) + penalty


@misconception("ridge_gradient", caught_by="free_offset")
def penalty_forgotten(w, X, y, lam):
    "The penalty is not in the gradient. What does lam change?"
    return mse_gradient(w, X, y)


@misconception("ridge_gradient", caught_by="of_the_whole_cost")
def bias_without_gradient(w, X, y, lam):
    "Row 0 of the whole gradient is 0, so the offset is never learnt. Of which part only is its entry 0?"
    gradient = mse_gradient(w, X, y) + 2 * lam * w
    gradient[0] = 0
    return gradient


@misconception("ridge_gradient", caught_by="weights_stay")
def callers_bias_erased(w, X, y, lam):
    "`w[0] = 0` erases the caller's bias: `penalty = w` is a second name, no copy. What does `2 * lam * w` give?"
    gradient = mse_gradient(w, X, y)
    penalty = w
    penalty[0] = 0
    return gradient + 2 * lam * penalty


@misconception("ridge_gradient", caught_by="whole_and_single")
def typed_like_w(w, X, y, lam):
    """The penalty has the type of w: with integers, 2 * 0.25 * 1 becomes 0. What does `2 * lam * w` give, if you
    leave the type to it?"""
    penalty = np.zeros_like(w)
    penalty[1:] = 2 * lam * w[1:]
    return mse_gradient(w, X, y) + penalty
