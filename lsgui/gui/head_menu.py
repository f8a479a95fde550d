"""What can be done with a head beside its own buttons: a menu, and the dialogs that it opens."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from lsgui.gui import desktop
from lsgui.gui.drops import Dropped
from lsgui.gui.head_tree import Choice
from lsgui.gui.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from lsgui.core.fewshot import Head
    from lsgui.gui.session_bridge import SessionBridge


class Message:
    """The texts of the menu's dialogs."""

    NEW = QT_TRANSLATE_NOOP("HeadMenu", "Choose Photographs of a New Category")
    ADD = QT_TRANSLATE_NOOP("HeadMenu", "Choose Photographs That Show “{label}”")
    OPEN = QT_TRANSLATE_NOOP("HeadMenu", "Choose the Folder of a Head")
    COPY = QT_TRANSLATE_NOOP("HeadMenu", "Choose Where to Save a Copy of “{name}”")
    EXPORT = QT_TRANSLATE_NOOP("HeadMenu", "Save the Library's Scores by “{name}”")


class HeadMenu(QObject):
    """Builds the menu of what is chosen; work with progress is asked of the panel."""

    fit_asked = Signal(str, object)
    """A name, and what starts a job that makes a head of it."""
    new_asked = Signal(object)
    """Pictures of a new category, a `drops.Dropped`."""
    more_asked = Signal(str, str, object)
    """A head's name, its category, and pictures of it."""
    export_asked = Signal(object, object)
    """A head, and the Path of a table to write."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._widget = bridge, parent

    def pop_up(self, choice: Choice | None, position: QPoint) -> None:
        """Show the menu at a place on the screen."""
        self.build(choice).popup(position)

    def build(self, choice: Choice | None) -> QMenu:
        """The menu of what is chosen."""
        menu = QMenu(self._widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        head = self._bridge.head_named(choice.head) if choice is not None and choice.usable else None
        if head is not None and choice is not None:
            self._add_category(menu, head, choice.label or (head.labels[0] if len(head.labels) == 1 else ""))
            self._add_head(menu, head)
        elif choice is not None and not choice.usable:
            self._add_unusable(menu, choice.head)
        menu.addAction(self.tr("New Category from Photographs…"), self._choose_new)
        menu.addAction(self.tr("Open Head…"), self._choose_head)
        return menu

    def _add_category(self, menu: QMenu, head: "Head", label: str) -> None:
        if not label:
            return
        name = head.name
        menu.addAction(self.tr("Add Photographs…"), lambda: self._choose_more(name, label))
        shown = menu.addAction(self.tr("Show in Library"), lambda: self._bridge.show_in_library(name, label))
        shown.setToolTip(
            self.tr("The photographs of the library that “{label}” is found in").format(label=label)
        )
        shown.setEnabled(self._bridge.library is not None)
        menu.addSeparator()

    def _add_head(self, menu: QMenu, head: "Head") -> None:
        name, bridge = head.name, self._bridge
        without = menu.addAction(self.tr("Fit Again without Combinations"))
        without.triggered.connect(lambda: bridge.fit_head_again(name, synthesis=False))
        with_them = menu.addAction(self.tr("Fit Again with Combinations"))
        with_them.triggered.connect(lambda: bridge.fit_head_again(name, synthesis=True))
        merge = menu.addMenu(self.tr("Merge with"))
        for other in (other.name for other in bridge.heads if other.name != name):
            act = merge.addAction(other.replace("&", "&&"))
            act.triggered.connect(lambda _=False, other=other: bridge.merge_heads(name, [other]))
        merge.setEnabled(not merge.isEmpty())
        menu.addSeparator()
        export = menu.addAction(self.tr("Export Scores…"), lambda: self._choose_table(head))
        export.setToolTip(self.tr("A table (CSV) of every photograph of the library and its scores"))
        export.setEnabled(bridge.library is not None)
        menu.addAction(self.tr("Save a Copy…"), lambda: self._choose_copy(head))
        menu.addSeparator()

    def _add_unusable(self, menu: QMenu, key: str) -> None:
        lost = next((each for each in self._bridge.unusable_heads if each.key == key), None)
        if lost is not None and hasattr(lost.error, "examples"):
            act = menu.addAction(
                self.tr("Fit Again from Its Examples"),
                lambda: self.fit_asked.emit(key, lambda: self._bridge.fit_unusable_head(key)),
            )
            act.setToolTip(self.tr("The old head goes; this can be undone"))
        menu.addSeparator()

    # Dialogs

    def _choose_new(self) -> None:
        title = self.tr(Message.NEW)
        desktop.choose_pictures(self._widget, title, lambda files: self.new_asked.emit(Dropped(files=files)))

    def _choose_more(self, name: str, label: str) -> None:
        title = self.tr(Message.ADD).format(label=label)
        desktop.choose_pictures(
            self._widget, title, lambda files: self.more_asked.emit(name, label, Dropped(files=files))
        )

    def _choose_head(self) -> None:
        def take(folder: Path) -> None:
            self.fit_asked.emit(folder.name, lambda: self._bridge.open_head(folder))

        desktop.choose_folder(self._widget, self.tr(Message.OPEN), take)

    def _choose_copy(self, head: "Head") -> None:
        title = self.tr(Message.COPY).format(name=head.name)
        desktop.choose_folder(
            self._widget, title, lambda folder: self._bridge.head_looks.save_copy(head, folder)
        )

    def _choose_table(self, head: "Head") -> None:
        title = self.tr(Message.EXPORT).format(name=head.name)
        desktop.choose_target(
            self._widget, title, f"{head.name}.csv", lambda file: self.export_asked.emit(head, file)
        )
