"""The screen's words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from inspector.core.errors import ImageUnreadable, TooFewImages
from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.gui.words import (
    bin_word,
    error_sentence,
    in_few_figures,
    in_figures,
    label_word,
    localised,
    stage_word,
    verdict_word,
)
from inspector.store.settings import Settings


def test_verdicts_are_called_as_the_language_does() -> None:
    assert [verdict_word(Settings(), verdict) for verdict in Verdict] == ["Good", "Review", "Anomaly"]


def test_a_plant_has_words_of_its_own() -> None:
    assert verdict_word(Settings(anomaly=" NOK "), Verdict.ANOMALY) == "NOK"


def test_labels_have_words() -> None:
    assert [label_word(label) for label in (Label.GOOD, Label.ANOMALY, None)] == ["Good", "Anomaly", "Unlabelled"]


def test_an_error_is_a_sentence_with_its_end() -> None:
    assert error_sentence(ImageUnreadable("a.png", "it is empty")) == "a.png: it is empty."
    assert error_sentence(TooFewImages(what="good images", found=8, needed=20)).endswith("needed.")


def test_a_bug_is_a_sentence_too() -> None:
    assert error_sentence(KeyError("x")) == "Something unexpected happened: 'x'"


def test_stages_have_the_words_of_the_command_line() -> None:
    assert stage_word("encode") == "Encoding good images"


def test_a_kind_is_read_without_the_underscores_of_its_folder() -> None:
    assert bin_word(Label.ANOMALY, "glue_drop") == "glue drop"


def test_an_anomaly_without_a_kind_is_called_by_its_label() -> None:
    assert bin_word(Label.ANOMALY) == "Anomaly"


class TestFigures:
    @pytest.fixture(autouse=True)
    def _english_again(self) -> Iterator[None]:
        yield
        QLocale.setDefault(QLocale("en"))

    def test_in_english(self) -> None:
        assert (in_figures(1137), in_figures(0.976, 2), in_few_figures(1.66, 2)) == ("1,137", "0.98", "1.7")

    def test_in_german(self) -> None:
        QLocale.setDefault(QLocale("de"))
        assert (in_figures(1137), in_figures(0.976, 2), in_few_figures(1.66, 2)) == ("1.137", "0,98", "1,7")
        assert localised("4.9") == "4,9"

    def test_tiny_ones_keep_their_power(self) -> None:
        assert in_few_figures(0.0000012, 2) == "1.2e-06"

    def test_a_large_number_is_written_out(self) -> None:
        assert (in_few_figures(100, 2), in_few_figures(1234, 2)) == ("100", "1,200")
