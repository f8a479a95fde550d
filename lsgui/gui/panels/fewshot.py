"""The few-shot panel: heads that can be taught, trusted and improved, and the photographs that do it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from lsgui.gui import desktop, drops
from lsgui.gui.check_button import CheckButton
from lsgui.gui.decimals import decimal
from lsgui.gui.head_doubts import HeadDoubts
from lsgui.gui.head_examples import HeadExamples
from lsgui.gui.head_menu import HeadMenu
from lsgui.gui.head_panel import HeadPanel
from lsgui.gui.head_panel import Message as Work
from lsgui.gui.head_quality import HeadQuality
from lsgui.gui.head_suggestions import HeadSuggestions
from lsgui.gui.head_tree import Choice, HeadTree, precision
from lsgui.gui.head_try import HeadTry
from lsgui.gui.problems import describe
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.widgets import button_row, plural, short_name

if TYPE_CHECKING:
    from lsgui.core.fewshot import Head
    from lsgui.gui.session_bridge import SessionBridge


class Message:
    """Every message that this panel can show, but those of `HeadPanel`."""

    EMPTY = QT_TRANSLATE_NOOP("FewShotPanel", "Teach it something new")
    EMPTY_TEXT = QT_TRANSLATE_NOOP(
        "FewShotPanel",
        "Drop example photographs here, or a folder of them: they become one new category."
        " A folder with subfolders becomes one category for each, a table (CSV) one for each of its labels."
        " A few pictures are enough to begin.",
    )
    NO_ENGINE = QT_TRANSLATE_NOOP("FewShotPanel", "No heads")
    NO_ENGINE_TEXT = QT_TRANSLATE_NOOP(
        "FewShotPanel", "The networks, which heads are fitted on, could not be loaded; see the message above."
    )
    DELETED = QT_TRANSLATE_NOOP("FewShotPanel", "The head “{name}” was deleted, with {categories}.")
    DELETED_CATEGORY = QT_TRANSLATE_NOOP("FewShotPanel", "“{label}” was deleted from the head “{name}”.")
    DELETED_UNUSABLE = QT_TRANSLATE_NOOP(
        "FewShotPanel", "The head “{name}”, which could not be used, was deleted."
    )
    UNUSABLE = QT_TRANSLATE_NOOP(
        "FewShotPanel", "{reason} It takes no part in answers. Delete it, or fit it anew from its folder."
    )
    FOREIGN = QT_TRANSLATE_NOOP("FewShotPanel", "{reason} Until then it takes no part in answers.")
    CHECKED = QT_TRANSLATE_NOOP("FewShotPanel", "average precision {ap} by cross-validation")
    UNCHECKED = QT_TRANSLATE_NOOP("FewShotPanel", "too few examples to check how well it does")
    REFIT = QT_TRANSLATE_NOOP("FewShotPanel", "being fitted anew")


class FewShotPanel(HeadPanel):
    """The frame: heads above, four tabs about the chosen category below, and a photograph to try them on."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.tree = HeadTree()
        self.detail = QLabel(
            wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop, textFormat=Qt.TextFormat.PlainText
        )
        self.example_tab = HeadExamples(bridge)
        self.examples = self.example_tab.view
        self.quality = HeadQuality(bridge)
        self.suggestions = HeadSuggestions(bridge)
        self.doubts = HeadDoubts(bridge)
        self.trial = HeadTry(bridge)
        self.tabs = QTabWidget()
        self.fit_button = QPushButton(self.tr("Fit Folder…"))
        self.rename_button = QPushButton(self.tr("Rename"))
        self.delete_button = QPushButton(self.tr("Delete"))
        self.more_button = QPushButton(self.tr("More…"))
        self.again_button = QPushButton(self.tr("Fit Again from Its Examples"))
        self.combining = CheckButton(self.tr("Combinations of examples"))
        self.combining.setMinimumWidth(120)  # its tool tip says it all where the panel is narrow
        self.menu = HeadMenu(bridge, self)
        self._build()
        self._describe_controls()
        self._connect()
        self._show_combining("combinations")
        self._refresh()

    def _build(self) -> None:
        self.choose_first = self.empty.add_button(self.tr("Choose a Folder…"), self._choose)
        buttons = button_row(self.fit_button, self.rename_button, self.delete_button, self.more_button)
        for tab, title in (
            (self.example_tab, self.tr("Examples")),
            (self.quality, self.tr("Quality")),
            (self.suggestions, self.tr("Suggestions")),
            (self.doubts, self.tr("Doubts")),
        ):
            self.tabs.addTab(tab, title)
        self.tabs.setDocumentMode(True)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addWidget(self.detail)
        lower.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignLeft)
        lower.addWidget(self.tabs, 1)
        lower.addStretch(0)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(below)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 3)
        split.setSizes([170, 430])
        heads = QWidget()
        layout = QVBoxLayout(heads)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.export_progress)
        layout.addLayout(buttons)
        layout.addWidget(self.combining)
        layout.addWidget(split, 1)
        layout.addWidget(self.trial)
        self.set_content(heads)

    def _describe_controls(self) -> None:
        self.tree.setAccessibleName(self.tr("Few-shot heads"))
        self.tree.setAccessibleDescription(
            self.tr(
                "F2 renames the chosen head or category, Delete deletes it; drop photographs on a category."
            )
        )
        self.tabs.setAccessibleName(self.tr("About the chosen category"))
        self.choose_first.setAccessibleDescription(self.tr("Lets you choose a folder of examples"))
        for button, text in (
            (self.fit_button, self.tr("Fit a head from a folder of example photographs")),
            (self.more_button, self.tr("Add photographs, merge, save, open, export, and fit again")),
            (
                self.again_button,
                self.tr("Fit it for the present networks; the old one goes, and undo is there"),
            ),
            (self.combining, self.tr("Combine pairs of examples into more examples in the next fits")),
        ):
            _explain(button, text)

    def _connect(self) -> None:
        bridge, tree = self._bridge, self.tree
        self.fit_button.clicked.connect(self._choose)
        self.rename_button.clicked.connect(tree.edit_name)
        self.delete_button.clicked.connect(self._delete_chosen_head)
        self.more_button.clicked.connect(self._show_menu)
        self.again_button.clicked.connect(self._fit_unusable)
        self.combining.clicked.connect(self._set_combining)
        tree.chosen_changed.connect(self._show_choice)
        tree.rename_wanted.connect(self._rename)
        tree.category_rename_wanted.connect(self._rename_category)
        tree.deletion_wanted.connect(self._delete_key)
        tree.dropped.connect(self._take_on)
        tree.customContextMenuRequested.connect(self._show_menu_at)
        self.example_tab.pictures_dropped.connect(lambda dropped: self._take_on(dropped, tree.chosen()))
        self.menu.fit_asked.connect(self.begin_fit)
        self.menu.new_asked.connect(self.teach_new)
        self.menu.more_asked.connect(self.teach)
        self.menu.export_asked.connect(self.export)
        bridge.heads_changed.connect(self._refresh)
        bridge.heads_checked.connect(self._refresh)
        bridge.settings.changed.connect(self._show_combining)
        bridge.engine_failed.connect(self._disable)
        bridge.engine_failed.connect(self._refresh)
        for view in (self.examples, self.suggestions.view, self.doubts.view, self.doubts.beside):
            bridge.files_reread.connect(view.read_again)

    # Teaching

    def _choose(self) -> None:
        title = self.tr("Choose a Folder of Examples")
        desktop.choose_folder(self, title, lambda folder: self.fit_folders((folder,)))

    def _take(self, dropped: drops.Dropped) -> None:
        """What was dropped beside the rows and the examples."""
        self._take_on(dropped, None)

    def take_pasted(self, dropped: drops.Dropped) -> bool:
        """Take examples for the chosen category, if the keyboard is on the heads or on examples."""
        wanted = dropped.files or dropped.folders or dropped.image is not None
        if not wanted or not (self.tree.hasFocus() or self.examples.hasFocus()):
            return False
        self._take_on(dropped, self.tree.chosen())
        return True

    def _take_on(self, dropped: drops.Dropped, choice: Choice | None) -> None:
        """A folder becomes a head; pictures join the category that they were dropped on, or are a new one."""
        head = self._head(choice)
        label = self._label(head, choice)
        if dropped.folders:
            self.fit_folders(dropped.folders, dropped.files)
        elif drops.is_table(dropped):
            self.fit_folders(dropped.files)
        elif not dropped.files and dropped.image is None:
            self.say(self.tr(Work.NO_PICTURE), severity="warning")
        elif head is not None and label:
            self.teach(head.name, label, dropped)
        else:
            self.teach_new(dropped)

    def choose_row(self, choice: Choice, *, rename: bool = False) -> None:
        """Show the heads with this row chosen."""
        self._list(choice)
        if rename:
            self.tree.edit_current()

    def _disable(self) -> None:
        for button in (self.fit_button, self.choose_first):
            button.setEnabled(False)

    def _set_combining(self, on: bool) -> None:
        try:
            self._bridge.settings.set("combinations", "on" if on else "off")
        except OSError as error:
            self._bridge.failed.emit(*describe(error))

    def _show_combining(self, key: str) -> None:
        if key == "combinations":
            self.combining.setChecked(self._bridge.combining)

    def _fit_unusable(self) -> None:
        choice = self.tree.chosen()
        if choice is not None and not choice.usable:
            key = choice.head
            self.begin_fit(key, lambda: self._bridge.fit_unusable_head(key))

    def _show_menu(self) -> None:
        place = self.more_button.mapToGlobal(self.more_button.rect().bottomLeft())
        self.menu.pop_up(self.tree.chosen(), place)

    def _show_menu_at(self, place: QPoint) -> None:
        self.menu.pop_up(self.tree.chosen(), self.tree.viewport().mapToGlobal(place))

    # Heads

    def _refresh(self) -> None:
        self._say_why_empty()
        self._list()
        self.show_content(bool(self._bridge.heads or self._bridge.unusable_heads))

    def _say_why_empty(self) -> None:
        words, lost = (Message.EMPTY, Message.EMPTY_TEXT), self._bridge.engine_lost
        if lost:
            words = Message.NO_ENGINE, Message.NO_ENGINE_TEXT
        self.empty.say(*map(self.tr, words))
        self.choose_first.setVisible(not lost)

    def _list(self, choose: Choice | None = None) -> None:
        self.tree.show_heads(self._bridge.heads, choose, unusable=self._bridge.unusable_heads)

    def _show_choice(self, choice: Choice | None) -> None:
        head = self._head(choice)
        lost = choice is not None and not choice.usable
        self.rename_button.setEnabled(head is not None)
        self.delete_button.setEnabled(head is not None or lost)
        self._name_on_buttons(head)
        self.tabs.setVisible(not lost)
        reason = self._reason(choice.head) if choice is not None and lost else ""
        label = choice.label if choice is not None else ""
        self.detail.setText(self._describe(head, label) if head is not None else reason)
        self.again_button.setVisible(choice is not None and lost and self._can_fit(choice.head))
        for tab in (self.example_tab, self.quality, self.suggestions, self.doubts):
            tab.show_category(head, self._label(head, choice))

    def _label(self, head: "Head | None", choice: Choice | None) -> str:
        """The chosen category: on a head's own row its only one."""
        if head is None or choice is None:
            return ""
        return choice.label or (head.labels[0] if len(head.labels) == 1 else "")

    def _describe(self, head: "Head", label: str) -> str:
        labels = (label,) if label else head.labels
        count = sum(len(head.examples.get(one, ())) for one in labels)
        examples = plural(self.tr("%Ln example(s)", "", count), count)
        if not label:
            return self.tr("“{name}”: {examples}").format(name=short_name(head.name), examples=examples)
        checked = precision(head, label)
        if self._bridge.to_do(head, label) == "fit":
            quality = self.tr(Message.REFIT)
        elif checked is None:
            quality = self.tr(Message.UNCHECKED)
        else:
            quality = self.tr(Message.CHECKED).format(ap=decimal(checked))
        return self.tr("“{name}”: {examples}, {quality}").format(
            name=short_name(label), examples=examples, quality=quality
        )

    def _can_fit(self, key: str) -> bool:
        """Whether a head that cannot be used can be fitted again."""
        return any(
            lost.key == key and hasattr(lost.error, "examples") for lost in self._bridge.unusable_heads
        )

    def _reason(self, key: str) -> str:
        """Why a head cannot be used, and what can be done."""
        errors = {lost.key: str(lost.error) for lost in self._bridge.unusable_heads}
        text = self.tr(Message.FOREIGN) if self._can_fit(key) else self.tr(Message.UNUSABLE)
        return text.format(reason=errors.get(key, ""))

    def _head(self, choice: Choice | None) -> "Head | None":
        return None if choice is None or not choice.usable else self._bridge.head_named(choice.head)

    def _rename(self, name: str, new: str) -> None:
        self._bridge.rename_head(name, new)
        self._list(Choice(new) if self._head(Choice(new)) else Choice(name))

    def _rename_category(self, name: str, label: str, new: str) -> None:
        self._bridge.rename_category(name, label, new)
        for head in (name, new):  # a head that is only this category has its name
            found = self._bridge.head_named(head)
            if found is not None and new in found.labels:
                self._list(Choice(head, new))

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
        return self.tr("its only category") if n == 1 else self.tr("its %Ln categories", "", n)

    def _delete_chosen_head(self) -> None:
        choice = self.tree.chosen()
        if choice is not None:
            self._delete(choice)

    def _delete_key(self, choice: Choice) -> None:
        """Delete on one category of several takes that one only."""
        head = self._head(choice)
        if head is None or not choice.label or len(head.labels) == 1:
            self._delete(choice)
            return
        self._bridge.delete_category(head.name, choice.label)
        self.say_undoable(
            self.tr(Message.DELETED_CATEGORY).format(
                label=short_name(choice.label), name=short_name(head.name)
            )
        )

    def _delete(self, choice: Choice) -> None:
        head = self._head(choice)
        if head is not None:
            text = self.tr(Message.DELETED).format(
                name=short_name(head.name), categories=self._categories(head)
            )
            self._bridge.delete_head(head.name)
            self.say_undoable(text)
        elif not choice.usable:
            self._bridge.delete_unusable_head(choice.head)
            self.say_undoable(self.tr(Message.DELETED_UNUSABLE).format(name=short_name(choice.head)))


def _explain(button: QWidget, text: str) -> None:
    button.setToolTip(text)
    button.setAccessibleDescription(text)
