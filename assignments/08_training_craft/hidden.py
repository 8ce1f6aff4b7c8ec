"""Hidden checks: only the judge reads them."""

import numpy as np

from autograder.checks import (
    agree,
    check,
    expect,
    finite,
    has_shape,
    leaves_global_random_alone,
    numerical_gradient,
    quiet,
    unchanged,
)


def parts(value, names):
    """The parts of a result that should have as many as there are names."""
    fits = isinstance(value, tuple | list) and len(value) == len(names)
    expect(fits, f"{len(names)} things should come back", ask=f"Does it return {', '.join(names)}?")
    return value


def agree_by_part(got, expected, names, ask, **tolerance):
    """As agree, part by part, and says which part it is."""
    for name, mine, right in zip(names, parts(got, names), expected, strict=True):
        agree(mine, right, what=name, ask=f"{name}: {ask}", **tolerance)


def moments(rng, shape, kind=float):
    """w, g, v of one shape; whole numbers where the kind is int."""
    if kind is int:
        return tuple(rng.integers(-4, 5, shape) for _ in range(3))
    return tuple(rng.normal(size=shape).astype(kind) for _ in range(3))


@check("momentum_step", core=True)
def any_momentum(student, reference, rng):
    "w and v are right for any arrays, rate and beta"
    for shape, lr, beta in (((4, 1), 0.1, 0.9), ((2, 3), 0.7, 0.5), ((3, 3), 2.0, 0.99), ((1, 1), 0.01, 0.25)):
        w, g, v = moments(rng, shape)
        ask = "Is v = beta v + (1 - beta) g, and does w take the step against the new v?"
        agree_by_part(
            student.momentum_step(w, g, v, lr, beta), reference.momentum_step(w, g, v, lr, beta), ("w", "v"), ask
        )


@check("momentum_step", core=True)
def ten_steps_in_a_row(student, reference, rng):
    "ten steps, each with what the last one returned"
    w, g, _ = moments(rng, (3, 2))
    mine = theirs = (w, np.zeros((3, 2)))
    for _ in range(10):
        mine = parts(student.momentum_step(mine[0], g, mine[1], 0.3, 0.8), ("w", "v"))
        theirs = reference.momentum_step(theirs[0], g, theirs[1], 0.3, 0.8)
        g = g + rng.normal(size=(3, 2))
    agree_by_part(mine, theirs, ("w", "v"), "Does anything carry over from step to step besides w and v?")


@check("momentum_step")
def extreme_betas(student, reference, rng):
    "beta = 0 is plain descent, beta = 1 never changes v, and a rate of 0 moves nothing"
    w, g, v = moments(rng, (2, 3))
    for lr, beta in ((0.1, 0.0), (0.1, 1.0), (0.0, 0.9)):
        got = student.momentum_step(w, g, v, lr=lr, beta=beta)
        agree_by_part(
            got, reference.momentum_step(w, g, v, lr, beta), ("w", "v"), "What is it for beta = 0, and for 1?"
        )


@check("momentum_step")
def momentum_of_other_numbers(student, reference, rng):
    "whole numbers and float32 give the same values"
    whole = moments(rng, (3, 2), int)
    expected = reference.momentum_step(*(part.astype(float) for part in whole), 0.3, 0.9)
    agree_by_part(student.momentum_step(*whole, 0.3, 0.9), expected, ("w", "v"), "Do fractions survive?")
    single = moments(rng, (3, 2), np.float32)
    expected = reference.momentum_step(*(part.astype(float) for part in single), 0.3, 0.9)
    got = student.momentum_step(*single, 0.3, 0.9)
    agree_by_part(got, expected, ("w", "v"), "Is it right in float32?", rtol=1e-4, atol=1e-5)


@check("momentum_step")
def momentum_leaves_inputs_alone(student, rng):
    "w, g and v stay as they are; the arguments have the names of the contract"
    w, g, v = moments(rng, (2, 3))
    unchanged(student.observe("momentum_step", w=w, g=g, v=v, lr=0.1, beta=0.9))


def adam_arguments(rng, shape):
    w, g, m = moments(rng, shape)
    return w, g, m, rng.uniform(0.3, 2.0, shape)


@check("adam_step", core=True)
def any_adam_step(student, reference, rng):
    "w, m and v are right at any step number"
    for shape, t in (((3, 1), 1), ((2, 4), 2), ((3, 3), 3), ((1, 1), 10), ((2, 2), 400)):
        arguments = (*adam_arguments(rng, shape), t, 0.3)
        ask = "Is the mean that it comes from corrected with this t, and what is kept not?"
        agree_by_part(student.adam_step(*arguments), reference.adam_step(*arguments), ("w", "m", "v"), ask)


def away_from_zero(rng, shape, least):
    """Where eps, which may stand beside either root, changes less than the comparison allows."""
    return rng.choice([-1.0, 1.0], shape) * rng.uniform(least, least + 2, shape)


@check("adam_step", core=True)
def a_walk(student, reference, rng):
    "twelve steps from zero, each with what the last one returned"
    w, zeros = away_from_zero(rng, (2, 3), 2.0), np.zeros((2, 3))
    mine = theirs = (w, zeros, zeros)
    for t in range(1, 13):
        g = away_from_zero(rng, (2, 3), 0.3)
        mine = parts(student.adam_step(mine[0], g, mine[1], mine[2], t, 0.05), ("w", "m", "v"))
        theirs = reference.adam_step(theirs[0], g, theirs[1], theirs[2], t, 0.05)
    agree_by_part(mine, theirs, ("w", "m", "v"), "Does it use the t that is given, and keep the means without hats?")


