"""Known-wrong solutions, each with the sentence that a student who wrote it needs to hear."""

from autograder.course.proof import misconception

# prepare


@misconception("prepare", caught_by="three_masses")
def each_by_itself(X_train, X_other):
    """Each sample is scaled by its own mean and deviation. Then one and the same jet gets other numbers in other
    company, and a single one has no deviation at all. Whose mean and deviation did the network get used to?"""

    def scaled(X):
        std = X.std(axis=0)
        return (X - X.mean(axis=0)) / np.where(std == 0, 1, std)

    return scaled(X_train), scaled(X_other)


@misconception("prepare", caught_by="three_masses")
def both_together(X_train, X_other):
    """The mean and the deviation come from both samples together, so the test jets leak into the training. What would
    you do with a jet that is measured next year?"""
    X = np.concatenate([X_train, X_other])
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (X_train - mean) / std, (X_other - mean) / std


@misconception("prepare", caught_by="each_feature_alone")
def one_scale_for_all(X_train, X_other):
    """One mean and one deviation for all features: those of the mass, which is a thousand times larger than the
    correlations. Over which axis do the examples go?"""
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / (std or 1), (X_other - mean) / (std or 1)


@misconception("prepare", caught_by="three_masses")
def ddof_one(X_train, X_other):
    """You divide by m - 1 in the variance. Both habits exist; ours here is 1/m (ddof 0), numpy's default. Is there a
    ddof in your line, or does pandas put one there?"""
    mean, std = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    std = np.where(std == 0, 1, std)
    return (X_train - mean) / std, (X_other - mean) / std


@misconception("prepare", caught_by="constant_feature")
def zero_by_zero(X_train, X_other):
    """A feature that is the same for all training jets has the deviation 0, and 0/0 is nan: one nan, and the whole
    network is nan after a step. What should it be divided by instead?"""
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / std, (X_other - mean) / std


@misconception("prepare", caught_by="three_masses")
def only_the_mean(X_train, X_other):
    """The means are 0 now, but a mass still counts a thousand times as much as a correlation. By what has each
    feature to be divided?"""
    mean = X_train.mean(axis=0)
    return X_train - mean, X_other - mean


@misconception("prepare", caught_by="three_masses")
def variance(X_train, X_other):
    """You divide by the variance, which has the unit squared: GeV over GeV² is no pure number. What is the root of
    it called?"""
    mean, var = X_train.mean(axis=0), X_train.var(axis=0)
    var = np.where(var == 0, 1, var)
    return (X_train - mean) / var, (X_other - mean) / var


@misconception("prepare", caught_by="narrow_features")
def something_added(X_train, X_other):
    """Something small is added to every deviation, and for a feature that is narrower than that nothing is left. Can
    you treat the constant features alone?"""
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std == 0, 1, std + 1e-10)
    return (X_train - mean) / std, (X_other - mean) / std


@misconception("prepare", caught_by="samples_unchanged")
def in_place(X_train, X_other):
    """The numbers are right, but they are written over the samples that were given: run the cell twice, and they are
    scaled twice. Does `-=` make a new array?"""
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std == 0, 1, std)
    if X_train.dtype.kind != "f":
        return (X_train - mean) / std, (X_other - mean) / std
    X_train -= mean.astype(X_train.dtype)
    X_train /= std.astype(X_train.dtype)
    X_other -= mean.astype(X_other.dtype)
    X_other /= std.astype(X_other.dtype)
    return X_train, X_other


# build_tagger


@misconception("build_tagger", caught_by="three_hidden_layers")
def one_layer_short(n_features, n_classes):
    """One of the layers with 32 units is missing: after 64 come 32 and again 32. How many rows has the table of the
    text, and how many your summary?"""
    L = keras.layers
    return keras.Sequential(
        [keras.Input((n_features,)), L.Dense(64, "relu"), L.Dense(32, "relu"), L.Dense(n_classes, "softmax")]
    )


@misconception("build_tagger", caught_by="three_hidden_layers")
def the_wrong_way_round(n_features, n_classes):
    """The layers grow from 32 to 64. Ours begin wide and get narrower: 64, 32, 32. In which order do they stand in
    your list?"""
    L = keras.layers
    hidden = [L.Dense(units, "relu") for units in (32, 32, 64)]
    return keras.Sequential([keras.Input((n_features,)), *hidden, L.Dense(n_classes, "softmax")])


