"""Keeping a spreadsheet program from running text as a formula; undone on the way in. No Django here."""

# A quotation mark is guarded too, so that taking one away always restores the text.
GUARDED = frozenset("=+-@\t\r＝＋－＠'")


def guarded(text: str) -> str:
    """Put `'` before text that a spreadsheet would take for a formula. For text only, never for numbers."""
    return f"'{text}" if text[:1] in GUARDED and text else text


def unguarded(text: str) -> str:
    """Take away what `guarded` put there."""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in GUARDED else text
