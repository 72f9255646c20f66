import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.core.errors import FolderMissing, TooFewImages
from inspector.core.judgement import HeatMap
from inspector.core.progress import drive
from inspector.core.sample import Sample
from inspector.runtime.bundle import Bundle
from inspector.runtime.predictor import Prediction, Predictor
from inspector.services.evaluating import Evaluation, evaluate
from inspector.services.measuring import measure
from inspector.services.sources import Source
from inspector.services.workplace import Workplace
from tests.conftest import ANOMALIES, KIND, NEW, Photos


@pytest.fixture(scope="module")
def predictor(trained_bundle: Bundle) -> Predictor:
    return Predictor.of(trained_bundle, threads=1)


@pytest.fixture
def judged(trained_bundle: Bundle, predictor: Predictor, photos: Photos, workplace: Workplace) -> Evaluation:
    source = Source(good=photos.new, anomaly=photos.anomaly, masks=photos.masks)
    return drive(evaluate(source, trained_bundle, predictor, workplace=workplace))


def test_all_promised_figures_are_there(judged: Evaluation) -> None:
    promised = {"image_auroc", "image_ap", "f1_max", "escapes", "false_rejects", "pixel_auroc", "aupro", "ms_per_image"}
    assert promised <= judged.figures.keys()
    assert all(judged.figures[key] is not None for key in promised)


def test_rates_come_with_count_number_and_interval(judged: Evaluation) -> None:
    for key, n in (("escapes", ANOMALIES), ("false_rejects", NEW)):
        found = judged.figures[key]
        assert found["n"] == n
        assert found["rate"] == found["count"] / n
        low, high = found["interval"]
        assert 0 <= low <= found["rate"] <= high <= 1


def test_escapes_are_told_for_each_kind(judged: Evaluation) -> None:
    assert judged.figures["kinds"][KIND]["n"] == ANOMALIES


def test_unseen_images_are_not_noted(judged: Evaluation) -> None:
    assert judged.notes == ()


def test_images_seen_in_training_are_noted(
    trained_bundle: Bundle, predictor: Predictor, photos: Photos, workplace: Workplace
) -> None:
    found = drive(evaluate(Source(good=photos.good), trained_bundle, predictor, workplace=workplace))
    assert any("14 of these images were used to train" in note for note in found.notes)


def test_anomalies_that_heads_learned_from_are_noted(
    trained_bundle: Bundle, predictor: Predictor, photos: Photos, workplace: Workplace
) -> None:
    images = trained_bundle.facts.images
    taught = replace(trained_bundle.facts, images=images | {"anomaly": (), "learn": images["anomaly"]})
    bundle = replace(trained_bundle, facts=taught)
    found = drive(evaluate(Source(anomaly=photos.anomaly), bundle, predictor, workplace=workplace))
    assert any(f"{ANOMALIES} of these images were used to train" in note for note in found.notes)


def test_good_images_alone_have_no_ranking(
    trained_bundle: Bundle, predictor: Predictor, photos: Photos, workplace: Workplace
) -> None:
    found = drive(evaluate(Source(good=photos.new), trained_bundle, predictor, workplace=workplace)).figures
    assert (found["image_auroc"], found["pixel_auroc"], found["escapes"]["n"]) == (None, None, 0)
    assert found["false_rejects"]["n"] == NEW


def test_without_masks_there_are_no_pixel_figures(
    trained_bundle: Bundle, predictor: Predictor, photos: Photos, workplace: Workplace
) -> None:
    source = Source(good=photos.new, anomaly=photos.anomaly)
    found = drive(evaluate(source, trained_bundle, predictor, workplace=workplace)).figures
    assert (found["pixel_auroc"], found["aupro"]) == (None, None)


def test_a_missing_mask_is_noted_and_counted(
    trained_bundle: Bundle, predictor: Predictor, photos: Photos, workplace: Workplace, tmp_path: Path
) -> None:
    masks = Path(shutil.copytree(photos.masks, tmp_path / "masks"))
    (masks / KIND / "000_mask.png").unlink()
    source = Source(good=photos.new, anomaly=photos.anomaly, masks=masks)
    found = drive(evaluate(source, trained_bundle, predictor, workplace=workplace))
    assert found.figures["anomalies_without_mask"] == 1
    assert any("1 of 3 anomalies have no mask" in note for note in found.notes)


def test_a_masks_folder_that_is_not_there_is_told(
    trained_bundle: Bundle, predictor: Predictor, photos: Photos, workplace: Workplace, tmp_path: Path
) -> None:
    source = Source(good=photos.new, anomaly=photos.anomaly, masks=tmp_path / "gone")
    with pytest.raises(FolderMissing):
        drive(evaluate(source, trained_bundle, predictor, workplace=workplace))


def test_no_images_are_told(trained_bundle: Bundle, predictor: Predictor, workplace: Workplace, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(TooFewImages):
        drive(evaluate(Source(good=tmp_path / "empty"), trained_bundle, predictor, workplace=workplace))


def test_an_unreadable_image_is_listed_and_counts_for_nothing(
    trained_bundle: Bundle, predictor: Predictor, photos: Photos, workplace: Workplace, tmp_path: Path
) -> None:
    good = Path(shutil.copytree(photos.new, tmp_path / "good"))
    (good / "broken.png").write_bytes((good / sorted(p.name for p in good.iterdir())[0]).read_bytes()[:500])
    found = drive(evaluate(Source(good=good), trained_bundle, predictor, workplace=workplace))
    assert [item.path.name for item in found.rejected] == ["broken.png"]
    assert found.figures["good"] == NEW


def test_a_score_that_is_not_a_number_is_listed_and_counts_for_nothing(tmp_path: Path) -> None:
    sample = Sample(tmp_path / "a.png", "00", 8, 8)
    prediction = Prediction(float("nan"), HeatMap(np.full((1, 1), np.nan, np.float32), (8, 8)))
    measured, rejected = drive(measure(lambda _: prediction, [sample]))
    assert measured == []
    assert [item.path.name for item in rejected] == ["a.png"]


def test_a_mask_of_another_size_than_its_image_is_fitted(
    trained_bundle: Bundle, predictor: Predictor, photos: Photos, workplace: Workplace, tmp_path: Path
) -> None:
    masks = Path(shutil.copytree(photos.masks, tmp_path / "masks"))
    mask = masks / KIND / "000_mask.png"
    Image.open(mask).resize((31, 57)).save(mask)
    source = Source(good=photos.new, anomaly=photos.anomaly, masks=masks)
    found = drive(evaluate(source, trained_bundle, predictor, workplace=workplace))
    assert found.figures["pixel_auroc"] is not None
