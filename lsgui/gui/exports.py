"""Exporting the answer shown: a dialog asks where to and in which form, and a worker writes it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lsgui import paths
from lsgui.core.session import State
from lsgui.core.types import Answer, Progress
from lsgui.gui.messages import BarMessage, MessageBar
from lsgui.gui.problems import describe
from lsgui.gui.tasks import Tasks
from lsgui.gui.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from lsgui.core.exports.files import Form
    from lsgui.gui.session_bridge import SessionBridge

FORM_NAMES: "dict[Form, str]" = {
    "html": QT_TRANSLATE_NOOP("Exports", "Page with pictures (*.html)"),
    "csv": QT_TRANSLATE_NOOP("Exports", "Table (*.csv)"),
    "json": QT_TRANSLATE_NOOP("Exports", "Record (*.json)"),
    "coco": QT_TRANSLATE_NOOP("Exports", "Photographs and labels, COCO (*.json)"),
}


class Message:
    """Every message that an export can show."""

    KEY = "export"
    DONE = BarMessage(KEY, "info")
    FAILED = BarMessage(KEY, "error")


class Writer(QObject):
    """Writes answers into files behind the window."""

    done = Signal(object)  # the Path
    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, bridge: "SessionBridge") -> None:
        super().__init__(bridge)
        self._tasks, self._bridge = tasks, bridge

    @property
    def answer(self) -> Answer | None:
        """The answer that can be written: the one shown, unless another one is on its way."""
        return None if self._bridge.busy else self._bridge.answer

    @property
    def asked(self) -> State:
        """What the answer that can be written was asked by."""
        return self._bridge.state

    def write(
        self, form: "Form", file: Path, answer: Answer | None = None, asked: State | None = None
    ) -> None:
        """Write an answer and what asked it, if not told the one that can be written; without one, nothing
        happens."""
        bridge = self._bridge
        answer, asked = (self.answer, self.asked) if answer is None or asked is None else (answer, asked)
        engine, known = bridge.engine, bridge.sessions.behind()
        heads = tuple(head for _, head in known.heads)
        folders = tuple(paths.heads() / key for key, _ in known.heads)
        library = bridge.library.folder if bridge.library is not None else None
        if answer is None or engine is None:
            return

        def work(progress: Progress) -> Path:
            from lsgui.core.exports.files import export

            export(
                answer,
                form,
                file,
                engine=engine,
                heads=heads,
                library=library,
                asked=asked,
                folders=folders,
                progress=progress,
            )
            return file

        self._tasks.start("io", work, owner=self, done=self.done.emit, failed=self._fail)

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(*describe(error))


class Exports(QObject):
    """Asks where to export to, and says what came of it."""

    def __init__(self, bridge: "SessionBridge", messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._messages, self._window, self._writer = messages, window, bridge.writer
        self._writer.done.connect(self._done)
        self._writer.failed.connect(self._failed)

    def ask(self) -> None:
        """Ask for a file and a form, and write the answer that is shown now."""
        answer, asked = self._writer.answer, self._writer.asked
        if answer is None:
            return
        dialog = QFileDialog(self._window, self.tr("Export Answer"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {self.tr(text): form for form, text in FORM_NAMES.items()}
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix("html")
        dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(_suffix(filters[name])))
        dialog.setDirectory(str(paths.pictures()))
        dialog.selectFile(self.tr("answer"))
        dialog.fileSelected.connect(
            lambda name: self._write(Path(name), filters[dialog.selectedNameFilter()], answer, asked)
        )
        dialog.open()

    def _write(self, file: Path, chosen: "Form", answer: Answer, asked: State) -> None:
        form = form_of(file, chosen)
        if file.suffix.lower() != f".{_suffix(form)}":  # a page that is called .txt would be no page
            file = _free(file, _suffix(form))
        self._writer.write(form, file, answer, asked)

    def _done(self, file: Path) -> None:
        from lsgui.gui import desktop

        text = self.tr("The answer was written to {file}.").format(file=file)
        self._messages.show_message(Message.DONE, sentence=text, offer=self.tr("Show File"))
        row = self._messages.row(Message.KEY)
        if row is not None:
            row.acted.connect(lambda: desktop.reveal(file))

    def _failed(self, sentence: str, details: str) -> None:
        self._messages.show_message(Message.FAILED, sentence=sentence, details=details)


def form_of(file: Path, chosen: "Form") -> "Form":
    """The form that a file's name asks for; where it does not tell, the one that was chosen."""
    from lsgui.core.exports.files import SUFFIXES

    suffix = file.suffix.lower()
    if SUFFIXES[chosen] == suffix:
        return chosen
    return next((form for form in FORM_NAMES if SUFFIXES[form] == suffix), chosen)


def _free(file: Path, suffix: str) -> Path:
    """A name with a suffix that no file has: nobody was asked whether it may be replaced."""
    names = (f"{file.name}{number}.{suffix}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next((place for name in names if not (place := file.with_name(name)).exists()), file)


def _suffix(form: "Form") -> str:
    return "json" if form == "coco" else form
