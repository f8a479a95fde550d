"""The parts of the window. Panels never import each other; they meet in `session_bridge`."""
