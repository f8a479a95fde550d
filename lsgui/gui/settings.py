"""The user's settings: records, and a file that holds only what differs from the defaults."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, QSettings, Signal

from lsgui import paths
from lsgui.gui.settings_file import read_or_put_aside, settings_file, store
from lsgui.gui.texts import QT_TRANSLATE_NOOP

Value: TypeAlias = str | int
Kind = Literal["choice", "number", "folder"]
LANGUAGES = {"en": "English", "de": "Deutsch", "ar": "العربية"}
"""The window's languages, each by its own name: nobody should have to read another one to find theirs."""


@dataclass(frozen=True)
class Setting:
    """One setting. `choices` maps stored values to shown texts; `limits` bound a number."""

    key: str
    kind: Kind
    default: Value
    group: str
    label: str
    note: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    limits: tuple[int, int] = (0, 0)

    def accepts(self, value: object) -> bool:
        """Whether a value read from the file can be used."""
        if self.kind == "choice":
            return isinstance(value, str) and value in dict(self.choices)  # a list has no hash
        if self.kind == "number":
            low, high = self.limits
            return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return isinstance(value, str) and "\0" not in value  # which is in no path


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "language",
        "choice",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Appearance"),
        QT_TRANSLATE_NOOP("Settings", "Language"),
        QT_TRANSLATE_NOOP("Settings", "Takes effect at the next start."),
        (("system", QT_TRANSLATE_NOOP("Settings", "As the system")), *LANGUAGES.items()),
    ),
    Setting(
        "theme",
        "choice",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Appearance"),
        QT_TRANSLATE_NOOP("Settings", "Theme"),
        QT_TRANSLATE_NOOP("Settings", "Light, dark, or as the desktop is set."),
        (
            ("system", QT_TRANSLATE_NOOP("Settings", "As the system")),
            ("light", QT_TRANSLATE_NOOP("Settings", "Light")),
            ("dark", QT_TRANSLATE_NOOP("Settings", "Dark")),
        ),
    ),
    Setting(
        "contrast",
        "choice",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Appearance"),
        QT_TRANSLATE_NOOP("Settings", "Contrast"),
        QT_TRANSLATE_NOOP("Settings", "High: black on white or white on black, with strong lines."),
        (
            ("system", QT_TRANSLATE_NOOP("Settings", "As the system")),
            ("normal", QT_TRANSLATE_NOOP("Settings", "Normal")),
            ("high", QT_TRANSLATE_NOOP("Settings", "High")),
        ),
    ),
    Setting(
        "text_size",
        "number",
        100,
        QT_TRANSLATE_NOOP("Settings", "Appearance"),
        QT_TRANSLATE_NOOP("Settings", "Text size in percent"),
        QT_TRANSLATE_NOOP("Settings", "Of the size that the desktop has set."),
        limits=(80, 200),
    ),
    Setting(
        "motion",
        "choice",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Appearance"),
        QT_TRANSLATE_NOOP("Settings", "Motion"),
        QT_TRANSLATE_NOOP("Settings", "Whether menus and panels may glide; takes effect at the next start."),
        (
            ("system", QT_TRANSLATE_NOOP("Settings", "As the system")),
            ("none", QT_TRANSLATE_NOOP("Settings", "None")),
        ),
    ),
    Setting(
        "count",
        "number",
        12,
        QT_TRANSLATE_NOOP("Settings", "Answers"),
        QT_TRANSLATE_NOOP("Settings", "Neighbours shown"),
        QT_TRANSLATE_NOOP("Settings", "How many of the nearest library images an answer lists."),
        limits=(1, 200),
    ),
    Setting(
        "method",
        "choice",
        "learned",
        QT_TRANSLATE_NOOP("Settings", "Answers"),
        QT_TRANSLATE_NOOP("Settings", "Method"),
        QT_TRANSLATE_NOOP(
            "Settings", "The trained networks, or one of the two baselines to compare them with."
        ),
        (
            ("learned", QT_TRANSLATE_NOOP("Settings", "Learned networks")),
            ("analytic", QT_TRANSLATE_NOOP("Settings", "Analytic")),
            ("label_logic", QT_TRANSLATE_NOOP("Settings", "Label logic")),
        ),
    ),
    Setting(
        "keep_up",
        "choice",
        "on",
        QT_TRANSLATE_NOOP("Settings", "Library"),
        QT_TRANSLATE_NOOP("Settings", "Keep it up to date"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "New, changed and missing photographs are noticed by themselves, or when you ask for a rescan.",
        ),
        (
            ("on", QT_TRANSLATE_NOOP("Settings", "By itself")),
            ("off", QT_TRANSLATE_NOOP("Settings", "When asked")),
        ),
    ),
    Setting(
        "device",
        "choice",
        "auto",
        QT_TRANSLATE_NOOP("Settings", "Engine"),
        QT_TRANSLATE_NOOP("Settings", "Device"),
        QT_TRANSLATE_NOOP("Settings", "Where the networks run; takes effect at the next start."),
        (
            ("auto", QT_TRANSLATE_NOOP("Settings", "Automatic")),
            ("cpu", "CPU"),
            ("cuda", "CUDA"),
            ("directml", "DirectML"),
            ("coreml", "Core ML"),
        ),
    ),
    Setting(
        "combinations",
        "choice",
        "off",
        QT_TRANSLATE_NOOP("Settings", "Few-shot heads"),
        QT_TRANSLATE_NOOP("Settings", "Combinations of examples"),
        QT_TRANSLATE_NOOP(
            "Settings", "Synthesised from pairs of examples, as more examples; used by the next fits."
        ),
        (
            ("on", QT_TRANSLATE_NOOP("Settings", "Use them")),
            ("off", QT_TRANSLATE_NOOP("Settings", "Use none")),
        ),
    ),
    Setting(
        "thumbnails",
        "choice",
        "keep",
        QT_TRANSLATE_NOOP("Settings", "Library"),
        QT_TRANSLATE_NOOP("Settings", "Thumbnails"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Small copies of large photographs, made while indexing, in the desktop's thumbnail folder.",
        ),
        (
            ("keep", QT_TRANSLATE_NOOP("Settings", "Keep them")),
            ("none", QT_TRANSLATE_NOOP("Settings", "Keep none")),
        ),
    ),
    Setting(
        "checkpoint",
        "folder",
        "",
        QT_TRANSLATE_NOOP("Settings", "Engine"),
        QT_TRANSLATE_NOOP("Settings", "Checkpoint"),
        QT_TRANSLATE_NOOP(
            "Settings", "Another checkpoint folder than the shipped one; takes effect at the next start."
        ),
    ),
)
_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Problem:
    """What can be wrong with the user's file."""

    UNREADABLE = QT_TRANSLATE_NOOP(
        "Settings",
        "The settings file {what} cannot be read now ({why}), so the defaults are in force until the next"
        " start; it was left as it is.",
    )
    SET_ASIDE = QT_TRANSLATE_NOOP(
        "Settings",
        "The settings file could not be read, so the defaults are in force; it was kept as {what}.",
    )
    UNUSABLE = QT_TRANSLATE_NOOP(
        "Settings", "The settings file has unusable values, so defaults replace them: {what}."
    )


