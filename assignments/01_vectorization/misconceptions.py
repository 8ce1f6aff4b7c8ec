"""Known-wrong solutions, each with the sentence its author needs to hear."""

import numpy as np

from autograder.course.proof import misconception

# dot


@misconception("dot", caught_by="one_number")
def not_added_up(a, b):
    "You have the products, element by element. How does one number come of them?"
    return a * b


@misconception("dot", caught_by="one_number")
def still_a_matrix(a, b):
    "A row times a column is a 1 x 1 matrix, not yet a number. How do you take the one element out?"
    return a.reshape(1, -1) @ b.reshape(-1, 1)


@misconception("dot", caught_by="lecture")
def averaged(a, b):
    "The mean of the products came back; a dot product is their sum. Is there a division too many?"
    return float(np.mean(a * b))


@misconception("dot", caught_by="lecture")
def cosine(a, b):
    "Divided by both lengths it is the cosine of the angle. Does the definition divide by anything?"
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


@misconception("dot", caught_by="lecture")
def product_of_sums(a, b):
    "Sum first and multiply then? In 1*4 + 2*5 + 3*6, which step comes first?"
    return float(a.sum() * b.sum())


@misconception("dot", caught_by="lecture")
def one_too_short(a, b):
    "The last product is missing: does the slice `[:-1]`, or a range, end before the last element?"
    return float(np.dot(a[:-1], b[:-1]))


@misconception("dot", caught_by="lecture")
def turned_round(a, b):
    """The first element met the last one: a convolution turns one of the two vectors round. Which elements belong
    together?"""
    return float(np.convolve(a, b, mode="valid")[0])


@misconception("dot", caught_by="back_to_back")
def never_negative(a, b):
    "A dot product is negative when the vectors point away from each other. Where did the sign go?"
    return float(abs(np.dot(a, b)))


@misconception("dot", caught_by="at_the_speed_of_arrays")
def the_lectures_loop(a, b):
    """The numbers are right, but Python still takes them one by one: `for` does, and `map` and `sum` do. Which one
    function call multiplies and adds whole arrays?"""
    total = 0.0
    for x, y in zip(a, b, strict=True):
        total += x * y
    return float(total)


@misconception("dot", caught_by="at_the_speed_of_arrays")
def map_is_a_loop(a, b):
    """The numbers are right, but Python still takes them one by one: `for` does, and `map` and `sum` do. Which one
    function call multiplies and adds whole arrays?"""
    import operator

    return float(sum(map(operator.mul, a, b)))


@misconception("dot", caught_by="at_the_speed_of_arrays")
def an_array_of_objects(a, b):
    "An array of Python objects is a list in disguise: numpy asks each object in turn. Which type have your arrays?"
    return float(np.sum(a.astype(object) * b.astype(object)))


@misconception("dot", caught_by="by_name_and_unchanged")
def multiplied_in_place(a, b):
    "`a *= b` writes the products into the caller's array. Who else may need `a`?"
    a *= b
    return float(a.sum())


# outer


@misconception("outer", caught_by="table")
def swapped(a, b):
    "Your table is the transpose: the first vector belongs to the rows. Which of the two did you make a column?"
    return np.outer(b, a)


@misconception("outer", caught_by="table")
def one_long_line(a, b):
    "All the products are there, in one long line. Which shape has the table?"
    return np.kron(a, b)


@misconception("outer", caught_by="by_hand")
def added(a, b):
    "These are sums, a[i] + b[j]. Which operation does the table in the text use?"
    return a[:, np.newaxis] + b[np.newaxis, :]


@misconception("outer", caught_by="table")
def element_by_element(a, b):
    """`a * b` pairs the elements off, which needs equal lengths. What has to happen to the shape of `a` before the
    product?"""
    return a * b


@misconception("outer", caught_by="array_speed")
def a_loop_over_rows(a, b):
    "One Python step for every row is still a loop. What would broadcasting do with a column and a row?"
    return np.array([x * b for x in a])


@misconception("outer", caught_by="mixed_types")
def typed_like_a(a, b):
    """The table has the type of `a`: with integers in it, the fractions of `b` are cut off. Who decides about the
    type, if you leave it to `*`?"""
    table = np.empty((len(a), len(b)), dtype=a.dtype)
    table[...] = a[:, np.newaxis] * b
    return table


@misconception("outer", caught_by="called_by_name")
def new_shape_for_all(a, b):
    "Setting `a.shape` changes the caller's array too. What does `a[:, np.newaxis]` give instead?"
    a.shape = (len(a), 1)
    return a * b


