"""Tab goes through the window as it is read: by its layouts, whenever a part of it was made.

Qt's own order is that of making, and what comes later (chips, columns, the wells of C and D) would be last.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QTabBar, QWidget

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow


def go_on(window: "MainWindow", *, forward: bool) -> bool:
    """Give the keyboard to the next (or former) control of a window, round its end; False without any."""
    order = stops(_parts(window))
    if not order:
        return False
    focused, step = window.focusWidget(), 1 if forward else -1
    place = order.index(focused) + step if focused in order else min(step, 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[place % len(order)].setFocus(reason)
    return True


def _parts(window: "MainWindow") -> list[QWidget]:
    """The parts of a window from its top to its foot; a panel that floats is a window of its own."""
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    docks = [dock for dock in window.docks.values() if not dock.isFloating()]
    parts = window.toolbar, window.centralWidget(), *bars, *docks, window.status
    return [part for part in parts if part is not None]


def stops(roots: Iterable[QWidget]) -> list[QWidget]:
    """The controls in sight that Tab stops at, in the order in which they are read."""
    found = (widget for root in roots for widget in _read(root) if _is_stop(widget))
    return list(dict.fromkeys(found))  # what is in a scroll area is found in its viewport, too


def _read(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all in it: what it lays out by its layout, all else in the order of making."""
    if widget.isHidden():
        return
    yield widget
    for child in _children(widget):
        yield from _read(child)


def _children(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QSplitter | QStackedWidget):
        found = (widget.widget(place) for place in range(widget.count()))
        laid_out = [each for each in found if each is not None]
    elif isinstance(widget, QScrollArea):
        laid_out = [inside] if (inside := widget.widget()) is not None else []
    else:
        layout = widget.layout()
        laid_out = list(_laid_out(layout)) if layout is not None else []
    others = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return laid_out + [other for other in others if other not in laid_out and not other.isWindow()]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout, and of those in it, in its order.

    Nobody asks for its items: PySide keeps each that `itemAt` gave until the layout goes, and when its widget
    was deleted takes for it whatever comes to have its address, a button of a dialog, say.
    """
    owner = layout.parentWidget()
    found: list[QLayout | QWidget] = [each for each in layout.children() if isinstance(each, QLayout)]
    if owner is not None:
        found += owner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    places = [(layout.indexOf(each), each) for each in found]
    for _, each in sorted((pair for pair in places if pair[0] >= 0), key=lambda pair: pair[0]):
        if isinstance(each, QLayout):
            yield from _laid_out(each)
        else:
            yield each


def _is_stop(widget: QWidget) -> bool:
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return tab and widget.focusProxy() is None and widget.isEnabled() and widget.isVisible()
