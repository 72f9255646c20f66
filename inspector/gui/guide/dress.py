"""How a chapter looks: Qt reads Markdown into a bare document, which gets the colours and sizes of the window here."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from inspector.gui.theme.tokens import Tokens

TEXT_PX, CODE_PX = 15, 13
_HEADINGS = {1: (26, 4, 16), 2: (19, 28, 8), 3: (16, 20, 4)}  # level: pixels, space above and below
_LINE = 142  # height of a line in percent
_BELOW, _AROUND = 10, 24
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def dress(document: QTextDocument, tokens: Tokens) -> None:
    """Give a document that was read from Markdown the looks of the window."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in blocks(document):
        _dress_block(block, tokens)
    for table in _tables(document):
        _dress_table(table, tokens)
    for first, last in reversed(_code_places(document)):
        _frame_code(document, first, last, tokens)
    cursor.endEditBlock()


def centre(document: QTextDocument, side: int) -> None:
    """Leave this much room at either side of the text, and some above and below it."""
    frame = document.rootFrame()
    form = frame.frameFormat()
    form.setMargin(_AROUND)
    form.setLeftMargin(side)
    form.setRightMargin(side)
    frame.setFrameFormat(form)


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Go through the paragraphs, headings and lines of code."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _dress_block(block: QTextBlock, tokens: Tokens) -> None:
    form = block.blockFormat()
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    if level := form.headingLevel():
        pixels, above, below = _HEADINGS.get(level, _HEADINGS[3])
        form.setTopMargin(above)
        form.setBottomMargin(below)
        cursor.setCharFormat(_letters(pixels, tokens.text, bold=True))  # Qt's own size of a heading would win
    elif not _is_code(block):
        _dress_text(block, form, tokens)
    QTextCursor(block).setBlockFormat(form)


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _code_places(document: QTextDocument) -> list[tuple[int, int]]:
    """Return first and last position of each piece of code."""
    places: list[tuple[int, int]] = []
    for block in blocks(document):
        if _is_code(block):
            begins = not _is_code(block.previous())
            first = block.position() if begins else places.pop()[0]
            places.append((first, block.position() + block.length() - 1))
    return places


def _frame_code(document: QTextDocument, first: int, last: int, tokens: Tokens) -> None:
    """Put code into a frame of its own: only such a one has room around it."""
    cursor = QTextCursor(document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    text = cursor.selectedText().replace("\u2029", "\n")
    cursor.removeSelectedText()
    form = QTextTableFormat()
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setBorder(0)
    form.setCellPadding(12)
    table = cursor.insertTable(1, 1, form)
    cell = table.cellAt(0, 0)
    behind = cell.format()
    behind.setBackground(QColor(tokens.sunk))
    cell.setFormat(behind)
    cell.firstCursorPosition().insertText(text, _code(tokens))
    _flatten(QTextCursor(table.lastCursorPosition().block().next()))


def _flatten(cursor: QTextCursor) -> None:
    """Make the empty paragraph that Qt leaves below a table as high as the space below a text."""
    form = QTextBlockFormat()
    form.setLineHeight(_BELOW, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.setBlockFormat(form)


def _dress_text(block: QTextBlock, form: QTextBlockFormat, tokens: Tokens) -> None:
    quoted = form.hasProperty(QTextFormat.Property.BlockQuoteLevel)
    if not any(letters.isImageFormat() for _, _, letters in _pieces(block)):  # a picture needs no room between lines
        form.setLineHeight(_LINE, _PROPORTIONAL)
    form.setTopMargin(0)
    form.setBottomMargin(4 if block.textList() is not None else _BELOW)
    if quoted:
        form.setLeftMargin(24)
    QTextCursor(block).mergeBlockCharFormat(_letters(TEXT_PX, tokens.text))  # what marks an item of a list
    for start, length, letters in _pieces(block):
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        if letters.isImageFormat():
            continue
        merged = _code(tokens) if letters.fontFixedPitch() else _letters(TEXT_PX, tokens.text)
        if letters.fontFixedPitch():
            merged.setBackground(QColor(tokens.sunk))
        if letters.isAnchor():
            merged.setForeground(QColor(tokens.accent))
            merged.setFontUnderline(False)
        elif quoted:
            merged.setForeground(QColor(tokens.faint))
        cursor.mergeCharFormat(merged)


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return place, length and letters of each piece of a paragraph, before any of them is changed."""
    found = []
    walk = block.begin()
    while not walk.atEnd():
        piece = walk.fragment()
        if piece.isValid():
            found.append((piece.position(), piece.length(), piece.charFormat()))
        walk += 1
    return found


def _letters(pixels: int, colour: str, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(QTextFormat.Property.FontPixelSize.value, pixels)
    made.setForeground(QColor(colour))
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


def _code(tokens: Tokens) -> QTextCharFormat:
    made = _letters(CODE_PX, tokens.text)
    made.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    return made


def _tables(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def _dress_table(table: QTextTable, tokens: Tokens) -> None:
    form = table.format()
    form.setBorderCollapse(True)
    form.setBorder(1)
    form.setBorderBrush(QBrush(QColor(tokens.line)))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setCellPadding(7)
    form.setCellSpacing(0)
    form.setTopMargin(4)
    form.setBottomMargin(16)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for row in range(table.rows()):
        for column in range(table.columns()):
            _dress_cell(table.cellAt(row, column), tokens, head=row == 0)


def _dress_cell(cell: QTextTableCell, tokens: Tokens, *, head: bool) -> None:
    form = cell.format()
    if head:
        form.setBackground(QColor(tokens.sunk))
        cell.setFormat(form)
    block = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().position()
    while block.isValid() and block.position() <= last:
        margins = block.blockFormat()
        margins.setBottomMargin(0)
        margins.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        QTextCursor(block).setBlockFormat(margins)
        block = block.next()
