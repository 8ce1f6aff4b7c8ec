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
    """What fails beside everything else is tried once more by itself: a hole is there then too, a crowd is not."""
    with tempfile.TemporaryDirectory(prefix="ordinary-") as name:
        home = Path(name)
        home.chmod(0o777)

        def tried(*options: str) -> tuple[list[ElementTree.Element], str]:
            command = [
                *as_ordinary_user(), sys.executable, "-B", "-m", "pytest", "-q", *TRIED, "--tb=short", *options,
                f"--basetemp={home}/temporary", f"--junit-xml={home}/results.xml", "-o", f"cache_dir={home}/cache",
            ]  # fmt: skip
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=of_its_own(home),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            return [*ElementTree.parse(home / "results.xml").iter("testcase")], done.stdout

        cases, said = tried("-n", os.environ.get("PYTEST_XDIST_WORKER_COUNT", "2"), "--dist", "loadfile")
        assert len(cases) > 500, said[-5000:]
        broken = [*filter(is_broken, cases)]
        assert len(broken) < 10, said[-30_000:]
        if broken:
            again, said = tried("--last-failed")
            assert len(again) >= len(broken), said[-5000:]
            assert [f"{case.get('classname')}::{case.get('name')}" for case in again if is_broken(case)] == [], said


def of_its_own(home: Path) -> dict[str, str]:
    """The environment, without what names other folders, other users or another test run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "XDG", "AUTOGRADER"))}
    own = {"HOME": str(home), "TMPDIR": str(home), "HYPOTHESIS_STORAGE_DIRECTORY": str(home / "hypothesis")}
    return kept | own | {"USER": "nobody", "LOGNAME": "nobody"}


def is_broken(case: ElementTree.Element) -> bool:
    return case.find("failure") is not None or case.find("error") is not None
