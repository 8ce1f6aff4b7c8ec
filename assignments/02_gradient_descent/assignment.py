# %% [markdown]
# # Gradient descent
#
# A curve has a few numbers in it, the data have opinions about them, and something has to find the numbers that the
# data like best. For a line there is a formula; for a resonance, and for a network with a million weights, there is
# none. What remains is to feel which way is downhill, and to take a step. Nearly all of machine learning is this one
# idea, and here you build it: first for lines and polynomials, then for a resonance, at last with noise in the steps
# on purpose.
#
# **After it you can**
#
# - say why one fits by *least squares*, and what changes when measurements have different errors;
# - derive and check a gradient, and descend along it: all at once, in mini-batches, one example at a time;
# - choose a learning rate by looking at pictures;
# - tell underfitting from overfitting, bias from variance, and use L2 against the second.
#
# It takes about 90 minutes. You need notebook 01: examples are **columns**, `X` is `(n, m)`, `y` is `(1, m)`, weights
# are `(n, 1)`. Stuck? `hint("mse")` opens the next hint.

# %%
import autograder

check, hint, submit, ready = autograder.notebook("02_gradient_descent")

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder.data import breit_wigner, polynomial

# %% [markdown]
# ## 1 · Lines and polynomials
#
# A calorimeter cell answers to a known energy $x$ with a signal $y$. To calibrate it we want the line through the
# points, $h(x) = w_0 + w_1 x$. If it bends, we take $h(x) = w_0 + w_1 x + w_2 x^2 + \dots$, a **polynomial**.
#
# The trick that makes a line of every polynomial: call the powers *features*. With the rows $x^0, x^1, x^2, \dots$ of
# a matrix `X`, every polynomial is $h = w^T X$, linear in what we look for. For $x = (1, 2, 3)$ and degree 2,
#
# $$ X = \begin{pmatrix}1&1&1\\1&2&3\\1&4&9\end{pmatrix}. $$
#
# The row of ones carries the offset $w_0$: the bias is one weight among others now.
#
# **Task.** Write `poly_features`.


# %%
def poly_features(x, degree):
    """The powers of x as features.

    x: (m,), degree: an integer >= 0. Returns an array (degree + 1, m) whose row k is x to the power of k.
    """
    ### BEGIN SOLUTION
    powers = np.arange(degree + 1)[:, np.newaxis]
    return x.astype(float) ** powers  # as integers, 10**20 would overflow without a word
    ### END SOLUTION


# %%
check("poly_features")

# %% [markdown]
# **Try it.** The first powers on [-1, 1]. Away from 0 and 1 they look more and more alike: high powers are nearly the
# same feature.

# %%
grid = np.linspace(-1, 1, 101)
fig, ax = plt.subplots(figsize=(6, 3.6))
for k, row in enumerate(poly_features(grid, 5)):
    ax.plot(grid, row, color="k", alpha=1 - 0.14 * k, ls=["-", "--", "-.", ":"][k % 4], label=f"$x^{k}$")
ax.set(xlabel="x", ylabel="feature")
ax.legend(ncols=2)
plt.show()

# %% [markdown]
# *To think about.* If $x$ were an energy of up to 100 GeV and not a number in [-1, 1], how large would $x^5$ be,
# compared with $x$? Which function of notebook 01 helps?

# %% [markdown]
# ## 2 · How bad is a curve?
#
# The **mean square error** of predictions $h$ for measurements $y$,
#
# $$ J = \frac1m \sum_{j=1}^m (h_j - y_j)^2. $$
#
# With $h = (1, 2, 3)$ and $y = (2, 2, 5)$: $(1 + 0 + 4)/3 = 1.67$. Slides like to leave the $1/m$ out. The minimum is
# at the same place without it; but then twice as many data have a gradient twice as large, and the learning rate that
# worked yesterday diverges today. In this course costs are **means**, with the $1/m$ there, once.
#
# **Task.** Write `mse`. Arrays may be `(m,)` or `(1, m)`: what is `len` of the second?


