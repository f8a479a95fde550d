"""A box to check, drawn in the text's own colour: the style's is not to be seen on a dark ground."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from lsgui.gui import theme


class CheckButton(QToolButton):
    """A mark and a text; a click or Space turns it over."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _: self.show_mark())
        self.show_mark()

    def show_mark(self) -> None:
        """Draw the mark as it is now: needed where signals were blocked."""
        self.setIcon(theme.icon("checked" if self.isChecked() else "unchecked"))
