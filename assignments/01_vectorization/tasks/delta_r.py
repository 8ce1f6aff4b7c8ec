"""What the judge knows of delta_r: hidden checks, other right solutions, known-wrong ones."""

import numpy as np

from autograder.checks import agree, check, unchanged, vectorised
from autograder.course.proof import alternative, equivalent, misconception

from problems import LOOSE, SINGLE, Plain
from public import across_the_cut, all_pairs, pythagoras


@check(core=True)
def whole_circle(student, reference, rng):
    "the matrix is right for directions all over the detector"
    eta1, eta2 = rng.uniform(-1.5, 1.5, size=5), rng.uniform(-1.5, 1.5, size=8)
    phi1 = np.array([-3.0, -1.4, 0.2, 1.7, 3.0]) + rng.uniform(-0.1, 0.1, size=5)
    phi2 = np.array([2.9, -2.9, 2.1, -2.0, 1.2, -1.1, 0.4, -0.5]) + rng.uniform(-0.1, 0.1, size=8)
    agree(
        student.delta_r(eta1, phi1, eta2, phi2),
        reference.delta_r(eta1, phi1, eta2, phi2),
        **LOOSE,
        ask="Try two azimuths, one just below pi and one just above -pi, both ways round. And differences near 2?",
    )


@check
def many_turns(student, reference, rng):
    "azimuths may have any real value: whole turns change nothing"
    eta1, eta2 = rng.uniform(-2, 2, size=4), rng.uniform(-2, 2, size=5)
    phi1, phi2 = rng.uniform(-np.pi, np.pi, size=4), rng.uniform(-np.pi, np.pi, size=5)
    turned1 = phi1 + 2 * np.pi * np.array([3, -4, 1, 0])
    turned2 = phi2 + 2 * np.pi * np.array([-2, 5, 0, -1, 20])
    agree(
        student.delta_r(eta1, turned1, eta2, turned2),
        reference.delta_r(eta1, phi1, eta2, phi2),
        **LOOSE,
        ask="How often does your line take off a full turn?",
    )


@check
def two_conventions(student, reference, rng):
    "one program counts from 0 to 2 pi, the other from -pi to pi"
    eta, phi = (
        rng.uniform(-2, 2, size=6),
        np.array([-3.1, -2.0, -0.3, 0.4, 1.9, 3.1]) + rng.uniform(-0.03, 0.03, size=6),
    )
    agree(
        student.delta_r(eta, phi % (2 * np.pi), eta, phi),
        reference.delta_r(eta, phi, eta, phi),
        rtol=1e-5,
        atol=1e-3,
        ask="phi = 6 and phi = -3: how many turns lie between them?",
    )


@check
def forward_detectors(student):
    "differences in eta are never wrapped"
    agree(
        student.delta_r(
            np.array([4.5, -4.5]), np.array([0.0, 0.0]), np.array([-4.0, 0.0, 2.0]), np.array([0.0, 0.0, 0.0])
        ),
        np.array([[8.5, 4.5, 2.5], [0.5, 4.5, 6.5]]),
        ask="Is eta an angle?",
    )


@check
def opposite(student):
    "back to back is pi apart, a quarter turn pi/2, whichever comes first"
    zero = np.zeros(4)
    phi = np.array([0.0, np.pi / 2, np.pi, -np.pi / 2])
    quarter, half = np.pi / 2, np.pi
    agree(
        student.delta_r(zero, phi, zero, phi),
        np.array(
            [
                [0, quarter, half, quarter],
                [quarter, 0, quarter, half],
                [half, quarter, 0, quarter],
                [quarter, half, quarter, 0],
            ]
        ),
        rtol=1e-6,
        atol=1e-6,
    )


@check
def one_and_many(student, reference, rng):
    "one particle against many, many against one, and as many against as many"
    for k, l in ((1, 6), (6, 1), (1, 1), (4, 4)):
        eta1, eta2 = rng.uniform(-2, 2, size=k), rng.uniform(-2, 2, size=l)
        phi1, phi2 = rng.uniform(-3, 3, size=k), rng.uniform(-3, 3, size=l)
        agree(
            student.delta_r(eta1, phi1, eta2, phi2),
            reference.delta_r(eta1, phi1, eta2, phi2),
            **LOOSE,
            ask="Is it each with each, (k, l), whatever k and l are?",
        )


@check
def other_types(student):
    "integer and float32 directions give the values of the same numbers"
    eta1, phi1, eta2, phi2 = np.array([1, -2]), np.array([3, -3]), np.array([0, 2, 5]), np.array([-3, 2, 7])
    deta = eta1[:, None] - eta2[None, :] * 1.0
    dphi = (phi1[:, None] - phi2[None, :] + np.pi) % (2 * np.pi) - np.pi
    expected = np.sqrt(deta**2 + dphi**2)
    agree(student.delta_r(eta1, phi1, eta2, phi2), expected, **LOOSE)
    agree(student.delta_r(*(v.astype(np.float32) for v in (eta1, phi1, eta2, phi2))), expected, **SINGLE)


