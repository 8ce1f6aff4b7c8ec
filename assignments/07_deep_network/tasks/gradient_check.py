"""What the judge knows of gradient_check: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, expect, is_float, quiet, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from public import cube_of_one_weight, finds_a_doubled_gradient


def bent_terms(params):
    """One number, the sum of a bent function of every parameter, and its derivatives; other curvature in each array."""
    total, slopes = 0.0, {}
    for name, value in params.items():
        k, value = sorted(params).index(name) + 1, np.asarray(value, dtype=np.float64)
        total += float(np.sum(np.sin(k * value) + value**3 / k))
        slopes[name] = k * np.cos(k * value) + 3 * value**2 / k
    return total, slopes


def bent_cost(params):
    """Every derivative depends on all parameters: one that isn't put back shows in the others."""
    total = bent_terms(params)[0]
    return total + 0.05 * total**2


def bent_gradients(params):
    total, slopes = bent_terms(params)
    return {f"d{name}": slope * (1 + 0.1 * total) for name, slope in slopes.items()}


def small_params(rng, dims=(2, 2, 1)):
    sizes = [(f"W{l}", (dims[l], dims[l - 1])) for l in range(1, len(dims))]
    sizes += [(f"b{l}", (dims[l], 1)) for l in range(1, len(dims))]
    return {name: rng.normal(size=shape) for name, shape in sorted(sizes, key=lambda s: (s[0][1:], s[0][0]))}


@check(core=True)
def right_gradients_pass(student, rng):
    "right gradients give a difference near 0"
    params = small_params(rng)
    got = student.gradient_check(bent_cost, params, bent_gradients(params))
    is_float(got)
    expect(0 <= got < 1e-7, "it should be nearly 0", ask="Is one number moved at a time, and put back before the next?")


@check(core=True)
def wrong_gradients_show(student, reference, rng):
    "the number is right for gradients that are wrong in one entry, in one layer, everywhere"
    params = small_params(rng)
    grads = bent_gradients(params)
    one = grads | {"dW1": grads["dW1"] + np.array([[0.0, 1.5], [0.0, 0.0]])}
    layer = grads | {"db2": grads["db2"] + 0.5}
    everywhere = {name: value + rng.normal(size=value.shape) for name, value in grads.items()}
    nothing = {name: 0 * value for name, value in grads.items()}
    ask = "Are all gradients one long vector, of which the norms are taken? Is every entry of every array in it?"
    for wrong in (one, layer, everywhere, nothing):
        agree(
            student.gradient_check(bent_cost, params, wrong),
            reference.gradient_check(bent_cost, params, wrong),
            rtol=1e-5,
            ask=ask,
        )


@check(core=True)
def both_sides(student, reference, rng):
    "the difference goes to both sides, by the eps that is given"
    params = small_params(rng)
    grads = bent_gradients(params)
    for eps in (0.1, 0.02):
        got = student.gradient_check(bent_cost, params, grads, eps=eps)
        expected = reference.gradient_check(bent_cost, params, grads, eps=eps)
        agree(got, expected, rtol=1e-5, ask="Does it use eps, above and below, and divide by 2 eps?")


@check
def nothing_against_nothing(student):
    "both gradients zero: 0.0, without a warning"
    params = {"W1": np.ones((1, 2)), "b1": np.zeros((1, 1))}
    grads = {"dW1": np.zeros((1, 2)), "db1": np.zeros((1, 1))}
    outcome = student.observe("gradient_check", lambda params: 1.5, params, grads)
    quiet(outcome, ask="What is 0/0?")
    agree(outcome.value, 0.0, ask="What is 0/0?")


