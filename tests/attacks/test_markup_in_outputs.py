"""Scripts in what a notebook shows: in HTML, SVG, Markdown, TeX, by every kind of output."""

import base64
import json
import re

import pytest

from autograder.intake.markup import harmless_html, harmless_markdown

SCRIPTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<style>@import url(//evil.example/x.css)</style>",
    '<form action="//evil.example"><input autofocus onfocus=alert(1)></form>',
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    '<img src="https://evil.example/beacon.png">',
    '<object data="data:text/html,<script>alert(1)</script>"></object>',
    '<base href="//evil.example/"><meta http-equiv=refresh content="0;url=//evil.example">',
    '<div style="position:fixed;top:0;left:0;width:100%;height:100%">100 of 100 points</div>',
]
RUNS = re.compile(
    r"<(script|iframe|object|embed|svg|math|style|form|input|base|meta|link)\b|<[^>]*\son\w+\s*=|javascript:|<[^>]*evil|<[^>]*style=",
    re.IGNORECASE,
)


@pytest.mark.parametrize("script", SCRIPTS)
def test_html_is_shown_and_runs_nothing(script):
    shown = harmless_html(f"<table><tr><td>1</td></tr></table>{script}")
    assert "<td>1</td>" in shown
    assert not RUNS.search(shown)


@pytest.mark.parametrize(
    "script", [*SCRIPTS, "[x](javascript:alert(1))", "[x](JaVaScRiPt&colon;alert(1))", "<javascript:alert(1)>"]
)
def test_markdown_holds_no_markup_of_its_own(script):
    shown = harmless_markdown(f"# My answer\n\n1 < 2, $a<b$, {script}")
    assert shown.startswith("# My answer\n\n1 < 2")
    assert not re.search(r"<[A-Za-z/!]|javascript\s*(:|&colon;)", shown, re.IGNORECASE)


def test_tex_makes_no_links():
    assert "href" not in harmless_markdown(r"$\href{javascript:alert(1)}{x} + \frac{1}{2}$")
    assert r"\frac{1}{2}" in harmless_markdown(r"$\href{javascript:alert(1)}{x} + \frac{1}{2}$")


KINDS = ["text/html", "image/svg+xml", "text/markdown", "text/latex", "application/javascript", "image/png"]
KINDS += ["application/vnd.jupyter.widget-view+json", "text/x-anything", "application/pdf"]


@pytest.mark.parametrize("kind", KINDS)
def test_an_output_of_any_kind_is_data(attack, kind):
    source = f"display({{{kind!r}: {' '.join(SCRIPTS)!r}, 'text/plain': 'plain'}}, raw=True)"
    attempt = attack(source)
    assert attempt.scores == {"twice": 1.0, "adder": 1.0}
    (output,) = [output for cell in attempt.report.cells for output in cell["outputs"]]
    assert set(output["data"]) <= {"text/plain", "text/html", "text/latex"}
    assert not re.search("<[A-Za-z/!]", output["data"].get("text/latex", ""))
    shown = output["data"].get("text/html", "")
    if kind == "image/svg+xml":
        assert base64.b64decode(re.fullmatch(r'<img alt="" src="data:image/svg\+xml;base64,(.*)">', shown)[1])
    else:
        assert not RUNS.search(shown)


def test_pictures_and_tables_stay(attack):
    source = """
    import matplotlib.pyplot as plt
    plt.plot([1, 2])
    plt.show()
    # %%
    class Table:
        def _repr_html_(self):
            return "<table class='dataframe'><thead><tr><th>a</th></tr></thead></table>"
    Table()
    # %%
    class Formula:
        def _repr_latex_(self):
            return r"$\\\\frac{1}{2}$"
    Formula()
    """
    outputs = [output["data"] for cell in attack(source).report.cells for output in cell["outputs"]]
    assert [max(set(data) - {"text/plain"}) for data in outputs] == ["image/png", "text/html", "text/latex"]
    assert "<th>a</th>" in outputs[1]["text/html"]


def test_messages_hold_what_a_student_wrote_as_text(attack):
    source = """
    def double(x):
        return "<script>alert(1)</script>"
    def total(x):
        raise ValueError("<img src=x onerror=alert(1)>")
    """
    attempt = attack(source)
    assert attempt.scores == {"twice": 1.0, "adder": 1.0}
    # Messages are text everywhere: whoever writes a page escapes them, and JSON needs no more.
    assert "<script>" in json.dumps([check.message for check in attempt.report.tasks["double"].checks])
