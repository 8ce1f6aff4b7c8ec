"""The mask is where the output is not zero; shows where A has zeros (after a relu)."""


def dropout_forward(A, keep, rng, training):
    if not training:
        return A, None
    out = A * (rng.random(A.shape) < keep) / keep
    return out, out != 0
