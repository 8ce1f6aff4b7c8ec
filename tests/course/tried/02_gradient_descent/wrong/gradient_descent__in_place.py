"""W -= on the argument; shows in w0 and in a history of equal entries."""

def gradient_descent(grad, w0, lr, steps):
    w, history = w0, [w0.copy()]
    for _ in range(steps):
        w -= lr * grad(w)
        history.append(w.copy())
    return w, history
