"""How fast the data of the course are made and how hard they are: `python bench/data.py [--models] [--cnn]`."""

import argparse
import time

import numpy as np

from autograder.data import breit_wigner, ising, ising_phases, jets, photon_jet, spectrum, tracks_showers
from autograder.data.lattice import TC, _Rows


def seconds(work, repeats: int = 3) -> float:
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def speed() -> None:
    rng = np.random.default_rng(0)
    for what, work in (
        ("photon_jet, 100,000 events", lambda: photon_jet(100_000, rng)),
        ("jets, 100,000", lambda: jets(100_000, rng)),
        ("breit_wigner, 100,000 points", lambda: breit_wigner(100_000, rng)),
        ("spectrum, 100,000 masses", lambda: spectrum(100_000, rng)),
        ("tracks_showers, 10,000 images", lambda: tracks_showers(10_000, rng)),
        ("ising, 1,000 of 16x16 at Tc", lambda: ising(1_000, 16, TC, rng)),
        ("ising, 200 of 64x64 at Tc", lambda: ising(200, 64, TC, rng)),
        ("ising_phases, 4,000 images", lambda: ising_phases(4_000, rng)),
    ):
        print(f"{what:34}{seconds(work):8.3f} CPU s")
    for L in (16, 32, 64):
        rows = _Rows(L, np.full(2048, TC), rng)
        for _ in range(20):
            rows.metropolis_sweep()
            rows.wolff_move()
        spins = 2048 * L * L * 1e-9
        sweep, move = seconds(rows.metropolis_sweep) / spins, seconds(rows.wolff_move) / spins
        print(f"{L}x{L} at Tc: Metropolis {sweep:5.1f} ns per spin update, Wolff move {move:5.1f} ns per spin")


def models() -> None:
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.neural_network import MLPClassifier
    from sklearn.preprocessing import StandardScaler

    def network(*layers):
        return MLPClassifier(layers, early_stopping=True, n_iter_no_change=5, max_iter=60, random_state=0)

    X, Y, names = photon_jet(40_000, np.random.default_rng(1))
    X, y, train, test = StandardScaler().fit_transform(X.T), Y[0], slice(0, 20_000), slice(20_000, None)
    cuts = {name: roc_auc_score(y, X[:, k]) for k, name in enumerate(names)}
    print("photon_jet AUC of cuts:", ", ".join(f"{name} {max(a, 1 - a):.3f}" for name, a in cuts.items()))
    line = LogisticRegression(max_iter=500).fit(X[train], y[train]).decision_function(X[test])
    deep = network(20, 10).fit(X[train], y[train]).predict_proba(X[test])[:, 1]
    print(f"photon_jet AUC: line {roc_auc_score(y[test], line):.3f}, network {roc_auc_score(y[test], deep):.3f}")

    X, y, _, classes = jets(50_000, np.random.default_rng(1))
    X, train, test = StandardScaler().fit_transform(X), slice(0, 30_000), slice(30_000, None)
    line = LogisticRegression(max_iter=500).fit(X[train], y[train]).score(X[test], y[test])
    p = network(64, 32, 32).fit(X[train], y[train]).predict_proba(X[test])
    areas = ", ".join(f"{name} {roc_auc_score(y[test] == k, p[:, k]):.3f}" for k, name in enumerate(classes))
    print(f"jets accuracy: line {line:.3f}, 64-32-32 {np.mean(p.argmax(1) == y[test]):.3f}; its AUC: {areas}")

    X, y, T = ising_phases(12_000, np.random.default_rng(1))
    X, train, test = X.reshape(len(X), -1), slice(0, 8_000), slice(8_000, None)
    line = LogisticRegression(max_iter=300).fit(X[train], y[train]).score(X[test], y[test])
    dense = MLPClassifier((64,), alpha=0.3, early_stopping=True, n_iter_no_change=4, random_state=0)
    right = dense.fit(X[train], y[train]).predict(X[test]) == y[test]
    near = np.abs(T[test] - TC) < 0.4
    print(f"ising_phases accuracy: line {line:.3f}, network {right.mean():.3f}", end=" ")
    print(f"(near {right[near].mean():.3f}, far {right[~near].mean():.3f})")


def cnn() -> None:
    import keras
    from sklearn.metrics import roc_auc_score

    images, y, _ = tracks_showers(14_000, np.random.default_rng(1))
    X, train, test = (images / 255).astype(np.float32)[..., None], slice(0, 10_000), slice(10_000, None)
    keras.utils.set_random_seed(0)
    layers = keras.layers
    model = keras.Sequential([keras.Input((32, 32, 1))])
    for filters in (16, 32, 48):
        model.add(layers.Conv2D(filters, 3, padding="same", activation="relu"))
        if filters == 16:
            model.add(layers.Conv2D(filters, 3, padding="same", activation="relu"))
        model.add(layers.MaxPooling2D())
    for layer in (layers.Flatten(), layers.Dropout(0.3), layers.Dense(64, "relu"), layers.Dense(1, "sigmoid")):
        model.add(layer)
    model.compile(keras.optimizers.Adam(2e-3), "binary_crossentropy")
    start = time.process_time()
    for epoch in range(10):
        model.fit(X[train], y[train], batch_size=64, verbose=0)
        area = roc_auc_score(y[test], model.predict(X[test], verbose=0)[:, 0])
        print(f"tracks_showers CNN, epoch {epoch + 1}: AUC {area:.4f}, {time.process_time() - start:.0f} CPU s")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--models", action="store_true", help="train lines and networks too (a minute)")
    arguments.add_argument("--cnn", action="store_true", help="train a small CNN too (a minute or two, needs Keras)")
    chosen = arguments.parse_args()
    speed()
    if chosen.models:
        models()
    if chosen.cnn:
        cnn()