@check
def in_double_precision(student, rng):
    "parameters in single precision or integers are moved in double precision"
    params = small_params(rng)
    single = {name: value.astype(np.float32) for name, value in params.items()}
    exact = bent_gradients({name: value.astype(np.float64) for name, value in single.items()})
    got = student.gradient_check(bent_cost, single, exact)
    expect(0 <= got < 1e-6, "single precision is not enough", ask="What is 1 + 1e-6 in float32? And in integers?")
    integers = {"W1": np.array([[1, -2]]), "b1": np.array([[3]])}
    exact = bent_gradients({name: value.astype(np.float64) for name, value in integers.items()})
    got = student.gradient_check(bent_cost, integers, exact)
    expect(0 <= got < 1e-6, "integers can't move by eps", ask="What is 1 + 1e-6 in float32? And in integers?")
    for _ in range(3):
        params = small_params(rng)
        nearly = {name: value * (1 + 4e-8) for name, value in bent_gradients(params).items()}
        got = student.gradient_check(bent_cost, params, nearly)
        agree(got, 2e-8, rtol=0.1, atol=0.0, ask="How many digits are left of two gradients in float32?")


@check
def the_usual_step(student):
    "without eps the steps are 1e-6"

    def cost(params):
        x = float(params["W1"][0, 0])
        return 3.0 * x + 1e3 * x**2 + 1e9 * x**3  # central differences at 0 give 3 + 1e9 eps^2

    params, grads = (
        {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))},
        {"dW1": np.full((1, 1), 3.0), "db1": np.zeros((1, 1))},
    )
    agree(
        student.gradient_check(cost, params, grads),
        1e-3 / 6.001,
        rtol=1e-4,
        ask="Which eps is taken when none is given?",
    )


@check
def gradients_are_read_by_key(student, rng):
    "gradients may stand in another order than the parameters"
    params = small_params(rng, (2, 1, 2, 1))
    grads = bent_gradients(params)
    turned = {name: grads[name] for name in reversed(list(grads))}
    got = student.gradient_check(bent_cost, params, turned)
    expect(0 <= got < 1e-7, "the entries are mixed up", ask="Is the gradient of W1 found by its name?")


@check
def small_and_large_gradients(student, reference, rng):
    "the difference is relative: a cost a million times larger or smaller gives the same number"
    params = {"W1": rng.normal(size=(1, 2)), "b1": rng.normal(size=(1, 1))}
    grads = {name: value * 1.1 for name, value in bent_gradients(params).items()}
    for scale in (1e-6, 1e6):
        scaled = {name: scale * value for name, value in grads.items()}

        def cost(params, scale=scale):
            return scale * bent_cost(params)

        got = student.gradient_check(cost, params, scaled)
        agree(got, 1 / 21, rtol=1e-4, ask="What is added to the denominator, and how large is it against the norms?")


@check
def params_unchanged(student, rng):
    "params and grads are as before, to the last bit"
    params = small_params(rng)
    grads = bent_gradients(params)
    outcome = student.observe("gradient_check", bent_cost, params=params, grads=grads, eps=1e-5)
    unchanged(outcome, ask="(x + eps) - eps isn't always x again. Whose array is moved?")


@alternative
def one_long_vector(cost, params, grads, eps=1e-6):
    "all parameters in one vector, moved entry by entry and cut into arrays again"
    names = sorted(params)
    theta = np.concatenate([np.asarray(params[name], dtype=np.float64).ravel() for name in names])
    a = np.concatenate([np.asarray(grads["d" + name], dtype=np.float64).ravel() for name in names])

    def cost_at(vector):
        cut, start = {}, 0
        for name in names:
            size = np.size(params[name])
            cut[name] = vector[start : start + size].reshape(np.shape(params[name]))
            start += size
        return cost(cut)

    n = np.array([(cost_at(theta + step) - cost_at(theta - step)) / (2 * eps) for step in eps * np.eye(theta.size)])
    if not a.any() and not n.any():
        return 0.0
    return np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n))


@alternative
def copies_for_each_entry(cost, params, grads, eps=1e-6):
    "a fresh copy of all parameters for each cost, sums of squares added up"
    between = size_a = size_n = 0.0
    for name in params:
        for k in range(np.size(params[name])):
            values = []
            for step in (eps, -eps):
                moved = {key: np.array(value, dtype=float) for key, value in params.items()}
                moved[name].flat[k] += step
                values.append(float(cost(moved)))
            n, a = (values[0] - values[1]) / eps / 2, float(np.asarray(grads[f"d{name}"]).flat[k])
            between, size_a, size_n = between + (a - n) ** 2, size_a + a**2, size_n + n**2
    bottom = size_a**0.5 + size_n**0.5
    return between**0.5 / bottom if bottom > 0 else 0.0