# linear


@misconception("linear", caught_by="one_row")
def flat(w, X, b):
    "The values are there, but the row axis got lost: (m,) is not (1, m). What is the shape of `w.T`, and of `w[:, 0]`?"
    return np.dot(w[:, 0], X) + b


@misconception("linear", caught_by="one_row")
def standing(w, X, b):
    "The result stands upright, (m, 1). Examples are columns: which order of factors gives one row?"
    return X.T @ w + b


@misconception("linear", caught_by="three_examples")
def without_bias(w, X, b):
    "The bias b is missing: is z zero, when all features are?"
    return w.T @ X


@misconception("linear", caught_by="three_examples")
def bias_per_feature(w, X, b):
    "Each feature brought its own b along: added before the sum it counts n times. Where does it belong?"
    return np.sum(w * X + b, axis=0, keepdims=True)


@misconception("linear", caught_by="three_examples")
def averaged_features(w, X, b):
    "That is the mean over the features; w^T X is their sum. Is there a 1/n in the formula?"
    return np.mean(w * X, axis=0, keepdims=True) + b


@misconception("linear", caught_by="three_examples")
def reshaped(w, X, b):
    "`reshape` to (m, n) mixes features and examples; it is no transposition. What does `X.T` do instead?"
    return (X.reshape(X.shape[1], X.shape[0]) @ w + b).T


@misconception("linear", caught_by="three_examples")
def bias_taken_off(w, X, b):
    "The bias is added, not taken off. With w = 0, what should z be?"
    return w.T @ X - b


@misconception("linear", caught_by="one_feature_or_example")
def single_number(w, X, b):
    "With a single example the result is a bare number; (1, 1) is asked for. Is there a `squeeze` or an `item`?"
    z = w.T @ X + b
    return z if z.size > 1 else z.item()


@misconception("linear", caught_by="integer_input")
def bias_in_place(w, X, b):
    "`z += b` puts a float into an array of integers, and numpy refuses. What does `z + b` do?"
    z = w.T @ X
    z += b
    return z


# delta_r


@misconception("delta_r", caught_by="all_pairs")
def on_its_head(eta1, phi1, eta2, phi2):
    "Your matrix is (l, k): the first set belongs to the rows. Which of the two is the column in the difference?"
    dphi = (phi1[None, :] - phi2[:, None] + np.pi) % (2 * np.pi) - np.pi
    return np.hypot(eta1[None, :] - eta2[:, None], dphi)


@misconception("delta_r", caught_by="across_the_cut")
def never_wrapped(eta1, phi1, eta2, phi2):
    """3.1 and -3.1 are neighbours on the circle, yet you find them 6.2 apart. Into which interval does a
    difference of azimuths belong?"""
    return np.hypot(eta1[:, None] - eta2, phi1[:, None] - phi2)


@misconception("delta_r", caught_by="across_the_cut")
def angles_wrapped(eta1, phi1, eta2, phi2):
    "You wrap each azimuth and subtract then: the difference can leave [-pi, pi) again. What has to come first?"
    first, second = ((phi + np.pi) % (2 * np.pi) - np.pi for phi in (phi1, phi2))
    return np.hypot(eta1[:, None] - eta2, first[:, None] - second)


@misconception("delta_r", caught_by="across_the_cut")
def from_above_only(eta1, phi1, eta2, phi2):
    "Differences above pi are wrapped, those below -pi are not. What is 3 after -3, and -3 after 3?"
    dphi = phi1[:, None] - phi2
    return np.hypot(eta1[:, None] - eta2, np.where(dphi > np.pi, dphi - 2 * np.pi, dphi))


@misconception("delta_r", caught_by="across_the_cut")
def zero_to_two_pi(eta1, phi1, eta2, phi2):
    "Wrapped into [0, 2 pi) a step of -0.1 becomes 6.18. Which interval is symmetric about 0?"
    return np.hypot(eta1[:, None] - eta2, (phi1[:, None] - phi2) % (2 * np.pi))


@misconception("delta_r", caught_by="pythagoras")
def root_forgotten(eta1, phi1, eta2, phi2):
    "That is the square of the distance. What is the last step of Pythagoras?"
    dphi = (phi1[:, None] - phi2 + np.pi) % (2 * np.pi) - np.pi
    return (eta1[:, None] - eta2) ** 2 + dphi**2


@misconception("delta_r", caught_by="pythagoras")
def in_degrees(eta1, phi1, eta2, phi2):
    "phi is converted as if it were in degrees. How long is a full turn in radians?"
    dphi = np.deg2rad((phi1[:, None] - phi2 + 180) % 360 - 180)
    return np.hypot(eta1[:, None] - eta2, dphi)


