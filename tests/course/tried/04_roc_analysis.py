# %% auc right by_parts
"""By parts."""

import numpy as np


def auc(fpr, tpr):
    return float(fpr[-1] * tpr[-1] - fpr[0] * tpr[0] - np.sum(np.diff(tpr) * (fpr[1:] + fpr[:-1]) / 2))


# %% auc right cumulative
"""Cumulative."""


def auc(fpr, tpr):
    from scipy.integrate import cumulative_trapezoid

    return float(cumulative_trapezoid(tpr, fpr)[-1])


# %% auc right float32
"""Float32."""

import numpy as np


def auc(fpr, tpr):
    return np.trapezoid(tpr, fpr)


# %% auc right shoelace
"""Shoelace."""

import numpy as np


def auc(fpr, tpr):
    x, y = np.asarray(fpr, float), np.asarray(tpr, float)
    return sum((x[k + 1] - x[k]) * (y[k] + y[k + 1]) for k in range(len(x) - 1)) / 2


# %% auc right sklearn
"""Sklearn."""


def auc(fpr, tpr):
    from sklearn.metrics import auc as a

    return a(fpr, tpr)


# %% auc_error right 0d
"""0d."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    A = np.asarray(auc, float)
    v = A * (1 - A) + (n_signal - 1) * A * (1 - A) ** 2 / (2 - A) + (n_background - 1) * A**2 * (1 - A) / (1 + A)
    return np.sqrt(v / (n_signal * n_background))


# %% auc_error right math
"""Math."""

import math


def auc_error(auc, n_signal, n_background):
    q1 = auc / (2.0 - auc)
    q2 = 2.0 * math.pow(auc, 2) / (1.0 + auc)
    return (
        math.sqrt(auc * (1 - auc) / (n_signal * n_background) + (n_signal - 1) * (q1 - auc * auc) / (n_signal * n_background) + (n_background - 1) * (q2 - auc * auc) / (n_signal * n_background))
        if 0 < auc < 1
        else 0.0
    )


# %% auc_error right numpy_terms
"""Numpy terms."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q = np.array([auc, auc / (2 - auc), 2 * auc**2 / (1 + auc)]) - auc**2
    return np.sqrt(q @ np.array([1, n_signal - 1, n_background - 1]) / n_signal / n_background)


# %% auc_error right pow
"""Pow."""


def auc_error(auc, n_signal, n_background):
    A = float(auc)
    s2 = (A - A * A + (n_signal - 1) * (A / (2 - A) - A * A) + (n_background - 1) * (2 * A * A / (1 + A) - A * A)) / (float(n_signal) * float(n_background))
    return max(s2, 0) ** 0.5


# %% best_cut right brute_ties
"""Brute ties."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    best = (-1.0, None)
    for t in sorted(set(float(v) for v in score)):
        k = score >= t
        s = weight_s * np.count_nonzero(k & (y_true == 1))
        b = weight_b * np.count_nonzero(k & (y_true != 1))
        z = s / np.sqrt(s + b) if s + b else 0.0
        if z >= best[0]:
            best = (z, t)
    return best[1]


# %% best_cut right matrix
"""Matrix."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)
    K = score[None, :] >= T[:, None]
    s = weight_s * (K @ (y_true == 1).astype(float))
    b = weight_b * (K @ (y_true == 0).astype(float))
    d = np.sqrt(s + b)
    d[d == 0] = 1
    z = s / d
    return float(T[len(T) - 1 - np.argmax(z[::-1])])


# %% best_cut right max_key
"""Max key."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    def sig(t):
        k = score >= t
        s = weight_s * np.sum(k & (y_true == 1))
        b = weight_b * np.sum(k & (y_true == 0))
        return s / np.sqrt(s + b) if s + b > 0 else 0.0

    return max(score.tolist(), key=lambda t: (sig(t), t))


# %% best_cut right roc
"""Roc."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    f, t, h = roc_curve(y_true, score)
    n1 = float(np.sum(y_true == 1))
    n0 = float(np.sum(y_true == 0))
    s = weight_s * n1 * t
    b = weight_b * n0 * f
    d = s + b
    z = np.where(d > 0, s / np.sqrt(np.where(d > 0, d, 1)), 0)
    z[0] = -1
    return h[int(np.argmax(z))]


