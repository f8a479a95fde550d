"""`lsgui bench`: what this machine does, as numbers with their spread."""

from lsgui.bench.kills import kills as kills
from lsgui.bench.measure import measure as measure
