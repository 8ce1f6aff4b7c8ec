# Built from assignments/13_physics_informed/checks.py by `autograder build`: edit that file, not this one.
"""Public checks: they travel to students."""

import numpy as np

from autograder.checks import agree, check, expect

TIMES = np.array([[0.0], [0.5], [1.0]], dtype=np.float32)
CLOSE = {"rtol": 1e-4, "atol": 1e-4}
SMOOTH = ("tanh", "sigmoid", "softplus", "gelu", "silu", "swish", "mish", "elu", "selu", "celu", "softsign")
SMOOTH += ("exponential", "log_sigmoid", "squareplus", "softmax", "tanh_shrink", "glu", "sin", "cos")
BENDING_LAYERS = {"ReLU": "relu", "LeakyReLU": "leaky_relu", "PReLU": "prelu", "ELU": "elu", "Softmax": "softmax"}
# The same by keras.ops between the layers of a functional model.
BENDING_LAYERS |= {name.title(): name for name in ("relu", "tanh", "sigmoid", "softplus", "gelu", "silu", "sin", "cos")}


def column(*values):
    return np.array(values, dtype=np.float32)[:, None]


@check("trial_solution", core=True)
def a_line_that_starts_right(student):
    "with a network that says -8 everywhere the decay is the line 10 - 8 t"
    t, net = student.given("tensor", values=TIMES), student.given("polynomial", coefficients=[-8.0])
    got = student.trial_solution(net, t, 0.0, 10.0)
    agree(got, column(10, 6, 2), **CLOSE, ask="What is added to y0, and how does it grow with t?")


@check("trial_solution", core=True)
def starts_anywhere(student):
    "at t0 = 1 the value is y0, whatever the network says"
    t, net = student.given("tensor", values=TIMES), student.given("polynomial", coefficients=[3.0, 1.0])
    got = student.trial_solution(net, t, 1.0, 2.0)
    agree(got, column(-1, 0.25, 2), **CLOSE, ask="Which factor vanishes at t0?")


@check("decay_residual", core=True)
def twelve_and_minus_four(student):
    "the line 10 - 8 t breaks the equation by 12 at t = 0, by 4 at 0.5 and by -4 at 1"
    t, net = student.given("tensor", values=TIMES), student.given("polynomial", coefficients=[-8.0])
    got = student.decay_residual(net, t, 0.0, 10.0, 2.0)
    agree(got, column(12, 4, -4), **CLOSE, ask="What is y', and what is the rate times y?")


@check("decay_residual", core=True)
def the_network_bends(student):
    "a network that is t itself: y = t^2, so the residual is 2 t + t^2 for rate 1"
    t, net = student.given("tensor", values=TIMES), student.given("polynomial", coefficients=[0.0, 1.0])
    got = student.decay_residual(net, t, 0.0, 0.0, 1.0)
    agree(got, column(0, 1.25, 3), **CLOSE, ask="Does the tape see the network as well as the factor t - t0?")


@check("build_decay_net", gate=True)
def one_in_one_out(student):
    "one number goes in, one comes out"
    found = student.structure("build_decay_net")
    expect(found["input"] == (1,), f"the input has the shape {found['input']}", expected=(1,), ask="How wide is t?")
    expect(found["output"] == (1,), f"the output has the shape {found['output']}", expected=(1,), ask="How many units?")


@check("build_decay_net", core=True)
def smooth_bends(student):
    "its hidden layers bend, and bend smoothly"
    found = student.structure("build_decay_net")
    kinds = [layer["settings"].get("activation", "linear") for layer in found["layers"] if layer["kind"] == "Dense"]
    kinds += [layer["settings"]["activation"] for layer in found["layers"] if layer["kind"] == "Activation"]
    kinds += [BENDING_LAYERS[kind] for kind in found["kinds"] if kind in BENDING_LAYERS]
    bends = [kind for kind in kinds if kind != "linear"]
    expect(bends, "there is no activation: the network is a straight line", ask="What makes a network bend?")
    sharp = [kind for kind in bends if kind not in SMOOTH]
    expect(not sharp, f"{', '.join(sharp)} has a corner", ask="What is the second derivative of a straight piece?")


@check("decay_net", core=True)
def within_a_tenth(student):
    "at 0.5, 1 and 2 seconds the trial solution is within 0.1 of the truth"
    t = np.array([[0.5], [1.0], [2.0]], dtype=np.float32)
    y = 10 + t * np.asarray(student.model("decay_net").predict(t))
    worst = float(np.max(np.abs(y - 10 * np.exp(-2 * t))))
    expect(worst < 0.1, f"the largest error is {worst:.3f}", ask="Is the loss still falling?")


@check("oscillator_residual", core=True)
def a_parabola(student):
    "with a network that says 1 everywhere, y = 1 + t^2, the residual at t = 1 is 12"
    t, net = student.given("tensor", values=TIMES), student.given("polynomial", coefficients=[1.0])
    got = student.oscillator_residual(net, t, 1.0, 0.0, 2.0, 0.5)
    agree(got, column(6, 8, 12), **CLOSE, ask="What are y'', 2 gamma y' and omega^2 y at t = 0?")


@check("laplace_residual", core=True)
def saddle_and_bowl(student):
    "x^2 - y^2 solves the Laplace equation"
    xy = student.given("tensor", values=np.array([[0.5, 0.25], [1.0, 1.0]], dtype=np.float32))
    got = student.laplace_residual(student.given("harmonic", degree=2, turned=False), xy)
    agree(got, column(0, 0), **CLOSE, ask="Which two second derivatives are added?")


@check("laplace_residual", core=True)
def one_unit(student):
    "a single tanh unit that looks along x alone has the residual of its second derivative"
    xy = student.given("tensor", values=np.array([[0.0, 3.0], [0.5, -1.0]], dtype=np.float32))
    net = student.given("tanh_units", weights=[[1.0], [0.0]], biases=[0.0], out=[[1.0]])
    th = np.tanh(0.5)
    got = student.laplace_residual(net, xy)
    agree(got, column(0, -2 * th * (1 - th**2)), **CLOSE, ask="Is each variable differentiated twice?")
