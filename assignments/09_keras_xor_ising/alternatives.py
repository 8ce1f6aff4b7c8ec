"""Other right solutions, each in a style of its own."""

from autograder.course.proof import alternative

# build_xor_model


@alternative("build_xor_model")
def by_functions():
    """the functional interface, two hidden layers, another loss"""
    x = inputs = keras.Input(shape=(2,))
    x = keras.layers.Dense(5, activation="elu")(x)
    x = keras.layers.Dense(4, activation="tanh")(x)
    model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x))
    model.compile(optimizer=keras.optimizers.RMSprop(0.02), loss="mse", metrics=["accuracy"])
    return model


@alternative("build_xor_model")
def added():
    """add() layer by layer, activations as layers of their own, the largest ReLU network that fits"""
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(2,)))
    model.add(keras.layers.Dense(14))
    model.add(keras.layers.LeakyReLU())
    model.add(keras.layers.Dense(1))
    model.add(keras.layers.Activation("sigmoid"))
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.05), loss=keras.losses.BinaryCrossentropy())
    return model


@alternative("build_xor_model")
def two_units():
    """just two hidden units, sigmoid as in the first papers"""
    sigmoid = keras.activations.sigmoid
    layers = [keras.layers.Dense(2, activation=sigmoid), keras.layers.Dense(1, activation=sigmoid)]
    model = keras.Sequential([keras.Input((2,)), *layers])
    model.compile(keras.optimizers.SGD(1.0, momentum=0.9), "binary_crossentropy")
    return model


@alternative("build_xor_model")
def with_a_shortcut():
    """a hidden layer beside the inputs themselves"""
    inputs = keras.Input((2,))
    hidden = keras.layers.Dense(4, activation="relu")(inputs)
    both = keras.layers.Concatenate()([inputs, hidden])
    model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(both))
    model.compile("nadam", "binary_crossentropy")
    return model


# train_xor


@alternative("train_xor")
def in_one_batch(model):
    """all repeated rows at once, a step for each epoch, until the loss is small"""
    x, y = np.tile(XOR_X, (32, 1)), np.tile(XOR_Y, 32)[:, np.newaxis]
    for _ in range(1000):
        if model.train_on_batch(x, y, return_dict=True)["loss"] < 0.08:
            break
    return model


@alternative("train_xor")
def four_by_four(model):
    """a batch of four rows, repeated often, in two calls of fit"""
    x, y = np.concatenate([XOR_X] * 300), np.concatenate([XOR_Y] * 300)
    model.fit(x, y, epochs=1, batch_size=4, verbose=0)
    model.fit(x, y, epochs=1, batch_size=4, verbose=0, shuffle=False)
    return model


@alternative("train_xor")
def with_early_end(model):
    """compiled again with an optimiser of its own, and stopped by a callback when it has learned"""
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy")
    x, y = np.repeat(XOR_X, 100, axis=0), np.repeat(XOR_Y, 100).reshape(-1, 1)
    stop = keras.callbacks.EarlyStopping(monitor="loss", patience=8, min_delta=1e-3)
    model.fit(x, y, batch_size=10, epochs=25, verbose=0, callbacks=[stop])
    return model


# energy


@alternative("energy")
def half_of_all_four(spins):
    """four neighbours, each bond twice, halved"""
    around = np.roll(spins, 1, 1) + np.roll(spins, -1, 1) + np.roll(spins, 1, 2) + np.roll(spins, -1, 2)
    return -0.5 * np.sum(spins * around, axis=(1, 2))


@alternative("energy")
def padded(spins):
    """one more row and column at the edge, then slices"""
    wide = np.pad(spins, ((0, 0), (0, 1), (0, 1)), mode="wrap").astype(float)
    inner = wide[:, :-1, :-1]
    return -np.einsum("kij,kij->k", inner, wide[:, 1:, :-1] + wide[:, :-1, 1:])


@alternative("energy")
def site_by_site(spins):
    """plain loops over lattices and sites"""
    k, L, _ = spins.shape
    out = np.zeros(k)
    for n in range(k):
        s = spins[n]
        for i in range(L):
            for j in range(L):
                out[n] -= float(s[i, j]) * (float(s[(i + 1) % L, j]) + float(s[i, (j + 1) % L]))
    return out


@alternative("energy")
def by_indices(spins):
    """an index array in place of roll, the sums as matrix products of long integers"""
    forward = np.r_[1 : spins.shape[1], 0]
    s = spins.astype(np.int64)
    lying = (s * s[:, :, forward]).reshape(len(s), -1).sum(1)
    return -(lying + (s * s[:, forward, :]).reshape(len(s), -1).sum(1))


# magnetization


@alternative("magnetization")
def sum_over_sites(spins):
    """the sum, divided by the number of sites"""
    return spins.sum(axis=(1, 2)) / spins[0].size


@alternative("magnetization")
def flattened(spins):
    """lattices as rows"""
    return np.mean(spins.reshape(len(spins), -1), axis=1)


@alternative("magnetization")
def listed(spins):
    """a comprehension over the lattices"""
    return np.array([float(np.mean(s)) for s in spins])


# metropolis_sweep


@alternative("metropolis_sweep")
def black_first_with_a_table(spins, temperature, rng):
    """a table of the five acceptances, the other colour first, np.where"""
    L = spins.shape[1]
    table = np.minimum(1.0, np.exp(np.minimum(0.0, -2.0 * np.arange(-4, 5) / temperature)))
    board = np.add.outer(np.arange(L), np.arange(L)) % 2 == 1
    for colour in (board, ~board):
        around = np.roll(spins, 1, 1) + np.roll(spins, -1, 1) + np.roll(spins, 1, 2) + np.roll(spins, -1, 2)
        accept = rng.uniform(size=spins.shape) < table[(spins * around).astype(int) + 4]
        spins = np.where(accept & colour, -spins, spins)
    return spins


