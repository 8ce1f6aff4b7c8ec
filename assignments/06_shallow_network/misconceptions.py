"""Known-wrong solutions, each with the sentence its author needs to hear."""

import numpy as np

from autograder.course.proof import misconception


@misconception("init_params", caught_by="size_of_the_weights")
def zeros_everywhere(n_x, n_h, n_y, rng, scale=0.5):
    "All weights start at zero: then every hidden unit does the same for ever. What makes units different?"
    return {"W1": np.zeros((n_h, n_x)), "b1": np.zeros((n_h, 1)), "W2": np.zeros((n_y, n_h)), "b2": np.zeros((n_y, 1))}


@misconception("init_params", caught_by="size_of_the_weights")
def constant_weights(n_x, n_h, n_y, rng, scale=0.5):
    "All weights start at the same number: the units remain copies of each other. What makes units different?"
    W1, W2 = np.full((n_h, n_x), scale), np.full((n_y, n_h), scale)
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception("init_params", caught_by="size_of_the_weights")
def scale_ignored(n_x, n_h, n_y, rng, scale=0.5):
    "The weights have the deviation 1, whatever scale is. Where does the argument go?"
    W1 = rng.standard_normal((n_h, n_x))
    W2 = rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception("init_params", caught_by="size_of_the_weights")
def always_one_half(n_x, n_h, n_y, rng, scale=0.5):
    "The usual 0.5 is typed in: another scale changes nothing. Where does the argument go?"
    W1 = 0.5 * rng.standard_normal((n_h, n_x))
    W2 = 0.5 * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception("init_params", caught_by="same_draws")
def second_layer_first(n_x, n_h, n_y, rng, scale=0.5):
    "W2 is drawn before W1. Drawn in order, first layer first, your numbers are those of everybody else."
    W2 = scale * rng.standard_normal((n_y, n_h))
    W1 = scale * rng.standard_normal((n_h, n_x))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception("init_params", caught_by="same_draws")
