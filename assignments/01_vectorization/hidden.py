"""Hidden checks: only the judge reads them."""

import numpy as np

from autograder.checks import (
    agree,
    check,
    expect,
    leaves_global_random_alone,
    quiet,
    raises,
    returned,
    unchanged,
    vectorised,
)

SINGLE = {"rtol": 1e-4, "atol": 1e-4}  # what is left of numbers of order one in float32
LOOSE = {"rtol": 1e-5, "atol": 1e-5}  # float64 in, float32 on the way


# dot


@check("dot", core=True)
def random_vectors(student, reference, rng):
    "the value is right for any length and any sign"
    for length in (1, 2, 7, 60):
        a, b = rng.normal(size=length), rng.normal(size=length)
        agree(student.dot(a, b), reference.dot(a, b), **LOOSE, ask="Is every product in the sum, with its own sign?")


@check("dot")
def large_numbers(student, rng):
    "numbers of a million and of a millionth keep their digits"
    a, b = rng.uniform(1.0, 2.0, size=8), rng.uniform(1.0, 2.0, size=8)
    for unit in (1e6, 1e-6):
        agree(student.dot(a * unit, b * unit), np.dot(a, b) * unit**2, rtol=1e-5, atol=0, ask="How many digits remain?")


@check("dot")
def integers(student):
    "integers give the value of the same numbers as floats"
    a, b = np.array([3, -1, 2]), np.array([0.5, 0.25, -1.75])
    agree(student.dot(a, b), -2.25)
    agree(student.dot(b, a), -2.25)
    agree(student.dot(a, np.array([5, 4, -7])), -3.0)


@check("dot")
def single_precision(student, rng):
    "float32 arrays will do"
    a, b = (rng.normal(size=20).astype(np.float32) for _ in range(2))
    agree(student.dot(a, b), float(a.astype(float) @ b.astype(float)), **SINGLE)


@check("dot")
def by_name_and_unchanged(student, rng):
    "the arguments are called a and b and stay as they are"
    unchanged(student.observe("dot", a=rng.normal(size=5), b=rng.normal(size=5)))


class Plain:
    "The measure of speed: no threads, which disturb the clock, no large array in between, no slow remainder."

    @staticmethod
    def dot(a, b):
        return np.einsum("i,i->", a, b)

    @staticmethod
    def delta_r(eta1, phi1, eta2, phi2):
        dphi = phi1[:, np.newaxis] - phi2
        dphi -= 2 * np.pi * np.rint(dphi / (2 * np.pi))
        return np.sqrt((eta1[:, np.newaxis] - eta2) ** 2 + dphi**2)


@check("dot", weight=2)
def at_the_speed_of_arrays(student, rng):
    "no Python loop over the elements, in whatever disguise"
    vectorised(student, "dot", lambda m: (rng.normal(size=m), rng.normal(size=m)), Plain, many=200_000, times=50)


# outer


@check("outer", core=True)
def any_lengths(student, reference, rng):
    "the table is right for any two lengths"
    for k, l in ((3, 5), (5, 3), (4, 4), (1, 6), (6, 1), (1, 1)):
        a, b = rng.normal(size=k), rng.normal(size=l)
        agree(student.outer(a, b), reference.outer(a, b), **LOOSE, ask="Which element of a belongs to row i?")


@check("outer")
def mixed_types(student):
    "integers and floats may meet"
    a, b = np.array([1, 2, -3]), np.array([0.5, 1.25])
    table = np.array([[0.5, 1.25], [1.0, 2.5], [-1.5, -3.75]])
    ask = "What type does the table have, and what happens to fractions in it?"
    agree(student.outer(a, b), table, ask=ask)
    agree(student.outer(b, a), table.T, ask=ask)
    agree(student.outer(a, np.array([10, 20])), np.array([[10.0, 20], [20, 40], [-30, -60]]), ask=ask)


@check("outer")
def in_single_precision(student, rng):
    "float32 arrays will do"
    a, b = rng.normal(size=4).astype(np.float32), rng.normal(size=3).astype(np.float32)
    agree(student.outer(a, b), a[:, None].astype(float) * b.astype(float), **SINGLE)


@check("outer")
def called_by_name(student, rng):
    "the arguments are called a and b and stay as they are, in shape too"
    unchanged(
        student.observe("outer", a=rng.normal(size=4), b=rng.normal(size=3)),
        ask="Does a line set `a.shape`, or write into one of the two?",
    )


@check("outer", weight=2)
def array_speed(student, reference, rng):
    "no Python loop over the rows or the columns, in whatever disguise"
    vectorised(student, "outer", lambda m: (rng.normal(size=m), rng.normal(size=50)), reference, many=3000)
    vectorised(student, "outer", lambda m: (rng.normal(size=50), rng.normal(size=m)), reference, many=3000)


