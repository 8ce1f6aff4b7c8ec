"""everything as one vector, packed and unpacked."""
import numpy as np


def _pack(arrays):
    return np.concatenate([np.ravel(np.asarray(a, dtype=np.float64)) for a in arrays])


def gradient_check(cost, params, grads, eps=1e-6):
    keys = sorted(params)
    theta = _pack(params[k] for k in keys) if keys else np.zeros(0)
    analytic = _pack(grads["d" + k] for k in keys)

    def J(vector):
        out, start = {}, 0
        for k in keys:
            size = np.size(params[k])
            out[k] = vector[start : start + size].reshape(np.shape(params[k]))
            start += size
        return np.float64(cost(out))

    numeric = np.array([(J(theta + e) - J(theta - e)) / 2 / eps for e in eps * np.eye(theta.size)])
    below = np.linalg.norm(analytic) + np.linalg.norm(numeric)
    if below == 0:
        return np.float64(0)
    return np.linalg.norm(analytic - numeric) / below
