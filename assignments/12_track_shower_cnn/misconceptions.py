"""Known-wrong solutions, each with the sentence that a student who wrote it needs to hear."""

from autograder.course.proof import misconception

# normalize_images


@misconception("normalize_images", caught_by="each_alike")
def divided_by_the_brightest(images):
    """You divide by the brightest pixel of these images, so an event looks different in other company, and a lone
    dim one is blown up. What is the largest number that a pixel can have at all?"""
    return (images / np.max(images)).astype(np.float32)[..., np.newaxis]


@misconception("normalize_images", caught_by="each_alike")
def each_by_its_own(images):
    """Every image is divided by its own brightest pixel: then a faint event looks as bright as a strong one. Is the
    charge not something that the network should see?"""
    top = images.reshape(len(images), -1).max(axis=1, initial=1)[:, np.newaxis, np.newaxis]
    return (images / np.maximum(top, 1)).astype(np.float32)[..., np.newaxis]


@misconception("normalize_images", caught_by="single_precision")
def double_precision(images):
    """The values are right, in float64: numpy divides in double precision. GPUs are made for float32, and it takes
    half the memory. Where would `astype(np.float32)` have to stand?"""
    return (images / 255)[..., np.newaxis]


@misconception("normalize_images", caught_by="between_zero_and_one")
def divided_by_256(images):
    """You divide by 256, the number of values that a byte can have. The largest of them is 255: what does it
    become?"""
    return (images.astype(np.float32) / 256)[..., np.newaxis]


@misconception("normalize_images", caught_by="between_zero_and_one")
def byte_again(images):
    """You divide and then go back to whole numbers, so that all but the brightest pixels become 0. Which comes
    first, the division or the type?"""
    return (images // 255).astype(np.float32)[..., np.newaxis]


@misconception("normalize_images", caught_by="a_channel")
def channel_first(images):
    """The channel stands in front of the image. Some libraries want that, Keras wants (m, 32, 32, 1): on which side
    does `np.newaxis` belong?"""
    return (images.astype(np.float32) / 255)[:, np.newaxis]


@misconception("normalize_images", caught_by="a_channel")
def no_channel(images):
    """The numbers are right, but a convolution wants a last axis with the channels, and a grey image has one of
    them. What does `images[..., np.newaxis]` do to the shape?"""
    return images.astype(np.float32) / 255


@misconception("normalize_images", caught_by="between_zero_and_one")
def not_scaled(images):
    """The type and the shape are right, the numbers still go up to 255: inputs that large make the first steps of
    the training huge. Divide them by 255."""
    return images.astype(np.float32)[..., np.newaxis]


@misconception("normalize_images", caught_by="between_zero_and_one")
def standardized(images):
    """You subtract the mean and divide by the deviation. That is a good habit elsewhere; here the contract is 0…255
    to 0…1, so that an empty pixel stays exactly 0. What does 0 become in yours?"""
    x = images.astype(np.float32)
    return ((x - x.mean()) / (x.std() + np.float32(1e-7)))[..., np.newaxis]


# build_cnn


@misconception("build_cnn", caught_by="one_number_for_an_image")
def two_outputs():
    """Two outputs with a softmax say the same thing twice, since they add up to 1. For two classes one sigmoid is
    enough: P(track) = 1 - P(shower). How many units does the last layer need?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(2, "softmax")]
    )


@misconception("build_cnn", caught_by="ends_in_a_sigmoid")
def softmax_of_one():
    """A softmax over a single output is always 1: it divides a number by itself. Which activation gives one
    probability?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(1, "softmax")]
    )


@misconception("build_cnn", caught_by="ends_in_a_sigmoid")
def no_activation():
    """The last layer has no activation, so it gives a score (a logit) of any size, no probability. What squeezes a
    score into (0, 1)?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(1)]
    )


@misconception("build_cnn", caught_by="ends_in_a_sigmoid")
def relu_at_the_end():
    """A ReLU belongs between layers. At the end it gives anything from 0 upwards, and it is stuck wherever it gives
    0. Which activation gives a probability?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(1, "relu")]
    )


