# The root of the repository is an nbgrader course. What differs from nbgrader's defaults is said here.
from pathlib import Path

from autograder.authoring.release import preprocessors
from autograder.authoring.settings import read_settings

c = get_config()  # noqa: F821  (nbgrader provides it)
root = Path(__file__).resolve().parent

c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = read_settings(root).id

# Stubs that name their task.
c.GenerateAssignment.preprocessors = preprocessors()
