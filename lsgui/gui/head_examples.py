"""The examples of a category: those that show it, then those that surely do not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lsgui.gui.head_tab import HeadTab
from lsgui.gui.image_list import ImageItem
from lsgui.gui.image_menu import ImageMenu
from lsgui.gui.photo_strip import PhotoStrip
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.widgets import button_row

if TYPE_CHECKING:
    from lsgui.core.fewshot import ExampleRecord, Head
    from lsgui.gui.session_bridge import SessionBridge


class Message:
    """Every message that this tab can show."""

    SEVERAL = QT_TRANSLATE_NOOP("HeadExamples", "Choose one category to change its examples.")


class HeadExamples(HeadTab):
    """Drops add to them; Delete, N and Y change what is known of those chosen."""

    pictures_dropped = Signal(object)
    """Pictures for this category, a `drops.Dropped`."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._records: list[ExampleRecord] = []
        self.view = PhotoStrip(Thumbnails(bridge.request_thumbnail, self), "NY", takes_drops=True)
        self.menu = ImageMenu(self.view, bridge)
        self.not_button = QPushButton(self.tr("Does Not Show It (N)"))
        self.shows_button = QPushButton(self.tr("Shows It (Y)"))
        self.remove_button = QPushButton(self.tr("Remove (Del)"))
        self.column.addWidget(self.view, 1)
        self.column.addLayout(button_row(self.not_button, self.shows_button, self.remove_button))
        self._describe_controls()
        self._connect()

    def _describe_controls(self) -> None:
        self.view.setAccessibleName(self.tr("Examples of the chosen category"))
        self.view.setAccessibleDescription(
            self.tr(
                "Enter opens an example; A and B put it into a well; N says that it does not show the"
                " category, Y that it does, Delete that it is no example; drag it out to use it elsewhere."
            )
        )
        for button, text in (
            (
                self.not_button,
                self.tr("Keep the chosen examples as photographs that do not show the category"),
            ),
            (self.shows_button, self.tr("Have the chosen examples show the category")),
            (self.remove_button, self.tr("The chosen photographs are examples no more; their files stay")),
        ):
            button.setToolTip(text)
            button.setAccessibleDescription(text)

    def _connect(self) -> None:
        self.view.dropped.connect(self.pictures_dropped)
        self.view.pressed.connect(self._judge)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        for button, key in ((self.not_button, "N"), (self.shows_button, "Y"), (self.remove_button, "Del")):
            button.clicked.connect(lambda _=False, key=key: self._judge(key))

    def show_category(self, head: "Head | None", label: str) -> None:
        """Show the examples even while nobody looks: they are cheap, and their pictures wait to be seen."""
        self.head, self.label = head, label
        self._show()

    def _show(self) -> None:
        shown, lacking = self._examples()
        self._records = [*shown, *lacking]
        items = [ImageItem(record.path) for record in shown]
        items += [self._lacking(record) for record in lacking]
        self.view.set_items(items)
        several = self.head is not None and not self.label
        self.say(self.tr(Message.SEVERAL) if several else "")
        self._offer()

    def _examples(self) -> "tuple[list[ExampleRecord], list[ExampleRecord]]":
        """Those that show the category (all of a head's, where none is chosen), and those that do not."""
        head, label = self.head, self.label
        if head is None:
            return [], []
        if not label:
            return [record for one in head.labels for record in head.examples[one]], []
        return list(head.examples[label]), list(head.evidence.of(label, 0.0))

    def _lacking(self, record: "ExampleRecord") -> ImageItem:
        words = self.tr("{name}, does not show “{label}”")
        spoken = words.format(name=record.path.name, label=self.label)
        return ImageItem(record.path, rank=self.tr("not"), tooltip=f"{record.path}\n{spoken}", spoken=spoken)

    def _offer(self) -> None:
        chosen = bool(self.label and self.view.selectedIndexes())
        for button in (self.not_button, self.shows_button, self.remove_button):
            button.setEnabled(chosen)

    def _judge(self, key: str) -> None:
        rows = sorted(index.row() for index in self.view.selectedIndexes())
        if self.head is None or not self.label or not rows:
            return
        records = [self._records[row] for row in rows]
        shown = {"N": False, "Y": True, "Del": None}[key]
        self._bridge.mark_examples(self.head.name, self.label, records, shown=shown)
        self.view.choose(rows[0])
