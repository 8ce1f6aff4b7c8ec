# %% [markdown]
# # A tiny notebook
#
# Two tasks and a question, ten points.

# %%
import numpy as np

import autograder

check, hint, submit, ready = autograder.notebook("01_tiny")

# %% [markdown]
# ### Task: `double`


# %%
def double(x):
    """Twice x, any shape."""
    ### BEGIN SOLUTION
    return 2 * np.asarray(x)
    ### END SOLUTION


# %%
double(np.array([1.0, 2.0]))

# %%
check("double")

# %% [markdown]
# ### Task: `total`


# %%
def total(x):
    """The sum of the doubled numbers, as a float."""
    ### BEGIN SOLUTION
    return float(np.sum(double(x)))
    ### END SOLUTION


# %%
check("total")

# %% [markdown]
# ### Question: why? (3 points)
#
# Why is the sum of the doubled numbers twice the sum?

# %% [markdown] answer="why"
# Doubling is linear.
#
# === BEGIN MARK SCHEME ===
# Three points for the word linear.
# === END MARK SCHEME ===

# %%
ready()