# linear


@check("linear", core=True)
def sizes(student, reference, rng):
    "the value is right for any numbers of features and examples"
    for n, m in ((3, 5), (5, 3), (4, 4), (2, 2)):
        w, X, b = rng.normal(size=(n, 1)), rng.normal(size=(n, m)), float(rng.uniform(1.0, 2.0))
        agree(student.linear(w, X, b), reference.linear(w, X, b), **LOOSE, ask="w^T X + b, row times column: by hand?")
        agree(student.linear(w, X, -b), reference.linear(w, X, -b), **LOOSE)


@check("linear")
def one_feature_or_example(student, reference, rng):
    "one feature, one example: the result is (1, m) all the same"
    for n, m in ((1, 6), (6, 1), (1, 1)):
        w, X = rng.normal(size=(n, 1)), rng.normal(size=(n, m))
        agree(student.linear(w, X, 0.5), reference.linear(w, X, 0.5), **LOOSE, ask="Which axis got lost?")


@check("linear")
def integer_input(student):
    "integer weights, features or bias give the values of the same numbers as floats"
    w, X = np.array([[2], [-1]]), np.array([[1, 2, 3], [4, 5, 7]])
    ask = "What type does the result have, and does the fraction survive?"
    agree(student.linear(w, X, 0.75), np.array([[-1.25, -0.25, -0.25]]), ask=ask)
    agree(student.linear(w * 0.5, X, 0.25), np.array([[-0.75, -0.25, -0.25]]), ask=ask)
    agree(student.linear(w, X / 4, 0.25), np.array([[-0.25, 0.0, 0.0]]), ask=ask)
    agree(student.linear(w, X, 3), np.array([[1.0, 2.0, 2.0]]), ask=ask)


@check("linear")
def float32_input(student, rng):
    "float32 arrays will do"
    w, X = rng.normal(size=(3, 1)).astype(np.float32), rng.normal(size=(3, 4)).astype(np.float32)
    agree(student.linear(w, X, 0.3), w.T.astype(float) @ X.astype(float) + 0.3, **SINGLE)


@check("linear")
def arguments_kept(student, rng):
    "the arguments are called w, X and b and stay as they are"
    unchanged(student.observe("linear", w=rng.normal(size=(3, 1)), X=rng.normal(size=(3, 4)), b=0.5))


# delta_r


@check("delta_r", core=True)
def whole_circle(student, reference, rng):
    "the matrix is right for directions all over the detector"
    eta1, eta2 = rng.uniform(-1.5, 1.5, size=5), rng.uniform(-1.5, 1.5, size=8)
    phi1 = np.array([-3.0, -1.4, 0.2, 1.7, 3.0]) + rng.uniform(-0.1, 0.1, size=5)
    phi2 = np.array([2.9, -2.9, 2.1, -2.0, 1.2, -1.1, 0.4, -0.5]) + rng.uniform(-0.1, 0.1, size=8)
    agree(
        student.delta_r(eta1, phi1, eta2, phi2),
        reference.delta_r(eta1, phi1, eta2, phi2),
        **LOOSE,
        ask="Try two azimuths, one just below pi and one just above -pi, both ways round. And differences near 2?",
    )


@check("delta_r")
def many_turns(student, reference, rng):
    "azimuths may have any real value: whole turns change nothing"
    eta1, eta2 = rng.uniform(-2, 2, size=4), rng.uniform(-2, 2, size=5)
    phi1, phi2 = rng.uniform(-np.pi, np.pi, size=4), rng.uniform(-np.pi, np.pi, size=5)
    turned1 = phi1 + 2 * np.pi * np.array([3, -4, 1, 0])
    turned2 = phi2 + 2 * np.pi * np.array([-2, 5, 0, -1, 20])
    agree(
        student.delta_r(eta1, turned1, eta2, turned2),
        reference.delta_r(eta1, phi1, eta2, phi2),
        **LOOSE,
        ask="How often does your line take off a full turn?",
    )


@check("delta_r")
def two_conventions(student, reference, rng):
    "one program counts from 0 to 2 pi, the other from -pi to pi"
    eta, phi = (
        rng.uniform(-2, 2, size=6),
        np.array([-3.1, -2.0, -0.3, 0.4, 1.9, 3.1]) + rng.uniform(-0.03, 0.03, size=6),
    )
    agree(
        student.delta_r(eta, phi % (2 * np.pi), eta, phi),
        reference.delta_r(eta, phi, eta, phi),
        rtol=1e-5,
        atol=1e-3,
        ask="phi = 6 and phi = -3: how many turns lie between them?",
    )


