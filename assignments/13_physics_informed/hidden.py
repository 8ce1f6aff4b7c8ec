"""Hidden checks: only the judge reads them. What is right numpy computes, from networks with known derivatives."""

import numpy as np

from autograder.checks import agree, check, expect, finite, has_shape

CLOSE = {"rtol": 2e-4, "atol": 2e-4}


def column(values):
    return np.asarray(values, dtype=np.float32)[:, None]


class Known:
    """A network by name, with its value and derivatives in double precision."""

    def __init__(self, kind, values, **parameters):
        self.kind, self.values, self.parameters = kind, values, parameters

    def given(self, student):
        return student.given(self.kind, **self.parameters)


def networks(rng):
    """Polynomials, a sine, an exponential, tanh units as a function and as a Keras model."""
    c = [float(v) for v in rng.normal(size=4)]
    a, k, p, q = (float(v) for v in (rng.uniform(0.5, 2), rng.uniform(1, 3), rng.uniform(0, 3), rng.uniform(-1.5, 1)))
    weights, biases, out = rng.normal(size=(1, 5)), rng.normal(size=5), rng.normal(size=(5, 1))

    def units(t):
        th = np.tanh(t * weights[0] + biases)
        slope, bend = 1 - th**2, -2 * th * (1 - th**2)
        return th @ out[:, 0], (slope * weights[0]) @ out[:, 0], (bend * weights[0] ** 2) @ out[:, 0]

    def polynomial(t):
        t = t[:, 0]
        return (
            c[0] + c[1] * t + c[2] * t**2 + c[3] * t**3,
            c[1] + 2 * c[2] * t + 3 * c[3] * t**2,
            2 * c[2] + 6 * c[3] * t,
        )

    def sine(t):
        t = t[:, 0]
        return a * np.sin(k * t + p), a * k * np.cos(k * t + p), -a * k**2 * np.sin(k * t + p)

    def exponential(t):
        y = a * np.exp(q * t[:, 0])
        return y, q * y, q**2 * y

    hidden = {"weights": weights.tolist(), "biases": biases.tolist(), "out": out.tolist()}
    return [
        Known("polynomial", polynomial, coefficients=c),
        Known("wave", sine, amplitude=a, frequency=k, phase=p),
        Known("exponential", exponential, amplitude=a, rate=q),
        Known("tanh_units", units, **hidden),
        Known("dense_net", units, **hidden),
    ]


def times_for(rng, m=7, start=0.0):
    t = np.sort(rng.uniform(start, start + 2, (m, 1)).astype(np.float32), axis=0)
    return t, t.astype(np.float64)


@check("trial_solution", core=True)
def any_network(student, rng):
    "the value is right for any network, time and starting point"
    for net in networks(rng):
        given, t = times_for(rng)
        t0, y0 = float(rng.uniform(-1, 1)), float(rng.normal())
        expected = y0 + (t[:, 0] - t0) * net.values(t)[0]
        got = student.trial_solution(net.given(student), student.given("tensor", values=given), t0, y0)
        agree(got, column(expected), **CLOSE)


@check("trial_solution")
def exact_at_the_start(student, rng):
    "at t0 the value is y0 to the last digit"
    t0, y0 = 0.75, 3.25
    t = student.given("tensor", values=np.full((3, 1), t0, dtype=np.float32))
    for net in networks(rng):
        agree(student.trial_solution(net.given(student), t, t0, y0), np.full((3, 1), y0), rtol=0, atol=1e-6)


@check("trial_solution")
def one_time(student, rng):
    "one time alone works, and arguments may be given by name"
    net = networks(rng)[0]
    given, t = times_for(rng, m=1)
    got = student.trial_solution(y0=1.5, t0=0.5, t=student.given("tensor", values=given), net=net.given(student))
    agree(got, column(1.5 + (t[:, 0] - 0.5) * net.values(t)[0]), **CLOSE)


@check("trial_solution", core=True)
def can_be_differentiated(student, rng):
    "the result is a tensor whose derivative by t is right"
    slope, trial_solution = student.given("slope"), student.function("trial_solution")
    for net in networks(rng):
        given, t = times_for(rng)
        t0, y0 = float(rng.uniform(-1, 1)), float(rng.normal())
        n, change, _ = net.values(t)
        times = student.given("tensor", values=given)
        got = slope(trial_solution, net.given(student), times, t0, y0)
        expect(got is not None, "it can't be differentiated", ask="Is it still a tensor, made from t by tensors?")
        agree(got, column(n + (t[:, 0] - t0) * change), **CLOSE)


