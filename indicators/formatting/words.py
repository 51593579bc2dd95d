"""The words the formatter itself puts around numbers, in the two languages."""

from indicators.formatting.pieces import Language, UnitText
from indicators.numbers import Qualifier

MINUS = "\u2212"
EN_DASH = "\u2013"

_QUALIFIERS: dict[Language, dict[Qualifier, str]] = {
    "en": {
        "exact": "",
        "about": "about",
        "more_than": "more than",
        "at_least": "at least",
        "less_than": "less than",
        "nearly": "nearly",
    },
    "zh-hans": {
        "exact": "",
        "about": "约",
        "more_than": "超过",
        "at_least": "至少",
        "less_than": "不足",
        "nearly": "近",
    },
}
#: Words of a source that say the same as the qualifier; they are kept as printed.
_SYNONYMS: dict[Qualifier, frozenset[str]] = {
    "exact": frozenset(),
    "about": frozenset({"around", "some", "approximately", "roughly", "大约", "大概"}),
    "more_than": frozenset({"over", "above", "突破", "逾", "超"}),
    "at_least": frozenset({"no fewer than", "no less than", "不少于", "不低于"}),
    "less_than": frozenset({"fewer than", "under", "below", "少于", "低于", "不到"}),
    "nearly": frozenset({"almost", "close to", "接近", "将近"}),
}


def qualifier_word(qualifier: Qualifier, language: Language, lead: str = "") -> str:
    """The word for a qualifier, or what the source printed before the number where it says the same."""
    said = lead.lower()
    if said in _SYNONYMS[qualifier] and said.isascii() == (language == "en"):
        return said
    return _QUALIFIERS[language][qualifier]


def unit_word(unit: UnitText, language: Language, *, asked: bool, one: bool) -> str:
    """The unit to print after a number.

    English prints the unit of a count only when ``asked``; in Chinese the measure word belongs to the number.
    Of a Chinese ratio (件/万人) only the part before the stroke is printed unless ``asked``.
    """
    if unit.family == "percent":
        return "%"
    if unit.family == "rank":
        return ""
    if language == "zh-hans":
        whole = unit.measure_zh_hans or ("元" if unit.code == "CNY" else "")
        return whole if asked or unit.family != "ratio" else whole.partition("/")[0]
    if unit.family == "currency":
        return "RMB" if unit.code == "CNY" else unit.symbol or unit.code
    if not asked:
        return ""
    return unit.singular_en if one else unit.plural_en


def spoken_unit(unit: UnitText, language: Language, *, asked: bool, one: bool) -> str:
    """The unit as read aloud; empty for percent in Chinese, where the word stands before the number."""
    if unit.family == "percent":
        return "percent" if language == "en" else ""
    if unit.code == "CNY" and language == "en":
        return "yuan"
    return unit_word(unit, language, asked=asked, one=one)
