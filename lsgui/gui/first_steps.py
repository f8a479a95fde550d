"""What a newcomer finds where the labels will be: how to ask, and what each operation keeps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from lsgui.core.types import OPERATIONS, SIGNS, Operation
from lsgui.gui import theme
from lsgui.gui.operation_names import operation_name
from lsgui.gui.operation_notes import operation_example, operation_note
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.venn_icon import VennIcon
from lsgui.gui.widgets import EmptyState


class Message:
    """Every text that this can show."""

    TITLE = QT_TRANSLATE_NOOP("FirstSteps", "Combine two photographs")
    TEXT = QT_TRANSLATE_NOOP(
        "FirstSteps",
        "Put one into A and one into B: drop, paste or open them. Between them, choose what you want; its"
        " labels appear here, and the photographs of your library nearest to it beside them.",
    )


class FirstSteps(EmptyState):
    """An empty state; before there is a photograph, with the three operations and an example of each."""

    help_asked = Signal()
    """The user wants to read what the operations do."""
    settings_asked = Signal()
    """The user wants to choose other networks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = QWidget()
        grid = QGridLayout(self._operations)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.SPACING)
        grid.setColumnStretch(1, 1)
        for row, operation in enumerate(OPERATIONS):
            grid.addWidget(VennIcon(operation), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_explained(operation), row, 1)
        self.add_widget(self._operations)
        self.help_button = self.add_button(self.tr("What the Operations Do"), self.help_asked.emit)
        self.help_button.setAccessibleDescription(self.tr("Opens a page of help"))
        self.settings_button = self.add_button(self.tr("Settings…"), self.settings_asked.emit)
        self.settings_button.setAccessibleDescription(self.tr("Lets you choose another checkpoint"))
        self.say_first_steps()

    def say_first_steps(self) -> None:
        """Say what to do first."""
        self.say(self.tr(Message.TITLE), self.tr(Message.TEXT))
        self._show_operations(True)
        notes = (f"{operation_name(each)}: {operation_note(each)}. {operation_example(each)}"
                 for each in OPERATIONS)  # fmt: skip
        self.setAccessibleDescription(" ".join((self.tr(Message.TEXT), *notes)))

    def say_instead(self, title: str, text: str = "", *, settings: bool = False) -> None:
        """Say why there is no answer; with `settings` where these can help."""
        self.say(title, text)
        self._show_operations(False)
        self.settings_button.setVisible(settings)

    def _show_operations(self, show: bool) -> None:
        self._operations.setVisible(show)
        self.help_button.setVisible(show)
        self.settings_button.hide()


def _explained(operation: Operation) -> QLabel:
    """An operation by name and sign, what it keeps, and an example."""
    name = f"<b>{operation_name(operation)}</b> A {SIGNS[operation]} B"
    label = QLabel(f"{name}<br>{operation_note(operation)}.<br>{operation_example(operation)}")
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
