"""The front door tells the truth: its table, its commands, its links and its pictures."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.authoring.readme import with_table
from autograder.classroom.demo import demo
from autograder.course.course import Course

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text()
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands(text: str) -> set[str]:
    """Commands of ours in code blocks and in running text, up to their first argument."""
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ") for block in fenced for line in block.splitlines()]
    return {line.strip() for line in [*lines, *re.findall(r"`([^`\n]+)`", text)]}


def test_the_table_of_notebooks_is_made_from_the_assignments():
    assert with_table(README, Course(ROOT)) == README, "run autograder build"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_named_is_there(page):
    targets = set(re.findall(r"^([a-z.]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {command.split()[1] for command in commands(page.read_text()) if re.match(r"make [a-z.]", command)}
    assert named <= targets


def ran(line: str, where: Path) -> str:
    """What a command of the README prints; for its virtual environment stands the one of these tests."""
    program, *words = shlex.split(line, comments=True)
    words = [str(where / "students") if word == "../students" else word for word in words]
    assert program.startswith(".venv/bin/")
    command = [Path(sys.executable).parent / Path(program).name, *words]
    folder = where if (where / "course.toml").exists() else ROOT
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{line}: {done.stderr or done.stdout}"
    return done.stdout


def test_the_commands_before_a_term_work(tmp_path):
    (block,) = (b for b in re.findall(r"^```\n(.*?)^```", README, re.MULTILINE | re.DOTALL) if "doctor" in b)
    for line in block.splitlines():
        assert ran(line, tmp_path)
    assert (tmp_path / "students" / "colab").is_dir()


def test_the_instructors_sequence_prints_what_the_readme_shows(tmp_path, monkeypatch):
    """The README's class of six is the demo's; a line of … stands for lines left out."""
    monkeypatch.setenv("AUTOGRADER_SECRET", str(tmp_path / "secret"))
    course = tmp_path / "course"
    demo.make(Course(ROOT), course, [demo.NUMPY], 6)
    (block,) = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    for step in block.removeprefix("$ ").split("\n$ "):
        command, *shown = step.strip().splitlines()
        printed = iter([line.rstrip() for line in ran(command, course).replace(str(course), "/course").splitlines()])
        for line in shown:
            assert line == "…" or line.rstrip() in printed, f"{command} does not print: {line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_named_is_there(page):
    pattern = re.compile(r"^(?:\.venv/bin/)?autograder ([a-z]+)(.*)$")
    for command in sorted(commands(page.read_text())):
        if found := pattern.match(command.partition("#")[0].partition("&&")[0].strip()):
            asked = [Path(sys.executable).parent / "autograder", found[1], "--help"]
            done = subprocess.run(asked, capture_output=True, text=True, timeout=60)
            assert done.returncode == 0, command
            options = [word for word in shlex.split(found[2]) if word.startswith("--")]
            assert [o for o in options if o.partition("=")[0] not in done.stdout] == [], command