@check("delta_r")
def forward_detectors(student):
    "differences in eta are never wrapped"
    agree(
        student.delta_r(
            np.array([4.5, -4.5]), np.array([0.0, 0.0]), np.array([-4.0, 0.0, 2.0]), np.array([0.0, 0.0, 0.0])
        ),
        np.array([[8.5, 4.5, 2.5], [0.5, 4.5, 6.5]]),
        ask="Is eta an angle?",
    )


@check("delta_r")
def opposite(student):
    "back to back is pi apart, a quarter turn pi/2, whichever comes first"
    zero = np.zeros(4)
    phi = np.array([0.0, np.pi / 2, np.pi, -np.pi / 2])
    quarter, half = np.pi / 2, np.pi
    agree(
        student.delta_r(zero, phi, zero, phi),
        np.array(
            [
                [0, quarter, half, quarter],
                [quarter, 0, quarter, half],
                [half, quarter, 0, quarter],
                [quarter, half, quarter, 0],
            ]
        ),
        rtol=1e-6,
        atol=1e-6,
    )


@check("delta_r")
def one_and_many(student, reference, rng):
    "one particle against many, many against one, and as many against as many"
    for k, l in ((1, 6), (6, 1), (1, 1), (4, 4)):
        eta1, eta2 = rng.uniform(-2, 2, size=k), rng.uniform(-2, 2, size=l)
        phi1, phi2 = rng.uniform(-3, 3, size=k), rng.uniform(-3, 3, size=l)
        agree(
            student.delta_r(eta1, phi1, eta2, phi2),
            reference.delta_r(eta1, phi1, eta2, phi2),
            **LOOSE,
            ask="Is it each with each, (k, l), whatever k and l are?",
        )


@check("delta_r")
def other_types(student):
    "integer and float32 directions give the values of the same numbers"
    eta1, phi1, eta2, phi2 = np.array([1, -2]), np.array([3, -3]), np.array([0, 2, 5]), np.array([-3, 2, 7])
    deta = eta1[:, None] - eta2[None, :] * 1.0
    dphi = (phi1[:, None] - phi2[None, :] + np.pi) % (2 * np.pi) - np.pi
    expected = np.sqrt(deta**2 + dphi**2)
    agree(student.delta_r(eta1, phi1, eta2, phi2), expected, **LOOSE)
    agree(student.delta_r(*(v.astype(np.float32) for v in (eta1, phi1, eta2, phi2))), expected, **SINGLE)


@check("delta_r")
def directions_kept(student, rng):
    "the arguments are called eta1, phi1, eta2, phi2 and stay as they are"
    unchanged(
        student.observe(
            "delta_r",
            eta1=rng.uniform(-2, 2, size=3),
            phi1=rng.uniform(7, 9, size=3),
            eta2=rng.uniform(-2, 2, size=4),
            phi2=rng.uniform(-9, -7, size=4),
        )
    )


@check("delta_r", weight=2)
def no_loop_over_particles(student, rng):
    "no Python loop over the particles of either list"

    def directions(size):
        return rng.uniform(-2, 2, size=size), rng.uniform(-3, 3, size=size)

    vectorised(student, "delta_r", lambda m: (*directions(m), *directions(30)), Plain, many=2000, times=40)
    vectorised(student, "delta_r", lambda m: (*directions(30), *directions(m)), Plain, many=2000, times=40)


# unroll


@check("unroll", core=True)
def any_size(student, reference, rng):
    "rows, columns, layers and images of any number"
    for shape in ((3, 4, 5, 2), (2, 5, 3, 4), (4, 3, 3, 3), (3, 2, 2, 3)):
        images = rng.normal(size=shape)
        agree(
            student.unroll(images),
            reference.unroll(images),
            **LOOSE,
            ask="Follow one pixel: (row, column, layer) of image k belongs into column k. In which of its rows?",
        )


@check("unroll")
def single_image(student, reference, rng):
    "one image is one column, one pixel per image one row"
    for shape in ((1, 3, 4, 2), (5, 1, 1, 1), (1, 1, 1, 1)):
        images = rng.normal(size=shape)
        agree(student.unroll(images), reference.unroll(images), **LOOSE, ask="The result has two axes, always.")


@check("unroll")
def gray_images(student, reference, rng):
    "images of one layer, one row or one column"
    for shape in ((3, 4, 5, 1), (3, 1, 5, 2), (3, 4, 1, 2)):
        images = rng.normal(size=shape)
        agree(student.unroll(images), reference.unroll(images), **LOOSE)


@check("unroll")
def pixel_types(student, rng):
    "pixels keep their values, whatever their type"
    for pixels in (
        rng.integers(0, 256, size=(2, 3, 4, 3), dtype=np.uint8),
        rng.integers(-5000, 70000, size=(2, 2, 3, 1)),
        rng.uniform(-1.0, 300.0, size=(3, 2, 2, 3)).astype(np.float32),
    ):
        expected = pixels.reshape(len(pixels), -1).T.astype(float)
        agree(student.unroll(pixels), expected, **LOOSE, ask="Which numbers does the type of your result hold?")


