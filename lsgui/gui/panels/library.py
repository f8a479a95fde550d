"""The library panel: the user's folders, adding and removing them, and what indexing does."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from lsgui.core.types import Skipped
from lsgui.gui import desktop
from lsgui.gui.decimals import decimal
from lsgui.gui.folder_drop import FolderDropPanel
from lsgui.gui.folder_list import FolderItem, FolderView
from lsgui.gui.folder_offer import FolderOffer
from lsgui.gui.notice import Notice
from lsgui.gui.skipped_dialog import SkippedDialog
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.widgets import button_row, data_size, number, plural, stale_text

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge
    from lsgui.library.index_report import IndexReport
    from lsgui.library.summary import FolderState, LibrarySummary


class Message:
    """Every message that this panel can show."""

    LOADING = QT_TRANSLATE_NOOP("LibraryPanel", "Opening the library…")
    EMPTY = QT_TRANSLATE_NOOP("LibraryPanel", "No folders yet")
    EMPTY_TEXT = QT_TRANSLATE_NOOP(
        "LibraryPanel",
        "Drop folders of photographs here, or add them with the buttons. They are read, never changed,"
        " and nothing leaves this computer.",
    )
    RESTING = QT_TRANSLATE_NOOP("LibraryPanel", "on battery, so at half speed")
    INDEXING = QT_TRANSLATE_NOOP("LibraryPanel", "Reading photographs")
    UP_TO_DATE = QT_TRANSLATE_NOOP("LibraryPanel", "Nothing changed: the library was up to date.")
    NO_PHOTOGRAPHS = QT_TRANSLATE_NOOP("LibraryPanel", "No photographs were found there.")
    STOPPED = QT_TRANSLATE_NOOP("LibraryPanel", "Stopped. What is done is kept; Rescan goes on where it was.")
    REMOVED = QT_TRANSLATE_NOOP(
        "LibraryPanel", "“{name}” was taken out of the library; its files stay where they are."
    )
    NO_LIBRARY = QT_TRANSLATE_NOOP("LibraryPanel", "No library")
    NO_LIBRARY_TEXT = QT_TRANSLATE_NOOP(
        "LibraryPanel", "It could not be opened, so no folder can be added; see above why."
    )
    NOT_A_FOLDER = QT_TRANSLATE_NOOP("LibraryPanel", "The library takes folders; drop a folder here.")


class LibraryPanel(FolderDropPanel):
    """Shows and changes the folders of the library; the window adds those that it asks for."""

    folder_asked = Signal()
    """The user wants to choose a folder to add."""
    folders_given = Signal(object)
    """The user gave these folders to add, a tuple of Path."""

    all_asked = Signal()
    """The user wants to see all photographs."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        offer = FolderOffer()
        super().__init__(offer, parent)
        self.offer = offer
        self._bridge = bridge
        self._undo_name: str | None = None
        self.view = FolderView()
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.sizes = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.add_button = QPushButton(self.tr("Add Folder…"))
        self.rescan_button = QPushButton(self.tr("Rescan"))
        self.remove_button = QPushButton(self.tr("Remove"))
        self.all_button = QPushButton(self.tr("Show All"))
        self.skipped_button = QPushButton()
        self.stale = Notice(dismissable=False)
        self._build()
        self._describe_controls()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        for label in (self.summary, self.sizes):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.sizes.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.sizes.setToolTip(self.tr("The index holds features, no pictures"))
        buttons = button_row(self.add_button, self.remove_button, self.rescan_button, self.all_button)
        foot = QHBoxLayout()
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.skipped_button)
        folders = QWidget()
        layout = QVBoxLayout(folders)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(self.stale)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        layout.addWidget(self.sizes)
        self.set_content(folders)

    def _describe_controls(self) -> None:
        self.view.setAccessibleName(self.tr("Folders of the library"))
        self.view.setAccessibleDescription(self.tr("Delete takes the chosen folder out of the library."))
        for button, text in (
            (self.add_button, self.tr("Add a folder of photographs to the library")),
            (self.remove_button, self.tr("Take the chosen folder out of the library; its files stay")),
            (self.rescan_button, self.tr("Look for new, changed and missing photographs in all folders")),
            (self.all_button, self.tr("Show all photographs of the library")),
            (self.skipped_button, self.tr("List the files that could not be used, and why")),
        ):
            button.setToolTip(text)
            button.setAccessibleDescription(text)

    def _connect(self) -> None:
        bridge = self._bridge
        self.folders_dropped.connect(self.folders_given)
        self.offer.folders_given.connect(self.folders_given)
        self.offer.folder_asked.connect(self.folder_asked)
        self.folders_given.connect(self.notice.hide)
        self.drop_refused.connect(lambda: self.notice.say(self.tr(Message.NOT_A_FOLDER), severity="warning"))
        self.add_button.clicked.connect(lambda: self.folder_asked.emit())
        self.rescan_button.clicked.connect(bridge.rescan)
        self.stale.acted.connect(bridge.rescan)
        self.remove_button.clicked.connect(lambda: self._remove(self.view.chosen()))
        self.all_button.clicked.connect(lambda: self.all_asked.emit())
        self.skipped_button.clicked.connect(self._list_skipped)
        self.progress.allow_pause()
        self.progress.cancelled.connect(bridge.cancel_index)
        self.progress.pause_asked.connect(bridge.pause_index)
        bridge.index_pace_changed.connect(lambda: self.progress.set_paused(bridge.index_paused))
        bridge.index_updated.connect(self._show_update)
        self.notice.acted.connect(bridge.undo)
        self.view.removal_wanted.connect(self._remove)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        bridge.library_changed.connect(self._refresh)
        bridge.library_changed.connect(self._list_skipped_again)
        bridge.files_reread.connect(self._list_skipped_again)
        bridge.changed.connect(self._forget_undo)
        bridge.index_progress.connect(self._report)
        bridge.index_finished.connect(self._finish)
        bridge.index_stopped.connect(self._stop)

    def _remove(self, folder: Path | None) -> None:
        if folder is not None:
            self._bridge.remove_folder(folder)
            self._undo_name = self._bridge.undo_name
            self.notice.say(
                self.tr(Message.REMOVED).format(name=folder.name or folder), action=self.tr("Undo")
            )

    def _forget_undo(self) -> None:
        """The offer to undo goes once something else would be undone."""
        if self._undo_name is not None and self._bridge.undo_name != self._undo_name:
            self._undo_name = None
            self.notice.hide()

    def _report(self, done: int, total: int) -> None:
        if not self.progress.running:
            if self._undo_name is None:
                self.notice.hide()
            self.progress.start(self.tr(Message.INDEXING))
        self.progress.set_note(self.tr(Message.RESTING) if self._bridge.index_resting else "")
        self.progress.report(done, total)
        self._enable()

    def _finish(self, report: "IndexReport") -> None:
        self.progress.stop()
        self._undo_name = None
        self.notice.say(self._sentence(report), severity="warning" if report.offline else "info")
        self._refresh()

    def _show_update(self, report: "IndexReport") -> None:
        """What came of changes that were noticed; an offer to undo stays."""
        self.progress.stop()
        if self._undo_name is None and (report.changed or report.skipped):
            self.notice.say(self._sentence(report))
        self._refresh()

    def _stop(self, wanted: bool) -> None:
        if self.progress.running and wanted:
            self._undo_name = None
            self.notice.say(self.tr(Message.STOPPED))
        self.progress.stop()
        self._refresh()

    def _sentence(self, report: "IndexReport") -> str:
        """What an index did, in one sentence: only what happened is named."""
        facts = (
            (self.tr("{n} added"), report.added),
            (self.tr("{n} updated"), report.updated),
            (self.tr("{n} moved"), report.moved),
            (self.tr("{n} removed"), report.removed),
            (self.tr("{n} offline"), report.offline),
        )
        named = [text.format(n=number(n)) for text, n in facts if n]
        skipped = self.tr("{n} skipped").format(n=number(len(report.skipped))) if report.skipped else ""
        if not named and not skipped:
            return self.tr(Message.UP_TO_DATE if report.unchanged else Message.NO_PHOTOGRAPHS)
        if report.unchanged:
            named.append(self.tr("{n} unchanged").format(n=number(report.unchanged)))
        facts_text = ", ".join([*named, *([skipped] if skipped else [])])
        text = self.tr("Photographs: {facts}, in {seconds}.")
        return text.format(facts=facts_text, seconds=self._duration(report.seconds))

    def _duration(self, seconds: float) -> str:
        if seconds < 60:
            return self.tr("{n} s").format(n=decimal(seconds, 1))
        minutes = round(seconds / 60)
        return plural(self.tr("%Ln minute(s)", "", minutes), minutes)

    def _refresh(self) -> None:
        summary = self._bridge.summary
        folders = summary.folders if summary is not None else ()
        self.view.folders.set_items([self._item(each) for each in folders])
        self.show_content(bool(folders))
        self._say_why_empty(loading=summary is None)
        total = summary.count if summary is not None else 0
        self.summary.setText(plural(self.tr("%Ln photograph(s)", "", total), total))
        self._say_sizes(summary)
        skipped = summary.skipped if summary is not None else 0
        self.skipped_button.setText(plural(self.tr("%Ln file(s) skipped…", "", skipped), skipped))
        self.skipped_button.setVisible(bool(skipped))
        self._enable()

    def _item(self, folder: "FolderState") -> FolderItem:
        at_work = any(work.is_relative_to(folder.path) for work in self._bridge.folders_at_work)
        return FolderItem(
            folder.path, folder.count, folder.offline, folder.size, folder.skipped, indexing=at_work
        )

    def _say_sizes(self, summary: "LibrarySummary | None") -> None:
        """What the photographs take on the disk, and what the library adds to it."""
        photographs = sum(folder.size for folder in summary.folders) if summary is not None else 0
        own = summary.size if summary is not None else 0
        text = self.tr("{photographs} of photographs, {own} of index")
        self.sizes.setText(text.format(photographs=data_size(photographs), own=data_size(own)))

    def _say_why_empty(self, *, loading: bool) -> None:
        lost = self._bridge.library_lost
        if lost:
            self.empty.say(self.tr(Message.NO_LIBRARY), self.tr(Message.NO_LIBRARY_TEXT))
        elif loading:
            self.empty.say(self.tr(Message.LOADING))
        else:
            self.empty.say(self.tr(Message.EMPTY), self.tr(Message.EMPTY_TEXT))
        self.offer.offer(lost or not loading)

    def _say_stale(self) -> None:
        """A checkpoint was changed: nothing is near to anything until all is read again."""
        summary = self._bridge.summary
        if summary is None or not summary.stale or self._bridge.indexing:
            self.stale.hide()
        elif stale_text(summary.stale) != self.stale.text():
            self.stale.say(stale_text(summary.stale), action=self.tr("Rescan"), severity="warning")

    def _enable(self) -> None:
        self._say_stale()
        self.remove_button.setEnabled(self.view.chosen() is not None)
        self.rescan_button.setEnabled(not self._bridge.indexing)
        for button in (self.add_button, self.offer.add_folder, self.offer.add_pictures):
            button.setEnabled(not self._bridge.library_lost)

    def _list_skipped(self) -> None:
        self._bridge.request_skipped(self._show_skipped)

    def _show_skipped(self, skipped: list[Skipped]) -> None:
        dialog = SkippedDialog(skipped, self, can_retry=True)

        def retry(files: list[str]) -> None:
            if not self._bridge.retry(files):
                dialog.look_again()

        def relist(skipped: list[Skipped]) -> None:
            if isValid(dialog):  # it may be closed by now
                dialog.show_skipped(skipped)

        dialog.retry_wanted.connect(retry)
        dialog.stale.connect(lambda: self._bridge.request_skipped(relist))
        dialog.show()

    def _list_skipped_again(self) -> None:
        """Bring the list that is open up to date, once the last job has ended."""
        if not self._bridge.indexing:
            for dialog in self.findChildren(SkippedDialog):
                dialog.look_again()

    def _show_menu(self, position: QPoint) -> None:
        folder = self.view.chosen()
        if folder is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Open Folder"), lambda: self._open(folder))
        menu.addAction(self.tr("&Remove from Library"), lambda: self._remove(folder))
        menu.popup(self.view.viewport().mapToGlobal(position))

    def _open(self, folder: Path) -> None:
        if trouble := desktop.open_folder(folder):
            self._bridge.failed.emit(trouble, str(folder))