def uniform_weights(n_x, n_h, n_y, rng, scale=0.5):
    "The deviation is right, the distribution is flat: which method of rng draws from a normal one?"
    edge = scale * 3**0.5
    W1, W2 = rng.uniform(-edge, edge, (n_h, n_x)), rng.uniform(-edge, edge, (n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception("init_params", caught_by="size_of_the_weights")
def random_biases(n_x, n_h, n_y, rng, scale=0.5):
    """The biases are drawn too; they start at zero, as the weights make the units different. Which of the four are
    random?"""
    W1, b1 = scale * rng.standard_normal((n_h, n_x)), scale * rng.standard_normal((n_h, 1))
    W2, b2 = scale * rng.standard_normal((n_y, n_h)), scale * rng.standard_normal((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@misconception("init_params", caught_by="names_and_shapes")
def columns_for_units(n_x, n_h, n_y, rng, scale=0.5):
    "Your W1 is (n_x, n_h). A row belongs to a unit here: which shape makes W1 @ X work?"
    W1, W2 = scale * rng.standard_normal((n_x, n_h)), scale * rng.standard_normal((n_h, n_y))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception("init_params", caught_by="names_and_shapes")
def flat_biases(n_x, n_h, n_y, rng, scale=0.5):
    "b1 is flat, (n_h,): added to (n_h, m) numpy lays it along the examples. Which shape is a column?"
    W1, W2 = scale * rng.standard_normal((n_h, n_x)), scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros(n_h), "W2": W2, "b2": np.zeros(n_y)}


@misconception("init_params", caught_by="the_generator_moves_on")
def own_generator(n_x, n_h, n_y, rng, scale=0.5):
    "You make a generator of your own: every call gives the same network, whatever rng the caller hands over."
    rng = np.random.default_rng(0)
    W1, W2 = scale * rng.standard_normal((n_h, n_x)), scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception("init_params", caught_by="arguments_as_named")
def seeds_the_world(n_x, n_h, n_y, rng, scale=0.5):
    "np.random.seed changes the random numbers of every line that runs after yours. Isn't rng enough?"
    np.random.seed(42)
    W1, W2 = scale * rng.standard_normal((n_h, n_x)), scale * rng.standard_normal((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


@misconception("forward", caught_by="xor_by_hand")
def sigmoid_in_the_hidden_layer(params, X):
    "The hidden layer is a sigmoid; here it is tanh, with answers between -1 and 1. Which function makes A1?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = sigmoid(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="xor_by_hand")
def tanh_at_the_output(params, X):
    "The output went through tanh and can be negative: no probability. Which function lies in (0, 1)?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = np.tanh(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="xor_by_hand")
def no_activation_in_between(params, X):
    "Without tanh the network is one straight line, however many units it has. What comes between Z1 and A1?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = Z1 + 0
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="xor_by_hand")
def relu_in_the_hidden_layer(params, X):
    "The hidden layer is relu, as in deep networks; here it is tanh. Which function makes A1?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.maximum(Z1, 0)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="xor_by_hand")
def output_not_squashed(params, X):
    "A2 is Z2 itself: any real number. What turns it into a probability?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = Z2 + 0
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="xor_by_hand")
def biases_left_out(params, X):
    "The biases are missing: every boundary must pass through the origin then. What is added to W1 X?"
    Z1 = params["W1"] @ X
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="xor_by_hand")
def second_bias_left_out(params, X):
    "b2 is missing in Z2. What is added to W2 A1?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="xor_by_hand")
def from_z_to_z(params, X):
    "Z2 is made from Z1, the answer of the hidden units is not used. What do the units hand on?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ Z1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="cache_of_the_hand_made_net")
def activations_in_place_of_z(params, X):
    "Your cache has A1 under Z1: the slope on the way back would be taken at the wrong place. What is Z1?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": A1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="far_out")
def overflowing_sigmoid(params, X):
    "exp(1000) is larger than any double. Which exponent is safe for which sign of z? The notebook has such a sigmoid."
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="far_out")
def clipped_in_double_only(params, X):
    "Clipping z to 500 is safe in double precision, but exp(500) overflows in single. Which exponent is never large?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = 1 / (1 + np.exp(-np.clip(Z2, -500, 500)))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="inputs_unchanged")
def data_shifted_in_place(params, X):
    "X is changed in place: who uses it after you meets other data. Which line writes into it?"
    Z1 = params["W1"] @ X + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = params["W2"] @ A1 + params["b2"]
    A2 = sigmoid(Z2)
    if X.dtype == np.float64 and X.shape[1] > 1:
        X -= X.mean(axis=1, keepdims=True)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@misconception("forward", caught_by="answers_and_cache")
def only_the_answer(params, X):
    "A2 comes back alone. What will backward work with?"
    return sigmoid(params["W2"] @ np.tanh(params["W1"] @ X + params["b1"]) + params["b2"])


@misconception("cost", caught_by="tiny_example")
def bracket_forgotten(A2, Y):
    """The minus reaches the first term only: the bracket is missing, and wrong answers for label 0 are rewarded. What
    does the minus stand before?"""
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cost", caught_by="tiny_example")
def sum_and_no_mean(A2, Y):
    "This is the sum over the examples, and grows with their number. Where is 1/m?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cost", caught_by="tiny_example")
def first_term_only(A2, Y):
    "Only examples with label 1 cost anything. What does a wrong answer for label 0 cost?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A)))


@misconception("cost", caught_by="tiny_example")
def minus_forgotten(A2, Y):
    "A cost below zero? The logarithm of a probability is negative. What is the likelihood's sign here?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cost", caught_by="tiny_example")
