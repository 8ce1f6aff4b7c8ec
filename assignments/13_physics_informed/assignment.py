# %% [markdown]
# # Solving equations with networks
#
# So far a network learned from examples. Here there are none. All it gets is an equation, and the freedom to bend until
# the equation holds: a **physics-informed network**.
#
# **Afterwards you can**
#
# - build an initial condition into a trial solution, so that it never has to be learned;
# - let TensorFlow differentiate a network with respect to its *input*, once and twice;
# - train a network on the residual of a differential equation, and say where its error comes from.
#
# **Time** about 90 minutes. **You need** gradient descent (notebook 02) and Keras (notebook 09).
#
# Times and points are `float32` tensors with one row for each point: $t$ is `(m, 1)`, points of the plane are `(m, 2)`.
# `net` is any function that takes such a tensor and gives `(m, 1)`: a Keras model, or just `tf.sin`.
#
# Each task ends with a `check` cell. Stuck? Ask `hint("decay_residual")`; ask again for the next hint.

# %%
import autograder

check, hint, submit, ready = autograder.notebook("13_physics_informed")

# %%
import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

# %% [markdown]
# ## 1. A decay, and a trial solution
#
# A radioactive sample with rate 2 per second starts with ten units:
#
# $$y' = -2\,y, \qquad y(0) = 10 .$$
#
# We know the answer, $y = 10\,e^{-2t}$, which makes it a good place to learn. Write the solution with a network $N$ in
# it,
#
# $$y(t) = y_0 + (t - t_0)\, N(t) .$$
#
# At $t = t_0$ the second term vanishes whatever $N$ is: **the initial condition holds exactly and always.** What is
# left to learn is the equation.
#
# **In numbers.** $y_0 = 10$, $t_0 = 0$, and a network that says $-8$ everywhere: $y(0) = 10$, $y(0.5) = 6$, $y(1) = 2$:
# a straight line that starts right.

# %% [markdown]
# ### Task: `trial_solution`


# %%
def trial_solution(net, t, t0, y0):
    """y0 + (t - t0) net(t): t is an (m, 1) tensor, t0 and y0 are Python floats; the result is an (m, 1) tensor."""
    ### BEGIN SOLUTION
    return y0 + (t - t0) * net(t)
    ### END SOLUTION


# %%
t_few = tf.constant([[0.0], [0.5], [1.0]])
trial_solution(lambda t: -8.0 * tf.ones_like(t), t_few, 0.0, 10.0)

# %%
check("trial_solution")

# %% [markdown]
# ## 2. The residual
#
# How badly does a trial solution break the equation at the time $t$? By the **residual**
#
# $$r(t) = y'(t) + \lambda\, y(t), \qquad \lambda = 2 \text{ here}.$$
#
# For the solution $r = 0$ everywhere. The derivative is no finite difference: TensorFlow knows how $y$ was computed and
# differentiates it exactly, as backpropagation does, only with respect to $t$ and not to the weights:
#
# ```
# with tf.GradientTape() as tape:
#     tape.watch(t)          # t is no variable: the tape has to be told
#     y = ...                # everything that leads from t to y happens in here
# dy_dt = tape.gradient(y, t)
# ```
#
# Each row of $y$ depends on its own row of $t$ only, so the gradient of their sum, which is what the tape gives, is
# $y'$ row by row.
#
# **In numbers.** The line $10 - 8t$ has $y' = -8$. Its residual is $-8 + 2\cdot10 = 12$ at $t = 0$ and $-8 + 2\cdot2 =
# -4$ at $t = 1$: somewhere between it is right by accident.

# %% [markdown]
# ### Task: `decay_residual`


# %%
def decay_residual(net, t, t0, y0, rate):
    """y' + rate y of the trial solution with this net: an (m, 1) tensor; y' by automatic differentiation."""
    ### BEGIN SOLUTION
    with tf.GradientTape() as tape:
        tape.watch(t)
        y = trial_solution(net, t, t0, y0)
    return tape.gradient(y, t) + rate * y
    ### END SOLUTION


# %%
decay_residual(lambda t: -8.0 * tf.ones_like(t), t_few, 0.0, 10.0, 2.0)