# %%
def mse(h, y):
    """The mean square error.

    h, y: predictions and measurements, both (m,) or both (1, m). Returns a float.
    """
    ### BEGIN SOLUTION
    return float(np.mean((h - y) ** 2))
    ### END SOLUTION


# %%
check("mse")

# %% [markdown]
# **Try it.** Thirty calibration points with the truth $y = 1 + 2x$, and three lines with their errors.

# %%
rng = np.random.default_rng(2)
x, y = polynomial(30, rng, coefficients=(1.0, 2.0), noise=0.4)
fig, ax = plt.subplots(figsize=(6, 3.8))
ax.plot(x, y, "ko", ms=4, label="measured")
for (w0, w1), style in zip([(0.0, 0.0), (1.0, 1.0), (1.0, 2.0)], [":", "--", "-"], strict=True):
    h = w0 + w1 * x
    ax.plot(x, h, "k", ls=style, label=f"{w0:.0f} + {w1:.0f}x: J = {mse(h, y):.2f}")
ax.set(xlabel="x (energy, scaled)", ylabel="y (signal, scaled)")
ax.legend()
plt.show()

# %% [markdown]
# *To think about.* The true line has an error of about 0.16, not of 0. Why that number? (The noise has a standard
# deviation of 0.4.)

# %% [markdown]
# ## 3 · Why squares?
#
# Let a measurement scatter about the truth like a bell curve of width $\sigma$. If the curve is right, a value $y_j$
# has the probability density
#
# $$ p(y_j) = \frac{1}{\sqrt{2\pi}\,\sigma_j}\, e^{-(y_j - h_j)^2 / 2\sigma_j^2}, $$
#
# and all the measurements together have the product of these, the **likelihood** of the curve. The best curve has the
# largest one. Products of many small numbers are unpleasant, so one takes the logarithm, and $-2$ times it, so that
# smaller is better:
#
# $$ -2\ln L = \sum_{j=1}^m \left[ \left(\frac{y_j - h_j}{\sigma_j}\right)^2 + 2\ln\sigma_j \right] + m\ln 2\pi. $$
#
# The last term is the same for every curve, so we drop it. If all the $\sigma_j$ are equal and known, only the sum of
# squares depends on the curve: **least squares is maximum likelihood for bell-shaped errors**. If they differ, every
# point counts with $1/\sigma_j^2$ (physicists call the first term $\chi^2$). And if $\sigma$ itself is to be found,
# the logarithm keeps it honest: without it, an infinite $\sigma$ would explain anything.
#
# Two points, $h = (1, 2)$, $y = (2, 2)$, both with $\sigma = 2$: $\left(\tfrac12\right)^2 + 0 + 2\cdot 2\ln 2 = 3.02$.
# The logarithm is there **once for each point**, even though $\sigma$ is one number.
#
# **Task.** Write `gaussian_nll`; here it is the **sum** over the examples, as likelihoods have it.


# %%
def gaussian_nll(h, y, sigma):
    """Minus twice the logarithm of the likelihood, without the constant m log(2 pi).

    h, y: (m,); sigma: a float for all, or (m,), one for each. Returns a float,
    the sum over the examples of ((y - h) / sigma)^2 + 2 log(sigma).
    """
    ### BEGIN SOLUTION
    return float(np.sum(((y - h) / sigma) ** 2 + 2 * np.log(sigma)))
    ### END SOLUTION


# %%
check("gaussian_nll")

# %% [markdown]
# **Try it.** Which $\sigma$ do the thirty points have? We take the true line and scan.

# %%
sigmas = np.linspace(0.15, 1.2, 200)
nll = np.array([gaussian_nll(1 + 2 * x, y, sigma) for sigma in sigmas])
best = sigmas[nll.argmin()]
fig, ax = plt.subplots(figsize=(6, 3.6))
ax.plot(sigmas, nll - nll.min(), "k")
ax.axvline(best, color="k", ls="--", label=f"best: {best:.2f}")
ax.axvline(0.4, color="0.5", ls=":", label="true: 0.40")
ax.axhline(1, color="0.7", lw=1)
ax.set(xlabel=r"$\sigma$", ylabel=r"$-2\,\Delta \ln L$", ylim=(0, 20))
ax.legend()
plt.show()
print("root of the mean square error:", round(float(np.sqrt(np.mean((1 + 2 * x - y) ** 2))), 2))

