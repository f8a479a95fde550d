"""A grid of thumbnails: its items, and a view that loads visible rows only."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from lsgui.gui.grid_view import GridView
from lsgui.gui.image_delegate import ImageDelegate, Role
from lsgui.gui.indexes import AnyIndex
from lsgui.gui.letters import claim_letter
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.tips import plain_tip

MIN_CELL = 128
"""The smallest width of a cell, in logical pixels; cells grow to fill the row."""
SMALL_CELL = 76
"""Cells may be as small as this where one column would be left of two."""
COLUMNS = 4
"""From so many columns on, a wider grid has larger cells rather than more of them, up to `EDGE`."""
SHAPE = 0.84
"""Height by width of a cell without its caption: between a square and a photograph."""
EDGE = 192
"""The edge at which thumbnails are asked for, in logical pixels, so that resizing asks for none anew."""


@dataclass(frozen=True)
class ImageItem:
    """One cell: its file, a short text before and after the file's name, and its words when spoken."""

    path: Path
    rank: str = ""
    note: str = ""
    tooltip: str = ""
    spoken: str = ""


class ImageListModel(QAbstractListModel):
    """Adapts a sequence of `ImageItem` and a `Thumbnails` store to Qt."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thumbnails = thumbnails
        self._items: Sequence[ImageItem] = ()
        self._seen: dict[Path, int] = {}
        thumbnails.arrived.connect(self._refresh)

    def set_items(self, items: Sequence[ImageItem]) -> None:
        """Show these items instead; rows stay selected where only their notes changed."""
        if items and [item.path for item in items] == [item.path for item in self._items]:
            self.thumbnails.forget_reasons()
            self.renew(tuple(items))
        else:
            self.replace(tuple(items))

    def replace(self, items: Sequence[ImageItem]) -> None:
        """Show these items instead, whatever they are, without looking at any."""
        self.thumbnails.forget_reasons()
        self.beginResetModel()
        self._items = items
        self._seen = {}
        self.endResetModel()

    def renew(self, items: Sequence[ImageItem]) -> None:
        """The same paths in the same order, with other words."""
        self._items = items
        if items:
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))

    def see(self, rows: range) -> dict[Path, int]:
        """Say which rows are in sight: when their pictures come, these are shown anew. Their paths."""
        self._seen = {self._items[row].path: row for row in rows}
        return self._seen

    def item(self, row: int) -> ImageItem:
        """The item of a row."""
        return self._items[row]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of items."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a role shows of an item."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.path.name
            case Role.NAME:
                return item.path.stem if item.rank else item.path.name
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._with_reason(item, item.tooltip or str(item.path)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._with_reason(item, item.spoken or item.path.name)
            case Role.RANK:
                return item.rank
            case Role.NOTE:
                return item.note
            case Role.PIXMAP:
                return self.thumbnails.pixmap(item.path)
            case Role.REASON:
                return self.thumbnails.reason(item.path)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Every item can be chosen and dragged out."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        """Items leave as file URLs."""
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The files of the items, in their order, as URLs."""
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        data.setUrls([QUrl.fromLocalFile(str(self._items[row].path)) for row in rows])
        return data

    def _with_reason(self, item: ImageItem, text: str) -> str:
        reason = self.thumbnails.reason(item.path)
        return (
            self.tr("{item}. Cannot be shown: {reason}").format(item=text, reason=reason) if reason else text
        )

    def _refresh(self, path: Path) -> None:
        row = self._seen.get(path)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))


_WELL_KEYS = {Qt.Key.Key_A: "image_a", Qt.Key.Key_B: "image_b"}
"""The keys that put an image into a well."""


