"""The Results page: what a bundle gets right on images that it never saw, where it is wrong, and which one to use."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspector.core.errors import BundleChanged, InspectorError
from inspector.core.judgement import Limits, Verdict
from inspector.core.progress import Progress
from inspector.gui.exporting import Exporting
from inspector.gui.pages.page import Page
from inspector.gui.pages.results.bundle_list import BundleList
from inspector.gui.pages.results.compare import CompareView
from inspector.gui.pages.results.empty import EmptyView
from inspector.gui.pages.results.export import export
from inspector.gui.pages.results.figures import FiguresView, make_figures
from inspector.gui.pages.results.head import Head
from inspector.gui.pages.results.loading import Loader
from inspector.gui.pages.results.mapping import Mapping
from inspector.gui.pages.results.relabelling import Relabelling
from inspector.gui.pages.results.shown import Shown, figures_of
from inspector.gui.pages.results.viewer import LargeView
from inspector.gui.session import Session
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.progress import ProgressStrip
from inspector.gui.widgets.viewer import figure
from inspector.gui.words import error_sentence, in_figures, verdict_word
from inspector.runtime.bundle import Bundle
from inspector.services.bundles import Listed
from inspector.services.judgements import Judged, Judgements

_LOOK_AGAIN_MS = 400
_ROOMY = QSize(1330, 760)  # of the page, from where gaps may be wide


class ResultsPage(Page):
    """Shows one bundle of the project at a time; everything that takes long is the loader's."""

    key = "results"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.loader = Loader(session, self)
        self.head, self.bundles, self.empty = Head(), BundleList(), EmptyView()
        self.compare = CompareView(self._picture)
        self.large = LargeView(session)
        self.relabelling = Relabelling(session, self.isVisible, self)
        self.exporting, self.progress = Exporting(session, self), ProgressStrip()
        self.figures: FiguresView | None = None
        self.shown: Shown | None = None
        self._making: Generator[None, None, FiguresView] | None = None
        self._bundle: Bundle | None = None
        self._judgements: dict[Path, Judgements] = {}
        self._mapping: Mapping | None = None
        self._pair: tuple[Bundle, Bundle] | None = None  # what is compared, or being compared
        self._stale = False
        self._seen = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self._build()
        self._connect()
        self._show_project()

    @property
    def bundle(self) -> Bundle | None:
        """The bundle that is looked at."""
        return self._bundle

    def entered(self) -> None:
        """Look for new bundles; the first time, make the plots, whose packages take a moment to import."""
        self._seen = True
        if self.figures is None:
            self.loader.warm(self._begin_figures)
        self.loader.list_bundles()
        if self._stale:
            self._look_again()

    def left(self) -> None:
        """Judge nothing more until the page is seen again."""
        self._seen = False

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.head, self.bundles, self.empty, self.compare, self.large):
            part.restyle(tokens)
        if self.figures is not None:
            self.figures.restyle(tokens)

    def look_at(self, bundle: Bundle) -> None:
        """Show what a bundle makes of the project's images."""
        self._bundle, self._pair = bundle, None
        self.bundles.show_chosen(bundle.path)
        self._show_use()
        known = self._judgements.get(bundle.path)
        if known is not None and known.bundle == bundle:
            self._show(known, keep_thresholds=False)
            if self.figures is not None:
                self._bring(self.figures)
        else:
            self.shown = None
            self.head.say(self.tr("{name} judges the labelled images").format(name=bundle.name))
            self.head.show_rejected(())
            self.empty.show_busy(self.tr("Judging images"))
            self._bring(self.empty)
        self.loader.judge(bundle)

    def export_to(self, folder: Path) -> None:
        """Write figures and tables of what is shown into a folder there."""
        figures = self.figures
        if self.shown is None or figures is None or figures.limits is None or self.exporting.running:
            return
        name = self.tr("Exporting results")
        inside = folder / self.tr("Results of {name}").format(name=self.shown.bundle.name)
        work = export(inside, self.shown, figures.limits, figures.pictures())
        self.progress.begin(name)
        self.progress.show()
        self.exporting.start(work, name, closing=self.tr("Results are being exported."))
        self._show_exportable()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Leave less room between cards in a small window."""
        super().resizeEvent(event)
        self._space()

    # Building

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for view in (self.empty, self.compare, self.large):
            self._stack.addWidget(view)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self.bundles)
        self._columns.addWidget(self._stack, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(SPACE["m"])
        self._layout.addWidget(self.head)
        self._layout.addWidget(self.progress)
        self.progress.hide()
        self._layout.addLayout(self._columns, 1)
        self._space()

    def _space(self) -> None:
        roomy = self.width() >= _ROOMY.width() and self.height() >= _ROOMY.height()
        gap = SPACE["l"] if roomy else SPACE["m"]
        self._layout.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], gap)
        self._columns.setSpacing(gap)
        if self.figures is not None:
            self.figures.show_spacing(gap)

    def _connect(self) -> None:
        session, loader = self.session, self.loader
        session.project_changed.connect(self._show_project)
        session.bundle_changed.connect(self._show_use)
        session.settings_changed.connect(self._show_words)
        session.library.changed.connect(self._follow_library)
        session.thumbnails.ready.connect(self._show_picture)
        loader.listed.connect(self._show_list)
        loader.judged.connect(self._show_judged)
        loader.compared.connect(self._show_compared)
        loader.changed.connect(self._show_changed)
        loader.progressed.connect(self._show_progress)
        loader.failed.connect(self._say_error)
        self.bundles.chosen.connect(self.look_at)
        self.bundles.use_wanted.connect(self._use)
        self.bundles.compare_wanted.connect(self._compare)
        self.head.use_wanted.connect(lambda: self._use(self._bundle))
        self.head.export_wanted.connect(self._ask_export)
        self.head.rejected_wanted.connect(session.show_image)
        self.empty.page_wanted.connect(session.page_wanted)
        self.empty.progress.cancel_wanted.connect(self._stop_judging)
        self.compare.closed.connect(self._leave_comparison)
        self.compare.use_wanted.connect(self._use)
        self.compare.opened.connect(self._open_path)
        self.large.closed.connect(self._close_large)
        self.large.relabel_wanted.connect(self.relabelling.relabel)
        self.large.shown_in_images.connect(session.show_image)
        self.progress.cancel_wanted.connect(self.exporting.cancel)
        self.exporting.progressed.connect(self.progress.show_progress)
        self.exporting.failed.connect(self._say_not_exported)
        self.exporting.ended.connect(self._show_exported)

    def _begin_figures(self) -> None:
        if self._making is None and self.figures is None:
            self._making = make_figures(self._picture)
            self._make_figures()

    @Slot()
    def _make_figures(self) -> None:
        """Make one part, and the next one after the window had its turn."""
        if self._making is None:
            return
        try:
            next(self._making)
        except StopIteration as end:
            self._making = None
            self._have_figures(end.value)
        else:
            QTimer.singleShot(0, self, self._make_figures)

    def _have_figures(self, view: FiguresView) -> None:
        self.figures = view
        self._stack.addWidget(view)
        view.gallery.relabel_wanted.connect(self.relabelling.relabel)
        view.gallery.shown_in_images.connect(self.session.show_image)
        view.gallery.opened.connect(self._open)
        view.moved.connect(self._show_pending)
        view.reset_wanted.connect(self._reset)
        view.apply_wanted.connect(self._apply)
        view.restore_wanted.connect(self._restore)
        view.map.opened.connect(self._open_path)
        self._mapping = Mapping(self.loader, view.map, self._picture, self)
        view.curves.currentChanged.connect(self._mapping.look)
        for card in view.cards:
            card.not_saved.connect(self._say_error)
        view.restyle(self.session.theme.tokens)
        self._show_words()
        self._space()
        QTimer.singleShot(0, self, self._fill_figures)

    @Slot()
    def _fill_figures(self) -> None:
        if self.shown is not None:
            self._show(self.shown.judgements, keep_thresholds=False)

    # The bundles

    @Slot()
    def _show_project(self) -> None:
        self.loader.stop_all()
        self._again.stop()
        self._bundle, self.shown, self._judgements, self._stale = None, None, {}, False
        self._pair = None
        self.bundles.forget_figures()
        self.bundles.show_bundles(())
        self.head.say("")
        self.head.show_rejected(())
        self._show_use()
        if self.session.project is None:
            self.empty.say(self.tr("No project"), self.tr("Open a project, and its results stand here."))
        else:
            self.empty.show_busy(self.tr("Reading bundles"))
        self._bring(self.empty)
        if self._seen:
            self.loader.list_bundles()

    @Slot(object)
    def _show_list(self, listed: tuple[Listed, ...]) -> None:
        self.bundles.show_bundles(listed)
        there = {item.path: item.bundle for item in listed if item.bundle is not None}
        in_use = self.session.bundle.path if self.session.bundle else None
        looked_at = self._bundle.path if self._bundle else in_use
        self._show_use()
        if looked_at in there and self._bundle == there[looked_at]:
            self.bundles.show_chosen(looked_at)
            return
        if there:
            self.look_at(there[looked_at] if looked_at in there else next(iter(there.values())))
            return
        self._bundle = self.shown = None
        self.empty.say(
            self.tr("No bundle yet"),
            self.tr("Training makes one, and this page tells what it gets right on images that it never saw."),
            step=self.tr("Go to Train"),
        )
        self.head.say("")
        self._bring(self.empty)

    @Slot()
    def _show_use(self) -> None:
        in_use = self.session.bundle.path if self.session.bundle else None
        self.bundles.show_in_use(in_use)
        looked_at = self._bundle.path if self._bundle else None
        self.head.show_use(possible=looked_at is not None, in_use=looked_at is not None and looked_at == in_use)
        self._show_exportable()

    def _use(self, bundle: Bundle | None) -> None:
        if bundle is None:
            return
        before = self.session.bundle
        try:
            self.session.use(bundle)
        except InspectorError as error:
            self._say_error(error)
            return
        said = self.tr("{name} is in use from now on.").format(name=bundle.name)
        if before is not None and before.path != bundle.path:
            said += " " + self.tr("{name} can be used again at any time.").format(name=before.name)
        self.session.say(said)

    # Judging

    @Slot()
    def _follow_library(self) -> None:
        """Judge again a moment after the images have changed: they may go on changing."""
        self._stale = True
        self._judgements = {path: held for path, held in self._judgements.items() if held is self._current()}
        self.bundles.forget_figures()
        if self.shown is not None:
            self.bundles.show_figures(self.shown.bundle.path, figures_of(self.shown))
        if self._seen:
            self._again.start()

    @Slot()
    def _look_again(self) -> None:
        self._stale = False
        if self._pair is not None and self._seen:
            self.loader.compare(*self._pair)
        elif self._bundle is not None and self._seen:
            self.loader.judge(self._bundle)

    @Slot(object)
    def _show_judged(self, judgements: Judgements) -> None:
        same = self.shown is not None and self.shown.bundle == judgements.bundle
        self._judgements[judgements.bundle.path] = judgements
        self._show(judgements, keep_thresholds=same)

    def _show(self, judgements: Judgements, *, keep_thresholds: bool) -> None:
        shown = self.shown = Shown.of(judgements)
        self.head.say(self._said(shown))
        self.head.show_rejected(judgements.rejected)
        self.bundles.show_figures(shown.bundle.path, figures_of(shown))
        self._show_use()
        if self.figures is None:  # they are being made, and ask then
            return
        limits = self.figures.limits if keep_thresholds else None
        self.figures.gallery.kinds = tuple(kind for kind, _ in self.session.library.counts.kinds)
        self.figures.show_results(shown, limits or shown.bundle.facts.limits)
        self._show_pending()
        if self._stack.currentWidget() is self.empty:
            self._show_figures()
        self._refresh_large()
        if self._mapping is not None:
            self._mapping.show(judgements)

    def _said(self, shown: Shown) -> str:
        name, unseen = shown.bundle.name, len(shown.unseen)
        if not shown.judgements.judged:
            return self.tr("No image is labelled yet: label some, and {name} is measured on them").format(name=name)
        if not unseen:
            return self.tr("{name} has learned from every labelled image: new ones would measure it").format(name=name)
        good = len(shown.good) if shown.measured else 0
        words = self.tr("{name} on {n} images that it never saw: {good} good, {anomaly} anomaly")
        return words.format(
            name=name, n=in_figures(unseen), good=in_figures(good), anomaly=in_figures(len(shown.anomaly))
        )

    @Slot(object)
    def _show_progress(self, progress: object) -> None:
        if not isinstance(progress, Progress):
            return
        if self._stack.currentWidget() is self.empty:
            self.empty.progress.show_progress(progress)
        elif self._bundle is not None and progress.total and progress.done < progress.total:
            words = self.tr("{name} judges new images: {done} of {total}")
            done, total = in_figures(progress.done), in_figures(progress.total)
            self.head.say(words.format(name=self._bundle.name, done=done, total=total))

    def _stop_judging(self) -> None:
        self.loader.stop("judge")
        self._pair = None
        if self.shown is not None:
            self._show_figures()
            return
        self.empty.say(
            self.tr("Stopped"),
            self.tr("What was judged so far is kept. Choose a bundle to go on."),
        )

    # Thresholds

    @Slot()
    def _show_pending(self) -> None:
        if self.figures is None or self.shown is None or self.figures.limits is None:
            return
        facts = self.shown.bundle.facts
        moved = _values(self.figures.limits) != _values(facts.limits)
        self.figures.show_pending(moved=moved, restorable=facts.trained_limits is not None)

    def _reset(self) -> None:
        if self.figures is not None and self.shown is not None:
            self.figures.show_limits(self.shown.bundle.facts.limits)
            self._show_pending()

    def _apply(self) -> None:
        if self.figures is not None and self.shown is not None and self.figures.limits is not None:
            self.loader.move_limits(self.shown.bundle, self.figures.limits)

    def _restore(self) -> None:
        if self.shown is not None:
            self.loader.restore_limits(self.shown.bundle)

    @Slot(object)
    def _show_changed(self, bundle: Bundle) -> None:
        """Judge by other limits: no score is another one because of them."""
        if (known := self._judgements.get(bundle.path)) is not None:
            self._judgements[bundle.path] = replace(known, bundle=bundle)
        if self.session.bundle is not None and self.session.bundle.path == bundle.path:
            self.session.use(bundle)
        if self._bundle is not None and self._bundle.path == bundle.path and known is not None:
            self._bundle = bundle
            self._show(self._judgements[bundle.path], keep_thresholds=False)
        limits = bundle.facts.limits
        words = self.tr("{name} judges by {review} and {anomaly} from now on.")
        if bundle.facts.trained_limits is None:
            words = self.tr("{name} judges by the thresholds of its training again: {review} and {anomaly}.")
        values = {"review": figure(limits.review.value), "anomaly": figure(limits.anomaly.value)}
        self.session.say(words.format(name=bundle.name, **values))
        self.loader.list_bundles()

    # Single images

    def _picture(self, path: Path, side: int) -> QPixmap | None:
        image = self.session.library.image(path)
        return self.session.thumbnails.get(path, side, image.mtime_ns if image else 0)

    @Slot(object)
    def _show_picture(self, path: Path) -> None:
        if self.figures is not None:
            self.figures.gallery.repaint_picture(path)
        if self._mapping is not None:
            self._mapping.show_preview(path)
        self.compare.list.viewport().update()

    def _open(self, judged: Judged) -> None:
        """Show an image of the gallery large, its neighbours left and right."""
        if self.figures is not None:
            self._show_large(judged, [item for item, _ in self.figures.gallery.model.rows])

    def _open_path(self, path: Path) -> None:
        """Show any judged image large."""
        through = self.shown.judgements.judged if self.shown is not None else ()
        for item in through:
            if item.sample.path == path:
                self._show_large(item, through)

    def _show_large(self, judged: Judged, through: Sequence[Judged]) -> None:
        if self.shown is not None and self.figures is not None and self.figures.limits is not None:
            self.large.show_images(through, judged, self.shown.judgements, self.figures.limits)
            self._bring(self.large)
            self.large.setFocus()

    def _refresh_large(self) -> None:
        """Show the image again whose label has changed."""
        if self.shown is None or self.figures is None or self._stack.currentWidget() is not self.large:
            return
        if not self.large.follow(self.shown.judgements, self.figures.limits or self.shown.bundle.facts.limits):
            self._close_large()

    def _close_large(self) -> None:
        if self._pair is not None:
            self._bring(self.compare)
            self.compare.list.setFocus()
            return
        self._show_figures()
        if self.figures is not None:
            self.figures.gallery.view.setFocus()

    # Comparison, export

    def _compare(self, other: Bundle) -> None:
        """Compare the bundle that is looked at with another; the older one comes first."""
        if self._bundle is None:
            return
        first, second = sorted((self._bundle, other), key=lambda bundle: bundle.facts.created)
        self._pair = first, second
        self.empty.show_busy(self.tr("Judging images"))
        self._bring(self.empty)
        self.loader.compare(first, second)

    @Slot(object, object)
    def _show_compared(self, before: Judgements, after: Judgements) -> None:
        for judgements in (before, after):
            self._judgements[judgements.bundle.path] = judgements
            self.bundles.show_figures(judgements.bundle.path, figures_of(Shown.of(judgements)))
            if judgements.bundle == self._bundle:
                self._show_judged(judgements)
        self.compare.show_pair(before, after)
        if self._stack.currentWidget() is not self.large:
            self._bring(self.compare)

    @Slot()
    def _leave_comparison(self) -> None:
        self._pair = None
        self._show_figures()

    def _ask_export(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("Export results into")):
            self.export_to(Path(name))

    @Slot(object)
    def _say_not_exported(self, error: InspectorError) -> None:
        self.session.say(error_sentence(error), 0)

    @Slot(object)
    def _show_exported(self, folder: Path | None) -> None:
        self.progress.hide()
        if folder is not None:
            self.session.say(self.tr("Exported to {folder}").format(folder=folder), 0)
        self._show_exportable()

    def _show_exportable(self) -> None:
        self.head.export.setEnabled(self.shown is not None and not self.exporting.running)

    # Small things

    def _bring(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)

    @Slot()
    def _show_figures(self) -> None:
        if self.figures is not None and self.shown is not None:
            self._bring(self.figures)
        elif self._bundle is not None:
            self.look_at(self._bundle)

    def _current(self) -> Judgements | None:
        return self.shown.judgements if self.shown is not None else None

    @Slot()
    def _show_words(self) -> None:
        if self.figures is not None:
            self.figures.show_words({verdict: verdict_word(self.session.settings, verdict) for verdict in Verdict})

    @Slot(object)
    def _say_error(self, error: InspectorError) -> None:
        if isinstance(error, BundleChanged):
            self.loader.list_bundles()
        sentence = error_sentence(error)
        self.session.say(sentence, 0)
        if self.shown is not None:
            self.head.say(self._said(self.shown))
        if self._stack.currentWidget() is self.empty:
            self.empty.say(self.tr("This did not work"), sentence)


def _values(limits: Limits) -> tuple[float, float]:
    return limits.review.value, limits.anomaly.value
