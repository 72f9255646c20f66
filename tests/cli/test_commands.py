"""The command line inside this process: what it writes, and how it ends."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from inspector import __version__
from inspector.cli.app import run
from inspector.core.recipe import Recipe
from inspector.imaging.read import read_image
from inspector.runtime.bundle import Bundle, load_bundle
from inspector.services import demonstrating, drawn_parts
from tests.conftest import ANOMALIES, GOOD, KIND, NEW, Photos

KEYS = ["path", "verdict", "score", "p_value", "thresholds", "took_ms", "error"]


@dataclass(frozen=True)
class Ran:
    code: object
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Inspector:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Ran:
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            run([str(argument) for argument in arguments])
        return Ran(end.value.code, *self._capsys.readouterr())


@pytest.fixture
def inspector(capsys: pytest.CaptureFixture[str]) -> Inspector:
    return Inspector(capsys)


class TestEnds:
    def test_the_version_is_told(self, inspector: Inspector) -> None:
        ran = inspector("--version")
        assert (ran.code, ran.out.strip()) == (0, f"Inspector {__version__}")

    @pytest.mark.parametrize("command", ["import", "train", "inspect", "evaluate", "extend", "info", "limits", "demo"])
    def test_every_command_has_help(self, inspector: Inspector, command: str) -> None:
        assert inspector(command, "--help").code == 0

    @pytest.mark.parametrize(
        "arguments",
        [
            ("dance",),
            ("train", "--colour"),
            ("train",),
            ("train", "--out", "b"),
            ("train", "--good", "g"),
            ("train", "p", "--good", "g", "--out", "b"),
            ("train", "p", "--anomaly", "a"),
            ("train", "--good", "g", "--masks", "m", "--out", "b"),
            ("train", "--good", "g", "--out", "b", "--preset", "slow"),
            ("train", "--good", "g", "--out", "b", "--threads", "0"),
            ("inspect",),
            ("inspect", "b", "i", "--overlays", "o", "--why", "o"),
            ("evaluate", "b"),
            ("evaluate", "b", "--good", "g", "--masks", "m"),
        ],
        ids=" ".join,
    )
    def test_wrong_usage_ends_with_2(self, inspector: Inspector, arguments: tuple[str, ...]) -> None:
        ran = inspector(*arguments)
        assert ran.code == 2
        assert "Error" in ran.err or "Usage" in ran.err

    @pytest.mark.parametrize(
        "arguments",
        [
            ("inspect", "no bundle", "."),
            ("info", "no bundle"),
            ("evaluate", "no bundle", "--good", "."),
            ("extend", "no bundle", "--good", ".", "--out", "b"),
            ("import", "no folder", "project"),
            ("train", "no project"),
            ("train", "--good", "no folder", "--out", "b"),
            ("train", "--good", ".", "--out", "b", "--weights", "no file"),
        ],
        ids=" ".join,
    )
    def test_a_known_error_ends_with_1_and_one_line(
        self, inspector: Inspector, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        ran = inspector(*arguments, *([] if arguments[0] == "info" else ["--quiet"]))
        assert (ran.code, ran.out) == (1, "")
        assert len(ran.err.splitlines()) == 1
        assert ran.err.startswith("inspector: ")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        "arguments",
        [
            ("train", "--good", ".", "--out", "b", "--size", "100"),
            ("train", "--good", ".", "--out", "b", "--false-rejects", "2"),
            ("train", "--good", ".", "--out", "b", "--backbone", "abacus"),
            ("demo", "--line", "unicorn"),
        ],
        ids=" ".join,
    )
    def test_a_value_that_an_option_cannot_have_is_wrong_usage(
        self, inspector: Inspector, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        ran = inspector(*arguments, "--quiet")
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
        assert ran.err.startswith("inspector: ")
        assert list(tmp_path.iterdir()) == []

    def test_a_damaged_bundle_is_one_line(self, inspector: Inspector, bundle: Bundle, photos: Photos) -> None:
        bundle.file("graph.onnx").write_bytes(b"")
        ran = inspector("inspect", bundle.path, photos.good)
        assert (ran.code, len(ran.err.splitlines())) == (1, 1)


class TestInspect:
    def test_one_line_an_image_with_the_promised_keys(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos
    ) -> None:
        ran = inspector("inspect", trained_bundle.path, photos.anomaly)
        assert ran.code == 0
        assert len(ran.lines) == ANOMALIES
        assert all(list(line) == KEYS for line in ran.lines)

    def test_thresholds_are_those_of_the_bundle(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos
    ) -> None:
        limits = trained_bundle.facts.limits
        (line,) = inspector("inspect", trained_bundle.path, photos.good / "000.png").lines
        assert line["thresholds"] == {"review": limits.review.value, "anomaly": limits.anomaly.value}

    def test_it_says_that_only_first_pages_are_judged(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path
    ) -> None:
        page = Image.open(photos.good / "000.png")
        page.save(tmp_path / "a.tif", save_all=True, append_images=[page])
        ran = inspector("inspect", trained_bundle.path, tmp_path)
        assert "Only the first page is used" in ran.err
        assert len(ran.lines) == 1

    def test_a_json_file_holds_what_else_would_be_printed(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path
    ) -> None:
        ran = inspector("inspect", trained_bundle.path, photos.new, "--json", tmp_path / "deep" / "found.jsonl")
        lines = [json.loads(line) for line in (tmp_path / "deep" / "found.jsonl").read_text("utf-8").splitlines()]
        assert ran.out == ""
        assert [list(line) for line in lines] == [KEYS] * NEW

    def test_quiet_says_nothing_beside_the_lines(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos
    ) -> None:
        ran = inspector("inspect", trained_bundle.path, photos.new, "--quiet")
        assert (ran.err, len(ran.lines)) == ("", NEW)

    def test_the_counts_of_the_verdicts_follow(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos
    ) -> None:
        assert inspector("inspect", trained_bundle.path, photos.new).err.startswith("3 images: ")

    def test_a_broken_image_is_a_review_and_stops_nothing(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path
    ) -> None:
        shutil.copy(photos.good / "001.png", tmp_path / "b.png")
        (tmp_path / "a.png").write_bytes(b"")
        ran = inspector("inspect", trained_bundle.path, tmp_path)
        assert ran.code == 0
        assert ran.lines[0]["verdict"] == "review"
        assert ran.lines[0]["error"]
        assert ran.lines[1]["error"] is None

    @pytest.mark.parametrize("name", ["mit Leerzeichen.png", "傷 ünï.png", "quote'\".png", "line\nbreak.png"])
    def test_any_file_name_is_told_as_it_is(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path, name: str
    ) -> None:
        shutil.copy(photos.good / "000.png", tmp_path / name)
        ran = inspector("inspect", trained_bundle.path, tmp_path, "--overlays", tmp_path / "over lays")
        assert [line["path"] for line in ran.lines] == [str(tmp_path / name)]
        assert (tmp_path / "over lays" / name).is_file()

    @pytest.mark.parametrize("to_file", [True, False])
    def test_a_name_that_is_no_text_is_told_so_that_it_can_be_found_again(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path, to_file: bool
    ) -> None:
        odd = tmp_path / "photos" / "b\udcff.png"
        odd.parent.mkdir()
        shutil.copy(photos.good / "000.png", odd)
        found = tmp_path / "found.jsonl"
        ran = inspector("inspect", trained_bundle.path, odd.parent, *(["--json", found] if to_file else []))
        assert ran.code == 0
        text = found.read_text("utf-8") if to_file else ran.out
        assert json.loads(text)["path"] == str(odd)

    def test_overlays_are_pictures_as_large_as_the_photographs_or_larger(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path
    ) -> None:
        inspector("inspect", trained_bundle.path, photos.new, "--overlays", tmp_path)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["014.png", "015.png", "016.png"]
        assert read_image(tmp_path / "014.png").size >= read_image(photos.new / "014.png").size

    def test_equal_stems_of_two_folders_keep_both_overlays(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path
    ) -> None:
        for folder in ("a", "b"):
            (tmp_path / "in" / folder).mkdir(parents=True)
            shutil.copy(photos.good / "000.png", tmp_path / "in" / folder)
        inspector("inspect", trained_bundle.path, tmp_path / "in", "--overlays", tmp_path / "out")
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["000-2.png", "000.png"]

    def test_why_is_a_picture_for_each(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path
    ) -> None:
        assert inspector("inspect", trained_bundle.path, photos.new, "--why", tmp_path / "why").code == 0
        assert len([read_image(path) for path in (tmp_path / "why").iterdir()]) == NEW

    def test_a_json_file_that_cannot_be_written_is_one_line(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("x")
        ran = inspector("inspect", trained_bundle.path, photos.new, "--json", tmp_path / "file" / "a.jsonl", "-q")
        assert (ran.code, len(ran.err.splitlines())) == (1, 1)

    def test_a_device_that_is_not_there_is_one_line(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos
    ) -> None:
        ran = inspector("inspect", trained_bundle.path, photos.new, "--device", "abacus")
        assert (ran.code, len(ran.err.splitlines())) == (1, 1)


class TestEvaluateAndInfo:
    def test_evaluate_writes_its_figures(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path
    ) -> None:
        folders = ["--good", photos.new, "--anomaly", photos.anomaly, "--masks", photos.masks]
        ran = inspector("evaluate", trained_bundle.path, *folders, "--json", tmp_path / "f.json", "-q")
        found = json.loads((tmp_path / "f.json").read_text("utf-8"))
        assert (ran.code, ran.err) == (0, "")
        assert {"image_auroc", "image_ap", "f1_max", "pixel_auroc", "aupro", "ms_per_image"} <= found.keys()
        assert {"count", "n", "rate", "interval"} <= found["escapes"].keys()

    def test_evaluate_needs_no_masks(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path
    ) -> None:
        ran = inspector("evaluate", trained_bundle.path, "--good", photos.new, "--anomaly", photos.anomaly)
        assert ran.code == 0
        assert "escapes" in ran.out
        assert "pixel" not in ran.out

    @pytest.mark.parametrize("option", ["--good", "--anomaly"])
    def test_evaluate_works_with_one_class(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, option: str
    ) -> None:
        assert inspector("evaluate", trained_bundle.path, option, photos.new).code == 0

    def test_info_tells_recipe_limits_and_promise(self, inspector: Inspector, trained_bundle: Bundle) -> None:
        ran = inspector("info", trained_bundle.path)
        assert ran.code == 0
        assert "resnet18" in ran.out
        assert "promise" in ran.out

    def test_info_as_json_is_what_the_bundle_says(
        self, inspector: Inspector, trained_bundle: Bundle, tmp_path: Path
    ) -> None:
        inspector("info", trained_bundle.path, "--json", tmp_path / "i.json")
        found = json.loads((tmp_path / "i.json").read_text("utf-8"))
        assert Recipe.from_json(found["recipe"]) == trained_bundle.facts.recipe


@pytest.mark.usefixtures("quick_export")
class TestTrain:
    OPTIONS = (
        "--preset",
        "quick",
        "--size",
        "128",
        "--patches",
        "50",
        "--backbone",
        "resnet18",
        "--threads",
        "1",
        "--device",
        "cpu",
    )

    def test_a_project_gets_its_bundle(self, inspector: Inspector, photos: Photos, tmp_path: Path) -> None:
        (tmp_path / "src").mkdir()
        shutil.copytree(photos.good, tmp_path / "src" / "good")
        shutil.copytree(photos.anomaly, tmp_path / "src" / "anomaly")
        project = tmp_path / "project"
        imported = inspector("import", tmp_path / "src", project)
        assert imported.code == 0
        assert f"{GOOD} good, {ANOMALIES} anomaly" in imported.out
        ran = inspector("train", project, *self.OPTIONS, "--json", tmp_path / "r.json")
        assert ran.code == 0
        (made,) = (project / "bundles").iterdir()
        assert len(load_bundle(made).facts.images["fit"]) == GOOD
        report = json.loads((tmp_path / "r.json").read_text("utf-8"))
        assert report["kinds"][KIND]["n"] == ANOMALIES
        assert Path(report["bundle"]) == made

    def test_folders_get_the_bundle_that_is_named(self, inspector: Inspector, photos: Photos, tmp_path: Path) -> None:
        ran = inspector("train", "--good", photos.good, "--out", tmp_path / "b", *self.OPTIONS, "--quiet")
        assert (ran.code, ran.err) == (0, "")
        assert load_bundle(tmp_path / "b").facts.recipe.preparation.size == 128

    def test_options_reach_the_recipe(self, inspector: Inspector, photos: Photos, tmp_path: Path) -> None:
        more = ("--false-rejects", "0.2", "--seed", "7", "--no-even-light", "--normalisation", "half")
        inspector("train", "--good", photos.good, "--out", tmp_path / "b", *self.OPTIONS, *more)
        recipe = load_bundle(tmp_path / "b").facts.recipe
        assert (recipe.false_rejects, recipe.reviews, recipe.seed) == (0.2, 0.2, 7)
        assert (recipe.even_light, recipe.normalisation, recipe.patches) == (False, "half", 50)

    def test_the_stages_are_told_without_a_terminal(self, inspector: Inspector, photos: Photos, tmp_path: Path) -> None:
        ran = inspector("train", "--good", photos.good, "--out", tmp_path / "b", *self.OPTIONS)
        assert "Encoding good images" in ran.err
        assert "Exporting the bundle" in ran.err

    def test_an_existing_bundle_is_not_replaced_unasked(
        self, inspector: Inspector, photos: Photos, bundle: Bundle
    ) -> None:
        ran = inspector("train", "--good", photos.good, "--out", bundle.path, *self.OPTIONS)
        assert ran.code == 1
        assert "--overwrite" in ran.err

    def test_extend_adds_images(self, inspector: Inspector, photos: Photos, bundle: Bundle, tmp_path: Path) -> None:
        ran = inspector("extend", bundle.path, "--good", photos.new, "--out", tmp_path / "b")
        assert ran.code == 0
        assert len(load_bundle(tmp_path / "b").facts.images["fit"]) == GOOD + NEW

    def test_the_demo_shows_a_table_and_pictures(
        self, inspector: Inspector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in (("TRAINED_ON", 12), ("TESTED_GOOD", 2), ("TESTED_OF_A_KIND", 1)):
            monkeypatch.setattr(demonstrating, name, value)
        monkeypatch.setattr(drawn_parts, "SIZE", 96)
        ran = inspector("demo", "--headless", "--out", tmp_path / "demo", "--line", "wood")
        assert ran.code == 0
        assert "AUROC" in ran.out
        stages = [line.split("  ")[0] for line in ran.err.splitlines() if line.endswith(" s")]
        assert "Finding images" in stages
        assert sorted(stages) == sorted(set(stages))
        table = {line.split()[0]: line.split()[1:] for line in ran.out.splitlines() if line[:1].isalpha()}
        assert table["good"][0] == "2"
        assert table["scratch"][0] == "1"
        assert read_image(tmp_path / "demo" / "overview.png").size
        assert len(list((tmp_path / "demo" / "overlays").glob("*.png"))) == 2 + 6
        assert load_bundle(tmp_path / "demo" / "project" / "bundles" / "demo")
