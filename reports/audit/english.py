"""Every number of an English paragraph. Pure; each rule claims its places, the first claim stands."""

import re
from collections.abc import Callable
from decimal import Decimal

from reports.audit import english_words as words
from reports.audit.english_hedges import CURRENCY, hedge
from reports.audit.numerals import SCALES, Claims, Found, Kind, decimal, step

_DIGITS = r"(?:\d{1,3}(?:[,，\u2009\u202f\u00a0]\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = rf"(?<![\w.,/])[−+]?{_DIGITS}"
_SCALE = r"thousand|million|billion|trillion|bn|mn|m(?!\w)|k(?!\w)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_YEAR = r"(?:19[4-9]\d|20\d\d)"
_DASH = r"\s?[-\u2010-\u2015]\s?"
_RANKED = re.compile(
    r"\b(?:rank(?:ed|s|ing)?|plac(?:ed|ing|e)|No\.|number|position|(?:rose|climbed|moved|rise|up|fell|dropped|"
    r"down|came|stood) (?:to|from|at|in))\s*(?:up\s)?(?:to|from|at|as|in|the|of|is|was|\s)*$",
    re.IGNORECASE,
)
_RANK_NOUN = re.compile(r"\s+(?:place|position|rank|spot)\b", re.IGNORECASE)
_NUMBERED = (
    r"version|article|articles|pages|room|chapter|section|figure|table|class|no\.?|nos\.|number|part|phase|volume|vol\.|page|p\.|"
    r"line|item|annex|appendix|level|grade|type|decree|order|document|paragraph|clause|step|stage|batch|win"
)
_COUNTED = re.compile(
    r"\s+(?:(?P<first>[a-z][\w-]*)\s+)?(?:[a-z][\w-]*\s+)?(?:(?!is\b|was\b|has\b|as\b|its\b|this\b|does\b|us\b)"
    r"[a-z]+s|people|RMB|yuan)\b"
)
_IN_YEAR = re.compile(
    r"(?:\b(?:in|of|by|since|from|to|until|till|during|for|year|and|early|late|mid|end|between|fy|the|through|"
    r"before|after|"
    rf"{_MONTH})[\s-]*|[(“\"]\s*|^\s*)$",
    re.IGNORECASE,
)

_LABELS = (
    (re.compile(rf"\b(?:per|every|each)\s+(?P<label>{_DIGITS})(?=\s)", re.IGNORECASE), "the base of a rate"),
    (re.compile(r"(?<![\w,.])[A-Za-z]+-?\d[\w.-]*\w|(?<![\w,.])[A-Za-z]+\d"), "letters and digits"),
    (re.compile(r"(?<![\w.,])\d+(?!(?:st|nd|rd|th|bn|mn|m|k)\b)[A-Za-z][\w-]*"), "digits and letters"),
    (
        re.compile(
            rf"\b(?:{_NUMBERED})\s+(?P<label>\d[\d.-]*\d|\d|[IVX]+)\b(?!\s?[%,]\d)"
            r"(?!\s+(?:in|among|worldwide|nationwide)\b)",
            re.IGNORECASE,
        ),
        "numbered",
    ),
    (re.compile(r"\bTop\s+(?P<label>\d+|Ten|Five|Twenty|Fifty|Hundred)\b", re.IGNORECASE), "a list's name"),
    (re.compile(rf"{_NUMBER}-(?=[A-Za-z])[\w-]+"), "compound"),
    (re.compile(r"\b(?:double|dual|twin|triple|quadruple)-[\w-]+", re.IGNORECASE), "compound"),
    (re.compile(r"(?<![\w.,])0\d[\d-]+"), "code"),
    (re.compile(r"(?<![\w.,])\d+(?:[./]\d+){2,}"), "code"),
)  # fmt: skip
_DATES = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?|"
    rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s+{_YEAR})?|{_MONTH},?\s+{_YEAR}|"
    rf"{_YEAR}-\d\d(?:-\d\d)?(?!\d)|{_YEAR}[/.]\d{{1,2}}[/.]\d{{1,2}}|Q[1-4]\s+{_YEAR})"
)
_SPANS = re.compile(rf"(?<![\w,.]){_YEAR}(?:{_DASH}|\s+(?:to|and|through)\s+)(?:{_YEAR}|\d\d)(?![\w%]|,\d)")
_DECADE = re.compile(rf"(?<![\w,.]){_YEAR}s\b")
_PERCENT = re.compile(
    rf"(?P<low>{_NUMBER})(?:\s?%)?(?:(?:{_DASH}|\s+to\s+)(?P<high>{_DIGITS}))?\s?"
    r"(?P<unit>percentage[\s-]points?|pp\b|%(?:\s(?P<points>points?\b))?|per ?cent\b)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    rf"(?P<before>(?:{CURRENCY})\s?)?(?P<low>{_NUMBER})(?:{_DASH}(?P<high>{_DIGITS}))?"
    rf"(?:[\s-]?(?P<scale>{_SCALE})\b)?(?:\s(?P<after>{CURRENCY}))?",
)
_AFTER_SIGN = re.compile(rf"(?:US\$|HK\$|\$|¥|￥|€|RMB|CNY)(?P<low>{_DIGITS})(?:\s?(?P<scale>{_SCALE})\b)?")
_BETWEEN = re.compile(
    rf"\bbetween\s+(?:{CURRENCY}\s?)?(?P<low>{_DIGITS})(?:[\s-]?(?P<less>{_SCALE})\b)?\s+and\s+"
    rf"(?P<high>{_DIGITS})(?:[\s-]?(?P<scale>{_SCALE})\b)?(?:\s(?P<after>{CURRENCY}))?(?!\s?%|\d)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<![\w.,])(?P<low>\d+)(?:st|nd|rd|th)\b")
