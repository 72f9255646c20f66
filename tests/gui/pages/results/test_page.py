import csv
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, get_ident

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.gui.pages.results import ResultsPage
from inspector.gui.pages.results.figures import FiguresView
from inspector.gui.pages.results.shown import Shown
from inspector.gui.plots.threshold import Threshold
from inspector.gui.session import Session
from inspector.imaging.read import read_image
from inspector.runtime.bundle import load_bundle
from inspector.runtime.predictor import Predictor
from inspector.services.evaluating import evaluate
from inspector.services.judgements import Role
from inspector.services.limits import move_limits
from inspector.services.outcomes import Outcome
from inspector.services.sources import Source
from inspector.store.choices import load_choices
from inspector.store.project import Project, create_project
from tests.conftest import ANOMALIES, GOOD, KIND, NEW, Photos
from tests.gui.pages.results.conftest import LOW, settle

LEFT = Qt.MouseButton.LeftButton


class Held:
    """Writes no picture before it may `go`, and notes which thread was to."""

    def __init__(self) -> None:
        self.go = Event()
        self.threads: list[int] = []

    def write(self, path: Path, rgb: NDArray[np.uint8]) -> None:
        self.threads.append(get_ident())
        assert self.go.wait(20)


def figures(page: ResultsPage) -> FiguresView:
    assert page.figures is not None
    return page.figures


