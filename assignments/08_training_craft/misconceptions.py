"""Known-wrong solutions, each with the sentence its author needs to hear."""

import numpy as np

from autograder.course.proof import misconception


@misconception("momentum_step", caught_by="steady_push")
def a_sum_in_place_of_a_mean(w, g, v, lr, beta):
    "The gradient comes in with its full weight: v becomes a sum, ten times as large. Which weight makes it a mean?"
    v = beta * v + g
    return w - lr * v, v


@misconception("momentum_step", caught_by="steady_push")
def step_along_the_old_v(w, g, v, lr, beta):
    "The step uses the v from before. Which of the two lines has to come first?"
    return w - lr * v, beta * v + (1 - beta) * g


@misconception("momentum_step", caught_by="steady_push")
def weights_exchanged(w, g, v, lr, beta):
    "beta and 1 - beta are exchanged: 90 % of v is the newest gradient. Which of them shall remember?"
    v = (1 - beta) * v + beta * g
    return w - lr * v, v


@misconception("momentum_step", caught_by="steady_push")
def climbs(w, g, v, lr, beta):
    "The step goes along the gradient, uphill. Which sign leads down?"
    v = beta * v + (1 - beta) * g
    return w + lr * v, v


@misconception("momentum_step", caught_by="steady_push")
def without_memory(w, g, v, lr, beta):
    "v is computed, but the step follows the bare gradient. What was v for?"
    v = beta * v + (1 - beta) * g
    return w - lr * g, v


@misconception("momentum_step", caught_by="steady_push")
def beta_built_in(w, g, v, lr, beta):
    "v holds the learning rate already, and the step multiplies by it again. Where does lr come in, once?"
    v = beta * v + (1 - beta) * lr * g
    return w - lr * v, v


@misconception("momentum_step", caught_by="steady_push")
def rate_inside_v(w, g, v, lr, beta):
    "The learning rate went into v. The step is the same, but v is no longer a mean of gradients: what should it be?"
    v = beta * v + (1 - beta) * lr * g
    return w - v, v


@misconception("momentum_step", caught_by="any_momentum")
def always_point_nine(w, g, v, lr, beta):
    "beta is 0.9 whatever was asked for. Where does the argument beta go?"
    v = 0.9 * v + (1 - 0.9) * g if beta else 0 * v + g
    return w - lr * v, v


@misconception("momentum_step", caught_by="steady_push")
def v_and_w_exchanged(w, g, v, lr, beta):
    "The two results come back in the wrong order. In which order does the docstring name them?"
    v = beta * v + (1 - beta) * g
    return v, w - lr * v


@misconception("momentum_step", caught_by="momentum_leaves_inputs_alone")
def written_into_the_arguments(w, g, v, lr, beta):
    "`*=` and `+=` write into the caller's arrays: its old w and v are gone. What makes a new array?"
    if w.dtype.kind != "f" or v.dtype.kind != "f":
        w, v = w.astype(float), v.astype(float)
    v *= beta
    v += (1 - beta) * g
    w -= (lr * v).astype(w.dtype)
    return w, v


@misconception("momentum_step", caught_by="momentum_of_other_numbers")
def result_in_the_type_of_w(w, g, v, lr, beta):
    "The results are put into arrays of the old type: whole numbers lose their fractions. Which type do fractions need?"
    new_v = (beta * v + (1 - beta) * g).astype(v.dtype)
    return (w - lr * new_v).astype(w.dtype), new_v


