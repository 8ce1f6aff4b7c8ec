"""a loop over the examples."""
import numpy as np


def signal_vs_qcd(y, p, signal, qcd):
    wanted = set(int(c) for c in qcd)
    labels, scores = [], []
    for label, row in zip(y, p):
        if label != signal and int(label) not in wanted:
            continue
        labels.append(1 if label == signal else 0)
        total = float(row[signal]) + sum(float(row[c]) for c in wanted)
        scores.append(float(row[signal]) / total if total > 0 else 0.0)
    return np.array(labels, dtype=int), np.array(scores, dtype=float)
