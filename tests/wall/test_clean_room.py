"""What an exported architecture may hold, word by word; and that two builds of one model count as one."""

import json

import pytest

from autograder.checks.architecture import Unfit, checked_config
from autograder.checks.wire import WireError
from autograder.wall.clean_room import Raised, export_of, renumbered


def model(*layers, **more):
    return json.dumps({"class_name": "Sequential", "module": "keras", "config": {"layers": list(layers)}, **more})


def dense(**config):
    return {"class_name": "Dense", "module": "keras.layers", "config": {"units": 3, **config}}


def refusal(text):
    with pytest.raises(Unfit) as caught:
        checked_config(text, "this")
    return str(caught.value)


def test_built_in_layers_pass_and_what_was_compiled_is_left_out():
    text = model(dense(activation="relu"), compile_config={"loss": "mine"})
    assert json.loads(checked_config(text)) == json.loads(model(dense(activation="relu")))


@pytest.mark.parametrize("module", ["os", "keras.src.saving", "keras.utils", "tensorflow", "builtins", None, 3])
def test_classes_from_elsewhere_are_refused(module):
    layer = {"class_name": "system", "module": module, "config": {}}
    assert refusal(model(layer)) == "this has system in it, which is none of Keras' own layers"


def test_a_class_hidden_in_a_setting_is_found():
    inner = {"class_name": "Popen", "module": "subprocess", "config": {"args": "id"}}
    said = refusal(model(dense(kernel_initializer=inner)))
    assert said == "this has Popen in it, which is none of Keras' own layers"


@pytest.mark.parametrize("module", ["keras.layers", "os", None])
def test_a_lambda_is_refused_wherever_it_says_it_comes_from(module):
    layer = {"class_name": "Lambda", "module": module, "config": {"function": "…"}}
    assert refusal(model(layer)) == "this has a Lambda layer, whose code can't travel: use built-in layers"


@pytest.mark.parametrize("activation", ["mine", {"value": "code"}, ["relu"], 3])
def test_activations_have_keras_own_names(activation):
    assert refusal(model(dense(activation=activation))) == (
        'this has a function of its own as activation: give it by name, as activation="relu"'
    )


def test_a_function_named_as_keras_own_becomes_that_name():
    function = {"class_name": "function", "config": "relu", "module": "anything"}
    assert json.loads(checked_config(model(dense(activation=function))))["config"]["layers"][0]["config"] == {
        "units": 3,
        "activation": "relu",
    }


@pytest.mark.parametrize("module", ["builtins", "keras.src.ops.numpy", "os"])
def test_a_sine_is_keras_own_wherever_it_says_it_comes_from(module):
    function = {"class_name": "function", "config": "sin", "module": module, "registered_name": "anything"}
    read = json.loads(checked_config(model(dense(activation=function))))["config"]["layers"][0]["config"]["activation"]
    assert read == {"class_name": "function", "config": "sin", "module": "keras.ops", "registered_name": "function"}


@pytest.mark.parametrize(
    "text", ["", "[]", "3", "{}", "null", "nonsense", "[" * 5000, '{"class_name": ["Sequential"]}']
)
def test_what_is_no_architecture_is_refused(text):
    assert refusal(text) == "this must be a Sequential or a functional model"


def test_a_subclass_is_named():
    text = json.dumps({"class_name": "MyNet", "module": "__main__", "config": {}})
    assert refusal(text) == "this must be a Sequential or a functional model, not MyNet"


def test_depth_and_size_are_limited():
    deep = model(dense())
    for _ in range(100):
        deep = json.dumps({"class_name": "Sequential", "module": "keras", "config": {"layers": [json.loads(deep)]}})
    assert refusal(deep) == "this is nested too deeply"
    assert refusal(model(dense(note="x" * (2 << 20)))) == "this has too many layers to be read"


def test_names_are_counted_anew_and_nothing_else_is_touched():
    counted = '["dense_0", "keras_tensor_1", "dense_0"]'
    assert renumbered('["dense_3", "keras_tensor_9", "dense_3"]') == counted
    assert renumbered('["dense_8", "keras_tensor_40", "dense_8"]') == counted
    assert renumbered('["leaky_relu", "float32", "relu6"]') == '["leaky_relu", "float32", "relu6"]'


GOOD = {"config": model(dense()), "layers": [["d", "Dense", [[2, 3], [3]]]], "number": 0}


def test_a_worker_s_answer_becomes_an_export():
    export = export_of({**GOOD, "compiled": True}, "this")
    assert export.layers == (("d", "Dense", ((2, 3), (3,))),)
    assert export.compiled


@pytest.mark.parametrize(
    "change",
    [
        {"config": 3},
        {"number": "0"},
        {"layers": None},
        {"layers": [["d", "Dense"]]},
        {"layers": [["d", "Dense", [[2, -3]]]]},
        {"layers": [["d", 3, []]]},
        {"weights": "many"},
        {"weights": ["array"]},
    ],
)
def test_an_answer_of_another_form_breaks_the_rules_of_the_wire(change):
    with pytest.raises(WireError):
        export_of({**GOOD, **change}, "this")


def test_what_a_builder_raised_is_no_verdict_on_the_model():
    with pytest.raises(Raised) as caught:
        export_of({"raised": "ValueError", "error": "no"}, "this")
    assert caught.value.kind == "ValueError"
