"""Words that hedge an English number: more than, nearly, or more. Pure."""

import re

from indicators.numbers import Qualifier

#: How a text names money, for a regular expression.
CURRENCY = r"RMB|CNY|yuan|US dollars?|USD|US\$|\$|¥|￥|€|euros?|EUR|HKD|HK\$|dollars?"
_BEFORE: tuple[tuple[Qualifier, str], ...] = (
    ("more_than", r"more than|over|above|exceed(?:ed|s|ing)?|in excess of|upwards of|surpass(?:ed|es|ing)?"),
    ("at_least", r"at least|no (?:fewer|less) than|not (?:fewer|less) than"),
    ("less_than", r"(?:less|fewer) than|under|below|short of|up to"),
    ("nearly", r"nearly|almost|close to"),
    ("about", r"about|around|some|approximately|roughly|circa"),
)
_LEAD = re.compile("|".join(rf"(?P<{name}>\b(?:{said}))" for name, said in _BEFORE), re.IGNORECASE)
_LEADS = re.compile(rf"(?:{_LEAD.pattern})\s+(?:the\s+)?(?:{CURRENCY})?\s?$", re.IGNORECASE)
_TRAIL = re.compile(r"\s?\+|\s+or more\b|-plus\b", re.IGNORECASE)


def hedge(masked: str, start: int, end: int) -> Qualifier:
    """How the words around a stretch hedge the number there: "more than", "nearly", "or more"."""
    before = masked[max(0, start - 32) : start]
    said = _LEADS.search(before if before.endswith(" ") else f"{before} ")
    if said:
        for name, _ in _BEFORE:
            if said[name]:
                return name
    return "at_least" if _TRAIL.match(masked, end) else "exact"
