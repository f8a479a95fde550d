"""The map: the library as a scatter plot, where photographs that are alike lie near each other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from lsgui.gui import theme
from lsgui.gui.folder_offer import FolderOffer
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.widgets import ProgressStrip, plural, stale_text

if TYPE_CHECKING:
    from lsgui.gui.map_body import MapBody
    from lsgui.gui.map_jobs import Marks
    from lsgui.gui.session_bridge import SessionBridge
    from lsgui.library.mapped import Mapped


class Message:
    """Every message that this panel can show."""

    TITLE = QT_TRANSLATE_NOOP("MapPanel", "Map of the library")
    LOADING = QT_TRANSLATE_NOOP("MapPanel", "Opening the library…")
    NO_LIBRARY = QT_TRANSLATE_NOOP("MapPanel", "No library")
    NO_LIBRARY_TEXT = QT_TRANSLATE_NOOP(
        "MapPanel", "The library could not be opened; the message above says why."
    )
    NO_ENGINE = QT_TRANSLATE_NOOP("MapPanel", "No answers")
    NO_ENGINE_TEXT = QT_TRANSLATE_NOOP(
        "MapPanel", "The networks could not be loaded; the message above says why."
    )
    EMPTY = QT_TRANSLATE_NOOP("MapPanel", "Your library is empty")
    EMPTY_TEXT = QT_TRANSLATE_NOOP(
        "MapPanel", "Add folders of photographs, and all of them appear here, those that are alike together."
    )
    FILLING = QT_TRANSLATE_NOOP("MapPanel", "The library is being filled")
    FILLING_TEXT = QT_TRANSLATE_NOOP("MapPanel", "Photographs appear here as soon as some are in.")
    MAKING = QT_TRANSLATE_NOOP("MapPanel", "Making the map")
    MAKING_TEXT = QT_TRANSLATE_NOOP(
        "MapPanel",
        "Photographs that are alike are laid near each other. It is kept, so this takes long once.",
    )
    STOPPED = QT_TRANSLATE_NOOP("MapPanel", "No map yet")
    STOPPED_TEXT = QT_TRANSLATE_NOOP("MapPanel", "Making the map was stopped.")
    FAILED = QT_TRANSLATE_NOOP("MapPanel", "The map could not be made")
    STALE = QT_TRANSLATE_NOOP("MapPanel", "The networks have changed")


class MapPanel(QWidget):
    """Asks for the map while somebody looks; what draws it is loaded then, not before."""

    close_asked = Signal()
    """The user wants to see the answer again."""
    folder_asked = Signal()
    """The user wants to choose a folder to add to the library."""
    folders_given = Signal(object)
    """The user gave these folders to add, a tuple of Path."""
    browse_asked = Signal(object)
    """The user wants these paths (a list of str) among all photographs."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._mapped: Mapped | None = None
        self._problem = ""
        self._stopped = False
        self.body: MapBody | None = None
        self.title = QLabel(textFormat=Qt.TextFormat.RichText)
        self.back = QPushButton(self.tr("Back to Answer"))
        self.progress = ProgressStrip()
        self.empty = FolderOffer()
        self.again = self.empty.add_button(self.tr("Try Again"), self._ask)
        self.rescan = self.empty.add_button(self.tr("Rescan"), bridge.rescan)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.back.setToolTip(self.tr("Show the answer's labels and neighbours again (Esc)"))
        self.back.setAccessibleDescription(self.back.toolTip())
        self.again.setAccessibleDescription(self.tr("Makes the map once more"))
        self.rescan.setAccessibleDescription(self.tr("Reads the library's photographs with these networks"))
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Map of the library"))
        self.setAccessibleDescription(self.tr("Esc goes back to the answer"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addLayout(head)
        layout.addWidget(self.progress)
        layout.addWidget(pages, 1)

    def _connect(self) -> None:
        bridge, jobs = self._bridge, self._bridge.map
        self.back.clicked.connect(lambda: self.close_asked.emit())
        self.empty.folder_asked.connect(self.folder_asked)
        self.empty.folders_given.connect(self.folders_given)
        self.progress.cancelled.connect(jobs.cancel)
        jobs.begun.connect(self._begin)
        jobs.progress.connect(self.progress.report)
        jobs.ready.connect(self._show)
        jobs.marked.connect(self._mark)
        jobs.failed.connect(lambda sentence, details: self._end(problem=sentence))
        jobs.stopped.connect(lambda: self._end(stopped=True))
        bridge.changed.connect(lambda changed: self._ask() if "where" in changed else None)
        bridge.library_changed.connect(self._show_state)
        bridge.engine_failed.connect(self._show_state)

    def _ask(self) -> None:
        self._problem, self._stopped = "", False
        if self.isVisible():
            self._bridge.map.want(self._bridge.state.where)
            self._show_state()

    def _begin(self) -> None:
        self.progress.start(self.tr(Message.MAKING))
        self._show_state()

    def _end(self, *, problem: str = "", stopped: bool = False) -> None:
        self.progress.stop()
        self._problem, self._stopped = problem, stopped
        self._show_state()

    def _show(self, mapped: "Mapped") -> None:
        self._mapped = mapped
        if len(mapped.lying):
            self._made().show_map(mapped)
        self._end()

    def _made(self) -> "MapBody":
        """What draws the map: made when there is one for the first time."""
        if self.body is None:
            from lsgui.gui.map_body import MapBody

            self.body = MapBody(self._bridge)
            self.body.browse_asked.connect(self.browse_asked)
            self._pages.addWidget(self.body)
            if self.hasFocus():
                self.body.view.setFocus()
            self.setFocusProxy(self.body.view)
        return self.body

    def _mark(self, marks: "Marks | None") -> None:
        if self.body is not None:
            self.body.show_marks(marks)

    # What is shown

    def _show_state(self) -> None:
        mapped = self._mapped
        placed = len(mapped.lying) if mapped is not None else 0
        there = bool(placed) and not self._problem and not self._bridge.library_lost
        self._pages.setCurrentIndex(1 if there else 0)
        self.title.setText(self._heading(placed, len(mapped.listing) - placed if mapped is not None else 0))
        if not there:
            self._say_why_empty()

    def _heading(self, placed: int, unplaced: int) -> str:
        if not placed:
            return f"<b>{self.tr(Message.TITLE)}</b>"
        words = plural(self.tr("%Ln photograph(s) on the map", "", placed), placed)
        more = self.tr("%Ln more cannot be placed before they are indexed", "", unplaced) if unplaced else ""
        return " · ".join(filter(None, (words, more)))

    def _say_why_empty(self) -> None:
        summary, bridge = self._bridge.summary, self._bridge
        offer = stale = False
        if self._problem:
            self.empty.say(self.tr(Message.FAILED), self._problem)
        elif bridge.engine_lost:
            self.empty.say(self.tr(Message.NO_ENGINE), self.tr(Message.NO_ENGINE_TEXT))
        elif bridge.library_lost:
            self.empty.say(self.tr(Message.NO_LIBRARY), self.tr(Message.NO_LIBRARY_TEXT))
        elif summary is None:
            self.empty.say(self.tr(Message.LOADING))
        elif self._stopped:
            self.empty.say(self.tr(Message.STOPPED), self.tr(Message.STOPPED_TEXT))
        elif bridge.indexing and not summary.count:
            self.empty.say(self.tr(Message.FILLING), self.tr(Message.FILLING_TEXT))
        elif not summary.count:
            offer = True
            self.empty.say(self.tr(Message.EMPTY), self.tr(Message.EMPTY_TEXT))
        elif summary.stale == summary.count and not bridge.indexing:
            stale = True
            self.empty.say(self.tr(Message.STALE), stale_text(summary.stale))
        else:
            self.empty.say(self.tr(Message.MAKING), self.tr(Message.MAKING_TEXT))
        self.empty.offer(offer)
        self.rescan.setVisible(stale)
        self.again.setVisible(bool(self._problem) or self._stopped)

    def sizeHint(self) -> QSize:
        """Room for a map."""
        return QSize(720, 480)

    # Keys, and being looked at

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The map is made for those who look."""
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._bridge.map.want(None)
        self.progress.stop()
