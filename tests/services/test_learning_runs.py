"""Training runs that pretrain and teach heads: one whole one, and what must not go wrong on the way."""

import shutil
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

from inspector.core.finetuning import Finetuning, Unfreezing
from inspector.core.pretraining import Pretraining, Views
from inspector.core.progress import Steps, drive
from inspector.core.recipe import PRESETS, Recipe, preset
from inspector.core.sample import Label, Sample
from inspector.imaging.read import read_image
from inspector.imaging.resize import prepare
from inspector.imaging.write import write_png
from inspector.learning.encoder import Encoder
from inspector.learning.evidence import heads
from inspector.learning.evidence.examples import Examples, LabelledAnomaly, Picture
from inspector.learning.export import load_heads
from inspector.learning.simclr import pretraining as learning
from inspector.learning.simclr.plan import PictureSet
from inspector.runtime.bundle import HEADS, Bundle, load_bundle
from inspector.runtime.predictor import Predictor
from inspector.services.inspecting import inspect_file
from inspector.services.roles import assign_roles
from inspector.services.sources import Source, read_images, scan_source
from inspector.services.training import Trained, train
from inspector.services.workplace import Workplace
from tests.conftest import ANOMALIES, KIND, TINY, Photos, a_workplace
from tests.services.test_training import many, noise

PRETRAINING = Pretraining(views=Views(size=32), epochs=2, batch=8)
FINETUNING = Finetuning(defects=1, head_steps=5, epochs=3, learn_from=2)
LEARNING = replace(TINY, pretraining=PRETRAINING, finetuning=FINETUNING)
HEADS_ALONE = replace(TINY, finetuning=FINETUNING)
STAGES = ["start", "scan", "read", "pretrain", "defects", "heads", "encode", "fit", "export", "evaluate"]


def run(source: Source, recipe: Recipe, destination: Path, workplace: Workplace) -> Trained:
    return drive(train(source, recipe, destination, workplace=workplace))


def everything(photos: Photos) -> Source:
    return Source(good=photos.good, anomaly=photos.anomaly, masks=photos.masks)


