"""The best of the proposed points, the random start left out; shows where the start has the best (and for small steps)."""
import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import Matern


def bayes_optimize(f, low, high, steps, rng):
    n0 = min(3, steps - 1)
    x = list(rng.uniform(low, high, n0))
    y = [f(v) for v in x]
    grid = np.linspace(low, high, 300)
    while len(x) < steps:
        gp = GaussianProcessRegressor(Matern(0.15 * (high - low), "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu = np.zeros(300)
        sigma = np.ones(300)
        if x:
            mu, sigma = gp.fit(np.array(x)[:, None], y).predict(grid[:, None], return_std=True)
        x.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(y, default=0)))]))
        y.append(f(x[-1]))
    i = n0 + int(np.argmin(y[n0:]))
    return x[i], y[i]
