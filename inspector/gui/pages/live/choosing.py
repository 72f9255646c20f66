"""What a person has chosen for live inspection, kept for the project: which camera, how it is used, and when."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.gui.camera_choices import Choices, keep_choice, load_choices
from inspector.gui.cameras import CameraFinder
from inspector.gui.pages.live.head import Head
from inspector.gui.pages.live.wish import Wish, load_wish, save_wish
from inspector.gui.session import Session

if TYPE_CHECKING:
    from inspector.runtime.cameras.camera import Camera
    from inspector.runtime.cameras.listing import Listed


class Choosing(QObject):
    """Holds the `wish`, and the `cameras` that are there; the head shows both.

    `camera_wanted` carries address and name of what a person chose or pointed at; `found` says which cameras there are
    now. `beside` is the widget that folders and files are asked for over.
    """

    camera_wanted = Signal(str, str)
    found = Signal()

    def __init__(self, session: Session, head: Head, beside: QWidget) -> None:
        super().__init__(beside)
        self._session, self._head, self._beside = session, head, beside
        self.wish = Wish()
        self.cameras: tuple[Listed, ...] = ()
        self.finder = CameraFinder(session.tasks, self)
        self.finder.found.connect(self._take_found)
        head.camera_chosen.connect(self.camera_wanted)
        head.folder_wanted.connect(self.ask_folder)
        head.video_wanted.connect(self.ask_video)
        head.look_wanted.connect(self.look)

    def open(self) -> None:
        """Take what was chosen for the project that is open."""
        project = self._session.project
        self.wish = load_wish(self._session.state, project.root) if project is not None else Wish()
        self._head.show_wish(self.wish)
        self._show_cameras()

    def change(self, **changes: object) -> None:
        """Choose something else, and keep it."""
        self.wish = replace(self.wish, **changes)  # type: ignore[arg-type]
        if self._session.project is not None:
            save_wish(self._session.state, self._session.project.root, self.wish)
        self._head.show_wish(self.wish)
        self._show_cameras()

    @property
    def settings(self) -> Choices:
        """How the camera is to be set."""
        assert self._session.project is not None  # cameras run in projects
        return load_choices(self._session.state, self._session.project.root, self.wish.address)

    def set_camera(self, camera: "Camera | None", name: str, value: float | None) -> None:
        """Set the exposure or the like of the camera that runs, None for the automatic, and keep it."""
        if camera is not None and self._session.project is not None:
            camera.change(name, value)
            keep_choice(self._session.state, self._session.project.root, self.wish.address, name, value)

    @Slot()
    def look(self) -> None:
        """Look for cameras."""
        self.finder.look()
        self._show_cameras()

    @Slot()
    def ask_folder(self) -> None:
        """Let a person point at a folder that another program fills."""
        title = self.tr("Watch a folder: every new photo in it is judged")
        if folder := QFileDialog.getExistingDirectory(self._beside, title):
            self.camera_wanted.emit(f"folder:{folder}", Path(folder).name)

    @Slot()
    def ask_video(self) -> None:
        """Let a person point at a video."""
        file, _ = QFileDialog.getOpenFileName(self._beside, self.tr("Play a video as if it were a camera"))
        if file:
            self.camera_wanted.emit(f"video:{file}", Path(file).name)

    def name_of(self, address: str) -> str:
        """Return what a camera that was found is called."""
        return next((camera.name for camera in self.cameras if camera.address == address), address)

    @Slot(object)
    def _take_found(self, cameras: "tuple[Listed, ...]") -> None:
        self.cameras = cameras
        if not self.wish.address and len(cameras) == 1:
            self.change(address=cameras[0].address, name=cameras[0].name)
        self._show_cameras()
        self.found.emit()

    def _show_cameras(self) -> None:
        self._head.show_cameras(self.cameras, self.wish, looking=self.finder.looking)
