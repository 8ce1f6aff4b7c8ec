# %%
import numpy as np

import autograder

check, hint, submit, ready = autograder.notebook("01_tiny")

# %%
SCALE = 2.0


def helper(x):
    return np.asarray(x, dtype=float)


# %%
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return SCALE * helper(x)
    ### END SOLUTION


# %%
check("double")


# %%
def total(x):
    """The sum of the doubled numbers, as a float."""
    ### BEGIN SOLUTION
    return float(np.sum(double(x)))
    ### END SOLUTION


# %%
check("total")


# %%
def center(x):
    """x minus its mean."""
    ### BEGIN SOLUTION
    return x - np.mean(x)
    ### END SOLUTION


# %%
check("center")

# %% id="long-scan" tags=["skip-grading"]
raise RuntimeError("a long scan that grading leaves out")

# %%
ready()
