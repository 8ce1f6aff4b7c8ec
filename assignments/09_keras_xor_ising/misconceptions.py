"""Known-wrong solutions, each with the sentence that a student who wrote it needs to hear."""

from autograder.course.proof import misconception

# build_xor_model


@misconception("build_xor_model", caught_by="a_hidden_bend")
def one_neuron():
    """There is no hidden layer: this is the one neuron that stayed at log 2. What would a second line need?"""
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy")
    return model


@misconception("build_xor_model", caught_by="a_hidden_bend")
def straight_hidden_layer():
    """Your hidden layer has no activation, so it is linear, and two linear maps in a row are one. What would make it
    bend?"""
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8), keras.layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy")
    return model


@misconception("build_xor_model", caught_by="at_most_sixty")
def sixteen_units():
    """Sixteen hidden units make (2 + 1) 16 + (16 + 1) = 65 parameters. How many units fit into 60?"""
    model = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile("adam", "binary_crossentropy")
    return model


@misconception("build_xor_model", caught_by="ends_in_a_sigmoid")
def score_at_the_end():
    """The last layer has no activation, so it gives a score of any size, and no probability. What squeezes a score
    into (0, 1)?"""
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


@misconception("build_xor_model", caught_by="ends_in_a_sigmoid")
def relu_at_the_end():
    """A ReLU at the end gives anything from 0 upwards. A ReLU belongs inside; which activation gives a probability?"""
    layers = [keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, activation="relu")]
    model = keras.Sequential([keras.Input((2,)), *layers])
    model.compile("adam", "mse")
    return model


@misconception("build_xor_model", caught_by="two_in_one_out")
def two_classes():
    """Two outputs with a softmax say the same thing twice, they add up to 1. For yes or no, how many units are
    needed?"""
    layers = [keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(2, activation="softmax")]
    model = keras.Sequential([keras.Input((2,)), *layers])
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