@check("adam_step", core=True)
def other_betas(student, reference, rng):
    "beta1 and beta2 are those that are given, each in its place"
    for beta1, beta2, t in ((0.5, 0.8, 2), (0.95, 0.6, 3), (0.0, 0.9, 5), (0.8, 0.3, 4)):
        arguments = (*adam_arguments(rng, (3, 2)), t, 0.2)
        got = student.adam_step(*arguments, beta1=beta1, beta2=beta2)
        expected = reference.adam_step(*arguments, beta1=beta1, beta2=beta2)
        agree_by_part(got, expected, ("w", "m", "v"), "Which beta belongs to it, and is it the one that was given?")


@check("adam_step")
def eps_outside_of_the_root(student, reference, rng):
    "eps stands outside of the root: late in the training, where the corrections are 1"
    w, g, m, v = adam_arguments(rng, (2, 3))
    for eps, size in ((0.5, 1.0), (0.02, 1e-3), (1e-8, 1e-14)):
        arguments = (w, g * np.sqrt(size), m * np.sqrt(size), v * size, 60_000, 0.4)
        keywords = {} if eps == 1e-8 else {"eps": eps}
        got, expected = student.adam_step(*arguments, **keywords), reference.adam_step(*arguments, eps=eps)
        ask = "Is it root(v) + eps or root(v + eps)? And is eps 1e-8 when none is given?"
        agree(parts(got, ("w", "m", "v"))[0], expected[0], ask=ask)


@check("adam_step")
def gradient_of_zero(student):
    "a parameter that never had a gradient stays where it is, without a warning"
    w, zeros = np.array([[2.0], [-3.0]]), np.zeros((2, 1))
    outcome = student.observe("adam_step", w, zeros, zeros, zeros, 1, 0.1)
    quiet(outcome, ask="What is 0/0, and what is eps for?")
    agree_by_part(outcome.value, (w, zeros, zeros), ("w", "m", "v"), "What is eps for?")


@check("adam_step")
def adam_of_other_numbers(student, reference, rng):
    "whole numbers and float32 give the same values"
    w, g, m = moments(rng, (3, 2), int)
    v = rng.integers(1, 9, (3, 2))
    expected = reference.adam_step(*(part.astype(float) for part in (w, g, m, v)), 3, 0.1)
    agree_by_part(student.adam_step(w, g, m, v, 3, 0.1), expected, ("w", "m", "v"), "Do fractions survive?")
    single = [part.astype(np.float32) for part in adam_arguments(rng, (3, 2))]
    expected = reference.adam_step(*(part.astype(float) for part in single), 3, 0.1)
    got = student.adam_step(*single, 3, 0.1)
    agree_by_part(got, expected, ("w", "m", "v"), "Is it right in float32?", rtol=1e-4, atol=1e-5)


@check("adam_step")
def adam_leaves_inputs_alone(student, rng):
    "w, g, m and v stay as they are; the arguments have the names of the contract"
    w, g, m, v = adam_arguments(rng, (2, 3))
    outcome = student.observe("adam_step", w=w, g=g, m=m, v=v, t=2, lr=0.1, beta1=0.8, beta2=0.99, eps=1e-7)
    unchanged(outcome)


def network(rng, dims, kind=float):
    params = {}
    for l in range(1, len(dims)):
        params[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])).astype(kind)
        params[f"b{l}"] = (3 + rng.normal(size=(dims[l], 1))).astype(kind)
    return params


@check("l2_cost", core=True)
def any_depth(student, reference, rng):
    "the cost is right for one layer, two and twelve"
    for dims in ((4, 1), (3, 5, 1), (1, 3, 1, 2), (2, 2, 2), (2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 1)):
        arguments = (
            float(rng.uniform(0.1, 1)),
            network(rng, dims),
            float(rng.uniform(0.5, 3)),
            int(rng.integers(3, 50)),
        )
        ask = "Are all weights in, W10 too, squared entry by entry, biases out, times lam / (2 m) once?"
        agree(student.l2_cost(*arguments), reference.l2_cost(*arguments), ask=ask)


@check("l2_cost")
def in_any_order(student, reference, rng):
    "params are read by their names, whatever the order"
    params = network(rng, (3, 4, 2))
    for order in (sorted(params), sorted(params, reverse=True), ["b2", "W1", "b1", "W2"]):
        shuffled = {name: params[name] for name in order}
        got = student.l2_cost(cost=0.3, params=shuffled, lam=0.9, m=7)
        agree(got, reference.l2_cost(0.3, params, 0.9, 7), ask="Are weights told from biases by their names?")


@check("l2_cost")
def whole_numbers_in_l2(student, reference, rng):
    "whole lambda and weights don't round; float32 is fine"
    params = {
        "W1": np.array([[1, 2], [3, -1]]),
        "b1": np.array([[1], [2]]),
        "W2": np.array([[2, 0]]),
        "b2": np.array([[5]]),
    }
    agree(student.l2_cost(1, params, 1, 7), 1 + 19 / 14, ask="What is 1 // 14?")
    single = network(rng, (3, 4, 1), np.float32)
    agree(student.l2_cost(0.2, single, 0.3, 5), reference.l2_cost(0.2, single, 0.3, 5), rtol=1e-5)


