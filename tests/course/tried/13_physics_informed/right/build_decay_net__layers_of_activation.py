"""activations as layers of their own, swish and sigmoid."""
from keras import Sequential, layers


def build_decay_net(width=16):
    net = Sequential(name="decay")
    net.add(layers.Input(shape=(1,)))
    net.add(layers.Dense(width))
    net.add(layers.Activation("silu"))
    net.add(layers.Dense(width))
    net.add(layers.Activation("sigmoid"))
    net.add(layers.Dense(1))
    return net
