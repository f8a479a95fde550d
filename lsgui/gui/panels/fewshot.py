"""The few-shot panel: heads fitted from folders of examples, their categories and examples."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from lsgui.gui import desktop
from lsgui.gui.folder_drop import FolderDropPanel
from lsgui.gui.head_tree import Choice, HeadTree, precision
from lsgui.gui.image_list import ImageItem, ImageListView, Thumbnails
from lsgui.gui.image_menu import ImageMenu
from lsgui.gui.skipped_dialog import SkippedDialog
from lsgui.gui.widgets import EmptyState, Notice, ProgressStrip, button_row, plural

if TYPE_CHECKING:
    from lsgui.core.fewshot import FitReport, Head
    from lsgui.gui.session_bridge import SessionBridge


class Message:
    """Every message that this panel can show."""

    EMPTY = str(QT_TRANSLATE_NOOP("FewShotPanel", "Teach it something new"))
    EMPTY_TEXT = str(
        QT_TRANSLATE_NOOP(
            "FewShotPanel",
            "Drop a folder of example photographs here. A folder of pictures becomes one new category;"
            " a folder with subfolders becomes one category for each. A few pictures are enough to begin.",
        )
    )
    FITTING = str(QT_TRANSLATE_NOOP("FewShotPanel", "Fitting “{name}”"))
    FITTED = str(QT_TRANSLATE_NOOP("FewShotPanel", "“{name}” is in answers from now on: {labels}."))
    STOPPED = str(QT_TRANSLATE_NOOP("FewShotPanel", "Stopped; no head was made."))
    DELETED = str(QT_TRANSLATE_NOOP("FewShotPanel", "“{name}” was deleted."))
    NOT_A_FOLDER = str(
        QT_TRANSLATE_NOOP("FewShotPanel", "Put the example pictures into a folder, and drop the folder here.")
    )
    ONE_FOLDER = str(QT_TRANSLATE_NOOP("FewShotPanel", "One folder at a time: “{name}” was taken."))
    BUSY = str(
        QT_TRANSLATE_NOOP("FewShotPanel", "One head is being fitted already; wait for it, or cancel it.")
    )
    CHECKED = str(QT_TRANSLATE_NOOP("FewShotPanel", "average precision {ap} by cross-validation"))
    UNCHECKED = str(QT_TRANSLATE_NOOP("FewShotPanel", "too few examples to check how well it does"))


class FewShotPanel(FolderDropPanel):
    """Shows, fits, renames and deletes heads."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._act: Callable[[], object] | None = None
        self._undo_name: str | None = None
        self._new: Choice | None = None
        self.empty = EmptyState()
        self.notice = Notice()
        self.progress = ProgressStrip()
        self.tree = HeadTree()
        self.detail = QLabel(wordWrap=True)
        self.examples = ImageListView(Thumbnails(bridge.request_thumbnail, self))
        self.menu = ImageMenu(self.examples, bridge)
        self.fit_button = QPushButton(self.tr("&Fit from Folder…"))
        self.rename_button = QPushButton(self.tr("Rena&me"))
        self.delete_button = QPushButton(self.tr("&Delete"))
        self._build()
        self._describe_controls()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        self.choose_first = self.empty.add_button(self.tr("Choose a Folder…"), self._choose)
        buttons = button_row(self.fit_button, self.rename_button, self.delete_button)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addWidget(self.detail)
        lower.addWidget(self.examples, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(below)
        split.setStretchFactor(1, 1)
        heads = QWidget()
        layout = QVBoxLayout(heads)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(split, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.addWidget(self.notice)
        outer.addWidget(self.progress)
        self._pages = QStackedLayout()
        outer.addLayout(self._pages, 1)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(heads)

    def _describe_controls(self) -> None:
        self.tree.setAccessibleName(self.tr("Few-shot heads"))
        self.tree.setAccessibleDescription(self.tr("F2 renames the chosen head, Delete deletes it."))
        self.examples.setAccessibleName(self.tr("Examples of the chosen category"))
        self.examples.setAccessibleDescription(
            self.tr("Enter opens an example; A and B put it into a well; drag it out to use it elsewhere.")
        )
        self.choose_first.setAccessibleDescription(self.tr("Lets you choose a folder of examples"))
        for button, text in (
            (self.fit_button, self.tr("Fit a head from a folder of example photographs")),
            (self.rename_button, self.tr("Give the chosen head another name")),
            (self.delete_button, self.tr("Delete the chosen head; this can be undone")),
        ):
            button.setToolTip(text)
            button.setAccessibleDescription(text)

    def _connect(self) -> None:
        bridge = self._bridge
        self.folders_dropped.connect(self._fit_dropped)
        self.drop_refused.connect(lambda: self._say(self.tr(Message.NOT_A_FOLDER), warning=True))
        self.fit_button.clicked.connect(self._choose)
        self.rename_button.clicked.connect(self.tree.edit_name)
        self.delete_button.clicked.connect(self._delete_chosen)
        self.tree.chosen_changed.connect(self._show_choice)
        self.tree.rename_wanted.connect(self._rename)
        self.tree.deletion_wanted.connect(self._delete)
        self.notice.acted.connect(lambda: self._act() if self._act is not None else None)
        self.progress.cancelled.connect(bridge.cancel_fit)
        bridge.heads_changed.connect(self._refresh)
        bridge.changed.connect(self._forget_undo)
        bridge.fit_progress.connect(self._report)
        bridge.fit_finished.connect(self._finish)
        bridge.fit_stopped.connect(self._stop)
        bridge.engine_failed.connect(self._disable)

    # Fitting

    def _choose(self) -> None:
        folder = desktop.choose_folder(self, self.tr("Choose a Folder of Examples"))
        if folder is not None:
            self._fit_dropped((folder,))

    def _fit_dropped(self, folders: tuple[Path, ...]) -> None:
        if self.progress.running:
            self._say(self.tr(Message.BUSY))
            return
        self.notice.hide()
        if len(folders) > 1:
            self._say(self.tr(Message.ONE_FOLDER).format(name=folders[0].name))
        self.progress.start(self.tr(Message.FITTING).format(name=folders[0].name))
        self._bridge.fit_head(folders[0])

    def _report(self, done: int, total: int) -> None:
        self.progress.report(done, total)

    def _finish(self, report: "FitReport") -> None:
        self.progress.stop()
        labels = ", ".join(report.head.labels)
        text = self.tr(Message.FITTED).format(name=report.head.name, labels=labels)
        n = len(report.skipped)
        if not n:
            self._say(text)
        else:
            text += " " + plural(self.tr("%Ln file(s) skipped.", "", n), n)
            skipped = report.skipped
            self._say(
                text, action=self.tr("&Show…"), act=lambda: SkippedDialog(skipped, self).show(), warning=True
            )
        self.tree.show_heads(self._bridge.heads, Choice(report.head.name, report.head.labels[0]))

    def _stop(self) -> None:
        if self.progress.running:
            self.progress.stop()
            self._say(self.tr(Message.STOPPED))

    def _disable(self) -> None:
        for button in (self.fit_button, self.choose_first):
            button.setEnabled(False)

    # Heads

    def _refresh(self) -> None:
        heads = self._bridge.heads
        self.empty.say(self.tr(Message.EMPTY), self.tr(Message.EMPTY_TEXT))
        self.tree.show_heads(heads)
        self._pages.setCurrentIndex(1 if heads else 0)

    def _show_choice(self, choice: Choice | None) -> None:
        head = self._head(choice.head) if choice is not None else None
        for button in (self.rename_button, self.delete_button):
            button.setEnabled(head is not None)
        if head is None or choice is None:
            self.detail.clear()
            self.examples.set_items([])
            return
        labels = (choice.label,) if choice.label else head.labels
        paths = [record.path for label in labels for record in head.examples.get(label, ())]
        self.examples.set_items([ImageItem(path) for path in paths])
        self.detail.setText(self._describe(head, choice.label, len(paths)))

    def _describe(self, head: "Head", label: str, count: int) -> str:
        examples = plural(self.tr("%Ln example(s)", "", count), count)
        if not label:
            return self.tr("“{name}”: {examples}").format(name=head.name, examples=examples)
        checked = precision(head, label)
        quality = (
            self.tr(Message.UNCHECKED)
            if checked is None
            else self.tr(Message.CHECKED).format(ap=f"{checked:.2f}")
        )
        return self.tr("“{name}”: {examples}, {quality}").format(
            name=label, examples=examples, quality=quality
        )

    def _head(self, name: str) -> "Head | None":
        return next((head for head in self._bridge.heads if head.name == name), None)

    def _rename(self, name: str, new: str) -> None:
        self._bridge.rename_head(name, new)
        self.tree.show_heads(self._bridge.heads, Choice(new) if self._head(new) else Choice(name))

    def _delete_chosen(self) -> None:
        choice = self.tree.chosen()
        if choice is not None:
            self._delete(choice.head)

    def _delete(self, name: str) -> None:
        self._bridge.delete_head(name)
        self._undo_name = self._bridge.undo_name
        self._say(self.tr(Message.DELETED).format(name=name), action=self.tr("&Undo"), act=self._bridge.undo)

    def _forget_undo(self, changed: frozenset[str]) -> None:
        """The offer to undo goes once something else would be undone."""
        if self._undo_name is not None and self._bridge.undo_name != self._undo_name:
            self._undo_name = None
            self.notice.hide()

    def _say(
        self, text: str, *, action: str = "", act: Callable[[], object] | None = None, warning: bool = False
    ) -> None:
        self._act = act
        self.notice.say(text, action=action, warning=warning)
