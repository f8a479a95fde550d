"""What each set operation keeps, in a sentence and by an example, wherever a newcomer may look."""

from lsgui.core.types import Operation
from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate

NOTES: dict[Operation, str] = {
    "intersection": QT_TRANSLATE_NOOP("Operations", "Only what A and B both show"),
    "union": QT_TRANSLATE_NOOP("Operations", "All that A or B shows"),
    "difference": QT_TRANSLATE_NOOP("Operations", "What A shows and B does not"),
}
EXAMPLES: dict[Operation, str] = {
    "intersection": QT_TRANSLATE_NOOP(
        "Operations", "Of a dog in the snow and a dog on a beach, it keeps: dog."
    ),
    "union": QT_TRANSLATE_NOOP(
        "Operations", "Of a dog in the snow and a dog on a beach, it keeps: dog, snow, beach."
    ),
    "difference": QT_TRANSLATE_NOOP(
        "Operations", "Of a dog in the snow, without a dog on a beach, it keeps: snow."
    ),
}


def operation_note(operation: Operation) -> str:
    """What an operation keeps of A and B, in the user's language."""
    return translate("Operations", NOTES[operation])


def operation_example(operation: Operation) -> str:
    """The same of two photographs that everybody can imagine."""
    return translate("Operations", EXAMPLES[operation])
