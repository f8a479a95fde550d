"""One method's answer as a column: its labels, its neighbours, and how far it agrees with the chosen one."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lsgui.core.agreement import agreement
from lsgui.core.ledger import MARKS
from lsgui.core.types import Answer, LabelScore, Method, Neighbour
from lsgui.gui.decimals import decimal
from lsgui.gui.image_list import ImageItem, ImageListView
from lsgui.gui.image_menu import ImageMenu
from lsgui.gui.method_names import method_name
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.tips import plain_tip
from lsgui.gui.widgets import RoomyDelegate, number

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge

LEAST_WIDTH = 200
THUMBNAILS = 32 << 20
"""Bytes of pixmaps that each column keeps."""


class Message:
    """Every message that a column can show."""

    WAITING = QT_TRANSLATE_NOOP("MethodColumn", "Answering…")
    CHOSEN = QT_TRANSLATE_NOOP("MethodColumn", "The chosen method; the others are compared with it.")
    LABELS = QT_TRANSLATE_NOOP("MethodColumn", "{common} of {all} labels agree with {method}.")
    NO_LABELS = QT_TRANSLATE_NOOP("MethodColumn", "No label is present, as with {method}.")
    NEIGHBOURS = QT_TRANSLATE_NOOP("MethodColumn", "{common} of {all} neighbours in common.")
    BY_FEATURE = QT_TRANSLATE_NOOP("MethodColumn", "Neighbours are near the combined feature.")
    BY_LABELS = QT_TRANSLATE_NOOP(
        "MethodColumn", "Neighbours are ranked by label probabilities: there is no feature."
    )
    NONE = QT_TRANSLATE_NOOP("MethodColumn", "No label is present")
    ONLY_HERE = QT_TRANSLATE_NOOP("MethodColumn", "{label} {score}, only here")
    BOTH = QT_TRANSLATE_NOOP("MethodColumn", "{label} {score}, with both")
    ELSEWHERE = QT_TRANSLATE_NOOP("MethodColumn", "{label} {score}, not here")


class MethodColumn(QWidget):
    """Shows what one method answers."""

    chosen = Signal(str)
    """The user wants this method for every answer."""

    def __init__(self, bridge: "SessionBridge", method: Method, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.method: Method = method
        self.heading = QLabel(method_name(method), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.note = QLabel(
            self.tr(Message.BY_LABELS if method == "label_logic" else Message.BY_FEATURE),
            textFormat=Qt.TextFormat.PlainText,
        )
        self.verdict = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.use = QPushButton(self.tr("Use This Method"))
        self.labels = QListWidget()
        self.thumbnails = Thumbnails(bridge.request_thumbnail, self, limit=THUMBNAILS)
        self.view = ImageListView(self.thumbnails)
        self.menu = ImageMenu(self.view, bridge)
        bridge.files_reread.connect(self.view.read_again)
        self.use.clicked.connect(lambda: self.chosen.emit(self.method))
        self._build()
        self._name_for_screen_readers()

    def _build(self) -> None:
        font = QFont(self.font())
        font.setBold(True)
        self.heading.setFont(font)
        self.note.setWordWrap(True)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.labels.setItemDelegate(RoomyDelegate(self.labels))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        for place, (part, stretch) in enumerate(((self.labels, 2), (self.view, 3))):
            parts.addWidget(part)
            parts.setStretchFactor(place, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.heading, self.note, self.verdict, self.use):
            layout.addWidget(widget)
        layout.addWidget(parts, 1)
        self.setMinimumWidth(LEAST_WIDTH)

    def _name_for_screen_readers(self) -> None:
        name = method_name(self.method)
        self.labels.setAccessibleName(self.tr("Labels: {method}").format(method=name))
        self.labels.setAccessibleDescription(
            self.tr("Present labels with their scores, and those that only the chosen method has.")
        )
        self.view.setAccessibleName(self.tr("Neighbours: {method}").format(method=name))
        self.view.setAccessibleDescription(
            self.tr("Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.")
        )
        self.use.setAccessibleName(self.tr("Use {method}").format(method=name))
        self.use.setAccessibleDescription(self.tr("Answers are made by this method from now on."))

    def wait(self) -> None:
        """The answer is on its way; the last one stays in sight."""
        self.use.setVisible(True)
        self.verdict.setText(self.tr(Message.WAITING))

    def fail(self, sentence: str) -> None:
        """There is no answer, for a reason."""
        self.clear()
        self.verdict.setText(sentence)

    def clear(self) -> None:
        """Show nothing."""
        self.labels.clear()
        self.view.set_items([])
        self.verdict.setText("")

    def show_answer(self, answer: Answer, chosen: Answer) -> None:
        """Show an answer beside that of the chosen method, which may be the same."""
        own = answer.query.method == chosen.query.method
        self.use.setVisible(not own)
        self.verdict.setText(self.tr(Message.CHOSEN) if own else self._agreement(answer, chosen))
        self._show_labels(answer, chosen)
        self.view.set_items(list(map(self._item, answer.neighbours)))

    def _agreement(self, answer: Answer, chosen: Answer) -> str:
        found, name = agreement(answer, chosen), method_name(chosen.query.method)
        labels = self.tr(Message.LABELS if found.labels else Message.NO_LABELS).format(
            common=number(found.labels_common), all=number(found.labels), method=name
        )
        if not found.neighbours:
            return labels
        common, total = number(found.neighbours_common), number(found.neighbours)
        return f"{labels} {self.tr(Message.NEIGHBOURS).format(common=common, all=total)}"

    def _show_labels(self, answer: Answer, chosen: Answer) -> None:
        """Labels of both first, then those of one alone, each with its shape."""
        wanted = {(row.label, row.head) for row in chosen.labels if row.present}
        self.labels.clear()
        add = partial(self._add_label, wanted)
        shared = [row for row in answer.labels if row.present or (row.label, row.head) in wanted]
        for row in sorted(shared, key=lambda row: not row.present):  # each group by score, as they are
            add(row)
        if not shared:
            self.labels.addItem(self.tr(Message.NONE))

    def _add_label(self, wanted: set[tuple[str, str]], row: LabelScore) -> None:
        theirs = (row.label, row.head) in wanted
        mark = MARKS["missing"] if not row.present else MARKS["agrees"] if theirs else MARKS["extra"]
        words = Message.ELSEWHERE if not row.present else Message.BOTH if theirs else Message.ONLY_HERE
        score = decimal(row.score)
        item = QListWidgetItem(f"{mark} {row.label}  {score}")
        spoken = self.tr(words).format(label=row.label, score=score)
        item.setToolTip(plain_tip(spoken))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.labels.addItem(item)

    def _item(self, near: Neighbour) -> ImageItem:
        words = self.tr("Rank {rank}, {name}, cosine distance {distance}")
        return ImageItem(
            path=near.path,
            rank=str(near.rank),
            note=decimal(near.distance),
            spoken=words.format(rank=near.rank, name=near.path.name, distance=decimal(near.distance)),
        )
