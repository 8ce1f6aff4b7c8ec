"""The generator against exact results: all states of a 4x4 lattice, Kaufman's finite and Onsager's infinite one."""

import numpy as np
import pytest
from scipy.special import ellipk
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from autograder.data import ising, ising_phases
from autograder.data.lattice import TC, _Rows


def energy(spins):
    s = spins.astype(int)
    return -(s * (np.roll(s, 1, 1) + np.roll(s, 1, 2))).sum((1, 2))


def exact_distribution(temperature):
    """Energies and |M| of all 65536 states of a 4x4 lattice, and the probability of each pair that occurs."""
    bits = (np.arange(1 << 16)[:, None] >> np.arange(16)) & 1
    states = (2 * bits - 1).reshape(-1, 4, 4)
    e, m = energy(states), np.abs(states.sum((1, 2)))
    pairs, index = np.unique(np.stack([e, m]), axis=1, return_inverse=True)
    weight = np.bincount(index.ravel(), weights=np.exp(-(e + 32) / temperature))
    return pairs, weight / weight.sum()


def chi2_per_degree(spins, temperature):
    pairs, probability = exact_distribution(temperature)
    seen = np.stack([energy(spins), np.abs(spins.astype(int).sum((1, 2)))])
    observed = np.array([(seen == pair[:, None]).all(0).sum() for pair in pairs.T])
    expected = probability * len(spins)
    assert observed.sum() == len(spins)
    rare = expected < 20
    observed = np.append(observed[~rare], observed[rare].sum())
    expected = np.append(expected[~rare], max(expected[rare].sum(), 1e-9))
    use = expected > 5
    return ((observed - expected) ** 2 / expected)[use].sum() / max(use.sum() - 1, 1)


@pytest.mark.parametrize("temperature", [1.5, 2.0, TC, 3.0, 5.0])
def test_energies_and_magnetisations_follow_the_enumeration_of_a_small_lattice(temperature):
    spins = ising(20_000, 4, temperature, np.random.default_rng(1))
    assert chi2_per_degree(spins, temperature) < 2.2


@pytest.mark.parametrize("removed", ["wolff_move", "metropolis_sweep"])
def test_either_move_alone_has_the_right_equilibrium(removed, monkeypatch):
    monkeypatch.setattr(_Rows, removed, lambda self: None)
    spins = ising(20_000, 4, 2.6, np.random.default_rng(2), rounds=80)
    assert chi2_per_degree(spins, 2.6) < 2.2


def test_both_signs_are_equally_frequent_below_the_transition():
    spins = ising(3000, 4, 1.5, np.random.default_rng(3))
    assert (spins.sum((1, 2)) > 0).mean() == pytest.approx(0.5, abs=0.04)


def kaufman_energy(L, temperature):
    """Energy per spin of a periodic L x L lattice (Kaufman 1949), from the logarithm of the partition function."""

    def log_z(beta):
        k = np.arange(1, 2 * L)
        x = np.cosh(2 * beta) / np.tanh(2 * beta) - np.cos(np.pi * k / L)
        gamma = np.append(2 * beta + np.log(np.tanh(beta)), np.log(x + np.sqrt(x * x - 1)))
        odd, even = L * gamma[1::2] / 2, L * gamma[0::2] / 2
        terms = [np.log(2 * np.cosh(odd)).sum(), np.log(2 * np.abs(np.sinh(odd))).sum()]
        terms += [np.log(2 * np.cosh(even)).sum(), np.log(2 * np.abs(np.sinh(even))).sum()]
        signs = [1, 1, 1, np.sign(np.sinh(even)).prod()]
        top = max(terms)
        total = sum(sign * np.exp(term - top) for sign, term in zip(signs, terms, strict=True))
        return L * L / 2 * np.log(2 * np.sinh(2 * beta)) + top + np.log(total)

    beta, h = 1 / temperature, 1e-5
    return -(log_z(beta + h) - log_z(beta - h)) / (2 * h) / L**2


@pytest.mark.parametrize("temperature", [2.0, 2.25, 2.3, 2.5])
def test_energies_near_the_transition_are_those_of_the_finite_lattice(temperature):
    spins = ising(1500, 16, temperature, np.random.default_rng(4))
    e = energy(spins) / 256
    assert abs(e.mean() - kaufman_energy(16, temperature)) < 4 * e.std() / np.sqrt(len(e))


