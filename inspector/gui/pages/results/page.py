"""The Results page: what a bundle gets right on images that it never saw, where it is wrong, and which one to use."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.errors import BundleChanged, InspectorError
from inspector.core.judgement import Verdict
from inspector.core.progress import Progress
from inspector.gui.export_strip import ExportStrip
from inspector.gui.pages.page import Page
from inspector.gui.pages.results.bundle_list import BundleList
from inspector.gui.pages.results.exporting import ResultsExport
from inspector.gui.pages.results.figures import FiguresView
from inspector.gui.pages.results.head import Head
from inspector.gui.pages.results.loading import Loader
from inspector.gui.pages.results.making import Making
from inspector.gui.pages.results.mapping import Mapping
from inspector.gui.pages.results.relabelling import Relabelling
from inspector.gui.pages.results.shown import Shown, figures_of
from inspector.gui.pages.results.thresholds import Thresholds
from inspector.gui.pages.results.views import Views
from inspector.gui.pages.results.words import measured_words
from inspector.gui.session import Session
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.words import error_sentence, in_figures, verdict_word
from inspector.runtime.bundle import Bundle
from inspector.services.bundles import Listed
from inspector.services.judgements import Judgements

_LOOK_AGAIN_MS = 400
_ROOMY = QSize(1330, 760)  # of the page, from where gaps may be wide


class ResultsPage(Page):
    """Shows one bundle of the project at a time; everything that takes long is the loader's."""

    key = "results"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.loader = Loader(session, self)
        self.head, self.bundles = Head(), BundleList()
        self.views = Views(session, self._picture)
        self.empty, self.compare, self.large = self.views.empty, self.views.compare, self.views.large
        self.relabelling = Relabelling(session, self.isVisible, self)
        self.progress = ExportStrip(session)
        self.exporting, self._export = self.progress.exporting, ResultsExport(self.progress)
        self.making = Making(self.loader, self._picture, self)
        self._bundle: Bundle | None = None
        self._judgements: dict[Path, Judgements] = {}
        self._mapping: Mapping | None = None
        self._thresholds: Thresholds | None = None
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
    def figures(self) -> FiguresView | None:
        """The figures, once they are made."""
        return self.views.figures

    @property
    def shown(self) -> Shown | None:
        """What they show."""
        return self.views.shown

    @property
    def bundle(self) -> Bundle | None:
        """The bundle that is looked at."""
        return self._bundle

    def entered(self) -> None:
        """Look for new bundles; the first time, make the plots, whose packages take a moment to import."""
        self._seen = True
        if self.figures is None:
            self.making.begin()
        self.loader.list_bundles()
        if self._stale:
            self._look_again()

    def left(self) -> None:
        """Judge nothing more until the page is seen again."""
        self._seen = False

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.head, self.bundles, self.views):
            part.restyle(tokens)

    def look_at(self, bundle: Bundle) -> None:
        """Show what a bundle makes of the project's images."""
        self._bundle = bundle
        self._compare_no_more()
        self.bundles.show_chosen(bundle.path)
        self._show_use()
        known = self._judgements.get(bundle.path)
        if known is not None and known.bundle == bundle:
            self._show(known, keep_thresholds=False)
            self.views.show_figures()
        else:
            self.views.shown = None
            self.head.say(self.tr("{name} judges the labelled images").format(name=bundle.name))
            self.head.show_rejected(())
            self.views.show_busy(self.tr("Judging images"))
        self.loader.judge(bundle)

    def export_to(self, folder: Path) -> None:
        """Write figures and tables of what is shown into a folder there."""
        if self.shown is not None and self.figures is not None:
            self._export.export(self.figures, folder)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Leave less room between cards in a small window."""
        super().resizeEvent(event)
        self._space()

    # Building

    def _build(self) -> None:
        self._columns = QHBoxLayout()
        self._columns.addWidget(self.bundles)
        self._columns.addWidget(self.views, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(SPACE["m"])
        self._layout.addWidget(self.head)
        self._layout.addWidget(self.progress)
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
        self.making.made.connect(self._have_figures)
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
        self.large.relabel_wanted.connect(self.relabelling.relabel)
        self.large.shown_in_images.connect(session.show_image)
        self.progress.changed.connect(self._show_exportable)

    @Slot(object)
    def _have_figures(self, view: FiguresView) -> None:
        self.views.add_figures(view)
        view.gallery.relabel_wanted.connect(self.relabelling.relabel)
        view.gallery.shown_in_images.connect(self.session.show_image)
        self._thresholds = Thresholds(self.session, self.loader, view, self)
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
        self._bundle, self.views.shown, self._judgements, self._stale = None, None, {}, False
        self._compare_no_more()
        self.bundles.forget_figures()
        self.bundles.show_bundles(())
        self.head.say("")
        self.head.show_rejected(())
        self._show_use()
        if self.session.project is None:
            self.views.say(self.tr("No project"), self.tr("Open a project, and its results stand here."))
        else:
            self.views.show_busy(self.tr("Reading bundles"))
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
        self._bundle = self.views.shown = None
        self.views.say(
            self.tr("No bundle yet"),
            self.tr("Training makes one, and this page tells what it gets right on images that it never saw."),
            step=self.tr("Go to Train"),
        )
        self.head.say("")

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
        shown = self.views.shown = Shown.of(judgements)
        self.head.say(measured_words(shown))
        self.head.show_rejected(judgements.rejected)
        self.bundles.show_figures(shown.bundle.path, figures_of(shown))
        self._show_use()
        if self.figures is None:  # they are being made, and ask then
            return
        limits = self.figures.limits if keep_thresholds else None
        self.figures.gallery.kinds = tuple(kind for kind, _ in self.session.library.counts.kinds)
        self.figures.show_results(shown, limits or shown.bundle.facts.limits)
        if self._thresholds is not None:
            self._thresholds.show_pending()
        if self.views.has_nothing:
            self.views.show_figures()
        self.views.refresh_image()
        if self._mapping is not None:
            self._mapping.show(judgements)

    @Slot(object)
    def _show_progress(self, progress: object) -> None:
        if not isinstance(progress, Progress):
            return
        if self.views.has_nothing:
            self.empty.progress.show_progress(progress)
        elif self._bundle is not None and progress.total and progress.done < progress.total:
            words = self.tr("{name} judges new images: {done} of {total}")
            done, total = in_figures(progress.done), in_figures(progress.total)
            self.head.say(words.format(name=self._bundle.name, done=done, total=total))

    def _stop_judging(self) -> None:
        self.loader.stop("judge")
        self._compare_no_more()
        if self.shown is not None:
            self.views.show_figures()
        else:
            self.views.say(self.tr("Stopped"), self.tr("What was judged so far is kept. Choose a bundle to go on."))

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
        self.loader.list_bundles()

    # Pictures

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

    # Comparison, export

    def _compare(self, other: Bundle) -> None:
        """Compare the bundle that is looked at with another; the older one comes first."""
        if self._bundle is None:
            return
        first, second = sorted((self._bundle, other), key=lambda bundle: bundle.facts.created)
        self._pair, self.views.comparing = (first, second), True
        self.views.show_busy(self.tr("Judging images"))
        self.loader.compare(first, second)

    @Slot(object, object)
    def _show_compared(self, before: Judgements, after: Judgements) -> None:
        for judgements in (before, after):
            self._judgements[judgements.bundle.path] = judgements
            self.bundles.show_figures(judgements.bundle.path, figures_of(Shown.of(judgements)))
            if judgements.bundle == self._bundle:
                self._show_judged(judgements)
        self.compare.show_pair(before, after)
        self.views.show_comparison()

    @Slot()
    def _leave_comparison(self) -> None:
        self._compare_no_more()
        if self.shown is not None and self.figures is not None:
            self.views.show_figures()
        elif self._bundle is not None:
            self.look_at(self._bundle)

    def _compare_no_more(self) -> None:
        self._pair, self.views.comparing = None, False

    def _ask_export(self) -> None:
        if self.shown is not None and self.figures is not None:
            self._export.ask(self.figures)

    @Slot()
    def _show_exportable(self) -> None:
        self.head.export.setEnabled(self.shown is not None and not self.exporting.running)

    # Small things

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
            self.head.say(measured_words(self.shown))
        if self.views.has_nothing:
            self.views.say(self.tr("This did not work"), sentence)
