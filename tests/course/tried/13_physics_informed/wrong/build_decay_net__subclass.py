"""A class of one's own and not a Sequential or functional model; shows in its type."""
import keras


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = keras.layers.Dense(32, activation="tanh")
        self.out = keras.layers.Dense(1)

    def call(self, t):
        return self.out(self.hidden(t))


def build_decay_net():
    net = Net()
    net(keras.ops.zeros((1, 1)))
    return net
