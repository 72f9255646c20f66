import csv
import errno
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from safetensors import safe_open
from torch import nn

from inspector.core.errors import DestinationExists, LearningDiverged, NotWritable, RecipeInvalid, TooFewImages
from inspector.core.pretraining import Pretraining, Views
from inspector.core.progress import Log, Point, Step, Steps, drive
from inspector.core.recipe import Preparation, Recipe
from inspector.imaging.read import read_image
from inspector.learning.backbones import build_backbone
from inspector.learning.encoder import Encoder
from inspector.learning.simclr import pretraining as learning
from inspector.learning.simclr.plan import PictureSet
from inspector.learning.weights import load_weights
from inspector.services.pretraining import PretrainedEncoder, pretrain, pretrain_encoder
from inspector.services.sources import Source, read_images, scan_source
from inspector.services.workplace import Workplace
from tests.conftest import ANOMALIES, GOOD, Photos, a_workplace
from tests.services.test_training import many, noise

SETTINGS = Pretraining(views=Views(size=32), epochs=2, batch=8)
RECIPE = Recipe(Preparation(size=64), pretraining=SETTINGS)


@pytest.fixture(scope="module")
def done(photos: Photos, tmp_path_factory: pytest.TempPathFactory) -> PretrainedEncoder:
    folder = tmp_path_factory.mktemp("pretrained")
    source = Source(good=photos.good, anomaly=photos.anomaly)
    return drive(pretrain(source, RECIPE, folder / "enc.safetensors", workplace=a_workplace(folder / "work")))


def run(source: Source, destination: Path, workplace: Workplace, recipe: Recipe = RECIPE, **how: Any) -> Any:
    return drive(pretrain(source, recipe, destination, workplace=workplace, **how))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[PictureSet]:
    """Pretraining that learns nothing, with what it was given."""
    seen: list[PictureSet] = []

    def nothing(encoder: Encoder, images: PictureSet, *_: object, **__: object) -> Steps[learning.Pretrained]:
        seen.append(images)
        figures = {"contrastive_loss": 1.0, "contrastive_accuracy": 0.5, "chance": 0.1}
        yield Step(1, 1)
        return learning.Pretrained(encoder, nn.Linear(2, 2), (Point(1, figures),), 1)

    monkeypatch.setattr(learning, "pretrain", nothing)
    return seen


class TestWhatIsSaved:
    def test_the_file_starts_an_encoder_with_what_was_learned(self, done: PretrainedEncoder) -> None:
        backbone = build_backbone("resnet18", seed=9)
        report = load_weights(backbone, str(done.path), shipped=Path())
        assert not report.missing
        assert all(name.startswith("projection_head.") for name in report.unused)
        assert len(report.unused) > 2

    def test_the_file_says_what_it_is(self, done: PretrainedEncoder) -> None:
        with safe_open(done.path, "pt") as file:
            facts = file.metadata()
        assert (facts["backbone"], facts["normalisation"], facts["epochs"]) == ("resnet18", "imagenet", "2")
        assert Recipe.from_json(json.loads(facts["recipe"])) == RECIPE
        assert json.loads(facts["figures"])["chance"] == pytest.approx(1 / 15)

    @pytest.mark.usefixtures("shown")
    def test_pretrained_again_it_says_how_it_first_began(
        self, done: PretrainedEncoder, photos: Photos, tmp_path: Path
    ) -> None:
        again = replace(RECIPE, weights=str(done.path))
        run(Source(good=photos.good), tmp_path / "again.safetensors", a_workplace(tmp_path / "work"), again)
        with safe_open(tmp_path / "again.safetensors", "pt") as file:
            assert file.metadata()["start"] == "scratch"
            assert file.metadata()["taps"] == "shallow"

    def test_the_course_lies_beside_it_as_json(self, done: PretrainedEncoder) -> None:
        course = json.loads(done.path.with_suffix(".json").read_text("utf-8"))
        assert [row["epoch"] for row in course["curve"]] == [1, 2]
        assert course["images"] == done.images == GOOD + ANOMALIES
        assert course["notes"] == list(done.notes)

    def test_the_course_lies_beside_it_as_csv(self, done: PretrainedEncoder) -> None:
        rows = list(csv.DictReader(done.path.with_suffix(".csv").read_text("utf-8").splitlines()))
        losses = [float(row["contrastive_loss"]) for row in rows]
        assert losses == [point.figures["contrastive_loss"] for point in done.curve]

    def test_the_course_lies_beside_it_as_a_picture(self, done: PretrainedEncoder) -> None:
        assert read_image(done.path.with_suffix(".png")).shape == (400, 1280, 3)

    def test_nothing_else_is_left(self, done: PretrainedEncoder) -> None:
        names = {path.name for path in done.path.parent.iterdir()}
        assert names == {"work", "enc.safetensors", "enc.json", "enc.csv", "enc.png"}

    def test_the_estimate_is_among_the_notes(self, done: PretrainedEncoder) -> None:
        assert any(note.startswith("This will take about ") for note in done.notes)


