"""Which year the words of a sentence give to a number: "In 2022", "eighth in 2021", 2021年底. Pure."""

import re
from collections.abc import Sequence

from indicators.formatting import Language
from reports.audit.numerals import Found

#: Words that compare with a year, or begin or end a span, and so date no number behind them.
_COMPARED_EN = re.compile(
    r"\b(?:than|with|to|from|since|over|against|between|and|through|until|till|before|after|on|for|the|a|an|this|"
    r"its)\s+(?:(?:the\s+)?(?:end\s+of\s+|that\s+of\s+|year\s+|in\s+))?$",
    re.IGNORECASE,
)
_DATED_EN = re.compile(
    r"(?:\b(?:in|during|throughout)(?:\s+the\s+year)?\s+|"
    r"\b(?:(?:by|at|as of)\s+)?(?:the\s+)?end\s+of\s+|\bas of\s+)$",
    re.IGNORECASE,
)
_COMPARED_ZH = re.compile(r"(?:比|较|自|从|由|与|和|到|(?<!截)至|力争|于|高于|低于|继)$")
_DATED_ZH = re.compile(r"\s?(?:底|末|年底|年末|度|全年|[，,]|全[市省区国年]|本?市|我市|共|累计)")
_NEXT = re.compile(r"[,;，；。、]")
_FORWARD_EN = re.compile(
    r"\b(?:plans?|planned|aims?|aimed|targets?|goals?|expect\w*|will|to reach|hopes?)\b", re.IGNORECASE
)
_FORWARD_ZH = re.compile(r"力争|计划|目标|预计|将达|达到.{0,12}以上的目标|规划到")


def governing(
    years: Sequence[Found], masked: str, span: tuple[int, int], number: tuple[int, int], language: Language
) -> Found | None:
    """The year that dates a number of a sentence: one right behind it, else the last that opens before it.

    ``span`` is the sentence, ``number`` the place of the number, ``years`` the years of its paragraph.
    """
    inside = [one for one in years if one.kind == "year" and span[0] <= one.start < span[1] and one.value]
    single = [one for one in inside if one.why != "years" and _dates(one, masked, span, language)]
    behind = [one for one in single if one.start >= number[1]]
    if behind:
        between = masked[number[1] : behind[0].start]
        if len(between) <= 45 and not _NEXT.search(between) and not re.search(r"\d|\ue000", between):
            return behind[0] if language == "en" else None
    return max((one for one in single if one.end <= number[0]), key=lambda one: one.start, default=None)


def _dates(year: Found, masked: str, span: tuple[int, int], language: Language) -> bool:
    before, after = masked[span[0] : year.start], masked[year.end : span[1]]
    if language == "zh-hans":
        return not _COMPARED_ZH.search(before) and bool(_DATED_ZH.match(after))
    return bool(_DATED_EN.search(before)) and not _COMPARED_EN.search(_DATED_EN.sub("", before))


def looks_ahead(sentence: str, language: Language) -> bool:
    """Whether the sentence speaks of a plan or a target and not of what was."""
    return bool((_FORWARD_ZH if language == "zh-hans" else _FORWARD_EN).search(sentence))
