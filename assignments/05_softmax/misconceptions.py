"""Known-wrong solutions, each with the sentence its author needs to hear."""

from autograder.course.proof import misconception

# activation


@misconception("activation", caught_by="far_out")
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


@misconception("activation", caught_by="far_out")
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


@misconception("activation", caught_by="far_out")
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


@misconception("activation", caught_by="far_out")
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


@misconception("activation", caught_by="far_out")
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


@misconception("activation", caught_by="everywhere")
def clips_too_early(name, z):
    "The curve goes flat at |z| = 10: sigmoid(-15) is 3e-7, not 5e-5. Does anything in your code cut z off?"
    if name == "sigmoid":
        return 1 / (1 + np.exp(-np.clip(z, -10, 10)))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def step_zero_at_zero(name, z):
    "Your step is 0 at z = 0. It is a convention, and here it is 1 there: `>` or `>=`?"
    if name == "step":
        return np.where(z > 0, 1.0, 0.0)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def step_half_at_zero(name, z):
    "Your step is one half at z = 0. Here we agreed on 1 at z = 0: what is the second argument of np.heaviside?"
    if name == "step":
        return np.heaviside(z, 0.5)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def step_is_sign(name, z):
    "Your step runs from -1 to 1, that is the sign. What should come out below 0?"
    if name == "step":
        return np.where(z >= 0, 1.0, -1.0)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="near_zero")
def step_rounds(name, z):
    "A number slightly below 0 is still below 0: does your step round, or allow a tolerance?"
    if name == "step":
        return np.where(np.round(z, 6) >= 0, 1.0, 0.0)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def sigmoid_falls(name, z):
    "Your sigmoid falls from 1 to 0. Look at the sign in the exponent: what is exp(-z) for large z?"
    if name == "sigmoid":
        return (1 - np.tanh(z / 2)) / 2
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def sigmoid_too_steep(name, z):
    "Your sigmoid is twice as steep as it should be: it is (1 + tanh(z/2))/2. Where did the 1/2 inside tanh go?"
    if name == "sigmoid":
        return (1 + np.tanh(z)) / 2
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def tanh_not_stretched(name, z):
    "tanh(z) is 2 sigmoid(2z) - 1, and your curve is too flat: is z doubled, too?"
    if name == "tanh":
        return np.tanh(z / 2)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def one_over_tan(name, z):
    "tan^-1 is the inverse function of tan, not 1/tan. Which function of numpy gives the angle that belongs to a slope?"
    if name == "arctan":
        return 1 / np.tan(np.where(z == 0, 1e-300, z))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def arctan_normalised(name, z):
    "You scaled arctan to the range from -1 to 1. The table's arctan is the plain one: what is its limit for large z?"
    if name == "arctan":
        return 2 / np.pi * np.arctan(z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def relu_is_absolute(name, z):
    "Your relu turns negative numbers into positive ones. What should come out below 0?"
    if name == "relu":
        return np.abs(z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="everywhere")
def relu_six(name, z):
    "Your relu ends at 6. That one exists (ReLU6), but here it rises without end: where is the cut?"
    if name == "relu":
        return np.clip(z, 0, 6)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def leaky_slope(name, z):
    "Your leaky_relu leaks too much: the slope below 0 is 0.01. What is 0.01 times -2?"
    if name == "leaky_relu":
        return np.where(z > 0, z, 0.1 * z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def leaky_constant(name, z):
    "Below 0 your leaky_relu is the constant 0.01; it should be 0.01 *times z*. What is it at z = -2?"
    if name == "leaky_relu":
        return np.maximum(z, 0.01)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def leaky_sign(name, z):
    "Your leaky_relu is positive below 0, a V. Which sign has 0.01 z there?"
    if name == "leaky_relu":
        return np.where(z > 0, z, -0.01 * z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def elu_without_one(name, z):
    "Your elu jumps at 0, from 1 down to 0. What is subtracted from exp(z), so that both sides meet?"
    if name == "elu":
        return np.where(z > 0, z, np.exp(np.minimum(z, 0)))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def elu_sign(name, z):
    "Below 0 your elu has the wrong sign: it is exp(z) - 1, which is negative there. Which way round is the difference?"
    if name == "elu":
        return np.where(z > 0, z, 1 - np.exp(np.minimum(z, 0)))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def selu(name, z):
    "That is SELU, with factors of its own. Here alpha is 1: what does elu give at z = 2?"
    if name == "elu":
        return 1.0507 * np.where(z > 0, z, 1.67326 * np.expm1(np.minimum(z, 0)))
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def softplus_mirrored(name, z):
    "Your softplus falls. It should look like relu with a round corner: which sign stands in the exponent?"
    if name == "softplus":
        return np.logaddexp(0, -z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def softplus_base_two(name, z):
    "At z = 0 your softplus is 1, so you count in bits (log2). Which logarithm of 2 is 0.693?"
    if name == "softplus":
        return np.logaddexp2(0, z)
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="table_of_values")
def softplus_without_one(name, z):
    "log(exp(z)) is just z: where is the 1 in log(1 + exp(z))?"
    if name == "softplus":
        return z
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return right[name]


@misconception("activation", caught_by="in_any_shape")
def flattens(name, z):
    """The values are right but the shape is lost: what comes in as (2, 3) has to come out as (2, 3). Where is it
    flattened?"""
    e = np.exp(-np.abs(z))
    right = {"identity": z, "step": 1.0 * (z >= 0), "tanh": np.tanh(z), "arctan": np.arctan(z)}
    right |= {"relu": np.maximum(z, 0), "leaky_relu": np.where(z > 0, z, 0.01 * z), "elu": np.where(z > 0, z, e - 1)}
    right |= {"sigmoid": np.where(z < 0, e, 1.0) / (1 + e), "softplus": np.maximum(z, 0) + np.log1p(e)}
    return np.ravel(right[name])


@misconception("activation", caught_by="whole_numbers")
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


@misconception("activation", caught_by="arguments_unchanged")
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


# activation_derivative


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
def returns_the_value(name, z):
    "These are the values g(z), not the slopes. What is the slope of a sigmoid far away from 0?"
    return activation(name, z)


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="at_the_kink")
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


@misconception("activation_derivative", caught_by="at_the_kink")
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


@misconception("activation_derivative", caught_by="at_the_kink")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="slopes_far_out")
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


@misconception("activation_derivative", caught_by="slopes_far_out")
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


@misconception("activation_derivative", caught_by="slopes_far_out")
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


@misconception("activation_derivative", caught_by="slopes_far_out")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
def softplus_like_sigmoid(name, z):
    "The slope of softplus is the sigmoid, not the sigmoid's slope. One derivative too many?"
    e = np.exp(-np.abs(z))
    s = np.where(z < 0, e, 1.0) / (1 + e)
    right = {"identity": np.ones(z.shape), "step": np.zeros(z.shape), "sigmoid": s * (1 - s), "softplus": s}
    right |= {"tanh": 1 - np.tanh(z) ** 2, "arctan": 1 / (1 + z**2), "elu": np.where(z > 0, 1.0, e)}
    right |= {"relu": np.where(z > 0, 1.0, 0.0), "leaky_relu": np.where(z > 0, 1.0, 0.01)}
    return right["sigmoid" if name == "softplus" else name]


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="at_the_kink")
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