@misconception("delta_r", caught_by="pythagoras")
def sides_added(eta1, phi1, eta2, phi2):
    "You added the two sides; the distance as the crow flies is shorter. Which theorem does the formula use?"
    dphi = (phi1[:, None] - phi2 + np.pi) % (2 * np.pi) - np.pi
    return np.abs(eta1[:, None] - eta2) + np.abs(dphi)


@misconception("delta_r", caught_by="whole_circle")
def half_turns(eta1, phi1, eta2, phi2):
    "You wrap with the period pi, so a difference of 2 turns into -1.14. How long is a full turn?"
    dphi = (phi1[:, None] - phi2 + np.pi / 2) % np.pi - np.pi / 2
    return np.hypot(eta1[:, None] - eta2, dphi)


@misconception("delta_r", caught_by="whole_circle")
def rough_pi(eta1, phi1, eta2, phi2):
    "3.14 is pi to three digits only, and your distances are too. Where does numpy keep the others?"
    dphi = (phi1[:, None] - phi2 + 3.14) % 6.28 - 3.14
    return np.hypot(eta1[:, None] - eta2, dphi)


@misconception("delta_r", caught_by="many_turns")
def one_turn_only(eta1, phi1, eta2, phi2):
    """One full turn is taken off or added, but angles that were added up may be several turns away. What does `%`
    do with them?"""
    dphi = phi1[:, None] - phi2
    dphi = np.where(dphi >= np.pi, dphi - 2 * np.pi, dphi)
    dphi = np.where(dphi < -np.pi, dphi + 2 * np.pi, dphi)
    return np.hypot(eta1[:, None] - eta2, dphi)


@misconception("delta_r", caught_by="forward_detectors")
def eta_wrapped_too(eta1, phi1, eta2, phi2):
    "You wrapped the difference in eta as well. Which of the two is an angle around the beam?"
    d = np.stack([np.subtract.outer(eta1, eta2), np.subtract.outer(phi1, phi2)])
    d = (d + np.pi) % (2 * np.pi) - np.pi
    return np.sqrt((d**2).sum(axis=0))


@misconception("delta_r", caught_by="all_pairs")
def partners_only(eta1, phi1, eta2, phi2):
    """You measure particle i against particle i, which needs equal numbers. Each with each makes a matrix: which
    axis is missing?"""
    return np.hypot(eta1 - eta2, (phi1 - phi2 + np.pi) % (2 * np.pi) - np.pi)


@misconception("delta_r", caught_by="no_loop_over_particles")
def particle_by_particle(eta1, phi1, eta2, phi2):
    """One Python step per particle: with thousands of tracks that is slow. Can a column of the first meet a row of
    the second?"""
    rows = []
    for eta, phi in zip(eta1, phi1, strict=True):
        rows.append(np.hypot(eta - eta2, (phi - phi2 + np.pi) % (2 * np.pi) - np.pi))
    return np.array(rows)


@misconception("delta_r", caught_by="directions_kept")
def wrapped_in_place(eta1, phi1, eta2, phi2):
    "`phi1 %= …` rewrites the caller's azimuths. Can the difference be wrapped instead, which is an array of your own?"
    phi1 %= 2 * np.pi
    phi2 %= 2 * np.pi
    dphi = (phi1[:, None] - phi2 + np.pi) % (2 * np.pi) - np.pi
    return np.hypot(eta1[:, None] - eta2, dphi)


# unroll


@misconception("unroll", caught_by="long_columns")
def pictures_in_rows(images):
    "Your pictures lie in rows, (m, H*W*C). Examples are columns here: what is one step away?"
    return images.reshape(images.shape[0], -1).copy()


@misconception("unroll", caught_by="tiny_pictures")
def stirred(images):
    """The shape is right, but one column holds pixels of several pictures: `reshape(-1, m)` fills row by row. What
    if each picture is flattened first?"""
    return images.reshape(-1, images.shape[0]).copy()


@misconception("unroll", caught_by="tiny_pictures")
def layers_first(images):
    """The layers come one after the other. In C order the layer is the index that runs fastest: is there a
    transpose too many?"""
    return images.transpose(0, 3, 1, 2).reshape(images.shape[0], -1).T.copy()


@misconception("unroll", caught_by="rolled_up_again")
def all_axes_reversed(images):
    "`images.T` reverses all four axes, so layers come first and rows run before columns. Which axis alone has to move?"
    return images.T.reshape(-1, images.shape[0])


