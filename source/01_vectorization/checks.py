# Built from assignments/01_vectorization/checks.py by `autograder build`: edit that file, not this one.
"""Public checks: they travel to students."""

import numpy as np

from autograder.checks import agree, check, expect, has_shape, is_float, raises, unchanged, vectorised


@check("dot", gate=True)
def one_number(student):
    "two vectors give one number"
    is_float(
        student.dot(np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0])),
        ask="The products still have to be added up. Which function makes one number of them?",
    )


@check("dot", core=True)
def lecture(student):
    "(1, 2, 3) . (4, 5, 6) = 32"
    agree(
        student.dot(np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0])),
        32.0,
        ask="By hand it is 1*4 + 2*5 + 3*6. Which step differs?",
    )


@check("dot", core=True)
def back_to_back(student):
    "the product of a vector with its opposite is negative"
    a = np.array([3.0, -4.0, 0.5])
    agree(student.dot(a, -a), -25.25, ask="What is the sign of each product?")


@check("dot")
def no_loop(student):
    "Python does as much for 220 elements as for 20"
    vectorised(student, "dot", lambda m: (np.linspace(0.0, 1.0, m), np.linspace(1.0, 3.0, m)))


@check("outer", gate=True)
def table(student):
    "2 and 3 elements give a table of 2 rows and 3 columns"
    has_shape(
        student.outer(np.array([1.0, 2.0]), np.array([3.0, 4.0, 5.0])),
        (2, 3),
        ask="Which of the two runs down the rows? That one has to become a column, (2, 1).",
    )


@check("outer", core=True)
def by_hand(student):
    "(1, 2) times (3, 4, 5) is the table of the text"
    agree(
        student.outer(np.array([1.0, 2.0]), np.array([3.0, 4.0, 5.0])),
        np.array([[3.0, 4.0, 5.0], [6.0, 8.0, 10.0]]),
        ask="Which two numbers meet in row 1, column 0?",
    )


@check("outer")
def no_loop_at_all(student):
    "Python does as much for 220 rows as for 20"
    vectorised(student, "outer", lambda m: (np.linspace(0.0, 1.0, m), np.array([1.0, 2.0, 3.0])))


@check("linear", gate=True)
def one_row(student):
    "two features of three examples give one row of three numbers"
    w, X = np.array([[2.0], [-1.0]]), np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    has_shape(student.linear(w, X, 10.0), (1, 3), ask="(1, 3) = (1, 2) times (2, 3): which factor stands first?")


@check("linear", core=True)
def three_examples(student):
    "the three examples of the text give 8, 9, 10"
    w, X = np.array([[2.0], [-1.0]]), np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    agree(
        student.linear(w, X, 10.0),
        np.array([[8.0, 9.0, 10.0]]),
        ask="The first is 2*1 - 1*4 + 10. How often is the bias added for one example?",
    )


@check("delta_r", gate=True)
def all_pairs(student):
    "two particles against three are a matrix of 2 rows and 3 columns"
    two, three = np.array([0.1, 0.2]), np.array([0.3, 0.4, 0.5])
    has_shape(
        student.delta_r(two, two, three, three),
        (2, 3),
        ask="Each of the first with each of the second: how did `outer` make a table of two vectors?",
    )


@check("delta_r", core=True)
def pythagoras(student):
    "far from the cut the distance is that of Pythagoras"
    agree(
        student.delta_r(np.array([1.0]), np.array([0.5]), np.array([1.3, -2.0]), np.array([0.9, 0.5])),
        np.array([[0.5, 3.0]]),
        ask="Differences of 0.3 and 0.4 make a distance of 0.5. How?",
    )


@check("delta_r", core=True)
def across_the_cut(student):
    "3.1 and -3.1 are neighbours, from both sides"
    near = 2 * np.pi - 6.2
    agree(
        student.delta_r(
            np.array([0.0, 0.0]),
            np.array([3.1, -3.1]),
            np.array([0.0, 3.0, 0.0]),
            np.array([-3.1, 3.1, 2 * np.pi - 3.1]),
        ),
        np.array([[near, 3.0, near], [0.0, np.hypot(3.0, near), 0.0]]),
        atol=1e-7,
        ask="What is the difference of the azimuths, and into which interval does it have to be brought?",
    )


@check("unroll", gate=True)
def long_columns(student):
    "four pictures of 64 x 64 x 3 are four columns of 12288 features"
    has_shape(
        student.unroll(np.zeros((4, 64, 64, 3))), (12288, 4), ask="Are the examples columns? How long is each of them?"
    )