_SPOKEN_PERCENT = re.compile(r"\s+(?:per ?cent|percent(?P<points>age points?)?)\b", re.IGNORECASE)
_AS_WORD = re.compile(r"\b(?:no|any|every|each|some|which|another|this|that|only)\s+$", re.IGNORECASE)
_ALONE = re.compile(r"\s+(?:another|of (?:the|its|these|those|which)|by one)\b", re.IGNORECASE)


def find(masked: str, text: str) -> list[Found]:
    """Every number of a paragraph in its order; ``masked`` hides references, ``text`` is what is shown."""
    claims = Claims(masked, text)
    for rule in _RULES:
        rule(claims)
    return claims.result()


def _dates(claims: Claims) -> None:
    for match in _DATES.finditer(claims.masked):
        claims.take("date", *match.span(), why="a date")
    for pattern in (_SPANS, _DECADE):
        for match in pattern.finditer(claims.masked):
            claims.take("year", *match.span(), value=decimal(match[0][:4]), why="years")


def _percentages(claims: Claims) -> None:
    for match in _PERCENT.finditer(claims.masked):
        said = match["unit"].lower()
        points = said.startswith(("percentage", "pp")) or bool(match["points"])
        low = _signed(match["low"])
        claims.take(
            "points" if points else "percent",
            *match.span(),
            value=low,
            step=step(match["high"] or match["low"], Decimal(1)),
            high=decimal(match["high"]) if match["high"] else None,
            qualifier=hedge(claims.masked, match.start(), match.end()),
        )


def _labels(claims: Claims) -> None:
    for pattern, why in _LABELS:
        for match in pattern.finditer(claims.masked):
            name = "label" if "label" in pattern.groupindex else 0
            if re.search(r"[\dIVXTFHDQtfhdq]", match[name]) and not _scaled(match[name]):
                claims.take("label", *match.span(name), why=why)


def _scaled(label: str) -> bool:
    """Whether what looks like a compound is an amount: 290-million."""
    return bool(re.fullmatch(rf"{_DIGITS}-(?:{_SCALE})(?:-\w+)?", label))


def _ordinals(claims: Claims) -> None:
    for match in _ORDINAL.finditer(claims.masked):
        claims.take(
            _place(claims, match.span()), *match.span(), value=decimal(match["low"]), why="an ordinal"
        )
    for match in words.ORDINAL.finditer(claims.masked):
        if not re.match(r"s\b|\s+part(?:y|ies)\b", claims.masked[match.end() :]):
            kind = _place(claims, match.span())
            claims.take(kind, *match.span(), value=words.ordinal(match[0]), why="an ordinal")


def _place(claims: Claims, span: tuple[int, int]) -> Kind:
    """The kind of an ordinal: a rank where the text speaks of a place."""
    start, end = span
    ranked = _RANK_NOUN.match(claims.masked, end) or (
        _RANKED.search(claims.masked[max(0, start - 30) : start])
        and not re.match(
            r"[\s-]+(?!place|from\b|to\b|in\b|among\b|worldwide|nationwide|globally|of\b)[a-z]",
            claims.masked[end:],
        )
    )
    return "rank" if ranked else "ordinal"


def _fractions(claims: Claims) -> None:
    for match in words.FRACTION.finditer(claims.masked):
        if not re.match(r"-", claims.masked[match.end() :]):
            claims.take(
                "vague",
                *match.span(),
                value=words.part(match[0]) or words.multiple(match[0]),
                qualifier=hedge(claims.masked, *match.span()),
                why="a multiple" if words.multiple(match[0]) else "a fraction",
            )
    for match in words.VAGUE.finditer(claims.masked):
        claims.take("vague", *match.span(), why="an order of magnitude")


def _between(claims: Claims) -> None:
    for match in _BETWEEN.finditer(claims.masked):
        scale = SCALES.get((match["scale"] or "").lower(), Decimal(1))
        less = SCALES[match["less"].lower()] if match["less"] else scale
        low, high = decimal(match["low"]) * less, decimal(match["high"]) * scale
        years = all(re.fullmatch(_YEAR, match[name]) for name in ("low", "high")) and scale == 1
        if low < high and not years:
            start, end = match.start("low"), match.end()
            claims.take(
                "quantity", start, end, value=low, high=high, step=step(match["high"], scale),
                currency=currency(match["after"] or ""), noun=_noun(claims, end),
            )  # fmt: skip


