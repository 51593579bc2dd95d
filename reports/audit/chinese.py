"""Every number of a Chinese paragraph. Pure; each rule claims its places, the first claim stands."""

import re
from collections.abc import Callable
from decimal import Decimal

from indicators.numbers import Qualifier
from reports.audit.chinese_words import DIGITS, SIGNS, numeral, place_value
from reports.audit.numerals import SCALES, Claims, Found, Kind, decimal, step

_DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_NUMBER = rf"(?<![A-Za-z0-9.])(?<!\d[,，-])[−+]?{_DIGITS}"
_HAN = rf"[{SIGNS}]+(?:点[{DIGITS}]+)?"
_SCALE = r"万亿|亿|千万|百万|万|千|百|十"
_CURRENCY = r"人民币|美元|欧元|港元|日元|元"
_YEAR = rf"(?:19[4-9]\d|20\d\d|[一二][{DIGITS}]{{3}})"
_DASH = r"(?:[-\u2010-\u2015~～至到]|年?(?:至|到|[-\u2010-\u2015]))"
_MEASURES = re.findall(
    r"\S+",
    "件 项 个 名 家 起 笔 人次 人 批次 批 份 种 所 场 次 座 宗 例 篇 部 套 款 位 类 处 户 条 枚 期 门 幅 "
    "亿元 万元 元 倍 天 日 周 小时 个月 年 工作日 国 省 市 区 县 城市 国家 地区 园区 单位 单 单项 只 家次 "
    "对 组 支 级 万 亿 席 站 中心 基地 辆 台 吨 公里 平方米 岁 成 金 银 金奖 银奖 专利 企业 部门 机构",
)
_MEASURE = "|".join(sorted(set(_MEASURES), key=len, reverse=True))
_BEFORE: tuple[tuple[Qualifier, str], ...] = (
    ("more_than", "超过|突破|逾|超|多于|高于|大于"),
    ("at_least", "至少|不少于|不低于|达到或超过"),
    ("less_than", "不足|不到|少于|低于|小于"),
    ("nearly", "接近|将近|近"),
    ("about", "大约|大概|约"),
)
_LEADS = re.compile(f"(?:{'|'.join(f'(?P<{name}>{said})' for name, said in _BEFORE)})(?:了|达)?\\s?$")
#: Words that hold a numeral sign and count nothing.
_WORDS = re.compile(
    "每[十百千万亿]+|一体化?|一站式?|一些|一定|一方面|一旦|一直|一般|一律|一致|一系列|一流|一线|一带一路|一批|一并|一切|一样|一起|"
    "一贯|一同|一如既往|一揽子|一手|一心|一路|一网通办|一网统管|一件事|一业一证|一次性|统一|唯一|之一|同一|单一|进一步|"
    "某一|任一|逐一|万一|十分|千方百计|百姓|百货|百度|千万不|亿万|万物|万众|百花|长三角|三角|三林|四川|五金|六合|七宝|"
    "八达|九龙|九江|三亚|三明|百色|二手|两岸|两院|两者|两会|两用|两侧|两高|三农|四通八达|一一|三三两两|双"
)
_DATES = re.compile(
    rf"{_YEAR}年\d{{1,2}}月(?:\d{{1,2}}[日号])?|(?<!\d)\d{{1,2}}月\d{{1,2}}[日号]|(?<![\d个])\d{{1,2}}月(?:份|底|末|初|下旬|上旬|中旬)?"
    rf"|{_YEAR}-\d\d(?:-\d\d)?(?!\d)|[一二三四五六七八九十]{{1,2}}月(?:[一二三四五六七八九十]{{1,3}}日|份)"
)
_SPANS = re.compile(rf"(?<!\d){_YEAR}年?{_DASH}\s?{_YEAR}(?!\d)年?")
_YEARS = re.compile(rf"(?<![\d.])(?<!\d[,，]){_YEAR}(?=年|版|\s?上海)年?|(?<=[（(]){_YEAR}(?=[)）])")
_PLAN = re.compile('[“”"‘’]?[十]?[一二三四五六七八九十]五[”"’]?(?=规划|时期|期间)|[“"‘]十[一二三四五]五[”"’]')
_PERCENT = re.compile(
    rf"(?P<low>{_NUMBER})(?:%?[-\u2010-\u2015~～至](?P<high>{_DIGITS}))?\s?(?:(?P<points>个百分点|百分点)|%)"
)
_OF_HUNDRED = re.compile(rf"百分之(?P<low>{_HAN}|{_DIGITS})")
_POINTS_HAN = re.compile(rf"(?P<low>{_HAN})个百分点")
_RANK = re.compile(
    rf"(?:排名|位列|位居|名列|列|居|排在|升至|升到|跃升至|上升至|上升到|降至|从|由)[^，。；,;]{{0,6}}?第(?P<low>\d+|{_HAN})(?:位|名)?"
    rf"|第(?P<other>\d+|{_HAN})(?:位|名)(?!女|男|代表)"
)
_ORDINAL = re.compile(
    rf"第(?P<low>\d+|{_HAN})|首(?=批|届|次|个|家|例|单|笔|期|部|项|张|创|份|座|条|支|款|轮|发)"
)
_LABELS = (
    (re.compile(r"[A-Za-z]+-?\d[\w.]*|\d+[A-Za-z](?!%)[\w.]*", re.ASCII), "letters and digits"),
    (
        re.compile(rf"[“\"‘「](?P<label>(?:{_HAN}|\d+)[^”\"’」\d%]{{1,8}})[”\"’」]"),
        "a name in quotation marks",
    ),
    (re.compile(rf"(?P<label>{_HAN})合一|(?P<other>{_HAN})审合一"), "a name"),
    (
        re.compile(
            rf"(?:前|[Tt]op\s?)(?P<label>\d+|{_HAN})(?=强|名|位|个|大|佳|$|[^\d万亿千百]{{1}})|(?P<other>\d+|{_HAN})(?:强|大|佳)"
        ),
        "a list's name",
    ),
    (
        re.compile(
            r"(?<![\w.])\d+\.\d+(?=版)|(?<=[Vv])\d+(?:\.\d+)*|(?<![A-Za-z0-9.,，])0\d[\d-]+|(?<=版本)[\d.]+"
        ),
        "a version or code",
    ),
    (re.compile("百日|百年|千里|万里"), "a name"),
)
_VAGUE = re.compile(
    rf"数[十百千万亿]+|[上成][百千万]+(?![\d零一二三四五六七八九])|几[十百千万]+|(?<![\d.{SIGNS}])[十百千万]余(?!\d)|万分之{_HAN}|一半|半数|双倍"
)
_FRACTION = re.compile(rf"(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九])(?![{SIGNS}])")
_MULTIPLES = (
    (re.compile("翻两番|翻二番"), Decimal(4)),
    (re.compile("翻了?一?番|(?<=增长)一倍|(?<=增加)一倍"), Decimal(2)),
    (re.compile("减半"), Decimal("0.5")),
)
_AMOUNT = re.compile(
    rf"(?P<low>{_NUMBER})(?:[件人家个项起笔名]?[-\u2010-\u2015~～至](?P<high>{_DIGITS}))?\s?(?P<scale>{_SCALE})?(?:(?<=万)(?P<rest>\d{{4}})(?!\d))?"
    rf"(?P<odd>多|余)?\s?(?P<money>{_CURRENCY})?"
)
_WORD_AMOUNT = re.compile(rf"(?P<low>{_HAN})(?P<odd>多|余)?(?P<money>{_CURRENCY})?")
_AFTER = re.compile(r"\s?(?:余|多)?(?:个|项|件|家|人|名|起|笔|种|元|次|天|年)?\s?(?P<least>以上|及以上)")


