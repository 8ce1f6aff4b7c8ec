"""Known-wrong solutions, each with the sentence its author needs to hear."""

from itertools import pairwise

import numpy as np

from autograder.course.proof import misconception

# The names of the notebook (sigmoid, layer_forward, cross_entropy, ...) are at hand here as in one of its cells.


@misconception("count_params", caught_by="net_of_the_lecture")
def biases_left_out(layer_dims):
    "You counted the lines of the picture and left out the biases. How many circles own one?"
    return sum(n * p for p, n in pairwise(layer_dims))


@misconception("count_params", caught_by="net_of_the_lecture")
def biases_of_the_input(layer_dims):
    """The input units got biases too, but they compute nothing: the features just stand there. Which sum starts one
    too early?"""
    return sum(n * p for p, n in pairwise(layer_dims)) + sum(layer_dims)


@misconception("count_params", caught_by="net_of_the_lecture")
def one_bias_per_layer(layer_dims):
    "Each unit has a bias of its own, not each layer: b is a column. How long is it?"
    return sum(n * p + 1 for p, n in pairwise(layer_dims))


@misconception("count_params", caught_by="net_of_the_lecture")
def output_forgotten(layer_dims):
    "The last layer is missing in the sum: the output unit has weights and a bias as well. Where does your range end?"
    return sum(layer_dims[l] * (layer_dims[l - 1] + 1) for l in range(1, len(layer_dims) - 1))


@misconception("count_params", caught_by="any_sequence")
def eats_the_list(layer_dims):
    """pop() empties the list of the caller, who wants to build the network of these sizes next. Can you walk without
    eating?"""
    total, n_prev = 0, layer_dims.pop(0)
    while len(layer_dims):
        n = layer_dims.pop(0)
        total, n_prev = total + n * n_prev + n, n
    return total


@misconception("init_params", caught_by="size_of_the_weights")
def without_the_root(layer_dims, rng):
    """2/n is the variance that He asks for; the deviation is its root. Which of the two multiplies a standard normal
    number?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * 2 / layer_dims[l - 1]
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception("init_params", caught_by="size_of_the_weights")
def one_over_n(layer_dims, rng):
    """The root of 1/n is right for tanh. ReLU throws half of the signal away: what must stand in the numerator to make
    up for it?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception("init_params", caught_by="size_of_the_weights")
def by_the_size_of_the_layer(layer_dims, rng):
    """Under the root stands the number of inputs that a unit adds up, n_{l-1}, not the number of units. Which do you
    divide by?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception("init_params", caught_by="size_of_the_weights")
def glorot(layer_dims, rng):
    "Root of 2/(n + n_prev) is Glorot's rule, made for tanh. He's looks at one side only: which one?"
    params = {}
    for l in range(1, len(layer_dims)):
        n, p = layer_dims[l], layer_dims[l - 1]
        params[f"W{l}"] = rng.standard_normal((n, p)) * np.sqrt(2 / (n + p))
        params[f"b{l}"] = np.zeros((n, 1))
    return params


@misconception("init_params", caught_by="size_of_the_weights")
def small_and_safe(layer_dims, rng):
    """A fixed 0.01 fades to nothing in a deep network. What multiplies the signal in each layer, and how can it stay
    at 1?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * 0.01
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception("init_params", caught_by="size_of_the_weights")
def all_zeros(layer_dims, rng):
    "Weights that start at zero stay equal for ever: every unit of a layer learns the same. What makes units different?"
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]))
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception("init_params", caught_by="biases_are_zero")
def random_biases(layer_dims, rng):
    """The biases are random too. They may start at zero, as the weights already differ; and drawing them shifts all
    later numbers."""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = rng.standard_normal((layer_dims[l], 1)) * 0.01
    return params


@misconception("init_params", caught_by="names_and_shapes")
def columns_first(layer_dims, rng):
    """W is stored as (n_prev, n), as Keras does. Here a row belongs to a unit of the layer: which shape makes W @
    A_prev work?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l - 1], layer_dims[l])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception("init_params", caught_by="names_and_shapes")
def flat_biases(layer_dims, rng):
    """b has shape (n,) and not (n, 1): added to Z of (n, m) numpy lays it along the events, not along the units. Which
    shape is a column?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros(layer_dims[l])
    return params


