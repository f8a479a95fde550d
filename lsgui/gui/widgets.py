"""Small widgets that several panels share: an empty state, and progress with cancel."""

import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QLocale,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lsgui.gui.decimals import decimal
from lsgui.gui.flow import FlowLayout
from lsgui.gui.indexes import AnyIndex
from lsgui.gui.mirror import left_to_right
from lsgui.gui.texts import translate

PATIENCE_MS = 500
"""Work shorter than this shows no progress."""
LONGEST_NAME = 40
MOST_NAMES = 12
"""Longer names, and more names, are shortened in sentences."""
WINDOW_S = 8.0
"""The rate is measured over this many past seconds."""


def plural(text: str, n: int) -> str:
    """English for a text with "(s)" that no translation has put into the right number."""
    return text.replace("(s)", "" if n == 1 else "s")


def number(n: int) -> str:
    """A count in the user's own notation."""
    return QLocale().toString(n)


def data_size(n: int) -> str:
    """A number of bytes as people read it: "1.2 GB"."""
    return QLocale().formattedDataSize(n, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def stale_text(n: int) -> str:
    """How many photographs have no feature of these networks, and what follows from it."""
    words = translate(
        "Widgets",
        "%Ln photograph(s) must be read again with the present networks to be found as neighbours.",
        "",
        n,
    )
    return plural(words, n)


def short_path(path: Path) -> str:
    """A path with "~" for the user's home, where that is the custom."""
    home = Path.home()
    inside = os.name == "posix" and path.is_relative_to(home) and path != home
    return left_to_right(f"~/{path.relative_to(home)}" if inside else str(path))


def short_name(name: str) -> str:
    """A name for a sentence: a very long one, without its middle, which would hide what the sentence says."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 16]}…{name[-15:]}"


def short_names(names: Sequence[str]) -> str:
    """Names for a sentence; of very many, the first ones."""
    shown = [short_name(name) for name in names[:MOST_NAMES]]
    return ", ".join([*shown, *(["…"] if len(names) > MOST_NAMES else [])])


def button_row(*buttons: QPushButton) -> FlowLayout:
    """Buttons side by side, in as many rows as they need, so that a side panel can be narrow."""
    row = FlowLayout()
    for button in buttons:
        row.addWidget(button)
    return row


class RoomyDelegate(QStyledItemDelegate):
    """Rows with some air."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """A little taller than the style's own."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 8, option.fontMetrics.height() + 8)


class EmptyState(QWidget):
    """A title, a sentence or two, and buttons, in the middle of a panel that has nothing to show yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(
            alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True, textFormat=Qt.TextFormat.PlainText
        )
        self._text = QLabel(
            alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True, textFormat=Qt.TextFormat.PlainText
        )
        self._text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._buttons = QVBoxLayout()
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 24, 16, 24)
        layout.setSpacing(10)
        layout.addStretch(2)
        for widget in (self._title, self._text):
            layout.addWidget(widget)
        layout.addLayout(self._buttons)
        layout.addStretch(3)

    def add_widget(self, widget: QWidget) -> None:
        """Show something between the words and the buttons."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self._buttons), widget)

    def say(self, title: str, text: str = "") -> None:
        """Show these words."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def add_button(self, text: str, act: Callable[[], object], *, default: bool = False) -> QPushButton:
        """Offer an action beneath the words."""
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setDefault(default)
        button.clicked.connect(lambda: act())
        self._buttons.addWidget(button)
        return button


def column_header(role: int, title: str, meaning: str) -> Any:
    """What a model's header has in a role for a column of this title and meaning."""
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return title
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        return meaning
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    return None


class ProgressStrip(QWidget):
    """Progress of one long job: shown after half a second, with count, rate, time left and Cancel; with
    Pause, too, where `allow_pause` was called."""

    cancelled = Signal()
    """The user asked to stop."""
    pause_asked = Signal(bool)
    """The user asked to pause, or to go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setMaximumHeight(8)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._ask_to_stop)
        row = QHBoxLayout()
        self._paused: bool = False
        self.pause_button = QPushButton()
        self.pause_button.clicked.connect(lambda: self.pause_asked.emit(not self._paused))
        self.pause_button.hide()
        row.addStretch(1)
        row.addWidget(self.pause_button)
        row.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._text)
        layout.addWidget(self._bar)  # not beside the buttons: a narrow panel would make the window wider
        layout.addLayout(row)
        self._title = ""
        self._note = ""
        self._steps = (0, 0)
        self._history: deque[tuple[float, int]] = deque()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether a job is under way, seen or not."""
        return bool(self._title)

    def allow_pause(self) -> None:
        """Offer to pause the job."""
        self.pause_button.show()

    def set_paused(self, paused: bool) -> None:
        """Show that the job waits, or goes on."""
        self._paused = paused
        self._name_pause()
        self._history.clear()
        if self.running:
            self.report(*self._steps)

    def set_note(self, note: str) -> None:
        """Say why the job goes as slowly as it does; "" for nothing."""
        self._note = note

    def _name_pause(self) -> None:
        self.pause_button.setText(self.tr("Resume") if self._paused else self.tr("Pause"))
        words = self.tr("Resume: {job}") if self._paused else self.tr("Pause: {job}")
        self.pause_button.setAccessibleName(words.format(job=self._title))

    def start(self, title: str) -> None:
        """A job named `title` begins; it appears if it is not done soon."""
        self._title = title
        self._steps = (0, 0)
        self._name_pause()
        self.pause_button.setEnabled(True)
        self._history.clear()
        self._bar.setAccessibleName(title)
        self.cancel_button.setAccessibleName(self.tr("Cancel: {job}").format(job=title))
        self.cancel_button.setEnabled(True)
        self._bar.setRange(0, 0)
        self._text.setText(title)
        self._patience.start()

    def report(self, done: int, total: int) -> None:
        """`done` of `total` steps; `total` 0 when not known yet."""
        if not self.running or not self.cancel_button.isEnabled():
            return
        self._steps = (done, total)
        self._bar.setRange(0, total if total or not self._paused else 1)
        self._bar.setValue(done)
        state = [self.tr("paused")] if self._paused else [self._note] if self._note else []
        self._text.setText(" · ".join([self._title, *state, *self._facts(done, total)]))

    def stop(self) -> None:
        """The job ended, one way or another."""
        self._title = ""
        self._patience.stop()
        self.hide()

    def text(self) -> str:
        """The line shown."""
        return self._text.text()

    def _facts(self, done: int, total: int) -> list[str]:
        if not total:
            return [self.tr("%Ln found", "", done)] if done else []
        facts = [self.tr("{done} of {total}").format(done=number(done), total=number(total))]
        rate = 0.0 if self._paused else self._rate(done)
        if rate > 0 and done < total:
            facts.append(self.tr("{rate} per second").format(rate=decimal(rate, 0 if rate >= 10 else 1)))
            facts.append(self._left((total - done) / rate))
        return facts

    def _rate(self, done: int) -> float:
        now = time.monotonic()
        self._history.append((now, done))
        while len(self._history) > 2 and now - self._history[0][0] > WINDOW_S:
            self._history.popleft()
        since, before = self._history[0]
        return (done - before) / (now - since) if now - since > 0.5 else 0.0

    def _left(self, seconds: float) -> str:
        if seconds < 60:
            n = max(1, round(seconds))
            return plural(self.tr("about %Ln second(s) left", "", n), n)
        if seconds < 5400:
            n = round(seconds / 60)
            return plural(self.tr("about %Ln minute(s) left", "", n), n)
        n = round(seconds / 3600)
        return plural(self.tr("about %Ln hour(s) left", "", n), n)

    def _ask_to_stop(self) -> None:
        self.cancel_button.setEnabled(False)
        self.pause_button.setEnabled(False)
        self._text.setText(self.tr("{job} · stopping…").format(job=self._title))
        self.cancelled.emit()