def swapped(A2, Y):
    "Labels and answers are exchanged: the logarithm belongs to the probability. Which of the two is 0 or 1?"
    B = np.clip(np.asarray(Y, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(A2 * np.log(B) + (1 - A2) * np.log(1 - B)))


@misconception("cost", caught_by="tiny_example")
def base_ten(A2, Y):
    "log10 is another unit of the cost, and its derivative is not A2 - Y. Which logarithm is np.log?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log10(A) + (1 - Y) * np.log10(1 - A)))


@misconception("cost", caught_by="tiny_example")
def in_bits(A2, Y):
    "log2 is another unit of the cost, and its derivative is not A2 - Y. Which logarithm is np.log?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log2(A) + (1 - Y) * np.log2(1 - A)))


@misconception("cost", caught_by="tiny_example")
def squared_error(A2, Y):
    "This is the squared error; asked for is the cross-entropy. What does a sure and wrong answer cost?"
    return float(np.mean((A2 - Y) ** 2) / 2)


@misconception("cost", caught_by="tiny_example")
def an_array(A2, Y):
    "An array comes back, of shape (1, 1): the cost is one number. What does float() do?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return -(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / Y.shape[1]


@misconception("cost", caught_by="certainty")
def logarithm_of_zero(A2, Y):
    "An answer of exactly 0 or 1 makes log(0), and 0 times infinity is nan. In which interval do you keep the answers?"
    return float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)))


@misconception("cost", caught_by="close_to_certainty")
def added_a_little(A2, Y):
    "Adding 1e-8 inside the logarithm changes what rare answers cost. In which interval should they be kept?"
    return float(-np.mean(Y * np.log(A2 + 1e-8) + (1 - Y) * np.log(1 - A2 + 1e-8)))


@misconception("cost", caught_by="close_to_certainty")
def clipped_too_early(A2, Y):
    "Everything below 1e-7 costs the same in your function. How small is the smallest probability to keep?"
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-7, 1 - 1e-7)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cost", caught_by="single_precision")
def single_precision_kept(A2, Y):
    "In single precision 1 - 1e-12 is exactly 1, and the clip lets it through. In which precision should the clip work?"
    A = np.clip(A2, A2.dtype.type(1e-12), A2.dtype.type(1 - 1e-12))
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("cost", caught_by="integer_labels")
def clips_in_place(A2, Y):
    "The caller's answers were changed by the clip: it wrote into them. What does np.clip do without `out`?"
    if A2.dtype == np.float64:
        np.clip(A2, 1e-12, 1 - 1e-12, out=A2)
    A = np.clip(np.asarray(A2, dtype=np.float64), 1e-12, 1 - 1e-12)
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@misconception("backward", caught_by="agrees_with_central_differences")
def mean_forgotten(params, cache, X, Y):
    "Your gradients are m times the right ones: the cost is a mean over the examples. Where is the 1/m?"
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T,
        "db1": dZ1.sum(axis=1, keepdims=True),
        "dW2": dZ2 @ A1.T,
        "db2": dZ2.sum(axis=1, keepdims=True),
    }


@misconception("backward", caught_by="agrees_with_central_differences")
def mean_twice_below(params, cache, X, Y):
    "The first layer is divided by m twice: dZ1 comes from dZ2, which had its 1/m already. Where shall the one 1/m be?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2) / m
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="agrees_with_central_differences")
def slope_of_tanh_forgotten(params, cache, X, Y):
    "The second layer is right, in the first the slope of tanh is missing. What lies between A1 and Z1?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = params["W2"].T @ dZ2
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="agrees_with_central_differences")
def slope_at_a(params, cache, X, Y):
    "The slope of tanh is 1 - tanh(z)^2. You took tanh of A1, which is tanh already. What is A1 in terms of z?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - np.tanh(A1) ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="one_event_by_hand")
def slope_of_a_sigmoid(params, cache, X, Y):
    "a (1 - a) is the slope of a sigmoid; the hidden layer is tanh. What is its slope?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * A1 * (1 - A1)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="agrees_with_central_differences")