@misconception("init_params", caught_by="same_draws")
def last_layer_first(layer_dims, rng):
    """The layers are drawn from the output backwards. Drawn in order, layer 1 first, your numbers are those of
    everybody else."""
    params = {}
    for l in range(len(layer_dims) - 1, 0, -1):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception("init_params", caught_by="the_generator_moves_on")
def own_generator(layer_dims, rng):
    """You make a generator of your own: every call gives the same network, whatever rng the caller hands over. Who
    decides the seed?"""
    rng = np.random.default_rng(42)
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return params


@misconception("init_params", caught_by="leaves_the_world_alone")
def moves_the_world(layer_dims, rng):
    """np.random is one generator for the whole program: drawing from it, even for numbers that become zero, changes
    what every other line draws. Isn't rng enough?"""
    params = {}
    for l in range(1, len(layer_dims)):
        params[f"W{l}"] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * np.sqrt(2 / layer_dims[l - 1])
        params[f"b{l}"] = 0 * np.random.standard_normal((layer_dims[l], 1))
    return params


@misconception("layer_forward", caught_by="tiny_example")
def no_bias(A_prev, W, b, activation):
    "The bias is missing: without it every unit's boundary must pass through the origin. What is Z?"
    Z = W @ A_prev
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    return A, (A_prev, W, Z, activation)


@misconception("layer_forward", caught_by="tiny_example")
def always_sigmoid(A_prev, W, b, activation):
    """The activation's name is not looked at: it is a sigmoid whatever is asked for. Where does your function read
    `activation`?"""
    Z = W @ A_prev + b
    return sigmoid(Z), (A_prev, W, Z, activation)


@misconception("layer_forward", caught_by="tiny_example")
def modulus(A_prev, W, b, activation):
    "A negative z came out positive: relu cuts at zero, it doesn't mirror. What should (-3) give?"
    Z = W @ A_prev + b
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    return np.abs(Z) if activation == "relu" else A, (A_prev, W, Z, activation)


@misconception("layer_forward", caught_by="smooth_activations")
def half_tanh(A_prev, W, b, activation):
    "Your tanh is 2 sigmoid(z) - 1, which is tanh(z/2). What has to stand in the sigmoid's argument?"
    Z = W @ A_prev + b
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    return 2 * sigmoid(Z) - 1 if activation == "tanh" else A, (A_prev, W, Z, activation)


@misconception("layer_forward", caught_by="far_out")
def overflows(A_prev, W, b, activation):
    """exp(1000) is larger than any double, and inf/inf is nan. Which exponential is safe for which sign of z? (np.tanh
    is.)"""
    Z = W @ A_prev + b
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-Z)), (A_prev, W, Z, activation)
    if activation == "tanh":
        return (np.exp(Z) - np.exp(-Z)) / (np.exp(Z) + np.exp(-Z)), (A_prev, W, Z, activation)
    return np.maximum(Z, 0) if activation == "relu" else Z, (A_prev, W, Z, activation)


@misconception("layer_forward", caught_by="two_things_come_back")
def only_A(A_prev, W, b, activation):
    "A alone comes back. What will layer_backward work with?"
    Z = W @ A_prev + b
    return {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]


@misconception("layer_forward", caught_by="every_activation")
def leaky(A_prev, W, b, activation):
    """Negative z leak through with a small slope: that's leaky relu, a good idea, but not what `relu` means. What is
    relu(-3)?"""
    Z = W @ A_prev + b
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    return np.maximum(Z, 0.01 * Z) if activation == "relu" else A, (A_prev, W, Z, activation)


