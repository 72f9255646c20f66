import errno
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.core.errors import NotWritable
from inspector.core.progress import Step, drive
from inspector.core.recipe import Preparation
from inspector.core.sample import Sample
from inspector.data import cache as cache_module
from inspector.data import shard_writer, shards
from inspector.data.cache import CachedImages, ImageCache
from inspector.data.shards import prune
from inspector.imaging.read import read_image
from inspector.imaging.resize import prepare
from tests.data.photos import photo, sample

SMALL = Preparation(size=64)


def photos(folder: Path, count: int) -> list[Sample]:
    return [sample(photo(folder / f"{number}.png", number)) for number in range(count)]


def filled(root: Path, samples: Sequence[Sample], preparation: Preparation = SMALL) -> CachedImages:
    return drive(ImageCache(root).fill(samples, preparation))


def files(root: Path, suffix: str) -> list[Path]:
    return sorted(root.glob(f"*/*{suffix}"))


def test_pictures_are_those_that_reading_and_preparing_gives(tmp_path: Path) -> None:
    samples = photos(tmp_path / "in", 5)
    images = filled(tmp_path / "cache", samples)
    assert images.samples == tuple(samples)
    for i, each in enumerate(samples):
        np.testing.assert_array_equal(images[i], prepare(read_image(each.path), SMALL))


def test_pictures_of_different_shapes_stand_side_by_side(tmp_path: Path) -> None:
    wide = sample(photo(tmp_path / "wide.png", 1, size=(64, 16)))
    high = sample(photo(tmp_path / "high.png", 2, size=(16, 64)))
    images = filled(tmp_path / "cache", [wide, high], Preparation(size=128))
    assert (images[0].shape, images[1].shape) == ((64, 256, 3), (256, 64, 3))
    assert images.shape(1) == (256, 64)


def test_a_second_pass_decodes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = photos(tmp_path / "in", 5)
    first = filled(tmp_path / "cache", samples)
    monkeypatch.setattr(cache_module, "decode_image", None)
    second = filled(tmp_path / "cache", samples)
    assert (first.decoded, second.decoded) == (5, 0)
    np.testing.assert_array_equal(first[3], second[3])


def test_only_what_is_new_is_decoded(tmp_path: Path) -> None:
    samples = photos(tmp_path / "in", 5)
    filled(tmp_path / "cache", samples[:3])
    assert filled(tmp_path / "cache", samples).decoded == 2


def test_a_renamed_file_is_not_decoded_again(tmp_path: Path) -> None:
    filled(tmp_path / "cache", [sample(photo(tmp_path / "a.png"))])
    (tmp_path / "a.png").rename(tmp_path / "b.png")
    assert filled(tmp_path / "cache", [sample(tmp_path / "b.png")]).decoded == 0


def test_another_preparation_is_another_picture(tmp_path: Path) -> None:
    samples = photos(tmp_path / "in", 1)
    filled(tmp_path / "cache", samples)
    other = filled(tmp_path / "cache", samples, Preparation(size=128))
    assert other.decoded == 1
    assert filled(tmp_path / "cache", samples).shape(0) != other.shape(0)


def test_pictures_are_read_only(tmp_path: Path) -> None:
    images = filled(tmp_path / "cache", photos(tmp_path / "in", 1))
    with pytest.raises(ValueError, match="read-only"):
        images[0][0, 0, 0] = 1


def test_the_same_content_twice_is_decoded_once(tmp_path: Path) -> None:
    twice = [sample(photo(tmp_path / "a.png", 1)), sample(photo(tmp_path / "b.png", 1))]
    images = filled(tmp_path / "cache", twice)
    assert (images.decoded, len(images)) == (1, 2)


def test_equal_pixels_in_different_files_have_one_pixel_hash(tmp_path: Path) -> None:
    names = ("a.png", "a.bmp", "b.png")
    samples = [sample(photo(tmp_path / name, seed)) for name, seed in zip(names, (1, 1, 2), strict=True)]
    images = filled(tmp_path / "cache", samples)
    assert images.pixel_hash(0) == images.pixel_hash(1) != images.pixel_hash(2)
    assert images.groups()[samples[1].hash] == images.pixel_hash(0)


def test_a_truncated_image_is_rejected_and_stops_nothing(tmp_path: Path) -> None:
    whole = photo(tmp_path / "whole.png", 1, size=(200, 200))
    cut = tmp_path / "cut.png"
    cut.write_bytes(whole.read_bytes()[:5000])
    images = filled(tmp_path / "cache", [sample(cut), sample(whole)])
    assert [each.path for each in images.samples] == [whole]
    assert [(each.path, "cut short" in each.cause) for each in images.rejected] == [(cut, True)]
    assert images[0].shape == (64, 64, 3)