@misconception("build_xor_model", caught_by="two_in_one_out")
def examples_as_columns():
    """Four numbers go in: the four examples, as columns. In Keras examples are rows, and Input says how wide *one* of
    them is. How many features has a row of XOR?"""
    layers = [keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    model = keras.Sequential([keras.Input((4,)), *layers])
    model.compile("adam", "binary_crossentropy")
    return model


@misconception("build_xor_model", caught_by="two_in_one_out")
def without_an_input():
    """The model does not know yet what comes in, so it has no weights. Which line belongs first in the list?"""
    layers = [keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    model = keras.Sequential(layers)
    model.compile("adam", "binary_crossentropy")
    return model


@misconception("build_xor_model", caught_by="ready_to_fit")
def not_compiled():
    """The layers are right; but nobody has said how it is to learn. Which method takes an optimiser and a loss?"""
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )


@misconception("build_xor_model", caught_by="can_learn_xor")
def one_hidden_unit():
    """One hidden unit sees one line, and a sigmoid behind it can only shift that line: the plane is never folded. How
    many lines does XOR need?"""
    model = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(1, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile("adam", "binary_crossentropy")
    return model


@misconception("build_xor_model", caught_by="learns_from_where_it_starts")
def nothing_but_zeros():
    """All weights start at zero: every hidden unit then gets the same gradient and they stay alike for ever. What do
    small random numbers change?"""
    layers = [
        keras.Input((2,)),
        keras.layers.Dense(8, activation="relu", kernel_initializer="zeros"),
        keras.layers.Dense(1, activation="sigmoid", kernel_initializer="zeros"),
    ]
    model = keras.Sequential(layers)
    model.compile("adam", "binary_crossentropy")
    return model


# train_xor


@misconception("train_xor", caught_by="learns_the_rows")
def history_returned(model):
    """What fit returns is the history of the training, not the model. The model was changed in place: which name do
    you return?"""
    return model.fit(np.repeat(XOR_X, 4, axis=0), np.repeat(XOR_Y, 4), epochs=1, verbose=0)


@misconception("train_xor", caught_by="learns_the_rows")
def nothing_returned(model):
    """Your model may have learned, but the function returns nothing. What does its last line have to be?"""
    model.fit(np.repeat(XOR_X, 4, axis=0), np.repeat(XOR_Y, 4), epochs=1, verbose=0)


@misconception("train_xor", caught_by="learns_the_rows")
def not_trained(model):
    """The model comes back as it was built: the weights are still the random ones. Who shows it the rows?"""
    return model


@misconception("train_xor", caught_by="learns_the_rows")
def probabilities_returned(model):
    """The predictions came back, an array. What is asked for is the model that makes them."""
    model.fit(np.repeat(XOR_X, 4, axis=0), np.repeat(XOR_Y, 4), epochs=1, verbose=0)
    return np.asarray(model(XOR_X))


@misconception("train_xor", caught_by="learns_xor_in_place")
def another_model_trained(model):
    """You train a model of your own and return that; the one that was given is as it was. What does "in place" mean?"""
    own = keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(8, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )
    own.compile(keras.optimizers.Adam(0.05), "binary_crossentropy")
    own.fit(np.repeat(XOR_X, 64, axis=0), np.repeat(XOR_Y, 64), batch_size=16, epochs=30, verbose=0)
    return own


# energy


@misconception("energy", caught_by="nine_sites")
def every_bond_twice(spins):
    """You add up all four neighbours of every site, so each bond is counted from both of its ends. By which number is
    the result too large?"""
    around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
    return -(spins * around).sum(axis=(1, 2))


@misconception("energy", caught_by="nine_sites")
def open_edges(spins):
    """The bonds around the edge are missing: your lattice ends where it should be glued together. Which neighbour has
    the last column on its right?"""
    lying = (spins[:, :, 1:] * spins[:, :, :-1]).sum(axis=(1, 2))
    return -lying - (spins[:, 1:] * spins[:, :-1]).sum(axis=(1, 2))


@misconception("energy", caught_by="nine_sites")
def sign_forgotten(spins):
    """The sign is missing: neighbours that agree should *lower* the energy."""
    return (spins * (np.roll(spins, 1, 1) + np.roll(spins, 1, 2))).sum(axis=(1, 2))


@misconception("energy", caught_by="nine_sites")
def one_direction(spins):
    """Only the bonds along one direction are counted. A square lattice has two bonds for every site: which one is
    missing?"""
    return -(spins * np.roll(spins, 1, 2)).sum(axis=(1, 2))


@misconception("energy", caught_by="nine_sites")
def energy_per_site(spins):
    """You return the mean over the sites. That is a good number to plot, but the energy is the sum."""
    return -(spins * (np.roll(spins, 1, 1) + np.roll(spins, 1, 2))).mean(axis=(1, 2))


@misconception("energy", caught_by="any_lattice")
def rolled_along_the_lattices(spins):
    """np.roll without the right axis: axis 0 counts the lattices, so a spin meets the same site of another lattice.
    Which axes are rows and columns?"""
    return -(spins * (np.roll(spins, 1, 0) + np.roll(spins, 1, 1))).sum(axis=(1, 2))


@misconception("energy", caught_by="one_energy_each")
def one_energy_for_all(spins):
    """One number came back for all lattices together. Which axis has to be left when you add up?"""
    return -(spins * (np.roll(spins, 1, 1) + np.roll(spins, 1, 2))).sum()


@misconception("energy", caught_by="any_lattice")
def diagonal_neighbours(spins):
    """You roll by one along both axes at once, which is the neighbour across the corner. Which four sites share a
    bond?"""
    diagonal = np.roll(spins, (1, 1), (1, 2)) + np.roll(spins, (1, -1), (1, 2))
    return -(spins * diagonal).sum(axis=(1, 2))


@misconception("energy", caught_by="bytes_and_floats")
def summed_as_bytes(spins):
    """The sum is taken in the type of the spins, and an int8 ends at 127. Which type holds the sum of a large
    lattice?"""
    return -np.einsum("kij,kij->k", spins, np.roll(spins, 1, 1) + np.roll(spins, 1, 2))


# magnetization


@misconception("magnetization", caught_by="seven_ninths")
def absolute_magnetization(spins):
    """The sign is lost: a lattice that is all down has the magnetisation -1. Who takes the absolute value, and when?"""
    return np.abs(spins.mean(axis=(1, 2)))


@misconception("magnetization", caught_by="seven_ninths")
def total_magnetization(spins):
    """You return the sum of the spins; the mean is asked for. By which number do the two differ?"""
    return spins.sum(axis=(1, 2))


@misconception("magnetization", caught_by="seven_ninths")
def mean_over_everything(spins):
    """One number came back: the mean over all lattices. Which axis has to be left?"""
    return spins.mean()


@misconception("magnetization", caught_by="seven_ninths")
def mean_over_the_lattices(spins):
    """The mean goes over the lattices and one direction, and leaves the other. Which of the axes (k, L, L) are the
    sites?"""
    return spins.mean(axis=(0, 1))


@misconception("magnetization", caught_by="seven_ninths")
def share_of_up(spins):
    """You return the share of spins that are up, from 0 to 1. What is the mean of numbers that are +1 and -1?"""
    return (spins > 0).mean(axis=(1, 2))


# metropolis_sweep


@misconception("metropolis_sweep", caught_by="in_the_cold_nothing_is_left_to_chance")
def all_at_once(spins, temperature, rng):
    """All sites decide by what their neighbours were before the sweep, and trust what is about to change. Which sites
    have no neighbour among themselves, and what does the second colour have to look at?"""
    around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
    flip = rng.random(spins.shape) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
    return np.where(flip, -spins, spins)


@misconception("metropolis_sweep", caught_by="endless_heat")
def one_colour(spins, temperature, rng):
    """Only one colour of the chessboard was proposed. A sweep proposes every site once: what about the other half?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
    accept = rng.random(spins.shape) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
    spins[accept & ((row + column) % 2 == 0)] *= -1
    return spins


@misconception("metropolis_sweep", caught_by="cold_heals")
def sign_of_the_cost(spins, temperature, rng):
    """dE has the wrong sign: spins that agree with their neighbours are turned over for free. What does it cost to
    turn over a spin among equals?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-np.maximum(-2 * spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception("metropolis_sweep", caught_by="thirteen_percent")
def half_the_cost(spins, temperature, rng):
    """The 2 is missing: a bond goes from -1 to +1, which is a change of 2. What is dE for a spin with four equal
    neighbours?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-np.maximum(spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception("metropolis_sweep", caught_by="endless_heat")
def heat_bath(spins, temperature, rng):
    """You accept with 1/(1 + exp(dE/T)), which is another algorithm, the heat bath. It is a right one, but Metropolis
    accepts with min(1, exp(-dE/T)): what does each do at an endless temperature?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < 1 / (1 + np.exp(2 * spins * around / temperature))
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception("metropolis_sweep", caught_by="endless_heat")
def only_downhill(spins, temperature, rng):
    """Only flips that lower the energy, or keep it, are accepted: that is a magnet at T = 0. Where does the
    temperature enter?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        spins[(spins * around <= 0) & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception("metropolis_sweep", caught_by="in_the_cold_nothing_is_left_to_chance")
def stripes_for_a_chessboard(spins, temperature, rng):
    """Your colours are stripes: every second row. Sites of one row are neighbours, and decide at the same time. Which
    sum of row and column is even on a chessboard?"""
    spins = spins.copy()
    row, _ = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
        spins[accept & (row % 2 == colour)] *= -1
    return spins


@misconception("metropolis_sweep", caught_by="a_new_array")
def written_in_place(spins, temperature, rng):
    """The sweep is right, but it writes into the array that was given. What does `copy` do?"""
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception("metropolis_sweep", caught_by="thirteen_percent")
def one_draw_for_all_lattices(spins, temperature, rng):
    """The random numbers have the shape (L, L): all lattices get the same ones, and k lattices are no better than
    one. Which shape do they need?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape[1:]) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception("metropolis_sweep", caught_by="every_site_draws_alone")
def one_draw_for_all_sites(spins, temperature, rng):
    """Each lattice draws one random number for all of its sites, so that they flip together. How many decisions are
    made in one colour?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random((len(spins), 1, 1)) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception("metropolis_sweep", caught_by="all_chance_comes_from_rng")
def generator_of_its_own(spins, temperature, rng):
    """You make a generator of your own with a fixed seed, so that every sweep gets the same random numbers. What is
    the argument `rng` for?"""
    rng = np.random.default_rng(0)
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-np.maximum(2 * spins * around, 0) / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception("metropolis_sweep", caught_by="no_loop_over_lattices")
def lattice_by_lattice(spins, temperature, rng):
    """The values are right; a Python loop goes through the lattices one by one. Which lines would take all of them at
    once?"""
    out = np.empty_like(spins)
    row, column = np.indices(spins.shape[1:])
    for i, s in enumerate(spins.copy()):
        for colour in (0, 1):
            around = sum(np.roll(s, step, axis) for step in (1, -1) for axis in (0, 1))
            accept = rng.random(s.shape) < np.exp(-np.maximum(2 * s * around, 0) / temperature)
            s[accept & ((row + column) % 2 == colour)] *= -1
        out[i] = s
    return out


@misconception("metropolis_sweep", caught_by="quiet_in_the_cold")
def exponent_that_grows(spins, temperature, rng):
    """exp(-dE/T) is computed for flips that *gain* energy too, and overflows in the cold. What is the largest
    probability there is?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        accept = rng.random(spins.shape) < np.exp(-2 * spins * around / temperature)
        spins[accept & ((row + column) % 2 == colour)] *= -1
    return spins


@misconception("metropolis_sweep", caught_by="in_the_cold_nothing_is_left_to_chance")
def strictly_downhill(spins, temperature, rng):
    """A flip that costs nothing is refused here: the minimum of 1 and exp(0) is 1, so it is always accepted. Where do
    you compare dE with 0?"""
    spins = spins.copy()
    row, column = np.indices(spins.shape[1:])
    for colour in (0, 1):
        around = sum(np.roll(spins, step, axis) for step in (1, -1) for axis in (1, 2))
        cost = 2 * spins * around
        uphill = (cost > 0) & (rng.random(spins.shape) < np.exp(-np.maximum(cost, 0) / temperature))
        spins[((cost < 0) | uphill) & ((row + column) % 2 == colour)] *= -1
    return spins


# build_phase_model


@misconception("build_phase_model", caught_by="a_picture_in")
def no_channel():
    """The input has the shape (16, 16). Keras wants the channel as a last axis, even if there is only one: which
    shape has one picture of X_train?"""
    layers = [keras.layers.Flatten(), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, "sigmoid")]
    return keras.Sequential([keras.Input((16, 16)), *layers])


@misconception("build_phase_model", caught_by="a_picture_in")
def never_flattened():
    """A Dense layer works on the last axis alone: without Flatten, or a pooling over all places, every site gets an
    answer of its own."""
    layers = [keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
    return keras.Sequential([keras.Input((16, 16, 1)), *layers])


@misconception("build_phase_model", caught_by="phase_ends_in_a_sigmoid")
def softmax_of_one():
    """A softmax over a single output is always 1: it divides a number by itself. Which activation gives one
    probability?"""
    layers = [keras.layers.Flatten(), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, "softmax")]
    return keras.Sequential([keras.Input((16, 16, 1)), *layers])


@misconception("build_phase_model", caught_by="phase_ends_in_a_sigmoid")
def score_without_sigmoid():
    """The last layer has no activation, so it gives a score of any size. What squeezes a score into (0, 1)?"""
    layers = [keras.layers.Flatten(), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)]
    return keras.Sequential([keras.Input((16, 16, 1)), *layers])