# %%
check("decay_residual")

# %% [markdown]
# ## 3. A network that bends smoothly
#
# The residual contains derivatives of the network with respect to its input, and the oscillator below will need the
# second one. A network of ReLUs is made of straight pieces: its second derivative is 0 everywhere. Whoever wants to
# solve differential equations takes a **smooth** activation, such as tanh.

# %% [markdown]
# ### Task: `build_decay_net`


# %%
def build_decay_net():
    """A built Keras model from t (m, 1) to one number (m, 1), with at least one hidden layer of smooth activation."""
    ### BEGIN SOLUTION
    hidden = [keras.layers.Dense(16, activation="tanh") for _ in range(2)]
    return keras.Sequential([keras.Input((1,)), *hidden, keras.layers.Dense(1)])
    ### END SOLUTION


# %%
check("build_decay_net")

# %% [markdown]
# ## 4. Training without examples
#
# The loss is the mean of $r^2$ over times between 0 and 2. There is no label anywhere. `minimise` takes steps of Adam
# on the weights; the gradient with respect to the weights goes *through* the derivative with respect to $t$, and
# TensorFlow does not mind.


# %%
def minimise(net, loss, steps, rate=0.04):
    """Change the weights of net so that loss() becomes small; the losses on the way come back."""
    adam = keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(rate, steps))

    @tf.function(autograph=False)  # translated once into a graph, which is many times faster
    def step():
        with tf.GradientTape() as tape:
            value = loss()
        adam.apply_gradients(zip(tape.gradient(value, net.trainable_variables), net.trainable_variables))
        return value

    adam.build(net.trainable_variables)
    return [float(step()) for _ in range(steps)]


times = tf.constant(np.linspace(0, 2, 101)[:, None], dtype=tf.float32)

# %% [markdown]
# ### Task: `decay_net`
#
# Train your network so that its trial solution is nowhere on $[0, 2]$ more than 0.1 away from the truth, and hand in
# its weights.

# %%
keras.utils.set_random_seed(1)
### BEGIN SOLUTION
decay_net = build_decay_net()
losses = minimise(decay_net, lambda: tf.reduce_mean(decay_residual(decay_net, times, 0.0, 10.0, 2.0) ** 2), steps=3000)
### END SOLUTION
submit(decay_net, "decay_net")

# %%
check("decay_net")

# %%
t_plot = times.numpy()[:, 0]
exact = 10 * np.exp(-2 * t_plot)
found = trial_solution(decay_net, times, 0.0, 10.0).numpy()[:, 0]

fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.5), layout="constrained")
left.plot(t_plot, exact, "k--", label=r"$10\,e^{-2t}$")
left.plot(t_plot, found, lw=3, alpha=0.5, label="network")
left.set(xlabel="t in s", ylabel="y", title="The solution")
left.legend()
right.plot(t_plot, found - exact, label="network - truth")
right.plot(t_plot, decay_residual(decay_net, times, 0.0, 10.0, 2.0).numpy()[:, 0], ":", label="residual")
right.set(xlabel="t in s", title="What is left")
right.legend()
right.grid(alpha=0.4)
plt.show()

# %% [markdown]
# **Question.** Look at the right-hand picture.
#
# 1. The error is exactly 0 at $t = 0$, with no training at all. Why?
# 2. Nobody showed the network the truth. Which of the two curves could you draw for an equation whose solution nobody
#    knows, and what would a large value at $t = 1$ tell you about the error *after* $t = 1$?
# 3. What would you expect of this network at $t = 4$, and why?

# %% [markdown] answer="whose_error"
# 1. The trial solution is $y_0 + (t - t_0) N$: at $t_0$ the network is multiplied by 0, so the value is $y_0$ whatever
#    the weights are.
# 2. The residual: it needs the equation and the network only. A residual at $t = 1$ acts like a push at that time. The
#    error obeys $e' + 2e = r$, so what goes wrong at $t = 1$ is carried on to later times (here it decays
#    with $e^{-2t}$; for a growing solution it would grow).
# 3. Nothing good: no residual was ever looked at beyond $t = 2$, tanh units saturate there, and the trial solution
#    becomes roughly $10 + t \cdot$ constant. It has not learned "the" solution, only the equation where it was tested.
#
# === BEGIN MARK SCHEME ===
# 1 point: the factor (t - t0) makes the initial condition exact.
# 1 point: the residual; its effect is carried on to later times (a push, e' + 2e = r, or in words).
# 1 point: outside [0, 2] nothing was asked for, so no extrapolation is to be trusted.
# === END MARK SCHEME ===