def test_a_file_that_changed_after_the_scan_does_not_poison_the_cache(tmp_path: Path) -> None:
    path = photo(tmp_path / "a.png", 1)
    before = sample(path)
    original = path.read_bytes()
    photo(path, 2)
    images = filled(tmp_path / "cache", [before])
    assert "changed while it was being read" in images.rejected[0].cause
    path.write_bytes(original)
    again = filled(tmp_path / "cache", [before])
    assert again.decoded == 1
    np.testing.assert_array_equal(again[0], prepare(read_image(path), SMALL))


def test_a_file_that_is_gone_is_rejected(tmp_path: Path) -> None:
    gone = sample(photo(tmp_path / "a.png"))
    gone.path.unlink()
    assert "moved or deleted" in filled(tmp_path / "cache", [gone]).rejected[0].cause


def test_steps_count_images_known_and_new(tmp_path: Path) -> None:
    samples = photos(tmp_path / "in", 4)
    filled(tmp_path / "cache", samples[:2])
    steps = list(ImageCache(tmp_path / "cache").fill(samples, SMALL))
    assert steps == [Step(1, 4), Step(2, 4), Step(3, 4), Step(4, 4)]


def test_no_samples_make_an_empty_cache(tmp_path: Path) -> None:
    assert len(filled(tmp_path / "cache", [])) == 0
    assert not (tmp_path / "cache").exists()


def test_pickled_images_are_maps_again(tmp_path: Path) -> None:
    images = filled(tmp_path / "cache", photos(tmp_path / "in", 3))
    packed = pickle.dumps(images)
    assert len(packed) < 5000 < images[0].nbytes
    np.testing.assert_array_equal(pickle.loads(packed)[2], images[2])


@pytest.mark.parametrize("bytes_kept", [0, 100])
def test_a_short_shard_is_decoded_again(tmp_path: Path, bytes_kept: int) -> None:
    samples = photos(tmp_path / "in", 3)
    filled(tmp_path / "cache", samples)
    (pixels,) = files(tmp_path / "cache", ".pixels")
    os.truncate(pixels, bytes_kept)
    images = filled(tmp_path / "cache", samples)
    assert images.decoded == 3
    assert files(tmp_path / "cache", ".pixels") != [pixels]


def test_a_flipped_bit_is_noticed_and_decoded_again(tmp_path: Path) -> None:
    samples = photos(tmp_path / "in", 3)
    filled(tmp_path / "cache", samples)
    (pixels,) = files(tmp_path / "cache", ".pixels")
    damaged = bytearray(pixels.read_bytes())
    damaged[-1] ^= 1
    pixels.write_bytes(damaged)
    images = filled(tmp_path / "cache", samples)
    assert images.decoded == 3
    np.testing.assert_array_equal(images[2], prepare(read_image(samples[2].path), SMALL))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xff",
        b'{"a": 1}',
        b'{"a": [0, 1]}',
        b'{"a": [-1, 8, 8, 0, ""]}',
        b'{"a": [0, 9, 9, 0, "' + b"0" * 64 + b'", 1]}',
        b'{"a": ["0", 8, 8, 0, ""]}',
    ],
)
def test_a_damaged_index_of_a_shard_is_decoded_again(tmp_path: Path, content: bytes) -> None:
    samples = photos(tmp_path / "in", 2)
    filled(tmp_path / "cache", samples)
    (index,) = files(tmp_path / "cache", ".json")
    index.write_bytes(content)
    assert filled(tmp_path / "cache", samples).decoded == 2


def test_an_index_without_its_pixels_is_decoded_again(tmp_path: Path) -> None:
    samples = photos(tmp_path / "in", 2)
    filled(tmp_path / "cache", samples)
    files(tmp_path / "cache", ".pixels")[0].unlink()
    assert filled(tmp_path / "cache", samples).decoded == 2


def test_a_full_disk_is_said_and_what_was_sealed_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = photos(tmp_path / "in", 30)
    sync, times = os.fsync, []

    def full(file: int) -> None:
        times.append(file)
        if len(times) > 4:  # two seals of two files
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(file)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(NotWritable, match="the disk is full"):
            drive(ImageCache(tmp_path / "cache", seal_bytes=40_000).fill(samples, SMALL))
    assert len(files(tmp_path / "cache", ".json")) > 0
    assert 0 < filled(tmp_path / "cache", samples).decoded < 30


def test_a_disk_that_refuses_at_once_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritable, match="the disk is full"):
        filled(tmp_path / "cache", photos(tmp_path / "in", 3))
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


def test_a_cache_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotWritable, match="file"):
        filled(tmp_path / "file", photos(tmp_path / "in", 1))


def test_cancelling_keeps_what_was_decoded(tmp_path: Path) -> None:
    samples = photos(tmp_path / "in", 20)
    steps = ImageCache(tmp_path / "cache").fill(samples, SMALL)
    while next(steps).done < 8:
        pass
    steps.close()
    assert filled(tmp_path / "cache", samples).decoded == 12


_FILLS = """
import pickle, sys, time
from pathlib import Path
from inspector.core.recipe import Preparation
from inspector.data.cache import ImageCache
samples = pickle.loads(Path(sys.argv[2]).read_bytes())
stop = int(sys.argv[3])
for step in ImageCache(Path(sys.argv[1]), seal_bytes=60_000).fill(samples, Preparation(size=64)):
    print(step.done, flush=True)
    if step.done == stop:
        time.sleep(60)
"""


