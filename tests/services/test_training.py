import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.core.calibration import Calibration, find_limits
from inspector.core.errors import DestinationExists, FolderMissing, NotWritable, TooFewImages
from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.data.examine import hash_file
from inspector.imaging.read import read_image
from inspector.runtime.bundle import Bundle, load_bundle
from inspector.runtime.predictor import Predictor
from inspector.services.sources import Source
from inspector.services.training import Trained, train
from inspector.services.workplace import Workplace
from tests.conftest import ANOMALIES, GOOD, TINY, Photos

STAGES = ["scan", "read", "start", "encode", "fit", "export", "evaluate"]


def run(source: Source, destination: Path, workplace: Workplace, **changes: object) -> Trained:
    return drive(train(source, replace(TINY, **changes), destination, workplace=workplace))


def noise(path: Path, seed: int, *, side: int = 64) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.random.default_rng(seed).integers(0, 256, (side, side, 3), dtype=np.uint8)).save(path)
    return path


def many(folder: Path, count: int) -> Path:
    for seed in range(count):
        noise(folder / f"{seed}.png", seed)
    return folder


def test_the_bundle_is_saved_where_it_was_asked_for(trained_bundle: Bundle) -> None:
    assert load_bundle(trained_bundle.path).facts == trained_bundle.facts


def test_nothing_but_the_bundle_is_left_beside_it(trained_bundle: Bundle) -> None:
    beside = {path.name for path in trained_bundle.path.parent.iterdir()}
    assert beside - {"index.sqlite", "index.sqlite-wal", "index.sqlite-shm", "images"} == {"tiny"}


def test_few_good_images_all_fit_and_are_compared_leaving_one_out(trained_bundle: Bundle) -> None:
    facts = trained_bundle.facts
    assert len(facts.images["fit"]) == len(facts.calibration.scores) == GOOD
    assert facts.calibration.method == "leave-one-out"


def test_the_limits_are_those_of_the_calibration(trained_bundle: Bundle) -> None:
    facts = trained_bundle.facts
    assert facts.limits == find_limits(facts.calibration, false_rejects=0.1, reviews=0.2)


def test_the_report_is_what_the_exported_graph_gives(trained_bundle: Bundle, photos: Photos) -> None:
    facts, predictor = trained_bundle.facts, Predictor.of(trained_bundle, threads=1)
    scores = [predictor.predict(read_image(path)).score for path in sorted(photos.anomaly.rglob("*.png"))]
    escapes = sum(facts.limits.judge(score) == "good" for score in scores)
    assert (facts.report["escapes"]["count"], facts.report["escapes"]["n"]) == (escapes, ANOMALIES)
    rank = np.mean([a > g for a in scores for g in facts.calibration.scores])
    assert facts.report["image_auroc"] == pytest.approx(rank, abs=1e-6)


def test_the_report_says_that_good_scores_came_from_the_calibration(trained_bundle: Bundle) -> None:
    assert trained_bundle.facts.report["good_scores_from"] == "calibration"


def test_masks_give_pixel_figures_in_the_report(trained_bundle: Bundle) -> None:
    assert 0 <= trained_bundle.facts.report["pixel_auroc"] <= 1


def test_leave_one_out_scores_are_not_those_of_the_whole_memory(trained_bundle: Bundle, photos: Photos) -> None:
    predictor = Predictor.of(trained_bundle, threads=1)
    seen = sorted(predictor.predict(read_image(path)).score for path in photos.good.iterdir())
    assert np.mean(trained_bundle.facts.calibration.scores) >= np.mean(seen)


def test_few_images_are_noted(trained_bundle: Bundle) -> None:
    assert any("14 good images are few" in note for note in trained_bundle.facts.notes)


def test_an_existing_destination_is_refused_before_any_work(
    bundle: Bundle, photos: Photos, workplace: Workplace
) -> None:
    with pytest.raises(DestinationExists):
        next(train(Source(good=photos.good), TINY, bundle.path, workplace=workplace))
    assert not workplace.index.exists()


