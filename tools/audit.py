"""Fails on a known hole in a locked version, whatever the platform it is for, and names it. Asks PyPI by pip-audit."""

import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = (ROOT / "requirements.lock", ROOT / "tools" / "audit.lock")
ACCEPTED = ROOT / "tools" / "audit-accepted.txt"
TOOL = ROOT / ".cache" / "audit"


def pins(lock: str) -> Iterator[str]:
    """Every name==version of a lock, without the marker that says where it is installed."""
    return (found[1] for found in re.finditer(r"^([A-Za-z0-9._-]+==[^\s;\\]+)", lock, re.MULTILINE))


def one_version_each(found: list[str]) -> list[list[str]]:
    """The same pins in lists that name no package twice, as pip-audit wants them."""
    lists: list[list[str]] = []
    for pin in dict.fromkeys(found):
        name = pin.partition("==")[0]
        fitting = next((known for known in lists if not any(p.startswith(f"{name}==") for p in known)), None)
        if fitting is None:
            lists.append(fitting := [])
        fitting.append(pin)
    return lists


def accepted(text: str) -> list[str]:
    """The identifiers that are passed over; each has a reason."""
    names = []
    for number, line in enumerate(text.splitlines(), 1):
        name, _, reason = line.strip().partition(" ")
        if not name or name.startswith("#"):
            continue
        if len(reason.split()) < 3:
            sys.exit(f"audit: line {number} of {ACCEPTED.name} accepts {name} and does not say why: add the reason")
        names.append(name)
    return names


def pip_audit() -> Path:
    """The locked pip-audit, in an environment of its own."""
    lock, mark = LOCKS[1].read_text(), TOOL / "made"
    if not mark.exists() or mark.read_text() != lock:
        venv.create(TOOL, clear=True, with_pip=True)
        install = ["install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
        subprocess.run([TOOL / "bin" / "python", "-m", "pip", *install, "-r", LOCKS[1]], check=True)
        mark.write_text(lock)
    return TOOL / "bin" / "pip-audit"


def audit(program: Path) -> int:
    """What pip-audit says; a version that it can't look up is a failure too."""
    options = ["--strict", "--disable-pip", "--no-deps", "--progress-spinner", "off", "--desc", "off"]
    for name in accepted(ACCEPTED.read_text()):
        options += ["--ignore-vuln", name]
    found = [pin for lock in LOCKS for pin in pins(lock.read_text())]
    with tempfile.TemporaryDirectory(prefix="audit-") as folder:
        for k, some in enumerate(one_version_each(found)):
            path = Path(folder, f"{k}.txt")
            path.write_text("\n".join(some))
            options += ["--requirement", str(path)]
        return subprocess.run([program, *options]).returncode


if __name__ == "__main__":
    sys.exit(audit(pip_audit()))
