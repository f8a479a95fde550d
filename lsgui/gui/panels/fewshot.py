"""The few-shot panel: heads fitted from folders of examples, their categories and examples."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lsgui.gui import desktop
from lsgui.gui.folder_drop import FolderDropPanel
from lsgui.gui.head_tree import Choice, HeadTree, precision
from lsgui.gui.image_list import ImageItem, ImageListView
from lsgui.gui.image_menu import ImageMenu
from lsgui.gui.notice import Severity
from lsgui.gui.skipped_dialog import SkippedDialog
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.widgets import EmptyState, button_row, number, plural

if TYPE_CHECKING:
    from lsgui.core.fewshot import FitReport, Head
    from lsgui.gui.session_bridge import SessionBridge


class Message:
    """Every message that this panel can show."""

    EMPTY = QT_TRANSLATE_NOOP("FewShotPanel", "Teach it something new")
    EMPTY_TEXT = QT_TRANSLATE_NOOP(
        "FewShotPanel",
        "Drop a folder of example photographs here. A folder of pictures becomes one new category;"
        " a folder with subfolders becomes one category for each. A few pictures are enough to begin.",
    )
    FITTING = QT_TRANSLATE_NOOP("FewShotPanel", "Fitting “{name}”")
    FITTED = QT_TRANSLATE_NOOP("FewShotPanel", "“{name}” is in answers from now on: {labels}.")
    STOPPED = QT_TRANSLATE_NOOP("FewShotPanel", "Stopped; no head was made.")
    DELETED = QT_TRANSLATE_NOOP("FewShotPanel", "The head “{name}” was deleted, with {categories}.")
    DELETED_UNUSABLE = QT_TRANSLATE_NOOP(
        "FewShotPanel", "The head “{name}”, which could not be used, was deleted."
    )
    UNUSABLE = QT_TRANSLATE_NOOP(
        "FewShotPanel", "{reason} It takes no part in answers. Delete it, or fit it anew from its folder."
    )
    AS_A_WHOLE = QT_TRANSLATE_NOOP(
        "FewShotPanel",
        "“{label}” is one of {categories} of the head “{name}”, which can only be deleted as a whole.",
    )
    NOT_A_FOLDER = QT_TRANSLATE_NOOP(
        "FewShotPanel", "Put the example pictures into a folder, and drop the folder here."
    )
    ONE_FOLDER = QT_TRANSLATE_NOOP("FewShotPanel", "One folder at a time: “{name}” was taken.")
    BUSY = QT_TRANSLATE_NOOP("FewShotPanel", "One head is being fitted already; wait for it, or cancel it.")
    CHECKED = QT_TRANSLATE_NOOP("FewShotPanel", "average precision {ap} by cross-validation")
    UNCHECKED = QT_TRANSLATE_NOOP("FewShotPanel", "too few examples to check how well it does")


class FewShotPanel(FolderDropPanel):
    """Shows, fits, renames and deletes heads."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(EmptyState(), parent)
        self._bridge = bridge
        self._act: Callable[[], object] | None = None
        self._undo_name: str | None = None
        self.tree = HeadTree()
        self.detail = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.examples = ImageListView(Thumbnails(bridge.request_thumbnail, self))
        self.menu = ImageMenu(self.examples, bridge)
        self.fit_button = QPushButton(self.tr("Fit Folder…"))
        self.rename_button = QPushButton(self.tr("Rename"))
        self.delete_button = QPushButton(self.tr("Delete"))
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
        self.set_content(heads)

    def _describe_controls(self) -> None:
        self.tree.setAccessibleName(self.tr("Few-shot heads"))
        self.tree.setAccessibleDescription(
            self.tr("F2 renames the head of the chosen row, Delete on a head's own row deletes it.")
        )
        self.examples.setAccessibleName(self.tr("Examples of the chosen category"))
        self.examples.setAccessibleDescription(
            self.tr("Enter opens an example; A and B put it into a well; drag it out to use it elsewhere.")
        )
        self.choose_first.setAccessibleDescription(self.tr("Lets you choose a folder of examples"))
        for button, text in ((self.fit_button, self.tr("Fit a head from a folder of example photographs")),):
            _explain(button, text)

    def _connect(self) -> None:
        bridge = self._bridge
        self.folders_dropped.connect(self._fit_dropped)
        self.drop_refused.connect(lambda: self._say(self.tr(Message.NOT_A_FOLDER), severity="warning"))
        self.fit_button.clicked.connect(self._choose)
        self.rename_button.clicked.connect(self.tree.edit_name)
        self.delete_button.clicked.connect(self._delete_chosen_head)
        self.tree.chosen_changed.connect(self._show_choice)
        self.tree.rename_wanted.connect(self._rename)
        self.tree.deletion_wanted.connect(self._delete_key)
        self.notice.acted.connect(self._do_act)
        self.progress.cancelled.connect(bridge.cancel_fit)
        bridge.heads_changed.connect(self._refresh)
        bridge.changed.connect(self._forget_undo)
        bridge.fit_progress.connect(self._report)
        bridge.fit_finished.connect(self._finish)
        bridge.fit_stopped.connect(self._stop)
        bridge.engine_failed.connect(self._disable)
        bridge.files_reread.connect(self.examples.read_again)

    # Fitting

    def _choose(self) -> None:
        title = self.tr("Choose a Folder of Examples")
        desktop.choose_folder(self, title, lambda folder: self._fit_dropped((folder,)))

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
                text,
                action=self.tr("Show…"),
                act=lambda: SkippedDialog(skipped, self).show(),
                severity="warning",
            )
        self._list(Choice(report.head.name, report.head.labels[0]))

    def _stop(self) -> None:
        if self.progress.running:
            self.progress.stop()
            self._say(self.tr(Message.STOPPED))

    def _disable(self) -> None:
        for button in (self.fit_button, self.choose_first):
            button.setEnabled(False)

    # Heads

    def _refresh(self) -> None:
        self.empty.say(self.tr(Message.EMPTY), self.tr(Message.EMPTY_TEXT))
        self._list()
        self.show_content(bool(self._bridge.heads or self._bridge.unusable_heads))

    def _list(self, choose: Choice | None = None) -> None:
        self.tree.show_heads(self._bridge.heads, choose, unusable=self._bridge.unusable_heads)

    def _show_choice(self, choice: Choice | None) -> None:
        head = self._head(choice)
        lost = choice is not None and not choice.usable
        self.rename_button.setEnabled(head is not None)
        self.delete_button.setEnabled(head is not None or lost)
        self._name_on_buttons(head)
        self.examples.setVisible(not lost)
        if head is None or choice is None:
            self.detail.setText(self._reason(choice.head) if choice is not None and lost else "")
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

    def _reason(self, key: str) -> str:
        """Why a head cannot be used, and what can be done."""
        errors = {lost.key: str(lost.error) for lost in self._bridge.unusable_heads}
        return self.tr(Message.UNUSABLE).format(reason=errors.get(key, ""))

    def _head(self, choice: Choice | None) -> "Head | None":
        if choice is None or not choice.usable:
            return None
        return next((head for head in self._bridge.heads if head.name == choice.head), None)

    def _rename(self, name: str, new: str) -> None:
        self._bridge.rename_head(name, new)
        self._list(Choice(new) if self._head(Choice(new)) else Choice(name))

    def _name_on_buttons(self, head: "Head | None") -> None:
        """The buttons act on the head, whichever of its rows is chosen: they say on which, and on what."""
        if head is None:
            _explain(self.rename_button, self.tr("Give the chosen head another name"))
            _explain(self.delete_button, self.tr("Delete the chosen head; this can be undone"))
            return
        rename = self.tr("Give the head “{name}” another name").format(name=head.name)
        delete = self.tr("Delete the head “{name}” with {categories}; this can be undone")
        _explain(self.rename_button, rename)
        _explain(self.delete_button, delete.format(name=head.name, categories=self._categories(head)))

    def _categories(self, head: "Head") -> str:
        n = len(head.labels)
        return self.tr("its only category") if n == 1 else self.tr("its {n} categories").format(n=number(n))

    def _delete_chosen_head(self) -> None:
        choice = self.tree.chosen()
        if choice is not None:
            self._delete(choice)

    def _delete_key(self, choice: Choice) -> None:
        """Delete on one category of several must not take the others along unasked."""
        head = self._head(choice)
        if head is None or not choice.label or len(head.labels) == 1:
            self._delete(choice)
            return
        text = self.tr(Message.AS_A_WHOLE).format(
            label=choice.label,
            name=head.name,
            categories=self.tr("{n} categories").format(n=len(head.labels)),
        )
        self._say(text, action=self.tr("Delete Head"), act=lambda: self._delete(choice))

    def _delete(self, choice: Choice) -> None:
        head = self._head(choice)
        if head is not None:
            text = self.tr(Message.DELETED).format(name=head.name, categories=self._categories(head))
            self._bridge.delete_head(head.name)
        elif not choice.usable:
            text = self.tr(Message.DELETED_UNUSABLE).format(name=choice.head)
            self._bridge.delete_unusable_head(choice.head)
        else:
            return
        self._undo_name = self._bridge.undo_name
        self._say(text, action=self.tr("Undo"), act=self._bridge.undo)

    def _forget_undo(self, changed: frozenset[str]) -> None:
        """The offer to undo goes once something else would be undone."""
        if self._undo_name is not None and self._bridge.undo_name != self._undo_name:
            self._undo_name = None
            self.notice.hide()

    def _say(
        self,
        text: str,
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        severity: Severity = "info",
    ) -> None:
        self._act = act
        self.notice.say(text, action=action, severity=severity)

    def _do_act(self) -> None:
        self.notice.hide()
        if self._act is not None:
            self._act()


def _explain(button: QPushButton, text: str) -> None:
    button.setToolTip(text)
    button.setAccessibleDescription(text)
