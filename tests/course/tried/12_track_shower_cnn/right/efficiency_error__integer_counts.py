"""integer counts, powers of one half."""


def efficiency_error(selected, total):
    n = int(total)
    if not n:
        return 0.0
    failed = n - int(selected)
    return (int(selected) * failed / n) ** 0.5 / n
