"""The students' notebook, by nbgrader's own generate_assignment. Knows nbgrader, no check."""

import logging
from pathlib import Path

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearSolutions, SaveCells
from traitlets.config import Config

from autograder.errors import Problem


class NamedStubs(ClearSolutions):
    """nbgrader's ClearSolutions with a stub that says which task is missing."""

    def preprocess_cell(self, cell: NotebookNode, resources: dict, cell_index: int) -> tuple[NotebookNode, dict]:
        if cell.cell_type == "code" and utils.is_solution(cell):
            self.code_stub = {"python": f'raise NotImplementedError("{cell.metadata.nbgrader["grade_id"]}")'}
        return super().preprocess_cell(cell, resources, cell_index)


def preprocessors() -> list[type]:
    """nbgrader's own list with our stubs; nbgrader_config.py gives it to `nbgrader generate_assignment` too."""
    default = GenerateAssignment.class_traits()["preprocessors"].default()
    return [NamedStubs if step is ClearSolutions else step for step in default]


def generate(root: Path, name: str) -> None:
    """Make root/release/NAME from root/source/NAME; no gradebook is touched."""
    config = Config()
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.assignment_id = name
    config.CourseDirectory.db_url = "sqlite://"
    quiet = logging.getLogger("autograder.release")
    quiet.handlers, quiet.propagate = [said := Said()], False
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config, log=quiet)
    converter.preprocessors = [step for step in preprocessors() if step is not SaveCells]
    converter.no_database = True
    try:
        converter.start()
    except Exception as error:
        raise Problem(f"nbgrader can't make a release of {name}: {said.last or error}") from error


class Said(logging.Handler):
    """Keeps the last line of the last complaint, which is where nbgrader says what is wrong."""

    last = ""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            lines = record.getMessage().strip().splitlines()
            if lines and "processing assignment" not in lines[-1] and "traceback" not in lines[-1]:
                self.last = lines[-1]
