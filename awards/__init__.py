"""Award programmes, their rounds, the awards and who received them; may import indicators and below, never cases."""