class TestWhatIsLearnedFrom:
    def test_unlabelled_and_labelled_images_with_labels_for_the_probe(
        self, photos: Photos, tmp_path: Path, workplace: Workplace, shown: list[PictureSet]
    ) -> None:
        source = Source(good=photos.good, anomaly=photos.anomaly, unlabelled=photos.new)
        run(source, tmp_path / "e.safetensors", workplace)
        assert sorted(shown[0].labels) == [-1] * 3 + [0] * GOOD + [1] * ANOMALIES

    def test_a_share_is_held_out_by_content_whatever_the_names(
        self, tmp_path: Path, workplace: Workplace, shown: list[PictureSet]
    ) -> None:
        recipe = replace(RECIPE, pretraining=replace(SETTINGS, held_out=0.5))
        photos = many(tmp_path / "photos", 20)
        renamed = tmp_path / "renamed"
        for i, path in enumerate(sorted(photos.iterdir(), reverse=True)):
            renamed.mkdir(exist_ok=True)
            shutil.copy(path, renamed / f"{i:02d}.png")
        for name, folder in (("a", photos), ("b", renamed)):
            run(Source(unlabelled=folder), tmp_path / f"{name}.safetensors", workplace, recipe)
        sides = [{images.hashes[i] for i in images.held_out} for images in shown]
        assert sides[0] == sides[1]
        assert len(sides[0]) == 10

    def test_tiles_of_an_image_are_pictures_of_one_side(
        self, tmp_path: Path, workplace: Workplace, shown: list[PictureSet]
    ) -> None:
        photos = tmp_path / "photos"
        for seed in range(10):
            noise(photos / f"{seed}.png", seed, side=96)
        settings = replace(SETTINGS, held_out=0.5)
        recipe = Recipe(Preparation(size=64, tiled=True), pretraining=settings)
        run(Source(unlabelled=photos), tmp_path / "e.safetensors", workplace, recipe)
        (images,) = shown
        assert {picture.shape for picture in images.pictures} == {(64, 64, 3)}
        sides = [{images.hashes[i].split()[0] for i in side} for side in (images.held_out, _others(images))]
        assert not sides[0] & sides[1]
        assert len(set(images.hashes)) == len(images.hashes) == 10 * 4


def _others(images: PictureSet) -> set[int]:
    return set(range(len(images.pictures))) - images.held_out


