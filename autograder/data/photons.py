"""Photons against hadronic jets: eight calorimeter features of one cluster, examples are columns."""

import numpy as np

PHOTON_FEATURES = (
    "h_over_e",
    "sigma_ieta_ieta",
    "r9",
    "charged_iso",
    "neutral_iso",
    "photon_iso",
    "eta",
    "pt",
)
_CRACK = (1.44, 1.57)  # between barrel and endcap of the calorimeter no photons are reconstructed
_ETA_MAX = 2.5
_PT = (25.0, 300.0)


def photon_jet(
    m: int, rng: np.random.Generator, signal_fraction: float = 0.5
) -> tuple[np.ndarray, np.ndarray, tuple[str, ...]]:
    """`m` candidates: X (8, m) floats, Y (1, m) ints with 1 = photon and 0 = hadronic jet, the names of the features.

    A jet fakes a photon when one pi0 takes most of its energy. The rest of the jet lies around it (charged, neutral
    and photon isolation, GeV) and leaks into the hadron calorimeter (H/E: mostly exactly 0, with an exponential tail).
    The pi0's two photons open the shower (sigma_ieta_ieta up, R9 down), less so at high pt, where they merge. The
    crystals of the endcap (|eta| > 1.57) are seen under another angle: there everything is two to three times as wide,
    so one cut on the width can't serve both. Photons that convert in the tracker look wider too, and pile-up puts
    energy around every candidate. pt (GeV) falls steeply. AUC: best single cut .79, a line .90, a small network .95.
    """
    is_photon = rng.random(m) < signal_fraction
    jet = ~is_photon

    depth = rng.random(m) * (_ETA_MAX - _CRACK[1] + _CRACK[0])
    endcap = depth > _CRACK[0]
    abs_eta = depth + endcap * (_CRACK[1] - _CRACK[0])
    eta = np.where(rng.random(m) < 0.5, -abs_eta, abs_eta)
    steepness = np.where(jet, 3.6, 3.2)
    reach = 1.0 - (_PT[0] / _PT[1]) ** steepness
    pt = _PT[0] * (1.0 - reach * rng.random(m)) ** (-1.0 / steepness)

    # The remainder of the jet around the pi0, and how it divides into charged, neutral and electromagnetic.
    rest = jet * pt * 0.09 * rng.standard_gamma(1.1, m)
    charged_share = 0.25 + 0.75 * rng.random(m)
    neutral_share = (1.0 - charged_share) * rng.random(m)
    pile_up = 0.28 * rng.standard_gamma(4.0, m)
    charged_seen = rng.random(m) < np.where(jet, 0.65, 0.25)
    charged_iso = charged_seen * (rest * charged_share + 1.2 * rng.standard_exponential(m))
    neutral_iso = rest * neutral_share + pile_up * (0.3 + 1.2 * rng.random(m)) + 0.008 * pt
    photon_iso = rest * (1.0 - charged_share - neutral_share) + pile_up * (0.3 + 1.2 * rng.random(m)) + 0.004 * pt

    leaks = rng.random(m) < np.where(jet, 0.60, 0.30)
    h_over_e = leaks * rng.standard_exponential(m) * np.where(jet, 0.02 + 0.6 * rest * neutral_share / pt, 0.015)

    # Material grows with |eta|; a conversion widens the shower in one direction and spreads its energy.
    converted = rng.random(m) < 0.18 + 0.13 * abs_eta
    spread = converted * rng.random(m)
    opening = jet * (0.25 + 0.75 * rng.random(m)) * np.sqrt(40.0 / pt)
    width = np.where(endcap, 0.0265, 0.0096) * (1.0 + 0.06 * rng.standard_normal(m))
    sigma_ieta_ieta = width * (1.0 + 0.08 * spread + 0.25 * opening**2)
    r9 = 0.97 - 0.14 * spread - 0.08 * opening - 0.03 * rng.standard_exponential(m)

    X = np.stack([h_over_e, sigma_ieta_ieta, r9, charged_iso, neutral_iso, photon_iso, eta, pt])
    return X, is_photon.astype(np.int64)[np.newaxis], PHOTON_FEATURES
