"""a tuple of Python integers, sorted by pairs."""


def mistakes(p, y, k=5):
    def wrong(i):
        return (1 if p[i] > 0.5 else 0) != y[i]

    def sureness(i):
        return float(p[i]) if p[i] > 0.5 else 1.0 - float(p[i])

    return tuple(sorted(filter(wrong, range(len(y))), key=sureness)[::-1][:k])