# %% [markdown]
# The best $\sigma$ is the root of the mean square error. Where the curve crosses the gray line at 1, physicists read
# off the uncertainty.
#
# *To think about.* One point of thirty is off by $5\sigma$, a broken cell. It adds 25 to the sum. What would a bell
# curve with wider tails do to it?

# %% [markdown]
# ## 4 · Which way is downhill?
#
# The cost of a model $h = w^T X$ is a landscape above the plane of the weights. Its **gradient** points uphill, most
# steeply. By the chain rule,
#
# $$ \frac{\partial J}{\partial w_i} = \frac{2}{m}\sum_j (h_j - y_j)\, X_{ij}
#    \qquad\text{or}\qquad \nabla J = \frac2m\, X\, (w^T X - y)^T, \qquad (n, 1) = (n, m)\,(m, 1). $$
#
# By hand: $w = (0, 1)^T$, $X = \begin{pmatrix}1&1\\1&3\end{pmatrix}$, $y = (2, 2)$. Predictions $(1, 3)$, residuals
# $(-1, 1)$, so $\nabla J = \frac22 \begin{pmatrix}-1+1\\-1+3\end{pmatrix} = \begin{pmatrix}0\\2\end{pmatrix}$. The
# offset is fine, the slope is too steep.
#
# **Task.** Write `mse_gradient`.


# %%
def mse_gradient(w, X, y):
    """The gradient of mse(w^T X, y) with respect to w.

    w: (n, 1), X: (n, m), y: (1, m). Returns an array (n, 1).
    """
    ### BEGIN SOLUTION
    residuals = w.T @ X - y
    return 2 / X.shape[1] * X @ residuals.T
    ### END SOLUTION


# %%
check("mse_gradient")

# %% [markdown]
# **Try it.** A gradient can always be checked: wiggle one weight a little in both directions and look at what the cost
# does.

# %%
features, measured = poly_features(x, 2), y[np.newaxis]
w = np.array([[0.5], [-1.0], [2.0]])
for i in range(3):
    step = np.zeros((3, 1))
    step[i] = 1e-5
    slope = (mse((w + step).T @ features, measured) - mse((w - step).T @ features, measured)) / 2e-5
    print(f"dJ/dw{i}: wiggled {slope:9.6f}, formula {mse_gradient(w, features, measured)[i, 0]:9.6f}")

# %% [markdown]
# *To think about.* At the minimum the gradient is zero, so $X (w^T X - y)^T = 0$. The first row of $X$ is ones. What
# does this row say about the residuals of the best line?

# %% [markdown]
# ## 5 · Step by step
#
# **Gradient descent** takes a step *against* the gradient (slides sometimes say "towards the gradient"; that way lies
# the summit),
#
# $$ w \;\leftarrow\; w - \alpha\, \nabla J(w), $$
#
# again and again. $\alpha$ is the **learning rate**. For $J = w^2$ with gradient $2w$, start at $w = 1$ and take
# $\alpha = 0.1$: $1 \to 0.8 \to 0.64 \to 0.512 \dots$ All components move at the same time: the gradient is taken at
# the old point, as a whole, and only then the point moves.
#
# **Task.** Write `gradient_descent` for any gradient, of one weight or a million. Keep the whole path in a list. (What
# if the list holds the same array again and again, and that array changes?)


# %%
def gradient_descent(grad, w0, lr, steps):
    """Plain gradient descent.

    grad: a function, grad(w) has the shape of w; w0: the starting point, an array of any shape, which stays as it is;
    lr: the learning rate; steps: how many steps to take.
    Returns (w, history): the last point, and a list of all steps + 1 points, from w0 itself to the last.
    """
    ### BEGIN SOLUTION
    w, history = w0, [w0]
    for _ in range(steps):
        w = w - lr * grad(w)
        history.append(w)
    return w, history
    ### END SOLUTION