@misconception("activation_derivative", caught_by="table_of_slopes")
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


@misconception("activation_derivative", caught_by="slopes_in_single_precision")
def measured_slope(name, z):
    """A slope measured with a finite step is no derivative: at a kink or a jump it is something else, and in float32
    mostly rounding. Can you write the formula of each?"""
    return (activation(name, z + 1e-6) - activation(name, z - 1e-6)) / 2e-6


@misconception("activation_derivative", caught_by="kinks")
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


@misconception("activation_derivative", caught_by="slopes_of_whole_numbers")
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


@misconception("activation_derivative", caught_by="slope_arguments_unchanged")
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


# softmax


@misconception("softmax", caught_by="columns_are_distributions")
def wrong_axis(Z):
    """Your rows sum to one, not your columns: you normalise over the examples. Along which axis do the classes of one
    example stand?"""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@misconception("softmax", caught_by="columns_are_distributions")
def over_everything(Z):
    "All entries together sum to one: without an axis np.sum adds all examples. What should sum to one?"
    e = np.exp(Z - Z.max())
    return e / e.sum()


@misconception("softmax", caught_by="thousand_scores")
def no_maximum(Z):
    "exp(1000) is larger than any double, and inf/inf is nan. What may be subtracted from all scores of an example?"
    e = np.exp(Z)
    return e / e.sum(axis=0)


@misconception("softmax", caught_by="each_its_own")
def global_maximum(Z):
    """You subtract the largest score of *all* examples: an example whose scores lie far below gets exp(-2000) = 0
    everywhere, and 0/0. Whose maximum does each column need?"""
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=0)


@misconception("softmax", caught_by="probabilities")
def mixed_maximum(Z):
    """From every score of an example the *same* number must be subtracted, else the probabilities change. Along which
    axis does your maximum run?"""
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)


