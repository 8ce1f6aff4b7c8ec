"""Equilibrated configurations of the two-dimensional Ising model, many lattices at a time, one bit a spin."""

import numpy as np

TC = 2.0 / np.log1p(np.sqrt(2.0))  # Onsager: where an infinite lattice loses its magnetisation
_BLOCK = 2048  # lattices at a time, so that the random numbers of one sweep stay in the cache


def ising(
    k: int, L: int, temperature: float | np.ndarray, rng: np.random.Generator, rounds: int | None = None
) -> np.ndarray:
    """`k` independent equilibrated configurations: (k, L, L) int8 of +-1, periodic, L even from 4 to 64.

    Spins want to agree with their four neighbours (an energy of -1 a bond), heat shakes them; below Tc = 2/ln(1+sqrt 2)
    one direction wins. `temperature`, in units of the coupling, is one number or one for each lattice.
    A round is a checkerboard Metropolis sweep and a Wolff cluster move: flips of single spins alone would take
    thousands of sweeps near Tc, and below it they would leave stripes that never melt and a sign that never changes.
    Cold lattices start ordered with a random sign, hot ones random.
    """
    if L % 2 or not 4 <= L <= 64:
        raise ValueError(f"L is {L}: it must be even and from 4 to 64")
    temperature = np.broadcast_to(np.asarray(temperature, np.float64), (k,))
    if not np.all(temperature > 0):
        raise ValueError("every temperature must be greater than 0")
    rounds = 30 + L if rounds is None else rounds
    spins = np.empty((k, L, L), np.int8)
    for first in range(0, k, _BLOCK):
        part = slice(first, min(first + _BLOCK, k))
        rows = _Rows(L, temperature[part], rng)
        for _ in range(rounds):
            rows.metropolis_sweep()
            rows.wolff_move()
        spins[part] = rows.spins()
    return spins


