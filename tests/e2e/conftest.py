"""Every story is watched: calls that keep the GUI thread for too long are named at the end of the run.

A story fails by one that no noise of a machine explains (`Stall.grave`). That is a safeguard against
work that went to the wrong thread, and not the measure: that are the 50 ms above which calls are named.
"""

from collections.abc import Iterator

import pytest
from stall_probe import Stall, StallProbe

PROPERTY = "stalls"
"""A story's stalls, as lines, are a property of its report: the end of the run has them from every worker."""
MOST = 3


@pytest.fixture(autouse=True)
def stalls(request: pytest.FixtureRequest) -> Iterator[StallProbe | None]:
    """Watches the GUI thread of a test that has a window, and fails it by a grave stall; those of the probe's
    own tests are made on purpose."""
    if "qtbot" not in request.fixturenames:
        yield None
        return
    request.getfixturevalue("qapp")
    probe = StallProbe()
    probe.begin()
    yield probe
    found = probe.end()
    request.node.user_properties.append((PROPERTY, [_line(stall) for stall in found[:MOST]]))
    grave = [stall for stall in found if stall.grave]
    if grave and request.path.stem != "test_stall_probe":
        pytest.fail(f"The GUI thread was kept: {grave[0]}", pytrace=False)


def _line(stall: Stall) -> str:
    return f"{stall.milliseconds:7.1f} ms (running {stall.busy:.1f})  {stall.culprit}"
