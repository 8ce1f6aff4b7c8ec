# %%
import numpy as np

import autograder

check, hint, submit, ready = autograder.notebook("01_walls")


# %%
def double(x):
    """Twice the array x."""
    ### BEGIN SOLUTION
    return 2 * np.asarray(x)
    ### END SOLUTION


# %%
def total(x):
    """The sum of the array x as a float, without a loop."""
    ### BEGIN SOLUTION
    return float(np.sum(x))
    ### END SOLUTION


# %%
def twice(f, x):
    """f(f(x))."""
    ### BEGIN SOLUTION
    return f(f(x))
    ### END SOLUTION


# %%
def adder(n):
    """A function that adds n."""
    ### BEGIN SOLUTION
    return lambda x: x + n
    ### END SOLUTION


# %%
def noise(rng, n):
    """n standard normal numbers from rng."""
    ### BEGIN SOLUTION
    return rng.standard_normal(n)
    ### END SOLUTION


# %%
def quadruple(x):
    """Four times the array x, by double."""
    ### BEGIN SOLUTION
    return double(double(x))
    ### END SOLUTION
