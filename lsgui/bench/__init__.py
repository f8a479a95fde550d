"""`lsgui bench`: what this machine does, as numbers with their spread."""

from lsgui.bench.killing import kill_runs as kill_runs
from lsgui.bench.library import measure_library as measure_library
from lsgui.bench.measure import measure as measure