def filling(root: Path, samples: Sequence[Sample], *, stop: int = 0) -> "subprocess.Popen[str]":
    packed = root.parent / "samples.pickle"
    packed.write_bytes(pickle.dumps(samples))
    command = [sys.executable, "-c", _FILLS, str(root), str(packed), str(stop)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_killed_fill_loses_at_most_what_was_not_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, samples = tmp_path / "cache", photos(tmp_path / "in", 40)
    with filling(root, samples, stop=29) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if line.strip() == "29":
                break
        os.kill(child.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    images = filled(root, samples)
    assert (len(images), images.rejected) == (40, ())
    assert 11 <= images.decoded < 25
    for i, each in enumerate(samples):
        np.testing.assert_array_equal(images[i], prepare(read_image(each.path), SMALL))


def test_pixels_without_an_index_are_swept_away_when_nobody_writes_them(tmp_path: Path) -> None:
    root, samples = tmp_path / "cache", photos(tmp_path / "in", 40)
    with filling(root, samples, stop=2) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if line.strip() == "2":
                break
        (written,) = files(root, ".pixels")
        then = time.time() - shards.SWEEP_AFTER_S - 60
        os.utime(written, (then, then))
        shards.sweep(written.parent)
        assert written.exists()
        child.kill()
    shards.sweep(written.parent)
    assert not written.exists()


def test_young_pixels_without_an_index_are_left_alone(tmp_path: Path) -> None:
    young = tmp_path / "young.pixels"
    young.write_bytes(b"x")
    shards.sweep(tmp_path)
    assert young.exists()


def test_two_processes_fill_one_cache_at_once(tmp_path: Path) -> None:
    root, samples = tmp_path / "cache", photos(tmp_path / "in", 60)
    with filling(root, samples) as one, filling(root, samples) as other:
        assert one.communicate(timeout=60)[0].splitlines()[-1] == "60"
        assert other.communicate(timeout=60)[0].splitlines()[-1] == "60"
    images = filled(root, samples)
    assert images.decoded == 0
    np.testing.assert_array_equal(images[59], prepare(read_image(samples[59].path), SMALL))


def test_many_small_shards_are_gathered_into_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "MANY", 5)
    samples = photos(tmp_path / "in", 6)
    for each in samples:
        filled(tmp_path / "cache", [each])
    images = filled(tmp_path / "cache", samples)
    assert images.decoded == 0
    assert len(files(tmp_path / "cache", ".pixels")) == len(files(tmp_path / "cache", ".json")) == 2
    np.testing.assert_array_equal(images[2], prepare(read_image(samples[2].path), SMALL))


def test_large_fills_are_divided_into_shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shard_writer, "SHARD_BYTES", 60_000)
    samples = photos(tmp_path / "in", 8)
    images = filled(tmp_path / "cache", samples)
    assert len(files(tmp_path / "cache", ".json")) == 2
    np.testing.assert_array_equal(images[7], prepare(read_image(samples[7].path), SMALL))


def test_pruning_deletes_the_shards_that_were_unused_longest(tmp_path: Path) -> None:
    samples = photos(tmp_path / "in", 3)
    for age, each in enumerate(samples):
        filled(tmp_path / "cache", [each])
        for index in files(tmp_path / "cache", ".json"):
            os.utime(index, (time.time() - 100 + age, index.stat().st_mtime - 100))
    filled(tmp_path / "cache", samples[:1])  # used just now
    size = files(tmp_path / "cache", ".pixels")[0].stat().st_size
    assert prune(tmp_path / "cache", limit_bytes=size + 1000) > 0
    assert filled(tmp_path / "cache", samples[:1]).decoded == 0
    assert filled(tmp_path / "cache", samples).decoded == 2


def test_pictures_stay_readable_while_their_shard_is_pruned(tmp_path: Path) -> None:
    images = filled(tmp_path / "cache", photos(tmp_path / "in", 1))
    before = images[0].copy()
    prune(tmp_path / "cache", limit_bytes=0)
    np.testing.assert_array_equal(images[0], before)


def test_the_index_of_a_shard_can_be_read_by_a_person(tmp_path: Path) -> None:
    (only,) = photos(tmp_path / "in", 1)
    filled(tmp_path / "cache", [only])
    (index,) = files(tmp_path / "cache", ".json")
    assert list(json.loads(index.read_bytes())) == [only.hash]


def test_deep_images_are_read_with_the_white_level_of_the_recipe(tmp_path: Path) -> None:
    values = np.full((16, 16), 4095, np.uint16)
    Image.fromarray(values).save(tmp_path / "deep.png")
    deep = sample(tmp_path / "deep.png")
    images = filled(tmp_path / "cache", [deep], Preparation(size=64, white_level=4095))
    assert (deep.bits, images[0].min()) == (16, 255)
