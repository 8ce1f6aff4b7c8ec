"""The README's table of notebooks, made from the assignments so that it never lags behind them."""

import re
from pathlib import Path

from autograder.course.course import Course, find_course

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


def main() -> None:
    course = find_course()
    path = Path(course.root) / "README.md"
    path.write_text(with_table(path.read_text(), course))


if __name__ == "__main__":
    main()
