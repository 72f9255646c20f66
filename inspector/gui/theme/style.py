"""The style sheet of the window, from the tokens alone.

Widgets say what they are by dynamic properties, set before they are first shown:

button  kind     primary, secondary (as without), quiet, tool, danger, link
button  segment  first, middle, last: neighbours of a segmented control
frame   role     card, canvas, sunk, note
label   role     title, section, strong, faint, figure, key
"""

from inspector.gui.theme.tokens import FAINT_PX, RADIUS, ROW, SECTION_PX, TEXT_PX, TITLE_PX, Tokens
from inspector.store.places import resources


def style_sheet(tokens: Tokens) -> str:
    """Return the sheet of a theme, for the whole application."""
    parts = (_frames, _labels, _buttons, _segments, _fields, _choices, _sliders, _views, _menus, _bars)
    return "\n".join(part(tokens) for part in parts)


def _frames(t: Tokens) -> str:
    return f"""
QMainWindow, QDialog, QStackedWidget {{ background: {t.page}; }}
QFrame[role="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS}px; }}
QFrame[opens="true"]:hover {{ border-color: {t.line_strong}; }}
QFrame[opens="true"]:focus {{ border: 2px solid {t.accent}; }}
QFrame[role="canvas"] {{ background: {t.canvas}; border: none; border-radius: 4px; }}
QFrame[role="sunk"] {{ background: {t.sunk}; border: none; border-radius: {RADIUS}px; }}
QFrame[role="note"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS}px; }}
QFrame[role="warning"] {{ background: {t.review.soft}; border: none; border-radius: {RADIUS}px; }}
QFrame[role="line"] {{ background: {t.line}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="scrolled"] {{ background: transparent; border: none; }}
QSplitter::handle {{ background: transparent; }}
QToolTip {{ background: {t.text}; color: {t.page}; border: none; padding: 4px 8px; }}
"""


def _labels(t: Tokens) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {TITLE_PX}px; font-weight: 600; color: {t.text}; }}
QLabel[role="section"] {{ font-size: {SECTION_PX}px; font-weight: 600; color: {t.text}; }}
QLabel[role="strong"] {{ font-weight: 600; color: {t.text}; }}
QLabel[role="faint"] {{ font-size: {FAINT_PX}px; color: {t.faint}; }}
QLabel[role="muted"] {{ color: {t.faint}; }}
QLabel[role="figure"] {{ font-size: {SECTION_PX}px; font-weight: 600; color: {t.text}; }}
QLabel[role="key"] {{ font-size: {FAINT_PX}px; color: {t.faint}; background: {t.sunk};
  border: 1px solid {t.line}; border-radius: 4px; padding: 1px 5px; }}
QLabel:disabled {{ color: {t.meter}; }}
"""


def _buttons(t: Tokens) -> str:
    return f"""
QPushButton {{ min-height: {ROW - 2}px; padding: 0 12px; border-radius: {RADIUS}px;
  background: {t.surface}; color: {t.text}; border: 1px solid {t.line_strong}; }}
QPushButton:hover {{ background: {t.sunk}; }}
QPushButton:pressed {{ background: {t.line}; }}
QPushButton:checked {{ background: {t.accent_soft}; color: {t.accent}; border-color: {t.accent_soft}; }}
QPushButton:disabled {{ color: {t.meter}; border-color: {t.line}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 0 11px; min-height: {ROW - 4}px; }}
QPushButton[kind="primary"] {{ background: {t.accent_fill}; color: {t.on_accent}; font-weight: 600;
  border: 1px solid {t.accent_fill}; }}
QPushButton[kind="primary"]:hover {{ background: {_mixed(t.accent_fill, "#000000", 0.1)}; }}
QPushButton[kind="primary"]:pressed {{ background: {_mixed(t.accent_fill, "#000000", 0.2)}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {_mixed(t.accent, t.text, 0.55)}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.line}; border-color: {t.line}; color: {t.meter}; }}
QPushButton[kind="danger"] {{ color: {t.anomaly.text}; font-weight: 600; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; }}
QPushButton[kind="quiet"]:hover {{ background: {t.sunk}; }}
QPushButton[kind="quiet"]:checked {{ background: {t.accent_soft}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {t.accent}; }}
QPushButton[kind="link"] {{ background: transparent; border: none; color: {t.faint}; min-height: 0; padding: 2px 8px; }}
QPushButton[kind="link"]:hover {{ color: {t.text}; }}
QPushButton[kind="link"]:focus {{ color: {t.accent}; border: none; min-height: 0; padding: 2px 8px; }}
QPushButton[kind="tool"], QToolButton {{ background: transparent; border: 1px solid transparent; color: {t.text};
  border-radius: {RADIUS}px; min-width: {ROW - 2}px; min-height: {ROW - 2}px; padding: 0; }}
QPushButton[kind="tool"]:hover, QToolButton:hover {{ background: {t.sunk}; }}
QPushButton[kind="tool"]:pressed, QToolButton:pressed {{ background: {t.line}; }}
QPushButton[kind="tool"]:checked, QToolButton:checked {{ background: {t.accent_soft}; color: {t.accent}; }}
QPushButton[kind="tool"]:focus, QToolButton:focus {{ border: 2px solid {t.accent};
  min-width: {ROW - 4}px; min-height: {ROW - 4}px; padding: 0; }}
