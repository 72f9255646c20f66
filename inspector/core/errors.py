"""The known errors: each is named for what the user can do about it, and says it in plain English.

Anything that is not an `InspectorError` is a bug and is allowed to fly.
"""

from collections.abc import Sequence
from pathlib import Path
from signal import Signals
from typing import Any


class InspectorError(Exception):
    """An error that a user can understand and mend. `str()` is one plain sentence or two; facts are fields."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle it as it is: what it was made from is not what an exception remembers."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[InspectorError], args: tuple[Any, ...], fields: dict[str, Any]) -> InspectorError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(fields)
    return error


class ImageUnreadable(InspectorError):
    """A file is not an image that can be used: empty, truncated, damaged, too large, or not an image."""

    def __init__(self, path: Path | str, cause: str) -> None:
        self.path = Path(path)
        self.cause = cause
        super().__init__(f"{path}: {cause}")


class FolderMissing(InspectorError):
    """A folder or file that was named does not exist or cannot be read."""

    def __init__(self, path: Path | str, cause: str = "no such folder") -> None:
        self.path, self.cause = Path(path), cause
        super().__init__(f"{path}: {cause}")


class TooFewImages(InspectorError):
    """There are not enough usable images of one kind for what was asked."""

    def __init__(self, *, what: str, found: int, needed: int, hint: str = "") -> None:
        self.what, self.found, self.needed = what, found, needed
        text = f"{found} {what} found, at least {needed} {'is' if needed == 1 else 'are'} needed."
        super().__init__(f"{text} {hint}".strip())


class DataLeak(InspectorError):
    """The same picture stands on both sides of a split, so figures measured on it would flatter."""

    def __init__(self, *, between: tuple[str, str], names: Sequence[str]) -> None:
        self.between, self.names = between, tuple(names)
        shown = ", ".join(self.names[:3]) + (" …" if len(self.names) > 3 else "")
        super().__init__(f"{len(self.names)} images are in both {between[0]} and {between[1]}: {shown}")


class RecipeInvalid(InspectorError):
    """A setting has a value that cannot work; the message names the setting and what it may be."""

    def __init__(self, setting: str, cause: str) -> None:
        self.setting, self.cause = setting, cause
        super().__init__(f"{setting}: {cause}")


class WeightsInvalid(InspectorError):
    """A weights file cannot be read, or does not fit the encoder that was asked for."""

    def __init__(self, source: Path | str, cause: str) -> None:
        self.source, self.cause = str(source), cause
        super().__init__(f"Weights {source}: {cause}")


class LearningDiverged(InspectorError):
    """Learning ran away, and there is nothing to go back to: its figures are no longer finite."""

    def __init__(self, rate: float) -> None:
        self.rate = rate
        super().__init__(
            f"Learning ran away (learning rate {rate:.2g}): its figures are no longer finite. Try a tenth of this rate."
        )


class CheckpointUnusable(InspectorError):
    """A run cannot go on from this checkpoint: it is damaged, or that of a run with other settings or images."""

    def __init__(self, path: Path | str, cause: str) -> None:
        self.path, self.cause = Path(path), cause
        super().__init__(f"{path}: cannot go on from this checkpoint: {cause}. Go on as before, or start anew.")


class ProjectInvalid(InspectorError):
    """A folder is not an Inspector project, or its project file cannot be used."""

    def __init__(self, path: Path | str, cause: str) -> None:
        self.path, self.cause = Path(path), cause
        super().__init__(f"{path}: {cause}")


class BundleMissing(InspectorError):
    """No bundle where one was named."""

    def __init__(self, path: Path | str, cause: str) -> None:
        self.path, self.cause = Path(path), cause
        super().__init__(f"{path}: {cause}")


class BundleDamaged(InspectorError):
    """A bundle is incomplete, was changed after it was saved, or does not load."""

    def __init__(self, path: Path | str, cause: str) -> None:
        self.path, self.cause = Path(path), cause
        super().__init__(
            f"{path}: the bundle is damaged: {cause}. Copy it again from where it was trained, or train again."
        )


class BundleChanged(InspectorError):
    """A bundle on disk is no longer the one that was opened: somebody trained it anew, or moved its limits."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        super().__init__(f"{path}: this bundle was changed since it was opened. Open it again.")


class BundleTooNew(InspectorError):
    """A bundle was saved by a newer Inspector than this one."""

    def __init__(self, path: Path | str, *, schema: int, supported: int) -> None:
        self.path, self.schema, self.supported = Path(path), schema, supported
        super().__init__(
            f"{path}: this bundle was saved by a newer Inspector (schema {schema}, this one reads up to {supported}). "
            "Update Inspector to use it."
        )


