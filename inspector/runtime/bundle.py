"""The bundle: a folder with everything that inspection needs, sealed, so that what runs is what was evaluated.

bundle.json          schema, recipe, limits, calibration, report, hashes of the images and of the files below
graph.onnx           image uint8 (B, H, W, 3), kept bool (B, H/16, W/16) → score, heat_map, embedding
memory.safetensors   the remembered patches, to say why, and to add new good images
encoder.safetensors  the encoder's weights, to add new good images
heads.safetensors    the heads beside the memory, if any, for the same
patches.jpg          how the remembered patches look
"""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspector.core.errors import (
    BundleChanged,
    BundleDamaged,
    BundleMissing,
    BundleTooNew,
    DestinationExists,
    InspectorError,
    NotWritable,
)
from inspector.core.files import beside, reason, remove_leftovers, writing
from inspector.data.walk import is_junk
from inspector.runtime.facts import SCHEMA, Facts, from_content, to_content

FACTS, GRAPH, MEMORY, ENCODER, HEADS, PATCHES = (
    "bundle.json",
    "graph.onnx",
    "memory.safetensors",
    "encoder.safetensors",
    "heads.safetensors",
    "patches.jpg",
)
FILES = (GRAPH, MEMORY, ENCODER, HEADS, PATCHES)
_FIRST_FILES = (GRAPH, MEMORY, ENCODER, PATCHES)  # of schema 1
_LEFT_AFTER_S = 7 * 86_400.0  # a younger staging folder may be at work


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was read and found whole: its folder and what it says."""

    path: Path
    facts: Facts

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.path.name

    def file(self, name: str) -> Path:
        """Return one of the bundle's files."""
        return self.path / name


