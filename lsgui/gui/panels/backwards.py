"""Asking backwards: which photograph of the library, or which two, give a label set that the user picks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from lsgui.core.target import Target
from lsgui.gui import theme
from lsgui.gui.finding_words import asked_so, sentences
from lsgui.gui.folder_offer import FolderOffer
from lsgui.gui.label_picker import LabelPicker
from lsgui.gui.pair_list import PairList
from lsgui.gui.question_row import QuestionRow
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.widgets import ProgressStrip
from lsgui.library.questions import Findings, Found, Question

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge

LEAST_SIDE = 140
THUMBNAILS = 32 << 20
"""Bytes of pixmaps kept."""


class Message:
    """Every message that this panel can show."""

    TITLE = QT_TRANSLATE_NOOP("BackwardsPanel", "Ask backwards")
    LOADING = QT_TRANSLATE_NOOP("BackwardsPanel", "Opening the library…")
    NO_LIBRARY = QT_TRANSLATE_NOOP("BackwardsPanel", "No library")
    NO_LIBRARY_TEXT = QT_TRANSLATE_NOOP(
        "BackwardsPanel", "The library could not be opened; the message above says why."
    )
    NO_ENGINE = QT_TRANSLATE_NOOP("BackwardsPanel", "No answers")
    NO_ENGINE_TEXT = QT_TRANSLATE_NOOP(
        "BackwardsPanel", "The networks could not be loaded; the message above says why."
    )
    EMPTY = QT_TRANSLATE_NOOP("BackwardsPanel", "Your library is empty")
    EMPTY_TEXT = QT_TRANSLATE_NOOP(
        "BackwardsPanel", "Add folders of photographs to ask about. No file is changed."
    )
    FILLING = QT_TRANSLATE_NOOP("BackwardsPanel", "The library is being filled")
    FILLING_TEXT = QT_TRANSLATE_NOOP(
        "BackwardsPanel", "Its photographs can be asked about as soon as some are in."
    )
    NO_TARGET = QT_TRANSLATE_NOOP("BackwardsPanel", "Which labels should it be?")
    NO_TARGET_TEXT = QT_TRANSLATE_NOOP(
        "BackwardsPanel",
        "Choose them from the list: a click asks for a label, a second one says that it does not matter.",
    )
    NO_IMAGE = QT_TRANSLATE_NOOP("BackwardsPanel", "No photograph is given")
    NO_IMAGE_TEXT = QT_TRANSLATE_NOOP(
        "BackwardsPanel", "Put one into A or B, or ask for two photographs of the library."
    )
    ASKING = QT_TRANSLATE_NOOP("BackwardsPanel", "Asking…")
    STOPPED = QT_TRANSLATE_NOOP("BackwardsPanel", "Stopped: these are from stored features alone.")
    STOPPED_EARLY = QT_TRANSLATE_NOOP("BackwardsPanel", "Stopped before anything was found.")


class BackwardsPanel(QWidget):
    """Asks as soon as a question is whole, and again with every change of it, while somebody looks."""

    close_asked = Signal()
    """The user wants to see the answer again."""
    folder_asked = Signal()
    """The user wants to choose a folder to add to the library."""
    folders_given = Signal(object)
    """The user gave these folders to add, a tuple of Path."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._findings: Findings | None = None
        self._version = 0  # of the library that the findings are from
        self.back = QPushButton(self.tr("Back to Answer"))
        self.question = QuestionRow(bridge)
        self.picker = LabelPicker()
        self.take_labels = QPushButton(self.tr("From Its Labels"))
        self.note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.progress = ProgressStrip()
        self.thumbnails = Thumbnails(bridge.request_thumbnail, self, limit=THUMBNAILS)
        self.view = PairList(self.thumbnails)
        self.use = QPushButton(self.tr("Ask This"))
        self.empty = FolderOffer()
        self.again = self.empty.add_button(self.tr("Ask Again"), self._ask)
        self._build()
        self._describe_controls()
        self._connect()

    def _build(self) -> None:
        title = QLabel(f"<b>{self.tr(Message.TITLE)}</b>", textFormat=Qt.TextFormat.RichText)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.back)
        side, results, pages = QWidget(), QWidget(), QWidget()
        labels = QVBoxLayout(side)
        labels.setContentsMargins(0, 0, 0, 0)
        labels.setSpacing(4)
        labels.addWidget(self.picker, 1)
        labels.addWidget(self.take_labels)
        side.setMinimumWidth(LEAST_SIDE)
        found = QVBoxLayout(results)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(4)
        found.addWidget(self.view, 1)
        found.addWidget(self.use, 0, Qt.AlignmentFlag.AlignRight)
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(results)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget, stretch in ((self.note, 0), (self.progress, 0), (pages, 1)):
            column.addWidget(widget, stretch)
        self._lay_out(head, side, right)

    def _lay_out(self, head: QHBoxLayout, side: QWidget, right: QWidget) -> None:
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        for place, (part, stretch) in enumerate(((side, 0), (right, 1))):
            parts.addWidget(part)
            parts.setStretchFactor(place, stretch)
        parts.setSizes([180, 540])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addLayout(head)
        layout.addWidget(self.question)
        layout.addWidget(parts, 1)

    def _describe_controls(self) -> None:
        self.back.setToolTip(self.tr("Show the answer's labels and neighbours again (Esc)"))
        self.take_labels.setToolTip(self.tr("Ask for the labels that the photograph given shows"))
        self.use.setToolTip(
            self.tr("Ask what was judged: the two photographs as A and B, the operation, no promise")
        )
        for button in (self.back, self.take_labels, self.use):
            button.setAccessibleDescription(button.toolTip())
        self.view.setAccessibleName(self.tr("Photographs found"))
        self.view.setAccessibleDescription(
            self.tr("Enter makes a pair the query; Ctrl+C copies its paths; drag it out to use it elsewhere")
        )
        self.note.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.note.hide()

    def _connect(self) -> None:
        bridge, jobs = self._bridge, self._bridge.backwards
        self.back.clicked.connect(lambda: self.close_asked.emit())
        self.empty.folder_asked.connect(self.folder_asked)
        self.empty.folders_given.connect(self.folders_given)
        self.take_labels.clicked.connect(lambda: self._take_labels())
        self.use.clicked.connect(lambda: self._use(self.view.chosen()))
        self.view.asked.connect(self._use)
        self.question.changed.connect(self._ask)
        self.question.chips.removed.connect(self.picker.let_go)
        self.picker.changed.connect(self._ask)
        self.progress.cancelled.connect(jobs.cancel)
        jobs.begun.connect(self._begin)
        jobs.found.connect(self._show_found)
        jobs.progressed.connect(self.progress.report)
        jobs.failed.connect(lambda sentence, _: self._fail(sentence))
        jobs.ended.connect(self._end)
        bridge.engine_failed.connect(self._ask)
        bridge.engine_ready.connect(lambda engine: self.picker.set_vocabulary(engine.labels))
        bridge.changed.connect(self._session_changed)
        bridge.library_changed.connect(lambda: self._ask() if self._findings is None else None)
        jobs.outdated.connect(self._ask)
        bridge.files_reread.connect(self.view.read_again)

    # The question

    def _session_changed(self, changed: frozenset[str]) -> None:
        if changed & {"image_a", "image_b", "where"}:
            self._ask()
        elif changed & {"method", "promise"} and self._findings is not None:
            self._say_found(self._findings)

    def _question(self) -> Question | None:
        """What is asked; None while something is missing."""
        row, wanted = self.question, self.picker.wanted
        if not wanted or (row.position is not None and row.image is None):
            return None
        target = Target(wanted, row.at_least, self.picker.either)
        where = self._bridge.state.where
        return Question(row.operation, target, row.image, row.position or "a", where)

    def _ask(self) -> None:
        """Ask what the controls say, if anybody looks, or say what is missing."""
        self.question.chips.show_labels(self.picker.wanted, self.picker.either)
        self.take_labels.setEnabled(self.question.image is not None)
        if not self.isVisible():
            return
        question = self._question()
        library = self._bridge.library
        self._bridge.backwards.drop()
        self.progress.stop()
        if question is None or library is None or self._no_photograph():
            self._say_what_is_missing()
        else:
            self._bridge.backwards.ask(question)

    def _no_photograph(self) -> bool:
        summary = self._bridge.summary
        return summary is None or summary.count == 0

    def _take_labels(self) -> None:
        image = self.question.image
        if image is not None:
            self._bridge.backwards.request_labels(image, self.picker.ask_for)

    def _use(self, found: Found | None) -> None:
        """Make a pair the query."""
        if found is not None and self._findings is not None:
            findings = self._findings
            self._bridge.set_query(found.a, found.b, findings.question.operation, findings.method)
            self.close_asked.emit()

    # What is found

    def _begin(self, question: Question) -> None:
        self._version = self._bridge.backwards.version
        self.progress.start(self.tr(Message.ASKING))
        self._say(self.tr(Message.ASKING))
        same = self._findings is not None and self._findings.question == question
        if not same:
            self._findings = None
            self.view.show_found((), question.operation)
            self._pages.setCurrentIndex(1)

    def _show_found(self, findings: Findings) -> None:
        self._findings = findings
        self.view.show_found(findings.found, findings.question.operation)
        self._say_found(findings)
        self.use.setEnabled(bool(findings.found))
        self._pages.setCurrentIndex(1)

    def _say_found(self, findings: Findings) -> None:
        state = self._bridge.state
        self._say(
            " ".join(filter(None, (asked_so(findings, state.method, state.promise), sentences(findings))))
        )

    def _say(self, text: str) -> None:
        """What was asked or found, in sentences, which keys can read and copy; "" for nothing."""
        self.note.setText(text)
        self.note.setAccessibleName(text)
        self.note.setVisible(bool(text))

    def _end(self, whole: bool) -> None:
        self.progress.stop()
        if not whole:
            found = self._findings is not None
            self._say(self.tr(Message.STOPPED if found else Message.STOPPED_EARLY))

    def _fail(self, sentence: str) -> None:
        self.progress.stop()
        self._show_empty(sentence, again=True)

    def _say_what_is_missing(self) -> None:
        """Why nothing is asked."""
        bridge = self._bridge
        offer = False
        if bridge.engine_lost:
            words = Message.NO_ENGINE, Message.NO_ENGINE_TEXT
        elif bridge.library_lost:
            words = Message.NO_LIBRARY, Message.NO_LIBRARY_TEXT
        elif bridge.summary is None:
            words = Message.LOADING, ""
        elif self._no_photograph() and bridge.indexing:
            words = Message.FILLING, Message.FILLING_TEXT
        elif self._no_photograph():
            words, offer = (Message.EMPTY, Message.EMPTY_TEXT), True
        elif self.question.position is not None and self.question.image is None:
            words = Message.NO_IMAGE, Message.NO_IMAGE_TEXT
        else:
            words = Message.NO_TARGET, Message.NO_TARGET_TEXT
        self._show_empty(*(self.tr(each) if each else "" for each in words), offer=offer)

    def _show_empty(self, title: str, text: str = "", *, offer: bool = False, again: bool = False) -> None:
        self._findings = None
        self._say("")
        self.empty.say(title, text)
        self.empty.offer(offer)
        self.again.setVisible(again)
        self._pages.setCurrentIndex(0)

    # The page

    def sizeHint(self) -> QSize:
        """Room for the vocabulary and a pair with its labels."""
        return QSize(720, 480)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for those who look, unless it is answered from the library as it is."""
        super().showEvent(event)
        stale = self._version != self._bridge.backwards.version
        if stale or self._findings is None or self._findings.question != self._question():
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._bridge.backwards.drop()
        self.progress.stop()
