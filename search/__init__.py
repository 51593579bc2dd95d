"""Search over every noun, and the index behind it; may import reports and below."""
