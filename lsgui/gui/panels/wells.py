"""An image well: one of the two images, with every way to put a photograph into it."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from lsgui.core.session import Slot
from lsgui.gui import desktop, theme
from lsgui.gui.image_area import ImageArea
from lsgui.gui.session_bridge import SessionBridge
from lsgui.gui.tasks import FIRST
from lsgui.gui.tips import plain_tip
from lsgui.gui.why_line import WhyLine
from lsgui.gui.why_overlay import WhyOverlay, words

EDGES = (512, 1024, 2048)
"""Pictures are loaded at the smallest of these edges, in device pixels, that fills the well."""


class ImageWell(QWidget):
    """One slot of the session: its letter, the file's name, its menu, and the picture."""

    open_asked = Signal(str)  # the slot
    paste_asked = Signal(str)
    dropped = Signal(str, object)  # the slot, drops.Dropped

    def __init__(self, bridge: SessionBridge, slot: Slot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.slot: Slot = slot
        self._letter = slot[-1].upper()
        self._path: Path | None = None
        self._loaded_edge = 0
        self._generation = 0
        self.area = ImageArea(self._letter)
        self.name = ElidedLabel()
        self.why = WhyLine()
        self.menu_button = self._tool("more", self.tr("Open, paste or clear image {letter}"))
        self.clear_button = self._tool("clear", self.tr("Clear image {letter}"))
        self.menu = QMenu(self)
        self._grow = QTimer(self)
        self._grow.setSingleShot(True)
        self._grow.setInterval(120)
        self._build()
        self._connect()
        self._show(bridge.state.image(slot))

    def _build(self) -> None:
        badge = Badge(self._letter)
        header = QHBoxLayout()
        header.setSpacing(theme.SPACING - 2)
        header.addWidget(badge)
        header.addWidget(self.name, 1)
        header.addWidget(self.clear_button)
        header.addWidget(self.menu_button)
        self.menu_button.setMenu(self.menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(header)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.why)
        self.setFocusProxy(self.area)

    def _tool(self, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme.icon(icon))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(words.format(letter=self._letter))
        button.setAccessibleName(words.format(letter=self._letter))
        return button

    def _connect(self) -> None:
        self.area.open_asked.connect(lambda: self.open_asked.emit(self.slot))
        self.area.view_asked.connect(self._view)
        self.area.clear_asked.connect(self._clear)
        self.clear_button.clicked.connect(self._clear)
        self.area.dropped.connect(lambda dropped: self.dropped.emit(self.slot, dropped))
        self.area.menu_asked.connect(self.menu.popup)
        self.area.size_wanted.connect(self._grow.start)
        self.menu.aboutToShow.connect(self.fill_menu)
        self._grow.timeout.connect(self._load_if_larger)
        self._bridge.changed.connect(self._refresh)
        self._bridge.explanations.changed.connect(self._show_why)
        self._bridge.files_reread.connect(self._read_again)
        self._bridge.pending_changed.connect(lambda slot: self._refresh(frozenset({slot})))

    def fill_menu(self) -> None:
        """Rebuild the menu: the recent images change."""
        self.menu.clear()
        self.menu.addAction(theme.icon("open"), self.tr("Open…"), lambda: self.open_asked.emit(self.slot))
        self.menu.addAction(theme.icon("paste"), self.tr("Paste"), lambda: self.paste_asked.emit(self.slot))
        recent = self.menu.addMenu(self.tr("Open Recent"))
        for path in self._bridge.recent_images():
            action = recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(plain_tip(str(path)))
            action.triggered.connect(lambda _=False, path=path: self._bridge.set_image(self.slot, path))
        recent.setToolTipsVisible(True)
        recent.setEnabled(bool(self._bridge.recent_images()))
        self.menu.addSeparator()
        clear = self.menu.addAction(theme.icon("clear"), self.tr("Clear"), self._clear)
        clear.setEnabled(self._path is not None)

    def _view(self) -> None:
        if self._path is not None and (trouble := desktop.open_photograph(self._path)):
            self._bridge.failed.emit(trouble, str(self._path))

    def _clear(self) -> None:
        self.area.setFocus()  # the Clear button vanishes, and the focus must not vanish with it
        self._bridge.clear_image(self.slot)

    def _refresh(self, changed: frozenset[str]) -> None:
        if self.slot in changed:
            self._show(self._bridge.state.image(self.slot))

    def _show(self, path: Path | None) -> None:
        pending = self._bridge.pending(self.slot)
        path = self._path = None if pending else path
        self._generation += 1
        self._loaded_edge = 0
        self.clear_button.setVisible(path is not None)
        self.name.set_words(path.name if path else self.tr("Image {letter}").format(letter=self._letter))
        self.name.setToolTip(plain_tip(str(path)) if path else "")
        invitation = self.tr("Drop a photograph here,\nor click to open one")
        words = self.tr("The picture is on its way…") if pending else invitation
        self.area.show_image(path, QPixmap(), "" if path else words)
        self._load_if_larger()

    def _show_why(self) -> None:
        """What carries the label that is explained, over the picture and under it."""
        key = self._bridge.explanations.key
        if self._path is None or key is None or not self._bridge.explanations.covers(self._path):
            self.area.show_why(None, "")
            self.why.say("")
            return
        found = self._bridge.explanations.of(self._path)
        text = words(key[0], found)
        self.area.show_why(WhyOverlay(found) if found is not None else None, text)
        self.why.say(text)

    def _read_again(self) -> None:
        """A rescan may have found the file changed; the picture stays until the new one is there."""
        self._generation += 1
        self._loaded_edge = 0
        self._load_if_larger()

    def _load_if_larger(self) -> None:
        wanted = next((edge for edge in EDGES if edge >= self.area.edge), EDGES[-1])
        path, generation = self._path, self._generation
        if path is None or wanted <= self._loaded_edge:
            return
        self._loaded_edge = wanted

        def arrived(found: QImage | str) -> None:
            if generation == self._generation:
                self._arrived(path, found)

        self._bridge.request_thumbnail(path, wanted, arrived, owner=self, priority=FIRST)

    def _arrived(self, path: Path, found: QImage | str) -> None:
        if isinstance(found, QImage):
            self.area.show_image(path, QPixmap.fromImage(found), "")
        else:
            self.area.show_image(path, QPixmap(), found)


class ElidedLabel(QLabel):
    """A label that shortens its text in the middle rather than asking for room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str) -> None:
        """Show a text, shortened where it must be."""
        self._words = words
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        mode = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._words, mode, max(self.width(), 24)))


class Badge(QWidget):
    """The letter of a well in its colour."""

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled circle with the letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.ink("a" if self._letter == "A" else "b", self.palette()))
        painter.drawEllipse(self.rect())
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        dark = theme.is_dark(self.palette())
        painter.setPen(Qt.GlobalColor.black if dark else Qt.GlobalColor.white)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)

    def _fit(self) -> None:
        side = self.fontMetrics().height() + 6
        self.setFixedSize(side, side)