def find(masked: str, text: str) -> list[Found]:
    """Every number of a paragraph in its order; ``masked`` hides references, ``text`` is what is shown."""
    claims = Claims(masked, text)
    for rule in _RULES:
        rule(claims)
    return [one for one in claims.result() if one.why != "no number"]


def _years(claims: Claims) -> None:
    for match in _PLAN.finditer(claims.masked):
        claims.take("label", *match.span(), why="a five-year plan")
    for match in _DATES.finditer(claims.masked):
        claims.take("date", *match.span(), why="a date")
    for pattern in (_SPANS, _YEARS):
        for match in pattern.finditer(claims.masked):
            year = re.match(_YEAR, match[0])
            value = numeral(year[0]) if year and not year[0].isascii() else decimal(match[0][:4])
            claims.take("year", *match.span(), value=value, why="years" if pattern is _SPANS else "a year")


def _percentages(claims: Claims) -> None:
    for match in _PERCENT.finditer(claims.masked):
        claims.take(
            "points" if match["points"] else "percent",
            *match.span(),
            value=-decimal(match["low"]) if match["low"].startswith("−") else decimal(match["low"]),
            step=step(match["high"] or match["low"], Decimal(1)),
            high=decimal(match["high"]) if match["high"] else None,
            qualifier=hedge(claims.masked, match.start()),
        )
    spelled: tuple[tuple[re.Pattern[str], Kind], ...] = ((_OF_HUNDRED, "percent"), (_POINTS_HAN, "points"))
    for pattern, kind in spelled:
        for match in pattern.finditer(claims.masked):
            value = _value(match["low"])
            if value is not None:
                decimals = match["low"].replace("点", ".")
                claims.take(kind, *match.span(), value=value, step=step(decimals, Decimal(1)),
                            qualifier=hedge(claims.masked, match.start()))  # fmt: skip


