"""The history as a list: every change by its name; a click goes back or forward to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem

from lsgui.gui.dialogs import close_button, empty_dialog
from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate
from lsgui.gui.widgets import RoomyDelegate

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow
    from lsgui.gui.session_bridge import SessionBridge


class Message:
    """Every message that the list can show."""

    BEGINNING = QT_TRANSLATE_NOOP("HistoryList", "Beginning")
    PRESENT = QT_TRANSLATE_NOOP("HistoryList", "{name} (now)")
    UNDONE = QT_TRANSLATE_NOOP("HistoryList", "{name} (undone)")


class HistoryList(QListWidget):
    """Follows the bridge: oldest first, the step in force marked by a word and bold letters."""

    def __init__(self, bridge: "SessionBridge") -> None:
        super().__init__()
        self._bridge = bridge
        self.setObjectName("history")
        self.setAccessibleName(self.tr("History"))
        self.setAccessibleDescription(self.tr("Enter or a click goes to a step; nothing is lost by it."))
        self.setItemDelegate(RoomyDelegate(self))
        self.itemClicked.connect(self._go)
        bridge.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        names = [step.name or self.tr(Message.BEGINNING) for step in self._bridge.steps]
        while self.count() > len(names):
            self.takeItem(self.count() - 1)
        while self.count() < len(names):
            self.addItem(QListWidgetItem())
        for number, name in enumerate(names):
            self._show(self.item(number), name, number - self._bridge.step_at)
        self.setCurrentRow(self._bridge.step_at)

    def _show(self, item: QListWidgetItem, name: str, after: int) -> None:
        text = Message.PRESENT if after == 0 else Message.UNDONE if after > 0 else "{name}"
        font = QFont(self.font())
        font.setBold(after == 0)
        item.setText(self.tr(text).format(name=name))
        item.setFont(font)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to a step; the dialog, which it would close, stays."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._go(item)
        else:
            super().keyPressEvent(event)

    def _go(self, item: QListWidgetItem) -> None:
        self._bridge.go_to(self.row(item))


def history_dialog(window: "MainWindow") -> QDialog:
    """The history, beside the window: the window follows at once."""
    dialog, layout = empty_dialog(window, translate("HistoryList", "History"))
    words = QLabel(
        translate("HistoryList", "Every change since the beginning. Click one to go back or forward to it."),
        textFormat=Qt.TextFormat.PlainText,
    )
    words.setWordWrap(True)
    layout.addWidget(words)
    layout.addWidget(HistoryList(window.bridge), 1)
    close_button(dialog, layout)
    dialog.resize(420, 480)
    return dialog
