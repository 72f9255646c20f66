"""The theme: chosen or the system's, readable, and made of tokens alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import inspector.gui
from inspector.core.judgement import Verdict
from inspector.gui.theme.icons import icon, label_icon, pixmap
from inspector.gui.theme.style import style_sheet
from inspector.gui.theme.theme import Theme
from inspector.gui.theme.tokens import THEMES, Tokens
from inspector.store.places import resources

ICONS = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme("light")
    yield made
    made.choose("light")


def contrast(colour: str, ground: str) -> float:
    """Return the contrast of WCAG 2.2, from 1 to 21."""
    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [value / 255 for value in bytes.fromhex(colour[1:])]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_choosing_another_theme_is_told_once(theme: Theme, qtbot: QtBot) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.tokens.name))
    theme.choose("dark")
    theme.choose("dark")
    assert told == ["dark"]


def test_the_application_wears_it(theme: Theme, qapp: QApplication) -> None:
    theme.choose("dark")
    assert qapp.palette().window().color().name().upper() == THEMES["dark"].page
    assert THEMES["dark"].surface in qapp.styleSheet()


def test_figures_are_of_one_width(theme: Theme, qapp: QApplication) -> None:
    assert qapp.font().featureValue(QFont.Tag("tnum")) == 1


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
class TestContrast:
    def test_of_text(self, tokens: Tokens) -> None:
        for ground in (tokens.page, tokens.surface):
            assert contrast(tokens.text, ground) >= 7
            assert contrast(tokens.faint, ground) >= 4.5
            assert contrast(tokens.accent, ground) >= 4.5

    def test_of_verdicts(self, tokens: Tokens) -> None:
        for verdict in Verdict:
            colours = tokens.of(verdict)
            assert contrast(colours.text, tokens.surface) >= 4.5
            assert contrast(colours.text, colours.soft) >= 4.5
            assert contrast(colours.on_solid, colours.solid) >= 4.5

    def test_of_what_can_be_pressed(self, tokens: Tokens) -> None:
        assert contrast(tokens.on_accent, tokens.accent_fill) >= 4.5
        assert contrast(tokens.accent, tokens.accent_soft) >= 4.5

    def test_no_colour_of_the_other_theme_is_in_the_sheet(self, tokens: Tokens) -> None:
        other = THEMES["light" if tokens.name == "dark" else "dark"]
        assert other.page not in style_sheet(tokens)
        assert other.text not in style_sheet(tokens)


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn(name: str, qapp: QApplication) -> None:
    drawn = pixmap(name, "#FF0000", 24, 2.0).toImage()
    colours = {
        drawn.pixelColor(x, y).name() for x in range(48) for y in range(48) if drawn.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#ff0000"}


def test_an_icon_is_sharp_on_every_screen(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    screens = [SimpleNamespace(devicePixelRatio=lambda dpr=dpr: dpr) for dpr in (1.0, 1.5)]
    monkeypatch.setattr(QGuiApplication, "screens", lambda: screens)
    made = icon("good", "#000000", size=16)
    assert {size.width() for size in made.availableSizes()} == {16, 24}


def test_labels_have_icons_of_their_own() -> None:
    from inspector.core.sample import Label

    assert {label_icon(label) for label in (*Label, None)} == {"good", "anomaly", "unlabelled"}


def test_nothing_but_the_tokens_names_a_colour() -> None:
    """Black alone is allowed, to darken what is pressed; and none at all, where nothing is painted yet."""
    named = re.compile(r'"#[0-9A-Fa-f]{6,8}"|QColor\(\d[^)]*\)|GlobalColor\.(?!transparent)\w+')
    found = []
    for file in Path(inspector.gui.__file__).parent.rglob("*.py"):
        if file.name != "tokens.py":
            found += [f"{file.name}: {hit}" for hit in named.findall(file.read_text("utf-8"))]
    assert [hit for hit in found if "#000000" not in hit] == []


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())
def test_a_window_behind_a_card_is_darker(tokens: Tokens) -> None:
    shade, page = QColor(tokens.shade), QColor(tokens.page)
    seen = page.lightnessF() * (1 - shade.alphaF()) + shade.lightnessF() * shade.alphaF()
    assert seen < 0.7 * page.lightnessF()
