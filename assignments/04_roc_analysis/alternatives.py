"""Right solutions in other styles."""

from autograder.course.proof import alternative

# confusion


@alternative("confusion")
def by_loop(y_true, y_pred):
    "a loop that counts"
    tp = fp = fn = tn = 0
    for y, p in zip(y_true, y_pred, strict=True):
        if y == 1 and p == 1:
            tp += 1
        elif p == 1:
            fp += 1
        elif y == 1:
            fn += 1
        else:
            tn += 1
    return tp, fp, fn, tn


@alternative("confusion")
def by_code(y_true, y_pred):
    "two bits as one number, bincount; returned as an array of integers"
    code = 2 * y_true.astype(int) + y_pred.astype(int)
    return np.bincount(code, minlength=4)[[3, 1, 2, 0]]


@alternative("confusion")
def by_subtraction(y_true, y_pred):
    "three sums and their differences, as a list of numpy integers"
    y, p = y_true.astype(bool), y_pred.astype(bool)
    tp = np.count_nonzero(y & p)
    fp, fn = np.count_nonzero(p) - tp, np.count_nonzero(y) - tp
    return [np.int64(tp), np.int64(fp), np.int64(fn), np.int64(y.size - tp - fp - fn)]


@alternative("confusion")
def from_sklearn(y_true, y_pred):
    "scikit-learn's matrix, put in our order"
    from sklearn.metrics import confusion_matrix

    (tn, fp), (fn, tp) = confusion_matrix(y_true, y_pred, labels=[0, 1])
    return tp, fp, fn, tn


# scores


@alternative("scores")
def through_precision_and_recall(tp, fp, fn, tn):
    "f1 as the harmonic mean, every zero asked for"
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    n = tp + fp + fn + tn
    jets = fp + tn
    specificity, mistag = (tn / jets, fp / jets) if jets else (0.0, 0.0)
    accuracy = (tp + tn) / n if n else 0.0
    return {
        "mistag": mistag,
        "specificity": specificity,
        "f1": f1,
        "recall": recall,
        "precision": precision,
        "accuracy": accuracy,
        "events": n,
    }


@alternative("scores")
def by_largest_denominator(tp, fp, fn, tn):
    "a denominator of at least one: counts are integers"
    names = ("accuracy", "precision", "recall", "f1", "specificity", "mistag")
    above = (tp + tn, tp, tp, 2 * tp, tn, fp)
    below = (tp + fp + fn + tn, tp + fp, tp + fn, 2 * tp + fp + fn, tn + fp, tn + fp)
    return {name: float(a / max(b, 1)) for name, a, b in zip(names, above, below, strict=True)}


@alternative("scores")
def by_arrays(tp, fp, fn, tn):
    "all six divisions at once, numpy's numbers in the dict"
    above = np.array([tp + tn, tp, tp, 2 * tp, tn, fp], dtype=float)
    below = np.array([tp + fp + fn + tn, tp + fp, tp + fn, 2 * tp + fp + fn, tn + fp, tn + fp], dtype=float)
    values = np.divide(above, below, out=np.zeros(6), where=below != 0)
    return dict(zip(("accuracy", "precision", "recall", "f1", "specificity", "mistag"), values, strict=True))


# roc_curve


@alternative("roc_curve")
def threshold_by_threshold(y_true, score):
    "a loop over the distinct scores"
    photons, jets = score[y_true == 1], score[y_true == 0]
    thresholds = [np.inf, *sorted(set(score.tolist()), reverse=True)]
    fpr = [float(np.mean(jets >= t)) if len(jets) else 0.0 for t in thresholds]
    tpr = [float(np.mean(photons >= t)) if len(photons) else 0.0 for t in thresholds]
    return np.array(fpr), np.array(tpr), np.array(thresholds)


@alternative("roc_curve")
def sorted_and_summed(y_true, score):
    "one argsort, cumulative sums, the last event of every group of ties"
    order = np.argsort(score)[::-1]
    s, y = np.asarray(score, dtype=float)[order], np.asarray(y_true, dtype=float)[order]
    last = np.append(np.flatnonzero(np.diff(s)), len(s) - 1)
    tp, fp = np.cumsum(y)[last], np.cumsum(1 - y)[last]
    tpr = tp / tp[-1] if tp[-1] > 0 else np.zeros_like(tp)
    fpr = fp / fp[-1] if fp[-1] > 0 else np.zeros_like(fp)
    return np.insert(fpr, 0, 0.0), np.insert(tpr, 0, 0.0), np.insert(s[last], 0, np.inf)


