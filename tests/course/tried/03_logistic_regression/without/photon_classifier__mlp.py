"""Mlp."""

import numpy as np


def photon_classifier(X, Y):
    from sklearn.neural_network import MLPClassifier
    from sklearn.preprocessing import StandardScaler

    sc = StandardScaler().fit(X.T)
    n = MLPClassifier((16,), random_state=0, max_iter=60, learning_rate_init=0.01).fit(sc.transform(X.T), np.ravel(Y))
    return lambda Z: n.predict_proba(sc.transform(Z.T))[:, 1]
