"""Tests of the charts, each reading the drawn document back."""