@check("unroll")
def images_stay(student, rng):
    "the argument is called images and stays as it is, in shape too"
    unchanged(
        student.observe("unroll", images=rng.normal(size=(3, 2, 4, 2))),
        ask="Does a line set `images.shape`, or write into `images`?",
    )


# label_encode


@check("label_encode", core=True)
def lists_of_names(student, rng):
    "a list of names in any order, with doubles and gaps in the alphabet"
    for vocabulary in (["muon", "electron", "tau", "photon"], ["top", "quark", "w", "z", "gluon"]):
        often = [1, 4, 2, 3, 5][: len(vocabulary)]
        names = [max(vocabulary), *rng.permutation(np.repeat(vocabulary, often)).tolist()]
        encoded(student.label_encode(names), names)


@check("label_encode")
def arrays_of_names(student, rng):
    "an array of names gives what the list gives"
    names = [["pion", "kaon", "proton"][k] for k in rng.permutation([0, 1, 2, 0, 0, 2])]
    encoded(student.label_encode(np.array(names)), names)


@check("label_encode")
def close_names(student):
    "names that share a beginning, differ in capitals or in length are different"
    for names in (
        ["muon-", "muon+", "muon", "mu", "muon+", "muon-"],
        ["W", "w", "Z", "z", "b", "B", "W"],
        ["10", "9", "100", "1", "9"],
        ["gluon", "top", "quark", "top", "W"],
        ["WW", "HWW", "W", "H", "HWW"],
        ["a_long_name_that_ends_in_x", "a_long_name_that_ends_in_y", "a_long_name_that_ends_in_x"],
    ):
        encoded(student.label_encode(names), names)
        encoded(student.label_encode(np.array(names)), names)


@check("label_encode")
def one_name(student):
    "one example, or one class only"
    for names in (["Higgs"], ["jet", "jet", "jet"]):
        encoded(student.label_encode(names), names)


@check("label_encode")
def many_classes(student, rng):
    "more names than a short list of known ones"
    names = [f"channel{k}" for k in rng.integers(0, 60, size=150)]
    encoded(student.label_encode(names), names)


@check("label_encode")
def names_stay(student):
    "the argument is called names; the caller's list or array stays as it is"
    names = ["tau", "muon", "electron", "muon"]
    unchanged(student.observe("label_encode", names=list(names)), ask="`names.sort()` sorts the caller's list.")
    unchanged(student.observe("label_encode", names=np.array(names)))


def encoded(value, names):
    "Fail unless the value is (sorted different names, codes)."
    expected = sorted(set(names))
    several = isinstance(value, tuple | list) and len(value) == 2
    expect(several, "that is no pair of classes and codes", got=value)
    classes, codes = value
    agree(classes, np.array(expected), ask="Are the classes the different names, each once, sorted as `sorted` does?")
    if isinstance(codes, list) and all(isinstance(code, int | np.integer) for code in codes):
        codes = np.array(codes)
    agree(
        codes,
        np.array([expected.index(name) for name in names]),
        ask="One integer per name, counted from 0: is classes[codes[k]] the name k?",
    )


# one_hot


@check("one_hot", core=True)
def labels(student, reference, rng):
    "any labels, with more or fewer examples than classes"
    for classes, m in ((3, 7), (5, 4), (4, 4)):
        y = np.concatenate([[classes - 1, 0], rng.integers(0, classes, size=m - 2)])
        agree(
            student.one_hot(y, classes),
            reference.one_hot(y, classes),
            ask="Column k has its 1 in row y[k]. Is a label of 0 allowed, and the last class?",
        )


@check("one_hot", core=True)
def absent_classes(student, reference):
    "classes that no example has keep their row"
    for y, classes in (([0, 1, 1, 0], 4), ([3, 1, 3], 5), ([2, 2], 3), ([0, 3, 0, 3, 3], 4)):
        agree(
            student.one_hot(np.array(y), classes),
            reference.one_hot(np.array(y), classes),
            ask="Does the row come from the label itself, and the number of rows from num_classes?",
        )


@check("one_hot")
def single_class(student, reference):
    "one class, one example"
    for y, classes in (([0, 0, 0], 1), ([2], 4), ([0], 1)):
        agree(student.one_hot(np.array(y), classes), reference.one_hot(np.array(y), classes))


@check("one_hot")
def integer_types(student, reference, rng):
    "labels of any integer type"
    y = rng.integers(0, 4, size=6)
    for kind in (np.int32, np.uint8):
        agree(student.one_hot(y.astype(kind), 4), reference.one_hot(y, 4))