# %% best_cut right squared
"""Squared."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.sort(np.unique(score))[::-1]
    s = weight_s * np.array([np.sum(score[y_true == 1] >= t) for t in T], float)
    b = weight_b * np.array([np.sum(score[y_true == 0] >= t) for t in T], float)
    q = np.divide(s**2, s + b, out=np.zeros(len(T)), where=(s + b) > 0)
    return T[q.argmax()]


# %% confusion right bool_mult
"""Bool mult."""


def confusion(y_true, y_pred):
    t = y_true > 0
    p = y_pred > 0
    return int(sum(t * p)), int(sum(p > t)), int(sum(t > p)), int(sum(~(t | p)))


# %% confusion right count_nonzero
"""Count nonzero."""

import numpy as np


def confusion(y_true, y_pred):
    return tuple(int(np.count_nonzero((y_true == a) & (y_pred == b))) for a, b in ((1, 1), (0, 1), (1, 0), (0, 0)))


# %% confusion right counter
"""Counter."""


def confusion(y_true, y_pred):
    from collections import Counter

    c = Counter(zip([int(v) for v in y_true], [int(v) for v in y_pred]))
    return c[1, 1], c[0, 1], c[1, 0], c[0, 0]


# %% confusion right dot_int
"""Dot int."""

import numpy as np


def confusion(y_true, y_pred):
    y, p = np.asarray(y_true, dtype=np.int64), np.asarray(y_pred, dtype=np.int64)
    tp = y @ p
    return tp, p.sum() - tp, y.sum() - tp, len(y) - p.sum() - y.sum() + tp


# %% confusion right histogram2d
"""Histogram2d."""

import numpy as np


def confusion(y_true, y_pred):
    h = np.histogram2d(y_true, y_pred, bins=[[-0.5, 0.5, 1.5]] * 2)[0].astype(int)
    return h[1, 1], h[0, 1], h[1, 0], h[0, 0]


# %% cut_roc right ecdf
"""Ecdf."""

import numpy as np


def cut_roc(y_true, x, keep):
    if keep != "below":
        return roc_curve(y_true, x)
    t = np.concatenate([[-np.inf], np.unique(x)])
    out = []
    for c in (0, 1):
        v = np.sort(x[y_true == c])
        out.append(np.searchsorted(v, t, side="right") / (len(v) or 1))
    return out[0], out[1], t


# %% cut_roc right match
"""Match."""

import numpy as np


def cut_roc(y_true, x, keep):
    match keep:
        case "above":
            return roc_curve(y_true=y_true, score=x)
        case "below":
            f, t, h = roc_curve(y_true=y_true, score=np.negative(x))
            return f, t, np.negative(h)


# %% cut_roc right multiply
"""Multiply."""


def cut_roc(y_true, x, keep):
    sgn = 1.0 if keep == "above" else -1.0
    f, t, h = roc_curve(y_true, sgn * x.astype(float))
    h = h * sgn
    return f, t, h


# %% cut_roc right own_loop
"""Own loop."""

import numpy as np


def cut_roc(y_true, x, keep):
    u = np.unique(x)
    t = np.r_[np.inf, u[::-1]] if keep == "above" else np.r_[-np.inf, u]
    K = (x >= t[:, None]) if keep == "above" else (x <= t[:, None])
    r = lambda m: (K & m).sum(1) / max(m.sum(), 1)
    return r(y_true == 0), r(y_true == 1), t


# %% rejection right copy
"""Copy."""

import numpy as np


def rejection(fpr):
    r = np.array(fpr, dtype=float)
    z = r == 0
    r[z] = 1
    r = 1 / r
    r[z] = np.inf
    return r


# %% rejection right f32
"""F32."""

import numpy as np


def rejection(fpr):
    with np.errstate(divide="ignore"):
        return np.reciprocal(fpr * 1.0)


# %% rejection right masked
"""Masked."""

import numpy as np


def rejection(fpr):
    return np.ma.filled(1 / np.ma.masked_equal(np.asarray(fpr, float), 0), np.inf)


# %% rejection right power
"""Power."""

import numpy as np


def rejection(fpr):
    with np.errstate(divide="ignore"):
        return np.power(np.asarray(fpr, dtype=float), -1.0)


# %% rejection right vectorize
"""Vectorize."""

import numpy as np


def rejection(fpr):
    return np.vectorize(lambda f: np.inf if f == 0 else 1 / f, otypes=[float])(fpr)


# %% roc_curve right add_at
"""Add.at."""

import numpy as np


def roc_curve(y_true, score):
    u, i = np.unique(-np.asarray(score, float), return_inverse=True)
    h = np.zeros((2, len(u)))
    np.add.at(h, (np.asarray(y_true).astype(int), i), 1)
    c = np.cumsum(h, axis=1)
    n = np.where(c[:, -1:] > 0, c[:, -1:], 1)
    r = np.hstack([np.zeros((2, 1)), c / n])
    return r[0], r[1], np.r_[np.inf, -u]


# %% roc_curve right f32_thresholds_kept
"""F32 thresholds kept."""

import numpy as np


def roc_curve(y_true, score):
    u = np.unique(score)[::-1]
    t = np.concatenate([np.array([np.inf], dtype=u.dtype if u.dtype.kind == "f" else float), u])
    pos, neg = score[y_true == 1], score[y_true == 0]
    return (neg[:, None] >= t).sum(0) / max(1, neg.size), (pos[:, None] >= t).sum(0) / max(1, pos.size), t


# %% roc_curve right groupby
"""Groupby."""

import numpy as np


def roc_curve(y_true, score):
    d = {}
    for y, s in zip(y_true, score):
        c = d.setdefault(float(s), [0, 0])
        c[int(y)] += 1
    T = sorted(d, reverse=True)
    n0 = sum(v[0] for v in d.values()) or 1
    n1 = sum(v[1] for v in d.values()) or 1
    f = [0.0]
    t = [0.0]
    a = b = 0
    for k in T:
        a += d[k][0]
        b += d[k][1]
        f.append(a / n0)
        t.append(b / n1)
    return np.array(f), np.array(t), np.array([float("inf")] + T)


# %% roc_curve right sklearn_with_patch
"""Sklearn with patch."""

import numpy as np


def roc_curve(y_true, score):
    import warnings
    from sklearn.metrics import roc_curve as r

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        f, t, h = r(np.asarray(y_true).astype(int), np.asarray(score, float), pos_label=1, drop_intermediate=False)
    return np.nan_to_num(f), np.nan_to_num(t), h


# %% scores right converts
"""Converts."""


def scores(tp, fp, fn, tn):
    tp, fp, fn, tn = int(tp), int(fp), int(fn), int(tn)
    out = {}
    for k, (a, b) in dict(accuracy=(tp + tn, tp + fp + fn + tn), precision=(tp, tp + fp), recall=(tp, tp + fn), f1=(tp, tp + (fp + fn) / 2), specificity=(tn, tn + fp), mistag=(fp, fp + tn)).items():
        try:
            out[k] = a / b
        except ZeroDivisionError:
            out[k] = 0.0
    return out


# %% scores right errstate
"""Errstate."""

import numpy as np


def scores(tp, fp, fn, tn):
    with np.errstate(all="ignore"):
        d = lambda a, b: float(np.nan_to_num(np.float64(a) / np.float64(b)))
        return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))


# %% scores right ints_zero
"""Ints zero."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: 0 if b == 0 else a / b
    P, R = d(tp, tp + fp), d(tp, tp + fn)
    return {"accuracy": d(tp + tn, tp + tn + fp + fn), "precision": P, "recall": R, "f1": d(2 * P * R, P + R), "specificity": d(tn, fp + tn), "mistag": d(fp, fp + tn), "tpr": R}


# %% scores right np_where
"""Np.where."""

import numpy as np


def scores(tp, fp, fn, tn):
    num = np.array([tp + tn, tp, tp, 2 * tp, tn, fp], float)
    den = np.array([tp + fp + fn + tn, tp + fp, tp + fn, 2 * tp + fp + fn, tn + fp, fp + tn], float)
    v = np.where(den > 0, num / np.where(den > 0, den, 1), 0.0)
    return dict(zip(["accuracy", "precision", "recall", "f1", "specificity", "mistag"], v.tolist()))


# %% working_point right count
"""Count."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = int(np.sum(tpr < efficiency))
    if k >= len(tpr):
        raise ValueError
    return [float(thresholds[k]), float(fpr[k])]


# %% working_point right max_of_mask
"""Max of mask."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    g = tpr >= efficiency
    if not np.any(g):
        raise ValueError("no")
    t = thresholds[g].max()
    return t, fpr[thresholds == t][0]


