"""A question asked backwards as a sentence with controls in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lsgui.core.session import SLOTS, Slot
from lsgui.core.target import Position
from lsgui.core.types import Operation
from lsgui.gui import theme
from lsgui.gui.chips import Chips
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.tips import plain_tip

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge

PICTURE = QSize(72, 54)
ASKED: tuple[tuple[Operation, Position | None, str], ...] = (
    (
        "difference",
        "a",
        QT_TRANSLATE_NOOP("QuestionRow", "Which photograph, taken away from this one, leaves"),
    ),
    (
        "difference",
        "b",
        QT_TRANSLATE_NOOP("QuestionRow", "Taking this one away from which photograph leaves"),
    ),
    ("intersection", "a", QT_TRANSLATE_NOOP("QuestionRow", "Which photograph has in common with this one")),
    ("union", "a", QT_TRANSLATE_NOOP("QuestionRow", "Which photograph has, together with this one,")),
    ("union", None, QT_TRANSLATE_NOOP("QuestionRow", "Which two photographs have, together,")),
    ("intersection", None, QT_TRANSLATE_NOOP("QuestionRow", "Which two photographs have in common")),
    (
        "difference",
        None,
        QT_TRANSLATE_NOOP("QuestionRow", "Of which two photographs does the first without the second leave"),
    ),
)
"""The operation, which of the two is given, and the beginning of the sentence."""


class QuestionRow(QWidget):
    """Which photograph, taken away from [A], leaves [exactly] {dog, snow}?"""

    changed = Signal()
    """Something else is asked."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: Path | None = None
        self.asked = QComboBox()
        self.given = QComboBox()
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, textFormat=Qt.TextFormat.PlainText)
        self.extent = QComboBox()
        self.chips = Chips()
        self._fill()
        self._build()
        bridge.changed.connect(lambda changed: self._show_picture() if set(SLOTS) & changed else None)
        self.asked.currentIndexChanged.connect(lambda _: self._another())
        self.given.currentIndexChanged.connect(lambda _: self._another())
        self.extent.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._show_picture()

    def _fill(self) -> None:
        for _, _, words in ASKED:
            self.asked.addItem(self.tr(words))
        for slot in SLOTS:
            self.given.addItem(self.tr("Image {letter}").format(letter=slot[-1].upper()), slot)
        self.extent.addItem(self.tr("exactly"), False)
        self.extent.addItem(self.tr("at least"), True)
        self.asked.setAccessibleName(self.tr("What is asked"))
        self.asked.setAccessibleDescription(
            self.tr("The operation, and whether one photograph is given or both are sought")
        )
        self.given.setAccessibleName(self.tr("The photograph given"))
        self.given.setAccessibleDescription(self.tr("The one in this well"))
        self.picture.setAccessibleName(self.tr("The photograph given, as a picture"))
        self.extent.setAccessibleName(self.tr("Exactly or at least"))
        self.extent.setAccessibleDescription(self.tr("Whether other labels may be there, too"))

    def _build(self) -> None:
        self.asked.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.asked.setMinimumContentsLength(12)
        self.asked.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.picture.setFixedSize(PICTURE)
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget, stretch in ((self.asked, 1), (self.given, 0), (self.picture, 0)):
            first.addWidget(widget, stretch)
        second.addWidget(self.extent, 0, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self.chips, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACING)
        column.addLayout(first)
        column.addLayout(second)

    @property
    def operation(self) -> Operation:
        """The set operation."""
        return ASKED[self.asked.currentIndex()][0]

    @property
    def position(self) -> Position | None:
        """Which of the two photographs is given; None: neither."""
        return ASKED[self.asked.currentIndex()][1]

    @property
    def at_least(self) -> bool:
        """Whether other labels may be there, too."""
        return bool(self.extent.currentData())

    @property
    def slot(self) -> Slot:
        """The well whose photograph is given."""
        return "image_b" if self.given.currentData() == "image_b" else "image_a"

    @property
    def image(self) -> Path | None:
        """The photograph given; None where there is none, or none is needed."""
        return self._bridge.state.image(self.slot) if self.position is not None else None

    def _another(self) -> None:
        self._show_picture()
        self.changed.emit()

    def _show_picture(self) -> None:
        """The photograph given; the well chosen is one that has any."""
        state = self._bridge.state
        if state.image(self.slot) is None and state.image_a != state.image_b:
            self.given.setCurrentIndex(1 if state.image_a is None else 0)
        for widget in (self.given, self.picture):
            widget.setVisible(self.position is not None)
        image = self.image
        if image == self._shown or not self.isVisible():
            return
        self._shown = image
        self.picture.clear()
        self.picture.setToolTip("" if image is None else plain_tip(str(image)))
        if image is not None:
            edge = round(PICTURE.width() * self.devicePixelRatioF())
            self._bridge.request_thumbnail(image, edge, lambda found: self._take(image, found), owner=self)

    def showEvent(self, event: QShowEvent) -> None:
        """The picture is loaded only while somebody looks."""
        super().showEvent(event)
        self._show_picture()

    def _take(self, image: Path, found: QImage | str) -> None:
        if image != self._shown or isinstance(found, str):
            return
        pixmap = QPixmap.fromImage(found)
        fitted = PICTURE * self.devicePixelRatioF()
        pixmap = pixmap.scaled(
            fitted, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(pixmap)
