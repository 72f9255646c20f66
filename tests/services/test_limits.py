import json
import os
import re
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.calibration import Calibration, find_limits
from inspector.core.errors import BundleChanged, BundleMissing, RecipeInvalid
from inspector.core.judgement import Limit, Limits, Verdict
from inspector.core.progress import drive
from inspector.runtime.bundle import FACTS, GRAPH, HEADS, Bundle, load_bundle
from inspector.runtime.metrics import image_figures
from inspector.runtime.predictor import Predictor
from inspector.services.extending import extend
from inspector.services.inspecting import inspect_file
from inspector.services.limits import counts_at, limits_at, move_limits, restore_limits
from inspector.services.workplace import Workplace
from tests.conftest import Photos
from tests.runtime.sealed import FACTS_, sealed
from tests.runtime.test_bundle_schemas import taken_back

SCORES = st.lists(st.floats(-50, 50), max_size=20)


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    return sealed(tmp_path / "b")


class TestCounts:
    def test_a_case_by_hand(self) -> None:
        found = counts_at([1, 2, 3, 4], [2, 3, 5], review=2, anomaly=3)
        assert [str(c).split(" (")[0] for c in (found.escapes, found.false_rejects)] == ["1 of 3", "1 of 4"]
        assert (found.reviews_good.count, found.reviews_anomaly.count) == (1, 1)

    @given(SCORES, SCORES, st.floats(-50, 50), st.floats(0, 20))
    def test_they_are_those_of_the_report(
        self, good: list[float], bad: list[float], review: float, apart: float
    ) -> None:
        limits = Limits(*(Limit(value, 0.1, 0.1, guaranteed=True) for value in (review, review + apart)))
        figures, found = image_figures(good, bad, limits), counts_at(good, bad, review, review + apart)
        for name in ("escapes", "false_rejects", "reviews_good", "reviews_anomaly"):
            assert getattr(found, name) == getattr(figures, name)

    def test_nothing_was_judged(self) -> None:
        assert counts_at([], [], 1, 2).escapes.rate is None

    @pytest.mark.parametrize("bad", [float("nan"), float("inf")])
    def test_a_score_that_is_not_finite_is_no_measurement(self, bad: float) -> None:
        with pytest.raises(ValueError, match="not finite"):
            counts_at([1.0], [bad], 1, 2)

    def test_they_are_quick_enough_for_dragging(self) -> None:
        good, bad = np.random.default_rng(0).random((2, 50_000))
        start = time.perf_counter()
        counts_at(good, bad, 0.5, 0.9)
        assert time.perf_counter() - start < 0.05


