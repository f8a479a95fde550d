"""The legend of the map: each group by its sign, its words and how many there are; a click selects them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from lsgui.gui.flow import FlowLayout
from lsgui.gui.map_colours import colour_of
from lsgui.gui.map_groups import SHAPES, Group, Kind
from lsgui.gui.map_stamps import Sheet
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.widgets import number

if TYPE_CHECKING:
    from lsgui.gui.map_groups import Rows

SIGN = 11  # pixels
FEW = 3
"""So many labels are named on a button; all of them are in its tooltip."""


class Message:
    """What groups are called."""

    ALL = QT_TRANSLATE_NOOP("MapLegend", "all: {count}")
    WITH = QT_TRANSLATE_NOOP("MapLegend", "with {label}: {count}")
    WITHOUT = QT_TRANSLATE_NOOP("MapLegend", "without: {count}")
    EVERY = QT_TRANSLATE_NOOP("MapLegend", "all of {label}: {count}")
    SOME = QT_TRANSLATE_NOOP("MapLegend", "some of these: {count}")
    NONE = QT_TRANSLATE_NOOP("MapLegend", "none of these: {count}")
    OUTSIDE = QT_TRANSLATE_NOOP("MapLegend", "outside the filter: {count}")


_WORDS: dict[Kind, str] = {
    "all": Message.ALL,
    "with": Message.WITH,
    "without": Message.WITHOUT,
    "every": Message.EVERY,
    "some": Message.SOME,
    "none": Message.NONE,
    "outside": Message.OUTSIDE,
}


class MapLegend(QWidget):
    """A button for each group."""

    chosen = Signal(object)
    """The user wants these rows (n,) selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QToolButton] = []
        self._groups: tuple[Group, ...] = ()
        self._row = FlowLayout(gap=2)
        self.setLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_groups(self, groups: Sequence[Group], labels: Sequence[str]) -> None:
        """Name these groups; `labels` are what the first shows, of which a button names a few."""
        self._groups = tuple(groups)
        while len(self.buttons) < len(groups):
            self._add(len(self.buttons))
        for button in self.buttons:
            button.setVisible(False)
        for button, group in zip(self.buttons, groups, strict=False):
            count, some = (
                number(len(group.rows)),
                ", ".join(labels[:FEW]) + ("…" if len(labels) > FEW else ""),
            )
            text = self.tr(_WORDS[group.kind])
            words = text.format(label=", ".join(labels), count=count)
            button.setText(text.format(label=some, count=count))
            button.setIcon(self._icon(group))
            button.setVisible(True)
            button.setEnabled(group.kind != "outside" and bool(len(group.rows)))
            button.setAccessibleName(self.tr("Select {group}").format(group=words))
            button.setToolTip(self.tr("Select these photographs ({group})").format(group=words))
            button.setAccessibleDescription(button.toolTip())

    def changeEvent(self, event: QEvent) -> None:
        """Signs in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for button, group in zip(self.buttons, self._groups, strict=False):
                button.setIcon(self._icon(group))

    def _add(self, place: int) -> None:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIconSize(QSize(SIGN + 2, SIGN + 2))
        button.clicked.connect(lambda: self.chosen.emit(self._rows(place)))
        self.buttons.append(button)
        self._row.addWidget(button)

    def _rows(self, place: int) -> "Rows":
        return self._groups[place].rows

    def _icon(self, group: Group) -> QIcon:
        ratio = self.devicePixelRatioF()
        edge = round((SIGN + 2) * ratio)
        middle = np.full((2, 1), edge // 2, np.float32)
        sheet = Sheet(edge, edge, edge)
        sheet.stamp(middle, SHAPES[group.kind], round(SIGN * ratio), colour_of(group.kind, self.palette()))
        pixmap = QPixmap.fromImage(sheet.image())
        pixmap.setDevicePixelRatio(ratio)
        return QIcon(pixmap)
