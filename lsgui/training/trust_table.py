"""What `lsgui calibrate` measured, as tables for people."""

from collections.abc import Mapping
from typing import Any

from lsgui.core.trust import VERDICTS, WORDS


def to_table(found: Mapping[str, Any]) -> str:
    """The meter by method and operation, then the promises."""
    lines = [
        f"{found['dataset']}, {found['split']}: {found['photographs']} photographs",
        "",
        f"{'method':12} {'operation':13} {'F1':>5} {'told':>5} {'rank':>6} {'dist.':>6} {'sides':>6}"
        f" {'law':>6} {'scores':>6} {'certain':>7}"
        + "".join(f"  {WORDS[verdict]:>14}" for verdict in VERDICTS),
        *map(_meter_line, found["meter"]),
        "",
        f"{'method':12} {'operation':13} {'promise':15} {'measured':>8} {'labels':>6}",
        *map(_promise_line, found["promises"]),
        "",
        f"{found['made']} of {found['asked']} promises were made; {found['broken']} of these were broken",
    ]
    return "\n".join(lines)


def _meter_line(each: Mapping[str, Any]) -> str:
    of = each["rank_correlation_of"]
    ranks = [each["rank_correlation"], *(of[name] for name in ("distance", "sides", "defect", "certainty"))]
    verdicts = [
        f"{_number(each['verdicts'][name]['f1'])} ({each['verdicts'][name]['part']:.0%})" for name in VERDICTS
    ]
    return (
        f"{each['method']:12} {each['operation']:13} {each['f1']:5.3f} {each['expected_f1']:5.3f}"
        + "".join(f" {_number(rank):>6}" for rank in ranks)
        + f" {_number(of['mean_certainty']):>7}"
        + "".join(f"  {words:>14}" for words in verdicts)
    )


def _promise_line(each: Mapping[str, Any]) -> str:
    promise, measured = f"{each['kind']} {each['level']:g}", each["measured"]
    broken = " broken" if measured is not None and measured < each["level"] else ""
    labels = "-" if measured is None else f"{each['labels']:.1f}"
    said = (
        f"{each['method']:12} {each['operation']:13} {promise:15} {_number(measured):>8} {labels:>6}{broken}"
    )
    return said


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
