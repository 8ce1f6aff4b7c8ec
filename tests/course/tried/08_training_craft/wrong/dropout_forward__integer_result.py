"""The result has A's type; shows for an integer A."""


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    mask = rng.random(A.shape) < keep
    return (A * mask / keep).astype(A.dtype), mask
