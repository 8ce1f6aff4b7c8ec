"""What a Keras model is made of, and its predictions. Works on what models offer, never imports Keras."""

import json
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np

EVENTS_AT_ONCE = 250
LARGEST_CONFIG = 1 << 20
DEPTH = 60

LAYER_NAMES = """
    Activation ActivityRegularization Add AlphaDropout Attention Average AveragePooling1D AveragePooling2D
    AveragePooling3D BatchNormalization Bidirectional Concatenate Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D
    Conv3DTranspose Cropping1D Cropping2D Cropping3D Dense DepthwiseConv1D DepthwiseConv2D Dot Dropout ELU EinsumDense
    Embedding Flatten GRU GRUCell GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D
    GlobalAveragePooling3D GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GroupNormalization
    GroupQueryAttention Identity InputLayer LSTM LSTMCell LayerNormalization LeakyReLU Masking MaxPooling1D MaxPooling2D
    MaxPooling3D Maximum Minimum MultiHeadAttention Multiply Normalization PReLU Permute RMSNormalization
    RandomBrightness RandomContrast RandomCrop RandomFlip RandomRotation RandomTranslation RandomZoom ReLU RepeatVector
    Rescaling Reshape SeparableConv1D SeparableConv2D SimpleRNN SimpleRNNCell Softmax SpatialDropout1D SpatialDropout2D
    SpatialDropout3D SpectralNormalization Subtract TimeDistributed UnitNormalization UpSampling1D UpSampling2D
    UpSampling3D ZeroPadding1D ZeroPadding2D ZeroPadding3D Sequential Functional Model
    """
ACTIVATION_NAMES = """
    celu elu exponential gelu glu hard_sigmoid hard_silu hard_swish hard_tanh leaky_relu linear log_sigmoid log_softmax
    mish relu relu6 selu sigmoid silu soft_shrink softmax softplus softsign sparse_plus squareplus swish tanh
    tanh_shrink
    """
WAVES = ("cos", "sin")  # functions of TensorFlow's and of keras.ops that serve as activations, and have no such name
LAYERS, ACTIVATIONS = frozenset(LAYER_NAMES.split()), frozenset(ACTIVATION_NAMES.split())
PARTS = ("keras.activations", "keras.constraints", "keras.initializers", "keras.regularizers", "keras.dtype_policies")
HOMES = ("keras", "keras.layers", "keras.models")
OPERATIONS = ("keras.src.ops.numpy", "keras.src.ops.nn", "keras.ops")
UNIMPORTANT = ("name", "dtype", "trainable", "batch_shape", "seed", "data_format", "ragged", "sparse")


OWN_FUNCTION = '{} has a function of its own as activation: give it by name, as activation="relu"'


NOT_BUILT = "the model has no weights yet: begin it with keras.Input(shape), so that it knows what comes in"


class Unfit(Exception):
    """Why something is no model that can be judged, in a sentence for the student."""


def is_model(thing: Any) -> bool:
    return not isinstance(thing, type) and all(hasattr(thing, name) for name in ("layers", "get_weights", "get_config"))


def no_model(kind: str) -> str:
    """What to say of a build function, or a model's name, that gives something else."""
    given = "nothing (None)" if kind == "NoneType" else f"{'an' if kind[0] in 'aeiouAEIOU' else 'a'} {kind}"
    return f"{given} came back where a Keras model is expected"


def is_built(model: Any) -> bool:
    return type(model).__name__ != "Sequential" or getattr(model, "built", True) is not False


def structure(model: Any) -> dict[str, Any]:
    """Counts, shapes and layers, without names: two builds of one architecture give the same.

    parameters, trainable, input and output (shapes without the batch), kinds, and layers, each with kind, parameters,
    output and settings (units, filters, activation, rate, …). Layers of a model within the model stand in its place.
    """
    layers = [
        {
            "kind": type(layer).__name__,
            "parameters": int(layer.count_params()) if is_layer(layer) else 0,
            "output": output_shape(layer),
            "settings": settings(layer) if is_layer(layer) else {},
        }
        for layer in flat(model)
        if type(layer).__name__ != "InputLayer"
    ]
    return {
        "parameters": int(model.count_params()),
        "trainable": int(sum(np.prod(w.shape, dtype=np.int64) for w in model.trainable_weights)),
        "input": without_batch(model.input_shape),
        "output": without_batch(model.output_shape),
        "kinds": [layer["kind"] for layer in layers],
        "layers": layers,
    }


def is_layer(part: Any) -> bool:
    """Operations between layers, such as keras.ops.sigmoid or a sum of outputs, are parts that hold no weights."""
    return hasattr(part, "count_params")


def flat(model: Any) -> Iterator[Any]:
    for layer in getattr(model, "operations", None) or model.layers:
        if type(layer).__name__ in ("Sequential", "Functional", "Model"):
            yield from flat(layer)
        else:
            yield layer


