"""Models that a check hands to a student's function, by name and parameters: they hold no answers. Imports Keras late.

They are made where the student's code runs (`student.given("sequential", …)`), on either side of the wall.
"""

from collections.abc import Callable, Sequence
from typing import Any


def make(kind: str, **parameters: Any) -> Any:
    return KINDS[kind](**parameters)


def sequential(input_shape: Sequence[int], layers: Sequence[tuple[str, dict]]) -> Any:
    """A Sequential Keras model of built-in layers: `[("Conv2D", {"filters": 4, "kernel_size": 3}), …]`."""
    import keras

    built = [getattr(keras.layers, kind)(**settings) for kind, settings in layers]
    return keras.Sequential([keras.Input(tuple(input_shape)), *built])


def functional(input_shape: Sequence[int], layers: Sequence[tuple[str, dict]]) -> Any:
    """The same chain of layers by the functional interface: here the input is a layer in the list, too."""
    import keras

    inputs = outputs = keras.Input(tuple(input_shape))
    for kind, settings in layers:
        outputs = getattr(keras.layers, kind)(**settings)(outputs)
    return keras.Model(inputs, outputs)


def tensor(values: Any) -> Any:
    """A float32 tensor of TensorFlow's: what times and points are given as."""
    import tensorflow as tf

    return tf.constant(values, dtype=tf.float32)


def seed(number: int) -> int:
    """From here on Keras, numpy and Python draw from this seed: what is built and trained next can be repeated."""
    import keras

    keras.utils.set_random_seed(number)
    return number


def trainer(X: Any, y: Any, steps: int, rate: float) -> Callable[[Any], Any]:
    """A function that trains a model by Adam, whatever it was compiled with, and returns what it then says of X."""
    import keras
    import tensorflow as tf

    X = tf.constant(X, tf.float32)
    y = tf.reshape(tf.constant(y, tf.float32), (-1, 1))

    def train(model: Any) -> Any:
        weights = model.trainable_variables
        optimizer = keras.optimizers.Adam(rate)
        optimizer.build(weights)

        @tf.function
        def descend() -> None:
            for _ in tf.range(steps):
                with tf.GradientTape() as tape:
                    loss = tf.reduce_mean(keras.losses.binary_crossentropy(y, model(X, training=True)))
                slopes = tape.gradient(loss, weights, unconnected_gradients="zero")
                optimizer.apply(slopes, weights)

        descend()
        return model(X, training=False).numpy()

    return train


def slope() -> Callable[..., Any]:
    """A function of another, its network, its times and the rest: the other's derivative by the times.

    None where the result is no tensor, or one that does not know that it came from the times.
    """
    import tensorflow as tf

    def differentiated(function: Callable[..., Any], net: Any, t: Any, *rest: Any) -> Any:
        with tf.GradientTape() as tape:
            tape.watch(t)
            y = function(net, t, *rest)
        return tape.gradient(y, t) if tf.is_tensor(y) else None

    return differentiated


def describe() -> Callable[[Any], Any]:
    """A function that says what the objects of a list are, such as callbacks: kinds and plain public attributes.

    `kinds` are the names of an object's class and of those it is made from. Of what is no list the kind comes back.
    """
    from autograder.checks.values import is_number

    def told(things: Any) -> Any:
        if not isinstance(things, list | tuple):
            return type(things).__name__
        return [
            {
                "kinds": [kind.__name__ for kind in type(thing).__mro__],
                "attributes": {
                    key: value
                    for key, value in getattr(thing, "__dict__", {}).items()
                    if not key.startswith("_") and (value is None or isinstance(value, bool | str) or is_number(value))
                },
            }
            for thing in things
        ]

    return told


def polynomial(coefficients: Sequence[float]) -> Callable[[Any], Any]:
    """t to the sum of coefficients[k] t^k, by Horner's rule, whose derivative is right at t = 0 too."""
    import tensorflow as tf

    def net(t: Any) -> Any:
        value = tf.zeros_like(t)
        for coefficient in reversed(coefficients):
            value = value * t + float(coefficient)
        return value

    return net


def wave(amplitude: float, frequency: float, phase: float) -> Callable[[Any], Any]:
    """t to amplitude sin(frequency t + phase)."""
    import tensorflow as tf

    return lambda t: amplitude * tf.sin(frequency * t + phase)


def exponential(amplitude: float, rate: float) -> Callable[[Any], Any]:
    """t to amplitude exp(rate t)."""
    import tensorflow as tf

    return lambda t: amplitude * tf.exp(rate * t)


def harmonic(degree: int, turned: bool) -> Callable[[Any], Any]:
    """(x, y) to the real part of (x + iy)^degree, or its imaginary part: both solve the Laplace equation."""
    import tensorflow as tf

    def net(xy: Any) -> Any:
        real, imaginary = tf.ones_like(xy[:, :1]), tf.zeros_like(xy[:, :1])
        for _ in range(degree):
            real, imaginary = (
                real * xy[:, :1] - imaginary * xy[:, 1:],
                real * xy[:, 1:] + imaginary * xy[:, :1],
            )
        return imaginary if turned else real

    return net


def tanh_units(weights: Any, biases: Any, out: Any) -> Callable[[Any], Any]:
    """One hidden layer of tanh units as a plain function: tanh(x weights + biases) out."""
    import tensorflow as tf

    first, shift, last = (tf.constant(a, dtype=tf.float32) for a in (weights, biases, out))
    return lambda x: tf.tanh(x @ first + shift) @ last


def dense_net(weights: Any, biases: Any, out: Any) -> Any:
    """The same hidden layer as a Keras model."""
    import keras
    import numpy as np

    weights, out = np.asarray(weights, np.float32), np.asarray(out, np.float32)
    inputs = keras.Input((weights.shape[0],))
    hidden = keras.layers.Dense(weights.shape[1], activation="tanh")
    last = keras.layers.Dense(1, use_bias=False)
    model = keras.Model(inputs, last(hidden(inputs)))
    hidden.set_weights([weights, np.asarray(biases, np.float32)])
    last.set_weights([out])
    return model


KINDS: dict[str, Callable[..., Any]] = {
    kind.__name__: kind
    for kind in (
        sequential,
        functional,
        tensor,
        seed,
        trainer,
        slope,
        describe,
        polynomial,
        wave,
        exponential,
        harmonic,
        tanh_units,
        dense_net,
    )
}
