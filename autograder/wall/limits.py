"""How much one submission may use. Numbers only; the wall enforces them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal

from autograder.errors import Problem

Flavour = Literal["numpy", "keras", "bare"]  # the last imports nothing: for tests of the wall alone


@dataclass(frozen=True)
class Limits:
    """Time of its own (own_time.py) per cell and per call, memory, output, scratch space and threads of one worker."""

    cell_seconds: float = 30
    cell_cpu_seconds: float = 30
    call_seconds: float = 10
    total_seconds: float = 300
    memory_mb: int = 512  # beyond what the warm zygote takes
    output_kb: int = 1024  # per cell, and for what goes past Python to the file descriptors
    scratch_mb: int = 64
    scratch_files: int = 2000
    threads: int = 64
    value_mb: int = 64  # of one message, either way

    @classmethod
    def for_flavour(cls, flavour: Flavour) -> "Limits":
        """Training takes longer and more memory than arithmetic."""
        if flavour == "keras":
            return cls(
                cell_seconds=180, cell_cpu_seconds=240, call_seconds=60, total_seconds=900, memory_mb=4096, threads=512
            )
        return cls()

    def with_settings(self, settings: Mapping[str, float]) -> "Limits":
        """These limits with the [limits] of an assignment.toml put over them."""
        kinds = {field.name: field.type for field in fields(self)}
        for name, value in settings.items():
            if name not in kinds:
                raise Problem(f"there is no limit called {name}; there are {', '.join(kinds)}")
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e6:
                raise Problem(f"the limit {name} must be a positive number, not {value!r}")
        # The types of these fields are classes, not text, as no annotation of this module is put off.
        return replace(self, **{name: kinds[name](value) for name, value in settings.items()})  # type: ignore[operator]
