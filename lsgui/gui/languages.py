"""The window's language: its texts, Qt's own ones, the direction of writing, numbers and days."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from lsgui import paths
from lsgui.gui.settings import LANGUAGES

SOURCE = "en"
"""The language of the texts in the code."""
NUMBERS = {"ar": "ar_AE"}
"""Scores are written in Western digits, so counts and days are, too: those of this country's Arabic."""


def install(app: QApplication, wanted: str) -> str:
    """Bring the program into a language of `LANGUAGES` ("system": the desktop's); gives its code.

    Widgets that are there already keep their texts. English costs nothing: there is no file to load.
    """
    for old in app.findChildren(QTranslator, "language"):
        app.removeTranslator(old)
        old.deleteLater()
    code = wanted if wanted in LANGUAGES else _of_the_system()
    for name, folder in (("qtbase", _qt_folder()), ("lsgui", str(paths.translations()))):
        if code != SOURCE:
            _load(app, f"{name}_{code}", folder)
    QLocale.setDefault(_locale(code, as_system=wanted not in LANGUAGES))
    app.setLayoutDirection(QLocale(code).textDirection())
    return code


def _load(app: QApplication, name: str, folder: str) -> None:
    translator = QTranslator(app)
    translator.setObjectName("language")
    if translator.load(name, folder):
        app.installTranslator(translator)


def _qt_folder() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


def _of_the_system() -> str:
    """The first of the user's languages that there are texts in, or English."""
    wanted = (name.replace("_", "-").partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in LANGUAGES), SOURCE)


def _locale(code: str, *, as_system: bool) -> QLocale:
    """How numbers and days look: as the system has them, or in a chosen language as in the user's country."""
    if code in NUMBERS:
        return QLocale(NUMBERS[code])
    system = QLocale.system()
    if as_system or system.language() in (QLocale.Language.C, QLocale(code).language()):
        return system if as_system or code == SOURCE else QLocale(code)
    return QLocale(QLocale(code).language(), system.territory())
