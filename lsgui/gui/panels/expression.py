"""The expression panel: what is asked of any number of images, as text and chips, and what is weak in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from lsgui.core import formulas
from lsgui.core.formulas import Formula, Node, Place
from lsgui.core.types import OPERATIONS, Answer
from lsgui.gui import theme
from lsgui.gui.drops import Dropped
from lsgui.gui.expression_line import ExpressionLine
from lsgui.gui.expression_menu import PartMenus
from lsgui.gui.expression_tree import ExpressionTree
from lsgui.gui.expression_words import fading_text, lines_of, missing_letters, sentence
from lsgui.gui.notice import Notice
from lsgui.gui.operation_names import operation_name
from lsgui.gui.plus_target import PlusTarget
from lsgui.gui.session_changes import ANOTHER
from lsgui.gui.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge

REMARKS = 3
"""So many remarks are shown in sentences beside the chips; the others are with their chips."""
ROOM = 300
"""Where less than this is left beside the chips, the remarks, and only one of them, are beneath."""
HIGH = 40
"""A window of fewer lines of text has room for one remark."""
CHIPS = 0.6
"""Beside the remarks, the chips have at most this share of the width."""
_NO_LIMIT = (1 << 24) - 1


class Message:
    """Every message that this panel can show, beside the remarks of `core.remarks`."""

    MISSING = QT_TRANSLATE_NOOP(
        "ExpressionPanel", "{letter} has no photograph yet and is left out; drop one on its chip."
    )
    MORE = QT_TRANSLATE_NOOP(
        "ExpressionPanel", "{sentence} More remarks are with the chips that have a sign."
    )


class ExpressionPanel(QWidget):
    """Hidden while there is only the operation on A and B, unless it is asked for."""

    close_asked = Signal()
    letter_asked = Signal(str)  # the user wants to open an image for this letter
    paste_asked = Signal(str)
    more_asked = Signal(str, object)  # an image to combine by this operation with the part at this place
    letter_dropped = Signal(str, object)  # drops.Dropped on a letter
    more_dropped = Signal(str, object, object)  # an operation, a place, drops.Dropped

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._answer: Answer | None = None
        self._said_in = 0  # room for so many remarks
        self.line = ExpressionLine()
        self.tree = ExpressionTree(bridge.request_thumbnail)
        self.targets = {operation: PlusTarget(operation) for operation in OPERATIONS}
        self.fading = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.remarks = [Notice(dismissable=False) for _ in range(REMARKS)]
        self.menus = PartMenus(
            bridge,
            self,
            open_letter=self.letter_asked.emit,
            paste_letter=self.paste_asked.emit,
            open_more=self.more_asked.emit,
        )
        self.close_button = self._tool("clear", self.tr("Hide the expression"))
        self._build()
        self._connect()
        self.hide()
        self._refresh(frozenset({"formula"}))

    @property
    def needed(self) -> bool:
        """Whether there is more than the operation on A and B."""
        return self._bridge.state.formula is not None or bool(self._bridge.state.more)

    def _build(self) -> None:
        top = QHBoxLayout()
        title = QLabel(self.tr("Expression"), textFormat=Qt.TextFormat.PlainText)
        title.setBuddy(self.line.edit)
        for widget in (title, self.close_button):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        top.addWidget(title, alignment=Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.line, 1)
        top.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(4)
        for each in (self.fading, *self.remarks):
            said.addWidget(each)
        said.addStretch(1)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.addLayout(self._chips())
        self._middle.addLayout(said, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(top)
        layout.addLayout(self._middle)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _chips(self) -> QHBoxLayout:
        row, plus = QHBoxLayout(), QVBoxLayout()
        plus.setSpacing(3)
        plus.addStretch(1)
        for target in self.targets.values():
            plus.addWidget(target)
        plus.addStretch(1)
        row.addWidget(self.tree)
        row.addLayout(plus)
        row.addStretch(1)
        return row

    @property
    def _wide(self) -> bool:
        return self._middle.direction() == QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said goes beside the chips where there is room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        way = QBoxLayout.Direction
        if self._room_beside() != self._wide:
            self._middle.setDirection(way.TopToBottom if self._wide else way.LeftToRight)
        self.tree.setMaximumWidth(round(CHIPS * self.width()) if self._wide else _NO_LIMIT)
        if not self.isHidden() and self._room != self._said_in:
            self._say_remarks()

    def _room_beside(self) -> bool:
        targets = max(target.sizeHint().width() for target in self.targets.values())
        return self.width() - self.tree.sizeHint().width() - targets >= ROOM

    @property
    def _room(self) -> int:
        """How many remarks there is room for."""
        high = self.window().height() >= HIGH * self.fontMetrics().height()
        return REMARKS if self._wide and high else 1

    def _tool(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setIcon(theme.icon(icon))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(self.close_asked)
        return button

    def _connect(self) -> None:
        bridge = self._bridge
        self.line.applied.connect(bridge.set_formula)
        self.tree.asked.connect(self._act)
        self.tree.menu_asked.connect(lambda place, where: self.menus.of_part(place).popup(where))
        self.tree.files_dropped.connect(self._take_files)
        self.tree.part_dropped.connect(self._take_part)
        for target in self.targets.values():
            target.chosen.connect(lambda target=target: self.more_asked.emit(target.operation, ()))
            target.dropped.connect(
                lambda dropped, target=target: self.more_dropped.emit(target.operation, (), dropped)
            )
        bridge.changed.connect(self._refresh)
        bridge.answer_ready.connect(self._show_answer)
        bridge.answer_cleared.connect(lambda: self._show_answer(None))
        bridge.files_reread.connect(self.tree.read_again)

    def _show_answer(self, answer: Answer | None) -> None:
        self._answer = answer
        self._show()
        self._say()

    def _refresh(self, changed: frozenset[str]) -> None:
        fields = {"image_a", "image_b", "more", "formula", "operation", "focus"}
        if changed & fields:
            if ANOTHER in changed:  # what was typed belongs to the session that was left
                self.line.restore()
            self.line.show_formula(self._bridge.state.asked)
            self.close_button.setVisible(not self.needed)
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self._show()
        self._say()

    def _show(self) -> None:
        if not self.isHidden():
            self.tree.show_state(self._bridge.state, self._answer)
            self._share_room()

    def _say(self) -> None:
        """What is said stays until the next answer is there, or the window would be laid out twice."""
        state = self._bridge.state
        text = fading_text(state, self._answer)
        self.fading.setText(text)
        self.fading.setVisible(bool(text))
        self._say_remarks()

    def _say_remarks(self) -> None:
        state = self._bridge.state
        said = [
            (self.tr(Message.MISSING).format(letter=letter), True)
            for letter in (missing_letters(state) if any(state.images) else ())
        ]
        said += dict.fromkeys((sentence(line), line.severe) for line in lines_of(state, self._answer))
        room = self._said_in = self._room
        for number, notice in enumerate(self.remarks):
            if number >= min(room, len(said)):
                notice.hide()
                continue
            words, severe = said[number]
            if number == room - 1 and len(said) > room:
                words = self.tr(Message.MORE).format(sentence=words)
            notice.say(words, severity="warning" if severe else "info")

    def _act(self, place: Place, wish: str) -> None:
        """What a chip's click or key asks for."""
        formula = self._bridge.state.asked
        if wish == "look":
            self._bridge.look_at(place)
        elif wish == "remove":
            self._set(formulas.removed(formula, place), self.tr("Remove Part"))
        elif wish == "swap":
            self._set(formulas.swapped(formula, place), self.tr("Swap Sides"))
        elif wish in OPERATIONS:
            name = self.tr("Choose {operation}").format(operation=operation_name(wish))
            self._set(formulas.with_operation(formula, place, wish), name)
        else:
            self.tree.go(place, wish)

    def _set(self, formula: Formula | None, name: str) -> None:
        if formula is not None:
            self._bridge.set_formula(formula, name)

    def _take_files(self, place: Place, dropped: Dropped) -> None:
        """Photographs on a letter replace its image; on an operation they ask how to be combined with it."""
        part = formulas.at(self._bridge.state.asked, place)
        if isinstance(part, Node):
            self._ask_how(place, dropped)
        else:
            self.letter_dropped.emit(part, dropped)

    def _ask_how(self, place: Place, dropped: Dropped) -> None:
        menu = self.menus.of_files(lambda operation: self.more_dropped.emit(operation, place, dropped))
        menu.popup(QCursor.pos())

    def _take_part(self, source: Place, target: Place, where: QPoint) -> None:
        places = {place for place, _ in formulas.nodes(self._bridge.state.asked)}
        if not places >= {source, target}:  # the expression changed under the drag
            return
        menu = self.menus.of_drop(source, target)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(where)