@misconception("layer_forward", caught_by="arguments_as_named")
def writes_into_A_prev(A_prev, W, b, activation):
    """The input changed during the call: A_prev belongs to the layer before, which still needs it. Which line writes
    into it?"""
    Z = W @ A_prev + b
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    A_prev[A_prev < 0] = 0
    return A, (A_prev, W, Z, activation)


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def mean_forgotten(dA, cache):
    "dW and db are m times too large: the cost is a mean over the events. Where is the 1/m?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def mean_in_dA_prev_too(dA, cache):
    """dA_prev carries a 1/m as well, so every further layer divides by m again. Does it belong to one event or to all
    of them?"""
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope / Z.shape[1]
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def mean_over_units(dA, cache):
    "You divide by the number of units, and the mean goes over the events. Which axis counts the events?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[0], dZ.sum(axis=1, keepdims=True) / Z.shape[0]


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def mean_over_inputs(dA, cache):
    "You divide by the number of inputs, and the mean goes over the events. Which axis of A_prev counts the events?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ, n = dA * slope, A_prev.shape[0]
    return W.T @ dZ, dZ @ A_prev.T / n, dZ.sum(axis=1, keepdims=True) / n


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def activation_forgotten(dA, cache):
    "dA went through as if the activation weren't there. What lies between Z and A, and what is its slope?"
    A_prev, W, Z, _ = cache
    return W.T @ dA, dA @ A_prev.T / Z.shape[1], dA.mean(axis=1, keepdims=True)


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def slope_at_A(dA, cache):
    """The slope is taken at A where it must be taken at Z: tanh' at z isn't tanh' at tanh(z). Which of the two stands
    in your cache?"""
    A_prev, W, Z, activation = cache
    A = {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    s = sigmoid(A)
    dZ = dA * {"relu": A > 0, "tanh": 1 - np.tanh(A) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def formula_of_a_with_z(dA, cache):
    "a(1 - a) and 1 - a^2 are formulas of the activation a, and you put z in. What is a, in terms of z?"
    A_prev, W, Z, activation = cache
    dZ = dA * {"relu": Z > 0, "tanh": 1 - Z**2, "sigmoid": Z * (1 - Z), "identity": 1}[activation]
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def through_the_activation(dA, cache):
    "dA is multiplied by the activation itself, not by its slope. What is the derivative of tanh?"
    A_prev, W, Z, activation = cache
    dZ = dA * {"relu": np.maximum(Z, 0), "tanh": np.tanh(Z), "sigmoid": sigmoid(Z), "identity": Z}[activation]
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def one_bias_for_all(dA, cache):
    "db is one number for the whole layer; every unit has its own bias. Over which axis alone is the sum?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.sum() / Z.shape[1]


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def keepdims_forgotten(dA, cache):
    """db is flat, (n,) and not (n, 1): the next update would turn b into an (n, n) matrix. Which argument of sum keeps
    the column?"""
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.sum(axis=1) / Z.shape[1]


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def summed_over_units(dA, cache):
    "db is summed over the units and has one entry for each event. Which index should be left?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.sum(axis=0, keepdims=True) / Z.shape[1]


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def db_is_dZ(dA, cache):
    "db = dZ, as some slides have it, holds for one event. What becomes of it for m of them?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def db_summed_dW_meant(dA, cache):
    "dW is a mean and db still a sum: it is m times too large. Do both come from the same cost?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.sum(axis=1, keepdims=True)


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def dW_transposed(dA, cache):
    """dW is transposed. It has the shape of W, a row for each unit of this layer: which factor comes first in the
    product?"""
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dZ, A_prev @ dZ.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception("layer_backward", caught_by="square_layers")
def W_not_transposed(dA, cache):
    "On the way back W is turned round: an input collects from all units it went to. Is it W or W.T that multiplies dZ?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    dA_prev = W @ dZ if W.shape[0] == W.shape[1] else W.T @ dZ
    return dA_prev, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception("layer_backward", caught_by="agrees_with_central_differences")
def dA_prev_of_dA(dA, cache):
    """dA_prev is made from dA, it has to be made from dZ: the way back to A_prev leads through the activation. Which
    step was jumped?"""
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    dZ = dA * slope
    return W.T @ dA, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception("layer_backward", caught_by="saturated_units")
def slope_overflows(dA, cache):
    "exp(1000) overflows in the slope. The sigmoid's slope is s(1 - s), and you have a safe sigmoid; what has tanh?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    if activation == "sigmoid":
        dZ = dA * np.exp(-Z) / (1 + np.exp(-Z)) ** 2
    elif activation == "tanh":
        dZ = dA / np.cosh(Z) ** 2
    else:
        dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception("layer_backward", caught_by="inputs_unchanged_backward")
def masks_dA_in_place(dA, cache):
    "`dA[Z <= 0] = 0` writes into the array of the caller, who may still need it. How do you get a new one?"
    A_prev, W, Z, activation = cache
    s = sigmoid(Z)
    slope = {"relu": Z > 0, "tanh": 1 - np.tanh(Z) ** 2, "sigmoid": s * (1 - s), "identity": 1}[activation]
    if activation == "relu":
        dA[Z <= 0] = 0
    dZ = dA * slope
    return W.T @ dZ, dZ @ A_prev.T / Z.shape[1], dZ.mean(axis=1, keepdims=True)


@misconception("model_forward", caught_by="two_layers_by_hand")
def sigmoid_everywhere(params, X):
    "The hidden layers are sigmoids; here they are relu, and only the output is a sigmoid. Which layer is the last one?"
    A, caches = X, []
    for l in range(1, len(params) // 2 + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "sigmoid")
        caches.append(cache)
    return A, caches


@misconception("model_forward", caught_by="two_layers_by_hand")
def relu_everywhere(params, X):
    "The output went through relu: 3.5 is no probability. What is the last activation?"
    A, caches = X, []
    for l in range(1, len(params) // 2 + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches


@misconception("model_forward", caught_by="two_layers_by_hand")
def hidden_identity(params, X):
    """Without an activation in the hidden layers the whole network is one straight line, however deep. What is missing
    between them?"""
    A, caches = X, []
    L = len(params) // 2
    for l in range(1, L + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "identity" if l < L else "sigmoid")
        caches.append(cache)
    return A, caches


@misconception("model_forward", caught_by="two_layers_by_hand")
def tanh_as_in_06(params, X):
    "The hidden layers are tanh, as in notebook 06. Here they are relu: which name do you pass on?"
    A, caches = X, []
    L = len(params) // 2
    for l in range(1, L + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "tanh" if l < L else "sigmoid")
        caches.append(cache)
    return A, caches


@misconception("model_forward", caught_by="one_probability_for_each_event")
def stops_one_early(params, X):
    "The last layer was never computed. range(1, L) ends at L - 1: where do you end?"
    A, caches = X, []
    for l in range(1, len(params) // 2):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches


@misconception("model_forward", caught_by="any_depth")
def two_layers_only(params, X):
    "Your network has two layers whatever params holds. How do you find out their number?"
    if "W2" not in params:
        return layer_forward(X, params["W1"], params["b1"], "sigmoid")
    A, first = layer_forward(X, params["W1"], params["b1"], "relu")
    A, second = layer_forward(A, params["W2"], params["b2"], "sigmoid")
    return A, [first, second]


@misconception("model_forward", caught_by="eleven_layers")
def sorted_by_name(params, X):
    "sorted() compares letters: 'W10' stands before 'W2'. How do you get the layers in the order of their numbers?"
    names = sorted(name for name in params if name.startswith("W"))
    A, caches = X, []
    for name in names:
        A, cache = layer_forward(
            A, params[name], params["b" + name[1:]], "relu" if name != f"W{len(names)}" else "sigmoid"
        )
        caches.append(cache)
    return A, caches


@misconception("model_forward", caught_by="params_are_read_by_key")
def by_position(params, X):
    """The parameters are taken in the order in which they stand in the dict. Nobody promises that order: what is
    promised?"""
    values = list(params.values())
    A, caches = X, []
    for k in range(0, len(values), 2):
        A, cache = layer_forward(A, values[k], values[k + 1], "relu" if k < len(values) - 2 else "sigmoid")
        caches.append(cache)
    return A, caches


@misconception("model_forward", caught_by="inputs_unchanged_forward")
def cuts_in_place(params, X):
    "X itself was changed by your function; the next call meets other data. Which line writes into it?"
    A, caches = X, []
    X -= 0.0
    L = len(params) // 2
    for l in range(1, L + 1):
        A, cache = layer_forward(A, params[f"W{l}"], params[f"b{l}"], "relu" if l < L else "sigmoid")
        caches.append(cache)
    X[X < 0] = 0
    return A, caches


@misconception("model_backward", caught_by="every_layer_agrees_with_central_differences")
def wrong_way_round(AL, Y, caches):
    "All gradients have the wrong sign: descent would climb. Is the derivative at the output AL - Y or Y - AL?"
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(Y - AL, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception("model_backward", caught_by="every_layer_agrees_with_central_differences")
def slope_of_the_sigmoid_again(AL, Y, caches):
    """AL - Y is already the derivative at z: the sigmoid's slope is in it. Does yours go through the sigmoid a second
    time?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward((AL - Y) * AL * (1 - AL), (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception("model_backward", caught_by="every_layer_agrees_with_central_differences")
def mean_twice(AL, Y, caches):
    """All gradients are m times too small: AL - Y is divided by m, and layer_backward does it again. Where shall the
    one 1/m be?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward((AL - Y) / Y.shape[1], (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception("model_backward", caught_by="every_layer_agrees_with_central_differences")
def mean_never(AL, Y, caches):
    "All gradients are m times the right ones. Is the mean over the events taken, and is it taken once?"
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return {name: Y.shape[1] * value for name, value in grads.items()}


@misconception("model_backward", caught_by="every_layer_agrees_with_central_differences")
def bracket_forgotten(AL, Y, caches):
    """With the bracket forgotten, -y log(a) + (1-y) log(1-a), the events of class 0 pull the wrong way. Does the minus
    reach both terms?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(-Y * (1 - AL) - (1 - Y) * AL, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception("model_backward", caught_by="every_layer_agrees_with_central_differences")
def photons_only(AL, Y, caches):
    """Only the events with y = 1 teach your network anything: -y/a is the first term's derivative. What does the
    second one give?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(-Y * (1 - AL), (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception("model_backward", caught_by="every_layer_agrees_with_central_differences")
def hidden_slopes_forgotten(AL, Y, caches):
    """The last layer is right, below it the slope of relu is missing: silent units must not be passed. Does dZ get its
    factor in each layer?"""
    linear = [(A_prev, W, Z, "identity") for A_prev, W, Z, _ in caches]
    L, grads = len(linear), {}
    A_prev, W, Z, _ = linear[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, linear[l - 1])
    return grads


@misconception("model_backward", caught_by="every_layer_agrees_with_central_differences")
def output_for_every_layer(AL, Y, caches):
    "Each layer starts again from the output's error. What does a hidden layer get from the one above it?"
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    for l in range(1, len(caches)):
        A_prev, W, Z, _ = caches[l - 1]
        error = np.ones((Z.shape[0], 1)) * (AL - Y)
        _, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(error, caches[l - 1])
    return grads


@misconception("model_backward", caught_by="a_gradient_for_each_parameter")
def first_layer_forgotten(AL, Y, caches):
    "The first layer got no gradient: it would never learn. Down to which l does your loop run?"
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return {name: value for name, value in grads.items() if name not in ("dW1", "db1")}


@misconception("model_backward", caught_by="a_gradient_for_each_parameter")
def counted_from_zero(AL, Y, caches):
    """Your keys start at dW0. The parameters count from W1, and so do their gradients. Where does the list's index
    differ from l?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return {f"{name[:2]}{int(name[2:]) - 1}": value for name, value in grads.items()}


@misconception("model_backward", caught_by="sure_and_wrong")
def divides_by_AL(AL, Y, caches):
    """-y/a + (1-y)/(1-a) divides by zero when the network is sure. On paper it cancels with the slope: use what is
    left, AL - Y."""
    A_prev, W, Z, _ = caches[-1]
    dA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(
        dA * sigmoid(Z) * (1 - sigmoid(Z)), (A_prev, W, Z, "identity")
    )
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception("model_backward", caught_by="sure_and_wrong")
def clips_AL(AL, Y, caches):
    """Clipping keeps the division finite, but a saturated wrong answer then gets no gradient at all, where it should
    get 1. What is left of the product on paper?"""
    A_prev, W, Z, _ = caches[-1]
    safe = np.clip(AL, 1e-12, 1 - 1e-12)
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(
        (-Y / safe + (1 - Y) / (1 - safe)) * AL * (1 - AL), (A_prev, W, Z, "identity")
    )
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception("model_backward", caught_by="every_layer_agrees_with_central_differences")
def squared_error(AL, Y, caches):
    """These are the gradients of a squared error, of (AL - Y)^2: the cost here is the cross-entropy. What is left at
    the output for it?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(2 * (AL - Y) * AL * (1 - AL), (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    return grads


@misconception("model_backward", caught_by="inputs_unchanged_model_backward")
def eats_the_caches(AL, Y, caches):
    """pop() empties the caller's list of caches; a second look at the same caches finds nothing. Can you walk
    backwards without it?"""
    L, grads = len(caches), {}
    A_prev, W, Z, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = layer_backward(AL - Y, (A_prev, W, Z, "identity"))
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = layer_backward(dA, caches[l - 1])
    while caches:
        caches.pop()
    return grads


@misconception("gradient_check", caught_by="cube_of_one_weight")
def one_sided(cost, params, grads, eps=1e-6):
    """The difference goes to one side only, so its error is of order eps, not eps squared. Which second cost do you
    need?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre
            n.append((above - cost(moved)) / eps)
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception("gradient_check", caught_by="cube_of_one_weight")
def backward_difference(cost, params, grads, eps=1e-6):
    """The difference goes to the left only, so its error is of order eps, not eps squared. Which second cost do you
    need?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((cost(moved) - below) / eps)
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception("gradient_check", caught_by="finds_a_doubled_gradient")
def factor_two_forgotten(cost, params, grads, eps=1e-6):
    "From p - eps to p + eps it is 2 eps. By what do you divide?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / eps)
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception("gradient_check", caught_by="finds_a_doubled_gradient")
def unnormalised(cost, params, grads, eps=1e-6):
    """This is the plain distance of the two gradients: 1e-3 is much for small gradients and nothing for large ones.
    What makes it relative?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n))


@misconception("gradient_check", caught_by="finds_a_doubled_gradient")
def relative_to_one_norm(cost, params, grads, eps=1e-6):
    """You divide by the norm of one of the two: then the number depends on which is wrong. What stands in the
    denominator?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n) / np.linalg.norm(n)) if np.any(n) else 0.0


@misconception("gradient_check", caught_by="finds_a_doubled_gradient")
def norm_of_the_sum(cost, params, grads, eps=1e-6):
    "Norm of the sum is not the sum of the norms: for a wrong sign yours explodes. Which of the two is asked for?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n) / max(np.linalg.norm(a + n), 1e-300))


@misconception("gradient_check", caught_by="wrong_gradients_show")
def worst_entry(cost, params, grads, eps=1e-6):
    """This is the largest relative difference of a single entry. Asked for is one number for all as one vector: whose
    norm?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.max(np.abs(a - n) / np.maximum(np.abs(a) + np.abs(n), 1e-300)))


@misconception("gradient_check", caught_by="wrong_gradients_show")
def mean_of_the_layers(cost, params, grads, eps=1e-6):
    "You make one ratio for each array and take their mean. Put all entries into one vector first: what changes?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    ratios = []
    for name, value in moved.items():
        n = np.zeros_like(value)
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            n[index] = (above - cost(moved)) / (2 * eps)
            value[index] = centre
        a = grads["d" + name]
        size = np.linalg.norm(a) + np.linalg.norm(n)
        ratios.append(np.linalg.norm(a - n) / size if size else 0.0)
    return float(np.mean(ratios))


@misconception("gradient_check", caught_by="wrong_gradients_show")
def weights_only(cost, params, grads, eps=1e-6):
    "The biases are never looked at: a wrong db would pass. Which keys does your loop visit?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        if name[0] != "W":
            continue
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception("gradient_check", caught_by="wrong_gradients_show")
def first_layer_only(cost, params, grads, eps=1e-6):
    "Only the first layer is checked. How many layers does params hold?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        if name[1:] != "1":
            continue
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception("gradient_check", caught_by="both_sides")
def own_eps(cost, params, grads, eps=1e-6):
    "eps is given by the caller, and your function takes its own. What is the argument for?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + 1e-6
            above = cost(moved)
            value[index] = centre - 1e-6
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / 2e-6)
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception("gradient_check", caught_by="finds_a_doubled_gradient")
def moves_all_at_once(cost, params, grads, eps=1e-6):
    """A whole array moves at a time, so you get the sum of its derivatives for each of its entries. What should move,
    and what stay?"""
    a, n = [], []
    for name, value in params.items():
        up, down = cost({**params, name: value + eps}), cost({**params, name: value - eps})
        n += [(up - down) / (2 * eps)] * np.size(value)
        a += list(np.ravel(grads["d" + name]))
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n) / max(np.linalg.norm(a) + np.linalg.norm(n), 1e-300))


@misconception("gradient_check", caught_by="nothing_against_nothing")
def zero_over_zero(cost, params, grads, eps=1e-6):
    "Two zero gradients agree perfectly, and your function gives nan. What should 0/0 be here?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.divide(np.linalg.norm(a - n), np.linalg.norm(a) + np.linalg.norm(n)))


@misconception("gradient_check", caught_by="small_and_large_gradients")
def something_in_the_denominator(cost, params, grads, eps=1e-6):
    """A constant in the denominator hides the difference when gradients are small. Is there a way round 0/0 that
    changes nothing else?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n) + 1e-7))


@misconception("gradient_check", caught_by="in_double_precision")
def in_their_own_precision(cost, params, grads, eps=1e-6):
    """The step is lost in single precision (and an integer can't move by 1e-6 at all). In which type are the
    parameters moved?"""
    moved = {name: np.array(value) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            up = cost(moved)
            value[index] = centre - eps
            down = cost(moved)
            value[index] = centre
            n.append((up - down) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception("gradient_check", caught_by="params_unchanged")
def puts_back_by_adding(cost, params, grads, eps=1e-6):
    """Adding and subtracting eps doesn't bring back every number to the last bit, and the arrays are the caller's.
    What could be moved instead?"""
    a, n = [], []
    for name, value in params.items():
        if value.dtype != np.float64:
            value = value.astype(np.float64)
        for index in np.ndindex(value.shape):
            value[index] += eps
            up = cost({**params, name: value})
            value[index] -= 2 * eps
            down = cost({**params, name: value})
            value[index] += eps
            n.append((up - down) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception("gradient_check", caught_by="gradients_are_read_by_key")
def by_order(cost, params, grads, eps=1e-6):
    "The gradients are taken in the order in which they stand in the dict. How is the gradient of W1 called?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    a = np.concatenate([np.ravel(value) for value in grads.values()])
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception("train_deep", caught_by="first_cost_belongs_to_the_start")
def cost_after_the_step(X, Y, layer_dims, lr, steps, rng):
    """Your costs are those after each step. The first entry should belong to the initial parameters: what comes first
    in the loop?"""
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
        costs.append(cross_entropy(model_forward(params, X)[0], Y))
    return params, costs


@misconception("train_deep", caught_by="params_and_costs_come_back")
def one_cost_too_many(X, Y, layer_dims, lr, steps, rng):
    "There is one cost too many: that of the final parameters was noted as well. How many steps, how many costs?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, [*costs, cross_entropy(model_forward(params, X)[0], Y)]


@misconception("train_deep", caught_by="same_descent")
def uphill(X, Y, layer_dims, lr, steps, rng):
    "The cost climbs: the step goes towards the gradient, as one slide says, and should go against it. Which sign?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value + lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception("train_deep", caught_by="same_descent")
def biases_stay(X, Y, layer_dims, lr, steps, rng):
    "The biases are still where they started. Which keys does the update visit?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        moved = {name: params[name] - lr * grads["d" + name] for name in params if name.startswith("W")}
        params = {**params, **moved}
    return params, costs


@misconception("train_deep", caught_by="same_descent")
def last_layer_only(X, Y, layer_dims, lr, steps, rng):
    "Only the last layer learns; the hidden ones keep their initial numbers. Does the update reach every l?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        last = str(len(params) // 2)
        moved = {name: params[name] - lr * grads["d" + name] for name in ("W" + last, "b" + last)}
        params = {**params, **moved}
    return params, costs


@misconception("train_deep", caught_by="same_descent")
def gradient_of_the_start(X, Y, layer_dims, lr, steps, rng):
    """The gradient is computed once and used for all steps. The parameters move: where does the slope under them get
    updated?"""
    params, costs = init_params(layer_dims, rng), []
    AL, caches = model_forward(params, X)
    grads = model_backward(AL, Y, caches)
    for _ in range(steps):
        costs.append(cross_entropy(model_forward(params, X)[0], Y))
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception("train_deep", caught_by="same_descent")
def mean_once_more(X, Y, layer_dims, lr, steps, rng):
    "Your steps are m times too short: the gradients are means already. Is there a second 1/m in the update?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr / X.shape[1] * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception("train_deep", caught_by="same_descent")
def fixed_rate(X, Y, layer_dims, lr, steps, rng):
    "The learning rate is a number of your own. What is the argument lr for?"
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - 0.01 * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception("train_deep", caught_by="same_descent")
def starts_from_zero(X, Y, layer_dims, lr, steps, rng):
    """It starts from zero weights: then nothing but the last bias ever moves. Which function of yours knows how to
    start?"""
    params, costs = {name: 0 * value for name, value in init_params(layer_dims, rng).items()}, []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception("train_deep", caught_by="same_descent")
def own_seed(X, Y, layer_dims, lr, steps, rng):
    "The start comes from a generator of your own, whatever rng is given. How could anybody try several seeds?"
    params, costs = init_params(layer_dims, np.random.default_rng(0)), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception("train_deep", caught_by="same_descent")
def initial_params_come_back(X, Y, layer_dims, lr, steps, rng):
    "The costs fall, but the parameters that come back are the initial ones. Which name holds the trained ones?"
    start = init_params(layer_dims, rng)
    params, costs = start, []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return start, costs


@misconception("train_deep", caught_by="same_descent")
def one_event_at_a_time(X, Y, layer_dims, lr, steps, rng):
    """A step for each event is stochastic descent. Full batch means: one step for all events together. How often does
    the update run in one step?"""
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        costs.append(cross_entropy(model_forward(params, X)[0], Y))
        for i in range(X.shape[1]):
            AL, caches = model_forward(params, X[:, i : i + 1])
            grads = model_backward(AL, Y[:, i : i + 1], caches)
            params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception("train_deep", caught_by="very_sure_from_the_start")
def logarithm_of_zero(X, Y, layer_dims, lr, steps, rng):
    """A probability of exactly 0 or 1 has no finite logarithm. In which interval does cross_entropy of this notebook
    keep them?"""
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    return params, costs


@misconception("train_deep", caught_by="leaves_data_and_world_alone")
def scales_the_data(X, Y, layer_dims, lr, steps, rng):
    """X is changed in place; whoever trains a second network on it meets other data. Where does your function write
    into X?"""
    params, costs = init_params(layer_dims, rng), []
    for _ in range(steps):
        AL, caches = model_forward(params, X)
        costs.append(cross_entropy(AL, Y))
        grads = model_backward(AL, Y, caches)
        params = {name: value - lr * grads["d" + name] for name, value in params.items()}
    X -= X.mean(axis=1, keepdims=True)
    return params, costs
