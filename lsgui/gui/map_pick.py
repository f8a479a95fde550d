"""Which of many places on the screen are meant: the nearest, the next in a direction, those inside a line."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

Places = npt.NDArray[np.int32]
Truths = npt.NDArray[np.bool_]


def nearest(places: Places, to: QPointF, reach: float = np.inf) -> int:
    """The number of the place (n, 2) nearest to another, -1 if none is within reach."""
    if not len(places):
        return -1
    far = np.hypot(*(places - (to.x(), to.y())).T)
    best = int(far.argmin())
    return best if far[best] <= reach else -1


def towards(places: Places, here: QPointF, direction: tuple[int, int]) -> int:
    """The number of the place (n, 2) that is next in a direction, -1 if nothing lies there."""
    if not len(places):
        return -1
    way = places - np.floor((here.x(), here.y()))
    ahead, aside = way @ np.array(direction), np.abs(way @ np.array(direction[::-1]))
    cost = np.where((ahead > 0) & (aside <= 2 * ahead), ahead + 2.0 * aside, np.inf)
    best = int(cost.argmin())
    return best if np.isfinite(cost[best]) else -1


def in_frame(places: Places, size: QSize) -> Truths:
    """Which places (n, 2) are inside a frame."""
    x, y = places.T
    found: Truths = (x >= 0) & (y >= 0) & (x < size.width()) & (y < size.height())
    return found


def inside(places: Places, line: Sequence[QPointF], size: QSize) -> Truths:
    """Which places (n, 2) in a frame are inside a line round them: what a picture of it filled says."""
    image = QImage(size, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("white"))
    painter.drawPolygon(QPolygonF(list(line)))
    painter.end()
    filled = np.frombuffer(image.constBits(), np.uint8).reshape(size.height(), -1)
    found = in_frame(places, size)
    x, y = places[found].T
    found[found] = filled[y, x] > 0
    return found
