# The root of the repository is an nbgrader course. What differs from nbgrader's defaults is in configure().
from pathlib import Path

from autograder.authoring.settings import read_settings
from autograder.classroom.plugin import configure

c = get_config()  # noqa: F821  (nbgrader provides it)
root = Path(__file__).resolve().parent

configure(c, root, read_settings(root).id)
