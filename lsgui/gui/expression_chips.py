"""The chips of an expression: one for each image and one, round its two sides, for each operation."""

import secrets
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QRect, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from lsgui.core.formulas import Place
from lsgui.core.types import SIGNS, Operation, Part
from lsgui.gui import drops, theme
from lsgui.gui.decimals import decimal
from lsgui.gui.drop_target import DropTarget
from lsgui.gui.tips import plain_tip

PLACE_TYPE = "application/x-lsgui-place"
"""A drag of this kind carries a part of the expression: the window's own word, and its place as digits."""
_OWN = secrets.token_hex(8) + ":"
"""Parts of another window's expression are not moved here; its photographs may be."""
EDGE = 52
PADDING = 5
_KEYS: dict[int, str] = {
    Qt.Key.Key_Return: "look",
    Qt.Key.Key_Enter: "look",
    Qt.Key.Key_Space: "look",
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Backspace: "remove",
    Qt.Key.Key_Left: "previous",
    Qt.Key.Key_Right: "next",
    Qt.Key.Key_Up: "out",
    Qt.Key.Key_Down: "in",
}
_STEP_KEYS: dict[int, str] = {
    Qt.Key.Key_1: "intersection",
    Qt.Key.Key_I: "intersection",
    Qt.Key.Key_2: "union",
    Qt.Key.Key_U: "union",
    Qt.Key.Key_3: "difference",
    Qt.Key.Key_D: "difference",
    Qt.Key.Key_S: "swap",
}


