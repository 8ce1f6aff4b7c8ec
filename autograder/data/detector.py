"""Event displays of 32 by 32 pixels: tracks against electromagnetic showers, drawn from their particles."""

import numpy as np

SIZE = 32
SEGMENT = np.dtype(
    [
        ("event", np.int64),
        ("x0", np.float64),
        ("y0", np.float64),
        ("x1", np.float64),
        ("y1", np.float64),
        ("density", np.float64),  # charge per pixel of length, in units of a fast muon
        ("visible", np.bool_),
    ]
)
_STEP = 0.4  # distance of the drawn points along a segment, in pixels
_RADIATION_LENGTH = 3.3  # pixels


def tracks_showers(m: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """`m` events: images (m, 32, 32) uint8, y (m,) ints with 1 = shower and 0 = tracks, and what lies behind them.

    Tracks are up to six charged particles from a vertex: nearly straight, with a steady charge that rises where one
    stops; a neutron may leave unseen and knock out a proton elsewhere. A shower is a cascade: electrons radiate
    photons, photons fly unseen (`visible` is False: no charge) and turn into pairs, each generation wider and shorter.
    Size, total charge, diffusion, place and direction of an event come from the same distributions for both
    kinds, and pixels saturate at 255 as an ADC does: no sum, maximum or count of pixels tells the two apart (AUC
    below .66), nor does a line on the pixels (.55); a small CNN does (.99). `info` has "segments" (dtype SEGMENT,
    every particle's path in pixels) and "charge" (m,), the sum of an event before noise and saturation.
    """
    y = rng.integers(0, 2, m)
    size = rng.random(m)
    tracks, showers = _tracks(np.flatnonzero(y == 0), size, rng), _showers(np.flatnonzero(y == 1), size, rng)
    segments = np.concatenate([tracks, showers])
    segments = segments[np.argsort(segments["event"], kind="stable")]
    _place(segments, m, rng)

    deposits = _deposits(segments, m, rng)
    charge = 4200.0 * np.exp(0.35 * rng.standard_normal(m))
    total = deposits.sum(axis=(1, 2))
    adc = deposits * (charge / np.where(total > 0, total, 1.0))[:, np.newaxis, np.newaxis]
    adc += 3.0 * rng.standard_normal(adc.shape, dtype=np.float32)
    adc[adc < 6.0] = 0.0  # zero suppression
    images = np.minimum(np.rint(adc), 255.0).astype(np.uint8)
    return images, y, {"segments": segments, "charge": np.where(total > 0, charge, 0.0)}


def _segments(event, x0, y0, x1, y1, density, visible):
    out = np.empty(len(event), SEGMENT)
    for name, values in zip(SEGMENT.names, (event, x0, y0, x1, y1, density, visible), strict=True):
        out[name] = values
    return out


def _tracks(events: np.ndarray, size: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    total = 24.0 + 72.0 * size[events]
    count = np.ceil(total / 24.0).astype(np.int64) + rng.integers(0, 3, len(events))
    event = np.repeat(events, count)
    axis = np.repeat(rng.uniform(0.0, 2.0 * np.pi, len(events)), count)
    n = len(event)
    angle = axis + rng.uniform(-2.2, 2.2, n)
    part = 0.4 + rng.random(n)
    left = part * (total / np.bincount(np.repeat(np.arange(len(events)), count), part, len(events))).repeat(count)
    stops = rng.random(n) < 0.5
    heavy = np.where(rng.random(n) < 0.25, 1.8, 1.0)
    x, y = np.zeros(n), np.zeros(n)
    drawn = []

    # A neutron from some vertices: unseen, then a short heavy proton.
    some = events[rng.random(len(events)) < 0.45]
    turn, far = rng.uniform(0.0, 2.0 * np.pi, len(some)), rng.uniform(3.0, 11.0, len(some))
    nx, ny = far * np.cos(turn), far * np.sin(turn)
    drawn.append(_segments(some, 0.0, 0.0, nx, ny, 0.0, False))
    turn, far = rng.uniform(0.0, 2.0 * np.pi, len(some)), rng.uniform(0.5, 3.5, len(some))
    drawn.append(_segments(some, nx, ny, nx + far * np.cos(turn), ny + far * np.sin(turn), 1.5, True))

    while event.size:
        length = np.minimum(left, 2.0)
        x1, y1 = x + length * np.cos(angle), y + length * np.sin(angle)
        density = heavy * (1.0 + stops * 1.2 / (1.0 + left))
        drawn.append(_segments(event, x, y, x1, y1, density, True))
        # Delta rays: an electron knocked out sideways.
        ray = rng.random(event.size) < 0.06
        turn = angle[ray] + rng.choice([-1.0, 1.0], ray.sum()) * rng.uniform(0.5, 1.4, ray.sum())
        far = 1.0 + 2.0 * rng.random(ray.sum())
        rx, ry = x1[ray], y1[ray]
        drawn.append(_segments(event[ray], rx, ry, rx + far * np.cos(turn), ry + far * np.sin(turn), 1.0, True))
        angle = angle + rng.normal(0.0, 0.04, event.size)
        left = left - length
        on = left > 0
        event, x, y, angle, left, stops, heavy = (v[on] for v in (event, x1, y1, angle, left, stops, heavy))
    return np.concatenate(drawn)


def _showers(events: np.ndarray, size: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    n = len(events)
    event = events
    x, y, angle = np.zeros(n), np.zeros(n), rng.uniform(0.0, 2.0 * np.pi, n)
    energy = 6.0 + 18.0 * size[events]  # in units of the energy at which an electron stops radiating
    charged = rng.random(n) < 0.5
    drawn = []
    for _ in range(9):
        free = rng.standard_exponential(event.size)
        length = _RADIATION_LENGTH * np.where(charged, 0.3 + 0.7 * free, 9.0 / 7.0 * free)
        length = np.where(charged, np.minimum(length, 1.0 + 2.0 * energy), length)
        x1, y1 = x + length * np.cos(angle), y + length * np.sin(angle)
        drawn.append(_segments(event, x, y, x1, y1, 1.0 * charged, charged))
        # Electron to electron and photon, photon to a pair; an electron below the critical energy ends here.
        on = (~charged | (energy > 1.0)) & (energy > 0.4)
        event, x, y, angle, energy, was_charged = (v[on] for v in (event, x1, y1, angle, energy, charged))
        share = rng.uniform(0.15, 0.85, event.size)
        open_ = rng.normal(0.0, 0.8, (2, event.size)) / np.sqrt(np.maximum(energy, 0.5))
        event, x, y = np.tile(event, 2), np.tile(x, 2), np.tile(y, 2)
        angle = np.concatenate([angle + open_[0], angle + open_[1]])
        energy = np.concatenate([energy * share, energy * (1.0 - share)])
        charged = np.concatenate([np.ones_like(was_charged), ~was_charged])
    return np.concatenate(drawn)


def _place(segments: np.ndarray, m: int, rng: np.random.Generator) -> None:
    """Shift every event so that the centre of its charge lies at a random place around the middle of the image."""
    event = segments["event"]
    dx, dy = segments["x1"] - segments["x0"], segments["y1"] - segments["y0"]
    weight = np.hypot(dx, dy) * segments["density"] * segments["visible"]
    norm = np.bincount(event, weight, m)
    norm[norm == 0] = 1.0
    for low, high, delta in (("x0", "x1", dx), ("y0", "y1", dy)):
        middle = np.bincount(event, weight * (segments[low] + 0.5 * delta), m) / norm
        shift = (rng.uniform(0.34, 0.66, m) * SIZE - middle)[event]
        segments[low] += shift
        segments[high] += shift


def _deposits(segments: np.ndarray, m: int, rng: np.random.Generator) -> np.ndarray:
    """Charge in every pixel: points along the visible segments, fluctuating, blurred by diffusion; (m, 32, 32)."""
    seen = segments[segments["visible"]]
    dx, dy = seen["x1"] - seen["x0"], seen["y1"] - seen["y0"]
    length = np.hypot(dx, dy)
    points = np.maximum(np.ceil(length / _STEP), 1).astype(np.int64)
    which = np.repeat(np.arange(len(seen)), points)
    along = rng.random(len(which))
    blur = rng.uniform(0.15, 0.5, m)[seen["event"]][which]  # diffusion: an event drifts from near or from far
    x = seen["x0"][which] + along * dx[which] + blur * rng.standard_normal(len(which))
    y = seen["y0"][which] + along * dy[which] + blur * rng.standard_normal(len(which))
    charge = (seen["density"] * length / points)[which] * (0.4 + 0.6 * rng.standard_gamma(1.0, len(which)))
    column, row = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    inside = (column >= 0) & (column < SIZE) & (row >= 0) & (row < SIZE)
    pixel = (seen["event"][which] * SIZE + row) * SIZE + column
    return np.bincount(pixel[inside], charge[inside], m * SIZE * SIZE).reshape(m, SIZE, SIZE).astype(np.float32)
