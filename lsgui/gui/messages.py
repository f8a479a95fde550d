"""The message bar: expected failures and notes, one sentence each, above the window's content.

Who shows a message declares it beforehand as a `BarMessage`; the text may have {fields}, and is marked for
translation with "MessageBar".
"""

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lsgui.gui import theme
from lsgui.gui.notice import Notice, Severity

MOST_SHOWN = 3


@dataclass(frozen=True)
class BarMessage:
    """A message that can be shown. One key is shown at most once; a newer one replaces it."""

    key: str
    severity: Severity
    text: str = "{sentence}"


class MessageBar(QWidget):
    """The messages shown at present, newest last, at most three; those with an offer stay beyond that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, Notice] = {}
        self._offers: set[str] = set()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.SPACING // 2)
        self.setAccessibleName(self.tr("Messages"))
        self.hide()

    def show_message(
        self, message: BarMessage, *, details: str = "", offer: str = "", **values: object
    ) -> None:
        """Show a message; `details` is what its "Copy Details" copies (no button if empty).

        With an `offer`, that is its button instead: who shows it connects the row's `acted`.
        """
        self.clear(message.key)
        self._make_room()
        if offer:
            self._offers.add(message.key)
        row = self._rows[message.key] = self._make_row(
            message, self.tr(message.text).format(**values), details, offer
        )
        self._layout.addWidget(row)
        self.show()

    def clear(self, key: str) -> None:
        """Take a message away, if it is shown."""
        self._offers.discard(key)
        row = self._rows.pop(key, None)
        if row is not None:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
            self.setVisible(bool(self._rows))

    def withdraw(self, sentence: str) -> None:
        """Take away what says this: it is true no longer."""
        for key in [key for key, row in self._rows.items() if row.text() == sentence]:
            self.clear(key)

    def texts(self) -> tuple[str, ...]:
        """The sentences shown, oldest first."""
        return tuple(row.text() for row in self._rows.values())

    def row(self, key: str) -> Notice | None:
        """The row of a message, if it is shown."""
        return self._rows.get(key)

    def _make_room(self) -> None:
        """The oldest messages go, but none that offers something: that is for the user to dismiss."""
        while len(self._rows) >= MOST_SHOWN:
            plain = next((key for key in self._rows if key not in self._offers), None)
            if plain is None:
                return
            self.clear(plain)

    def _make_row(self, message: BarMessage, sentence: str, details: str, offer: str) -> Notice:
        row = Notice(self)
        row.dismissed.connect(lambda: self.clear(message.key))
        if offer:
            row.say(sentence, action=offer, severity=message.severity)
            return row
        row.say(sentence, action=self.tr("Copy Details") if details else "", severity=message.severity)
        row.action_button.setAccessibleDescription(self.tr("Copies what a bug report needs to the clipboard"))
        row.acted.connect(lambda: QGuiApplication.clipboard().setText(f"{sentence}\n\n{details}"))
        return row
