"""A language for tests: every text that can be translated stands in brackets, and is two fifths longer."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from lsgui import paths

LONGER = 0.4
_WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[A-Za-z]{2,}")
_TAG = re.compile(r"</?[a-z]+>")


class Pseudo(QTranslator):
    """Knows what the catalogues know, under the same contexts, and whatever Qt itself asks for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        catalogue = ElementTree.parse(paths.translations() / "lsgui_de.ts").getroot()
        self.known = {
            (context.findtext("name"), message.findtext("source"))
            for context in catalogue.iter("context")
            for message in context.iter("message")
        }

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        """The text in brackets; "" where nobody could translate it."""
        ours = (context, source) in self.known
        return wrapped(source) if ours or context.startswith("Q") else ""

    def isEmpty(self) -> bool:  # noqa: N802
        """Never."""
        return False


def wrapped(text: str) -> str:
    """The text with brackets and two fifths more letters."""
    more = round(LONGER * len(text))
    return f"⟦{text}{(' ····' * more)[:more].rstrip()}⟧" if text.strip() else text


def foreign(text: str, data: set[str]) -> list[str]:
    """The words of a shown text that stand outside the brackets and are neither data nor tags."""
    text = _TAG.sub(" ", text)
    for known in sorted(data, key=len, reverse=True):
        text = text.replace(known, "")
    while _WRAPPED.search(text):
        text = _WRAPPED.sub("", text)
    return _WORD.findall(text)


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of the widgets in sight, with where it is."""
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisible() and not widget.objectName().startswith("qt_"):
            for text in _of(widget):
                yield type(widget).__name__, text


def _of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(number) for number in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(number) for number in range(widget.count()))
            yield from (widget.tabToolTip(number) for number in range(widget.count()))
        case QAbstractItemView():
            yield from _of_items(widget)
    yield from (text for action in widget.actions() for text in _of_action(action))


def in_actions(window: QWidget) -> Iterator[str]:
    """The texts of every action and menu that a window has, shown or not."""
    for action in window.findChildren(QAction):
        yield from _of_action(action)


def _of_action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip())


ROWS = 20
"""More rows of one level tell nothing new."""
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def _of_items(view: QAbstractItemView) -> Iterator[str]:
    model, root = view.model(), QModelIndex()
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for column in range(columns):
        for role in ROLES:
            yield from _as_text(model.headerData(column, Qt.Orientation.Horizontal, role))
    yield from _of_rows(view, root, columns)


def _of_rows(view: QAbstractItemView, parent: QModelIndex, columns: int) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(parent), ROWS)):
        for column in range(columns):
            for role in ROLES:
                yield from _as_text(model.index(row, column, parent).data(role))
        if columns > 1:
            yield from _of_rows(view, model.index(row, 0, parent), columns)


def _as_text(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
