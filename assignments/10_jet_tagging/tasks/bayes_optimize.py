"""What the judge knows of bayes_optimize: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import check, expect, leaves_global_random_alone
from autograder.course.proof import alternative, misconception

from public import best_that_was_tried, counts_its_trials
from reference import GaussianProcessRegressor, Matern, expected_improvement


class Counted:
    """A function of one number that keeps what it was asked: an array would be many trials in one."""

    def __init__(self, function):
        self.function, self.points = function, []

    def __call__(self, x):
        self.points.append(float(np.asarray(x, float).item()))
        return self.function(x)

    @property
    def best(self):
        return min(self.function(point) for point in self.points)


def valley(rng):
    """A function with one deep valley, values about 0 and hills of about 2; its bounds and its minimum."""
    low, width = float(rng.uniform(-4, 0)), float(rng.uniform(4.5, 6))
    height, at, waves = float(rng.uniform(2, 3)), float(rng.uniform(0.15, 0.85)), float(rng.uniform(0.8, 1.3))

    def function(x):
        u = (np.asarray(x, float) - low) / width - at
        value = height * (2 * u * u - np.cos(2 * np.pi * waves * u) - 0.3)
        return value if np.ndim(x) else float(value)

    return function, low, low + width, function(low + at * width)


def number(value):
    return float(np.ravel(value)[0])


def search(student, f, low, high, steps, rng):
    """The numbers that came back, after a look whether they are two."""
    got = student.bayes_optimize(f, low, high, steps, rng)
    fits = isinstance(got, tuple | list) and len(got) == 2 and all(np.size(part) == 1 for part in got)
    expect(fits, ask="x_best first, then f_best?")
    return number(got[0]), number(got[1])


@check(core=True)
def honest(student, rng):
    "other functions: the best point that was tried, its own value, and no more trials than allowed"
    for steps in (9, 12):
        function, low, high, _ = valley(rng)
        f = Counted(function)
        x, value = search(student, f, low, high, steps, rng)
        expect(0 < len(f.points) <= steps, "more trials than steps", ask="Do the first points count as trials?")
        expect(np.isclose(value, function(x), rtol=1e-9, atol=1e-12), "f_best is not f(x_best)", ask="Whose value?")
        expect(np.isclose(value, f.best, rtol=1e-9, atol=1e-12), "a better point was tried", ask="Which is smallest?")


@check(core=True)
def learns(student, rng):
    "where the next trial goes depends on what the trials before have shown"
    function, low, high, _ = valley(rng)
    seed = int(rng.integers(1 << 32))
    one, other = Counted(function), Counted(lambda x: -function(x))
    search(student, one, low, high, 12, np.random.default_rng(seed))
    search(student, other, low, high, 12, np.random.default_rng(seed))
    same = len(one.points) == len(other.points) and np.allclose(sorted(one.points), sorted(other.points))
    expect(not same, "the same points for two different functions", ask="What does the process tell you about EI?")


@check(core=True)
def beats_random_search(student, rng):
    "fifteen functions: in the median it comes closer to the minimum than random search with as many trials"
    ratios = []
    for _ in range(15):
        function, low, high, least = valley(rng)
        f = Counted(function)
        x, value = search(student, f, low, high, 12, np.random.default_rng(int(rng.integers(1 << 32))))
        expect(len(f.points) <= 12, "more trials than steps", ask="Is every value of f a trial?")
        expect(np.isclose(value, function(x)), "f_best is not f(x_best)", ask="Whose value?")
        luck = function(np.random.default_rng(7).uniform(low, high, (2000, 12))).min(axis=1)
        ratios.append((value - least) / (np.median(luck) - least))
    expect(np.median(ratios) < 1, ask="Does the next trial go where EI is largest, with the right sign?")


@check
def within_bounds(student, rng):
    "every trial lies between low and high, also where the minimum is at the edge"
    for slope in (1.0, -1.0):
        f = Counted(lambda x, slope=slope: slope * x)
        x, _ = search(student, f, -3.0, 2.0, 8, rng)
        inside = all(-3 - 1e-9 <= point <= 2 + 1e-9 for point in [x, *f.points])
        expect(inside, ask="From which interval do the candidates come?")


@check
def few_steps(student, rng):
    "one step is one evaluation, three are at most three, and the first ones count as well when the best is chosen"
    for steps in (1, 2, 2, 2, 2, 3, 3, 3):
        f = Counted(valley(rng)[0])
        x, value = search(student, f, 0.0, 1.0, steps, rng)
        expect(len(f.points) <= steps, expected=steps, ask="How many random points at most?")
        expect(np.isclose(value, f.best) and np.isclose(value, f.function(x)), ask="And with one point?")


@check
def random_numbers_from_rng(student, rng):
    "everything random comes from rng"
    function, low, high, _ = valley(rng)
    outcome = student.observe("bayes_optimize", function, low, high, 7, rng)
    leaves_global_random_alone(outcome, ask="With n_restarts_optimizer, does the process have a random_state?")


@check
def named_arguments(student, rng):
    "the arguments can be given by name"
    f = Counted(valley(rng)[0])
    got = student.bayes_optimize(f=f, low=-1.0, high=1.5, steps=6, rng=rng)
    expect(0 < len(f.points) <= 6 and np.isclose(number(got[1]), f.best), ask="Which name differs?")


@alternative
def random_candidates(f, low, high, steps, rng):
    """RBF with a constant in front, random candidates, values standardised by hand"""
    from sklearn.gaussian_process.kernels import RBF, ConstantKernel

    x = [rng.uniform(low, high)]
    values = [f(x[0])]
    for k in range(1, steps):
        if k < 5:
            x.append(rng.uniform(low, high))
        else:
            v = np.array(values)
            v = (v - v.mean()) / (v.std() + 1e-12)
            kernel = ConstantKernel(1.0) * RBF((high - low) / 8, ((high - low) / 40, (high - low) * 2))
            process = GaussianProcessRegressor(kernel, alpha=1e-6).fit(np.array(x)[:, None], v)
            some = rng.uniform(low, high, 800)
            mu, sigma = process.predict(some[:, None], return_std=True)
            x.append(float(some[expected_improvement(mu, sigma, v.min()).argmax()]))
        values.append(f(x[-1]))
    return min(zip(x, values, strict=True), key=lambda pair: pair[1])


@alternative
def on_the_unit_interval(f, low, high, steps, rng):
    """searched on [0, 1], points never tried twice, random points spread by strata, restarts with a random_state"""
    first = min(steps, 5)
    u = list((rng.permutation(first) + rng.random(first)) / first)
    values = [float(f(low + (high - low) * x)) for x in u]
    grid = np.linspace(0, 1, 401)
    while len(u) < steps:
        process = GaussianProcessRegressor(
            Matern(0.2, (0.05, 2), nu=2.5), alpha=1e-8, normalize_y=True, n_restarts_optimizer=1, random_state=0
        ).fit(np.array(u)[:, None], np.array(values))
        left = grid[np.min(np.abs(grid[:, None] - np.array(u)), axis=1) > 1e-4]
        mu, sigma = process.predict(left[:, None], return_std=True)
        u.append(left[np.argmax(expected_improvement(mu, sigma, min(values)))])
        values.append(float(f(low + (high - low) * u[-1])))
    best = int(np.argmin(values))
    return low + (high - low) * u[best], values[best]


@alternative
def optimistic(f, low, high, steps, rng):
    """a lower confidence bound in place of EI, arrays that grow, ends and middle first"""
    x = np.array([low, high, (low + high) / 2])[:steps]
    values = np.array([f(float(v)) for v in x])
    grid = np.sort(np.concatenate([np.linspace(low, high, 250), rng.uniform(low, high, 150)]))
    while len(x) < steps:
        process = GaussianProcessRegressor(
            Matern((high - low) / 6, ((high - low) / 20, high - low), nu=2.5), alpha=1e-6, normalize_y=True
        )
        process.fit(x[:, None], values)
        mu, sigma = process.predict(grid[:, None], return_std=True)
        new = grid[np.argmin(mu - 1.5 * sigma)]
        x, values = np.append(x, new), np.append(values, f(float(new)))
    return x[values.argmin()], values.min()


@misconception(caught_by=learns)
def random_search(f, low, high, steps, rng):
    """All points are drawn at random: nothing is learned from the trials. What does the Gaussian process say about the
    next one?"""
    xs = rng.uniform(low, high, steps)
    values = [f(float(x)) for x in xs]
    k = int(np.argmin(values))
    return float(xs[k]), values[k]


@misconception(caught_by=learns)
def grid_search(f, low, high, steps, rng):
    """The points stand on a grid, whatever f says there: nothing is learned from the trials. What does the Gaussian
    process say about the next one?"""
    xs = np.linspace(low, high, steps)
    values = [f(float(x)) for x in xs]
    k = int(np.argmin(values))
    return float(xs[k]), values[k]


@misconception(caught_by=counts_its_trials)
def first_ones_for_free(f, low, high, steps, rng):
    """f is asked more often than `steps` allows. Two places are likely: the random points at the beginning cost as much
    as all others, and a last look at the best point is one more. Which trials do you not count?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, 4)]
    values = [f(x) for x in xs]
    for _ in range(steps):
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmin(values))
    return xs[k], values[k]


