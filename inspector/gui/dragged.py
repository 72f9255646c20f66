"""What is dragged over a window from elsewhere: thousands of files, perhaps, while the window must go on."""

from PySide6.QtCore import QMimeData


def has_files(data: QMimeData) -> bool:
    """Tell whether files or folders are dragged; a browser gives addresses of the web."""
    return any(url.isLocalFile() for url in data.urls())


def files_of(data: QMimeData) -> list[str]:
    """Return the files and folders of a drag as they are written: a `Path` of each costs ten times as much."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
