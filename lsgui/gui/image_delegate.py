"""Paints one cell of the thumbnail grid: the picture, its caption, or why there is none."""

from enum import IntEnum

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPalette, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lsgui.gui.indexes import AnyIndex
from lsgui.gui.mirror import placed

MARGIN = 6
RADIUS = 5.0
LEAST_NAME = 40
ROUNDED = 48 << 10
"""Kilobytes of pictures with round corners that are kept: those of a large screen, and more."""
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Role(IntEnum):
    """What a cell is painted from."""

    PIXMAP = Qt.ItemDataRole.UserRole
    REASON = Qt.ItemDataRole.UserRole + 1
    RANK = Qt.ItemDataRole.UserRole + 2
    NAME = Qt.ItemDataRole.UserRole + 3
    NOTE = Qt.ItemDataRole.UserRole + 4


class ImageDelegate(QStyledItemDelegate):
    """Picture above, "rank name note" beneath; selection is a frame, so that it shows on any picture."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), ROUNDED))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell from its roles; nothing is loaded here."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        rect = option.rect.adjusted(2, 2, -2, -2)
        self._paint_state(painter, option, rect)
        line = option.fontMetrics.height()
        inner = rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        picture = inner.adjusted(0, 0, 0, -line - 3)
        pixmap, reason = index.data(Role.PIXMAP), index.data(Role.REASON)
        if isinstance(pixmap, QPixmap):
            _paint_pixmap(painter, picture, pixmap)
        else:
            _paint_missing(painter, option, picture, reason)
        _paint_caption(
            painter, option, QRect(inner.left(), inner.bottom() - line, inner.width(), line + 2), index
        )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The view's grid decides."""
        view = option.widget
        return view.gridSize() if hasattr(view, "gridSize") else super().sizeHint(option, index)

    def _paint_state(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not (selected or hover or focus):
            return
        frame = option.palette.color(QPalette.ColorRole.Highlight)
        fill = QColor(frame)
        fill.setAlpha(56 if selected else 24)
        painter.setBrush(fill)
        painter.setPen(QPen(frame, 2.0) if selected or focus else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS + 2, RADIUS + 2)


def _paint_pixmap(painter: QPainter, area: QRect, pixmap: QPixmap) -> None:
    fitted = pixmap.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRect(QPoint(), fitted)
    target.moveCenter(area.center())
    painter.drawPixmap(target.topLeft(), _rounded(pixmap, fitted, painter.device().devicePixelRatioF()))


def _rounded(pixmap: QPixmap, size: QSize, ratio: float) -> QPixmap:
    """The picture in its size on the screen, with round corners; kept, as it is painted at every scroll."""
    key = f"rounded {pixmap.cacheKey()} {size.width()} {size.height()} {ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    clip = QPainterPath()
    clip.addRoundedRect(QRectF(QPoint(), size), RADIUS, RADIUS)
    painter.setClipPath(clip)
    painter.drawPixmap(QRect(QPoint(), size), pixmap)
    painter.end()
    QPixmapCache.insert(key, made)
    return made


def _paint_missing(painter: QPainter, option: QStyleOptionViewItem, area: QRect, reason: str) -> None:
    """A grey plate while the file is read; a dashed one with the reason when it cannot be."""
    ink = option.palette.color(QPalette.ColorRole.Text)
    plate = QColor(ink)
    plate.setAlpha(18)
    painter.setBrush(plate)
    outline = QColor(ink)
    outline.setAlpha(110)
    painter.setPen(QPen(outline, 1.0, Qt.PenStyle.DashLine) if reason else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    if not reason:
        return
    painter.setPen(ink)
    sign = QFont(option.font)
    sign.setPointSizeF(option.font.pointSizeF() * 1.6)
    painter.setFont(sign)
    top = QRect(area.left(), area.top() + 6, area.width(), area.height() // 3)
    painter.drawText(top, Qt.AlignmentFlag.AlignCenter, "⚠")
    painter.setFont(option.font)
    text = area.adjusted(6, area.height() // 3 + 4, -6, -4)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(text, int(flags), reason)


def _paint_caption(painter: QPainter, option: QStyleOptionViewItem, area: QRect, index: AnyIndex) -> None:
    rank, name, note = (str(index.data(role) or "") for role in (Role.RANK, Role.NAME, Role.NOTE))
    strong = QFont(option.font)
    strong.setBold(True)
    ink = option.palette.color(QPalette.ColorRole.Text)
    dim = QColor(ink)
    dim.setAlpha(170)
    metrics = option.fontMetrics
    rank_width = metrics.horizontalAdvance(rank) + 10 if rank else 0
    note_width = metrics.horizontalAdvance(note) + 8 if note else 0
    painter.setPen(ink)
    painter.drawText(area, RIGHT, note)
    painter.setFont(strong)
    painter.drawText(area, LEFT, rank)
    painter.setFont(option.font)
    painter.setPen(dim)
    rest = placed(area.adjusted(rank_width, 0, -note_width, 0), area, option.direction)
    if rest.width() < LEAST_NAME:
        return
    elided = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, rest.width())
    painter.drawText(rest, LEFT if rank else Qt.AlignmentFlag.AlignCenter, elided)
