"""A folder in which attackers and honest students lie side by side, graded by the command line with two processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

ATTACKS = {
    "exit": "import os\nos._exit(0)",
    "loop": "while True: pass",
    "memory": "def explode():\n    hoard = []\n    while True: hoard.append(np.ones(1 << 17))\nexplode()",
    "frames": "import os\nfor fd in range(3, 64):\n    try: os.write(fd, os.urandom(10_000))\n    except OSError: pass",
    "calls": "def double(x):\n    import os; os._exit(0)",
    "kill": "import os, signal\nfor pid in (os.getppid(), -1): \n    try: os.kill(pid, signal.SIGKILL)\n    except OSError: pass",
}


def test_the_run_goes_on_and_every_honest_task_counts(attack, tmp_path):
    paths = []
    for name, source in ATTACKS.items():
        paths += [tmp_path / f"{name}_01_walls.ipynb", tmp_path / f"{name}_02_neighbours.ipynb"]
        paths[-2].write_text(attack.notebook([*attack.honest(), attack.cell(source)]))
        paths[-1].write_text(attack.notebook(attack.honest()))
    broken = tmp_path / "broken_01_walls.ipynb"
    broken.write_text("{")
    secret = tmp_path / "secret"
    secret.write_text("0123456789abcdef" * 4)
    secret.chmod(0o600)
    done = subprocess.run(
        [Path(sys.executable).with_name("autograder"), "grade", *paths, broken, "--jobs", "2", "--json", "-"],
        cwd=attack.course,
        env=os.environ | {"AUTOGRADER_SECRET": str(secret), "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout, done.stderr
    results = json.loads(done.stdout)["results"]
    assert done.returncode == 1  # one of them was no notebook
    assert [result["status"] for result in results] == ["graded"] * (2 * len(ATTACKS)) + ["failed"]
    scores = {name: result["score"] for name, result in zip(ATTACKS, results[:-1:2], strict=True)}
    assert scores == dict.fromkeys(ATTACKS, 10.0) | {"calls": 8.0}
    assert {result["score"] for result in results[1:-1:2]} == {10.0}
