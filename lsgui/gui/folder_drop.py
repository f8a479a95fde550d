"""A panel that takes dropped folders: notice, progress, and an empty state or the content."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from lsgui.gui import drops, theme
from lsgui.gui.drop_target import DropTarget
from lsgui.gui.notice import Notice
from lsgui.gui.widgets import EmptyState, ProgressStrip


class FolderDropPanel(DropTarget):
    """Emits what was dropped: folders, or a refusal when there was none."""

    folders_dropped = Signal(object)
    """A tuple of Path."""
    drop_refused = Signal()
    """Something was dropped that holds no folder."""

    def __init__(self, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = empty
        self.notice = Notice()
        self.progress = ProgressStrip()
        self._pages = QStackedLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACING, theme.SPACING, theme.SPACING, theme.SPACING)
        layout.addWidget(self.notice)
        layout.addWidget(self.progress)
        layout.addLayout(self._pages, 1)
        self._pages.addWidget(empty)  # without a parent it would be a window of its own
        self.dropped.connect(self._take)

    def set_content(self, content: QWidget) -> None:
        """What the panel shows once it is not empty."""
        self._pages.addWidget(content)

    def show_content(self, there: bool) -> None:
        """Show the content, or the empty state."""
        self._pages.setCurrentIndex(1 if there else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame while a drag is above."""
        super().paintEvent(event)
        if not self.over:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().highlight().color()
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        colour.setAlphaF(0.08)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), theme.RADIUS, theme.RADIUS)

    def _take(self, dropped: drops.Dropped) -> None:
        """Files and pictures are refused with a sentence, never in silence."""
        if dropped.folders:
            self.folders_dropped.emit(dropped.folders)
        else:
            self.drop_refused.emit()