def settings(layer: Any) -> dict[str, Any]:
    """Those of the layer's settings that are plain values."""
    found: dict[str, Any] = {}
    for key, value in layer.get_config().items():
        if key in UNIMPORTANT:
            continue
        if isinstance(value, dict) and value.get("config") in WAVES:
            value = value["config"]
        if isinstance(value, list | tuple) and all(isinstance(item, int) for item in value):
            found[key] = tuple(value)
        elif value is None or isinstance(value, bool | int | float | str):
            found[key] = value
    return found


def output_shape(layer: Any) -> Any:
    try:
        return without_batch(layer.output.shape)
    except (AttributeError, ValueError):  # used more than once
        return None


def without_batch(shape: Any) -> Any:
    if isinstance(shape, dict):
        return {name: without_batch(one) for name, one in shape.items()}
    if isinstance(shape, list) or (isinstance(shape, tuple) and shape and not isinstance(shape[0], int | None)):
        return [without_batch(one) for one in shape]
    return tuple(None if n is None else int(n) for n in shape[1:])


def layer_weights(model: Any) -> list[tuple[str, str, list[np.ndarray]]]:
    """Name, kind and weights of every layer that has some, in the order of the model."""
    found = [(layer, list(map(np.asarray, layer.get_weights()))) for layer in model.layers]
    return [(str(layer.name), type(layer).__name__, arrays) for layer, arrays in found if arrays]


def put_weights(model: Any, arrays: list[np.ndarray]) -> None:
    """Hand the layers their weights, in the order of `layer_weights`."""
    left = list(arrays)
    for layer in model.layers:
        count = len(layer.get_weights())
        if count:
            layer.set_weights(left[:count])
            left = left[count:]


def predict(model: Any, x: np.ndarray) -> np.ndarray:
    """The model's outputs in portions: as `model.predict`, without compiling a graph for it."""
    portions = [x[k : k + EVENTS_AT_ONCE] for k in range(0, len(x), EVENTS_AT_ONCE)]
    return np.concatenate([np.asarray(model(portion, training=False)) for portion in portions])


def config_of(model: Any) -> str:
    """The architecture as Keras exports it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a lambda, which `checked_config` says in better words
        try:
            return model.to_json()
        except NotImplementedError:  # a class of one's own, made with arguments that Keras can't export
            return json.dumps({"class_name": type(model).__name__})


def checked_config(text: str, what: str = "the model") -> str:
    """The exported architecture with nothing in it but built-in layers; raises Unfit.

    How it was compiled is left out, and functions that are named as Keras' own activations become these.
    """
    if len(text) > LARGEST_CONFIG:
        raise Unfit(f"{what} has too many layers to be read")
    try:
        config = json.loads(text)
    except (ValueError, RecursionError):
        config = None
    if not isinstance(config, dict) or config.get("class_name") not in ("Sequential", "Functional", "Model"):
        kind = config.get("class_name") if isinstance(config, dict) else None
        kind = f", not {kind[:60]}" if isinstance(kind, str) and kind.isidentifier() else ""
        raise Unfit(f"{what} must be a Sequential or a functional model{kind}")
    return json.dumps(cleaned({k: v for k, v in config.items() if k != "compile_config"}, what))


def cleaned(value: Any, what: str, depth: int = 0) -> Any:
    if depth > DEPTH:
        raise Unfit(f"{what} is nested too deeply")
    if isinstance(value, list):
        return [cleaned(item, what, depth + 1) for item in value]
    if not isinstance(value, dict):
        return value
    if "class_name" in value:
        named = checked_class(value, what)
        if named in WAVES:
            return {"module": "keras.ops", "class_name": "function", "config": named, "registered_name": "function"}
        if named is not None:
            return named
    for key, item in value.items():
        known = item is None or (isinstance(item, str) and item in ACTIVATIONS)
        layer = isinstance(item, dict) and "class_name" in item
        if key in ("activation", "recurrent_activation") and not known and not layer:
            raise Unfit(OWN_FUNCTION.format(what))
    return {
        key: cleaned(item, what, depth + 1)
        for key, item in value.items()
        if key not in ("compile_config", "build_config", "shared_object_id")
    }


def checked_class(value: dict, what: str) -> str | None:
    """Raises Unfit for what is no part of Keras; a function that Keras knows by name comes back as that name."""
    kind, module, config = value["class_name"], value.get("module"), value.get("config")
    if kind in ("function", "builtin_function_or_method"):
        name = config.rpartition(".")[2] if isinstance(config, str) else ""
        if name in ACTIVATIONS or name in WAVES:
            return name
        raise Unfit(OWN_FUNCTION.format(what))
    if kind == "__keras_tensor__":
        return None
    if kind == "Lambda":
        raise Unfit(f"{what} has a Lambda layer, whose code can't travel: use built-in layers")
    if isinstance(module, str) and isinstance(kind, str):
        if kind in LAYERS and (module in HOMES or module.startswith("keras.src.models")):
            return None
        if module in PARTS or module in OPERATIONS or (module == "keras" and kind.endswith("Policy")):
            return None
    name = kind[:60] if isinstance(kind, str) and kind.isidentifier() else "something"
    raise Unfit(f"{what} has {name} in it, which is none of Keras' own layers")