class TestMoving:
    def test_the_bundle_judges_by_them_from_then_on(self, bundle: Bundle) -> None:
        moved = move_limits(bundle, review=2.0, anomaly=5.5)
        assert (moved.facts.limits.review.value, moved.facts.limits.anomaly.value) == (2.0, 5.5)
        assert load_bundle(bundle.path).facts == moved.facts
        assert moved.facts.limits.judge(5.0) is Verdict.REVIEW

    def test_their_rate_is_what_the_calibration_scores_say(self, bundle: Bundle) -> None:
        scores = bundle.facts.calibration.scores
        limit = move_limits(bundle, review=1.0, anomaly=scores[16]).facts.limits.anomaly
        assert limit.promised == pytest.approx((1 + 3) / 21)
        assert limit.by_hand

    def test_they_never_claim_a_guarantee(self, bundle: Bundle) -> None:
        moved = move_limits(bundle, review=1.5, anomaly=99.0).facts.limits
        assert [moved.review.guaranteed, moved.anomaly.guaranteed] == [False, False]
        assert moved.anomaly.promised == pytest.approx(1 / 21)

    def test_one_may_be_moved_alone(self, bundle: Bundle) -> None:
        moved = move_limits(bundle, anomaly=9.0).facts.limits
        assert moved.review == bundle.facts.limits.review
        assert moved.review.guaranteed

    def test_nothing_moved_writes_nothing(self, bundle: Bundle) -> None:
        before = (bundle.path / FACTS).read_bytes()
        assert move_limits(bundle) is bundle
        assert move_limits(bundle, review=bundle.facts.limits.review.value) is bundle
        assert (bundle.path / FACTS).read_bytes() == before

    def test_the_notes_say_when_and_from_what(self, bundle: Bundle) -> None:
        first = f"{bundle.facts.limits.anomaly.value:.3f}"
        note = move_limits(bundle, anomaly=9.0).facts.notes[-1]
        assert re.fullmatch(
            rf"20\d\d-\d\d-\d\d \d\d:\d\d UTC: Limits moved by hand: anomaly from {first} to 9\.000\.", note
        )

    def test_a_small_step_is_told_apart(self, bundle: Bundle) -> None:
        value = bundle.facts.limits.anomaly.value
        note = move_limits(bundle, anomaly=value + 2e-5).facts.notes[-1]
        before, after = re.findall(r"\d+\.\d+", note.split("from")[1])
        assert before != after

    @pytest.mark.parametrize("values", [{"review": 7.0}, {"anomaly": 0.5}, {"review": 3.0, "anomaly": 2.0}])
    def test_a_review_limit_above_the_anomaly_limit_is_refused(self, bundle: Bundle, values: dict[str, float]) -> None:
        with pytest.raises(RecipeInvalid, match=r"review limit: .* is above the anomaly limit"):
            move_limits(bundle, **values)
        assert load_bundle(bundle.path).facts == bundle.facts

    @pytest.mark.parametrize("value", [float("nan"), float("inf")])
    def test_a_value_that_is_no_score_is_refused(self, bundle: Bundle, value: float) -> None:
        with pytest.raises(RecipeInvalid, match="is not a score"):
            move_limits(bundle, anomaly=value)

    def test_graph_and_memories_stay_as_they_are(self, bundle: Bundle) -> None:
        before = {p.name: p.read_bytes() for p in bundle.path.iterdir() if p.name != FACTS}
        move_limits(bundle, anomaly=9.0)
        assert {p.name: p.read_bytes() for p in bundle.path.iterdir() if p.name != FACTS} == before

    def test_the_report_stays_as_it_was_measured(self, bundle: Bundle) -> None:
        assert move_limits(bundle, anomaly=9.0).facts.report == bundle.facts.report

    def test_limits_to_be_looked_at_change_no_bundle(self, bundle: Bundle) -> None:
        assert limits_at(bundle.facts, anomaly=9.0) == move_limits(bundle, anomaly=9.0).facts.limits


class TestRestoring:
    def test_the_limits_of_the_training_come_back(self, bundle: Bundle) -> None:
        moved = move_limits(move_limits(bundle, anomaly=9.0), review=1.5)
        restored = restore_limits(moved)
        assert restored.facts.limits == bundle.facts.limits
        assert restored.facts.trained_limits is None
        assert load_bundle(bundle.path).facts == restored.facts

    def test_they_are_those_of_the_first_move(self, bundle: Bundle) -> None:
        moved = move_limits(move_limits(bundle, anomaly=9.0), anomaly=8.0)
        assert moved.facts.trained_limits == bundle.facts.limits

    def test_moving_them_back_is_restoring(self, bundle: Bundle) -> None:
        value = bundle.facts.limits.anomaly.value
        back = move_limits(move_limits(bundle, anomaly=9.0), anomaly=value)
        assert (back.facts.limits, back.facts.trained_limits) == (bundle.facts.limits, None)

    def test_one_moved_back_is_as_trained_while_the_other_is_not(self, bundle: Bundle) -> None:
        moved = move_limits(bundle, review=1.5, anomaly=9.0)
        back = move_limits(moved, anomaly=bundle.facts.limits.anomaly.value)
        assert back.facts.limits.anomaly == bundle.facts.limits.anomaly
        assert back.facts.trained_limits == bundle.facts.limits

    def test_the_notes_keep_the_course(self, bundle: Bundle) -> None:
        notes = restore_limits(move_limits(bundle, anomaly=9.0)).facts.notes
        assert notes[0] == FACTS_.notes[0]
        assert [("moved" in note, "restored" in note) for note in notes[1:]] == [(True, False), (False, True)]

    def test_limits_that_were_not_moved_are_as_they_were(self, bundle: Bundle) -> None:
        assert restore_limits(bundle) is bundle