def test_too_few_good_images_are_told(tmp_path: Path, workplace: Workplace) -> None:
    with pytest.raises(TooFewImages, match="3 good images found, at least 10 are needed"):
        run(Source(good=many(tmp_path / "good", 3)), tmp_path / "b", workplace)
    assert not (tmp_path / "b").exists()


def test_copies_count_once(tmp_path: Path, workplace: Workplace) -> None:
    good = many(tmp_path / "good", 9)
    shutil.copy(good / "0.png", good / "copy.png")
    with pytest.raises(TooFewImages, match="9 good images"):
        run(Source(good=good), tmp_path / "b", workplace)


def test_a_masks_folder_that_is_not_there_is_told_before_any_work(
    tmp_path: Path, photos: Photos, workplace: Workplace
) -> None:
    source = Source(good=photos.good, anomaly=photos.anomaly, masks=tmp_path / "maskss")
    with pytest.raises(FolderMissing, match="maskss"):
        run(source, tmp_path / "b", workplace)


@pytest.mark.usefixtures("quick_export")
class TestRuns:
    """Whole runs, but for the export, which is given."""

    @pytest.mark.parametrize("stage", STAGES)
    def test_closing_at_any_stage_leaves_nothing(
        self, photos: Photos, tmp_path: Path, workplace: Workplace, stage: str
    ) -> None:
        source = Source(good=photos.good, anomaly=photos.anomaly)
        task = train(source, TINY, tmp_path / "out" / "b", workplace=workplace)
        for event in task:
            if event.stage == stage and event.done:
                break
        else:
            pytest.fail(f"no stage {stage}")
        task.close()
        assert list((tmp_path / "out").glob("*")) == []

    def test_images_with_both_labels_are_left_out_and_listed(
        self, photos: Photos, tmp_path: Path, workplace: Workplace
    ) -> None:
        shutil.copytree(photos.anomaly, tmp_path / "anomaly")
        shutil.copy(photos.good / "000.png", tmp_path / "anomaly" / "both.png")
        done = run(Source(good=photos.good, anomaly=tmp_path / "anomaly"), tmp_path / "b", workplace)
        assert {item.path.name for item in done.rejected} == {"000.png", "both.png"}
        assert len(done.bundle.facts.images["fit"]) == GOOD - 1
        assert len(done.bundle.facts.images["anomaly"]) == ANOMALIES

    def test_equal_pictures_in_other_files_count_once_and_are_listed(
        self, photos: Photos, tmp_path: Path, workplace: Workplace
    ) -> None:
        good = Path(shutil.copytree(photos.good, tmp_path / "good"))
        Image.open(good / "000.png").save(good / "same.bmp")
        done = run(Source(good=good), tmp_path / "b", workplace)
        assert len(done.bundle.facts.images["fit"]) == GOOD
        assert [item.path.name for item in done.rejected] == ["same.bmp"]

    def test_unreadable_images_are_listed_and_stop_nothing(
        self, photos: Photos, tmp_path: Path, workplace: Workplace
    ) -> None:
        good = Path(shutil.copytree(photos.good, tmp_path / "good"))
        (good / "broken.png").write_bytes((good / "000.png").read_bytes()[:300])
        done = run(Source(good=good), tmp_path / "b", workplace)
        assert [item.path.name for item in done.rejected] == ["broken.png"]

    def test_enough_images_are_held_out_to_calibrate(self, tmp_path: Path, workplace: Workplace) -> None:
        done = run(Source(good=many(tmp_path / "good", 40)), tmp_path / "b", workplace)
        images = done.bundle.facts.images
        assert done.bundle.facts.calibration.method == "held-out"
        assert (len(images["fit"]), len(images["calibrate"]), len(images["test"])) == (30, 10, 0)

    def test_held_out_scores_are_those_of_the_graph(self, tmp_path: Path, workplace: Workplace) -> None:
        done = run(Source(good=many(tmp_path / "good", 40)), tmp_path / "b", workplace)
        predictor = Predictor.of(done.bundle, threads=1)
        scores = [predictor.predict(read_image(sample.path)).score for sample in done.roles.calibrate]
        assert done.bundle.facts.calibration == Calibration(tuple(scores), "held-out")

    def test_a_good_image_that_alone_sets_the_limit_is_named(
        self, photos: Photos, tmp_path: Path, workplace: Workplace
    ) -> None:
        good = Path(shutil.copytree(photos.good, tmp_path / "good"))
        noise(good / "odd.png", seed=0, side=128)
        facts = run(Source(good=good), tmp_path / "b", workplace).bundle.facts
        said = facts.report["stands_apart"]
        assert said["image"] == hash_file(good / "odd.png")
        assert said["score"] == facts.calibration.scores[-1]
        assert said["limit_without"] < facts.limits.anomaly.value
        assert any(note.startswith("odd.png is unlike all other good images") for note in facts.notes)

    def test_a_share_of_many_images_is_kept_for_the_report(self, tmp_path: Path, workplace: Workplace) -> None:
        done = run(Source(good=many(tmp_path / "good", 50)), tmp_path / "b", workplace)
        assert len(done.roles.test) == done.bundle.facts.report["false_rejects"]["n"] == 10

    def test_the_same_images_and_seed_give_the_same_calibration(
        self, photos: Photos, trained_bundle: Bundle, tmp_path: Path, workplace: Workplace
    ) -> None:
        done = run(Source(good=photos.good), tmp_path / "b", workplace)
        assert done.bundle.facts.calibration == trained_bundle.facts.calibration
        assert done.bundle.facts.images["fit"] == trained_bundle.facts.images["fit"]

    def test_16_bit_images_set_the_white_level(self, tmp_path: Path, workplace: Workplace) -> None:
        for seed in range(12):
            values = np.random.default_rng(seed).integers(0, 4096, (64, 64), dtype=np.uint16)
            (tmp_path / "good").mkdir(exist_ok=True)
            Image.fromarray(values).save(tmp_path / "good" / f"{seed}.png")
        done = run(Source(good=tmp_path / "good"), tmp_path / "b", workplace)
        assert load_bundle(done.bundle.path).facts.recipe.preparation.white_level == 4095

    def test_unlabelled_images_are_not_fitted(self, photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
        done = run(Source(good=photos.good, unlabelled=photos.new), tmp_path / "b", workplace)
        assert len(done.bundle.facts.images["fit"]) == GOOD

    def test_given_roles_are_kept(
        self, photos: Photos, trained_bundle: Bundle, tmp_path: Path, workplace: Workplace
    ) -> None:
        first = run(Source(good=photos.good), tmp_path / "a", workplace)
        fit = first.roles.fit
        roles = replace(first.roles, fit=fit[:10], test=fit[10:])
        again = drive(train(Source(good=photos.good), TINY, tmp_path / "b", workplace=workplace, roles=roles))
        assert again.bundle.facts.images["test"] == tuple(sample.hash for sample in fit[10:])

    def test_a_bundle_is_overwritten_when_asked(self, photos: Photos, bundle: Bundle, workplace: Workplace) -> None:
        done = drive(train(Source(good=photos.good), TINY, bundle.path, workplace=workplace, overwrite=True))
        assert load_bundle(bundle.path).facts == done.bundle.facts

    def test_a_disk_that_fills_up_is_told_and_leaves_nothing(
        self, photos: Photos, tmp_path: Path, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from inspector.learning import export

        def full(scorer: object, path: Path) -> None:
            path.write_bytes(b"half")
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(export, "export", full)
        with pytest.raises(NotWritable, match="the disk is full"):
            run(Source(good=photos.good), tmp_path / "out" / "b", workplace)
        assert list((tmp_path / "out").glob("*")) == []


def test_a_source_of_a_project_is_its_labelled_folders(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    from inspector.services.importing import import_into
    from inspector.services.sources import scan_source

    (tmp_path / "src").mkdir()
    shutil.copytree(photos.good, tmp_path / "src" / "good")
    shutil.copytree(photos.anomaly, tmp_path / "src" / "anomaly")
    drive(import_into(tmp_path / "src", tmp_path / "project", workplace=workplace))
    scan = drive(scan_source(Source(project=tmp_path / "project"), workplace))
    labels = [sample.label for sample in scan.samples]
    assert (labels.count(Label.GOOD), labels.count(Label.ANOMALY)) == (GOOD, ANOMALIES)