@misconception("unroll", caught_by="long_columns")
def one_layer(images):
    "Only one of the layers is left. How many numbers has a pixel?"
    return images[..., 0].reshape(images.shape[0], -1).T.copy()


@misconception("unroll", caught_by="tiny_pictures")
def scaled(images):
    "The values changed: dividing by 255 is another step, for other pictures. Does unrolling touch a value?"
    return images.reshape(images.shape[0], -1).T / 255


@misconception("unroll", caught_by="rolled_up_again")
def rows_and_columns(images):
    "Rows and columns of the picture are exchanged. Which index moves faster in C order, the row or the column?"
    return images.swapaxes(1, 2).reshape(images.shape[0], -1).T.copy()


@misconception("unroll", caught_by="tiny_pictures")
def one_size_only(images):
    "12288 is the size of one particular picture. What does `-1` mean in a reshape?"
    return images.reshape(images.shape[0], 12288).T.copy()


@misconception("unroll", caught_by="single_image")
def lost_axis(images):
    "With one picture (or one pixel) an axis is gone. Is there a `squeeze`, and who needs it?"
    return np.squeeze(images.reshape(images.shape[0], -1).T.copy())


@misconception("unroll", caught_by="any_size")
def bytes_only(images):
    "Not every pixel is a byte: fractions, negative and large values are lost in uint8. Does the type have to change?"
    return images.reshape(images.shape[0], -1).T.astype(np.int64).astype(np.uint8)


