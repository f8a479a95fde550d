"""The picture of an image well: an invitation or a photograph, that takes drops, the focus and keys."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from lsgui.gui import theme
from lsgui.gui.drop_target import DropTarget
from lsgui.gui.why_overlay import WhyOverlay

DRAG_EDGE = 96


class ImageArea(DropTarget):
    """The picture itself, or an invitation; takes drops, the focus, and keys."""

    open_asked = Signal()
    """The user wants to choose a file."""
    view_asked = Signal()
    """The user wants to see the photograph in the desktop's viewer."""
    clear_asked = Signal()
    menu_asked = Signal(QPoint)
    size_wanted = Signal()

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self._path: Path | None = None
        self._pixmap = QPixmap()
        self._words = ""
        self._why: WhyOverlay | None = None
        self._why_words = ""
        self._press = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMinimumSize(150, 64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, path: Path | None, pixmap: QPixmap, words: str) -> None:
        """Show a picture; or words, where there is none."""
        self._path, self._pixmap, self._words = path, pixmap, words
        name = path.name if path else self.tr("empty")
        self.setAccessibleName(self.tr("Image {letter}: {name}").format(letter=self._letter, name=name))
        self._describe()
        cursor = Qt.CursorShape.ArrowCursor if path else Qt.CursorShape.PointingHandCursor
        self.setCursor(cursor)
        self.update()

    def show_why(self, why: WhyOverlay | None, words: str) -> None:
        """Show over the picture what carries a label, and in words; None and "" show it as it is."""
        self._why, self._why_words = why, words
        self._describe()
        self.update()

    def _describe(self) -> None:
        keys = self._words or self.tr("Enter opens the photograph, Delete empties the well")
        lines = self._why_words.split("\n") if self._why_words else []
        self.setAccessibleDescription(". ".join([*lines, keys]))

    def sizeHint(self) -> QSize:
        """As a photograph in the upright half of a window."""
        return QSize(260, 190)

    @property
    def edge(self) -> int:
        """The longest side, in device pixels."""
        return round(max(self.width(), self.height()) * self.devicePixelRatioF())

    def _fitted(self) -> QRect:
        size = self._pixmap.size().scaled(self.size() - QSize(8, 8), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRect(QPoint(0, 0), size)
        rect.moveCenter(self.rect().center())
        return rect

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the picture or the words, and the frames of focus and drag."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter)
        if self._pixmap.isNull():
            self._paint_words(painter)
        else:
            painter.drawPixmap(self._fitted(), self._pixmap)
            if self._why is not None:
                self._why.paint(painter, self._fitted())

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        pen = QPen(theme.faint(palette, 0.30), 1.2, Qt.PenStyle.DashLine)
        if self._path is not None:
            pen = QPen(theme.faint(palette, 0.16), 1)
        if self.over or self.hasFocus():
            pen = QPen(accent, 2)
        ground = palette.color(QPalette.ColorRole.Base)
        if self._path is None and self.underMouse():
            ground = palette.color(QPalette.ColorRole.AlternateBase)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    def _paint_words(self, painter: QPainter) -> None:
        palette = self.palette()
        middle = self.rect().center()
        name = "image" if self._path is None else "warning"
        if self._path is None or self._words:
            picture = QRect(0, 0, 32, 32)
            picture.moveCenter(middle - QPoint(0, 26))
            theme.icon(name).paint(painter, picture, mode=QIcon.Mode.Disabled)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        words = self.rect().adjusted(14, self.height() // 2, -14, -6)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self._words)

    # Mouse, keys and drags

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._press = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on an empty well opens a file."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._path is None and inside:
            self.open_asked.emit()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a photograph opens it, as in the grid of neighbours."""
        if event.button() == Qt.MouseButton.LeftButton and self._path is not None:
            self.view_asked.emit()
        super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the picture out as a file."""
        moved = (event.position().toPoint() - self._press).manhattanLength()
        if self._path is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if moved >= QApplication.startDragDistance() and (drag := self.drag_object()) is not None:
            drag.exec(Qt.DropAction.CopyAction)

    def drag_object(self) -> QDrag | None:
        """A drag of the photograph's file, not yet begun; None for an empty well."""
        if self._path is None:
            return None
        drag, mime = QDrag(self), QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag.setMimeData(mime)
        if not self._pixmap.isNull():
            drag.setPixmap(self._pixmap.scaled(DRAG_EDGE, DRAG_EDGE, Qt.AspectRatioMode.KeepAspectRatio))
        return drag

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the photograph, or choose one; Delete and Backspace empty."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            (self.open_asked if self._path is None else self.view_asked).emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._path is not None:
            self.clear_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu as the well's button."""
        self.menu_asked.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger well may need a larger picture."""
        super().resizeEvent(event)
        self.size_wanted.emit()
