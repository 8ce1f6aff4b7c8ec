"""The command line: reads arguments, calls the rooms, prints. No policy of its own."""

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated, Optional

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from autograder.classroom.lms.registry import formats
from autograder.errors import Problem

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Auto-graded notebooks on machine learning for particle physics: build, prove, grade, report.",
)
errors = Console(stderr=True, highlight=False)

Names = Annotated[Optional[list[str]], typer.Argument(metavar="[NAME]...", help="assignments; all if none is named")]  # noqa: UP045


def main() -> None:
    """Run a command; what a person can mend becomes one line and exit code 1 or 2."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # one submission, one core: times can be compared
        os.environ.setdefault(variable, "1")
    for variable, quiet in (("TF_CPP_MIN_LOG_LEVEL", "3"), ("TF_ENABLE_ONEDNN_OPTS", "0")):
        os.environ.setdefault(variable, quiet)  # TensorFlow's own news are no news to an instructor
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # a second of jsonschema's for URLs in JSON
    debug = "--debug" in sys.argv
    if debug:
        sys.argv.remove("--debug")
    try:
        code = app(standalone_mode=False)
    except Problem as problem:
        if debug:
            traceback.print_exc()
        print(f"autograder: {problem}", file=sys.stderr)
        code = problem.code
    except KeyboardInterrupt:
        print("autograder: stopped; what was graded is kept, run the same command again to go on", file=sys.stderr)
        code = 1
    except typer.Exit as stop:
        code = stop.exit_code
    except Exception as error:
        code = usage(error, debug)
    sys.exit(code or 0)


def usage(error: Exception, debug: bool) -> int:
    """Wrong arguments are the user's, everything else is ours; both are one line."""
    if hasattr(error, "format_message"):  # click's and typer's own
        print(f"autograder: {error.format_message()} (autograder --help lists what there is)", file=sys.stderr)
        return 2
    if debug:
        traceback.print_exc()
    print(
        f"autograder: {type(error).__name__}: {error} (run it again with --debug and report what it prints)",
        file=sys.stderr,
    )
    return 1


@app.command()
def doctor(
    layers: Annotated[bool, typer.Option("--layers", help="what each stops, and the test that guards it")] = False,
) -> int:
    """Versions, layers of the sandbox, GPU, what is missing and how to get it."""
    from autograder.classroom.doctor import examine, explain

    return explain() if layers else examine()


@app.command()
def grade(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="notebooks, or folders that hold some")],
    assignment: Annotated[
        str | None, typer.Option(help="grade as this assignment, whatever the file is called")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="grading processes")] = 1,
    scheduler: Annotated[Optional[str], typer.Option(metavar="URL", help="a Dask scheduler, tls://…")] = None,  # noqa: UP045
    insecure_scheduler: Annotated[
        bool,
        typer.Option("--insecure-scheduler", help="take a scheduler that asks for no certificates, over any network"),
    ] = False,
    json_file: Annotated[Optional[str], typer.Option("--json", metavar="FILE|-", help="write results as JSON")] = None,  # noqa: UP045
    gradebook: Annotated[
        str | None, typer.Option(metavar="URL", help="or `none`; the class in submitted/ goes into gradebook.db")
    ] = None,
    replay: Annotated[bool, typer.Option(help="the paths are receipts: grade again and compare")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="say what would change in the gradebook and why, and write nothing")
    ] = False,
    unconfined: Annotated[
        bool,
        typer.Option(
            "--allow-unconfined", help="run students' code even where no sandbox holds (never on a machine you need)"
        ),
    ] = False,
) -> int:
    """Grade notebooks and print scores, or JSON with --json."""
    from autograder.classroom import session

    return session.run(
        paths,
        assignment=assignment,
        jobs=jobs,
        scheduler=scheduler,
        insecure_scheduler=insecure_scheduler,
        json_file=json_file,
        gradebook=gradebook,
        replay=replay,
        dry_run=dry_run,
        allow_unconfined=unconfined,
        progress=bar("grading"),
    )


@app.command()
def build(
    names: Names = None, check: Annotated[bool, typer.Option(help="rebuild in a scratch folder and compare")] = False
) -> int:
    """Make source/, release/, colab/ and the student package's checks from assignments/."""
    from autograder.authoring.build import build as build_all
    from autograder.course.course import find_course

    course = find_course()
    return build_all(course.chosen(names or []), check=check, root=course.root)