@check
def directions_kept(student, rng):
    "the arguments are called eta1, phi1, eta2, phi2 and stay as they are"
    unchanged(
        student.observe(
            "delta_r",
            eta1=rng.uniform(-2, 2, size=3),
            phi1=rng.uniform(7, 9, size=3),
            eta2=rng.uniform(-2, 2, size=4),
            phi2=rng.uniform(-9, -7, size=4),
        )
    )


@check(weight=2)
def no_loop_over_particles(student, rng):
    "no Python loop over the particles of either list"

    def directions(size):
        return rng.uniform(-2, 2, size=size), rng.uniform(-3, 3, size=size)

    vectorised(student, "delta_r", lambda m: (*directions(m), *directions(30)), Plain, many=2000, times=40)
    vectorised(student, "delta_r", lambda m: (*directions(30), *directions(m)), Plain, many=2000, times=40)


@alternative
def nearest_turn(eta1, phi1, eta2, phi2):
    "takes off the nearest whole number of turns"
    dphi = np.subtract.outer(phi1, phi2)
    dphi = dphi - 2 * np.pi * np.rint(dphi / (2 * np.pi))
    return np.sqrt(np.subtract.outer(eta1, eta2) ** 2 + dphi**2)


@alternative
def by_arctan2(eta1, phi1, eta2, phi2):
    "sine and cosine of the difference, back by arctan2"
    dphi = phi1.reshape(-1, 1) - phi2
    return np.hypot(eta1.reshape(-1, 1) - eta2, np.arctan2(np.sin(dphi), np.cos(dphi)))


@alternative
def shorter_way(eta1, phi1, eta2, phi2):
    "the shorter of the two ways round, the sign does not matter"
    way = np.abs(phi1[:, None] - phi2[None, :]) % (2 * np.pi)
    return np.hypot(np.minimum(way, 2 * np.pi - way), eta1[:, None] - eta2[None, :])


@alternative
def by_cosine(eta1, phi1, eta2, phi2):
    "the angle between two unit vectors"
    u, v = np.array([np.cos(phi1), np.sin(phi1)]), np.array([np.cos(phi2), np.sin(phi2)])
    dphi = np.arccos(np.clip(u.T @ v, -1, 1))
    return np.sqrt((eta1[:, None] - eta2[None, :]) ** 2 + dphi**2)


@alternative
def complex_plane(eta1, phi1, eta2, phi2):
    "phases in the complex plane, then the modulus of a complex number"
    dphi = np.angle(np.exp(1j * np.asarray(phi1))[:, None] * np.exp(-1j * np.asarray(phi2))[None, :])
    return np.abs(np.subtract.outer(np.asarray(eta1, float), eta2) + 1j * dphi)


@misconception(caught_by=all_pairs)
def on_its_head(eta1, phi1, eta2, phi2):
    "Your matrix is (l, k): the first set belongs to the rows. Which of the two is the column in the difference?"
    dphi = (phi1[None, :] - phi2[:, None] + np.pi) % (2 * np.pi) - np.pi
    return np.hypot(eta1[None, :] - eta2[:, None], dphi)


@misconception(caught_by=across_the_cut)
def never_wrapped(eta1, phi1, eta2, phi2):
    """3.1 and -3.1 are neighbours on the circle, yet you find them 6.2 apart. Into which interval does a
    difference of azimuths belong?"""
    return np.hypot(eta1[:, None] - eta2, phi1[:, None] - phi2)


@misconception(caught_by=across_the_cut)
def angles_wrapped(eta1, phi1, eta2, phi2):
    "You wrap each azimuth and subtract then: the difference can leave [-pi, pi) again. What has to come first?"
    first, second = ((phi + np.pi) % (2 * np.pi) - np.pi for phi in (phi1, phi2))
    return np.hypot(eta1[:, None] - eta2, first[:, None] - second)


@misconception(caught_by=across_the_cut)
def from_above_only(eta1, phi1, eta2, phi2):
    "Differences above pi are wrapped, those below -pi are not. What is 3 after -3, and -3 after 3?"
    dphi = phi1[:, None] - phi2
    return np.hypot(eta1[:, None] - eta2, np.where(dphi > np.pi, dphi - 2 * np.pi, dphi))


@misconception(caught_by=across_the_cut)
def zero_to_two_pi(eta1, phi1, eta2, phi2):
    "Wrapped into [0, 2 pi) a step of -0.1 becomes 6.18. Which interval is symmetric about 0?"
    return np.hypot(eta1[:, None] - eta2, (phi1[:, None] - phi2) % (2 * np.pi))


@misconception(caught_by=pythagoras)
def root_forgotten(eta1, phi1, eta2, phi2):
    "That is the square of the distance. What is the last step of Pythagoras?"
    dphi = (phi1[:, None] - phi2 + np.pi) % (2 * np.pi) - np.pi
    return (eta1[:, None] - eta2) ** 2 + dphi**2


