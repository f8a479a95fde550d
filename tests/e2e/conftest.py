"""Every story is watched: calls that keep the GUI thread for too long are named at the end of the run."""

from collections.abc import Iterator

import pytest
from stall_probe import LIMIT_MS, Stall, StallProbe

_FOUND = pytest.StashKey[dict[str, list[Stall]]]()
MOST = 3


@pytest.fixture(autouse=True)
def stalls(request: pytest.FixtureRequest) -> Iterator[StallProbe | None]:
    """Watches the GUI thread of a test that has a window."""
    if "qtbot" not in request.fixturenames:
        yield None
        return
    request.getfixturevalue("qapp")
    probe = StallProbe()
    probe.begin()
    yield probe
    found = request.config.stash.setdefault(_FOUND, {})
    found[request.node.name] = probe.end()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """What kept the GUI thread from its event loop for more than the limit, test by test: no failure, since
    machines are noisy."""
    found = {name: stalls for name, stalls in config.stash.get(_FOUND, {}).items() if stalls}
    watched = len(config.stash.get(_FOUND, {}))
    if watched:
        terminalreporter.section(f"{len(found)} of {watched} stories kept the GUI thread over {LIMIT_MS} ms")
    for name, stalls in found.items():
        for stall in stalls[:MOST]:
            times = f"{stall.milliseconds:7.1f} ms (running {stall.busy:.1f})"
            terminalreporter.write_line(f"{times}  {stall.culprit}  in {name}")