# %%
check("gradient_descent")

# %% [markdown]
# **Try it.** The line through the thirty points, with three learning rates. The rings are lines of equal cost.

# %%
line, start = poly_features(x, 1), np.array([[-1.0], [-0.5]])


def line_gradient(w):
    return mse_gradient(w, line, measured)


offsets, slopes = np.meshgrid(np.linspace(-1.6, 3.2, 80), np.linspace(-1.5, 5, 80))
surface = np.mean((offsets[..., np.newaxis] + slopes[..., np.newaxis] * x - y) ** 2, axis=-1)


def landscape(ax, path, title):
    """The cost as rings, and a path of weights on it."""
    ax.contour(offsets, slopes, surface, levels=[0.2, 0.4, 0.8, 1.6, 3.2, 6.4], colors="0.7", linewidths=0.8)
    ax.plot(*np.array(path)[:, :, 0].T, "k.-", ms=5, lw=0.8)
    ax.set(xlabel="offset $w_0$", title=title, xlim=(-1.6, 3.2), ylim=(-1.5, 5))


fig, axes = plt.subplots(1, 3, figsize=(9, 3.2), sharey=True)
for ax, lr in zip(axes, (0.02, 0.3, 0.98), strict=True):
    landscape(ax, gradient_descent(line_gradient, start, lr, 40)[1], f"learning rate {lr}")
axes[0].set_ylabel("slope $w_1$")
plt.tight_layout()
plt.show()

# %% [markdown]
# Too small: forty steps and not there. About right. Nearly too large: it jumps from one side of the valley to the
# other, and with a little more it would climb out. The same in numbers, cost against step:

# %%
fig, ax = plt.subplots(figsize=(6, 3.8))
for lr, style in zip((0.02, 0.1, 0.3, 0.98, 1.03), ("-", "--", "-.", ":", (0, (1, 4))), strict=True):
    path = gradient_descent(line_gradient, start, lr, 60)[1]
    ax.plot([mse(w.T @ line, measured) for w in path], "k", ls=style, label=f"{lr}")
ax.set(xlabel="step", ylabel="cost J", yscale="log")
ax.legend(title="learning rate")
plt.show()

# %% [markdown]
# *To think about.* The largest rate that works is $2/\lambda$, with $\lambda$ the largest curvature of the landscape.
# What happens to it if one feature is measured in MeV in place of GeV, and all its values are a thousand times larger?

# %% [markdown]
# ## 6 · A resonance
#
# Near the mass of an unstable particle the cross-section follows a **Breit-Wigner** curve,
#
# $$ h(x) = \frac{\theta_0}{(x - \theta_1)^2 + 1}, $$
#
# with the height $\theta_0$ and the position $\theta_1$ ($x$ in units of half the width). It is not linear in
# $\theta_1$, so no formula gives the best values; but it has derivatives. With $d = x - \theta_1$,
#
# $$ \frac{\partial h}{\partial\theta_0} = \frac{1}{d^2+1},
#    \qquad \frac{\partial h}{\partial\theta_1} = \frac{2\,\theta_0\, d}{(d^2+1)^2}. $$
#
# Your `gradient_descent` does not care what it descends. (`theta` has the shape `(2,)` here: any shape will do.)

# %%
energies, counts, truth = breit_wigner(80, np.random.default_rng(12), theta=(10.0, 1.0))


def resonance(theta, at):
    return theta[0] / ((at - theta[1]) ** 2 + 1)


def resonance_gradient(theta):
    """The gradient of the mean square error of the resonance, by the chain rule."""
    d = energies - theta[1]
    residuals = resonance(theta, energies) - counts
    return 2 * np.array([np.mean(residuals / (d**2 + 1)), np.mean(residuals * 2 * theta[0] * d / (d**2 + 1) ** 2)])


theta, path = gradient_descent(resonance_gradient, np.array([4.0, -0.5]), 0.05, 400)
print("fitted height and position:", theta.round(2), " true:", truth)

