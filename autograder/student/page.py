"""What a student sees, as text and as HTML that reads well in any theme, without colour and with a screen reader."""

import html
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.checks.findings import Finding, Sentence
from autograder.checks.words import ended
from autograder.student.examine import Examination
from autograder.student.public import PublicNotebook, PublicTask
from autograder.student.submit import Evidence

MARKS = {"pass": "✓", "fail": "✗", "skipped": "–", "ungradable": "?"}
SPOKEN = {"pass": "passed", "fail": "not passed", "skipped": "not run", "ungradable": "could not be checked"}

WAITS = "waits for:"
WIDTH = 100
STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Page:
    """One thing said twice: for a terminal, and for a browser."""

    text: str
    html: str


# check()


def examination(result: Examination) -> Page:
    """What the public checks of one task found."""
    task = result.task
    if result.stopped:
        outcome = "fail" if result.started else "skipped"
        return Page(
            "\n".join(folded(f"{MARKS[outcome]} {result.stopped}", "", "  ")),
            wrapped(task.name, f'<p class="line {outcome}">{mark(outcome)}{rich(result.stopped)}</p>'),
        )
    count = len(result.sentences)
    head = f"{result.passed} of {count} public {plural('check', count)} passed" if count else "no public checks"
    text = [f"{task.name}: {head}"]
    body = [f"<p><strong>{rich(task.name)}</strong>: {head}</p>"]
    if count:
        text += ["", *(line for sentence in result.sentences for line in sentence_text(sentence))]
        body += ["<ul>", *map(sentence_html, result.sentences), "</ul>"]
    last = [result.earlier] if result.earlier else []
    text += ["", *(line for said in last for line in folded(said))] if last else []
    body += [f"<p>{rich(line)}</p>" for line in last]
    if result.right and result.passed == count:
        looks = task.hidden_look_at
        end = "All public checks passed" if result.passed else "There is nothing public to check here"
        closing = f"{end}; the hidden ones look at:" if looks else f"{end}."
        text += ["", closing, *(f"  · {topic}" for topic in looks)]
        body.append(f"<p>{closing}</p>")
        if looks:
            body += ['<ul class="list">', *(f"<li>{rich(topic)}</li>" for topic in looks), "</ul>"]
    return Page("\n".join(text), wrapped(f"Checks of {task.name}", "\n".join(body)))


def sentence_text(sentence: Sentence) -> list[str]:
    """A check with its mark, and why it did not pass."""
    lines = [f"{MARKS[sentence.outcome]} {sentence.title}{' (hidden)' if sentence.hidden else ''}"]
    if sentence.first:
        lines.append(f"    {WAITS} {sentence.first}")
    return lines + (finding_text(sentence.finding) if sentence.finding else [])


def finding_text(finding: Finding) -> list[str]:
    lines = folded(ended(capitalised(finding.problem)), "    ") if finding.problem else []
    for label, value in rows(finding):
        first, *rest = value.split("\n")
        lines += [f"    {label:<12}{first}", *(f"{'':16}{line}" for line in rest)]
    return lines + [
        line for said in (finding.says, finding.ask) if said for line in folded(f"→ {said}", "    ", "      ")
    ]


def sentence_html(sentence: Sentence) -> str:
    """The same as an item of a list."""
    hidden = ' <span class="tag">hidden</span>' if sentence.hidden else ""
    parts = [f'<li class="line {sentence.outcome}">{mark(sentence.outcome)}{rich(sentence.title)}{hidden}']
    if sentence.first:
        parts.append(f'<div class="why">{WAITS} {rich(sentence.first)}</div>')
    if sentence.finding is not None:
        parts.append(f'<div class="why">{finding_html(sentence.finding)}</div>')
    return "".join([*parts, "</li>"])


