"""What the tabs below the heads have in common: one category of one head, looked at while it is in front."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from lsgui.gui import theme

if TYPE_CHECKING:
    from lsgui.core.fewshot import Head
    from lsgui.gui.session_bridge import SessionBridge


class HeadTab(QWidget):
    """Shows what `_show` makes of the category; a `note` above says in words how things are."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.head: Head | None = None
        self.label = ""
        self.note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme.SPACING, 0, 0)
        self.column.addWidget(self.note)

    def show_category(self, head: "Head | None", label: str) -> None:
        """Look at another category, or at what became of this one; "" for none."""
        self.head, self.label = head, label
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Only what is looked at is worked for."""
        super().showEvent(event)
        self._show()

    def say(self, text: str) -> None:
        """Show a sentence above."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _show(self) -> None:
        raise NotImplementedError