axis = np.linspace(-6, 6, 200)
fig, ax = plt.subplots(figsize=(6, 3.8))
ax.plot(energies, counts, "k.", ms=4, label="measured")
for step, style in ((0, ":"), (5, "--"), (400, "-")):
    ax.plot(axis, resonance(path[step], axis), "k", ls=style, label=f"after {step} steps")
ax.set(xlabel="energy (in half widths)", ylabel="cross-section (arbitrary units)")
ax.legend()
plt.show()

# %% [markdown]
# And now from several starting points. The landscape is no bowl any more:

# %%
heights, positions = np.meshgrid(np.linspace(-2, 14, 90), np.linspace(-7, 7, 90))
curves = heights[..., np.newaxis] / ((energies - positions[..., np.newaxis]) ** 2 + 1)
fig, ax = plt.subplots(figsize=(6, 4.2))
rings = ax.contour(
    positions, heights, np.mean((curves - counts) ** 2, axis=-1), levels=14, colors="0.75", linewidths=0.8
)
for start_theta in ([4.0, -0.5], [12.0, 4.5], [8.0, -3.0], [2.0, -6.0], [1.0, 6.5]):
    path = np.array(gradient_descent(resonance_gradient, np.array(start_theta), 0.05, 400)[1])
    ax.plot(path[:, 1], path[:, 0], "k-", lw=0.9)
    ax.plot(path[0, 1], path[0, 0], "ko", mfc="w")
    ax.plot(path[-1, 1], path[-1, 0], "k*", ms=10)
ax.set(
    xlabel=r"position $\theta_1$", ylabel=r"height $\theta_0$", title="Five starts (circles), where they end (stars)"
)
plt.show()

# %% [markdown]
# Some starts never see the peak: far away from it the curve has hardly any overlap with the data that matter, and the
# gradient leads to a low, wide nothing. A look at the data before the fit (where is the highest point?) is worth a
# thousand steps.
#
# *To think about.* Which two numbers, read off the plot of the data by eye, would you start from?

# %% [markdown]
# ## 7 · A few examples at a time
#
# One step of gradient descent looks at *all* the data. With a million events that is a long look for one small step. A
# gradient from a hundred events is nearly as good and ten thousand times cheaper: it points downhill on average, with
# some noise. So the examples are shuffled and cut into **mini-batches**; a pass through all of them is an **epoch**.
#
# - *batch* gradient descent: all examples in each step (the last section);
# - *stochastic* gradient descent: one example per step;
# - *mini-batch*: something between, 32 or 256, what fits well into the machine.
#
# Seven examples in batches of three: three, three, and a short last one of one. It is **kept**: dropping it would hide
# a random example from every epoch.
#
# **Task.** Write `minibatches`.


# %%
def minibatches(m, size, rng):
    """Shuffled indices in batches.

    m: number of examples, size: of a batch, rng: a numpy Generator. Returns a list of arrays of indices: a fresh
    shuffle of 0 .. m-1, cut into pieces of `size` one after the other; the last piece may be shorter.
    """
    ### BEGIN SOLUTION
    order = rng.permutation(m)
    return [order[first : first + size] for first in range(0, m, size)]
    ### END SOLUTION


# %%
check("minibatches")

# %% [markdown]
# **Try it.**

# %%
for batch in minibatches(7, 3, np.random.default_rng(0)):
    print(batch)

# %% [markdown]
# Now the descent. In every epoch: a **fresh** shuffle, then one step for each batch, with the gradient of that batch
# alone (its mean is over the batch). So that everybody's numbers can be compared, the randomness is fixed: each epoch
# draws `rng.permutation(m)` **once**, and the batches are taken from this order one after the other, always out of the
# original `X` and `y`.
#
# **Task.** Write `sgd`. (You may use your `minibatches`, if it draws exactly that.)