def drag(threshold: Threshold, pixels: int) -> None:
    start = QPoint(round(threshold.line_x - threshold.x()), threshold.height() // 2)
    QTest.mousePress(threshold, Qt.MouseButton.LeftButton, pos=start)
    target = threshold.mapFromGlobal(threshold.mapToGlobal(QPointF(start)) + QPointF(pixels, 0)).toPoint()
    QTest.mouseMove(threshold, target)
    QTest.mouseRelease(threshold, Qt.MouseButton.LeftButton, pos=target)


def press(page: ResultsPage, name: str) -> None:
    """Press the bundle's card."""
    card = next(card for card in page.bundles.cards if card.listed.path.name == name)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def test_the_newest_bundle_is_shown_on_images_that_it_never_saw(page: ResultsPage) -> None:
    expected = f"b2 on {NEW + ANOMALIES} images that it never saw: {NEW} good, {ANOMALIES} anomaly"
    assert page.head.sentence == expected


def test_figures_equal_those_of_evaluate_on_the_same_images(
    page: ResultsPage, photos: Photos, session: Session
) -> None:
    assert page.bundle is not None
    source = Source(good=photos.new, anomaly=photos.anomaly)
    predictor = Predictor.of(page.bundle, threads=1)
    told = drive(evaluate(source, page.bundle, predictor, workplace=session.workplace)).figures
    cells = figures(page).matrix.cells
    for outcome, key in ((Outcome.ESCAPED, "escapes"), (Outcome.FALSE_REJECT, "false_rejects")):
        assert (cells[outcome].count.count, cells[outcome].count.n) == (told[key]["count"], told[key]["n"])
    assert figures(page).details.words()["AUROC"][0] == f"{told['image_auroc']:.3f}"


def test_a_dragged_threshold_counts_as_it_is_counted_by_hand(page: ResultsPage) -> None:
    view = figures(page)
    assert page.shown is not None
    drag(view.histogram.anomaly, 400)
    drag(view.histogram.review, 150)
    review, anomaly = view.histogram.review_at, view.histogram.anomaly_at
    scores = np.asarray([item.score for item in page.shown.unseen if item.sample.label is Label.ANOMALY])
    cells = view.matrix.cells
    assert review > page.shown.bundle.facts.limits.review.value
    assert cells[Outcome.ESCAPED].count.count == int((scores <= review).sum())
    assert cells[Outcome.CAUGHT].count.count == int((scores > anomaly).sum())
    assert view.counts.escaped.words.startswith(f"{int((scores <= review).sum())} of {ANOMALIES} escaped")


def test_moved_thresholds_are_said_to_be_not_in_use_and_are_reset(page: ResultsPage) -> None:
    view = figures(page)
    assert page.shown is not None
    drag(view.histogram.anomaly, 100)
    (reset,) = [b for b in view.histogram.findChildren(QPushButton) if b.text() == "Reset"]
    assert reset.isVisible()
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert view.limits == page.shown.bundle.facts.limits
    assert not reset.isVisible()


def button(page: ResultsPage, words: str) -> QPushButton:
    (found,) = [b for b in figures(page).histogram.findChildren(QPushButton) if b.text() == words]
    return found


def test_applied_thresholds_are_saved_in_the_bundle_and_used(page: ResultsPage, project: Project, qtbot: QtBot) -> None:
    page.session.use(load_bundle(project.bundles / "b2"))
    drag(figures(page).histogram.anomaly, 200)
    wanted = figures(page).histogram.anomaly_at
    with qtbot.waitSignal(page.loader.changed, timeout=10_000):
        QTest.mouseClick(button(page, "Apply"), Qt.MouseButton.LeftButton)
    assert load_bundle(project.bundles / "b2").facts.limits.anomaly.value == wanted
    assert page.session.bundle is not None
    assert page.session.bundle.facts.limits.anomaly.value == wanted
    assert not button(page, "Apply").isVisible()
    assert figures(page).counts.note.startswith("Set by hand:")


def apart(page: ResultsPage) -> tuple[Shown, Path]:
    """Return what is shown of a bundle whose anomaly limit was set by one good image, and that image."""
    assert page.shown is not None
    judgements = page.shown.judgements
    odd = next(j.sample for j in judgements.judged if j.role is Role.FIT)
    facts = judgements.bundle.facts
    said = {"image": odd.hash, "score": 7.02, "limit_without": 4.22}
    bundle = replace(judgements.bundle, facts=replace(facts, report={**facts.report, "stands_apart": said}))
    return Shown.of(replace(judgements, bundle=bundle)), odd.path


def test_a_good_image_that_alone_set_the_limit_is_named_and_can_be_looked_at(page: ResultsPage, qtbot: QtBot) -> None:
    shown, path = apart(page)
    view = figures(page)
    view.show_results(shown, shown.bundle.facts.limits)
    assert view.counts.note.startswith(f"{path.name} is unlike all other good images")
    assert "4.22" in view.counts.note
    with qtbot.waitSignal(page.session.image_wanted) as wanted:
        QTest.mouseClick(view.counts.look, Qt.MouseButton.LeftButton)
    assert wanted.args == [path]


def test_what_is_said_of_it_is_whole_in_a_small_window(page: ResultsPage, qtbot: QtBot) -> None:
    shown, path = apart(page)
    view = figures(page)
    page.resize(1280, 600)
    view.show_results(shown, shown.bundle.facts.limits)
    (said,) = [part for part in view.counts.findChildren(QLabel) if path.name in part.text()]
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))


def test_while_a_person_moves_the_limit_no_image_sets_it(page: ResultsPage) -> None:
    shown, _ = apart(page)
    view = figures(page)
    view.show_results(shown, shown.bundle.facts.limits)
    drag(view.histogram.anomaly, 100)
    assert view.counts.note.startswith("Set by hand:")
    assert not view.counts.look.isVisible()


def taken_out(shown: Shown, path: Path, label: Label | None) -> Shown:
    """Return what is shown after a good image was labelled something else."""
    known = shown.judgements
    (odd,) = [j for j in known.judged if j.sample.path == path]
    sample = replace(odd.sample, label=label)
    others = tuple(j for j in known.judged if j is not odd)
    if label is None:
        return replace(shown, judgements=replace(known, judged=others, unlabelled=(sample,)))
    return replace(shown, judgements=replace(known, judged=(*others, replace(odd, sample=sample))))


@pytest.mark.parametrize("label", [None, Label.ANOMALY])
def test_once_it_is_out_of_good_a_training_is_what_comes_next(page: ResultsPage, label: Label | None) -> None:
    shown, path = apart(page)
    view = figures(page)
    view.show_results(taken_out(shown, path, label), shown.bundle.facts.limits)
    assert view.counts.note.startswith(f"{path.name} alone set the anomaly limit and is not in Good any more")
    assert "Train again" in view.counts.note


