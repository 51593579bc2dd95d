"""Commands of the data exchange."""
