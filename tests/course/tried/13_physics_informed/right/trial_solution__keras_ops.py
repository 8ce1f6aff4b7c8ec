"""keras.ops and broadcasting of a filled tensor."""
import keras


def trial_solution(net, t, t0, y0):
    step = keras.ops.subtract(t, t0)
    return keras.ops.full_like(step, y0) + step * net(t)
