"""The dialogs about a bug: what happened, with what a report needs to copy. Nothing is sent."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from lsgui import paths
from lsgui.gui import desktop, theme

MOST = 20_000
"""Characters of a report that are shown: the end of it."""


class BugDialog(QDialog):
    """Says what happened; "Copy Details" and "Open Folder" leave it open."""

    def __init__(self, parent: QWidget, sentence: str, details: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.sentence = QLabel(sentence, wordWrap=True)
        self.note = QLabel(self.tr("Please report it with the details. Nothing was sent."), wordWrap=True)
        self.details = QPlainTextEdit(details[-MOST:], readOnly=True)
        self.copy_button = QPushButton(self.tr("&Copy Details"))
        self.folder_button = QPushButton(self.tr("Open &Folder"))
        self._build()
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        self.copy_button.clicked.connect(
            lambda: self.note.setText(self.tr("The details are on the clipboard."))
        )
        self.folder_button.clicked.connect(self._open_folder)

    def _build(self) -> None:
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("Details"))
        self.copy_button.setAccessibleDescription(self.tr("Copies what a bug report needs to the clipboard"))
        self.folder_button.setAccessibleDescription(self.tr("Opens the folder of log files"))
        icon = QLabel()
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_LargeIconSize)
        icon.setPixmap(self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxCritical).pixmap(size))
        top = QHBoxLayout()
        top.setSpacing(theme.MARGIN)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(self.sentence)
        words.addWidget(self.note)
        top.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(theme.MARGIN)
        layout.addLayout(top)
        layout.addWidget(self.details, 1)
        layout.addWidget(self._buttons())
        self.resize(self.fontMetrics().averageCharWidth() * 90, self.fontMetrics().height() * 22)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.copy_button, self.folder_button):
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        box.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        return box

    def _open_folder(self) -> None:
        if trouble := desktop.open_folder(paths.logs()):
            self.note.setText(trouble)


def show_bug(kind: str, details: str) -> None:
    """Show a bug of a kind in the window in front, unless another one is shown, or there is no window."""
    sentence = QCoreApplication.translate(
        "Bug", "lsgui met a bug ({kind}). Your pictures and your library are untouched; you can go on."
    )
    _show(sentence.format(kind=kind), details)


def show_crash(report: Path) -> None:
    """Show that lsgui crashed before, with the report that it left."""
    try:
        details = report.read_text("utf-8", "replace")
    except OSError:
        return
    sentence = QCoreApplication.translate(
        "Bug",
        "lsgui crashed when it last ran. Your pictures are untouched; what you had at work is offered again.",
    )
    _show(sentence, details)


def _show(sentence: str, details: str) -> None:
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    parent = QApplication.activeWindow() or next(iter(windows), None)
    if parent is not None and parent.findChild(BugDialog) is None:
        BugDialog(parent, sentence, details).open()