@misconception(caught_by=counts_its_trials)
def a_last_look(f, low, high, steps, rng):
    """f is asked more often than `steps` allows. Two places are likely: the random points at the beginning cost as much
    as all others, and a last look at the best point is one more. Which trials do you not count?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    x = xs[int(np.argmin(values))]
    return x, f(x)


@misconception(caught_by=best_that_was_tried)
def what_the_process_believes(f, low, high, steps, rng):
    """The minimum of the process comes back: a point that may never have been tried, with a value that f does not have
    there. Which of the trials was the best?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while True:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-4, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        if len(xs) == steps:
            k = int(np.argmin(mu))
            return float(grid[k, 0]), float(mu[k])
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))


@misconception(caught_by=best_that_was_tried)
def the_last_one(f, low, high, steps, rng):
    """The last trial comes back. The search goes on looking into gaps after it has found the minimum, so the last is
    rarely the best. Which function finds the smallest of the values?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    return xs[-1], values[-1]


@misconception(caught_by=beats_random_search)
def least_expected(f, low, high, steps, rng):
    """The next trial goes where EI is *smallest*, that is, where nothing can be expected. argmin or argmax?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmin(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmin(values))
    return xs[k], values[k]


@misconception(caught_by=best_that_was_tried)
def looks_for_the_largest(f, low, high, steps, rng):
    """The search goes uphill and brings back the largest value. We minimise: which sign has a gain, and which of the
    values is the best?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), np.negative(values)).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, -max(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmax(values))
    return xs[k], values[k]


@misconception(caught_by=few_steps)
def always_four(f, low, high, steps, rng):
    """Four random points are tried even when only one or three evaluations are allowed. How many may the first ones be
    at most?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, 4)]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmin(values))
    return xs[k], values[k]


@misconception(caught_by=random_numbers_from_rng)
def global_random(f, low, high, steps, rng):
    """The first points come from np.random itself, not from `rng`: nobody can repeat the search, and you move
    everybody else's random numbers. What offers the same method?"""
    np.random.seed(0)
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in np.random.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmin(values))
    return xs[k], values[k]


@misconception(caught_by=within_bounds)
def zero_to_high(f, low, high, steps, rng):
    """The search looks a good deal outside of its bounds. From where to where do the candidates have to go?"""
    grid = np.linspace(low - 1, high + 1, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmin(values))
    return xs[k], values[k]