@alternative
def layer_by_layer(cost, params, grads, eps=1e-6):
    "by the numbers of the layers, in place in a private copy"
    own = {name: value.astype(np.float64) for name, value in params.items()}
    a, n = [], []
    for l in range(1, len(params) // 2 + 1):
        for name in (f"b{l}", f"W{l}"):
            flat = own[name].reshape(-1)
            for k, kept in enumerate(flat.copy()):
                flat[k] = kept + eps
                up = cost(own)
                flat[k] = kept - eps
                n.append((up - cost(own)) / (2 * eps))
                flat[k] = kept
            a.extend(grads["d" + name].ravel())
    total = np.sqrt(np.dot(a, a)) + np.sqrt(np.dot(n, n))
    return np.float64(0.0) if total == 0 else np.sqrt(np.sum((np.array(a) - np.array(n)) ** 2)) / total


@misconception(caught_by=cube_of_one_weight)
def one_sided(cost, params, grads, eps=1e-6):
    """The difference goes to one side only, so its error is of order eps, not eps squared. Which second cost do you
    need?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre
            n.append((above - cost(moved)) / eps)
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception(caught_by=cube_of_one_weight)
def backward_difference(cost, params, grads, eps=1e-6):
    """The difference goes to the left only, so its error is of order eps, not eps squared. Which second cost do you
    need?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((cost(moved) - below) / eps)
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception(caught_by=finds_a_doubled_gradient)
def factor_two_forgotten(cost, params, grads, eps=1e-6):
    "From p - eps to p + eps it is 2 eps. By what do you divide?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / eps)
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception(caught_by=finds_a_doubled_gradient)
def unnormalised(cost, params, grads, eps=1e-6):
    """This is the plain distance of the two gradients: 1e-3 is much for small gradients and nothing for large ones.
    What makes it relative?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n))


@misconception(caught_by=finds_a_doubled_gradient)
def relative_to_one_norm(cost, params, grads, eps=1e-6):
    """You divide by the norm of one of the two: then the number depends on which is wrong. What stands in the
    denominator?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n) / np.linalg.norm(n)) if np.any(n) else 0.0


@misconception(caught_by=finds_a_doubled_gradient)
def norm_of_the_sum(cost, params, grads, eps=1e-6):
    "Norm of the sum is not the sum of the norms: for a wrong sign yours explodes. Which of the two is asked for?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n) / max(np.linalg.norm(a + n), 1e-300))