@misconception("adam_step", caught_by="first_step_is_the_learning_rate")
def no_correction(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "Both means start at 0 and are far too small at first: the first step is 3.16 times too long. What do the hats do?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (np.sqrt(v) + eps), m, v


@misconception("adam_step", caught_by="first_step_is_the_learning_rate")
def only_m_corrected(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "m has its hat, v hasn't: the first steps are thirty times too long. Which of the two is the slower one?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v) + eps), m, v


@misconception("adam_step", caught_by="first_step_is_the_learning_rate")
def only_v_corrected(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "v has its hat, m hasn't: the first step is ten times too short. Which other mean starts at 0?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception("adam_step", caught_by="eps_outside_of_the_root")
def eps_inside(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "eps stands inside the root, where 1e-8 counts like 1e-4. Is it root(v) + eps or root(v + eps)?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t) + eps), m, v


@misconception("adam_step", caught_by="first_step_is_the_learning_rate")
def counts_from_zero(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The correction uses t + 1, as if the first step were number 0. Which t arrives at the first step?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1 ** (t + 1)) / (np.sqrt(v / (1 - beta2 ** (t + 1))) + eps), m, v


@misconception("adam_step", caught_by="three_steps")
def corrects_as_at_the_first_step(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "Every step is corrected like the first one, by 1 - beta. What stands in the exponent?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1) / (np.sqrt(v / (1 - beta2)) + eps), m, v


@misconception("adam_step", caught_by="three_steps")
def correction_times_t(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "beta is multiplied by t in place of being raised to it. How much of the start is left after t steps?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / abs(1 - beta1 * t) / (np.sqrt(v / abs(1 - beta2 * t)) + eps), m, v


@misconception("adam_step", caught_by="what_is_kept")
def keeps_the_hats(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The corrected means come back and will be corrected again at the next step. Which ones shall be kept?"
    m = (beta1 * m + (1 - beta1) * g) / (1 - beta1**t)
    v = (beta2 * v + (1 - beta2) * g**2) / (1 - beta2**t)
    return w - lr * m / (np.sqrt(v) + eps), m, v


@misconception("adam_step", caught_by="first_step_is_the_learning_rate")
def divides_by_v(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The root is missing: v is a mean of squares. Which units does a step have then?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / (v / (1 - beta2**t) + eps), m, v


@misconception("adam_step", caught_by="what_is_kept")
def square_of_the_mean(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "v was made from m, but it's the mean of the squared *gradient*. What is squared?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * m**2
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception("adam_step", caught_by="what_is_kept")
def one_v_for_all(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "One v is made for all parameters together. Adam gives each its own: what is g**2 of an array?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * np.sum(g**2)
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception("adam_step", caught_by="other_betas")
def betas_exchanged(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The defaults are used whatever beta1 and beta2 were given. Are they numbers in your formula, or names?"
    m = 0.9 * m + (1 - 0.9) * g
    v = 0.999 * v + (1 - 0.999) * g**2
    return w - lr * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + eps), m, v


@misconception("adam_step", caught_by="first_step_is_the_learning_rate")
def adam_climbs(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The step goes along the gradient, uphill. Which sign leads down?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w + lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception("adam_step", caught_by="three_steps")
def only_the_gradient_above(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "The bare gradient is divided by the root: that is RMSProp. Where has the momentum gone?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * g / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception("adam_step", caught_by="gradient_of_zero")
def eps_forgotten(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "eps is missing: a parameter without a gradient becomes 0/0. What stands below the fraction line?"
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t)), m, v


@misconception("adam_step", caught_by="adam_leaves_inputs_alone")
def means_in_place(w, g, m, v, t, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    "`m *= beta1` writes into the caller's array. What makes a new one?"
    if m.dtype.kind != "f" or v.dtype.kind != "f":
        m, v = m.astype(float), v.astype(float)
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception("l2_cost", caught_by="nineteen_squares")
def biases_pay_too(cost, params, lam, m):
    "The biases pay too, but they only shift a unit and don't make it wild. Which keys of params are weights?"
    return cost + lam / (2 * m) * sum(np.sum(value**2) for value in params.values())


@misconception("l2_cost", caught_by="nineteen_squares")
def half_forgotten(cost, params, lam, m):
    "The 2 below the fraction line is missing. What should be left of it after differentiating the square?"
    return cost + lam / m * sum(np.sum(value**2) for name, value in params.items() if name[0] == "W")


@misconception("l2_cost", caught_by="nineteen_squares")
def examples_forgotten(cost, params, lam, m):
    "The number of examples is missing: with more data the weights should pay less. Where is m?"
    return cost + lam / 2 * sum(np.sum(value**2) for name, value in params.items() if name[0] == "W")


@misconception("l2_cost", caught_by="nineteen_squares")
def that_is_l1(cost, params, lam, m):
    "These are absolute values: that is L1. What does L2 sum up?"
    return cost + lam / (2 * m) * sum(np.sum(np.abs(value)) for name, value in params.items() if name[0] == "W")


@misconception("l2_cost", caught_by="nineteen_squares")
def norms_without_squares(cost, params, lam, m):
    "np.linalg.norm takes a root at the end. What is the *squared* norm?"
    return cost + lam / (2 * m) * sum(np.linalg.norm(value) for name, value in params.items() if name[0] == "W")


@misconception("l2_cost", caught_by="nineteen_squares")
def mean_of_the_squares(cost, params, lam, m):
    "The squares are averaged, so a large layer pays no more than a small one. Is it a mean or a sum?"
    return cost + lam / (2 * m) * sum(np.mean(value**2) for name, value in params.items() if name[0] == "W")


@misconception("l2_cost", caught_by="nineteen_squares")
def square_of_the_sum(cost, params, lam, m):
    "The weights are summed first and squared then: 1 and -1 cancel. Which comes first?"
    return cost + lam / (2 * m) * sum(np.sum(value) ** 2 for name, value in params.items() if name[0] == "W")


@misconception("l2_cost", caught_by="nineteen_squares")
def only_the_first_layer(cost, params, lam, m):
    "Only W1 pays. How many layers are there?"
    return cost + lam / (2 * m) * np.sum(params["W1"] ** 2)


@misconception("l2_cost", caught_by="any_depth")
def always_two_layers(cost, params, lam, m):
    "Only W1 and W2 pay. What if the network has one layer, or twelve?"
    return cost + lam / (2 * m) * sum(np.sum(params[name] ** 2) for name in ("W1", "W2") if name in params)


@misconception("l2_cost", caught_by="nineteen_squares")
def penalty_alone(cost, params, lam, m):
    "Only the new term comes back. What is it added to?"
    return lam / (2 * m) * sum(np.sum(value**2) for name, value in params.items() if name[0] == "W")


@misconception("l2_cost", caught_by="any_depth")
def one_digit_layers(cost, params, lam, m):
    "Layers from 10 on are left out: their names have three letters. How do you tell a weight by its name?"
    weights = [value for name, value in params.items() if name[0] == "W" and len(name) == 2]
    return cost + lam / (2 * m) * sum(np.sum(value**2) for value in weights)


@misconception("l2_cost", caught_by="in_any_order")
def every_other_entry(cost, params, lam, m):
    "Every other entry is taken for a weight. What if the params stand in another order?"
    return cost + lam / (2 * m) * sum(np.sum(value**2) for value in list(params.values())[::2])


@misconception("dropout_forward", caught_by="survivors_grow")
def not_rescaled(A, keep, rng, training):
    "The survivors are not rescaled, so the next layer receives less than in use. By what must they be divided?"
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return A * mask, mask


@misconception("dropout_forward", caught_by="nothing_in_use")
def active_in_use(A, keep, rng, training):
    "Units are dropped in use as well: the same event would get another answer each time. What is `training` for?"
    mask = rng.random(A.shape) < keep
    return A * mask / keep, mask


@misconception("dropout_forward", caught_by="nothing_in_use")
def scaled_in_use(A, keep, rng, training):
    "In use A is multiplied by keep. That belongs to the old dropout: who did the scaling here already?"
    if not training:
        return A * keep, None
    mask = rng.random(A.shape) < keep
    return A * mask / keep, mask


@misconception("dropout_forward", caught_by="share_that_survives")
def keep_is_drop(A, keep, rng, training):
    "keep is the probability to survive, here it's the probability to be dropped. Which way round is the comparison?"
    if not training:
        return A, None
    mask = rng.random(A.shape) > keep
    return A * mask / keep, mask


@misconception("dropout_forward", caught_by="survivors_grow")
def divided_by_the_dropped(A, keep, rng, training):
    "Survivors are divided by 1 - keep. If 4 of 5 survive, by how much must they grow?"
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return A * mask / (1 - keep), mask


@misconception("dropout_forward", caught_by="survivors_grow")
def factor_in_the_mask(A, keep, rng, training):
    "The factor 1/keep is in the mask, and dropout_backward will apply it again. What may a mask hold?"
    if not training:
        return A, None
    mask = (rng.random(A.shape) < keep) / keep
    return A * mask, mask


@misconception("dropout_forward", caught_by="survivors_grow")
def multiplied_by_keep(A, keep, rng, training):
    "Survivors are multiplied by keep: they shrink. In which direction do they have to go to keep the mean?"
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return A * mask * keep, mask


@misconception("dropout_forward", caught_by="output_and_mask")
def one_mask_for_all_events(A, keep, rng, training):
    "One column of decisions is used for all events. Which shape must the random numbers have?"
    if not training:
        return A, None
    mask = rng.random((A.shape[0], 1)) < keep
    return A * mask / keep, mask


@misconception("dropout_forward", caught_by="each_entry_for_itself")
def same_units_for_every_event(A, keep, rng, training):
    "The same units are dropped for every event of the batch. How many random numbers does A need?"
    if not training:
        return A, None
    mask = np.broadcast_to(rng.random((A.shape[0], 1)) < keep, A.shape).copy()
    return A * mask / keep, mask


@misconception("dropout_forward", caught_by="share_that_survives")
def normal_numbers(A, keep, rng, training):
    "These random numbers are normal: 79 % of them lie below 0.8 by chance, but what of keep = 0.5? Draw uniform ones."
    if not training:
        return A, None
    mask = rng.standard_normal(A.shape) < 1 - keep
    return A * mask / keep, mask


@misconception("dropout_forward", caught_by="the_generator_decides")
def own_generator(A, keep, rng, training):
    "A new generator with a fixed seed drops the same units in every step. Where should randomness come from?"
    if not training:
        return A, None
    mask = np.random.default_rng(0).random(A.shape) < keep
    return A * mask / keep, mask


@misconception("dropout_forward", caught_by="activations_of_zero")
def mask_from_the_result(A, keep, rng, training):
    "The mask is read off the result, but a relu gives zeros of its own. What was drawn?"
    if not training:
        return A, None
    out = A * (rng.random(A.shape) < keep) / keep
    return out, out > 0 if np.all(A >= 0) else out != 0


@misconception("dropout_forward", caught_by="nothing_in_use")
def mask_of_ones_in_use(A, keep, rng, training):
    "In use there is no mask, so None should come back. Who would go backward through it?"
    if not training:
        return A, np.ones(A.shape)
    mask = rng.random(A.shape) < keep
    return A * mask / keep, mask


@misconception("dropout_forward", caught_by="dropout_leaves_the_world_alone")
def dropped_in_place(A, keep, rng, training):
    "The zeros are written into the caller's A. Which line makes a new array?"
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    if A.dtype.kind != "f":
        A = A.astype(float)
    A *= mask
    A /= A.dtype.type(keep)
    return A, mask


@misconception("dropout_backward", caught_by="everything_kept")
def factor_forgotten(dA, mask, keep):
    "The factor 1/keep is missing: forward the survivors grew, so how does the output change with its input?"
    return dA * mask


@misconception("dropout_backward", caught_by="the_example_backward")
def mask_forgotten(dA, mask, keep):
    "Derivatives pass through units that were switched off. What does the mask do on the way back?"
    return dA / keep


@misconception("dropout_backward", caught_by="everything_kept")
def shrinks_backward(dA, mask, keep):
    "The derivative is multiplied by keep. Forward it was divided: does the factor turn round on the way back?"
    return dA * mask * keep


@misconception("dropout_backward", caught_by="everything_kept")
def factor_twice(dA, mask, keep):
    "The factor 1/keep is there twice. The mask of this course is without it: how often does it come in?"
    return dA * mask / keep**2


@misconception("dropout_backward", caught_by="the_example_backward")
def the_dead_learn(dA, mask, keep):
    "The mask is turned round: the dropped units get the derivative. Who took part forward?"
    return dA * (1 - mask) / keep


@misconception("dropout_backward", caught_by="everything_kept")
def divided_by_the_dropped_share(dA, mask, keep):
    "It's divided by 1 - keep. Which number were the survivors divided by?"
    return dA * mask / max(1 - keep, 1e-12)


@misconception("dropout_backward", caught_by="any_mask")
def factor_of_the_mask(dA, mask, keep):
    "The share of ones in this mask was used. The forward pass divided by the probability keep: are they equal?"
    alive = np.mean(mask)
    return dA * mask / (alive if 0 < alive < 1 else keep)


@misconception("dropout_backward", caught_by="masks_of_numbers")
def indexed_by_the_mask(dA, mask, keep):
    "A mask of 0 and 1 as an index picks rows 0 and 1, only True and False pick entries. What does a product do?"
    out = np.zeros(dA.shape)
    where = mask if mask.dtype == bool else mask.astype(int)
    out[where] = dA[where] / keep
    return out


@misconception("dropout_backward", caught_by="backward_leaves_inputs_alone")
def derivative_in_place(dA, mask, keep):
    "The zeros are written into the caller's dA. Which line makes a new array?"
    if dA.dtype.kind != "f":
        dA = dA.astype(float)
    dA *= mask
    dA /= dA.dtype.type(keep)
    return dA


@misconception("batchnorm_forward", caught_by="one_event_in_use")
def batch_statistics_in_use(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "In use the batch's own mean and variance are taken: a single event always gives beta. What was running kept for?"
    mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    if training:
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="seven_and_thirteen")
def running_statistics_in_training(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "In training the running values normalise the batch. Whose mean should be 0 afterwards?"
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - running["mean"]) / np.sqrt(running["var"] + eps) + beta, running


@misconception("batchnorm_forward", caught_by="seven_and_thirteen")
def divided_by_m_minus_one(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The variance is divided by m - 1 (ddof 1). What does batch normalisation divide by?"
    mean, var = running["mean"], running["var"]
    if training:
        mean = Z.mean(axis=1, keepdims=True)
        var = np.sum((Z - mean) ** 2, axis=1, keepdims=True) / max(Z.shape[1] - 1, 1)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="running_moves")
def running_divided_by_m_minus_one(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The running variance was made with m - 1. Other libraries do so, here it's m in both places: which var is at hand?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var, m = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True), Z.shape[1]
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var * m / max(m - 1, 1),
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="far_from_zero")
def square_of_the_mean_taken_off(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    """The variance is the mean of the squares less the square of the mean: far from 0 two huge numbers are subtracted,
    and the rest may be negative. What if the mean is taken off first?"""
    mean, var = running["mean"], running["var"]
    if training:
        mean = Z.mean(axis=1, keepdims=True)
        var = np.mean(Z.astype(float) ** 2, axis=1, keepdims=True) - mean**2
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="running_moves")
def momentum_exchanged(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The batch gets 0.9 and the past 0.1, as one other library names it. Which of them does momentum keep here?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": (1 - momentum) * running["mean"] + momentum * mean,
            "var": (1 - momentum) * running["var"] + momentum * var,
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="running_moves")
def deviation_kept_as_variance(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    'running["var"] gets the deviation of the batch, not its variance. Which of the two has the square?'
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * np.sqrt(var),
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="any_batch_in_training")
def over_the_units(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The mean runs over the units of one event, not over the events of one unit. Examples are columns: which axis?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=0, keepdims=True), Z.var(axis=0, keepdims=True)
        if Z.shape[0] == 1:
            mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        kept = (Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True))
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * kept[0],
            "var": momentum * running["var"] + (1 - momentum) * kept[1],
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="any_batch_in_training")
def one_mean_for_all_units(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "One mean and variance are taken over the whole array. Each unit has its own: which axis and which keepdims?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = np.full(gamma.shape, Z.mean()), np.full(gamma.shape, Z.var())
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="eps_inside_the_root")
def eps_beside_the_root(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "eps is added to the root; here it stands inside. (In Adam it's the other way round.) What is root(var + eps)?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / (np.sqrt(var) + eps) + beta, running


@misconception("batchnorm_forward", caught_by="seven_and_thirteen")
def scale_and_shift_forgotten(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "gamma and beta are not used. How could the network choose another scale and shift?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return (Z - mean) / np.sqrt(var + eps), running


@misconception("batchnorm_forward", caught_by="seven_and_thirteen")
def divided_by_the_variance(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "It's divided by the variance: the root is missing. Which of the two has the units of z?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"] + (1 - momentum) * mean,
            "var": momentum * running["var"] + (1 - momentum) * var,
        }
    return gamma * (Z - mean) / (var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="one_event_in_use")
def running_moves_in_use(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "In use the running values are updated too: today's answer would depend on yesterday's events. When do they move?"
    mean, var = running["mean"], running["var"]
    batch = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    if training:
        mean, var = batch
    running = {
        "mean": momentum * running["mean"] + (1 - momentum) * batch[0],
        "var": momentum * running["var"] + (1 - momentum) * batch[1],
    }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="running_moves")
def running_never_moves(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The running values never move. Where would they come from when the network is in use?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="running_in_training")
def momentum_fixed(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The running values use 0.9 whatever momentum is. Is it a number in your formula, or a name?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {"mean": 0.9 * running["mean"] + 0.1 * mean, "var": 0.9 * running["var"] + 0.1 * var}
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="a_new_dict")
def running_in_place(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The caller's dict of running values is written into. What makes a new dict?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running["mean"] = momentum * running["mean"] + (1 - momentum) * mean
        running["var"] = momentum * running["var"] + (1 - momentum) * var
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_forward", caught_by="running_moves")
def dimensions_lost(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    "The running values lost a dimension: (n,) is not (n, 1). What does keepdims=True do?"
    mean, var = running["mean"], running["var"]
    if training:
        mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        running = {
            "mean": momentum * running["mean"].ravel() + (1 - momentum) * Z.mean(axis=1),
            "var": momentum * running["var"].ravel() + (1 - momentum) * Z.var(axis=1),
        }
    return gamma * (Z - mean) / np.sqrt(var + eps) + beta, running


@misconception("batchnorm_backward", caught_by="every_entry_of_dZ")
def statistics_as_constants(dout, Z, gamma, eps=1e-5):
    "Mean and variance are treated as constants, but each event moves them. What else changes when one z changes?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    return gamma * dout / scale, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception("batchnorm_backward", caught_by="every_entry_of_dZ")
def way_by_the_variance_forgotten(dout, Z, gamma, eps=1e-5):
    "The way by the mean is there, the one by the variance isn't. Which other statistic depends on z?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    dZ_hat = gamma * dout
    dZ = (dZ_hat - dZ_hat.mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception("batchnorm_backward", caught_by="every_entry_of_dZ")
def way_by_the_mean_forgotten(dout, Z, gamma, eps=1e-5):
    "The way by the variance is there, the one by the mean isn't. What does a shift of all events do to the output?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    dZ_hat = gamma * dout
    dZ = (dZ_hat - Z_hat * (dZ_hat * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception("batchnorm_backward", caught_by="gamma_and_beta")
def means_in_place_of_sums(dout, Z, gamma, eps=1e-5):
    "dgamma and dbeta are means. Here `dout` holds whatever 1/m the cost has: what is the plain sum?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).mean(axis=1, keepdims=True), dout.mean(axis=1, keepdims=True)


@misconception("batchnorm_backward", caught_by="gamma_and_beta")
def gamma_meets_z_itself(dout, Z, gamma, eps=1e-5):
    "dgamma uses Z, but gamma multiplies the normalised Z_hat. What stands beside gamma in the forward pass?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception("batchnorm_backward", caught_by="every_entry_of_dZ")
def gamma_forgotten(dout, Z, gamma, eps=1e-5):
    "gamma is missing in dZ. By what was Z_hat multiplied on the way forward?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception("batchnorm_backward", caught_by="gamma_and_beta")
def sums_carry_gamma(dout, Z, gamma, eps=1e-5):
    "dgamma and dbeta were made from gamma * dout. Does the output change with beta by gamma, or by 1?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = 2 * gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale / 2
    return dZ, (d * Z_hat).sum(axis=1, keepdims=True), d.sum(axis=1, keepdims=True)


@misconception("batchnorm_backward", caught_by="every_entry_of_dZ")
def scale_forgotten(dout, Z, gamma, eps=1e-5):
    "dZ isn't divided by the root of the variance. When z is stretched by 10, how large is its derivative?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception("batchnorm_backward", caught_by="every_entry_of_dZ")
def unbiased_backward(dout, Z, gamma, eps=1e-5):
    "Half of the way by the variance: the 2 of the square cancels the 1/2 of the root. Is there a 2 left over?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - 0.5 * Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception("batchnorm_backward", caught_by="gamma_and_beta")
def backward_with_m_minus_one(dout, Z, gamma, eps=1e-5):
    "The variance is divided by m - 1 (ddof 1), the forward pass has m. Which one belongs here?"
    m = Z.shape[1]
    var = np.sum((Z - Z.mean(axis=1, keepdims=True)) ** 2, axis=1, keepdims=True) / max(m - 1, 1)
    scale = np.sqrt(var + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception("batchnorm_backward", caught_by="three_gradients")
def gradients_lose_a_dimension(dout, Z, gamma, eps=1e-5):
    "dgamma and dbeta lost a dimension: (n,) is not (n, 1). What does keepdims=True do?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1), dout.sum(axis=1)


@misconception("batchnorm_backward", caught_by="eps_backward")
def eps_left_out(dout, Z, gamma, eps=1e-5):
    "eps is not used (or always 1e-5). Which eps did the forward pass have?"
    scale = np.sqrt(Z.var(axis=1, keepdims=True) + (1e-5 if eps else 0.0))
    Z_hat = (Z - Z.mean(axis=1, keepdims=True)) / scale
    d = gamma * dout
    dZ = (d - d.mean(axis=1, keepdims=True) - Z_hat * (d * Z_hat).mean(axis=1, keepdims=True)) / scale
    return dZ, (dout * Z_hat).sum(axis=1, keepdims=True), dout.sum(axis=1, keepdims=True)


@misconception("early_stopping", caught_by="table_of_the_text")
def one_epoch_too_late(losses, patience, min_delta):
    "It stops one epoch too late: at which value of the count is patience at its end, at patience or above it?"
    best, best_epoch, waiting = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waiting = loss, epoch, 0
        else:
            waiting += 1
            if waiting > patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


@misconception("early_stopping", caught_by="any_curve")
def one_epoch_too_early(losses, patience, min_delta):
    "It stops one epoch too early. The first epoch without improvement is number one of the count: when is it full?"
    best, best_epoch, waiting = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waiting = loss, epoch, 0
        else:
            waiting += 1
            if waiting >= max(patience - 1, 1):
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


@misconception("early_stopping", caught_by="getting_worse_is_no_improvement")
def worsening_counts_as_change(losses, patience, min_delta):
    "A loss that gets worse by more than min_delta does change, but it doesn't improve. Where does abs() belong?"
    best, best_epoch, waiting = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if abs(best - loss) > min_delta:
            best, best_epoch, waiting = loss, epoch, 0
        else:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


@misconception("early_stopping", caught_by="table_of_the_text")
def never_counts_anew(losses, patience, min_delta):
    "Epochs without improvement are counted from the start, not in a row. What should an improvement do to the count?"
    best, best_epoch, waiting = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch = loss, epoch
        else:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


@misconception("early_stopping", caught_by="any_curve")
def compared_with_the_epoch_before(losses, patience, min_delta):
    "Each epoch is compared with the one before, so a loss that goes up and down never stops. What is `best`?"
    best, best_epoch, waiting, before = np.inf, 0, 0, np.inf
    for epoch, loss in enumerate(losses):
        if loss < before - min_delta:
            waiting = 0
            if loss < best:
                best, best_epoch = loss, epoch
        else:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
        before = loss
    return len(losses) - 1, best_epoch


@misconception("early_stopping", caught_by="small_steps_add_up")
def best_is_the_smallest(losses, patience, min_delta):
    "best follows every small step, so small steps never add up. Which epochs may change best?"
    best, best_epoch, waiting = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best_epoch, waiting = epoch, 0
        else:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
        best = min(best, loss)
    return len(losses) - 1, best_epoch


@misconception("early_stopping", caught_by="small_steps_add_up")
def best_epoch_is_the_smallest_loss(losses, patience, min_delta):
    "best_epoch is that of the smallest loss seen, but the last epoch that *improved* is asked for. Which is it?"
    best, waiting, stop = np.inf, 0, len(losses) - 1
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                stop = epoch
                break
    return stop, int(np.argmin(np.asarray(losses)[: stop + 1]))


@misconception("early_stopping", caught_by="the_end_comes_first")
def best_of_all_epochs(losses, patience, min_delta):
    "best_epoch comes from losses after the stop, which nobody would have seen. Up to where may you look?"
    best, best_epoch, waiting, stop = np.inf, 0, 0, None
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waiting = loss, epoch, 0
        else:
            waiting += 1
            if waiting == patience and stop is None:
                stop = epoch
    return (len(losses) - 1 if stop is None else stop), best_epoch


@misconception("early_stopping", caught_by="always_better")
def stops_after_the_end(losses, patience, min_delta):
    "If it never stops, len(losses) comes back, and there's no such epoch. Which number has the last one?"
    best, best_epoch, waiting = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waiting = loss, epoch, 0
        else:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
    return len(losses), best_epoch


@misconception("early_stopping", caught_by="table_of_the_text")
def counted_from_one(losses, patience, min_delta):
    "The epochs are counted from 1. What is the number of the first one here?"
    best, best_epoch, waiting = np.inf, 1, 0
    for epoch, loss in enumerate(losses, 1):
        if loss < best - min_delta:
            best, best_epoch, waiting = loss, epoch, 0
        else:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
    return len(losses), best_epoch


@misconception("early_stopping", caught_by="exactly_min_delta")
def an_equal_loss_improves(losses, patience, min_delta):
    "An improvement by exactly min_delta counts, so an equal loss does too when min_delta is 0. Is it < or <=?"
    best, best_epoch, waiting = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss <= best - min_delta:
            best, best_epoch, waiting = loss, epoch, 0
        else:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


@misconception("early_stopping", caught_by="small_steps_add_up")
def min_delta_forgotten(losses, patience, min_delta):
    "min_delta isn't used: any tiny step counts. By how much must the loss be below the best?"
    best, best_epoch, waiting = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best:
            best, best_epoch, waiting = loss, epoch, 0
        else:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


@misconception("early_stopping", caught_by="small_steps_add_up")
def min_delta_as_a_fraction(losses, patience, min_delta):
    "min_delta is used as a fraction of best. It's in the units of the loss: what is subtracted?"
    best, best_epoch, waiting = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best * (1 - min_delta):
            best, best_epoch, waiting = loss, epoch, 0
        else:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


@misconception("early_stopping", caught_by="one_epoch")
def first_epoch_counts_as_waiting(losses, patience, min_delta):
    "The first epoch is compared with itself and counts as one without improvement. What is best before it?"
    best, best_epoch, waiting = losses[0], 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waiting = loss, epoch, 0
        elif epoch > 0 or len(losses) == 2:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


@misconception("early_stopping", caught_by="negative_and_huge_losses")
def best_starts_at_a_number(losses, patience, min_delta):
    "best starts at a large number, but a loss can be larger. What is larger than every number?"
    best, best_epoch, waiting = 1e9, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, best_epoch, waiting = loss, epoch, 0
        else:
            waiting += 1
            if waiting == patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch


@misconception("reduce_on_plateau", caught_by="five_equal_losses")
def in_the_same_epoch(losses, lr, factor, patience, min_delta):
    "The smaller rate is written down for the epoch whose loss decided it, but that epoch is over. Which one is next?"
    rates, best, waiting = [], np.inf, 0
    for loss in losses:
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                lr, waiting = lr * factor, 0
        rates.append(lr)
    return rates


@misconception("reduce_on_plateau", caught_by="five_equal_losses")
def one_epoch_too_patient(losses, lr, factor, patience, min_delta):
    "It waits one epoch too long: is the count full at patience or above it?"
    rates, best, waiting = [], np.inf, 0
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting > patience:
                lr, waiting = lr * factor, 0
    return rates


@misconception("reduce_on_plateau", caught_by="a_long_plateau")
def reduced_once_and_for_all(losses, lr, factor, patience, min_delta):
    "After the first reduction nothing happens any more: the count goes on above patience. Where does it start anew?"
    rates, best, waiting = [], np.inf, 0
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                lr = lr * factor
    return rates


@misconception("reduce_on_plateau", caught_by="a_long_plateau")
def reduced_in_every_epoch(losses, lr, factor, patience, min_delta):
    "Once patience is over the rate falls in every epoch. What must happen to the count after a reduction?"
    rates, best, waiting = [], np.inf, 0
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting >= patience:
                lr = lr * factor
    return rates


@misconception("reduce_on_plateau", caught_by="best_is_kept")
def best_forgotten_at_a_reduction(losses, lr, factor, patience, min_delta):
    "best starts anew after a reduction, so a bad loss counts as an improvement. What does the contract say of best?"
    rates, best, waiting = [], np.inf, 0
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                lr, waiting, best = lr * factor, 0, np.inf
    return rates


@misconception("reduce_on_plateau", caught_by="best_is_kept")
def best_set_at_a_reduction(losses, lr, factor, patience, min_delta):
    "At a reduction best becomes the loss of that epoch, though it was worse. What does the contract say of best?"
    rates, best, waiting = [], np.inf, 0
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                lr, waiting, best = lr * factor, 0, loss
    return rates


@misconception("reduce_on_plateau", caught_by="best_is_kept")
def best_follows_small_steps(losses, lr, factor, patience, min_delta):
    "best follows every small step, so small steps never add up. Which epochs may change best?"
    rates, best, waiting = [], np.inf, 0
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            waiting = 0
        else:
            waiting += 1
            if waiting == patience:
                lr, waiting = lr * factor, 0
        best = min(best, loss)
    return rates


@misconception("reduce_on_plateau", caught_by="any_plateau")
def compared_with_the_last_loss(losses, lr, factor, patience, min_delta):
    "Each epoch is compared with the one before. What is `best`?"
    rates, before, waiting = [], np.inf, 0
    for loss in losses:
        rates.append(lr)
        if loss < before - min_delta:
            waiting = 0
        else:
            waiting += 1
            if waiting == patience:
                lr, waiting = lr * factor, 0
        before = loss
    return rates


@misconception("reduce_on_plateau", caught_by="any_plateau")
def not_in_a_row(losses, lr, factor, patience, min_delta):
    "Epochs without improvement are counted all together, not in a row. What should an improvement do to the count?"
    rates, best, waiting = [], np.inf, 0
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best = loss
        else:
            waiting += 1
            if waiting == patience:
                lr, waiting = lr * factor, 0
    return rates


@misconception("reduce_on_plateau", caught_by="five_equal_losses")
def one_rate_too_many(losses, lr, factor, patience, min_delta):
    "There is one rate more than there are epochs. Who would use the last one?"
    rates, best, waiting = [lr], np.inf, 0
    for loss in losses:
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                lr, waiting = lr * factor, 0
        rates.append(lr)
    return rates


@misconception("reduce_on_plateau", caught_by="five_equal_losses")
def divided_by_the_factor(losses, lr, factor, patience, min_delta):
    "The rate is divided by the factor and grows. With a factor of 0.5, what makes it smaller?"
    rates, best, waiting = [], np.inf, 0
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                lr, waiting = lr / factor, 0
    return rates


@misconception("reduce_on_plateau", caught_by="as_long_as_it_falls")
def falls_on_every_step(losses, lr, factor, patience, min_delta):
    "The rate falls every `patience` epochs, whatever the loss does. Where is the plateau?"
    return [lr * factor ** ((epoch - 1) // patience if epoch else 0) for epoch in range(len(losses))]


@misconception("reduce_on_plateau", caught_by="exactly_min_delta_again")
def an_equal_loss_is_better(losses, lr, factor, patience, min_delta):
    "An improvement by exactly min_delta counts. Is it < or <=?"
    rates, best, waiting = [], np.inf, 0
    for epoch, loss in enumerate(losses):
        rates.append(lr)
        if epoch == 0 or loss <= best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                lr, waiting = lr * factor, 0
    return rates


@misconception("reduce_on_plateau", caught_by="any_plateau")
def a_smallest_rate(losses, lr, factor, patience, min_delta):
    "The rate stops falling at 1e-6. Nobody asked for a smallest rate: where does it come from?"
    rates, best, waiting = [], np.inf, 0
    for loss in losses:
        rates.append(lr)
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                lr, waiting = max(lr * factor, 1e-6), 0
    return rates


@misconception("diagnose", caught_by="four_lines_of_the_lecture")
def words_exchanged(train_error, dev_error, human_error):
    "bias and variance are exchanged. Which one is the gap between the training and the dev events?"
    bias, variance = dev_error - train_error > 0.02, train_error - human_error > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception("diagnose", caught_by="with_a_yardstick")
def no_yardstick(train_error, dev_error, human_error):
    "The training error itself was taken for the bias. How much of it could anybody avoid?"
    bias, variance = train_error > 0.02, dev_error - train_error > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception("diagnose", caught_by="four_lines_of_the_lecture")
def variance_from_the_yardstick(train_error, dev_error, human_error):
    "The variance was measured from the human error, so the bias is in it once more. From where to where does it go?"
    bias, variance = train_error - human_error > 0.02, dev_error - human_error > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception("diagnose", caught_by="four_lines_of_the_lecture")
def in_percent(train_error, dev_error, human_error):
    "The errors are compared with 2, as if they were in percent. What is 2 % as a fraction?"
    bias, variance = train_error - human_error > 2, dev_error - train_error > 2
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception("diagnose", caught_by="any_errors")
def any_difference(train_error, dev_error, human_error):
    "A negative difference counts as large. A network that beats the experts: is that a bias?"
    bias, variance = abs(train_error - human_error) > 0.02, abs(dev_error - train_error) > 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception("diagnose", caught_by="exactly_two_points")
def two_points_are_large(train_error, dev_error, human_error):
    "A difference of exactly 0.02 counts as large. Is it > or >=?"
    bias, variance = train_error - human_error >= 0.02, dev_error - train_error >= 0.02
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception("diagnose", caught_by="four_lines_of_the_lecture")
def only_the_larger_one(train_error, dev_error, human_error):
    "Only one of the two is named. What if both are large?"
    bias, variance = train_error - human_error, dev_error - train_error
    if bias <= 0.02 and variance <= 0.02:
        return "fine"
    return "bias" if bias > variance else "variance"


@misconception("diagnose", caught_by="four_lines_of_the_lecture")
def bias_hides_variance(train_error, dev_error, human_error):
    'The first `if` that fits ends the function, and "both" is never reached. In which order must they be asked?'
    if train_error - human_error > 0.02:
        return "bias"
    if dev_error - train_error > 0.02:
        return "variance"
    if train_error - human_error > 0.02 and dev_error - train_error > 0.02:
        return "both"
    return "fine"


@misconception("diagnose", caught_by="between_two_and_four_points")
def ratio_in_place_of_difference(train_error, dev_error, human_error):
    "The dev error is compared with twice the training error. Large is a difference here: which one, and how large?"
    bias, variance = train_error - human_error > 0.02, dev_error > 2 * train_error and dev_error > 0.02
    if dev_error == 2 * train_error and dev_error > 0.02:
        variance = True
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"


@misconception("diagnose", caught_by="between_two_and_four_points")
def five_points(train_error, dev_error, human_error):
    "Five percentage points are allowed here. What does this course call large?"
    bias, variance = train_error - human_error > 0.05, dev_error - train_error > 0.05
    return "both" if bias and variance else "bias" if bias else "variance" if variance else "fine"
