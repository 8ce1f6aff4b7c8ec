"""a small class, fixed kernel, numpy floats."""
import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor as GPR
from sklearn.gaussian_process.kernels import Matern


class Search:
    def __init__(self, f, low, high):
        self.f, self.low, self.high, self.x, self.y = f, low, high, [], []

    def ask(self, x):
        self.x.append(np.float64(x))
        self.y.append(np.float64(self.f(self.x[-1])))

    def propose(self, rng):
        gp = GPR(Matern(0.15 * (self.high - self.low), "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        gp.fit(np.reshape(self.x, (-1, 1)), self.y)
        c = np.sort(rng.uniform(self.low, self.high, 600))
        mu, sigma = gp.predict(c.reshape(-1, 1), return_std=True)
        return c[np.argmax(expected_improvement(mu, sigma, min(self.y), xi=1e-3))]


def bayes_optimize(f, low, high, steps, rng):
    search = Search(f, low, high)
    for k in range(steps):
        search.ask(rng.uniform(low, high) if k < 3 else search.propose(rng))
    best = np.argmin(search.y)
    return search.x[best], search.y[best]