@misconception(caught_by=wrong_gradients_show)
def worst_entry(cost, params, grads, eps=1e-6):
    """This is the largest relative difference of a single entry. Asked for is one number for all as one vector: whose
    norm?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.max(np.abs(a - n) / np.maximum(np.abs(a) + np.abs(n), 1e-300)))


@misconception(caught_by=wrong_gradients_show)
def mean_of_the_layers(cost, params, grads, eps=1e-6):
    "You make one ratio for each array and take their mean. Put all entries into one vector first: what changes?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    ratios = []
    for name, value in moved.items():
        n = np.zeros_like(value)
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            n[index] = (above - cost(moved)) / (2 * eps)
            value[index] = centre
        a = grads["d" + name]
        size = np.linalg.norm(a) + np.linalg.norm(n)
        ratios.append(np.linalg.norm(a - n) / size if size else 0.0)
    return float(np.mean(ratios))


@misconception(caught_by=wrong_gradients_show)
def weights_only(cost, params, grads, eps=1e-6):
    "The biases are never looked at: a wrong db would pass. Which keys does your loop visit?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        if name[0] != "W":
            continue
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception(caught_by=wrong_gradients_show)
def first_layer_only(cost, params, grads, eps=1e-6):
    "Only the first layer is checked. How many layers does params hold?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        if name[1:] != "1":
            continue
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception(caught_by=both_sides)
def own_eps(cost, params, grads, eps=1e-6):
    "eps is given by the caller, and your function takes its own. What is the argument for?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + 1e-6
            above = cost(moved)
            value[index] = centre - 1e-6
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / 2e-6)
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception(caught_by=finds_a_doubled_gradient)
def moves_all_at_once(cost, params, grads, eps=1e-6):
    """A whole array moves at a time, so you get the sum of its derivatives for each of its entries. What should move,
    and what stay?"""
    a, n = [], []
    for name, value in params.items():
        up, down = cost({**params, name: value + eps}), cost({**params, name: value - eps})
        n += [(up - down) / (2 * eps)] * np.size(value)
        a += list(np.ravel(grads["d" + name]))
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n) / max(np.linalg.norm(a) + np.linalg.norm(n), 1e-300))


@misconception(caught_by=nothing_against_nothing)
def zero_over_zero(cost, params, grads, eps=1e-6):
    "Two zero gradients agree perfectly, and your function gives nan. What should 0/0 be here?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.divide(np.linalg.norm(a - n), np.linalg.norm(a) + np.linalg.norm(n)))


@misconception(caught_by=small_and_large_gradients)
def something_in_the_denominator(cost, params, grads, eps=1e-6):
    """A constant in the denominator hides the difference when gradients are small. Is there a way round 0/0 that
    changes nothing else?"""
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    return float(np.linalg.norm(a - n) / (np.linalg.norm(a) + np.linalg.norm(n) + 1e-7))


@misconception(caught_by=in_double_precision)
def in_their_own_precision(cost, params, grads, eps=1e-6):
    """The step is lost in single precision (and an integer can't move by 1e-6 at all). In which type are the
    parameters moved?"""
    moved = {name: np.array(value) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            up = cost(moved)
            value[index] = centre - eps
            down = cost(moved)
            value[index] = centre
            n.append((up - down) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception(caught_by=params_unchanged)
def puts_back_by_adding(cost, params, grads, eps=1e-6):
    """Adding and subtracting eps doesn't bring back every number to the last bit, and the arrays are the caller's.
    What could be moved instead?"""
    a, n = [], []
    for name, value in params.items():
        if value.dtype != np.float64:
            value = value.astype(np.float64)
        for index in np.ndindex(value.shape):
            value[index] += eps
            up = cost({**params, name: value})
            value[index] -= 2 * eps
            down = cost({**params, name: value})
            value[index] += eps
            n.append((up - down) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


@misconception(caught_by=gradients_are_read_by_key)
def by_order(cost, params, grads, eps=1e-6):
    "The gradients are taken in the order in which they stand in the dict. How is the gradient of W1 called?"
    moved = {name: np.array(value, dtype=np.float64) for name, value in params.items()}
    a, n = [], []
    for name, value in moved.items():
        for index in np.ndindex(value.shape):
            centre = value[index]
            value[index] = centre + eps
            above = cost(moved)
            value[index] = centre - eps
            below = cost(moved)
            value[index] = centre
            n.append((above - below) / (2 * eps))
            a.append(grads["d" + name][index])
    a, n = np.array(a), np.array(n)
    a = np.concatenate([np.ravel(value) for value in grads.values()])
    size = np.linalg.norm(a) + np.linalg.norm(n)
    return float(np.linalg.norm(a - n) / size) if size else 0.0


equivalent(
    change="a, n = (np.array(analytic), np.array(numeric)): np.array(analytic) -> analytic",
    reason="a list minus an array is an array",
)

equivalent(
    change="a, n = (np.array(analytic), np.array(numeric)): np.array(numeric) -> numeric",
    reason="an array minus a list is an array",
)

equivalent(
    change="return float(np.linalg.norm(a - n) / size) if size > 0 else 0.0: a - n -> n - a",
    reason="a norm has no sign",
)
