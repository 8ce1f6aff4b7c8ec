"""With the notebook's functions."""

def softmax_propagate(W, b, X, Y):
    A = softmax(W @ X + b)
    D = (A - Y) / X.shape[1]
    return categorical_cross_entropy(A, Y), D @ X.T, D.sum(axis=1, keepdims=True)