@misconception("build_phase_model", caught_by="a_picture_in")
def two_phases():
    """Two outputs, one for each phase, add up to 1. One is enough: P(T < Tc) = 1 - P(T > Tc)."""
    layers = [keras.layers.Flatten(), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(2, "softmax")]
    return keras.Sequential([keras.Input((16, 16, 1)), *layers])


# accuracy_by_temperature


@misconception("accuracy_by_temperature", caught_by="four_events")
def other_side_closed(y_true, p, T, edges):
    """Your bins are (a, b]: an event exactly on an edge goes to the bin below. Which of the two comparisons has the
    equals sign?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    accuracy = np.full(len(edges) - 1, np.nan)
    for k in range(len(edges) - 1):
        inside = (edges[k] < T) & (edges[k + 1] >= T)
        if inside.any():
            accuracy[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, accuracy


@misconception("accuracy_by_temperature", caught_by="outside_is_ignored")
def last_bin_closed(y_true, p, T, edges):
    """np.histogram closes its last bin on both sides, so an event at the last edge is counted. Here every bin is [a,
    b): to which does that event belong?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    total, _ = np.histogram(T, edges)
    good, _ = np.histogram(T[right], edges)
    accuracy = np.full(len(edges) - 1, np.nan)
    np.divide(good, total, out=accuracy, where=total > 0)
    return (edges[:-1] + edges[1:]) / 2, accuracy


