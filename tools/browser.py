"""A real browser and a real JupyterLab for tests and for the pictures of the README. Nothing of the package."""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
START_SECONDS = 60


def missing() -> str:
    """Why no browser can be driven here and what to install, or ""."""
    if not any(map(shutil.which, CHROMIUM)) or not shutil.which("chromedriver"):
        return "no headless browser here: `apt-get install chromium chromium-driver` (or Chrome with chromedriver)"
    try:
        import selenium  # noqa: F401
    except ImportError:
        return "selenium is not installed: `pip install autograder[dev]`"
    return ""


@contextlib.contextmanager
def chromium(width: int = 1000, height: int = 800, scale: float = 1) -> Iterator[Any]:
    """A headless Chromium with a profile of its own that asks nobody for updates."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = next(path for path in map(shutil.which, CHROMIUM) if path)
        for flag in (
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            f"--user-data-dir={profile}",
            f"--window-size={width},{height}",
            f"--force-device-scale-factor={scale}",
        ):
            options.add_argument(flag)
        driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            driver.set_page_load_timeout(60)
            driver.set_script_timeout(120)
            yield driver
        finally:
            driver.quit()


class Lab:
    """A running JupyterLab, driven by its own commands."""

    def __init__(self, root: Path, url: str, token: str) -> None:
        self.root, self.url, self.token = root, url, token

    def open(self, browser: Any, name: str) -> None:
        """Show one notebook of the server's root and wait until its kernel is there."""
        browser.get(f"{self.url}/lab/tree/{name}?token={self.token}&reset")
        wait_for(browser, "return !!(window.jupyterapp && document.querySelector('.jp-Notebook'))")
        self.command(browser, "application:set-mode", mode="single-document")
        wait_for(
            browser,
            "const w = window.jupyterapp.shell.currentWidget;"
            "return !!(w && w.context && w.context.isReady && w.sessionContext.session"
            " && w.sessionContext.session.kernel && w.sessionContext.session.kernel.status === 'idle')",
        )

    def run_all(self, browser: Any) -> None:
        self.command(browser, "notebook:run-all-cells")
        wait_for(
            browser,
            "const w = window.jupyterapp.shell.currentWidget;"
            "return w.content.model.cells.get(w.content.model.cells.length - 1).executionState !== 'running'"
            " && w.sessionContext.session.kernel.status === 'idle'",
        )

    def theme(self, browser: Any, name: str) -> None:
        """ "JupyterLab Light" or "JupyterLab Dark"."""
        self.command(browser, "apputils:change-theme", theme=name)
        wait_for(browser, f"return document.body.dataset.jpThemeName === {json.dumps(name)}")

    @staticmethod
    def command(browser: Any, name: str, **arguments: Any) -> None:
        """Execute one of JupyterLab's commands and wait for its end."""
        failure = browser.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "window.jupyterapp.commands.execute(arguments[0], arguments[1]).then(() => done(''), e => done(String(e)))",
            name,
            arguments,
        )
        if failure:
            raise RuntimeError(f"{name}: {failure}")


@contextlib.contextmanager
def jupyterlab(root: Path) -> Iterator[Lab]:
    """A JupyterLab on the folder `root` that reads and writes no settings of whoever runs it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port, token = probe.getsockname()[1], secrets.token_hex(16)
        probe.close()
        folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
        folders += ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
        quiet = Path(home, "JUPYTERLAB_SETTINGS_DIR", "@jupyterlab", "apputils-extension")
        quiet.mkdir(parents=True)
        silence = {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True}
        (quiet / "notification.jupyterlab-settings").write_text(json.dumps(silence))
        environment = os.environ | {name: str(Path(home, name)) for name in folders}
        # The library's own threads would starve the browser on a small machine.
        environment |= {"OMP_NUM_THREADS": "1", "TOKEN": token, "JUPYTER_TOKEN": token}
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"]
        command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
        command += [f"--ServerApp.root_dir={root}", "--LabApp.extension_manager=readonly"]
        with Path(home, "log").open("w") as log:
            server = subprocess.Popen(command, env=environment, cwd=root, stdout=log, stderr=subprocess.STDOUT)
        try:
            lab = Lab(root, f"http://127.0.0.1:{port}", token)
            answers(lab, server, log.name)
            yield lab
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def answers(lab: Lab, server: subprocess.Popen, log: str) -> None:
    """Wait until the server answers; if it never does, say what it printed."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"{lab.url}/api?token={lab.token}", timeout=5).close()
            return
        time.sleep(0.2)
    raise RuntimeError("JupyterLab did not start:\n" + Path(log).read_text()[-2000:])


def wait_for(browser: Any, script: str, seconds: float = 90) -> None:
    """Wait until a script that ends in `return …` is true on the page."""
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, seconds, 0.1).until(lambda page: page.execute_script(script), f"waited for: {script}")
