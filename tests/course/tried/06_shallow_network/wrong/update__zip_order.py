"""Pairs by order of the dicts; shows when grads come from the back."""

def update(params, grads, lr):
    return {k: v - lr * g for (k, v), g in zip(params.items(), grads.values())}