@alternative("metropolis_sweep")
def slices_of_step_two(spins, temperature, rng):
    """four sublattices by slices of step two, random numbers for half the sites at a time"""
    out = np.array(spins, dtype=np.int8)
    for sites in (((0, 0), (1, 1)), ((0, 1), (1, 0))):
        around = np.roll(out, 1, 1) + np.roll(out, -1, 1) + np.roll(out, 1, 2) + np.roll(out, -1, 2)
        for a, b in sites:
            s = out[:, a::2, b::2]
            cost = 2.0 * s * around[:, a::2, b::2]
            s[(cost <= 0) | (rng.random(s.shape) < np.exp(-np.clip(cost, 0, None) / temperature))] *= -1
    return out


@alternative("metropolis_sweep")
def by_logarithms(spins, temperature, rng):
    """log of the random number against -dE/T, exponential draws, one array of draws for both colours"""
    state = spins.astype(float)
    draws = rng.exponential(size=spins.shape) * temperature
    sign = 1 - 2 * ((np.arange(spins.shape[1])[:, None] + np.arange(spins.shape[2])) % 2)
    for colour in (1, -1):
        around = sum(np.roll(state, s, axis=a) for a in (1, 2) for s in (-1, 1))
        state = state * np.where((2 * state * around <= draws) & (sign == colour), -1, 1)
    return state


@alternative("metropolis_sweep")
def colours_in_random_order(spins, temperature, rng):
    """the order of the colours is drawn, positions of a colour as index arrays"""
    k, L, _ = spins.shape
    flat = spins.reshape(k, L * L).copy()
    site = np.arange(L * L)
    i, j = site // L, site % L
    near = np.stack([(i + 1) % L * L + j, (i - 1) % L * L + j, i * L + (j + 1) % L, i * L + (j - 1) % L])
    first = int(rng.integers(2))
    for colour in (first, 1 - first):
        here = site[(i + j) % 2 == colour]
        gain = flat[:, here] * flat[:, near[:, here]].sum(axis=1)
        p = np.where(gain > 0, np.exp(-2.0 * np.abs(gain) / temperature), 1.0)
        flat[:, here] = np.where(rng.random(p.shape) < p, -flat[:, here], flat[:, here])
    return flat.reshape(k, L, L)


# build_phase_model


@alternative("build_phase_model")
def dense_network():
    """a dense network by the functional interface"""
    inputs = keras.Input((16, 16, 1), name="spins")
    x = keras.layers.Dense(64, activation="relu")(keras.layers.Flatten()(inputs))
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x))


@alternative("build_phase_model")
def any_size():
    """a convolution for lattices of any size, compiled, a separate sigmoid"""
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(None, None, 1)))
    model.add(keras.layers.Conv2D(6, (2, 2), activation="elu"))
    model.add(keras.layers.GlobalAveragePooling2D())
    model.add(keras.layers.Dense(1))
    model.add(keras.layers.Activation("sigmoid"))
    model.compile("adam", "binary_crossentropy")
    return model


@alternative("build_phase_model")
def regularised():
    """batch normalisation, dropout, strides"""
    L = keras.layers
    layers = [L.Conv2D(8, 3, strides=2, use_bias=False), L.BatchNormalization(), L.ReLU(), L.Flatten(), L.Dropout(0.2)]
    return keras.Sequential([keras.Input((16, 16, 1)), *layers, L.Dense(1, activation=keras.activations.sigmoid)])


# accuracy_by_temperature


@alternative("accuracy_by_temperature")
def digitized(y_true, p, T, edges):
    """np.digitize and two bincounts"""
    edges = np.asarray(edges, dtype=float)
    n = len(edges) - 1
    which = np.digitize(T, edges) - 1
    inside = (which >= 0) & (which < n)
    right = ((p > 0.5).astype(int) == y_true).astype(float)
    total = np.bincount(which[inside], minlength=n)
    good = np.bincount(which[inside], weights=right[inside], minlength=n)
    accuracy = np.full(n, np.nan)
    accuracy[total > 0] = good[total > 0] / total[total > 0]
    return 0.5 * (edges[1:] + edges[:-1]), accuracy


@alternative("accuracy_by_temperature")
def by_a_table(y_true, p, T, edges):
    """a table of events and bins"""
    low, high = np.array(edges[:-1], float)[:, None], np.array(edges[1:], float)[:, None]
    inside = (low <= T) & (high > T)
    right = np.where(p > 0.5, 1, 0) == y_true
    with np.errstate(invalid="ignore", divide="ignore"):
        return ((low + high) / 2)[:, 0], (inside & right).sum(axis=1) / inside.sum(axis=1)


@alternative("accuracy_by_temperature")
def in_lists(y_true, p, T, edges):
    """plain Python over bins and events"""
    centres, accuracy = [], []
    for a, b in [(edges[k], edges[k + 1]) for k in range(len(edges) - 1)]:
        answers = [bool(q > 0.5) == bool(y) for y, q, t in zip(y_true, p, T, strict=True) if a <= t < b]
        centres.append((a + b) / 2)
        accuracy.append(sum(answers) / len(answers) if answers else float("nan"))
    return np.array(centres, dtype=float), np.array(accuracy)
