"""Check Library: what a check found, in a sentence, and a repair where there is damage."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from lsgui.gui import theme
from lsgui.gui.session_bridge import SessionBridge
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.widgets import ProgressStrip, number, plural

if TYPE_CHECKING:
    from lsgui.library.check import Checked, Damage
    from lsgui.library.repair import Repaired

CHECKING = QT_TRANSLATE_NOOP("CheckDialog", "Checking the library…")
REPAIRING = QT_TRANSLATE_NOOP("CheckDialog", "Repairing the library…")
STOPPED = QT_TRANSLATE_NOOP("CheckDialog", "Stopped.")
DAMAGED = QT_TRANSLATE_NOOP(
    "CheckDialog",
    "The library is damaged; your photographs are not. Repair drops what is damaged, keeps the rest,"
    " and reads again what it needs.",
)
STILL_DAMAGED = QT_TRANSLATE_NOOP("CheckDialog", "Some of the damage could not be repaired.")
WIDTH = 520


class CheckDialog(QDialog):
    """Begins to check when it is made. Closing it stops what runs."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._care = bridge, bridge.care
        self._repairing = self._closing = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check Library"))
        self.sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.findings = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.findings.setAccessibleName(self.tr("What was found"))
        for label in (self.sentence, self.findings):
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.progress = ProgressStrip()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(theme.MARGIN)
        for widget in (self.sentence, self.findings, self.progress):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._make_buttons())
        self.setMinimumWidth(WIDTH)
        self.resize(WIDTH, 0)
        self._connect()
        self._say(self.tr(CHECKING))
        self.progress.start(self.tr(CHECKING))
        self._care.check()

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.repair_button = box.addButton(self.tr("&Repair"), QDialogButtonBox.ButtonRole.ActionRole)
        self.repair_button.setAccessibleDescription(
            self.tr("Drops what is damaged; the photographs that it belongs to are read again")
        )
        self.repair_button.clicked.connect(self._repair)
        self.repair_button.hide()
        box.rejected.connect(self.reject)
        box.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        return box

    def _connect(self) -> None:
        care = self._care
        self.progress.cancelled.connect(care.cancel)
        care.progress.connect(self.progress.report)
        care.checked.connect(self._show_checked)
        care.repaired.connect(self._show_repaired)
        care.stopped.connect(self._show_stopped)
        care.failed.connect(self._show_failed)

    def done(self, result: int) -> None:
        """Stop what runs. As long as a repair does, nobody may use the library, so the dialog stays."""
        if self._care.busy:
            self._care.cancel()
            self._closing = self._repairing
        if not self._closing:
            super().done(result)

    def _repair(self) -> None:
        engine = self._bridge.engine
        if engine is not None:
            self._repairing = True
            self.repair_button.hide()
            self._say(self.tr(REPAIRING))
            self.progress.start(self.tr(REPAIRING))
            self._care.repair(engine)

    def _show_checked(self, checked: "Checked") -> None:
        if checked.damage:
            self._ended(self.tr(DAMAGED), checked.damage)
            self.repair_button.show()
            self.repair_button.setFocus()
            return
        n = checked.images
        whole = plural(self.tr("Nothing is wrong: %Ln photograph(s) and their features are whole.", "", n), n)
        self._ended(whole)

    def _show_repaired(self, repaired: "Repaired") -> None:
        if repaired.checked.damage:
            self._ended(self.tr(STILL_DAMAGED), repaired.checked.damage)
            return
        n = repaired.to_read
        read = plural(self.tr("Repaired: this was dropped. %Ln photograph(s) are read again now.", "", n), n)
        sentence = read if n else self.tr("Repaired: this was dropped. No photograph lost its feature.")
        if not repaired.damage:
            sentence = self.tr("Nothing was wrong any more.")
        self._ended(sentence, repaired.damage, *self._salvaged(repaired))

    def _salvaged(self, repaired: "Repaired") -> list[str]:
        salvaged = repaired.salvaged
        if salvaged is None:
            return []
        text = self.tr(
            "The broken database is set aside as {name}; {folders} folders and {images} photographs were"
            " taken over from it."
        )
        told = text.format(
            name=salvaged.aside, folders=number(salvaged.folders), images=number(salvaged.images)
        )
        return [told] if salvaged.folders else [told, self.tr("Add your folders again.")]

    def _show_stopped(self) -> None:
        self._ended(self.tr(STOPPED))

    def _show_failed(self, sentence: str, details: str) -> None:
        self._ended(sentence)

    def _ended(self, sentence: str, damage: "Sequence[Damage]" = (), *more: str) -> None:
        self._repairing = False
        if self._closing:
            self._closing = False
            self.close()
            return
        self.progress.stop()
        self._say(sentence, *(item.sentence for item in damage), *more)

    def _say(self, sentence: str, *findings: str) -> None:
        self.sentence.setText(sentence)
        self.findings.setText("\n".join(f"• {each}" for each in findings))
        self.findings.setVisible(bool(findings))
        self._grow()

    def _grow(self) -> None:
        """Words that wrap do not make a dialog higher by themselves."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            height = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
            self.resize(self.width(), max(self.height(), height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means higher."""
        super().resizeEvent(event)
        self._grow()