# %% [markdown]
# ## 5. A damped oscillator
#
# A mass on a spring with friction, a mirror on its suspension, a bunch of particles in a magnet:
#
# $$y'' + 2\gamma\, y' + \omega^2 y = 0, \qquad y(0) = y_0, \quad y'(0) = v_0 .$$
#
# Two initial conditions, so the network may only come in with $t^2$:
#
# $$y(t) = y_0 + v_0\, t + t^2\, N(t) .$$
#
# **In numbers.** $N = 1$, $y_0 = 1$, $v_0 = 0$: $y = 1 + t^2$, $y' = 2t$, $y'' = 2$. With $\gamma = 0.5$ and
# $\omega = 2$ the residual at $t = 1$ is $2 + 1\cdot2 + 4\cdot2 = 12$.
#
# For the second derivative one tape watches the other at work.

# %% [markdown]
# ### Task: `oscillator_residual`


# %%
def oscillator_residual(net, t, y0, v0, omega, gamma):
    """y'' + 2 gamma y' + omega^2 y of the trial solution y0 + v0 t + t^2 net(t): an (m, 1) tensor."""
    ### BEGIN SOLUTION
    with tf.GradientTape() as outer:
        outer.watch(t)
        with tf.GradientTape() as inner:
            inner.watch(t)
            y = y0 + v0 * t + t**2 * net(t)
        velocity = inner.gradient(y, t)
    return outer.gradient(velocity, t) + 2 * gamma * velocity + omega**2 * y
    ### END SOLUTION


# %%
oscillator_residual(tf.ones_like, tf.constant([[0.0], [1.0]]), 1.0, 0.0, 2.0, 0.5)

# %%
check("oscillator_residual")

# %% [markdown]
# Train it over a little more than one swing, and compare with the exact solution $e^{-\gamma t}(\cos\Omega t +
# \frac{\gamma}{\Omega}\sin\Omega t)$, $\Omega^2 = \omega^2 - \gamma^2$.

# %%
keras.utils.set_random_seed(2)
omega, gamma = 2.0, 0.25
swing = keras.Sequential(
    [keras.Input((1,)), *(keras.layers.Dense(24, activation="tanh") for _ in range(2)), keras.layers.Dense(1)]
)
t_swing = tf.constant(np.linspace(0, 3.5, 101)[:, None], dtype=tf.float32)
minimise(swing, lambda: tf.reduce_mean(oscillator_residual(swing, t_swing, 1.0, 0.0, omega, gamma) ** 2), 3000, 0.03)

t_plot = t_swing.numpy()[:, 0]
frequency = np.sqrt(omega**2 - gamma**2)
exact = np.exp(-gamma * t_plot) * (np.cos(frequency * t_plot) + gamma / frequency * np.sin(frequency * t_plot))
plt.figure(figsize=(6, 3.5), layout="constrained")
plt.plot(t_plot, exact, "k--", label="exact")
plt.plot(t_plot, 1 + t_plot**2 * swing(t_swing).numpy()[:, 0], lw=3, alpha=0.5, label="network")
plt.xlabel("t in s")
plt.ylabel("y in cm")
plt.legend()
plt.grid(alpha=0.4)
plt.show()

# %% [markdown]
# **Question.** Somebody uses $y_0 + v_0 t + t\,N(t)$ for the oscillator, with $t$ in place of $t^2$. Which of the two
# initial conditions still holds for every network, which one doesn't, and how could you save the other one by a term in
# the loss? What is the price of that?

