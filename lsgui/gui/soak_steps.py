"""What the user of a soak can do: each step a plain function, with how often it is taken."""

import random
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from lsgui.core.session import SLOTS
from lsgui.core.types import METHODS, OPERATIONS
from lsgui.gui import drops
from lsgui.gui.panels.fewshot import FewShotPanel

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow

EXPRESSIONS = ("a | b", "a & b", "(a | b) - c", "(a - b) & (c | d)", "((a & b) | c) - d", "b - a")
WORDS = ("", "b", "gr", "000", "person", "nothing at all")
SIZES = ((760, 560), (1000, 700), (1280, 860), (1600, 1000))
HEADS, CAME, KEPT = 3, 5, 20
"""How many heads, new photographs and written files are let stand at most."""
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Things:
    """The files of a soak: photographs of the library, folders of examples, and what the user writes."""

    def __init__(self, folder: Path) -> None:
        self.library = sorted(each for each in (folder / "library").iterdir() if each.is_dir())
        self.photographs = sorted((folder / "library").rglob("*.jpg"))
        self.examples = sorted(each for each in (folder / "examples").iterdir() if each.is_dir())
        self._written = folder / "written"
        self._written.mkdir(exist_ok=True)
        self._number = 0

    @property
    def sessions(self) -> list[Path]:
        """The sessions that were saved."""
        return sorted(self._written.glob("*.lsgui"))

    @property
    def came(self) -> list[Path]:
        """The photographs that came into the library's first folder."""
        return sorted(self.library[0].glob("came-*.jpg"))

    def unused(self, suffix: str) -> Path:
        """A new file to write; of those that were written, some of the oldest go."""
        for old in sorted(self._written.iterdir())[:-KEPT]:
            old.unlink(missing_ok=True)
        self._number += 1
        return self._written / f"{self._number:06}.{suffix}"

    def new_photograph(self) -> Path:
        """A photograph that is to come into the library's first folder."""
        self._number += 1
        return self.library[0] / f"came-{self._number:06}.jpg"


Step: TypeAlias = Callable[["MainWindow", Things, random.Random], object]