QToolButton:disabled {{ color: {t.meter}; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
"""


def _segments(t: Tokens) -> str:
    return f"""
QPushButton[segment] {{ border-radius: 0; margin: 0; border-right-width: 0; }}
QPushButton[segment="first"] {{ border-top-left-radius: {RADIUS}px; border-bottom-left-radius: {RADIUS}px; }}
QPushButton[segment="last"] {{ border-right-width: 1px;
  border-top-right-radius: {RADIUS}px; border-bottom-right-radius: {RADIUS}px; }}
QPushButton[segment]:checked {{ background: {t.accent_soft}; color: {t.accent}; border-color: {t.line_strong}; }}
QPushButton[segment]:focus {{ border: 2px solid {t.accent}; }}
"""


def _fields(t: Tokens) -> str:
    arrow = _control("chevron-down")
    return f"""
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {{ background: {t.surface}; color: {t.text};
  border: 1px solid {t.line_strong}; border-radius: {RADIUS}px; padding: 0 8px;
  selection-background-color: {t.accent_fill}; selection-color: {t.on_accent}; placeholder-text-color: {t.faint}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {ROW - 2}px; }}
QPlainTextEdit, QTextEdit {{ padding: 4px 6px; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{
  border: 2px solid {t.accent}; padding: 0 7px; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ min-height: {ROW - 4}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 3px 5px; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {t.meter}; border-color: {t.line}; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: none; background: transparent;
  min-height: 0; padding: 0 8px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; background: transparent; min-height: 0; padding: 0; }}
QAbstractSpinBox, QAbstractSpinBox:focus {{ min-height: {ROW - 5}px; padding: 0; qproperty-alignment: AlignCenter; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.line}; padding: 4px; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 8px; border-radius: 4px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; background: transparent; width: 22px; }}
QAbstractSpinBox::up-arrow {{ image: url("{_control("chevron-up")}"); width: 11px; height: 11px; }}
QAbstractSpinBox::down-arrow {{ image: url("{arrow}"); width: 11px; height: 11px; }}
"""


def _choices(t: Tokens) -> str:
    return f"""
QCheckBox, QRadioButton {{ spacing: 8px; color: {t.text}; background: transparent; min-height: 24px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 16px; height: 16px; background: {t.surface};
  border: 1px solid {t.line_strong}; border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {t.accent}; }}
QCheckBox::indicator:checked {{ background: {t.accent_fill}; border-color: {t.accent_fill};
  image: url("{_control("check")}"); }}
QRadioButton::indicator:checked {{ background: {t.accent_fill}; border-color: {t.accent_fill};
  image: url("{_control("dot")}"); }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {t.accent}; width: 14px;
  height: 14px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.meter}; }}
"""


def _sliders(t: Tokens) -> str:
    return f"""
QSlider {{ background: transparent; }}
QSlider:horizontal {{ min-height: 20px; }}
QSlider:vertical {{ min-width: 20px; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.line_strong}; }}
QSlider::groove:vertical {{ width: 4px; border-radius: 2px; background: {t.line_strong}; }}
QSlider::sub-page:horizontal, QSlider::add-page:vertical {{ background: {t.accent_fill}; border-radius: 2px; }}
QSlider::handle {{ background: {t.surface}; border: 2px solid {t.accent_fill}; border-radius: 8px;
  width: 12px; height: 12px; }}
QSlider::handle:horizontal {{ margin: -6px 0; }}
QSlider::handle:vertical {{ margin: 0 -6px; }}
QSlider::handle:focus {{ background: {t.accent_soft}; }}
QProgressBar {{ background: {t.line}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent_fill}; border-radius: 3px; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 10px; }}
QScrollBar:horizontal {{ height: 10px; }}
QScrollBar::handle {{ background: {t.line_strong}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {t.meter}; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _views(t: Tokens) -> str:
    return f"""
QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line};
  border-radius: {RADIUS}px; outline: none; selection-background-color: {t.accent_soft};
  selection-color: {t.text}; alternate-background-color: {t.page}; }}
QAbstractItemView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QTableView {{ gridline-color: {t.line}; }}
QHeaderView {{ background: transparent; border: none; border-radius: 0; }}
QHeaderView::section {{ background: {t.surface}; color: {t.faint}; font-size: {FAINT_PX}px; border: none;
  border-bottom: 1px solid {t.line}; padding: 6px 8px; }}
"""


def _menus(t: Tokens) -> str:
    return f"""
QMenuBar {{ background: {t.surface}; color: {t.text}; border: none; padding: 0 4px; }}
QMenuBar::item {{ background: transparent; padding: 4px 10px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; min-height: 18px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.meter}; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
"""


def _bars(t: Tokens) -> str:
    return f"""
#rail {{ background: {t.surface}; border: none; border-right: 1px solid {t.line}; }}
#header {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.line}; }}
#status {{ background: {t.surface}; border: none; border-top: 1px solid {t.line}; }}
#status QLabel, #status QPushButton {{ font-size: {FAINT_PX}px; color: {t.faint}; }}
#header QPushButton[kind="quiet"] {{ padding: 0 8px; font-size: {TEXT_PX}px; }}
#contents {{ border: none; border-right: 1px solid {t.line}; border-radius: 0; padding: 8px; }}
#contents::item {{ padding-left: 8px; border-radius: 4px; }}
QTextEdit[role="guide"], QTextEdit[role="guide"]:focus {{ border: none; border-radius: 0; padding: 0; }}
"""


def _control(name: str) -> str:
    return (resources() / "controls" / f"{name}.svg").as_posix()


def _mixed(colour: str, other: str, share: float) -> str:
    """Return `colour` with a share of another in it; both are #RRGGBB."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
