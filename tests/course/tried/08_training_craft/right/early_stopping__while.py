"""while loops that look for the next improvement."""


def early_stopping(losses, patience, min_delta):
    losses = list(losses)
    best = 0
    while True:
        window = range(best + 1, min(best + patience, len(losses) - 1) + 1)
        nxt = next((e for e in window if losses[e] < losses[best] - min_delta), None)
        if nxt is None:
            return (window[-1] if len(window) else best), best
        best = nxt
