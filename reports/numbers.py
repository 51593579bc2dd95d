"""The numbers of chapters and sections as each language prints them. No Django here."""

from __future__ import annotations

_DIGITS = "一二三四五六七八九"
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
#: I to XXXIX in capitals, as books number their chapters.
_CHINESE = {
    "X" * tens + ones: ("" if tens == 1 else _DIGITS[tens - 1]) * (tens > 0)
    + "十" * (tens > 0)
    + (_DIGITS[unit - 1] if unit else "")
    for tens in range(4)
    for unit, ones in enumerate(_ROMAN)
    if tens or unit
}


def chinese(number: str) -> str:
    """Return a Roman number up to XXXIX in Chinese numerals, as 第三章 wants it; any other as it is."""
    return _CHINESE.get(number, number)
