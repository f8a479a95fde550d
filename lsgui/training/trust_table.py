"""What `lsgui calibrate` measured, as tables for people."""

from collections.abc import Mapping
from typing import Any

from lsgui.core.trust import VERDICTS, WORDS
from lsgui.training.calibrating import is_broken


def to_table(found: Mapping[str, Any]) -> str:
    """The meter by method, operation and kind of answer, then the promises."""
    lines = [
        f"{found['dataset']}, {found['split']}: {found['photographs']} photographs",
        "",
        f"{'method':12} {'operation':13} {'answers':12} {'F1':>5} {'told':>5} {'scores':>6}"
        f" {'rank':>6} {'scores':>6} {'dist.':>6}"
        + "".join(f"  {WORDS[verdict]:>14}" for verdict in VERDICTS),
        *map(_meter_line, found["meter"]),
        "",
        f"{'method':12} {'operation':13} {'promise':15} {'random':>8} {'sharing':>8} {'labels':>6}",
        *map(_promise_line, found["promises"]),
        "",
        f"{found['made']} of {found['asked']} promises were made; {found['broken']} of these were broken",
    ]
    return "\n".join(lines)


def _meter_line(each: Mapping[str, Any]) -> str:
    of = each["rank_correlation_of"]
    ranks = (each["rank_correlation"], of["certainty"], of["distance"])
    verdicts = [
        f"{_number(each['verdicts'][name]['f1'])} ({each['verdicts'][name]['part']:.0%})" for name in VERDICTS
    ]
    return (
        f"{each['method']:12} {each['operation']:13} {each['kind']:12} {each['f1']:5.3f}"
        f" {each['expected_f1']:5.3f} {each['certainty']:6.3f}"
        + "".join(f" {_number(rank):>6}" for rank in ranks)
        + "".join(f"  {words:>14}" for words in verdicts)
    )


def _promise_line(each: Mapping[str, Any]) -> str:
    """One promise; of single photographs, which have no kinds, it stands under random ones."""
    promise, measured = f"{each['kind']} {each['level']:g}", each["measured"]
    random = measured.get("photographs", measured.get("random"))
    labels = f"{each['labels']:.1f}" if measured else "-"
    return (
        f"{each['method']:12} {each['operation']:13} {promise:15} {_number(random):>8}"
        f" {_number(measured.get('sharing')):>8} {labels:>6}{' broken' if is_broken(each) else ''}"
    )


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
