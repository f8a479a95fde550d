"""Which of many places on the screen are meant: the nearest, the next in a direction, those inside a line."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from lsgui.core.types import FloatArray

_SAME = 0.01  # pixels that are no way

Places = FloatArray
Truths = npt.NDArray[np.bool_]


def nearest(places: Places, to: QPointF, reach: float = np.inf) -> int:
    """The number of the place (2, n) nearest to another, -1 if none is within reach."""
    if not places.size:
        return -1
    far = np.hypot(places[0] - to.x(), places[1] - to.y())
    best = int(far.argmin())
    return best if far[best] <= reach else -1


def towards(places: Places, here: QPointF, direction: tuple[int, int]) -> int:
    """The number of the place (2, n) that is next in a direction, -1 if nothing lies there."""
    if not places.size:
        return -1
    way = places - np.array([[here.x()], [here.y()]], np.float32)
    ahead, aside = np.array(direction) @ way, np.abs(np.array(direction[::-1]) @ way)
    cost = np.where((ahead > _SAME) & (aside <= 2 * ahead), ahead + 2.0 * aside, np.inf)
    best = int(cost.argmin())
    return best if np.isfinite(cost[best]) else -1


def in_frame(places: Places, size: QSize) -> Truths:
    """Which places (2, n) are inside a frame."""
    x, y = places
    found: Truths = (x >= 0) & (y >= 0) & (x < size.width()) & (y < size.height())
    return found


def inside(places: Places, line: Sequence[QPointF], size: QSize) -> Truths:
    """Which places (2, n) in a frame are inside a line round them: what a picture of it filled says."""
    image = QImage(size, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("white"))
    painter.drawPolygon(QPolygonF(list(line)))
    painter.end()
    filled = np.frombuffer(image.constBits(), np.uint8).reshape(size.height(), -1)
    found = in_frame(places, size)
    x, y = places[:, found].astype(np.int32)
    found[found] = filled[y, x] > 0
    return found