@alternative("roc_curve")
def searched(y_true, score):
    "searchsorted in the two sorted classes, returned as a list"
    thresholds = np.r_[np.inf, np.unique(score)[::-1]]
    rates = []
    for label in (0, 1):
        own = np.sort(score[y_true == label])
        rates.append((own.size - np.searchsorted(own, thresholds, side="left")) / max(own.size, 1))
    return [*rates, thresholds]


@alternative("roc_curve")
def matrix(y_true, score):
    "one comparison matrix of thresholds and events"
    thresholds = np.concatenate(([np.inf], -np.unique(-score.astype(float))))
    selected = score[np.newaxis, :] >= thresholds[:, np.newaxis]
    y = (y_true > 0.5).astype(float)
    return (selected @ (1 - y)) / max(np.sum(1 - y), 1.0), (selected @ y) / max(np.sum(y), 1.0), thresholds


# auc


@alternative("auc")
def by_pieces(fpr, tpr):
    "a loop over the pieces"
    area = 0.0
    for k in range(1, len(fpr)):
        area += (float(fpr[k]) - float(fpr[k - 1])) * (float(tpr[k]) + float(tpr[k - 1])) / 2
    return area


@alternative("auc")
def half_the_dot_product(fpr, tpr):
    "a dot product, numpy's number"
    return 0.5 * np.dot(np.diff(fpr), tpr[:-1] + tpr[1:])


@alternative("auc")
def from_scipy(fpr, tpr):
    "scipy's trapezoid rule"
    from scipy.integrate import trapezoid

    return trapezoid(y=tpr, x=fpr)


@alternative("auc")
def by_its_old_name(fpr, tpr):
    "what numpy 1 called trapezoid, and the web still does"
    return np.trapz(tpr, fpr)


@alternative("auc")
def by_its_new_name(fpr, tpr):
    "numpy's own trapezoid rule"
    return np.trapezoid(tpr, fpr)


@alternative("auc")
def as_matrices(fpr, tpr):
    "a matrix product, whose result is an array of shape (1, 1)"
    return float(np.diff(fpr).reshape(1, -1) @ (tpr[1:] + tpr[:-1]).reshape(-1, 1)) / 2


@alternative("auc")
def rectangles_and_triangles(fpr, tpr):
    "a rectangle below each piece and a triangle on top"
    width = fpr[1:] - fpr[:-1]
    return np.sum(width * tpr[:-1]) + np.sum(width * np.diff(tpr)) / 2


# working_point


@alternative("working_point")
def by_mask(fpr, tpr, thresholds, efficiency):
    "a mask and the largest threshold in it"
    good = tpr >= efficiency
    if not good.any():
        raise ValueError("efficiency out of reach")
    k = np.argmax(np.where(good, thresholds, -np.inf))
    return thresholds[k], fpr[k]


@alternative("working_point")
def by_search(fpr, tpr, thresholds, efficiency):
    "a binary search: tpr ascends"
    k = int(np.searchsorted(tpr, efficiency, side="left"))
    if k == len(tpr):
        raise ValueError(f"{efficiency} > {tpr[-1]}")
    return [thresholds[k].item(), fpr[k].item()]


@alternative("working_point")
def first_in_loop(fpr, tpr, thresholds, efficiency):
    "a loop that returns at the first point"
    for f, t, threshold in zip(fpr, tpr, thresholds, strict=True):
        if t >= efficiency:
            return threshold, f
    raise ValueError("no working point")


# rejection


@alternative("rejection")
def where_twice(fpr):
    "np.where outside and inside"
    return np.where(fpr > 0, 1 / np.where(fpr > 0, fpr, 1), np.inf)


@alternative("rejection")
def warnings_off(fpr):
    "division with the warning switched off"
    with np.errstate(divide="ignore"):
        return 1.0 / np.asarray(fpr)


@alternative("rejection")
def one_by_one(fpr):
    "a list comprehension"
    return np.array([1 / v if v > 0 else float("inf") for v in fpr.tolist()])


# cut_roc


