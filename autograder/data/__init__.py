"""Data of the course: generators of particle-physics events from an explicit rng, and loaders of the real sets."""

from autograder.data.jet_classes import jets
from autograder.data.photons import photon_jet
from autograder.data.resonance import breit_wigner, polynomial, spectrum

__all__ = ["breit_wigner", "jets", "photon_jet", "polynomial", "spectrum"]
