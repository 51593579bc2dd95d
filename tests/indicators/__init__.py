"""Tests of the numbers: formatting, references, charts, arithmetic, and what stands on them."""
