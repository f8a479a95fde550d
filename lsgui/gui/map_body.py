"""The map with its controls: colours, legend, the photograph looked at, and those that are selected."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from lsgui.core.types import EVERYTHING
from lsgui.gui import desktop
from lsgui.gui.check_button import CheckButton
from lsgui.gui.clipboard import put_table
from lsgui.gui.filter_words import in_words
from lsgui.gui.flow import FlowLayout
from lsgui.gui.listed_items import ListedItems
from lsgui.gui.map_card import MapCard
from lsgui.gui.map_chosen import MapChosen
from lsgui.gui.map_groups import Colouring, Group, Rows, groups_of
from lsgui.gui.map_legend import MapLegend
from lsgui.gui.map_view import ZOOM, MapView
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.thumbnail_store import Thumbnails
from lsgui.gui.widgets import number
from lsgui.library.listing import Arrangement, Wanted

if TYPE_CHECKING:
    from lsgui.gui.map_jobs import Marks
    from lsgui.gui.session_bridge import SessionBridge
    from lsgui.library.mapped import Mapped


LEAST_HEIGHT = 130
"""Of the list of those selected: a row of thumbnails and its buttons."""


class Message:
    """Every message that it can show."""

    NOTHING = QT_TRANSLATE_NOOP("MapBody", "Nothing")
    ANSWER = QT_TRANSLATE_NOOP("MapBody", "Labels of the answer")
    LABEL = QT_TRANSLATE_NOOP("MapBody", "{label} ({count})")
    HEAD_LABEL = QT_TRANSLATE_NOOP("MapBody", "◆ {label} ({count})")
    NO_LABELS = QT_TRANSLATE_NOOP("MapBody", "There is no answer that has labels.")
    FEATURELESS = QT_TRANSLATE_NOOP(
        "MapBody", "Label logic makes no feature, so its answer has no place here; its neighbours have."
    )
    ANSWERED = QT_TRANSLATE_NOOP(
        "MapBody", "★ the answer, ◆ its neighbours by rank; letters are its photographs."
    )
    FILTERED = QT_TRANSLATE_NOOP("MapBody", "Neighbours only {wanted}.")
    GONE = QT_TRANSLATE_NOOP("MapBody", "Rescan the library to bring it up to date.")


class MapBody(QWidget):
    """What is under the map's heading, once there is a map."""

    browse_asked = Signal(object)
    """The user wants these paths (a list of str) among all photographs."""

    def __init__(self, bridge: "SessionBridge", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._mapped: Mapped | None = None
        self._marks: Marks | None = None
        self._items: ListedItems | None = None  # every photograph of the listing
        self._choices: list[Colouring] = []
        self.thumbnails = Thumbnails(bridge.request_thumbnail, self)
        self.colours = QComboBox()
        self.lasso = CheckButton(self.tr("Lasso"))
        self.nearer, self.farther = QPushButton("+"), QPushButton("−")
        self.whole = QPushButton(self.tr("Whole Map"))
        self.in_sight = QPushButton(self.tr("Select All in Sight"))
        self.legend = MapLegend()
        self.note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.view = MapView()
        self.card = MapCard(Thumbnails(bridge.request_thumbnail, self))
        self.chosen = MapChosen(bridge, self.thumbnails)
        self._build()
        self._describe_controls()
        self._connect()

    def _build(self) -> None:
        self.colours.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.colours.setMinimumContentsLength(14)
        self.lasso.setSizePolicy(self.colours.sizePolicy())
        for button in (self.nearer, self.farther):
            button.setFixedWidth(button.sizeHint().height())
        caption = QLabel(self.tr("&Colour by"), textFormat=Qt.TextFormat.PlainText)
        caption.setBuddy(self.colours)
        controls = FlowLayout()
        shown = (self.colours, self.lasso, self.nearer, self.farther, self.whole, self.in_sight)
        for control in (caption, *shown):
            controls.addWidget(control)
        self.note.setForegroundRole(self.note.palette().ColorRole.PlaceholderText)
        top = QWidget()
        above = QVBoxLayout(top)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(4)
        above.addLayout(controls)
        above.addWidget(self.legend)
        above.addWidget(self.view, 1)
        above.addWidget(self.note)
        above.addWidget(self.card)
        self.chosen.setMinimumHeight(LEAST_HEIGHT)
        self.chosen.hide()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        for place, (widget, stretch) in enumerate(((top, 3), (self.chosen, 2))):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(place, stretch)
        self.splitter.setSizes([600, 280])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _describe_controls(self) -> None:
        self.view.setAccessibleName(self.tr("Map of the library"))
        self._describe_map(None)
        for widget, name, words in (
            (self.colours, self.tr("Colour by"), self.tr("What photographs are told apart by")),
            (self.lasso, self.tr("Lasso"), self.tr("Draw a line round photographs to select them (L)")),
            (self.nearer, self.tr("Nearer"), self.tr("Show less of the map, larger (+)")),
            (self.farther, self.tr("Farther"), self.tr("Show more of the map, smaller (-)")),
            (self.whole, self.tr("Whole Map"), self.tr("Show all of the map (Home)")),
            (self.in_sight, self.tr("Select All in Sight"), self.tr("Select the photographs in this view")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(words)
            widget.setAccessibleDescription(words)

    def _connect(self) -> None:
        view = self.view
        self.colours.activated.connect(lambda _: self._show_groups())
        self.lasso.toggled.connect(view.set_lasso)
        view.lasso_asked.connect(self.lasso.toggle)
        self.nearer.clicked.connect(lambda: view.zoom(ZOOM))
        self.farther.clicked.connect(lambda: view.zoom(1 / ZOOM))
        self.whole.clicked.connect(lambda: view.fit())
        self.in_sight.clicked.connect(lambda: view.select(view.rows_in_sight()))
        self.legend.chosen.connect(view.select)
        view.looked_at.connect(self._look)
        view.selection_changed.connect(self._show_chosen)
        view.opened.connect(self._open)
        view.sent.connect(self._send)
        view.menu_asked.connect(self._pop_up)
        self.chosen.cleared.connect(lambda: view.select(np.empty(0, np.intp)))
        self.chosen.copy_asked.connect(self._copy)
        self.chosen.browse_asked.connect(self.browse_asked)

    # What is shown

    def show_map(self, mapped: "Mapped") -> None:
        """Show a map; what was chosen stays so."""
        colouring = self._colouring()
        self._mapped = mapped
        everything = np.arange(len(mapped.listing))
        self._items = ListedItems(self._arranged(everything))
        self._fill_colours(colouring)
        self.view.show_map(mapped, self._groups())
        self._show_groups()

    def show_marks(self, marks: "Marks | None") -> None:
        """Draw the answer, or none."""
        self._marks = marks
        self.view.show_marks(marks)
        if self._mapped is not None:
            self._show_groups()

    def _arranged(self, rows: Rows) -> Arrangement:
        assert self._mapped is not None
        mapped = self._mapped
        return Arrangement(mapped.listing, Wanted(), rows, mapped.facets, present=mapped.present)

    def _fill_colours(self, chosen: Colouring) -> None:
        """The commonest label first; those that no photograph has are left out."""
        assert self._mapped is not None
        counts = self._mapped.present[self._mapped.lying].sum(axis=0)
        self._choices = [Colouring(), Colouring(answer=True)]
        texts = [self.tr(Message.NOTHING), self.tr(Message.ANSWER)]
        for column in np.argsort(-counts, kind="stable").tolist():
            facet = self._mapped.facets[column]
            if counts[column]:
                self._choices.append(Colouring(facet))
                words = self.tr(Message.HEAD_LABEL if facet.head else Message.LABEL)
                texts.append(words.format(label=facet.label, count=number(int(counts[column]))))
        self.colours.clear()
        self.colours.addItems(texts)
        self.colours.setCurrentIndex(self._choices.index(chosen) if chosen in self._choices else 0)

    def _colouring(self) -> Colouring:
        row = self.colours.currentIndex()
        return self._choices[row] if row >= 0 else Colouring(answer=True)

    def _labels(self) -> frozenset[str]:
        return self._marks.labels if self._marks is not None else frozenset()

    def _groups(self) -> tuple[Group, ...]:
        assert self._mapped is not None
        return groups_of(self._mapped, self._colouring(), self._labels())

    def _show_groups(self) -> None:
        colouring, groups = self._colouring(), self._groups()
        labels = [colouring.facet.label] if colouring.facet is not None else sorted(self._labels())
        self.view.show_groups(groups)
        self.legend.show_groups(groups, labels)
        self._say(colouring)

    def _say(self, colouring: Colouring) -> None:
        where = self._bridge.state.where
        said = []
        if colouring.answer and not self._labels():
            said.append(self.tr(Message.NO_LABELS))
        if self._marks is not None:
            said.append(self.tr(Message.FEATURELESS if self._marks.featureless else Message.ANSWERED))
        if where != EVERYTHING:
            said.append(self.tr(Message.FILTERED).format(wanted=in_words(where)))
        self.note.setText(" ".join(said))
        self.note.setVisible(bool(said))

    def _look(self, row: int) -> None:
        item = self._items[row] if self._items is not None and row >= 0 else None
        self.card.show_item(item)
        self._describe_map(item.spoken if item is not None else None)

    def _describe_map(self, spoken: str | None) -> None:
        keys = self.tr(
            "Arrow keys go from one photograph to the next; Enter opens it, Space selects it, A and B put it"
            " into a well; plus, minus and Home zoom. The list of those selected says the same in words."
        )
        self.view.setAccessibleDescription(f"{spoken}. {keys}" if spoken else keys)

    def _show_chosen(self, rows: Rows) -> None:
        if self._mapped is None:
            return
        self.chosen.setVisible(bool(len(rows)))
        self.chosen.show_items(ListedItems(self._arranged(rows)))

    # What is done

    def _open(self, row: int) -> None:
        if self._items is not None:
            path = self._items[row].path
            if sentence := desktop.open_photograph(path, gone=self.tr(Message.GONE)):
                self._bridge.failed.emit(sentence, str(path))

    def _pop_up(self, row: int, place: QPoint) -> None:
        if self._items is not None:
            self.chosen.menu.build(self._items[row].path).popup(place)

    def _send(self, row: int, slot: str) -> None:
        if self._items is not None:
            self._bridge.set_image("image_a" if slot == "image_a" else "image_b", self._items[row].path)

    def _copy(self) -> None:
        if self._mapped is not None:
            self._bridge.map.write_table(self._mapped, self.view.selected, put_table)