@check("one_hot")
def too_large(student):
    "a label of num_classes or more raises ValueError, wherever it stands"
    for y in ([3, 0, 1], [0, 1, 3], [0, 7, 1], [3], [3, 3]):
        raises(
            student.observe("one_hot", np.array(y), 3),
            "ValueError",
            ask="An IndexError comes from numpy, not from you.",
        )


@check("one_hot")
def negative(student):
    "a negative label raises ValueError, wherever it stands"
    for y in ([-1, 0, 1], [0, 2, -1], [0, -3, 1], [-1], [1, -50, 2]):
        raises(student.observe("one_hot", np.array(y), 3), "ValueError", ask="What is the index -1 for numpy?")


@check("one_hot")
def labels_stay(student):
    "the arguments are called y and num_classes and stay as they are"
    unchanged(student.observe("one_hot", y=np.array([2, 0, 1, 1]), num_classes=4))
    for y in ([-1, 0, 2], [0, 5, 2]):
        expect(not student.observe("one_hot", np.array(y), 3).changed, "a bad label was changed in the caller's array")


# drop_nonfinite


@check("drop_nonfinite", core=True)
def holes_anywhere(student, reference, rng):
    "nan and infinities of both signs, in any feature of any example"
    for n, m in ((3, 12), (5, 5)):
        X, Y = rng.normal(size=(n, m)), rng.integers(0, 5, size=(1, m))
        X[0, 1], X[n - 1, 2], X[1, 4] = np.nan, np.inf, -np.inf
        X[n - 1, 0] = np.nan
        left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y))


@check("drop_nonfinite", core=True)
def each_kind_alone(student, reference, rng):
    "nan alone, +inf alone, -inf alone"
    for hole in (np.nan, np.inf, -np.inf):
        X, Y = rng.normal(size=(2, 6)), np.arange(6)[np.newaxis]
        X[0, 4] = X[1, 0] = hole
        left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y))


@check("drop_nonfinite")
def several_in_one(student, reference):
    "an example with several holes goes once, one of nothing but holes too"
    X = np.array(
        [[np.nan, 1.0, np.inf, 2.0, np.inf], [np.inf, 0.0, -np.inf, 3.0, 1.0], [np.nan, 5.0, np.nan, 4.0, 2.0]]
    )
    Y = np.array([[0.0, 1.0, 2.0, 3.0, 4.0]])
    left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y))


@check("drop_nonfinite")
def finite_is_enough(student, reference):
    "zeros, tiny and huge numbers are finite and stay"
    X = np.array([[0.0, 1e-300, 1e308, -1e308, 1e39, 5.0, np.nan], [0.0, 7.0, 1e308, -1e308, -1e200, 0.0, 1.0]])
    Y = np.array([[0, 1, 2, 3, 4, 5, 6]])
    left_over(
        student.drop_nonfinite(X, Y),
        reference.drop_nonfinite(X, Y),
        ask="1e308 is finite. Is a sum, a square or a product of such numbers?",
    )


@check("drop_nonfinite")
def nothing_to_drop(student, reference, rng):
    "a clean table stays whole, one feature or one example too"
    for n, m in ((3, 4), (1, 5), (4, 1)):
        X, Y = rng.normal(size=(n, m)), rng.normal(size=(1, m))
        left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y))


@check("drop_nonfinite")
def nothing_left(student, reference):
    "a table of holes leaves (n, 0) and (1, 0)"
    X = np.array([[np.nan, 1.0], [0.0, np.inf], [2.0, 3.0]])
    left_over(student.drop_nonfinite(X, np.array([[0, 1]])), reference.drop_nonfinite(X, np.array([[0, 1]])))
    X = np.array([[np.inf]])
    left_over(student.drop_nonfinite(X, np.array([[1]])), reference.drop_nonfinite(X, np.array([[1]])))


@check("drop_nonfinite")
def only_features_count(student, reference):
    "what stands in Y plays no part, and integer or float32 features will do"
    X, Y = np.array([[1.0, np.nan, 3.0], [2.0, 4.0, 6.0]]), np.array([[0.0, 1.0, np.nan]])
    left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y), ask="Whose holes count: those of X alone.")
    left_over(student.drop_nonfinite(X.astype(np.float32), Y), reference.drop_nonfinite(X, Y))
    X = np.array([[1, 2, 3], [0, 5, -6]])
    left_over(student.drop_nonfinite(X, Y), reference.drop_nonfinite(X, Y))


@check("drop_nonfinite")
def caller_keeps_all(student):
    "the arguments are called X and Y and stay as they are"
    X = np.array([[1.0, np.inf, 3.0, -np.inf], [2.0, 4.0, np.nan, 1.0]])
    unchanged(student.observe("drop_nonfinite", X=X, Y=np.array([[0.0, 1.0, 2.0, 3.0]])))


