"""a table by two booleans."""


def diagnose(train_error, dev_error, human_error):
    table = {(False, False): "fine", (True, False): "bias", (False, True): "variance", (True, True): "both"}
    return table[bool(train_error - human_error > 0.02), bool(dev_error - train_error > 0.02)]