@misconception("build_cnn", caught_by="ends_in_a_sigmoid")
def tanh_at_the_end():
    """A tanh goes from -1 to 1, and the logarithm in the cross-entropy does not like -1. Which of its relatives
    goes from 0 to 1?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(1, "tanh")]
    )


@misconception("build_cnn", caught_by="within_the_budget")
def flattened_too_early():
    """Flatten right after a convolution hands 30 x 30 x 32 numbers to the Dense layer, each with a weight for each
    unit: more than three million. What would two poolings before Flatten do to that?"""
    L = keras.layers
    return keras.Sequential(
        [
            keras.Input((32, 32, 1)),
            L.Conv2D(32, 3, activation="relu"),
            L.Flatten(),
            L.Dense(128, activation="relu"),
            L.Dense(1, activation="sigmoid"),
        ]
    )


@misconception("build_cnn", caught_by="one_number_for_an_image")
def no_channel_axis():
    """The model takes (32, 32) and makes the channel itself. normalize_images gives (m, 32, 32, 1) already: with
    which Input do the two fit together?"""
    L = keras.layers
    return keras.Sequential(
        [
            keras.Input((32, 32)),
            L.Reshape((32, 32, 1)),
            L.Conv2D(8, 3, activation="relu"),
            L.GlobalMaxPooling2D(),
            L.Dense(1, activation="sigmoid"),
        ]
    )


@misconception("build_cnn", caught_by="one_number_for_an_image")
def no_input():
    """Without an Input the model does not know the size of an image yet and has no weights: they could not be
    loaded. Which first entry of the list tells it?"""
    L = keras.layers
    return keras.Sequential(
        [L.Conv2D(8, 3, activation="relu"), L.GlobalMaxPooling2D(), L.Dense(1, activation="sigmoid")]
    )


@misconception("build_cnn", caught_by="one_number_for_an_image")
def a_number_for_each_pixel():
    """The Dense layer works on the last axis alone: without Flatten or a global pooling before it, every pixel of
    the map gets a number of its own. What makes a vector of the maps?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((32, 32, 1)), L.Conv2D(8, 3, activation="relu"), L.MaxPooling2D(), L.Dense(1, "sigmoid")]
    )


# layer_shapes


@misconception("layer_shapes", caught_by="a_small_net")
def with_the_batch(model):
    """Every shape begins with None, the size of the batch, which is open. One image has no such axis: how do you
    leave the first entry out?"""
    return [(layer.name, tuple(layer.output.shape)) for layer in model.layers]


@misconception("layer_shapes", caught_by="a_small_net")
def what_goes_in(model):
    """These are the shapes that go into the layers. Which attribute holds what comes out?"""
    return [(layer.name, tuple(layer.input.shape[1:])) for layer in model.layers]


@misconception("layer_shapes", caught_by="a_small_net")
def weights_instead(model):
    """These are the shapes of the weights. An image walking through meets outputs: what is `layer.output.shape`?"""
    return [(layer.name, tuple(layer.get_weights()[0].shape)) for layer in model.layers if layer.get_weights()]


@misconception("layer_shapes", caught_by="a_small_net")
def only_layers_that_learn(model):
    """Pooling and Flatten have no weights, but they change the image all the same. Which layers does your `if`
    leave out?"""
    return [(layer.name, tuple(layer.output.shape[1:])) for layer in model.layers if layer.count_params() > 0]


@misconception("layer_shapes", caught_by="a_small_net")
def kinds_instead_of_names(model):
    """That is the kind of each layer, its class; two convolutions would look the same. Which attribute is its
    name?"""
    return [(type(layer).__name__, tuple(layer.output.shape[1:])) for layer in model.layers]


@misconception("layer_shapes", caught_by="images_of_other_sizes")
def an_image_of_32(model):
    """You send an image of 32 by 32 pixels with one channel through every model. From which attribute of the model
    could the size come?"""
    x, shapes = np.zeros((1, 32, 32, 1), np.float32), []
    for layer in model.layers:
        x = x if type(layer).__name__ == "InputLayer" else layer(x)
        shapes.append((layer.name, tuple(x.shape[1:])))
    return shapes


# mistakes


@misconception("mistakes", caught_by="two_of_three")
def least_wrong_first(p, y, k):
    """The mildest mistakes come first. np.argsort puts the smallest in front: of what should you take the order?"""
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(np.abs(p - y)[wrong])][:k]


@misconception("mistakes", caught_by="two_of_three")
def positions_among_the_wrong(p, y, k):
    """These are positions in the list of wrong events, no positions in the whole sample. What does `wrong[order]`
    give?"""
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return np.argsort(-np.abs(p - y)[wrong])[:k]


@misconception("mistakes", caught_by="two_of_three")
def largest_p(p, y, k):
    """You sort by p, so only tracks that look like showers come out on top. A shower with p = 0.01 is as bad a
    mistake: how far is p from y there?"""
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(-p[wrong])][:k]


