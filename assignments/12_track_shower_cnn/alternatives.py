"""Other right solutions, each in a style of its own."""

from autograder.course.proof import alternative

# normalize_images


@alternative("normalize_images")
def reshaped(images):
    """reshape in place of a new axis, a product in place of a division"""
    m, height, width = images.shape
    return images.reshape(m, height, width, 1).astype("float32") * np.float32(1 / 255)


@alternative("normalize_images")
def filled(images):
    """an array of the right kind first, written into"""
    out = np.empty((*images.shape, 1), np.float32)
    out[..., 0] = images
    out /= 255
    return out


@alternative("normalize_images")
def one_by_one(images):
    """a loop over the images"""
    out = [np.expand_dims(np.asarray(image, float) / 255.0, -1) for image in images]
    return np.array(out, dtype=np.float32).reshape(-1, 32, 32, 1)


# build_cnn


@alternative("build_cnn")
def by_functions():
    """the functional interface, strides in place of pooling, batch normalisation, global pooling"""
    x = inputs = keras.Input(shape=(32, 32, 1))
    for filters in (16, 32, 64):
        x = keras.layers.Conv2D(filters, 3, strides=2, padding="same", use_bias=False)(x)
        x = keras.layers.BatchNormalization()(x)
        x = keras.layers.ReLU()(x)
    x = keras.layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(x))


@alternative("build_cnn")
def added():
    """add() layer by layer, compiled at once, a separate activation"""
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(32, 32, 1)))
    model.add(keras.layers.Conv2D(8, (5, 5), activation="elu"))
    model.add(keras.layers.AveragePooling2D((4, 4)))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.2))
    model.add(keras.layers.Dense(1))
    model.add(keras.layers.Activation("sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model


@alternative("build_cnn")
def with_branches():
    """two branches of different kernels, joined; residual additions"""
    inputs = keras.Input((32, 32, 1), name="image")
    L = keras.layers
    fine = L.Conv2D(8, 3, padding="same", activation="relu")(inputs)
    coarse = L.Conv2D(8, 7, padding="same", activation="relu")(inputs)
    x = L.MaxPooling2D(4)(L.Concatenate()([fine, coarse]))
    x = x + L.SeparableConv2D(16, 3, padding="same", activation="gelu")(x)
    x = L.Dense(24, activation="relu")(L.Flatten()(x))
    return keras.Model(inputs=inputs, outputs=L.Dense(1, activation=keras.activations.sigmoid)(x))


@alternative("build_cnn")
def nested():
    """a model within a model, regularised"""
    l2 = keras.regularizers.L2(1e-4)
    eyes = keras.Sequential(
        [
            keras.Input((32, 32, 1)),
            keras.layers.Conv2D(12, 3, activation="relu", kernel_regularizer=l2),
            keras.layers.MaxPooling2D(3),
        ]
    )
    head = [keras.layers.GlobalMaxPooling2D(), keras.layers.Dense(1, activation="sigmoid", kernel_regularizer="l2")]
    return keras.Sequential([keras.Input((32, 32, 1)), eyes, *head])


# layer_shapes


@alternative("layer_shapes")
def by_walking(model):
    """an image of zeros walks from layer to layer"""
    x = np.zeros((1, *model.input_shape[1:]), dtype="float32")
    pairs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.InputLayer):
            continue
        x = layer(x)
        pairs.append((layer.name, tuple(x.shape)[1:]))
    return pairs


@alternative("layer_shapes")
def computed(model):
    """compute_output_shape, without any image"""
    shape, pairs = model.input_shape, []
    for layer in model.layers:
        if type(layer).__name__ == "InputLayer":
            pairs.append((layer.name, tuple(shape[1:])))
            continue
        shape = layer.compute_output_shape(shape)
        pairs.append((layer.name, tuple(int(n) for n in shape[1:])))
    return pairs


@alternative("layer_shapes")
def by_a_second_model(model):
    """a second model that gives every layer's output"""
    probe = keras.Model(model.inputs[0], [layer.output for layer in model.layers])
    outputs = probe(np.zeros((2, *model.input_shape[1:]), np.float32))
    return [(layer.name, np.asarray(out).shape[1:]) for layer, out in zip(model.layers, outputs, strict=True)]


@alternative("layer_shapes")
def lists_inside(model):
    """a loop that appends, shapes as tuples of the last axes"""
    found = []
    for layer in model.layers:
        _, *rest = layer.output.shape
        found.append((layer.name, tuple(rest)))
    return found


# mistakes


@alternative("mistakes")
def sorted_list(p, y, k):
    """plain Python: a list of wrong events, sorted by a key"""
    wrong = [i for i in range(len(p)) if (p[i] > 0.5) != (y[i] == 1)]
    return sorted(wrong, key=lambda i: abs(float(p[i]) - float(y[i])), reverse=True)[:k]


@alternative("mistakes")
def hidden_right_ones(p, y, k):
    """the right events get confidence -1 and are cut off after sorting all"""
    called = (p > 0.5).astype(int)
    confidence = np.where(called == y, -1.0, np.abs(p - 0.5))
    order = np.argsort(confidence)[::-1]
    return order[: min(k, int(np.sum(called != y)))]


@alternative("mistakes")
def probability_of_the_truth(p, y, k):
    """by the probability that was given to the true label: the smallest first"""
    truth = np.where(np.asarray(y) > 0.5, p, 1 - p)
    wrong = np.nonzero((np.asarray(y) > 0.5) ^ (p > 0.5))[0]
    return wrong[truth[wrong].argsort()][0:k].tolist()


# efficiency_error


@alternative("efficiency_error")
def from_counts(selected, total):
    """from the two counts, without the share"""
    if not total:
        return 0.0
    selected, total = float(selected), float(total)
    return float(np.sqrt(selected * (total - selected) / total**3))


@alternative("efficiency_error")
def of_decisions(selected, total):
    """the deviation of a sample of zeros and ones, over the root of its size"""
    if total == 0:
        return 0.0
    e = selected / total
    second_moment = e
    return np.sqrt(max(second_moment - e**2, 0.0)) / np.sqrt(total)


@alternative("efficiency_error")
def in_one_line(selected, total):
    """a conditional expression"""
    return (selected / total * (1 - selected / total) / total) ** 0.5 if total > 0 else 0.0


# events_from_error


@alternative("events_from_error")
def by_numpy(efficiency, error):
    """numpy's rounding, then an integer"""
    return int(np.rint(efficiency * (1 - efficiency) / np.square(error)))


@alternative("events_from_error")
def half_added(efficiency, error):
    """half added and cut off"""
    return int((efficiency - efficiency**2) / (error * error) + 0.5)


@alternative("events_from_error")
def deviation_over_error(efficiency, error):
    """the deviation of a single decision over the error, squared"""
    single = (efficiency * (1.0 - efficiency)) ** 0.5
    return np.int64(round((single / error) ** 2))
