"""Sessions in the window: open, save, recent ones, the title, and what a crash left."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QLocale, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from lsgui import paths
from lsgui.core.session import Step
from lsgui.core.sessions.making import written_out
from lsgui.core.sessions.record import SUFFIX, Session, images_in
from lsgui.core.sessions.replaying import Comparison
from lsgui.gui import set_aside
from lsgui.gui.autosave import Left, last_session
from lsgui.gui.messages import BarMessage
from lsgui.gui.problems import describe
from lsgui.gui.recent import Recent
from lsgui.gui.recent_menu import Entry, RecentMenu, named
from lsgui.gui.sessions import Opened

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow


class Message:
    """Every message that sessions can show."""

    OPENED = BarMessage("session", "info")
    CHANGED = BarMessage("session-images", "warning")
    FAILED = BarMessage("session-failed", "error")
    UNKEPT = BarMessage("session-unkept", "warning")
    LEFT = BarMessage("left", "warning")
    AGREES = BarMessage("compared", "info")
    DIFFERS = BarMessage("compared", "warning")


class SessionFiles(QObject):
    """What the window does with sessions. Leaving one asks nothing: what was there can come back."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._bridge, self._messages = window, window.bridge, window.messages
        self._sessions = window.bridge.sessions
        self._recent = Recent(paths.state() / "recent-sessions.json")
        self._waiting: Path | None = None  # to be opened once the library is there, in which images may be
        self._sessions.changed.connect(self._show_title)
        self._bridge.changed.connect(self._show_title)
        self._bridge.engine_ready.connect(self._engine_settled)
        self._bridge.engine_failed.connect(self._engine_settled)
        autosave = self._bridge.autosave
        autosave.found.connect(self._offer)
        autosave.failed.connect(self._unkept)
        autosave.recovered.connect(lambda: self._messages.clear(Message.UNKEPT.key))
        self._show_title()

    # The title

    def _show_title(self) -> None:
        file = self._sessions.file
        self._window.setWindowTitle("lsgui" if file is None else f"{file.name}[*]")
        self._window.setWindowModified(self._sessions.modified)

    # Opening

    def ask_open(self) -> None:
        """Ask for a session file and open it."""
        dialog = self._dialog(self.tr("Open Session"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def open(self, file: Path) -> None:
        """Open a session file, as soon as the library is there."""
        if self._bridge.engine is None and not self._bridge.engine_lost:
            self._waiting = file
            return
        self._sessions.read(file, lambda opened: self._opened(opened, file), self._failed)

    def _engine_settled(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.open(waiting)
        self._bridge.autosave.look()

    def _opened(self, opened: Opened, file: Path) -> None:
        self._messages.clear(Message.FAILED.key)
        copy = set_aside.is_copy(file)
        if not copy:
            self._remember(file)
        self._leave_for(
            self.tr("{name} is open in place of what you had.").format(name=self._name(file)),
            lambda: (
                self._sessions.resume(opened.session) if copy else self._sessions.adopt(opened.session, file)
            ),
        )
        self._say_of_images(opened)

    def _name(self, file: Path) -> str:
        if file == last_session():
            return self.tr("The last session")
        return self.tr("What was not saved") if set_aside.is_copy(file) else f"“{file.name}”"

    def _leave_for(self, sentence: str, go: Callable[[], None]) -> None:
        """Work on with another session; with a way back, if there was anything to come back to.

        What no file has is kept in a file of its own: the message goes when the window does.
        """
        former, there = self._former()
        if not (former.empty or self._whole):
            self._sessions.set_aside(self._failed)
        go()
        self._messages.clear(Message.CHANGED.key)
        if former.empty:
            self._messages.clear(Message.OPENED.key)
            return
        self._messages.show_message(Message.OPENED, sentence=sentence, offer=self.tr("Go Back"))
        self._when_acted(
            Message.OPENED, lambda: self._leave_for(self.tr("What you had before is back."), there)
        )

    @property
    def _whole(self) -> bool:
        """Whether the session's file has it as it is."""
        return self._sessions.file is not None and not self._sessions.modified

    def _former(self) -> tuple[Session, Callable[[], None]]:
        """What there is now, and how to come back to it."""
        file = self._sessions.file
        former = Session(self._bridge.steps, self._bridge.step_at, saved_as=file)
        if self._whole:
            return former, lambda: self._sessions.adopt(former, file)
        return former, lambda: self._sessions.resume(former)

    def _when_acted(self, message: BarMessage, act: Callable[[], None]) -> None:
        def acted() -> None:
            self._messages.clear(message.key)
            act()

        row = self._messages.row(message.key)
        if row is not None:
            row.acted.connect(acted)

    def _say_of_images(self, opened: Opened) -> None:
        used = images_in(opened.session.state)
        notes = [note for note in opened.notes if (note.found or note.path) in used]
        if notes:
            rest = len(notes) - 1
            more = self.tr(" (and %n more)", "", rest) if rest else ""
            details = "\n".join(map(str, notes))
            self._messages.show_message(Message.CHANGED, sentence=f"{notes[0]}{more}", details=details)

    def begin(self) -> None:
        """Begin a new session: empty wells and no history."""
        empty = Session((Step("", self._bridge.beginning),), 0)
        self._leave_for(
            self.tr("A new session has begun in place of what you had."),
            lambda: self._sessions.adopt(empty, None),
        )

    # Saving

    def save(self) -> None:
        """Save into the session's file, or ask for one."""
        if self._sessions.file is None:
            self.ask_save()
        else:
            self._save(self._sessions.file)

    def ask_save(self) -> None:
        """Ask for a file and save into it."""
        dialog = self._dialog(self.tr("Save Session"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        file = self._sessions.file
        dialog.selectFile(self.tr("session") + SUFFIX if file is None else file.name)
        dialog.fileSelected.connect(lambda name: self._save(Path(name)))
        dialog.open()

    def _save(self, file: Path) -> None:
        self._sessions.save(file, lambda: self._saved(file), self._failed)

    def _saved(self, file: Path) -> None:
        self._messages.clear(Message.FAILED.key)
        self._remember(file)

    def _failed(self, error: BaseException) -> None:
        sentence, details = describe(error)
        self._messages.show_message(Message.FAILED, sentence=sentence, details=details)

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(
            [self.tr("Sessions (*{suffix})").format(suffix=SUFFIX), self.tr("All files (*)")]
        )
        recent = self._recent.images()
        dialog.setDirectory(str(recent[0].parent if recent else paths.pictures()))
        return dialog

    # Recent sessions

    def serve(self, menu: QMenu) -> None:
        """Fill a menu with the recent sessions whenever it is shown."""
        clear = self._window.actions_by_id["clear_sessions"]
        RecentMenu(menu, clear, lambda: named(self._recent.images()), self.open, self._kept)

    def _kept(self) -> list[Entry]:
        """What is kept beside the files that the user saved: it is listed until it is open or replaced."""
        left, last = self._bridge.autosave.left, last_session()
        entries = []
        if left is not None:
            tip = str(left.folder)
            entries.append(Entry(self.tr("Restore What a C&rash Left"), tip, lambda: self._restore(left)))
        if os.path.exists(last):
            entries.append(self._entry(self.tr("&Last Session, as You Left It"), last))
        for when, file in set_aside.found():
            entries.append(self._entry(self.tr("Unsaved, {when}").format(when=_moment(when)), file))
        return entries

    def _entry(self, text: str, file: Path) -> Entry:
        return Entry(text, str(file), lambda: self.open(file))

    def clear_recent(self) -> None:
        """Forget which sessions were open; what was never saved is no part of that list, and stays."""
        self._recent.clear()

    def _remember(self, file: Path) -> None:
        self._recent.add(file)

    # What a crash left

    def _offer(self, left: Left) -> None:
        session = left.opened.session
        when = _moment(left.written)
        names = ", ".join(path.name for path in images_in(session.state)) or self.tr("no photograph")
        sentence = self.tr(
            "lsgui did not end as it should have. What you had is kept: {asked} ({names}), {when}."
        ).format(asked=written_out(session.state), names=names, when=when)
        self._messages.show_message(Message.LEFT, sentence=sentence, offer=self.tr("Restore"))
        row = self._messages.row(Message.LEFT.key)
        if row is not None:
            row.acted.connect(lambda: self._restore(left))
            row.dismissed.connect(lambda: self._bridge.autosave.refuse(left))

    def _restore(self, left: Left) -> None:
        self._messages.clear(Message.LEFT.key)
        self._leave_for(
            self.tr("What you had before the crash is back in place of what you had now."),
            lambda: self._sessions.resume(self._bridge.autosave.take(left)),
        )
        self._say_of_images(left.opened)

    def _unkept(self, sentence: str, details: str) -> None:
        text = self.tr("What you have at work cannot be kept at present; it is tried again. {reason}")
        self._messages.show_message(Message.UNKEPT, sentence=text.format(reason=sentence), details=details)

    # History and comparison

    def show_history(self) -> None:
        """Open the list of changes."""
        from lsgui.gui.history_dialog import history_dialog

        history_dialog(self._window).open()

    def compare(self) -> None:
        """Hold the answer shown against the numbers of the session that was opened."""
        self._sessions.compare(self._compared, self._failed)

    def _compared(self, found: Comparison) -> None:
        sentence = " ".join([found.sentence, *found.remarks])
        message = Message.AGREES if found.agrees else Message.DIFFERS
        rows = [
            {"label": pair.recorded.label, "recorded": pair.recorded.score, "difference": pair.difference}
            for pair in found.labels
        ]
        self._messages.show_message(message, sentence=sentence, details=json.dumps(rows, indent=1))


def _moment(written: float) -> str:
    """A time (seconds since 1970) as people write it; the day, too, if it is not today."""
    when, short = QDateTime.fromSecsSinceEpoch(int(written)), QLocale.FormatType.ShortFormat
    if when.date() == QDate.currentDate():
        return QLocale().toString(when.time(), short)
    return QLocale().toString(when, short)
