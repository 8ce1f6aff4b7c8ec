"""Sigmoid by tanh, cache filled step by step, more in it than asked."""

import numpy as np


def forward(params, X):
    cache = {"X": X}
    cache["Z1"] = np.dot(params["W1"], X) + params["b1"]
    cache["A1"] = np.tanh(cache["Z1"])
    cache["Z2"] = np.dot(params["W2"], cache["A1"]) + params["b2"]
    cache["A2"] = 0.5 + 0.5 * np.tanh(0.5 * cache["Z2"])
    return cache["A2"], cache