def left_over(value, expected, ask="Which columns are free of nan and inf, and are exactly these left in X and in Y?"):
    several = isinstance(value, tuple | list) and len(value) == 2
    expect(several, "that is no pair (X, Y)", got=value, ask=ask)
    for part, array in zip(value, expected, strict=True):
        agree(part, array.astype(float), rtol=1e-5, atol=1e-5, ask=ask)


# split


@check("split", core=True)
def sizes_and_cover(student, rng):
    "the parts have int(fraction * m) indices, the last the rest, and hold everybody once"
    for m, fractions in ((57, (0.4, 0.3, 0.2, 0.1)), (9, (0.6, 0.2, 0.2)), (101, (0.5, 0.3, 0.2)), (40, (0.7, 0.3))):
        cut(student.split(m, fractions, np.random.default_rng(rng.integers(2**32))), m, fractions)


@check("split", core=True)
def in_random_order(student, rng):
    "the order is random, within the parts and across them"
    for _ in range(2):
        m, fractions = 600, (0.5, 0.3, 0.2)
        parts = cut(student.split(m, fractions, np.random.default_rng(rng.integers(2**32))), m, fractions)
        well_mixed(parts, m)


@check("split")
def large_sets(student, rng):
    "98/1/1 of 100,000 events"
    cut(
        student.split(100_000, (0.98, 0.01, 0.01), np.random.default_rng(rng.integers(2**32))),
        100_000,
        (0.98, 0.01, 0.01),
    )


@check("split")
def rounding_down(student, rng):
    "parts are rounded down, each for itself, as int does"
    for m, fractions in ((9, (0.3, 0.3, 0.4)), (7, (0.5, 0.25, 0.25)), (100, (0.58, 0.29, 0.13)), (19, (0.9, 0.1))):
        cut(student.split(m, fractions, np.random.default_rng(rng.integers(2**32))), m, fractions)


@check("split")
def tiny_sets(student, rng):
    "a part may be empty, and is an array of integers even so"
    for m, fractions in ((1, (0.6, 0.2, 0.2)), (3, (0.6, 0.2, 0.2)), (2, (0.4, 0.4, 0.2))):
        cut(student.split(m, fractions, np.random.default_rng(rng.integers(2**32))), m, fractions)


@check("split")
def any_sequence(student, rng):
    "fractions may be a list, a tuple or an array, of any length, and stay as they are"
    for fractions in ([0.6, 0.2, 0.2], (0.5, 0.5), np.array([0.25, 0.25, 0.4, 0.1]), np.array([0.8, 0.2]), [1.0]):
        outcome = student.observe("split", m=23, fractions=fractions, rng=np.random.default_rng(rng.integers(2**32)))
        unchanged(outcome, ask="`pop` takes something away from the caller's list.")
        cut(outcome.value, 23, [float(f) for f in fractions])


@check("split")
def only_rng(student, rng):
    "all randomness is that of rng: the same state, the same split; the next call, another"
    seed = int(rng.integers(2**32))
    orders = []
    student.split(5, (0.4, 0.6), np.random.default_rng(seed))  # who seeds globally would else find that state already
    for generator in (np.random.default_rng(seed), np.random.default_rng(seed), np.random.default_rng(seed + 1)):
        outcome = student.observe("split", 60, (0.6, 0.2, 0.2), generator)
        leaves_global_random_alone(outcome)
        orders.append(np.concatenate(cut(outcome.value, 60, (0.6, 0.2, 0.2))).tolist())
    expect(
        orders[0] == orders[1], "two generators in one state gave two splits", ask="Where else does chance come from?"
    )
    expect(orders[0] != orders[2], "another generator gave the same split", ask="What is `rng` for?")
    generator = np.random.default_rng(seed)
    twice = [np.concatenate(cut(student.split(60, (0.5, 0.5), generator), 60, (0.5, 0.5))).tolist() for _ in range(2)]
    expect(twice[0] != twice[1], "one generator gave the same split twice", ask="Is `rng` itself used, or a copy?")


def cut(value, m, fractions):
    "The parts as arrays; fails unless sizes and contents are right."
    expect(isinstance(value, tuple | list), "that is no tuple of index arrays", got=value)
    expect(len(value) == len(fractions), "there is not one part for each fraction", ask="One part for each fraction?")
    ask = "Are the parts 1-D arrays of integers, that can stand in X[:, part]?"
    for part in value:
        if isinstance(part, list):
            good = all(isinstance(k, int | np.integer) and not isinstance(k, bool) for k in part)
        else:
            good = isinstance(part, np.ndarray) and part.ndim == 1 and part.dtype.kind in "iu"
        expect(good, "a part is no index array", ask=ask)
    parts = [np.array(part, dtype=int) for part in value]
    expected = [int(fraction * m) for fraction in fractions[:-1]]
    expected.append(m - sum(expected))
    sizes_ = [len(part) for part in parts]
    expect(
        sizes_ == expected,
        "the sizes differ",
        got=sizes_,
        expected=expected,
        ask="int(fraction * m), the last: the rest?",
    )
    together = np.sort(np.concatenate(parts))
    expect(np.array_equal(together, np.arange(m)), "not everybody once", ask="Is each index in exactly one part?")
    return parts