@misconception("accuracy_by_temperature", caught_by="four_events")
def zero_where_nothing_is(y_true, p, T, edges):
    """An empty bin got 0, as if all answers there had been wrong. What do we know about a bin without events?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    accuracy = np.zeros(len(edges) - 1)
    for k in range(len(edges) - 1):
        inside = (edges[k] <= T) & (edges[k + 1] > T)
        if inside.any():
            accuracy[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, accuracy


@misconception("accuracy_by_temperature", caught_by="nan_where_nothing_is")
def mean_of_nothing(y_true, p, T, edges):
    """The mean of an empty array is nan, as it should be, but numpy warns of it. How would you begin with an array
    that holds nan already?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    bins = [(edges[k], edges[k + 1]) for k in range(len(edges) - 1)]
    return (edges[:-1] + edges[1:]) / 2, np.array([right[(a <= T) & (b > T)].mean() for a, b in bins])


@misconception("accuracy_by_temperature", caught_by="one_half_is_no")
def half_is_yes(y_true, p, T, edges):
    """You call p = 0.5 a 1. Strictly greater than the threshold is a 1: which comparison is that?"""
    edges = np.asarray(edges, dtype=float)
    right = (p >= 0.5) == (y_true == 1)
    accuracy = np.full(len(edges) - 1, np.nan)
    for k in range(len(edges) - 1):
        inside = (edges[k] <= T) & (edges[k + 1] > T)
        if inside.any():
            accuracy[k] = right[inside].mean()
    return (edges[:-1] + edges[1:]) / 2, accuracy


