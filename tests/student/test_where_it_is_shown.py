"""The same page as HTML with text beside it in a notebook, and as text in a terminal."""

import sys
import types

import pytest

from autograder.student.notebook import show
from autograder.student.page import Page

PAGE = Page("✓ said in text", "<p>said in HTML</p>")


@pytest.fixture
def ipython(monkeypatch):
    """Pretends to run in an IPython whose shell is of the class of this name; returns what is displayed."""

    def pretend(shell):
        shown = []
        module, display = types.ModuleType("IPython"), types.ModuleType("IPython.display")
        module.get_ipython = lambda: shell and type(shell, (), {})()
        display.display = lambda data, raw=False: shown.append((data, raw))
        monkeypatch.setitem(sys.modules, "IPython", module)
        monkeypatch.setitem(sys.modules, "IPython.display", display)
        return shown

    return pretend


@pytest.mark.parametrize("shell", ["ZMQInteractiveShell", "Shell"])  # Jupyter's and Colab's
def test_a_notebook_gets_one_bundle_of_both(ipython, capsys, shell):
    shown = ipython(shell)
    show(PAGE)
    assert shown == [({"text/plain": PAGE.text, "text/html": PAGE.html}, True)]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("shell", ["TerminalInteractiveShell", None])
def test_a_terminal_gets_the_text(ipython, capsys, shell):
    shown = ipython(shell)
    show(PAGE)
    assert shown == [] and capsys.readouterr().out == PAGE.text + "\n"


def test_plain_python_without_ipython_gets_the_text(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    show(PAGE)
    assert capsys.readouterr().out == PAGE.text + "\n"