@check("unroll", core=True)
def tiny_pictures(student):
    "the two tiny pictures of the text become two columns"
    images = np.array([[[[1.0, 2.0], [3.0, 4.0]]], [[[5.0, 6.0], [7.0, 8.0]]]])
    agree(
        student.unroll(images),
        np.array([[1.0, 5.0], [2.0, 6.0], [3.0, 7.0], [4.0, 8.0]]),
        ask="Does one column hold numbers of one picture only, in their order?",
    )


@check("unroll", core=True)
def rolled_up_again(student):
    "a column rolled up again is its picture"
    images = np.arange(2.0 * 2 * 3 * 2).reshape(2, 2, 3, 2)
    columns = student.unroll(images)
    has_shape(columns, (12, 2))
    for k in range(2):
        agree(
            columns[:, k].reshape(2, 3, 2),
            images[k],
            what=f"picture {k}",
            ask="Which index runs fastest: row, column or layer?",
        )


@check("label_encode", core=True)
def cities(student):
    "the example of LabelEncoder: amsterdam 0, paris 1, tokyo 2"
    classes, codes = pair(student.label_encode(["paris", "paris", "tokyo", "amsterdam"]), "classes and codes")
    agree(
        classes,
        np.array(["amsterdam", "paris", "tokyo"]),
        what="classes",
        ask="Are they the different names, each once, in alphabetical order, as an array?",
    )
    agree(
        codes if isinstance(codes, np.ndarray) else np.array(codes),
        np.array([1, 1, 2, 0]),
        what="codes",
        ask="At which position of `classes` does each name stand?",
    )


@check("label_encode")
def decoded(student):
    "classes[codes] gives the names back"
    names = np.array(["t", "q", "W", "g", "Z", "q", "g"])
    classes, codes = pair(student.label_encode(names), "classes and codes")
    expect(isinstance(classes, np.ndarray), "the classes are no array", got=classes)
    agree(classes[np.asarray(codes)], names, ask="Which class does each code point to?")


@check("one_hot", gate=True)
def one_row_per_class(student):
    "four labels of four classes are a table of (4, 4), of three classes (3, 4)"
    ask = "Rows are classes, columns are examples; who says how many classes there are?"
    has_shape(student.one_hot(np.array([0, 2, 1, 2]), 4), (4, 4), ask=ask)
    has_shape(student.one_hot(np.array([0, 2, 1, 2]), 3), (3, 4), ask=ask)


@check("one_hot", core=True)
def four_classes(student):
    "the four labels of the text"
    agree(
        student.one_hot(np.array([0, 2, 1, 2]), 4),
        np.array([[1.0, 0, 0, 0], [0, 0, 1, 0], [0, 1, 0, 1], [0, 0, 0, 0]]),
        ask="In which row of column 1 does the 1 stand, if the label is 2?",
    )


@check("one_hot")
def floats(student):
    "the table holds floats, as weights and activations are"
    table = student.one_hot(np.array([1, 0]), 2)
    expect(
        table.dtype.kind == "f",
        f"the entries are of type {table.dtype}",
        ask="`.astype(float)`: where does it belong?",
    )


@check("one_hot")
def no_such_class(student):
    "the label 4 of 4 classes raises ValueError"
    raises(
        student.observe("one_hot", np.array([0, 4, 1]), 4),
        "ValueError",
        ask="Classes are counted from 0. Which is the last one?",
    )


@check("drop_nonfinite", core=True)
def two_holes(student):
    "of the four examples of the text the second and the third go"
    X = np.array([[1.0, np.nan, 3.0, 4.0], [5.0, 6.0, -np.inf, 8.0]])
    kept, labels = pair(student.drop_nonfinite(X, np.array([[0, 1, 1, 0]])), "X and Y")
    agree(kept, np.array([[1.0, 4.0], [5.0, 8.0]]), what="X", ask="Which columns have a nan or an inf in some row?")
    agree(labels, np.array([[0.0, 0.0]]), what="Y", ask="Are the same columns gone from Y, and is it still one row?")


@check("drop_nonfinite")
def arguments_stay(student):
    "the arrays of the caller stay as they are"
    X = np.array([[1.0, np.inf, 3.0], [np.nan, 6.0, 8.0]])
    unchanged(student.observe("drop_nonfinite", X, np.array([[0, 1, 1]])))


@check("split", core=True)
def nine_events(student):
    "nine events in 60/20/20 are 5, 1 and 3"
    student.split(12, (0.3, 0.3, 0.4), np.random.default_rng(1))  # rounded sizes and rounded cuts differ here
    parts = parts_of(student.split(9, (0.6, 0.2, 0.2), np.random.default_rng(1)), 3)
    sizes = [len(part) for part in parts]
    expect(
        sizes == [5, 1, 3],
        "the parts have other sizes",
        got=sizes,
        expected=[5, 1, 3],
        ask="int(5.4), int(1.8), and who takes the rest?",
    )


