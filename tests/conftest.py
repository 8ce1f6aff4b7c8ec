"""Every test runs numpy on one thread, as the grader does: threads that wait for each other spoil CPU times."""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # numpy reads them when it is imported
    os.environ.setdefault(variable, "1")

import shutil  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402
from types import SimpleNamespace  # noqa: E402

import numpy as np  # noqa: E402
import pytest  # noqa: E402


class Layer:
    """A layer with weights, as Keras shows it."""

    def __init__(self, name: str, weights: list, kind: str = "Dense") -> None:
        self.name, self.weights = name, [np.asarray(w, np.float32) for w in weights]
        self.__class__ = type(kind, (Layer,), {})

    def get_weights(self) -> list[np.ndarray]:
        return list(self.weights)


class Net:
    """What Keras' Sequential offers of dense layers, tanh between them and a sigmoid at the end, without Keras."""

    def __init__(self, *layers: Layer) -> None:
        self.layers = list(layers)
        self.input_shape = (None, len(layers[0].weights[0]))
        self.history = None

    def get_config(self) -> dict:
        return {}

    def get_weights(self) -> list[np.ndarray]:
        return [w for layer in self.layers for w in layer.get_weights()]

    def set_weights(self, weights: list[np.ndarray]) -> None:
        left = list(weights)
        for layer in self.layers:
            layer.weights, left = left[: len(layer.weights)], left[len(layer.weights) :]

    def __call__(self, x: np.ndarray, training: bool = False) -> np.ndarray:
        for layer in self.layers[:-1]:
            x = np.tanh(x @ layer.weights[0] + layer.weights[1])
        return 1 / (1 + np.exp(-(x @ self.layers[-1].weights[0] + self.layers[-1].weights[1])))


@pytest.fixture(scope="session")
def keras_like() -> SimpleNamespace:
    """Models with numpy's means: `Net(Layer(name, [W, b]), …)`, and `larger()`, which says which of two numbers is."""

    def larger(scale: float = 3.0) -> Net:
        first = [[[1, 1, 0, 0], [-1, -1, 0, 0]], [0, 0, 0, 0]]
        return Net(Layer("dense", first), Layer("dense_1", [[[scale], [scale], [0], [0]], [0]]))

    return SimpleNamespace(Layer=Layer, Net=Net, larger=larger)


NOBODY = 65534
# Become an ordinary user who can read the interpreter and this folder, even if they lie in root's home: mounts of its
# own show them there, and nothing beside them.
DROP_ROOT = f"""
set -e
stage=$(mktemp -d)
mount -t tmpfs -o mode=755 none "$stage"
while [ "$1" != -- ]; do
    home=$1 folder=$2; shift 2
    mkdir -p "$stage/$folder"
    mount --bind "$folder" "$stage/$folder"
    homes="$homes $home"
done
shift
for home in $homes; do
    mount --rbind "$stage/$home" "$home"
done
exec setpriv --reuid={NOBODY} --regid={NOBODY} --clear-groups -- "$@"
"""


@pytest.fixture(scope="session")
def as_ordinary_user() -> Callable[[], list[str]]:
    """The command that starts another as an ordinary user, none where this is one; skips where that can't be done."""

    def command() -> list[str]:
        if os.geteuid() != 0:
            return []
        if not (shutil.which("unshare") and shutil.which("setpriv")):
            pytest.skip("needs unshare and setpriv to become an ordinary user")
        folders = {Path(folder).resolve() for folder in (sys.base_prefix, sys.prefix, Path(__file__).parent.parent)}
        shown = [(private[-1], folder) for folder in folders if (private := closed_to_others(folder))]
        return [
            "unshare",
            "--mount",
            "sh",
            "-c",
            DROP_ROOT,
            "sh",
            *(str(path) for pair in shown for path in pair),
            "--",
        ]

    return command


def closed_to_others(folder: Path) -> list[Path]:
    """The folders above this one that only their owner may enter, the outermost last."""
    return [parent for parent in folder.parents if not parent.stat().st_mode & 0o001]
