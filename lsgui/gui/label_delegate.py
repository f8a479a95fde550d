"""Paints the cells of the label table: a number and a bar, told apart by shape as well as colour."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lsgui.core.types import LabelScore
from lsgui.gui import theme
from lsgui.gui.decimals import decimal
from lsgui.gui.indexes import AnyIndex
from lsgui.gui.label_rows import Column, Role, values
from lsgui.gui.mirror import mirrored, placed

PADDING = 6
BAR_HEIGHT = 8
SHORTEST_BAR = 18
SHORTEST_BADGE = 34
DIAMOND = "◆"
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
"""Made once: PySide's flags are Python's, and joining two takes longer than drawing a number."""
SELECTED, HOVERED = 70, 26
"""How strong the tints of selection and hover are, of 255."""
DIM = 0.72
"""Opacity of labels below their threshold: still more than 4.5 : 1 in contrast."""

_INKS: dict[Column, theme.Ink] = {Column.A: "a", Column.B: "b", Column.PREDICTED: "answer"}


def bar_colour(column: Column, palette: QPalette) -> QColor:
    """The colour of a column's bars; expected scores take the text's."""
    if column is Column.EXPECTED:
        return palette.color(QPalette.ColorRole.Text)
    return theme.ink(_INKS[column], palette)


def tint(palette: QPalette, strength: int = SELECTED) -> QColor:
    """The background of a selected or hovered row."""
    colour = palette.color(QPalette.ColorRole.Highlight)
    colour.setAlpha(strength)
    return colour


class LabelDelegate(QStyledItemDelegate):
    """A label with its head's name, or a score as "0.87" and a bar from 0 to 1.

    Expected scores are hollow bars; predicted ones are taller, with an upright mark at the threshold,
    and hollow when they do not reach it.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell from its row; `initStyleOption` would ask for a dozen roles, of every cell."""
        row = index.data(Role.ROW)
        if row is None:
            super().paint(painter, option, index)
            return
        self._paint_background(painter, option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.present:
            painter.setOpacity(DIM)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        column = Column(index.column())
        if column is Column.LABEL:
            self._paint_label(painter, option, row)
        else:
            self._paint_score(painter, option, row, column)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Rows a little taller than their text."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), option.fontMetrics.height() + 9)

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Selection is a tint, so that the colours of the bars keep their meaning."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tint(option.palette))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, tint(option.palette, HOVERED))

    def _paint_label(self, painter: QPainter, option: QStyleOptionViewItem, row: LabelScore) -> None:
        """The label comes first; its head's name takes what is left, or shrinks to a diamond."""
        area = option.rect.adjusted(0, 0, -PADDING, 0)
        seen = placed(area, option.rect, option.direction)
        head = row.head
        metrics = option.fontMetrics
        room = area.width() - (metrics.horizontalAdvance(DIAMOND) + PADDING if head else 0)
        text = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(seen, LEFT, text)
        if not head:
            return
        rest = area.adjusted(metrics.horizontalAdvance(text) + PADDING, 0, 0, 0)
        rest = placed(rest, option.rect, option.direction)
        if rest.width() < SHORTEST_BADGE:
            painter.drawText(rest, LEFT, DIAMOND)
            return
        width = min(metrics.horizontalAdvance(head) + 12, rest.width())
        pill = QRect(rest.left(), rest.center().y() - metrics.height() // 2, width, metrics.height())
        pill = placed(pill, rest, option.direction)
        _paint_badge(painter, pill, metrics.elidedText(head, Qt.TextElideMode.ElideRight, width - 8))

    def _paint_score(
        self, painter: QPainter, option: QStyleOptionViewItem, row: LabelScore, column: Column
    ) -> None:
        score = values(row)[column]
        if score is None:
            return
        area = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        width = option.fontMetrics.horizontalAdvance("0.00")
        painter.drawText(area, LEFT, decimal(score))
        bar = area.adjusted(width + PADDING + 2, 0, 0, 0)
        if bar.width() < SHORTEST_BAR:
            return
        colour = bar_colour(column, option.palette)
        height = BAR_HEIGHT + (2 if column is Column.PREDICTED else 0)
        track = QRectF(bar.left(), bar.center().y() - height / 2 + 0.5, bar.width(), height)
        hollow = column is Column.EXPECTED or (column is Column.PREDICTED and not row.present)
        with mirrored(painter, QRectF(option.rect), option.direction):
            _paint_bar(painter, track, score, colour, hollow=hollow)
            if column is Column.PREDICTED:
                _paint_mark(painter, track, row.threshold, painter.pen().color())


def _paint_badge(painter: QPainter, pill: QRect, text: str) -> None:
    outline = QColor(painter.pen().color())
    ink = QColor(outline)
    outline.setAlpha(120)
    painter.setPen(QPen(outline, 1.0))
    painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(ink)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def _paint_bar(painter: QPainter, track: QRectF, score: float, colour: QColor, *, hollow: bool) -> None:
    pen = painter.pen()
    groove = QColor(pen.color())
    groove.setAlpha(26)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(groove)
    painter.drawRoundedRect(track, 2, 2)
    filled = QRectF(track)
    filled.setWidth(max(2.0, track.width() * min(1.0, max(0.0, score))))
    if hollow and filled.width() > 3:
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(filled.adjusted(0.6, 0.6, -0.6, -0.6), 1.5, 1.5)
    else:
        painter.setBrush(colour)
        painter.drawRoundedRect(filled, 2, 2)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_mark(painter: QPainter, track: QRectF, threshold: float, colour: QColor) -> None:
    x = track.left() + track.width() * min(1.0, max(0.0, threshold))
    pen = painter.pen()
    painter.setPen(QPen(colour, 1.6))
    painter.drawLine(round(x), round(track.top() - 3), round(x), round(track.bottom() + 3))
    painter.setPen(pen)
