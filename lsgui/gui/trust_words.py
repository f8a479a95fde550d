"""The trust meter in words: its verdict, a line, and what it rests on."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from lsgui.core.trust import MARKS, Place, Reading, Trust, Verdict
from lsgui.core.types import SIGNS
from lsgui.gui.decimals import decimal
from lsgui.gui.texts import QT_TRANSLATE_NOOP

VERDICT_WORDS: dict[Verdict, str] = {
    "on": QT_TRANSLATE_NOOP("Trust", "On the map"),
    "edge": QT_TRANSLATE_NOOP("Trust", "Near the edge"),
    "off": QT_TRANSLATE_NOOP("Trust", "Off the map"),
}
MEANINGS: dict[Verdict, str] = {
    "on": QT_TRANSLATE_NOOP("Trust", "The answer is where labels are usually read as well as they can be."),
    "edge": QT_TRANSLATE_NOOP("Trust", "Labels of such answers are wrong more often than usual."),
    "off": QT_TRANSLATE_NOOP(
        "Trust", "Labels of such answers are often wrong: look at the photographs before you believe them."
    ),
}
RESTS_ON = QT_TRANSLATE_NOOP(
    "Trust",
    "The expected F1 (1: every label right) is what the scores let expect, set right on answers to random"
    " photographs whose labels are known. Distances told next to nothing there, and count only where they are"
    " larger than nearly any. The shape says the same as the words.",
)


def translated(text: str, **values: str) -> str:
    """One of this module's texts in the user's language, filled in."""
    return QCoreApplication.translate("Trust", text).format(**values)


def line(trust: Trust, *, usual: bool = False) -> str:
    """What the meter shows: a shape, the verdict's word, a number; `usual` says that a promise shows another
    label set than the number is of."""
    number = decimal(trust.whole.agreement)
    said = QT_TRANSLATE_NOOP("Trust", "{mark} {words} · expected F1 {number}")
    if usual:
        said = QT_TRANSLATE_NOOP("Trust", "{mark} {words} · usual labels: expected F1 {number}")
    return translated(said, mark=MARKS[trust.verdict], words=verdict_words(trust), number=number)


def verdict_words(trust: Trust) -> str:
    """The verdict as the window has it."""
    return translated(VERDICT_WORDS[trust.verdict])


def meaning(trust: Trust) -> str:
    """What follows from the verdict."""
    return translated(MEANINGS[trust.verdict])


def numbers(trust: Trust, *, usual: bool = False) -> str:
    """Every number of the meter, one on a line."""
    said = QT_TRANSLATE_NOOP("Trust", "The expected F1 is that of the usual label set, without the promise")
    return "\n".join([*([translated(said)] if usual else []), *_numbers(trust)])


def explained(trust: Trust, *, usual: bool = False) -> str:
    """The verdict's meaning, every number, and what the meter rests on."""
    said = f"{line(trust, usual=usual)}\n{meaning(trust)}"
    return "\n\n".join((said, numbers(trust, usual=usual), translated(RESTS_ON)))


def _numbers(trust: Trust) -> Iterator[str]:
    if trust.weak is not None and trust.weak.operation is not None:
        said = QT_TRANSLATE_NOOP("Trust", "A part is weaker than the whole: {sign}, {words}")
        words = translated(VERDICT_WORDS[trust.weak.verdict])
        yield translated(said, sign=SIGNS[trust.weak.operation], words=words)
    if trust.among is not None:
        yield _place(QT_TRANSLATE_NOOP("Trust", "Nearest photograph of your library"), trust.among)
    several = len(trust.readings) > 1
    for number, reading in enumerate(trust.readings, 1):
        sign = SIGNS[reading.operation] if reading.operation else ""
        before = f"{number}. {sign}: " if several else ""
        yield from (before + each for each in _of_reading(reading, several))


def _of_reading(reading: Reading, several: bool) -> Iterator[str]:
    if several:
        said = QT_TRANSLATE_NOOP("Trust", "{words}, expected F1 {number}")
        words = translated(VERDICT_WORDS[reading.verdict])
        yield translated(said, words=words, number=decimal(reading.agreement))
    if reading.place is not None:
        yield _place(QT_TRANSLATE_NOOP("Trust", "Nearest photograph that the networks know"), reading.place)
    if reading.sides is not None:
        said = QT_TRANSLATE_NOOP("Trust", "A and B alone: {number} times the usual distance")
        yield translated(said, number=decimal(reading.sides))


def _place(name: str, place: Place) -> str:
    said = QT_TRANSLATE_NOOP(
        "Trust", "{name}: distance {distance}, usually {usual}; {part} of them have a nearer one"
    )
    return translated(
        said,
        name=translated(name),
        distance=decimal(place.distance),
        usual=decimal(place.usual),
        part=f"{place.nearer:.0%}",
    )