class ExportMismatch(InspectorError):
    """The exported graph does not give the scores of the encoder that was trained; nothing was saved."""

    def __init__(self, *, difference: float, allowed: float) -> None:
        self.difference, self.allowed = difference, allowed
        super().__init__(
            f"The exported graph differs from the trained encoder by {difference:.2g} (allowed {allowed:.2g}); "
            "nothing was saved. Try another backbone, and please report this."
        )


class PredictionFailed(InspectorError):
    """A bundle's graph failed on an image: out of memory, or a driver that gave up. Never a verdict."""

    def __init__(self, cause: str) -> None:
        self.cause = cause
        super().__init__(f"The bundle's graph failed: {cause}")


class DestinationExists(InspectorError):
    """Something is already where a result would be written."""

    def __init__(self, path: Path | str, hint: str) -> None:
        self.path = Path(path)
        super().__init__(f"{path} already exists. {hint}")


class NameInvalid(InspectorError):
    """A name cannot be that of a folder or a file; the message says what it may be."""

    def __init__(self, name: str, cause: str) -> None:
        self.name, self.cause = name, cause
        super().__init__(f"“{name}” cannot be used: {cause}.")


class NotWritable(InspectorError):
    """A file or folder could not be written: disk full, no permission, or a name that the disk refuses."""

    def __init__(self, path: Path | str, cause: str) -> None:
        self.path, self.cause = Path(path), cause
        super().__init__(f"{path} could not be written: {cause}. What was there before is unchanged.")


class DiskFull(NotWritable):
    """The disk has no room left for what has to be written."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(path, "the disk is full")


class CameraMissing(InspectorError):
    """A camera that was asked for is not there, or another one answers in its place."""

    def __init__(self, camera: str, cause: str) -> None:
        self.camera, self.cause = camera, cause
        super().__init__(f"Camera {camera}: {cause}")


class CameraBusy(InspectorError):
    """A camera is there, but another program uses it, or this one may not."""

    def __init__(self, camera: str, cause: str) -> None:
        self.camera, self.cause = camera, cause
        super().__init__(f"Camera {camera}: {cause}")


class CameraLost(InspectorError):
    """A camera that gave frames gives none any more: unplugged, frozen, or its folder is gone."""

    def __init__(self, camera: str, cause: str) -> None:
        self.camera, self.cause = camera, cause
        super().__init__(f"Camera {camera} was lost: {cause}")


class JournalTooNew(InspectorError):
    """A journal was written by a newer Inspector than this one."""

    def __init__(self, path: Path | str, *, schema: int, supported: int) -> None:
        self.path, self.schema, self.supported = Path(path), schema, supported
        super().__init__(
            f"{path}: this journal was written by a newer Inspector (schema {schema}, this one reads up to "
            f"{supported}). Update Inspector to use it."
        )


class JournalDamaged(InspectorError):
    """A journal cannot be read. `aside` is where it was moved, whole; None where it still is in its place."""

    def __init__(self, path: Path | str, cause: str, *, aside: Path | None = None) -> None:
        self.path, self.cause, self.aside = Path(path), cause, aside
        way_out = (
            f"It was set aside as {aside.name}, and nothing of it was deleted. Try again to begin a new one."
            if aside
            else "Restart Inspector, which then sets it aside and begins a new one."
        )
        super().__init__(f"{path}: the journal is damaged: {cause}. {way_out}")


class OutOfDeviceMemory(InspectorError):
    """The device has too little memory for one image at the size that was asked for."""

    def __init__(self, device: str, hint: str) -> None:
        self.device = device
        super().__init__(f"Out of memory on {device}. {hint}")


class StudioNeeded(InspectorError):
    """This is the station edition, which comes without what learns."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(
            f"{what} needs the studio edition of Inspector. This is the station edition, which only inspects."
        )


class ProcessLost(InspectorError):
    """The process that did a piece of work ended in its midst: killed by the system, or by a fault of a library.

    `exit_code` is what the system says of it, `signal` the name of what ended it; None where nothing is known.
    """

    def __init__(self, exit_code: int | None) -> None:
        self.exit_code, self.signal = exit_code, _signal(exit_code)
        how = self.signal or ("unknown" if exit_code is None else f"exit code {exit_code}")
        super().__init__(
            f"The process that did this work ended in its midst ({how}). Most often the PC has run out of memory: "
            "close other programs, or use a smaller image size or batch, and try again."
        )


def _signal(exit_code: int | None) -> str | None:
    if exit_code is None or exit_code >= 0:
        return None
    try:
        return Signals(-exit_code).name
    except ValueError:
        return f"signal {-exit_code}"


class DeviceMissing(InspectorError):
    """A device or an execution provider that was asked for is not there."""

    def __init__(self, device: str, available: Sequence[str]) -> None:
        self.device, self.available = device, tuple(available)
        super().__init__(f"{device} is not available here. Available: {', '.join(available)}.")
