"""Every way in: what is dropped, pasted, or chosen in a dialog becomes the bridge's change."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from lsgui import paths
from lsgui.core import head_folder
from lsgui.core.formulas import LETTERS, Place
from lsgui.core.session import SLOTS, Slot
from lsgui.core.types import Operation
from lsgui.gui import desktop, drops
from lsgui.gui.asked_folders import AskedFolders
from lsgui.gui.messages import BarMessage, MessageBar
from lsgui.gui.pictures import Join
from lsgui.gui.session_bridge import SessionBridge
from lsgui.gui.session_changes import FIRST
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.tips import plain_tip

if TYPE_CHECKING:
    from lsgui.core.fetching import ElsewhereError

RECEIVED = "received"
NOTHING = BarMessage(
    RECEIVED,
    "info",
    QT_TRANSLATE_NOOP(
        "MessageBar", "There was no photograph in that; drop or paste image files or a picture."
    ),
)
LINK = BarMessage(
    RECEIVED,
    "info",
    QT_TRANSLATE_NOOP(
        "MessageBar", "Fetch the picture from {hosts}? lsgui connects to nothing unless you say so."
    ),
)
ELSEWHERE = QT_TRANSLATE_NOOP(
    "MessageBar",
    "{host} has the picture at another host. Fetch it from {other}? Nothing was asked of it yet.",
)
NO_LINK = BarMessage(RECEIVED, "info", "{sentence}")
ONLY_TWO = BarMessage(
    RECEIVED, "info", QT_TRANSLATE_NOOP("MessageBar", "Of {n} files, the first two were taken as A and B.")
)
FULL = BarMessage(
    RECEIVED,
    "info",
    QT_TRANSLATE_NOOP(
        "MessageBar", "There is no room for all of them: an expression has at most {n} images."
    ),
)
HEAD = QT_TRANSLATE_NOOP(
    "MessageBar",
    "“{name}” is a few-shot head and holds no photographs, so it was not added to the library. Open it"
    " among the few-shot heads?",
)
WAITING = BarMessage(
    "adding",
    "info",
    QT_TRANSLATE_NOOP(
        "MessageBar",
        "Once the library is open, {names} will be added to it; keep this window open until then.",
    ),
)
LEFT = BarMessage(
    "left",
    "warning",
    QT_TRANSLATE_NOOP(
        "MessageBar", "lsgui ended before the library was open, and could not add {names} to it. Add now?"
    ),
)
ADDING = BarMessage(
    "adding",
    "info",
    QT_TRANSLATE_NOOP(
        "MessageBar", "Adding {names} to the library; the photographs will be found as neighbours."
    ),
)


class Intake(QObject):
    """Drop, Paste and Open do the same; what cannot be used is answered with a sentence."""

    session_given = Signal(object)
    """A session file, by its Path, is to be opened."""
    head_given = Signal(object)
    """A few-shot head, by the Path of its folder, is to be opened."""

    def __init__(self, bridge: SessionBridge, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._messages, self._window = bridge, messages, window
        self.last_slot: Slot = "image_a"
        self.letter: str | None = None  # of the expression's part that has the keyboard
        self._asked = AskedFolders(bridge, self)
        self._asked.begun.connect(self._say_begun)
        self._asked.left.connect(self._offer_left)
        bridge.redirected.connect(self._ask_again)

    def free_slot(self) -> Slot:
        """Where an image goes that names no well: an empty one if there is one, else the one used last."""
        bridge, last = self._bridge, self.last_slot
        empty = (slot for slot in (last, *SLOTS) if bridge.state.image(slot) is None)
        return next((slot for slot in empty if not bridge.pending(slot)), last)

    def receive(self, dropped: drops.Dropped, slot: Slot | None = None, *, all_files: bool = False) -> None:
        """Take what was dropped, pasted or named on the command line: with `all_files` more than two, too."""
        say, files = self._messages.show_message, dropped.files
        if (session := drops.session(dropped)) is not None:
            self.session_given.emit(session)
            return
        if len(files) > 1:
            self._bridge.set_images(files[0], files[1])
        elif files:
            self._bridge.set_image(slot or self.free_slot(), files[0])
        elif dropped.image is not None:
            self._bridge.set_image_data(slot or self.free_slot(), dropped.image)
        elif dropped.links:
            self._ask_for(dropped.links, slot)
        elif dropped.empty:
            say(NOTHING)
        if len(files) > 2 and all_files:
            self._add(files[2:])
        elif len(files) > 2:
            self._offer_rest(files)
        if dropped.folders:
            self.add_folders(dropped.folders)

    def _offer_rest(self, files: Sequence[Path]) -> None:
        """Say that only two of several files were taken, and offer to take the others as C, D, …"""
        words = self.tr("Add the Other as C") if len(files) == 3 else self.tr("Add the Others as C, D, …")
        self._messages.show_message(ONLY_TWO, n=len(files), offer=words)
        if (row := self._messages.row(RECEIVED)) is not None:
            row.acted.connect(lambda: self._add(files[2:]))

    def _add(self, files: Sequence[Path], operation: Operation = "union", place: Place = ()) -> None:
        """Combine a part of the formula with more files, and say so if there are more than letters."""
        if self._bridge.add_images(files, operation, place) < len(files):
            self._messages.show_message(FULL, n=len(LETTERS))

    def receive_more(self, dropped: drops.Dropped, operation: Operation = "union", place: Place = ()) -> None:
        """Combine a part of the formula with photographs, or with a picture that is in no file."""
        join = Join(operation, place)
        if dropped.files and drops.session(dropped) is None:
            self._add(dropped.files, operation, place)
        elif dropped.image is not None:
            image = dropped.image
            self._with_letter(lambda letter: self._bridge.set_image_data(letter, image, join))
        elif dropped.links:
            self._ask_for(dropped.links[:1], None, join)
        else:
            self.receive(dropped)

    def _with_letter(self, add: Callable[[str], None]) -> None:
        """Do something with the letter that the next image gets, or say that there is none."""
        letter = self._bridge.free_letter()
        if letter is None:
            self._messages.show_message(FULL, n=len(LETTERS))
        else:
            add(letter)

    def receive_letter(self, dropped: drops.Dropped, letter: str) -> None:
        """Put one photograph where a letter stands; with several, the first goes there."""
        if dropped.files and drops.session(dropped) is None:
            self._bridge.set_letter(letter, dropped.files[0])
        elif dropped.image is not None:
            self._bridge.set_image_data(FIRST.get(letter, letter), dropped.image)
        elif dropped.links:
            self._ask_for(dropped.links[:1], FIRST.get(letter, letter))
        else:
            self.receive(dropped)

    def _ask_for(self, links: Sequence[str], slot: str | None, join: Join | None = None) -> None:
        """Ask before a picture is fetched from the network; of several links, the first two are A and B."""
        from lsgui.core.fetching import FetchError, host_of

        wanted = links[:2]
        try:
            hosts = self._and(list(dict.fromkeys(host_of(link) for link in wanted)))
        except FetchError as error:
            self._messages.show_message(NO_LINK, sentence=str(error))
            return
        self._offer_fetch(LINK, wanted, slot, join, hosts=hosts)

    def _and(self, hosts: Sequence[str]) -> str:
        return (
            hosts[0] if len(hosts) == 1 else self.tr("{one} and {other}").format(one=hosts[0], other=hosts[1])
        )

    def _ask_again(self, slot: str, elsewhere: "ElsewhereError", join: Join | None) -> None:
        """Ask before another host than the one named is asked; the question outlasts other changes."""
        message = BarMessage(f"elsewhere {slot}", "info", ELSEWHERE)
        host, other = elsewhere.host, elsewhere.other
        self._offer_fetch(message, (elsewhere.link,), slot, join, host=host, other=other)

    def _offer_fetch(
        self, message: BarMessage, links: Sequence[str], slot: str | None, join: Join | None, **hosts: str
    ) -> None:
        self._messages.show_message(message, offer=self.tr("Fetch"), **hosts)
        row = self._messages.row(message.key)
        assert row is not None
        row.action_button.setAccessibleDescription("\n".join(links))
        row.action_button.setToolTip(plain_tip("\n".join(links)))
        row.acted.connect(lambda: self._messages.clear(message.key))
        row.acted.connect(lambda: self._fetch(links, slot, join))

    def _fetch(self, links: Sequence[str], slot: str | None, join: Join | None) -> None:
        if join is not None:
            self._with_letter(lambda letter: self._bridge.fetch_image(letter, links[0], join))
            return
        if len(links) == 1:
            self._bridge.fetch_image(slot or self.free_slot(), links[0])
            return
        for place, link in zip(SLOTS, links, strict=True):
            self._bridge.fetch_image(place, link)

    def add_folders(self, folders: Sequence[Path]) -> None:
        """Add folders to the library, as one change, and say so; a head is no folder of photographs."""
        heads = [folder for folder in folders if head_folder.is_head(folder)]
        for head in heads:
            self._offer_head(head)
        folders = [folder for folder in folders if folder not in heads]
        if folders and self._bridge.add_folders(folders):
            opened = self._bridge.library is not None
            self._say(*((ADDING, folders) if opened else (WAITING, self._asked.wait(folders))))

    def _say(self, message: BarMessage, folders: Sequence[Path], *, offer: str = "") -> None:
        names = ", ".join(f"“{folder.name or folder}”" for folder in folders)
        self._messages.show_message(message, names=names, offer=offer)

    def _say_begun(self, folders: Sequence[Path]) -> None:
        """The library is open now: what waited for that is being added."""
        dismissed = self._messages.row(WAITING.key) is None
        self._messages.clear(WAITING.key)
        if folders and not dismissed:
            self._say(ADDING, folders)

    def _offer_left(self, folders: Sequence[Path]) -> None:
        """Offer to add what a program was asked for that ended before it could."""
        self._say(LEFT, folders, offer=self.tr("Add"))
        row = self._messages.row(LEFT.key)
        assert row is not None
        row.acted.connect(lambda: self._messages.clear(LEFT.key))
        row.acted.connect(lambda: self.add_folders(folders))

    def _offer_head(self, folder: Path) -> None:
        """Say that a folder is a head, and offer to open it as one."""
        message = BarMessage(f"head {folder}", "info", HEAD)
        self._messages.show_message(message, name=folder.name, offer=self.tr("Open Head"))
        row = self._messages.row(message.key)
        assert row is not None
        row.acted.connect(lambda: self._open_head(message.key, folder))

    def _open_head(self, key: str, folder: Path) -> None:
        if self._bridge.engine is not None:  # else it is told to wait, and asked again
            self._messages.clear(key)
        self.head_given.emit(folder)

    def paste(self, slot: Slot | None = None) -> None:
        """Take what the clipboard holds, as if it were dropped where the keyboard is."""
        dropped = drops.read(QGuiApplication.clipboard().mimeData())
        if slot is None and drops.taken_by(QApplication.focusWidget(), dropped):
            return
        if self.letter is not None and slot is None:
            self.receive_letter(dropped, self.letter)
        else:
            self.receive(dropped, slot)

    def paste_letter(self, letter: str) -> None:
        """Take what the clipboard holds, as if it were dropped where a letter stands."""
        self.receive_letter(drops.read(QGuiApplication.clipboard().mimeData()), letter)

    def open_image(self, slot: Slot) -> None:
        """Ask for an image file for a slot; two files fill both."""
        title = self.tr("Open Image {letter}").format(letter=slot[-1].upper())
        self._ask_for_files(title, lambda dropped: self.receive(dropped, slot))

    def open_letter(self, letter: str) -> None:
        """Ask for an image file to put where a letter stands."""
        title = self.tr("Open Image {letter}").format(letter=letter)
        self._ask_for_files(title, lambda dropped: self.receive_letter(dropped, letter))

    def open_more(self, operation: Operation = "union", place: Place = ()) -> None:
        """Ask for image files to combine with a part of the formula."""
        title = self.tr("Open Another Image")
        self._ask_for_files(title, lambda dropped: self.receive_more(dropped, operation, place))

    def _ask_for_files(self, title: str, take: Callable[[drops.Dropped], None]) -> None:
        from lsgui.core.images import EXTENSIONS

        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        patterns = " ".join(sorted(f"*{suffix}" for suffix in EXTENSIONS))
        dialog.setNameFilters(
            [self.tr("Photographs ({patterns})").format(patterns=patterns), self.tr("All files (*)")]
        )
        recent = self._bridge.recent_images()
        dialog.setDirectory(str(recent[0].parent if recent else paths.pictures()))
        dialog.filesSelected.connect(
            lambda names: take(drops.Dropped(files=tuple(Path(name) for name in names)))
        )
        dialog.open()

    def choose_folder(self) -> None:
        """Ask for a folder and add it to the library."""
        title = self.tr("Add a Folder to the Library")
        desktop.choose_folder(self._window, title, lambda folder: self.add_folders((folder,)))