@check("l2_cost")
def one_example_in_l2(student, rng):
    "m = 1 and negative costs work, and nothing changes in place"
    params = network(rng, (3, 2, 1))
    squares = float(np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))
    outcome = student.observe("l2_cost", -1.5, params, 0.8, 1)
    unchanged(outcome)
    agree(outcome.value, -1.5 + 0.4 * squares, ask="Is lam / (2 m) right for m = 1?")


def dropped(student, A, keep, seed):
    """Output and mask of one call in training, the mask checked for what it may hold."""
    out, mask = parts(student.dropout_forward(A, keep, np.random.default_rng(seed), True), ("A", "mask"))
    has_shape(out, A.shape, ask="Entries become 0, they don't vanish.")
    has_shape(mask, A.shape, ask="One decision for each entry of A.")
    only = mask.dtype.kind in "biuf" and np.all((mask == 0) | (mask == 1))
    expect(only, "the mask holds something else than 0 and 1", ask="Is the factor 1/keep in the mask?")
    return out, mask.astype(float)


@check("dropout_forward", core=True)
def any_keep(student, rng):
    "the right share survives for any keep, and grows by 1/keep"
    for keep, shape in ((0.5, (60, 200)), (0.9, (200, 60)), (0.25, (120, 120))):
        A = rng.normal(size=shape) + 2
        out, mask = dropped(student, A, keep, int(rng.integers(2**32)))
        error = np.sqrt(keep * (1 - keep) / A.size)
        ask = "keep is the probability that an entry survives. Is it compared the right way round?"
        expect(abs(mask.mean() - keep) < 6 * error, f"{mask.mean():.1%} survive where keep is {keep:g}", ask=ask)
        agree(out, A * mask / keep, ask="Survivors are divided by keep, the others are 0.")


@check("dropout_forward", core=True)
def nothing_dropped_in_use(student, rng):
    "in use A comes back as it is, with None, whatever keep is"
    for keep in (0.5, 0.1, 1.0):
        A = rng.normal(size=(4, 6))
        out, mask = parts(student.dropout_forward(A, keep, np.random.default_rng(1), False), ("A", "mask"))
        agree(out, A, ask="Is A scaled or dropped although training is False?")
        expect(
            mask is None, "there should be no mask", ask="What comes back in place of a mask when nothing is dropped?"
        )


@check("dropout_forward", core=True)
def each_entry_for_itself(student, rng):
    "every unit is dropped for every event anew: no two rows or columns share their mask"
    mask = dropped(student, np.ones((80, 80)), 0.5, int(rng.integers(2**32)))[1]
    for axis, name in ((0, "columns (events)"), (1, "rows (units)")):
        spread = float(np.std(mask.mean(axis=axis)))
        problem = f"the {name} don't look independent of each other"
        expect(0.5 < spread / np.sqrt(0.25 / 80) < 1.6, problem, ask="Is one number drawn for each entry of A?")
        lines = mask if axis == 1 else mask.T
        expect(
            len(np.unique(lines, axis=0)) == 80, f"two {name} share a mask", ask="Is one number drawn for each entry?"
        )


@check("dropout_forward")
def the_generator_decides(student, rng):
    "the same seed gives the same mask, another seed or a second call another one"
    A, seed = np.ones((20, 20)), int(rng.integers(2**31))
    first, again, other = (dropped(student, A, 0.6, s)[1] for s in (seed, seed, seed + 1))
    agree(again, first, ask="Does everything random come from the generator that is given?")
    expect(not np.array_equal(first, other), "two seeds give one mask", ask="Is the generator that is given used?")
    generator = np.random.default_rng(seed)
    masks = [parts(student.dropout_forward(A, 0.6, generator, True), ("A", "mask"))[1] for _ in range(2)]
    expect(not np.array_equal(*masks), "two calls give one mask", ask="Is the generator made anew in every call?")


@check("dropout_forward")
def activations_of_zero(student):
    "the mask says what was drawn, also where A is 0 or negative"
    for A in (np.zeros((50, 60)), -np.ones((50, 60))):
        share = dropped(student, A, 0.7, 5)[1].mean()
        expect(
            abs(share - 0.7) < 0.05, f"{share:.1%} of the mask is 1 where keep is 0.7", ask="Is the mask made from A?"
        )


@check("dropout_forward")
def keep_everything(student, rng):
    "with keep = 1 nothing is dropped"
    A = rng.normal(size=(30, 40))
    out, mask = dropped(student, A, 1.0, int(rng.integers(2**32)))
    agree(out, A, ask="What is dropped with probability 0?")
    agree(mask, np.ones((30, 40)), ask="What is dropped with probability 0?")


@check("dropout_forward")
def dropout_of_other_numbers(student):
    "one example, one unit, whole numbers and float32 work"
    for A in (np.full((40, 1), 3), np.full((1, 40), -3), np.full((5, 8), 2.5, dtype=np.float32)):
        out, mask = dropped(student, A, 0.8, 11)
        agree(out, A.astype(float) * mask / 0.8, rtol=1e-5, ask="Do fractions survive?")


@check("dropout_forward")
def dropout_leaves_the_world_alone(student, rng):
    "A and numpy's global random state stay as they are"
    A = rng.normal(size=(6, 5))
    for training in (True, False):
        outcome = student.observe("dropout_forward", A=A, keep=0.5, rng=np.random.default_rng(3), training=training)
        leaves_global_random_alone(outcome)
        expect(
            "A" not in outcome.changed, "the call changed A in place", ask="Does `A *= mask` write into the caller's A?"
        )


