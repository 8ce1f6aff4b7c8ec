"""counts the reductions, lr times factor to their power; a tuple."""
import numpy as np


def reduce_on_plateau(losses, lr, factor, patience, min_delta):
    best, bad, cuts, out = np.inf, 0, 0, []
    for loss in np.asarray(losses, dtype=float):
        out.append(np.float64(lr) * factor**cuts)
        improved = loss < best - min_delta
        best = loss if improved else best
        bad = 0 if improved else bad + 1
        if bad >= patience:
            cuts, bad = cuts + 1, 0
    return tuple(out)
