"""Names and texts as the XML of an .xlsx writes them."""

import re

Attributes = dict[str, str]
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def local_name(tag: str) -> str:
    """Drop the prefix of an element's name; some programs write `x:row` for `row`."""
    return tag.rpartition(":")[2] if ":" in tag else tag


def unescaped(text: str) -> str:
    """Turn `_x000D_`, as a spreadsheet program writes what XML cannot hold, back into its character."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return match[0] if 0xD800 <= number <= 0xDFFF else chr(number)
