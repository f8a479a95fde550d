"""The pages that are shown beside the wells in place of the answer, one at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class Pages(QObject):
    """Owns the stack of pages; a page has a signal `close_asked`, and goes back to the answer by it."""

    changed = Signal()  # another page, or the answer, is shown

    def __init__(self, answer: Sequence[QWidget], entry: QWidget, parent: QObject | None = None) -> None:
        """`answer` is hidden while a page is shown; `entry` gets the focus when it is back."""
        super().__init__(parent)
        self.stack = QStackedWidget()
        self.stack.hide()
        self._answer = tuple(answer)
        self._entry = entry
        self._entries: dict[str, QWidget] = {}
        self._pages: dict[str, QWidget] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all pages."""
        return tuple(self._pages)

    def add(self, name: str, page: QWidget, entry: QWidget | None = None) -> None:
        """Add a page; `entry` (or the page itself) gets the focus when it is shown."""
        self._pages[name] = page
        self._entries[name] = entry or page
        self.stack.addWidget(page)
        page.close_asked.connect(lambda: self.show(None))  # type: ignore[attr-defined]

    def shown(self, name: str) -> bool:
        """Whether a page is in place of the answer."""
        return not self.stack.isHidden() and self.stack.currentWidget() is self._pages[name]

    def show(self, name: str | None) -> None:
        """Show a page in place of the answer, or the answer again (None)."""
        if name is not None:
            self.stack.setCurrentWidget(self._pages[name])
        self.stack.setVisible(name is not None)
        for panel in self._answer:
            panel.setVisible(name is None)
        self._enter(name)
        self.changed.emit()

    @property
    def current(self) -> str | None:
        """The name of the page that is shown; None for the answer."""
        return next((name for name in self._pages if self.shown(name)), None)

    def _enter(self, name: str | None) -> None:
        """Give the keyboard to the entry, or where that is not shown, to the first control that is."""
        entry = self._entry if name is None else self._entries[name]
        panels = self._answer if name is None else (self._pages[name],)
        for widget in (entry, *(each for panel in panels for each in panel.findChildren(QWidget))):
            if _takes_keys(widget):
                widget.setFocus()
                return

    def toggle(self, name: str) -> None:
        """Show a page, or the answer again if it is shown."""
        self.show(None if self.shown(name) else name)


def _takes_keys(widget: QWidget) -> bool:
    """Whether a widget could have the keyboard, were its window shown."""
    target = widget.focusProxy() or widget
    reached = bool(target.focusPolicy() & Qt.FocusPolicy.TabFocus) and target.isEnabled()
    return reached and target.isVisibleTo(target.window())
