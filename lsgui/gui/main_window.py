"""The window: it places the panels, and turns drops, the clipboard and actions into the bridge's changes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDockWidget,
    QMainWindow,
    QSplitter,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lsgui import paths
from lsgui.core.session import SLOTS, Slot
from lsgui.core.types import METHODS
from lsgui.gui import (
    actions,
    desktop,
    drops,
    expression_wiring,
    help,
    layouts,
    menus,
    reading_order,
    theme,
    toolbar,
)
from lsgui.gui.exports import Exports
from lsgui.gui.intake import ADDING, RECEIVED, Intake
from lsgui.gui.messages import BarMessage, MessageBar
from lsgui.gui.pages import Pages
from lsgui.gui.panels.backwards import BackwardsPanel
from lsgui.gui.panels.browser import LibraryBrowser
from lsgui.gui.panels.expression import ExpressionPanel
from lsgui.gui.panels.fewshot import FewShotPanel
from lsgui.gui.panels.labels import LabelPanel
from lsgui.gui.panels.library import LibraryPanel
from lsgui.gui.panels.map import MapPanel
from lsgui.gui.panels.methods import MethodsPanel
from lsgui.gui.panels.more_wells import MoreWells
from lsgui.gui.panels.neighbours import NeighbourPanel
from lsgui.gui.panels.operation import OperationChooser
from lsgui.gui.panels.wells import ImageWell
from lsgui.gui.problems import describe, tells_of_damage
from lsgui.gui.session_bridge import SessionBridge
from lsgui.gui.session_files import SessionFiles
from lsgui.gui.settings import Value
from lsgui.gui.standing_notes import StandingNotes
from lsgui.gui.status import StatusBar

FAILED = BarMessage("failed", "error")
QUERY_FAILED = BarMessage("query", "error")
DAMAGED = BarMessage("damaged", "error")
ENGINE_FAILED = BarMessage("engine", "error")


class MainWindow(QMainWindow):
    """Everything that the user sees, round one bridge."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge: SessionBridge = bridge
        self.setWindowIcon(QIcon(str(paths.icons() / "lsgui.svg")))
        self.setAcceptDrops(True)
        self.messages: MessageBar = MessageBar()
        self.intake: Intake = Intake(bridge, self.messages, self)
        self.wells: dict[Slot, ImageWell] = {slot: ImageWell(bridge, slot) for slot in SLOTS}
        self.operation = OperationChooser()
        self.more: MoreWells = MoreWells(bridge)
        self.expression: ExpressionPanel = ExpressionPanel(bridge)
        self.labels = LabelPanel(bridge)
        self.neighbours = NeighbourPanel(bridge)
        self.browser: LibraryBrowser = LibraryBrowser(bridge)
        self.methods: MethodsPanel = MethodsPanel(bridge)
        self.map: MapPanel = MapPanel(bridge)
        self.backwards: BackwardsPanel = BackwardsPanel(bridge)
        self.pages: Pages = Pages((self.labels, self.neighbours), self.neighbours.view, self)
        self.pages.add("browser", self.browser, self.browser.view)
        self.pages.add("methods", self.methods)
        self.pages.add("map", self.map)
        self.pages.add("backwards", self.backwards, self.backwards.picker.search)
        self.setCentralWidget(self._central())
        self.library = LibraryPanel(bridge)
        self.heads = FewShotPanel(bridge)
        self._in_front: set[str] = set()
        self.docks = {
            "library": self._dock("library", self.tr("Library"), self.library),
            "fewshot": self._dock("fewshot", self.tr("Few-shot heads"), self.heads),
        }
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.tabifyDockWidget(self.docks["library"], self.docks["fewshot"])
        self.sessions: SessionFiles = SessionFiles(self)
        self.exports: Exports = Exports(bridge, self.messages, self)
        self.intake.session_given.connect(self.sessions.open)
        self.intake.head_given.connect(lambda _: self.show_panel("fewshot"))
        self.intake.head_given.connect(lambda folder: self.heads.fit_folders((folder,)))
        self.actions_by_id: dict[str, QAction] = actions.build(self)
        menus.build(self)
        self._build_toolbar()
        self.status = StatusBar(bridge)
        self.setStatusBar(self.status)
        self._connect()
        help.name_pages(self)
        layouts.restore(self)
        self._refresh(frozenset({"operation"}))

    # Building

    def _central(self) -> QWidget:
        inputs = QWidget()
        column = QVBoxLayout(inputs)
        column.setContentsMargins(0, 0, theme.SPACING // 2, 0)
        column.setSpacing(theme.SPACING)
        column.addWidget(self.wells["image_a"], 1)
        column.addWidget(self.operation)
        column.addWidget(self.wells["image_b"], 1)
        column.addWidget(self.more)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(theme.SPACING)
        panels = ((inputs, 2), (self.labels, 3), (self.neighbours, 4), (self.pages.stack, 7))
        for number, (panel, stretch) in enumerate(panels):
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(number, stretch)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(theme.MARGIN, theme.SPACING, theme.MARGIN, theme.SPACING)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self.messages)
        layout.addWidget(self.expression)
        layout.addWidget(self.splitter, 1)
        return central

    def _dock(self, name: str, title: str, panel: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(panel)
        dock.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.visibilityChanged.connect(self._panel_seen)  # no lambda: docks outlive the window
        return dock

    def _build_toolbar(self) -> None:
        self.toolbar = toolbar.build(self)
        self.addToolBar(self.toolbar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _connect(self) -> None:
        bridge = self.bridge
        self.pages.changed.connect(self.refresh_actions)
        for slot, well in self.wells.items():
            well.open_asked.connect(self.intake.open_image)
            well.paste_asked.connect(self.intake.paste)
            well.dropped.connect(lambda slot, dropped: self.intake.receive(dropped, slot))
            well.area.setProperty("slot", slot)
        self.operation.chosen.connect(bridge.set_operation)
        self.operation.swap_asked.connect(bridge.swap_images)
        expression_wiring.connect(self)
        self.library.all_asked.connect(lambda: self.pages.show("browser"))
        self.labels.help_asked.connect(lambda: self.show_help())
        self.labels.settings_asked.connect(self.show_settings)
        bridge.shown_in_library.connect(self._show_category)
        self.map.browse_asked.connect(self._show_only)
        for panel in (self.library, self.neighbours, self.browser, self.map, self.backwards):
            panel.folder_asked.connect(self.intake.choose_folder)
            panel.folders_given.connect(self.intake.add_folders)
        for ended in (bridge.index_finished, bridge.index_stopped, bridge.index_updated):
            ended.connect(lambda *_: self.messages.clear(ADDING.key))
        self.status.library_asked.connect(lambda: self.show_panel("library"))
        bridge.changed.connect(self._refresh)
        bridge.failed.connect(self._failed)
        bridge.query_failed.connect(self._query_failed)
        bridge.engine_failed.connect(self._engine_failed)
        bridge.care.repaired.connect(lambda _: self.messages.clear(DAMAGED.key))
        bridge.answer_ready.connect(lambda _: self.messages.clear(QUERY_FAILED.key))
        for signal in (
            bridge.explanations.changed,
            bridge.engine_ready,
            bridge.engine_failed,
            bridge.busy_changed,
            bridge.answer_ready,
            bridge.answer_cleared,
            bridge.sessions.changed,
            bridge.library_changed,
            bridge.index_progress,
            bridge.index_stopped,
            bridge.index_updated,
            bridge.index_pace_changed,
            bridge.care.started,
            bridge.care.checked,
            bridge.care.repaired,
            bridge.care.stopped,
            bridge.care.failed,
        ):
            signal.connect(self.refresh_actions)
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]
        self.standing: StandingNotes = StandingNotes(bridge, self.messages, self)

    # What the bridge says

    def refresh_actions(self) -> None:
        """Bring the actions' enabled states, marks and texts up to date."""
        actions.refresh(self)

    def _refresh(self, changed: frozenset[str]) -> None:
        if changed & {"operation", "formula"}:
            self.operation.show_operation(self.bridge.state.operation)
            self.operation.setEnabled(self.bridge.state.a_meets_b)
        self.messages.clear(QUERY_FAILED.key)
        self.messages.clear(RECEIVED)
        self.refresh_actions()

    def _failed(self, sentence: str, details: str) -> None:
        self._say(FAILED, sentence, details)

    def _query_failed(self, sentence: str, details: str) -> None:
        self._say(QUERY_FAILED, sentence, details)

    def _say(self, message: BarMessage, sentence: str, details: str) -> None:
        if not tells_of_damage(sentence):
            self.messages.show_message(message, sentence=sentence, details=details)
            return
        self.messages.show_message(DAMAGED, sentence=sentence, offer=self.tr("Check Library…"))
        row = self.messages.row(DAMAGED.key)
        if row is not None:
            row.acted.connect(self.check_library)

    def _engine_failed(self, sentence: str, details: str) -> None:
        self.messages.show_message(ENGINE_FAILED, sentence=sentence, details=details)

    # Images

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take photographs anywhere in the window."""
        if drops.offers(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """A drop beside the wells; one that only left the neighbours' grid changes nothing."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.source() is None:
            self.intake.receive(drops.read(event.mimeData()))

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        slot = new.property("slot") if new is not None else None
        self.intake.letter = new.property("letter") if new is not None else None
        if slot in SLOTS:
            self.intake.last_slot = slot

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802
        """Tab goes on as the window is read, from its top to its foot."""
        return reading_order.go_on(self, forward=next)

    # Panels, settings, dialogs

    def panel_shown(self, name: str) -> bool:
        """Whether the user sees a side panel: it is open, and no tab behind another."""
        return name in self._in_front and not self.docks[name].isHidden()

    def _panel_seen(self, visible: bool) -> None:
        (self._in_front.add if visible else self._in_front.discard)(self.sender().objectName())
        for bar in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setAccessibleName(self.tr("Side panels"))  # Qt makes it when panels share a place
            bar.setAccessibleDescription(self.tr("Arrow keys bring another panel to the front"))
        self.refresh_actions()

    def toggle_panel(self, name: str) -> None:
        """Bring a side panel to the front, or close it if it is there."""
        if self.panel_shown(name):
            self.docks[name].hide()
        else:
            self.show_panel(name)

    def show_panel(self, name: str) -> None:
        """Open a side panel in front."""
        self.docks[name].show()
        self.docks[name].raise_()
        self.refresh_actions()

    def _show_category(self, head: str, label: str) -> None:
        """Show the photographs of the library that a category of a head is found in."""
        self.pages.show("browser")
        self.browser.show_category(head, label)

    def _show_only(self, files: list[str]) -> None:
        """Show these photographs of the library, and no others."""
        self.pages.show("browser")
        self.browser.show_only(files)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def change_setting(self, key: str, value: Value) -> None:
        """Store a setting; those of answers are in force at once."""
        try:
            self.bridge.settings.set(key, value)
        except OSError as error:
            self._failed(*describe(error))
        if key == "count":
            self.bridge.set_count(int(value))
        elif key == "method" and value in METHODS:
            self.bridge.set_method(value)
        self.refresh_actions()

    def show_settings(self) -> None:
        """Open the settings."""
        from lsgui.gui.dialogs import settings_dialog

        self._open(settings_dialog(self))

    def show_shortcuts(self) -> None:
        """Open the list of shortcuts."""
        from lsgui.gui.dialogs import shortcuts_dialog

        self._open(shortcuts_dialog(self))

    def show_help(self, page: str = "operations.md") -> None:
        """Show a page of help: what the operations do, unless told."""
        from lsgui.gui.help import help_dialog

        self._open(help_dialog(self, page))

    def check_library(self) -> None:
        """Check the library, and offer to repair it."""
        from lsgui.gui.check_dialog import CheckDialog

        if self.actions_by_id["check_library"].isEnabled():
            self._open(CheckDialog(self.bridge, self))

    def show_about(self) -> None:
        """Open About."""
        from lsgui.gui.dialogs import about_dialog

        self._open(about_dialog(self))

    def open_logs(self) -> None:
        """Show the folder of log files."""
        if trouble := desktop.open_folder(paths.logs()):
            self._failed(trouble, str(paths.logs()))

    def _open(self, dialog: QDialog) -> None:
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.open()

    # Geometry

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout."""
        layouts.keep(self)
        event.accept()
