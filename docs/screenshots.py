"""Makes the README's pictures with a real browser: `python docs/screenshots.py` writes docs/pictures/."""

import base64
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import browser as real  # noqa: E402  (it lies in tools/)
import made_up_results as made  # noqa: E402

SETUP = """
import numpy as np
import autograder

check, hint, submit, ready = autograder.notebook("03_logistic_regression")

def forward(w, b, X):
    return 1 / (1 + np.exp(-(w.T @ X + b)))
"""
WRONG = """
def predict(w, b, X, threshold=0.5):
    return (forward(w, b, X) >= threshold).astype(int)

check("predict")
"""
RIGHT = """
def predict(w, b, X, threshold=0.5):
    return (forward(w, b, X) > threshold).astype(int)

check("predict")
"""
MARGIN = 8
SEED = 389  # of a class that has forgotten the 1/m


def take_check(target: Path, theme: str = "JupyterLab Light") -> None:
    """A failing check and below it a passing one, as a student sees them."""
    cells = [nbformat.v4.new_code_cell(source.strip()) for source in (SETUP, WRONG, RIGHT)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    with (
        tempfile.TemporaryDirectory() as folder,
        real.chromium(940, 1600, scale=2) as page,
        real.jupyterlab(Path(folder)) as lab,
    ):
        nbformat.write(notebook, Path(folder, "check.ipynb"))
        lab.open(page, "check.ipynb")
        lab.theme(page, theme)
        for side in ("left", "right"):
            lab.command(page, f"application:toggle-{side}-area")
        lab.run_all(page)
        # Only what a student looks at: no selected cell, no toolbar over it, no numbers that count the runs.
        page.execute_script(
            "document.activeElement.blur();"
            "const hide = document.createElement('style');"
            "hide.textContent = '.jp-cell-toolbar, .jp-InputPrompt, .jp-OutputPrompt, .jp-Collapser'"
            " + '{ visibility: hidden !important }';"
            "document.head.append(hide);"
        )
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(
            picture(page, ".jp-CodeCell:not([data-windowed-list-index='0']) :is(.jp-InputArea-editor, .agr)")
        )


def take_report(target: Path, name: str = "03_logistic_regression", students: int = 60) -> None:
    """The top of the report on a class that does not exist."""
    from autograder.classroom.pages.report import write_report
    from autograder.course.course import Course

    with tempfile.TemporaryDirectory() as folder, real.chromium(900, 2600, scale=2) as page:
        course = Course(Path(folder))
        (course.root / "assignments").mkdir()
        (course.root / "assignments" / name).symlink_to(ROOT / "assignments" / name)
        shutil.copy(ROOT / "course.toml", folder)
        made.fill(course.root, course.assignment(name), [f"student{k:02}" for k in range(students)], seed=SEED)
        page.get(write_report(course).with_name(f"{name}.html").as_uri())
        target.write_bytes(picture(page, "header > *, #points, main > svg, .ranked > li:nth-child(-n+4)"))


def picture(page: object, selector: str) -> bytes:
    """The part of the page that holds all elements of the selector."""
    x, y, right, bottom = page.execute_script(
        "const boxes = [...document.querySelectorAll(arguments[0])].map(n => n.getBoundingClientRect());"
        "return [Math.min(...boxes.map(b => b.left)), Math.min(...boxes.map(b => b.top)),"
        " Math.max(...boxes.map(b => b.right)), Math.max(...boxes.map(b => b.bottom))]",
        selector,
    )
    clip = {
        "x": x - MARGIN,
        "y": y - MARGIN,
        "width": right - x + 2 * MARGIN,
        "height": bottom - y + 2 * MARGIN,
        "scale": 1,
    }
    shot = page.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "clip": clip})
    return base64.b64decode(shot["data"])


if __name__ == "__main__":
    if why := real.missing():
        sys.exit(why)
    take_check(ROOT / "docs" / "pictures" / "check.png")
    take_report(ROOT / "docs" / "pictures" / "report.png")
    print("docs/pictures/check.png, docs/pictures/report.png")
