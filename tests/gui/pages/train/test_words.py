from datetime import datetime

import pytest

from inspector.gui.pages.train.words import about_words, duration, left, promised, share, size, span

pytestmark = pytest.mark.usefixtures("qapp")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("seconds", "said"), [(14.2, "14 s"), (60, "1 min"), (1300, "21 min 40 s"), (2390, "40 min"), (7500, "2 h 5 min")]
)
def test_how_long_something_took(seconds: float, said: str) -> None:
    assert plain(duration(seconds)) == said


@pytest.mark.parametrize(("seconds", "said"), [(2, "5 s"), (33, "35 s"), (170, "3 min"), (9000, "2.5 h")])
def test_how_long_it_still_takes_in_round_figures(seconds: float, said: str) -> None:
    assert plain(left(seconds)) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(15, 25, "15–25 s"), (1500, 1920, "25–32 min"), (60, 60, "60 s"), (7200, 10800, "2.0–3.0 h")],
)
def test_a_range_of_times(low: float, high: float, said: str) -> None:
    assert plain(span(low, high)) == said


@pytest.mark.parametrize(("count", "said"), [(5_800_000_000, "5.8 GB"), (41_000_000, "41 MB")])
def test_bytes(count: int, said: str) -> None:
    assert plain(size(count)) == said


def test_a_rate_that_images_support_is_rounded_up() -> None:
    assert plain(promised(1 / 49)) == "2.1 %"
    assert plain(share(0.01)) == "1 %"


def test_a_run_is_told_by_number_preset_and_time() -> None:
    began = datetime(2026, 11, 26, 13, 39).astimezone()
    assert about_words(3, "standard", began) == "Run 3, Standard, started 13:39"