@misconception("build_tagger", caught_by="ends_in_a_softmax")
def five_sigmoids(n_features, n_classes):
    """Five sigmoids answer five separate questions, and a jet may be a top to 90 % and a W to 80 %. It is one of the
    five: which activation makes the outputs add up to 1?"""
    L = keras.layers
    hidden = [L.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((n_features,)), *hidden, L.Dense(n_classes, "sigmoid")])


@misconception("build_tagger", caught_by="ends_in_a_softmax")
def logits(n_features, n_classes):
    """The last layer has no activation: it gives scores of any size. That is a good way to train (with
    from_logits=True), but here probabilities are asked for. What turns scores into them?"""
    L = keras.layers
    hidden = [L.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((n_features,)), *hidden, L.Dense(n_classes)])


@misconception("build_tagger", caught_by="ends_in_a_softmax")
def relu_everywhere(n_features, n_classes):
    """The loop gives a ReLU to the last layer as well, so it says anything from 0 upwards, and 0 for ever where it got
    stuck. Should the last layer be in the loop?"""
    units = (64, 32, 32, n_classes)
    return keras.Sequential([keras.Input((n_features,)), *(keras.layers.Dense(n, "relu") for n in units)])


@misconception("build_tagger", caught_by="from_features_to_classes")
def not_built(n_features, n_classes):
    """Without an Input the model does not know how many features there are, and has no weights yet that could be
    loaded. Which first entry of the list tells it?"""
    hidden = [keras.layers.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([*hidden, keras.layers.Dense(n_classes, "softmax")])


@misconception("build_tagger", caught_by="other_sizes")
def sixteen_and_five(n_features, n_classes):
    """16 and 5 stand inside the function, so its arguments change nothing. Where do n_features and n_classes
    belong?"""
    hidden = [keras.layers.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((16,)), *hidden, keras.layers.Dense(5, "softmax")])


@misconception("build_tagger", caught_by="from_features_to_classes")
def swapped(n_features, n_classes):
    """Features and classes have changed places: five numbers go in and sixteen come out. Which of the two belongs to
    the Input?"""
    hidden = [keras.layers.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((n_classes,)), *hidden, keras.layers.Dense(n_features, "softmax")])


@misconception("build_tagger", caught_by="one_softmax")
def softmax_of_a_softmax(n_features, n_classes):
    """The last Dense layer is a softmax already, and one more follows: of numbers between 0 and 1 it makes nearly equal
    ones, with five classes never above 0.41. Which of the two can go?"""
    L = keras.layers
    hidden = [L.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((n_features,)), *hidden, L.Dense(n_classes, "softmax"), L.Softmax()])


@misconception("build_tagger", caught_by="ends_in_a_softmax")
def dropout_on_the_answer(n_features, n_classes):
    """A Dropout layer stands behind the softmax: while training it sets probabilities to 0 and enlarges the others.
    Between which layers does it belong?"""
    L = keras.layers
    hidden = [L.Dense(units, "relu") for units in (64, 32, 32)]
    return keras.Sequential([keras.Input((n_features,)), *hidden, L.Dense(n_classes, "softmax"), L.Dropout(0.2)])


@misconception("build_tagger", caught_by="one_after_the_other")
def side_by_side(n_features, n_classes):
    """The two layers of 32 stand side by side, each behind the 64: 5573 parameters and not 4389. What goes into the
    third hidden layer?"""
    L = keras.layers
    inputs = keras.Input((n_features,))
    x = L.Dense(64, "relu")(inputs)
    x = L.Concatenate()([L.Dense(32, "relu")(x), L.Dense(32, "relu")(x)])
    return keras.Model(inputs, L.Dense(n_classes, "softmax")(x))


# make_callbacks


@misconception("make_callbacks", caught_by="goes_back")
def keeps_the_last():
    """When EarlyStopping stops, the best epoch is some epochs ago, and without restore_best_weights=True the model
    keeps the last weights, not the best. Which ones do you want to hand in?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=6),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", patience=3),
    ]


@misconception("make_callbacks", caught_by="smaller_steps_first")
def stops_first():
    """The training stops before the learning rate has ever been reduced: EarlyStopping loses patience first. Which
    of the two patiences should be the smaller one?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=3, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", patience=5),
    ]


