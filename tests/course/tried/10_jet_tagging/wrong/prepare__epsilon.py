"""std + 1e-8; shows for a feature constant in train and not in the other, or for a narrow one."""


def prepare(X_train, X_other):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0) + 1e-8
    return (X_train - mean) / std, (X_other - mean) / std