@misconception("softmax", caught_by="certain")
def epsilon_below(Z):
    """You subtract the mean, not the maximum: half of the scores stay positive, and exp can still overflow. Which
    number makes all of them <= 0?"""
    e = np.exp(Z - Z.mean(axis=0))
    return e / e.sum(axis=0)


@misconception("softmax", caught_by="zero_point")
def clipped_scores(Z):
    "The scores are clipped, so that 1000 and 998 become the same. What could be subtracted instead?"
    e = np.exp(np.clip(Z, -80, 80))
    return e / e.sum(axis=0)


@misconception("softmax", caught_by="four_scores")
def normalised_scores(Z):
    "You divide the scores by their sum, without exponentials: negative ones stay negative. What makes them positive?"
    return Z / Z.sum(axis=0)


@misconception("softmax", caught_by="four_scores")
def double_softmax(Z):
    "Softmax is taken twice: the differences between the classes nearly vanish. Which one is too many?"
    e = np.exp(Z - Z.max(axis=0))
    e = np.exp(e / e.sum(axis=0))
    return e / e.sum(axis=0)


@misconception("softmax", caught_by="four_scores")
def sigmoids(Z):
    """Each score goes through its own sigmoid, and the column doesn't sum to one. Whose exponentials stand below the
    line?"""
    return (1 + np.tanh(Z / 2)) / 2


@misconception("softmax", caught_by="four_scores")
def normalised_sigmoids(Z):
    "Sigmoids divided by their sum have the sum 1, but are no softmax. What stands above the line in the formula?"
    s = (1 + np.tanh(Z / 2)) / 2
    return s / s.sum(axis=0)


@misconception("softmax", caught_by="four_scores")
def powers_of_two(Z):
    "You take powers of 2 (or another base): the probabilities are too even. Which base has softmax?"
    e = np.exp2(Z - Z.max(axis=0))
    return e / e.sum(axis=0)


@misconception("softmax", caught_by="four_scores")
def softmin(Z):
    "The smallest score gets the highest probability. Look at the sign in the exponent: should the maximum be first?"
    e = np.exp(Z.min(axis=0) - Z)
    return e / e.sum(axis=0)


@misconception("softmax", caught_by="four_scores")
def log_softmax(Z):
    "These are the logarithms of the probabilities. Which function undoes the logarithm?"
    S = Z - Z.max(axis=0)
    return S - np.log(np.exp(S).sum(axis=0))


@misconception("softmax", caught_by="four_scores")
def hardmax(Z):
    "You return a decision, 1 for the largest and 0 else. What is soft about softmax?"
    return np.equal(Z, Z.max(axis=0)).astype(float)


@misconception("softmax", caught_by="four_scores")
def divided_by_maximum(Z):
    "The largest probability is 1: you divide by the largest exponential. What must the column sum to?"
    return np.exp(Z - Z.max(axis=0))


@misconception("softmax", caught_by="columns_are_distributions")
def transposed(Z):
    "The values are right, but examples have become rows. Is one transpose too many?"
    e = np.exp(Z - Z.max(axis=0))
    return (e / e.sum(axis=0)).T


@misconception("softmax", caught_by="four_scores")
def with_epsilon(Z):
    """You add something to keep probabilities away from 0: then the column no longer sums to one, or a certain 0
    isn't 0. Is anything in danger here, once the largest exponential is exp(0) = 1?"""
    e = np.exp(Z - Z.max(axis=0)) + 1e-7
    return e / e.sum(axis=0)


@misconception("softmax", caught_by="scores_unchanged")
def subtracts_in_place(Z):
    "`Z -= …` writes into the caller's scores. How do you get a new array instead?"
    if Z.dtype.kind == "f":
        Z -= Z.max(axis=0)
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=0)


@misconception("softmax", caught_by="scores_of_other_types")
def integer_result(Z):
    """np.zeros_like(Z) of integers is an array of integers, so that all probabilities are cut to 0. Which dtype is
    needed?"""
    out = np.zeros_like(Z)
    e = np.exp(Z - Z.max(axis=0))
    out[...] = e / e.sum(axis=0)
    return out


# categorical_cross_entropy


@misconception("categorical_cross_entropy", caught_by="three_jets")
def is_a_sum(A, Y):
    "This is the sum over the examples, m times too large: the cost is a mean. Where is the 1/m?"
    return float(-np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))))


@misconception("categorical_cross_entropy", caught_by="three_jets")
def mean_of_entries(A, Y):
    "np.mean divides by all C·m entries, but there are m examples. Over which of the two sums is a mean taken?"
    return float(-np.mean(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))))


