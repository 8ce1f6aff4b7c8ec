"""Curves and spectra to fit: a resonance alone, a resonance on a background, polynomials with noise."""

import numpy as np


def breit_wigner(
    m: int, rng: np.random.Generator, theta: tuple[float, float] | None = None, noise: float = 0.4
) -> tuple[np.ndarray, np.ndarray, tuple[float, float]]:
    """A resonance's line shape: x (m,) ascending, y (m,) heights, and the true (theta0, theta1) of
    theta0 / ((x - theta1)^2 + 1).

    The cross-section near an unstable particle's mass follows this curve (Breit and Wigner): theta1 is where the
    particle sits, theta0 how strongly it is produced, and x is the energy in units of half the particle's width, a
    lifetime seen as a blur of mass. x lies in [-6, 6]; y has Gaussian noise of standard deviation `noise` at
    every point. Without `theta` the truth is drawn: theta0 in [6, 14], theta1 in [-2, 2].
    """
    theta0, theta1 = theta if theta is not None else (rng.uniform(6.0, 14.0), rng.uniform(-2.0, 2.0))
    x = np.sort(rng.uniform(-6.0, 6.0, m))
    y = theta0 / ((x - theta1) ** 2 + 1.0) + noise * rng.standard_normal(m)
    return x, y, (float(theta0), float(theta1))


def spectrum(
    m: int,
    rng: np.random.Generator,
    mass: float = 91.2,
    width: float = 2.5,
    signal_fraction: float = 0.4,
    window: tuple[float, float] = (70.0, 110.0),
) -> tuple[np.ndarray, np.ndarray]:
    """Invariant masses of `m` muon pairs in GeV, and a mask of those that come from the resonance.

    Pairs from a Z boson follow a Breit-Wigner of full width `width` at `mass`; the others (from the continuum and from
    unrelated muons) fall off exponentially, a factor e every 30 GeV. Both are cut to `window`, as a trigger would.
    A histogram of the masses shows the peak on its slope, and no single pair says which of the two it is.
    """
    low, high = window
    is_signal = rng.random(m) < signal_fraction
    u = rng.random(m)
    # Inverse of the cumulative distribution, for both shapes restricted to the window.
    left, right = np.arctan(2.0 * (low - mass) / width), np.arctan(2.0 * (high - mass) / width)
    peak = mass + 0.5 * width * np.tan(left + u * (right - left))
    slope = low - 30.0 * np.log1p(-u * -np.expm1(-(high - low) / 30.0))
    return np.clip(np.where(is_signal, peak, slope), low, high), is_signal


def polynomial(
    m: int,
    rng: np.random.Generator,
    coefficients: tuple[float, ...] = (1.0, 2.0),
    noise: float = 0.3,
    interval: tuple[float, float] = (-1.0, 1.0),
) -> tuple[np.ndarray, np.ndarray]:
    """x (m,) ascending and uniform in `interval`, y (m,) = sum of coefficients[k] x^k plus Gaussian noise.

    Two coefficients make a line, as in the calibration of a detector (signal against known energy); more make a curve
    that a line underfits and a polynomial of high degree overfits.
    """
    x = np.sort(rng.uniform(*interval, m))
    return x, np.polynomial.polynomial.polyval(x, np.asarray(coefficients, float)) + noise * rng.standard_normal(m)
