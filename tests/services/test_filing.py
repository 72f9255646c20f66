from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from inspector.core.judgement import Verdict
from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.imaging.read import read_image
from inspector.imaging.write import write_png
from inspector.services.filing import Said, answer, keep_said, keep_unsaid, photograph_of
from inspector.services.keeping import Kept
from inspector.store.bins import list_bins
from inspector.store.journal.entries import Entry
from inspector.store.journal.journal import Journal
from inspector.store.labelling import Moved
from inspector.store.project import Project, create_project
from tests.store.journal.recorded import PHOTOGRAPH, an_entry

NOW = datetime.now(UTC)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return create_project(tmp_path / "project")


@pytest.fixture
def journal(project: Project) -> Iterator[Journal]:
    with Journal.open(project.root) as opened:
        yield opened


@pytest.fixture
def anomaly(journal: Journal) -> Entry:
    return recorded(journal, Verdict.ANOMALY)


def recorded(journal: Journal, verdict: Verdict, **changes: Any) -> Entry:
    entry = journal.entry(journal.record(an_entry(verdict, time=NOW, **changes)))
    assert entry is not None
    return entry


def say(
    journal: Journal, project: Project, entry: Entry, said: Said, moved: Moved | None = None, **changes: Any
) -> Kept:
    listing = drive(list_bins(project))
    given = {"label": said.label, "kind": said.kind} | changes
    return drive(keep_said(journal, entry.id, said, project=project, listing=listing, moved=moved or Moved(), **given))


def bins(project: Project) -> dict[str, Label | None]:
    return {image.path.name: image.label for image in drive(list_bins(project)).images}


@pytest.mark.parametrize(
    ("verdict", "label", "disagreed"),
    [
        (Verdict.GOOD, Label.ANOMALY, True),
        (Verdict.ANOMALY, Label.GOOD, True),
        (Verdict.GOOD, Label.GOOD, False),
        (Verdict.REVIEW, Label.ANOMALY, False),
        (Verdict.ANOMALY, None, False),
    ],
)
def test_another_label_than_the_verdict_is_a_disagreement(
    anomaly: Entry, verdict: Verdict, label: Label | None, disagreed: bool
) -> None:
    assert answer(replace(anomaly, verdict=verdict), label).disagreed is disagreed


def test_the_photograph_is_copied_and_the_journal_keeps_its_own(
    journal: Journal, project: Project, anomaly: Entry
) -> None:
    kept = say(journal, project, anomaly, Said(True, Label.GOOD))
    assert list(bins(project).values()) == [Label.GOOD]
    assert (read_image(kept.came[0]) == PHOTOGRAPH).all()
    assert anomaly.photo is not None
    assert anomaly.photo.exists()
    now = journal.entry(anomaly.id)
    assert now is not None
    assert (now.disagreed, now.label) == (True, Label.GOOD)


def test_the_same_picture_is_moved_and_never_filed_twice(journal: Journal, project: Project, anomaly: Entry) -> None:
    say(journal, project, anomaly, Said(True, Label.GOOD))
    kept = say(journal, project, anomaly, Said(False, Label.ANOMALY, "Crack"))
    assert list(bins(project).values()) == [Label.ANOMALY]
    assert not kept.came
    assert len(kept.renamed) == 1


def test_taking_back_a_copy_puts_it_into_the_trash(journal: Journal, project: Project, anomaly: Entry) -> None:
    kept = say(journal, project, anomaly, Said(True, Label.GOOD))
    listing = drive(list_bins(project))
    drive(keep_unsaid(journal, anomaly.id, Said(), came=kept.came, was_moved=Moved(), project=project, listing=listing))
    assert bins(project) == {}
    now = journal.entry(anomaly.id)
    assert now is not None
    assert (now.disagreed, now.label) == (False, None)


def test_taking_back_a_move_moves_back(journal: Journal, project: Project, anomaly: Entry) -> None:
    say(journal, project, anomaly, Said(True, Label.GOOD))
    moved = Moved()
    say(journal, project, anomaly, Said(False, Label.ANOMALY), moved)
    listing = drive(list_bins(project))
    before = Said(True, Label.GOOD)
    drive(keep_unsaid(journal, anomaly.id, before, came=(), was_moved=moved, project=project, listing=listing))
    assert list(bins(project).values()) == [Label.GOOD]


def test_a_good_parts_photograph_in_memory_is_kept_and_filed(journal: Journal, project: Project) -> None:
    good = recorded(journal, Verdict.GOOD)
    assert photograph_of(good) is None
    say(journal, project, good, Said(True), photograph=PHOTOGRAPH)
    assert list(bins(project).values()) == [None]


def test_without_any_photograph_it_is_only_noted(journal: Journal, project: Project) -> None:
    good = recorded(journal, Verdict.GOOD)
    kept = say(journal, project, good, Said(True))
    assert (kept.came, kept.renamed) == ((), {})
    now = journal.entry(good.id)
    assert now is not None
    assert now.disagreed


def test_a_file_that_is_in_a_bin_already_is_moved(journal: Journal, project: Project) -> None:
    """The camera watches the bin of unlabelled images itself."""
    file = project.unlabelled / "T3-1.png"
    write_png(file, PHOTOGRAPH)
    entry = recorded(journal, Verdict.GOOD, file=file)
    entry = replace(entry, time=NOW + timedelta(hours=1))
    assert photograph_of(entry) == file
    journal.record(an_entry(Verdict.GOOD, time=NOW + timedelta(hours=1), file=file))
    (newest,) = journal.entries(limit=1)
    say(journal, project, newest, Said(True, Label.ANOMALY))
    assert bins(project) == {"T3-1.png": Label.ANOMALY}


def test_a_row_that_was_forgotten_changes_nothing(journal: Journal, project: Project, anomaly: Entry) -> None:
    kept = say(journal, project, replace(anomaly, id=99), Said(True, Label.GOOD))
    assert kept.came == ()
    assert bins(project) == {}
