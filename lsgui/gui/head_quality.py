"""How well a category does: average precision, learning curve, reliability, and thresholds that promise."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lsgui.gui import theme
from lsgui.gui.check_button import CheckButton
from lsgui.gui.decimals import decimal
from lsgui.gui.head_tab import HeadTab
from lsgui.gui.plain_table import PlainTable
from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate
from lsgui.gui.widgets import number, plural

if TYPE_CHECKING:
    from lsgui.core.fewshot import Head
    from lsgui.core.fewshot.checking import Check, Estimate
    from lsgui.core.fewshot.promises import Promise
    from lsgui.gui.head_plots import Plots
    from lsgui.gui.session_bridge import SessionBridge


class Message:
    """Every message that this tab can show."""

    NONE = QT_TRANSLATE_NOOP("HeadQuality", "Choose a category above to see how well it does.")
    KNOWN = QT_TRANSLATE_NOOP("HeadQuality", "Average precision {ap}.")
    UNOPPOSED = QT_TRANSLATE_NOOP(
        "HeadQuality",
        "Average precision {ap}, against unrelated photographs only. Mark photographs that do not show it, or"
        " have at least {n} photographs in the library, to see how it does among yours.",
    )
    CHECKING = QT_TRANSLATE_NOOP("HeadQuality", "Checking it on examples that are held out…")
    FITTING = QT_TRANSLATE_NOOP("HeadQuality", "It is being fitted anew…")
    TOO_FEW = QT_TRANSLATE_NOOP(
        "HeadQuality",
        "Too few examples to check how well it does: it takes {n} different ones.",
    )
    FAILED = QT_TRANSLATE_NOOP("HeadQuality", "It could not be checked; the message above says why.")
    STRANGERS = QT_TRANSLATE_NOOP("HeadQuality", "It is found in {part} of unrelated photographs.")
    THRESHOLD = QT_TRANSLATE_NOOP("HeadQuality", "Threshold: present from {score} on.")
    PROMISES = QT_TRANSLATE_NOOP(
        "HeadQuality",
        "Thresholds that keep a promise, nine times in ten, as long as photographs are like these:",
    )
    RECALL = QT_TRANSLATE_NOOP("HeadQuality", "Of those that show it, at least {level} are found")
    PRECISION = QT_TRANSLATE_NOOP("HeadQuality", "Of those found, at least {level} are right")
    NO_PROMISE = QT_TRANSLATE_NOOP("HeadQuality", "not enough examples")


class HeadQuality(HeadTab):
    """Says in words first, then draws; every number that is drawn is in a table, too."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.facts = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.plots: Plots | None = None
        self._asked = False
        self.table_button = CheckButton(self.tr("As a table"))
        self.table = PlainTable([self.tr("Number"), self.tr("Value")])
        self.promises = PlainTable([self.tr("Promise"), self.tr("From")])
        self.use_button = QPushButton(self.tr("Use This Threshold"))
        self._thresholds: list[float | None] = []
        self._build()
        self._describe_controls()
        self.table_button.toggled.connect(self._turn)
        self.promises.itemSelectionChanged.connect(self._offer)
        self.use_button.clicked.connect(self._use)

    def _build(self) -> None:
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, theme.SPACING // 2, 0)
        self._promise_note = QLabel(
            self.tr(Message.PROMISES), wordWrap=True, textFormat=Qt.TextFormat.PlainText
        )
        inside.addWidget(self.facts)
        inside.addWidget(self.table_button)
        inside.addWidget(self.table)
        self._plot_place = inside.count()
        inside.addWidget(self._promise_note)
        inside.addWidget(self.promises)
        inside.addWidget(self.use_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self._column = inside
        self.table.hide()
        self.page = QScrollArea(widgetResizable=True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page.setWidget(self._inside)
        self.column.addWidget(self.page, 1)
        self._rest = QWidget()  # keeps the sentence at the top where nothing else is shown
        self.column.addWidget(self._rest, 1)

    def _describe_controls(self) -> None:
        for widget, name, text in (
            (self.table, self.tr("Quality in numbers"), self.tr("The numbers that the plots draw")),
            (
                self.promises,
                self.tr("Thresholds that keep a promise"),
                self.tr("Choose one, then use its threshold"),
            ),
            (
                self.table_button,
                self.tr("As a table"),
                self.tr("Show the numbers of the plots as a table"),
            ),
            (
                self.use_button,
                self.tr("Use This Threshold"),
                self.tr("Have the category present from the chosen score on; this can be undone"),
            ),
        ):
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(text)
            widget.setToolTip(text)

    def _show(self) -> None:
        head, label = self.head, self.label
        found = None
        if head is not None and label:
            from lsgui.core.fewshot.checking import check_of

            found = check_of(head, label)
        self.say(self._sentence(head, label, found))
        self.page.setVisible(found is not None)
        self._rest.setVisible(found is None)
        if head is not None and found is not None:
            self._fill(head, label, found)

    def _sentence(self, head: "Head | None", label: str, found: "Check | None") -> str:
        if head is None or not label:
            return self.tr(Message.NONE)
        state = self._bridge.to_do(head, label)
        busy = {"fit": self.tr(Message.FITTING), "check": self.tr(Message.CHECKING)}.get(state or "", "")
        if found is not None:
            return f"{self._known(found)} {busy}".rstrip()
        from lsgui.core.fewshot.held_out import CHECKED_FROM

        few = len(head.examples[label]) < CHECKED_FROM or not self._bridge.gave_up(head)
        text = self.tr(Message.TOO_FEW).format(n=number(CHECKED_FROM)) if few else self.tr(Message.FAILED)
        return busy or text

    def _known(self, found: "Check") -> str:
        from lsgui.library.head_scores import LEAST_LIBRARY

        text = self.tr(Message.UNOPPOSED) if found.against == "unrelated" else self.tr(Message.KNOWN)
        return text.format(ap=_estimate(found.average_precision), n=number(LEAST_LIBRARY))

    def _fill(self, head: "Head", label: str, found: "Check") -> None:
        threshold = float(head.thresholds[head.labels.index(label)])
        self.facts.setText(
            "\n".join(
                [
                    *self._both(head, found),
                    self.tr(Message.STRANGERS).format(part=_percent(found.strangers)),
                    self.tr(Message.THRESHOLD).format(score=decimal(threshold)),
                ]
            )
        )
        self.table.fill(self._numbers(found))
        self._fill_promises(found)
        if self.plots is not None:
            self.plots.show_check(found)
        elif not self._asked:
            self._asked = True
            self._bridge.head_looks.prepare_plots(self._add_plots)

    def _both(self, head: "Head", found: "Check") -> list[str]:
        """Average precision without and with combinations, the one in use first and named so."""
        names = {
            False: self.tr("Without combinations of examples: {ap}"),
            True: self.tr("With combinations of examples: {ap}"),
        }
        own = names[head.synthesis].format(ap=_estimate(found.average_precision))
        other = names[not head.synthesis].format(ap=_estimate(found.other_synthesis))
        return [self.tr("{words} (in use)").format(words=own), other]

    def _numbers(self, found: "Check") -> list[tuple[str, str]]:
        rows = [(self.tr("Average precision"), _estimate(found.average_precision))]
        for point in found.curve:
            words = plural(self.tr("… with %Ln example(s)", "", point.examples), point.examples)
            rows.append((words, _estimate(point.average_precision)))
        for each in found.reliability:
            words = self.tr("Part that shows it, at scores near {score}").format(
                score=decimal(each.predicted)
            )
            rows.append((words, _percent(each.observed)))
        if found.calibration_error is not None:
            words = self.tr("Mean error of scores from 0.1 on")
            rows.append((words, decimal(found.calibration_error)))
        return [*rows, (self.tr("Found in unrelated photographs"), _percent(found.strangers))]

    def _fill_promises(self, found: "Check") -> None:
        chosen = self.promises.currentRow()
        self._thresholds = [promise.threshold for promise in found.promises]
        rows = [(self._promise(each), self._from(each)) for each in found.promises]
        self.promises.fill(rows)
        if 0 <= chosen < len(rows):
            self.promises.selectRow(chosen)
        self._offer()

    def _promise(self, promise: "Promise") -> str:
        text = self.tr(Message.RECALL) if promise.kind == "recall" else self.tr(Message.PRECISION)
        return text.format(level=_percent(promise.level))

    def _from(self, promise: "Promise") -> str:
        return self.tr(Message.NO_PROMISE) if promise.threshold is None else decimal(promise.threshold)

    def _chosen(self) -> float | None:
        row = self.promises.currentRow() if self.promises.selectedItems() else -1
        return self._thresholds[row] if 0 <= row < len(self._thresholds) else None

    def _offer(self) -> None:
        self.use_button.setEnabled(self._chosen() is not None)

    def _use(self) -> None:
        threshold = self._chosen()
        if self.head is not None and threshold is not None:
            self._bridge.set_threshold(self.head.name, self.label, threshold)

    def _add_plots(self) -> None:
        from lsgui.gui.head_plots import Plots

        self.plots = Plots()
        self._column.insertWidget(self._plot_place, self.plots)
        self._turn(self.table_button.isChecked())
        self._show()

    def _turn(self, table: bool) -> None:
        self.table.setVisible(table)
        if self.plots is not None:
            self.plots.setVisible(not table)


def _estimate(found: "Estimate") -> str:
    text = translate("HeadQuality", "{value} ({low} to {high})")
    return text.format(value=decimal(found.value), low=decimal(found.low), high=decimal(found.high))


def _percent(part: float) -> str:
    return f"{decimal(100 * part, 1)} %" if 0 < part < 0.01 else f"{100 * part:.0f} %"