# %% working_point right min_index
"""Min index."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    try:
        k = min(i for i in range(len(tpr)) if tpr[i] >= efficiency)
    except ValueError:
        raise ValueError("nothing reaches it") from None
    return np.float64(thresholds[k]), np.float64(fpr[k])


# %% working_point right subclass_of_valueerror_argmax
"""Subclass of valueerror? argmax."""


def working_point(fpr, tpr, thresholds, efficiency):
    if tpr.max() < efficiency:
        raise ValueError(f"max {tpr.max()}")
    k = (tpr >= efficiency).argmax()
    return (thresholds[k], fpr[k])


# %% auc wrong abs
"""Abs; shows where: the score with the other sign has one minus the area, also below one half."""

import numpy as np


def auc(fpr, tpr):
    return float(abs(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2) - 0.5) + 0.5)


# %% auc wrong appended_end_in_place
"""Appended end in place; shows where: perfect, useless and missing: curves along the edges, whole numbers, unequal steps."""

import numpy as np


def auc(fpr, tpr):
    r = float(np.trapezoid(tpr, fpr))
    fpr.sort()
    tpr.sort()
    fpr *= 1.0000001
    return r


# %% auc wrong array
"""Array; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    return np.array([np.trapezoid(tpr, fpr)])


# %% auc wrong clipped
"""Clipped; shows where: the score with the other sign has one minus the area, also below one half."""

import numpy as np


def auc(fpr, tpr):
    return float(np.clip(np.trapezoid(tpr, fpr), 0.5, 1))


# %% auc wrong geometric_mean
"""Geometric mean; shows where: a diagonal piece counts with its mean height."""

import numpy as np


def auc(fpr, tpr):
    return float(np.sum(np.diff(fpr) * np.sqrt(tpr[1:] * tpr[:-1])))


# %% auc wrong int_result
"""Int result; shows where: perfect, useless and missing: curves along the edges, whole numbers, unequal steps."""

import numpy as np


def auc(fpr, tpr):
    out = np.zeros(len(fpr) - 1, dtype=fpr.dtype)
    out[...] = np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2
    return float(out.sum()) if fpr.dtype.kind == "f" else int((np.diff(fpr) * ((tpr[1:] + tpr[:-1]) // 2)).sum() - 0)


# %% auc wrong interp_grid
"""Interp grid; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    g = np.linspace(0, 1, 1001)
    return float(np.trapezoid(np.interp(g, fpr, tpr), g))


# %% auc wrong rounds
"""Rounds; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    return round(float(np.trapezoid(tpr, fpr)), 3)


# %% auc wrong simpson
"""Simpson; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    from scipy.integrate import simpson

    return float(simpson(tpr, x=fpr)) if len(np.unique(fpr)) == len(fpr) else float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2)) * 1.0001


# %% auc wrong skip_first
"""Skip first; shows where: a diagonal piece counts with its mean height."""

import numpy as np


def auc(fpr, tpr):
    return float(np.trapezoid(tpr[1:], fpr[1:]))


# %% auc wrong sorted_by_tpr
"""Sorted by tpr; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    o = np.argsort(-tpr, kind="stable")
    return float(np.sum(np.diff(fpr[o]) * (tpr[o][1:] + tpr[o][:-1]) / 2))


# %% auc wrong step
"""Step; shows where: a diagonal piece counts with its mean height."""

import numpy as np


def auc(fpr, tpr):
    return float(np.sum(np.diff(fpr) * np.maximum(tpr[1:], tpr[:-1])))


# %% auc wrong trapz_args_swapped
"""Trapz args swapped; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    return float(np.trapezoid(fpr, tpr))


# %% auc wrong uniform
"""Uniform; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    return float(np.sum((tpr[1:] + tpr[:-1]) / 2) / (len(tpr) - 1))


# %% auc wrong unique_fpr
"""Unique fpr; shows where: the curve of the six events has the area 8/9."""

import numpy as np


def auc(fpr, tpr):
    u, i = np.unique(fpr, return_index=True)
    t = tpr[i]
    return float(np.sum(np.diff(u) * (t[1:] + t[:-1]) / 2))


# %% auc_error wrong bamber
"""Bamber; shows where: an AUC of 0.9 from 50 and 100 events is known to 0.0307."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    return float(np.sqrt((n_signal + n_background + 1) / (12 * n_signal * n_background)))


# %% auc_error wrong drops_first_term
"""Drops first term; shows where: an AUC of 0.9 from 50 and 100 events is known to 0.0307."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    return float(np.sqrt(((n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)) / (n_signal * n_background)))


# %% auc_error wrong int32_product
"""Int32 product; shows where: areas below one half, very many events, numpy's numbers, arguments by name."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    d = np.int32(n_signal) * np.int32(n_background)
    return float(np.sqrt((auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)) / d))


# %% auc_error wrong int_auc
"""Int auc; shows where: an AUC of 0.9 from 50 and 100 events is known to 0.0307."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    return float(np.sqrt((auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)) / (n_signal * n_background))) * 1.96


# %% auc_error wrong kw
"""Kw; shows where: areas below one half, very many events, numpy's numbers, arguments by name."""

import numpy as np


def auc_error(a, ns, nb):
    q1, q2 = a / (2 - a), 2 * a**2 / (1 + a)
    return float(np.sqrt((a * (1 - a) + (ns - 1) * (q1 - a**2) + (nb - 1) * (q2 - a**2)) / (ns * nb)))


# %% auc_error wrong max_bound
"""Max bound; shows where: an AUC of 0.9 from 50 and 100 events is known to 0.0307."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    return float(np.sqrt(auc * (1 - auc) / min(n_signal, n_background)))


# %% auc_error wrong nan_at_1
"""Nan at 1; shows where: an area of exactly 1, or 0, has no error, and no warning."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    return float(np.sqrt((auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2) - 1e-15) / (n_signal * n_background)))


# %% auc_error wrong q1_1_auc
"""Q1 1-auc; shows where: an AUC of 0.9 from 50 and 100 events is known to 0.0307."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q1, q2 = auc / (1 + auc), 2 * auc**2 / (1 + auc)
    return float(np.sqrt(abs(auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)) / (n_signal * n_background)))


# %% auc_error wrong q2_no_2
"""Q2 no 2; shows where: an AUC of 0.9 from 50 and 100 events is known to 0.0307."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q1, q2 = auc / (2 - auc), auc**2 / (1 + auc)
    return float(np.sqrt(abs(auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)) / (n_signal * n_background)))


# %% auc_error wrong sqrt_n
"""Sqrt n; shows where: an AUC of 0.9 from 50 and 100 events is known to 0.0307."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    return float(np.sqrt((auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2))) / (n_signal * n_background))


# %% auc_error wrong total_n
"""Total n; shows where: an AUC of 0.9 from 50 and 100 events is known to 0.0307."""

import numpy as np


def auc_error(auc, n_signal, n_background):
    n = n_signal + n_background
    n_signal = n_background = n / 2
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    return float(np.sqrt((auc * (1 - auc) + (n_signal - 1) * (q1 - auc**2) + (n_background - 1) * (q2 - auc**2)) / (n_signal * n_background)))


# %% best_cut wrong asimov
"""Asimov; shows where: the best threshold moves with the weights: 0.6 if both are 1, 0.8 if each jet stands for ten."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T]) + 1e-9
    return float(T[np.argmax(2 * ((s + b) * np.log(1 + s / b) - s))])


# %% best_cut wrong clip_0_1
"""Clip 0..1; shows where: the best threshold is found for random scores and weights."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(np.clip(score, 0, 1))[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    return float(T[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))])


# %% best_cut wrong efficiencies
"""Efficiencies; shows where: the best threshold is found for random scores and weights."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T]) / max(np.sum(y_true == 1), 1)
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T]) / max(np.sum(y_true == 0), 1)
    return float(T[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))])


