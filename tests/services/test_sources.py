from pathlib import Path

import numpy as np
from PIL import Image

from inspector.core.progress import Log, drive, stage
from inspector.core.recipe import Preparation
from inspector.core.sample import Label, Sample
from inspector.data.scan import Scan
from inspector.services.sources import read_images
from tests.conftest import a_workplace


def test_pages_that_are_passed_over_are_noted(tmp_path: Path) -> None:
    page = Image.fromarray(np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8))
    page.save(tmp_path / "a.tif", save_all=True, append_images=[page])
    found, log = Scan((Sample(tmp_path / "a.tif", "0" * 64, 64, 64, Label.GOOD),)), Log()
    drive(stage("read", read_images(found, Preparation(size=64), a_workplace(tmp_path)), log))
    assert log.notes == ["Only the first page is used of TIFF files with several: 1 (a.tif)."]
