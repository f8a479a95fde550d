"""The photographs of the map as one picture of small signs, drawn anew where the view moves."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from lsgui.core.types import FloatArray
from lsgui.gui.map_groups import Shape
from lsgui.gui.map_stamps import Sheet

_SIZES = ((250, 12), (1_000, 10), (3_000, 8), (10_000, 6), (30_000, 4))
_LEAST = 3  # pixels, where more are in sight


@dataclass(frozen=True)
class Layer:
    """Points (2, n) drawn alike; `extra` pixels larger than the others."""

    points: FloatArray
    shape: Shape
    colour: QColor
    extra: int = 0


class Cloud(pg.GraphicsObject):  # type: ignore[misc]
    """Draws layers of points, the last on top; signs are the smaller the more of them are in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._layers: tuple[Layer, ...] = ()
        self._drawn: tuple[object, QImage] | None = None

    def show_layers(self, layers: Sequence[Layer]) -> None:
        """Draw these layers instead."""
        self._layers, self._drawn = tuple(layers), None
        self.update()

    def screen(self) -> QTransform:
        """What takes points to the screen, in the view's pixels."""
        return self.deviceTransform_() or QTransform()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """All that is in sight: nothing else is ever drawn."""
        return self.viewRect() or QRectF()

    def viewTransformChanged(self) -> None:  # noqa: N802
        """The view moved."""
        super().viewTransformChanged()
        self.prepareGeometryChange()
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the picture of this view, or the last one again if it has not moved."""
        device = self.screen()
        frame = device.mapRect(self.boundingRect()).toAlignedRect()
        frame &= widget.rect() if widget is not None else QRect()
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        if frame.isEmpty():
            return
        seen = (device, frame, ratio)
        if self._drawn is None or self._drawn[0] != seen:
            moved = device * QTransform.fromTranslate(-frame.x(), -frame.y())
            image = self._picture(moved, frame.width(), frame.height(), ratio)
            self._drawn = seen, image
        painter.save()
        painter.resetTransform()
        painter.drawImage(QPointF(frame.topLeft()), self._drawn[1])
        painter.restore()

    def _picture(self, device: QTransform, width: int, height: int, ratio: float) -> QImage:
        across, down = round(width * ratio), round(height * ratio)
        places = [on_screen(layer.points, device, ratio) for layer in self._layers]
        inside = ((x >= 0) & (y >= 0) & (x < across) & (y < down) for x, y in places)
        size = sign_size(sum(map(np.count_nonzero, inside)))
        sizes = [round((size + layer.extra) * ratio) for layer in self._layers]
        sheet = Sheet(max(across, 1), max(down, 1), max(sizes, default=1))
        for layer, place, own in zip(self._layers, places, sizes, strict=True):
            sheet.stamp(place, layer.shape, own, layer.colour)
        image = sheet.image()
        image.setDevicePixelRatio(ratio)
        return image


def on_screen(points: FloatArray, device: QTransform, ratio: float = 1.0) -> FloatArray:
    """Where points (2, n) are on the screen, in device pixels: (2, n)."""
    scale = np.array([[device.m11()], [device.m22()]], np.float32) * np.float32(ratio)
    shift = np.array([[device.dx()], [device.dy()]], np.float32) * np.float32(ratio)
    found: FloatArray = points * scale + shift
    return found


def sign_size(count: int) -> int:
    """How large a sign is where so many are in sight, in pixels."""
    return next((size for most, size in _SIZES if count <= most), _LEAST)
