"""What the hidden checks of several tasks draw and share. None of them needs Keras in the judge."""

import numpy as np

ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float32)


def random_spins(rng, k, L, dtype=int):
    return rng.choice([-1, 1], size=(k, L, L)).astype(dtype)
