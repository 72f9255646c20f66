"""What is said of photos that were added."""

from dataclasses import replace

import pytest

from inspector.data.layout import Style
from inspector.gui.pages.images.sentences import say_added
from inspector.store.importing import ImportReport

NOTHING = ImportReport(Style.FLAT, good=0, anomaly=0, unlabelled=0, masks=0, skipped=(), rejected=())


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (NOTHING, "Added: nothing new."),
        (replace(NOTHING, good=3, unlabelled=2), "Added: 3 good, 2 unlabelled."),
        (
            replace(NOTHING, unlabelled=2, unclear=True),
            "Added: 2 unlabelled. Folders named good and anomaly would have been labelled at once.",
        ),
        (replace(NOTHING, good=2, unclear=True), "Added: 2 good."),  # dropped on a bin, which labels them
    ],
)
def test_what_came_is_said_and_how_it_would_have_been_labelled(report: ImportReport, said: str) -> None:
    assert say_added(report) == said