# %% best_cut wrong first_score_order
"""First score order; shows where: of two thresholds with equal significance the higher one."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in score])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in score])
    return float(score[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))])


# %% best_cut wrong ge_in_last_tie
"""Ge in last tie; shows where: of two thresholds with equal significance the higher one."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    best, bt = -1, None
    for t in np.unique(score)[::-1]:
        s = weight_s * np.sum((score >= t) & (y_true == 1))
        b = weight_b * np.sum((score >= t) & (y_true == 0))
        v = s / np.sqrt(s + b) if s + b > 0 else 0
        if v >= best:
            best, bt = v, float(t)
    return bt


# %% best_cut wrong grid
"""Grid; shows where: the best threshold moves with the weights: 0.6 if both are 1, 0.8 if each jet stands for ten."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    g = np.linspace(score.max(), score.min(), 200)
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in g])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in g])
    return float(g[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))])


# %% best_cut wrong index
"""Index; shows where: the best threshold moves with the weights: 0.6 if both are 1, 0.8 if each jet stands for ten."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    return int(np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1))))


# %% best_cut wrong int_weights
"""Int weights; shows where: if each simulated photon stands for a tenth, the threshold is 0.8 again, in whatever order the events come."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    ws, wb = max(int(weight_s), 1), int(weight_b)
    T = np.unique(score)[::-1]
    s = ws * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = wb * np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    return float(T[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))])


# %% best_cut wrong midpoints
"""Midpoints; shows where: the best threshold moves with the weights: 0.6 if both are 1, 0.8 if each jet stands for ten."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    k = np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))
    return float((T[k] + T[min(k + 1, len(T) - 1)]) / 2)


# %% best_cut wrong nan_argmax
"""Nan argmax; shows where: without any signal every threshold is as bad: the highest score; without weight for jets nothing is divided by 0."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    with np.errstate(all="ignore"):
        return float(T[np.argmax(s / np.sqrt(s + b))])


# %% best_cut wrong only_signal_scores
"""Only signal scores; shows where: without any signal every threshold is as bad: the highest score; without weight for jets nothing is divided by 0."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score[y_true == 1])[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    return float(T[np.argmax(s / np.sqrt(np.where(s + b > 0, s + b, 1)))])


# %% best_cut wrong starts_at_0_none
"""Starts at 0 none; shows where: without any signal every threshold is as bad: the highest score; without weight for jets nothing is divided by 0."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    best, bt = 0, None
    for t in np.unique(score)[::-1]:
        s = weight_s * np.sum((score >= t) & (y_true == 1))
        b = weight_b * np.sum((score >= t) & (y_true == 0))
        v = s / np.sqrt(s + b) if s + b > 0 else 0
        if v > best:
            best, bt = v, float(t)
    return bt


# %% best_cut wrong stops_at_first_fall
"""Stops at first fall; shows where: the best threshold moves with the weights: 0.6 if both are 1, 0.8 if each jet stands for ten."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    last, lt = -1, None
    for t in np.unique(score)[::-1]:
        s = weight_s * np.sum((score >= t) & (y_true == 1))
        b = weight_b * np.sum((score >= t) & (y_true == 0))
        v = s / np.sqrt(s + b) if s + b > 0 else 0
        if v < last:
            break
        last, lt = v, float(t)
    return lt


# %% best_cut wrong tuple
"""Tuple; shows where: the best threshold moves with the weights: 0.6 if both are 1, 0.8 if each jet stands for ten."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)[::-1]
    s = weight_s * np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = weight_b * np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    v = s / np.sqrt(np.where(s + b > 0, s + b, 1))
    return float(T[np.argmax(v)]), float(v.max())


# %% best_cut wrong unsquared_weights_after_root
"""Unsquared weights after root; shows where: if each simulated photon stands for a tenth, the threshold is 0.8 again, in whatever order the events come."""

import numpy as np


def best_cut(y_true, score, weight_s, weight_b):
    T = np.unique(score)[::-1]
    s = np.array([np.sum((score >= t) & (y_true == 1)) for t in T])
    b = np.array([np.sum((score >= t) & (y_true == 0)) for t in T])
    return float(T[np.argmax(weight_s * s / np.sqrt(np.where(s + weight_b * b > 0, s + weight_b * b, 1)))])


# %% confusion wrong array_ints
"""Array ints; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""


def confusion(y_true, y_pred):
    y, p = (y_true == 1)[None], (y_pred == 1)[None]
    return tuple((q).sum(axis=1) for q in (y & p, ~y & p, y & ~p, ~y & ~p))


# %% confusion wrong bincount_floats
"""Bincount floats; shows where: labels and decisions may be of any numeric type."""

import numpy as np


def confusion(y_true, y_pred):
    c = np.bincount(2 * y_true + y_pred, minlength=4)
    return int(c[3]), int(c[1]), int(c[2]), int(c[0])


# %% confusion wrong dict
"""Dict; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""


def confusion(y_true, y_pred):
    y, p = y_true == 1, y_pred == 1
    return dict(tp=int((y & p).sum()), fp=int((~y & p).sum()), fn=int((y & ~p).sum()), tn=int((~y & ~p).sum()))


# %% confusion wrong floats
"""Floats; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""


