"""Where sentences end, which words speak of change, which years a sentence names. Pure."""

import re
from collections.abc import Iterator

from indicators.arithmetic import Direction
from indicators.formatting import Language

_END_EN = re.compile(
    r"(?<!\bNo)(?<!\bLtd)(?<!\bCo)(?<!\bi\.e)(?<!\be\.g)(?<!\bvs)(?<!\bInc)[.!?]['”\"’)]*(?=\s+[\"“‘'(]?[A-Z0-9\ue000])|\n"
)
_END_ZH = re.compile(r"[。！？!?][”’」）]*|\n")
_CHANGED_EN = re.compile(
    r"\b(?:(?<!\bmade )(?<!\bmake )(?<!\bmakes )(?<!\bmaking )(?<!\bset )up|down|"
    r"rise|rose|risen|rising|increas\w+|grow\w*|grew|growth|gain\w*|climb\w*|fell|fall\w*|drop\w*|"
    r"declin\w+|decreas\w+|reduc\w+|shrank|lower|higher|more|less|jump\w*|surg\w+)\s*(?:rate\s)?(?:by|of|was|reached)?\s*"
    r"(?:about|nearly|almost|over|more than|around|some|approximately)?\s*(?:an?\s)?$",
    re.IGNORECASE,
)
_CHANGED_ZH = re.compile(
    r"(?:同比|环比|增长|增幅|增加|上升|提高|提升|(?<!新)增|升|涨|下降|减少|降低|回落|下滑|降|减|较上年|较去年|比上年|比去年|年均)"
    r"[^，。；、\d]{0,6}$"
)
_AFTER_CHANGE = re.compile(
    r"\s*(?:year[- ]on[- ]year|increase|decrease|growth|rise|decline|drop|"
    r"(?:[a-z]+\s+)?(?:more|fewer|less) than (?:in )?(?:the |a )?(?:last|previous|year before|year earlier)|"
    r"higher|lower|from (?:a|the|last) year|over (?:the )?(?:last|previous) year|compared (?:with|to))",
    re.IGNORECASE,
)
_UP = (
    r"up|rise|rose|risen|rising|increas\w+|grow\w*|grew|growth|gain\w*|climb\w*|jump\w*|surg\w+|higher|"
    r"advanc\w+"
)
_DOWN = r"down|fell|fall\w*|drop\w*|declin\w+|decreas\w+|reduc\w+|shrank|lower|slipp?\w*|slid|sank|lost"
_TOWARDS_EN = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:by|of|to|from|rate\s|was\s|the\s|an?\s|about\s|nearly\s|over\s|\s)*$",
    re.IGNORECASE,
)
_TOWARDS_ZH = re.compile(
    r"(?:(?P<up>增长|增加|上升|提高|提升|增|升|涨)|(?P<down>下降|下跌|减少|降低|回落|下滑|降|减|跌))[了至到为约近达]*$"
)
_OTHER_EN = re.compile(
    r"\b(?:[Nn]ationwide|[Cc]ountrywide|[Ww]orldwide|across (?:the country|China)|[Aa]lone|"
    r"first half|second half|"
    r"(?:first|second|third|fourth) quarter|[Oo]ne (?:company|enterprise|firm|court|bank|district|county)|"
    r"[A-Z][\w’]+ (?:District|County|Town|Township|Province))\b"
)
_OTHER_ZH = re.compile(
    r"全国|全省|全球共|上半年|下半年|[一二三四]季度|前[一二三四五六七八九十\d]+个?月|[\u3400-\u9fff]{2,4}(?:区|县|镇)(?!域)|其中一家|某"
)
_BEHIND_EN = re.compile(
    r"\s*(?:year[- ]on[- ]year\s+)?(?:(?P<up>more|higher|increase|rise|growth|gain)|"
    r"(?P<down>less|lower|fewer|decrease|decline|drop|fall|reduction))\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:last|previous|prior|preceding)\s+(?:year|edition)|\ba year earlier\b|上年|去年|上一年|前一年"
)


def sentences(masked: str, language: Language) -> Iterator[tuple[int, int]]:
    """The stretches of a paragraph's sentences."""
    start = 0
    for end in (_END_ZH if language == "zh-hans" else _END_EN).finditer(masked):
        if masked[start : end.end()].strip():
            yield start, end.end()
        start = end.end()
    if masked[start:].strip():
        yield start, len(masked)


def speaks_of_change(before: str, after: str, language: Language, *, percent: bool) -> bool:
    """Whether the words around a number say that it is a change and not a level.

    "Gained three centers" is none: a count is a change where a preposition says so, a percentage always.
    """
    if language == "zh-hans":
        return bool(_CHANGED_ZH.search(before))
    said = _CHANGED_EN.search(before)
    counted = said and re.match(r"(?:up|down)\b|.*\s(?:by|of)\b", said[0], re.IGNORECASE)
    return bool(counted or (percent and said) or _AFTER_CHANGE.match(after))


def direction(before: str, language: Language) -> Direction | None:
    """The direction that the words just before a number or a reference claim."""
    found = (_TOWARDS_ZH if language == "zh-hans" else _TOWARDS_EN).search(before)
    if found is None:
        return None
    return "up" if found["up"] else "down"


def direction_behind(after: str, language: Language) -> Direction | None:
    """The direction that the words just behind a change claim: 11.25% less."""
    found = _BEHIND_EN.match(after) if language == "en" else None
    if found is None:
        return None
    return "up" if found["up"] else "down"


def looks_back(sentence: str) -> bool:
    """Whether the sentence speaks of the year before."""
    return bool(_BACK.search(sentence))


def elsewhere(sentence: str, number: tuple[int, int], language: Language) -> bool:
    """Whether the words speak of less or more than the edition does: half a year, one district."""
    if language == "zh-hans":
        return bool(_OTHER_ZH.search(sentence[max(0, number[0] - 24) : number[0]]))
    return bool(_OTHER_EN.search(sentence[max(0, number[0] - 80) : number[1] + 60]))