@misconception("unroll", caught_by="images_stay")
def shape_of_the_caller(images):
    "Setting `images.shape` changes the caller's pictures too. Which method gives the new shape and leaves the old?"
    images.shape = (images.shape[0], images.size // images.shape[0])
    return images.T.copy()


# label_encode


@misconception("label_encode", caught_by="lists_of_names")
def first_come(names):
    """Your classes stand in the order in which they first appear; they are to be sorted. Why would two files with
    another order disagree?"""
    classes = list(dict.fromkeys(str(name) for name in names))
    return np.array(classes), np.array([classes.index(str(name)) for name in names])


@misconception("label_encode", caught_by="cities")
def from_one(names):
    "Your codes begin with 1. Which is the first index of an array?"
    classes, codes = np.unique(names, return_inverse=True)
    return classes, codes + 1


@misconception("label_encode", caught_by="cities")
def where_first_seen(names):
    """`return_index` says where each class is first seen; you need the class of each name. Which other word does
    `np.unique` know?"""
    return np.unique(names, return_index=True)


@misconception("label_encode", caught_by="cities")
def codes_first(names):
    "Classes and codes came back in the other order. What does the docstring promise first?"
    classes, codes = np.unique(names, return_inverse=True)
    return codes, classes


@misconception("label_encode", caught_by="cities")
def floating_codes(names):
    "Codes are integers: can a float stand in `classes[code]`?"
    classes, codes = np.unique(names, return_inverse=True)
    return classes, codes.astype(float)


@misconception("label_encode", caught_by="cities")
def nothing_compared(names):
    "A list compared with a string is one False, not one answer per name. What does `np.array(names)` change?"
    classes = np.unique(names)
    codes = np.zeros(len(names), dtype=int)
    for k, name in enumerate(classes):
        codes[np.where(names == name)[0]] = k
    return classes, codes


@misconception("label_encode", caught_by="cities")
def arrays_only(names):
    """A list has no `shape`, and no `reshape` either. The names may be a list or an array: what does
    `np.array(names)` make of both?"""
    classes = np.unique(names)
    codes = np.zeros(names.shape, dtype=int)
    for k, name in enumerate(classes):
        codes[names == name] = k
    return classes, codes


@misconception("label_encode", caught_by="lists_of_names")
def most_frequent_first(names):
    """Your classes are ordered by their numbers of examples. What happens to the codes when the next file has
    other numbers?"""
    classes, counts = np.unique(names, return_counts=True)
    classes = classes[np.argsort(-counts, kind="stable")]
    return classes, np.array([classes.tolist().index(name) for name in names])


@misconception("label_encode", caught_by="close_names")
def capitals_lost(names):
    'You made all letters small: is "W" the same as "w"?'
    classes, codes = np.unique([str(name).lower() for name in names], return_inverse=True)
    return classes, codes


@misconception("label_encode", caught_by="close_names")
def cut_short(names):
    """Names are cut after some letters, so that two that differ in the last one become one. Is there a fixed
    length, such as "U10"?"""
    return np.unique(np.array(names, dtype="U10"), return_inverse=True)


@misconception("label_encode", caught_by="names_stay")
def sorted_in_place(names):
    "`names.sort()` rearranges the caller's list. Which function gives a sorted copy?"
    original = [str(name) for name in names]
    names.sort()
    classes = list(dict.fromkeys(str(name) for name in names))
    return np.array(classes), np.array([classes.index(name) for name in original])


# one_hot


@misconception("one_hot", caught_by="one_row_per_class")
def in_rows(y, num_classes):
    "Your examples are rows. In this course they are columns: what is one step away?"
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("no such class")
    return np.eye(num_classes)[y]


@misconception("one_hot", caught_by="one_row_per_class")
def counts_itself(y, num_classes):
    """You count the classes in the data. A class that happens to be absent needs its row all the same: which
    argument knows?"""
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("no such class")
    return np.eye(y.max() + 1)[:, y]


@misconception("one_hot", caught_by="absent_classes")
def ranks(y, num_classes):
    """You number the labels that are present anew, so 3 becomes 2 when no example has 2. Is the row not the label
    itself?"""
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("no such class")
    return np.eye(num_classes)[:, np.unique(y, return_inverse=True)[1]]


@misconception("one_hot", caught_by="floats")
def whole_numbers(y, num_classes):
    "The ones are integers, or true and false. What happens if somebody smooths the labels in place, `Y *= 0.9`?"
    if y.min() < 0 or y.max() >= num_classes:
        raise ValueError("no such class")
    return np.eye(num_classes, dtype=int)[:, y]


@misconception("one_hot", caught_by="one_row_per_class")
def last_class_refused(y, num_classes):
    "You refuse the last class. Classes run from 0 to num_classes - 1: where does >= belong?"
    if np.any(y < 0) or np.any(y >= num_classes - 1):
        raise ValueError("no such class")
    return np.eye(num_classes)[:, y]


@misconception("one_hot", caught_by="no_such_class")
def one_too_many(y, num_classes):
    "The label num_classes slips through your test: the last class is num_classes - 1. > or >=?"
    if np.any(y < 0) or np.any(y > num_classes):
        raise ValueError("no such class")
    return np.eye(num_classes)[:, y]


@misconception("one_hot", caught_by="negative")
def from_the_end(y, num_classes):
    """The index -1 means the last element, so a broken label became the last class without a word. Which test is
    missing?"""
    if np.any(y >= num_classes):
        raise ValueError("no such class")
    return np.eye(num_classes)[:, y]


@misconception("one_hot", caught_by="no_such_class")
def empty_column(y, num_classes):
    "A broken label gave a column of zeros, and nobody was told. What does the docstring ask for?"
    return (np.arange(num_classes)[:, None] == y).astype(float)


@misconception("one_hot", caught_by="no_such_class")
def brought_into_line(y, num_classes):
    "A broken label was moved to the nearest class, and nobody was told. What does the docstring ask for?"
    return np.eye(num_classes)[:, np.clip(y, 0, num_classes - 1)]


@misconception("one_hot", caught_by="too_large")
def first_alone(y, num_classes):
    "Only the first label is tested. What does `np.any` do with the others?"
    if y[0] < 0 or y[0] >= num_classes:
        raise ValueError("no such class")
    return (np.arange(num_classes)[:, None] == y).astype(float)


# drop_nonfinite


@misconception("drop_nonfinite", caught_by="two_holes")
def features_dropped(X, Y):
    "You dropped features (rows). Over which axis has `all` to run, to leave one answer per example?"
    return X[np.isfinite(X).all(axis=1)], Y


@misconception("drop_nonfinite", caught_by="two_holes")
def labels_stay(X, Y):
    "The labels are still all there: from now on they belong to the wrong examples. What has to go from Y?"
    good = np.isfinite(X).all(axis=0)
    return X[:, good], Y.copy()


@misconception("drop_nonfinite", caught_by="two_holes")
def nan_only(X, Y):
    "An infinity is still there: `np.isnan` does not know it. Which function asks for both?"
    good = ~np.isnan(X).any(axis=0)
    return X[:, good], Y[:, good]


@misconception("drop_nonfinite", caught_by="two_holes")
def infinite_only(X, Y):
    "A nan is still there: `np.isinf` does not know it. Which function asks for both?"
    good = ~np.isinf(X).any(axis=0)
    return X[:, good], Y[:, good]


@misconception("drop_nonfinite", caught_by="two_holes")
def all_bad(X, Y):
    "You drop an example only if every feature is broken. Is one hole not enough?"
    good = np.isfinite(X).any(axis=0)
    return X[:, good], Y[:, good]


@misconception("drop_nonfinite", caught_by="two_holes")
def filled_with_zeros(X, Y):
    "You filled the holes with numbers. An energy of 0 is a measurement, too: who says that it was measured?"
    return np.nan_to_num(X, nan=0.0, posinf=0.0, neginf=0.0), Y.copy()


@misconception("drop_nonfinite", caught_by="two_holes")
def labels_flat(X, Y):
    "Y has lost its row: (m,) is not (1, m). Which index makes the difference, `Y[0, good]` or `Y[:, good]`?"
    good = np.isfinite(X).all(axis=0)
    return X[:, good], Y[0, good]


@misconception("drop_nonfinite", caught_by="each_kind_alone")
def plus_infinity_only(X, Y):
    "Minus infinity is still there. Does a comparison with `np.inf` find it?"
    good = ~(np.isnan(X) | np.isposinf(X)).any(axis=0)
    return X[:, good], Y[:, good]


@misconception("drop_nonfinite", caught_by="finite_is_enough")
def sum_overflows(X, Y):
    """You test a sum over the features, and two finite numbers of 1e308 have an infinite one. Can each number be
    tested for itself?"""
    with np.errstate(all="ignore"):
        good = np.isfinite(X.sum(axis=0))
    return X[:, good], Y[:, good]


@misconception("drop_nonfinite", caught_by="finite_is_enough")
def zeros_dropped(X, Y):
    "Examples with a feature of exactly 0 are gone. Is 0 a hole? What does `all` do with numbers?"
    good = np.nan_to_num(X, nan=0.0, posinf=0.0, neginf=0.0).all(axis=0)
    return X[:, good], Y[:, good]


@misconception("drop_nonfinite", caught_by="arguments_stay")
def marked_in_place(X, Y):
    "You wrote nan into the caller's array to mark the infinities. What does `np.isfinite` make unnecessary?"
    X[~np.isfinite(X)] = np.nan
    good = ~np.isnan(X).any(axis=0)
    return X[:, good], Y[:, good]


# split


@misconception("split", caught_by="nine_events")
def rounded_up(m, fractions, rng):
    "Your sizes are rounded up: 0.6 * 9 = 5.4 became 6. What does `int` do?"
    sizes = [int(np.ceil(fraction * m)) for fraction in fractions[:-1]]
    return tuple(np.split(rng.permutation(m), np.cumsum(sizes)))


@misconception("split", caught_by="nine_events")
def rounded(m, fractions, rng):
    "Your sizes are rounded: 0.2 * 9 = 1.8 became 2. What does `int` do?"
    sizes = [round(fraction * m) for fraction in fractions[:-1]]
    return tuple(np.split(rng.permutation(m), np.cumsum(sizes)))


@misconception("split", caught_by="nine_events")
def edges_rounded(m, fractions, rng):
    """You round the positions of the cuts, not the sizes of the parts: int(5.4 + 1.8) is 7, int(5.4) + int(1.8) is
    6. What is asked for?"""
    return tuple(np.split(rng.permutation(m), (np.cumsum(fractions[:-1]) * m).astype(int)))


@misconception("split", caught_by="nine_events")
def rest_lost(m, fractions, rng):
    "Some events are in no part: the last part is rounded down like the others. Who takes the rest?"
    order, parts, start = rng.permutation(m), [], 0
    for fraction in fractions:
        parts.append(order[start : start + int(fraction * m)])
        start += int(fraction * m)
    return tuple(parts)


@misconception("split", caught_by="nine_events")
def rest_to_train(m, fractions, rng):
    "The rest went to the first part. Which one takes it?"
    sizes = [int(fraction * m) for fraction in fractions]
    sizes[0] = m - sum(sizes[1:])
    return tuple(np.split(rng.permutation(m), np.cumsum(sizes)[:-1]))


@misconception("split", caught_by="everybody_once")
def a_shuffle_for_each(m, fractions, rng):
    """Every part is cut from a shuffle of its own, so events are in several parts, and the test set was trained
    on. How many shuffles are needed?"""
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    sizes.append(m - sum(sizes))
    return tuple(rng.permutation(m)[:size] for size in sizes)


@misconception("split", caught_by="everybody_once")
def with_return(m, fractions, rng):
    """You draw with putting back: some events come twice, others never. What is the difference between `integers`
    and `permutation`?"""
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    return tuple(np.split(rng.integers(0, m, size=m), np.cumsum(sizes)))


@misconception("split", caught_by="in_random_order")
def in_order(m, fractions, rng):
    "Nothing is shuffled: if the file begins with the signal, the test part has none. What is `rng` for?"
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    return tuple(np.split(np.arange(m), np.cumsum(sizes)))


@misconception("split", caught_by="shuffled")
def own_generator(m, fractions, rng):
    """The generator that was handed in is not used: every call gives the same split. Why might somebody want ten
    different ones?"""
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    return tuple(np.split(np.random.default_rng(0).permutation(m), np.cumsum(sizes)))


@misconception("split", caught_by="in_random_order")
def parts_shuffled(m, fractions, rng):
    """You cut first and shuffle within the parts: the first part still has the first events, all signal perhaps.
    Which comes first?"""
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    return tuple(rng.permutation(part) for part in np.split(np.arange(m), np.cumsum(sizes)))


@misconception("split", caught_by="only_rng")
def seeds_the_world(m, fractions, rng):
    "You seed numpy's global generator: whoever else uses it gets other numbers now. What does `rng.permutation` do?"
    np.random.seed(int(rng.integers(1000)))
    sizes = [int(fraction * m) for fraction in fractions[:-1]]
    return tuple(np.split(np.random.permutation(m), np.cumsum(sizes)))


@misconception("split", caught_by="sizes_and_cover")
def always_three(m, fractions, rng):
    "You always make three parts. How many fractions are there?"
    order = rng.permutation(m)
    first = int(fractions[0] * m)
    second = first + int(fractions[1] * m)
    return order[:first], order[first:second], order[second:]


# standardize_fit


@misconception("standardize_fit", caught_by="two_columns")
def flattened(X):
    "Mean and std are (n,), not (n, 1): broadcasting would lay them along the examples. What does `keepdims=True` do?"
    mean, std = X.mean(axis=1), X.std(axis=1)
    return mean, np.where(std == 0, 1.0, std)


@misconception("standardize_fit", caught_by="two_columns")
def over_the_features(X):
    "You average over the features (axis 0). Along which axis do the examples lie?"
    mean, std = X.mean(axis=0, keepdims=True).T, X.std(axis=0, keepdims=True).T
    return mean, np.where(std == 0, 1.0, std)


@misconception("standardize_fit", caught_by="four_rows")
def sample_deviation(X):
    "Your std divides by m - 1. Here the formula has 1/m: what is the `ddof` of `np.std`?"
    mean = X.mean(axis=1, keepdims=True)
    std = np.sqrt(((X - mean) ** 2).sum(axis=1, keepdims=True) / max(X.shape[1] - 1, 1))
    return mean, np.where(std == 0, 1.0, std)


@misconception("standardize_fit", caught_by="four_rows")
def variance(X):
    "That is the variance. Which unit has it, if the feature is in GeV?"
    std = X.var(axis=1, keepdims=True)
    return X.mean(axis=1, keepdims=True), np.where(std == 0, 1.0, std)


@misconception("standardize_fit", caught_by="four_rows")
def whole_range(X):
    "That is the distance from smallest to largest; one outlier would rule it. What is the standard deviation?"
    std = np.ptp(X, axis=1, keepdims=True)
    return X.mean(axis=1, keepdims=True), np.where(std == 0, 1.0, std)


@misconception("standardize_fit", caught_by="own_scales")
def exchanged(X):
    "Mean and std came back in the other order. What does the docstring promise first?"
    std = X.std(axis=1, keepdims=True)
    return np.where(std == 0, 1.0, std), X.mean(axis=1, keepdims=True)


@misconception("standardize_fit", caught_by="own_scales")
def one_for_all(X):
    "One mean and one deviation for all the features: GeV and radians in one average. What does `axis` say?"
    return np.full((X.shape[0], 1), X.mean()), np.full((X.shape[0], 1), X.std() or 1.0)


@misconception("standardize_fit", caught_by="own_scales")
def the_middle_one(X):
    "That is the median. Does the formula ask for the middle value, or for the mean?"
    std = X.std(axis=1, keepdims=True)
    return np.median(X, axis=1, keepdims=True), np.where(std == 0, 1.0, std)


@misconception("standardize_fit", caught_by="beam_energy")
def zero_deviation_kept(X):
    "A constant feature has std 0 here, and 0/0 is nan. Which value does the docstring give it?"
    return X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)