def test_kaufmans_formula_agrees_with_the_enumeration():
    (e, _), probability = exact_distribution(2.1)
    assert kaufman_energy(4, 2.1) == pytest.approx((e * probability).sum() / 16, rel=1e-6)


@pytest.mark.parametrize("temperature", [1.8, 3.2])
def test_energy_and_magnetisation_of_a_large_lattice_are_onsagers(temperature):
    K = 1 / temperature
    kappa = 2 * np.sinh(2 * K) / np.cosh(2 * K) ** 2
    onsager = -1 / np.tanh(2 * K) * (1 + 2 / np.pi * (2 * np.tanh(2 * K) ** 2 - 1) * ellipk(kappa**2))
    spins = ising(100, 48, temperature, np.random.default_rng(5))
    e = energy(spins) / 48**2
    assert abs(e.mean() - onsager) < 4 * e.std() / 10
    m = np.abs(spins.mean((1, 2)))
    if temperature < TC:
        assert abs(m.mean() - (1 - np.sinh(2 * K) ** -4) ** 0.125) < 4 * m.std() / 10
    else:
        assert m.mean() < 0.1


def test_cold_lattices_have_no_stripes():
    spins = ising(500, 16, np.linspace(0.5, 1.9, 500), np.random.default_rng(6))
    assert np.abs(spins.mean((1, 2))).min() > 0.6


@pytest.mark.parametrize("L", [4, 6, 8, 10, 16, 20, 32, 34, 64])
def test_any_even_lattice_up_to_64_is_of_plus_and_minus_one(L):
    spins = ising(3, L, [1.0, TC, 50.0], np.random.default_rng(7))
    assert spins.shape == (3, L, L)
    assert spins.dtype == np.int8
    assert set(np.unique(spins)) == {-1, 1}
    np.testing.assert_array_equal(spins, ising(3, L, [1.0, TC, 50.0], np.random.default_rng(7)))


@pytest.mark.parametrize("L", [6, 10, 34])
def test_lattices_that_do_not_fill_a_word_are_equilibrated_too(L):
    e = energy(ising(1000, L, 2.6, np.random.default_rng(8))) / L**2
    assert abs(e.mean() - kaufman_energy(L, 2.6)) < 4 * e.std() / np.sqrt(1000)


def test_lattices_are_independent_of_each_other():
    spins = ising(400, 8, 3.0, np.random.default_rng(9)).reshape(400, 64).astype(float)
    overlap = np.corrcoef(spins)[np.triu_indices(400, 1)]
    assert abs(overlap.mean()) < 0.005
    assert overlap.max() < 0.9


@pytest.mark.parametrize(("L", "temperature"), [(5, 2.0), (2, 2.0), (66, 2.0), (8, 0.0), (8, -1.0)])
def test_what_cannot_be_simulated_is_refused(L, temperature):
    with pytest.raises(ValueError, match="must be"):
        ising(1, L, temperature, np.random.default_rng(0))


@pytest.fixture(scope="module")
def phases():
    return ising_phases(6000, np.random.default_rng(10))


def test_phases_have_the_shape_of_images_and_labels_of_their_temperature(phases):
    X, y, T = phases
    assert X.shape == (6000, 16, 16, 1)
    assert X.dtype == np.float32
    np.testing.assert_array_equal(y, T > TC)
    assert y.mean() == pytest.approx(0.5, abs=0.03)
    distance = np.abs(T - TC)
    assert distance.min() >= 0.1
    assert distance.max() <= 1.2
    assert (distance < 0.4).mean() == pytest.approx(0.5, abs=0.03)


def test_a_line_on_raw_spins_guesses_and_a_network_does_not(phases):
    X, y, T = phases
    X, train, test = X.reshape(len(X), -1), slice(0, 4500), slice(4500, None)
    line = LogisticRegression(max_iter=200, C=0.1).fit(X[train], y[train])
    assert line.score(X[test], y[test]) < 0.65
    network = MLPClassifier((64,), alpha=0.3, early_stopping=True, n_iter_no_change=4, random_state=0).fit(
        X[train], y[train]
    )
    right = network.predict(X[test]) == y[test]
    near = np.abs(T[test] - TC) < 0.4
    assert right.mean() > 0.93
    assert right[~near].mean() > 0.97
    assert 0.82 < right[near].mean() < 0.98