@misconception("categorical_cross_entropy", caught_by="costs")
def divides_by_classes(A, Y):
    "You divide by the number of rows, which are the classes. Which axis of A counts the examples?"
    return float(-np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))) / Y.shape[0])


@misconception("categorical_cross_entropy", caught_by="three_jets")
def as_with_two_classes(A, Y):
    """There is no second term (1 - y) log(1 - a) with softmax: a column sums to 1, so the other classes are punished
    already. Which terms stand in the formula?"""
    A = np.clip(A, 1e-12, 1 - 1e-12)
    return float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="three_jets")
def forgets_the_minus(A, Y):
    "Your cost is negative: logarithms of probabilities are. Where is the minus sign?"
    return float(np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="three_jets")
def base_two(A, Y):
    "This counts in bits (log2). Which logarithm has the derivative 1/a?"
    return float(-np.sum(Y * np.log2(np.clip(A, 1e-12, 1 - 1e-12))) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="three_jets")
def base_ten(A, Y):
    "This is the logarithm to base 10, the cost is 2.3 times too small. Which function of numpy is the natural one?"
    return float(-np.sum(Y * np.log10(np.clip(A, 1e-12, 1 - 1e-12))) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="three_jets")
def swapped(A, Y):
    "The logarithm is taken of the labels: predictions and labels have changed places. Which one is a probability?"
    return float(-np.sum(A * np.log(np.clip(Y, 1e-12, 1 - 1e-12))) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="costs")
def most_probable_class(A, Y):
    "You take the logarithm of the *largest* probability. Which one counts, if the model is wrong?"
    return float(-np.mean(np.log(np.clip(A.max(axis=0), 1e-12, 1 - 1e-12))))


@misconception("categorical_cross_entropy", caught_by="three_jets")
def log_of_the_mean(A, Y):
    "You take the mean first and the logarithm then. A product of probabilities is what of their logarithms?"
    return float(-np.log(np.clip(np.sum(Y * A) / Y.shape[1], 1e-12, 1 - 1e-12)))


@misconception("categorical_cross_entropy", caught_by="three_jets")
def squared_error(A, Y):
    "That is the squared error. Where is the logarithm?"
    return float(np.sum((A - Y) ** 2) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="three_jets")
def softmax_again(A, Y):
    "A holds probabilities already, and you send them through softmax again. What is A's column sum before?"
    return float(-np.sum(Y * np.log(softmax(A))) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="costs")
def one_per_example(A, Y):
    "One value per example comes back; the cost is a single number, their mean. Which axis is still there?"
    return -np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12)), axis=0)


@misconception("categorical_cross_entropy", caught_by="costs")
def keeps_dimensions(A, Y):
    "A (1, 1) array comes back where a number is expected. Is it keepdims? How do you get the number out?"
    return -np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12)), keepdims=True) / Y.shape[1]


@misconception("categorical_cross_entropy", caught_by="certain_predictions")
def log_zero(A, Y):
    "log(0) is -inf, and 0 times -inf is nan: also the classes that don't count must be clipped. Is there a clip?"
    return float(-np.sum(Y * np.log(A)) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="tiny_probabilities")
def clips_too_wide(A, Y):
    "Very small probabilities cost too little: your clip is wider than the 1e-12 agreed on. What is -log(1e-12)?"
    return float(-np.sum(Y * np.log(np.clip(A, 1e-7, 1 - 1e-7))) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="tiny_probabilities")
def adds_epsilon(A, Y):
    """log(a + 1e-12) changes every small probability a little; a clip leaves those above 1e-12 alone. Which is agreed
    on?"""
    return float(-np.sum(Y * np.log(A + 1e-12)) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="tiny_probabilities")
def clips_too_narrow(A, Y):
    "Probabilities below 1e-12 count as 1e-12, and yours go on below. To which interval did we agree to clip?"
    return float(-np.sum(Y * np.log(np.clip(A, 1e-300, 1))) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="knows_nothing")
def mean_per_class(A, Y):
    "You take a mean for each class first, and then their mean. Does every *example* count the same then?"
    costs = -np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12)), axis=1)
    return float(np.mean(costs / np.maximum(Y.sum(axis=1), 1)))


@misconception("categorical_cross_entropy", caught_by="tables_unchanged")
def clips_in_place(A, Y):
    "`out=A` (or A[…] = …) writes the clipped values into the caller's array. Can np.clip return a new one?"
    if A.dtype == np.float64:
        np.clip(A, 1e-12, 1 - 1e-12, out=A)
    return float(-np.sum(Y * np.log(np.clip(A, 1e-12, 1 - 1e-12))) / Y.shape[1])


