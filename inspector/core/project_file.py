"""What makes a folder an Inspector project; light enough to be asked before anything else is imported."""

from pathlib import Path

PROJECT_FILE = "project.json"


def is_project_folder(path: Path) -> bool:
    """Tell whether this is a project's folder, or its file."""
    folder = path.parent if path.name == PROJECT_FILE else path
    return (folder / PROJECT_FILE).is_file()
