"""The small dialogs of the window: settings, keyboard shortcuts, About."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lsgui import __version__, paths
from lsgui.gui import actions, theme, view_keys
from lsgui.gui.command import Command
from lsgui.gui.folder_field import FolderField, FolderQuestion
from lsgui.gui.mirror import left_to_right
from lsgui.gui.settings import SETTINGS, Setting
from lsgui.gui.texts import translate

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow

WIDTH = 480
MOST_OF_SCREEN = 0.85
"""A dialog is no higher than this part of the screen; what does not fit is scrolled to."""
SHORTCUT_LETTERS = 105
"""The list of shortcuts is so many letters wide, whatever their size."""
RARE_KEY = re.compile(r"F(1[3-9]|[23]\d)|Undo|Redo|Cut|Copy|Paste|New|Open|Save|Close|Find|Help|Exit|Refresh")


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
    dialog, layout = empty_dialog(window, translate("Dialogs", "Settings"))
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    form = _settings_form(window)
    area.setWidget(form)
    layout.addWidget(area, 1)
    for field in form.findChildren(FolderField):
        layout.addWidget(FolderQuestion(window, field.objectName(), field))
    close_button(dialog, layout)
    rest = dialog.sizeHint().height() - area.sizeHint().height()
    bar = area.verticalScrollBar().sizeHint().width()
    dialog.setMinimumWidth(WIDTH)
    room = dialog.screen().availableGeometry().height() * MOST_OF_SCREEN
    dialog.resize(WIDTH + bar, min(form.minimumHeight() + rest, round(room)))
    return dialog


def _settings_form(window: "MainWindow") -> QWidget:
    form = QWidget()
    column = QVBoxLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.MARGIN)
    groups: dict[str, QFormLayout] = {}
    for setting in SETTINGS:
        if setting.group not in groups:
            box = QGroupBox(_said(setting.group))
            groups[setting.group] = QFormLayout(box)
            column.addWidget(box)
        _add_setting(window, setting, groups[setting.group])
    form.setMinimumHeight(column.totalHeightForWidth(WIDTH - 2 * theme.MARGIN))  # or notes would be cut off
    return form


def _add_setting(window: "MainWindow", setting: Setting, form: QFormLayout) -> None:
    field = _field(window, setting)
    field.setObjectName(setting.key)
    field.setAccessibleName(_said(setting.label))
    field.setAccessibleDescription(_said(setting.note))
    note = QLabel(_said(setting.note))
    note.setWordWrap(True)
    note.setForegroundRole(note.palette().ColorRole.PlaceholderText)
    form.addRow(_label(setting), field)
    form.addRow("", note)


def _said(text: str) -> str:
    """A text of a setting's record in the user's language."""
    return translate("Settings", text)


def _label(setting: Setting) -> QLabel:
    """As wide as the widest, so that the fields of all groups stand in one line."""
    label = QLabel(_said(setting.label))
    label.setMinimumWidth(
        max(label.fontMetrics().horizontalAdvance(_said(other.label)) for other in SETTINGS)
    )
    return label


def _field(window: "MainWindow", setting: Setting) -> QWidget:
    value = window.bridge.settings.value(setting.key)
    if setting.kind == "choice":
        combo = QComboBox()
        for stored, shown in setting.choices:
            combo.addItem(_said(shown), stored)
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
    return FolderField(str(value), _said(setting.label))


def shortcuts_dialog(window: "MainWindow") -> QDialog:
    """Every shortcut of the actions table, and the keys of wells, grids and lists."""
    dialog, layout = empty_dialog(window, translate("Dialogs", "Keyboard Shortcuts"))
    rows = [
        (actions.plain(command.text), "  ·  ".join(_common(command)))
        for command in actions.COMMANDS
        if command.keys
    ]
    rows += view_keys.rows()
    table = QTableWidget(len(rows), 2)
    table.setAccessibleName(translate("Dialogs", "Keyboard shortcuts"))
    table.setAccessibleDescription(translate("Dialogs", "What can be done, and by which keys"))
    table.setHorizontalHeaderLabels([translate("Dialogs", "Action"), translate("Dialogs", "Keys")])
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)  # Tab goes on to Close
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
    letters = table.fontMetrics()
    wide, high = SHORTCUT_LETTERS * letters.averageCharWidth(), 30 * letters.lineSpacing()
    dialog.resize(min(wide, window.width()), min(high, window.height()))
    return dialog


def _common(command: Command) -> list[str]:
    """The two usual shortcuts of a command; keys such as "Undo" and F14 are on few keyboards."""
    keys = [key for key in actions.shortcuts(command) if not _is_rare(key)]
    return [_native(key) for key in keys][:2]


def _is_rare(sequence: QKeySequence) -> bool:
    key = sequence.toString(QKeySequence.SequenceFormat.PortableText).rpartition("+")[2]
    return bool(RARE_KEY.fullmatch(key))


def _native(sequence: QKeySequence) -> str:
    return left_to_right(sequence.toString(QKeySequence.SequenceFormat.NativeText))


def about_dialog(window: "MainWindow") -> QDialog:
    """What this is, and which checkpoint makes its numbers."""
    dialog, layout = empty_dialog(window, translate("Dialogs", "About lsgui"))
    engine = window.bridge.engine
    rows = [(translate("Dialogs", "Version"), __version__)]
    if engine is None:
        rows.append((translate("Dialogs", "Checkpoint"), translate("Dialogs", "not loaded")))
    else:
        rows.append((translate("Dialogs", "Checkpoint"), engine.identity.name))
        rows.append((translate("Dialogs", "SHA-256"), engine.identity.sha256))
        rows.append((translate("Dialogs", "Labels"), str(len(engine.labels))))
        rows.append(
            (translate("Dialogs", "Device"), " · ".join(filter(None, (engine.device, engine.device_note))))
        )
    rows.append((translate("Dialogs", "Your data"), str(paths.data())))
    top = QHBoxLayout()
    top.setSpacing(theme.MARGIN)
    picture = QLabel(textFormat=Qt.TextFormat.PlainText)
    picture.setPixmap(window.windowIcon().pixmap(64, 64))
    words = QLabel(
        translate(
            "Dialogs",
            "<h3 style='margin:0'>lsgui</h3>Explore photographs by their label sets. Everything runs on"
            " this computer; nothing is sent anywhere.",
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