def _drop(widget: QWidget, files: Iterable[Path]) -> None:
    """Drag files over the middle of a widget and let go, as the desktop sends it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    rest = (QPointF(widget.rect().center()), Qt.DropAction.CopyAction, mime, LEFT, NO_KEY)
    enter = QDragEnterEvent(rest[0].toPoint(), *rest[1:])
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDragMoveEvent(rest[0].toPoint(), *rest[1:]))
        QApplication.sendEvent(widget, QDropEvent(*rest))


def _type(edit: QLineEdit, words: str, *, enter: bool = False) -> None:
    """Type words in place of what a line has."""
    edit.selectAll()
    keys: list[tuple[int, str]] = [(Qt.Key.Key_Backspace, ""), *((0, each) for each in words)]
    for key, text in [*keys, *([(Qt.Key.Key_Return, "\r")] if enter else [])]:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(edit, QKeyEvent(kind, key, NO_KEY, text))


def _click(widget: QWidget, dice: random.Random) -> None:
    """Click somewhere on a widget."""
    at = QPointF(dice.randrange(max(1, widget.width())), dice.randrange(max(1, widget.height())))
    for kind in (QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, at, QPointF(widget.mapToGlobal(at)), LEFT, LEFT, NO_KEY)
        QApplication.sendEvent(widget, event)


def _do(*ids: str) -> Step:
    """Trigger one of these actions, if it is enabled."""
    return lambda window, things, dice: window.actions_by_id[dice.choice(ids)].trigger()


def _show(page: str | None) -> Step:
    return lambda window, things, dice: window.pages.show(page)


def _set(key: str, *values: str | int) -> Step:
    return lambda window, things, dice: window.change_setting(key, dice.choice(values))


def _drop_one(window: "MainWindow", things: Things, dice: random.Random) -> None:
    _drop(window.wells[dice.choice(SLOTS)].area, [dice.choice(things.photographs)])


def _drop_two(window: "MainWindow", things: Things, dice: random.Random) -> None:
    _drop(window, dice.sample(things.photographs, 2))


def _drop_more(window: "MainWindow", things: Things, dice: random.Random) -> None:
    files = dice.sample(things.photographs, dice.randint(1, 3))
    window.intake.receive_more(drops.of_paths(files), dice.choice(OPERATIONS))


def _express(window: "MainWindow", things: Things, dice: random.Random) -> None:
    _type(window.expression.line.edit, dice.choice(EXPRESSIONS), enter=True)


def _paste(window: "MainWindow", things: Things, dice: random.Random) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(dice.choice(things.photographs))))
    window.actions_by_id["paste"].trigger()


def _promise(window: "MainWindow", things: Things, dice: random.Random) -> None:
    chooser = window.labels.promise
    row = dice.randrange(chooser.count())
    chooser.setCurrentIndex(row)
    chooser.activated.emit(row)


def _look_at_labels(window: "MainWindow", things: Things, dice: random.Random) -> None:
    tabs = window.labels.pages.tabs
    tabs.setCurrentIndex(dice.randrange(tabs.count()))
    _type(window.labels.filter, dice.choice(WORDS[:3]))


def _ask_backwards(window: "MainWindow", things: Things, dice: random.Random) -> None:
    window.pages.show("backwards")
    window.backwards.take_labels.click()


def _take_proposal(window: "MainWindow", things: Things, dice: random.Random) -> None:
    if window.pages.shown("backwards"):
        window.backwards.use.click()


def _look_at_map(window: "MainWindow", things: Things, dice: random.Random) -> None:
    window.pages.show("map")
    body = window.map.body
    if body is not None and body.isVisible():
        _click(body.view.viewport(), dice)
        dice.choice((body.nearer, body.farther, body.whole)).click()
        body.colours.setCurrentIndex(dice.randrange(body.colours.count()))


def _browse(window: "MainWindow", things: Things, dice: random.Random) -> None:
    window.pages.show("browser")
    bar = window.browser.view.verticalScrollBar()
    bar.setValue(dice.randint(bar.minimum(), bar.maximum()))
    _click(window.browser.view.viewport(), dice)


def _filter(window: "MainWindow", things: Things, dice: random.Random) -> None:
    window.pages.show("browser")
    _type(window.browser.filters.text, dice.choice(WORDS))
    if dice.random() < 0.5:
        window.browser.clear_filters()


def _add_folder(window: "MainWindow", things: Things, dice: random.Random) -> None:
    _drop(window, [dice.choice(things.library)])


def _remove_folder(window: "MainWindow", things: Things, dice: random.Random) -> None:
    window.bridge.remove_folder(dice.choice(things.library))


def _change_files(window: "MainWindow", things: Things, dice: random.Random) -> None:
    """A photograph comes into a watched folder, or one goes."""
    came = things.came
    if len(came) >= CAME or (came and dice.random() < 0.3):
        dice.choice(came).unlink()
    else:
        shutil.copy(dice.choice(things.photographs), things.new_photograph())


def _fit(window: "MainWindow", things: Things, dice: random.Random) -> None:
    window.show_panel("fewshot")
    panel = window.findChild(FewShotPanel)
    if panel is not None:
        _drop(panel, [dice.choice(things.examples)])


def _tend_heads(window: "MainWindow", things: Things, dice: random.Random) -> None:
    """Look at a head; where there are many, delete one."""
    window.show_panel("fewshot")
    panel, heads = window.findChild(FewShotPanel), window.bridge.heads
    if panel is not None:
        panel.tabs.setCurrentIndex(dice.randrange(panel.tabs.count()))
    if len(heads) > HEADS:
        window.bridge.delete_head(dice.choice(heads).name)


def _cancel_fit(window: "MainWindow", things: Things, dice: random.Random) -> None:
    window.bridge.cancel_fit()


def _go_in_history(window: "MainWindow", things: Things, dice: random.Random) -> None:
    window.bridge.go_to(dice.randrange(len(window.bridge.steps)))


def _open_session(window: "MainWindow", things: Things, dice: random.Random) -> None:
    if things.sessions:
        _drop(window, [dice.choice(things.sessions)])


def _resize(window: "MainWindow", things: Things, dice: random.Random) -> None:
    window.resize(*dice.choice(SIZES))


STEPS: dict[str, tuple[int, Step]] = {
    "drop one": (8, _drop_one),
    "drop two": (8, _drop_two),
    "drop more": (4, _drop_more),
    "paste": (1, _paste),
    "choose an operation": (10, _do(*OPERATIONS, "swap")),
    "type an expression": (5, _express),
    "ask why": (5, _do("why")),
    "ask for a promise": (4, _promise),
    "look at labels": (5, _look_at_labels),
    "ask backwards": (3, _ask_backwards),
    "take a proposal": (2, _take_proposal),
    "look at the map": (3, _look_at_map),
    "browse": (4, _browse),
    "filter": (3, _filter),
    "compare methods": (2, _show("methods")),
    "back to the answer": (6, _show(None)),
    "add a folder": (3, _add_folder),
    "remove a folder": (1, _remove_folder),
    "rescan": (2, _do("rescan")),
    "pause indexing": (1, _do("pause_index")),
    "stop indexing": (1, _do("cancel_index")),
    "change files": (2, _change_files),
    "fit a head": (1, _fit),
    "stop fitting": (1, _cancel_fit),
    "tend heads": (1, _tend_heads),
    "theme": (2, _set("theme", "light", "dark", "system")),
    "contrast": (1, _set("contrast", "normal", "high", "system")),
    "text size": (1, _set("text_size", 80, 100, 130, 200)),
    "method": (2, _set("method", *METHODS)),
    "neighbours shown": (1, _set("count", 6, 12, 40)),
    "resize": (4, _resize),
    "side panel": (3, _do("library", "fewshot", "expression")),
    "undo": (8, _do("undo")),
    "redo": (4, _do("redo")),
    "go in the history": (1, _go_in_history),
    "save a session": (2, _do("save_session", "save_session_as")),
    "open a session": (2, _open_session),
    "new session": (1, _do("new_session")),
    "export": (1, _do("export_answer")),
    "open a dialog": (3, _do("settings", "shortcuts", "about", "operations_help", "history")),
    "check the library": (1, _do("check_library")),
}
"""How often each step is taken, against the others, and what it is."""
