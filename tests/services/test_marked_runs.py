"""A region and ignored polygons through whole runs: what is not judged changes nothing, what is judged still does."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from inspector.core.errors import RecipeInvalid
from inspector.core.judgement import Verdict
from inspector.core.progress import drive
from inspector.core.recipe import Preparation
from inspector.data.drawn import draw_good
from inspector.imaging.counting import counted_patches, judged_box
from inspector.imaging.read import read_image
from inspector.imaging.regions import find_regions
from inspector.imaging.resize import prepare
from inspector.imaging.tiling import cut
from inspector.imaging.write import write_png
from inspector.learning import export
from inspector.learning.scorer import Scorer
from inspector.runtime.bundle import GRAPH, MEMORY, Bundle, load_bundle
from inspector.runtime.memory import Explainer
from inspector.runtime.predictor import Prediction, Predictor
from inspector.services.evaluating import evaluate
from inspector.services.extending import extend
from inspector.services.inspecting import inspect_file
from inspector.services.sources import Source
from inspector.services.training import train
from inspector.services.workplace import Workplace
from tests.conftest import KIND, LINE, TINY, Photos, a_workplace

IGNORED = ((0.3, 0.3), (0.6, 0.3), (0.6, 0.6), (0.3, 0.6))
MARKS = Preparation(size=128, region=(0.1, 0.1, 0.85, 0.8), ignored=(IGNORED,))
WHOLE, TILED = MARKS, replace(MARKS, tiled=True, magnification=2.0)
INSIDE, OUTSIDE, BEYOND = (0.45, 0.45), (0.75, 0.6), (0.03, 0.03)  # a polygon; of it; the region


@pytest.fixture(scope="module", params=[WHOLE, TILED], ids=["whole", "tiled"])
def trained(
    request: pytest.FixtureRequest, photos: Photos, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Bundle, Scorer]:
    folder = tmp_path_factory.mktemp("marked")
    exported: list[Scorer] = []
    with pytest.MonkeyPatch.context() as patch:
        real = export.export
        patch.setattr(export, "export", lambda scorer, path: (exported.append(scorer), real(scorer, path)))
        source = Source(good=photos.good, anomaly=photos.anomaly, masks=photos.masks)
        recipe = replace(TINY, preparation=request.param)
        done = drive(train(source, recipe, folder / "marked", workplace=a_workplace(folder)))
    return done.bundle, exported[0]


@pytest.fixture(scope="module")
def bundle(trained: tuple[Bundle, Scorer]) -> Bundle:
    return trained[0]


@pytest.fixture(scope="module")
def predictor(bundle: Bundle) -> Predictor:
    return Predictor.of(bundle, threads=1)


def part(index: int = 50, *, size: int = 128) -> NDArray[np.uint8]:
    return draw_good(LINE, seed=1, index=index, size=size).image


def with_spot(photograph: NDArray[np.uint8], at: tuple[float, float]) -> NDArray[np.uint8]:
    spotted = photograph.copy()
    height, width = spotted.shape[:2]
    cv2.circle(spotted, (round(at[0] * width), round(at[1] * height)), round(0.07 * height), (20, 20, 220), -1)
    return spotted


class TestVerdict:
    @pytest.mark.parametrize("place", [INSIDE, BEYOND])
    def test_a_defect_where_nothing_is_judged_changes_nothing(
        self, predictor: Predictor, place: tuple[float, float]
    ) -> None:
        plain, spotted = (predictor.predict(picture) for picture in (part(), with_spot(part(), place)))
        assert spotted.score == plain.score
        assert np.array_equal(spotted.heat_map.values, plain.heat_map.values)

    def test_the_same_defect_where_it_counts_is_found(self, bundle: Bundle, predictor: Predictor) -> None:
        plain, spotted = (predictor.predict(picture) for picture in (part(), with_spot(part(), OUTSIDE)))
        judge = bundle.facts.limits.judge
        assert judge(plain.score) is Verdict.GOOD
        assert judge(spotted.score) is not Verdict.GOOD
        assert spotted.score > 1.5 * plain.score

    @pytest.mark.parametrize("size", [100, 128, 200])
    def test_it_is_found_where_it_is_in_photographs_of_all_sizes(
        self, bundle: Bundle, predictor: Predictor, size: int
    ) -> None:
        photograph = with_spot(cv2.resize(part(), (size * 4 // 3, size)), OUTSIDE)
        found = predictor.predict(photograph)
        x, y = found.heat_map.spot
        assert x / photograph.shape[1] == pytest.approx(OUTSIDE[0], abs=0.08)
        assert y / photograph.shape[0] == pytest.approx(OUTSIDE[1], abs=0.08)
        hottest = find_regions(found.heat_map, found.score * 0.9)[0]
        left, top, width, height = hottest.box
        assert left <= x <= left + width
        assert top <= y <= top + height

    def test_why_points_at_it_in_the_photograph(self, bundle: Bundle, predictor: Predictor) -> None:
        photograph = with_spot(part(), OUTSIDE)
        reason = Explainer(bundle, predictor).explain(photograph, predictor.predict(photograph))
        assert np.array(reason.at) / photograph.shape[1::-1] == pytest.approx(OUTSIDE, abs=0.08)

    def test_an_inspection_of_a_file_says_the_same(self, bundle: Bundle, predictor: Predictor, tmp_path: Path) -> None:
        write_png(tmp_path / "a.png", with_spot(part(), INSIDE))
        found = inspect_file(tmp_path / "a.png", bundle, predictor)
        assert (found.error, found.score) == (None, predictor.predict(part()).score)
        assert found.heat_map is not None
        assert found.heat_map.place == judged_box(*part().shape[:2], bundle.facts.recipe.preparation)


class TestTrained:
    def test_the_bundle_says_what_is_judged(self, bundle: Bundle) -> None:
        preparation = load_bundle(bundle.path).facts.recipe.preparation
        assert (preparation.region, preparation.ignored) == (MARKS.region, MARKS.ignored)

    def test_graph_and_scorer_agree(self, trained: tuple[Bundle, Scorer], predictor: Predictor) -> None:
        bundle, scorer = trained
        preparation = bundle.facts.recipe.preparation
        prepared = prepare(with_spot(part(), OUTSIDE), preparation)
        pieces = cut(prepared, preparation)
        kept = np.stack([pieces.kept(i) for i in range(len(pieces.origins))])
        with torch.inference_mode():
            heat = pieces.join(scorer(torch.from_numpy(pieces.pictures.copy()), torch.from_numpy(kept))[1].numpy())
        counts = counted_patches(pieces.grid_shape, preparation)
        found = predictor.predict_prepared(prepared, (128, 128))
        assert found.score == pytest.approx(float(heat[counts].max()), abs=1e-4)
        assert found.heat_map.values[counts] == pytest.approx(heat[counts], abs=1e-4)

    def test_no_ignored_patch_is_remembered(self, bundle: Bundle) -> None:
        from safetensors.numpy import load_file

        spots = load_file(bundle.file(MEMORY))["spots1"]  # of the context that answers why, on the grid itself
        left, top, width, height = MARKS.region or (0, 0, 1, 1)
        places = spots * (width, height) + (left, top)
        inside = (places > np.array(IGNORED[0]) + 0.05).all(1) & (places < np.array(IGNORED[2]) - 0.05).all(1)
        assert len(spots) > 10
        assert not inside.any()

    def test_where_all_is_ignored_training_is_refused(
        self, photos: Photos, workplace: Workplace, tmp_path: Path
    ) -> None:
        everything = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
        recipe = replace(TINY, preparation=Preparation(size=128, ignored=(everything,)))
        with pytest.raises(RecipeInvalid, match="nothing is left to judge"):
            drive(train(Source(good=photos.good), recipe, tmp_path / "b", workplace=workplace))
        assert not (tmp_path / "b").exists()


class TestLater:
    def test_an_extension_keeps_it(
        self, bundle: Bundle, photos: Photos, workplace: Workplace, tmp_path: Path, quick_export: None
    ) -> None:
        for path in photos.new.iterdir():
            write_png(tmp_path / "new" / path.name, with_spot(read_image(path), INSIDE))
        grown = drive(extend(bundle, tmp_path / "new", tmp_path / "grown", workplace=workplace))
        plain = drive(extend(bundle, photos.new, tmp_path / "plain", workplace=workplace))
        assert grown.facts.recipe == bundle.facts.recipe
        assert grown.facts.calibration == plain.facts.calibration

    def test_only_judged_pixels_are_measured(
        self, bundle: Bundle, predictor: Predictor, workplace: Workplace, tmp_path: Path
    ) -> None:
        """A mask that marks more than its defect, where nothing is judged, costs nothing."""

        def figures(folder: Path, *, more: bool) -> dict[str, object]:
            write_png(folder / "good" / "a.png", part())
            photograph = with_spot(part(51), OUTSIDE)
            mask = (photograph != part(51)).any(2)
            if more:
                height, width = mask.shape
                mask[height * 4 // 10 : height // 2, width * 4 // 10 : width // 2] = True
                mask[: height // 14, : width // 14] = True
            write_png(folder / "anomaly" / KIND / "a.png", photograph)
            write_png(folder / "masks" / KIND / "a.png", np.repeat(mask[..., None] * np.uint8(255), 3, 2))
            source = Source(good=folder / "good", anomaly=folder / "anomaly", masks=folder / "masks")
            found = drive(evaluate(source, bundle, predictor, workplace=workplace)).figures
            return {name: found[name] for name in ("pixel_auroc", "aupro")}

        plain = figures(tmp_path / "plain", more=False)
        assert plain == figures(tmp_path / "more", more=True)
        assert isinstance(plain["pixel_auroc"], float)
        assert plain["pixel_auroc"] > 0.9

    def test_a_photograph_is_a_review_where_a_recipe_leaves_nothing(self, bundle: Bundle, photos: Photos) -> None:
        covered = replace(bundle.facts.recipe.preparation, region=(0.35, 0.35, 0.2, 0.2))
        predictor = Predictor(bundle.file(GRAPH), covered, threads=1)
        found = inspect_file(photos.good / "000.png", bundle, predictor)
        assert found.verdict is Verdict.REVIEW
        assert found.error is not None
        assert "nothing is left to judge" in found.error


def test_a_prediction_is_the_highest_score_that_counts(bundle: Bundle, predictor: Predictor) -> None:
    found: Prediction = predictor.predict(with_spot(part(), OUTSIDE))
    assert found.heat_map.counts is not None
    assert found.score == found.heat_map.values[found.heat_map.counts].max()
