"""The white paper: editions, sections and exhibits that quote the facts, and the audit of their prose; may import cases, awards and below."""