@misconception(caught_by=pythagoras)
def in_degrees(eta1, phi1, eta2, phi2):
    "phi is converted as if it were in degrees. How long is a full turn in radians?"
    dphi = np.deg2rad((phi1[:, None] - phi2 + 180) % 360 - 180)
    return np.hypot(eta1[:, None] - eta2, dphi)


@misconception(caught_by=pythagoras)
def sides_added(eta1, phi1, eta2, phi2):
    "You added the two sides; the distance as the crow flies is shorter. Which theorem does the formula use?"
    dphi = (phi1[:, None] - phi2 + np.pi) % (2 * np.pi) - np.pi
    return np.abs(eta1[:, None] - eta2) + np.abs(dphi)


@misconception(caught_by=whole_circle)
def half_turns(eta1, phi1, eta2, phi2):
    "You wrap with the period pi, so a difference of 2 turns into -1.14. How long is a full turn?"
    dphi = (phi1[:, None] - phi2 + np.pi / 2) % np.pi - np.pi / 2
    return np.hypot(eta1[:, None] - eta2, dphi)


@misconception(caught_by=whole_circle)
def rough_pi(eta1, phi1, eta2, phi2):
    "3.14 is pi to three digits only, and your distances are too. Where does numpy keep the others?"
    dphi = (phi1[:, None] - phi2 + 3.14) % 6.28 - 3.14
    return np.hypot(eta1[:, None] - eta2, dphi)


@misconception(caught_by=many_turns)
def one_turn_only(eta1, phi1, eta2, phi2):
    """One full turn is taken off or added, but angles that were added up may be several turns away. What does `%`
    do with them?"""
    dphi = phi1[:, None] - phi2
    dphi = np.where(dphi >= np.pi, dphi - 2 * np.pi, dphi)
    dphi = np.where(dphi < -np.pi, dphi + 2 * np.pi, dphi)
    return np.hypot(eta1[:, None] - eta2, dphi)


@misconception(caught_by=forward_detectors)
def eta_wrapped_too(eta1, phi1, eta2, phi2):
    "You wrapped the difference in eta as well. Which of the two is an angle around the beam?"
    d = np.stack([np.subtract.outer(eta1, eta2), np.subtract.outer(phi1, phi2)])
    d = (d + np.pi) % (2 * np.pi) - np.pi
    return np.sqrt((d**2).sum(axis=0))


@misconception(caught_by=all_pairs)
def partners_only(eta1, phi1, eta2, phi2):
    """You measure particle i against particle i, which needs equal numbers. Each with each makes a matrix: which
    axis is missing?"""
    return np.hypot(eta1 - eta2, (phi1 - phi2 + np.pi) % (2 * np.pi) - np.pi)


@misconception(caught_by=no_loop_over_particles)
def particle_by_particle(eta1, phi1, eta2, phi2):
    """One Python step per particle: with thousands of tracks that is slow. Can a column of the first meet a row of
    the second?"""
    rows = []
    for eta, phi in zip(eta1, phi1, strict=True):
        rows.append(np.hypot(eta - eta2, (phi - phi2 + np.pi) % (2 * np.pi) - np.pi))
    return np.array(rows)


@misconception(caught_by=directions_kept)
def wrapped_in_place(eta1, phi1, eta2, phi2):
    "`phi1 %= …` rewrites the caller's azimuths. Can the difference be wrapped instead, which is an array of your own?"
    phi1 %= 2 * np.pi
    phi2 %= 2 * np.pi
    dphi = (phi1[:, None] - phi2 + np.pi) % (2 * np.pi) - np.pi
    return np.hypot(eta1[:, None] - eta2, dphi)


equivalent(
    change=(
        "deta = eta1[:, np.newaxis] - eta2[np.newaxis, :]: eta1[:, np.newaxis] - eta2[np.newaxis, :] -> "
        "eta2[np.newaxis, :] - eta1[:, np.newaxis]"
    ),
    reason="the difference is squared",
)

equivalent(
    change=(
        "dphi = phi1[:, np.newaxis] - phi2[np.newaxis, :]: phi1[:, np.newaxis] - phi2[np.newaxis, :] -> "
        "phi2[np.newaxis, :] - phi1[:, np.newaxis]"
    ),
    reason="the difference is squared",
)

equivalent(
    change=(
        "dphi = (dphi + np.pi) % (2 * np.pi) - np.pi: (dphi + np.pi) % (2 * np.pi) - np.pi -> np.pi - (dphi + "
        "np.pi) % (2 * np.pi)"
    ),
    reason="the difference is squared",
)

equivalent(
    change="dphi = (dphi + np.pi) % (2 * np.pi) - np.pi: dphi + np.pi -> dphi - np.pi",
    reason="a whole turn more, before the remainder",
)