@misconception("categorical_cross_entropy", caught_by="certain_predictions")
def integer_copy(A, Y):
    "A[A < 1e-12] = 1e-12 in an array of integers stores 0, and log(0) is taken. Which dtype should your copy have?"
    A = A.copy()
    A[A < 1e-12] = 1e-12
    return float(-np.sum(Y * np.log(A)) / Y.shape[1])


# softmax_propagate


@misconception("softmax_propagate", caught_by="by_hand")
def gradient_is_a_sum(W, b, X, Y):
    "dW and db are m times too large: they are sums over the examples. Is the 1/m missing?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW * X.shape[1], db * X.shape[1]


@misconception("softmax_propagate", caught_by="by_hand")
def db_is_a_sum(W, b, X, Y):
    "db is m times too large, while dW is right. Is the 1/m missing there?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW, db * X.shape[1]


@misconception("softmax_propagate", caught_by="by_hand")
def one_over_m_twice(W, b, X, Y):
    "The 1/m is there twice in the gradient. Which of the two can go?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW / X.shape[1], db / X.shape[1]


@misconception("softmax_propagate", caught_by="by_hand")
def over_classes(W, b, X, Y):
    "You divide by the number of classes where the number of examples belongs. Which axis of X counts the examples?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW * X.shape[1] / Y.shape[0], db * X.shape[1] / Y.shape[0]


@misconception("softmax_propagate", caught_by="by_hand")
def wrong_sign(W, b, X, Y):
    "The gradient has the wrong sign: dZ is A - Y. If a probability is too high, which way should its score go?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, -dW, -db


@misconception("softmax_propagate", caught_by="by_hand")
def gradient_transposed(W, b, X, Y):
    "dW has the shape (n, C), the transpose of W. In which order does dZ X^T have to stand?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW.T, db


@misconception("softmax_propagate", caught_by="by_hand")
def flat_db(W, b, X, Y):
    "db has the shape (C,): b - lr * db would become a (C, C) matrix. What does keepdims=True do?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW, db.ravel()


@misconception("softmax_propagate", caught_by="by_hand")
def scalar_db(W, b, X, Y):
    "All classes are added up in your db, and that sum is always 0. Along which axis does the mean run?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost, dW, float(db.mean())


@misconception("softmax_propagate", caught_by="by_hand")
def db_without_mean(W, b, X, Y):
    "db = dZ has a column for every example: slides that write so have lost the mean. Along which axis is it taken?"
    A, m = softmax(W @ X + b), X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, A - Y


@misconception("softmax_propagate", caught_by="by_hand")
def sigmoid_slope(W, b, X, Y):
    "A factor a (1 - a) is too many: it cancels against the 1/a of the logarithm. What is dZ in the text?"
    A = softmax(W @ X + b)
    dZ = (A - Y) * A * (1 - A)
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@misconception("softmax_propagate", caught_by="by_hand")
def diagonal_only(W, b, X, Y):
    """Only the diagonal of the derivative matrix is there: -y (1 - a). The scores of the *other* classes change the
    probability, too. What is dZ for a class with y = 0?"""
    A = softmax(W @ X + b)
    dZ = -Y * (1 - A)
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@misconception("softmax_propagate", caught_by="by_hand")
def gradient_by_a(W, b, X, Y):
    "-Y/A is the derivative with respect to a. How does the chain rule go on to z?"
    A = softmax(W @ X + b)
    dZ = -Y / np.maximum(A, 1e-12)
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@misconception("softmax_propagate", caught_by="gradient")
def no_bias(W, b, X, Y):
    "Your scores have no b in them, so the bias changes nothing. What is Z?"
    A, m = softmax(W @ X), X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception("softmax_propagate", caught_by="by_hand")
def softmax_over_examples(W, b, X, Y):
    "The probabilities are normalised over the examples. Along which axis do the classes stand?"
    A = softmax((W @ X + b).T).T
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception("softmax_propagate", caught_by="by_hand")
def sigmoid_outputs(W, b, X, Y):
    "Your classes each have a sigmoid of their own, whose values don't sum to 1. Which function makes a distribution?"
    A = (1 + np.tanh((W @ X + b) / 2)) / 2
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception("softmax_propagate", caught_by="by_hand")
def softmax_twice(W, b, X, Y):
    "Softmax is taken twice, so all probabilities are nearly the same. Which one is too many?"
    A = softmax(softmax(W @ X + b))
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception("softmax_propagate", caught_by="by_hand")
def cost_is_a_sum(W, b, X, Y):
    "The gradient is right, but the cost is the sum over the examples. Where is its 1/m?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost * X.shape[1], dW, db