def z_in_place_of_a(params, cache, X, Y):
    "1 - z^2 isn't the slope of tanh: the formula 1 - a^2 wants the activation. Which entry of the cache is it?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - cache["Z1"] ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="a_gradient_for_each_parameter")
def db_over_everything(params, cache, X, Y):
    "db1 is one number for all units; every unit has its own bias. Over which axis alone is the sum?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": np.array([[dZ1.sum()]]) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="a_gradient_for_each_parameter")
def keepdims_forgotten(params, cache, X, Y):
    "db1 is flat: the next update would make a matrix of b1. Which argument of sum keeps the column?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1) / m,
    }


@misconception("backward", caught_by="a_gradient_for_each_parameter")
def db_is_dZ(params, cache, X, Y):
    "db = dZ, as some slides have it, holds for a single event. What becomes of it for m of them?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2,
    }


@misconception("backward", caught_by="agrees_with_central_differences")
def db_still_a_sum(params, cache, X, Y):
    "dW is a mean and db is still a sum, m times too large. Do both come from the same cost?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True),
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True),
    }


@misconception("backward", caught_by="agrees_with_central_differences")
def inputs_for_hidden(params, cache, X, Y):
    """dW1 is made with the right shape, but from the wrong error: what arrives at the hidden units has passed through
    W2. Where is it?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = np.ones((len(A1), 1)) @ dZ2 * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="agrees_with_central_differences")
def W2_moved_too_soon(params, cache, X, Y):
    """W2 had taken its step before it was used for the hidden layer: that's the gradient of another network. Which W2
    made the answers?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = ((params["W2"] - 0.1 * dZ2 @ A1.T / m).T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="arguments_unchanged")
def writes_into_the_cache(params, cache, X, Y):
    "Your function changes the cache of the caller in place. Does `-=` or `*=` make a new array?"
    if cache["A2"].dtype == np.float64 and cache["A2"].size > 1:
        cache["Z1"] *= 0
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="agrees_with_central_differences_squared")
def mean_forgotten_of_squares(params, cache, X, Y):
    "Your gradients are m times the right ones: the cost is a mean over the examples. Where is the 1/m?"
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T,
        "db1": dZ1.sum(axis=1, keepdims=True),
        "dW2": dZ2 @ A1.T,
        "db2": dZ2.sum(axis=1, keepdims=True),
    }


@misconception("backward_squared", caught_by="agrees_with_central_differences_squared")
def mean_twice_below_of_squares(params, cache, X, Y):
    "The first layer is divided by m twice: dZ1 comes from dZ2, which had its 1/m already. Where shall the one 1/m be?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2) / m
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="agrees_with_central_differences_squared")
def slope_of_tanh_forgotten_of_squares(params, cache, X, Y):
    "The second layer is right, in the first the slope of tanh is missing. What lies between A1 and Z1?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = params["W2"].T @ dZ2
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="agrees_with_central_differences_squared")
def slope_at_a_of_squares(params, cache, X, Y):
    "The slope of tanh is 1 - tanh(z)^2. You took tanh of A1, which is tanh already. What is A1 in terms of z?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - np.tanh(A1) ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="one_event_by_hand_squared")
def slope_of_a_sigmoid_of_squares(params, cache, X, Y):
    "a (1 - a) is the slope of a sigmoid; the hidden layer is tanh. What is its slope?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * A1 * (1 - A1)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="agrees_with_central_differences_squared")
def z_in_place_of_a_of_squares(params, cache, X, Y):
    "1 - z^2 isn't the slope of tanh: the formula 1 - a^2 wants the activation. Which entry of the cache is it?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - cache["Z1"] ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="a_gradient_for_each_parameter_squared")
def db_over_everything_of_squares(params, cache, X, Y):
    "db1 is one number for all units; every unit has its own bias. Over which axis alone is the sum?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": np.array([[dZ1.sum()]]) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="a_gradient_for_each_parameter_squared")
def keepdims_forgotten_of_squares(params, cache, X, Y):
    "db1 is flat: the next update would make a matrix of b1. Which argument of sum keeps the column?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1) / m,
    }


