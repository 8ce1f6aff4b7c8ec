"""The folder of a course: where it is and which assignments it has."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.course import assignment as assignments
from autograder.course.assignment import Assignment
from autograder.course.settings import Settings, read_settings
from autograder.errors import Problem


@dataclass(frozen=True)
class Course:
    """One checkout of the course repository."""

    root: Path

    @cached_property
    def settings(self) -> Settings:
        return read_settings(self.root)

    @cached_property
    def folders(self) -> dict[str, Path]:
        return assignments.find(self.root)

    @cached_property
    def _loaded(self) -> dict[str, Assignment]:
        return {}

    def assignment(self, name: str) -> Assignment:
        if name not in self.folders:
            known = ", ".join(self.folders) or "none"
            raise Problem(f"there is no assignment {name} in {self.root} (there are: {known})")
        if name not in self._loaded:
            self._loaded[name] = assignments.load(self.folders[name])
        return self._loaded[name]

    def chosen(self, names: list[str] | tuple[str, ...]) -> list[str]:
        """The named assignments, or all; a number such as 03 will do where it is unique."""
        found = []
        for name in names:
            matches = [known for known in self.folders if known == name or known.split("_")[0] == name]
            if len(matches) != 1:
                raise Problem(
                    f"there is no assignment {name} in {self.root} (there are: {', '.join(self.folders) or 'none'})"
                )
            found.append(matches[0])
        return found or list(self.folders)


def find_course() -> Course:
    """The course around the working directory, else the one this package was installed from."""
    here = Path(os.environ.get("AUTOGRADER_COURSE", Path.cwd()))
    for folder in (here, *here.parents, Path(__file__).resolve().parents[2]):
        if (folder / "assignments").is_dir():
            return Course(folder)
    raise Problem("there is no course here: go to a folder with an assignments/ folder, or set AUTOGRADER_COURSE to it")