def _amounts(claims: Claims) -> None:
    for pattern in (_AFTER_SIGN, _AMOUNT):
        for match in pattern.finditer(claims.masked):
            _amount(claims, match)


def _amount(claims: Claims, match: re.Match[str]) -> None:
    groups = match.groupdict()
    scale = SCALES.get((groups["scale"] or "").lower(), Decimal(1))
    money = groups.get("after") or groups.get("before") or (match[0] if pattern_sign(match[0]) else "")
    start = match.start() if groups.get("before") else match.start("low")
    if pattern_sign(match[0]):
        start = match.start()
    if scale == 1 and not money and _is_year(claims, match["low"], match.span("low")):
        claims.take("year", *match.span("low"), value=decimal(match["low"]), why="a year")
        return
    ranked = re.search(
        r"\b(?:ranked|rank(?:ing)?|No\.)\s+(?:is\s|was\s|at\s)?$", claims.masked[: match.start("low")]
    )
    high = groups.get("high")
    claims.take(
        "rank" if ranked and not money and scale == 1 else "quantity",
        start,
        match.end(),
        value=_signed(match["low"]) * scale,
        step=step(high or match["low"], scale),
        high=decimal(high) * scale if high else None,
        qualifier=hedge(claims.masked, start, match.end()),
        currency=currency(money),
        noun=_noun(claims, match.end()),
    )


def pattern_sign(shown: str) -> bool:
    """Whether an amount begins with the sign of a currency."""
    return bool(re.match(r"US\$|HK\$|\$|¥|￥|€|RMB|CNY", shown))


def _is_year(claims: Claims, digits: str, span: tuple[int, int]) -> bool:
    """Whether four digits without a separator are a year: not where they count something."""
    if not re.fullmatch(_YEAR, digits):
        return False
    counted = _COUNTED.match(claims.masked, span[1])
    return not counted or bool(_IN_YEAR.search(claims.masked[max(0, span[0] - 20) : span[0]]))


def _words(claims: Claims) -> None:
    for match in words.CARDINAL.finditer(claims.masked):
        value = words.cardinal(match[0])
        if value is None:
            for piece in re.finditer(r"[A-Za-z-]+", match[0]):
                _word(claims, (match.start() + piece.start(), match.start() + piece.end()))
        else:
            _word(claims, match.span(), value)
    for match in re.finditer(r"\bsingle\b", claims.masked, re.IGNORECASE):
        claims.take("word", *match.span(), value=Decimal(1), why="a word", noun=_noun(claims, match.end()))


def _word(claims: Claims, span: tuple[int, int], value: Decimal | None = None) -> None:
    start, end = span
    text, after = claims.masked[start:end], claims.masked[end:]
    value = words.cardinal(text) if value is None and words.CARDINAL.fullmatch(text) else value
    compound = re.match(r"-[A-Za-z][\w-]*", after)
    if value is None:
        return
    if compound or (start and claims.masked[start - 1] == "-"):
        claims.take("label", start, end + (len(compound[0]) if compound else 0), value=value, why="compound")
        return
    percent = _SPOKEN_PERCENT.match(after)
    if percent:
        kind: Kind = "points" if percent["points"] else "percent"
        claims.take(kind, start, end + percent.end(), value=value, qualifier=hedge(claims.masked, start, end))
    elif text[:1].isupper() and re.match(r"\s+[A-Z]", after):
        claims.take("label", start, end, value=value, why="part of a name")
    elif value == 1 and (text.lower() == "one" or text.lower() == "a"):
        claims.take("word", start, end, value=value, why="a word", noun=_noun(claims, end))
    else:
        claims.take(
            "quantity",
            start,
            end,
            value=value,
            qualifier=hedge(claims.masked, start, end),
            noun=_noun(claims, end),
        )


def _noun(claims: Claims, end: int) -> str:
    """The few words after a number, up to the next sign or number: what it counts stands there."""
    follows = re.match(r"(?:[\s]+[A-Za-z’'-]+){1,6}", claims.masked[end : end + 90])
    return follows[0].strip() if follows else ""


def _signed(digits: str) -> Decimal:
    return -decimal(digits) if digits.startswith("−") else decimal(digits)


def currency(shown: str) -> str:
    """The code of a currency as a text prints it; empty for none."""
    said = shown.strip().upper()
    if said.startswith(("RMB", "CNY", "YUAN", "¥", "￥")):
        return "CNY"
    if said.startswith(("US", "$", "DOLLAR")):
        return "USD"
    return "EUR" if said.startswith(("€", "EUR")) else said[:3] if said else ""


_RULES: tuple[Callable[[Claims], None], ...] = (
    _dates, _percentages, _labels, _fractions, _ordinals, _between, _amounts, _words
)  # fmt: skip