def well_mixed(parts, m):
    "Fails on an order that a shuffle gives less than once in a million times."
    order = np.concatenate(parts)
    ask = "Is the whole range shuffled first, and only then cut?"
    place = np.corrcoef(order, np.arange(m))[0, 1]
    expect(abs(place) < 6 / np.sqrt(m), "the order still follows the index", ask=ask)
    together = np.mean(np.abs(np.diff(order)) == 1)
    expect(together < 0.05, "neighbours stay neighbours", ask=ask)
    for part in parts:
        rising = np.mean(np.diff(part) > 0)
        expect(abs(rising - 0.5) < 2.0 / np.sqrt(len(part)), "a part is sorted", ask=ask)
        expect(abs(np.mean(part) / m - 0.5) < 2.0 / np.sqrt(len(part)), "a part has its own range", ask=ask)


# standardize_fit


@check("standardize_fit", core=True)
def own_scales(student, reference, rng):
    "every feature has its own mean and deviation"
    for n, m in ((3, 7), (6, 4), (4, 4), (2, 50)):
        scale = np.array([1.0, 20.0, 0.3, 5.0, 2.0, 100.0])[:n, np.newaxis]
        X = scale * (rng.exponential(size=(n, m)) - rng.uniform(-2.0, 2.0, size=(n, 1)))
        ruler(student.standardize_fit(X), *reference.standardize_fit(X), rtol=1e-5, atol=1e-4)


@check("standardize_fit")
def constant_features(student):
    "a constant feature gets std 1, whatever its value, and only that one"
    X = np.array(
        [
            [3.0, 3.0, 3.0, 3.0],
            [1.0, 2.0, 5.0, 4.0],
            [0.0, 0.0, 0.0, 0.0],
            [-2.0, -2.0, -2.0, -2.0],
            [0.0, 8.0, 0.0, 8.0],
        ]
    )
    mean, std = np.array([[3.0], [3.0], [0.0], [-2.0], [4.0]]), np.array([[1.0], [np.sqrt(2.5)], [1.0], [1.0], [4.0]])
    ruler(student.standardize_fit(X), mean, std, ask="Which features are constant here, and which only look like it?")
    X = np.array([[7.0, 7.0], [0.0, 0.0]])
    ruler(student.standardize_fit(X), np.array([[7.0], [0.0]]), np.ones((2, 1)))


@check("standardize_fit")
def looks_constant(student, reference):
    "a feature that varies keeps its deviation: mean 0, equal neighbours, equal ends, one outlier"
    X = np.array(
        [
            [-2.0, 2.0, -4.0, 4.0, 0.0, 0.0],
            [2.0, 2.0, 5.0, 7.0, 1.0, 2.0],
            [4.0, 4.0, 4.0, 4.0, 4.0, 10.0],
            [10.0, 4.0, 4.0, 4.0, 4.0, 4.0],
            [0.0, 0.0, 0.0, 3.0, 0.0, 0.0],
            [-1.0, -1.0, -1.0, 2.0, 2.0, -1.0],
            [3.0, 1.0, 5.0, 2.0, 4.0, 3.0],
            [9.0, 9.0, 9.0, 9.0, 9.0, 2.0],
        ]
    )
    ruler(
        student.standardize_fit(X),
        *reference.standardize_fit(X),
        ask="When is a feature constant? When all its values agree.",
    )


@check("standardize_fit")
def small_units(student, reference, rng):
    "lifetimes in seconds, 1e-10, are small and not constant"
    X = np.stack([1e-10 * rng.exponential(size=8), 1e-4 * rng.normal(size=8), rng.normal(size=8)])
    mean, std = reference.standardize_fit(X)
    ruler(
        student.standardize_fit(X),
        mean,
        std,
        rtol=1e-5,
        atol=1e-16,
        ask="Small compared with what? Is anything added to std?",
    )


@check("standardize_fit")
def far_from_zero(student):
    "a feature of 1e8 with deviations of 1 keeps its std"
    X = 1e8 + np.array([[0.0, 1.0, 2.0, 3.0], [4.0, 0.0, 0.0, 0.0]])
    ruler(
        student.standardize_fit(X),
        np.array([[100000001.5], [100000001.0]]),
        np.array([[np.sqrt(1.25)], [np.sqrt(3.0)]]),
        rtol=1e-7,
        ask="Mean of squares and square of mean agree in sixteen digits here. What is left of their difference?",
    )


