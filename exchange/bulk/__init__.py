"""The set-based engine: long sheets of plain rows, by the rules of the careful one and through its code.

Each distinct cell is read, related and validated once. What that does not decide surely (an error, a change
of a row on record) goes through the careful engine, a chunk at a time: docs/adr/0011-two-engines-one-rule.md.
"""
