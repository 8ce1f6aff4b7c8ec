"""A student's page: what it says, and that nothing of a student's in it runs."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from autograder.checks.findings import Absence, Finding
from autograder.classroom.pages import page
from autograder.classroom.pages.feedback import write_feedback
from autograder.errors import Problem
from autograder.intake import render
from autograder.intake.render import markdown
from autograder.intake.repairs import Repair

TINY = "01_tiny"
SQUARE = "That is the square. For which number are the square and the double the same?"
ATTACKS = (
    "<script>document.title = 'hit'</script>",
    "<img src=x onerror=\"document.title = 'hit'\">",
    "<a href='javascript:document.title=1'>click</a>",
    "<a href='data:text/html,<script>1</script>'>click</a>",
    "<svg onload=\"document.title = 'hit'\"><script>document.title = 'hit'</script></svg>",
    "<iframe src='https://evil.example'></iframe><object data='x'></object><embed src='x'>",
    "<style>body { display: none } @import 'https://evil.example/x.css'</style>",
    "<form action='https://evil.example'><input name=q><button>go</button></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<img src='https://evil.example/x.png'><img src='//evil.example/x.png'><img srcset='https://evil.example/y'>",
    "</pre></code></div></main></body><script>document.title = 'hit'</script>",
    "<a id=main name=main href='https://example.org' style='position:fixed;inset:0' onclick=alert(1)>all</a>",
)
FORBIDDEN = {"script", "iframe", "object", "embed", "form", "input", "button", "svg", "math", "base", "link", "frame"}


class Harm(HTMLParser):
    """What of a page's body a browser would run, load or be led astray by."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html[html.index("<body>") :])

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        href, src = told.get("href"), told.get("src")
        bad = tag in FORBIDDEN or any(name.startswith("on") or name in ("style", "srcset", "name") for name in told)
        bad |= href is not None and not re.match(r"#[\w-]+$|https?://|mailto:", href)
        bad |= src is not None and not re.match(r"data:image/(png|svg\+xml);base64,", src)
        bad |= told.get("id") == "main" and tag != "main"
        self.found += [self.get_starttag_text()] * bool(bad)


@pytest.fixture
def read_page(graded):
    """The only page that is written, as text."""

    def read(**more):
        (path,) = write_feedback(graded.course, TINY, **more)
        return path.read_text()

    return read


def words(html):
    """What a person reads, on one line."""
    body = html[html.index("<body>") :]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_the_page_lies_where_nbgrader_looks_for_it_with_what_the_exchange_needs(graded):
    graded.write("ada", {"double": graded.task(3, 3, graded.check("one_two", "pass"))})
    (graded.root / "submitted" / "ada" / TINY / "timestamp.txt").write_text("2026-11-20 12:00:00 UTC")
    assert write_feedback(graded.course, TINY) == [graded.root / "feedback" / "ada" / TINY / f"{TINY}.html"]
    assert (graded.root / "feedback" / "ada" / TINY / "timestamp.txt").read_text() == "2026-11-20 12:00:00 UTC"


def test_every_check_has_its_sentence_and_its_outcome_in_words(graded, read_page):
    double = graded.task(
        0,
        3,
        graded.check(
            "one_two",
            "fail",
            Finding("the value differs", got="9", expected="6", says=SQUARE),
            "squares",
            hidden=False,
        ),
        graded.check("any_shape", "fail", Finding(says=SQUARE), "squares"),
        replace(graded.check("stays", "skipped"), first="one two"),
        graded.check("broken", "ungradable"),
    )
    total = graded.task(4, 4, graded.check("of_three", "pass", hidden=False))
    graded.write("ada", {"double": double, "total": total}, manual={"why": 3.0})
    told = words(read_page())
    for said in (
        "A tiny notebook 4 of 7 points",
        "Up to 3 more points: a person still reads your answer.",
        "double 0 of 3 ✗ not passed: 0 of 4 look again; 1 could not be checked, which is our fault",
        "total 4 of 4 ✓ passed: 1 of 1 done",
        f"✗ not passed: one two The value differs. came back 9 expected 6 → {SQUARE}",
        "✗ not passed: any shape hidden",
        "– not run: stays hidden waits for: one two",
        "? could not be checked: broken hidden This check could not be run, which is our fault",
        "✓ passed: of three",
        "Where to look: What is two times x?",
    ):
        assert said in told
    assert told.count(SQUARE) == 1  # nothing is said twice
    assert "return 2 * x" not in told  # the last hint gives it away


