"""The menus of an expression's parts: everything that can be done with one, and where a part was dropped."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from lsgui.core import formulas
from lsgui.core.formulas import Node, Place
from lsgui.core.types import OPERATIONS, SIGNS, Operation
from lsgui.gui import theme
from lsgui.gui.expression_words import combine_words
from lsgui.gui.operation_names import operation_name

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge


class PartMenus(QObject):
    """Builds menus, whose entries change the bridge's formula or ask for files.

    `open_letter` and `paste_letter` take a letter, `open_more` an operation and a place.
    """

    def __init__(
        self,
        bridge: "SessionBridge",
        widget: QWidget,
        *,
        open_letter: Callable[[str], None],
        paste_letter: Callable[[str], None],
        open_more: Callable[[Operation, Place], None],
    ) -> None:
        super().__init__(widget)
        self._bridge, self._widget = bridge, widget
        self._open_letter, self._paste_letter, self._open_more = open_letter, paste_letter, open_more

    def of_part(self, place: Place) -> QMenu:
        """Everything that can be done with the part at a place."""
        menu = self._menu()
        state = self._bridge.state
        part = formulas.at(state.asked, place)
        look = menu.addAction(self.tr("&Show Labels of {part}").format(part=state.name_at(place)))
        look.triggered.connect(lambda: self._bridge.look_at(place))
        menu.addSeparator()
        if isinstance(part, Node):
            self._add_for_step(menu, place, part)
        else:
            self._add_for_image(menu, part)
        self._add_combining(menu, place)
        self._add_moving(menu, place)
        return menu

    def of_drop(self, source: Place, target: Place) -> QMenu:
        """What can be done where one part was dropped on another."""
        menu = self._menu()
        formula = self._bridge.state.asked
        names = [formulas.text(formulas.at(formula, place)) for place in (source, target)]
        if not (formulas.within(source, target) or formulas.within(target, source)):
            words = self.tr("E&xchange {one} and {other}").format(one=names[0], other=names[1])
            self._add(menu, words, formulas.exchanged(formula, source, target), self.tr("Exchange Parts"))
        for operation in OPERATIONS:
            if formulas.within(target, source):
                continue
            moved = formulas.moved(formula, source, target, operation)
            words = self.tr("Move to {formula}").format(formula=formulas.text(moved))
            self._add(menu, words, moved, self.tr("Move Part"))
        return menu

    def of_files(self, combine: Callable[[Operation], object]) -> QMenu:
        """How photographs that were dropped on a part can be combined with it."""
        menu = self._menu()
        for operation in OPERATIONS:
            action = menu.addAction(f"{SIGNS[operation]}  {combine_words(operation).rstrip('…')}")
            action.triggered.connect(lambda _=False, operation=operation: combine(operation))
        return menu

    def _menu(self) -> QMenu:
        menu = QMenu(self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add(self, menu: QMenu, words: str, formula: formulas.Formula | None, name: str) -> None:
        action = menu.addAction(words)
        action.setEnabled(formula is not None)
        if formula is not None:
            action.triggered.connect(lambda: self._bridge.set_formula(formula, name))

    def _add_for_image(self, menu: QMenu, letter: str) -> None:
        menu.addAction(theme.icon("open"), self.tr("&Replace Image…"), lambda: self._open_letter(letter))
        menu.addAction(theme.icon("paste"), self.tr("&Paste Here"), lambda: self._paste_letter(letter))
        menu.addSeparator()

    def _add_for_step(self, menu: QMenu, place: Place, step: Node) -> None:
        formula = self._bridge.state.asked
        for operation in OPERATIONS:
            words = self.tr("Make It {sign}  {operation}").format(
                sign=SIGNS[operation], operation=operation_name(operation)
            )
            changed = formulas.with_operation(formula, place, operation)
            name = self.tr("Choose {operation}").format(operation=operation_name(operation))
            self._add(menu, words, changed if operation != step.operation else None, name)
        swapped = formulas.swapped(formula, place)
        self._add(menu, self.tr("S&wap Its Sides"), swapped, self.tr("Swap Sides"))
        menu.addSeparator()

    def _add_combining(self, menu: QMenu, place: Place) -> None:
        for operation in OPERATIONS:
            action = menu.addAction(f"{SIGNS[operation]}  {combine_words(operation)}")
            action.triggered.connect(lambda _=False, operation=operation: self._open_more(operation, place))
        menu.addSeparator()

    def _add_moving(self, menu: QMenu, place: Place) -> None:
        formula = self._bridge.state.asked
        exchange = menu.addMenu(self.tr("E&xchange With"))
        for other, part in formulas.nodes(formula):
            if not (formulas.within(place, other) or formulas.within(other, place)):
                exchanged = formulas.exchanged(formula, place, other)
                self._add(exchange, formulas.text(part), exchanged, self.tr("Exchange Parts"))
        exchange.setEnabled(not exchange.isEmpty())
        kept = formulas.at(formula, place) if place else None
        self._add(menu, self.tr("&Keep Only This"), kept, self.tr("Keep Only a Part"))
        rest = formulas.removed(formula, place)
        self._add(menu, self.tr("Re&move from Expression"), rest, self.tr("Remove Part"))
