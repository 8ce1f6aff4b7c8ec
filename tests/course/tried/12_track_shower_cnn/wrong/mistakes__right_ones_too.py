"""Fills up with right events; shows where fewer than k are wrong."""
import numpy as np


def mistakes(p, y, k):
    return np.argsort(-np.abs(p - y), kind="stable")[:k]
