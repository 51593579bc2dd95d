"""Wiring: settings, root addresses, home page, navigation; may import every app, and none imports it."""
