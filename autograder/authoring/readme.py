"""The README's table of notebooks, made from the assignments so that it never lags behind them."""

import re

from autograder.course.course import Course
from autograder.course.files import write_whole

BEGIN, END = "<!-- notebooks:", "<!-- end -->"
BADGE = "https://colab.research.google.com/assets/colab-badge.svg"


def table(course: Course) -> str:
    """One row for each notebook: number, title, topics, minutes, points, and the badge that opens it."""
    settings = course.settings.complete()
    rows = ["| | notebook | about | minutes | points | |", "|--:|---|---|--:|--:|---|"]
    for name in course.folders:
        a = course.assignment(name)
        by_hand = sum(question.points for question in a.questions)
        badge = f"[![open in Colab]({BADGE})]({settings.colab_url(name)})"
        points = f"{a.points:g} + {by_hand:g}"
        rows.append(f"| {name[:2]} | {a.title} | {a.topics} | {a.minutes} | {points} | {badge} |")
    return "\n".join([*rows, "", "Points: by the grader + by hand."])


def with_table(text: str, course: Course) -> str:
    pattern = re.compile(rf"({re.escape(BEGIN)}[^\n]*\n).*?({re.escape(END)})", re.DOTALL)
    return pattern.sub(lambda found: f"{found[1]}{table(course)}\n{found[2]}", text)


def readme_in_step(course: Course, check: bool) -> str:
    """Write the table anew, or with `check` say that it is to be; nothing where there is no such table."""
    path = course.root / "README.md"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if BEGIN not in text or text == (new := with_table(text, course)):
        return ""
    if not check:
        write_whole(path, new)
    return "README.md has another table of notebooks" if check else "README.md has the table of notebooks"
