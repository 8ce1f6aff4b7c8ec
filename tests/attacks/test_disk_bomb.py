"""Scratch space, inodes and sparse files without end."""

import shutil
import tempfile

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


@pytest.mark.parametrize("bomb", BOMBS)
def test_the_disk_of_the_machine_stays_as_it_is(attack, bomb):
    free = shutil.disk_usage(tempfile.gettempdir()).free
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
    assert free - shutil.disk_usage(tempfile.gettempdir()).free < 256 << 20
