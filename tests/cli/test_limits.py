import json
import shutil
from pathlib import Path

import pytest

from inspector.cli.app import run
from inspector.runtime.bundle import Bundle, load_bundle
from tests.runtime.sealed import sealed


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    return sealed(tmp_path / "b")


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        run(["limits", *map(str, arguments)])
    return int(str(end.value.code or 0)), *capsys.readouterr()


def test_without_an_option_they_are_shown(bundle: Bundle, capsys: pytest.CaptureFixture[str]) -> None:
    before = load_bundle(bundle.path).facts
    code, out, _ = said(capsys, bundle.path)
    assert code == 0
    assert f"anomaly     above {before.limits.anomaly.value:.3f} (guaranteed)" in out
    assert load_bundle(bundle.path).facts == before


def test_they_are_moved(bundle: Bundle, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, bundle.path, "--review", 2, "--anomaly", "5.5")
    assert "above 5.500 (by hand)" in out
    assert "Set by hand: by 20 good images" in out
    assert f"trained     anomaly above {bundle.facts.limits.anomaly.value:.3f}" in out
    limits = load_bundle(bundle.path).facts.limits
    assert (limits.review.value, limits.anomaly.value) == (2, 5.5)


def test_they_are_restored(bundle: Bundle, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, bundle.path, "--anomaly", 9)
    _, out, _ = said(capsys, bundle.path, "--restore")
    assert "by hand" not in out
    assert load_bundle(bundle.path).facts.limits == bundle.facts.limits


def test_info_tells_that_they_were_moved(
    trained_bundle: Bundle, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bundle = Bundle(Path(shutil.copytree(trained_bundle.path, tmp_path / "copy")), trained_bundle.facts)
    said(capsys, bundle.path, "--anomaly", 9)
    with pytest.raises(SystemExit):
        run(["info", str(bundle.path), "--json", str(tmp_path / "i.json")])
    out = capsys.readouterr().out
    assert "above 9.000 (by hand)" in out
    assert "Limits moved by hand: anomaly from" in out
    kept = json.loads((tmp_path / "i.json").read_text("utf-8"))["trained_limits"]
    assert kept["anomaly"]["value"] == bundle.facts.limits.anomaly.value


@pytest.mark.parametrize("arguments", [("--restore", "--anomaly", 9), ("--review", 99), ("--anomaly", "nan")])
def test_what_cannot_be_is_wrong_usage(
    bundle: Bundle, capsys: pytest.CaptureFixture[str], arguments: tuple[object, ...]
) -> None:
    code, _, err = said(capsys, bundle.path, *arguments)
    assert code == 2
    assert err
    assert load_bundle(bundle.path).facts == bundle.facts
