"""Where the images of a training run come from: a project, or folders that are named one by one."""

from dataclasses import dataclass, replace
from pathlib import Path

from inspector.core.errors import FolderMissing
from inspector.core.progress import Step, Steps
from inspector.core.recipe import Preparation
from inspector.core.sample import Label, Rejected, Sample
from inspector.data.cache import CachedImages, ImageCache
from inspector.data.duplicates import resolve
from inspector.data.index import Index
from inspector.data.pages import note_pages
from inspector.data.scan import Part, Scan, scan_all
from inspector.data.shards import prune
from inspector.data.white_level import find_white_level
from inspector.services.workplace import Workplace
from inspector.store.project import open_project


@dataclass(frozen=True, slots=True)
class Source:
    """Either a `project`, or folders: `good`, and if wanted `anomaly`, `unlabelled`, `masks`."""

    project: Path | None = None
    good: Path | None = None
    anomaly: Path | None = None
    unlabelled: Path | None = None
    masks: Path | None = None

    def mask_root(self) -> tuple[Path, Path] | None:
        """Return (folder of anomalies, folder of their masks), if there are masks."""
        if self.project is not None:
            project = open_project(self.project)
            return project.bin(Label.ANOMALY), project.masks / Label.ANOMALY
        if self.anomaly is not None and self.masks is not None:
            return self.anomaly, self.masks
        return None


@dataclass(frozen=True, slots=True)
class Images:
    """Decoded images of a source, each picture once; `rejected` is what could not be used, with its cause."""

    preparation: Preparation
    cached: CachedImages
    samples: tuple[Sample, ...]
    rejected: tuple[Rejected, ...]

    def of(self, label: Label | None) -> tuple[Sample, ...]:
        """Return the samples with a label."""
        return tuple(sample for sample in self.samples if sample.label is label)


def scan_source(source: Source, workplace: Workplace) -> Steps[Scan]:
    """Find all images of a source. Raises `FolderMissing`, also for masks that are not there, `ProjectInvalid`."""
    if source.masks is not None and not source.masks.is_dir():
        raise FolderMissing(source.masks)
    with Index(workplace.index) as index:
        if source.project is not None:
            return (yield from open_project(source.project).scan(index))
        labelled = ((source.good, Label.GOOD), (source.anomaly, Label.ANOMALY), (source.unlabelled, None))
        parts = [Part(folder, label) for folder, label in labelled if folder is not None]
        scans = yield from scan_all(parts, index)
        return sum(scans, Scan())


def read_images(scan: Scan, preparation: Preparation, workplace: Workplace, *, fix_white: bool = True) -> Steps[Images]:
    """Decode and prepare what was scanned; a step counts images.

    The white level of images of more than 8 bits is taken from all of them, unless `fix_white` is False. Equal pictures
    count once, and a picture that is labelled both good and anomaly not at all.
    """
    if fix_white and any(sample.bits > 8 for sample in scan.samples):
        white = yield from find_white_level(scan.samples)
        preparation = replace(preparation, white_level=white)
        yield Step(0, len(scan.samples), f"Images of more than 8 bits: {white} is taken as white.")
    if note := note_pages(sample.path for sample in scan.samples):
        yield Step(0, len(scan.samples), note)
    prune(workplace.images, workplace.cache_limit_bytes)
    cached = yield from ImageCache(workplace.images).fill(scan.samples, preparation)
    resolved = resolve(cached.samples, groups=cached.groups())
    samples, equal = _one_of_each_picture(resolved.samples, cached.groups())
    return Images(preparation, cached, samples, scan.rejected + cached.rejected + resolved.rejected + equal)


def _one_of_each_picture(
    samples: tuple[Sample, ...], groups: dict[str, str]
) -> tuple[tuple[Sample, ...], tuple[Rejected, ...]]:
    """Keep one of the files that decode to the same pixels: to the encoder they are one image."""
    first: dict[str, Sample] = {}
    for sample in samples:
        kept = first.setdefault(groups[sample.hash], sample)
        if kept.label is None and sample.label is not None:
            first[groups[sample.hash]] = sample
    chosen = tuple(sample for sample in samples if first[groups[sample.hash]] is sample)
    equal = ((sample, first[groups[sample.hash]]) for sample in samples)
    causes = ((s, f"shows the same pixels as {other.path}, which is used") for s, other in equal if other is not s)
    return chosen, tuple(Rejected(sample.path, cause) for sample, cause in causes)
