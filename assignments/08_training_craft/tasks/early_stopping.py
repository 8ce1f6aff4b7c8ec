"""What the judge knows of early_stopping: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged
from autograder.course.proof import alternative, equivalent, misconception

from problems import PATIENCES, noisy_curve
from public import always_better, getting_worse_is_no_improvement, table_of_the_text


@check(core=True)
def any_curve(student, reference, rng):
    "the epochs are right for noisy curves, any patience and min_delta"
    curves = [(noisy_curve(rng, epochs), *patience) for epochs in (4, 12, 40) for patience in PATIENCES]
    ask = "Is patience counted in a row, from the last improvement? Is best_epoch the last one that improved?"
    for curve, got in zip(curves, student.each("early_stopping", curves), strict=True):
        agree(got, reference.early_stopping(*curve), ask=ask)


@check(core=True)
def small_steps_add_up(student):
    "best is the loss of the last epoch that improved, not the smallest one: small steps add up"
    losses = [1.0, 0.9375, 0.875, 0.8125, 0.75, 0.6875, 0.625]
    agree(student.early_stopping(losses, 3, 0.15), (6, 6), ask="Is 0.8125 compared with 1 or with 0.875?")
    agree(student.early_stopping(losses, 2, 0.15), (2, 0), ask="How many epochs in a row stay above 1 - 0.15?")
    slow = [1.0, 0.95, 0.98, 0.8, 0.79, 0.85, 0.9]
    agree(
        student.early_stopping(slow, 3, 0.1), (6, 3), ask="Is an epoch compared with the best, or with the one before?"
    )


@check(core=True)
def the_end_comes_first(student):
    "losses that end before patience does: stop_epoch is the last epoch"
    agree(student.early_stopping([3.0, 2.0, 2.5, 2.5], 3, 0.0), (3, 1), ask="Did it stop, or did the losses end?")
    agree(student.early_stopping([3.0, 2.0, 2.5, 2.5, 2.5], 3, 0.0), (4, 1), ask="Did it stop, or did the losses end?")
    agree(
        student.early_stopping([3.0, 2.0, 2.5, 2.5, 2.5, 1.0], 3, 0.0),
        (4, 1),
        ask="Who looks at losses after the stop?",
    )


@check
def exactly_min_delta(student):
    "an improvement by exactly min_delta is none, and an equal loss is none"
    agree(student.early_stopping([1.0, 0.75, 0.5, 0.25], 2, 0.25), (3, 2), ask="Is 0.75 < 1 - 0.25?")
    agree(student.early_stopping([1.0, 1.0, 0.5, 0.5, 0.5], 2, 0.0), (4, 2), ask="Is 1 < 1 - 0?")


@check
def one_epoch(student):
    "one epoch gives (0, 0); patience 1 stops at the first epoch that doesn't improve"
    agree(student.early_stopping([0.4], 1, 0.0), (0, 0), ask="Does epoch 0 always improve?")
    agree(student.early_stopping([0.4], 3, 0.5), (0, 0), ask="Does epoch 0 always improve?")
    agree(student.early_stopping([0.4, 0.4], 1, 0.0), (1, 0), ask="Which is the first epoch that doesn't improve?")


@check
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


@check
def any_sequence_of_losses(student):
    "losses may stand in a list, a tuple or an array, and stay as they are"
    for losses in ([0.9, 0.7, 0.8, 0.75], (0.9, 0.7, 0.8, 0.75), np.array([0.9, 0.7, 0.8, 0.75])):
        outcome = student.observe("early_stopping", losses=losses, patience=2, min_delta=0.01)
        unchanged(outcome)
        agree(outcome.value, (3, 1), ask="Does it work for a tuple and an array too?")


@alternative
def by_distance_from_the_best(losses, patience, min_delta):
    "patience as the distance from the best epoch"
    best_epoch = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best_epoch] - min_delta:
            best_epoch = epoch
        elif epoch - best_epoch >= patience:
            return (epoch, best_epoch)
    return (len(losses) - 1, best_epoch)


@alternative
def by_a_while_loop(losses, patience, min_delta):
    "a while loop on a copy, numpy integers, list"
    values = np.asarray(losses, dtype=float)
    best, best_epoch, left, epoch = float("inf"), -1, patience, -1
    while left > 0 and epoch + 1 < len(values):
        epoch += 1
        if best - min_delta > values[epoch]:
            best, best_epoch, left = values[epoch], epoch, patience
        else:
            left -= 1
    return [np.int64(epoch), np.int64(best_epoch)]


@alternative
def by_marking_first(losses, patience, min_delta):
    "marks the epochs that improve, then looks for the first gap"
    marks, best = [], None
    for epoch, loss in enumerate(losses):
        if best is None or loss < best - min_delta:
            best = loss
            marks.append(epoch)
    for here, after in zip(marks, [*marks[1:], float("inf")], strict=True):
        if here + patience < after and here + patience < len(losses):
            return here + patience, here
    return len(losses) - 1, marks[-1]


@misconception(caught_by=table_of_the_text)
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


@misconception(caught_by=any_curve)
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


@misconception(caught_by=getting_worse_is_no_improvement)
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


@misconception(caught_by=table_of_the_text)
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


@misconception(caught_by=any_curve)
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


@misconception(caught_by=small_steps_add_up)
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


@misconception(caught_by=small_steps_add_up)
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


@misconception(caught_by=the_end_comes_first)
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


@misconception(caught_by=always_better)
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


@misconception(caught_by=table_of_the_text)
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


@misconception(caught_by=exactly_min_delta)
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


@misconception(caught_by=small_steps_add_up)
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


@misconception(caught_by=small_steps_add_up)
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


@misconception(caught_by=one_epoch)
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


@misconception(caught_by=negative_and_huge_losses)
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


equivalent(
    change="best, best_epoch, waiting = (np.inf, 0, 0): 0 -> 1",
    reason="epoch 0 always improves on infinity, and sets it to 0",
)

equivalent(
    change="best, best_epoch, waiting = (np.inf, 0, 0): 0 -> -1",
    reason="epoch 0 always improves on infinity, and sets it to 0",
)

equivalent(
    change="best, best_epoch, waiting = (np.inf, 0, 0): 0 -> 1 (2)",
    reason="epoch 0 always improves on infinity, and sets it to 0",
)

equivalent(
    change="best, best_epoch, waiting = (np.inf, 0, 0): 0 -> -1 (2)",
    reason="epoch 0 always improves on infinity, and sets it to 0",
)
