"""The white paper: editions, sections, exhibits that quote the facts; may import cases, awards and below."""
