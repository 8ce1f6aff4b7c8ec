"""Takes the versions of runtime/colab.txt from a newer list of Colab's, and has the files that name them follow."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNTIME = ROOT / "runtime" / "colab.txt"
USAGE = "usage: make runtime FILE=pip-freeze.txt PYTHON_VERSION=3.13.15 DATE=2026-08-19"
AS = {"tensorflow-cpu": "tensorflow"}  # the same without a GPU, which Colab doesn't list
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)$", re.MULTILINE)


def canonical(name: str) -> str:
    """As pip compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(text: str) -> dict[str, str]:
    """The version of each name."""
    return {canonical(name): version for name, version in PIN.findall(text)}


def newer(runtime: str, freeze: str, python: str, read: str) -> str:
    """The runtime's file with the versions of the freeze."""
    known = pins(freeze) | {"python": python}
    missing = [name for name in pins(runtime) if AS.get(name, name) not in known]
    if missing:
        raise SystemExit(f"runtime: the list has no {', '.join(missing)}: is it Colab's pip freeze?")

    def version(pin: re.Match) -> str:
        name = canonical(pin[1])
        return f"{pin[1]}=={known[AS.get(name, name)]}"

    return re.sub(r"had it on [\d-]+\.", f"had it on {read}.", PIN.sub(version, runtime))


def changes(before: str, after: str) -> Iterator[str]:
    old, new = pins(before), pins(after)
    return (f"{name}: {old[name]} -> {new[name]}" for name in new if old[name] != new[name])


def follow(text: str, runtime: dict[str, str]) -> str:
    """environment.yml or a workflow with the versions of the runtime."""
    minor = ".".join(runtime["python"].split(".")[:2])
    text = re.sub(r"(python=|python-version: \")3\.\d+(?=\"|$)", rf"\g<1>{minor}", text, flags=re.MULTILINE)
    for name, version in runtime.items():
        text = re.sub(rf"(- {re.escape(name)}==)[^\s;]+", rf"\g<1>{version}", text)
    return text


FOLLOWING = ("environment.yml", ".github/workflows/course.yml", ".github/workflows/audit.yml")


def main(file: str, python: str, read: str) -> None:
    if not (Path(file).is_file() and re.fullmatch(r"3\.\d+\.\d+", python) and re.fullmatch(r"\d{4}-\d\d-\d\d", read)):
        sys.exit(USAGE)
    date.fromisoformat(read)
    before = RUNTIME.read_text()
    after = newer(before, Path(file).read_text(), python, read)
    RUNTIME.write_text(after)
    for name in FOLLOWING:
        path = ROOT / name
        path.write_text(follow(path.read_text(), pins(after)))
    print("\n".join(changes(before, after)) or "nothing changed")
    print("next: make lock, the image of the Dockerfile, make build, make verify, make test")


if __name__ == "__main__":
    main(*[*sys.argv[1:], "", "", ""][:3])
