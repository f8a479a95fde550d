"""The small dialogs of the window: settings, keyboard shortcuts, About."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lsgui import __version__, paths
from lsgui.gui import actions, desktop, theme
from lsgui.gui.command import Command
from lsgui.gui.path_line import PathLine
from lsgui.gui.settings import SETTINGS, Setting

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow

WIDTH = 480
RARE_KEY = re.compile(r"F(1[3-9]|[23]\d)")


def empty_dialog(parent: QWidget, title: str) -> tuple[QDialog, QVBoxLayout]:
    """A dialog with a title and a layout, gone for good when it is closed."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
    layout.setSpacing(theme.MARGIN)
    return dialog, layout


def close_button(dialog: QDialog, layout: QVBoxLayout) -> None:
    """Close at the end of a dialog, which Enter and Esc press."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.reject)
    box.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
    layout.addWidget(box)


def settings_dialog(window: "MainWindow") -> QDialog:
    """A form made from the settings' records; what is changed is in force at once."""
    dialog, layout = empty_dialog(window, window.tr("Settings"))
    groups: dict[str, QFormLayout] = {}
    for setting in SETTINGS:
        if setting.group not in groups:
            box = QGroupBox(setting.group)
            groups[setting.group] = QFormLayout(box)
            layout.addWidget(box)
        field = _field(window, setting)
        field.setObjectName(setting.key)
        field.setAccessibleName(setting.label)
        field.setAccessibleDescription(setting.note)
        note = QLabel(setting.note, textFormat=Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        note.setForegroundRole(note.palette().ColorRole.PlaceholderText)
        groups[setting.group].addRow(_label(setting), field)
        groups[setting.group].addRow("", note)
    close_button(dialog, layout)
    dialog.setMinimumSize(WIDTH, layout.totalHeightForWidth(WIDTH))  # or the notes would be cut off
    return dialog


def _label(setting: Setting) -> QLabel:
    """As wide as the widest, so that the fields of all groups stand in one line."""
    label = QLabel(setting.label, textFormat=Qt.TextFormat.PlainText)
    label.setMinimumWidth(max(label.fontMetrics().horizontalAdvance(other.label) for other in SETTINGS))
    return label


def _field(window: "MainWindow", setting: Setting) -> QWidget:
    value = window.bridge.settings.value(setting.key)
    if setting.kind == "choice":
        combo = QComboBox()
        for stored, shown in setting.choices:
            combo.addItem(shown, stored)
        combo.setCurrentIndex(combo.findData(value))
        combo.activated.connect(lambda: window.change_setting(setting.key, combo.currentData()))
        return combo
    if setting.kind == "number":
        spin = QSpinBox()
        spin.setRange(*setting.limits)
        spin.setValue(int(value))
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(lambda number: window.change_setting(setting.key, number))
        return spin
    return _folder_field(window, setting, str(value))


def _folder_field(window: "MainWindow", setting: Setting, value: str) -> QWidget:
    field = QWidget()
    line = PathLine(value)
    line.setAccessibleName(setting.label)
    line.setPlaceholderText(window.tr("The one that came with lsgui"))
    line.setClearButtonEnabled(True)
    line.editingFinished.connect(lambda: window.change_setting(setting.key, line.text().strip()))
    line.textChanged.connect(lambda text: None if text else window.change_setting(setting.key, ""))
    choose = QPushButton(window.tr("Choose…"))
    choose.setAutoDefault(False)

    def ask() -> None:
        desktop.choose_folder(field, setting.label, take)

    def take(folder: Path) -> None:
        line.setText(str(folder))
        window.change_setting(setting.key, line.text())

    choose.clicked.connect(ask)
    line.folder_dropped.connect(take)
    row = QHBoxLayout(field)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(line, 1)
    row.addWidget(choose)
    return field


def shortcuts_dialog(window: "MainWindow") -> QDialog:
    """Every shortcut of the actions table, and the keys of wells, grids and lists."""
    dialog, layout = empty_dialog(window, window.tr("Keyboard Shortcuts"))
    rows = [
        (actions.plain(command.text), "  ·  ".join(_common(command)))
        for command in actions.COMMANDS
        if command.keys
    ]
    rows += [
        (window.tr("In a well: open the photograph, or choose one"), window.tr("Enter  ·  Space")),
        (window.tr("In a well: empty it"), window.tr("Del  ·  Backspace")),
        (window.tr("In a grid: use the photograph as A, as B"), window.tr("A  ·  B")),
        (window.tr("In a grid: open the photograph"), window.tr("Enter")),
        (window.tr("In a grid or in the labels: copy what is chosen"), _native(QKeySequence("Ctrl+C"))),
        (window.tr("In the list of labels: what carried a label, or no longer"), window.tr("Enter")),
        (window.tr("In all photographs: choose a label, or let it go"), window.tr("Space  ·  Enter")),
        (window.tr("In all photographs: back to the answer"), window.tr("Esc")),
        (window.tr("In a list: find a row by its first letters"), window.tr("A … Z")),
        (window.tr("In the library: take the folder out"), window.tr("Del  ·  Backspace")),
        (window.tr("In the heads: rename the head or the category"), window.tr("F2")),
        (window.tr("In the heads: delete the head or the category"), window.tr("Del  ·  Backspace")),
        (window.tr("In suggestions: shows it, does not, skip"), window.tr("Y  ·  N  ·  S")),
        (window.tr("In examples: shows it, does not, remove"), window.tr("Y  ·  N  ·  Del")),
        (window.tr("In doubts: keep, shows it, does not, remove"), window.tr("K  ·  Y  ·  N  ·  Del")),
        (window.tr("Next and previous control"), window.tr("Tab  ·  Shift+Tab")),
    ]
    table = QTableWidget(len(rows), 2)
    table.setAccessibleName(window.tr("Keyboard shortcuts"))
    table.setHorizontalHeaderLabels([window.tr("Action"), window.tr("Keys")])
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    for number, (words, keys) in enumerate(rows):
        table.setItem(number, 0, QTableWidgetItem(words))
        table.setItem(number, 1, QTableWidgetItem(keys))
    layout.addWidget(table)
    close_button(dialog, layout)
    dialog.resize(600, 600)
    return dialog


def _common(command: Command) -> list[str]:
    """The two usual shortcuts of a command; keys such as "Undo" and F14 are on few keyboards."""
    texts = [_native(key) for key in actions.shortcuts(command)]
    return [text for text in texts if ("+" in text or len(text) <= 3) and not RARE_KEY.fullmatch(text)][:2]


def _native(sequence: QKeySequence) -> str:
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def about_dialog(window: "MainWindow") -> QDialog:
    """What this is, and which checkpoint makes its numbers."""
    dialog, layout = empty_dialog(window, window.tr("About lsgui"))
    engine = window.bridge.engine
    rows = [(window.tr("Version"), __version__)]
    if engine is None:
        rows.append((window.tr("Checkpoint"), window.tr("not loaded")))
    else:
        rows.append((window.tr("Checkpoint"), engine.identity.name))
        rows.append((window.tr("SHA-256"), engine.identity.sha256))
        rows.append((window.tr("Labels"), str(len(engine.labels))))
        rows.append((window.tr("Device"), " · ".join(filter(None, (engine.device, engine.device_note)))))
    rows.append((window.tr("Your data"), str(paths.data())))
    top = QHBoxLayout()
    top.setSpacing(theme.MARGIN)
    picture = QLabel(textFormat=Qt.TextFormat.PlainText)
    picture.setPixmap(window.windowIcon().pixmap(64, 64))
    words = QLabel(
        window.tr(
            "<h3 style='margin:0'>lsgui</h3>Explore photographs by their label sets. Everything runs on"
            " this computer; nothing is sent anywhere."
        )
    )
    words.setWordWrap(True)
    words.setTextFormat(Qt.TextFormat.RichText)
    top.addWidget(picture)
    top.addWidget(words, 1)
    layout.addLayout(top)
    form = QFormLayout()
    for name, value in rows:
        label = QLabel(value, textFormat=Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(f"{name}: {value}")
        label.setText(
            "\u200b".join(value[i : i + 16] for i in range(0, len(value), 16)) if len(value) == 64 else value
        )
        form.addRow(name, label)
    layout.addLayout(form)
    close_button(dialog, layout)
    dialog.setMinimumWidth(480)
    return dialog