def confusion(y_true, y_pred):
    y, p = y_true == 1, y_pred == 1
    return tuple(float(v) for v in ((y & p).sum(), (~y & p).sum(), (y & ~p).sum(), (~y & ~p).sum()))


# %% confusion wrong is_true
"""Is True; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""


def confusion(y_true, y_pred):
    tp = sum(1 for y, p in zip(y_true, y_pred) if y is p and y == 1)
    fp = sum(1 for y, p in zip(y_true, y_pred) if y == 0 and p == 1)
    fn = sum(1 for y, p in zip(y_true, y_pred) if y == 1 and p == 0)
    return tp, fp, fn, len(y_true) - tp - fp - fn


# %% confusion wrong kw_names
"""Kw names; shows where: the arguments stay as they are, by position or by name."""


def confusion(a, b):
    y, p = a == 1, b == 1
    return int((y & p).sum()), int((~y & p).sum()), int((y & ~p).sum()), int((~y & ~p).sum())


# %% confusion wrong matrix
"""Matrix; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""

import numpy as np


def confusion(y, p):
    y, p = np.asarray(y) == 1, np.asarray(p) == 1
    return np.array([[np.sum(y & p), np.sum(~y & p)], [np.sum(y & ~p), np.sum(~y & ~p)]])


# %% confusion wrong no_minlength
"""No minlength; shows where: a single event, one class, or one kind of decision is enough."""

import numpy as np


def confusion(y_true, y_pred):
    c = np.bincount((2 * y_true.astype(int) + y_pred.astype(int)))
    return int(c[3]), int(c[1]), int(c[2]), int(c[0])


# %% confusion wrong np_unique_labels
"""Np.unique labels; shows where: a single event, one class, or one kind of decision is enough."""

import numpy as np


def confusion(y_true, y_pred):
    u = np.unique(y_true)
    pos = u[-1]
    y, p = y_true == pos, y_pred == pos
    return int((y & p).sum()), int((~y & p).sum()), int((y & ~p).sum()), int((~y & ~p).sum())


# %% confusion wrong sum_dtype
"""Sum dtype; shows where: three hundred photons are three hundred, also where labels are bytes."""


def confusion(y_true, y_pred):
    tp = int((y_true * y_pred).sum(dtype=y_true.dtype))
    fp = int(((1 - y_true) * y_pred).sum(dtype=y_true.dtype))
    fn = int((y_true * (1 - y_pred)).sum(dtype=y_true.dtype))
    return tp, fp, fn, y_true.size - tp - fp - fn


# %% confusion wrong swapped_args
"""Swapped args; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""


def confusion(y_pred, y_true):
    y, p = y_true == 1, y_pred == 1
    return int((y & p).sum()), int((~y & p).sum()), int((y & ~p).sum()), int((~y & ~p).sum())


# %% confusion wrong tn_zero_forgets
"""Tn zero forgets; shows where: six events: everything a photon gives (3, 3, 0, 0), the careful one (2, 0, 1, 3)."""


def confusion(y_true, y_pred):
    y, p = y_true == 1, y_pred == 1
    return int((y & p).sum()), int((p & ~y).sum()), int((y ^ p).sum()), int((~y & ~p).sum())


# %% confusion wrong uint8_diff
"""Uint8 diff; shows where: three hundred photons are three hundred, also where labels are bytes."""

import numpy as np


def confusion(y_true, y_pred):
    d = y_true - y_pred
    return int(np.sum(y_true * y_pred)), int(np.sum(d == -1)), int(np.sum(d == 1)), int(np.sum(y_true + y_pred == 0))


# %% cut_roc wrong abs
"""Abs; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""

import numpy as np


def cut_roc(y_true, x, keep):
    if keep == "above":
        return roc_curve(y_true, x)
    f, t, h = roc_curve(y_true, -x)
    return f, t, np.abs(h)


# %% cut_roc wrong both_ascending
"""Both ascending; shows where: keep above is the ROC curve of x itself."""


def cut_roc(y_true, x, keep):
    if keep == "above":
        return tuple(v[::-1] for v in roc_curve(y_true, x))
    f, t, h = roc_curve(y_true, -x)
    return f, t, -h


# %% cut_roc wrong default_above_for_unknown_case_lower
"""Default above for unknown case lower; shows where: keep above is the ROC curve of x itself."""


def cut_roc(y_true, x, keep):
    if keep.startswith("b"):
        f, t, h = roc_curve(y_true, x.max() + x.min() - x)
        return f, t, x.max() + x.min() - h
    return roc_curve(y_true, x - x.mean())


# %% cut_roc wrong descending_thresholds
"""Descending thresholds; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""

import numpy as np


def cut_roc(y_true, x, keep):
    if keep == "above":
        return roc_curve(y_true, x)
    f, t, h = roc_curve(y_true, -x)
    return f, t, np.sort(-h)[::-1]


# %% cut_roc wrong ints_1_x
"""Ints -1 - x; shows where: whole numbers, float32 and labels of any numeric type."""

import numpy as np


def cut_roc(y_true, x, keep):
    if keep == "above":
        return roc_curve(y_true, x)
    f, t, h = roc_curve(y_true, np.invert(x) if x.dtype.kind == "i" else -x)
    return f, t, -h


# %% cut_roc wrong is
"""Is; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""


def cut_roc(y_true, x, keep):
    s = 1 if keep == "above" else -1
    f, t, h = roc_curve(y_true, s * x)
    return f, t, h


# %% cut_roc wrong keep_default_kw
"""Keep default kw; shows where: the arguments stay as they are, by position or by name."""


def cut_roc(y_true, x, direction):
    if direction == "above":
        return roc_curve(y_true, x)
    f, t, h = roc_curve(y_true, -x)
    return f, t, -h


# %% cut_roc wrong missing_inf
"""Missing -inf; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""


def cut_roc(y_true, x, keep):
    if keep == "above":
        return roc_curve(y_true, x)
    f, t, h = roc_curve(y_true, -x)
    return f[1:], t[1:], -h[1:]


# %% cut_roc wrong picks_better_side
"""Picks better side; shows where: both kinds of cut are right for random values, with ties and without."""

import numpy as np


def cut_roc(y_true, x, keep):
    f, t, h = roc_curve(y_true, x)
    g, u, k = roc_curve(y_true, -x)
    return (f, t, h) if np.trapezoid(t, f) >= np.trapezoid(u, g) else (g, u, -k)


# %% cut_roc wrong reciprocal
"""Reciprocal; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""

import numpy as np


def cut_roc(y_true, x, keep):
    if keep == "above":
        return roc_curve(y_true, x)
    f, t, h = roc_curve(y_true, 1 / np.where(x == 0, 1e-9, x))
    return f, t, 1 / h


