"""The images of the open project, always as they are on disk: listed, moved, added and removed here, undoably.

Every change of files runs in a task, one after the other, so no two meet; what is shown follows when it is done.
"""

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoStack

from inspector.core.errors import InspectorError
from inspector.core.sample import Label, Rejected, Sample
from inspector.data.index import Facts
from inspector.gui.changes import AddImages, MakeKind, MoveImages, RemoveImages, RemoveKind, RenameKind, SavePhoto, Told
from inspector.gui.jobs import Job, Jobs
from inspector.gui.latest import Latest
from inspector.gui.task import Tasks
from inspector.gui.words import sentence
from inspector.services.keeping import Kept, examine_images
from inspector.services.workplace import Workplace
from inspector.store.bins import Counts, LibraryImage, Listing, list_bins
from inspector.store.kinds import check_kind, refuse_taken
from inspector.store.project import Project

SETTLE_MS = 250  # files that come from outside come in crowds
LOOK_AGAIN_MS = 30_000  # network disks tell nobody that they changed
EXAMINE_MS = 800


@dataclass(frozen=True, slots=True)
class Refused:
    """Files that something could not be done with, each with its cause; `sentence` says what was to be done.

    Without files it was not done at all, and `sentence` says why.
    """

    sentence: str
    files: tuple[Rejected, ...]

    @property
    def in_short(self) -> str:
        """What was refused and why, told by the first file, for a line."""
        parts = (self.sentence, *(f"{file.path.name}: {file.cause}" for file in self.files[:1]))
        return sentence(": ".join(parts))


Making = Callable[[Project, Listing, Workplace], Generator[Any, None, Kept]]