@misconception("mistakes", caught_by="fewer_than_asked")
def right_ones_too(p, y, k):
    """You sort all events by |p - y| and take k of them: when fewer than k are wrong, right ones follow. Which
    events should be sorted at all?"""
    return np.argsort(-np.abs(p - y))[:k]


@misconception("mistakes", caught_by="none_asked_for")
def the_last_k(p, y, k):
    """For k = 0 your slice is `[-0:]`, and -0 is 0: that is everything. Sort the other way round and take `[:k]`,
    or look at k = 0 first."""
    wrong = np.flatnonzero((p > 0.5) != (y == 1))
    return wrong[np.argsort(np.abs(p - y)[wrong])[-k:][::-1]]


@misconception("mistakes", caught_by="exactly_half")
def half_is_a_shower(p, y, k):
    """At p = 0.5 exactly your events count as showers. The course's convention is: strictly greater. What changes
    with `>`?"""
    wrong = np.flatnonzero((p >= 0.5) != (y == 1))
    return wrong[np.argsort(-np.abs(p - y)[wrong])][:k]


@misconception("mistakes", caught_by="two_of_three")
def most_confident_of_all(p, y, k):
    """You sort by how sure the network is and look at wrong and right ones alike. Which events should be left out
    first?"""
    return np.argsort(-np.abs(p - 0.5), kind="stable")[:k]


@misconception("mistakes", caught_by="two_of_three")
def the_right_ones(p, y, k):
    """These are events that the network got right. Where p > 0.5 and y = 1 agree there is no mistake: which sign is
    turned round?"""
    right = np.flatnonzero((p > 0.5) == (y == 1))
    return right[np.argsort(-np.abs(p - 0.5)[right])][:k]


# efficiency_error


@misconception("efficiency_error", caught_by="fifty_of_a_hundred")
def poisson(selected, total):
    """sqrt(k)/N is the error of a count that could grow without end (Poisson). Here at most N can be selected, and
    with all N of them nothing is left to scatter. What does your formula say for 100 of 100?"""
    return selected**0.5 / total if total else 0.0


@misconception("efficiency_error", caught_by="fifty_of_a_hundred")
def variance(selected, total):
    """This is the variance. What has to be taken of it to have the units of the efficiency itself?"""
    if total == 0:
        return 0.0
    e = selected / total
    return e * (1 - e) / total


@misconception("efficiency_error", caught_by="fifty_of_a_hundred")
def error_of_the_count(selected, total):
    """This is the error of the number of selected events. What happens to an error when the number is divided by
    N?"""
    if total == 0:
        return 0.0
    e = selected / total
    return (total * e * (1 - e)) ** 0.5


@misconception("efficiency_error", caught_by="fifty_of_a_hundred")
def one_less(selected, total):
    """N - 1 belongs to the scatter of measured values around their own mean. The binomial variance is e (1 - e) /
    N: which N is that?"""
    if total <= 1:
        return 0.0
    e = selected / total
    return (e * (1 - e) / (total - 1)) ** 0.5


@misconception("efficiency_error", caught_by="nothing_selected")
def no_care_for_zero(selected, total):
    """0 of 0 divides by zero. The notebook's convention for an undefined share is 0.0: which case has to be looked
    at first?"""
    e = selected / total
    return (e * (1 - e) / total) ** 0.5


# events_from_error


@misconception("events_from_error", caught_by="nearest")
def cut_off(efficiency, error):
    """int(…) cuts the digits off: 99.9999 becomes 99. Which function goes to the nearest integer?"""
    return int(efficiency * (1 - efficiency) / error**2)


@misconception("events_from_error", caught_by="a_hundred")
def not_squared(efficiency, error):
    """The error falls like one over the square root of N, so N goes with one over the error squared. Where is the
    square?"""
    return round(efficiency * (1 - efficiency) / error)


@misconception("events_from_error", caught_by="a_hundred")
def poisson_turned_round(efficiency, error):
    """You turned e/sqrt(k) round, the error of a Poisson count. Which formula did `efficiency_error` use?"""
    return round(efficiency / error**2)


@misconception("events_from_error", caught_by="a_hundred")
def a_float(efficiency, error):
    """The value is right, but it is a float, and events come in whole numbers: what does `round` or `int` around it
    do?"""
    return efficiency * (1 - efficiency) / error**2


@misconception("events_from_error", caught_by="nearest")
def rounded_up(efficiency, error):
    """You round up: 100.0000001, which is nothing but rounding of the computer, becomes 101. Which integer is the
    nearest?"""
    return int(np.ceil(efficiency * (1 - efficiency) / error**2))
