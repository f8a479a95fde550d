"""The label panel: what the answer carries, beside what A, B and label logic say."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsgui.core import formulas
from lsgui.core.types import Answer
from lsgui.gui import theme, trust_words
from lsgui.gui.first_steps import FirstSteps
from lsgui.gui.flow import FlowLayout
from lsgui.gui.label_filter import toggled
from lsgui.gui.label_pages import LIST, LabelPages
from lsgui.gui.notice import Notice
from lsgui.gui.promise_chooser import PromiseChooser
from lsgui.gui.sides import sides_of
from lsgui.gui.summary_line import SummaryLine
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.trust_meter import TrustMeter
from lsgui.gui.widgets import PATIENCE_MS, number

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge


MOST_NAMED = 6
"""So many expected labels are named; the ledger has them all."""


class Message:
    """Every message that this panel can show."""

    NO_ENGINE = QT_TRANSLATE_NOOP("LabelPanel", "No answers")
    NO_ENGINE_TEXT = QT_TRANSLATE_NOOP(
        "LabelPanel",
        "The networks could not be loaded; the message above says why. Another checkpoint can be chosen in"
        " the settings, and is loaded at the next start.",
    )
    LOADING = QT_TRANSLATE_NOOP("LabelPanel", "Looking at the photographs…")
    NO_ANSWER = QT_TRANSLATE_NOOP("LabelPanel", "No answer")
    NO_ANSWER_TEXT = QT_TRANSLATE_NOOP("LabelPanel", "The last request failed; the message above says why.")
    MISSING = QT_TRANSLATE_NOOP("LabelPanel", "{letters} has no photograph yet")
    ALL_MISSING = QT_TRANSLATE_NOOP("LabelPanel", "{letters} have no photograph yet")
    MISSING_TEXT = QT_TRANSLATE_NOOP(
        "LabelPanel", "Drop one there, or ask something of the photographs that are in."
    )
    NONE = QT_TRANSLATE_NOOP("LabelPanel", "None of these: no label reaches its threshold.")
    EXPECTED = QT_TRANSLATE_NOOP(
        "LabelPanel", "Expected of the photographs alone, but not found in the answer: {labels}."
    )
    LOW_FIDELITY = QT_TRANSLATE_NOOP(
        "LabelPanel",
        "Lower fidelity: a photograph was known by its stored feature alone, not by its pixels.",
    )
    NO_MATCH = QT_TRANSLATE_NOOP("LabelPanel", "No label contains “{text}”.")


class LabelPanel(QWidget):
    """Shows the labels of the latest answer."""

    help_asked = Signal()
    """The user wants to read what the operations do."""
    settings_asked = Signal()
    """The user wants to choose other networks."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._answer: Answer | None = None
        self.empty = FirstSteps()
        self.pages = LabelPages()
        self.view = self.pages.list
        self.filter = QLineEdit(placeholderText=self.tr("Filter labels"), clearButtonEnabled=True)
        self.filter.setAcceptDrops(False)  # a dropped photograph is for the window
        self.summary = SummaryLine()
        self.meter, self.promise = TrustMeter(), PromiseChooser()
        self.trust_notice = Notice(dismissable=False)
        self.promise_notice = Notice(dismissable=False)
        self.none_notice = Notice(dismissable=False)
        self.fidelity_notice = Notice(dismissable=False)
        self._no_match = QLabel(
            alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True, textFormat=Qt.TextFormat.PlainText
        )
        self._busy = QProgressBar(textVisible=False, maximum=0)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_busy)
        self._build()
        self._name_for_screen_readers()
        bridge.answer_ready.connect(self._show_answer)
        bridge.answer_cleared.connect(self._clear)
        bridge.busy_changed.connect(self._set_busy)
        bridge.engine_failed.connect(lambda *_: self._show_state())
        self.empty.help_asked.connect(self.help_asked)
        self.empty.settings_asked.connect(self.settings_asked)
        bridge.changed.connect(lambda _: self._show_sought())
        bridge.changed.connect(lambda _: self.promise.show_promise(bridge.state.promise))
        self.promise.chosen.connect(bridge.set_promise)
        self.pages.label_asked.connect(self._seek)
        self.pages.why_asked.connect(lambda label, head: bridge.explanations.toggle((label, head)))
        self.pages.region_asked.connect(self.filter.clear)
        self.pages.tabs.currentChanged.connect(lambda _: self._show_state() if self._answer else None)
        self._show_sought()
        self._show_state()

    def _build(self) -> None:
        self.copy_button = self._make_copy_button()
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(self.copy_button)
        self._busy.setMaximumHeight(3)
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.hide()
        table = QWidget()
        layout = QVBoxLayout(table)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        trusted = FlowLayout()
        for control in (self.meter, self.promise):
            trusted.addWidget(control)
        layout.addLayout(trusted)
        layout.addWidget(self.trust_notice)
        layout.addWidget(self.promise_notice)
        layout.addLayout(top)
        layout.addWidget(self.filter)
        for widget in (self.none_notice, self.fidelity_notice, self._no_match):
            layout.addWidget(widget)
        table_with_bar = QVBoxLayout()
        table_with_bar.setSpacing(0)
        table_with_bar.addWidget(self._busy)
        table_with_bar.addWidget(self.pages, 1)
        layout.addLayout(table_with_bar, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedLayout()
        outer.addLayout(self._pages)
        self._pages.addWidget(self._scrolled(self.empty))
        self._pages.addWidget(table)
        self._no_match.hide()
        self.filter.textChanged.connect(self._apply_filter)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        for one, other in pairwise(
            (self.meter, self.promise, self.filter, *self.pages.controls, self.copy_button)
        ):
            self.setTabOrder(one, other)

    def _scrolled(self, empty: QWidget) -> QScrollArea:
        """Large text may need more height than there is."""
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(empty)
        for each in (empty, area.viewport()):
            each.setAutoFillBackground(False)
        return area

    def _make_copy_button(self) -> QToolButton:
        self.copy_table = QAction(self.tr("Copy as &Table"), self)
        self.copy_table.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy_table.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the view's own keys do it
        self.copy_table.triggered.connect(self.pages.copy_table)
        self.copy_text = QAction(self.tr("Copy as Te&xt"), self)
        self.copy_text.triggered.connect(self.pages.copy_text)
        menu = QMenu(self)
        menu.addActions([self.copy_table, self.copy_text])
        button = QToolButton()
        button.setText(self.tr("Copy ▾"))  # the style's own sign of a menu would lie upon the text
        button.setIcon(theme.icon("copy"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(self.tr("Copy the selected labels, or all of them"))
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _name_for_screen_readers(self) -> None:
        self.view.setAccessibleName(self.tr("Labels of the answer"))
        self.view.setAccessibleDescription(
            self.tr(
                "Each label with its scores in A, in B, by label logic, and predicted."
                " Enter shows which places of the photographs carried it."
            )
        )
        self.filter.setAccessibleName(self.tr("Filter labels"))
        self.filter.setAccessibleDescription(self.tr("Shows only labels that contain this text."))
        self.copy_button.setAccessibleName(self.tr("Copy labels"))
        self.copy_button.setAccessibleDescription(self.copy_button.toolTip())
        self._busy.setAccessibleName(self.tr("Answering"))

    def _show_answer(self, answer: Answer) -> None:
        self._answer = answer
        self.pages.show_answer(answer, sides_of(self._bridge.state))
        self._set_busy(False)
        self._show_state()

    def toggle_why(self) -> None:
        """Show over the photographs what carried the current label, or no longer."""
        if self._bridge.explanations.key is not None:
            self._bridge.explanations.hide()
        else:
            self.pages.ask_why()

    def _clear(self) -> None:
        self._answer = None
        self._show_state()

    def _set_busy(self, busy: bool) -> None:
        if busy:
            self._patience.start()
        else:
            self._patience.stop()
            self._busy.hide()
            self._dim(False)
        if self._answer is None:
            self._show_state(busy=busy)

    def _show_busy(self) -> None:
        """An answer that is overdue: the old one stays, dimmed, so that nothing flickers before."""
        self._busy.show()
        self._dim(True)

    def _dim(self, dim: bool) -> None:
        for view in (self.view.viewport(), self.pages.ledger.viewport(), self.pages.venn.diagram):
            effect = None
            if dim:
                effect = QGraphicsOpacityEffect(view)
                effect.setOpacity(0.5)
            view.setGraphicsEffect(effect)  # type: ignore[arg-type]

    def _show_state(self, *, busy: bool = False) -> None:
        answer = self._answer
        if answer is None:
            self._say_why_empty(busy=busy)
            self._pages.setCurrentIndex(0)
            return
        self._pages.setCurrentIndex(1)
        present = sum(row.present for row in answer.labels)
        self._summarise(answer, present)
        self._say_what_lacks(present)
        self.fidelity_notice.setVisible(False)
        if answer.low_fidelity:
            self.fidelity_notice.say(self.tr(Message.LOW_FIDELITY), severity="warning")
        self._show_trust(answer)
        self._apply_filter(self.filter.text())

    def _say_what_lacks(self, present: int) -> None:
        missing = self.pages.missing if self.pages.page == LIST else []  # the other views mark them
        expected = self.tr(Message.EXPECTED).format(labels=", ".join(missing[:MOST_NAMED]))
        said = [] if present else [self.tr(Message.NONE)]
        self.none_notice.setVisible(False)
        if said or missing:
            self.none_notice.say(" ".join([*said, expected] if missing else said))

    def _show_trust(self, answer: Answer) -> None:
        self.meter.show_answer(answer)
        self.trust_notice.hide()
        if answer.trust is not None and answer.trust.verdict == "off":
            words = (trust_words.verdict_words(answer.trust), trust_words.meaning(answer.trust))
            self.trust_notice.say(": ".join(words), severity="warning")
        self.promise_notice.hide()
        if answer.kept is not None:
            made = answer.kept.shift is not None
            said = self.promise.kept_words(answer.kept) if made else answer.kept.why
            self.promise_notice.say(said, severity="info" if made else "warning")

    def _say_why_empty(self, *, busy: bool) -> None:
        state = self._bridge.state
        if self._bridge.engine_lost:
            words = self.tr(Message.NO_ENGINE), self.tr(Message.NO_ENGINE_TEXT)
            self.empty.say_instead(*words, settings=True)
        elif not any(state.images):
            self.empty.say_first_steps()
        elif state.expression is None:
            letters = formulas.letters(formulas.at(state.asked, state.place))
            missing = self.tr(Message.MISSING if len(letters) == 1 else Message.ALL_MISSING)
            self.empty.say_instead(missing.format(letters=", ".join(letters)), self.tr(Message.MISSING_TEXT))
        elif busy:
            self.empty.say_instead(self.tr(Message.LOADING))
        else:
            self.empty.say_instead(self.tr(Message.NO_ANSWER), self.tr(Message.NO_ANSWER_TEXT))

    def _summarise(self, answer: Answer, present: int) -> None:
        state = self._bridge.state
        counts = self.tr("{present} of {total} labels")
        rest = counts.format(present=number(present), total=number(len(answer.labels)))
        more = self.tr("part of {whole}").format(whole=state.name_at(())) if state.place else ""
        self.summary.say(state.name_at(state.place), f" · {rest}", more and f" · {more}")

    def _apply_filter(self, text: str) -> None:
        self.pages.set_filter(text)
        missing = bool(text.strip()) and not self.pages.shows_any()
        self._no_match.setText(self.tr(Message.NO_MATCH).format(text=text.strip()))
        self._no_match.setVisible(missing)

    def _seek(self, label: str, head: str) -> None:
        """Seek neighbours that have a label, or no longer; one of a few-shot head is shown in the library."""
        if head:
            self._bridge.show_in_library(head, label)
        else:
            self._bridge.narrow(toggled(self._bridge.state.where, label))

    def _show_sought(self) -> None:
        self.pages.show_sought(self._bridge.state.where.must)

    def _show_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        why = menu.addAction(self.tr("Show &Why"), self.view.ask_why)
        why.setToolTip(self.tr("Show which places of A and B carried the label"))
        menu.addSeparator()
        menu.addActions([self.copy_table, self.copy_text])
        menu.popup(self.view.viewport().mapToGlobal(position))
