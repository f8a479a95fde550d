"""lsgui: explore photographs by their label sets."""

import os

# ONNX Runtime reads this when it is imported: otherwise it queues events in the home folder to send them.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__version__ = "0.1.0"
