"""Keeps w0's type: an integer start stays integer; shows for integer w0."""

def gradient_descent(grad, w0, lr, steps):
    w = w0.copy()
    history = [w.copy()]
    for _ in range(steps):
        w = (w - lr * grad(w)).astype(w0.dtype)
        history.append(w)
    return w, history
