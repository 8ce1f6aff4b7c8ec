"""a class whose instance is the cache; mean of outer products by einsum."""
import numpy as np
from scipy.special import expit


class Layer:
    def __init__(self, x, W, b, activation):
        self.x, self.W, self.kind = x, W, activation
        self.z = W @ x + b
        self.a = getattr(self, activation)(self.z)

    relu = staticmethod(lambda z: np.where(z > 0, z, 0.0))
    tanh = staticmethod(np.tanh)
    sigmoid = staticmethod(expit)
    identity = staticmethod(lambda z: z)

    def slope(self):
        return {
            "relu": lambda: np.sign(self.a),
            "tanh": lambda: 1 - self.a**2,
            "sigmoid": lambda: self.a * (1 - self.a),
            "identity": lambda: np.ones_like(self.z),
        }[self.kind]()


def layer_forward(A_prev, W, b, activation):
    layer = Layer(A_prev, W, b, activation)
    return layer.a, layer


def layer_backward(dA, cache):
    dZ = dA * cache.slope()
    m = dZ.shape[-1]
    return (
        np.einsum("ij,im->jm", cache.W, dZ),
        np.einsum("im,jm->ij", dZ, cache.x) / m,
        np.einsum("im->i", dZ).reshape(-1, 1) / m,
    )