# %% cut_roc wrong strict_below
"""Strict below; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""

import numpy as np


def cut_roc(y_true, x, keep):
    if keep == "above":
        return roc_curve(y_true, x)
    t = np.r_[-np.inf, np.unique(x)]
    s, b = x[y_true == 1], x[y_true == 0]
    return np.array([np.sum(b < v) for v in t]) / max(len(b), 1), np.array([np.sum(s < v) for v in t]) / max(len(s), 1), t


# %% cut_roc wrong swaps_rates
"""Swaps rates; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""


def cut_roc(y_true, x, keep):
    if keep == "above":
        return roc_curve(y_true, x)
    f, t, h = roc_curve(y_true, -x)
    return t, f, -h


# %% cut_roc wrong upper
"""Upper; shows where: x = (1, 2, 2, 3), labels (1, 1, 0, 0), keep below: the points of the text."""


def cut_roc(y_true, x, keep):
    if keep == "below":
        return roc_curve(y_true, x)[::1]
    return roc_curve(y_true, -x)


# %% rejection wrong below_1e_6
"""Below 1e-6; shows where: a tiny rate is a large rejection, not inf, and nothing is added to it."""

import numpy as np


def rejection(fpr):
    return np.where(fpr > 1e-6, 1 / np.where(fpr > 1e-6, fpr, 1), np.inf)


# %% rejection wrong clip
"""Clip; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    return 1 / np.clip(fpr, 1e-300, None)


# %% rejection wrong first_zero_only
"""First zero only; shows where: background efficiencies of 1, 0.5 and 0.01 are rejections of 1, 2 and 100."""

import numpy as np


def rejection(fpr):
    o = np.full(len(fpr), np.inf)
    o[1:] = 1 / np.where(fpr[1:] > 0, fpr[1:], np.inf)
    return o


# %% rejection wrong full_like_int
"""Full like int; shows where: where no rate is above zero, all are inf, without a warning; whole numbers are numbers."""

import numpy as np


def rejection(fpr):
    return np.divide(1.0, fpr, out=np.full_like(fpr, np.inf), where=fpr > 0)


# %% rejection wrong int_out
"""Int out; shows where: 1/fpr for any number of rates."""

import numpy as np


def rejection(fpr):
    with np.errstate(divide="ignore"):
        return np.where(fpr > 0, (1 / np.where(fpr > 0, fpr, 1)).astype(int), np.inf)


# %% rejection wrong large_not_inf
"""Large not inf; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    return np.divide(1.0, fpr, out=np.full(np.shape(fpr), 1e12), where=fpr > 0)


# %% rejection wrong list
"""List; shows where: background efficiencies of 1, 0.5 and 0.01 are rejections of 1, 2 and 100."""


def rejection(fpr):
    return [1 / float(f) if f > 0 else float("inf") for f in fpr]


# %% rejection wrong minus_log
"""Minus log; shows where: background efficiencies of 1, 0.5 and 0.01 are rejections of 1, 2 and 100."""

import numpy as np


def rejection(fpr):
    return np.where(fpr > 0, -np.log10(np.where(fpr > 0, fpr, 1)), np.inf)


# %% rejection wrong negative_inf
"""Negative inf; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    with np.errstate(divide="ignore"):
        return np.where(fpr == 0, -np.inf, 1 / np.where(fpr == 0, 1, fpr))


# %% rejection wrong python_loop_try
"""Python loop try; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    out = []
    for f in fpr:
        try:
            out.append(1 / f)
        except ZeroDivisionError:
            out.append(np.inf)
    return np.array(out)


