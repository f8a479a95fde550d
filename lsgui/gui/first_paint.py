"""Says when a window was first seen."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Emits `seen` once, after the first paint of a window; or after a while, should it never be painted."""

    seen = Signal()

    def __init__(self, window: QWidget, patience_ms: int = 1500) -> None:
        super().__init__(window)
        self._window = window
        self._done = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._emit)
        self._patience.start(patience_ms)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait for the paint event; what is painted reaches the screen when it is over."""
        if event.type() == QEvent.Type.Paint and not self._done:
            QTimer.singleShot(0, self._emit)
        return False

    def _emit(self) -> None:
        if not self._done:
            self._done = True
            self._patience.stop()
            self._window.removeEventFilter(self)
            self.seen.emit()
