"""Feedback and class reports in a real browser: nothing of a student's runs, and everybody can read them."""

import re
import shutil
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from autograder.course.course import Course
from autograder.intake.repairs import Repair

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "tools"))
import made_up_results as made  # noqa: E402  (it lies in tools/)

TINY = "01_tiny"
HIT = "document.title = 'hit'; document.body.dataset.hit = 1"
ATTACKS = (
    f"<script>{HIT}</script>",
    f'<img src=x onerror="{HIT}">',
    f'<svg xmlns="http://www.w3.org/2000/svg" onload="{HIT}"><script>{HIT}</script><circle r="9"/></svg>',
    f'<details open ontoggle="{HIT}"><summary>x</summary></details><iframe srcdoc="<script>{HIT}</script>"></iframe>',
    f"<a href=\"javascript:{HIT}\">lead</a> [lead](javascript:alert(1)) ![](x' onerror='{HIT})",
    "<style>body { display: none !important }</style><base href='https://evil.example/'>",
)
PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
CONTRASTS = """
const channels = color => color.match(/[\\d.]+/g).map(Number);
const light = color => channels(color).slice(0, 3)
  .map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
  .reduce((sum, c, k) => sum + c * [.2126, .7152, .0722][k], 0);
const ground = node => {
  for (; node; node = node.parentElement) {
    const [r, g, b, a = 1] = channels(getComputedStyle(node).backgroundColor);
    if (a > .5) return `rgb(${r}, ${g}, ${b})`;
  }
  return 'rgb(255, 255, 255)';
};
const words = ':is(p, li, th, td, h1, h2, h3, pre, code, a, summary, .m, .tag, caption)';
return [...document.querySelectorAll(words)].map(node => {
  const [a, b] = [light(getComputedStyle(node).color), light(ground(node))];
  return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), node.tagName + ' ' + node.textContent.slice(0, 40)];
});
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A hostile student's feedback, an ordinary one's, and the reports on a class with both."""
    from autograder.classroom.pages.feedback import write_feedback
    from autograder.classroom.pages.report import write_report

    patch = pytest.MonkeyPatch()
    root = tmp_path_factory.mktemp("pages")
    patch.setenv("AUTOGRADER_SECRET", str(root / "secret"))
    shutil.copytree(REPOSITORY / "tests" / "classroom" / "course" / "assignments", root / "assignments")
    course = Course(root)
    made.fill(root, course.assignment(TINY), [f"student{k:02}" for k in range(30)])
    outputs = [
        *(made.display(text_html=attack) for attack in ATTACKS),
        *(made.display(image_svg=attack) for attack in ATTACKS),
        *({"output_type": "stream", "name": "stdout", "text": attack} for attack in ATTACKS),
        made.display(image_png=PICTURE),
    ]
    notebook = made.a_notebook("def double(x):\n    return x ** 2", *ATTACKS, prose=ATTACKS)
    notebook["cells"].append(made.cell("show()", *outputs))
    checks = [made.check(f"check_{k}", "fail", attack, hidden=False) for k, attack in enumerate(ATTACKS)]
    tasks = {
        "double": made.task(0, 3, *checks, replace(made.check("one_two", "skipped"), first="x")),
        "total": made.task(4, 4),
    }
    made.write(
        root,
        TINY,
        f"<img src=x onerror='{HIT}'>",
        tasks,
        notebook=notebook,
        repairs=[Repair("shell", attack, attack) for attack in ATTACKS],
        manual={"why": 3.0},
    )
    made.write(root, TINY, "eve", reason=ATTACKS[0], notebook="")
    written = write_feedback(course, TINY)
    index = write_report(course)
    anonymous = write_report(course, anonymous=True)
    yield {
        "hostile": next(path for path in written if "onerror" in str(path)),
        "failed": root / "feedback" / "eve" / TINY / f"{TINY}.html",
        "report": index.with_name(f"{TINY}.html"),
        "course": index,
        "anonymous": anonymous.with_name(f"{TINY}.html"),
    }
    patch.undo()


@pytest.fixture
def show(browser, pages):
    def open_one(name, **media):
        features = [{"name": "prefers-color-scheme", "value": media.get("scheme", "light")}]
        browser.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"media": media.get("media", "screen"), "features": features}
        )
        browser.get(pages[name].as_uri())
        return SimpleNamespace(run=browser.execute_script, log=lambda: browser.get_log("browser"), driver=browser)

    yield open_one
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen", "features": []})