@check("dropout_backward", core=True)
def any_mask(student, reference, rng):
    "the derivative is right for any mask and keep"
    for shape, keep in (((3, 5), 0.8), ((4, 4), 0.3), ((1, 6), 0.5)):
        dA, mask = rng.normal(size=shape), rng.random(shape) < keep
        ask = "What is dropped gets 0, the rest grows by 1/keep, by the keep that is given."
        agree(student.dropout_backward(dA, mask, keep), reference.dropout_backward(dA, mask, keep), ask=ask)


@check("dropout_backward", core=True)
def against_the_forward(student, rng):
    "it's the derivative of the forward pass: central differences agree"
    dA, A = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    mask, keep = rng.random((3, 4)) < 0.6, 0.6
    expected = numerical_gradient(lambda a: np.sum(dA * a * mask / keep), A)
    ask = "The loss changes with each output by dA, and each output with its input by what?"
    agree(student.dropout_backward(dA, mask, keep), expected, rtol=1e-5, atol=1e-7, ask=ask)


@check("dropout_backward")
def masks_of_numbers(student, rng):
    "a mask of 0 and 1 does as well as one of False and True"
    dA, mask = rng.normal(size=(4, 5)), rng.random((4, 5)) < 0.7
    expected = dA * mask / 0.7
    for kind in (float, int, np.float32):
        got = student.dropout_backward(dA, mask.astype(kind), 0.7)
        agree(
            got, expected, rtol=1e-5, ask="An array of 0 and 1 as an index picks rows 0 and 1. What does a product do?"
        )


@check("dropout_backward")
def derivatives_of_zero_and_whole_numbers(student, rng):
    "whole numbers, float32, no unit alive, all alive"
    dA = rng.integers(-4, 5, (3, 4))
    mask = np.array([[True, False, True, True]] * 3)
    agree(student.dropout_backward(dA, mask, 0.8), dA.astype(float) * mask / 0.8, ask="Do fractions survive?")
    single = dA.astype(np.float32)
    agree(student.dropout_backward(single, mask, 0.8), dA * mask / 0.8, rtol=1e-5, ask="Is it right in float32?")
    ones = np.ones((3, 4), dtype=bool)
    agree(student.dropout_backward(dA.astype(float), ~ones, 0.8), np.zeros((3, 4)), ask="Nobody is alive.")
    agree(student.dropout_backward(dA.astype(float), ones, 1.0), dA.astype(float), ask="All are alive, keep is 1.")


@check("dropout_backward")
def backward_leaves_inputs_alone(student, rng):
    "dA and the mask stay as they are; the arguments have the names of the contract"
    outcome = student.observe("dropout_backward", dA=rng.normal(size=(3, 4)), mask=rng.random((3, 4)) < 0.5, keep=0.5)
    unchanged(outcome)


def a_batch(rng, n, m):
    """Z with its own mean and size in each unit, gamma, beta, running. No variance is small: eps has its own check."""
    Z = rng.normal(size=(n, m))
    if m > 1:
        Z = (Z - Z.mean(axis=1, keepdims=True)) / Z.std(axis=1, keepdims=True)
    Z = Z * rng.uniform(0.7, 3, (n, 1)) + rng.normal(size=(n, 1)) * 3
    running = {"mean": rng.normal(size=(n, 1)), "var": rng.uniform(0.5, 3, (n, 1))}
    return Z, rng.normal(size=(n, 1)), rng.normal(size=(n, 1)), running


NORMALISED = "Whose mean and variance are used, over which axis, divided by what? Are gamma and beta applied?"


@check("batchnorm_forward", core=True)
def any_batch_in_training(student, reference, rng):
    "out is right in training for any shape, also where units and events are as many"
    for n, m in ((3, 5), (4, 4), (6, 2), (1, 7)):
        batch = a_batch(rng, n, m)
        out = parts(student.batchnorm_forward(*batch, True), ("out", "running"))[0]
        agree(out, reference.batchnorm_forward(*batch, True)[0], rtol=1e-4, atol=1e-4, what="out", ask=NORMALISED)


@check("batchnorm_forward", core=True)
def running_in_training(student, reference, rng):
    "the running mean and variance are right, for any momentum"
    for (n, m), momentum in (((3, 5), None), ((4, 4), 0.5), ((2, 3), 0.99)):
        batch, keyword = a_batch(rng, n, m), {} if momentum is None else {"momentum": momentum}
        running = parts(student.batchnorm_forward(*batch, True, **keyword), ("out", "running"))[1]
        expected = reference.batchnorm_forward(*batch, True, **keyword)[1]
        ask = "momentum stays with the old value. And is the variance of the batch divided by m here too?"
        agree(running, expected, ask=ask)


@check("batchnorm_forward", core=True)
def any_batch_in_use(student, reference, rng):
    "in use the running statistics are used, and come back as they are"
    for n, m in ((3, 5), (4, 4), (2, 1)):
        batch = a_batch(rng, n, m)
        got, expected = student.batchnorm_forward(*batch, False), reference.batchnorm_forward(*batch, False)
        ask = "In use nothing is measured and nothing is updated."
        agree_by_part(got, expected, ("out", "running"), ask, rtol=1e-4, atol=1e-4)


