"""Examples whose labels may be wrong, each with the examples most like it beside it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from lsgui.gui import head_todo
from lsgui.gui.decimals import decimal
from lsgui.gui.head_tab import HeadTab
from lsgui.gui.image_list import ImageItem, ImageListView
from lsgui.gui.image_menu import ImageMenu
from lsgui.gui.photo_strip import PhotoStrip
from lsgui.gui.tasks import Task
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.widgets import button_row

if TYPE_CHECKING:
    from lsgui.core.fewshot import ExampleRecord, Head
    from lsgui.core.fewshot.doubts import Doubt
    from lsgui.gui.session_bridge import SessionBridge


class Message:
    """Every message that this tab can show."""

    NONE = QT_TRANSLATE_NOOP("HeadDoubts", "Choose a category above to see which of its examples disagree.")
    LOOKING = QT_TRANSLATE_NOOP("HeadDoubts", "Comparing the examples with each other…")
    NOTHING = QT_TRANSLATE_NOOP("HeadDoubts", "No example disagrees with the others.")
    UNOPPOSED = QT_TRANSLATE_NOOP(
        "HeadDoubts",
        "None looks like an unrelated photograph."
        " Mark photographs that do not show it, and more can be found.",
    )
    FAILED = QT_TRANSLATE_NOOP("HeadDoubts", "The examples could not be compared.")
    SHOWN = QT_TRANSLATE_NOOP(
        "HeadDoubts", "{name} is said to show “{label}”; by the other examples its score is {score}."
    )
    LACKING = QT_TRANSLATE_NOOP(
        "HeadDoubts", "{name} is said not to show “{label}”; by the other examples its score is {score}."
    )


class HeadDoubts(HeadTab):
    """The most doubtful first; keys and buttons keep one as it is, turn it over, or take it out."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._task: Task[Any] | None = None
        self._looked_at: Head | None = None  # whose doubts these are
        self._found: tuple[Doubt, ...] = ()
        self._shown: list[Doubt] = []
        self._state = ""
        thumbnails = Thumbnails(bridge.request_thumbnail, self)
        self.view = PhotoStrip(thumbnails, "KNY")
        self.beside = ImageListView(Thumbnails(bridge.request_thumbnail, self))
        self.menus = (ImageMenu(self.view, bridge), ImageMenu(self.beside, bridge))
        self.keep_button = QPushButton(self.tr("Keep as It Is (K)"))
        self.turn_button = QPushButton(self.tr("Mark as Not (N)"))
        self.remove_button = QPushButton(self.tr("Remove (Del)"))
        self._build()
        self._describe_controls()
        self._connect()

    def _build(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        for title, view in (
            (self.tr("Doubtful"), self.view),
            (self.tr("Most like it"), self.beside),
        ):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(QLabel(title, textFormat=Qt.TextFormat.PlainText))
            column.addWidget(view, 1)
            self._split.addWidget(side)
        self.column.addWidget(self._split, 1)
        self._rest = QWidget()
        self.column.addWidget(self._rest, 1)
        self._buttons = QWidget()
        row = button_row(self.keep_button, self.turn_button, self.remove_button)
        self._buttons.setLayout(row)
        self.column.addWidget(self._buttons)

    def _describe_controls(self) -> None:
        self.view.setAccessibleName(self.tr("Examples that may be labelled wrongly"))
        self.view.setAccessibleDescription(
            self.tr("K keeps one as it is, N or Y turns over what it is said to show, Delete takes it out.")
        )
        self.beside.setAccessibleName(self.tr("Examples most like the chosen one"))
        self.beside.setAccessibleDescription(self.tr("Enter opens one"))
        for button, text in (
            (self.keep_button, self.tr("It is right as it is; doubt it no more")),
            (self.turn_button, self.tr("It is the other way round")),
            (self.remove_button, self.tr("It is no example any more; the file stays")),
        ):
            button.setToolTip(text)
            button.setAccessibleDescription(text)

    def _connect(self) -> None:
        self.view.pressed.connect(self._judge)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._speak())
        self.keep_button.clicked.connect(lambda: self._judge("K"))
        self.turn_button.clicked.connect(self._turn)
        self.remove_button.clicked.connect(lambda: self._judge("Del"))

    def _show(self) -> None:
        head, engine = self.head, self._bridge.engine
        if head is None or engine is None:
            self._drop()
            self._found, self._looked_at = (), None
        elif not self._same_examples(head):
            self._drop()
            self._looked_at, self._state = head, self.tr(Message.LOOKING)
            self._task = self._bridge.head_looks.doubt(engine, head, self._take, self._fail)
        self._refresh()

    def _same_examples(self, head: "Head") -> bool:
        """Whether the doubts are, or will be, about the same examples: a check changes none."""
        return self._looked_at is not None and self._looked_at.evidence is head.evidence

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
        self._task, self._state = None, ""

    def _take(self, found: "tuple[Doubt, ...]") -> None:
        self._task, self._found, self._state = None, found, ""
        self._refresh()

    def _fail(self) -> None:
        self._task, self._found, self._state = None, (), self.tr(Message.FAILED)
        self._refresh()

    def _refresh(self) -> None:
        head, label = self.head, self.label
        keep = head_todo.kept(head, label) if head is not None and label in head.labels else frozenset()
        said = {shown: self._said(float(shown)) - keep for shown in (True, False)}
        self._shown = [
            doubt
            for doubt in self._found
            if doubt.label == label and doubt.record.sha256 in said[doubt.shown]
        ]
        at = self.view.currentIndex().row()
        self.view.set_items([self._item(doubt) for doubt in self._shown])
        self.view.choose(at)
        self._speak()

    def _said(self, truth: float) -> set[str]:
        """The hashes of the examples that are said to show the category, or not to."""
        head, label = self.head, self.label
        if head is None or label not in head.labels:
            return set()
        return {record.sha256 for record in head.evidence.of(label, truth)}

    def _item(self, doubt: "Doubt") -> ImageItem:
        note = decimal(doubt.score)
        rank = "" if doubt.shown else self.tr("not")
        words = self._sentence(doubt)
        return ImageItem(doubt.record.path, rank, note, f"{doubt.record.path}\n{words}", words)

    def _sentence(self, doubt: "Doubt") -> str:
        text = self.tr(Message.SHOWN) if doubt.shown else self.tr(Message.LACKING)
        return text.format(name=doubt.record.path.name, label=doubt.label, score=decimal(doubt.score))

    def _current(self) -> "Doubt | None":
        row = self.view.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _speak(self) -> None:
        doubt = self._current()
        for part in (self._split, self._buttons):
            part.setVisible(doubt is not None)
        self._rest.setVisible(doubt is None)
        if doubt is not None:
            self.say(self._sentence(doubt))
            turn = self.tr("Mark as Not (N)") if doubt.shown else self.tr("Mark as Shown (Y)")
            self.turn_button.setText(turn)
            self.beside.set_items([self._neighbour(doubt, record) for record in doubt.neighbours])
        elif self.head is None or not self.label:
            self.say(self.tr(Message.NONE))
        else:
            self.say(self._state or self._nothing(self.head))

    def _nothing(self, head: "Head") -> str:
        """Without photographs that do not show it, the examples were compared with unrelated ones only."""
        opposed = self.label in head.labels and head.evidence.of(self.label, 0.0)
        return self.tr(Message.NOTHING) if opposed else self.tr(Message.UNOPPOSED)

    def _neighbour(self, doubt: "Doubt", record: "ExampleRecord") -> ImageItem:
        """An example like it, and whether that shows the category."""
        head = self.head
        known: dict[str, str] = {}
        if head is not None and doubt.label in head.labels:
            for truth, words in ((1.0, self.tr("shows it")), (0.0, self.tr("does not"))):
                known |= {one.sha256: words for one in head.evidence.of(doubt.label, truth)}
        note = known.get(record.sha256, "")
        spoken = f"{record.path.name}, {note}" if note else record.path.name
        return ImageItem(record.path, note=note, tooltip=f"{record.path}\n{note}".strip(), spoken=spoken)

    def _judge(self, key: str) -> None:
        doubt, head = self._current(), self.head
        if doubt is None or head is None:
            return
        shown = {"K": doubt.shown, "N": False, "Y": True, "Del": None}[key]
        if shown is doubt.shown:
            self._bridge.keep_examples(head.name, doubt.label, [doubt.record.sha256])
        else:
            self._bridge.mark_examples(head.name, doubt.label, [doubt.record], shown=shown)

    def _turn(self) -> None:
        doubt = self._current()
        if doubt is not None:
            self._judge("N" if doubt.shown else "Y")