# %% [markdown] answer="why_the_factor"
# $y(0) = y_0$ still holds. $y'(0) = v_0 + N(0)$, so the velocity is wrong unless the network learns $N(0) = 0$. One
# adds $(y'(0) - v_0)^2$ to the loss. The price: the condition then holds only approximately, its weight against the
# residual has to be chosen, and the two terms pull at the same weights.
#
# === BEGIN MARK SCHEME ===
# 1 point: y(0) holds, y'(0) = v0 + N(0) does not.
# 1 point: a penalty term in the loss; only approximate, or: its weight has to be tuned.
# === END MARK SCHEME ===

# %% [markdown]
# ## 6. The potential in a box
#
# In two dimensions: the electric potential between plates obeys the **Laplace equation**
#
# $$\frac{\partial^2 u}{\partial x^2} + \frac{\partial^2 u}{\partial y^2} = 0 .$$
#
# **In numbers.** $u = x^2 - y^2$ has $u_{xx} = 2$ and $u_{yy} = -2$: residual 0 everywhere. $u = x^2 + y^2$ has the
# residual 4 everywhere.

# %% [markdown]
# ### Task: `laplace_residual`


# %%
def laplace_residual(net, xy):
    """u_xx + u_yy of net at the points xy (m, 2): an (m, 1) tensor."""
    ### BEGIN SOLUTION
    x, y = xy[:, :1], xy[:, 1:]
    with tf.GradientTape(persistent=True) as outer:
        outer.watch([x, y])
        with tf.GradientTape(persistent=True) as inner:
            inner.watch([x, y])
            u = net(tf.concat([x, y], axis=1))
        u_x, u_y = inner.gradient(u, x), inner.gradient(u, y)
    return outer.gradient(u_x, x) + outer.gradient(u_y, y)
    ### END SOLUTION


# %%
def saddle(xy):
    return xy[:, :1] ** 2 - xy[:, 1:] ** 2


def bowl(xy):
    return xy[:, :1] ** 2 + xy[:, 1:] ** 2


corner = tf.constant([[0.5, 0.25], [1.0, 1.0]])
print(laplace_residual(saddle, corner).numpy().ravel(), laplace_residual(bowl, corner).numpy().ravel())

# %%
check("laplace_residual")

# %% [markdown]
# A box whose left, right and lower walls are grounded and whose upper wall has the potential $\sin \pi x$. The factor
# $x(1-x)y(1-y)$ keeps the network away from the walls, $y \sin \pi x$ has the right values there, and the exact
# solution is $\sin(\pi x)\,\sinh(\pi y)/\sinh\pi$.

# %%
keras.utils.set_random_seed(3)
inside = keras.Sequential(
    [keras.Input((2,)), *(keras.layers.Dense(20, activation="tanh") for _ in range(2)), keras.layers.Dense(1)]
)


def potential(xy):
    x, y = xy[:, :1], xy[:, 1:]
    return y * tf.sin(np.pi * x) + x * (1 - x) * y * (1 - y) * inside(xy)


side = np.linspace(0, 1, 21, dtype=np.float32)
grid = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
points = tf.constant(grid)
minimise(inside, lambda: tf.reduce_mean(laplace_residual(potential, points) ** 2), 800, 0.01)

found = potential(points).numpy().reshape(21, 21)
exact = (np.sin(np.pi * grid[:, 0]) * np.sinh(np.pi * grid[:, 1]) / np.sinh(np.pi)).reshape(21, 21)
fig, axes = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
lines = axes[0].contour(side, side, found, levels=np.linspace(0.1, 0.9, 9), colors="k", linewidths=1)
axes[0].clabel(lines, fontsize=8)
axes[0].set(title="lines of equal potential", xlabel="x", ylabel="y", aspect="equal")
shown = axes[1].imshow(1000 * (found - exact), origin="lower", extent=(0, 1, 0, 1), cmap="gray")
fig.colorbar(shown, ax=axes[1], label="network - exact, in thousandths")
axes[1].set(title="what is left", xlabel="x", ylabel="y")
plt.show()

# %% [markdown]
# The same few lines solve the heat equation, Schrödinger's or Maxwell's. For one equation in one dimension a classical
# solver is faster by far; networks earn their place where there are many dimensions, where the shape is awkward, or
# where a few measurements and an equation have to be believed together.

# %%
ready()