@check("batchnorm_forward")
def alone_or_in_company(student, rng):
    "in use an event gets the same answer alone as among others"
    Z, gamma, beta, running = a_batch(rng, 3, 6)
    together = parts(student.batchnorm_forward(Z, gamma, beta, running, False), ("out", "running"))[0]
    for k in (0, 4):
        alone = parts(student.batchnorm_forward(Z[:, k : k + 1], gamma, beta, running, False), ("out", "running"))[0]
        has_shape(together, (3, 6))
        agree(alone, together[:, k : k + 1], ask="Does the answer for one event depend on its neighbours?")


@check("batchnorm_forward")
def eps_inside_the_root(student, reference, rng):
    "eps stands inside the root, and is 1e-5 when none is given"
    Z, gamma, beta, running = a_batch(rng, 3, 5)
    small = {"mean": running["mean"], "var": running["var"] * 1e-5}
    for training in (True, False):
        for arguments, keyword in (((Z, gamma, beta, running), {"eps": 0.5}), ((1e-2 * Z, gamma, beta, small), {})):
            got = parts(student.batchnorm_forward(*arguments, training, **keyword), ("out", "running"))
            expected = reference.batchnorm_forward(*arguments, training, **keyword)
            agree(got[0], expected[0], what="out", ask="Is it root(var + eps) or root(var) + eps?")
            agree(got[1], expected[1], what="running", ask="Does eps belong into the running variance?")


@check("batchnorm_forward")
def units_that_never_change(student, reference):
    "a constant unit, and a batch of one event, give beta, without a warning"
    gamma, beta = np.array([[2.0], [3.0]]), np.array([[-1.0], [4.0]])
    running = {"mean": np.array([[1.0], [2.0]]), "var": np.array([[1.0], [0.0]])}
    for Z in (np.full((2, 4), 3.0), np.array([[1.0], [-7.0]])):
        outcome = student.observe("batchnorm_forward", Z, gamma, beta, running, True)
        quiet(outcome, ask="What is divided by when the variance is 0?")
        expected = reference.batchnorm_forward(Z, gamma, beta, running, True)
        agree_by_part(outcome.value, expected, ("out", "running"), "What is left when all events are equal?")


@check("batchnorm_forward")
def far_from_zero(student, rng):
    "units that hardly move, around 100 million: no warning and no nan"
    _, gamma, beta, running = a_batch(rng, 20, 6)
    Z = 1e8 * rng.uniform(1, 9, (20, 1)) + rng.normal(size=(20, 6)) * 1e-6
    outcome = student.observe("batchnorm_forward", Z, gamma, beta, running, True)
    quiet(outcome, ask="Can your variance become negative? What is left of 1e16 - 1e16?")
    finite(parts(outcome.value, ("out", "running"))[0], ask="Can your variance become negative?")


@check("batchnorm_forward")
def batches_of_other_numbers(student, reference, rng):
    "whole numbers and float32 give the same values"
    _, gamma, beta, running = a_batch(rng, 3, 5)
    Z = rng.integers(-5, 6, (3, 5))
    for training in (True, False):
        expected = reference.batchnorm_forward(Z.astype(float), gamma, beta, running, training)
        got = student.batchnorm_forward(Z, gamma, beta, running, training)
        agree_by_part(got, expected, ("out", "running"), "Do fractions survive?")
        got = student.batchnorm_forward(Z.astype(np.float32), gamma, beta, running, training)
        agree_by_part(got, expected, ("out", "running"), "Is it right in float32?", rtol=1e-4, atol=1e-5)


@check("batchnorm_forward")
def a_new_dict(student, rng):
    "Z, gamma, beta and the running statistics of the caller stay as they are"
    Z, gamma, beta, running = a_batch(rng, 3, 5)
    for training in (True, False):
        outcome = student.observe(
            "batchnorm_forward", Z=Z, gamma=gamma, beta=beta, running=running, training=training, momentum=0.8, eps=1e-4
        )
        unchanged(outcome, ask="Is a new dict made, or is the caller's written into?")


NAMES = ("dZ", "dgamma", "dbeta")


@check("batchnorm_backward", core=True)
def any_batch_backward(student, reference, rng):
    "all three derivatives are right for any shape, every entry"
    for n, m in ((3, 5), (4, 4), (5, 3), (1, 8)):
        Z, gamma, _, _ = a_batch(rng, n, m)
        dout = rng.normal(size=(n, m)) + 0.5
        got, expected = student.batchnorm_backward(dout, Z, gamma), reference.batchnorm_backward(dout, Z, gamma)
        ask = "sums over the examples for gamma and beta; for Z by way of the mean and of the variance too."
        agree_by_part(got, expected, NAMES, ask)


@check("batchnorm_backward", core=True)
def shifts_and_sums(student, rng):
    "a shift of all events changes nothing: each row of dZ adds up to 0; dbeta of ones is m"
    Z, gamma, _, _ = a_batch(rng, 4, 6)
    dout = rng.normal(size=(4, 6))
    dZ = parts(student.batchnorm_backward(dout, Z, gamma), NAMES)[0]
    has_shape(dZ, (4, 6))
    agree(dZ.sum(axis=1), np.zeros(4), atol=1e-8, ask="Is the way by the mean in dZ?")
    _, dgamma, dbeta = parts(student.batchnorm_backward(np.ones((4, 6)), Z, gamma), NAMES)
    agree(dbeta, np.full((4, 1), 6.0), ask="A sum over six examples, each 1.")
    agree(dgamma, np.zeros((4, 1)), atol=1e-8, ask="Z_hat has the mean 0: what is its sum?")


