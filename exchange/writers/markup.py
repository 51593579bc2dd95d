"""XML as a spreadsheet holds it: every character of a text comes back. No Django here."""

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What XML cannot hold is written as _x0001_, and a text that looks like that so that it is none.
_SPECIAL = re.compile('[&<>"\x00-\x1f\ufffe\uffff]|_x(?=[0-9A-Fa-f]{4}_)')
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "_x": "_x005F_x"}
# Bare, they would come back as spaces from an attribute, and a carriage return as a line feed.
_NAMED |= {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def escaped(text: str) -> str:
    """Return text as it stands between tags or in an attribute."""
    return _SPECIAL.sub(_written, text) if _SPECIAL.search(text) else text


def _written(match: re.Match[str]) -> str:
    found = match[0]
    return _NAMED.get(found) or f"_x{ord(found):04X}_"
