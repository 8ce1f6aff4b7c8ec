import numpy as np

from autograder.checks import check, expect


@check("build_net", core=True)
def small(student):
    "the net has at most 100 parameters"
    found = student.structure("build_net")
    expect(found["parameters"] <= 100, "too many", ask="How wide is it?")


@check("net", core=True)
def predicts(student):
    "the net gives one probability for each example"
    p = student.model("net").predict(np.zeros((3, 2), np.float32))
    expect(p.shape == (3, 1) and np.all((p >= 0) & (p <= 1)), "no probabilities", got=p)