def finding_html(finding: Finding) -> str:
    parts = [f"<p>{rich(ended(capitalised(finding.problem)))}</p>"] if finding.problem else []
    if told := rows(finding):
        facts = (f"<dt>{label}</dt><dd><pre>{html.escape(value)}</pre></dd>" for label, value in told)
        parts.append(f"<dl>{''.join(facts)}</dl>")
    parts += [f"<p>→ {rich(said)}</p>" for said in (finding.says, finding.ask) if said]
    return "".join(parts)


def rows(finding: Finding) -> list[tuple[str, str]]:
    """The facts of a failure in the order in which one asks for them."""
    told = [
        ("the call", finding.call),
        ("your code", finding.line),
        ("came back", finding.got),
        ("found", finding.found),
        ("expected", finding.expected),
        ("it printed", finding.printed),
    ]
    return [(label, value) for label, value in told if value]


# hint()


def hints(task: PublicTask, count: int, nothing_new: bool = False) -> Page:
    """The hints opened so far; the newest unfolded."""
    if not task.hints:
        return note(f"{task.name} has no hints: its docstring and the cells above it say what is needed.")
    total = len(task.hints)
    text = [f"{task.name}: hint {count} of {total}", ""]
    body = [f"<p><strong>{rich(task.name)}</strong>: hint {count} of {total}</p>"]
    for k, hint in enumerate(task.hints[:count], 1):
        text += folded(f"{k}. {hint}", "  ", "     ")
        unfolded = " open" if k == count else ""
        body.append(f"<details{unfolded}><summary>Hint {k}</summary><p>{rich(hint)}</p></details>")
    if count < total:
        rest = f"Run this cell again for hint {count + 1}."
    elif nothing_new:
        rest = "There are no more hints. Bring your question to the exercise class: what did you expect, what came?"
    else:
        rest = "This was the last hint."
    return Page("\n".join([*text, "", rest]), wrapped(f"Hints for {task.name}", "\n".join([*body, f"<p>{rest}</p>"])))


# submit()


def evidence(saved: Evidence) -> Page:
    outcome = "pass" if saved.saved else "fail"
    body = f'<p class="line {outcome}">{mark(outcome)}{rich(saved.text)}</p>{saved.html}'
    return Page(
        "\n".join(folded(f"{MARKS[outcome]} {saved.text}", "", "  ")), wrapped(f"Weights of {saved.task}", body)
    )


# ready()


def summary(
    notebook: PublicNotebook, results: Sequence[Examination], saved: Mapping[str, Evidence], colab: bool = False
) -> Page:
    """Every task with its points, what is saved of models, and how to hand in."""
    table = [
        ("task", "points", "public checks"),
        *((result.task.name, points(result.task.points), state(result)) for result in results),
        *(
            (asked.name, points(asked.points), ("skipped", "a question: a person reads it"))
            for asked in notebook.questions
        ),
    ]
    widths = [max(len(row[k]) for row in table) for k in (0, 1)]
    text = [f"{notebook.name}: {notebook.title}", ""]
    body = [f"<p><strong>{rich(notebook.name)}</strong>: {rich(notebook.title)}</p>", "<table>"]
    for name, worth, told in table:
        said = told if isinstance(told, str) else f"{MARKS[told[0]]} {told[1]}"
        text.append(f"  {name:<{widths[0]}}  {worth:>{widths[1]}}  {said}")
        if isinstance(told, str):
            cells = [
                f'<th scope="col">{name}</th>',
                f'<th scope="col" class="n">{worth}</th>',
                f'<th scope="col">{told}</th>',
            ]
        else:
            cells = [f"<td><code>{html.escape(name)}</code></td>", f'<td class="n">{worth}</td>']
            cells.append(f"<td>{mark(told[0])}{rich(told[1])}</td>")
        body.append(f"<tr>{''.join(cells)}</tr>")
    body.append("</table>")
    for block in (closing(results), weights(results, saved)):
        text += ["", *(line for said in block for line in folded(said, "", "  "))] if block else []
        body += [f"<p>{rich(line)}</p>" for line in block]
    steps = hand_in(notebook.name, colab)
    text += [
        "",
        "To hand in:",
        *(line for k, step in enumerate(steps, 1) for line in folded(f"{k}. {step}", "  ", "     ")),
    ]
    body += ["<p>To hand in:</p><ol>", *(f"<li>{rich(step)}</li>" for step in steps), "</ol>"]
    return Page("\n".join(text), wrapped(f"Summary of {notebook.name}", "\n".join(body)))


