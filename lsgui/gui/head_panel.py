"""What a panel of heads does that takes time: fits, additions, tables, and what came of each."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lsgui.core import head_folder
from lsgui.gui.drops import Dropped
from lsgui.gui.folder_drop import FolderDropPanel
from lsgui.gui.head_tree import Choice
from lsgui.gui.notice import Severity
from lsgui.gui.skipped_dialog import SkippedDialog
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.widgets import EmptyState, ProgressStrip, plural, short_name, short_names

if TYPE_CHECKING:
    from lsgui.core.fewshot import FitReport, Head
    from lsgui.core.types import HeadError, Skipped
    from lsgui.gui.head_work import Gathered
    from lsgui.gui.session_bridge import SessionBridge


class Message:
    """Every message about work on heads."""

    FITTING = QT_TRANSLATE_NOOP("HeadPanel", "Fitting “{name}”")
    COPIES = QT_TRANSLATE_NOOP(
        "HeadPanel", "Nearly repeating others, and no check of them: {photos}, {name}."
    )
    ADDING = QT_TRANSLATE_NOOP("HeadPanel", "Adding examples to “{name}”")
    EXPORTING = QT_TRANSLATE_NOOP("HeadPanel", "Writing the scores of “{name}”")
    FITTED = QT_TRANSLATE_NOOP("HeadPanel", "“{name}” is in answers from now on: {labels}.")
    REPLACED = QT_TRANSLATE_NOOP(
        "HeadPanel", "“{name}” was replaced. The new one is in answers from now on: {labels}."
    )
    LOST = QT_TRANSLATE_NOOP(
        "HeadPanel", "“{label}” has no example any more, and was taken out of the head “{name}”."
    )
    BESIDE = QT_TRANSLATE_NOOP("HeadPanel", "{files} beside it left out: drop them by themselves.")
    ADDED = QT_TRANSLATE_NOOP("HeadPanel", "“{label}” learns from {examples} more.")
    NONE_ADDED = QT_TRANSLATE_NOOP("HeadPanel", "“{label}” has all of them already.")
    OPENED = QT_TRANSLATE_NOOP("HeadPanel", "“{name}” was opened and is in answers from now on.")
    COPIED = QT_TRANSLATE_NOOP("HeadPanel", "A copy of “{name}” is in {folder}.")
    EXPORTED = QT_TRANSLATE_NOOP("HeadPanel", "The scores of {photos} are in {file}.")
    STOPPED = QT_TRANSLATE_NOOP("HeadPanel", "Stopped; no head was made or changed.")
    NO_TABLE = QT_TRANSLATE_NOOP("HeadPanel", "Stopped; no table was written.")
    NO_PICTURE = QT_TRANSLATE_NOOP("HeadPanel", "There were no photographs in that.")
    ONE_FOLDER = QT_TRANSLATE_NOOP("HeadPanel", "One folder at a time: “{name}” was taken.")
    BUSY = QT_TRANSLATE_NOOP("HeadPanel", "One head is being fitted already; wait for it, or cancel it.")
    NEW = QT_TRANSLATE_NOOP("HeadPanel", "new category")


class HeadPanel(FolderDropPanel):
    """Says in a notice what came of each job; one fit and one table at a time."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(EmptyState(), parent)
        self._bridge = bridge
        self._act: Callable[[], object] | None = None
        self._unnamed = False  # the category being fitted has no name of its own yet
        self._failure = ""  # why the job under way failed
        self._left_out = ""  # what is said of what was dropped and takes no part in the fit
        self._undo_name: str | None = None  # the change that the notice offers to undo
        self.export_progress = ProgressStrip()
        self.notice.acted.connect(self._do_act)
        self.progress.cancelled.connect(bridge.cancel_fit)
        bridge.fit_progress.connect(self.progress.report)
        bridge.fit_finished.connect(self._finish)
        bridge.failed.connect(self._note_failure)
        bridge.fit_stopped.connect(self._stop)
        bridge.category_lost.connect(self._say_lost)
        bridge.changed.connect(self._forget_undo)
        bridge.examples_added.connect(self._finish_adding)
        bridge.head_opened.connect(self._finish_opening)
        bridge.head_refused.connect(self._offer_fit)
        looks = bridge.head_looks
        self.export_progress.cancelled.connect(looks.stop_writing)
        looks.copied.connect(self._finish_copy)
        looks.writing.connect(self.export_progress.report)
        looks.written.connect(self._finish_export)
        looks.writing_stopped.connect(self._stop_export)

    def choose_row(self, choice: Choice, *, rename: bool = False) -> None:
        """Show the heads with this row chosen; have its name typed anew if `rename`."""
        raise NotImplementedError

    # Beginning

    def begin(self, title: str, work: Callable[[], object]) -> None:
        """Start a job with progress, unless one runs."""
        if self.progress.running:
            self.say(self.tr(Message.BUSY))
            return
        self.notice.hide()
        self._unnamed, self._left_out = False, ""
        self.progress.start(title)
        work()

    def fit_folders(self, folders: Sequence[Path], beside: Sequence[Path] = ()) -> None:
        """Fit a head on the first of some folders, or open it; say that others, and files beside it, wait."""
        folder, busy = folders[0], self.progress.running
        self.begin_fit(folder.name, lambda: self._fit_or_open(folder))
        if not busy and self.progress.running:
            self._left_out = self._of_others(folders, len(beside))
            if self._left_out:
                self.say(self._left_out, severity="warning")

    def _fit_or_open(self, folder: Path) -> None:
        """A folder of examples is fitted on; one that holds a head is opened."""
        (self._bridge.open_head if head_folder.is_head(folder) else self._bridge.fit_head)(folder)

    def _of_others(self, folders: Sequence[Path], n: int) -> str:
        one = self.tr(Message.ONE_FOLDER).format(name=short_name(folders[0].name)) if len(folders) > 1 else ""
        files = plural(self.tr("%Ln file(s)", "", n), n)
        return f"{one} {self.tr(Message.BESIDE).format(files=files) if n else ''}".strip()

    def begin_fit(self, name: str, work: Callable[[], object]) -> None:
        """Start a job that makes a head."""
        self.begin(self.tr(Message.FITTING).format(name=short_name(name)), work)

    def teach_new(self, dropped: Dropped) -> None:
        """Fit a new category on pictures; its name can be typed as soon as it is there."""
        name = self.tr(Message.NEW)

        def work() -> None:
            self._unnamed = True
            self._bridge.fit_pictures(name, dropped)

        self.begin_fit(name, work)

    def teach(self, name: str, label: str, dropped: Dropped) -> None:
        """Add pictures as examples that show a category of a head."""
        title = self.tr(Message.ADDING).format(name=short_name(label))
        self.begin(title, lambda: self._bridge.add_examples(name, label, dropped))

    def export(self, head: "Head", file: Path) -> None:
        """Write a table of a head's scores of the library."""
        library = self._bridge.library
        if library is not None and not self.export_progress.running:
            self.notice.hide()
            self.export_progress.start(self.tr(Message.EXPORTING).format(name=short_name(head.name)))
            self._bridge.head_looks.write(library, head, file)

    # What came of it

    def _finish(self, report: "FitReport", replaced: bool) -> None:
        self.progress.stop()
        head = report.head
        text = self.tr(Message.REPLACED) if replaced else self.tr(Message.FITTED)
        copies = self._of_copies(report.copies) if report.copies else ""
        said = (
            text.format(name=short_name(head.name), labels=short_names(head.labels)),
            self._left_out,
            copies,
        )
        self._say_skipped(" ".join(filter(None, said)), report.skipped, undo=replaced)
        self.choose_row(Choice(head.name, head.labels[0]), rename=self._unnamed)
        self._unnamed = False

    def _of_copies(self, copies: tuple[tuple[Path, ...], ...]) -> str:
        """What is said of examples that nearly repeat each other; the first of them is named."""
        n = sum(len(group) - 1 for group in copies)
        photos = plural(self.tr("%Ln photograph(s)", "", n), n)
        return self.tr(Message.COPIES).format(photos=photos, name=short_name(copies[0][-1].name))

    def _finish_adding(self, name: str, label: str, gathered: "Gathered") -> None:
        self.progress.stop()
        n = len(gathered.evidence)
        examples = plural(self.tr("%Ln example(s)", "", n), n)
        text = self.tr(Message.ADDED) if n else self.tr(Message.NONE_ADDED)
        self._say_skipped(text.format(label=short_name(label), examples=examples), gathered.skipped)
        self.choose_row(Choice(name, label))

    def _say_skipped(self, text: str, skipped: "tuple[Skipped, ...]", *, undo: bool = False) -> None:
        n = len(skipped)
        if n:
            text = f"{text} {plural(self.tr('%Ln file(s) skipped.', '', n), n)}"
        if undo:
            self.say_undoable(text, severity="warning" if n else "info")
            return
        if not n:
            self.say(text)
            return
        self.say(
            text,
            action=self.tr("Show…"),
            act=lambda: SkippedDialog(skipped, self).show(),
            severity="warning",
        )

    def _finish_opening(self, name: str) -> None:
        self.progress.stop()
        self.say(self.tr(Message.OPENED).format(name=short_name(name)))
        self.choose_row(Choice(name))

    def _offer_fit(self, error: "HeadError", folder: Path) -> None:
        """A head of another checkpoint: say so, and offer to fit it again."""
        self.progress.stop()

        def act() -> None:
            self.begin_fit(folder.name, lambda: self._bridge.fit_foreign(error))

        self.say(str(error), action=self.tr("Fit Again"), act=act, severity="warning")

    def _note_failure(self, sentence: str) -> None:
        self._failure = sentence if self.progress.running else ""

    def _stop(self) -> None:
        if self.progress.running:
            self.progress.stop()
            if self._failure:
                self.say(self._failure, severity="warning")
            else:
                self.say(self.tr(Message.STOPPED))
            self._failure = ""

    def _finish_copy(self, name: str, folder: Path) -> None:
        self.say(self.tr(Message.COPIED).format(name=short_name(name), folder=folder))

    def _finish_export(self, file: Path, count: int) -> None:
        self.export_progress.stop()
        photos = plural(self.tr("%Ln photograph(s)", "", count), count)
        self.say(self.tr(Message.EXPORTED).format(photos=photos, file=file))

    def _stop_export(self) -> None:
        if self.export_progress.running:
            self.export_progress.stop()
            self.say(self.tr(Message.NO_TABLE))

    # The notice

    def say(
        self,
        text: str,
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        severity: Severity = "info",
    ) -> None:
        """Show a sentence, and what can be done about it."""
        self._act, self._undo_name = act, None
        self.notice.say(text, action=action, severity=severity)

    def say_undoable(self, text: str, *, severity: Severity = "info") -> None:
        """Say what the last change did, and offer to undo it."""
        self.say(text, action=self.tr("Undo"), act=self._bridge.undo, severity=severity)
        self._undo_name = self._bridge.undo_name

    def _say_lost(self, name: str, label: str) -> None:
        self.say_undoable(self.tr(Message.LOST).format(name=short_name(name), label=short_name(label)))

    def _forget_undo(self, changed: frozenset[str]) -> None:
        """The offer to undo goes once something else would be undone."""
        if self._undo_name is not None and self._bridge.undo_name != self._undo_name:
            self._undo_name = None
            self.notice.hide()

    def _do_act(self) -> None:
        self.notice.hide()
        if self._act is not None:
            self._act()