def _ranks(claims: Claims) -> None:
    for match in _RANK.finditer(claims.masked):
        name = "low" if match["low"] else "other"
        start = claims.masked.rindex("第", match.start(), match.start(name))
        value = _value(match[name])
        if value is not None and not re.match(r"[届批次期个家]", claims.masked[match.end() :]):
            claims.take("rank", start, match.end(), value=value)
    for match in _ORDINAL.finditer(claims.masked):
        value = _value(match["low"]) if match["low"] else Decimal(1)
        claims.take("ordinal", *match.span(), value=value, why="an ordinal")


def _labels(claims: Claims) -> None:
    for pattern, why in _LABELS:
        for match in pattern.finditer(claims.masked):
            names = [name for name in ("label", "other") if name in pattern.groupindex and match[name]]
            claims.take("label", *match.span(names[0] if names else 0), why=why)


def _words(claims: Claims) -> None:
    for match in _FRACTION.finditer(claims.masked):
        below, above = _value(match["below"]), _value(match["above"])
        if below and above:
            claims.take("vague", *match.span(), value=100 * above / below,
                        qualifier=hedge(claims.masked, *match.span()), why="a fraction")  # fmt: skip
    for shown, times in _MULTIPLES:
        for match in shown.finditer(claims.masked):
            claims.take("vague", *match.span(), value=times, qualifier=hedge(claims.masked, *match.span()),
                        why="a multiple")  # fmt: skip
    for match in _VAGUE.finditer(claims.masked):
        claims.take("vague", *match.span(), why="an order of magnitude")
    for match in _WORDS.finditer(claims.masked):
        claims.take("word", *match.span(), why="no number")


def _amounts(claims: Claims) -> None:
    for match in _AMOUNT.finditer(claims.masked):
        if re.fullmatch(_YEAR, match[0].strip()) and not re.match(_MEASURE, claims.masked[match.end() :]):
            claims.take("year", *match.span("low"), value=decimal(match["low"]), why="a year")
            continue
        scale = SCALES.get(match["scale"] or "", Decimal(1))
        low, high, rest = match["low"], match["high"], match["rest"]
        value = decimal(low) * scale + decimal(rest or "0")
        claims.take(
            "quantity",
            *match.span(),
            value=-value if low.startswith("−") else value,
            step=Decimal(1) if rest else step(high or low, scale),
            high=decimal(high) * scale if high else None,
            qualifier=hedge(claims.masked, match.start(), match.end(), odd=bool(match["odd"])),
            currency=_money(match["money"]),
            noun=claims.masked[match.end() : match.end() + 6],
        )


def _numerals(claims: Claims) -> None:
    for match in _WORD_AMOUNT.finditer(claims.masked):
        value = _value(match["low"])
        measured = re.match(_MEASURE, claims.masked[match.end() :])
        large = len(match["low"]) > 1 and match["low"][-1] in SIGNS and (value or 0) >= 10
        if value is None or not (measured or large or match["money"]):
            continue
        claims.take(
            "word" if value == 1 else "quantity",
            *match.span(),
            value=value,
            step=Decimal(place_value(match["low"]) if value >= 10000 else 1),
            qualifier=hedge(claims.masked, match.start(), match.end(), odd=bool(match["odd"])),
            currency=_money(match["money"]),
            noun=claims.masked[match.end() : match.end() + 6],
            why="a word" if value == 1 else "",
        )


def _value(shown: str) -> Decimal | None:
    return decimal(shown) if shown[:1].isascii() else numeral(shown)


def hedge(masked: str, start: int, end: int = 0, *, odd: bool = False) -> Qualifier:
    """How the words around a stretch hedge the number there: 超过, 近, 以上; ``odd`` says 余 stands in it."""
    said = _LEADS.search(masked[max(0, start - 8) : start])
    if said:
        for name, _ in _BEFORE:
            if said[name]:
                return name
    if odd:
        return "more_than"
    return "at_least" if end and _AFTER.match(masked, end) else "exact"


def _money(shown: str | None) -> str:
    return {"美元": "USD", "欧元": "EUR", "港元": "HKD", "日元": "JPY"}.get(
        shown or "", "CNY" if shown else ""
    )


_RULES: tuple[Callable[[Claims], None], ...] = (
    _years, _percentages, _ranks, _labels, _words, _amounts, _numerals
)  # fmt: skip