class TestOnDisk:
    def test_a_bundle_that_was_changed_meanwhile_is_left_alone(self, bundle: Bundle) -> None:
        other = move_limits(bundle, anomaly=9.0)
        with pytest.raises(BundleChanged, match="Open it again"):
            move_limits(bundle, anomaly=8.0)
        assert load_bundle(bundle.path).facts == other.facts

    def test_a_bundle_that_was_trained_anew_is_left_alone(self, bundle: Bundle) -> None:
        later = replace(FACTS_, calibration=Calibration((1.0, 2.0), "held-out"))
        old = Bundle(bundle.path, replace(later, limits=find_limits(later.calibration, false_rejects=0.4, reviews=0.5)))
        with pytest.raises(BundleChanged):
            move_limits(old, anomaly=9.0)

    def test_a_bundle_that_is_gone_is_missing(self, bundle: Bundle) -> None:
        (bundle.path / FACTS).unlink()
        with pytest.raises(BundleMissing):
            move_limits(bundle, anomaly=9.0)

    def test_damage_to_the_graph_is_not_sealed_over(self, bundle: Bundle) -> None:
        (bundle.path / GRAPH).write_bytes(b"other")
        move_limits(bundle, anomaly=9.0)
        with pytest.raises(Exception, match=r"graph\.onnx is not the file that was saved"):
            load_bundle(bundle.path)

    def test_a_bundle_of_the_first_schema_keeps_it(self, bundle: Bundle) -> None:
        taken_back(bundle.path)
        first = load_bundle(bundle.path)
        moved = move_limits(first, anomaly=9.0)
        assert json.loads((bundle.path / FACTS).read_text("utf-8"))["schema"] == 1
        assert not (bundle.path / HEADS).exists()
        assert load_bundle(bundle.path).facts == moved.facts
        assert restore_limits(moved).facts.limits == first.facts.limits

    @pytest.mark.skipif(os.name == "nt", reason="no such permissions")
    def test_a_bundle_that_cannot_be_written_stays(self, bundle: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(self: Path, target: object) -> None:
            raise PermissionError(13, "no")

        monkeypatch.setattr(Path, "replace", refuse)
        with pytest.raises(Exception, match="could not be written"):
            move_limits(bundle, anomaly=9.0)
        monkeypatch.undo()
        assert load_bundle(bundle.path).facts == bundle.facts


def test_inspection_goes_by_moved_limits(trained_bundle: Bundle, photos: Photos, tmp_path: Path) -> None:
    import shutil

    copy = Bundle(Path(shutil.copytree(trained_bundle.path, tmp_path / "copy")), trained_bundle.facts)
    path = photos.good / "000.png"
    score = inspect_file(path, copy, Predictor.of(copy, threads=1)).score
    assert score is not None
    moved = load_bundle(move_limits(copy, review=score - 0.2, anomaly=score - 0.1).path)
    assert inspect_file(path, moved, Predictor.of(moved, threads=1)).verdict is Verdict.ANOMALY


def test_an_extension_sets_limits_anew_and_says_so(
    trained_bundle: Bundle, photos: Photos, tmp_path: Path, workplace: Workplace, quick_export: None
) -> None:
    import shutil

    copy = Bundle(Path(shutil.copytree(trained_bundle.path, tmp_path / "copy")), trained_bundle.facts)
    grown = drive(extend(move_limits(copy, anomaly=99.0), photos.new, tmp_path / "grown", workplace=workplace))
    assert grown.facts.trained_limits is None
    assert grown.facts.limits.anomaly.value < 99
    assert any("moved by hand" in note for note in grown.facts.notes)
