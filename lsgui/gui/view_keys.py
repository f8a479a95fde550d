"""The keys that single views have beside the window's actions, in one table, for the list of shortcuts."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True)
class ViewKeys:
    """What a view does by which keys, as `QKeySequence` writes them; `views` are the names of its classes."""

    words: str
    keys: tuple[str, ...]
    views: tuple[str, ...] = ()


VIEW_KEYS: tuple[ViewKeys, ...] = (
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In a well: open the photograph, or choose one"),
        ("Return", "Space"),
        ("ImageArea",),
    ),
    ViewKeys(QT_TRANSLATE_NOOP("Dialogs", "In a well: empty it"), ("Del", "Backspace"), ("ImageArea",)),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "On a + of an expression: choose an image to combine"),
        ("Return", "Space"),
        ("PlusTarget",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In the chips: show the labels of a part"),
        ("Return", "Space"),
        ("Chip",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In the chips: go to the next part, or out and in"),
        ("Left", "Right", "Up", "Down"),
        ("Chip",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In the chips: choose a part's operation, and swap its sides"),
        ("1", "2", "3", "S"),
        ("Chip",),
    ),
    ViewKeys(QT_TRANSLATE_NOOP("Dialogs", "In the chips: take a part out"), ("Del", "Backspace"), ("Chip",)),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In the line of an expression: take back what was typed"),
        ("Esc",),
        ("_Line",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In a grid: use the photograph as A, as B"),
        ("A", "B"),
        ("ImageListView",),
    ),
    ViewKeys(QT_TRANSLATE_NOOP("Dialogs", "In a grid: open the photograph"), ("Return",), ("ImageListView",)),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In a grid or in the labels: copy what is chosen"),
        ("Ctrl+C",),
        ("ImageListView", "LabelView", "LedgerView", "PairList", "SkippedDialog"),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In the list of labels: what carried a label, or no longer"),
        ("Return",),
        ("LabelView",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In the ledger: seek photographs with a label, or no longer"),
        ("Return",),
        ("LedgerView",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In the Venn diagram: go to the next label or region"),
        ("Left", "Right"),
        ("VennView",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In the Venn diagram: seek photographs with a label, or no longer"),
        ("Return", "Space"),
        ("VennView",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In all photographs: choose a label, or let it go"),
        ("Space", "Return"),
        ("FacetList",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In any page: back to the answer"),
        ("Esc",),
        ("LibraryBrowser", "MethodsPanel", "MapPanel", "BackwardsPanel"),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "On the map: go to the next photograph"),
        ("Left", "Right", "Up", "Down"),
        ("MapView",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "On the map: open a photograph, or select it"),
        ("Return", "Space"),
        ("MapView",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "On the map: use the photograph as A, as B"), ("A", "B"), ("MapView",)
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "On the map: nearer, farther, all of it"),
        ("+", "-", "Home"),
        ("MapView",),
    ),
    ViewKeys(QT_TRANSLATE_NOOP("Dialogs", "On the map: draw a lasso"), ("L",), ("MapView",)),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In asking backwards: from the field to the labels"),
        ("Down",),
        ("_Search",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In asking backwards: ask for a label, or let it go"),
        ("Space", "Return"),
        ("_Labels",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In asking backwards: take a label out"),
        ("Del", "Backspace"),
        ("_Chip",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In asking backwards: make what was found the query"),
        ("Return",),
        ("PairList",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In a list: find a row by its first letters"),
        ("A … Z",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In the library: take the folder out"),
        ("Del", "Backspace"),
        ("FolderView",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In the heads: rename the head or the category"), ("F2",), ("HeadTree",)
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In the heads: delete the head or the category"),
        ("Del", "Backspace"),
        ("HeadTree",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In suggestions: shows it, does not, skip"),
        ("Y", "N", "S"),
        ("HeadSuggestions", "PhotoStrip"),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In examples: shows it, does not, remove"),
        ("Y", "N", "Del"),
        ("PhotoStrip",),
    ),
    ViewKeys(
        QT_TRANSLATE_NOOP("Dialogs", "In doubts: keep, shows it, does not, remove"),
        ("K", "Y", "N", "Del"),
        ("PhotoStrip",),
    ),
    ViewKeys(QT_TRANSLATE_NOOP("Dialogs", "In the history: go to a change"), ("Return",), ("HistoryList",)),
    ViewKeys(QT_TRANSLATE_NOOP("Dialogs", "The menu of what has the keyboard"), ("Menu", "Shift+F10")),
    ViewKeys(QT_TRANSLATE_NOOP("Dialogs", "Next and previous control"), ("Tab", "Shift+Tab")),
)


def native(keys: Iterable[str]) -> str:
    """Keys as this platform writes them, side by side; what is no key stands as it is."""
    return "  ·  ".join(_one(key) for key in keys)


def _one(key: str) -> str:
    if key == "Return":
        return translate("Dialogs", "Enter")
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if "…" not in key else key


def rows() -> list[tuple[str, str]]:
    """What each view does, with its keys, in the user's language."""
    return [(translate("Dialogs", each.words), native(each.keys)) for each in VIEW_KEYS]