class Chip(DropTarget):
    """What every part of an expression has: a place, a certainty, perhaps a remark; and it can be chosen."""

    asked = Signal(object, str)
    """The user wants something of the part at a place: a word of `_KEYS` or `_STEP_KEYS`."""
    menu_asked = Signal(object, QPoint)
    files_dropped = Signal(object, object)  # the place, drops.Dropped
    part_dropped = Signal(
        object, object, QPoint
    )  # the place of what was dropped, the place it fell on, where

    def __init__(self, place: Place, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.name = name
        self.part: Part | None = None
        self.looked_at = False
        self._remarks: tuple[str, ...] = ()
        self._severe = False
        self._press: QPoint | None = None
        self.keys = dict(_KEYS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.dropped.connect(lambda dropped: self.files_dropped.emit(self.place, dropped))

    def show_part(
        self, part: Part | None, remarks: tuple[str, ...], words: str, *, severe: bool, looked_at: bool
    ) -> None:
        """Show what is known of the part: `words` say it in short, `remarks` what is weak in it."""
        self.part, self._remarks, self._severe, self.looked_at = part, remarks, severe, looked_at
        shown = self.tr("shown now") if looked_at else ""
        self.setAccessibleName(", ".join(filter(None, (self.name, words, shown))))
        self.setAccessibleDescription(" ".join(remarks) or self.tr("Enter shows the labels of this part"))
        lines = (f"{self.name}: {words}" if words else self.name, *remarks)
        self.setToolTip(plain_tip("\n".join(filter(None, lines))))
        self.update()

    @property
    def footer(self) -> int:
        """The height of the line with certainty and remark."""
        return QFontMetrics(self._small()).height() + 4

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(7.0, font.pointSizeF() * 0.85))
        font.setBold(self.looked_at)
        return font

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded frame, thick round the part shown, with its certainty at the foot."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())  # the window's may be another
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_frame(painter)
        self._paint_inside(painter)
        self._paint_footer(
            painter, self.rect().adjusted(PADDING, self.height() - self.footer - 1, -PADDING, -2)
        )

    def _paint_frame(self, painter: QPainter) -> None:
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        pen = QPen(accent, 3) if self.looked_at else QPen(theme.faint(palette, 0.28), 1)
        if self.over:
            pen = QPen(accent, 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if self.looked_at:
            painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(4, 4, -4, -4), 4, 4)

    def _paint_inside(self, painter: QPainter) -> None:
        """What a kind of chip has above its foot."""

    def _paint_footer(self, painter: QPainter, area: QRect) -> None:
        if self._remarks:
            side = area.height() - 4
            icon = QRect(area.right() - side, area.top() + 1, side, side)
            theme.icon("warning" if self._severe else "info").paint(painter, icon)
            area = area.adjusted(0, 0, -side - 2, 0)
        if self.part is None:
            return
        font = self._small()
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        text = decimal(self.part.certainty)
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        self._paint_bar(painter, area.adjusted(0, 0, -width - 4, 0), self.part.certainty)

    def _paint_bar(self, painter: QPainter, area: QRect, share: float) -> None:
        track = QRectF(area.left(), area.center().y() - 2, area.width(), 5)
        if track.width() < 8:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.faint(self.palette(), 0.12))
        painter.drawRoundedRect(track, 2, 2)
        track.setWidth(max(2.0, track.width() * share))
        painter.setBrush(theme.ink("answer", self.palette()))
        painter.drawRoundedRect(track, 2, 2)

    # Mouse, keys and drags

    def event(self, event: QEvent) -> bool:
        """Letters and digits that a chip knows are for it, not for the window."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and self._knows(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def _knows(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        return plain and event.key() in self.keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The chip's keys."""
        if self._knows(event):
            self.asked.emit(self.place, self.keys[event.key()])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin; what is round this chip does not hear of it."""
        self._press = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click has the part shown."""
        pressed, self._press = self._press, None
        if pressed is not None and self.rect().contains(event.position().toPoint()):
            self.asked.emit(self.place, "look")
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the part away."""
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = (event.position().toPoint() - self._press).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._press = None
            drag = QDrag(self)
            drag.setMimeData(self.mime())
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.CopyAction)

    def mime(self) -> QMimeData:
        """What a drag of this chip carries."""
        mime = QMimeData()
        mime.setData(PLACE_TYPE, QByteArray((_OWN + "".join(map(str, self.place))).encode()))
        return mime

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with the part."""
        event.accept()
        self.menu_asked.emit(self.place, event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Photographs, and parts of the expression."""
        super().dragEnterEvent(event)
        if carried_place(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._set_over(True)

    def dropEvent(self, event: QDropEvent) -> None:
        """A part of the expression, or photographs."""
        source = carried_place(event.mimeData())
        if source is None:
            super().dropEvent(event)
            return
        self._set_over(False)
        event.accept()
        if source != self.place:
            self.part_dropped.emit(source, self.place, self.mapToGlobal(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        self.update()


def carried_place(mime: QMimeData | None) -> Place | None:
    """The place that a drag of a chip carries; None for other drags, and for chips of other windows."""
    if mime is None or not mime.hasFormat(PLACE_TYPE):
        return None
    data = bytes(mime.data(PLACE_TYPE).data())
    own = _OWN.encode()
    return tuple(map(int, data.removeprefix(own).decode())) if data.startswith(own) else None


class ImageChip(Chip):
    """A letter with its thumbnail, or an empty frame where its image is missing."""

    def __init__(self, place: Place, letter: str, path: Path | None, parent: QWidget | None = None) -> None:
        words = path.name if path is not None else "empty"
        super().__init__(place, f"{letter} ({words})", parent)
        self.letter, self.path = letter, path
        self.setProperty("letter", letter)
        self._pixmap = QPixmap()

    def sizeHint(self) -> QSize:
        """The thumbnail over the certainty."""
        return QSize(EDGE + 2 * PADDING + 6, EDGE + self.footer + 2 * PADDING)

    def show_thumbnail(self, pixmap: QPixmap) -> None:
        """Show a picture."""
        self._pixmap = pixmap
        self.update()

    def mime(self) -> QMimeData:
        """The photograph goes along, for other programs and for the wells."""
        mime = super().mime()
        if self.path is not None:
            mime.setUrls([QUrl.fromLocalFile(str(self.path))])
        return mime

    def _paint_inside(self, painter: QPainter) -> None:
        area = QRect(PADDING + 3, PADDING, EDGE, EDGE)
        if self._pixmap.isNull():
            self._paint_empty(painter, area)
        else:
            size = self._pixmap.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            picture = QRect(QPoint(0, 0), size)
            picture.moveCenter(area.center())
            painter.drawPixmap(picture, self._pixmap)
        self._paint_letter(painter, QRect(area.left() - 2, area.top() - 1, 18, 18))

    def _paint_empty(self, painter: QPainter, area: QRect) -> None:
        if self.path is None:
            painter.setPen(QPen(theme.faint(self.palette(), 0.4), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 4, 4)
        icon = QRect(0, 0, 22, 22)
        icon.moveCenter(area.center() + QPoint(0, 4))
        theme.icon("image").paint(painter, icon, mode=QIcon.Mode.Disabled)

    def _paint_letter(self, painter: QPainter, spot: QRect) -> None:
        palette = self.palette()
        ink: theme.Ink | None = {"A": "a", "B": "b"}.get(self.letter)  # type: ignore[assignment]
        ground = theme.ink(ink, palette) if ink else palette.color(QPalette.ColorRole.WindowText)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(spot)
        font = self._small()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Window))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self.letter)


class StepChip(Chip):
    """An operation round its two sides, its sign between them."""

    def __init__(self, place: Place, name: str, operation: Operation, parent: QWidget | None = None) -> None:
        super().__init__(place, name, parent)
        self.keys |= _STEP_KEYS
        self.operation = operation
        self._sign = QLabel(
            SIGNS[operation], alignment=Qt.AlignmentFlag.AlignCenter, textFormat=Qt.TextFormat.PlainText
        )
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self._sign.setFont(font)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PADDING + 2, PADDING + 1, PADDING + 2, self.footer + 2)
        self._row.setSpacing(5)

    def hold(self, left: Chip, right: Chip) -> None:
        """Take the chips of the two sides in."""
        for widget in (left, self._sign, right):
            self._row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)


def offers_part(mime: QMimeData | None) -> bool:
    """Whether a drag carries photographs or a part of the expression."""
    return carried_place(mime) is not None or drops.offers(mime)
