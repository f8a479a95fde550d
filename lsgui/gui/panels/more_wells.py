"""The images C, D, … beneath the two wells, each in a small row, and the button that adds another one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsgui.core import formulas
from lsgui.core.formulas import LETTERS
from lsgui.core.types import OPERATIONS, SIGNS
from lsgui.gui import desktop, theme
from lsgui.gui.drop_target import DropTarget
from lsgui.gui.expression_words import combine_words
from lsgui.gui.image_area import ImageArea
from lsgui.gui.tasks import FIRST
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.tips import plain_tip
from lsgui.gui.why_overlay import WhyOverlay, words

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge

EDGE = 44
HIGHEST = 2 * (EDGE + 12)
"""More rows than these are scrolled."""


class Message:
    """Every message that this panel can show."""

    UNUSED = QT_TRANSLATE_NOOP("MoreWells", "not in the expression")


class SmallWell(QWidget):
    """One further image: its picture, letter and name, and a menu."""

    open_asked = Signal(str)
    paste_asked = Signal(str)
    dropped = Signal(str, object)

    def __init__(self, bridge: "SessionBridge", letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self.letter = bridge, letter
        self._path: Path | None = None
        self._used = True
        self.area = ImageArea(letter)
        self.area.setMinimumSize(EDGE, EDGE)
        self.area.setFixedSize(QSize(EDGE + 14, EDGE))
        self.area.setProperty("letter", letter)
        self._name = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.clear_button = QToolButton(autoRaise=True)
        self.clear_button.setIcon(theme.icon("clear"))
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = self.tr("Remove image {letter}").format(letter=letter)
        self.clear_button.setToolTip(words)
        self.clear_button.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.area)
        row.addWidget(self._name, 1)
        row.addWidget(self.clear_button)
        self._connect()

    def _connect(self) -> None:
        self.area.open_asked.connect(lambda: self.open_asked.emit(self.letter))
        self.area.view_asked.connect(self._view)
        self.area.clear_asked.connect(lambda: self._bridge.clear_letter(self.letter))
        self.area.dropped.connect(lambda dropped: self.dropped.emit(self.letter, dropped))
        self.area.menu_asked.connect(lambda where: self._menu().popup(where))
        self.clear_button.clicked.connect(lambda: self._bridge.clear_letter(self.letter))
        self._bridge.explanations.changed.connect(self._show_why)

    def show_image(self, path: Path | None, *, used: bool) -> None:
        """Show a file; `used` says whether the letter is in the formula."""
        self._used = used
        self._name.setToolTip(plain_tip(str(path)) if path is not None else "")
        if path != self._path or path is None:
            self._path = path
            self.area.show_image(path, QPixmap(), "")
            self.read()
        self._show_why()

    def _show_why(self) -> None:
        """What carries the label that is explained, over the picture; its first line beside it."""
        explanations, path = self._bridge.explanations, self._path
        key = explanations.key
        if path is None or key is None or not explanations.covers(path):
            self.area.show_why(None, "")
            self._name_it("" if self._used else self.tr(Message.UNUSED))
            return
        found = explanations.of(path)
        text = words(key[0], found)
        self.area.show_why(WhyOverlay(found) if found is not None else None, text)
        self._name_it(text.partition("\n")[0])
        self.area.setToolTip(plain_tip(text))

    def _name_it(self, note: str) -> None:
        name = self._path.name if self._path is not None else self.tr("empty")
        self._name.setText("\n".join(filter(None, (f"{self.letter}  {name}", note))))
        self.area.setToolTip("")

    def read(self) -> None:
        """Load the picture, also if it was loaded before."""
        path = self._path
        if path is None:
            return

        def arrived(found: QImage | str) -> None:
            if path == self._path:
                picture = QPixmap.fromImage(found) if isinstance(found, QImage) else QPixmap()
                self.area.show_image(path, picture, found if isinstance(found, str) else "")

        edge = round(2 * EDGE * self.devicePixelRatioF())
        self._bridge.request_thumbnail(path, edge, arrived, owner=self, priority=FIRST)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(theme.icon("open"), self.tr("Open…"), lambda: self.open_asked.emit(self.letter))
        menu.addAction(theme.icon("paste"), self.tr("Paste"), lambda: self.paste_asked.emit(self.letter))
        menu.addSeparator()
        remove = self.tr("Remove")
        menu.addAction(theme.icon("clear"), remove, lambda: self._bridge.clear_letter(self.letter))
        return menu

    def _view(self) -> None:
        if self._path is not None and (trouble := desktop.open_photograph(self._path)):
            self._bridge.failed.emit(trouble, str(self._path))


class AddButton(DropTarget):
    """Adds an image: by a menu of operations, or by a drop, which makes a union."""

    chosen = Signal(str)  # an operation

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QToolButton(autoRaise=True)
        self.button.setText(self.tr("+ Another image…"))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setToolTip(self.tr("Combine the answer with a third image, and more"))
        self.button.setAccessibleName(self.tr("Add another image"))
        self.button.setAccessibleDescription(self.button.toolTip())
        self.menu = QMenu(self)
        for operation in OPERATIONS:
            action = self.menu.addAction(f"{SIGNS[operation]}  {combine_words(operation)}")
            action.triggered.connect(lambda _=False, operation=operation: self.chosen.emit(operation))
        self.button.clicked.connect(
            lambda: self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)


class MoreWells(QWidget):
    """As many rows as there are further letters in use; only the button where there are none."""

    open_asked = Signal(str)
    paste_asked = Signal(str)
    dropped = Signal(str, object)
    more_asked = Signal(str)  # an operation
    more_dropped = Signal(object)

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.wells: dict[str, SmallWell] = {}
        self.add = AddButton()
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._scroll)
        layout.addWidget(self.add)
        self.add.chosen.connect(self.more_asked)
        self.add.dropped.connect(self.more_dropped)
        bridge.changed.connect(self._refresh)
        bridge.files_reread.connect(self._read_again)
        self._show()

    def _refresh(self, changed: frozenset[str]) -> None:
        if changed & {"more", "formula"}:
            self._show()

    def _show(self) -> None:
        state = self._bridge.state
        used = formulas.letters(state.asked)
        wanted = [each for each in LETTERS[2:] if each in used or state.image_of(each) is not None]
        for letter in set(self.wells) - set(wanted):
            self._drop(letter)
        for number, letter in enumerate(wanted):
            if letter not in self.wells:
                self._insert(number, letter)
            self.wells[letter].show_image(state.image_of(letter), used=letter in used)
        self._scroll.setVisible(bool(wanted))
        self._scroll.setMinimumHeight(EDGE + 4)
        self._scroll.setMaximumHeight(min(HIGHEST, len(wanted) * (EDGE + 4)))

    def _insert(self, number: int, letter: str) -> None:
        well = self.wells[letter] = SmallWell(self._bridge, letter)
        self._rows.insertWidget(number, well)
        well.open_asked.connect(self.open_asked)
        well.paste_asked.connect(self.paste_asked)
        well.dropped.connect(self.dropped)

    def _drop(self, letter: str) -> None:
        well = self.wells.pop(letter)
        if (focus := QApplication.focusWidget()) is not None and well.isAncestorOf(focus):
            self.add.button.setFocus()
        self._rows.removeWidget(well)
        well.hide()
        well.deleteLater()

    def _read_again(self) -> None:
        for well in self.wells.values():
            well.read()
