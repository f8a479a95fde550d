"""A label set as buttons in a row, each of which takes its label out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from lsgui.gui import theme
from lsgui.gui.flow import FlowLayout
from lsgui.gui.mirror import opposite
from lsgui.gui.tips import plain_tip


class Chips(QWidget):
    """Shows {dog, snow, beach or not}; a click, Delete or Backspace on a label takes it out."""

    removed = Signal(str)
    """The user took out this label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[QPushButton] = []
        self.empty = QLabel(self.tr("Choose labels from the list."), textFormat=Qt.TextFormat.PlainText)
        self.empty.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._row = FlowLayout(4)
        self._row.addWidget(self.empty)
        self.setLayout(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_labels(self, wanted: Sequence[str], either: Sequence[str]) -> None:
        """Show these labels instead, those that do not matter last."""
        focused = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()  # the row has no room for it from now on, though it is deleted later
            chip.deleteLater()
        self.chips = [self._chip(label, False) for label in wanted]
        self.chips += [self._chip(label, True) for label in either]
        self.empty.setVisible(not self.chips)
        if focused is not None and self.chips:
            self.chips[min(focused, len(self.chips) - 1)].setFocus()
        self.updateGeometry()

    def _chip(self, label: str, either: bool) -> QPushButton:
        chip = _Chip(self.tr("{label} or not").format(label=label) if either else label)
        chip.setIcon(theme.icon("clear"))
        chip.setLayoutDirection(opposite(self.layoutDirection()))  # the cross after the word
        words = self.tr("{label}, does not matter: take out") if either else self.tr("{label}: take out")
        chip.setAccessibleName(words.format(label=label))
        chip.setToolTip(plain_tip(words.format(label=label)))
        chip.clicked.connect(lambda: self.removed.emit(label))
        self._row.addWidget(chip)
        return chip


class _Chip(QPushButton):
    """A button that Delete and Backspace press, too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the label out."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)
