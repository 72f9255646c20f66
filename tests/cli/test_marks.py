import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.cli.app import run
from inspector.cli.marks import marked, read_ignored, read_region
from inspector.core.errors import FolderMissing, ImageUnreadable, RecipeInvalid
from inspector.core.recipe import Preparation
from inspector.core.sample import Label
from inspector.imaging.counting import ignored_pixels
from inspector.imaging.read import read_header
from inspector.runtime.bundle import load_bundle
from inspector.services.sources import Source
from inspector.store.choices import Choices, save_choices
from inspector.store.project import Project, create_project
from tests.conftest import Photos

SQUARE = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))
DRAWN = Choices(region=(0.1, 0.1, 0.5, 0.5), ignored=(SQUARE,))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = create_project(tmp_path / "project")
    save_choices(project, DRAWN)
    return project


def mask_file(path: Path, *, width: int = 64, height: int = 64) -> Path:
    values = np.zeros((height, width), np.uint8)
    values[height // 4 : height * 3 // 4, width // 4 : width * 3 // 4] = 255
    Image.fromarray(values).save(path)
    return path


def size_of(photos: Photos) -> tuple[int, int]:
    header = read_header(photos.good / "000.png")
    return header.width, header.height


class TestRegion:
    def test_it_is_said_in_percent(self) -> None:
        assert read_region("10, 20,50,60") == pytest.approx((0.1, 0.2, 0.5, 0.6))

    def test_all_is_no_region(self) -> None:
        assert read_region("All") is None

    @pytest.mark.parametrize("text", ["", "10,20,50", "10,20,50,60,70", "a,b,c,d", "10;20;50;60"])
    def test_what_is_no_region_is_refused_with_an_example(self, text: str) -> None:
        with pytest.raises(RecipeInvalid, match=r"region: .*such as 10,20,50,60"):
            read_region(text)

    def test_one_that_leaves_the_photo_is_refused(self, photos: Photos) -> None:
        with pytest.raises(RecipeInvalid, match="reaches out"):
            marked(Preparation(), Source(good=photos.good), region="60,0,50,50", ignore=None)


class TestIgnore:
    def test_white_of_a_mask_is_ignored(self, photos: Photos, tmp_path: Path) -> None:
        width, height = size_of(photos)
        polygons = read_ignored(mask_file(tmp_path / "m.png", width=width, height=height), Source(good=photos.good))
        found = ignored_pixels((64, 64), Preparation(ignored=polygons))
        assert found is not None
        assert found.mean() == pytest.approx(0.25, abs=0.03)

    def test_a_mask_of_another_shape_is_refused(self, photos: Photos, tmp_path: Path) -> None:
        with pytest.raises(ImageUnreadable, match=r"90 × 60 pixels, the photos .* another shape"):
            read_ignored(mask_file(tmp_path / "m.png", width=90, height=60), Source(good=photos.good))

    def test_without_a_photo_a_mask_may_have_any_shape(self, project: Project, tmp_path: Path) -> None:
        assert read_ignored(mask_file(tmp_path / "m.png", width=90, height=60), Source(project.root))

    def test_polygons_are_read_from_json(self, tmp_path: Path) -> None:
        (tmp_path / "p.json").write_text(json.dumps([SQUARE]))
        assert read_ignored(tmp_path / "p.json", Source()) == (SQUARE,)

    @pytest.mark.parametrize("content", ["", "{", "{}", "3", "[[[0.1, 0.2]]]", '[["a"]]', "[[[0, 0], [2, 0], [0, 1]]]"])
    def test_json_without_polygons_is_refused(self, tmp_path: Path, content: str) -> None:
        (tmp_path / "p.json").write_text(content)
        with pytest.raises(RecipeInvalid):
            read_ignored(tmp_path / "p.json", Source())

    def test_a_file_that_marks_nothing_is_refused(self, photos: Photos, tmp_path: Path) -> None:
        (tmp_path / "p.json").write_text("[]")
        Image.new("L", size_of(photos)).save(tmp_path / "m.png")
        for name in ("p.json", "m.png"):
            with pytest.raises(RecipeInvalid, match="marks nothing"):
                read_ignored(tmp_path / name, Source(good=photos.good))

    def test_a_file_that_is_not_there_or_no_image_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(FolderMissing, match="no such file"):
            read_ignored(tmp_path / "gone.png", Source())
        (tmp_path / "text.png").write_text("text")
        with pytest.raises(ImageUnreadable):
            read_ignored(tmp_path / "text.png", Source())


class TestProject:
    def test_what_was_drawn_in_it_holds(self, project: Project) -> None:
        found = marked(Preparation(size=128), Source(project.root), region=None, ignore=None)
        assert found == Preparation(size=128, region=DRAWN.region, ignored=DRAWN.ignored)

    def test_unless_something_else_is_asked_for(self, project: Project) -> None:
        found = marked(Preparation(), Source(project.root), region="0,0,50,50", ignore="none")
        assert (found.region, found.ignored) == ((0, 0, 0.5, 0.5), ())
        assert marked(Preparation(), Source(project.root), region="all", ignore=None).ignored == DRAWN.ignored

    def test_a_mask_is_compared_with_its_photos(self, project: Project, tmp_path: Path) -> None:
        Image.new("RGB", (90, 60)).save(project.bin(Label.GOOD) / "a.png")
        with pytest.raises(ImageUnreadable, match="another shape"):
            read_ignored(mask_file(tmp_path / "m.png"), Source(project.root))

    def test_folders_have_no_choices(self, photos: Photos) -> None:
        prepared = replace(Preparation(), size=128)
        assert marked(prepared, Source(good=photos.good), region=None, ignore=None) == prepared


@pytest.mark.usefixtures("quick_export")
def test_a_bundle_of_a_project_tells_what_is_judged(
    photos: Photos, project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(photos.good, project.bin(Label.GOOD), dirs_exist_ok=True)
    bundle = tmp_path / "bundle"
    with pytest.raises(SystemExit) as end:
        run(["train", str(project.root), "--preset", "quick", "--size", "128", "--out", str(bundle), "--quiet"])
    assert not end.value.code
    assert load_bundle(bundle).facts.recipe.preparation.region == DRAWN.region
    capsys.readouterr()
    with pytest.raises(SystemExit):
        run(["info", str(bundle)])
    out = capsys.readouterr().out
    assert "judged      50 × 50 % of the photo, from 10 % of its width and 10 % of its height" in out
    assert "judged      without 1 ignored polygon, 49 % of that" in out


def test_a_wrong_region_is_wrong_usage(photos: Photos, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        run(["train", "--good", str(photos.good), "--region", "60,0,50,50", "--out", str(tmp_path / "b")])
    assert end.value.code == 2
    assert "region: " in capsys.readouterr().err
