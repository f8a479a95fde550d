"""What the desktop does for us: open a file, show it in the file manager, choose a folder."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def open_file(path: Path) -> bool:
    """Open a file with the program that the user chose for its kind; False if that failed."""
    return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def reveal(path: Path) -> bool:
    """Show a file in the file manager, selected where the file manager can; False if that failed."""
    if not path.exists():
        return False
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


def choose_folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """Let the user choose a folder; None if he chose none."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start or ""))
    return Path(chosen) if chosen else None