def state(result: Examination) -> tuple[str, str]:
    count = len(result.sentences)
    if result.stopped and not result.started:
        return "skipped", "not written yet" if not result.task.model else "not trained yet"
    if result.stopped:
        return "fail", f'has a problem: check("{result.task.name}") says which'
    if not count:
        return "pass", "written; only hidden checks"
    if result.right and result.passed < count:
        return "ungradable", f"{result.passed} of {count} passed, {count - result.passed} could not be checked"
    return "pass" if result.right else "fail", f"{result.passed} of {count} passed"


def closing(results: Sequence[Examination]) -> list[str]:
    right = [result for result in results if result.right]
    worth, total = (points(sum(r.task.points for r in some)) for some in (right, results))
    told = f"{len(right)} of {len(results)} tasks pass their public checks; they are worth {worth} of {total} points."
    return [told, "The points themselves are given when the hidden checks have run."]


def weights(results: Sequence[Examination], saved: Mapping[str, Evidence]) -> list[str]:
    """A line for every model task: is its training saved in the notebook?"""
    lines = []
    for result in results:
        if not result.task.model:
            continue
        name = result.task.name
        kept = saved.get(name)
        if kept is not None and kept.saved:
            lines.append(f"✓ The weights of `{name}` are saved in the output of its cell.")
        else:
            lines.append(
                f'✗ No weights of `{name}` are saved in this session: run the cell with `submit(…, "{name}")` and keep '
                "its output."
            )
    return lines


def hand_in(name: str, colab: bool) -> list[str]:
    first = "Runtime > Restart session and run all" if colab else "Run > Restart Kernel and Run All Cells"
    download = "File > Download > Download .ipynb" if colab else "File > Save Notebook, then File > Download"
    return [
        f"{first}: the notebook has to run from top to bottom.",
        f"{download}.",
        f"Hand in the file `{name}.ipynb` as it is, with its outputs; don't convert it to PDF or HTML.",
    ]


# Words and marks


def note(text: str) -> Page:
    return Page("\n".join(folded(text)), wrapped("Note", f"<p>{rich(text)}</p>"))


def points(number: float) -> str:
    return f"{number:g}"


def plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


def capitalised(text: str) -> str:
    """With a capital, unless the first word is code, such as `db:` or `nan`."""
    return text if re.match(r"\w+:|nan\b", text) else text[:1].upper() + text[1:]


def folded(text: str, first: str = "", later: str | None = None) -> list[str]:
    """A sentence in lines that fit a terminal, never broken inside `code`."""
    kept = re.sub(r"`[^`]+`", lambda code: code[0].replace(" ", "\u00a0"), text)
    later = first if later is None else later
    lines = textwrap.wrap(
        kept, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
    return [line.replace("\u00a0", " ") for line in lines]


def mark(outcome: str) -> str:
    """The sign of an outcome, and for a screen reader its word."""
    sign = f'<span class="m {outcome}" aria-hidden="true">{MARKS[outcome]}</span>'
    return f'{sign}<span class="s">{SPOKEN[outcome]}: </span>'


def rich(text: str) -> str:
    """A sentence as HTML; what stands between backticks is code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))


def wrapped(label: str, body: str) -> str:
    return f'<div class="agr" role="group" aria-label="{html.escape(label)}"><style>\n{STYLE}</style>\n{body}\n</div>'
