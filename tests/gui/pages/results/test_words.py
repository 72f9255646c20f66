import pytest

from inspector.core.calibration import Calibration, explain, find_limit, limit_at
from inspector.gui.pages.results.words import interval_words, of_words, promise_words
from inspector.runtime.metrics import Count

CALIBRATION = Calibration(tuple(float(i) for i in range(43)), "held-out")


@pytest.mark.parametrize("exact", [True, False])
@pytest.mark.parametrize("n", [1, 43])
@pytest.mark.parametrize("wanted", [0.5, 0.05, 0.01])
def test_what_is_promised_is_said_as_the_command_line_says_it(wanted: float, n: int, exact: bool) -> None:
    calibration = Calibration(CALIBRATION.scores[:n], "held-out")
    for limit in (find_limit(calibration, wanted), limit_at(calibration, 0.5)):
        said = promise_words(limit, n, exact=exact).replace("\u00a0", " ")
        assert said == explain(limit, n, exact=exact)


def test_counts_come_with_their_interval() -> None:
    assert of_words(Count(2, 41)) == "2 of 41"
    assert interval_words(Count(2, 41)).replace("\u00a0", " ") == "4.9 %, 95 % interval 0.6–16.5 %"
    assert interval_words(Count(0, 0)) == ""
