"""What the judge knows of activation_derivative: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, like_reference, quiet, unchanged
from autograder.course.proof import alternative, misconception

from problems import NAMES, SINGLE, all_nine, all_nine_far_out
from public import at_the_kink, table_of_slopes
from reference import activation


@check(core=True)
def slopes(student, reference, rng):
    "the slopes are right on any shape"
    for shape in ((7,), (2, 3, 4), (1, 5), (3, 1)):
        z = rng.normal(size=shape, scale=2)
        all_nine(student, reference, "activation_derivative", z, ask="Is it the derivative, taken at z?")


@check(weight=2)
def kinks(student, reference):
    "at a kink or step the slope is that of the negative side, and only there"
    for z in (np.array([0.0, 1e-9, -1e-9, 0.5, -0.5]), np.array([[0], [3], [-3]]), np.zeros((1, 2), np.float32)):
        for name in ("relu", "leaky_relu", "step", "elu"):
            ask = f"Which side's slope does {name} take at z = 0?"
            like_reference(student, reference, "activation_derivative", (name, z), ask=ask, **SINGLE)
            quiet(student.observe("activation_derivative", name, z), ask="What is divided by z, where z is 0?")


@check
def slopes_everywhere(student, reference):
    "no slope has a wrong piece anywhere between -16 and 16"
    all_nine(student, reference, "activation_derivative", np.linspace(-16, 16, 64), ask="Is anything clipped?")


@check
def slopes_far_out(student, reference):
    "large arguments of either sign are safe, without a warning"
    all_nine_far_out(student, reference, "activation_derivative")


@check
def slopes_one_sided(student, reference, rng):
    "it also works where all arguments are negative, all positive, or only one is there"
    for z in (-rng.uniform(0.1, 3, 4), rng.uniform(0.1, 3, 4), np.array([[-1.3]]), np.array([0.7])):
        ask = "Does it look at anything but the element itself?"
        all_nine(student, reference, "activation_derivative", z, ask=ask)


@check
def slopes_of_whole_numbers(student, reference):
    "integers are numbers, too"
    z = np.array([[-3, -1, 0, 2, 5], [1000, -1000, 1, 4, -2]])
    ask = "Of which dtype is the array that you write into?"
    all_nine(student, reference, "activation_derivative", z, ask=ask)


@check
def slopes_in_single_precision(student, reference, rng):
    "float32 input gives the values of the same numbers"
    z = rng.normal(size=(3, 4), scale=3).astype(np.float32)
    all_nine(student, reference, "activation_derivative", z, ask="Is a tiny difference taken in float32?", **SINGLE)


@check
def slope_arguments_unchanged(student, reference, rng):
    "the arguments are called name and z, and z stays as it is"
    for name in NAMES:
        unchanged(student.observe("activation_derivative", name, rng.normal(size=(2, 5), scale=3)))
        z = rng.normal(size=(2, 5), scale=3)
        agree(student.activation_derivative(z=z, name=name), reference.activation_derivative(name, z), what=name)


@alternative
def branches(name, z):
    "one branch after the other, from z alone"
    z = np.asarray(z, dtype=float)
    if name in ("identity", "step"):
        return np.full_like(z, name == "identity")
    if name in ("sigmoid", "softplus"):
        a = 0.5 * (1 + np.tanh(z / 2))
        return a - a * a if name == "sigmoid" else a
    if name == "tanh":
        return (1 - np.tanh(z)) * (1 + np.tanh(z))
    if name == "arctan":
        return np.cos(np.arctan(z)) ** 2
    if name in ("relu", "leaky_relu"):
        out = np.ones(z.shape)
        out[z <= 0] = 0.0 if name == "relu" else 0.01
        return out
    return np.minimum(1.0, np.exp(np.minimum(z, 0)))


@alternative
def from_values(name, z):
    "by the values of activation: a (1 - a), 1 - a^2, elu + 1"
    a = activation(name, z)
    table = {
        "identity": lambda: np.ones_like(a),
        "step": lambda: np.zeros(a.shape, dtype=int),
        "sigmoid": lambda: a * (1 - a),
        "tanh": lambda: 1 - a**2,
        "arctan": lambda: 1 / (1.0 + np.square(z)),
        "relu": lambda: a > 0,
        "leaky_relu": lambda: np.where(a > 0, 1, 0.01),
        "elu": lambda: np.where(z > 0, 1.0, a + 1),
        "softplus": lambda: 1 - np.exp(-a),
    }
    return table[name]()


@alternative
def hyperbolic(name, z):
    "hyperbolic functions of clipped arguments, heaviside"
    near = np.clip(z, -80, 80).astype(np.float64)
    match name:
        case "identity":
            return z * 0 + 1.0
        case "step":
            return z * 0.0
        case "sigmoid":
            return 0.25 / np.cosh(near / 2) ** 2
        case "tanh":
            return 1 / np.cosh(near) ** 2
        case "arctan":
            return np.reciprocal(1.0 + z * z)
        case "relu":
            return np.heaviside(z, 0)
        case "leaky_relu":
            return 0.01 + 0.99 * (z > 0)
        case "elu":
            return np.exp(np.where(z > 0, 0, z))
        case "softplus":
            return 1 / (1 + np.exp(-near))


@alternative
def slope_number_by_number(name, z):
    "a loop over the elements"
    import math

    def slope(x):
        a = 0.5 * (1 + math.tanh(x / 2))
        values = {
            "identity": 1,
            "step": 0,
            "sigmoid": a * (1 - a),
            "tanh": 1 - math.tanh(x) ** 2,
            "arctan": 1 / (1 + x**2),
            "relu": int(x > 0),
            "leaky_relu": 1 if x > 0 else 0.01,
            "elu": 1 if x > 0 else math.exp(x),
            "softplus": a,
        }
        return float(values[name])

    return np.reshape([slope(float(x)) for x in z.flat], z.shape)


@misconception(caught_by=table_of_slopes)
def sigmoid_of_a(name, z):
    "z (1 - z) takes z for a: the slope is a (1 - a) with a = sigmoid(z). Where is a computed?"
    if name == "sigmoid":
        return z * (1 - z)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def tanh_of_a(name, z):
    "1 - z^2 takes z for a: the slope is 1 - a^2 with a = tanh(z). Where is a computed?"
    if name == "tanh":
        return 1 - z**2
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def all_of_a(name, z):
    """You put a = g(z) into formulas that are functions of z, so that g acts twice. At which of the two do you take
    the slope?"""
    z = activation(name, z)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def returns_the_value(name, z):
    "These are the values g(z), not the slopes. What is the slope of a sigmoid far away from 0?"
    return activation(name, z)


@misconception(caught_by=table_of_slopes)
def sigmoid_itself(name, z):
    "Your slope of the sigmoid is the sigmoid itself. It should be a hill: how high is it at 0, and far away from it?"
    if name == "sigmoid":
        return activation("sigmoid", z)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def sigmoid_plus(name, z):
    "a (1 + a) instead of a (1 - a): at large z the curve is flat, so what should the slope be there?"
    if name == "sigmoid":
        a = activation("sigmoid", z)
        return a * (1 + a)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def tanh_without_square(name, z):
    "1 - tanh(z) is 2 at the left end, where the curve is flat. Which square is missing?"
    if name == "tanh":
        return 1 - np.tanh(z)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def tanh_like_sigmoid(name, z):
    "a (1 - a) is the rule of the sigmoid. What is the derivative of tanh, and what is its largest value?"
    a = np.tanh(z)
    if name == "tanh":
        return a * (1 - a)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def arctan_without_square(name, z):
    "The slope of arctan is 1/(1 + z^2), the same on both sides of 0. Which power of z stands in yours?"
    if name == "arctan":
        return 1 / (1 + np.abs(z))
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def arctan_of_a(name, z):
    "1/(1 + z^2) is a function of z itself. Which number do you square?"
    if name == "arctan":
        return 1 / (1 + np.arctan(z) ** 2)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=at_the_kink)
def relu_one_at_zero(name, z):
    "Some slides give relu the slope 1 at 0. Here we agreed on that of the negative side: `>` or `>=`?"
    if name == "relu":
        return np.where(z >= 0, 1.0, 0.0)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=at_the_kink)
def relu_half_at_zero(name, z):
    "Your slope of relu at 0 is one half, between the two sides. Which side's did we agree on?"
    if name == "relu":
        return np.heaviside(z, 0.5)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=at_the_kink)
def leaky_one_at_zero(name, z):
    "At z = 0 leaky_relu takes the slope of the negative side as well, 0.01: `>` or `>=`?"
    if name == "leaky_relu":
        return np.where(z >= 0, 1.0, 0.01)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def leaky_is_relu(name, z):
    "On the left your leaky_relu has no slope at all. What is the derivative of 0.01 z?"
    if name == "leaky_relu":
        return np.where(z > 0, 1.0, 0.0)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def leaky_keeps_z(name, z):
    "The derivative of 0.01 z is 0.01, without a z. Is there a z left in your line?"
    if name == "leaky_relu":
        return np.where(z > 0, 1.0, 0.01 * z)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def elu_keeps_the_one(name, z):
    "The derivative of exp(z) - 1 is exp(z): constants vanish. Can the slope of a rising curve be negative?"
    if name == "elu":
        return np.where(z > 0, 1.0, np.expm1(np.minimum(z, 0)))
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=slopes_far_out)
def slope_elu_overflows(name, z):
    """np.where computes both of its sides before it picks: exp(1000) is computed although it isn't used. Which
    numbers should exp get to see?"""
    if name == "elu":
        return np.where(z > 0, 1.0, np.exp(z))
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=slopes_far_out)
def slope_sigmoid_overflows(name, z):
    """e^-z/(1 + e^-z)^2 is inf/inf for large negative z. You have a safe sigmoid already: what is the slope in terms
    of it?"""
    if name == "sigmoid":
        return np.exp(-z) / (1 + np.exp(-z)) ** 2
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=slopes_far_out)
def slope_tanh_overflows(name, z):
    "cosh(1000) is larger than any number. Which form of the slope of tanh uses tanh alone?"
    if name == "tanh":
        return 1 / np.cosh(z) ** 2
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=slopes_far_out)
def slope_softplus_overflows(name, z):
    "e^z/(1 + e^z) is inf/inf for large z. Which function, that you have already written safely, is it?"
    if name == "softplus":
        return np.exp(z) / (1 + np.exp(z))
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def softplus_like_sigmoid(name, z):
    "The slope of softplus is the sigmoid, not the sigmoid's slope. One derivative too many?"
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right["sigmoid" if name == "softplus" else name]


@misconception(caught_by=table_of_slopes)
def step_has_a_slope(name, z):
    "Your slope of the step is the step. How much does a step change to the right of 0?"
    if name == "step":
        return activation("step", z)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=at_the_kink)
def step_infinite(name, z):
    "A step has no slope at 0; infinity there would spoil every gradient, so that we agreed on 0. What is returned?"
    if name == "step":
        return np.where(z == 0, np.inf, 0.0)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=table_of_slopes)
def constants_as_numbers(name, z):
    "identity and step have a constant slope, but one for each element: an array of the shape of z. What came back?"
    if name in ("identity", "step"):
        return 1.0 if name == "identity" else 0.0
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=slopes_in_single_precision)
def measured_slope(name, z):
    """A slope measured with a finite step is no derivative: at a kink or a jump it is something else, and in float32
    mostly rounding. Can you write the formula of each?"""
    return (activation(name, z + 1e-6) - activation(name, z - 1e-6)) / 2e-6


@misconception(caught_by=kinks)
def relu_over_z(name, z):
    """relu(z) / z is 0/0 at z = 0, and a nan that is mended afterwards has been there. Which comparison gives the slope
    without a division?"""
    if name == "relu":
        return np.nan_to_num(np.maximum(z, 0) / z)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right[name]


@misconception(caught_by=slopes_of_whole_numbers)
def slope_keeps_integers(name, z):
    """np.zeros_like(z) of integers is an array of integers and cuts off all decimals. Which dtype should your result
    have?"""
    out = np.zeros_like(z)
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    out[...] = right[name]
    return out


@misconception(caught_by=slope_arguments_unchanged)
def slope_in_place(name, z):
    "z[z > 0] = 1 writes into the caller's array, who has lost the scores. Does your relu work on a copy?"
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    result = right[name]
    if name in ("relu", "leaky_relu", "elu") and z.dtype.kind == "f":
        z[...] = result
    return result
