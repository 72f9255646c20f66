"""`inspector views`, `inspector defects`: a page to look at before a run that takes hours.

Two commands and not one: views are of all images, labelled or not, and have augmentations; defects are of good ones
and have kinds. An option that means nothing beside another would have to be refused.
"""

from pathlib import Path
from typing import Annotated

import typer

from inspector.cli.commands import Quiet
from inspector.cli.console import list_rejected, watch
from inspector.cli.marks import Ignore, Region, marked
from inspector.cli.settings import ViewChanges, ViewSize, read_views
from inspector.core.recipe import Preparation

Page = Annotated[Path, typer.Option("--out", metavar="FILE.png", help="Where to write the page.")]
Project = Annotated[Path | None, typer.Argument(help="A project's folder; or name a folder of images.")]
Count = Annotated[int, typer.Option(help="How many images to show.", min=1, max=100)]
Size = Annotated[int, typer.Option(help="Pixels: the area a picture is brought to is size × size.")]


def views(
    out: Page,
    project: Project = None,
    images: Annotated[Path | None, typer.Option(help="Folder of images, labelled or not.")] = None,
    count: Count = 8,
    size: Size = 256,
    region: Region = None,
    ignore: Ignore = None,
    view_size: ViewSize = None,
    changes: ViewChanges = None,
    seed: Annotated[int, typer.Option(help="Of the views.", min=0)] = 0,
    quiet: Quiet = False,
) -> None:
    """Show on one page what pretraining will see: pictures, and pairs of their views."""
    from inspector.services.previewing import preview_views
    from inspector.services.sources import Source
    from inspector.services.workplace import Workplace

    if (project is None) == (images is None):
        raise typer.BadParameter("name a project, or a folder with --images")
    asked = read_views(changes, size=view_size)
    source = Source(project, unlabelled=images)
    preparation = marked(Preparation(size=size), source, region=region, ignore=ignore)
    task = preview_views(source, preparation, asked, out, workplace=Workplace(), count=count, seed=seed)
    preview = watch(task, quiet=quiet)
    list_rejected(preview.rejected)
    typer.echo(f"{preview.path}: {preview.shown} pictures and their views")


def defects(
    out: Page,
    project: Project = None,
    good: Annotated[Path | None, typer.Option(help="Folder of good images.")] = None,
    kinds: Annotated[
        str | None, typer.Option(metavar="KIND,KIND…", help="Such as scratch,hole,cut-paste (default: all).")
    ] = None,
    count: Count = 8,
    size: Size = 256,
    region: Region = None,
    ignore: Ignore = None,
    seed: Annotated[int, typer.Option(help="Of the defects.", min=0)] = 0,
    quiet: Quiet = False,
) -> None:
    """Show on one page synthetic defects on good pictures, and what is marked of them."""
    from inspector.data.synthetic import KINDS
    from inspector.services.previewing import check_kinds, preview_defects
    from inspector.services.sources import Source
    from inspector.services.workplace import Workplace

    if (project is None) == (good is None):
        raise typer.BadParameter("name a project, or a folder with --good")
    chosen = KINDS if kinds is None else [kind.strip().replace("-", "_") for kind in kinds.split(",")]
    check_kinds(chosen)  # before the project is opened: a wrong option is the first thing to say
    source = Source(project, good=good)
    preparation = marked(Preparation(size=size), source, region=region, ignore=ignore)
    task = preview_defects(source, preparation, out, workplace=Workplace(), kinds=chosen, count=count, seed=seed)
    preview = watch(task, quiet=quiet)
    list_rejected(preview.rejected)
    typer.echo(f"{preview.path}: {preview.shown} good pictures with synthetic defects")
