"""Photographs into a project, which is made if it is not there."""

from pathlib import Path

from inspector.core.progress import Log, Task, stage
from inspector.data.index import Index
from inspector.data.layout import detect_layout, is_project
from inspector.services.workplace import Workplace
from inspector.store.importing import ImportReport, import_images
from inspector.store.project import create_project, open_project


def import_into(src: Path, project: Path, *, workplace: Workplace, log: Log | None = None) -> Task[ImportReport]:
    """Copy the images of `src` into the project. Raises what `import_images` and `create_project` raise."""
    detect_layout(src)  # before a project is made of nothing
    opened = open_project(project) if is_project(project) else create_project(project)
    with Index(workplace.index) as index:
        return (yield from stage("import", import_images(src, opened, index=index), log or Log()))
