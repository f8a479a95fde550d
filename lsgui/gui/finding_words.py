"""What was found for a question asked backwards, in sentences."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lsgui.core.label_promises import LabelPromise
from lsgui.core.types import EVERYTHING, Method
from lsgui.gui.filter_words import in_words
from lsgui.gui.method_names import method_name
from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate
from lsgui.gui.widgets import plural

if TYPE_CHECKING:
    from lsgui.library.questions import Findings, Question

_NOTHING = {
    ("difference", False): QT_TRANSLATE_NOOP(
        "FindingWords", "Nothing was found in your library that leaves exactly {labels}; the nearest:"
    ),
    ("difference", True): QT_TRANSLATE_NOOP(
        "FindingWords", "Nothing was found in your library that leaves {labels}; the nearest:"
    ),
    ("intersection", False): QT_TRANSLATE_NOOP(
        "FindingWords", "Nothing was found in your library that has exactly {labels} in common; the nearest:"
    ),
    ("intersection", True): QT_TRANSLATE_NOOP(
        "FindingWords", "Nothing was found in your library that has {labels} in common; the nearest:"
    ),
    ("union", False): QT_TRANSLATE_NOOP(
        "FindingWords", "Nothing was found in your library that has exactly {labels} together; the nearest:"
    ),
    ("union", True): QT_TRANSLATE_NOOP(
        "FindingWords", "Nothing was found in your library that has {labels} together; the nearest:"
    ),
}


def sentences(findings: "Findings") -> str:
    """What hinders, how it was ranked, what could not be read, and whether anything fits."""
    parts = [hindered(findings.question, findings.hindering), _how(findings)]
    if findings.question.where != EVERYTHING:
        words = translate("FindingWords", "Only {wanted}.")
        parts.append(words.format(wanted=in_words(findings.question.where)))
    return " ".join(filter(None, [*parts, _skipped(findings), _fitting(findings)]))


def hindered(question: "Question", labels: Sequence[str]) -> str:
    """Why no photograph at all can give the target; "" where one can."""
    if not labels:
        return ""
    if question.operation == "union":
        text = translate(
            "FindingWords",
            "Whatever is added, {labels} stays: by its own threshold, this photograph shows it.",
        )
    elif question.operation == "difference" and question.position == "b":
        text = translate(
            "FindingWords",
            "By its own threshold, this photograph shows {labels}, and so takes it away from any other.",
        )
    elif question.operation == "difference":
        text = translate(
            "FindingWords",
            "By its own threshold, this photograph does not show {labels},"
            " and taking away never adds a label.",
        )
    else:
        text = translate(
            "FindingWords",
            "By its own threshold, this photograph does not show {labels}, so no other has it in common.",
        )
    return text.format(labels=", ".join(labels))


def asked_so(findings: "Findings", method: Method, promise: LabelPromise | None) -> str:
    """How the pairs were judged, where a query would now be asked in another way; else ""."""
    if findings.method == method and promise is None:
        return ""
    words = translate("FindingWords", "Judged by {method}, without a promise; Ask This asks in the same way.")
    return words.format(method=method_name(findings.method))


def label_set(labels: Sequence[str]) -> str:
    """Labels as a set."""
    return f"{{{', '.join(labels)}}}"


def _fitting(findings: "Findings") -> str:
    question = findings.question
    if not findings.found:
        return translate("FindingWords", "There is no photograph to ask about.")
    if findings.fitting:
        text = translate("FindingWords", "%Ln of the likeliest fit(s).", "", findings.fitting)
        return _fits(text, findings.fitting)
    text = translate("FindingWords", _NOTHING[question.operation, question.target.at_least])
    return text.format(labels=label_set(question.target.labels))


def _fits(text: str, n: int) -> str:
    """English verbs have their "s" for one."""
    return text.replace("fit(s)", "fits" if n == 1 else "fit")


def _how(findings: "Findings") -> str:
    if findings.learned:
        text = translate(
            "FindingWords", "Of %Ln photograph(s), the best were looked at again.", "", findings.asked
        )
    else:
        text = translate(
            "FindingWords",
            "From the stored features of %Ln photograph(s); the best are looked at again…",
            "",
            findings.asked,
        )
    return plural(text, findings.asked)


def _skipped(findings: "Findings") -> str:
    if not findings.skipped:
        return ""
    count, first = len(findings.skipped), findings.skipped[0]
    words = translate(
        "FindingWords", "%Ln could not be read again and left out, as {path}: {reason}.", "", count
    )
    return words.format(path=first.path, reason=first.reason.rstrip("."))
