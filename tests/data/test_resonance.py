import numpy as np
import pytest
from scipy.optimize import curve_fit

from autograder.data import breit_wigner, polynomial, spectrum


def shape(x, theta0, theta1):
    return theta0 / ((x - theta1) ** 2 + 1)


def test_a_fit_of_the_line_shape_finds_the_truth():
    x, y, theta = breit_wigner(400, np.random.default_rng(1), noise=0.3)
    fitted, covariance = curve_fit(shape, x, y, p0=(5, 0))
    assert np.all(np.abs(fitted - theta) < 5 * np.sqrt(np.diag(covariance)))
    assert np.std(y - shape(x, *theta)) == pytest.approx(0.3, rel=0.15)


def test_x_ascends_and_has_the_shape_of_y():
    x, y, _ = breit_wigner(30, np.random.default_rng(1))
    assert x.shape == y.shape == (30,)
    assert np.all(np.diff(x) >= 0)


def test_the_truth_is_drawn_unless_it_is_given():
    drawn = {breit_wigner(3, np.random.default_rng(seed))[2] for seed in range(5)}
    assert len(drawn) == 5
    assert breit_wigner(3, np.random.default_rng(0), theta=(8.0, 1.0))[2] == (8.0, 1.0)


def test_the_resonance_stands_on_a_falling_background():
    masses, is_signal = spectrum(40_000, np.random.default_rng(2))
    assert masses.min() >= 70
    assert masses.max() <= 110
    assert is_signal.mean() == pytest.approx(0.4, abs=0.02)
    assert np.median(masses[is_signal]) == pytest.approx(91.2, abs=0.1)
    quartiles = np.percentile(masses[is_signal], [25, 75])
    assert np.diff(quartiles)[0] == pytest.approx(
        2.5, rel=0.1
    )  # the quartiles of a Breit-Wigner are its full width apart
    counts, _ = np.histogram(masses[~is_signal], bins=[70, 80, 90, 100, 110])
    np.testing.assert_allclose(counts[1:] / counts[:-1], np.exp(-10 / 30), rtol=0.1)


def test_a_polynomial_scatters_around_its_coefficients():
    x, y = polynomial(2000, np.random.default_rng(3), coefficients=(0.5, -1.0, 2.0), noise=0.1)
    np.testing.assert_allclose(np.polynomial.polynomial.polyfit(x, y, 2), (0.5, -1.0, 2.0), atol=0.03)
    assert np.std(y - (0.5 - x + 2 * x**2)) == pytest.approx(0.1, rel=0.1)


@pytest.mark.parametrize("make", [breit_wigner, spectrum, polynomial])
def test_the_same_seed_gives_the_same_data(make):
    first, again = make(20, np.random.default_rng(4)), make(20, np.random.default_rng(4))
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
