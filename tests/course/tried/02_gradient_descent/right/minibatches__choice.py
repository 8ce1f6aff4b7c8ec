"""Draws without replacement."""

def minibatches(m, size, rng):
    order = rng.choice(m, size=m, replace=False)
    batches = []
    while order.size:
        batches.append(order[:size])
        order = order[size:]
    return batches
