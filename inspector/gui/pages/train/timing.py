"""How long a run still takes: what was expected before, corrected by how it went so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.gui.pages.train.groups import Row, State, share_done
from inspector.services.estimating import Estimate

_SURE_AFTER_S = 10.0  # of a stage: its own rate says more than what was expected
_PACE = (0.5, 3.0)  # times as long as expected: more than that is another reason than a slow machine


@dataclass(frozen=True, slots=True)
class Timing:
    """`share` of the run that is done, `left_s` (None: nobody can say), and whether it keeps to its estimate."""

    share: float
    left_s: float | None
    on_course: bool | None


def timing(found: Sequence[Row], *, elapsed_s: float, in_stage_s: float, expected: Estimate | None) -> Timing:
    """Return where a run is: `elapsed_s` since its start, `in_stage_s` in the group in hand."""
    share = share_done(found)
    if expected is None:
        return Timing(share, None, None)
    pace = _pace(found, in_stage_s, expected)
    left = sum(pace * row.seconds for row in found if row.state is State.WAITING and row.seconds is not None)
    now = next((row for row in found if row.state is State.NOW), None)
    if now is not None:
        left += _left_of(now, in_stage_s, pace)
    total = elapsed_s + left
    return Timing(elapsed_s / total if total else share, left, expected.holds(total))


def _left_of(row: Row, in_stage_s: float, pace: float) -> float:
    """Return the seconds left of the group in hand: by its own rate as soon as that says something."""
    if row.share and in_stage_s > _SURE_AFTER_S:
        return in_stage_s / row.share * (1 - row.share)
    hoped = (row.seconds or 0.0) * pace
    return max(0.0, hoped * (1 - row.share) if row.share else hoped - in_stage_s)


def _pace(found: Sequence[Row], in_stage_s: float, expected: Estimate) -> float:
    """Return how many times as long as expected it took so far, of groups that take a while."""
    took = hoped = 0.0
    for row in found:
        planned = sum(expected.seconds.get(stage, 0.0) for stage in row.group.stages)
        if row.state is State.DONE and planned > 1:
            took, hoped = took + (row.seconds or 0.0), hoped + planned
        elif row.state is State.NOW and row.share and in_stage_s > _SURE_AFTER_S:
            took, hoped = took + in_stage_s, hoped + planned * row.share
    return min(max(took / hoped, _PACE[0]), _PACE[1]) if hoped > 1 else 1.0
