"""Typical cases and the collections that authorities issue; may import indicators and below, never awards."""