def test_a_task_that_was_not_found_says_what_to_do(graded, read_page):
    absent = graded.task(0, 3, graded.check("one_two", "skipped"), absence=Absence("absent"))
    graded.write("ada", {"double": absent})
    told = words(read_page())
    assert "double 0 of 3 – not run: 0 of 1 write it" in told
    assert "the notebook defines no double: is its cell there, and does it run?" in told


def test_a_failed_submission_gets_a_page_with_the_reason_and_no_points(graded, read_page):
    graded.write("eve", reason="01_tiny.ipynb is empty: save it again", notebook="")
    told = words(read_page())
    assert "This notebook could not be graded. 01_tiny.ipynb is empty: save it again" in told
    assert "That is no 0" in told and "points" not in told


def test_plots_are_kept_and_the_code_is_linked(graded, read_page):
    made = graded.made
    plot = made.cell("plt.plot([1, 2])", made.display(image_png="aGVsbG8="))
    notebook = made.a_notebook("def double(x):\n    return x < 2") | {}
    notebook["cells"].append(plot)
    graded.write("ada", {"double": graded.task(0, 3, graded.check("one_two", "fail"))}, notebook=notebook)
    html = read_page()
    assert '<img alt="What cell 2 of the notebook drew" src="data:image/png;base64,aGVsbG8=">' in html
    assert "return x &lt; 2" in html
    assert 'href="#cell-1"' in html and 'id="cell-1"' in html


def test_the_graded_notebook_goes_before_the_one_that_was_handed_in(graded, read_page):
    made = graded.made
    graded.write(
        "ada", {}, notebook=made.a_notebook() | {"cells": [made.cell("1 + 1", made.display(text_plain="old"))]}
    )
    folder = graded.root / "autograded" / "ada" / TINY
    folder.mkdir(parents=True)
    now = made.a_notebook() | {"cells": [made.cell("1 + 1", made.display(text_plain="graded now"))]}
    (folder / f"{TINY}.ipynb").write_text(made.json.dumps(now))
    told = words(read_page())
    assert "graded now" in told and "old" not in told.split()


def hostile(made, place):
    """A notebook that shows every attack in this place."""

    def shown(attack):
        return {
            "html": made.display(text_html=attack),
            "svg": made.display(image_svg=attack),
            "output markdown": made.display(text_markdown=attack),
            "latex": made.display(text_latex=attack),
            "picture": made.display(image_png=attack),
            "stream": {"output_type": "stream", "name": "stdout", "text": attack},
            "error": {"output_type": "error", "ename": attack, "evalue": attack, "traceback": [attack]},
        }.get(place)

    outputs = [output for output in map(shown, ATTACKS) if output]
    notebook = made.a_notebook(*ATTACKS, prose=ATTACKS if place == "markdown" else ())
    return notebook | {"cells": [*notebook["cells"], *(made.cell(f"show({k})", o) for k, o in enumerate(outputs))]}


PLACES = ("html", "svg", "output markdown", "latex", "picture", "stream", "error", "markdown")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("graded_too", [False, True])
def test_nothing_of_a_students_is_markup_that_runs(graded, read_page, place, graded_too):
    notebook = hostile(graded.made, place)
    checks = [graded.check(f"check_{k}", "fail", attack, hidden=False) for k, attack in enumerate(ATTACKS)]
    graded.write(
        "ada",
        {"double": graded.task(0, 3, *checks)},
        notebook=notebook,
        repairs=[Repair("shell", attack, attack) for attack in ATTACKS],
    )
    if graded_too:
        folder = graded.root / "autograded" / "ada" / TINY
        folder.mkdir(parents=True)
        (folder / f"{TINY}.ipynb").write_text(graded.made.json.dumps(notebook))
    html = read_page()
    assert Harm(html).found == []
    assert html.count("document.title = &#39;hit&#39;") + html.count("document.title = 'hit'") > len(ATTACKS)  # shown


def test_the_measure_of_harm_finds_every_attack():
    assert [attack for attack in ATTACKS if not Harm(f"<body>{attack}").found and "style>body" not in attack] == []


@pytest.mark.parametrize(
    "alt",
    [
        "<img onerror=alert(1) x",
        "<img ><meta http-equiv=refresh content=0><script>alert(1)</script>",
        "&lt;img &gt;&lt;script&gt;alert(1)&lt;/script&gt;",
        "<img alt='' src=x onerror=alert(1)>",
        "x' onerror='alert(1)",
    ],
)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_picture_within_the_description_of_another_gets_no_description(alt, quote):
    html = f'<img src="data:image/png;base64,AAAA" alt={quote}{alt}{quote}><b title={quote}{alt}{quote}>x</b>'
    shown = render.output({"output_type": "display_data", "data": {"text/html": html}}, "What cell 3 drew")
    assert Harm(f"<body>{shown}").found == []