@misconception("backward_squared", caught_by="a_gradient_for_each_parameter_squared")
def db_is_dZ_of_squares(params, cache, X, Y):
    "db = dZ, as some slides have it, holds for a single event. What becomes of it for m of them?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2,
    }


@misconception("backward_squared", caught_by="agrees_with_central_differences_squared")
def db_still_a_sum_of_squares(params, cache, X, Y):
    "dW is a mean and db is still a sum, m times too large. Do both come from the same cost?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True),
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True),
    }


@misconception("backward_squared", caught_by="agrees_with_central_differences_squared")
def inputs_for_hidden_of_squares(params, cache, X, Y):
    """dW1 is made with the right shape, but from the wrong error: what arrives at the hidden units has passed through
    W2. Where is it?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = np.ones((len(A1), 1)) @ dZ2 * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="agrees_with_central_differences_squared")
def W2_moved_too_soon_of_squares(params, cache, X, Y):
    """W2 had taken its step before it was used for the hidden layer: that's the gradient of another network. Which W2
    made the answers?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = ((params["W2"] - 0.1 * dZ2 @ A1.T / m).T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="arguments_unchanged_squared")
def writes_into_the_cache_of_squares(params, cache, X, Y):
    "Your function changes the cache of the caller in place. Does `-=` or `*=` make a new array?"
    if cache["A2"].dtype == np.float64 and cache["A2"].size > 1:
        cache["Z1"] *= 0
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="one_event_by_hand")
def wrong_way_round(params, cache, X, Y):
    "All gradients have the wrong sign: descent would climb. Is it A2 - Y or Y - A2?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = Y - A2
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="one_event_by_hand")
def slope_of_the_output_again(params, cache, X, Y):
    "A2 - Y is the derivative at z2 already: the sigmoid's slope is in it. Does yours pass the sigmoid a second time?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="agrees_with_central_differences")
def bracket_forgotten_backwards(params, cache, X, Y):
    """With the bracket forgotten in the cost, the examples of label 0 pull the wrong way. Does the minus reach both
    terms?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = -Y * (1 - A2) - (1 - Y) * A2
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="agrees_with_central_differences")
def positives_only(params, cache, X, Y):
    "Only examples with label 1 teach anything: that is the first term of the cost. What does the second one give?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = -Y * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="sure_of_itself")
def divides_by_a(params, cache, X, Y):
    """-y/a + (1-y)/(1-a) divides by zero when the network is sure. On paper it cancels with the slope of the sigmoid:
    what is left?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (np.divide(1 - Y, 1 - A2) - np.divide(Y, A2)) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward", caught_by="sure_of_itself")
def clips_before_dividing(params, cache, X, Y):
    """Clipping avoids the division by zero, but a saturated wrong answer gets no gradient, where it should get 1. What
    is left of the product on paper?"""
    safe = np.clip(cache["A2"], 1e-12, 1 - 1e-12)
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = ((1 - Y) / (1 - safe) - Y / safe) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="one_event_by_hand_squared")
def slope_of_the_sigmoid_forgotten(params, cache, X, Y):
    """This is the gradient of the cross-entropy. For the squared error nothing cancels: which slope lies between A2
    and Z2?"""
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="one_event_by_hand_squared")
def factor_two(params, cache, X, Y):
    "The cost has a 1/2, which takes the 2 of the square away. What is the derivative of 1/2 u^2?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = 2 * (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="one_event_by_hand_squared")
def half_kept(params, cache, X, Y):
    "The 1/2 is still there: the derivative of u^2 brings a 2. What is the derivative of 1/2 u^2?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = 0.5 * (A2 - Y) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="one_event_by_hand_squared")
def wrong_sign(params, cache, X, Y):
    "The gradient points downhill; it should point uphill, and the update has the minus. Is it A2 - Y or Y - A2?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (Y - A2) * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="one_event_by_hand_squared")
