"""What the judge knows of build_net."""

from autograder.checks import check, expect


@check(core=True)
def one_probability(student):
    "the net ends in one sigmoid"
    found = student.structure("build_net")
    expect(found["input"] == (2,) and found["output"] == (1,), "shapes")
    expect(found["layers"][-1]["settings"]["activation"] == "sigmoid", "activation")
