"""What the window looked like when it was closed, for its next start: a broken file costs that alone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from lsgui.gui.settings import window_state

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow

VERSION = 1
WIDE = 1200
"""From this width on, the side panels are shown at first start."""
SIZES = [280, 380, 340, 720]


def keep(window: "MainWindow") -> None:
    """Remember size, panels, the page shown, and the tab in front of the labels."""
    kept = window_state()
    kept.setValue("geometry", window.saveGeometry())
    kept.setValue("layout", window.saveState(VERSION))
    kept.setValue("splitter", window.splitter.saveState())
    kept.setValue("page", window.pages.current or "")
    kept.setValue("labels", window.labels.pages.wanted)
    kept.sync()


def restore(window: "MainWindow") -> None:
    """Bring back what was remembered, or what suits the screen."""
    kept = window_state()
    _restore_size(window, kept.value("geometry"))
    _restore_panels(window, kept.value("layout"))
    splitter = kept.value("splitter")
    if not (isinstance(splitter, QByteArray) and window.splitter.restoreState(splitter)):
        window.splitter.setSizes(SIZES)
    _restore_pages(window, kept)


def _restore_size(window: "MainWindow", geometry: object) -> None:
    if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
        room = window.screen().availableSize()
        window.resize(min(1280, round(room.width() * 0.9)), min(860, round(room.height() * 0.9)))


def _restore_panels(window: "MainWindow", layout: object) -> None:
    if not (isinstance(layout, QByteArray) and window.restoreState(layout, VERSION)):
        for dock in window.docks.values():
            dock.setVisible(window.width() >= WIDE)
        window.docks["library"].raise_()


def _restore_pages(window: "MainWindow", kept: QSettings) -> None:
    page, tab = str(kept.value("page", "")), str(kept.value("labels", ""))
    if tab in window.labels.pages.names:
        window.labels.pages.show_page(window.labels.pages.names.index(tab))
    if page in window.pages.names:
        window.pages.show(page)