@alternative("cut_roc")
def counted(y_true, x, keep):
    "every cut counted"
    values = sorted(set(x.tolist()), reverse=keep == "above")
    thresholds = np.array([np.inf if keep == "above" else -np.inf, *values])
    photon = y_true == 1

    def rate(mask, t):
        kept = x >= t if keep == "above" else x <= t
        return np.sum(kept & mask) / max(np.sum(mask), 1)

    return np.array([rate(~photon, t) for t in thresholds]), np.array([rate(photon, t) for t in thresholds]), thresholds


@alternative("cut_roc")
def signed(y_true, x, keep):
    "a sign of +1 or -1 for both kinds"
    sign = {"above": 1.0, "below": -1.0}[keep]
    fpr, tpr, thresholds = roc_curve(y_true, sign * x)
    return [fpr, tpr, sign * thresholds]


@alternative("cut_roc")
def cumulative(y_true, x, keep):
    "np.unique and cumulative sums of its own"
    values, position = np.unique(x, return_inverse=True)
    n = len(values)
    signal = np.bincount(position, weights=y_true == 1, minlength=n)
    background = np.bincount(position, weights=y_true == 0, minlength=n)
    start = -np.inf
    if keep == "above":
        values, signal, background, start = values[::-1], signal[::-1], background[::-1], np.inf
    rates = []
    for count in (background, signal):
        total = np.sum(count)
        rates.append(np.hstack([0.0, np.cumsum(count) / (total if total else 1)]))
    return rates[0], rates[1], np.hstack([start, values])


# auc_error


@alternative("auc_error")
def plain_python(auc, n_signal, n_background):
    "the math module, other letters"
    import math

    a2 = auc * auc
    terms = [auc - a2, (n_signal - 1) * (auc / (2 - auc) - a2), (n_background - 1) * (2 * a2 / (1 + auc) - a2)]
    return math.sqrt(max(sum(terms), 0.0) / n_signal / n_background)


@alternative("auc_error")
def factored(auc, n_signal, n_background):
    "A(1 - A) taken out: Q1 - A² = A(1 - A)²/(2 - A), Q2 - A² = A²(1 - A)/(1 + A)"
    A = np.float64(auc)
    bracket = 1 + (n_signal - 1) * (1 - A) / (2 - A) + (n_background - 1) * A / (1 + A)
    return np.sqrt(A * (1 - A) * bracket / (float(n_signal) * n_background))


@alternative("auc_error")
def three_parts(auc, n_signal, n_background):
    "the three terms each divided on their own"
    pairs = n_signal * n_background
    q1, q2 = auc / (2 - auc), 2 * auc**2 / (1 + auc)
    parts = [
        auc * (1 - auc) / pairs,
        (q1 - auc**2) * (n_signal - 1) / pairs,
        (q2 - auc**2) * (n_background - 1) / pairs,
    ]
    return np.sqrt(np.abs(np.sum(parts)))


# best_cut


@alternative("best_cut")
def running_best(y_true, score, weight_s, weight_b):
    "a loop from the highest score down that keeps the best so far"
    best, value = None, -1.0
    for t in sorted(set(score.tolist()), reverse=True):
        s = weight_s * int(np.sum((score >= t) & (y_true == 1)))
        b = weight_b * int(np.sum((score >= t) & (y_true == 0)))
        now = s / (s + b) ** 0.5 if s + b > 0 else 0.0
        if now > value:
            best, value = t, now
    return best


@alternative("best_cut")
def from_the_curve(y_true, score, weight_s, weight_b):
    "the rates of roc_curve times the numbers of events"
    fpr, tpr, thresholds = roc_curve(y_true, score)
    s, b = weight_s * tpr[1:] * np.sum(y_true == 1), weight_b * fpr[1:] * np.sum(y_true == 0)
    value = np.divide(s, np.sqrt(s + b), out=np.zeros_like(s), where=s + b > 0)
    return thresholds[1:][np.argmax(value)]


@alternative("best_cut")
def sorted_groups(y_true, score, weight_s, weight_b):
    "cumulative weights, the end of every group of ties, the maximum of the thresholds that reach it"
    order = np.argsort(-score)
    s, y = score[order], y_true[order]
    last = np.r_[s[1:] != s[:-1], True]
    S, B = weight_s * np.cumsum(y == 1)[last], weight_b * np.cumsum(y == 0)[last]
    with np.errstate(invalid="ignore"):
        value = np.nan_to_num(S / np.sqrt(S + B))
    return float(s[last][value == value.max()].max())