def load_bundle(path: Path) -> Bundle:
    """Read a bundle and check every byte of it against its seal and hashes.

    Raises `BundleMissing`, `BundleTooNew`, `BundleDamaged`.
    """
    path = path.absolute()
    path = path.parent if path.name == FACTS else path
    if not os.path.isfile(path / FACTS):  # noqa: PTH113  Path.is_file() raises where a name is too long
        there = os.path.exists(path)  # noqa: PTH110  so does Path.exists()
        what = f"is no bundle: it has no {FACTS}" if there else "there is no such bundle"
        raise BundleMissing(path, what)
    schema, content = _unsealed(path)
    for name in FILES if schema > 1 else _FIRST_FILES:
        if _hash(path, name) != content["files"].get(name):
            raise BundleDamaged(path, f"{name} is not the file that was saved")
    try:
        return Bundle(path, from_content(content, schema))
    except (InspectorError, KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise BundleDamaged(path, f"{FACTS} does not hold together") from error


def check_unchanged(bundle: Bundle) -> None:
    """Raise `BundleChanged` where the bundle on disk is not the one that was loaded: its graph would meet other limits.

    Raises `BundleMissing`, `BundleTooNew`, `BundleDamaged`, too.
    """
    if _seal(to_content(load_bundle(bundle.path).facts)) != _seal(to_content(bundle.facts)):
        raise BundleChanged(bundle.path)


def refuse_occupied(destination: Path, *, overwrite: bool) -> None:
    """Raise `DestinationExists` where `publish` would, before a long run rather than after it."""
    if not destination.exists():
        return
    if not overwrite:
        raise DestinationExists(destination, "Choose another name, or allow it to be overwritten (--overwrite).")
    if not (destination / FACTS).is_file():
        raise DestinationExists(destination, "It is not a bundle, so it is not overwritten.")
    names = (item.name for item in destination.iterdir())
    others = [name for name in names if name not in (FACTS, *FILES) and not is_junk(name)]
    if others:
        hint = f"It holds more than a bundle ({min(others)}), so it is not overwritten: move that away."
        raise DestinationExists(destination, hint)


@contextmanager
def staged(destination: Path) -> Iterator[Path]:
    """Give a hidden folder beside `destination` to write a bundle into; what is left of it is removed.

    So is what killed runs left there long ago. Raises `NotWritable`, also for an `OSError` of the block.
    """
    destination = destination.absolute()
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(destination.parent.iterdir(), older_than_s=_LEFT_AFTER_S)
        staging = beside(destination)
        staging.mkdir()
    except OSError as error:
        raise NotWritable(destination, reason(error)) from error
    try:
        yield staging
    except OSError as error:
        raise NotWritable(destination, reason(error)) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def publish(staging: Path, destination: Path, facts: Facts, *, overwrite: bool = False) -> Bundle:
    """Seal what stands in `staging` and let it appear, whole, as `destination`.

    An older bundle there stays until the new one is in its place. Raises `DestinationExists`, `NotWritable`.
    """
    destination = destination.absolute()
    refuse_occupied(destination, overwrite=overwrite)
    content = to_content(facts) | {"files": {name: _hash(staging, name) for name in FILES}}
    _write_sealed(staging, content, SCHEMA)
    try:
        for name in FILES:
            with (staging / name).open("rb+") as written:  # Windows flushes nothing that is open for reading only
                os.fsync(written.fileno())
        _swap(staging, destination)
    except OSError as error:
        raise NotWritable(destination, reason(error)) from error
    return Bundle(destination, facts)


def reseal(bundle: Bundle, facts: Facts) -> Bundle:
    """Let a bundle say `facts` of itself from now on; graph and memories, and the schema, stay as they are.

    Raises `BundleChanged` where the bundle on disk is not the one that was loaded, `BundleMissing`, `BundleDamaged`,
    `NotWritable`.
    """
    schema, content = _unsealed(bundle.path)
    before, after = to_content(bundle.facts), to_content(facts)
    if _seal(to_content(from_content(content, schema))) != _seal(before):
        raise BundleChanged(bundle.path)
    changed = content | {name: value for name, value in after.items() if value != before[name]}
    _write_sealed(bundle.path, changed, schema)
    return Bundle(bundle.path, facts)


def _write_sealed(folder: Path, content: dict[str, Any], schema: int) -> None:
    sealed = {"schema": schema, "seal": _seal(content), "bundle": content}
    text = json.dumps(sealed, indent=1, ensure_ascii=False, allow_nan=False)
    with writing(folder / FACTS) as file:
        file.write(text.encode("utf-8", "backslashreplace"))  # a kind's folder may be called by what is no UTF-8


def _swap(staging: Path, destination: Path) -> None:
    """Rename; an older bundle steps aside first, and comes back if the new one cannot take its place."""
    if not destination.exists():
        staging.rename(destination)
        return
    aside = destination.with_name(f"{destination.name}.previous")
    if aside.exists():  # it may be dear to somebody
        aside = aside.with_name(f"{aside.name}-{secrets.token_hex(4)}")
    destination.rename(aside)
    try:
        staging.rename(destination)
    except BaseException:  # Ctrl+C, too
        if not destination.exists():
            aside.rename(destination)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _unsealed(path: Path) -> tuple[int, dict[str, Any]]:
    """Return schema and content of bundle.json after checking both, and the seal."""
    try:
        sealed = json.loads((path / FACTS).read_bytes())
    except (ValueError, RecursionError) as error:
        raise BundleDamaged(path, f"{FACTS} cannot be read") from error
    except OSError as error:
        raise BundleMissing(path, f"{FACTS} cannot be opened: {reason(error)}") from error
    if not isinstance(sealed, dict):
        raise BundleDamaged(path, f"{FACTS} holds nothing of use")
    schema, content = sealed.get("schema"), sealed.get("bundle")
    if isinstance(schema, int) and schema > SCHEMA:
        raise BundleTooNew(path, schema=schema, supported=SCHEMA)
    if (
        not isinstance(schema, int)
        or schema < 1
        or not isinstance(content, dict)
        or not isinstance(content.get("files"), dict)
    ):
        raise BundleDamaged(path, f"{FACTS} is not complete")
    if _seal(content) != sealed.get("seal"):
        raise BundleDamaged(path, f"{FACTS} was changed after it was saved")
    return schema, content


def _seal(content: dict[str, Any]) -> str:
    """Return the SHA-256 of what the content says, however it is laid out."""
    with suppress(UnicodeEncodeError):  # a damaged file may hold half a character
        return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    return ""


def _hash(folder: Path, name: str) -> str:
    try:
        with (folder / name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise BundleDamaged(folder, f"{name} is missing") from error
    except OSError as error:
        raise BundleDamaged(folder, f"{name} cannot be read: {reason(error)}") from error
