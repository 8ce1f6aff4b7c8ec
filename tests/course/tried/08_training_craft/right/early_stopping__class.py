"""a class as in Keras."""
import math


class Stopper:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.best, self.best_epoch, self.bad = math.inf, None, 0

    def stop(self, epoch, loss):
        if loss < self.best - self.min_delta:
            self.best, self.best_epoch, self.bad = loss, epoch, 0
        else:
            self.bad += 1
        return self.bad == self.patience


def early_stopping(losses, patience, min_delta):
    stopper = Stopper(patience, min_delta)
    last = -1
    for last, loss in enumerate(losses):
        if stopper.stop(last, loss):
            break
    return last, stopper.best_epoch
