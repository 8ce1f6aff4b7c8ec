# %% build_cnn right activation_layer_at_the_end
"""the sigmoid as a layer of its own, strided convolutions, compiled."""
from keras import layers, models


def build_cnn(width=12):
    model = models.Sequential()
    model.add(layers.InputLayer(shape=(32, 32, 1)))
    model.add(layers.Conv2D(width, (5, 5), strides=(2, 2), padding="same"))
    model.add(layers.LeakyReLU())
    model.add(layers.Conv2D(2 * width, (3, 3), strides=2))
    model.add(layers.ReLU())
    model.add(layers.Flatten())
    model.add(layers.Dense(1))
    model.add(layers.Activation("sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


# %% build_cnn right functional_global_pool
"""functional, batch normalisation, global average pooling."""
import tensorflow as tf

L = tf.keras.layers


def build_cnn():
    inputs = tf.keras.Input(shape=(32, 32, 1))
    x = inputs
    for filters in (8, 16, 32):
        x = L.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        x = L.BatchNormalization()(x)
        x = L.Activation("relu")(x)
        x = L.MaxPool2D(2)(x)
    x = L.GlobalAveragePooling2D()(x)
    return tf.keras.Model(inputs, L.Dense(1, "sigmoid")(x), name="cnn")


# %% build_cnn right separable_residual
"""separable convolutions and a skip connection, regularised."""
import keras
from keras import layers


def build_cnn():
    image = keras.Input((32, 32, 1), name="image")
    x = layers.Conv2D(24, 3, padding="same", activation="gelu", kernel_regularizer="l2")(image)
    y = layers.SeparableConv2D(24, 3, padding="same", activation="gelu")(x)
    x = layers.add([x, y])
    x = layers.AveragePooling2D(4)(x)
    x = layers.Conv2D(32, 3, activation="gelu")(x)
    x = layers.GlobalMaxPooling2D()(x)
    x = layers.Dropout(0.2)(x)
    p = layers.Dense(1, activation=keras.activations.sigmoid, name="p_shower")(x)
    return keras.Model(inputs=[image], outputs=p)


# %% build_cnn right sequential
"""two blocks, dense, dropout."""
import keras
from keras import layers


def build_cnn():
    return keras.Sequential([
        keras.Input((32, 32, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(32, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(32, activation="relu"),
        layers.Dropout(0.3),
        layers.Dense(1, activation="sigmoid"),
    ])


# %% build_cnn right shared_layer
"""one convolution used twice, augmentation layers in front."""
import keras
from keras import layers


def build_cnn():
    inputs = keras.Input((32, 32, 1))
    x = layers.RandomFlip("horizontal_and_vertical")(inputs)
    x = layers.Conv2D(8, 3, padding="same", activation="relu")(x)
    shared = layers.Conv2D(8, 3, padding="same", activation="relu")
    x = layers.MaxPooling2D(2)(shared(x))
    x = layers.MaxPooling2D(2)(shared(x))
    x = layers.Flatten()(x)
    return keras.Model(inputs, layers.Dense(1, activation="sigmoid")(layers.Dense(20, activation="tanh")(x)))


# %% efficiency_error right counts
"""in counts, one division at the end."""
import numpy as np


def efficiency_error(selected, total):
    s, n = float(selected), float(total)
    return np.sqrt(s * (n - s) / n**3) if n > 0 else 0.0


# %% efficiency_error right integer_counts
"""integer counts, powers of one half."""


def efficiency_error(selected, total):
    n = int(total)
    if not n:
        return 0.0
    failed = n - int(selected)
    return (int(selected) * failed / n) ** 0.5 / n


# %% efficiency_error right plain
"""the formula with math.sqrt."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    e = selected / total
    return math.sqrt(e * (1 - e) / total)


# %% efficiency_error right safe_division
"""np.divide where total is not 0; a 0-d array."""
import numpy as np


def efficiency_error(selected, total, default=0.0):
    n = np.float64(total)
    e = np.divide(np.float64(selected), n, out=np.zeros(()), where=n > 0)
    variance = np.divide(e * (1.0 - e), n, out=np.array(float(default)), where=n > 0)
    return np.asarray(np.sqrt(variance))


# %% events_from_error right floor_of_half_more
"""floor of a half more, math."""
import math


def events_from_error(efficiency, error):
    return math.floor(efficiency * (1.0 - efficiency) / (error * error) + 0.5)


# %% events_from_error right ratio_of_deviations
"""the squared ratio of one event's deviation to the error."""
import math


def events_from_error(efficiency, error):
    single = math.sqrt(max(efficiency * (1 - efficiency), 0.0))
    return int(round(math.pow(single / error, 2)))


# %% events_from_error right rint
"""numpy's rint, cast to an integer."""
import numpy as np


def events_from_error(efficiency, error):
    return np.int64(np.rint((np.float64(efficiency) - np.float64(efficiency) ** 2) / np.float64(error) ** 2))


# %% events_from_error right round
"""the formula turned round."""


def events_from_error(efficiency, error):
    return round(efficiency * (1 - efficiency) / error**2)


# %% layer_shapes right compute_output_shape
"""shapes computed from layer to layer, no image at all."""


def layer_shapes(model):
    shape, found = (None, *model.input_shape[1:]), []
    for layer in model.layers:
        if type(layer).__name__ == "InputLayer":
            continue
        shape = layer.compute_output_shape(shape)
        found.append((layer.name, tuple(int(n) for n in shape[1:])))
    return found


# %% layer_shapes right feature_model
"""a second model with every layer's output, predicted for one image."""
import keras
import numpy as np


def layer_shapes(model):
    layers = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    tap = keras.Model(model.inputs, [layer.output for layer in layers])
    maps = tap.predict(np.zeros((1,) + model.input_shape[1:], dtype=np.float32), verbose=0)
    maps = maps if isinstance(maps, list) else [maps]
    return list(zip([layer.name for layer in layers], [np.shape(out)[1:] for out in maps]))


# %% layer_shapes right lists_of_numpy_integers
"""a generator made into a list, summary-like, with the input in front."""
import numpy as np


def layer_shapes(model):
    first = [("input", tuple(model.input_shape[1:]))]
    rest = ((l.name, tuple(np.int64(n) for n in l.output.shape[1:])) for l in model.layers)
    return first + [pair for pair in rest if "input" not in pair[0]]


# %% layer_shapes right symbolic
"""what the layers say of themselves."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.output.shape)[1:]) for layer in model.layers]


# %% layer_shapes right walk
"""an image of zeros walks through a Sequential or any chain of layers."""
import keras
import numpy as np


def layer_shapes(model):
    found, x = [], keras.ops.convert_to_tensor(np.zeros((1, *model.input_shape[1:]), dtype="float32"))
    for layer in model.layers:
        if isinstance(layer, keras.layers.InputLayer):
            continue
        x = layer(x)
        found.append((layer.name, tuple(x.shape[1:])))
    return found


# %% mistakes right argsort
"""confidence in the wrong class, sorted downwards."""
import numpy as np


def mistakes(p, y, k):
    p, y = p.astype(float), y.astype(float)
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    order = np.argsort(-np.abs(p[wrong] - y[wrong]), kind="stable")
    return wrong[order[:k]]


# %% mistakes right heap
"""heapq.nlargest over the wrong ones."""
import heapq

import numpy as np


def mistakes(p, y, k):
    prediction = np.where(np.asarray(p) > 0.5, 1, 0)
    pairs = [(abs(float(p[i]) - float(y[i])), -i) for i in np.nonzero(prediction != y)[0]]
    return [-i for _, i in heapq.nlargest(k, pairs)]


# %% mistakes right masked_distance
"""right events get the distance -1 and fall to the end."""
import numpy as np


def mistakes(p, y, k):
    p64 = np.asarray(p, dtype=np.float64)
    hit = (p64 > 0.5) == np.asarray(y).astype(bool)
    distance = np.where(hit, -1.0, np.abs(p64 - 0.5))
    return np.lexsort((np.arange(len(p64)), -distance))[: min(k, int((~hit).sum()))]


# %% mistakes right sorted_list
"""a list and sorted with a key."""


def mistakes(p, y, k):
    wrong = [i for i in range(len(p)) if int(p[i] > 0.5) != int(y[i])]
    return sorted(wrong, key=lambda i: abs(float(p[i]) - 0.5), reverse=True)[:k]


# %% mistakes right tuple
"""a tuple of Python integers, sorted by pairs."""


def mistakes(p, y, k=5):
    def wrong(i):
        return (1 if p[i] > 0.5 else 0) != y[i]

    def sureness(i):
        return float(p[i]) if p[i] > 0.5 else 1.0 - float(p[i])

    return tuple(sorted(filter(wrong, range(len(y))), key=sureness)[::-1][:k])


# %% normalize_images right astype
"""float32 first, then divided, a new axis last."""
import numpy as np


def normalize_images(images):
    return (images.astype(np.float32) / 255)[..., np.newaxis]


# %% normalize_images right divide_dtype
"""np.divide in float32, reshape."""
import numpy as np


def normalize_images(images):
    return np.divide(images, 255, dtype="float32").reshape(-1, 32, 32, 1)


# %% normalize_images right float64_then_cast
"""in double precision, cast at the end."""
import numpy as np


def normalize_images(images):
    return np.stack([images / 255.0], axis=3).astype("float32")


# %% normalize_images right table
"""a table of the 256 values."""
import numpy as np


def normalize_images(images):
    table = (np.arange(256) / 255.0).astype(np.float32)
    return np.expand_dims(table[images], axis=-1)


# %% normalize_images right tensor
"""in TensorFlow, a tensor comes back."""
import tensorflow as tf


def normalize_images(images):
    return tf.expand_dims(tf.cast(images, tf.float32) / 255.0, -1)


# %% normalize_images right times_reciprocal
"""times one over 255 in float32, into an empty array."""
import numpy as np


def normalize_images(images):
    out = np.empty((*images.shape, 1), dtype=np.float32)
    np.multiply(images, np.float32(1 / 255), out=out[..., 0])
    return out


# %% build_cnn wrong hard_sigmoid
"""A hard sigmoid is no sigmoid: it is 0 and 1 outside of (-3, 3); shows in the last activation."""
import keras
from keras import layers


def build_cnn():
    return keras.Sequential([
        keras.Input((32, 32, 1)),
        layers.Conv2D(8, 3, activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(1, activation="hard_sigmoid"),
    ])


# %% build_cnn wrong just_over
"""300,139 parameters, of which 299,983 are trainable: batch normalisation's averages count too; shows in the count of all."""
import keras
from keras import layers


def build_cnn():
    return keras.Sequential([
        keras.Input((32, 32, 1)),
        layers.Conv2D(15, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(78, activation="relu"),
        layers.BatchNormalization(),
        layers.Dense(1, activation="sigmoid"),
    ])


# %% build_cnn wrong lambda
"""A Lambda layer rescales inside; shows as soon as layers are looked at."""
import keras
from keras import layers


def build_cnn():
    return keras.Sequential([
        keras.Input((32, 32, 1)),
        layers.Lambda(lambda x: x - 0.5),
        layers.Conv2D(8, 3, activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(1, activation="sigmoid"),
    ])


# %% build_cnn wrong no_sigmoid
"""Logits come out; shows in the last activation."""
import keras
from keras import layers


def build_cnn():
    return keras.Sequential([
        keras.Input((32, 32, 1)),
        layers.Conv2D(8, 3, activation="relu"),
        layers.Flatten(),
        layers.Dense(1),
    ])


# %% build_cnn wrong tanh_output
"""tanh at the end gives -1 to 1; shows in the last activation."""
import keras
from keras import layers


def build_cnn():
    return keras.Sequential([
        keras.Input((32, 32, 1)),
        layers.Conv2D(8, 3, activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(1, activation="tanh"),
    ])


# %% build_cnn wrong too_large
"""Flatten into 128 units makes more than 300,000 parameters; shows in the count."""
import keras
from keras import layers


def build_cnn():
    return keras.Sequential([
        keras.Input((32, 32, 1)),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(128, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ])


# %% build_cnn wrong two_outputs
"""A softmax over two classes; shows in the output's shape."""
import keras
from keras import layers


def build_cnn():
    return keras.Sequential([
        keras.Input((32, 32, 1)),
        layers.Conv2D(8, 3, activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(2, activation="softmax"),
    ])


# %% build_cnn wrong two_steps_after_the_sigmoid
"""A sigmoid layer in the middle, the last Dense has no activation; shows in values outside of (0, 1)."""
import keras
from keras import layers


def build_cnn():
    return keras.Sequential([
        keras.Input((32, 32, 1)),
        layers.Conv2D(8, 3, activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(8, activation="sigmoid"),
        layers.Dense(1),
    ])


# %% efficiency_error wrong bayes
"""The posterior's width with a flat prior, which is not 0 at efficiency 0; shows for small totals."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    a, b = selected + 1, total - selected + 1
    return math.sqrt(a * b / ((a + b) ** 2 * (a + b + 1)))


# %% efficiency_error wrong divided_outside
"""sqrt(e (1 - e)) / total; shows for total > 1."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    e = selected / total
    return math.sqrt(e * (1 - e)) / total


# %% efficiency_error wrong nan_for_nothing
"""nan where there were no events; shows for total 0."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return math.nan
    e = selected / total
    return math.sqrt(e * (1 - e) / total)


# %% efficiency_error wrong no_guard
"""ZeroDivisionError for total 0; shows there."""
import math


def efficiency_error(selected, total):
    e = selected / total
    return math.sqrt(e * (1 - e) / total)


# %% efficiency_error wrong nothing_selected
"""1 / total for an efficiency of 0 or 1, as a careful person might want; shows there."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    e = selected / total
    return math.sqrt(e * (1 - e) / total) or 1 / total


# %% efficiency_error wrong of_the_count
"""The error of the count, sqrt(n e (1 - e)); shows for total > 1."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    e = selected / total
    return math.sqrt(total * e * (1 - e))


# %% efficiency_error wrong poisson
"""sqrt(selected) / total; shows where the efficiency is not small."""
import math


def efficiency_error(selected, total):
    return math.sqrt(selected) / total if total else 0.0


# %% efficiency_error wrong rounded
"""Rounded to three digits; shows in the fourth."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    e = selected / total
    return round(math.sqrt(e * (1 - e) / total), 3)


# %% efficiency_error wrong sample
"""Divides by total - 1; shows for small totals (and fails at 1)."""
import math


def efficiency_error(selected, total):
    if total == 0:
        return 0.0
    e = selected / total
    return math.sqrt(e * (1 - e) / max(total - 1, 1))


# %% events_from_error wrong at_least_one
"""Never below 1; shows for efficiency 0 or 1, which imply 0."""


def events_from_error(efficiency, error):
    return max(1, round(efficiency * (1 - efficiency) / error**2))


# %% events_from_error wrong ceil
"""Rounds up; shows where the fraction is below a half."""
import math


def events_from_error(efficiency, error):
    return math.ceil(efficiency * (1 - efficiency) / error**2)


# %% events_from_error wrong cut
"""Cuts off in place of rounding; shows where the fraction is above a half."""


def events_from_error(efficiency, error):
    return int(efficiency * (1 - efficiency) / error**2)


# %% events_from_error wrong cut_after_a_tiny_push
"""int(x + 0.4999999) of the float32 value; shows for large numbers of events."""
import numpy as np


def events_from_error(efficiency, error):
    e, s = np.float32(efficiency), np.float32(error)
    return int(np.float32(e * (1 - e) / s**2) + 0.4999999)


# %% events_from_error wrong float
"""np.round gives a float; shows in the type."""
import numpy as np


def events_from_error(efficiency, error):
    return np.round(efficiency * (1 - efficiency) / error**2)


# %% events_from_error wrong poisson
"""The relative error of a count, (efficiency / error)^2; shows for efficiency != 1/2."""


def events_from_error(efficiency, error):
    return round((efficiency / error) ** 2)


# %% events_from_error wrong selected
"""The number selected, not of all events; shows for efficiency < 1."""


def events_from_error(efficiency, error):
    return round(efficiency**2 * (1 - efficiency) / error**2)


# %% events_from_error wrong to_hundreds
"""Rounded to hundreds, as the table seems to be; shows in the last two digits."""


def events_from_error(efficiency, error):
    return int(round(efficiency * (1 - efficiency) / error**2, -2))


# %% layer_shapes wrong dictionary
"""A dictionary and not a list of pairs; shows in the type."""


def layer_shapes(model):
    return {layer.name: tuple(layer.output.shape)[1:] for layer in model.layers}


# %% layer_shapes wrong input_shapes
"""The shape that goes into each layer; shows from the first layer that changes it."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.input.shape)[1:]) for layer in model.layers]


# %% layer_shapes wrong kinds
"""The class in place of the name; shows in the names."""


def layer_shapes(model):
    return [(type(layer).__name__, tuple(layer.output.shape)[1:]) for layer in model.layers]


# %% layer_shapes wrong last_missing
"""Stops before the last layer; shows in the length."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.output.shape)[1:]) for layer in model.layers[:-1]]


# %% layer_shapes wrong only_images
"""Flat layers left out; shows behind Flatten."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.output.shape)[1:]) for layer in model.layers if len(layer.output.shape) == 4]


# %% layer_shapes wrong only_with_weights
"""Layers without weights are left out; shows where there is pooling."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.output.shape)[1:]) for layer in model.layers if layer.weights]


# %% layer_shapes wrong swapped
"""(shape, name); shows in the pairs."""


def layer_shapes(model):
    return [(tuple(layer.output.shape)[1:], layer.name) for layer in model.layers]


# %% layer_shapes wrong with_batch
"""The batch stays in the shape; shows in the tuples."""


def layer_shapes(model):
    return [(layer.name, tuple(layer.output.shape)) for layer in model.layers]


# %% mistakes wrong by_probability
"""Sorted by p, not by the confidence; shows where a shower with p near 0 is among them."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(-p[wrong], kind="stable")][:k]


# %% mistakes wrong half_is_shower
"""p = 0.5 counts as a shower; shows at p = 0.5 exactly."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p >= 0.5) != (y == 1))
    return wrong[np.argsort(-np.abs(p[wrong] - y[wrong]), kind="stable")][:k]


# %% mistakes wrong last_k
"""[-k:] of the ascending order; shows for k = 0, where all come back."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(np.abs(p[wrong] - 0.5), kind="stable")[-k:][::-1]]


# %% mistakes wrong least_confident_first
"""Sorted upwards; shows for two wrong events of different confidence."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(np.abs(p[wrong] - 0.5))][:k]


# %% mistakes wrong marks_used
"""Sets p to y for events already taken; shows on p after the call."""
import numpy as np


def mistakes(p, y, k):
    found = []
    while len(found) < k:
        distance = np.where((p > 0.5) != (y == 1), np.abs(p - 0.5), -1)
        if len(p) == 0 or distance.max() < 0:
            break
        i = int(distance.argmax())
        found.append(i)
        p[i] = y[i]
    return found


# %% mistakes wrong needs_k
"""argpartition, which raises where fewer than k are wrong; shows there."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    distance = -np.abs(p[wrong] - 0.5)
    worst = np.argpartition(distance, k)[:k] if k != len(wrong) else np.arange(k)
    return wrong[worst[np.argsort(distance[worst], kind="stable")]]


# %% mistakes wrong positions_among_the_wrong
"""Positions among the wrong events, not indices of events; shows where a right one comes first."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return np.argsort(-np.abs(p[wrong] - 0.5), kind="stable")[:k]


# %% mistakes wrong right_ones_too
"""Fills up with right events; shows where fewer than k are wrong."""
import numpy as np


def mistakes(p, y, k):
    return np.argsort(-np.abs(p - y), kind="stable")[:k]


# %% mistakes wrong unsigned
"""Measures the confidence after rounding p, so all wrong events tie; shows in the order."""
import numpy as np


def mistakes(p, y, k):
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    confidence = np.abs(np.round(p[wrong]) - y[wrong])
    return wrong[np.argsort(-confidence, kind="stable")][:k]


# %% normalize_images wrong channel_first
"""(m, 1, 32, 32); shows in the shape."""
import numpy as np


def normalize_images(images):
    return (images.astype(np.float32) / 255)[:, None]


# %% normalize_images wrong clears_the_argument
"""Thresholds noise below 3 in the caller's array; shows there and in small values."""
import numpy as np


def normalize_images(images):
    images[images < 3] = 0
    return (images.astype(np.float32) / 255)[..., None]


# %% normalize_images wrong each_by_its_maximum
"""Divides every image by its own maximum; shows where that is not 255."""
import numpy as np


def normalize_images(images):
    top = np.maximum(images.max(axis=(1, 2), keepdims=True), 1)
    return (images.astype(np.float32) / top)[..., None]


# %% normalize_images wrong float64
"""float64 comes back; shows in the type."""


def normalize_images(images):
    return (images / 255.0)[..., None]


# %% normalize_images wrong half_precision
"""Goes through float16; shows in the fourth digit."""
import numpy as np


def normalize_images(images):
    return (images.astype(np.float16) / np.float16(255)).astype(np.float32)[..., None]


# %% normalize_images wrong no_channel
"""(m, 32, 32); shows in the shape."""
import numpy as np


def normalize_images(images):
    return images.astype(np.float32) / 255


# %% normalize_images wrong transposed
"""Reshaped through (32, 32, m), which mixes the images; shows for m > 1."""
import numpy as np


def normalize_images(images):
    return (images.reshape(32, 32, -1).transpose(2, 0, 1).astype(np.float32) / 255)[..., None]


# %% normalize_images wrong whole_division
"""// in place of /; shows on every pixel between 1 and 254."""
import numpy as np


def normalize_images(images):
    return (images // 255).astype(np.float32)[..., None]
