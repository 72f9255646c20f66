from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from inspector.core.errors import FolderMissing, RecipeInvalid
from inspector.core.judgement import HeatMap, Verdict
from inspector.runtime.bundle import Bundle
from inspector.runtime.predictor import Prediction, Predictor
from inspector.services.inspecting import find_images, inspect, inspect_file, inspect_photograph, overlay_names
from tests.conftest import Photos


@pytest.fixture(scope="module")
def predictor(trained_bundle: Bundle) -> Predictor:
    return Predictor.of(trained_bundle, threads=1)


class Fixed(Predictor):
    """A predictor that answers with one value, or fails."""

    def __init__(self, answer: float | Exception, bundle: Bundle) -> None:
        self.preparation = bundle.facts.recipe.preparation
        self._answer = answer

    def predict(self, photograph: np.ndarray) -> Prediction:
        if isinstance(self._answer, Exception):
            raise self._answer
        return Prediction(self._answer, HeatMap(np.full((2, 2), self._answer, np.float32), photograph.shape[:2]))


def test_a_good_photograph_has_score_and_p_value(predictor: Predictor, trained_bundle: Bundle, photos: Photos) -> None:
    found = inspect_file(photos.good / "000.png", trained_bundle, predictor)
    assert found.score is not None
    assert found.error is None
    assert found.p_value == trained_bundle.facts.calibration.p_value(found.score)
    assert found.verdict is trained_bundle.facts.limits.judge(found.score)


@pytest.mark.parametrize("content", [b"", b"text", b"\x89PNG\r\n\x1a\n" + b"\0" * 30])
def test_an_unreadable_image_is_a_review_with_its_cause(
    predictor: Predictor, trained_bundle: Bundle, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "a.png").write_bytes(content)
    found = inspect_file(tmp_path / "a.png", trained_bundle, predictor)
    assert (found.verdict, found.score, found.p_value) == (Verdict.REVIEW, None, None)
    assert found.error


def test_an_image_that_is_gone_is_a_review(predictor: Predictor, trained_bundle: Bundle, tmp_path: Path) -> None:
    found = inspect_file(tmp_path / "gone.png", trained_bundle, predictor)
    assert found.verdict is Verdict.REVIEW
    assert found.error


@pytest.mark.parametrize("score", [float("nan"), float("inf"), float("-inf")])
def test_a_score_that_is_not_finite_is_a_review(trained_bundle: Bundle, photos: Photos, score: float) -> None:
    found = inspect_file(photos.good / "000.png", trained_bundle, Fixed(score, trained_bundle))
    assert (found.verdict, found.score, found.p_value) == (Verdict.REVIEW, None, None)
    assert found.error


def test_a_photograph_that_does_not_suit_the_recipe_is_a_review(trained_bundle: Bundle, photos: Photos) -> None:
    """One such photograph among many must not stop the others."""
    failing = Fixed(RecipeInvalid("magnification", "too many pixels"), trained_bundle)
    found = inspect_file(photos.good / "000.png", trained_bundle, failing)
    assert found.verdict is Verdict.REVIEW
    assert found.error == "magnification: too many pixels"


@pytest.mark.parametrize("shape", [(0, 0, 3), (1, 0, 3)])
def test_an_empty_picture_is_a_review(predictor: Predictor, trained_bundle: Bundle, shape: tuple[int, ...]) -> None:
    found = inspect_photograph(np.zeros(shape, np.uint8), Path("eye-000001"), trained_bundle, predictor)
    assert (found.verdict, found.error, found.photograph) == (Verdict.REVIEW, "the picture is empty", None)


def test_a_photograph_that_memory_does_not_hold_is_a_review(
    predictor: Predictor, trained_bundle: Bundle, photos: Photos, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> np.ndarray:
        raise MemoryError

    monkeypatch.setattr("inspector.runtime.predictor.prepare", full)
    found = inspect_file(photos.good / "000.png", trained_bundle, predictor)
    assert (found.verdict, found.score) == (Verdict.REVIEW, None)
    assert "too large for the memory" in (found.error or "")


def test_a_huge_magnification_is_a_review(trained_bundle: Bundle, photos: Photos) -> None:
    recipe = trained_bundle.facts.recipe
    wide = replace(recipe.preparation, magnification=8.0, tiled=True)
    bundle = replace(trained_bundle, facts=replace(trained_bundle.facts, recipe=replace(recipe, preparation=wide)))
    from inspector.imaging.write import write_png

    huge = photos.good.parent / "huge.png"
    write_png(huge, np.zeros((1600, 1600, 3), np.uint8))
    assert inspect_file(huge, bundle, Predictor.of(bundle, threads=1)).verdict is Verdict.REVIEW


def test_inspections_come_in_the_order_of_the_files(
    predictor: Predictor, trained_bundle: Bundle, photos: Photos
) -> None:
    paths = sorted(photos.good.iterdir(), reverse=True)[:3]
    assert [found.path for found in inspect(paths, trained_bundle, predictor)] == paths


def test_json_has_exactly_the_promised_keys(predictor: Predictor, trained_bundle: Bundle, photos: Photos) -> None:
    found = inspect_file(photos.good / "000.png", trained_bundle, predictor).to_json()
    assert list(found) == ["path", "verdict", "score", "p_value", "thresholds", "took_ms", "error"]


def test_folders_are_searched_to_the_bottom(tmp_path: Path) -> None:
    for name in ("b/c/2.PNG", "b/1.jpg", "a.tif", "b/notes.txt", ".hidden/3.png", "b/._4.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [str(path.relative_to(tmp_path)) for path in find_images([tmp_path])] == ["a.tif", "b/1.jpg", "b/c/2.PNG"]


def test_images_come_in_the_order_that_training_finds_them_in(tmp_path: Path) -> None:
    for name in ("a/1.png", "10.png", "9.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert find_images([tmp_path]) == [tmp_path / name for name in ("9.png", "10.png", "a/1.png")]


def test_a_folder_named_from_where_one_stands_gives_names_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.png").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    assert find_images([Path("in"), Path()]) == [Path("in/1.png"), Path("in/1.png")]


def test_an_image_that_cannot_be_opened_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "1.png").symlink_to(tmp_path / "gone.png")
    (tmp_path / "notes.txt").symlink_to(tmp_path / "gone.txt")
    assert find_images([tmp_path]) == [tmp_path / "1.png"]


def test_a_file_that_is_named_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"x")
    assert find_images([tmp_path / "photo"]) == [tmp_path / "photo"]


@pytest.mark.parametrize("name", ["gone.png", "x" * 300])
def test_what_does_not_exist_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(FolderMissing, match="no such file or folder"):
        find_images([tmp_path / name])


def test_a_folder_without_images_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing, match="no images"):
        find_images([tmp_path])


def test_overlays_of_equal_stems_have_different_names() -> None:
    names = list(overlay_names([Path(name) for name in ("a/1.png", "b/1.jpg", "c/1-2.png", "d/1.PNG", "e/É.png")]))
    assert len({name.casefold() for name in names}) == 5
    assert names[0] == "1.png"
