"""Scratch space, inodes and sparse files without end."""

import threading
from pathlib import Path

import pytest

EVERY_WALL = True

BOMBS = {
    "one large file": "file = open('big', 'wb')\n        while True: file.write(b'x' * (1 << 20))",
    "many files": "for k in range(10_000_000): open(str(k), 'w').close()",
    "many folders": "for k in range(10_000_000): os.mkdir(str(k))",
    "deep folders": "while True: os.mkdir('d'); os.chdir('d')",
    "a sparse file": "os.truncate(os.open('hole', os.O_CREAT | os.O_RDWR), 1 << 40); np.memmap('hole', mode='r+')[::4096] = 1",
    "links": "open('a', 'w').close()\n        for k in range(10_000_000): os.link('a', f'l{k}')",
    "allocated": "os.posix_fallocate(os.open('all', os.O_CREAT | os.O_RDWR), 0, 1 << 36)",
}


@pytest.fixture
def scratch(grader, monkeypatch):
    """How much lay in the scratch directories on disk of all that was graded; a private one is in memory, and limited."""
    folders, most, done = [], [0], threading.Event()
    sandbox = grader.sandboxes["numpy"]
    spawn = sandbox.spawn

    def remembered(*args, **kwargs):
        worker = spawn(*args, **kwargs)
        folders.extend(filter(None, [worker._scratch]))
        return worker

    def measure():
        while not done.wait(0.02):
            most[0] = max(most[0], *(on_disk(Path(folder)) for folder in folders[-3:]), 0)

    monkeypatch.setattr(sandbox, "spawn", remembered)
    measuring = threading.Thread(target=measure)
    measuring.start()
    yield most
    done.set()
    measuring.join()
    assert [folder for folder in folders if Path(folder).exists()] == [], "scratch directories were left behind"


def on_disk(folder):
    """Bytes in the first few levels of a folder, where the bombs put them."""
    size, folders = 0, [folder]
    for _ in range(3):
        try:
            inside = [path for path in folders for path in path.iterdir()] if folders else []
            size += sum(path.lstat().st_blocks * 512 for path in inside)
            folders = [path for path in inside if path.is_dir() and not path.is_symlink()][:50]
        except OSError:  # it is written and cleared away meanwhile
            return size
    return size


@pytest.mark.parametrize("bomb", BOMBS)
def test_the_disk_of_the_machine_stays_as_it_is(attack, scratch, bomb):
    source = f"""
    import os
    def explode():
        {BOMBS[bomb]}
    explode()
    # %%
    def double(x):
        return 2 * x
    """
    assert attack(source).scores == {"twice": 1.0, "adder": 1.0, "double": 2.0}
    assert scratch[0] < 256 << 20
