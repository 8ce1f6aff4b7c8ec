"""Argument names; shows where: the arguments can be given by name."""


def forward(weights, bias, features):
    return sigmoid(weights.T @ features + bias)
