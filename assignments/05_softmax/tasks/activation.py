"""What the judge knows of activation: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, misconception

from problems import NAMES, SINGLE, all_nine, all_nine_far_out
from public import in_any_shape, table_of_values


@check(core=True)
def values(student, reference, rng):
    "the values are right on any shape"
    for shape in ((7,), (2, 3, 4), (1, 5), (3, 1)):
        all_nine(student, reference, "activation", rng.normal(size=shape, scale=2), ask="Is its formula right?")


@check
def everywhere(student, reference):
    "no curve has a wrong piece anywhere between -16 and 16"
    ask = "Is anything clipped, or one of two cases missing?"
    all_nine(student, reference, "activation", np.linspace(-16, 16, 65), ask=ask)


@check
def near_zero(student):
    "the step is 1 at 0 and above, however little, and 0 below"
    got = student.activation("step", np.array([0.0, 1e-9, -1e-9, 0.4, -0.4]))
    agree(got, np.array([1.0, 1.0, 0.0, 1.0, 0.0]), ask="To which side of the step does 0 belong?")


@check
def far_out(student, reference):
    "large arguments of either sign are safe, without a warning"
    all_nine_far_out(student, reference, "activation")


@check
def one_sided(student, reference, rng):
    "it also works where all arguments are negative, all positive, or only one is there"
    for z in (-rng.uniform(0.1, 3, 4), rng.uniform(0.1, 3, 4), np.array([[-1.3]]), np.array([0.7])):
        all_nine(student, reference, "activation", z, ask="Does it look at anything but the element itself?")


@check
def whole_numbers(student, reference):
    "integers are numbers, too"
    z = np.array([[-3, -1, 0, 2, 5], [1000, -1000, 1, 4, -2]])
    all_nine(student, reference, "activation", z, ask="Of which dtype is the array that you write into?")


@check
def single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    all_nine(student, reference, "activation", rng.normal(size=(3, 4), scale=4).astype(np.float32), **SINGLE)


@check
def arguments_unchanged(student, reference, rng):
    "the arguments are called name and z, and z stays as it is"
    for name in NAMES:
        unchanged(student.observe("activation", name, rng.normal(size=(2, 5), scale=3)))
        z = rng.normal(size=(2, 5), scale=3)
        agree(student.activation(z=z, name=name), reference.activation(name, z), what=name)


@alternative
def if_and_elif(name, z):
    "one branch after the other, masks and a result of its own"
    z = np.asarray(z, dtype=float)
    if name == "identity":
        return z
    if name == "step":
        return np.heaviside(z, 1.0)
    if name == "sigmoid":
        out = np.empty(z.shape)
        up = z >= 0
        out[up] = 1 / (1 + np.exp(-z[up]))
        out[~up] = np.exp(z[~up]) / (1 + np.exp(z[~up]))
        return out
    if name == "relu":
        return z * (z > 0)
    if name == "leaky_relu":
        return np.where(z > 0, z, 0.01 * z)
    if name == "elu":
        out = z.copy()
        out[z < 0] = np.exp(z[z < 0]) - 1
        return out
    if name == "softplus":
        return np.logaddexp(0, z)
    return {"tanh": np.tanh, "arctan": np.arctan}[name](z)


@alternative
def table_of_functions(name, z):
    "a dict of functions, step as booleans, relu by absolute values"
    table = {
        "identity": lambda z: z.copy(),
        "step": lambda z: z >= 0,
        "sigmoid": lambda z: np.exp(-np.logaddexp(0, -z)),
        "tanh": lambda z: 2 / (1 + np.exp(-2 * np.clip(z, -40, 40))) - 1,
        "arctan": lambda z: np.arctan2(z, 1),
        "relu": lambda z: (z + np.abs(z)) / 2,
        "leaky_relu": lambda z: np.maximum(0, z) + 0.01 * np.minimum(0, z),
        "elu": lambda z: np.where(z >= 0, z, np.exp(-np.abs(z)) - 1),
        "softplus": lambda z: np.log1p(np.exp(-np.abs(z))) + z.clip(0),
    }
    return table[name](z)


@alternative
def number_by_number(name, z):
    "a loop over the elements with math, filled into a new array"
    import math

    def g(x):
        match name:
            case "identity":
                return x
            case "step":
                return 1.0 if x >= 0 else 0.0
            case "sigmoid":
                return 1 / (1 + math.exp(-x)) if x > -500 else 0.0
            case "tanh":
                return math.tanh(x)
            case "arctan":
                return math.atan(x)
            case "relu":
                return max(x, 0)
            case "leaky_relu":
                return x if x >= 0 else x / 100
            case "elu":
                return x if x >= 0 else math.expm1(x)
            case "softplus":
                return x if x > 35 else math.log1p(math.exp(x))

    return np.array([g(x) for x in z.ravel().tolist()], dtype=float).reshape(z.shape)


@alternative
def silenced(name, z):
    "errstate around formulas whose overflow goes to the right limit"
    z = z.astype(np.float64)
    with np.errstate(over="ignore"):
        if name == "sigmoid":
            return 1 / (1 + np.exp(-z))
        if name == "elu":
            return np.where(z > 0, z, np.exp(z) - 1)
    if name == "softplus":
        return np.where(z > 30, z, np.log(1 + np.exp(np.minimum(z, 30))))
    if name in ("relu", "leaky_relu"):
        return np.where(z < 0, {"relu": 0.0, "leaky_relu": 0.01}[name] * z, z)
    if name == "step":
        return (z >= 0).astype(int)
    return z if name == "identity" else getattr(np, name)(z)


@misconception(caught_by=far_out)
def sigmoid_overflows(name, z):
    """exp(1000) is larger than any double: your sigmoid overflows for large negative z. Which form of it has an
    exponent that is never positive?"""
    if name == "sigmoid":
        return 1 / (1 + np.exp(-z))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=far_out)
def softplus_overflows(name, z):
    """softplus is nearly z for large z, but log(1 + exp(z)) gets there by way of exp(1000). What does max(z, 0) +
    log(1 + exp(-|z|)) give?"""
    if name == "softplus":
        return np.log(1 + np.exp(z))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=far_out)
def elu_overflows(name, z):
    """np.where computes both of its sides before it picks: exp(1000) is computed although it isn't used. Which
    numbers should exp get to see?"""
    if name == "elu":
        return np.where(z > 0, z, np.exp(z) - 1)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=far_out)
def tanh_by_hand(name, z):
    """(e^z - e^-z)/(e^z + e^-z) is inf/inf for large z, which is nan. numpy has a tanh that knows better: does your
    line need exponentials?"""
    if name == "tanh":
        return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=far_out)
def clips_for_doubles(name, z):
    """exp(500) fits into a double, but float32 ends at exp(88). Can you do without a clip, with an exponent that is
    never positive?"""
    if name == "sigmoid":
        return 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=everywhere)
def clips_too_early(name, z):
    "The curve goes flat at |z| = 10: sigmoid(-15) is 3e-7, not 5e-5. Does anything in your code cut z off?"
    if name == "sigmoid":
        return 1 / (1 + np.exp(-np.clip(z, -10, 10)))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def step_zero_at_zero(name, z):
    "Your step is 0 at z = 0. It is a convention, and here it is 1 there: `>` or `>=`?"
    if name == "step":
        return np.where(z > 0, 1.0, 0.0)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def step_half_at_zero(name, z):
    "Your step is one half at z = 0. Here we agreed on 1 at z = 0: what is the second argument of np.heaviside?"
    if name == "step":
        return np.heaviside(z, 0.5)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def step_is_sign(name, z):
    "Your step runs from -1 to 1, that is the sign. What should come out below 0?"
    if name == "step":
        return np.where(z >= 0, 1.0, -1.0)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=near_zero)
def step_rounds(name, z):
    "A number slightly below 0 is still below 0: does your step round, or allow a tolerance?"
    if name == "step":
        return np.where(np.round(z, 6) >= 0, 1.0, 0.0)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def sigmoid_falls(name, z):
    "Your sigmoid falls from 1 to 0. Look at the sign in the exponent: what is exp(-z) for large z?"
    if name == "sigmoid":
        return (1 - np.tanh(z / 2)) / 2
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def sigmoid_too_steep(name, z):
    "Your sigmoid is twice as steep as it should be: it is (1 + tanh(z/2))/2. Where did the 1/2 inside tanh go?"
    if name == "sigmoid":
        return (1 + np.tanh(z)) / 2
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def tanh_not_stretched(name, z):
    "tanh(z) is 2 sigmoid(2z) - 1, and your curve is too flat: is z doubled, too?"
    if name == "tanh":
        return np.tanh(z / 2)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def one_over_tan(name, z):
    "tan^-1 is the inverse function of tan, not 1/tan. Which function of numpy gives the angle that belongs to a slope?"
    if name == "arctan":
        return 1 / np.tan(np.where(z == 0, 1e-300, z))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def arctan_normalised(name, z):
    "You scaled arctan to the range from -1 to 1. The table's arctan is the plain one: what is its limit for large z?"
    if name == "arctan":
        return 2 / np.pi * np.arctan(z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def relu_is_absolute(name, z):
    "Your relu turns negative numbers into positive ones. What should come out below 0?"
    if name == "relu":
        return np.abs(z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=everywhere)
def relu_six(name, z):
    "Your relu ends at 6. That one exists (ReLU6), but here it rises without end: where is the cut?"
    if name == "relu":
        return np.clip(z, 0, 6)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def leaky_slope(name, z):
    "Your leaky_relu leaks too much: the slope below 0 is 0.01. What is 0.01 times -2?"
    if name == "leaky_relu":
        return np.where(z > 0, z, 0.1 * z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def leaky_constant(name, z):
    "Below 0 your leaky_relu is the constant 0.01; it should be 0.01 *times z*. What is it at z = -2?"
    if name == "leaky_relu":
        return np.maximum(z, 0.01)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def leaky_sign(name, z):
    "Your leaky_relu is positive below 0, a V. Which sign has 0.01 z there?"
    if name == "leaky_relu":
        return np.where(z > 0, z, -0.01 * z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def elu_without_one(name, z):
    "Your elu jumps at 0, from 1 down to 0. What is subtracted from exp(z), so that both sides meet?"
    if name == "elu":
        return np.where(z > 0, z, np.exp(np.minimum(z, 0)))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def elu_sign(name, z):
    "Below 0 your elu has the wrong sign: it is exp(z) - 1, which is negative there. Which way round is the difference?"
    if name == "elu":
        return np.where(z > 0, z, 1 - np.exp(np.minimum(z, 0)))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def selu(name, z):
    "That is SELU, with factors of its own. Here alpha is 1: what does elu give at z = 2?"
    if name == "elu":
        return 1.0507 * np.where(z > 0, z, 1.67326 * np.expm1(np.minimum(z, 0)))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def softplus_mirrored(name, z):
    "Your softplus falls. It should look like relu with a round corner: which sign stands in the exponent?"
    if name == "softplus":
        return np.logaddexp(0, -z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def softplus_base_two(name, z):
    "At z = 0 your softplus is 1, so you count in bits (log2). Which logarithm of 2 is 0.693?"
    if name == "softplus":
        return np.logaddexp2(0, z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=table_of_values)
def softplus_without_one(name, z):
    "log(exp(z)) is just z: where is the 1 in log(1 + exp(z))?"
    if name == "softplus":
        return z
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception(caught_by=in_any_shape)
def flattens(name, z):
    """The values are right but the shape is lost: what comes in as (2, 3) has to come out as (2, 3). Where is it
    flattened?"""
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return np.ravel(right[name])


@misconception(caught_by=whole_numbers)
def keeps_integers(name, z):
    """np.zeros_like(z) of integers is an array of integers and cuts off all decimals. Which dtype should your result
    have?"""
    out = np.zeros_like(z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    out[...] = right[name]
    return out


@misconception(caught_by=arguments_unchanged)
def works_in_place(name, z):
    "z[z < 0] = … writes into the caller's array, who has lost the scores. Does your relu work on a copy?"
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    result = right[name]
    if name in ("relu", "leaky_relu", "elu") and z.dtype.kind == "f":
        z[...] = result
    return result