@check("decay_residual", core=True)
def any_decay(student, rng):
    "the residual is right for any network, rate and starting point"
    for net in networks(rng):
        given, t = times_for(rng)
        t0, y0, rate = float(rng.uniform(-1, 1)), float(rng.normal()), float(rng.uniform(0.3, 3))
        n, slope, _ = net.values(t)
        y, velocity = y0 + (t[:, 0] - t0) * n, n + (t[:, 0] - t0) * slope
        got = student.decay_residual(net.given(student), student.given("tensor", values=given), t0, y0, rate)
        agree(got, column(velocity + rate * y), **CLOSE)


@check("decay_residual", core=True)
def solution_has_none(student, rng):
    "a network that makes the trial solution solve the equation has the residual 0"
    rate, y0 = float(rng.uniform(0.5, 2)), float(rng.uniform(1, 3))
    # y0 + (t - t0) N with N = 0 is the constant y0: it solves y' = 0, the decay of rate 0
    given, _ = times_for(rng)
    t = student.given("tensor", values=given)
    got = student.decay_residual(student.given("polynomial", coefficients=[0.0, 0.0]), t, 0.0, y0, 0.0)
    agree(got, np.zeros((7, 1)), **CLOSE)
    got = student.decay_residual(student.given("polynomial", coefficients=[0.0, 0.0]), t, 0.0, y0, rate)
    agree(got, np.full((7, 1), rate * y0), **CLOSE)


@check("decay_residual")
def one_moment(student, rng):
    "one time alone works, and arguments may be given by name"
    net = networks(rng)[1]
    given, t = times_for(rng, m=1)
    n, slope, _ = net.values(t)
    expected = n + t[:, 0] * slope + 2.0 * (1.0 + t[:, 0] * n)
    times = student.given("tensor", values=given)
    got = student.decay_residual(net=net.given(student), t=times, rate=2.0, y0=1.0, t0=0.0)
    agree(got, column(expected), **CLOSE)


@check("decay_residual")
def from_a_great_height(student, rng):
    "the derivative is exact however large y0 is: automatic differentiation takes no steps"
    for net in networks(rng):
        given, t = times_for(rng)
        n, slope, _ = net.values(t)
        got = student.decay_residual(net.given(student), student.given("tensor", values=given), 0.0, 1e5, 0.0)
        agree(
            got, column(n + t[:, 0] * slope), **CLOSE, ask="Who differentiates: a tape, or a difference of two values?"
        )


@check("build_decay_net", core=True)
def can_be_trained(student, rng):
    "the model has weights to train, and its answer changes smoothly with t"
    found = student.structure("build_decay_net")
    expect(found["parameters"] > 3, "hardly any parameters", ask="Is there a hidden layer?")
    net = student.build_decay_net()
    t = np.linspace(0, 2, 201, dtype=np.float32)[:, None]
    y = np.asarray(net(student.given("tensor", values=t)))
    has_shape(y, (201, 1))
    finite(y)
    expect(np.ptp(y) > 0, "the same for all times", ask="Does the answer depend on t?")


@check("build_decay_net")
def fresh_every_time(student):
    "every call gives a new network with the same layers"
    first, second = student.structure("build_decay_net"), student.structure("build_decay_net")
    expect(first["parameters"] == second["parameters"], "two different networks", ask="What changes between calls?")


@check("decay_net", core=True, weight=2)
def everywhere_within_a_tenth(student):
    "on a fine grid of [0, 2] the largest error is below 0.1"
    t = np.linspace(0, 2, 401, dtype=np.float32)[:, None]
    found = student.model("decay_net").predict(t)
    has_shape(found, (401, 1))
    finite(found)
    worst = np.max(np.abs(10 + t.astype(float) * found - 10 * np.exp(-2 * t.astype(float))))
    expect(worst < 0.1, "too far away somewhere", ask="Where is your trial solution furthest from 10 exp(-2 t)?")


@check("oscillator_residual", core=True)
def any_oscillator(student, rng):
    "the residual is right for any network, frequency, damping and start"
    for net in networks(rng):
        given, t = times_for(rng)
        y0, v0 = (float(v) for v in rng.normal(size=2))
        omega, gamma = float(rng.uniform(0.5, 3)), float(rng.uniform(0.1, 1))
        n, slope, bend = net.values(t)
        t = t[:, 0]
        y, v, a = y0 + v0 * t + t**2 * n, v0 + 2 * t * n + t**2 * slope, 2 * n + 4 * t * slope + t**2 * bend
        times = student.given("tensor", values=given)
        got = student.oscillator_residual(net.given(student), times, y0, v0, omega, gamma)
        expected = a + 2 * gamma * v + omega**2 * y
        agree(got, column(expected), rtol=2e-4, atol=1e-3)


