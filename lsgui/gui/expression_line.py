"""The line in which an expression is typed; what is wrong with it is said beneath while it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lsgui.core import formulas
from lsgui.core.formulas import Formula
from lsgui.core.types import FormulaError
from lsgui.gui.notice import Notice
from lsgui.gui.texts import QT_TRANSLATE_NOOP


class Message:
    """What this line can say, beside what is wrong with an expression."""

    WAITING = QT_TRANSLATE_NOOP("ExpressionLine", "This is not asked yet: Enter asks it, Esc takes it back.")


class ExpressionLine(QWidget):
    """Shows a formula. What is typed is kept until Enter applies it or Esc takes it back; until then it
    is said that it is not asked yet."""

    applied = Signal(object)  # Formula

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formula: Formula = "A"
        self.edit = _Line()
        self.edit.setMaxLength(formulas.LONGEST)
        self.edit.setAcceptDrops(False)  # a dropped photograph is for the window
        self.edit.setPlaceholderText("(A ∪ B) ∖ C")
        self.edit.setAccessibleName(self.tr("Expression"))
        self.edit.setAccessibleDescription(
            self.tr(
                "Letters of images with | or ∪ for union, & or ∩ for intersection, - or ∖ for difference, and"
                " parentheses. Enter applies it, Escape takes it back."
            )
        )
        self.edit.setToolTip(self.tr("Type (a | b) - c and press Enter; Esc takes it back"))
        self.trouble = Notice(dismissable=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.edit)
        layout.addWidget(self.trouble)
        self.edit.textEdited.connect(lambda _: self._check())
        self.edit.returnPressed.connect(self._apply)
        self.edit.restored.connect(self.restore)
        self.setFocusProxy(self.edit)

    def show_formula(self, formula: Formula) -> None:
        """Show a formula, unless something is being typed."""
        self._formula = formula
        if not self.edit.isModified() or self._read() == formula:
            self.restore()
        else:
            self._check()

    def restore(self) -> None:
        """Show the formula again in place of what was typed."""
        self.edit.setText(formulas.text(self._formula))
        self.edit.setModified(False)
        self.trouble.hide()

    def _read(self) -> Formula | FormulaError:
        try:
            return formulas.parse(self.edit.text())
        except FormulaError as error:
            return error

    def _check(self) -> None:
        found = self._read()
        if isinstance(found, FormulaError):
            self.trouble.say(str(found), severity="warning")
        elif found != self._formula:
            self.trouble.say(self.tr(Message.WAITING), severity="info")
        else:
            self.trouble.hide()

    def _apply(self) -> None:
        found = self._read()
        if isinstance(found, FormulaError):
            self.trouble.say(str(found), severity="warning")
            self.edit.setCursorPosition(found.at - 1)
            return
        self.edit.setModified(False)
        self.applied.emit(found)
        self.show_formula(self._formula)


class _Line(QLineEdit):
    restored = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.restored.emit()
        else:
            super().keyPressEvent(event)
