"""While a run learns: how far it is, its stages, what it costs the PC, and its curves."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inspector.core.stages import TAKES
from inspector.gui.faults import in_words
from inspector.gui.pages.train.explain import Explain
from inspector.gui.pages.train.groups import Row, State, rows
from inspector.gui.pages.train.meters import Meters
from inspector.gui.pages.train.plots import Plots
from inspector.gui.pages.train.progress_card import ProgressCard, Told
from inspector.gui.pages.train.run import Run
from inspector.gui.pages.train.stage_list import StageList
from inspector.gui.pages.train.timing import Timing, timing
from inspector.gui.pages.train.words import duration, left, size, span
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.times import clock
from inspector.gui.widgets.lines import label
from inspector.gui.words import stage_word
from inspector.services.machine import Load

_LEFT = 240  # pixels: the width of stages and meters


class RunView(QWidget):
    """Shows a run. `begin` makes room for its plots, `refresh` shows how it stands now.

    `save_wanted` is that of its plots, also when they are shown elsewhere.
    """

    save_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: Tokens | None = None
        self._images, self._share = 0, 0.0
        self.plots: Plots | None = None
        self._explain: Explain | None = None
        self.progress, self.stages, self.meters = ProgressCard(), StageList(), Meters()
        self._note = label("", "faint", wrap=True)
        self._note.hide()
        left_column = QVBoxLayout()
        left_column.setSpacing(SPACE["l"])
        for widget in (self.stages, self.meters, self._note):
            left_column.addWidget(widget)
        left_column.addStretch(1)
        side = QWidget()
        side.setProperty("role", "scrolled")
        side.setLayout(left_column)
        left_column.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(side)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_LEFT)
        self._room = QVBoxLayout()
        below = QHBoxLayout()
        below.setSpacing(SPACE["l"])
        below.addWidget(area)
        below.addLayout(self._room, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["l"])
        column.addWidget(self.progress)
        column.addLayout(below, 1)

    def begin(self, run: Run, *, images: int) -> None:
        """Make room for a run on so many images; its plots come with `make_plots`."""
        self._clear()
        self._images, self._share = images, 0.0
        if run.recipe.pretraining is None and run.recipe.finetuning is None:
            self._explain = Explain()
            self._room.addWidget(self._explain, 0, Qt.AlignmentFlag.AlignTop)
            if self._tokens is not None:
                self._explain.restyle(self._tokens)
        self.refresh(run)

    def make_plots(self, run: Run) -> None:
        """Make the plots, once pyqtgraph is imported."""
        if self.plots is not None or self._explain is not None:
            return
        self.plots = Plots(run.recipe)
        self.plots.save_wanted.connect(self.save_wanted)
        if self._tokens is not None:
            self.plots.restyle(self._tokens)
        self._room.addWidget(self.plots)
        self.refresh(run)

    def refresh(self, run: Run) -> None:
        """Show how the run stands."""
        running = run.latest
        progress = running.progress if running else None
        expected = running.estimate if running else None
        found = rows(run.recipe, progress, expected.seconds if expected else {})
        self.stages.show_rows(found, images=self._images)
        in_stage = _in_group(run, found)
        now = timing(found, elapsed_s=run.elapsed_s, in_stage_s=in_stage, expected=expected)
        self.progress.tell(self._told(run, found, now))
        if running is not None:
            self.meters.show_pace(self._pace(run))
            notes = [note for note in running.progress.notes if not note.startswith(TAKES)]
            self._note.setText(in_words(notes[-1]) if notes else "")
            self._note.setVisible(bool(notes))
            if self.plots is not None:
                self.plots.show_running(running)
            if self._explain is not None:
                self._explain.show_stage(running.progress.stage)

    @Slot(object)
    def show_load(self, load: Load) -> None:
        """Show how busy the PC is."""
        self.meters.show_load(load)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        for part in (self.progress, self.stages, self.meters, self.plots, self._explain):
            if part is not None:
                part.restyle(tokens)

    def _told(self, run: Run, found: tuple[Row, ...], now: Timing) -> Told:
        title = self._title(run, found)
        left_words, ends = "", ""
        if run.paused:
            left_words = self.tr("Paused")
        elif now.left_s is not None:
            left_words = self.tr("About {time} left").format(time=left(now.left_s))
            end = datetime.now(UTC) + timedelta(seconds=now.left_s)
            ends = self.tr("ends about {time}").format(time=clock(end))
        self._share = max(self._share, now.share)  # what was expected is corrected, the bar never goes back
        return Told(title, left_words, ends, self._below(run, now), self._kept(run), self._share)

    def _title(self, run: Run, found: tuple[Row, ...]) -> str:
        if run.latest is None:
            return self.tr("Starting")
        row = next((row for row in found if row.state is State.NOW), None)
        words = stage_word(run.latest.progress.stage)
        if row is not None and row.epochs is not None:
            return self.tr("{what}, epoch {n} of {all}").format(what=words, n=row.epochs[0], all=row.epochs[1])
        return words

    def _below(self, run: Run, now: Timing) -> str:
        parts = [self.tr("{time} so far.").format(time=duration(run.elapsed_s))]
        estimate = run.latest.estimate if run.latest else None
        if estimate is not None:
            text = self.tr("Estimated before the start: {range} and {size} of memory.")
            parts.append(text.format(range=span(*estimate.range_s), size=size(estimate.memory_bytes)))
            parts.append(self.tr("On course.") if now.on_course else self.tr("Slower than expected."))
        return " ".join(parts)

    def _kept(self, run: Run) -> str:
        if run.recipe.pretraining is None:
            return ""
        saved = run.latest.saved if run.latest else None
        if saved is None:
            return self.tr("Close the window at any time: the run can be resumed.")
        when = clock(datetime.fromtimestamp(saved.at, UTC))
        text = self.tr("Saved at {time}, after epoch {n}. Close the window at any time.")
        return text.format(time=when, n=saved.epochs)

    def _pace(self, run: Run) -> str:
        running, pretraining = run.latest, run.recipe.pretraining
        if running is None or pretraining is None or running.progress.stage != "pretrain":
            return ""
        done = len(running.progress.curves.get("pretrain", ()))
        if not done:
            return ""
        each = duration(max(1, running.progress.elapsed_s / max(1, done)))
        return self.tr("{time} an epoch, batch of {n}").format(time=each, n=pretraining.batch)

    def take_plots(self) -> QWidget | None:
        """Hand the plots over to whoever shows them when the run has ended; None where there were none."""
        taken, self.plots = self.plots, None
        return taken

    def _clear(self) -> None:
        for part in (self.plots, self._explain):
            if part is not None:
                self._room.removeWidget(part)
                part.hide()
                part.deleteLater()
        self.plots = self._explain = None


def _in_group(run: Run, found: tuple[Row, ...]) -> float:
    """Return the seconds spent in the group in hand."""
    row = next((row for row in found if row.state is State.NOW), None)
    if row is None or run.latest is None:
        return 0.0
    progress = run.latest.progress
    return progress.elapsed_s + sum(done.took_s for done in progress.finished if done.stage in row.group.stages)