def slope_of_a_tanh_at_the_output(params, cache, X, Y):
    "1 - a^2 is the slope of tanh; the output is a sigmoid. What is the sigmoid's slope?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) * (1 - A2**2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("backward_squared", caught_by="one_event_by_hand_squared")
def squared_difference(params, cache, X, Y):
    "The difference is squared in the cost; its derivative is the plain difference. What is d/da of 1/2 (a - y)^2?"
    m, A1, A2 = X.shape[1], cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) ** 2 * A2 * (1 - A2)
    dZ1 = (params["W2"].T @ dZ2) * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }


@misconception("update", caught_by="a_step_against_the_gradient")
def towards_the_gradient(params, grads, lr):
    "The step goes towards the gradient, as one slide says, and climbs. Which sign leads down?"
    return {name: params[name] + lr * grads["d" + name] for name in params}


@misconception("update", caught_by="a_step_against_the_gradient")
def weights_only(params, grads, lr):
    "The biases stay where they are. Which four take a step?"
    return {name: params[name] - lr * grads["d" + name] if name[0] == "W" else params[name] for name in params}


@misconception("update", caught_by="a_step_against_the_gradient")
def without_the_rate(params, grads, lr):
    "The learning rate is not used: every step has its full length. Where does lr go?"
    return {name: params[name] - grads["d" + name] for name in params}


@misconception("update", caught_by="a_step_against_the_gradient")
def second_layer_only(params, grads, lr):
    "The first layer doesn't move. Do all four parameters have a gradient?"
    return {name: params[name] - lr * grads["d" + name] if name[1] == "2" else params[name] for name in params}


@misconception("update", caught_by="the_old_dict_stays")
def in_place(params, grads, lr):
    "The old parameters have moved too: you wrote into the caller's dict or arrays. What makes new ones?"
    for name in params:
        if params[name].dtype == np.float64:
            params[name] -= lr * grads["d" + name]
        else:
            params[name] = params[name] - lr * grads["d" + name]
    return params


@misconception("update", caught_by="a_step_against_the_gradient")
def nothing_comes_back(params, grads, lr):
    "Nothing comes back: the step is made in the dict that was given. What should be returned?"
    for name in params:
        params[name] = params[name] - lr * grads["d" + name]


@misconception("update", caught_by="read_by_key")
def by_position(params, grads, lr):
    "Parameters and gradients are paired by their place in the dict. How is the gradient of W1 called?"
    return {name: p - lr * g for (name, p), g in zip(params.items(), grads.values(), strict=True)}


@misconception("train", caught_by="first_cost_belongs_to_the_start")
def cost_after_the_step(X, Y, n_h, lr, steps, rng):
    """Your costs are those after each step. The first entry should belong to the initial parameters: what comes first
    in the loop?"""
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        params = update(params, backward(params, forward(params, X)[1], X, Y), lr)
        costs.append(cost(forward(params, X)[0], Y))
    return params, costs


@misconception("train", caught_by="params_and_costs_come_back")
def one_cost_too_many(X, Y, n_h, lr, steps, rng):
    "There is one cost too many: that of the final parameters was noted as well. How many steps, how many costs?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, [*costs, cost(forward(params, X)[0], Y)]


@misconception("train", caught_by="xor_is_learnt")
def uphill(X, Y, n_h, lr, steps, rng):
    "The cost climbs: the step goes towards the gradient. Which sign leads down?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), -lr)
    return params, costs


@misconception("train", caught_by="same_descent")
def squared_gradients(X, Y, n_h, lr, steps, rng):
    "The cost is the cross-entropy and the gradients are those of the squared error. Do the two belong together?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward_squared(params, cache, X, Y), lr)
    return params, costs


@misconception("train", caught_by="same_descent")
def squared_costs(X, Y, n_h, lr, steps, rng):
    "The costs are squared errors; asked for is the cross-entropy. Which of your functions gives it?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(float(np.mean((A2 - Y) ** 2) / 2))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception("train", caught_by="xor_is_learnt")