@check("split", core=True)
def everybody_once(student):
    "every index from 0 to m-1 is in exactly one part"
    parts = parts_of(student.split(50, (0.6, 0.2, 0.2), np.random.default_rng(2)), 3)
    together = sorted(int(k) for part in parts for k in part)
    expect(
        together == list(range(50)),
        "put together, the parts are not 0 .. 49, each once",
        ask="Is there one shuffle for all the parts, or one for each?",
    )


@check("split")
def shuffled(student):
    "the indices are shuffled, with rng"
    seeds = [np.random.default_rng(seed) for seed in (1, 2)]
    orders = [[int(k) for part in parts_of(student.split(50, (0.6, 0.4), rng), 2) for k in part] for rng in seeds]
    expect(orders[0] != list(range(50)), "the indices are in order", ask="What does `rng.permutation` do?")
    expect(
        orders[0] != orders[1], "two generators with different seeds give the same split", ask="Where is `rng` used?"
    )


@check("standardize_fit", gate=True)
def two_columns(student):
    "mean and std are columns, one number per feature"
    for part in pair(student.standardize_fit(np.array([[0.0, 0, 1, 1, 3], [0, 0, 1, 1, 8]])), "mean and std"):
        has_shape(part, (2, 1), ask="An average over axis 1 has the shape (2,). How do you keep the axis?")


@check("standardize_fit", core=True)
def four_rows(student):
    "the table of StandardScaler: mean 0.5, std 0.5"
    mean, std = pair(student.standardize_fit(np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 1.0, 1.0]])), "mean and std")
    agree(mean, np.array([[0.5], [0.5]]), what="mean", ask="Along which axis do the examples lie?")
    agree(std, np.array([[0.5], [0.5]]), what="std", ask="The square root of the mean squared deviation, with 1/m?")


@check("standardize_fit")
def beam_energy(student):
    "a constant feature has std 1, the others keep theirs"
    mean, std = pair(
        student.standardize_fit(np.array([[13.0, 13.0, 13.0, 13.0], [1.0, 5.0, 1.0, 5.0]])), "mean and std"
    )
    agree(mean, np.array([[13.0], [3.0]]), what="mean")
    agree(std, np.array([[1.0], [2.0]]), what="std", ask="What would 0/0 be, when the ruler is laid on?")


@check("standardize_apply", core=True)
def same_ruler(student):
    "the four examples become -1, -1, 1, 1, and a new one of (2, 2) becomes 3"
    mean, std = np.array([[0.5], [0.5]]), np.array([[0.5], [0.5]])
    X = np.array([[0.0, 0.0, 1.0, 1.0, 2.0], [0.0, 0.0, 1.0, 1.0, 2.0]])
    agree(
        student.standardize_apply(X, mean, std),
        np.array([[-1.0, -1.0, 1.0, 1.0, 3.0], [-1.0, -1.0, 1.0, 1.0, 3.0]]),
        ask="First shift, then stretch, both with the numbers that were handed in?",
    )


@check("standardize_apply")
def table_stays(student):
    "the array of the caller stays as it is"
    mean, std = np.array([[0.5], [1.0]]), np.array([[0.5], [2.0]])
    unchanged(student.observe("standardize_apply", np.array([[0.0, 1.0, 2.0], [3.0, 4.0, 9.0]]), mean, std))


def pair(value, names):
    "The two parts of a returned pair; an array of two parts will do."
    expect(value is not None, "nothing came back (None)")
    several = isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.ndim > 0)
    expect(several and len(value) == 2, "that is no pair", got=value, expected=names)
    return value[0], value[1]


def parts_of(value, count):
    "The parts of a split: index arrays (a list of integers will do), as many as there are fractions."
    expect(isinstance(value, tuple | list), "that is no tuple of index arrays", got=value)
    expect(len(value) == count, "the number of parts differs", got=len(value), expected=count, ask="One per fraction?")
    for part in value:
        ask = "Can it stand in X[:, part]?"
        expect(is_index(part), "a part is no 1-D array of integers", got=part, ask=ask)
    return value


def is_index(part):
    if isinstance(part, list):
        return all(isinstance(k, int | np.integer) and not isinstance(k, bool) for k in part)
    return isinstance(part, np.ndarray) and part.ndim == 1 and part.dtype.kind in "iu"
