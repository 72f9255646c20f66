import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from inspector.imaging.palette import TEXT
from inspector.imaging.text import figure, figures, plain, shortened, width_of, write


@pytest.mark.parametrize(
    ("value", "words"),
    [(1.834, "1.83"), (18.34, "18.3"), (183.4, "183"), (0.01234, "0.0123"), (0, "0.00"), (2e7, "2e+07")],
)
def test_a_score_is_shown_in_three_digits(value: float, words: str) -> None:
    assert figure(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(math.nan, "none"), (math.inf, "infinite"), (-math.inf, "-infinite"), (1e30, "infinite")],
)
def test_what_is_no_figure_is_a_word(value: float, words: str) -> None:
    assert figure(value) == words


def test_score_and_limit_have_the_same_decimals() -> None:
    assert figures(18.346, 1.21) == ("18.35", "1.21")


def test_a_score_barely_above_its_limit_can_be_told_from_it() -> None:
    assert figures(1.2103, 1.21) == ("1.2103", "1.2100")


def test_an_infinite_score_keeps_the_limits_digits() -> None:
    assert figures(math.inf, 1.21) == ("infinite", "1.21")


@given(st.floats(), st.floats())
def test_any_two_figures_can_be_written(score: float, limit: float) -> None:
    assert all(figures(score, limit))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prüfteil Ø 3 µm", "Prufteil ? 3 ?m"),
        ("a\nb\tc", "a b c"),
        ("3 × 4 − 1", "3 x 4 - 1"),
        ("检查", "??"),
    ],
)
def test_text_is_brought_to_the_letters_of_the_font(text: str, words: str) -> None:
    assert plain(text) == words


def test_a_text_that_fits_is_left_alone() -> None:
    assert shortened("short.png", 15, 500) == "short.png"


@given(
    st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=20, max_size=80),
    st.integers(40, 150),
)
def test_a_long_text_is_cut_to_its_room(text: str, room: int) -> None:
    short = shortened(text, 15, room)
    assert width_of(short, 15) <= room
    assert "…" in short or short == text


def test_a_name_that_is_cut_keeps_both_its_ends() -> None:
    short = shortened("line-3/2024-11-19/part-118842-top.png", 15, 160)
    assert short.startswith("line")
    assert short.endswith(".png")


def test_writing_darkens_the_page_and_returns_the_width() -> None:
    page = Image.new("RGB", (200, 40), "white")
    width = write(page, (10, 30), "score 1.83", size=17, colour=TEXT)
    ink = page.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert ink is not None
    assert 10 <= ink[0] <= 12
    assert ink[2] - 10 == pytest.approx(width, abs=2)
    assert ink[3] == pytest.approx(30, abs=1)


def test_text_may_end_at_a_place() -> None:
    page = Image.new("RGB", (200, 40), "white")
    write(page, (190, 30), "name.png", size=15, colour=TEXT, to_the_left=True)
    ink = page.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert ink is not None
    assert 186 <= ink[2] <= 191
