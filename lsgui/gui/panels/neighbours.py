"""The neighbour panel: the library's photographs nearest to the answer, as a grid of thumbnails."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from lsgui.core.types import EVERYTHING, Answer, Neighbour
from lsgui.gui import theme
from lsgui.gui.decimals import decimal
from lsgui.gui.filter_words import in_words
from lsgui.gui.folder_offer import FolderOffer
from lsgui.gui.image_list import ImageItem, ImageListView
from lsgui.gui.image_menu import ImageMenu
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.widgets import number, plural, stale_text

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge

LEAST_WIDTH = 172
"""Two columns of small thumbnails and a scroll bar."""


class Message:
    """Every message that this panel can show."""

    LOADING = QT_TRANSLATE_NOOP("NeighbourPanel", "Opening the library…")
    NO_LIBRARY = QT_TRANSLATE_NOOP("NeighbourPanel", "No library")
    NO_LIBRARY_TEXT = QT_TRANSLATE_NOOP(
        "NeighbourPanel", "The library could not be opened; the message above says why."
    )
    NO_ENGINE = QT_TRANSLATE_NOOP("NeighbourPanel", "No answers")
    NO_ENGINE_TEXT = QT_TRANSLATE_NOOP(
        "NeighbourPanel", "The networks could not be loaded; the message above says why."
    )
    EMPTY = QT_TRANSLATE_NOOP("NeighbourPanel", "Your library is empty")
    EMPTY_TEXT = QT_TRANSLATE_NOOP(
        "NeighbourPanel",
        "Add folders of photographs, and those nearest to an answer appear here."
        " Nothing leaves this computer, and no file is changed.",
    )
    FILLING = QT_TRANSLATE_NOOP("NeighbourPanel", "The library is being filled")
    FILLING_TEXT = QT_TRANSLATE_NOOP("NeighbourPanel", "Photographs appear here as soon as some are in.")
    NO_ANSWER = QT_TRANSLATE_NOOP("NeighbourPanel", "No answer yet")
    NO_ANSWER_TEXT = QT_TRANSLATE_NOOP(
        "NeighbourPanel", "The photographs of your library nearest to the answer appear here."
    )
    BY_LABELS = QT_TRANSLATE_NOOP(
        "NeighbourPanel", "Label logic makes no feature: this is the cosine distance of label probabilities."
    )
    ALONE = QT_TRANSLATE_NOOP("NeighbourPanel", "No other photograph")
    ALONE_TEXT = QT_TRANSLATE_NOOP(
        "NeighbourPanel", "The library holds nothing beside the photographs in A and B."
    )
    NONE_PASS = QT_TRANSLATE_NOOP("NeighbourPanel", "No such photograph")
    NONE_PASS_TEXT = QT_TRANSLATE_NOOP(
        "NeighbourPanel", "No other photograph of your library passes the filter."
    )
    STALE = QT_TRANSLATE_NOOP("NeighbourPanel", "The networks have changed")
    GONE = QT_TRANSLATE_NOOP("NeighbourPanel", "Rescan the library to bring it up to date.")


class NeighbourPanel(QWidget):
    """Shows the neighbours of the latest answer; the window adds the folders that it asks for."""

    folder_asked = Signal()
    """The user wants to choose a folder to add to the library."""
    folders_given = Signal(object)
    """The user gave these folders to add, a tuple of Path."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._answer: Answer | None = None
        self.thumbnails = Thumbnails(bridge.request_thumbnail, self)
        self.view = ImageListView(self.thumbnails)
        self.menu = ImageMenu(self.view, bridge, gone=self.tr(Message.GONE))
        self.empty = FolderOffer()
        self.rescan = self.empty.add_button(self.tr("Rescan"), bridge.rescan)
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.narrowed = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.widen = QPushButton(self.tr("All Photographs"))
        self.scale = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._build()
        bridge.answer_ready.connect(self._show_answer)
        bridge.answer_cleared.connect(self._clear)
        bridge.changed.connect(lambda _: self._show_narrowing())
        bridge.engine_failed.connect(self._show_state)
        bridge.library_changed.connect(self._show_state)
        bridge.index_progress.connect(lambda *_: self._show_state() if self._at_empty() else None)
        bridge.files_reread.connect(self._show_state)
        bridge.files_reread.connect(self.view.read_again)
        self._show_narrowing()
        self._show_state()

    def _build(self) -> None:
        self.empty.folder_asked.connect(self.folder_asked)
        self.empty.folders_given.connect(self.folders_given)
        self.rescan.setAccessibleDescription(self.tr("Reads the library's photographs with these networks"))
        self.view.setAccessibleName(self.tr("Nearest photographs"))
        self.view.setAccessibleDescription(
            self.tr("Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.")
        )
        self.setMinimumWidth(LEAST_WIDTH)
        for label in (self.summary, self.narrowed, self.scale):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.scale.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.scale.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.summary.setMinimumHeight(self.summary.fontMetrics().height() + theme.SPACING)  # as beside it
        grid = QWidget()
        layout = QVBoxLayout(grid)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.scale)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.narrowed, 1)
        row.addWidget(self.widen)
        outer.addLayout(row)
        self.widen.setAccessibleDescription(self.tr("Seek neighbours in the whole library again"))
        self.widen.clicked.connect(lambda: self._bridge.narrow(EVERYTHING))
        self._pages = QStackedLayout()
        outer.addLayout(self._pages)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(grid)

    def _show_answer(self, answer: Answer) -> None:
        self._answer = answer
        self.view.set_items([self._item(neighbour) for neighbour in answer.neighbours])
        if answer.feature is None:
            self.scale.setText(self.tr(Message.BY_LABELS))
        elif answer.neighbours:
            self._bridge.request_typical_distance(answer.feature, partial(self._set_scale, answer))
        self._show_state()

    def _clear(self) -> None:
        self._answer = None
        self.view.set_items([])
        self._show_state()

    def _item(self, neighbour: Neighbour) -> ImageItem:
        words = self.tr("Rank {rank}, {name}, cosine distance {distance}").format(
            rank=neighbour.rank, name=neighbour.path.name, distance=decimal(neighbour.distance)
        )
        return ImageItem(
            path=neighbour.path,
            rank=str(neighbour.rank),
            note=decimal(neighbour.distance),
            tooltip=self.tr("{path}\nRank {rank} · cosine distance {distance}").format(
                path=neighbour.path, rank=neighbour.rank, distance=decimal(neighbour.distance, 4)
            ),
            spoken=words,
        )

    def _at_empty(self) -> bool:
        return self._pages.currentIndex() == 0

    def _show_state(self) -> None:
        if self._answer is not None and self._answer.neighbours:
            self._describe(self._answer)
            self._pages.setCurrentIndex(1)
            return
        self._say_why_empty()
        self._pages.setCurrentIndex(0)

    def _show_narrowing(self) -> None:
        where = self._bridge.state.where
        self.narrowed.setText(self.tr("Only {wanted}").format(wanted=in_words(where)))
        for widget in (self.narrowed, self.widen):
            widget.setVisible(where != EVERYTHING)

    def _say_why_empty(self) -> None:
        summary = self._bridge.summary
        offer = stale = False
        if self._bridge.engine_lost:
            self.empty.say(self.tr(Message.NO_ENGINE), self.tr(Message.NO_ENGINE_TEXT))
        elif self._bridge.library_lost:
            self.empty.say(self.tr(Message.NO_LIBRARY), self.tr(Message.NO_LIBRARY_TEXT))
        elif summary is None:
            self.empty.say(self.tr(Message.LOADING))
        elif summary.count == 0 and self._bridge.indexing:
            self.empty.say(self.tr(Message.FILLING), self.tr(Message.FILLING_TEXT))
        elif summary.count == 0:
            offer = True
            self.empty.say(self.tr(Message.EMPTY), self.tr(Message.EMPTY_TEXT))
        elif summary.stale and not self._bridge.indexing:
            stale = True
            self.empty.say(self.tr(Message.STALE), stale_text(summary.stale))
        elif self._answer is None:
            self.empty.say(self.tr(Message.NO_ANSWER), self.tr(Message.NO_ANSWER_TEXT))
        elif self._bridge.indexing:
            self.empty.say(self.tr(Message.FILLING), self.tr(Message.FILLING_TEXT))
        elif self._bridge.state.where != EVERYTHING:
            self.empty.say(self.tr(Message.NONE_PASS), self.tr(Message.NONE_PASS_TEXT))
        else:
            self.empty.say(self.tr(Message.ALONE), self.tr(Message.ALONE_TEXT))
        self.empty.offer(offer)
        self.rescan.setVisible(stale)

    def _describe(self, answer: Answer) -> None:
        summary = self._bridge.summary
        shown, total = len(answer.neighbours), summary.count if summary is not None else 0
        text = plural(self.tr("The {shown} nearest of %Ln photograph(s)", "", total), total)
        stale = summary.stale if summary is not None and not self._bridge.indexing else 0
        self.summary.setText(
            " ".join([text.format(shown=number(shown)), *([f"({stale_text(stale)})"] if stale else [])])
        )

    def _set_scale(self, answer: Answer, typical: float) -> None:
        """Say what a distance means here: never a percentage, always beside what is usual."""
        if answer is self._answer:
            text = self.tr("Cosine distance; for this answer, half of your library is within {typical}.")
            self.scale.setText(text.format(typical=decimal(typical)))
