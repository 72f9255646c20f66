"""The colours of drawn pictures: the light theme's tokens, as RGB from 0 to 255."""

from inspector.core.judgement import Verdict

Colour = tuple[int, int, int]


def _hex(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


SURFACE = _hex("#FFFFFF")
CANVAS = _hex("#E9ECF0")  # behind photographs
LINE_STRONG = _hex("#C5CBD4")  # around every picture
TEXT = _hex("#1B1F24")
FAINT = _hex("#667085")

VERDICT_FILL = {
    Verdict.GOOD: _hex("#0A7A70"),
    Verdict.REVIEW: _hex("#F0B440"),
    Verdict.ANOMALY: _hex("#C23A14"),
}
VERDICT_INK = {  # on the fill above; amber always carries dark text
    Verdict.GOOD: SURFACE,
    Verdict.REVIEW: TEXT,
    Verdict.ANOMALY: SURFACE,
}
