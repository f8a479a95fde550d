"""The list of files that were passed over, each with its reason."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from lsgui.core.types import Skipped
from lsgui.gui import desktop
from lsgui.gui.indexes import AnyIndex
from lsgui.gui.tips import plain_tip
from lsgui.gui.widgets import RoomyDelegate, plural


class SkippedModel(QAbstractTableModel):
    """Adapts skipped files to Qt: file, reason, folder."""

    def __init__(self, skipped: Sequence[Skipped], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.skipped = tuple(skipped)
        self._titles = (self.tr("File"), self.tr("Reason"), self.tr("Folder"))

    def show(self, skipped: Sequence[Skipped]) -> None:
        """Show these files instead."""
        self.beginResetModel()
        self.skipped = tuple(skipped)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of files."""
        return 0 if parent.isValid() else len(self.skipped)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """File, reason and folder."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; the whole path and reason as its tooltip."""
        item = self.skipped[index.row()]
        path = Path(item.path)
        if role == Qt.ItemDataRole.DisplayRole:
            return (path.name, item.reason, str(path.parent))[index.column()]
        return plain_tip(f"{item.path}\n{item.reason}") if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._titles[section] if shown else None


class SkippedDialog(QDialog):
    """Lists skipped files; they can be filtered, copied, tried again, and shown in the file manager."""

    retry_wanted = Signal(object)
    """The user wants these files, a list of str, to be tried again."""
    stale = Signal()
    """The list may be another by now."""

    def __init__(
        self, skipped: Sequence[Skipped], parent: QWidget | None = None, *, can_retry: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Skipped Files"))
        self.resize(720, 420)
        self._model = SkippedModel(skipped, self)
        self._rows = QSortFilterProxyModel(self)
        self._rows.setSourceModel(self._model)
        self._rows.setFilterKeyColumn(-1)
        self._rows.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.intro = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.filter = QLineEdit(placeholderText=self.tr("Filter files and reasons"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Filter files and reasons"))
        self.filter.setAcceptDrops(False)  # a dropped file would type its path
        self.filter.textChanged.connect(self._rows.setFilterFixedString)
        self.table = self._make_table()
        layout = QVBoxLayout(self)
        for widget in (self.intro, self.filter, self.table, self._make_buttons()):
            layout.addWidget(widget)
        self.retry_button.setVisible(can_retry)
        self._say_how_many()
        self.table.setFocus()

    def show_skipped(self, skipped: Sequence[Skipped]) -> None:
        """List these files instead: others were tried again."""
        if list(skipped) != list(self._model.skipped):  # what is selected stays where it can
            self._model.show(skipped)
        self._say_how_many()

    def look_again(self) -> None:
        """Nothing is being tried any more, or it is another list by now: ask for it."""
        self._say_how_many()
        self.stale.emit()

    def _say_how_many(self) -> None:
        n = len(self._model.skipped)
        self.retry_button.setEnabled(n > 0)
        text = self.tr("%Ln file(s) could not be used. Everything else was done.", "", n)
        self.intro.setText(plural(text, n) if n else self.tr("Every file could be used."))

    def _retry(self) -> None:
        self.retry_button.setEnabled(False)
        self.intro.setText(self.tr("Trying again…"))
        self.retry_wanted.emit([item.path for item in self._wanted()])

    def rows(self) -> list[Skipped]:
        """The files that pass the filter, in the order shown."""
        indexes = [self._rows.index(row, 0) for row in range(self._rows.rowCount())]
        return [self._model.skipped[self._rows.mapToSource(index).row()] for index in indexes]

    def copy(self) -> None:
        """Put the selected rows, or else all shown, on the clipboard as tab-separated values."""
        lines = [f"{item.path}\t{item.reason}\n" for item in self._wanted()]
        QGuiApplication.clipboard().setText("".join(lines))

    def _wanted(self) -> list[Skipped]:
        """The selected rows, or else all shown."""
        rows = self.rows()
        chosen = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [rows[row] for row in chosen] or rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The copy keys copy whole rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _make_table(self) -> QTreeView:
        table = QTreeView()
        table.setModel(self._rows)
        table.setItemDelegate(RoomyDelegate(table))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAlternatingRowColors(True)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setAccessibleName(self.tr("Skipped files and why"))
        table.setAccessibleDescription(self.tr("Double-click shows a file in the file manager."))
        table.doubleClicked.connect(self._reveal)
        table.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.setColumnWidth(0, 190)
        table.setColumnWidth(1, 300)
        return table

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(self.tr("&Copy List"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.setAccessibleDescription(self.tr("Copies the files and reasons to the clipboard"))
        self.copy_button.clicked.connect(self.copy)
        self.retry_button = buttons.addButton(self.tr("&Try Again"), QDialogButtonBox.ButtonRole.ActionRole)
        self.retry_button.setAccessibleDescription(
            self.tr("Looks again through the folders of the chosen files, or of all that are listed")
        )
        self.retry_button.clicked.connect(self._retry)
        buttons.rejected.connect(self.reject)
        return buttons

    def _reveal(self, index: QModelIndex) -> None:
        if trouble := desktop.reveal(Path(self.rows()[index.row()].path)):
            self.intro.setText(trouble)
