"""A student's notebook for Colab: badge, first steps, the package, the device. Knows no task."""

import nbformat
from nbformat import NotebookNode

from autograder.authoring.package import wheel_name
from autograder.course.assignment import Assignment
from autograder.course.settings import Settings

BADGE = "https://colab.research.google.com/assets/colab-badge.svg"

STEPS = """\
[![Open in Colab]({badge})]({url})

**{title}** in Google Colab, in three steps:

1. **Save a copy in Drive** (menu *File*): without a copy of your own, nothing that you write here is kept.
2. Run the cell below this one. It brings `check`, `hint` and `submit`, and says nothing when it is done.
3. Work downwards. When `ready()` is content, *File → Download → Download .ipynb* and hand that file in.
"""

GPU_STEP = """
This notebook asks for a **GPU**: look at *Runtime → Change runtime type* and choose one if the third cell finds none.
"""

# Another package has the name autograder too. Without dependencies: Colab's own numpy and TensorFlow stay as they are.
INSTALL = """\
import sys

try:
    from autograder import notebook  # this course's, no other package of that name
except ImportError:
    !pip install --quiet --no-deps --force-reinstall {url}
    for name in [name for name in sys.modules if name.partition(".")[0] == "autograder"]:
        del sys.modules[name]"""


DEVICE = """\
try:
    import tensorflow as tf
except ImportError:
    print("This runtime has no TensorFlow: choose {kind} (Runtime, Change runtime type) and run from the top.")
else:
    gpus = tf.config.list_physical_devices("GPU")
    names = [tf.config.experimental.get_device_details(gpu).get("device_name", "a GPU") for gpu in gpus]
    print("This runtime computes on", " and ".join(names) or "a CPU. {advice}")"""

ADVICE = {
    True: "For a GPU: Runtime, Change runtime type, T4 GPU; then run from the top.",
    False: "That is enough here.",
}


def colab_notebook(release: NotebookNode, assignment: Assignment, settings: Settings, sha256: str) -> NotebookNode:
    """The released notebook with what Colab needs in front."""
    notebook = nbformat.from_dict(release)
    banner, _, rest = notebook.cells[0].source.partition("\n\n")
    notebook.cells[0].source = rest
    steps = STEPS.format(badge=BADGE, url=settings.colab_url(assignment.name), title=assignment.title)
    if assignment.gpu:
        steps += GPU_STEP
    first = [
        nbformat.v4.new_markdown_cell(f"{banner}\n\n{steps.strip()}", id="colab-steps"),
        nbformat.v4.new_code_cell(INSTALL.format(url=settings.package_url(wheel_name(), sha256)), id="colab-install"),
    ]
    if assignment.keras or assignment.gpu:
        device = DEVICE.format(advice=ADVICE[assignment.gpu], kind="T4 GPU" if assignment.gpu else "CPU")
        first.append(nbformat.v4.new_code_cell(device, id="colab-device"))
    notebook.cells = first + notebook.cells
    for cell in notebook.cells:
        cell.metadata["id"] = cell.id  # the one place where Colab keeps a cell's id
    # Outputs carry the trained weights: they must be in the file that a student downloads.
    notebook.metadata["colab"] = {"name": f"{assignment.name}.ipynb", "private_outputs": False, "provenance": []}
    if assignment.gpu:
        notebook.metadata["accelerator"] = "GPU"
        notebook.metadata["colab"]["gpuType"] = "T4"
    nbformat.validate(notebook)
    return notebook
