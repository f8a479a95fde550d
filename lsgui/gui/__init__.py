"""The desktop window. The only package that knows Qt."""

from lsgui.gui.immortal import keep_alive

keep_alive()
