"""Three ways to see the labels of an answer: the list, the ledger, and the Venn diagram."""

from collections.abc import Collection

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from lsgui.core.ledger import MARKS, VERDICTS, Ledger, ledger_of
from lsgui.core.types import Answer
from lsgui.gui.flow import FlowLayout
from lsgui.gui.label_view import LabelView
from lsgui.gui.ledger_view import LedgerView
from lsgui.gui.sides import SIMPLE, Sides
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.venn_page import VennPage
from lsgui.gui.widgets import number

NAMES = (
    QT_TRANSLATE_NOOP("LabelPages", "List"),
    QT_TRANSLATE_NOOP("LabelPages", "Ledger"),
    QT_TRANSLATE_NOOP("LabelPages", "Venn"),
)
NOTES = (
    QT_TRANSLATE_NOOP("LabelPages", "The labels that are present, and those below their thresholds"),
    QT_TRANSLATE_NOOP(
        "LabelPages", "Every label in A, in B, expected and predicted, and whether these agree"
    ),
    QT_TRANSLATE_NOOP("LabelPages", "The labels in two circles, to seek photographs by"),
)
KEPT_NAMES = ("list", "ledger", "venn")
LIST, LEDGER, VENN = range(3)
LEAST = 96
"""So many pixels of them are in sight, however low the window is."""


class LabelPages(QWidget):
    """One of three views is shown; those that hold A against B need two images."""

    label_asked = Signal(str, str)
    """The user wants photographs with this label (its name, and its head's)."""
    why_asked = Signal(str, str)
    """The user wants to know what carried this label."""
    region_asked = Signal()
    """The labels of a region are about to be shown in the ledger: no text may hide them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger: Ledger | None = None
        self._sides = SIMPLE
        self._wanted = LIST
        self._text = ""
        self.list, self.ledger, self.venn = LabelView(), LedgerView(), VennPage()
        self.tabs = QTabBar(drawBase=False, expanding=False)
        self.verdicts = QComboBox()
        self._build()
        self.ledger.label_asked.connect(self.label_asked)
        for view in (self.list, self.ledger):
            view.why_asked.connect(self.why_asked)
        self.venn.label_asked.connect(self.label_asked)
        self.venn.region_asked.connect(self._select_region)
        self.verdicts.currentIndexChanged.connect(lambda _: self._filter())
        self._name_verdicts()
        self._show_page()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(LEAST)
        for name, note, page in zip(NAMES, NOTES, (self.list, self.ledger, self.venn), strict=True):
            self.tabs.setTabToolTip(self.tabs.addTab(self.tr(name)), self.tr(note))
            self._stack.addWidget(page)
        self.tabs.setAccessibleName(self.tr("Ways to see the labels"))
        self.tabs.setAccessibleDescription(self.tr("The ledger and the Venn diagram need two images."))
        row = FlowLayout()
        row.addWidget(self.tabs)
        row.addWidget(self.verdicts)
        self.verdicts.setAccessibleName(self.tr("Verdicts shown"))
        self.verdicts.setAccessibleDescription(self.tr("Shows only labels of one verdict in the ledger."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._choose)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in the order of Tab."""
        return self.tabs, self.verdicts, self.list, self.ledger, self.venn.diagram, self.venn.list

    @property
    def names(self) -> tuple[str, ...]:
        """The views by the names that are kept for the next start."""
        return KEPT_NAMES

    @property
    def wanted(self) -> str:
        """The name of the view that is shown as soon as there are two images."""
        return KEPT_NAMES[self._wanted]

    @property
    def missing(self) -> list[str]:
        """The labels that set algebra expects of the answer and that it lacks."""
        entries = self._ledger.entries if self._ledger is not None else ()
        return [entry.row.label for entry in entries if entry.verdict == "missing"]

    @property
    def page(self) -> int:
        """Which view is shown: `LIST`, `LEDGER` or `VENN`."""
        return self._stack.currentIndex()

    def show_page(self, page: int) -> None:
        """Show a view, as soon as there are two images if it needs them."""
        self._wanted = page
        self._show_page()

    def _choose(self, page: int) -> None:
        if page >= 0 and self.tabs.isTabEnabled(page):
            self.show_page(page)

    def show_answer(self, answer: Answer, sides: Sides = SIMPLE) -> None:
        """Show the labels of an answer, whose operation has these sides, in every way that there is."""
        self._ledger, self._sides = ledger_of(answer), sides
        self.list.show_answer(answer, sides)
        self._name_verdicts()
        self._show_page()

    def show_sought(self, labels: Collection[str]) -> None:
        """Mark the labels by which neighbours are sought."""
        self.venn.show_sought(labels)

    def set_filter(self, text: str) -> None:
        """Show only labels whose name, or head's name, contains the text; the diagram has all."""
        self._text = text
        self.list.set_filter(text)
        self._filter()

    def shows_any(self) -> bool:
        """Whether any label passes the filters of the view shown."""
        rows = self.ledger.rows.shown if self.page == LEDGER else self.list.shown()
        return bool(rows) or self.page == VENN

    def copy_table(self) -> None:
        """Put what is selected, or else all shown, on the clipboard as tab-separated values."""
        (self.list if self.page == LIST else self.ledger).copy_table()

    def copy_text(self) -> None:
        """Put what is selected, or else what is shown, on the clipboard as text."""
        (self.list if self.page == LIST else self.ledger).copy_text()

    def ask_why(self) -> None:
        """Ask why of the label that is current in the ledger, if that is shown, or in the list."""
        current = self.page == LEDGER and self.ledger.currentIndex().isValid()
        (self.ledger if current else self.list).ask_why()

    def _show_page(self) -> None:
        page = LIST if self._ledger is None else self._wanted
        with QSignalBlocker(self.tabs):
            for place in (LEDGER, VENN):
                self.tabs.setTabEnabled(place, self._ledger is not None)
            self.tabs.setCurrentIndex(page)
        self.verdicts.setVisible(page == LEDGER)
        if self._ledger is not None and page != LIST:
            self.ledger.show_ledger(
                self._ledger, self._sides
            )  # also beside the diagram: it is what is copied
        if self._ledger is not None and page == VENN:
            self.venn.show_ledger(self._ledger, self._sides)
        self._stack.setCurrentIndex(page)

    def _filter(self) -> None:
        self.ledger.set_filter(self._text.strip(), self.verdicts.currentData())

    def _name_verdicts(self) -> None:
        """The verdicts to choose from, each with its shape and its number."""
        chosen = self.verdicts.currentData()
        counts = self._ledger.counts if self._ledger is not None else dict.fromkeys(VERDICTS, 0)
        with QSignalBlocker(self.verdicts):
            self.verdicts.clear()
            self.verdicts.addItem(self.tr("All: {n}").format(n=number(sum(counts.values()))), None)
            for verdict in VERDICTS:
                if verdict == "promised" and not counts[verdict]:  # there is none without a promise
                    continue
                words = f"{MARKS[verdict]} {self.ledger.rows.verdict(verdict)}: {number(counts[verdict])}"
                self.verdicts.addItem(words, verdict)
            self.verdicts.setCurrentIndex(max(0, self.verdicts.findData(chosen)))

    def _select_region(self, region: str) -> None:
        """Show a region's labels selected in the ledger, whatever it was filtered by."""
        ledger = self._ledger
        if ledger is None:
            return
        self.region_asked.emit()
        self.verdicts.setCurrentIndex(0)
        self.show_page(LEDGER)
        self.ledger.select({entry.key for entry in ledger.entries if entry.region == region})
        self.ledger.setFocus()