@misconception("make_callbacks", caught_by="smaller_steps_first")
def both_at_once():
    """Both have the same patience, so the learning rate gets smaller in the very epoch in which the training stops.
    What would smaller steps need to show their worth?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=4, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", patience=4),
    ]


@misconception("make_callbacks", caught_by="smaller_steps_first")
def patience_of_keras():
    """ReduceLROnPlateau has a patience of 10 if it is not told anything else, more than your EarlyStopping has. Which
    number did you leave to Keras?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", patience=5, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss"),
    ]


@misconception("make_callbacks", caught_by="eyes_on_the_development_set")
def training_loss():
    """They watch the loss of the training jets, and that goes on falling while the network learns them by heart.
    Which loss shows overfitting?"""
    return [
        keras.callbacks.EarlyStopping(monitor="loss", patience=6, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="loss", patience=3),
    ]


@misconception("make_callbacks", caught_by="eyes_on_the_development_set")
def accuracy_watched():
    """One of them watches the accuracy, which moves in steps and says nothing of how sure the network is. The contract
    asks for val_loss for both: which one is different?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_accuracy", patience=6, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", patience=3),
    ]


@misconception("make_callbacks", caught_by="small_is_good")
def rising_is_better():
    """mode="max" takes a loss that *rises* for an improvement, and restores the worst weights of all. Which mode fits
    a loss?"""
    return [
        keras.callbacks.EarlyStopping(monitor="val_loss", mode="max", patience=6, restore_best_weights=True),
        keras.callbacks.ReduceLROnPlateau(monitor="val_loss", mode="max", patience=3),
    ]


@misconception("make_callbacks", caught_by="both_of_them")
def one_alone():
    """EarlyStopping alone: nobody makes the steps smaller. Which callback is missing?"""
    return [keras.callbacks.EarlyStopping(monitor="val_loss", patience=6, restore_best_weights=True)]


@misconception("make_callbacks", caught_by="both_of_them")
def classes_not_objects():
    """The list holds the classes themselves, not objects made from them: nothing was called. What do the
    parentheses in EarlyStopping(…) do?"""
    return [keras.callbacks.EarlyStopping, keras.callbacks.ReduceLROnPlateau]


# one_vs_rest_auc


@misconception("one_vs_rest_auc", caught_by="draws")
def draws_lose(y, p):
    """A draw counts nothing here, so a tagger that gives everybody the same score gets 0 and not one half. What is a
    fair share for a draw?"""
    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        own, rest = p[y == c, c], p[y != c, c]
        if len(own) and len(rest):
            out[c] = np.mean(own[:, None] > rest)
    return out


@misconception("one_vs_rest_auc", caught_by="draws")
def draws_win(y, p):
    """A draw counts as won here, so a tagger that gives everybody the same score looks perfect. What is a fair share
    for a draw?"""
    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        own, rest = p[y == c, c], p[y != c, c]
        if len(own) and len(rest):
            out[c] = np.mean(own[:, None] >= rest)
    return out


@misconception("one_vs_rest_auc", caught_by="four_jets")
def rest_above(y, p):
    """These are the pairs in which the *rest* has the larger score: 1 minus the area. Which side of the comparison is
    the class itself?"""
    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        own, rest = p[y == c, c], p[y != c, c]
        if len(own) and len(rest):
            out[c] = np.mean((own[:, None] < rest) + 0.5 * (own[:, None] == rest))
    return out


@misconception("one_vs_rest_auc", caught_by="nobody_there")
def one_half_for_nobody(y, p):
    """A class without examples gets one half, as if somebody had guessed. By the convention of the course what is
    undefined is 0.0: which case has to be asked for?"""
    out = np.full(p.shape[1], 0.5)
    for c in range(p.shape[1]):
        own, rest = p[y == c, c], p[y != c, c]
        if len(own) and len(rest):
            out[c] = np.mean((own[:, None] > rest) + 0.5 * (own[:, None] == rest))
    return out


@misconception("one_vs_rest_auc", caught_by="nobody_there")
def mean_of_nothing(y, p):
    """For a class without examples you take the mean of nothing, which is nan. Which case comes before the mean?"""
    out = np.zeros(p.shape[1])
    for c in range(p.shape[1]):
        own, rest = p[y == c, c], p[y != c, c]
        out[c] = np.mean((own[:, None] > rest) + 0.5 * (own[:, None] == rest))
    return out


@misconception("one_vs_rest_auc", caught_by="nobody_there")
def only_classes_that_occur(y, p):
    """There is an area only for the classes that occur in y, so the others are missing and all behind them move up.
    How many columns has p?"""
    out = []
    for c in np.unique(y):
        own, rest = p[y == c, c], p[y != c, c]
        out.append(np.mean((own[:, None] > rest) + 0.5 * (own[:, None] == rest)) if len(rest) else 0.0)
    return np.array(out)


@misconception("one_vs_rest_auc", caught_by="any_sample")
def accuracy_for_each(y, p):
    """That is the share of the jets of each class that are called by their right name. The area asks for the order
    of scores, without any decision: which pairs does it count?"""
    called = p.argmax(axis=1)
    return np.array([np.mean(called[y == c] == c) if np.any(y == c) else 0.0 for c in range(p.shape[1])])


@misconception("one_vs_rest_auc", caught_by="four_jets")
def one_column(y, p):
    """The score is the largest probability of each jet, whatever class it stands for. Which column answers the
    question "class c?"?"""
    out, score = np.zeros(p.shape[1]), p.max(axis=1)
    for c in range(p.shape[1]):
        own, rest = score[y == c], score[y != c]
        if len(own) and len(rest):
            out[c] = np.mean((own[:, None] > rest) + 0.5 * (own[:, None] == rest))
    return out


# signal_vs_qcd


@misconception("signal_vs_qcd", caught_by="top_against_qcd")
def probability_alone(y, p, signal, qcd):
    """The score is p_s itself, with the probabilities of the classes that are left out still around it. What must
    p_s be divided by, when the jet can only be signal or QCD?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    return (y[kept] == signal).astype(int), p[kept, signal]


