"""What the window says without being asked: what is amiss at the start, and that another device is in use."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lsgui import paths
from lsgui.gui.messages import BarMessage, MessageBar
from lsgui.gui.session_bridge import SessionBridge


class Message:
    """Every message that stands by itself."""

    SETTINGS_BROKEN = BarMessage("settings", "warning")
    READ_ONLY = BarMessage("read-only", "warning")
    FULL = BarMessage("full", "warning")
    DEVICE = BarMessage("device", "warning")


class StandingNotes(QObject):
    """Looks at the start, and after each answer and step of an index."""

    def __init__(self, bridge: SessionBridge, messages: MessageBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._messages = bridge, messages
        self._device = ""
        bridge.engine_ready.connect(self._know_device)
        for signal in (bridge.answer_ready, bridge.index_progress, bridge.query_failed):
            signal.connect(self._look_at_device)
        if bridge.settings.problem:
            messages.show_message(Message.SETTINGS_BROKEN, sentence=bridge.settings.problem)
        bridge.care.others.gone.connect(messages.withdraw)
        self._look_at_folders()

    def _look_at_folders(self) -> None:
        folders = dict.fromkeys((paths.config(), paths.data(), paths.state()))
        bad = [str(folder) for folder in folders if not paths.writable(folder)]
        if bad:
            words = self.tr(
                "Nothing can be kept here, since lsgui cannot write to {folders}; make that writable,"
                " or set LSGUI_HOME to a folder that is."
            )
            self._messages.show_message(Message.READ_ONLY, sentence=words.format(folders=", ".join(bad)))
        full = [str(folder) for folder in folders if str(folder) not in bad and _is_full(folder)]
        if full:
            words = self.tr(
                "Nothing can be kept here, since there is no room left on the disk of {folders}; free some"
                " there, or set LSGUI_HOME to a folder on another disk."
            )
            self._messages.show_message(Message.FULL, sentence=words.format(folders=", ".join(full)))

    def _know_device(self) -> None:
        if self._bridge.engine is not None:
            self._device = self._bridge.engine.device

    def _look_at_device(self) -> None:
        engine = self._bridge.engine
        if engine is not None and engine.device != self._device:
            self._device = engine.device
            self._messages.show_message(Message.DEVICE, sentence=engine.device_note)


def _is_full(folder: Path) -> bool:
    room = paths.room(folder)
    return room is not None and room < paths.SMALL
