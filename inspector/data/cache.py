"""Decoding takes most of the time of a training run, so it is done once: prepared pictures are kept on disk.

The cache is only a memory. It can be deleted at any time; what is damaged in it is decoded again.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inspector import __version__
from inspector.core.errors import ImageUnreadable, NotWritable
from inspector.core.files import reason
from inspector.core.progress import Step, Steps
from inspector.core.recipe import Preparation
from inspector.core.sample import Rejected, Sample
from inspector.data.examine import CHANGED
from inspector.data.shard_writer import ShardWriter
from inspector.data.shards import Shard, discard, open_shards, sweep, touch
from inspector.data.threads import in_threads
from inspector.imaging.read import decode_image
from inspector.imaging.resize import prepare

VERSION = 1  # raise it when the same file and preparation give other pixels
SEAL_BYTES = 32 << 20  # what a killed run has to decode again, at most
MANY, SMALL_BYTES = 64, 16 << 20  # so many shards smaller than this are gathered into one
_GONE = "was moved or deleted since it was found; scan the folder again"
_WORK_BYTES_PER_PIXEL = 12  # the file, its decoded values and a copy on the way to 8 bits


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CachedImages:
    """Prepared pictures of samples, in the samples' order: `images[i]` is uint8 (h, w, 3) of `samples[i]`.

    The arrays are read-only views of memory maps: copy before writing, or before giving them to torch.
    `rejected` are the samples that could not be decoded, `decoded` how many had to be decoded this time.
    It can be pickled: the maps are opened again.
    """

    samples: tuple[Sample, ...]
    rejected: tuple[Rejected, ...]
    decoded: int
    shards: Mapping[str, Shard]

    def __len__(self) -> int:
        return len(self.samples)

    def __getitem__(self, i: int) -> NDArray[np.uint8]:
        return self.of(self.samples[i])

    def of(self, sample: Sample) -> NDArray[np.uint8]:
        """Return the picture of a sample, wherever it stands. Raises `KeyError` if it was rejected."""
        return self.shards[sample.hash].picture(sample.hash)

    def shape(self, i: int) -> tuple[int, int]:
        """Return (height, width) of a picture without touching its pixels."""
        place = self.shards[self.samples[i].hash].places[self.samples[i].hash]
        return place.height, place.width

    def pixel_hash(self, i: int) -> str:
        """Return what two pictures share if all their pixels are equal, whatever their files."""
        content = self.samples[i].hash
        return self.shards[content].places[content].pixel_hash

    def groups(self) -> dict[str, str]:
        """Return content hash → pixel hash, as `split` and `resolve` take it."""
        return {sample.hash: self.pixel_hash(i) for i, sample in enumerate(self.samples)}


class ImageCache:
    """Prepared pictures under `root`, by content hash and preparation. Several processes may share it."""

    def __init__(self, root: Path, *, seal_bytes: int = SEAL_BYTES) -> None:
        self.root = root
        self._seal_bytes = seal_bytes

    def fill(self, samples: Sequence[Sample], preparation: Preparation) -> Steps[CachedImages]:
        """Decode and prepare what is not in the cache yet, in threads; a step counts images.

        An image that cannot be decoded is rejected and stops nothing. Closing keeps what was decoded.
        Raises `NotWritable`, and `RecipeInvalid` where the preparation does not suit an image.
        """
        folder = self._folder(preparation)
        wanted = {sample.hash: sample for sample in samples}
        sweep(folder)
        with contextlib.suppress(NotWritable):  # tidying can wait
            yield from self._gather(folder)
        shards = yield from _known(folder, wanted)
        missing = [sample for content, sample in wanted.items() if content not in shards]
        with ShardWriter(folder, seal_bytes=self._seal_bytes) as writer:
            failures = yield from _decode(missing, preparation, writer, total=len(wanted))
        for shard in _reopen(folder, writer.written):
            shards |= dict.fromkeys(shard.places, shard)
        return CachedImages(
            tuple(s for s in samples if s.hash not in failures),
            tuple(Rejected(s.path, failures[s.hash]) for s in samples if s.hash in failures),
            len(missing) - len(failures),
            {content: shards[content] for content in wanted if content not in failures},
        )

    def _folder(self, preparation: Preparation) -> Path:
        """Return where the pictures of a preparation stand; another Inspector may prepare otherwise."""
        facts = {"inspector": __version__, "version": VERSION, **asdict(preparation)}
        return self.root / hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]

    def _gather(self, folder: Path) -> Steps[None]:
        """Write many small shards, the traces of many small additions, together as one."""
        small = [shard for shard in open_shards(folder) if shard.size < SMALL_BYTES]
        if len(small) < MANY:
            return
        with ShardWriter(folder, seal_bytes=self._seal_bytes) as writer:
            for done, shard in enumerate(small):
                for content in filter(shard.is_sound, shard.places):
                    writer.add(content, shard.picture(content))
                yield Step(done)
        for shard in small:
            discard(shard.index)


def _known(folder: Path, wanted: Mapping[str, Sample]) -> Steps[dict[str, Shard]]:
    """Return the shard of each wanted picture that is in the folder, after reading all of its pixels."""
    found: dict[str, Shard] = {}
    for shard in open_shards(folder):
        here = [content for content in shard.places if content in wanted and content not in found]
        if not here:
            continue
        with contextlib.closing(in_threads(shard.is_sound, here)) as coming:
            for done, sound in enumerate(coming, len(found) + 1):
                if not sound:
                    discard(shard.index)
                    break
                yield Step(done, len(wanted))
            else:
                found |= dict.fromkeys(here, shard)
                touch(shard)
    return found


def _decode(
    missing: Sequence[Sample], preparation: Preparation, writer: ShardWriter, *, total: int
) -> Steps[dict[str, str]]:
    """Write what can be decoded; return the causes of what cannot, by content hash."""
    failures: dict[str, str] = {}
    work = partial(_load, preparation=preparation)
    with contextlib.closing(in_threads(work, missing, cost=_cost)) as coming:
        for done, (sample, picture) in enumerate(zip(missing, coming, strict=True), total - len(missing) + 1):
            if isinstance(picture, str):
                failures[sample.hash] = picture
            else:
                writer.add(sample.hash, picture)
            yield Step(done, total)
    return failures


def _load(sample: Sample, preparation: Preparation) -> NDArray[np.uint8] | str:
    """Return the prepared picture, or why there is none. Only bytes with the sample's hash are decoded."""
    try:
        data = sample.path.read_bytes()
        if hashlib.sha256(data).hexdigest() != sample.hash:
            return CHANGED
        image = decode_image(data, sample.path, white_level=preparation.white_level)
    except FileNotFoundError:
        return _GONE
    except OSError as error:
        return f"cannot be read: {reason(error)}"
    except ImageUnreadable as error:
        return error.cause
    return prepare(image, preparation)


def _cost(sample: Sample) -> int:
    return sample.width * sample.height * _WORK_BYTES_PER_PIXEL


def _reopen(folder: Path, indexes: Iterable[Path]) -> list[Shard]:
    """Open what was written just now. Raises `NotWritable` if it is not there."""
    try:
        return [Shard(index) for index in indexes]
    except (OSError, ValueError) as error:
        raise NotWritable(folder, "another program removed it") from error
