"""The setting of another checkpoint: a folder's path, and the question before the networks in it are used."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lsgui.gui import desktop
from lsgui.gui.notice import Notice
from lsgui.gui.path_line import PathLine
from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow

TRUST = QT_TRANSLATE_NOOP(
    "FolderQuestion",
    "The networks in this folder will run on this computer. Use them only if you trust who made them.",
)


class FolderField(QWidget):
    """A line to type into, or to drop a folder on, and a button that lets the user choose."""

    wanted = Signal(str)
    """The path that the user named; "" for none."""

    def __init__(self, value: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.line = PathLine(value)
        self.line.setAccessibleName(title)
        self.line.setAccessibleDescription(self.tr("The path of a folder; empty for the one of lsgui"))
        self.line.setPlaceholderText(translate("Dialogs", "The one that came with lsgui"))
        self.line.setClearButtonEnabled(True)
        self.line.editingFinished.connect(lambda: self.wanted.emit(self.line.text().strip()))
        self.line.textChanged.connect(lambda text: None if text else self.wanted.emit(""))
        self.line.folder_dropped.connect(self._take)
        choose = QPushButton(translate("Dialogs", "Choose…"))
        choose.setAutoDefault(False)
        choose.setAccessibleDescription(self.tr("Lets you choose the folder"))
        choose.clicked.connect(lambda: desktop.choose_folder(self, self._title, self._take))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(choose)

    def _take(self, folder: Path) -> None:
        self.line.setText(str(folder))
        self.wanted.emit(self.line.text())


class FolderQuestion(Notice):
    """Stores a field's folder as a setting once the user has said so; the shipped checkpoint at once."""

    def __init__(self, window: "MainWindow", key: str, field: FolderField) -> None:
        super().__init__(window)
        self._window, self._key, self._field = window, key, field
        self.action_button.setAutoDefault(False)
        field.wanted.connect(self._ask)
        self.acted.connect(lambda: self._store(field.line.text().strip()))
        self.dismissed.connect(lambda: field.line.setText(self._stored))

    @property
    def _stored(self) -> str:
        return self._window.bridge.settings.text(self._key)

    def _ask(self, folder: str) -> None:
        if folder in ("", self._stored):
            self._store(folder)
        else:
            self.say(self.tr(TRUST), action=self.tr("Use Them"), severity="warning")

    def _store(self, folder: str) -> None:
        self.hide()
        self._window.change_setting(self._key, folder)
