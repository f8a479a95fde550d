"""The methods side by side: what each of them answers to the present query."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from lsgui.core.types import Answer, Method
from lsgui.gui import theme
from lsgui.gui.method_column import MethodColumn
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.widgets import EmptyState

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge


class Message:
    """Every message that this panel can show."""

    TITLE = QT_TRANSLATE_NOOP("MethodsPanel", "Methods side by side")
    EMPTY = QT_TRANSLATE_NOOP("MethodsPanel", "Nothing to compare yet")
    EMPTY_TEXT = QT_TRANSLATE_NOOP(
        "MethodsPanel", "Put two photographs into A and B, and every method answers here."
    )
    NO_ENGINE = QT_TRANSLATE_NOOP("MethodsPanel", "No answers")
    NO_ENGINE_TEXT = QT_TRANSLATE_NOOP(
        "MethodsPanel", "The networks could not be loaded; the message above says why."
    )


class MethodsPanel(QWidget):
    """A column for each method that the checkpoint has; they are asked only while somebody looks."""

    close_asked = Signal()
    """The user wants to see the answer again."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._chosen: Answer | None = None
        self.columns: dict[Method, MethodColumn] = {}
        self.back = QPushButton(self.tr("Back to Answer"))
        self.empty = EmptyState()
        self._build()
        self.setFocusProxy(self.back)
        comparisons = bridge.comparisons
        comparisons.begun.connect(self._begin)
        comparisons.answered.connect(self._show)
        comparisons.failed.connect(lambda method, sentence: self.columns[method].fail(sentence))
        comparisons.cleared.connect(self._clear)
        bridge.engine_failed.connect(
            lambda *_: self.empty.say(self.tr(Message.NO_ENGINE), self.tr(Message.NO_ENGINE_TEXT))
        )
        self._clear()

    def _build(self) -> None:
        self.back.setToolTip(self.tr("Show the answer's labels and neighbours again (Esc)"))
        self.back.setAccessibleDescription(self.back.toolTip())
        self.back.clicked.connect(lambda: self.close_asked.emit())
        self.empty.say(self.tr(Message.EMPTY), self.tr(Message.EMPTY_TEXT))
        title = QLabel(f"<b>{self.tr(Message.TITLE)}</b>", textFormat=Qt.TextFormat.RichText)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.back)
        inside, pages = QWidget(), QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.SPACING)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addLayout(head)
        layout.addWidget(pages, 1)

    def _begin(self, answer: Answer) -> None:
        """The chosen method has answered; the others will."""
        self._chosen = answer
        engine = self._bridge.engine
        for method in engine.methods if engine is not None else ():
            if method not in self.columns:
                self._add(method)
            self.columns[method].wait()
        self.columns[answer.query.method].show_answer(answer, answer)
        self._pages.setCurrentIndex(1)

    def _add(self, method: Method) -> None:
        column = MethodColumn(self._bridge, method)
        column.chosen.connect(self._bridge.set_method)
        self.columns[method] = column
        self._row.addWidget(column, 1)

    def _show(self, answer: Answer) -> None:
        if self._chosen is not None:
            self.columns[answer.query.method].show_answer(answer, self._chosen)

    def _clear(self) -> None:
        self._chosen = None
        for column in self.columns.values():
            column.clear()
        self._pages.setCurrentIndex(0)

    def sizeHint(self) -> QSize:
        """Room for three columns."""
        return QSize(720, 480)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Methods are compared for those who look."""
        super().showEvent(event)
        self._bridge.comparisons.want(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._bridge.comparisons.want(False)
