"""Award programmes, rounds, awards and recipients; may import indicators and below, never cases."""