class Library(QObject):
    """The images of a project. `open` chooses the project; everything else answers by signals.

    `changed`: images or counts are others now. `moved` carries a mapping of old to new paths, before `changed`.
    `busy` says whether files are being changed, `worked` how far that is (`Work`, None at its end). `refused`
    carries `Refused`: files that stayed as they were, and why. `added` carries an `ImportReport`.
    """

    changed = Signal()
    moved = Signal(object)
    busy = Signal(bool)
    worked = Signal(object)
    refused = Signal(object)
    added = Signal(object)

    def __init__(self, workplace: Workplace, tasks: Tasks, undo: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._undo = workplace, undo
        self._project: Project | None = None
        self._listing = Listing()
        self._facts: dict[Path, tuple[int, int, Facts]] = {}
        self._bad: dict[Path, None] = {}  # in the order they were found
        self._jobs = Jobs(tasks, self)
        self._jobs.busy.connect(self.busy)
        self._jobs.worked.connect(self.worked)
        self._jobs.failed.connect(self._on_failed)
        self._jobs.stopped.connect(self.rescan_soon)
        self._examining = Latest(tasks, self)
        self._examining.succeeded.connect(self._on_examined)
        self._asked: dict[Path, tuple[int, int]] = {}  # size and time of change of the images that are being examined
        self._listed = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.rescan_soon)
        self._settle = _timer(self, SETTLE_MS, self.rescan, single=True)
        self._again = _timer(self, LOOK_AGAIN_MS, self.rescan)
        self._examine_soon = _timer(self, EXAMINE_MS, self._examine, single=True)

    @property
    def project(self) -> Project | None:
        """The project whose images these are."""
        return self._project

    @property
    def images(self) -> tuple[LibraryImage, ...]:
        """All images, in the natural order of their names."""
        return self._listing.images

    @property
    def counts(self) -> Counts:
        """How many images there are of each label and kind."""
        return self._listing.counts

    @property
    def beginning(self) -> int:
        """How many letters all names begin with alike."""
        return self._listing.beginning

    @property
    def listed(self) -> bool:
        """Whether the project's folders have been listed: until then nothing is known of them."""
        return self._listed

    @property
    def working(self) -> bool:
        """Whether files are being changed, or wait to be."""
        return self._jobs.working

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """The image files in the bins that cannot be used, as far as they were examined."""
        known = ((image, self._facts_of(image)) for path in self._bad if (image := self.image(path)) is not None)
        return tuple(Rejected(image.path, facts.cause) for image, facts in known if facts is not None and facts.cause)

    def image(self, path: Path) -> LibraryImage | None:
        """Return the image at a path."""
        return self._listing.by_path.get(path)

    def sample(self, image: LibraryImage) -> Sample | None:
        """Return the image with its hash and size, once it was examined and can be used."""
        facts = self._facts_of(image)
        if facts is None or not facts.hash:
            return None
        return Sample(image.path, facts.hash, facts.width, facts.height, image.label, image.kind, facts.bits)

    def open(self, project: Project | None) -> None:
        """Show the images of another project, or none."""
        self._jobs.forget()
        self._examining.forget()
        self._project, self._listed = project, False
        self._facts, self._bad = {}, {}
        self._show(Listing())
        if project is None:
            self._again.stop()
        else:
            self._again.start()
            self.rescan()

    def leave(self) -> None:
        """Begin nothing more for the project, which is about to be left, and stop what is being done."""
        for timer in (self._settle, self._again, self._examine_soon):
            timer.stop()
        self._jobs.forget()
        self._examining.forget()

    def relabel(self, paths: Sequence[Path], label: Label | None, kind: str = "", *, told: Told | None = None) -> None:
        """Move images to a bin with their masks; those that are there already stay.

        `told` is given the images that moved, by their old paths, once they have; those that did not are `refused`.
        """
        wanted = [path for path in paths if self._is_elsewhere(path, label, kind)]
        if wanted and self._project is not None:
            self._undo.push(MoveImages(self, wanted, label, kind, told))

    def remove(self, paths: Sequence[Path]) -> None:
        """Move images to the project's trash, from where undo fetches them."""
        if paths and self._project is not None:
            self._undo.push(RemoveImages(self, list(paths)))

    def add(
        self, paths: Sequence[str | Path], label: Label | None = None, kind: str = "", *, guess: bool = False
    ) -> None:
        """Copy files and folders into a bin; images that stand in a bin already are moved there.

        `guess`: nobody has said which bin, so a folder that is called "good" is believed.
        """
        if self._project is None:
            return
        inside, outside = self._parted(paths, self._project.root)
        self.relabel([path for path in inside if path in self._listing.by_path], label, kind)
        if stray := [path for path in inside if path not in self._listing.by_path]:
            cause = self.tr("lies in the project itself: choose images from its bins, or from elsewhere")
            self.refused.emit(Refused(self.tr("Add photos"), tuple(Rejected(path, cause) for path in stray)))
        if outside:
            self._undo.push(AddImages(self, outside, label, kind, guess=guess))

    def save_photo(self, photograph: NDArray[np.uint8], label: Label | None = None, kind: str = "") -> None:
        """Write a photograph, (h, w, 3) RGB, into a bin as PNG, named by the time."""
        if self._project is not None:
            self._undo.push(SavePhoto(self, photograph, label, kind))

    def make_kind(self, kind: str) -> None:
        """Make a new kind of anomaly. Raises `NameInvalid`, `DestinationExists`."""
        if self._project is not None:
            check_kind(kind)
            refuse_taken(self._project, kind)
            self._undo.push(MakeKind(self, kind))

    def rename_kind(self, old: str, new: str) -> None:
        """Rename a kind of anomaly. Raises `NameInvalid`, `DestinationExists`."""
        if self._project is not None and old != new:
            check_kind(new)
            if old.casefold() != new.casefold():
                refuse_taken(self._project, new)
            self._undo.push(RenameKind(self, old, new))

    def remove_kind(self, kind: str) -> None:
        """Delete a kind that has no images. Raises nothing: what stands in the way is `refused`."""
        if self._project is not None:
            self._undo.push(RemoveKind(self, kind))

    def path_of(self, image_hash: str) -> Path | None:
        """Return a file with this content, as far as the images were examined."""
        known = (path for path, (_, _, facts) in self._facts.items() if facts is not None and facts.hash == image_hash)
        return next((path for path in known if path in self._listing.by_path), None)

    def carry_out(self, name: str, make: Making, settle: Callable[[Kept | None], None]) -> None:
        """Do what a command of the undo stack wants done, when its turn has come.

        `make` gives its generator; `settle` is told what came of it, None where it failed or was cancelled.
        """
        project, workplace = self._project, self._workplace
        if project is None:
            return

        def then(kept: Kept | None) -> None:
            settle(kept)
            if kept is not None:
                self._keep(name, kept)

        self._jobs.add(Job(name, lambda: make(project, self._listing, workplace), then))

    def drop_command(self, command: object) -> None:
        """Take a command that did nothing off the undo stack, if it is the last one."""
        last = self._undo.index() - 1
        if last >= 0 and self._undo.command(last) is command:
            self._undo.undo()  # obsolete commands are deleted by being undone

    @Slot()
    def rescan_soon(self) -> None:
        """List the folders again once they have come to rest."""
        self._settle.start()

    @Slot()
    def rescan(self) -> None:
        """List the folders again, after what is being done."""
        project = self._project
        if project is not None and not self._jobs.looks:
            name = self.tr("Reading folders")
            self._jobs.add(Job(name, lambda: list_bins(project, self._listing), self._relist, quiet=True))

    def _parted(self, paths: Sequence[str | Path], root: Path) -> tuple[list[Path], list[str | Path]]:
        """Return what lies in the project, and what does not; told by the letters, for there may be thousands."""
        start = f"{os.path.normcase(root)}{os.sep}"
        named = [(os.path.normcase(path), path) for path in paths]
        outside = [path for name, path in named if not f"{name}{os.sep}".startswith(start)]
        if len(outside) == len(named):
            return [], outside
        known = {os.path.normcase(path): path for path in self._listing.by_path}
        inside = [known.get(name) or Path(path) for name, path in named if f"{name}{os.sep}".startswith(start)]
        return inside, outside

    def _is_elsewhere(self, path: Path, label: Label | None, kind: str) -> bool:
        image = self._listing.by_path.get(path)
        return image is not None and (image.label, image.kind) != (label, kind)

    @Slot(object, object)
    def _on_failed(self, job: Job, error: InspectorError) -> None:
        self._listed = True
        self.refused.emit(Refused(f"{job.name}: {error}", ()))
        if not job.quiet:
            self.rescan_soon()

    def _keep(self, name: str, kept: Kept) -> None:
        """Show the images as a change left them."""
        for old, new in kept.renamed.items():
            if old in self._facts:
                self._facts[new] = self._facts.pop(old)
            if old in self._bad:
                self._bad[new] = self._bad.pop(old)
        self._show(kept.listing, kept.renamed)
        if kept.report is not None:
            self.added.emit(kept.report)
        if kept.failed:
            self.refused.emit(Refused(name, kept.failed))

    def _relist(self, listing: Listing) -> None:
        first, self._listed = not self._listed, True
        if first or listing is not self._listing:
            self._show(listing)

    def _show(self, listing: Listing, renamed: Mapping[Path, Path] | None = None) -> None:
        self._watch(listing.folders)
        self._listing = listing
        if renamed:
            self.moved.emit(renamed)
        self.changed.emit()
        self._examine_soon.start()

    def _watch(self, folders: Sequence[Path]) -> None:
        wanted, watched = set(map(str, folders)), set(self._watcher.directories())
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := wanted - watched:
            self._watcher.addPaths(list(new))

    def _examine(self) -> None:
        """Find out hash, size and usability of images that are not known yet, without holding up anything."""
        new = [image for image in self.images if self._facts_of(image) is None]
        if self._examining.running or not new:
            return
        self._asked = {image.path: (image.size, image.mtime_ns) for image in new}
        self._examining.start(examine_images([image.file for image in new], self._workplace), self.tr("Reading images"))

    def _facts_of(self, image: LibraryImage) -> Facts | None:
        size, mtime_ns, facts = self._facts.get(image.path, (-1, -1, None))
        return facts if (size, mtime_ns) == (image.size, image.mtime_ns) else None

    @Slot(object)
    def _on_examined(self, facts: Mapping[Path, Facts]) -> None:
        for path, found in facts.items():
            if self.image(path) is not None:
                self._facts[path] = (*self._asked[path], found)  # what it was then: it may have changed since
                if found.cause:
                    self._bad[path] = None
        self.changed.emit()
        self._examine_soon.start()


def _timer(parent: QObject, ms: int, slot: Callable[[], None], *, single: bool = False) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(ms)
    timer.setSingleShot(single)
    timer.timeout.connect(slot)
    return timer
