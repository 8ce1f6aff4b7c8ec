"""scipy's expit, which keeps float32."""


def sigmoid(z):
    from scipy.special import expit

    return expit(z)
