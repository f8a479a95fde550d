"""The browser: all photographs of the library as a grid, sorted, and filtered by text, folder and labels."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
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

from lsgui.gui import theme
from lsgui.gui.check_button import CheckButton
from lsgui.gui.day_range import DayRange
from lsgui.gui.facet_list import FacetCount, FacetList
from lsgui.gui.filter_bar import FilterBar, LabelWish
from lsgui.gui.folder_offer import FolderOffer
from lsgui.gui.image_list import ImageListView
from lsgui.gui.image_menu import ImageMenu
from lsgui.gui.listed_items import ListedItems
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.widgets import number, plural

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge
    from lsgui.library.listing import Arrangement, Wanted


class Message:
    """Every message that this panel can show."""

    LOADING = QT_TRANSLATE_NOOP("LibraryBrowser", "Opening the library…")
    READING = QT_TRANSLATE_NOOP("LibraryBrowser", "Looking through the library…")
    NO_LIBRARY = QT_TRANSLATE_NOOP("LibraryBrowser", "No library")
    NO_LIBRARY_TEXT = QT_TRANSLATE_NOOP(
        "LibraryBrowser", "The library could not be opened; the message above says why."
    )
    NO_ENGINE = QT_TRANSLATE_NOOP("LibraryBrowser", "No answers")
    NO_ENGINE_TEXT = QT_TRANSLATE_NOOP(
        "LibraryBrowser", "The networks could not be loaded; the message above says why."
    )
    FAILED = QT_TRANSLATE_NOOP("LibraryBrowser", "The library could not be listed")
    EMPTY = QT_TRANSLATE_NOOP("LibraryBrowser", "Your library is empty")
    EMPTY_TEXT = QT_TRANSLATE_NOOP(
        "LibraryBrowser", "Add folders of photographs, and all of them appear here. No file is changed."
    )
    FILLING = QT_TRANSLATE_NOOP("LibraryBrowser", "The library is being filled")
    FILLING_TEXT = QT_TRANSLATE_NOOP("LibraryBrowser", "Photographs appear here as soon as some are in.")
    NO_MATCH = QT_TRANSLATE_NOOP("LibraryBrowser", "No such photograph")
    NO_MATCH_TEXT = QT_TRANSLATE_NOOP("LibraryBrowser", "No photograph of your library passes these filters.")
    GONE = QT_TRANSLATE_NOOP("LibraryBrowser", "Rescan the library to bring it up to date.")
    LABELS = QT_TRANSLATE_NOOP("LibraryBrowser", "Labels above their thresholds")
    ONLY = QT_TRANSLATE_NOOP("LibraryBrowser", "Only {count} Chosen ✕")
    JUDGING = QT_TRANSLATE_NOOP("LibraryBrowser", "Judging labels: {done} of {total}")


class LibraryBrowser(QWidget):
    """Shows the library's photographs; what is wanted of them is asked for as often as it changes."""

    close_asked = Signal()
    """The user wants to see the answer again."""
    folder_asked = Signal()
    """The user wants to choose a folder to add to the library."""
    folders_given = Signal(object)
    """The user gave these folders to add, a tuple of Path."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._items: ListedItems | None = None
        self._problem = ""
        self._only: frozenset[str] | None = None  # the paths of photographs chosen elsewhere
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.back = QPushButton(self.tr("Back to Answer"))
        self.filters = FilterBar()
        self.facets = FacetList()
        self.facets_note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.exactly = CheckButton(self.tr("And no others"))
        self.days = DayRange()
        self.narrow = QPushButton(self.tr("Use for Neighbours"))
        self.others = QPushButton()
        self.thumbnails = Thumbnails(bridge.request_thumbnail, self)
        self.view = ImageListView(self.thumbnails)
        self.menu = ImageMenu(self.view, bridge, gone=self.tr(Message.GONE))
        self.empty = FolderOffer()
        self.clear = self.empty.add_button(self.tr("Clear Filters"), self.clear_filters)
        self.again = self.empty.add_button(self.tr("Try Again"), self._ask)
        self._build()
        self._describe_controls()
        self._connect()

    def _build(self) -> None:
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.facets_note.setForegroundRole(self.facets_note.palette().ColorRole.PlaceholderText)
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.others)
        head.addWidget(self.narrow)
        self.others.hide()
        head.addWidget(self.back)
        self._side, grid = QWidget(), QWidget()
        labels = QVBoxLayout(self._side)
        labels.setContentsMargins(0, 0, 0, 0)
        labels.setSpacing(4)
        labels.addWidget(self.facets_note)
        labels.addWidget(self.facets, 1)
        labels.addWidget(self.exactly)
        labels.addWidget(self.days)
        self._pages = QStackedLayout(grid)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.view)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for widget, least in ((self._side, 110), (grid, 172)):
            widget.setMinimumWidth(least)
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([140, 630])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addLayout(head)
        layout.addWidget(self.filters)
        layout.addWidget(self.splitter, 1)

    def _describe_controls(self) -> None:
        self.view.setAccessibleName(self.tr("Photographs of the library"))
        self.view.setAccessibleDescription(
            self.tr("Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.")
        )
        self.facets.setAccessibleName(self.tr("Labels to filter by"))
        self.facets.setAccessibleDescription(
            self.tr("Space asks for a label, then against it, then lets it go.")
        )
        for widget, text in (
            (self.others, self.tr("Show the photographs that were not chosen on the map, too")),
            (
                self.exactly,
                self.tr("Show photographs with the chosen labels and no others, few-shot ones aside"),
            ),
            (
                self.narrow,
                self.tr(
                    "Seek neighbours among photographs that pass this folder, these days and the labels only"
                ),
            ),
        ):
            widget.setToolTip(text)
            widget.setAccessibleDescription(text)
        back = self.tr("Show the answer's labels and neighbours again (Esc)")
        self.back.setToolTip(back)
        self.back.setAccessibleDescription(back)
        self.clear.setAccessibleDescription(self.tr("Shows all photographs again"))
        self.again.setAccessibleDescription(self.tr("Reads the library once more"))

    def _connect(self) -> None:
        bridge = self._bridge
        self.filters.changed.connect(self._ask)
        self.facets.chosen_changed.connect(self._ask)
        self.exactly.toggled.connect(lambda _: self._ask())
        self.days.changed.connect(self._ask)
        self.narrow.clicked.connect(self._narrow)
        self.others.clicked.connect(self._let_others_in)
        self.back.clicked.connect(lambda: self.close_asked.emit())
        self.empty.folder_asked.connect(self.folder_asked)
        self.empty.folders_given.connect(self.folders_given)
        bridge.listed.connect(self._show)
        bridge.judging.connect(self._show_judging)
        bridge.listing_failed.connect(self._fail)
        bridge.library_changed.connect(self._refresh)
        bridge.engine_failed.connect(self._refresh)
        bridge.files_reread.connect(self.view.read_again)
        bridge.files_reread.connect(self._refresh)

    # What is wanted

    def clear_filters(self) -> None:
        """Show all photographs again."""
        self._clear()
        self._ask()

    def _clear(self) -> None:
        self._set_only(None)
        self.filters.clear()
        self.facets.clear_chosen()
        self.days.clear()
        with QSignalBlocker(self.exactly):
            self.exactly.setChecked(False)
        self.exactly.show_mark()

    def show_category(self, head: str, label: str) -> None:
        """Show the photographs that a category of a few-shot head is found in, whatever the filters were."""
        from lsgui.library.listing import Facet

        self._clear()
        self.facets.choose_only(Facet(label, head))
        self._ask()

    def show_only(self, files: Collection[str]) -> None:
        """Show photographs with these paths and no others, until all are asked for again."""
        self._clear()
        self._set_only(frozenset(files))
        self._ask()

    def _let_others_in(self) -> None:
        self._set_only(None)
        self._ask()

    def _set_only(self, only: frozenset[str] | None) -> None:
        self._only = only
        self.others.setVisible(only is not None)
        self.others.setText(self.tr(Message.ONLY).format(count=number(len(only or ()))))

    def _narrow(self) -> None:
        self._bridge.narrow(self._wanted().where)
        self.close_asked.emit()

    def _wanted(self) -> "Wanted":
        labels = LabelWish(self.facets.chosen, self.facets.refused, self.exactly.isChecked())
        return replace(self.filters.wanted(labels, self.days.days), only=self._only)

    def _ask(self) -> None:
        self._problem = ""
        if self.isVisible():
            self._bridge.list_library(self._wanted())
            self._show_state()

    # What is shown

    def _show(self, arrangement: "Arrangement") -> None:
        items, old = ListedItems(arrangement), self._items
        self._problem, self._items = "", items
        if old is not None and items.same_as(old):
            self.view.images.renew(items)
        else:
            self._replace(old, items)
        self._show_facets(arrangement)
        self._show_state()

    def _replace(self, old: ListedItems | None, items: ListedItems) -> None:
        """Show other photographs; what was chosen stays so, and where the wish is the same, in sight."""
        view, flags = self.view, QItemSelectionModel.SelectionFlag
        same = old is not None and old.arrangement.wanted == items.arrangement.wanted
        top = [view.images.item(view.top_row()).path] if same and view.top_row() else []
        chosen, current = view.chosen(), view.currentIndex()
        now = [view.path(current)] if current.isValid() else []
        view.show_lazily(items)
        for row in self._rows(items, chosen):
            view.selectionModel().select(view.images.index(row), flags.Select)
        for row in self._rows(items, now):
            view.selectionModel().setCurrentIndex(view.images.index(row), flags.NoUpdate)
        for row in self._rows(items, top):
            view.put_at_top(row)

    def _rows(self, items: ListedItems, paths: Sequence[Path]) -> list[int]:
        return items.find(paths) if paths else []

    def _show_facets(self, arrangement: "Arrangement") -> None:
        self.facets_note.setText(self.tr(Message.LABELS))
        if arrangement.facets is not None:
            numbers = zip(arrangement.facets, arrangement.totals, arrangement.counts, strict=True)
            self.facets.show_counts([FacetCount(*each) for each in numbers])

    def _show_judging(self, done: int, total: int) -> None:
        if done < total:
            words = self.tr(Message.JUDGING)
            self.facets_note.setText(words.format(done=number(done), total=number(total)))

    def _refresh(self) -> None:
        summary = self._bridge.summary
        self.filters.show_folders([folder.path for folder in summary.folders] if summary is not None else [])
        self._show_state()

    def _fail(self, sentence: str, details: str) -> None:
        self._problem = sentence
        self._show_state()

    def _show_state(self) -> None:
        items = self._items
        there = bool(items) and not self._problem and not self._bridge.library_lost
        self._pages.setCurrentIndex(1 if there else 0)
        summary = self._bridge.summary
        self._show_filters(there or (summary is not None and summary.count > 0))
        total = len(items.arrangement.listing) if items is not None else 0
        text = plural(self.tr("%Ln photograph(s)", "", total), total)
        if items is not None and len(items) != total:
            text = self.tr("{shown} of {all}").format(shown=number(len(items)), all=text)
        self.summary.setText(text if items is not None else "")
        if not there:
            self._say_why_empty(nothing_there=not total)

    def _show_filters(self, show: bool) -> None:
        """Where there is no photograph, there is nothing to sort, to filter or to seek among."""
        for widget in (self.filters, self._side, self.narrow):
            widget.setVisible(show)

    def _say_why_empty(self, *, nothing_there: bool) -> None:
        summary = self._bridge.summary
        offer = filtered = False
        if self._problem:
            self.empty.say(self.tr(Message.FAILED), self._problem)
        elif self._bridge.engine_lost:
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
        elif nothing_there:
            self.empty.say(self.tr(Message.READING))
        else:
            filtered = True
            self.empty.say(self.tr(Message.NO_MATCH), self.tr(Message.NO_MATCH_TEXT))
        self.empty.offer(offer)
        self.clear.setVisible(filtered)
        self.again.setVisible(bool(self._problem))

    # Keys, and being looked at

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Only what is looked at is kept up to date."""
        super().showEvent(event)
        self._refresh()
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._bridge.stop_listing()