@misconception("softmax_propagate", caught_by="by_hand")
def cost_over_entries(W, b, X, Y):
    "Your cost is a mean over all C·m entries. How many examples are there?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    return cost / Y.shape[0], dW, db


@misconception("softmax_propagate", caught_by="gradient_certain")
def propagate_overflows(W, b, X, Y):
    "exp of a large score overflows: nan comes back. Your softmax is safe already, why not use it?"
    e = np.exp(W @ X + b)
    A = e / e.sum(axis=0)
    m = X.shape[1]
    return categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception("softmax_propagate", caught_by="gradient_certain")
def propagate_log_zero(W, b, X, Y):
    "log(0) is taken where the model is certain. Which clip comes before the logarithm?"
    A = softmax(W @ X + b)
    m = X.shape[1]
    return float(-np.sum(Y * np.log(A)) / m), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception("softmax_propagate", caught_by="gradient_confident")
def propagate_clips_too_wide(W, b, X, Y):
    "Confident errors cost too little: the probabilities are clipped further than 1e-12 from 0. How far exactly?"
    A = softmax(W @ X + b)
    m = X.shape[1]
    cost = -np.sum(Y * np.log(np.clip(A, 1e-7, 1))) / m
    return float(cost), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)


@misconception("softmax_propagate", caught_by="gradient_confident")
def clip_kills_the_gradient(W, b, X, Y):
    """Where the model is certain and wrong your gradient vanishes: the clip of the cost has got into the chain rule.
    What is A - Y there?"""
    A, m = softmax(W @ X + b), X.shape[1]
    dZ = (A - Y) * (np.sum(A * Y, axis=0) > 1e-7)
    return categorical_cross_entropy(A, Y), dZ @ X.T / m, dZ.sum(axis=1, keepdims=True) / m


@misconception("softmax_propagate", caught_by="gradient_unchanged")
def makes_the_step(W, b, X, Y):
    "The weights have moved although only the gradient was asked for: who makes the step, and when?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    if W.dtype.kind == "f":
        W -= 0.1 * dW
    return cost, dW, db


@misconception("softmax_propagate", caught_by="gradient_other_types")
def integer_gradient(W, b, X, Y):
    "np.zeros_like(W) is an array of integers when W is: it can't collect fractions. Which dtype does the sum need?"
    A, m = softmax(W @ X + b), X.shape[1]
    cost, dW, db = categorical_cross_entropy(A, Y), (A - Y) @ X.T / m, np.mean(A - Y, axis=1, keepdims=True)
    truncated = np.zeros_like(W)
    truncated[...] = dW
    return cost, truncated, db


# fit_softmax


@misconception("fit_softmax", caught_by="one_step")
def climbs(X, Y, lr, epochs, size, rng):
    "You step along the gradient, which points uphill. Which sign has the update?"
    lr = -lr
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def drops_the_short_batch(X, Y, lr, epochs, size, rng):
    "The short batch at the end of an epoch is dropped. Where does your range end?"
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m - size + 1, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def one_order_for_all(X, Y, lr, epochs, size, rng):
    "You shuffle once, before the epochs; every epoch needs a fresh order. In which loop does rng.permutation stand?"
    order = rng.permutation(X.shape[1])
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def no_shuffle(X, Y, lr, epochs, size, rng):
    "The examples come in the order of the data, always. What is rng there for?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        for first in range(0, X.shape[1], size):
            _, dW, db = softmax_propagate(W, b, X[:, first : first + size], Y[:, first : first + size])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def shuffles_the_shuffled(X, Y, lr, epochs, size, rng):
    """Each epoch you shuffle what the epoch before has shuffled. That is random, too, but the batches are to be taken
    out of the original data. Which array does X[:, batch] see?"""
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        X, Y = X[:, order], Y[:, order]
        for first in range(0, X.shape[1], size):
            _, dW, db = softmax_propagate(W, b, X[:, first : first + size], Y[:, first : first + size])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def shuffles_apart(X, Y, lr, epochs, size, rng):
    "Features and labels are shuffled each in an order of its own: which label belongs to which jet then?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order, other = rng.permutation(X.shape[1]), rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch, labels = order[first : first + size], other[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, labels])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def draws_each_batch(X, Y, lr, epochs, size, rng):
    """Each batch is drawn anew, so that some examples come twice in an epoch and others not at all. How many
    permutations does an epoch need?"""
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        for first in range(0, m, size):
            batch = rng.permutation(m)[: min(size, m - first)]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def with_replacement(X, Y, lr, epochs, size, rng):
    """rng.integers and rng.choice draw with replacement: some examples come twice, others never. What does
    permutation do?"""
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.integers(0, m, m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def full_batch(X, Y, lr, epochs, size, rng):
    "Every epoch makes a single step with all examples. How many steps should it be with batches of `size`?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        rng.permutation(X.shape[1])
        _, dW, db = softmax_propagate(W, b, X, Y)
        W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="weights")
