"""As root: every attack, every layer and the watch once more, graded by an ordinary user."""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TRIED = ("tests/attacks", "tests/wall", "--ignore=tests/attacks/test_chaos.py")  # whose attacks are these once more


@pytest.mark.skipif(os.geteuid() != 0, reason="this is an ordinary user's run")
def test_attacks_fail_and_layers_hold_for_an_ordinary_user_too(as_ordinary_user):
    with tempfile.TemporaryDirectory(prefix="ordinary-") as name:
        home = Path(name)
        home.chmod(0o777)
        done = subprocess.run(
            [
                *as_ordinary_user(), sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", *TRIED,
                "-n", os.environ.get("PYTEST_XDIST_WORKER_COUNT", "2"), "--dist", "loadfile",
                f"--basetemp={home}/temporary", f"--junit-xml={home}/results.xml", "--tb=short",
            ],
            cwd=ROOT,
            env=of_its_own(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )  # fmt: skip
        cases = [*ElementTree.parse(home / "results.xml").iter("testcase")]
    failed = [f"{case.get('classname')}::{case.get('name')}" for case in cases if broken(case)]
    assert failed == [], done.stdout[-30_000:]
    assert done.returncode == 0, done.stdout[-5000:]
    assert len(cases) > 500


def of_its_own(home: Path) -> dict[str, str]:
    """The environment, without what names other folders, other users or another test run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "XDG", "AUTOGRADER"))}
    own = {"HOME": str(home), "TMPDIR": str(home), "HYPOTHESIS_STORAGE_DIRECTORY": str(home / "hypothesis")}
    return kept | own | {"USER": "nobody", "LOGNAME": "nobody"}


def broken(case: ElementTree.Element) -> bool:
    return case.find("failure") is not None or case.find("error") is not None
