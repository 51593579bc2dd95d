"""Wiring: settings, root addresses, the home page and navigation; may import every app, and none imports it."""
