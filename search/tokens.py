"""Texts made comparable: width, capitals and blanks no longer matter. One function for index and query."""

import re
import unicodedata
from html import unescape

_TAGS = re.compile(r"<[^>]*>")
_REFERENCES = re.compile(r"\[\[[^\]]*\]\]|\{\{[^}]*\}\}")
_BLANKS = re.compile(r"\s+")
_BRACKETS = str.maketrans("〔〕［］【】", "()()()")

MOST_WORDS = 8


def fold(text: str) -> str:
    """Return the text as it is compared: NFKC, no capitals, one kind of bracket, single blanks."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", text).translate(_BRACKETS).casefold()).strip()


def readable(prose: str) -> str:
    """Return prose as plain text: no markup, no references, single blanks."""
    return _BLANKS.sub(" ", _REFERENCES.sub("", unescape(_TAGS.sub(" ", prose)))).strip()


def words(query: str) -> list[str]:
    """Return the folded words to look for, each once."""
    return list(dict.fromkeys(fold(query).split()))[:MOST_WORDS]


def around(text: str, wanted: list[str], *, width: int = 160) -> tuple[str, str, str] | None:
    """Return the text before, at and after the first word found, cut to `width`; None when none is in it.

    Folding may change the length of a text, so the place is looked for in the text itself.
    """
    lowered = text.lower()
    places = [(lowered.find(word), word) for word in wanted]
    found = [(place, word) for place, word in places if place >= 0]
    if not found or len(lowered) != len(text):
        return None
    place, word = min(found)
    end = place + len(word)
    start, stop = max(0, place - width // 3), min(len(text), end + width)
    # Between words where there are blanks; Chinese has none and is cut where it falls.
    start = text.find(" ", start, place) + 1 or start if start else 0
    stop = max(text.rfind(" ", end, stop), 0) or stop if stop < len(text) else stop
    before = ("… " if start else "") + text[start:place]
    after = text[end:stop] + (" …" if stop < len(text) else "")
    return before, text[place:end], after