def first_batch_only(X, Y, lr, epochs, size, rng):
    "Only the first batch of each epoch makes a step. Is the step inside the inner loop?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        batch = rng.permutation(X.shape[1])[:size]
        _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
        W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def divides_by_size(X, Y, lr, epochs, size, rng):
    "The mean of the short batch is taken over `size` examples, but it has fewer. How many are really in it?"
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    size = min(size, m)
    for _ in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW * len(batch) / size, b - lr * db * len(batch) / size
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def averages_the_epoch(X, Y, lr, epochs, size, rng):
    """The batches of an epoch all see the same old weights. When are W and b renewed: after each batch or after each
    epoch?"""
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order, old = rng.permutation(m), (W, b)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(*old, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def bias_from_new_weights(X, Y, lr, epochs, size, rng):
    "W is renewed before the gradient of b is asked for. Do both gradients belong to the same point?"
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            W = W - lr * softmax_propagate(W, b, X[:, batch], Y[:, batch])[1]
            b = b - lr * softmax_propagate(W, b, X[:, batch], Y[:, batch])[2]
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def generator_of_its_own(X, Y, lr, epochs, size, rng):
    "You make a generator of your own. All randomness is to come from the `rng` that was handed in: where is it used?"
    rng = np.random.default_rng(0)
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def global_generator(X, Y, lr, epochs, size, rng):
    "np.random.permutation draws from the state that the whole program shares. What is `rng` there for?"
    np.random.seed(0)
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = np.random.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="one_step")
def bias_stays(X, Y, lr, epochs, size, rng):
    "b never moves. Which line renews it?"
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            W = W - lr * softmax_propagate(W, b, X[:, batch], Y[:, batch])[1]
    return W, b


@misconception("fit_softmax", caught_by="one_step")
def random_start(X, Y, lr, epochs, size, rng):
    "You start from random weights, and draw from rng what belongs to the shuffles. Where should it start?"
    m = X.shape[1]
    W, b = 0.01 * rng.normal(size=(len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batches_of_three")
def one_epoch_too_many(X, Y, lr, epochs, size, rng):
    "You make one epoch too many. Where does your range begin and end?"
    epochs = epochs + (epochs > 1)
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="one_step")
def weights_transposed(X, Y, lr, epochs, size, rng):
    "W comes back as (n, C). One row for each class, one column for each feature: which shape is that?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W.T, b


@misconception("fit_softmax", caught_by="one_step")
def flat_bias(X, Y, lr, epochs, size, rng):
    "b comes back as (C,); as a column it must be (C, 1), so that W @ X + b adds it to every example. What is missing?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b.ravel()


@misconception("fit_softmax", caught_by="one_step")
def only_classes_seen(X, Y, lr, epochs, size, rng):
    "The classes are counted from the labels that occur. A rare class may be missing: which shape tells their number?"
    seen = np.flatnonzero(Y.sum(axis=1) > 0)
    Y = Y[: seen.max() + 1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="every_step")
def slows_down(X, Y, lr, epochs, size, rng):
    "Your learning rate changes along the way. Is it the same in every step?"
    m = X.shape[1]
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for epoch in range(epochs):
        order = rng.permutation(m)
        for first in range(0, m, size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            rate = lr * 0.99 ** max(epoch - 10, 0)
            W, b = W - rate * dW, b - rate * db
    return W, b


@misconception("fit_softmax", caught_by="draws_no_more")
def draws_too_much(X, Y, lr, epochs, size, rng):
    """The weights are right, but more was drawn from rng than one permutation per epoch: whoever uses it next gets
    other numbers. Which draw is not needed?"""
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    rng.permutation(X.shape[1])
    return W, b


@misconception("fit_softmax", caught_by="epochs_counted")
def at_least_one_epoch(X, Y, lr, epochs, size, rng):
    "With epochs = 0 nothing should move. When do you count?"
    epochs = max(epochs, 1)
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="batch_sizes")
def needs_whole_batches(X, Y, lr, epochs, size, rng):
    "A batch that is larger than the data is one short batch. How many steps do you make then?"
    epochs = epochs if size <= X.shape[1] else 0
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W, b


@misconception("fit_softmax", caught_by="data_unchanged")
def shuffles_in_place(X, Y, lr, epochs, size, rng):
    "X[...] = X[:, order] shuffles the caller's data. Can the batch be taken out of X without changing it?"
    state = rng.bit_generator.state
    order = rng.permutation(X.shape[1])
    rng.bit_generator.state = state
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    X[...] = X[:, order[::-1]]
    Y[...] = Y[:, order[::-1]]
    return W, b


@misconception("fit_softmax", caught_by="fit_other_types")
def integer_weights(X, Y, lr, epochs, size, rng):
    "Zeros made of integers can't take a step of 0.1. Of which dtype are the zeros that you start from?"
    W, b = np.zeros((len(Y), len(X))), np.zeros((len(Y), 1))
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, X.shape[1], size):
            batch = order[first : first + size]
            _, dW, db = softmax_propagate(W, b, X[:, batch], Y[:, batch])
            W, b = W - lr * dW, b - lr * db
    return W.astype(np.result_type(X, np.int8)), b.astype(np.result_type(X, np.int8))


