import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from autograder.data import photon_jet


@pytest.fixture(scope="module")
def events():
    X, Y, names = photon_jet(24_000, np.random.default_rng(3))
    return X, Y[0], names


def auc(y, score):
    area = roc_auc_score(y, score)
    return max(area, 1 - area)


def test_examples_are_columns_and_labels_are_one_row():
    X, Y, names = photon_jet(7, np.random.default_rng(0))
    assert X.shape == (8, 7)
    assert Y.shape == (1, 7)
    assert len(names) == len(set(names)) == 8
    assert set(np.unique(Y)) <= {0, 1}


def test_the_generator_of_the_caller_decides_everything():
    X, Y, _ = photon_jet(50, np.random.default_rng(5))
    again, Y_again, _ = photon_jet(50, np.random.default_rng(5))
    other, _, _ = photon_jet(50, np.random.default_rng(6))
    np.testing.assert_array_equal(X, again)
    np.testing.assert_array_equal(Y, Y_again)
    assert not np.isclose(X, other)[1].any()


@pytest.mark.parametrize("m", [0, 1, 2])
def test_any_number_of_events_may_be_asked_for(m):
    X, Y, _ = photon_jet(m, np.random.default_rng(0))
    assert X.shape == (8, m)
    assert Y.shape == (1, m)


def test_the_signal_fraction_is_kept(events):
    assert abs(events[1].mean() - 0.5) < 0.02
    _, Y, _ = photon_jet(10_000, np.random.default_rng(0), signal_fraction=0.1)
    assert abs(Y.mean() - 0.1) < 0.02


def test_hadronic_leakage_is_mostly_exactly_zero_with_an_exponential_tail(events):
    X, y, names = events
    leak = X[names.index("h_over_e")]
    assert leak.min() == 0
    assert 0.6 < (leak[y == 1] == 0).mean() < 0.8
    tail = leak[(y == 1) & (leak > 0)]
    assert abs(tail.std() / tail.mean() - 1) < 0.1


def test_showers_are_wider_in_the_endcap_and_wider_in_jets(events):
    X, y, names = events
    width, eta = X[names.index("sigma_ieta_ieta")], np.abs(X[names.index("eta")])
    assert not ((eta > 1.44) & (eta < 1.57)).any()
    assert eta.max() < 2.5
    for region in (eta < 1.44, eta > 1.57):
        assert np.median(width[region & (y == 0)]) > np.median(width[region & (y == 1)])
    assert np.median(width[eta > 1.57]) > 2 * np.median(width[eta < 1.44])


def test_values_are_finite_and_physical(events):
    X, _, names = events
    assert np.isfinite(X).all()
    assert (X[[names.index(n) for n in names if n != "eta"]] >= 0).all()
    assert X[names.index("r9")].max() < 1
    assert X[names.index("pt")].min() >= 25


def test_features_are_correlated_within_the_classes(events):
    X, y, names = events
    within = np.corrcoef(X[:, y == 0])
    assert within[names.index("r9"), names.index("sigma_ieta_ieta")] < -0.05
    assert within[names.index("neutral_iso"), names.index("h_over_e")] > 0.1
    assert within[names.index("neutral_iso"), names.index("photon_iso")] > 0.1


def test_a_network_beats_a_line_and_a_line_beats_every_cut(events):
    X, y, _ = events
    cut = max(auc(y, row) for row in X)
    A = StandardScaler().fit_transform(X.T)
    train, test = slice(0, 12_000), slice(12_000, None)
    line = LogisticRegression(max_iter=500).fit(A[train], y[train]).decision_function(A[test])
    network = MLPClassifier((16,), max_iter=60, early_stopping=True, random_state=0).fit(A[train], y[train])
    line, network = auc(y[test], line), auc(y[test], network.predict_proba(A[test])[:, 1])
    # Measured: .79, .90, .94.
    assert 0.70 < cut < 0.82
    assert line > cut + 0.07
    assert 0.88 < line < 0.93
    assert network > line + 0.02