@app.command()
def verify(
    names: Names = None,
    json_file: Annotated[str | None, typer.Option("--json", metavar="FILE|-", help="write the proof as JSON")] = None,
) -> int:
    """Prove every hidden suite: right solutions pass, known-wrong ones and mutants of the reference do not."""
    from autograder.authoring import proof_page
    from autograder.authoring.verify import verify as prove
    from autograder.course.course import find_course

    course = find_course()
    chosen = course.chosen(names or [])
    with bar("proving") as progress:
        proofs = prove(course, chosen, progress=progress)
    quiet = json_file == "-"
    for proof in proofs:
        page = proof_page.write_page(proof, course.assignment(proof.assignment), course.root / ".cache" / "verify")
        for line in () if quiet else (*proof_page.text_lines(proof), f"    kill matrix: {page}"):
            print(line)
    if json_file:
        print_json(proof_page.as_json(proofs), json_file)
    return int(not all(proof.holds for proof in proofs))


@app.command()
def publish(target: Annotated[Path, typer.Argument(metavar="DIR", help="the students' repository")]) -> int:
    """Write the repository that students may see, or refuse and name the line that would leak."""
    from autograder.authoring.publish import publish as publish_to
    from autograder.course.course import find_course

    return publish_to(find_course().root, target)


@app.command()
def new(name: Annotated[str, typer.Argument(help="such as 14_transformers")]) -> int:
    """Make an assignment folder that builds, verifies and teaches its author."""
    from autograder.authoring.new import new as make
    from autograder.course.course import find_course

    return make(find_course().root, name)


@app.command()
def collect(
    archive: Annotated[
        Path, typer.Argument(metavar="ARCHIVE", help="what Moodle or Canvas gave you: zip, tar or unpacked")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="show who maps to what and write nothing")] = False,
    assignment: Annotated[str | None, typer.Option(help="all notebooks in it have to be of this assignment")] = None,
    roster: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CSV of the students; roster.csv in the course if there is one"),
    ] = None,
    worksheet: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Moodle's grading worksheet or Canvas' gradebook: who is who, and when"),
    ] = None,
    gradebook: Annotated[str | None, typer.Option(metavar="URL", help="where the roster's students go")] = None,
) -> int:
    """Sort a download of Moodle or Canvas into submitted/STUDENT/ASSIGNMENT/."""
    from autograder.classroom.lms import collect

    return collect.run(
        archive, dry_run=dry_run, assignment=assignment, roster_file=roster, sheet=worksheet, gradebook=gradebook
    )


@app.command()
def export(
    names: Names = None,
    kind: Annotated[str, typer.Option("--format", metavar="|".join(formats()), help="who is to read it")] = "csv",
    tasks: Annotated[bool, typer.Option("--tasks", help="the points of every task too")] = False,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="standard output if none is named")] = None,
    worksheet: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="fill in Moodle's grading worksheet, or Canvas' gradebook, as downloaded"),
    ] = None,
    roster: Annotated[Path | None, typer.Option(metavar="FILE", help="CSV of the students, as for collect")] = None,
    gradebook: Annotated[str | None, typer.Option(metavar="URL", help="grades of this gradebook")] = None,
) -> int:
    """Give grades back to Moodle or Canvas, or as a table."""
    from autograder.classroom.lms import export

    return export.run(names or [], kind, tasks=tasks, out=out, sheet=worksheet, roster_file=roster, gradebook=gradebook)


@app.command()
def demo(
    students: Annotated[int, typer.Option(min=1, help="how many hand in")] = 30,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="where; .cache/demo in the course if not said")
    ] = None,
) -> int:
    """The whole story on a made-up class: release, collect, grade, feedback, export, report."""
    from autograder.classroom.demo import demo

    return demo.run(students, out, app)


@app.command()
def report(
    names: Names = None,
    anonymous: Annotated[bool, typer.Option("--anonymous", help="pseudonyms in place of names, to be shared")] = False,
) -> int:
    """Write pages on the class: one for each assignment and one for the course."""
    from autograder.classroom.pages.report import write_report
    from autograder.course.course import find_course

    print(write_report(find_course(), names or [], anonymous))
    return 0


@app.command()
def feedback(
    names: Names = None,
    gradebook: Annotated[
        str | None, typer.Option(metavar="URL", help="where points and comments of people are; gradebook.db")
    ] = None,
) -> int:
    """Write each student's page, feedback/STUDENT/ASSIGNMENT/ASSIGNMENT.html."""
    from autograder.classroom.pages import feedback

    return feedback.run(names or [], gradebook)


def bar(what: str) -> Progress:
    """A progress bar with an estimate on a terminal, silence elsewhere."""
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=errors, disable=not errors.is_terminal, transient=True)


def print_json(document: dict, target: str) -> None:
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    if target == "-":
        sys.stdout.write(text)
    else:
        Path(target).write_text(text)


if __name__ == "__main__":
    main()
