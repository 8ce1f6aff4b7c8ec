"""What was made before and need not be made again, by a hash of all that it depends on. Safe to delete at any time."""

import contextlib
import hashlib
import importlib.metadata
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.files import write_whole

# What the outputs of a notebook depend on, beside itself and the students' package.
LIBRARIES = ("numpy", "scipy", "scikit-learn", "matplotlib", "ipython", "ipykernel", "matplotlib-inline")
KERAS_LIBRARIES = ("tensorflow-cpu", "tensorflow", "keras")
KEPT_PER_NOTEBOOK = 4
CACHE = Path(".cache/build")
# In which notebooks are executed, so that they compute in one way everywhere.
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "TF_DETERMINISTIC_OPS": "1",
    "CUDA_VISIBLE_DEVICES": "-1",
    "KERAS_BACKEND": "tensorflow",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "COLUMNS": "80",
}


@dataclass
class Key:
    """A hash of everything that a result depends on."""

    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def add(self, *texts: str) -> "Key":
        for text in texts:
            self.digest.update(text.encode() + b"\0")
        return self

    def folder(self, path: Path, but: Collection[str] = ()) -> "Key":
        for file in sorted(path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts and file.relative_to(path).parts[0] not in but:
                self.add(str(file.relative_to(path)), hashlib.sha256(file.read_bytes()).hexdigest())
        return self

    def versions(self, names: tuple[str, ...]) -> "Key":
        self.add(sys.version.split()[0], sys.platform, repr(sorted(ENVIRONMENT.items())))
        for name in names:
            with contextlib.suppress(importlib.metadata.PackageNotFoundError):
                self.add(name, importlib.metadata.version(name))
        return self


@dataclass(frozen=True)
class Cache:
    """Results by the hash of what they depend on; safe to delete at any time."""

    folder: Path
    name: str

    def text(self, kind: str, key: Key, make: Callable[[], str]) -> str:
        path = self.folder / f"{self.name}.{kind}.{key.digest.hexdigest()[:24]}"
        checksum, _, text = path.read_text(encoding="utf-8").partition("\n") if path.exists() else ("", "", "")
        if checksum == hashlib.sha256(text.encode()).hexdigest():
            return text
        text = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}")
        self.prune(kind)
        return text

    def prune(self, kind: str) -> None:
        old = sorted(self.folder.glob(f"{self.name}.{kind}.*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in old[KEPT_PER_NOTEBOOK:]:
            path.unlink(missing_ok=True)