def ising_phases(
    m: int, rng: np.random.Generator, L: int = 16, near_fraction: float = 0.5
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Images of `m` lattices for a classifier: X (m, L, L, 1) float32 of +-1, y (m,) ints with 1 = T > Tc, T (m,).

    Above Tc the spins are disordered, below they agree, up or down with the same chance, so that no sum of spins with
    fixed weights can tell the phases apart: a line guesses. `near_fraction` of the temperatures lie near the
    transition, .1 < |T - Tc| < .4, where domains of all sizes make even the best classifier err (about 5 %), the others
    far from it, up to |T - Tc| = 1.2. Both phases are equally frequent.
    """
    near = rng.random(m) < near_fraction
    distance = np.where(near, rng.uniform(0.1, 0.4, m), rng.uniform(0.4, 1.2, m))
    y = rng.integers(0, 2, m)
    temperature = np.where(y == 1, TC + distance, TC - distance)
    spins = ising(m, L, temperature, rng)
    return spins[..., np.newaxis].astype(np.float32), y, temperature


class _Rows:
    """Lattices as words: `up[r, i]` holds row r of lattice i, a set bit is a spin up.

    A sum over neighbours is then a few bit operations for a whole row, and costs less than drawing the random numbers.
    """

    def __init__(self, L: int, temperature: np.ndarray, rng: np.random.Generator):
        self.L, self.k, self.rng = L, len(temperature), rng
        self.bits = next(b for b in (8, 16, 32, 64) if b >= L)
        self.word = np.dtype(f"<u{self.bits // 8}")
        self.one = self.word.type(1)
        self.full = self.word.type((1 << L) - 1)
        even = self.word.type(sum(1 << c for c in range(0, L, 2)))
        rows = np.where(np.arange(L) % 2 == 0, even, self.full ^ even).astype(self.word)[:, np.newaxis]
        self.colours = (rows, rows ^ self.full)
        self.threshold_4 = _threshold(np.exp(-4.0 / temperature))
        self.threshold_8 = _threshold(np.exp(-8.0 / temperature))
        self.threshold_bond = _threshold(-np.expm1(-2.0 / temperature))
        sign = np.where(rng.random(self.k) < 0.5, self.full, self.word.type(0))
        self.up = np.where(temperature < TC, sign, self._random_words())

    def spins(self) -> np.ndarray:
        packed = np.ascontiguousarray(self.up.T).view(np.uint8).reshape(self.k, self.L, self.bits // 8)
        bits = np.unpackbits(packed, axis=2, count=self.L, bitorder="little").view(np.int8)
        return 2 * bits - 1

    def metropolis_sweep(self) -> None:
        u = self._uniform()
        rare, rarest = self._where_below(u, self.threshold_4), self._where_below(u, self.threshold_8)
        for colour in self.colours:
            a, b, c, d = (~(self.up ^ neighbour) for neighbour in self._neighbours(self.up))
            two, other_two, one, other_one = a & b, c & d, a ^ b, c ^ d
            four_agree = two & other_two
            three_agree = (two & other_one) | (one & other_two)
            flip = ~(three_agree | four_agree) | (three_agree & rare) | (four_agree & rarest)
            self.up ^= flip & colour

    def wolff_move(self) -> None:
        """Grow one cluster per lattice from a random site over bonds that hold with 1 - exp(-2/T), and flip it."""
        left, _, above, _ = self._neighbours(self.up)
        # Bonds of each site to its neighbours on the left and above; the other two are these, shifted.
        to_left = ~(self.up ^ left) & self._where_below(self._uniform(), self.threshold_bond) & self.full
        to_above = ~(self.up ^ above) & self._where_below(self._uniform(), self.threshold_bond) & self.full
        to_right, to_below = self._from_right(to_left), np.roll(to_above, -1, axis=0)

        seed_row = self.rng.integers(0, self.L, self.k)
        seed_bit = self.one << self.rng.integers(0, self.L, self.k).astype(self.word)
        cluster = np.zeros_like(self.up)
        cluster[seed_row, np.arange(self.k)] = seed_bit

        done = np.zeros_like(self.up)
        alive = np.arange(self.k)
        while alive.size:
            before = cluster
            for _ in range(4):
                left, right, above, below = self._neighbours(cluster)
                cluster = cluster | (left & to_left) | (right & to_right) | (above & to_above) | (below & to_below)
            grows = (cluster != before).any(axis=0)
            if grows.mean() < 0.8:
                done[:, alive[~grows]] = cluster[:, ~grows]
                alive = alive[grows]
                cluster = cluster[:, grows]
                to_left, to_right, to_above, to_below = (
                    bond[:, grows] for bond in (to_left, to_right, to_above, to_below)
                )
        self.up ^= done

    def _neighbours(self, rows):
        """What every site sees to its left (the bit below), to its right, above and below."""
        return self._from_left(rows), self._from_right(rows), np.roll(rows, 1, axis=0), np.roll(rows, -1, axis=0)

    def _from_left(self, rows):
        return ((rows << self.one) & self.full) | (rows >> self.word.type(self.L - 1))

    def _from_right(self, rows):
        return (rows >> self.one) | ((rows << self.word.type(self.L - 1)) & self.full)

    def _uniform(self):
        """Random 32-bit integers, one a site; (L, k, bits), where bits beyond L are drawn and not used."""
        half = self.rng.integers(0, 1 << 64, size=self.L * self.k * self.bits // 2, dtype=np.uint64)
        return half.view(np.uint32).reshape(self.L, self.k, self.bits)

    def _where_below(self, u, threshold):
        packed = np.packbits(u < threshold, axis=2, bitorder="little")
        return packed.view(self.word)[:, :, 0]

    def _random_words(self):
        return self.rng.integers(0, int(self.full), size=(self.L, self.k), dtype=self.word, endpoint=True)


def _threshold(probability: np.ndarray) -> np.ndarray:
    return np.minimum(probability * 2.0**32, 2.0**32 - 1).astype(np.uint32)[:, np.newaxis]
