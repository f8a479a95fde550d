"""The photograph that is looked at on the map: its picture, its name, and what it shows."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from lsgui.gui import theme
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.tips import plain_tip

if TYPE_CHECKING:
    from lsgui.gui.image_list import ImageItem

EDGE = 72
"""Pixels."""


class Message:
    """Every message that it can show."""

    NONE = QT_TRANSLATE_NOOP(
        "MapCard",
        "Point at a photograph, or go from one to the next with the arrow keys."
        " Enter opens it, Space selects it, A and B put it into a well.",
    )


class MapCard(QWidget):
    """Always as high, so that the map above keeps its place."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._path: Path | None = None
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, textFormat=Qt.TextFormat.PlainText)
        self.picture.setFixedSize(EDGE, EDGE)
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self.picture)
        layout.addWidget(self.words, 1)
        self.setFixedHeight(EDGE)
        thumbnails.arrived.connect(self._arrived)
        self.show_item(None)

    def show_item(self, item: "ImageItem | None") -> None:
        """Show a photograph, or what to do (None)."""
        self._path = item.path if item is not None else None
        self.words.setText(self.tr(Message.NONE) if item is None else _short(item))
        self.words.setToolTip(plain_tip(item.tooltip) if item is not None else "")
        if item is None:
            self.picture.clear()
            return
        self._thumbnails.keep_only((item.path,))
        self._thumbnails.want(item.path, round(EDGE * self.devicePixelRatioF()))
        self._arrived(item.path)

    def _arrived(self, path: Path) -> None:
        if path != self._path:
            return
        pixmap = self._thumbnails.pixmap(path)
        if pixmap is None:
            self.picture.setText(self.tr("no picture") if self._thumbnails.reason(path) else "")
            return
        ratio = self.devicePixelRatioF()
        edge = round(EDGE * ratio)
        small = pixmap.scaled(
            edge, edge, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        self.picture.setPixmap(small)


def _short(item: "ImageItem") -> str:
    """Its name, and what it shows."""
    lines = item.tooltip.splitlines()
    return "\n".join([item.path.name, *lines[1:]])
