"""What a head's metrics say is still to be done for its categories, and changes that leave something to do.

A change of what is known gives a head at once, with its old scores; the fit follows behind the window.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from lsgui.gui.texts import translate

if TYPE_CHECKING:
    from lsgui.core.fewshot import Evidence, Head

ToDo = Literal["fit", "check"]
TO_DO = "to_do"  # in a label's metrics
KEPT = "kept"  # there, too: the hashes of examples that were doubted and are to stay


def record_of(head: "Head", label: str) -> dict[str, Any]:
    """What is known of a category's quality; a copy, empty where there is nothing."""
    found = head.metrics.get(label)
    return dict(found) if isinstance(found, Mapping) else {}


def ask(head: "Head", labels: Iterable[str], what: ToDo) -> "Head":
    """The head with something to be done for some categories; who is to be fitted is checked anyway."""
    records = {label: record_of(head, label) for label in labels}
    asked = {
        label: {**old, TO_DO: "fit" if old.get(TO_DO) == "fit" else what} for label, old in records.items()
    }
    return replace(head, metrics={**head.metrics, **asked})


def to_do(head: "Head", label: str) -> ToDo | None:
    """What is to be done for one category next."""
    from lsgui.core.fewshot.checking import KEY
    from lsgui.core.fewshot.held_out import CHECKED_FROM

    record = record_of(head, label)
    if record.get(TO_DO) == "fit":
        return "fit"
    enough = len(head.examples[label]) >= CHECKED_FROM
    return "check" if enough and (KEY not in record or record.get(TO_DO) == "check") else None


def labels_to_fit(head: "Head") -> tuple[str, ...]:
    """The categories that are to be fitted anew."""
    return tuple(label for label in head.labels if to_do(head, label) == "fit")


def needs_check(head: "Head") -> bool:
    """Whether a category is to be checked anew."""
    return any(to_do(head, label) == "check" for label in head.labels)


def checked(head: "Head") -> "Head":
    """The head with nothing to check any more; a category with too few examples has no check."""
    from lsgui.core.fewshot.checking import KEY

    records = {label: {KEY: None, **record_of(head, label)} for label in head.labels}
    for record in records.values():
        record.pop(TO_DO, None)
    return replace(head, metrics={**head.metrics, **records})


def with_evidence(head: "Head", evidence: "Evidence", changed: Collection[str]) -> "Head":
    """The head with other evidence, the `changed` categories to be fitted; one without an example goes.

    Raises `ExamplesError` when no category is left.
    """
    from lsgui.core.fewshot import ExamplesError

    shown = [label for label in head.labels if evidence.of(label)]
    if not shown:
        raise ExamplesError(
            translate("Problems", "No category would be left: keep one example of one of them.")
        )
    return ask(replace(head, evidence=evidence).select(shown), set(changed).intersection(shown), "fit")


def renamed(head: "Head", label: str, new: str) -> "Head":
    """The head with another name for one category, whose scores stay."""
    names = {label: new}
    labels = tuple(names.get(old, old) for old in head.labels)
    known = tuple(names.get(old, old) for old in head.evidence.labels)
    metrics = {names.get(old, old): record for old, record in head.metrics.items()}
    return replace(head, labels=labels, evidence=replace(head.evidence, labels=known), metrics=metrics)


def kept(head: "Head", label: str) -> frozenset[str]:
    """The hashes of examples that were doubted and are to stay as they are."""
    found = record_of(head, label).get(KEPT)
    return (
        frozenset(each for each in found if isinstance(each, str)) if isinstance(found, list) else frozenset()
    )


def with_kept(head: "Head", label: str, digests: Collection[str]) -> "Head":
    """The head with more examples that are not to be doubted."""
    record = {**record_of(head, label), KEPT: sorted({*kept(head, label), *digests})}
    return replace(head, metrics={**head.metrics, label: record})
