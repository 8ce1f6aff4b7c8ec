"""Modules with well-known names beside the notebook, hoping that the grader imports them."""

EVIL = "print('loot: ran beside the notebook')\nopen('/tmp/hostile-marker', 'w')\nraise SystemExit"
NAMES = [
    "numpy.py",
    "msgpack.py",
    "json.py",
    "sitecustomize.py",
    "usercustomize.py",
    "conftest.py",
    "nbgrader_config.py",
]
NAMES += ["autograder/__init__.py", "IPython/__init__.py", "checks.py", "assignment.toml", "course.toml"]
NAMES += ["problems.py", "public.py", "reference.py", "tasks/double.py"]  # what files of an assignment import


def test_files_beside_the_notebook_are_not_run(attack, monkeypatch):
    path = attack.hand_in(attack.notebook(attack.honest()))
    for name in NAMES:
        file = path.parent / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(EVIL)
    monkeypatch.chdir(path.parent)
    assert attack.grade(path).scores == attack.points


def test_a_module_written_by_a_cell_stays_in_its_worker(attack):
    source = """
    %%writefile numpy.py
    print("loot: imported")
    # %%
    %%writefile autograder.py
    print("loot: imported")
    # %%
    import sys
    sys.path.insert(0, "")
    def double(x):
        return x
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0}