def test_an_image_that_the_project_does_not_have_is_not_named(page: ResultsPage) -> None:
    shown, path = apart(page)
    judged = tuple(j for j in shown.judgements.judged if j.sample.path != path)
    assert replace(shown, judgements=replace(shown.judgements, judged=judged)).odd is None


def test_the_thresholds_of_the_training_are_restored(page: ResultsPage, project: Project, qtbot: QtBot) -> None:
    drag(figures(page).histogram.anomaly, 200)
    with qtbot.waitSignal(page.loader.changed, timeout=10_000):
        QTest.mouseClick(button(page, "Apply"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.loader.changed, timeout=10_000):
        QTest.mouseClick(button(page, "Restore trained"), Qt.MouseButton.LeftButton)
    assert load_bundle(project.bundles / "b2").facts.limits.anomaly.value == LOW
    assert figures(page).histogram.anomaly_at == LOW
    assert not button(page, "Restore trained").isVisible()


def test_a_mistake_is_relabelled_by_one_key_and_its_file_moves(
    page: ResultsPage, project: Project, qtbot: QtBot
) -> None:
    gallery = figures(page).gallery
    rejected = next(j for j, outcome in gallery.model.rows if outcome is Outcome.FALSE_REJECT)
    row = [j for j, _ in gallery.model.rows].index(rejected)
    gallery.view.setCurrentIndex(gallery.model.index(row))
    moved = project.bin(Label.ANOMALY) / rejected.sample.path.name
    said: list[tuple[str, bool]] = []
    page.session.said.connect(lambda sentence, _: said.append((sentence, moved.exists())))
    gallery.view.setFocus()
    QTest.keyClick(gallery.view, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: bool(said))
    assert said == [(f"{rejected.sample.path.name} is now Anomaly. Retrain to learn from it.", True)]
    assert not rejected.sample.path.exists()
    qtbot.waitUntil(lambda: f"{NEW - 1} good, {ANOMALIES + 1} anomaly" in page.head.sentence, timeout=20_000)


def test_a_mistake_that_cannot_move_is_said_to_have_stayed(page: ResultsPage, qtbot: QtBot) -> None:
    gallery = figures(page).gallery
    path = gallery.model.rows[0][0].sample.path
    gallery.view.setCurrentIndex(gallery.model.index(0))
    path.unlink()
    with qtbot.waitSignal(page.session.said) as said:
        QTest.keyClick(gallery.view, Qt.Key.Key_U)
    assert path.name in said.args[0]
    assert "is now" not in said.args[0]


def test_relabelling_is_undone(page: ResultsPage, qtbot: QtBot) -> None:
    gallery = figures(page).gallery
    path = gallery.model.rows[0][0].sample.path
    gallery.view.setCurrentIndex(gallery.model.index(0))
    QTest.keyClick(gallery.view, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: not path.exists())
    qtbot.waitUntil(lambda: not page.session.library.working)
    page.session.undo.undo()
    qtbot.waitUntil(path.exists)


def test_the_button_below_offers_the_other_label(page: ResultsPage) -> None:
    gallery = figures(page).gallery
    row = next(i for i, (_, outcome) in enumerate(gallery.model.rows) if outcome is Outcome.FALSE_REJECT)
    gallery.view.setCurrentIndex(gallery.model.index(row))
    assert gallery._other.text() == "Anomaly"
    assert "is labelled Good. Wrong?" in gallery._question.text()


def test_another_bundle_changes_header_and_figures(page: ResultsPage, qtbot: QtBot) -> None:
    press(page, "b1")
    settle(page, qtbot)
    qtbot.waitUntil(lambda: page.head.sentence.startswith("b1 on"))
    assert page.bundle is not None
    assert figures(page).limits == page.bundle.facts.limits


def test_using_a_bundle_is_kept_with_the_project(page: ResultsPage, project: Project, qtbot: QtBot) -> None:
    press(page, "b1")
    settle(page, qtbot)
    QTest.mouseClick(page.head.use, Qt.MouseButton.LeftButton)
    assert page.session.bundle is not None
    assert page.session.bundle.name == "b1"
    assert load_choices(project).bundle == "b1"
    assert page.head.use.text() == "In use"
    assert [card.listed.path.name for card in page.bundles.cards if card.in_use] == ["b1"]


def test_an_older_bundle_can_be_used_again(page: ResultsPage, project: Project, qtbot: QtBot) -> None:
    page.session.use(load_bundle(project.bundles / "b2"))
    menu = page.bundles.menu_for(load_bundle(project.bundles / "b1"))
    next(action for action in menu.actions() if action.text() == "Use this bundle").trigger()
    assert load_choices(project).bundle == "b1"


def test_a_bundle_that_was_changed_on_disk_has_no_figures_by_its_old_limits(
    page: ResultsPage, session: Session, qtbot: QtBot
) -> None:
    before, said = page.bundle, list[str]()
    assert before is not None
    session.said.connect(lambda sentence, _: said.append(sentence))
    move_limits(before, anomaly=before.facts.limits.anomaly.value + 1)
    page.look_at(before)
    qtbot.waitUntil(lambda: any("was changed since it was opened" in sentence for sentence in said))


def test_two_bundles_are_compared_on_the_same_images(page: ResultsPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.bundles._compare, Qt.MouseButton.LeftButton)
    press(page, "b1")
    qtbot.waitUntil(lambda: page.compare.isVisible(), timeout=20_000)
    cells = page.compare.cells()
    assert cells[0] == ["", "b1", "b2"]
    assert cells[1][2].startswith(f"0 of {ANOMALIES}")
    assert page.compare.list.model().rowCount() >= NEW


def test_images_that_change_meanwhile_are_compared_again(page: ResultsPage, session: Session, qtbot: QtBot) -> None:
    QTest.mouseClick(page.bundles._compare, Qt.MouseButton.LeftButton)
    press(page, "b1")
    page._look_again()
    qtbot.waitUntil(lambda: page.compare.isVisible(), timeout=20_000)
    first = next(image for image in session.library.images if image.label is Label.ANOMALY)
    session.library.relabel([first.path], None)
    qtbot.waitUntil(lambda: page.compare.cells()[1][2].startswith(f"0 of {ANOMALIES - 1}"), timeout=20_000)
    assert page.compare.isVisible()
    QTest.mouseClick(next(b for b in page.compare.findChildren(QPushButton) if b.text() == "Back to the figures"), LEFT)
    assert page.shown is not None
    assert len(page.shown.anomaly) == ANOMALIES - 1


def test_a_bundle_that_is_chosen_ends_the_comparison(page: ResultsPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.bundles._compare, Qt.MouseButton.LeftButton)
    press(page, "b1")
    qtbot.waitUntil(lambda: page.compare.isVisible(), timeout=20_000)
    press(page, "b1")
    qtbot.waitUntil(lambda: figures(page).isVisible(), timeout=20_000)


def test_an_image_of_the_comparison_leads_back_to_it(page: ResultsPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.bundles._compare, Qt.MouseButton.LeftButton)
    press(page, "b1")
    qtbot.waitUntil(lambda: page.compare.isVisible(), timeout=20_000)
    page.compare.list.activated.emit(page.compare.list.model().index(0, 0))
    assert page.large.isVisible()
    page.large.closed.emit()
    assert page.compare.isVisible()


def test_a_cell_of_the_matrix_shows_its_images_alone(page: ResultsPage) -> None:
    view = figures(page)
    cell = view.matrix.cells[Outcome.CAUGHT]
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert {outcome for _, outcome in view.gallery.model.rows} == {Outcome.CAUGHT}
    assert len(view.gallery.model.rows) == cell.count.count
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert Outcome.CAUGHT not in {outcome for _, outcome in view.gallery.model.rows}


def test_enter_shows_an_image_large_and_escape_goes_back(page: ResultsPage, qtbot: QtBot) -> None:
    gallery = figures(page).gallery
    gallery.view.setCurrentIndex(gallery.model.index(0))
    QTest.keyClick(gallery.view, Qt.Key.Key_Return)
    assert page.large.isVisible()
    first = page.large.judged
    QTest.keyClick(page.large, Qt.Key.Key_Right)
    assert page.large.judged is not first
    QTest.keyClick(page.large, Qt.Key.Key_Escape)
    assert figures(page).isVisible()


def test_an_image_that_is_seen_large_is_relabelled_by_its_key(
    page: ResultsPage, project: Project, qtbot: QtBot
) -> None:
    gallery = figures(page).gallery
    rejected = next(j for j, outcome in gallery.model.rows if outcome is Outcome.FALSE_REJECT)
    gallery.opened.emit(rejected)
    QTest.keyClick(page.large, Qt.Key.Key_A)
    qtbot.waitUntil((project.bin(Label.ANOMALY) / rejected.sample.path.name).exists)
    qtbot.waitUntil(
        lambda: page.large.judged is not None and page.large.judged.sample.label is Label.ANOMALY, timeout=20_000
    )
    assert page.large.isVisible()


def test_where_nothing_is_labelled_the_page_says_so(session: Session, qtbot: QtBot, project: Project) -> None:
    for label in Label:
        shutil.rmtree(project.bin(label))
        project.bin(label).mkdir()
    session.open(project)
    page = ResultsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    settle(page, qtbot)
    assert page.head.sentence == "No image is labelled yet: label some, and b2 is measured on them"


def test_the_map_shows_every_judged_image_and_a_click_opens_it(page: ResultsPage, qtbot: QtBot) -> None:
    view = figures(page)
    view.curves.show_card(2)
    qtbot.waitUntil(lambda: view.map._map is not None, timeout=20_000)
    assert len(view.map._map.judged) == GOOD + NEW + ANOMALIES  # type: ignore[union-attr]
    viewport = view.map.plot.viewport()
    qtbot.waitUntil(lambda: viewport.width() > 50)
    place = QPointF(*view.map._pixels()[4]).toPoint()
    QTest.mouseMove(viewport, place)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert page.large.isVisible()


class TestExport:
    @pytest.fixture
    def held(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
        held = Held()
        monkeypatch.setattr("inspector.imaging.write.write_png", held.write)
        yield held
        held.go.set()

    def test_it_writes_a_row_for_each_unseen_image_and_pictures(
        self, page: ResultsPage, tmp_path: Path, qtbot: QtBot
    ) -> None:
        with qtbot.waitSignal(page.exporting.ended, timeout=20_000) as ended:
            page.export_to(tmp_path)
        (folder,) = ended.args
        assert folder == tmp_path / "Results of b2"
        with (folder / "images.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == NEW + ANOMALIES
        assert {row["kind"] for row in rows if row["label"] == "anomaly"} == {KIND}
        assert (folder / "worst.png").is_file()
        for name in ("scores.png", "roc.png", "precision-recall.png", "verdicts.png"):
            assert len(np.unique(read_image(folder / name))) > 50

    def test_the_window_writes_no_picture_itself(
        self, page: ResultsPage, tmp_path: Path, held: Held, qtbot: QtBot
    ) -> None:
        held.go.set()
        with qtbot.waitSignal(page.exporting.ended, timeout=20_000):
            page.export_to(tmp_path)
        assert len(held.threads) == 5
        assert get_ident() not in held.threads

    def test_a_single_figure_is_not_written_by_the_window_either(
        self, page: ResultsPage, tmp_path: Path, held: Held, qtbot: QtBot
    ) -> None:
        held.go.set()
        assert page.figures is not None
        with qtbot.waitSignal(page.session.said):
            page.figures.histogram.save_picture(tmp_path / "scores.png")
        assert (len(held.threads), get_ident() in held.threads) == (1, False)

    def test_progress_stands_in_place_and_there_is_one_export_at_a_time(
        self, page: ResultsPage, tmp_path: Path, held: Held, qtbot: QtBot
    ) -> None:
        page.export_to(tmp_path)
        assert page.progress.isVisible()
        assert not page.head.export.isEnabled()
        page.export_to(tmp_path / "again")
        held.go.set()
        with qtbot.waitSignal(page.exporting.ended, timeout=20_000):
            pass
        assert not (tmp_path / "again").exists()
        assert not page.progress.isVisible()
        assert page.head.export.isEnabled()

    def test_it_can_be_cancelled(self, page: ResultsPage, tmp_path: Path, held: Held, qtbot: QtBot) -> None:
        page.export_to(tmp_path)
        qtbot.waitUntil(lambda: bool(held.threads))
        QTest.mouseClick(page.progress.cancel_button, LEFT)
        held.go.set()
        with qtbot.waitSignal(page.exporting.ended, timeout=20_000) as ended:
            pass
        assert ended.args == [None]
        assert len(held.threads) == 1
        assert page.head.export.isEnabled()

    def test_a_folder_that_cannot_be_written_is_said(
        self, page: ResultsPage, session: Session, tmp_path: Path, qtbot: QtBot
    ) -> None:
        (tmp_path / "file").write_text("")
        with qtbot.waitSignal(session.said) as said:
            page.export_to(tmp_path / "file")
        assert "could not be written" in said.args[0]
        qtbot.waitUntil(page.head.export.isEnabled)


def test_an_image_that_cannot_be_read_is_listed_and_in_no_figure(
    page: ResultsPage, project: Project, qtbot: QtBot
) -> None:
    whole = next(project.bin(Label.GOOD).rglob("*.png")).read_bytes()
    (project.bin(Label.GOOD) / "damaged.png").write_bytes(whole[: len(whole) // 2])
    page.session.library.rescan()
    qtbot.waitUntil(lambda: page.head.rejected.isVisible(), timeout=20_000)
    assert page.head.rejected.text() == "1 image not judged"
    assert f"{NEW} good" in page.head.sentence


def test_without_a_bundle_the_first_step_is_training(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    session.open(create_project(tmp_path / "new", "New"))
    page = ResultsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    qtbot.waitUntil(lambda: "No bundle yet" in page.empty.words)
    (step,) = [b for b in page.empty.findChildren(QPushButton) if b.text() == "Go to Train"]
    with qtbot.waitSignal(session.page_wanted) as wanted:
        QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    assert wanted.args == ["train"]


@pytest.fixture
def seen_by_all(session: Session, qtbot: QtBot, project: Project) -> ResultsPage:
    """Every image was learned from: none is left to measure with."""
    shutil.rmtree(project.bin(Label.GOOD) / "new")
    shutil.rmtree(project.bin(Label.ANOMALY, KIND))
    session.open(project)
    page = ResultsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    settle(page, qtbot)
    return page


def test_where_every_image_was_seen_the_page_says_so(seen_by_all: ResultsPage) -> None:
    assert seen_by_all.head.sentence == "b2 has learned from every labelled image: new ones would measure it"


def test_without_unseen_good_images_the_calibration_stands_in_and_says_so(seen_by_all: ResultsPage) -> None:
    assert seen_by_all.bundle is not None
    calibrated = len(seen_by_all.bundle.facts.calibration.scores)
    assert figures(seen_by_all).histogram._scores.good_words == f"{calibrated} good, of the calibration"
    assert "asked for, not measured" in figures(seen_by_all).counts.rejected.words


def test_without_anomalies_escapes_are_unknown_and_not_none(seen_by_all: ResultsPage) -> None:
    assert "escapes unknown" in figures(seen_by_all).counts.escaped.words
    assert "0 of 0" not in figures(seen_by_all).counts.escaped.words


def test_a_bundle_that_is_damaged_is_listed_and_hides_no_other(
    session: Session, qtbot: QtBot, project: Project
) -> None:
    (project.bundles / "b2" / "graph.onnx").write_bytes(b"nothing")
    session.open(project)
    page = ResultsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    settle(page, qtbot)
    cards = {card.listed.path.name: card for card in page.bundles.cards}
    assert not cards["b2"].isEnabled()
    assert "damaged" in cards["b2"].toolTip()
    assert page.head.sentence.startswith("b1 on")