# predict_class


@misconception("predict_class", caught_by="largest_wins")
def over_examples(W, b, X):
    """You look for the largest along the row, over the examples: that is one number per class. Which axis are the
    classes?"""
    return np.argmax(W @ X + b, axis=1)


@misconception("predict_class", caught_by="largest_wins")
def without_axis(W, b, X):
    "Without an axis np.argmax gives one position in the whole table. One class for each example: which axis?"
    return np.argmax(W @ X + b)


@misconception("predict_class", caught_by="bias_decides")
def forgets_the_bias(W, b, X):
    "The bias is not in your scores. What is Z?"
    return np.argmax(W @ X, axis=0)


@misconception("predict_class", caught_by="bias_decides")
def subtracts_the_bias(W, b, X):
    "The bias has the wrong sign: the score is W x + b."
    return np.argmax(W @ X - b, axis=0)


@misconception("predict_class", caught_by="largest_wins")
def smallest_score(W, b, X):
    "You look for the smallest score. Should the least probable class win?"
    return np.argmin(W @ X + b, axis=0)


@misconception("predict_class", caught_by="largest_wins")
def counts_from_one(W, b, X):
    "Your classes count from 1. Which number has the first row of one-hot labels?"
    return np.argmax(W @ X + b, axis=0) + 1


@misconception("predict_class", caught_by="largest_wins")
def as_row(W, b, X):
    "A (1, m) table comes back; asked for is (m,). Is it keepdims, or a reshape?"
    return np.argmax(W @ X + b, axis=0)[np.newaxis]


@misconception("predict_class", caught_by="largest_wins")
def as_one_hot(W, b, X):
    "One-hot columns come back; asked for is the number of the class. Which function finds the position of the 1?"
    Z = W @ X + b
    return np.equal(Z, Z.max(axis=0)).astype(int)


@misconception("predict_class", caught_by="largest_wins")
def as_floats(W, b, X):
    "The classes are floats; to count and to index with, they must be integers. Where do the decimals come from?"
    return np.argmax(W @ X + b, axis=0).astype(float)


@misconception("predict_class", caught_by="largest_wins")
def the_probability(W, b, X):
    "That is the largest probability itself. Which class has it: what is the difference between max and argmax?"
    return softmax(W @ X + b).max(axis=0)


@misconception("predict_class", caught_by="largest_wins")
def only_if_sure(W, b, X):
    "You compare with 0.5, as with two classes. With five, the most probable one may have 0.3: is a threshold needed?"
    return np.argmax(softmax(W @ X + b) > 0.9, axis=0)


@misconception("predict_class", caught_by="classes")
def largest_size(W, b, X):
    "You look for the largest |score|, and a very negative one wins as well. Which sign does a probable class have?"
    return np.argmax(np.abs(W @ X + b), axis=0)


@misconception("predict_class", caught_by="far_apart")
def exponentials_overflow(W, b, X):
    "exp(1000) overflows, and 998 and 1000 become the same inf. Do you need exponentials to find the largest score?"
    e = np.exp(W @ X + b)
    return np.argmax(e / e.sum(axis=0), axis=0)


@misconception("predict_class", caught_by="far_apart")
def sigmoids_saturate(W, b, X):
    """A sigmoid of its own for each class is exactly 1 for every large score: 998 and 1000 are the same then. Do you
    need it?"""
    return np.argmax((1 + np.tanh((W @ X + b) / 2)) / 2, axis=0)


@misconception("predict_class", caught_by="class_unchanged")
def moves_the_bias(W, b, X):
    "`b += …` writes into the caller's bias. How do you get the scores without changing what was handed in?"
    winner = np.argmax(W @ X + b, axis=0)
    if b.dtype.kind == "f":
        b += 1.0
    return winner
