"""What the judge knows of reduce_on_plateau: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import PATIENCES, noisy_curve
from public import as_long_as_it_falls, five_equal_losses


@check(core=True)
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


@check(core=True)
def a_long_plateau(student):
    "on a long plateau the rate falls again after each `patience` epochs"
    expected = [1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125]
    agree(student.reduce_on_plateau([2.0] * 11, 1.0, 0.5, 3, 0.01), expected, ask="Does the count start anew?")
    expected = [1.0, 1.0, 0.25, 0.0625, 0.015625]
    agree(student.reduce_on_plateau([2.0] * 5, 1.0, 0.25, 1, 0.01), expected, ask="And with patience 1?")


@check(core=True)
def best_is_kept(student):
    "after a reduction the best loss is what it was: coming back to it is no improvement"
    losses = [1.0, 2.0, 2.0, 2.5, 2.75, 1.5, 1.25, 1.0]
    expected = [0.8, 0.8, 0.8, 0.4, 0.4, 0.2, 0.2, 0.1]
    agree(student.reduce_on_plateau(losses, 0.8, 0.5, 2, 0.01), expected, ask="Is 1.5 better than the best so far?")
    small = [1.0, 0.9375, 0.875, 0.8125, 0.75, 0.75, 0.75]
    expected = [0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2]
    agree(student.reduce_on_plateau(small, 0.8, 0.5, 2, 0.15), expected, ask="Is 0.875 < 1 - 0.15?")
    agree(student.reduce_on_plateau(small, 0.8, 0.5, 3, 0.15), [0.8] * 7, ask="Is 0.8125 compared with 1?")


@check
def exactly_min_delta_again(student):
    "an improvement by exactly min_delta is none"
    got = student.reduce_on_plateau([1.0, 0.75, 0.75, 0.5], 1.0, 0.5, 1, 0.25)
    agree(got, [1.0, 1.0, 0.5, 0.25], ask="Is 0.75 < 1 - 0.25?")


@check
def an_improvement_starts_the_count_anew(student):
    "only epochs in a row count; a reduction due after the last epoch isn't seen"
    got = student.reduce_on_plateau([1.0, 1.0, 0.5, 0.5, 0.25, 0.25, 0.25], 1.0, 0.5, 2, 0.0)
    agree(got, [1.0] * 7, ask="Are the epochs without improvement counted in a row?")
    agree(student.reduce_on_plateau([0.3], 0.1, 0.5, 1, 0.0), [0.1], ask="One loss, one rate.")


@check
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


@check
def losses_in_any_sequence(student):
    "losses may stand in a list, a tuple or an array, and stay as they are"
    for losses in ([1.0, 1.0, 1.0], (1.0, 1.0, 1.0), np.ones(3)):
        outcome = student.observe("reduce_on_plateau", losses=losses, lr=0.4, factor=0.5, patience=1, min_delta=0.01)
        unchanged(outcome)
        agree(outcome.value, [0.4, 0.4, 0.2], ask="Does it work for a tuple and an array too?")


@alternative
def by_powers(losses, lr, factor, patience, min_delta):
    "counts the reductions, lr * factor**k, array"
    best, waiting, reductions, counts = float("inf"), 0, 0, []
    for loss in losses:
        counts.append(reductions)
        if loss < best - min_delta:
            best, waiting = loss, 0
            continue
        waiting += 1
        if waiting >= patience:
            reductions, waiting = reductions + 1, 0
    return lr * np.power(float(factor), counts)


@alternative
def filled_beforehand(losses, lr, factor, patience, min_delta):
    "an array of the first rate, its tail multiplied at each reduction"
    rates, best, waiting = np.full(len(losses), float(lr)), np.inf, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, waiting = loss, 0
        else:
            waiting += 1
            if waiting == patience:
                rates[epoch + 1 :] *= factor
                waiting = 0
    return rates


@alternative
def as_a_generator(losses, lr, factor, patience, min_delta):
    "a generator inside, counts by modulo, tuple to list"

    def walk():
        rate, best, since = float(lr), np.inf, 0
        for loss in losses:
            yield rate
            improved = loss < best - min_delta
            best, since = (loss, 0) if improved else (best, since + 1)
            if not improved and since % patience == 0:
                rate *= factor

    return list(walk())


@misconception(caught_by=five_equal_losses)
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


@misconception(caught_by=five_equal_losses)
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


@misconception(caught_by=a_long_plateau)
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


@misconception(caught_by=a_long_plateau)
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


@misconception(caught_by=best_is_kept)
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


@misconception(caught_by=best_is_kept)
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


@misconception(caught_by=best_is_kept)
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


@misconception(caught_by=any_plateau)
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


@misconception(caught_by=any_plateau)
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


@misconception(caught_by=five_equal_losses)
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


@misconception(caught_by=five_equal_losses)
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


@misconception(caught_by=as_long_as_it_falls)
def falls_on_every_step(losses, lr, factor, patience, min_delta):
    "The rate falls every `patience` epochs, whatever the loss does. Where is the plateau?"
    return [lr * factor ** ((epoch - 1) // patience if epoch else 0) for epoch in range(len(losses))]


@misconception(caught_by=exactly_min_delta_again)
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


@misconception(caught_by=any_plateau)
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


equivalent(
    change="rates, best, waiting = ([], np.inf, 0): 0 -> 1",
    reason="epoch 0 always improves on infinity, and sets it to 0",
)

equivalent(
    change="rates, best, waiting = ([], np.inf, 0): 0 -> -1",
    reason="epoch 0 always improves on infinity, and sets it to 0",
)
