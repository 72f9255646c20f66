"""The pictures of the guide: small copies and cuts of those in docs/screens, which come with the packaged application.

uv run python -m tests.guide_pictures    → docs/guide/pictures/, after `python -m tests.screens`
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from PIL import Image

ROOT = Path(__file__).parents[1]
SCREENS, PICTURES = ROOT / "docs" / "screens", ROOT / "docs" / "guide" / "pictures"
SIZE = "light-1366x768"


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a picture comes from: a shot, the box of it in pixels (None: all of it), and how wide it becomes."""

    shot: str
    box: tuple[int, int, int, int] | None = None
    width: int | None = None


CUTS: Mapping[str, Cut] = MappingProxyType(
    {
        "start": Cut("start", width=1000),
        "images": Cut("images", width=1000),
        "bins": Cut("images", (72, 96, 872, 736)),
        "viewer": Cut("images", (940, 98, 1356, 730)),
        "train": Cut("train", (72, 48, 1366, 632), 1000),
        "training": Cut("training", (72, 48, 1366, 740), 1000),
        "results": Cut("results", (72, 48, 1366, 740), 1000),
        "thresholds": Cut("results", (294, 98, 1356, 398), 1000),
        "verdicts": Cut("results", (294, 400, 956, 732)),
        "live": Cut("live", (72, 48, 1366, 740), 1000),
        "operator": Cut("operator", width=1000),
        "history": Cut("history", (72, 48, 1366, 740), 1000),
        "settings": Cut("settings", (72, 48, 1000, 740), 800),
    }
)


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, cut in CUTS.items():
        with Image.open(SCREENS / f"{cut.shot}-{SIZE}.png") as screen:
            small = _small(screen.convert("RGB"), cut)
        small.save(PICTURES / f"{name}.png", optimize=True)
    print(f"{sum(file.stat().st_size for file in PICTURES.iterdir()) / 1e6:.2f} MB")


def _small(screen: Image.Image, cut: Cut) -> Image.Image:
    """Return the part, as wide as it is to be."""
    part = screen.crop(cut.box) if cut.box else screen
    if cut.width:
        return part.resize((cut.width, round(part.height * cut.width / part.width)), Image.Resampling.LANCZOS)
    return part


if __name__ == "__main__":
    main()
