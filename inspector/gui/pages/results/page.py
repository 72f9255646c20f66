"""The Results page: what a bundle gets right on images that it never saw, where it is wrong, and which one to use."""

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
from inspector.gui.pages.results.comparing import Comparing
from inspector.gui.pages.results.exporting import ResultsExport
from inspector.gui.pages.results.figures import FiguresView
from inspector.gui.pages.results.head import Head
from inspector.gui.pages.results.joined import JoinedFigures
from inspector.gui.pages.results.known import Known
from inspector.gui.pages.results.loading import Loader
from inspector.gui.pages.results.making import Making
from inspector.gui.pages.results.rejudging import Rejudging
from inspector.gui.pages.results.relabelling import Relabelling
from inspector.gui.pages.results.shown import Shown, figures_of
from inspector.gui.pages.results.using import put_to_use
from inspector.gui.pages.results.views import Views
from inspector.gui.pages.results.words import measured_words
from inspector.gui.plots.saving import Saving
from inspector.gui.session import Session
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.words import error_sentence, in_figures, verdict_word
from inspector.runtime.bundle import Bundle
from inspector.services.bundles import Listed
from inspector.services.judgements import Judgements

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
        self._saving = Saving(session, self)
        self._bundle: Bundle | None = None
        self._known = Known()
        self._comparing = Comparing(self.loader, self.views)
        self._rejudging = Rejudging(self)
        self._joined: JoinedFigures | None = None
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
        self._rejudging.seen = True
        if self.figures is None:
            self.making.begin()
        self.loader.list_bundles()
        self._rejudging.catch_up()

    def left(self) -> None:
        """Judge nothing more until the page is seen again."""
        self._rejudging.seen = False

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.head, self.bundles, self.views):
            part.restyle(tokens)

    def look_at(self, bundle: Bundle) -> None:
        """Show what a bundle makes of the project's images."""
        self._bundle = bundle
        self._comparing.end()
        self.bundles.show_chosen(bundle.path)
        self._show_use()
        if (known := self._known.of(bundle)) is not None:
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
        self._rejudging.due.connect(self._look_again)
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
        self._joined = JoinedFigures(self.session, self.loader, view, self._picture)
        for card in view.cards:
            card.save_wanted.connect(self._saving.save)
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
        self._rejudging.forget()
        self._known.clear()
        self._bundle = self.views.shown = None
        self._comparing.end()
        self.bundles.forget_figures()
        self.bundles.show_bundles(())
        self.head.say("")
        self.head.show_rejected(())
        self._show_use()
        if self.session.project is None:
            self.views.say(self.tr("No project"), self.tr("Open a project, and its results stand here."))
        else:
            self.views.show_busy(self.tr("Reading bundles"))
        if self._rejudging.seen:
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
        try:
            put_to_use(self.session, bundle)
        except InspectorError as error:
            self._say_error(error)

    # Judging

    @Slot()
    def _follow_library(self) -> None:
        self._known.keep_only(self.shown.judgements if self.shown is not None else None)
        self.bundles.forget_figures()
        if self.shown is not None:
            self.bundles.show_figures(self.shown.bundle.path, figures_of(self.shown))
        self._rejudging.note_change()

    @Slot()
    def _look_again(self) -> None:
        if self._comparing.going_on:
            self._comparing.again()
        elif self._bundle is not None:
            self.loader.judge(self._bundle)

    @Slot(object)
    def _show_judged(self, judgements: Judgements) -> None:
        same = self.shown is not None and self.shown.bundle == judgements.bundle
        self._known.take(judgements)
        self._show(judgements, keep_thresholds=same)

    def _show(self, judgements: Judgements, *, keep_thresholds: bool) -> None:
        shown = self.views.shown = Shown.of(judgements)
        self.head.say(measured_words(shown))
        self.head.show_rejected(judgements.rejected)
        self.bundles.show_figures(shown.bundle.path, figures_of(shown))
        self._show_use()
        if self._joined is None:  # the figures are being made, and ask then
            return
        self._joined.show(shown, keep_thresholds=keep_thresholds)
        if self.views.has_nothing:
            self.views.show_figures()
        self.views.refresh_image()
        self._joined.show_map(shown)

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
        self._comparing.end()
        if self.shown is not None:
            self.views.show_figures()
        else:
            self.views.say(self.tr("Stopped"), self.tr("What was judged so far is kept. Choose a bundle to go on."))

    @Slot(object)
    def _show_changed(self, bundle: Bundle) -> None:
        """Judge by other limits."""
        known = self._known.move_limits(bundle)
        if self.session.bundle is not None and self.session.bundle.path == bundle.path:
            self.session.use(bundle)
        if self._bundle is not None and self._bundle.path == bundle.path and known is not None:
            self._bundle = bundle
            self._show(known, keep_thresholds=False)
        self.loader.list_bundles()

    # Pictures

    def _picture(self, path: Path, side: int) -> QPixmap | None:
        image = self.session.library.image(path)
        return self.session.thumbnails.get(path, side, image.mtime_ns if image else 0)

    @Slot(object)
    def _show_picture(self, path: Path) -> None:
        if self._joined is not None:
            self._joined.show_picture(path)
        self.compare.list.viewport().update()

    # Comparison, export

    def _compare(self, other: Bundle) -> None:
        """Compare the bundle that is looked at with another."""
        if self._bundle is not None:
            self._comparing.begin(self._bundle, other)

    @Slot(object, object)
    def _show_compared(self, before: Judgements, after: Judgements) -> None:
        for judgements in (before, after):
            self._known.take(judgements)
            self.bundles.show_figures(judgements.bundle.path, figures_of(Shown.of(judgements)))
            if judgements.bundle == self._bundle:
                self._show_judged(judgements)
        self._comparing.show(before, after)

    @Slot()
    def _leave_comparison(self) -> None:
        self._comparing.end()
        if self.shown is not None and self.figures is not None:
            self.views.show_figures()
        elif self._bundle is not None:
            self.look_at(self._bundle)

    def _ask_export(self) -> None:
        if self.shown is not None and self.figures is not None:
            self._export.ask(self.figures)

    @Slot()
    def _show_exportable(self) -> None:
        self.head.export.setEnabled(self.shown is not None and not self.exporting.running)

    # Small things

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