@misconception("standardize_fit", caught_by="beam_energy")
def a_little_more(X):
    """Something small is added to std, so that a constant feature has 1e-8 and not 1. Whom does it change besides
    the constant ones?"""
    return X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True) + 1e-8


@misconception("standardize_fit", caught_by="beam_energy")
def one_sets_all(X):
    "A single constant feature set all the deviations to 1. Where do you ask each feature for itself?"
    std = X.std(axis=1, keepdims=True)
    return X.mean(axis=1, keepdims=True), np.ones_like(std) if np.any(std == 0) else std


@misconception("standardize_fit", caught_by="small_units")
def small_is_constant(X):
    """A small deviation is not a constant feature: a lifetime in seconds is 1e-10. When are all the values of a
    feature the same?"""
    std = X.std(axis=1, keepdims=True)
    return X.mean(axis=1, keepdims=True), np.where(std < 1e-3, 1.0, std)


@misconception("standardize_fit", caught_by="far_from_zero")
def difference_of_squares(X):
    """The mean of squares minus the square of the mean: far from zero both are huge and all digits of their
    difference are lost. Which formula subtracts the mean first?"""
    X = np.asarray(X, float)
    mean = X.mean(axis=1, keepdims=True)
    variance = np.maximum((X**2).mean(axis=1, keepdims=True) - mean**2, 0)
    constant = X.min(axis=1, keepdims=True) == X.max(axis=1, keepdims=True)
    return mean, np.where(constant, 1.0, np.sqrt(variance))


