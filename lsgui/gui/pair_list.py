"""A list of pairs of photographs with the labels of their combination."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lsgui.core.types import Operation
from lsgui.gui import theme
from lsgui.gui.indexes import AnyIndex
from lsgui.gui.label_delegate import tint
from lsgui.gui.mirror import placed
from lsgui.gui.pair_rows import PairRows, Role, label_words, verdict
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.library.questions import Found

PICTURE = QSize(116, 92)
GAP = 8
SIGN_WIDTH = 22
NARROW = 460
"""In a list narrower than this, the words stand beneath the pictures."""
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)


class PairList(QListView):
    """Enter or a double click asks a pair; the copy keys copy its paths."""

    asked = Signal(object)
    """The user wants to ask this pair, a `Found`."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs = PairRows(thumbnails, self)
        self.setModel(self.pairs)
        self.setItemDelegate(PairDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self._later = QTimer(self, singleShot=True, interval=30)
        self._later.timeout.connect(self._ask)
        self.pairs.modelReset.connect(lambda: self._later.start())
        self.verticalScrollBar().valueChanged.connect(lambda _: self._later.start())
        self.doubleClicked.connect(lambda index: self.asked.emit(index.data(Role.FOUND)))

    def show_found(self, found: tuple[Found, ...], operation: Operation) -> None:
        """Show these pairs instead; the chosen one stays so where it is still there."""
        chosen = self.chosen()
        self.pairs.show(found, operation)
        row = self.pairs.row_of(chosen) if chosen is not None else -1
        if found:
            self.setCurrentIndex(self.pairs.index(max(row, 0)))

    def chosen(self) -> Found | None:
        """The current pair."""
        index = self.currentIndex()
        return self.pairs.found(index.row()) if index.isValid() else None

    def read_again(self, *_: object) -> None:
        """Bring the pictures up to date with their files."""
        self.pairs.thumbnails.expire()
        self._later.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks; the copy keys copy."""
        chosen = self.chosen()
        if chosen is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit(chosen)
        elif chosen is not None and event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(f"{chosen.a}\n{chosen.b}")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other heights, and other rows are in sight."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Thumbnails are asked for once they can be seen."""
        super().showEvent(event)
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked for unseen."""
        super().hideEvent(event)
        self._later.stop()
        self.pairs.thumbnails.keep_only(())

    def _ask(self) -> None:
        area = self.viewport().rect()
        rows = (self.pairs.index(row) for row in range(self.pairs.rowCount()))
        visible = [index.row() for index in rows if self.visualRect(index).intersects(area)]
        paths = [path for row in visible for path in self.pairs.files(row)]
        self.pairs.thumbnails.keep_only(paths)
        edge = round(max(PICTURE.width(), PICTURE.height()) * self.devicePixelRatioF())
        for path in paths:
            self.pairs.thumbnails.want(path, edge)


class PairDelegate(QStyledItemDelegate):
    """A, the operation's sign and B, then whether the labels fit, and each of them with its sign and word."""

    def __init__(self, view: PairList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the pictures, or as the words."""
        width = self._view.viewport().width()
        words = self._words_rect(QRect(0, 0, width, 10_000))
        height = self._text_height(option, index, words.width())
        pictures = PICTURE.height() + 2 * GAP
        return QSize(width, pictures + height + GAP if self._narrow() else max(pictures, height + 2 * GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row; nothing is loaded here."""
        found = index.data(Role.FOUND)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_state(painter, option)
        pair = QRect(0, 0, 2 * PICTURE.width() + SIGN_WIDTH, PICTURE.height())
        pair.moveTopLeft(option.rect.topLeft() + QPoint(GAP, GAP))
        pair = placed(pair, option.rect, option.direction)
        first = QRect(pair.topLeft(), PICTURE)  # A is to the left of B, as in a formula, in every language
        second = first.translated(PICTURE.width() + SIGN_WIDTH, 0)
        between = QRect(first.right(), first.top(), SIGN_WIDTH, first.height())
        for path, area in ((found.a, first), (found.b, second)):
            self._paint_picture(painter, option, area, path)
        painter.setPen(option.palette.color(option.palette.ColorRole.Text))
        sign = QFont(option.font)
        sign.setPointSizeF(option.font.pointSizeF() * 1.5)
        painter.setFont(sign)
        painter.drawText(between, Qt.AlignmentFlag.AlignCenter, index.data(Role.SIGN))
        self._paint_words(painter, option, index)
        painter.restore()

    def _narrow(self) -> bool:
        return self._view.viewport().width() < NARROW

    def _words_rect(self, row: QRect) -> QRect:
        if self._narrow():
            return row.adjusted(GAP, 2 * GAP + PICTURE.height(), -GAP, 0)
        return row.adjusted(2 * PICTURE.width() + SIGN_WIDTH + 3 * GAP, GAP, -GAP, 0)

    def _text_height(self, option: QStyleOptionViewItem, index: AnyIndex, width: int) -> int:
        metrics, room = option.fontMetrics, QRect(0, 0, max(width, 40), 10_000)
        labels = metrics.boundingRect(room, WRAPPED, self._labels(index)).height()
        return metrics.boundingRect(room, WRAPPED, verdict(index.data(Role.FOUND))).height() + 4 + labels

    def _labels(self, index: AnyIndex) -> str:
        """The labels, each kept in one line with its sign and word."""
        words = [word.replace(" ", "\N{NO-BREAK SPACE}") for word in label_words(index.data(Role.FOUND))]
        return "   ".join(words) or self.tr("no label")

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        area = placed(self._words_rect(option.rect), option.rect, option.direction)
        strong = QFont(option.font)
        strong.setBold(True)
        painter.setFont(strong)
        painter.drawText(area, WRAPPED, verdict(index.data(Role.FOUND)))
        room = QRect(0, 0, max(area.width(), 40), 10_000)
        head = painter.fontMetrics().boundingRect(room, WRAPPED, verdict(index.data(Role.FOUND))).height()
        painter.setFont(option.font)
        painter.drawText(area.adjusted(0, head + 4, 0, 0), WRAPPED, self._labels(index))

    def _paint_picture(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, path: Path
    ) -> None:
        """The picture, or a plate while it is read, with a sign where it cannot be."""
        thumbnails = self._view.pairs.thumbnails
        pixmap = thumbnails.pixmap(path)
        if pixmap is None:
            painter.fillRect(area, theme.faint(option.palette, 0.07))
            if thumbnails.reason(path):
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "⚠")
            return
        size = pixmap.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(area.topLeft(), size)
        target.moveCenter(area.center())
        painter.drawPixmap(target, pixmap)

    def _paint_state(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, tint(option.palette, 56 if chosen else 24))
        if chosen:
            painter.setPen(QPen(option.palette.color(option.palette.ColorRole.Highlight), 2))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))
