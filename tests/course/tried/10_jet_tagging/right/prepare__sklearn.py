"""scikit-learn's scaler."""
from sklearn.preprocessing import StandardScaler


def prepare(X_train, X_other):
    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_other)
