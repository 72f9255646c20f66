"""A watched folder as a camera: each image file that appears there is a frame, once it is written to its end."""

import time
from dataclasses import dataclass, replace
from pathlib import Path

from inspector.core.errors import CameraLost, CameraMissing, FolderMissing, ImageUnreadable
from inspector.core.frame import FailedGrab, Frame
from inspector.data.walk import File, natural, walk
from inspector.imaging.read import IMAGE_SUFFIXES, check_size, decode_image
from inspector.runtime.cameras.camera import Kind, Setting, now

SETTLED_S = 0.3  # a file that has not changed for so long is tried
GIVEN_UP_S = 3.0  # one that cannot be read after so long without a change will not become better
_LOOKED_S = 0.1  # between two looks at the folder, or longer where a look takes long
_SHARE = 5  # looking takes at most a fifth of the time
_ZEROS = bytes(64)  # some systems reserve a file's whole length first, and fill it later

_State = tuple[int, int]  # size in bytes and time of change of a file


@dataclass(frozen=True, slots=True)
class _Young:
    """A file that is new or was changed: its state, since when (`time.monotonic()`) it is so, and when to try it."""

    path: Path
    state: _State
    since_s: float
    due_s: float

    @property
    def age_s(self) -> float:
        """Seconds since it was last seen to change."""
        return time.monotonic() - self.since_s


class FolderCamera:
    """Watches the images in a folder, not those in folders inside it. A changed file is a new frame.

    Files that are there already are passed over, or played first (`existing`), in their natural order; with
    `then_end` nothing is waited for afterwards. `white_level` is that of `read_image`. Files that cannot be read are
    failed grabs. Nothing is ever dropped, and what came while the folder was out of reach is made up for.
    """

    patience_s = None
    waits = True

    def __init__(
        self, folder: Path, *, existing: bool = False, then_end: bool = False, white_level: int = 65535
    ) -> None:
        self.folder = folder.absolute()
        self.resolution: tuple[int, int] | None = None
        self._existing, self._then_end, self._white_level = existing, then_end, white_level
        self._done: dict[Path, _State] | None = None  # None: the folder was not looked at yet
        self._young: dict[Path, _Young] = {}
        self._number = 0
        self._next_look_s = 0.0

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name or str(self.folder)

    @property
    def address(self) -> str:
        """What finds it again."""
        return f"{Kind.FOLDER}:{self.folder}"

    @property
    def ended(self) -> bool:
        """Whether all was played that was there, and nothing else is wanted."""
        return self._then_end and self._done is not None and not self._young

    def open(self) -> None:
        """Look at the folder. Raises `CameraMissing`."""
        try:
            found = self._listed()
        except FolderMissing as error:
            raise CameraMissing(str(self.folder), error.cause) from error
        if self._done is None:
            self._done = {} if self._existing else found
        self._note(found)

    def grab(self, timeout_s: float) -> Frame | FailedGrab | None:
        """Return the next file that is whole. Raises `CameraLost` where the folder is gone."""
        end = time.monotonic() + timeout_s
        while True:
            self._look()
            for young in self._settled():
                grabbed = self._read(young)
                if grabbed is not None:
                    return grabbed
                self._young[young.path] = replace(young, due_s=time.monotonic() + SETTLED_S)
            left = end - time.monotonic()
            if left <= 0 or self.ended:
                return None
            time.sleep(min(left, _LOOKED_S / 2))

    def close(self) -> None:
        """Do nothing: what was seen is remembered for when the folder is back."""

    def settings(self) -> tuple[Setting, ...]:
        """Return none: a folder has no lens."""
        return ()

    def change(self, name: str, value: float | None) -> None:
        """Change nothing."""

    def _look(self) -> None:
        """Find out what is new or was changed, not all too often."""
        start = time.monotonic()
        if start < self._next_look_s:
            return
        try:
            self._note(self._listed())
        except FolderMissing as error:
            raise CameraLost(self.name, f"the folder cannot be reached: {error.cause}") from error
        self._next_look_s = time.monotonic() + max(_LOOKED_S, _SHARE * (time.monotonic() - start))

    def _listed(self) -> dict[Path, _State]:
        files = (item for item in walk(self.folder, deep=False) if isinstance(item, File))
        return {
            file.path: (file.size, file.mtime_ns) for file in files if file.path.suffix.casefold() in IMAGE_SUFFIXES
        }

    def _note(self, found: dict[Path, _State]) -> None:
        """Remember which files are new or changed since they were last looked at; forget those that are gone."""
        done, young, moment = self._done or {}, {}, time.monotonic()
        for path, state in found.items():
            if done.get(path) != state:
                known = self._young.get(path)
                young[path] = (
                    known if known and known.state == state else _Young(path, state, moment, moment + SETTLED_S)
                )
        self._young = young

    def _settled(self) -> list[_Young]:
        """Return the files that have not changed for a while, the oldest first."""
        moment = time.monotonic()
        settled = [young for young in self._young.values() if young.due_s <= moment]
        return sorted(settled, key=lambda young: (young.since_s, natural(young.path.name)))

    def _read(self, young: _Young) -> Frame | FailedGrab | None:
        """Return a file as a frame, or None if it is not written to its end yet."""
        hopeless = young.age_s >= GIVEN_UP_S
        try:
            check_size(young.path, young.state[0])  # a film may be called .jpg, too
            data = young.path.read_bytes()
            if self._state(young.path) != young.state or (data.endswith(_ZEROS) and not hopeless):
                return None
            photograph = decode_image(data, young.path, white_level=self._white_level)
        except FileNotFoundError:  # it was renamed: its next name is a new file
            return None
        except (ImageUnreadable, OSError) as error:
            return self._failed(young, error) if hopeless else None
        self._finish(young)
        self.resolution = (photograph.shape[1], photograph.shape[0])
        return Frame(photograph, now(), time.monotonic(), self._number, self.name, young.path)

    def _failed(self, young: _Young, error: ImageUnreadable | OSError) -> FailedGrab:
        self._finish(young)
        cause = error.cause if isinstance(error, ImageUnreadable) else f"could not be read ({error.strerror})"
        return FailedGrab(cause, now(), time.monotonic(), self._number, self.name, young.path)

    def _finish(self, young: _Young) -> None:
        self._number += 1
        self._young.pop(young.path, None)
        if self._done is not None:
            self._done[young.path] = young.state

    def _state(self, path: Path) -> _State:
        found = path.stat()
        return found.st_size, found.st_mtime_ns
