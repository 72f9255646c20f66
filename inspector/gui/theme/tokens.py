"""The colours, spaces and sizes of the window, light and dark. Nothing else in the window names a colour."""

from dataclasses import dataclass
from types import MappingProxyType

from inspector.core.judgement import Verdict


@dataclass(frozen=True, slots=True)
class VerdictTokens:
    """Colours of one verdict: `text` on surfaces, `edge` of cards and bars, `soft` behind, `solid` with `on_solid`."""

    text: str
    edge: str
    soft: str
    solid: str
    on_solid: str


@dataclass(frozen=True, slots=True)
class PhotoTokens:
    """Colours of what is drawn upon photographs, some of them see-through (#AARRGGBB), so that any can be read.

    `line` has a dark `halo` around it, lines in the accent a white `glow`. What is ignored is shaded and hatched.
    """

    line: str
    halo: str
    glow: str
    shade: str
    hatch: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Colours are #RRGGBB; contrast of text on page and surface is at least 4.5 : 1."""

    name: str
    page: str
    surface: str
    line: str
    line_strong: str  # controls, ghost curves, the outline of pictures
    sunk: str
    canvas: str  # behind photographs
    text: str
    faint: str
    accent: str  # text and lines
    accent_fill: str  # with on_accent
    on_accent: str
    accent_soft: str
    meter: str
    good: VerdictTokens
    review: VerdictTokens
    anomaly: VerdictTokens
    shade: str  # #AARRGGBB: over the window behind a card, and the card's shadow

    def of(self, verdict: Verdict) -> VerdictTokens:
        """Return the colours of a verdict."""
        return {Verdict.GOOD: self.good, Verdict.REVIEW: self.review, Verdict.ANOMALY: self.anomaly}[verdict]


LIGHT = Tokens(
    name="light",
    page="#F7F8FA",
    surface="#FFFFFF",
    line="#E3E6EB",
    line_strong="#C5CBD4",
    sunk="#F3F4F7",
    canvas="#E9ECF0",
    text="#1B1F24",
    faint="#667085",
    accent="#1F62D0",
    accent_fill="#1F62D0",
    on_accent="#FFFFFF",
    accent_soft="#E7EFFC",
    meter="#98A2B3",
    good=VerdictTokens("#0A7A70", "#12998C", "#E2F3F0", "#0A7A70", "#FFFFFF"),
    review=VerdictTokens("#8A5A00", "#E0A020", "#FCF0D9", "#F0B440", "#1B1F24"),
    anomaly=VerdictTokens("#C23A14", "#D9481F", "#FCE8E1", "#C23A14", "#FFFFFF"),
    shade="#5A0F1114",
)
DARK = Tokens(
    name="dark",
    page="#16181C",
    surface="#1E2127",
    line="#2E333B",
    line_strong="#464D58",
    sunk="#262A31",
    canvas="#0F1114",
    text="#E8EAED",
    faint="#9AA3AF",
    accent="#7AA9FF",
    accent_fill="#2F6BDB",
    on_accent="#FFFFFF",
    accent_soft="#223250",
    meter="#6B7482",
    good=VerdictTokens("#45C4B3", "#2FA899", "#16332F", "#0A7A70", "#FFFFFF"),
    review=VerdictTokens("#F0B440", "#DDA233", "#382C14", "#F0B440", "#1B1F24"),
    anomaly=VerdictTokens("#FF8263", "#F0653F", "#40231B", "#C23A14", "#FFFFFF"),
    shade="#80000000",
)
ON_PHOTO = PhotoTokens(  # in both themes: photographs have none
    line="#FFFFFF", halo="#961B1F24", glow="#C8FFFFFF", shade="#8214181E", hatch="#BEFFFFFF"
)
THEMES = MappingProxyType({"light": LIGHT, "dark": DARK})

# Pixels at 100 %.
SPACE = MappingProxyType({"xs": 4, "s": 8, "m": 12, "l": 16, "xl": 24})
RADIUS = 6
ROW, TOUCH = 32, 48
RAIL, HEADER, STATUS = 72, 48, 28
FAINT_PX, TEXT_PX, SECTION_PX, TITLE_PX, VERDICT_PX = 12, 13, 16, 22, 64
