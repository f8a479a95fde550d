"""The trust meter: how far the labels below it can be trusted, in a shape, words and a number."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsgui.core.types import Answer
from lsgui.gui import theme, trust_words
from lsgui.gui.texts import QT_TRANSLATE_NOOP

NO_METER = QT_TRANSLATE_NOOP("TrustMeter", "– No trust meter")
WIDTH = 460


class TrustMeter(QToolButton):
    """A click, or Space, says what it rests on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: Answer | None = None
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._explain)
        self.hide()

    def show_answer(self, answer: Answer) -> None:
        """Show the reading of an answer, or that there is none; nothing where nothing can be said."""
        self._answer = answer
        trust, note = answer.trust, answer.trust_note
        said = "" if trust is None else trust_words.line(trust, usual=answer.is_promised)
        self.setText(said or (self.tr(NO_METER) if note else ""))
        self.setToolTip(note if trust is None else trust_words.numbers(trust, usual=answer.is_promised))
        self.setAccessibleName(self.tr("Trust meter: {text}").format(text=self.text()))
        self.setAccessibleDescription(self.toolTip())
        self.setVisible(bool(self.text()))

    def _explain(self) -> None:
        """Say in a small dialog what the reading rests on."""
        answer = self._answer
        if answer is None:
            return
        trust, usual = answer.trust, answer.is_promised
        text = answer.trust_note if trust is None else trust_words.explained(trust, usual=usual)
        _dialog(self, self.tr("Trust Meter"), text).open()


def _dialog(parent: QWidget, title: str, text: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setAccessibleName(title)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
    layout.setSpacing(theme.MARGIN)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.reject)
    for widget in (label, box):
        layout.addWidget(widget)
    dialog.setMinimumWidth(WIDTH)
    return dialog