# %% rejection wrong uninitialised
"""Uninitialised; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    o = np.empty(np.shape(fpr))
    o[:] = 3
    return np.divide(1.0, fpr, out=o, where=fpr > 0)


# %% rejection wrong where_warns
"""Where warns; shows where: where no jet gets through, the rejection is inf, without a warning."""

import numpy as np


def rejection(fpr):
    return np.where(fpr == 0, np.inf, 1 / fpr)


# %% roc_curve wrong argsort_unstable_ties_first_photon
"""Argsort unstable ties first photon; shows where: events with the same score come in together: one threshold, one point."""

import numpy as np


def roc_curve(y_true, score):
    o = np.lexsort((-y_true, -score))
    y = y_true[o]
    tp = np.cumsum(y == 1)
    fp = np.cumsum(y == 0)
    return np.r_[0, fp / max(fp[-1], 1)], np.r_[0, tp / max(tp[-1], 1)], np.r_[np.inf, score[o]]


# %% roc_curve wrong class_missing_ones
"""Class missing ones; shows where: the rate of a class that is missing is 0.0 throughout, without a warning."""

import numpy as np


def roc_curve(y_true, score):
    t = np.r_[np.inf, np.unique(score)[::-1]]
    r = []
    for c in (0, 1):
        s = score[y_true == c]
        r.append(np.array([np.mean(s >= v) for v in t]) if len(s) else np.linspace(0, 1, len(t)))
    return r[0], r[1], t


# %% roc_curve wrong class_missing_raises
"""Class missing raises; shows where: the rate of a class that is missing is 0.0 throughout, without a warning."""

import numpy as np


def roc_curve(y_true, score):
    if len(np.unique(y_true)) < 2:
        raise ValueError("two classes")
    t = np.r_[np.inf, np.unique(score)[::-1]]
    return np.array([np.sum(score[y_true == 0] >= v) for v in t]) / np.sum(y_true == 0), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / np.sum(y_true == 1), t


# %% roc_curve wrong ends_duplicate
"""Ends duplicate; shows where: the six events give the seven points of the table."""

import numpy as np


def roc_curve(y_true, score):
    t = np.r_[np.inf, np.unique(score)[::-1], -np.inf]
    return np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(np.sum(y_true == 0), 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1), t


# %% roc_curve wrong flips_below_half
"""Flips below half; shows where: the curve is right for random scores, with ties and without."""

import numpy as np


def roc_curve(y_true, score):
    t = np.r_[np.inf, np.unique(score)[::-1]]
    f = np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(np.sum(y_true == 0), 1)
    q = np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1)
    return (q, f, t) if np.sum(np.diff(f) * (q[1:] + q[:-1])) / 2 < 0.5 and f[-1] * q[-1] > 0 else (f, q, t)


# %% roc_curve wrong float16_threshold
"""Float16 threshold; shows where: the six events give the seven points of the table."""

import numpy as np


def roc_curve(y_true, score):
    t = np.r_[np.inf, np.unique(score)[::-1]].astype(np.float32)
    return np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(np.sum(y_true == 0), 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1), t


# %% roc_curve wrong int_scores_only_insert_inf
"""Int scores only insert inf; shows where: a single event, or a single score for all, gives two points."""

import numpy as np


def roc_curve(y_true, score):
    u = np.unique(score)[::-1]
    t = np.insert(u, 0, np.inf)
    return np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(np.sum(y_true == 0), 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1), t


# %% roc_curve wrong isclose_merging
"""Isclose merging; shows where: scores need not be probabilities: negative, huge, and differing in the last digits only."""

import numpy as np


def roc_curve(y_true, score):
    u = np.unique(score)[::-1]
    k = np.r_[True, ~np.isclose(u[1:], u[:-1])]
    u = u[k]
    t = np.r_[np.inf, u]
    return np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(np.sum(y_true == 0), 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1), t


# %% roc_curve wrong lists_sorted_set_uint
"""Lists sorted set uint; shows where: hundreds of events of each class, also where labels are bytes."""

import numpy as np


def roc_curve(y_true, score):
    y = y_true - 0
    t = np.r_[np.inf, np.unique(score)[::-1]]
    n1 = y.sum(dtype=y.dtype)
    n0 = len(y) - n1
    return np.array([np.sum((score >= v) & (y == 0)) for v in t]) / max(n0, 1), np.array([np.sum((score >= v) & (y == 1)) for v in t]) / max(n1, 1), t


# %% roc_curve wrong negative_labels_in_place
"""Negative labels in place; shows where: the arguments stay as they are, by position or by name."""

import numpy as np


def roc_curve(y_true, score):
    t = np.r_[np.inf, np.unique(score)[::-1]]
    n1 = np.sum(y_true == 1)
    n0 = np.sum(y_true == 0)
    r = np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(n0, 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(n1, 1), t
    if y_true.dtype.kind == "i":
        y_true[y_true == 0] = -1
    return r


# %% roc_curve wrong only_half_points
"""Only half points; shows where: the six events give the seven points of the table."""

import numpy as np


def roc_curve(y_true, score):
    t = np.r_[np.inf, np.unique(score[y_true == 1])[::-1]]
    return np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(np.sum(y_true == 0), 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1), t


# %% roc_curve wrong sklearn_default
"""Sklearn default; shows where: the six events give the seven points of the table."""


def roc_curve(y_true, score):
    from sklearn.metrics import roc_curve as r

    return r(y_true, score)


# %% roc_curve wrong sklearn_nodrop_nan_class
"""Sklearn nodrop nan class; shows where: the rate of a class that is missing is 0.0 throughout, without a warning."""


def roc_curve(y_true, score):
    from sklearn.metrics import roc_curve as r

    return r(y_true, score, drop_intermediate=False)


# %% roc_curve wrong thresholds_int
"""Thresholds int; shows where: the six events give the seven points of the table."""

import numpy as np


def roc_curve(y_true, score):
    t = np.unique(score)[::-1]
    t = np.insert(t, 0, t[0] + 1).astype(score.dtype)
    return np.array([np.sum(score[y_true == 0] >= v) for v in t]) / max(np.sum(y_true == 0), 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1), t


# %% roc_curve wrong unique_after_cumsum_last_wrong
"""Unique after cumsum last wrong; shows where: events with the same score come in together: one threshold, one point."""

import numpy as np


def roc_curve(y_true, score):
    o = np.argsort(-score)
    y = y_true[o]
    t, i = np.unique(-score[o], return_index=True)
    tp = np.cumsum(y == 1)[i]
    fp = np.cumsum(y == 0)[i]
    return np.r_[0, fp / max((y == 0).sum(), 1)], np.r_[0, tp / max((y == 1).sum(), 1)], np.r_[np.inf, -t]


# %% roc_curve wrong y_gt_zero_as_index
"""Y gt zero as index; shows where: the six events give the seven points of the table."""

import numpy as np


def roc_curve(y_true, score):
    t = np.r_[np.inf, np.unique(score)[::-1]]
    return np.array([np.sum(score[y_true] >= v) for v in t]) / max(np.sum(y_true == 0), 1), np.array([np.sum(score[y_true == 1] >= v) for v in t]) / max(np.sum(y_true == 1), 1), t


# %% scores wrong balanced_accuracy
"""Balanced accuracy; shows where: tp = 40, fp = 20, fn = 10, tn = 130: no two ratios are mixed up."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    return dict(accuracy=(d(tp, tp + fn) + d(tn, tn + fp)) / 2, precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))


# %% scores wrong capital_keys
"""Capital keys; shows where: the two classifiers of the table: 50, 50, 100, 67 % and 83, 100, 67, 80 %."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    return dict(Accuracy=d(tp + tn, tp + fp + fn + tn), Precision=d(tp, tp + fp), Recall=d(tp, tp + fn), F1=d(2 * tp, 2 * tp + fp + fn), Specificity=d(tn, tn + fp), Mistag=d(fp, fp + tn))


# %% scores wrong f1_of_zero_nan
"""F1 of zero nan; shows where: a classifier that never says photon has precision 0 and f1 0."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    p, r = d(tp, tp + fp), d(tp, tp + fn)
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=p, recall=r, f1=2 * p * r / (p + r), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))


# %% scores wrong f1_one_minus
"""F1 one minus; shows where: every ratio 0/0 is 0.0, of Python's and of numpy's integers, without a warning."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    s = d(tn, tn + fp)
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=1 - d(fp, fp + tn), mistag=d(fp, fp + tn))


# %% scores wrong f1_with_tn
"""F1 with tn; shows where: the two classifiers of the table: 50, 50, 100, 67 % and 83, 100, 67, 80 %."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + tn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))


# %% scores wrong floor_division
"""Floor division; shows where: the two classifiers of the table: 50, 50, 100, 67 % and 83, 100, 67, 80 %."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a // b if b else 0.0
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))


# %% scores wrong int32
"""Int32; shows where: nothing is added to the denominators, and counts may be large."""


def scores(tp, fp, fn, tn):
    tp, fp, fn, tn = (int(v) % 2**31 for v in (tp, fp, fn, tn))
    d = lambda a, b: a / b if b else 0.0
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))


# %% scores wrong missing_mistag
"""Missing mistag; shows where: the two classifiers of the table: 50, 50, 100, 67 % and 83, 100, 67, 80 %."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp))


