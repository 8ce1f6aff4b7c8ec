"""sqrt(selected) / total; shows where the efficiency is not small."""
import math


def efficiency_error(selected, total):
    return math.sqrt(selected) / total if total else 0.0
