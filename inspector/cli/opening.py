"""`inspector open`: the window, on a project, and live from the first moment where a station is to start by itself."""

from pathlib import Path
from typing import Annotated

import typer

from inspector.core.errors import ProjectInvalid


def open_(
    context: typer.Context,
    project: Annotated[Path, typer.Argument(help="A project's folder.")],
    live: Annotated[
        bool, typer.Option("--live", help="Begin to inspect at once, with the camera that was used last.")
    ] = False,
) -> None:
    """Open the window on a project. With --live a PC that is switched on inspects without anybody pressing a key."""
    if not project.is_dir():
        raise ProjectInvalid(project, "no such folder")
    raise typer.Exit(context.obj(folder=project.absolute(), live=live))
