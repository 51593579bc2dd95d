"""Tests of the portal: one folder an app, and the gates of the house in architecture/."""
