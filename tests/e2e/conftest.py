"""Every story is watched: calls that keep the GUI thread for too long are named at the end of the run.

A story fails by one that no noise of a machine explains (`Stall.grave`). That is a safeguard against
work that went to the wrong thread, and not the measure: that are the 50 ms above which calls are named.
"""

from collections.abc import Iterator

import pytest
from stall_probe import LIMIT_MS, Stall, StallProbe

_FOUND = pytest.StashKey[dict[str, list[Stall]]]()
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
    found = request.config.stash.setdefault(_FOUND, {})
    found[request.node.name] = probe.end()
    grave = [stall for stall in found[request.node.name] if stall.grave]
    if grave and request.path.stem != "test_stall_probe":
        pytest.fail(f"The GUI thread was kept: {grave[0]}", pytrace=False)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """What kept the GUI thread from its event loop for more than the limit, test by test: no failure for that
    alone, since machines are noisy."""
    found = {name: stalls for name, stalls in config.stash.get(_FOUND, {}).items() if stalls}
    watched = len(config.stash.get(_FOUND, {}))
    if watched:
        terminalreporter.section(f"{len(found)} of {watched} stories kept the GUI thread over {LIMIT_MS} ms")
    for name, stalls in found.items():
        for stall in stalls[:MOST]:
            times = f"{stall.milliseconds:7.1f} ms (running {stall.busy:.1f})"
            terminalreporter.write_line(f"{times}  {stall.culprit}  in {name}")