@misconception("standardize_fit", caught_by="no_warning")
def centred_in_place(X):
    "`X -= mean` moves the caller's events. Which line makes an array of your own?"
    mean = X.mean(axis=1, keepdims=True)
    X -= mean
    std = np.sqrt((X**2).mean(axis=1, keepdims=True))
    return mean, np.where(std == 0, 1.0, std)


# standardize_apply


@misconception("standardize_apply", caught_by="same_ruler")
def a_ruler_of_its_own(X, mean, std):
    """You standardise X by its own mean and std; those that were handed in come from the training events. Why
    would each part have its own ruler?"""
    own = X.std(axis=1, keepdims=True)
    return (X - X.mean(axis=1, keepdims=True)) / np.where(own == 0, 1.0, own)


@misconception("standardize_apply", caught_by="same_ruler")
def stretched_first(X, mean, std):
    "X / std - mean stretches first and shifts then. Where does a value that equals the mean end up?"
    return X / std - mean


@misconception("standardize_apply", caught_by="same_ruler")
def only_shifted(X, mean, std):
    "The mean is taken off, but nothing is divided by std. In which unit is the result?"
    return X - mean


@misconception("standardize_apply", caught_by="same_ruler")
def only_stretched(X, mean, std):
    "You divide by std, but the mean is still in. Where does a value that equals the mean end up?"
    return X / std


