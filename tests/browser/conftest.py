"""A headless Chromium and a JupyterLab for every test that looks at what people see; skipped where there is none."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import browser as real


@pytest.fixture(scope="session")
def browser():
    if why := real.missing():
        pytest.skip(why)
    with real.chromium() as driver:
        yield driver


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory):
    with real.jupyterlab(tmp_path_factory.mktemp("lab")) as running:
        yield running
