"""What the judge knows of layer_shapes: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect
from autograder.course.proof import alternative, misconception

from public import a_small_net
from reference import keras

CHAIN = (
    ("ZeroPadding2D", {"padding": 1, "name": "frame"}),
    ("Conv2D", {"filters": 6, "kernel_size": 3, "strides": 2, "activation": "relu", "name": "first"}),
    ("BatchNormalization", {"name": "norm"}),
    ("Dropout", {"rate": 0.3, "name": "drop"}),
    ("Conv2D", {"filters": 5, "kernel_size": 2, "padding": "same", "name": "second"}),
    ("AveragePooling2D", {"pool_size": 2, "name": "pool"}),
    ("GlobalAveragePooling2D", {"name": "average"}),
    ("Dense", {"units": 3, "name": "last"}),
)


def walk(height, width):
    """The shapes along CHAIN, worked out by hand."""
    h, w = (height + 2 - 3) // 2 + 1, (width + 2 - 3) // 2 + 1
    shapes = [(height + 2, width + 2, None), *[(h, w, 6)] * 3, (h, w, 5), (h // 2, w // 2, 5), (5,), (3,)]
    return list(zip([settings["name"] for _, settings in CHAIN], shapes, strict=True))


def listed(got, wanted):
    """The pairs without the input layer, which may be in or left out."""
    expect(isinstance(got, list | tuple | np.ndarray), ask="Does it return a list of pairs?")
    expect(len(got) in (len(wanted), len(wanted) + 1), ask="Is there one pair for each layer?")
    return list(got)[len(got) - len(wanted) :]


def follows(student, kind, shape):
    net = student.given(kind, input_shape=shape, layers=[list(pair) for pair in CHAIN])
    wanted = [(name, tuple(shape[2] if n is None else n for n in out)) for name, out in walk(*shape[:2])]
    agree(listed(student.layer_shapes(net), wanted), wanted, ask="What stands in front of the shape of a batch?")


@check(core=True)
def every_layer(student):
    "layers with and without weights, in their order, with their names"
    follows(student, "sequential", (32, 32, 1))


@check
def images_of_other_sizes(student):
    "models for images that are not 32 by 32, not square, and in colour"
    follows(student, "sequential", (28, 21, 3))
    follows(student, "sequential", (9, 40, 2))


@check
def functional_models(student):
    "models built by the functional interface, too"
    follows(student, "functional", (32, 32, 1))


@check
def your_own_model(student):
    "the walk through what build_cnn gives ends in one number"
    shapes = [layer["output"] for layer in student.structure("build_cnn")["layers"]]
    got = student.layer_shapes(student.build_cnn())
    agree([tuple(pair[1]) for pair in listed(got, shapes)][-1], shapes[-1], ask="What comes out of the last layer?")


@check
def model_unchanged(student):
    "the model stays as it is: asked twice, it says the same"
    layers = [list(pair) for pair in CHAIN]
    net = student.given("sequential", input_shape=(16, 16, 1), layers=layers)
    agree(student.layer_shapes(net), student.layer_shapes(net), ask="Is a layer taken out on the way?")


@alternative
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


@alternative
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


@alternative
def by_a_second_model(model):
    """a second model that gives every layer's output"""
    probe = keras.Model(model.inputs[0], [layer.output for layer in model.layers])
    outputs = probe(np.zeros((2, *model.input_shape[1:]), np.float32))
    return [(layer.name, np.asarray(out).shape[1:]) for layer, out in zip(model.layers, outputs, strict=True)]


@alternative
def lists_inside(model):
    """a loop that appends, shapes as tuples of the last axes"""
    found = []
    for layer in model.layers:
        _, *rest = layer.output.shape
        found.append((layer.name, tuple(rest)))
    return found


@misconception(caught_by=a_small_net)
def with_the_batch(model):
    """Every shape begins with None, the size of the batch, which is open. One image has no such axis: how do you
    leave the first entry out?"""
    return [(layer.name, tuple(layer.output.shape)) for layer in model.layers]


@misconception(caught_by=a_small_net)
def what_goes_in(model):
    """These are the shapes that go into the layers. Which attribute holds what comes out?"""
    return [(layer.name, tuple(layer.input.shape[1:])) for layer in model.layers]


@misconception(caught_by=a_small_net)
def weights_instead(model):
    """These are the shapes of the weights. An image walking through meets outputs: what is `layer.output.shape`?"""
    return [(layer.name, tuple(layer.get_weights()[0].shape)) for layer in model.layers if layer.get_weights()]


@misconception(caught_by=a_small_net)
def only_layers_that_learn(model):
    """Pooling and Flatten have no weights, but they change the image all the same. Which layers does your `if`
    leave out?"""
    return [(layer.name, tuple(layer.output.shape[1:])) for layer in model.layers if layer.count_params() > 0]


@misconception(caught_by=a_small_net)
def kinds_instead_of_names(model):
    """That is the kind of each layer, its class; two convolutions would look the same. Which attribute is its
    name?"""
    return [(type(layer).__name__, tuple(layer.output.shape[1:])) for layer in model.layers]


@misconception(caught_by=images_of_other_sizes)
def an_image_of_32(model):
    """You send an image of 32 by 32 pixels with one channel through every model. From which attribute of the model
    could the size come?"""
    x, shapes = np.zeros((1, 32, 32, 1), np.float32), []
    for layer in model.layers:
        x = x if type(layer).__name__ == "InputLayer" else layer(x)
        shapes.append((layer.name, tuple(x.shape[1:])))
    return shapes
