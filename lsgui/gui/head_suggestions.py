"""Photographs of the library to label next: accepted, rejected or skipped, one after the other."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from lsgui.gui.decimals import decimal
from lsgui.gui.head_changes import Mark
from lsgui.gui.head_looks import Candidate
from lsgui.gui.head_tab import HeadTab
from lsgui.gui.image_list import ImageItem
from lsgui.gui.image_menu import ImageMenu
from lsgui.gui.photo_strip import PhotoStrip
from lsgui.gui.tasks import Task
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.widgets import button_row

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge

KEYS = "YNS"


class Message:
    """Every message that this tab can show."""

    NONE = QT_TRANSLATE_NOOP("HeadSuggestions", "Choose a category above to improve it.")
    NO_LIBRARY = QT_TRANSLATE_NOOP(
        "HeadSuggestions", "Suggestions come from your library: add a folder of photographs to it."
    )
    LOOKING = QT_TRANSLATE_NOOP("HeadSuggestions", "Looking through the library…")
    NOTHING = QT_TRANSLATE_NOOP("HeadSuggestions", "There is nothing in the library to suggest any more.")
    FAILED = QT_TRANSLATE_NOOP("HeadSuggestions", "The library could not be looked through.")
    ASKED = QT_TRANSLATE_NOOP("HeadSuggestions", "Does {name} show “{label}”? Score {score}: {reason}.")
    LIKELY = QT_TRANSLATE_NOOP("HeadSuggestions", "among the likeliest")
    UNCERTAIN = QT_TRANSLATE_NOOP("HeadSuggestions", "near the threshold")
    DIFFERENT = QT_TRANSLATE_NOOP("HeadSuggestions", "likely, and unlike the examples")


class HeadSuggestions(HeadTab):
    """A queue that never waits for a fit: what was answered goes, and comes back when it is undone."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._task: Task[Any] | None = None
        self._of = ("", "")  # the head and category that the batch is for
        self._batch: list[Candidate] = []
        self._shown: list[Candidate] = []
        self._skipped: dict[tuple[str, str], dict[str, Path]] = {}  # of a head's category: hash -> path
        self._hidden_before: frozenset[str] = frozenset()  # what was not to be shown when it was asked
        self._state = ""
        self.view = PhotoStrip(Thumbnails(bridge.request_thumbnail, self), KEYS)
        self.menu = ImageMenu(self.view, bridge)
        self.accept_button = QPushButton(self.tr("Shows It (Y)"))
        self.reject_button = QPushButton(self.tr("Does Not (N)"))
        self.skip_button = QPushButton(self.tr("Skip (S)"))
        self.again_button = QPushButton(self.tr("Suggest Others"))
        self.column.addWidget(self.view, 1)
        self.column.addLayout(
            button_row(self.accept_button, self.reject_button, self.skip_button, self.again_button)
        )
        self._describe_controls()
        self._connect()

    def _describe_controls(self) -> None:
        self.view.setAccessibleName(self.tr("Suggestions"))
        self.view.setAccessibleDescription(
            self.tr("Y says that the photograph shows the category, N that it does not, S skips it.")
        )
        for button, text in (
            (self.accept_button, self.tr("The photograph becomes an example that shows the category")),
            (self.reject_button, self.tr("The photograph becomes an example that does not show it")),
            (self.skip_button, self.tr("Suggest this photograph no more until the program ends")),
            (self.again_button, self.tr("Look through the library again, with the head as it is now")),
        ):
            button.setToolTip(text)
            button.setAccessibleDescription(text)
            button.setAutoDefault(True)

    def _connect(self) -> None:
        self.view.pressed.connect(self._answer)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._speak())
        for button, key in ((self.accept_button, "Y"), (self.reject_button, "N"), (self.skip_button, "S")):
            button.clicked.connect(lambda _=False, key=key: self._answer(key))
        self.again_button.clicked.connect(self._ask)
        self._bridge.library_changed.connect(self._library_changed)

    def event(self, event: QEvent) -> bool:
        """The letters answer from the buttons, too."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, N and S."""
        if _key(event):
            self._answer(_key(event))
        else:
            super().keyPressEvent(event)

    def _library_changed(self) -> None:
        if self.isVisible() and not self._batch and self._task is None:
            self._show()

    def _show(self) -> None:
        head, library = self.head, self._bridge.library
        if head is None or not self.label or library is None or not self._filled():
            self._forget()
            self._refresh()
            return
        if self._of != (head.name, self.label):
            self._forget()
            self._of = (head.name, self.label)
            self._ask()
        self._refresh()

    def _filled(self) -> bool:
        summary = self._bridge.summary
        return summary is not None and summary.count > 0

    def _forget(self) -> None:
        if self._task is not None:
            self._task.drop()
        self._task, self._of, self._batch, self._state = None, ("", ""), [], ""

    def _ask(self) -> None:
        """Have the queue filled anew."""
        head, library = self.head, self._bridge.library
        if head is None or library is None or not self.label:
            return
        if self._task is not None:
            self._task.drop()
        self._state = self.tr(Message.LOOKING)
        self._hidden_before = self._hidden()
        skipped = dict(self._skips())
        self._task = self._bridge.head_looks.suggest(
            library, head, self.label, skipped, self._take, self._fail
        )
        self._speak()

    def _take(self, found: list[Candidate]) -> None:
        """Nothing more is asked for where the user has done nothing since, and still nothing can be shown."""
        hidden = self._hidden()
        new = any(each.record.sha256 not in hidden for each in found)
        self._task, self._batch = None, found if new or hidden != self._hidden_before else []
        self._state = "" if self._batch else self.tr(Message.NOTHING)
        self._refresh()

    def _fail(self) -> None:
        self._task, self._batch, self._state = None, [], self.tr(Message.FAILED)
        self._refresh()

    def _refresh(self) -> None:
        """Show what of the batch is not answered yet; where nothing is left of it, look for more."""
        hidden = self._hidden()
        self._shown = [each for each in self._batch if each.record.sha256 not in hidden]
        if self._batch and not self._shown and self._task is None:
            self._batch = []
            self._ask()
        at = self.view.currentIndex().row()
        self.view.set_items([self._item(each) for each in self._shown])
        if not self.view.selectedIndexes():
            self.view.choose(at)
        self._speak()

    def _skips(self) -> dict[str, Path]:
        """What was skipped of this category since the program began."""
        name = self.head.name if self.head is not None else ""
        return self._skipped.setdefault((name, self.label), {})

    def _hidden(self) -> frozenset[str]:
        """The hashes of what was skipped, and of what is known to show the category or not to."""
        head, label = self.head, self.label
        if head is None or label not in head.labels:
            return frozenset()
        known = (record.sha256 for truth in (0.0, 1.0) for record in head.evidence.of(label, truth))
        return frozenset((*self._skips(), *known))

    def _item(self, each: Candidate) -> ImageItem:
        score = self._score(each)
        words = self.tr("{name}, score {score}, {reason}").format(
            name=each.record.path.name, score=score, reason=self._reason(each)
        )
        return ImageItem(each.record.path, note=score, tooltip=f"{each.record.path}\n{words}", spoken=words)

    def _score(self, each: Candidate) -> str:
        """By the head as it is now."""
        assert self.head is not None
        return decimal(float(self.head.scores(each.feature[None])[0, self.head.labels.index(self.label)]))

    def _reason(self, each: Candidate) -> str:
        reasons = {"likely": Message.LIKELY, "uncertain": Message.UNCERTAIN, "different": Message.DIFFERENT}
        return self.tr(reasons[each.reason])

    def _chosen(self) -> list[int]:
        return sorted(index.row() for index in self.view.selectedIndexes())

    def _speak(self) -> None:
        rows = [row for row in self._chosen() if row < len(self._shown)]
        for button in (self.accept_button, self.reject_button, self.skip_button):
            button.setEnabled(bool(rows))
        self.again_button.setEnabled(bool(self._of[0]) and self._task is None)
        if self.head is None or not self.label:
            self.say(self.tr(Message.NONE))
        elif self._bridge.library is None or not self._filled():
            self.say(self.tr(Message.NO_LIBRARY))
        elif rows:
            each = self._shown[rows[0]]
            text = self.tr(Message.ASKED)
            self.say(
                text.format(
                    name=each.record.path.name,
                    label=self.label,
                    score=self._score(each),
                    reason=self._reason(each),
                )
            )
        else:
            self.say(self._state)

    def _answer(self, key: str) -> None:
        rows = [row for row in self._chosen() if row < len(self._shown)]
        if self.head is None or not rows or key not in KEYS:
            return
        chosen = [self._shown[row] for row in rows]
        self.view.clearSelection()
        if key == "S":
            self._skips().update({each.record.sha256: each.record.path for each in chosen})
            self._refresh()
            return
        marks = [Mark(each.record, each.feature, key == "Y") for each in chosen]
        self._bridge.mark_photographs(self.head.name, self.label, marks)


def _key(event: QKeyEvent) -> str:
    """The letter that answers, if it is one."""
    letter = event.text().upper()
    return letter if len(letter) == 1 and letter in KEYS else ""
