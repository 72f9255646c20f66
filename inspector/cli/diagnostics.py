"""`inspector diagnostics`: one archive for whoever is asked to help."""

from pathlib import Path
from typing import Annotated

import typer

from inspector.cli.commands import Quiet


def diagnostics(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip", help="The archive to write.")],
    project: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A project, whose choices and numbers are told, too.")
    ] = None,
    photos: Annotated[
        bool, typer.Option("--photos", help="With the photos of the project's last 20 inspections.")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that is there already.")] = False,
    quiet: Quiet = False,
) -> None:
    """Save logs, versions, devices and settings for whoever is asked to help. Folders and names are made unreadable."""
    from inspector.core.progress import drive
    from inspector.services.diagnosing import save_diagnostics
    from inspector.store.project import read_project

    if photos and project is None:
        raise typer.BadParameter("--photos are those of a project: name it with --project")
    root = read_project(project).root if project is not None else None
    drive(save_diagnostics(file, project=root, photos=photos, overwrite=overwrite))
    if not quiet:
        typer.echo(f"{file} was written. Look into it before you send it: it holds no photos{_but(photos)}.")


def _but(photos: bool) -> str:
    return " but those of the last inspections" if photos else ""
