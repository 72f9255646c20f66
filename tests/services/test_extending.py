import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from inspector.core.errors import TooFewImages
from inspector.core.progress import drive
from inspector.imaging.read import read_image
from inspector.imaging.resize import prepare
from inspector.imaging.tiling import cut
from inspector.imaging.write import write_png
from inspector.runtime.bundle import MEMORY, Bundle, load_bundle
from inspector.runtime.memory import Explainer, Reason
from inspector.runtime.predictor import Predictor
from inspector.services.extending import extend
from inspector.services.inspecting import inspect_file
from tests.conftest import GOOD, Photos, a_workplace

SPOTTED = "spotted.png"


@pytest.fixture(scope="module")
def new(photos: Photos, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good part with a print that no earlier one had, and one part that is known already."""
    folder = tmp_path_factory.mktemp("new")
    photograph = read_image(photos.new / "014.png").copy()
    photograph[40:80, 40:80] = (np.indices((40, 40)).sum(0) // 4 % 2 * 255)[..., None]
    write_png(folder / SPOTTED, photograph)
    shutil.copy(photos.good / "000.png", folder / "known.png")
    return folder


@pytest.fixture(scope="module")
def grown(trained_bundle: Bundle, new: Path, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    folder = tmp_path_factory.mktemp("grown")
    extended = drive(extend(trained_bundle, new, folder / "b", workplace=a_workplace(folder)))
    assert load_bundle(folder / "b").facts == extended.facts
    return extended


def score(bundle: Bundle, path: Path) -> float:
    return Predictor.of(bundle, threads=1).predict(read_image(path)).score


def test_the_added_image_scores_lower_than_before(trained_bundle: Bundle, grown: Bundle, new: Path) -> None:
    assert score(grown, new / SPOTTED) < score(trained_bundle, new / SPOTTED)


def test_the_old_patches_stay(trained_bundle: Bundle, grown: Bundle) -> None:
    old, now = (load_file(bundle.file(MEMORY))["patches"] for bundle in (trained_bundle, grown))
    assert len(now) > len(old)
    assert np.array_equal(now[: len(old)], old)


def test_only_unknown_images_are_added(trained_bundle: Bundle, grown: Bundle) -> None:
    assert grown.facts.images["fit"][:GOOD] == trained_bundle.facts.images["fit"]
    assert len(grown.facts.images["fit"]) == GOOD + 1


def test_the_score_of_the_image_without_its_own_patches_joins_the_calibration(
    trained_bundle: Bundle, grown: Bundle, new: Path
) -> None:
    joined = sorted([*trained_bundle.facts.calibration.scores, score(trained_bundle, new / SPOTTED)])
    assert grown.facts.calibration.scores == pytest.approx(joined, abs=1e-4)


def test_no_score_of_an_old_image_rises(trained_bundle: Bundle, grown: Bundle, photos: Photos) -> None:
    for path in sorted(photos.good.iterdir())[:4]:
        assert score(grown, path) <= score(trained_bundle, path) + 1e-4


def test_the_report_of_other_limits_is_cleared(grown: Bundle) -> None:
    assert grown.facts.report == {}
    assert any("evaluate the bundle again" in note for note in grown.facts.notes)


def test_the_promise_of_the_older_calibration_is_not_repeated(grown: Bundle) -> None:
    assert sum("for parts and light like those photographed" in note for note in grown.facts.notes) == 1


def test_a_photo_that_looks_like_an_anomaly_and_raises_the_limit_is_named(
    trained_bundle: Bundle, photos: Photos, tmp_path: Path
) -> None:
    photograph = read_image(photos.new / "014.png").copy()
    photograph[30:100, 30:100] = np.random.default_rng(0).integers(0, 256, (70, 70, 3), np.uint8)
    write_png(tmp_path / "new" / "odd.png", photograph)
    extended = drive(extend(trained_bundle, tmp_path / "new", tmp_path / "b", workplace=a_workplace(tmp_path)))
    before, after = (bundle.facts.limits.anomaly.value for bundle in (trained_bundle, extended))
    assert after > before
    (note,) = [note for note in extended.facts.notes if note.startswith("Look at odd.png")]
    assert f"was {before:.2f} and is {after:.2f}" in note


def test_photos_like_the_others_are_not(trained_bundle: Bundle, photos: Photos, tmp_path: Path) -> None:
    extended = drive(extend(trained_bundle, photos.new, tmp_path / "b", workplace=a_workplace(tmp_path)))
    assert extended.facts.limits.anomaly.value <= trained_bundle.facts.limits.anomaly.value
    assert not any(note.startswith("Look at") for note in extended.facts.notes)


def test_only_known_images_are_refused(trained_bundle: Bundle, photos: Photos, tmp_path: Path) -> None:
    with pytest.raises(TooFewImages, match="knows all of these already"):
        drive(extend(trained_bundle, photos.good, tmp_path / "b", workplace=a_workplace(tmp_path)))
    assert not (tmp_path / "b").exists()


def test_a_patch_of_the_added_image_can_be_the_reason(grown: Bundle, new: Path) -> None:
    held = load_file(grown.file(MEMORY))
    assert GOOD in held["origins"]
    sheet = read_image(grown.path / "patches.jpg")
    assert len(sheet) >= len(held["patches"]) // 32 * 64


class TestWhy:
    def test_neighbours_come_nearest_first(self, trained_bundle: Bundle, photos: Photos) -> None:
        reason = explained(trained_bundle, photos.new / "014.png")
        distances = [neighbour.distance for neighbour in reason.neighbours]
        assert distances == sorted(distances)
        assert len(distances) == 3

    def test_neighbours_are_of_images_that_were_fitted(self, trained_bundle: Bundle, photos: Photos) -> None:
        reason = explained(trained_bundle, photos.new / "014.png")
        assert {neighbour.image for neighbour in reason.neighbours} <= set(trained_bundle.facts.images["fit"])

    def test_crops_are_squares(self, trained_bundle: Bundle, photos: Photos) -> None:
        reason = explained(trained_bundle, photos.new / "014.png")
        assert {reason.crop.shape, *(n.crop.shape for n in reason.neighbours)} == {(64, 64, 3)}

    def test_the_place_lies_in_the_photograph(self, trained_bundle: Bundle, photos: Photos) -> None:
        height, width = read_image(photos.new / "014.png").shape[:2]
        x, y = explained(trained_bundle, photos.new / "014.png").at
        assert 0 <= x < width
        assert 0 <= y < height

    def test_a_remembered_patch_is_its_own_nearest_neighbour(self, trained_bundle: Bundle, photos: Photos) -> None:
        """Ask at a spot that the memory holds: its own image answers, at no distance."""
        import hashlib

        paths = {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in photos.good.iterdir()}
        held = load_file(trained_bundle.file(MEMORY))
        predictor = Predictor.of(trained_bundle, threads=1)
        explainer = Explainer(trained_bundle, predictor)
        image = trained_bundle.facts.images["fit"][int(held["origins"][0])]
        photograph = read_image(paths[image])
        embedding = predictor.embed(cut(prepare(photograph, predictor.preparation), predictor.preparation))[0]
        apart = np.sqrt(np.square(embedding - held["patches"][0][:, None, None]).sum(0))
        row, column = np.unravel_index(apart.argmin(), apart.shape)
        values = np.zeros(apart.shape, np.float32)
        values[row, column] = 1
        from inspector.core.judgement import HeatMap
        from inspector.runtime.predictor import Prediction

        nearest = explainer.explain(photograph, Prediction(1.0, HeatMap(values, photograph.shape[:2]))).neighbours[0]
        assert nearest.image == image
        assert nearest.distance == pytest.approx(0, abs=5e-3)

    def test_an_inspection_can_be_explained(self, grown: Bundle, photos: Photos) -> None:
        predictor = Predictor.of(grown, threads=1)
        found = inspect_file(photos.new / "015.png", grown, predictor)
        assert found.photograph is not None
        assert explained(grown, photos.new / "015.png").neighbours


def explained(bundle: Bundle, path: Path) -> Reason:
    predictor = Predictor.of(bundle, threads=1)
    photograph = read_image(path)
    return Explainer(bundle, predictor).explain(photograph, predictor.predict(photograph))