@check("oscillator_residual")
def far_from_the_middle(student, rng):
    "the second derivative is exact however large y0 and v0 are: automatic differentiation takes no steps"
    for net in networks(rng):
        given, t = times_for(rng)
        n, slope, bend = net.values(t)
        t = t[:, 0]
        got = student.oscillator_residual(net.given(student), student.given("tensor", values=given), 1e5, 1e5, 0.0, 0.0)
        agree(got, column(2 * n + 4 * t * slope + t**2 * bend), rtol=2e-4, atol=1e-3)


@check("oscillator_residual")
def one_instant(student, rng):
    "one time alone works, and arguments may be given by name"
    times = student.given("tensor", values=np.array([[1.0]], dtype=np.float32))
    net = student.given("polynomial", coefficients=[1.0])
    got = student.oscillator_residual(net=net, t=times, gamma=0.5, omega=2.0, v0=1.0, y0=0.0)
    agree(got, np.array([[2 + 1 * (1 + 2) + 4 * (1 + 1.0)]]), **CLOSE)


@check("laplace_residual", core=True)
def any_potential(student, rng):
    "the residual is right for tanh units as a function and as a Keras model"
    weights, biases, out = rng.normal(size=(2, 6)), rng.normal(size=6), rng.normal(size=(6, 1))
    xy = rng.uniform(-1, 1, (9, 2)).astype(np.float32)
    th = np.tanh(xy.astype(float) @ weights + biases)
    expected = ((weights**2).sum(axis=0) * -2 * th * (1 - th**2)) @ out[:, 0]
    hidden = {"weights": weights.tolist(), "biases": biases.tolist(), "out": out.tolist()}
    points = student.given("tensor", values=xy)
    for kind in ("tanh_units", "dense_net"):
        agree(student.laplace_residual(student.given(kind, **hidden), points), column(expected), rtol=2e-4, atol=1e-3)


@check("laplace_residual", core=True)
def one_direction_each(student, rng):
    "a unit that looks along x alone, and one that looks along y alone"
    xy = rng.uniform(-1, 1, (5, 2)).astype(np.float32)
    points = student.given("tensor", values=xy)
    for direction in (0, 1):
        weights = np.zeros((2, 1))
        weights[direction] = 1.5
        th = np.tanh(1.5 * xy[:, direction].astype(float))
        net = student.given("tanh_units", weights=weights.tolist(), biases=[0.0], out=[[2.0]])
        agree(student.laplace_residual(net, points), column(2 * 2.25 * -2 * th * (1 - th**2)), rtol=2e-4, atol=1e-3)


@check("laplace_residual", core=True)
def harmonic_functions(student, rng):
    "real and imaginary parts of powers of x + iy have the residual 0"
    points = student.given("tensor", values=rng.uniform(-1, 1, (6, 2)).astype(np.float32))
    for degree in (3, 4):
        for turned in (False, True):
            net = student.given("harmonic", degree=degree, turned=turned)
            agree(student.laplace_residual(net, points), np.zeros((6, 1)), rtol=0, atol=2e-3)


@check("laplace_residual")
def high_potential(student, rng):
    "a potential of many volts everywhere adds nothing: automatic differentiation takes no steps"
    xy = rng.uniform(-1, 1, (5, 2)).astype(np.float32)
    th = np.tanh(xy.astype(float) @ [1.5, 1.0])
    net = student.given("tanh_units", weights=[[1.5, 0.0], [1.0, 0.0]], biases=[0.0, 1.0], out=[[2.0], [1e4]])
    got = student.laplace_residual(net, student.given("tensor", values=xy))
    agree(got, column(2 * 3.25 * -2 * th * (1 - th**2)), rtol=2e-4, atol=1e-3)


@check("laplace_residual")
def one_point(student):
    "one point alone works"
    point = student.given("tensor", values=np.array([[0.3, -0.4]], dtype=np.float32))
    net = student.given("harmonic", degree=2, turned=False)
    agree(student.laplace_residual(net, point), np.zeros((1, 1)), rtol=0, atol=1e-3)
