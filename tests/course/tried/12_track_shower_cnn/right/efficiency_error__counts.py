"""in counts, one division at the end."""
import numpy as np


def efficiency_error(selected, total):
    s, n = float(selected), float(total)
    return np.sqrt(s * (n - s) / n**3) if n > 0 else 0.0