@check("batchnorm_backward")
def eps_backward(student, reference, rng):
    "eps is the one that is given, inside the root, and 1e-5 when none is"
    Z, gamma, _, _ = a_batch(rng, 3, 5)
    dout = rng.normal(size=(3, 5))
    for z, keyword in ((Z, {"eps": 0.5}), (3e-3 * Z, {})):
        expected = reference.batchnorm_backward(dout, z, gamma, **keyword)
        got = student.batchnorm_backward(dout, z, gamma, **keyword)
        agree_by_part(got, expected, NAMES, "Where does eps stand in the forward pass, and which one?")


@check("batchnorm_backward")
def tiny_batches_backward(student, reference, rng):
    "one event, two events, and constant units, without a warning"
    gamma = rng.normal(size=(3, 1)) + 2
    for Z in (rng.normal(size=(3, 1)), rng.normal(size=(3, 2)), np.full((3, 4), 3.0)):
        dout = rng.normal(size=Z.shape)
        outcome = student.observe("batchnorm_backward", dout, Z, gamma)
        quiet(outcome, ask="What is divided by when the variance is 0?")
        expected = reference.batchnorm_backward(dout, Z, gamma)
        agree_by_part(outcome.value, expected, NAMES, "Is it right for a batch this small?", atol=1e-7)


@check("batchnorm_backward")
def backward_of_other_numbers(student, reference, rng):
    "whole numbers and float32 give the same values"
    Z, dout, gamma = rng.integers(-5, 6, (3, 5)), rng.integers(-3, 4, (3, 5)), np.array([[2], [-1], [3]])
    Z[:, 0], Z[:, 1] = 7, -7
    expected = reference.batchnorm_backward(dout.astype(float), Z.astype(float), gamma.astype(float))
    agree_by_part(student.batchnorm_backward(dout, Z, gamma), expected, NAMES, "Do fractions survive?")
    single = [part.astype(np.float32) for part in (dout, Z, gamma)]
    got = student.batchnorm_backward(*single)
    agree_by_part(got, expected, NAMES, "Is it right in float32?", rtol=1e-4, atol=1e-5)


@check("batchnorm_backward")
def backward_leaves_batches_alone(student, rng):
    "dout, Z and gamma stay as they are; the arguments have the names of the contract"
    Z, gamma, _, _ = a_batch(rng, 3, 5)
    outcome = student.observe("batchnorm_backward", dout=rng.normal(size=(3, 5)), Z=Z, gamma=gamma, eps=1e-4)
    unchanged(outcome)


def noisy_curve(rng, epochs):
    """A noisy curve of distinct multiples of 1/1024: sums are exact, and with these min_deltas nothing ties."""
    curve = 1024 * np.exp(-np.arange(epochs) / 10) + rng.integers(-200, 201, epochs)
    values = np.round(curve).astype(int)
    while len(np.unique(values)) < epochs:
        values = values + rng.integers(-5, 6, epochs)
    return [float(value) / 1024 for value in values]


PATIENCES = ((1, 0.0), (2, 0.0), (3, 255 / 2048), (5, 511 / 2048), (2, 31 / 2048))


@check("early_stopping", core=True)
def any_curve(student, reference, rng):
    "the epochs are right for noisy curves, any patience and min_delta"
    curves = [(noisy_curve(rng, epochs), *patience) for epochs in (4, 12, 40) for patience in PATIENCES]
    ask = "Is patience counted in a row, from the last improvement? Is best_epoch the last one that improved?"
    for curve, got in zip(curves, student.each("early_stopping", curves), strict=True):
        agree(got, reference.early_stopping(*curve), ask=ask)


@check("early_stopping", core=True)
def small_steps_add_up(student):
    "best is the loss of the last epoch that improved, not the smallest one: small steps add up"
    losses = [1.0, 0.9375, 0.875, 0.8125, 0.75, 0.6875, 0.625]
    agree(student.early_stopping(losses, 3, 0.15), (6, 6), ask="Is 0.8125 compared with 1 or with 0.875?")
    agree(student.early_stopping(losses, 2, 0.15), (2, 0), ask="How many epochs in a row stay above 1 - 0.15?")
    slow = [1.0, 0.95, 0.98, 0.8, 0.79, 0.85, 0.9]
    agree(
        student.early_stopping(slow, 3, 0.1), (6, 3), ask="Is an epoch compared with the best, or with the one before?"
    )


@check("early_stopping", core=True)
def the_end_comes_first(student):
    "losses that end before patience does: stop_epoch is the last epoch"
    agree(student.early_stopping([3.0, 2.0, 2.5, 2.5], 3, 0.0), (3, 1), ask="Did it stop, or did the losses end?")
    agree(student.early_stopping([3.0, 2.0, 2.5, 2.5, 2.5], 3, 0.0), (4, 1), ask="Did it stop, or did the losses end?")
    agree(
        student.early_stopping([3.0, 2.0, 2.5, 2.5, 2.5, 1.0], 3, 0.0),
        (4, 1),
        ask="Who looks at losses after the stop?",
    )


