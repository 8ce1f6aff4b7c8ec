"""Modules that a notebook is written without: they can be imported, and whoever uses them is told. Untrusted side."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn


class Absent(types.ModuleType):
    """Stands for such a module and for all that is in it: a cell that only imports it goes on."""

    def __init__(self, name: str, says: str) -> None:
        super().__init__(name)
        self.__path__: list[str] = []
        self._says = says

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return Absent(f"{self.__name__}.{attribute}", self._says)

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise ImportError(self._says)

    __call__ = __mro_entries__ = __iter__ = __getitem__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __neg__ = _refuse


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds these modules before anybody else does."""

    def __init__(self, says: Mapping[str, str]) -> None:
        self._says = dict(says)

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: Any = None) -> Any:
        if name.partition(".")[0] not in self._says:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return Absent(spec.name, self._says[spec.name.partition(".")[0]])

    def exec_module(self, module: types.ModuleType) -> None:
        pass


def put_away(says: Mapping[str, str]) -> list[types.ModuleType]:
    """From now on they are absent. Returned are those that were there: letting go of them would take long."""
    there = [name for name in sys.modules if name.partition(".")[0] in says]
    sys.meta_path.insert(0, Finder(says))
    return [sys.modules.pop(name) for name in there]
