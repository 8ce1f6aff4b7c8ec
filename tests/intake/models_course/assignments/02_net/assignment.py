# %% [markdown]
# # A small net

# %%
import autograder

check, hint, submit, ready = autograder.notebook("02_net")

# %%
import keras
import numpy as np


# %%
def build_net():
    """A Keras model, (2,) to one sigmoid."""
    ### BEGIN SOLUTION
    return keras.Sequential(
        [keras.Input((2,)), keras.layers.Dense(4, activation="tanh"), keras.layers.Dense(1, activation="sigmoid")]
    )
    ### END SOLUTION


# %%
check("build_net")

# %%
rng = np.random.default_rng(0)
pairs = rng.normal(size=(400, 2)).astype("float32")
y = (pairs[:, 0] > pairs[:, 1]).astype("float32")

# %%
### BEGIN SOLUTION
net = build_net()
net.compile(keras.optimizers.Adam(0.03), "binary_crossentropy")
history = net.fit(pairs, y, epochs=40, batch_size=32, verbose=0)
### END SOLUTION

# %%
submit(net, "net", history)

# %%
check("net")

# %%
ready()