EVERY = ("hostile", "failed", "report", "course", "anonymous")


@pytest.mark.parametrize("name", EVERY)
def test_no_script_of_a_student_runs_and_nothing_is_fetched(show, name):
    page = show(name)
    assert page.run("return document.body.dataset.hit") is None
    assert page.driver.title != "hit"
    fetched = page.run("return performance.getEntriesByType('resource').map(e => e.name)")
    assert [address for address in fetched if not address.startswith("data:")] == []
    assert page.run("return getComputedStyle(document.body).display") == "block"
    assert page.run("return document.querySelectorAll('script, iframe, object, form, [onerror], [onload]').length") == 0


def test_the_policy_stops_a_script_even_if_one_got_in(show):
    page = show("hostile")
    page.run(
        "const bad = document.createElement('script'); bad.textContent = arguments[0]; document.body.append(bad);"
        "const img = document.createElement('img'); img.setAttribute('onerror', arguments[0]); img.src = 'x';"
        "document.body.append(img);",
        HIT,
    )
    assert page.driver.execute_async_script("setTimeout(arguments[0], 200)") is None
    assert page.run("return document.body.dataset.hit") is None


def test_the_students_words_are_there_to_be_read(show):
    told = show("hostile").run("return document.body.innerText")
    assert "<script>" in told and "onerror" in told and "return x ** 2" in told
    drawn = "[...document.images].filter(i => i.alt.startsWith('What cell')).map(i => i.naturalWidth)"
    assert 1 in show("hostile").run(f"return {drawn}")


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_everything_has_enough_contrast(show, name, scheme):
    page = show(name, scheme=scheme, media="print") if scheme == "print" else show(name, scheme=scheme)
    contrasts = page.run(CONTRASTS)
    assert len(contrasts) > 5
    assert [told for told in contrasts if told[0] < 4.5] == []


@pytest.mark.parametrize("name", EVERY)
def test_headings_tables_pictures_and_ids_are_as_a_screen_reader_needs_them(show, name):
    page = show(name)
    levels = page.run("return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert page.run("return document.documentElement.lang") == "en"
    ids = page.run("return [...document.querySelectorAll('[id]')].map(n => n.id)")
    assert len(ids) == len(set(ids))
    links = page.run(
        "return [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
    )
    assert set(links) <= set(ids)
    tables = "[...document.querySelectorAll('main table')].filter(t => !t.closest('.rendered'))"
    assert page.run(f"return {tables}.every(t => t.caption && t.querySelector('th[scope=col]'))")
    assert page.run("return [...document.querySelectorAll('svg[role=img]')].every(s => s.getAttribute('aria-label'))")
    assert page.run("return [...document.images].every(i => i.hasAttribute('alt'))")


def test_outcomes_are_words_too(show):
    told = show("hostile").run("return [...document.querySelectorAll('.checks > li')].map(n => n.textContent.trim())")
    assert all(re.match(r"[✓✗–?](passed|not passed|not run|could not be checked): ", line) for line in told)


def test_the_keyboard_reaches_the_content_first(show):
    from selenium.webdriver.common.keys import Keys

    page = show("report")
    page.driver.switch_to.active_element.send_keys(Keys.TAB)
    assert page.run("return document.activeElement.textContent") == "Skip to the content"
    assert page.run("return document.activeElement.getBoundingClientRect().top") >= 0
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert page.run("return document.activeElement.id") == "main"


@pytest.mark.parametrize("name", EVERY)
def test_nothing_is_wider_than_a_narrow_window(show, name):
    page = show(name)
    size = page.driver.get_window_size()
    page.driver.set_window_size(500, 900)
    try:
        assert page.run("return document.documentElement.scrollWidth <= window.innerWidth")
    finally:
        page.driver.set_window_size(size["width"], size["height"])


def test_printing_unfolds_what_is_folded(show):
    page = show("report", media="print")
    hidden = "[...document.querySelectorAll('details > :not(summary)')].filter(n => !n.checkVisibility())"
    assert page.run(f"return {hidden}.length") == 0
    assert page.run("return document.querySelectorAll('details').length") > 0


def test_bars_differ_by_more_than_their_colour(show):
    page = show("report")
    fills = page.run(
        "return ['bar', 'hatch', 'hollow'].map(k => getComputedStyle(document.querySelector('svg .' + k)).fill)"
    )
    assert fills[0].startswith("rgb") and "#hatch" in fills[1] and fills[2] == "none"