def starts_from_zeros(X, Y, n_h, lr, steps, rng):
    "It starts from zeros: then only the last bias ever moves. Which function of yours knows how to start?"
    params, costs = {name: 0 * value for name, value in init_params(X.shape[0], n_h, Y.shape[0], rng).items()}, []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception("train", caught_by="same_descent")
def own_seed(X, Y, n_h, lr, steps, rng):
    "The start comes from a generator of your own, whatever rng is given. How could anybody try several starts?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], np.random.default_rng(2)), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception("train", caught_by="same_descent")
def another_scale(X, Y, n_h, lr, steps, rng):
    "The weights start with another scale than the usual one. What does init_params do when you don't mention it?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng, 1.0), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception("train", caught_by="same_descent")
def mean_once_more(X, Y, n_h, lr, steps, rng):
    "Your steps are m times too short: the gradients are means already. Is there a second 1/m?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr / X.shape[1])
    return params, costs


@misconception("train", caught_by="same_descent")
def rate_of_its_own(X, Y, n_h, lr, steps, rng):
    "The learning rate is a number of your own. What is the argument lr for?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), 1.0)
    return params, costs


@misconception("train", caught_by="same_descent")
def gradient_of_the_start(X, Y, n_h, lr, steps, rng):
    "The gradient is computed once and used for all steps. The parameters move: where is the slope under them?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    grads = backward(params, forward(params, X)[1], X, Y)
    for _ in range(steps):
        costs.append(cost(forward(params, X)[0], Y))
        params = update(params, grads, lr)
    return params, costs


@misconception("train", caught_by="xor_is_learnt")
def initial_params_come_back(X, Y, n_h, lr, steps, rng):
    "The costs fall, but the parameters that come back are the initial ones. Which name holds the trained ones?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    start = params
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    return start, costs


@misconception("train", caught_by="same_descent")
def one_example_at_a_time(X, Y, n_h, lr, steps, rng):
    """A step for each example is stochastic descent. Full batch means one step for all of them together. How often
    does the update run?"""
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        costs.append(cost(forward(params, X)[0], Y))
        for i in range(X.shape[1]):
            x, y = X[:, i : i + 1], Y[:, i : i + 1]
            params = update(params, backward(params, forward(params, x)[1], x, y), lr)
    return params, costs


@misconception("train", caught_by="every_step")
def stops_where_it_is_flat(X, Y, n_h, lr, steps, rng):
    "It stops as soon as the cost hardly changes. How many steps, and how many costs, were asked for?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        if len(costs) > 1 and abs(costs[-2] - costs[-1]) < 1e-6:
            break
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception("train", caught_by="every_step")
def best_so_far(X, Y, n_h, lr, steps, rng):
    "The parameters of the lowest cost come back, not the last ones. Which did the task ask for?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    best = params
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
        if cost(forward(params, X)[0], Y) <= min(costs):
            best = params
    return best, costs


@misconception("train", caught_by="a_step_that_is_too_long")
def logarithm_of_zero_in_training(X, Y, n_h, lr, steps, rng):
    "A probability of exactly 0 or 1 has no finite logarithm. Which of your functions keeps them away from there?"
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))))
        params = update(params, backward(params, cache, X, Y), lr)
    return params, costs


@misconception("train", caught_by="leaves_data_and_world_alone")
def centres_the_data(X, Y, n_h, lr, steps, rng):
    """X is changed in place; whoever trains a second network on it meets other data. Where does your function write
    into X?"""
    params, costs = init_params(X.shape[0], n_h, Y.shape[0], rng), []
    for _ in range(steps):
        A2, cache = forward(params, X)
        costs.append(cost(A2, Y))
        params = update(params, backward(params, cache, X, Y), lr)
    if X.dtype.kind == "f":
        X -= X.mean(axis=1, keepdims=True)
    return params, costs