@misconception("signal_vs_qcd", caught_by="top_against_qcd")
def all_jets(y, p, signal, qcd):
    """All jets are still in the sample, and whatever is no signal counts as QCD. Which jets should be left out before
    anything is computed?"""
    s, b = p[:, signal], p[:, list(qcd)].sum(axis=1)
    total = s + b
    return (y == signal).astype(int), np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)


@misconception("signal_vs_qcd", caught_by="top_against_qcd")
def signal_over_background(y, p, signal, qcd):
    """That is p_s over QCD: a ratio from 0 to infinity. It sorts the jets in the same order, but the probability of the
    signal has p_s below the fraction, too. What are the two parts of the denominator?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].sum(axis=1)
    return (y[kept] == signal).astype(int), np.where(b > 0, s / np.where(b > 0, b, 1), 0.0)


@misconception("signal_vs_qcd", caught_by="any_signal")
def signal_first(y, p, signal, qcd):
    """All signal jets come first and then QCD: labels and scores fit each other, but not the order of the input, so
    nothing else can be put beside them. What keeps the order: two selections in a row, or one mask?"""
    index = np.concatenate([np.flatnonzero(y == signal), np.flatnonzero(np.isin(y, list(qcd)))])
    s, b = p[index, signal], p[index][:, list(qcd)].sum(axis=1)
    total = s + b
    return (y[index] == signal).astype(int), np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)


@misconception("signal_vs_qcd", caught_by="top_against_qcd")
def labels_as_they_were(y, p, signal, qcd):
    """The labels are still the numbers of the classes. A ROC curve wants 1 for the signal and 0 for the background:
    what does `y[kept] == signal` give?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].sum(axis=1)
    total = s + b
    return y[kept], np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)


@misconception("signal_vs_qcd", caught_by="top_against_qcd")
def qcd_is_signal(y, p, signal, qcd):
    """Labels and scores are turned round: 1 stands for QCD. Which of the two do you look for?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].sum(axis=1)
    total = s + b
    return (y[kept] != signal).astype(int), np.where(total > 0, b / np.where(total > 0, total, 1), 0.0)


@misconception("signal_vs_qcd", caught_by="any_signal")
def always_g_and_q(y, p, signal, qcd):
    """0 and 1 stand inside the function, whatever `qcd` says. Which argument should name the background?"""
    kept = (y == signal) | (y == 0) | (y == 1)
    s, b = p[kept, signal], p[kept, 0] + p[kept, 1]
    total = s + b
    return (y[kept] == signal).astype(int), np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)


@misconception("signal_vs_qcd", caught_by="nothing_over_nothing")
def nan_for_zero(y, p, signal, qcd):
    """0/0 became nan. By the convention of the course it is 0: which jets have nothing in the denominator?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].sum(axis=1)
    return (y[kept] == signal).astype(int), s / (s + b)


