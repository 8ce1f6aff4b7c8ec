"""shapes computed from layer to layer, no image at all."""


def layer_shapes(model):
    shape, found = (None, *model.input_shape[1:]), []
    for layer in model.layers:
        if type(layer).__name__ == "InputLayer":
            continue
        shape = layer.compute_output_shape(shape)
        found.append((layer.name, tuple(int(n) for n in shape[1:])))
    return found