class TestRefusals:
    def test_a_name_that_nothing_could_load_is_refused(self, photos: Photos, workplace: Workplace) -> None:
        with pytest.raises(RecipeInvalid, match=r"does not end in \.safetensors"):
            next(pretrain(Source(good=photos.good), RECIPE, Path("encoder.pth"), workplace=workplace))

    @pytest.mark.parametrize("name", ["e.safetensors", "e.csv", "e.json", "e.png", "e.checkpoint"])
    def test_what_is_there_is_never_replaced_unasked(
        self, tmp_path: Path, photos: Photos, workplace: Workplace, name: str
    ) -> None:
        (tmp_path / name).write_bytes(b"mine")
        with pytest.raises(DestinationExists, match=name):
            next(pretrain(Source(good=photos.good), RECIPE, tmp_path / "e.safetensors", workplace=workplace))
        assert (tmp_path / name).read_bytes() == b"mine"
        assert not workplace.index.exists()

    def test_a_folder_that_cannot_be_written_is_named(
        self, tmp_path: Path, photos: Photos, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: Path, missing_ok: bool = False) -> None:
            raise OSError(errno.EROFS, "Read-only file system", str(path))

        monkeypatch.setattr(Path, "unlink", refuse)
        with pytest.raises(NotWritable, match=r"e\.checkpoint could not be written"):
            next(pretrain(Source(good=photos.good), RECIPE, tmp_path / "e.safetensors", workplace=workplace))

    @pytest.mark.usefixtures("shown")
    def test_what_is_there_is_replaced_where_that_is_asked_for(
        self, tmp_path: Path, photos: Photos, workplace: Workplace
    ) -> None:
        for name in ("e.safetensors", "e.csv", "e.checkpoint"):
            (tmp_path / name).write_bytes(b"old")
        run(Source(good=photos.good), tmp_path / "e.safetensors", workplace, overwrite=True)
        assert (tmp_path / "e.csv").read_bytes() != b"old"
        assert not (tmp_path / "e.checkpoint").exists()

    def test_too_few_images_are_told_and_nothing_is_written(self, tmp_path: Path, workplace: Workplace) -> None:
        with pytest.raises(TooFewImages, match="5 images to pretrain on"):
            run(Source(unlabelled=many(tmp_path / "photos", 5)), tmp_path / "e.safetensors", workplace)
        assert not list(tmp_path.glob("e.*"))


class TestStops:
    def test_closing_leaves_a_checkpoint_from_which_it_goes_on(
        self, photos: Photos, tmp_path: Path, workplace: Workplace
    ) -> None:
        source, destination = Source(good=photos.good), tmp_path / "e.safetensors"
        task = pretrain(source, RECIPE, destination, workplace=workplace)
        while (event := next(task)).stage != "pretrain" or not event.done:
            pass
        task.close()
        assert [path.name for path in tmp_path.glob("e.*")] == ["e.checkpoint"]
        done = run(source, destination, workplace, resume=True)
        assert any(note.startswith("Goes on in epoch 1: ") for note in done.notes)
        assert not (tmp_path / "e.checkpoint").exists()

    def test_a_run_that_ran_away_leaves_no_checkpoint_to_go_on_from(
        self, photos: Photos, tmp_path: Path, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def run_away(*_: object, checkpoint: Path, **__: object) -> Steps[None]:
            checkpoint.write_bytes(b"of the first steps")
            yield Step(1, 9)
            raise LearningDiverged(0.5)

        monkeypatch.setattr(learning, "pretrain", run_away)
        with pytest.raises(LearningDiverged):
            run(Source(good=photos.good), tmp_path / "e.safetensors", workplace)
        assert not list(tmp_path.glob("e.*"))


def test_it_can_be_a_stage_of_another_story(photos: Photos, workplace: Workplace) -> None:
    scan = drive(scan_source(Source(good=photos.good), workplace))
    images = drive(read_images(scan, RECIPE.preparation, workplace))
    encoder = Encoder(build_backbone("resnet18"), RECIPE)
    log = Log(notes=["before"])
    found = drive(pretrain_encoder(images, encoder, RECIPE, workplace, None, log))
    assert found.encoder is encoder
    assert log.finished[-1].stage == "pretrain"
    assert log.curves["pretrain"] == found.curve
    assert log.notes[0] == "before"