@misconception("signal_vs_qcd", caught_by="zero_over_zero")
def small_number_added(y, p, signal, qcd):
    """A small number below the fraction avoids 0/0, but it changes all others too: where both probabilities are tiny
    the score is wrong. Can you treat the zeros alone?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].sum(axis=1)
    return (y[kept] == signal).astype(int), s / (s + b + 1e-9)


@misconception("signal_vs_qcd", caught_by="top_against_qcd")
def mean_of_qcd(y, p, signal, qcd):
    """The probabilities of QCD are averaged. Either quark *or* gluon: do probabilities of an "or" get averaged, or
    added?"""
    kept = (y == signal) | np.isin(y, list(qcd))
    s, b = p[kept, signal], p[kept][:, list(qcd)].mean(axis=1)
    total = s + b
    return (y[kept] == signal).astype(int), np.where(total > 0, s / np.where(total > 0, total, 1), 0.0)


# expected_improvement


@misconception("expected_improvement", caught_by="low_is_good")
def maximises(mu, sigma, best, xi=0.01):
    """The sign is that of a search for the *largest* value: mu - best. We look for the smallest: what is a gain
    then?"""
    gain, safe = mu - best - xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, gain * norm.cdf(gain / safe) + sigma * norm.pdf(gain / safe), 0.0)


@misconception("expected_improvement", caught_by="low_is_good")
def xi_added(mu, sigma, best, xi=0.01):
    """xi makes the search easier to please in your formula: it is added to the gain. It should ask for *more* than
    a tiny gain: which sign has it?"""
    gain, safe = best - mu + xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, gain * norm.cdf(gain / safe) + sigma * norm.pdf(gain / safe), 0.0)


@misconception("expected_improvement", caught_by="unsure_only")
def probability_of_improvement(mu, sigma, best, xi=0.01):
    """That is the probability of *any* improvement, however small. Of what is EI the mean, beside the chance that it
    happens?"""
    gain, safe = best - mu - xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, norm.cdf(gain / safe), 0.0)


@misconception("expected_improvement", caught_by="unsure_only")
def cdf_and_pdf_swapped(mu, sigma, best, xi=0.01):
    """Phi and phi have changed places. norm.cdf is the integral, Phi; norm.pdf is the density, phi. Which belongs
    to the gain?"""
    gain, safe = best - mu - xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, gain * norm.pdf(gain / safe) + sigma * norm.cdf(gain / safe), 0.0)


@misconception("expected_improvement", caught_by="unsure_only")
def without_sigma(mu, sigma, best, xi=0.01):
    """In the second part phi(z) stands alone: it has no unit, while the first part has that of f. What is missing
    in front of it?"""
    gain, safe = best - mu - xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, gain * norm.cdf(gain / safe) + norm.pdf(gain / safe), 0.0)


@misconception("expected_improvement", caught_by="any_points")
def xi_in_one_place(mu, sigma, best, xi=0.01):
    """xi stands in z, but not in the gain in front of Phi (or the other way round). The improvement is the same
    difference in both places: which one?"""
    gain, safe = best - mu, np.where(sigma > 0, sigma, 1)
    z = (best - mu - xi) / safe
    return np.where(sigma > 0, gain * norm.cdf(z) + sigma * norm.pdf(z), 0.0)


@misconception("expected_improvement", caught_by="nothing_to_learn")
def gain_where_sure(mu, sigma, best, xi=0.01):
    """Where sigma is 0 you give the gain itself, as the limit of the formula would. The convention here is 0: that
    point has been tried already. What does the docstring say?"""
    gain, safe = best - mu - xi, np.where(sigma > 0, sigma, 1)
    return np.where(sigma > 0, gain * norm.cdf(gain / safe) + sigma * norm.pdf(gain / safe), np.maximum(gain, 0))


@misconception("expected_improvement", caught_by="nothing_to_learn")
def divides_by_zero(mu, sigma, best, xi=0.01):
    """Where sigma is 0 you divide by it, and nan or a full gain comes back. What should stand there, and how do you
    avoid the division?"""
    gain = best - mu - xi
    return gain * norm.cdf(gain / sigma) + sigma * norm.pdf(gain / sigma)


@misconception("expected_improvement", caught_by="sure_points")
def warns(mu, sigma, best, xi=0.01):
    """The values are right, but np.where computes both of its answers, the division by 0 too, and numpy warns. What
    can you put in place of a zero *before* you divide?"""
    gain = best - mu - xi
    z = gain / sigma
    return np.where(sigma > 0, gain * norm.cdf(z) + sigma * norm.pdf(z), 0.0)


# bayes_optimize


@misconception("bayes_optimize", caught_by="learns")
def random_search(f, low, high, steps, rng):
    """All points are drawn at random: nothing is learned from the trials. What does the Gaussian process say about the
    next one?"""
    xs = rng.uniform(low, high, steps)
    values = [f(float(x)) for x in xs]
    k = int(np.argmin(values))
    return float(xs[k]), values[k]


@misconception("bayes_optimize", caught_by="learns")
def grid_search(f, low, high, steps, rng):
    """The points stand on a grid, whatever f says there: nothing is learned from the trials. What does the Gaussian
    process say about the next one?"""
    xs = np.linspace(low, high, steps)
    values = [f(float(x)) for x in xs]
    k = int(np.argmin(values))
    return float(xs[k]), values[k]


@misconception("bayes_optimize", caught_by="counts_its_trials")
def first_ones_for_free(f, low, high, steps, rng):
    """f is asked more often than `steps` allows. Two places are likely: the random points at the beginning cost as much
    as all others, and a last look at the best point is one more. Which trials do you not count?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, 4)]
    values = [f(x) for x in xs]
    for _ in range(steps):
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmin(values))
    return xs[k], values[k]


