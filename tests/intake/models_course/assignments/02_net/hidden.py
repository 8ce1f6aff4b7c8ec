import numpy as np

from autograder.checks import check, expect


@check("build_net", core=True)
def one_probability(student):
    "the net ends in one sigmoid"
    found = student.structure("build_net")
    expect(found["input"] == (2,) and found["output"] == (1,), "shapes")
    expect(found["layers"][-1]["settings"]["activation"] == "sigmoid", "activation")


@check("net", core=True)
def learned(student, rng):
    "it says which of two numbers is larger"
    x = rng.normal(size=(300, 2)).astype(np.float32)
    p = student.model("net").predict(x)[:, 0]
    expect(np.mean((p > 0.5) == (x[:, 0] > x[:, 1])) > 0.9, "accuracy", ask="Was it trained on these labels?")