@check("early_stopping")
def exactly_min_delta(student):
    "an improvement by exactly min_delta is none, and an equal loss is none"
    agree(student.early_stopping([1.0, 0.75, 0.5, 0.25], 2, 0.25), (3, 2), ask="Is 0.75 < 1 - 0.25?")
    agree(student.early_stopping([1.0, 1.0, 0.5, 0.5, 0.5], 2, 0.0), (4, 2), ask="Is 1 < 1 - 0?")


@check("early_stopping")
def one_epoch(student):
    "one epoch gives (0, 0); patience 1 stops at the first epoch that doesn't improve"
    agree(student.early_stopping([0.4], 1, 0.0), (0, 0), ask="Does epoch 0 always improve?")
    agree(student.early_stopping([0.4], 3, 0.5), (0, 0), ask="Does epoch 0 always improve?")
    agree(student.early_stopping([0.4, 0.4], 1, 0.0), (1, 0), ask="Which is the first epoch that doesn't improve?")


@check("early_stopping")
def negative_and_huge_losses(student):
    "losses may be negative, huge or whole numbers; min_delta is absolute"
    agree(
        student.early_stopping([-1.0, -2.0, -3.0, -2.5, -2.75], 2, 0.5),
        (4, 2),
        ask="Is min_delta subtracted from best?",
    )
    agree(
        student.early_stopping([2.0**80, 2.0**79, 2.0**79], 1, 1.0), (2, 1), ask="What is best before the first epoch?"
    )
    tiny = [0.5004, 0.5003, 0.5002, 0.5001, 0.5]
    agree(student.early_stopping(tiny, 2, 0.0), (4, 4), ask="Is anything rounded?")
    agree(student.early_stopping([9, 7, 8, 5, 6, 6], 2, 1), (5, 3), ask="Do whole numbers work?")
    agree(student.early_stopping([2.0, 1.0, 0.0, 0.5, 0.5], 2, 0.0), (4, 2), ask="Is a best loss of 0 a loss like any?")
    agree(
        student.early_stopping([1000.0, 999.0, 998.0, 997.5], 2, 0.75), (3, 2), ask="Is min_delta a loss or a fraction?"
    )


@check("early_stopping")
def any_sequence_of_losses(student):
    "losses may stand in a list, a tuple or an array, and stay as they are"
    for losses in ([0.9, 0.7, 0.8, 0.75], (0.9, 0.7, 0.8, 0.75), np.array([0.9, 0.7, 0.8, 0.75])):
        outcome = student.observe("early_stopping", losses=losses, patience=2, min_delta=0.01)
        unchanged(outcome)
        agree(outcome.value, (3, 1), ask="Does it work for a tuple and an array too?")


@check("reduce_on_plateau", core=True)
def any_plateau(student, reference, rng):
    "the rates are right for noisy curves, any factor, patience and min_delta"
    curves = [
        (noisy_curve(rng, epochs), 0.2, float(rng.choice([0.1, 0.3, 0.5])), *patience)
        for epochs in (5, 14, 40)
        for patience in PATIENCES
    ]
    ask = "Which epochs improve? In which one is the smaller rate used first? Where does the count start anew?"
    for curve, got in zip(curves, student.each("reduce_on_plateau", curves), strict=True):
        agree(got, reference.reduce_on_plateau(*curve), atol=0.0, ask=ask)


@check("reduce_on_plateau", core=True)
def a_long_plateau(student):
    "on a long plateau the rate falls again after each `patience` epochs"
    expected = [1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125]
    agree(student.reduce_on_plateau([2.0] * 11, 1.0, 0.5, 3, 0.01), expected, ask="Does the count start anew?")
    expected = [1.0, 1.0, 0.25, 0.0625, 0.015625]
    agree(student.reduce_on_plateau([2.0] * 5, 1.0, 0.25, 1, 0.01), expected, ask="And with patience 1?")


@check("reduce_on_plateau", core=True)
def best_is_kept(student):
    "after a reduction the best loss is what it was: coming back to it is no improvement"
    losses = [1.0, 2.0, 2.0, 2.5, 2.75, 1.5, 1.25, 1.0]
    expected = [0.8, 0.8, 0.8, 0.4, 0.4, 0.2, 0.2, 0.1]
    agree(student.reduce_on_plateau(losses, 0.8, 0.5, 2, 0.01), expected, ask="Is 1.5 better than the best so far?")
    small = [1.0, 0.9375, 0.875, 0.8125, 0.75, 0.75, 0.75]
    expected = [0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2]
    agree(student.reduce_on_plateau(small, 0.8, 0.5, 2, 0.15), expected, ask="Is 0.875 < 1 - 0.15?")
    agree(student.reduce_on_plateau(small, 0.8, 0.5, 3, 0.15), [0.8] * 7, ask="Is 0.8125 compared with 1?")


@check("reduce_on_plateau")
def exactly_min_delta_again(student):
    "an improvement by exactly min_delta is none"
    got = student.reduce_on_plateau([1.0, 0.75, 0.75, 0.5], 1.0, 0.5, 1, 0.25)
    agree(got, [1.0, 1.0, 0.5, 0.25], ask="Is 0.75 < 1 - 0.25?")


@check("reduce_on_plateau")
def an_improvement_starts_the_count_anew(student):
    "only epochs in a row count; a reduction due after the last epoch isn't seen"
    got = student.reduce_on_plateau([1.0, 1.0, 0.5, 0.5, 0.25, 0.25, 0.25], 1.0, 0.5, 2, 0.0)
    agree(got, [1.0] * 7, ask="Are the epochs without improvement counted in a row?")
    agree(student.reduce_on_plateau([0.3], 0.1, 0.5, 1, 0.0), [0.1], ask="One loss, one rate.")


