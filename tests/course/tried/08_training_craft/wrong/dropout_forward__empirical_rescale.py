"""Divides by the fraction really kept, not by keep; shows on any finite array."""


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return A * mask / max(mask.mean(), 1e-12), mask
