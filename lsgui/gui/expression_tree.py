"""An expression as a tree of nested chips that follows the session."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from lsgui.core.formulas import Formula, Node, Place
from lsgui.core.remarks import Line
from lsgui.core.session import State
from lsgui.core.types import Answer
from lsgui.gui.expression_chips import EDGE, Chip, ImageChip, StepChip
from lsgui.gui.expression_words import describe_part, lines_of, parts_by_place, sentence
from lsgui.gui.thumbnail_store import Requester, Thumbnails

HIGHEST = 240
SHARE = 0.3
"""A tree of chips higher than this, or than this share of the window, is scrolled."""
KEPT = 8 << 20
"""How many bytes of thumbnails are kept."""


class ExpressionTree(QScrollArea):
    """The chips of one state. What the user wants of a part is told with the part's place."""

    asked = Signal(object, str)
    menu_asked = Signal(object, QPoint)
    files_dropped = Signal(object, object)
    part_dropped = Signal(object, object, QPoint)

    def __init__(self, request: Requester, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[Place, Chip] = {}
        self._built: tuple[Formula, tuple[Path | None, ...]] | None = None
        self._shown: tuple[State, Answer | None] | None = None
        self._thumbnails = Thumbnails(request, self, limit=KEPT)
        self._thumbnails.arrived.connect(self._show_thumbnail)
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Parts of the expression"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as its text, in every language
        self._inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_state(self, state: State, answer: Answer | None) -> None:
        """Show a state's formula with its images, and what the answer knows of the parts."""
        self._shown = state, answer
        wanted = (state.asked, state.images)
        if self._built != wanted:
            self._build(state)
            self._built = wanted
        parts = parts_by_place(state, answer)
        lines = _by_place(lines_of(state, answer))
        for place, chip in self.chips.items():
            said = lines.get(place, ())
            chip.show_part(
                parts.get(place),
                tuple(map(sentence, said)),
                describe_part(parts.get(place)),
                severe=any(line.severe for line in said),
                looked_at=place == state.place,
            )

    def read_again(self) -> None:
        """Files may have changed: thumbnails are made anew."""
        self._thumbnails.expire()
        self._want_thumbnails()

    def go(self, place: Place, way: str) -> None:
        """Give the keyboard to the chip before, after, round, or inside the one at a place."""
        order = list(_in_order(self.chips))
        number = order.index(place) + {"previous": -1, "next": 1}.get(way, 0)
        target = {"out": place[:-1], "in": (*place, 0)}.get(way, order[min(max(number, 0), len(order) - 1)])
        if target in self.chips:
            self.chips[target].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.chips[target])

    def sizeHint(self) -> QSize:
        """As high as the chips, up to a limit, with room for the scroll bar where one is needed."""
        inner = self._inside.sizeHint()
        highest = max(self._least, min(HIGHEST, round(SHARE * self.window().height())))
        return QSize(inner.width(), min(highest, inner.height() + self._bar(inner.width())))

    def minimumSizeHint(self) -> QSize:
        """One image with its certainty is in sight, in whatever it is nested."""
        return QSize(EDGE + 20, min(self._least, self.sizeHint().height()))

    @property
    def _least(self) -> int:
        return EDGE + 2 * self.fontMetrics().height() + self._bar(self._inside.sizeHint().width())

    def _bar(self, width: int) -> int:
        return self.horizontalScrollBar().sizeHint().height() if width > self.width() else 0

    def showEvent(self, event: QShowEvent) -> None:
        """The height of the window decides on its own."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Give way in a window that has become lower."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self.updateGeometry()
        return bool(super().eventFilter(watched, event))

    def changeEvent(self, event: QEvent) -> None:
        """Text of another size needs other chips."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._shown is not None:
            self._built = None
            self.show_state(*self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll bar may have to come or go."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _build(self, state: State) -> None:
        focused = next((place for place, chip in self.chips.items() if chip.hasFocus()), None)
        for old in [self.chips[()]] if self.chips else []:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        self.chips = {}
        self._row.addWidget(self._chip(state, state.asked, (), self._inside))
        self._row.addStretch(1)
        self.chips[()].show()  # what is not shown yet counts for nothing in the size
        self._want_thumbnails()
        self.updateGeometry()
        if focused is not None:
            self.chips.get(focused, self.chips[()]).setFocus()

    def _chip(self, state: State, part: Formula, place: Place, parent: QWidget) -> Chip:
        chip: Chip
        if isinstance(part, Node):
            chip = StepChip(place, state.name_at(place), part.operation, parent)
        else:
            chip = ImageChip(place, part, state.image_of(part), parent)
        self.chips[place] = chip
        self._connect(chip)
        if isinstance(part, Node) and isinstance(chip, StepChip):
            sides = ((part.left, (*place, 0)), (part.right, (*place, 1)))
            left, right = (self._chip(state, side, where, chip) for side, where in sides)
            chip.hold(left, right)
        return chip

    def _connect(self, chip: Chip) -> None:
        chip.asked.connect(self.asked)
        chip.menu_asked.connect(self.menu_asked)
        chip.files_dropped.connect(self.files_dropped)
        chip.part_dropped.connect(self.part_dropped)

    def _want_thumbnails(self) -> None:
        edge = round(EDGE * self.devicePixelRatioF())
        for chip in self._images():
            if chip.path is not None:
                self._show_thumbnail(chip.path)
                self._thumbnails.want(chip.path, edge)

    def _show_thumbnail(self, path: Path) -> None:
        pixmap = self._thumbnails.pixmap(path)
        for chip in self._images():
            if chip.path == path and pixmap is not None:
                chip.show_thumbnail(pixmap)

    def _images(self) -> list[ImageChip]:
        return [chip for chip in self.chips.values() if isinstance(chip, ImageChip)]


def _by_place(lines: list[Line]) -> Mapping[Place, tuple[Line, ...]]:
    found: dict[Place, tuple[Line, ...]] = {}
    for line in lines:
        found[line.place] = (*found.get(line.place, ()), line)
    return found


def _in_order(places: Mapping[Place, Chip], place: Place = ()) -> Iterator[Place]:
    """As they stand beside each other: left side, sign, right side."""
    if (*place, 0) in places:
        yield from _in_order(places, (*place, 0))
    yield place
    if (*place, 1) in places:
        yield from _in_order(places, (*place, 1))
