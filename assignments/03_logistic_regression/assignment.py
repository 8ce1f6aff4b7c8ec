# %% [markdown]
# # Logistic regression

# %%
import autograder
import numpy as np

check, hint, submit, ready = autograder.notebook("03_logistic_regression")


# %%
def sigmoid(z):
    """The logistic function 1 / (1 + exp(-z)), element by element, safe for any finite z."""
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)
    ### END SOLUTION


# %%
check("sigmoid")


# %%
def forward(w, b, X):
    """Probability of each example: w (n, 1), b a float, X (n, m), result (1, m)."""
    ### BEGIN SOLUTION
    return sigmoid(w.T @ X + b)
    ### END SOLUTION


# %%
check("forward")

# %%
ready()
