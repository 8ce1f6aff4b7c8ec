"""Harmless stand-ins for `google.colab`, which is not there when a notebook is graded. Untrusted side."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import types
from collections.abc import Callable, Sequence
from typing import Any

# What a function has to return so that the next line of a notebook works; all others return None.
ANSWERS = {"google.colab.files.upload": dict, "google.colab.userdata.get": str, "google.colab.output.eval_js": str}


class StandIn(types.ModuleType):
    """A module whose every function does nothing and tells `note` so."""

    def __init__(self, name: str, note: Callable[[str], None]) -> None:
        super().__init__(name)
        self.__path__: list[str] = []
        self._note = note

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("_"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {attribute!r}")
        whole = f"{self.__name__}.{attribute}"
        if self.__name__ == "google.colab":
            return importlib.import_module(whole)

        def does_nothing(*_: Any, **__: Any) -> Any:
            self._note("colab", whole)
            return ANSWERS.get(whole, lambda: None)()

        does_nothing.__name__ = does_nothing.__qualname__ = attribute
        return does_nothing


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds `google.colab`, and the empty package `google` where no other package brings it."""

    def __init__(self, note: Callable[[str], None]) -> None:
        self._note = note

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: Any = None) -> Any:
        if name in ("google", "google.colab") or name.startswith("google.colab."):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return types.ModuleType(spec.name) if spec.name == "google" else StandIn(spec.name, self._note)

    def exec_module(self, module: types.ModuleType) -> None:
        pass