def test_a_reason_that_quotes_the_student_is_text(graded, read_page):
    graded.write("ada", reason="; ".join(ATTACKS), notebook="")
    assert Harm(read_page()).found == []


def test_markdown_of_a_student_keeps_its_shape_and_loses_what_leads_away():
    text = (
        "**bold** [good](https://example.org) [bad](javascript:alert(1)) ![far](https://evil.example/x.png)\n\n# Title"
    )
    html = markdown(text)
    assert "<strong>bold</strong>" in html and "<h4>Title</h4>" in html
    assert 'href="https://example.org"' in html and "javascript" not in html and "evil" not in html


def test_an_attached_picture_is_shown():
    html = markdown("![proof](attachment:a.png)", {"a.png": {"image/png": "aGVsbG8="}})
    assert '<img src="data:image/png;base64,aGVsbG8=" alt="proof"' in html


def test_a_name_that_looks_like_markup_is_text(graded, read_page):
    graded.write("<b onclick=alert(1)>x", {"double": graded.task(0, 3)})
    html = read_page()
    assert "&lt;b onclick=alert(1)&gt;x" in html and "<b onclick" not in html


def test_the_page_loads_nothing_and_forbids_everything(graded, read_page):
    graded.write("ada", {"double": graded.task(0, 3, graded.check("one_two", "fail"))})
    html = read_page()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy
    assert re.findall(r"<(?:link|script|iframe)\b|@import|url\((?!#)|\ssrc=\"http", html) == []


def test_large_outputs_are_left_out_and_said(graded, read_page):
    made = graded.made
    picture = "A" * (page.MOST_OUTPUT - 1000 - page.MOST_OUTPUT % 4)
    cells = [made.cell(f"plot({k})", made.display(image_png=picture)) for k in (1, 2)]
    folder = graded.root / "autograded" / "ada" / TINY
    folder.mkdir(parents=True)
    (folder / f"{TINY}.ipynb").write_text(made.json.dumps(made.a_notebook() | {"cells": cells}))
    graded.write("ada", {"double": graded.task(0, 3)})
    html = read_page()
    assert html.count("data:image/png") == 1
    assert "1 outputs are left out here" in html


def test_points_and_comments_of_people_are_on_the_page(classroom, graded):
    from nbgrader.api import Gradebook

    from autograder.classroom.nbgrader.database import marks_of
    from autograder.classroom.nbgrader.gradebook import open_book
    from autograder.classroom.nbgrader.marked import released
    from autograder.course.course import Course
    from autograder.judge.receipts import report_of

    course = Course(classroom.root)
    tasks = {"double": graded.task(3, 3, graded.check("one_two", "pass")), "total": graded.task(0, 4)}
    graded.made.write(classroom.root, TINY, "ada", tasks, manual={"why": 3.0}, notebook=classroom.right())
    with open_book(course, classroom.url) as book:
        book.prepare(TINY, released(course.root, TINY))
        book.write_all([(marks_of(report_of(classroom.receipt("ada")), course.assignment(TINY)), {})])
    with Gradebook(classroom.url, "ml-physics") as book:
        row = book.find_submission_notebook(TINY, TINY, "ada")
        grades = {grade.name: grade for grade in row.grades}
        grades["why"].manual_score, grades["why"].needs_manual_grade = 2.5, False
        grades["total_check"].manual_score = 1.0
        next(c for c in row.comments if c.name == "why").manual_comment = "Linear in **what**? <script>x()</script>"
        row.late_submission_penalty = 0.5
        book.db.commit()
    (path,) = write_feedback(course, TINY)
    told = words(path.read_text())
    assert "6 of 10 points (of these 0.5 taken off for being late)" in told
    assert "A person gave these points; the checks alone give 0." in told
    assert "why : 2.5 of 3 points Comment of your tutor: Linear in what ? &lt;script&gt;x()&lt;/script&gt;" in told
    assert "Your answer Because it is linear." in told


def test_without_receipts_it_says_what_to_run_first(graded):
    with pytest.raises(Problem, match="nothing of 01_tiny was graded yet: run `autograder grade submitted/`"):
        write_feedback(graded.course, TINY)


def test_a_receipt_that_is_none_or_names_a_folder_elsewhere_stops_nobody(graded):
    graded.write("ada", {"double": graded.task(3, 3)})
    path = graded.root / ".autograder" / "receipts" / TINY
    (path / "half.json").write_text('{"student": "bob"')
    (path / "away.json").write_text((path / "ada.json").read_text().replace('"ada"', '"../../ada"'))
    assert len(write_feedback(graded.course, TINY)) == 1
