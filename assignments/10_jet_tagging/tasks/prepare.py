"""What the judge knows of prepare: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, quiet, unchanged
from autograder.course.proof import alternative, misconception

from public import constant_feature, each_feature_alone, three_masses


def features(rng, m, n):
    """Features of very different sizes and places."""
    return rng.normal(size=(m, n)) * 10.0 ** rng.integers(-2, 3, n) + rng.normal(size=n) * 5


@check(core=True)
def any_samples(student, reference, rng):
    "samples of any two sizes and any number of features"
    for m, k, n in ((30, 7, 4), (5, 40, 1), (6, 6, 6), (3, 2, 16)):
        X, other = features(rng, m, n), features(rng, k, n) + 3
        agree(student.prepare(X, other), reference.prepare(X, other), ask="Which statistics belong to which sample?")


@check(core=True)
def the_other_has_no_say(student, reference, rng):
    "the training jets come out the same, whatever the other sample is"
    X = features(rng, 12, 3)
    for other in (X * 100 + 50, X[:1]):
        agree(student.prepare(X, other), reference.prepare(X, other), ask="Were both samples put together first?")


@check
def one_jet(student, reference, rng):
    "one jet alone can be scaled"
    X, other = features(rng, 20, 5), features(rng, 1, 5)
    got = student.prepare(X, other)
    agree(got, reference.prepare(X, other), ask="What is the deviation of a single jet?")


@check
def constants(student, reference, rng):
    "constant features are divided by 1, the others are not touched by it"
    X, other = features(rng, 9, 4), features(rng, 5, 4)
    X[:, 1], X[:, 3] = 3.0, 0.0
    outcome = student.observe("prepare", X, other)
    quiet(outcome, ask="Is the division by 0 avoided, or repaired afterwards?")
    agree(outcome.value, reference.prepare(X, other), ask="What becomes of X_other where X_train is constant?")


@check
def narrow_features(student, reference, rng):
    "a narrow feature is no constant one"
    X, other = rng.normal(size=(15, 2)) * 1e-5, rng.normal(size=(4, 2)) * 1e-5
    agree(student.prepare(X, other), reference.prepare(X, other), ask="Is something added to the deviation?")


@check
def whole_numbers(student, reference, rng):
    "integers and float32 give what the same numbers give in float64"
    X, other = rng.integers(0, 90, (12, 3)), rng.integers(0, 90, (4, 3))
    wanted = reference.prepare(X.astype(float), other.astype(float))
    agree(student.prepare(X, other), wanted, ask="Is something written into an array of integers?")
    got = student.prepare(X.astype(np.float32), other.astype(np.float32))
    agree(got, wanted, rtol=1e-4, atol=1e-4)


@check
def samples_unchanged(student, rng):
    "both samples stay as they are"
    unchanged(student.observe("prepare", features(rng, 8, 3), features(rng, 4, 3)))


@alternative
def by_sklearn(X_train, X_other):
    """sklearn's StandardScaler"""
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_other)


@alternative
def feature_by_feature(X_train, X_other):
    """a loop over the features, the deviation by its formula"""
    out = np.empty(X_train.shape), np.empty(X_other.shape)
    for k in range(X_train.shape[1]):
        x = np.asarray(X_train[:, k], dtype=float)
        mean = x.sum() / len(x)
        std = np.sqrt(((x - mean) ** 2).mean()) or 1.0
        out[0][:, k], out[1][:, k] = (x - mean) / std, (X_other[:, k] - mean) / std
    return out


@alternative
def with_a_mask(X_train, X_other):
    """keepdims, zeros of the deviation replaced by a mask, a list in place of a tuple"""
    mean = np.mean(X_train, axis=0, keepdims=True, dtype=np.float64)
    std = np.std(X_train, axis=0, keepdims=True, dtype=np.float64)
    std[std == 0] = 1.0
    return [(X - mean) / std for X in (X_train, X_other)]


@misconception(caught_by=three_masses)
def each_by_itself(X_train, X_other):
    """Each sample is scaled by its own mean and deviation. Then one and the same jet gets other numbers in other
    company, and a single one has no deviation at all. Whose mean and deviation did the network get used to?"""

    def scaled(X):
        std = X.std(axis=0)
        return (X - X.mean(axis=0)) / np.where(std == 0, 1, std)

    return scaled(X_train), scaled(X_other)


@misconception(caught_by=three_masses)
def both_together(X_train, X_other):
    """The mean and the deviation come from both samples together, so the test jets leak into the training. What would
    you do with a jet that is measured next year?"""
    X = np.concatenate([X_train, X_other])
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (X_train - mean) / std, (X_other - mean) / std


@misconception(caught_by=each_feature_alone)
def one_scale_for_all(X_train, X_other):
    """One mean and one deviation for all features: those of the mass, which is a thousand times larger than the
    correlations. Over which axis do the examples go?"""
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / (std or 1), (X_other - mean) / (std or 1)


@misconception(caught_by=three_masses)
def ddof_one(X_train, X_other):
    """You divide by m - 1 in the variance. Both habits exist; ours here is 1/m (ddof 0), numpy's default. Is there a
    ddof in your line, or does pandas put one there?"""
    mean, std = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    std = np.where(std == 0, 1, std)
    return (X_train - mean) / std, (X_other - mean) / std


@misconception(caught_by=constant_feature)
def zero_by_zero(X_train, X_other):
    """A feature that is the same for all training jets has the deviation 0, and 0/0 is nan: one nan, and the whole
    network is nan after a step. What should it be divided by instead?"""
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / std, (X_other - mean) / std


@misconception(caught_by=three_masses)
def only_the_mean(X_train, X_other):
    """The means are 0 now, but a mass still counts a thousand times as much as a correlation. By what has each
    feature to be divided?"""
    mean = X_train.mean(axis=0)
    return X_train - mean, X_other - mean


@misconception(caught_by=three_masses)
def variance(X_train, X_other):
    """You divide by the variance, which has the unit squared: GeV over GeV² is no pure number. What is the root of
    it called?"""
    mean, var = X_train.mean(axis=0), X_train.var(axis=0)
    var = np.where(var == 0, 1, var)
    return (X_train - mean) / var, (X_other - mean) / var


@misconception(caught_by=narrow_features)
def something_added(X_train, X_other):
    """Something small is added to every deviation, and for a feature that is narrower than that nothing is left. Can
    you treat the constant features alone?"""
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std == 0, 1, std + 1e-10)
    return (X_train - mean) / std, (X_other - mean) / std


@misconception(caught_by=samples_unchanged)
def in_place(X_train, X_other):
    """The numbers are right, but they are written over the samples that were given: run the cell twice, and they are
    scaled twice. Does `-=` make a new array?"""
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std == 0, 1, std)
    if X_train.dtype.kind != "f":
        return (X_train - mean) / std, (X_other - mean) / std
    X_train -= mean.astype(X_train.dtype)
    X_train /= std.astype(X_train.dtype)
    X_other -= mean.astype(X_other.dtype)
    X_other /= std.astype(X_other.dtype)
    return X_train, X_other
