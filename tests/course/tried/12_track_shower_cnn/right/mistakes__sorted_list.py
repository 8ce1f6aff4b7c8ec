"""a list and sorted with a key."""


def mistakes(p, y, k):
    wrong = [i for i in range(len(p)) if int(p[i] > 0.5) != int(y[i])]
    return sorted(wrong, key=lambda i: abs(float(p[i]) - 0.5), reverse=True)[:k]