@check("standardize_fit")
def few(student):
    "one example: every feature is constant; one feature: still a column"
    X = np.array([[2.0], [-5.0], [0.0]])
    ruler(student.standardize_fit(X), X, np.ones((3, 1)), ask="What is the deviation of a single number?")
    ruler(student.standardize_fit(np.array([[1.0, 2.0, 6.0]])), np.array([[3.0]]), np.array([[np.sqrt(14 / 3)]]))


@check("standardize_fit")
def integers_and_singles(student, reference, rng):
    "integer and float32 features give the values of the same numbers"
    X = rng.integers(-3, 9, size=(3, 7))
    X[1] = 4
    ruler(student.standardize_fit(X), *reference.standardize_fit(X.astype(float)))
    X = rng.normal(2.0, 3.0, size=(3, 9)).astype(np.float32)
    ruler(student.standardize_fit(X), *reference.standardize_fit(X.astype(float)), **SINGLE)


@check("standardize_fit")
def no_warning(student):
    "the argument is called X, stays as it is, and nothing warns"
    outcome = student.observe("standardize_fit", X=np.array([[3.0, 3.0, 3.0], [4.0, 1.0, 2.0]]))
    unchanged(outcome)
    quiet(outcome)


def ruler(value, mean, std, rtol=1e-6, atol=1e-7, ask="Each feature for itself, along the examples, with 1/m?"):
    "Fail unless the value is (mean, std); an array of the two will do."
    several = isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.ndim == 3)
    expect(several and len(value) == 2, "that is no pair (mean, std)", got=value, ask=ask)
    agree(value[0], mean, rtol=rtol, atol=atol, what="mean", ask=ask)
    agree(value[1], std, rtol=rtol, atol=atol, what="std", ask=ask)


# standardize_apply


@check("standardize_apply", core=True)
def given_ruler(student, reference, rng):
    "the mean and the std that are given are used, one per feature"
    for n, m in ((3, 6), (6, 3), (4, 4)):
        X, mean = rng.uniform(-1.0, 1.0, size=(n, m)), rng.uniform(-0.5, 0.5, size=(n, 1))
        std = rng.uniform(0.6, 3.0, size=(n, 1))
        agree(
            student.standardize_apply(X, mean, std),
            reference.standardize_apply(X, mean, std),
            **LOOSE,
            ask="Are mean and std those of X, or those that came as arguments? And along which axis do they lie?",
        )


@check("standardize_apply")
def single_examples(student, reference, rng):
    "one example or one feature, with the ruler of others"
    for n, m in ((4, 1), (1, 5), (1, 1)):
        X, mean = rng.uniform(-1.0, 1.0, size=(n, m)), rng.uniform(-0.5, 0.5, size=(n, 1))
        std = rng.uniform(0.6, 3.0, size=(n, 1))
        agree(student.standardize_apply(X, mean, std), reference.standardize_apply(X, mean, std), **LOOSE)


@check("standardize_apply")
def outliers(student):
    "outliers stay outliers"
    agree(
        student.standardize_apply(np.array([[50.0, -1000.0, 2.0]]), np.array([[2.0]]), np.array([[1.0]])),
        np.array([[48.0, -1002.0, 0.0]]),
    )


@check("standardize_apply")
def tiny_units(student, rng):
    "lifetimes in seconds, 1e-10, come out of order one"
    x = rng.normal(size=(1, 6))
    agree(
        student.standardize_apply(1e-10 * (x + 3), np.array([[3e-10]]), np.array([[1e-10]])),
        x,
        **LOOSE,
        ask="Is anything added to std before the division?",
    )


@check("standardize_apply")
def other_numbers(student):
    "integer and float32 features give the values of the same numbers"
    X, mean, std = np.array([[1, 2, 4], [10, -20, 5]]), np.array([[1.5], [0.0]]), np.array([[2.0], [4.0]])
    expected = np.array([[-0.25, 0.25, 1.25], [2.5, -5.0, 1.25]])
    agree(student.standardize_apply(X, mean, std), expected, ask="What type does the result have?")
    agree(student.standardize_apply(*(v.astype(np.float32) for v in (X, mean, std))), expected, **SINGLE)
    agree(
        student.standardize_apply(X, np.array([[1], [0]]), np.array([[2], [4]])),
        np.array([[0.0, 0.5, 1.5], [2.5, -5.0, 1.25]]),
    )


@check("standardize_apply")
def nothing_overwritten(student, rng):
    "the arguments are called X, mean and std and stay as they are"
    outcome = student.observe(
        "standardize_apply",
        X=rng.normal(size=(3, 4)),
        mean=rng.normal(size=(3, 1)),
        std=rng.uniform(0.5, 2.0, size=(3, 1)),
    )
    returned(outcome)
    unchanged(outcome)
