# The root of the repository is an nbgrader course. What differs from nbgrader's defaults is in configure().
from pathlib import Path

from autograder.classroom.nbgrader.plugin import configure
from autograder.course.settings import read_settings

c = get_config()  # noqa: F821  (nbgrader provides it)
root = Path(__file__).resolve().parent

configure(c, root, read_settings(root).complete().id)