@pytest.fixture(scope="module")
def whole(photos: Photos, tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """Pretrained, with both heads, exported and checked; two of the three anomalies taught."""
    folder = tmp_path_factory.mktemp("whole")
    return run(everything(photos), LEARNING, folder / "b", a_workplace(folder))


@pytest.fixture(scope="module")
def learned(whole: Trained) -> Bundle:
    return whole.bundle


class TestAWholeRun:
    def test_every_stage_has_run(self, learned: Bundle) -> None:
        assert list(learned.facts.seconds) == STAGES

    def test_it_loads_with_all_that_it_says(self, learned: Bundle) -> None:
        assert load_bundle(learned.path).facts == learned.facts

    def test_it_inspects(self, learned: Bundle, photos: Photos) -> None:
        predictor = Predictor.of(learned, threads=1)
        found = inspect_file(photos.new / "014.png", learned, predictor)
        assert found.error is None
        assert found.score is not None
        assert np.isfinite(found.score)

    def test_it_is_tapped_shallow_as_it_began_at_random(self, learned: Bundle) -> None:
        assert learned.facts.recipe.taps == "shallow"
        assert learned.facts.encoder["start"] == "scratch"

    def test_the_course_of_pretraining_is_told(self, learned: Bundle) -> None:
        curve = learned.facts.learning["curves"]["pretrain"]
        assert [point["at"] for point in curve] == [1, 2]
        assert all(np.isfinite(point["figures"]["contrastive_loss"]) for point in curve)

    def test_what_the_heads_learned_from_is_told(self, learned: Bundle) -> None:
        assert learned.facts.learning["heads"] == {"drawn": 14, "labelled": 2, "masks": 2, "classifier": True}
        assert learned.facts.learning["chosen"] is True
        assert set(learned.facts.learning["weights"]) == {"localising", "classifier", "known"}

    def test_anomalies_that_were_learned_from_are_not_in_the_report(self, whole: Trained) -> None:
        images = whole.bundle.facts.images
        assert images["learn"] == tuple(sample.hash for sample in whole.roles.learn)
        assert (len(images["learn"]), len(images["anomaly"])) == (2, 1)
        assert not {*images["learn"]} & {*images["anomaly"]}
        assert whole.bundle.facts.report["escapes"]["n"] == 1
        assert "The heads learned from 2 anomalies; 1 others are measured." in whole.bundle.facts.notes

    def test_no_checkpoint_is_left(self, learned: Bundle) -> None:
        assert list((learned.path.parent / "checkpoints").iterdir()) == []

    def test_the_heads_are_kept(self, learned: Bundle) -> None:
        (localising, classifier), known, weights = load_heads(learned.path)
        assert localising is not None
        assert classifier is not None
        assert (known is None) == (weights.known == 0)  # what weighs nothing costs no time
        assert asdict(weights) == learned.facts.learning["weights"]
        assert learned.file(HEADS).stat().st_size > 1000


@pytest.mark.usefixtures("quick_export")
class TestAnomalies:
    def test_too_few_to_learn_from_are_all_measured(self, photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
        recipe = replace(HEADS_ALONE, finetuning=replace(FINETUNING, learn_from=3))
        facts = run(everything(photos), recipe, tmp_path / "b", workplace).bundle.facts
        assert (facts.images["learn"], len(facts.images["anomaly"])) == ((), ANOMALIES)
        assert facts.report["escapes"]["n"] == ANOMALIES
        assert facts.learning["heads"]["labelled"] == 0
        assert facts.learning["chosen"] is False
        assert facts.learning["weights"] == {"localising": FINETUNING.head_weight, "classifier": 0.0, "known": 0.0}

    @pytest.mark.parametrize(
        ("mask", "said"),
        [
            (np.full((40, 90, 3), 255, np.uint8), "belongs to another picture"),
            (np.zeros((128, 171, 3), np.uint8), "nothing is marked on this mask"),
        ],
        ids=["another shape", "black"],
    )
    def test_a_mask_that_is_none_is_noted_and_its_anomaly_teaches_as_unmarked(
        self, photos: Photos, whole: Trained, tmp_path: Path, workplace: Workplace, mask: np.ndarray, said: str
    ) -> None:
        masks = Path(shutil.copytree(photos.masks, tmp_path / "masks"))
        taught = whole.roles.learn[0].path
        write_png(masks / KIND / f"{taught.stem}_mask.png", mask)
        source = Source(good=photos.good, anomaly=photos.anomaly, masks=masks)
        facts = run(source, HEADS_ALONE, tmp_path / "b", workplace).bundle.facts
        assert any(said in note and taught.stem in note for note in facts.notes)
        assert (facts.learning["heads"]["labelled"], facts.learning["heads"]["masks"]) == (2, 1)

    def test_without_anomalies_the_heads_learn_from_synthetic_defects_alone(
        self, photos: Photos, tmp_path: Path, workplace: Workplace
    ) -> None:
        facts = run(Source(good=photos.good), HEADS_ALONE, tmp_path / "b", workplace).bundle.facts
        assert facts.learning["heads"] == {"drawn": 14, "labelled": 0, "masks": 0, "classifier": False}

    def test_only_anomalies_that_teach_are_shown_to_the_heads(
        self, photos: Photos, tmp_path: Path, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown: list[bytes] = []
        real = heads.draw

        def watch(
            encoder: Encoder, pictures: Sequence[Picture], anomalies: Sequence[LabelledAnomaly], recipe: Recipe
        ) -> Steps[Examples]:
            shown.extend(anomaly.picture.tobytes() for anomaly in anomalies)
            return (yield from real(encoder, pictures, anomalies, recipe))

        monkeypatch.setattr(heads, "draw", watch)
        done = run(everything(photos), HEADS_ALONE, tmp_path / "b", workplace)
        prepared = [prepare(read_image(sample.path), TINY.preparation) for sample in done.roles.learn]
        assert shown == [picture.tobytes() for picture in prepared]


@pytest.mark.usefixtures("quick_export")
class TestPretraining:
    def test_a_run_that_was_stopped_goes_on_and_comes_to_the_same(
        self, photos: Photos, learned: Bundle, tmp_path: Path, workplace: Workplace
    ) -> None:
        task = train(everything(photos), LEARNING, tmp_path / "b", workplace=workplace)
        next(event for event in task if event.curves.get("pretrain"))
        task.close()
        assert [path.suffix for path in workplace.checkpoints.iterdir()] == [".checkpoint"]
        assert not (tmp_path / "b").exists()
        again = run(everything(photos), LEARNING, tmp_path / "b", workplace).bundle.facts
        assert any(note.startswith("Goes on in epoch") for note in again.notes)
        assert list(workplace.checkpoints.iterdir()) == []
        assert again.calibration == learned.facts.calibration

    def test_a_damaged_checkpoint_is_noted_and_the_run_comes_to_the_same(
        self, photos: Photos, learned: Bundle, tmp_path: Path, workplace: Workplace
    ) -> None:
        task = train(everything(photos), LEARNING, tmp_path / "b", workplace=workplace)
        next(event for event in task if event.curves.get("pretrain"))
        task.close()
        (checkpoint,) = workplace.checkpoints.iterdir()
        checkpoint.write_bytes(checkpoint.read_bytes()[:1000])
        again = run(everything(photos), LEARNING, tmp_path / "b", workplace).bundle.facts
        assert any(note.startswith("Pretraining starts at its beginning: ") for note in again.notes)
        assert list(workplace.checkpoints.iterdir()) == []
        assert again.calibration == learned.facts.calibration

    def test_a_checkpoint_of_other_settings_is_not_gone_on_from(
        self, photos: Photos, tmp_path: Path, workplace: Workplace
    ) -> None:
        task = train(everything(photos), LEARNING, tmp_path / "b", workplace=workplace)
        next(event for event in task if event.stage == "pretrain" and event.done)
        task.close()
        other = replace(LEARNING, seed=9, finetuning=None)
        notes = run(everything(photos), other, tmp_path / "b", workplace).bundle.facts.notes
        assert not any(note.startswith("Goes on") for note in notes)

    def test_images_that_are_kept_to_measure_are_never_shown(
        self, tmp_path: Path, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown: list[PictureSet] = []

        def refuse(encoder: Encoder, images: PictureSet, *_: object, **__: object) -> Steps[None]:
            shown.append(images)
            raise KeyboardInterrupt
            yield

        monkeypatch.setattr(learning, "pretrain", refuse)
        source = of_all_labels(tmp_path, good=50, anomaly=4, unlabelled=3)
        with pytest.raises(KeyboardInterrupt):
            run(source, LEARNING, tmp_path / "b", workplace)
        images = drive(read_images(drive(scan_source(source, workplace)), LEARNING.preparation, workplace))
        roles = assign_roles(images.of(Label.GOOD), images.of(Label.ANOMALY), LEARNING, images.cached.groups())
        seen = {piece.split()[0] for piece in shown[0].hashes}
        assert seen == hashes(roles.fit) | hashes(roles.learn) | hashes(images.of(None))
        assert [len(kept) for kept in (roles.fit, roles.learn, roles.calibrate, roles.test)] == [30, 3, 10, 10]

    def test_without_it_unlabelled_images_are_not_even_read(
        self, photos: Photos, tmp_path: Path, workplace: Workplace
    ) -> None:
        unlabelled = many(tmp_path / "unlabelled", 1)
        (unlabelled / "0.png").write_bytes((unlabelled / "0.png").read_bytes()[:200])
        done = run(Source(good=photos.good, unlabelled=unlabelled), TINY, tmp_path / "b", workplace)
        assert done.rejected == ()


def of_all_labels(folder: Path, **counts: int) -> Source:
    """Return folders of noise, so many images in each."""
    seeds = iter(range(sum(counts.values())))
    for name, count in counts.items():
        for _ in range(count):
            seed = next(seeds)
            noise(folder / name / f"{seed}.png", seed)
    return Source(**{name: folder / name for name in counts})


def hashes(samples: tuple[Sample, ...]) -> set[str]:
    return {sample.hash for sample in samples}


@pytest.mark.usefixtures("quick_export")
def test_the_encoder_itself_learns_by_a_schedule(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    settings = replace(FINETUNING, schedule=(Unfreezing(layers=1, rate=1e-4, epochs=1),))
    recipe = replace(TINY, finetuning=settings)
    facts = run(everything(photos), recipe, tmp_path / "b", workplace).bundle.facts
    assert "fine-tune" in facts.seconds
    assert facts.learning["fine-tuning"]
    assert load_bundle(tmp_path / "b").facts == facts


@pytest.mark.usefixtures("quick_export")
@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_runs_through_on_a_drawn_line(
    photos: Photos, tmp_path: Path, workplace: Workplace, name: str
) -> None:
    """Its stages, with tiny settings; what they are worth is measured in benchmarks/accuracy.py."""
    wanted = preset(name)
    small = replace(
        wanted,
        preparation=TINY.preparation,
        patches=50,
        pretraining=wanted.pretraining and replace(wanted.pretraining, epochs=1, batch=8, views=Views(size=32)),
        finetuning=wanted.finetuning and replace(wanted.finetuning, defects=1, head_steps=3),
    )
    done = run(everything(photos), small, tmp_path / "b", workplace)
    left_out = set() if name != "quick" else {"pretrain", "defects", "heads"}
    assert list(done.bundle.facts.seconds) == [stage for stage in STAGES if stage not in left_out]
    assert done.bundle.facts.report["escapes"]["n"] == ANOMALIES
    assert {sample.label for sample in done.roles.fit} == {Label.GOOD}


@pytest.mark.usefixtures("quick_export")
def test_a_run_stopped_after_pretraining_does_not_pretrain_again(
    photos: Photos, tmp_path: Path, workplace: Workplace
) -> None:
    task = train(everything(photos), LEARNING, tmp_path / "b", workplace=workplace)
    next(event for event in task if event.stage == "encode")
    task.close()
    notes = run(everything(photos), LEARNING, tmp_path / "b", workplace).bundle.facts.notes
    assert "The checkpoint is at its end: nothing is left to learn." in notes
    assert list(workplace.checkpoints.iterdir()) == []


@pytest.mark.usefixtures("quick_export")
def test_a_run_that_shall_start_over_does(photos: Photos, tmp_path: Path, workplace: Workplace) -> None:
    recipe = replace(LEARNING, finetuning=None)
    task = train(everything(photos), recipe, tmp_path / "b", workplace=workplace)
    next(event for event in task if event.curves.get("pretrain"))
    task.close()
    again = drive(train(everything(photos), recipe, tmp_path / "b", workplace=workplace, resume=False))
    assert not any(note.startswith("Goes on") for note in again.bundle.facts.notes)
