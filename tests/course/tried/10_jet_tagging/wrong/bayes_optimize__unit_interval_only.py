"""Candidates from [0, 1] whatever the interval; shows where low and high are others."""
import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import Matern


def bayes_optimize(f, low, high, steps, rng):
    x = list(rng.uniform(low, high, min(3, steps)))
    y = [f(v) for v in x]
    grid = np.linspace(0, 1, 300)
    while len(x) < steps:
        gp = GaussianProcessRegressor(Matern(0.15, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = gp.fit(np.array(x)[:, None], y).predict(grid[:, None], return_std=True)
        x.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(y)))]))
        y.append(f(x[-1]))
    i = int(np.argmin(y))
    return x[i], y[i]
