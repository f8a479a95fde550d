"""What the desktop does for us: open a file, show it in the file manager, choose a folder."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lsgui import paths
from lsgui.gui.texts import QT_TRANSLATE_NOOP

GONE = QT_TRANSLATE_NOOP("Desktop", "“{name}” is no longer where it was.")
NO_PHOTOGRAPH = QT_TRANSLATE_NOOP(
    "Desktop",
    "“{name}” was not opened: its name is not that of a photograph, and opening it could start a program.",
)
NO_FOLDER = QT_TRANSLATE_NOOP("Desktop", "“{name}” was not opened: it is no folder.")
NO_PROGRAM = QT_TRANSLATE_NOOP("Desktop", "“{name}” could not be opened: no program could show it.")
NO_MANAGER = QT_TRANSLATE_NOOP("Desktop", "The folder of “{name}” could not be shown.")


def open_photograph(path: Path, *, gone: str = "") -> str:
    """Open a photograph with the user's program for its kind; "", or the sentence that says why not.

    Whoever made a session or a library chose the paths in it: what has another name than a photograph is not
    handed to the desktop, which could start a program. `gone` is what to do when it is no longer there.
    Only here the disk is asked: a program that is started for a missing file fails without a word to us.
    """
    from lsgui.core.formats import EXTENSIONS

    if not os.path.exists(path):
        return _sentence(GONE, path, gone)
    if path.suffix.lower() not in EXTENSIONS or not os.path.isfile(path):
        return _sentence(NO_PHOTOGRAPH, path)
    return _open(path)


def open_folder(folder: Path) -> str:
    """Open a folder with the file manager; "", or the sentence that says why not."""
    if not os.path.exists(folder):
        return _sentence(GONE, folder)
    if not os.path.isdir(folder):
        return _sentence(NO_FOLDER, folder)
    if sys.platform == "darwin" and folder.suffix:  # it may be a program, which is a folder there
        return reveal(folder)
    return _open(folder)


def reveal(path: Path, *, gone: str = "") -> str:
    """Show a file in the file manager, selected where that can; "", or the sentence that says why not."""
    if not os.path.exists(path):
        return _sentence(GONE, path, gone)
    return "" if _reveal(path) else _sentence(NO_MANAGER, path)


def choose_folder(parent: QWidget, title: str, chosen: Callable[[Path], object]) -> None:
    """Let the user choose a folder, from the pictures folder on, and hand it to `chosen`; do not wait."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setDirectory(str(paths.pictures()))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def choose_pictures(parent: QWidget, title: str, chosen: Callable[[tuple[Path, ...]], object]) -> None:
    """Let the user choose picture files and hand them to `chosen`; do not wait."""
    from lsgui.core.images import EXTENSIONS

    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    patterns = " ".join(sorted(f"*{suffix}" for suffix in EXTENSIONS))
    words = QCoreApplication.translate("Desktop", "Photographs ({patterns})").format(patterns=patterns)
    dialog.setNameFilters([words, QCoreApplication.translate("Desktop", "All files (*)")])
    dialog.setDirectory(str(paths.pictures()))
    dialog.filesSelected.connect(lambda names: chosen(tuple(Path(name) for name in names)))
    dialog.open()


def choose_target(parent: QWidget, title: str, name: str, chosen: Callable[[Path], object]) -> None:
    """Let the user say where to write a file of this name, and hand that to `chosen`; do not wait."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.setDirectory(str(paths.pictures()))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen_name: chosen(Path(chosen_name)))
    dialog.open()


def _open(path: Path) -> str:
    return "" if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))) else _sentence(NO_PROGRAM, path)


def _sentence(text: str, path: Path, more: str = "") -> str:
    sentence = QCoreApplication.translate("Desktop", text).format(name=path.name or path)
    return f"{sentence} {more}".rstrip()


def _reveal(path: Path) -> bool:
    if sys.platform == "win32":
        subprocess.Popen(["explorer", f"/select,{path}"])
        return True
    if sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
        return True
    return _select_over_bus(path) or QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _select_over_bus(path: Path) -> bool:
    """Ask the file manager over D-Bus, as the freedesktop.org convention has it."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    name = "org.freedesktop.FileManager1"
    if not bus.isConnected() or not bus.interface().isServiceRegistered(name).value():
        return False
    message = QDBusMessage.createMethodCall(name, "/org/freedesktop/FileManager1", name, "ShowItems")
    message.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    bus.call(message, QDBus.CallMode.NoBlock)
    return True