@misconception("accuracy_by_temperature", caught_by="four_events")
def lower_edges(y_true, p, T, edges):
    """The lower edges came back where the centres are asked for. Where is the middle between two edges?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    accuracy = np.full(len(edges) - 1, np.nan)
    for k in range(len(edges) - 1):
        inside = (edges[k] <= T) & (edges[k + 1] > T)
        if inside.any():
            accuracy[k] = right[inside].mean()
    return edges[:-1], accuracy


@misconception("accuracy_by_temperature", caught_by="four_events")
def share_of_all(y_true, p, T, edges):
    """You divide by the number of all events. The accuracy of a bin is the share of right ones among *its* events."""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    accuracy = np.full(len(edges) - 1, np.nan)
    for k in range(len(edges) - 1):
        inside = (edges[k] <= T) & (edges[k + 1] > T)
        if inside.any():
            accuracy[k] = (right & inside).mean()
    return (edges[:-1] + edges[1:]) / 2, accuracy


@misconception("accuracy_by_temperature", caught_by="outside_is_ignored")
def ends_collect_the_rest(y_true, p, T, edges):
    """Events below the first edge are put into the first bin, and those beyond the last into the last. What does
    "ignored" ask for?"""
    edges = np.asarray(edges, dtype=float)
    right = (p > 0.5) == (y_true == 1)
    which = np.clip(np.searchsorted(edges, T, side="right") - 1, 0, len(edges) - 2)
    accuracy = np.full(len(edges) - 1, np.nan)
    for k in range(len(edges) - 1):
        if np.any(which == k):
            accuracy[k] = right[which == k].mean()
    return (edges[:-1] + edges[1:]) / 2, accuracy
