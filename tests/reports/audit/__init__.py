"""The audit of an edition's figures."""
