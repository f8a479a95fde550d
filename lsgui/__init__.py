"""lsgui: explore photographs by their label sets."""

__version__ = "0.1.0"