# %%
def sgd(grad, w0, X, y, lr, epochs, size, rng):
    """Mini-batch gradient descent.

    grad: a function, grad(w, X, y) is the gradient (n, 1) for the examples that it is given, such as mse_gradient;
    w0: (n, 1), stays as it is; X: (n, m); y: (1, m); size: examples per batch; rng: a numpy Generator.
    Every epoch draws rng.permutation(m) once and takes the batches of it in order, the short last one too. Returns w.
    """
    ### BEGIN SOLUTION
    w = w0
    for _ in range(epochs):
        order = rng.permutation(X.shape[1])
        for first in range(0, len(order), size):
            batch = order[first : first + size]
            w = w - lr * grad(w, X[:, batch], y[:, batch])
    return w
    ### END SOLUTION


# %%
check("sgd")

# %% [markdown]
# **Try it.** All three on the same line. To draw a path we note every point at which a gradient was asked for.

# %%
fig, axes = plt.subplots(1, 3, figsize=(9, 3.2), sharey=True)
for ax, (size, epochs, title) in zip(
    axes,
    [(30, 30, "batch: 30 steps"), (6, 6, "mini-batch of 6: 30 steps"), (1, 1, "stochastic: 30 steps")],
    strict=True,
):
    visited = []

    def noted(w, X, y, visited=visited):
        visited.append(w.copy())
        return mse_gradient(w, X, y)

    last = sgd(noted, start, line, measured, 0.15, epochs, size, np.random.default_rng(4))
    landscape(ax, [*visited, last], title)
axes[0].set_ylabel("slope $w_1$")
plt.tight_layout()
plt.show()

# %% [markdown]
# Thirty steps each; but the left path has looked at 30 x 30 = 900 examples, the middle one at 180 and the right one at
# thirty. The smaller the batch, the cheaper the step and the more it staggers; near the minimum the noisy ones never
# come to rest, unless the learning rate is made smaller with time.
#
# Cost against the number of examples looked at, with a thousand events:

# %%
many_x, many_y = polynomial(1000, np.random.default_rng(7), coefficients=(1.0, 2.0), noise=0.4)
many, many_y = poly_features(many_x, 1), many_y[np.newaxis]
fig, ax = plt.subplots(figsize=(6, 3.8))
for size, style in ((1000, "-"), (50, "--"), (1, ":")):
    visited = []

    def noted(w, X, y, visited=visited):
        visited.append(w.copy())
        return mse_gradient(w, X, y)

    sgd(noted, start, many, many_y, 0.1, 8, size, np.random.default_rng(8))
    every = max(1, 10 // size)
    costs = [mse(w.T @ many, many_y) for w in visited[::every]]
    ax.plot(size * every * np.arange(len(costs)) / 1000, costs, "k", ls=style, lw=1, label=f"batches of {size}")
ax.set(xlabel="epochs", ylabel="cost J on all the data", yscale="log")
ax.legend()
plt.show()

# %% [markdown]
# *To think about.* Why is a fresh shuffle drawn for every epoch? Think of a file that begins with all the signal.

# %% [markdown]
# ## 8 · Too simple, too clever
#
# Fifteen points from a gentle curve; polynomials of degree 1, 3 and 12. They are fitted exactly here
# (`np.linalg.lstsq` goes to the minimum in one step, which it can for linear models).

# %%
CURVE = (0.5, 1.5, -1.0, -1.5)  # coefficients of the truth: a polynomial of degree 3
few_x, few_y = polynomial(15, np.random.default_rng(21), coefficients=CURVE, noise=0.25)
test_x, test_y = polynomial(400, np.random.default_rng(22), coefficients=CURVE, noise=0.25)


def best_fit(features, measured):
    """The weights (n, 1) at the minimum of the mean square error."""
    return np.linalg.lstsq(features.T, measured, rcond=None)[0][:, np.newaxis]


fig, axes = plt.subplots(1, 3, figsize=(9, 3.2), sharey=True)
for ax, degree in zip(axes, (1, 3, 12), strict=True):
    w = best_fit(poly_features(few_x, degree), few_y)
    ax.plot(few_x, few_y, "ko", ms=4)
    ax.plot(grid, poly_features(grid, 3).T @ np.array(CURVE), "k:", label="truth")
    ax.plot(grid, (w.T @ poly_features(grid, degree))[0], "k", label="fit")
    train = mse(w.T @ poly_features(few_x, degree), few_y[np.newaxis])
    test = mse(w.T @ poly_features(test_x, degree), test_y[np.newaxis])
    ax.set(xlabel="x", ylim=(-2, 2.5), title=f"degree {degree}\ntrain {train:.3f}, test {test:.2g}")
axes[0].set_ylabel("y")
axes[0].legend()
plt.tight_layout()
plt.show()

# %% [markdown]
# Degree 1 can't follow: it **underfits**, and is bad on the points it has seen and on new ones. Degree 12 goes through
# nearly every point, noise included: it **overfits**, superb on what it has seen and wild on new points. The train
# error alone always praises the most flexible model.
#
# To look deeper, repeat the experiment $k$ times with new noise. The average of the $k$ fits may miss the truth:
# **bias**. The single fits may scatter about their average: **variance**. With $\bar h_j$ the average prediction at
# point $j$,
#
# $$ \text{bias}^2 = \frac1m\sum_j (\bar h_j - t_j)^2, \qquad
#    \text{variance} = \frac1m\sum_j \frac1k\sum_i (h_{ij} - \bar h_j)^2, $$
#
# and the two add up to the mean square distance from the truth. Two models at two points, $h =
# \begin{pmatrix}1&2\\3&2\end{pmatrix}$, truth $(1, 2)$: the average is $(2, 2)$, so the squared bias is $(1 + 0)/2 =
# 0.5$ and the variance $(1 + 0)/2 = 0.5$.
#
# **Task.** Write `bias_variance`.


# %%
def bias_variance(predictions, truth):
    """Squared bias and variance of a kind of model.

    predictions: (k, m), of k trained models at m points; truth: (m,). Returns two floats, (bias2, variance), both means
    over the m points; the variance with 1/k.
    """
    ### BEGIN SOLUTION
    bias2 = np.mean((predictions.mean(axis=0) - truth) ** 2)
    variance = np.mean(predictions.var(axis=0))
    return float(bias2), float(variance)
    ### END SOLUTION


# %%
check("bias_variance")

# %% [markdown]
# **Try it.** Two hundred experiments for each degree, always at the same thirty values of $x$, with new noise.

# %%
toy_x, points = np.linspace(-1, 1, 30), np.linspace(-1, 1, 60)
true_values = poly_features(points, 3).T @ np.array(CURVE)
degrees = range(11)
parts = []
for degree in degrees:
    rng = np.random.default_rng(30)
    fits = []
    for _ in range(200):
        toy_y = poly_features(toy_x, 3).T @ np.array(CURVE) + 0.25 * rng.normal(size=30)
        fits.append((best_fit(poly_features(toy_x, degree), toy_y).T @ poly_features(points, degree))[0])
    parts.append(bias_variance(np.array(fits), true_values))
bias2, variance = np.array(parts).T

fig, ax = plt.subplots(figsize=(6, 3.8))
ax.plot(degrees, bias2, "ko--", mfc="w", label="bias$^2$")
ax.plot(degrees, variance, "k^:", label="variance")
ax.plot(degrees, bias2 + variance, "k-", label="sum")
ax.axhline(0.25**2, color="0.6", lw=1)
ax.text(10, 0.25**2, "noise of one measurement", ha="right", va="bottom", color="0.4")
ax.set_xticks(degrees)
ax.set(xlabel="degree of the polynomial", ylabel="mean square distance", yscale="log", ylim=(1e-5, 2))
ax.legend()
plt.show()

# %% [markdown]
# **Which degree?** Answer in a few sentences, with the plot: What happens to bias and variance as the degree grows,
# and why? Which degree would you take, and how would you find it for real data, when nobody hands you the truth? What
# would the plot look like with ten times as many points per experiment? (This question is read by a person, 3 points.)

# %% [markdown] answer="which_degree"
# The bias falls with the degree, steeply until 3, where the model contains the true curve, and from there on it is
# zero up to fluctuations: a more flexible model can come closer to the truth. The variance grows with the degree,
# about like the number of parameters times $\sigma^2/m$, because each further
# parameter follows a bit more of the noise. The sum has its minimum at degree 3. For real data the truth is not known:
# one takes the degree with the smallest error on dev data that were not used in the fit (or by cross-validation); the
# train error can't be used, since it always falls. With ten times as many points the bias stays as it is, and the
# variance falls to about a tenth, so that the penalty for a degree that is too high becomes small and the best degree,
# if anything, grows.
#
# === BEGIN MARK SCHEME ===
# - 1 point: bias falls and variance grows with the degree, with a reason (flexibility; following the noise).
# - 1 point: degree 3 (the minimum of the sum), found in practice by the error on data not used for the fit (dev,
#   cross-validation), not by the train error.
# - 1 point: more data reduce the variance (about as 1/m) and leave the bias.
# === END MARK SCHEME ===

# %% [markdown]
# ## 9 · Keeping weights small
#
# An overfitting polynomial has huge weights that cancel each other. **L2 regularisation** (ridge) makes large weights
# cost something:
#
# $$ J_\lambda = J + \lambda \sum_{k \ge 1} w_k^2. $$
#
# The sum begins at $k = 1$: row 0 is the bias, the overall offset, and there is nothing wrong with an offset that is
# large. The gradient of the penalty is $2\lambda w_k$ for $k \ge 1$ and 0 for $k = 0$. With the numbers of section 4,
# $w = (0, 1)^T$ and $\lambda = 0.5$: $\nabla J_\lambda = (0, 2)^T + (0, 1)^T = (0, 3)^T$. Had $w_0$ been 7, the
# penalty would still say nothing about it.
#
# **Task.** Write `ridge_gradient`. (Mind the caller's `w`: setting its first entry to 0 changes it for everybody.)


# %%
def ridge_gradient(w, X, y, lam):
    """The gradient of mse(w^T X, y) + lam * (sum of w[k]^2 for k >= 1).

    w: (n, 1), row 0 is the bias; X: (n, m); y: (1, m); lam: a float. Returns an array (n, 1).
    """
    ### BEGIN SOLUTION
    penalty = 2 * lam * w
    penalty[0] = 0
    return mse_gradient(w, X, y) + penalty
    ### END SOLUTION


# %%
check("ridge_gradient")

# %% [markdown]
# **Try it.** Degree 12 through the fifteen points again, with three strengths of $\lambda$.

# %%
wild = poly_features(few_x, 12)
fig, axes = plt.subplots(1, 3, figsize=(9, 3.2), sharey=True)
for ax, lam in zip(axes, (0.0, 0.003, 1.0), strict=True):

    def descend(w, lam=lam):
        return ridge_gradient(w, wild, few_y[np.newaxis], lam)

    w, _ = gradient_descent(descend, np.zeros((13, 1)), 0.3, 20_000 if lam < 0.01 else 500)
    ax.plot(few_x, few_y, "ko", ms=4)
    ax.plot(grid, poly_features(grid, 3).T @ np.array(CURVE), "k:")
    ax.plot(grid, (w.T @ poly_features(grid, 12))[0], "k")
    test = mse(w.T @ poly_features(test_x, 12), test_y[np.newaxis])
    ax.set(
        xlabel="x", ylim=(-2, 2.5), title=f"$\\lambda$ = {lam:g}: test {test:.3f}\nlargest weight {np.abs(w).max():.1f}"
    )
axes[0].set_ylabel("y")
plt.tight_layout()
plt.show()

# %% [markdown]
# Too strong a $\lambda$ bends everything flat: variance is traded for bias. And look at $\lambda = 0$: after 20,000
# steps the descent is far less wild than the exact fit of section 8, for it has not arrived. Stopping early is a
# regularisation, too (notebook 08).
#
# *To think about.* Why has $\lambda$ to be chosen on dev data? What would the train data choose?

# %%
ready()
