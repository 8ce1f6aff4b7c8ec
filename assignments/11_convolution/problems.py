"""What the hidden checks of several tasks draw and share."""

# height, width, filter, channels in and out, stride, padding: no two alike where a mix-up could hide
LAYERS = [
    (5, 7, 3, 2, 3, 1, 0),
    (6, 5, 2, 3, 1, 2, 1),
    (8, 6, 3, 1, 4, 2, 0),
    (4, 9, 1, 2, 5, 3, 2),
    (7, 7, 4, 2, 2, 3, 1),
]
POOLS = [(6, 4, 2, 2), (7, 5, 2, 2), (5, 8, 3, 1), (9, 7, 2, 3), (6, 6, 3, 2)]


def layer(rng, shape, m=2):
    height, width, f, c_in, c_out, stride, pad = shape
    X, W, b = rng.normal(size=(m, height, width, c_in)), rng.normal(size=(f, f, c_in, c_out)), rng.normal(size=c_out)
    return X, W, b, stride, pad