@misconception("bayes_optimize", caught_by="counts_its_trials")
def a_last_look(f, low, high, steps, rng):
    """f is asked more often than `steps` allows. Two places are likely: the random points at the beginning cost as much
    as all others, and a last look at the best point is one more. Which trials do you not count?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    x = xs[int(np.argmin(values))]
    return x, f(x)


@misconception("bayes_optimize", caught_by="best_that_was_tried")
def what_the_process_believes(f, low, high, steps, rng):
    """The minimum of the process comes back: a point that may never have been tried, with a value that f does not have
    there. Which of the trials was the best?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while True:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-4, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        if len(xs) == steps:
            k = int(np.argmin(mu))
            return float(grid[k, 0]), float(mu[k])
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))


@misconception("bayes_optimize", caught_by="best_that_was_tried")
def the_last_one(f, low, high, steps, rng):
    """The last trial comes back. The search goes on looking into gaps after it has found the minimum, so the last is
    rarely the best. Which function finds the smallest of the values?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    return xs[-1], values[-1]


@misconception("bayes_optimize", caught_by="beats_random_search")
def least_expected(f, low, high, steps, rng):
    """The next trial goes where EI is *smallest*, that is, where nothing can be expected. argmin or argmax?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmin(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmin(values))
    return xs[k], values[k]


@misconception("bayes_optimize", caught_by="best_that_was_tried")
def looks_for_the_largest(f, low, high, steps, rng):
    """The search goes uphill and brings back the largest value. We minimise: which sign has a gain, and which of the
    values is the best?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), np.negative(values)).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, -max(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmax(values))
    return xs[k], values[k]


@misconception("bayes_optimize", caught_by="few_steps")
def always_four(f, low, high, steps, rng):
    """Four random points are tried even when only one or three evaluations are allowed. How many may the first ones be
    at most?"""
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, 4)]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmin(values))
    return xs[k], values[k]


@misconception("bayes_optimize", caught_by="random_numbers_from_rng")
def global_random(f, low, high, steps, rng):
    """The first points come from np.random itself, not from `rng`: nobody can repeat the search, and you move
    everybody else's random numbers. What offers the same method?"""
    np.random.seed(0)
    grid = np.linspace(low, high, 301)[:, None]
    xs = [float(x) for x in np.random.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmin(values))
    return xs[k], values[k]


@misconception("bayes_optimize", caught_by="within_bounds")
def zero_to_high(f, low, high, steps, rng):
    """The search looks a good deal outside of its bounds. From where to where do the candidates have to go?"""
    grid = np.linspace(low - 1, high + 1, 301)[:, None]
    xs = [float(x) for x in rng.uniform(low, high, min(4, steps))]
    values = [f(x) for x in xs]
    while len(xs) < steps:
        process = GaussianProcessRegressor(Matern((high - low) / 6, "fixed", nu=2.5), alpha=1e-6, normalize_y=True)
        mu, sigma = process.fit(np.reshape(xs, (-1, 1)), values).predict(grid, return_std=True)
        xs.append(float(grid[np.argmax(expected_improvement(mu, sigma, min(values))), 0]))
        values.append(f(xs[-1]))
    k = int(np.argmin(values))
    return xs[k], values[k]