def unusable(found: Mapping[str, object]) -> list[str]:
    """The settings whose values cannot be used. Those that only a newer lsgui knows are left alone."""
    return [key for key, value in found.items() if key in _BY_KEY and not _BY_KEY[key].accepts(value)]


class Settings(QObject):
    """The values in force in a window; another one's take part at the next start.

    A file that is broken (it is kept beside), or cannot be read, means defaults and a sentence in `problem`.
    """

    changed = Signal(str)

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file or settings_file()
        self._problem: tuple[str, Mapping[str, str]] = ("", {})
        self._overrides = self._read()

    @property
    def problem(self) -> str:
        """What is wrong with the file, in a sentence; "" for nothing."""
        sentence, named = self._problem
        return self.tr(sentence).format(**named) if sentence else ""

    def text(self, key: str) -> str:
        """The value of a choice or folder setting."""
        return str(self.value(key))

    def number(self, key: str) -> int:
        """The value of a number setting."""
        return int(self.value(key))

    def value(self, key: str) -> Value:
        """The user's value, or the default."""
        stored = self._overrides.get(key)
        setting = _BY_KEY[key]
        return stored if isinstance(stored, str | int) and setting.accepts(stored) else setting.default

    def accepts(self, key: str, value: Value) -> bool:
        """Whether a setting can have a value."""
        return _BY_KEY[key].accepts(value)

    def set(self, key: str, value: Value) -> None:
        """Store a value; the default is stored by leaving it out. OSError if it cannot be: it is in force."""
        setting = _BY_KEY[key]
        if not setting.accepts(value):
            raise ValueError(f"{key} cannot be {value!r}")
        if value == self.value(key):
            return
        self._overrides.pop(key, None)
        if value != setting.default:
            self._overrides[key] = value
        self.changed.emit(key)
        store(self._file, self._overrides, key)

    def _read(self) -> dict[str, object]:
        try:
            found, kept = read_or_put_aside(self._file)
        except (OSError, ValueError) as error:
            why = str(getattr(error, "strerror", None) or error)
            self._problem = (Problem.UNREADABLE, {"what": str(self._file), "why": why})
            return {}
        if kept is not None:
            self._problem = (Problem.SET_ASIDE, {"what": kept.name})
        elif bad := unusable(found):
            self._problem = (Problem.UNUSABLE, {"what": ", ".join(bad)})
        return found


def window_state() -> QSettings:
    """Where the window keeps its geometry: a file of our own, never the system's registry."""
    return QSettings(str(paths.state() / "window.ini"), QSettings.Format.IniFormat)
