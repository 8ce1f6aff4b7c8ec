"""Data of the course: generators of particle-physics events from an explicit rng, and loaders of the real sets."""

from autograder.data.photons import photon_jet

__all__ = ["photon_jet"]
