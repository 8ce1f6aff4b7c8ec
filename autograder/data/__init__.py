"""Data of the course: generators of particle-physics events from an explicit rng, and loaders of the real sets."""

from autograder.data.detector import tracks_showers
from autograder.data.jet_classes import jets
from autograder.data.lattice import ising, ising_phases
from autograder.data.photons import photon_jet
from autograder.data.real_jets import load_jets
from autograder.data.resonance import breit_wigner, polynomial, spectrum
from autograder.data.toys import blobs, circle, spirals, xor

__all__ = [
    "blobs",
    "breit_wigner",
    "circle",
    "ising",
    "ising_phases",
    "jets",
    "load_jets",
    "photon_jet",
    "polynomial",
    "spectrum",
    "spirals",
    "tracks_showers",
    "xor",
]
