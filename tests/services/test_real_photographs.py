"""The exported graph against torch on photographs that a camera took."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from inspector.core.progress import drive
from inspector.core.recipe import Preparation
from inspector.imaging.read import read_image
from inspector.imaging.resize import prepare
from inspector.learning import export
from inspector.learning.scorer import Scorer
from inspector.runtime.bundle import Bundle
from inspector.runtime.predictor import Predictor
from inspector.services.roles import Roles
from inspector.services.sources import Source, scan_source
from inspector.services.training import train
from tests.conftest import TINY, a_workplace

SHARED = Path(__file__).parents[3] / "shared"
WEIGHTS = SHARED / "weights" / "resnet18_imagenet_stem_to_layer3.pth"
COOKIES, TILES = SHARED / "data" / "cookie", SHARED / "data" / "magnetic_tile" / "exposure1"
LEARNT = 12

pytestmark = pytest.mark.skipif(
    not (WEIGHTS.is_file() and COOKIES.is_dir() and TILES.is_dir()), reason=f"no weights or photographs in {SHARED}"
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bundle, Scorer]]:
    """A bundle trained on a few cookies, and the scorer that it was exported from."""
    folder = tmp_path_factory.mktemp("real")
    workplace, source = a_workplace(folder), Source(good=COOKIES / "train" / "good")
    good = drive(scan_source(source, workplace)).samples[:LEARNT]
    recipe = replace(TINY, preparation=Preparation(size=128), weights=str(WEIGHTS))
    exported: list[Scorer] = []
    threads = torch.get_num_threads()
    with pytest.MonkeyPatch.context() as patch:
        real = export.export
        patch.setattr(export, "export", lambda scorer, path: (exported.append(scorer), real(scorer, path)))
        done = drive(train(source, recipe, folder / "b", workplace=workplace, roles=Roles(good)))
    yield done.bundle, exported[0]
    torch.set_num_threads(threads)


def test_scores_and_verdicts_equal_those_of_torch(both: tuple[Bundle, Scorer]) -> None:
    bundle, scorer = both
    predictor, limits = Predictor.of(bundle, threads=1), bundle.facts.limits
    cookies = [*sorted((COOKIES / "test").rglob("*.jpg")), *sorted((COOKIES / "train").rglob("*.jpg"))[::8]]
    tiles = sorted(path for path in (TILES / "anomaly").rglob("*") if path.is_file())[::12]
    assert len(cookies) > 20
    assert len(tiles) > 3
    for path in [*cookies, *tiles]:
        photograph = read_image(path)
        with torch.inference_mode():
            expected = float(scorer(torch.from_numpy(prepare(photograph, predictor.preparation)[None].copy()))[0][0])
        found = predictor.predict(photograph).score
        assert found == pytest.approx(expected, abs=1e-4)
        assert limits.judge(found) is limits.judge(expected)
