"""The status bar: what goes on at the left; library, device and checkpoint at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from lsgui.gui import theme
from lsgui.gui.session_bridge import SessionBridge
from lsgui.gui.widgets import number, plural

if TYPE_CHECKING:
    from lsgui.core.engine import Engine


class StatusBar(QStatusBar):
    """Follows the bridge."""

    library_asked = Signal()

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.activity = QLabel(self.tr("Loading the networks…"), textFormat=Qt.TextFormat.PlainText)
        self.indexing = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._steps = self.tr("Indexing…")
        self.library = QToolButton()
        self.device = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.checkpoint = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.library.setAutoRaise(True)
        self.library.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.library.setToolTip(self.tr("Show the library's folders"))
        self.library.hide()
        self.setContentsMargins(theme.SPACING, 0, theme.SPACING, 0)
        self.addWidget(self.activity, 1)
        for widget in (self.indexing, self.library, self.device, self.checkpoint):
            self.addPermanentWidget(widget)
        for label in (self.device, self.checkpoint):
            label.setIndent(theme.SPACING)

    def _connect(self) -> None:
        bridge = self._bridge
        self.library.clicked.connect(lambda: self.library_asked.emit())
        bridge.engine_ready.connect(self._engine_ready)
        bridge.engine_failed.connect(self._engine_failed)
        for signal in (bridge.busy_changed, bridge.answer_ready, bridge.answer_cleared):
            signal.connect(self._show_activity)
        bridge.answer_ready.connect(self._show_device)  # which may be the CPU since
        bridge.library_changed.connect(self._show_library)
        bridge.index_progress.connect(self._index_progress)
        bridge.index_finished.connect(lambda report: self.indexing.clear())
        bridge.index_stopped.connect(self.indexing.clear)
        bridge.index_updated.connect(lambda report: self.indexing.clear())
        bridge.index_pace_changed.connect(self._show_pace)

    def _engine_ready(self, engine: "Engine") -> None:
        self._show_device()
        identity = engine.identity
        self.checkpoint.setText(identity.name)
        self.checkpoint.setToolTip(self.tr("Checkpoint, SHA-256 {sha256}").format(sha256=identity.sha256))
        self.checkpoint.setAccessibleName(self.tr("Checkpoint: {name}").format(name=identity.name))
        self._show_activity()

    def _show_device(self) -> None:
        engine = self._bridge.engine
        if engine is None:
            return
        self.device.setText(engine.device.upper())
        note = engine.device_note or self.tr("Where the networks run")
        self.device.setToolTip(note)
        self.device.setAccessibleName(self.tr("Device: {device}").format(device=engine.device))

    def _engine_failed(self) -> None:
        self.activity.setText(self.tr("The networks could not be loaded"))

    def _show_activity(self) -> None:
        bridge = self._bridge
        if bridge.engine is None:
            return
        if bridge.busy:
            self.activity.setText(self.tr("Answering…"))
        elif bridge.answer is None:
            self.activity.setText(self.tr("Ready"))
        elif "total" in bridge.answer.timings_ms:
            took = round(bridge.answer.timings_ms["total"])
            self.activity.setText(self.tr("Answered in {n} ms").format(n=took))
        else:
            self.activity.setText(self.tr("Answered"))

    def _show_library(self) -> None:
        summary = self._bridge.summary
        self.library.setVisible(summary is not None)
        if summary is not None:
            n = summary.count
            words = plural(self.tr("%Ln photograph(s) in the library", "", n), n)
            self.library.setText(words if n else self.tr("The library is empty"))
            self.library.setAccessibleName(self.library.text())

    def _index_progress(self, done: int, total: int) -> None:
        if total:
            text = self.tr("Indexing {done} of {total}").format(done=number(done), total=number(total))
        else:
            text = self.tr("Indexing…")
        self._steps = text
        self._show_pace()

    def _show_pace(self) -> None:
        bridge = self._bridge
        if not bridge.indexing:
            self.indexing.clear()
        elif bridge.index_paused:
            self.indexing.setText(self.tr("{steps} · paused").format(steps=self._steps))
        elif bridge.index_resting:
            self.indexing.setText(self.tr("{steps} · on battery, so at half speed").format(steps=self._steps))
        else:
            self.indexing.setText(self._steps)