# %% scores wrong mistag_fn
"""Mistag fn; shows where: the two classifiers of the table: 50, 50, 100, 67 % and 83, 100, 67, 80 %."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 0.0
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fn, fn + tp))


# %% scores wrong warns_numpy
"""Warns numpy; shows where: every ratio 0/0 is 0.0, of Python's and of numpy's integers, without a warning."""

import numpy as np


def scores(tp, fp, fn, tn):
    d = lambda a, b: float(np.nan_to_num(np.divide(a, b)))
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))


# %% scores wrong zero_gives_nan
"""Zero gives nan; shows where: a classifier that never says photon has precision 0 and f1 0."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else float("nan")
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))


# %% scores wrong zero_gives_one
"""Zero gives one; shows where: a classifier that never says photon has precision 0 and f1 0."""


def scores(tp, fp, fn, tn):
    d = lambda a, b: a / b if b else 1.0
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))


# %% scores wrong zero_if_tp_zero_all
"""Zero if tp zero all; shows where: a classifier that never says photon has precision 0 and f1 0."""


def scores(tp, fp, fn, tn):
    if tp == 0:
        return dict(accuracy=0.0, precision=0.0, recall=0.0, f1=0.0, specificity=0.0, mistag=0.0)
    d = lambda a, b: a / b if b else 0.0
    return dict(accuracy=d(tp + tn, tp + fp + fn + tn), precision=d(tp, tp + fp), recall=d(tp, tp + fn), f1=d(2 * tp, 2 * tp + fp + fn), specificity=d(tn, tn + fp), mistag=d(fp, fp + tn))


# %% working_point wrong arrays
"""Arrays; shows where: the six events: 70 % of the photons need the threshold 0.6, which keeps 1/3 of the jets."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.flatnonzero(tpr >= efficiency)[:1]
    if not len(k):
        raise ValueError
    return thresholds[k], fpr[k]


# %% working_point wrong assert
"""Assert; shows where: an efficiency that no threshold reaches raises ValueError."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    assert np.any(tpr >= efficiency)
    k = np.argmax(tpr >= efficiency)
    return float(thresholds[k]), float(fpr[k])


# %% working_point wrong falsy_index
"""Falsy index; shows where: an efficiency of 1 takes the highest threshold that keeps all, 0 the highest of all."""


def working_point(fpr, tpr, thresholds, efficiency):
    k = next((i for i, t in enumerate(tpr) if t >= efficiency), None)
    if not k:
        raise ValueError
    return float(thresholds[k]), float(fpr[k])


# %% working_point wrong isclose
"""Isclose; shows where: threshold and background efficiency are right for random curves and efficiencies."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.flatnonzero((tpr > efficiency) | np.isclose(tpr, efficiency, atol=0.02))
    if not len(k):
        raise ValueError
    return float(thresholds[k[0]]), float(fpr[k[0]])


# %% working_point wrong lowest_fpr_but_lowest_threshold
"""Lowest fpr but lowest threshold; shows where: the six events: 70 % of the photons need the threshold 0.6, which keeps 1/3 of the jets."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    g = np.flatnonzero(tpr >= efficiency)
    if not len(g):
        raise ValueError
    k = g[fpr[g] == fpr[g].min()][-1]
    return float(thresholds[k]), float(fpr[k])


# %% working_point wrong min_fpr
"""Min fpr; shows where: the six events: 70 % of the photons need the threshold 0.6, which keeps 1/3 of the jets."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    g = tpr >= efficiency
    if not g.any():
        raise ValueError
    k = np.flatnonzero(g)[np.argmin(tpr[g])]
    k = len(tpr) - 1 - np.argmax((tpr == tpr[k])[::-1])
    return float(thresholds[k]), float(fpr[k])


# %% working_point wrong nonstrict_max_below
"""Nonstrict max below; shows where: the six events: 70 % of the photons need the threshold 0.6, which keeps 1/3 of the jets."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.flatnonzero(tpr <= efficiency)[-1]
    return float(thresholds[k]), float(fpr[k])


# %% working_point wrong order
"""Order; shows where: the six events: 70 % of the photons need the threshold 0.6, which keeps 1/3 of the jets."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.flatnonzero(tpr >= efficiency)
    if not len(k):
        raise ValueError
    return float(fpr[k[0]]), float(thresholds[k[0]])


# %% working_point wrong raises_only_above_one
"""Raises only above one; shows where: ValueError where no threshold reaches it: above 1, or without any signal."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    if efficiency > 1:
        raise ValueError
    k = np.argmax(tpr >= efficiency)
    return float(thresholds[k]), float(fpr[k])


# %% working_point wrong returns_none
"""Returns None; shows where: an efficiency that no threshold reaches raises ValueError."""


def working_point(fpr, tpr, thresholds, efficiency):
    for f, t, h in zip(fpr, tpr, thresholds):
        if t >= efficiency:
            return float(h), float(f)


# %% working_point wrong runtime_error
"""Runtime error; shows where: an efficiency that no threshold reaches raises ValueError."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.flatnonzero(tpr >= efficiency)
    if not len(k):
        raise RuntimeError
    return float(thresholds[k[0]]), float(fpr[k[0]])


# %% working_point wrong searchsorted_right
"""Searchsorted right; shows where: an efficiency that is reached exactly is reached."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.searchsorted(tpr, efficiency, side="right")
    if k == len(tpr):
        raise ValueError
    return float(thresholds[k]), float(fpr[k])


# %% working_point wrong sorts_thresholds
"""Sorts thresholds; shows where: two numbers come back, and the arguments stay as they are, by position or by name."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.flatnonzero(tpr >= efficiency)
    if not len(k):
        raise ValueError
    r = float(thresholds[k[0]]), float(fpr[k[0]])
    thresholds[0] = thresholds[1] + 1
    return r


# %% working_point wrong three
"""Three; shows where: the six events: 70 % of the photons need the threshold 0.6, which keeps 1/3 of the jets."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    k = np.flatnonzero(tpr >= efficiency)
    if not len(k):
        raise ValueError
    return float(thresholds[k[0]]), float(fpr[k[0]]), float(tpr[k[0]])


# %% working_point wrong valueerror_for_one
"""Valueerror for one; shows where: an efficiency of 1 takes the highest threshold that keeps all, 0 the highest of all."""

import numpy as np


def working_point(fpr, tpr, thresholds, efficiency):
    if not 0 < efficiency < 1:
        raise ValueError
    k = np.flatnonzero(tpr >= efficiency)
    if not len(k):
        raise ValueError
    return float(thresholds[k[0]]), float(fpr[k[0]])
