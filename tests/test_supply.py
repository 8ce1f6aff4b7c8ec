"""What is installed, run in CI or built upon is named by its hash, and known holes in it stop CI."""

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def requirements(lock: str) -> list[str]:
    """Each requirement with the lines that belong to it as one text."""
    return [text for text in lock.replace("\\\n", " ").splitlines() if text and not text.startswith("#")]


@pytest.mark.parametrize("name", ["requirements.lock", "tools/audit.lock"])
def test_every_locked_version_has_hashes(name):
    for text in requirements((ROOT / name).read_text()):
        assert re.match(r"[A-Za-z0-9._-]+==[^\s;]+( ; [^\\]+?)?( +--hash=sha256:[0-9a-f]{64})+ *$", text), text[:80]


def test_what_builds_the_package_is_locked_too():
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    assert [
        name for name in needed if re.split(r"[^\w-]", name)[0] + "==" not in (ROOT / "requirements.lock").read_text()
    ] == []


INSTALLERS = ["tools/make_venv.sh", "tools/audit.py", "Dockerfile", "environment.yml", ".ci/run", *map(str, WORKFLOWS)]


@pytest.mark.parametrize("name", INSTALLERS, ids=lambda name: Path(name).name)
def test_pip_installs_by_hash_or_without_dependencies(name):
    """The package itself has no hash: it comes without dependencies and is built by what is locked."""
    text = (ROOT / name).read_text().replace("\\\n", " ")
    for line in re.findall(r"^.*\bpip3? install\b.*$|^.*\"install\".*$", text, re.MULTILINE):
        assert "--require-hashes" in line or {"--no-deps", "--no-build-isolation"} <= set(line.split()), line


def test_conda_users_get_files_by_hash():
    (pip,) = (
        e["pip"] for e in yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"] if isinstance(e, dict)
    )
    assert pip[:3] == ["--require-hashes", "--only-binary=:all:", "--requirement requirements.lock"]
    assert not [line for line in pip if line.startswith(("-e", "--editable", "--constraint"))]


def uses(steps: object) -> list[str]:
    """Every `uses:` anywhere in a workflow: steps, whole jobs, containers and services."""
    if isinstance(steps, list):
        return [name for step in steps for name in uses(step)]
    if not isinstance(steps, dict):
        return []
    here = [str(value) for key, value in steps.items() if key in ("uses", "image") or (key == "container" and value)]
    return [name for name in here if not name.startswith("{")] + [n for value in steps.values() for n in uses(value)]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_named_by_its_commit_with_the_tag_beside_it(path):
    text = path.read_text()
    named = uses(yaml.safe_load(text))
    assert named
    for name in named:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}|docker://.*@sha256:[0-9a-f]{64}", name), name
        assert re.search(rf"{re.escape(name)}  # v[\d.]+$", text, re.MULTILINE), f"{name} does not say its tag"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_read_the_repository_and_nothing_else(path):
    workflow = yaml.safe_load(path.read_text())
    assert workflow["permissions"] == {"contents": "read"}
    assert not [name for name, job in workflow["jobs"].items() if "permissions" in job]


def test_the_image_is_named_by_its_digest():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    images = [line.split()[1] for line in lines if re.match(r"(?i)\s*from\b", line)]
    copied = [found[1] for line in lines if (found := re.search(r"--from=(\S+)", line))]
    assert images
    assert [name for name in images + copied if not re.search(r":\S+@sha256:[0-9a-f]{64}$", name)] == []


# The audit.


@pytest.fixture
def audit(tmp_path, monkeypatch):
    """tools/audit.py on two small locks, with a program in place of pip-audit that writes down what it gets."""
    spec = importlib.util.spec_from_file_location("audit", ROOT / "tools" / "audit.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    first, second = tmp_path / "requirements.lock", tmp_path / "audit.lock"
    first.write_text(
        "one==1.0 ; python_full_version < '3.12' \\\n    --hash=sha256:aa\n"
        "one==1.1 ; python_full_version >= '3.12' \\\n    --hash=sha256:bb\n"
        "two==2.0.post1 \\\n    --hash=sha256:cc\n"
    )
    second.write_text("two==2.0.post1 \\\n    --hash=sha256:cc\nthree==3 ; sys_platform == 'win32'\n")
    monkeypatch.setattr(module, "LOCKS", (first, second))
    monkeypatch.setattr(module, "ACCEPTED", tmp_path / "audit-accepted.txt")
    (tmp_path / "audit-accepted.txt").write_text("# none\n")
    program = tmp_path / "pip-audit"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nfrom pathlib import Path\nat = sys.argv.index\n"
        "files = [Path(b).read_text().split() for a, b in zip(sys.argv, sys.argv[1:]) if a == '--requirement']\n"
        f"Path({str(tmp_path / 'said')!r}).write_text(repr((sys.argv[1:], files)))\nsys.exit(1)\n"
    )
    program.chmod(0o755)
    module.program, module.said = program, lambda: ast.literal_eval((tmp_path / "said").read_text())
    return module


def test_the_audit_asks_for_every_version_whatever_platform_or_python_it_is_for(audit):
    assert audit.audit(audit.program) == 1  # pip-audit's own word
    arguments, files = audit.said()
    assert files == [["one==1.0", "two==2.0.post1", "three==3"], ["one==1.1"]]
    assert "--strict" in arguments  # what can't be looked up is no pass
    assert "--ignore-vuln" not in arguments


def test_a_known_hole_is_passed_over_with_a_reason_alone(audit):
    audit.ACCEPTED.write_text("GHSA-1 only its server is concerned, which is never started\n\n# a word\n")
    audit.audit(audit.program)
    arguments, _ = audit.said()
    assert arguments[arguments.index("--ignore-vuln") + 1] == "GHSA-1"
    audit.ACCEPTED.write_text("\nGHSA-1\n")
    with pytest.raises(SystemExit, match=r"line 2 of audit-accepted\.txt accepts GHSA-1 and does not say why"):
        audit.audit(audit.program)


def test_the_list_of_accepted_holes_has_its_reasons(audit):
    text = (ROOT / "tools" / "audit-accepted.txt").read_text()
    assert audit.accepted(text) == [line.split()[0] for line in text.splitlines() if line and line[0] != "#"]


def test_ci_runs_the_audit():
    jobs = [job for path in WORKFLOWS for job in yaml.safe_load(path.read_text())["jobs"].values()]
    assert [step for job in jobs for step in job["steps"] if step.get("run") == "make audit"]
    command = ["make", "--no-print-directory", "-n", "audit"]  # silent about folders below another make, too
    recipe = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert recipe == "python3 tools/audit.py\n"
