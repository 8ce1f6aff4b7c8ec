# Built from assignments/12_track_shower_cnn/checks.py by `autograder build`: edit that file, not this one.
import functools

import numpy as np

from autograder.checks import agree, area_under_the_curve, check, expect, has_shape, returned
from autograder.data import tracks_showers


@functools.cache
def some_events():
    """400 events that every student checks with: images between 0 and 1 as the network wants them, and labels."""
    images, y, _ = tracks_showers(400, np.random.default_rng(20))
    return (images / np.float32(255))[..., np.newaxis].astype(np.float32), y


# normalize_images


@check("normalize_images", gate=True)
def a_channel(student):
    "two images become an array of shape (2, 32, 32, 1)"
    got = student.normalize_images(np.zeros((2, 32, 32), np.uint8))
    has_shape(got, (2, 32, 32, 1), ask="Where does the channel stand: first or last?")


@check("normalize_images", core=True)
def between_zero_and_one(student):
    "0 stays 0, 51 becomes 0.2 and 255 becomes 1"
    images = np.zeros((2, 32, 32), np.uint8)
    images[0, 0, :2] = 51, 255
    got = student.normalize_images(images)
    agree(got[0, 0, :3, 0], np.array([0.2, 1.0, 0.0], np.float32), rtol=1e-5, ask="By which number is a byte divided?")


@check("normalize_images")
def single_precision(student):
    "the numbers are float32, half as large as numpy's usual ones"
    got = student.normalize_images(np.zeros((1, 32, 32), np.uint8))
    expect(got.dtype == np.float32, f"the type is {got.dtype}", expected="float32", ask="What does astype do?")


# build_cnn


@check("build_cnn", gate=True)
def one_number_for_an_image(student):
    "an image of 32 by 32 pixels with one channel goes in, one number comes out"
    found = student.structure("build_cnn")
    image = found["input"]
    fits = isinstance(image, tuple) and len(image) == 3
    fits = fits and all(n in (None, m) for n, m in zip(image, (32, 32, 1), strict=True))
    expect(fits, f"the input has the shape {image}", expected=(32, 32, 1), ask="With which Input does the model begin?")
    expect(
        found["output"] == (1,),
        f"the output has the shape {found['output']}",
        expected=(1,),
        ask="How many units does the last layer have?",
    )


@check("build_cnn", core=True)
def within_the_budget(student):
    "it has at most 300,000 parameters"
    count = student.structure("build_cnn")["parameters"]
    expect(count <= 300_000, f"it has {count:,} parameters", ask="Which layer of `build_cnn().summary()` has most?")


# track_shower_cnn


@check("track_shower_cnn", gate=True)
def a_probability_each(student):
    "it gives one probability for each image"
    x, _ = some_events()
    p = student.model("track_shower_cnn").predict(x[:5])
    has_shape(p, (5, 1), ask="Is this the model that build_cnn gave?")
    expect(np.all((p >= 0) & (p <= 1)), "there are values outside 0…1", got=p[:, 0], ask="How does the last layer end?")


@check("track_shower_cnn", core=True)
def tells_them_apart(student):
    "on 400 new events it puts a shower above a track in at least 90 % of the pairs"
    x, y = some_events()
    right = area_under_the_curve(y, student.model("track_shower_cnn").predict(x)[:, 0])
    if right < 0.1:
        ask = "It is nearly always wrong, which is as good as right: which of the two classes is y = 1?"
    elif right < 0.6:
        ask = "That is hardly better than guessing. Did the loss fall below 0.69, and did it see images from 0 to 1?"
    else:
        ask = "More epochs, more events, or a larger network: what do the learning curves say?"
    expect(right >= 0.9, f"{right:.0%} of the pairs are in the right order", ask=ask)


# layer_shapes


@check("layer_shapes", core=True)
def a_small_net(student):
    "a small net of four layers: a convolution, a pooling, Flatten and Dense"
    net = student.given(
        "sequential",
        input_shape=(32, 32, 1),
        layers=[
            ("Conv2D", {"filters": 4, "kernel_size": 3, "name": "edges"}),
            ("MaxPooling2D", {"name": "smaller"}),
            ("Flatten", {"name": "vector"}),
            ("Dense", {"units": 1, "name": "answer"}),
        ],
    )
    got = student.layer_shapes(net)
    wanted = [("edges", (30, 30, 4)), ("smaller", (15, 15, 4)), ("vector", (900,)), ("answer", (1,))]
    if isinstance(got, list | tuple | np.ndarray) and len(got) == 5:
        got = got[1:]  # the input layer may be there
    agree(list(got) if isinstance(got, tuple) else got, wanted, ask="What stands in front of every layer's shape?")


# mistakes


@check("mistakes", core=True)
def two_of_three(student):
    "three of six events are wrong; the two worst are 4 and then 1"
    p, y = np.array([0.9, 0.2, 0.3, 0.6, 0.99, 0.8]), np.array([1, 1, 0, 0, 0, 1])
    agree(student.mistakes(p, y, 2), [4, 1], ask="How far is p from y for each event?")


@check("mistakes")
def fewer_than_asked(student):
    "when fewer than k events are wrong, all of them come back, worst first"
    p, y = np.array([0.9, 0.4, 0.7, 0.1]), np.array([1, 1, 0, 0])
    agree(student.mistakes(p, y, 10), [2, 1], ask="Is there one entry for each wrong event, and none more?")


# efficiency_error


@check("efficiency_error", core=True)
def fifty_of_a_hundred(student):
    "50 of 100 events: 0.05"
    agree(student.efficiency_error(50, 100), 0.05, ask="What is the standard deviation of a binomial share?")


@check("efficiency_error")
def nothing_selected(student):
    "0 of 100 events and 0 of 0 events: 0.0"
    agree(student.efficiency_error(0, 100), 0.0)
    agree(returned(student.observe("efficiency_error", 0, 0)), 0.0, ask="Which case has to come before the division?")


# events_from_error


@check("events_from_error", core=True)
def a_hundred(student):
    "an efficiency of 0.5 with an error of 0.05 stands for 100 events"
    agree(student.events_from_error(0.5, 0.05), 100, ask="Which N gives this binomial error?")