class ImageListView(GridView):
    """A grid that fills its width, drags files out, and asks for the thumbnails of visible rows."""

    opened = Signal(object)
    """The user opened this Path (double click, Enter)."""
    sent = Signal(object, str)
    """The user sent this Path to the slot "image_a" or "image_b" (keys A and B)."""
    copied = Signal(object)
    """The user copied these Paths (a tuple)."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images = ImageListModel(thumbnails, self)
        self.setModel(self.images)
        self.setItemDelegate(ImageDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._later = QTimer(self, singleShot=True, interval=30)
        self._later.timeout.connect(self._ask)
        self.images.modelReset.connect(self._ask_later)
        self.images.modelReset.connect(self.scrollToTop)
        self.verticalScrollBar().valueChanged.connect(self._ask_later)
        self.verticalScrollBar().rangeChanged.connect(self._ask_later)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.path(index)))

    def set_items(self, items: Sequence[ImageItem]) -> None:
        """Show these items instead, from the top where they are others."""
        self.images.set_items(items)
        self._lay_out()

    def show_lazily(self, items: Sequence[ImageItem]) -> None:
        """Show these items instead, from the top; none is looked at before it is in sight."""
        self.images.replace(items)
        self._lay_out()

    def read_again(self, *_: object) -> None:
        """Bring the pictures up to date with their files."""
        self.images.thumbnails.expire()
        self._later.start()

    def path(self, index: AnyIndex) -> Path:
        """The file of a cell."""
        return self.images.item(index.row()).path

    def chosen(self) -> tuple[Path, ...]:
        """The files of the selected cells, in their order."""
        return tuple(self.path(index) for index in sorted(self.selectedIndexes()))

    def drag_object(self) -> QDrag | None:
        """A drag of the selected files, not yet begun; None when nothing is selected."""
        indexes = self.selectedIndexes()
        if not indexes:
            return None
        drag = QDrag(self)
        drag.setMimeData(self.images.mimeData(indexes))
        pixmap = indexes[0].data(Role.PIXMAP)
        if isinstance(pixmap, QPixmap):
            ratio = self.devicePixelRatioF()
            small = pixmap.scaledToHeight(round(72 * ratio), Qt.TransformationMode.SmoothTransformation)
            small.setDevicePixelRatio(ratio)
            drag.setPixmap(small)
        return drag

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N802
        """Drag the selected files out, shown by a small picture of the first."""
        drag = self.drag_object()
        if drag is not None:
            drag.exec(Qt.DropAction.CopyAction)

    def event(self, event: QEvent) -> bool:
        """Letters are for the view."""
        return claim_letter(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; A and B send to a well; the copy keys copy."""
        index = self.currentIndex()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.path(index))
        elif index.isValid() and plain and event.key() in _WELL_KEYS:
            self.sent.emit(self.path(index), _WELL_KEYS[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Copy) and self.chosen():
            self.copied.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cells fill the row again; the same ones stay in sight."""
        before = self.gridSize()
        top, columns = self.top_row(event.oldSize().width()), self.columns(event.oldSize().width())
        super().resizeEvent(event)
        self._lay_out()
        if (before, columns) != (self.gridSize(), self.columns()):
            self.put_at_top(top)

    def changeEvent(self, event: QEvent) -> None:
        """A larger font makes larger captions."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Thumbnails are asked for once they can be seen."""
        super().showEvent(event)
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked for unseen."""
        super().hideEvent(event)
        self._later.stop()
        self.images.thumbnails.keep_only(())

    def _lay_out(self) -> None:
        # With room for the scroll bar whether it shows or not: else its coming lays all out twice.
        bar = self.verticalScrollBar().sizeHint().width()
        width = self.width() - 2 * self.frameWidth() - bar - 1
        largest = EDGE + 16
        columns = max(1, width // min(max(MIN_CELL, width // COLUMNS), largest))
        if columns == 1 and width >= 2 * SMALL_CELL:
            columns = 2
        cell = min(max(MIN_CELL // 2, width // columns), largest)
        height = round(cell * SHAPE) + self.fontMetrics().height()
        if self.gridSize() != QSize(cell, height):
            self.setGridSize(QSize(cell, height))
        self._later.start()

    def _ask_later(self) -> None:
        self._later.start()  # not connected itself: a scroll bar's value would become its interval

    def _ask(self) -> None:
        if not self.isVisible():
            return
        edge = round(EDGE * self.devicePixelRatioF())
        visible = self.images.see(self.visible_rows())
        self.images.thumbnails.keep_only(visible)
        for path in visible:
            self.images.thumbnails.want(path, edge)