@misconception("standardize_apply", caught_by="same_ruler")
def by_the_variance(X, mean, std):
    "You divide by the square of std. In which unit is the result, if X is in GeV?"
    return (X - mean) / std**2


@misconception("standardize_apply", caught_by="same_ruler")
def mirrored(X, mean, std):
    "The sign is turned round: a value above the mean should come out positive. What is subtracted from what?"
    return (mean - X) / std


@misconception("standardize_apply", caught_by="given_ruler")
def first_feature_rules(X, mean, std):
    "All the features are measured with the ruler of the first. Does `mean[0]` stand where `mean` should?"
    return (X - mean[0]) / std[0]


@misconception("standardize_apply", caught_by="given_ruler")
def along_the_examples(X, mean, std):
    "Flattened, mean and std are laid along the examples, not along the features. Which shape do they need to stay?"
    return (X - mean.ravel()) / std.ravel()


@misconception("standardize_apply", caught_by="outliers")
def cut_off(X, mean, std):
    "Values beyond three deviations are cut off. Might just these be the interesting events?"
    return np.clip((X - mean) / std, -3, 3)


@misconception("standardize_apply", caught_by="tiny_units")
def something_added(X, mean, std):
    """Something small is added to std; a feature in small units notices. Was a std of 0 not dealt with in
    `standardize_fit`?"""
    return (X - mean) / (std + 1e-8)


@misconception("standardize_apply", caught_by="table_stays")
def in_place(X, mean, std):
    "`X -= mean` rewrites the caller's events: called twice, they are standardised twice. Which line makes a new array?"
    X -= mean
    X /= std
    return X


@misconception("standardize_apply", caught_by="other_numbers")
def typed_like_X(X, mean, std):
    """The result has the type of X, and integers cut the fractions off. Who decides about the type, if you leave
    it to `-` and `/`?"""
    result = np.zeros_like(X)
    result[...] = (X - mean) / std
    return result