@check("reduce_on_plateau")
def rates_of_any_size(student):
    "a whole rate, tiny rates, factors 0.1 and 1, negative and huge losses"
    agree(student.reduce_on_plateau([1, 1, 1, 1], 1, 0.5, 1, 0), [1.0, 1.0, 0.5, 0.25], ask="Do fractions survive?")
    got = student.reduce_on_plateau([1.0] * 9, 1e-3, 0.1, 1, 0.0)
    expected = np.array([1e-3, *(1e-3 * 0.1**k for k in range(8))])
    agree(
        np.asarray(got, dtype=float) / expected,
        np.ones(9),
        ask="Is there a smallest rate, or one of 0? Nobody asked for it.",
    )
    agree(
        student.reduce_on_plateau([0.5003, 0.5002, 0.5001, 0.5], 0.5, 0.5, 1, 0.0),
        [0.5] * 4,
        ask="Is anything rounded?",
    )
    agree(student.reduce_on_plateau([-1.0, -2.0, -3.0, -3.0], 0.5, 0.5, 1, 0.5), [0.5] * 4, ask="Do they improve?")
    got = student.reduce_on_plateau([1.0, 0.0, 0.5, 0.25, 0.25], 0.5, 0.5, 2, 0.0)
    agree(got, [0.5, 0.5, 0.5, 0.5, 0.25], ask="Is a best loss of 0 a loss like any?")
    got = student.reduce_on_plateau([2.0**80, 2.0**79, 2.0**79, 2.0**79], 0.5, 0.5, 1, 0.0)
    agree(got, [0.5, 0.5, 0.5, 0.25], ask="What is best before the first epoch?")


@check("reduce_on_plateau")
def losses_in_any_sequence(student):
    "losses may stand in a list, a tuple or an array, and stay as they are"
    for losses in ([1.0, 1.0, 1.0], (1.0, 1.0, 1.0), np.ones(3)):
        outcome = student.observe("reduce_on_plateau", losses=losses, lr=0.4, factor=0.5, patience=1, min_delta=0.01)
        unchanged(outcome)
        agree(outcome.value, [0.4, 0.4, 0.2], ask="Does it work for a tuple and an array too?")


def word(student, train, dev, human, ask):
    words(student, [(train, dev, human)], ask)


def words(student, errors, ask):
    for (train, dev, human), got in zip(errors, student.each("diagnose", errors), strict=True):
        right = ("fine", "variance", "bias", "both")[2 * (train - human > 0.02) + (dev - train > 0.02)]
        agree(got, right, what=f"train {train:.1%}, dev {dev:.1%}, human {human:.1%}", ask=ask)


@check("diagnose", core=True)
def any_errors(student, rng):
    "the verdict is right for errors of all kinds, well away from 0.02"
    errors = []
    for _ in range(40):
        human = float(rng.uniform(0, 0.2))
        gaps = [float(rng.choice([rng.uniform(-0.03, 0.017), rng.uniform(0.023, 0.2)])) for _ in range(2)]
        train = max(human + gaps[0], 0.0)
        dev = max(train + gaps[1], 0.0)
        errors.append((train, dev, human))
    words(student, errors, "Bias is train - human, variance dev - train, each against 0.02.")


@check("diagnose", core=True)
def between_two_and_four_points(student):
    "1.5 points are small, 2.5 and 3 are large"
    ask = "What is large? More than 0.02, two percentage points."
    for gap in (0.015, 0.025, 0.03):
        word(student, 0.1 + gap, 0.1 + gap, 0.1, ask)
        word(student, 0.1, 0.1 + gap, 0.1, ask)
        word(student, 0.1 + gap, 0.1 + 2 * gap, 0.1, ask)


@check("diagnose")
def better_than_expected(student):
    "a negative difference is not large: better than human, or dev better than train"
    word(student, 0.05, 0.06, 0.15, "The network beats the experts. Is that a bias?")
    word(student, 0.10, 0.05, 0.09, "The dev error is lower. Is that variance?")
    word(student, 0.05, 0.20, 0.15, "Is the variance dev - train, or dev - human?")
    word(student, 0.20, 0.05, 0.10, "Dev is fine, train is not. Which is it?")


@check("diagnose")
def exactly_two_points(student):
    "a difference of exactly 0.02 is not large"
    ask = "Large is more than 0.02."
    agree(student.diagnose(0.02, 0.02, 0.0), "fine", ask=ask)
    agree(student.diagnose(0.0, 0.02, 0.0), "fine", ask=ask)


@check("diagnose")
def errors_at_the_ends(student):
    "errors of 0 and 1, by name, Python's and numpy's numbers"
    agree(student.diagnose(0, 0, 0), "fine", ask="All perfect.")
    agree(student.diagnose(1.0, 1.0, 0.0), "bias", ask="Everything wrong, everywhere.")
    agree(student.diagnose(0.0, 1.0, 0.0), "variance", ask="All by heart, nothing understood.")
    got = student.diagnose(train_error=np.float64(0.3), dev_error=np.float64(0.5), human_error=np.float32(0.25))
    agree(got, "both", ask="Do numpy's numbers work?")
