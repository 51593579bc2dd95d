"""Chinese numerals: 十二, 一百二十, 两, 二〇二二, 十七万八千三百, 百分之十一点九八. Pure."""

from decimal import Decimal

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}
#: The characters a Chinese numeral is made of, for a regular expression.
SIGNS = "".join((*_DIGITS, *_PLACES, *_GROUPS))
DIGITS = "".join(_DIGITS)


def numeral(text: str) -> Decimal | None:
    """The value of a Chinese numeral; None for signs that make no number (万千)."""
    whole, point, decimals = text.partition("点")
    value = _whole(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    if not decimals or any(sign not in _DIGITS for sign in decimals):
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[sign]) for sign in decimals)}")


def _whole(text: str) -> int | None:
    if not text or any(sign not in SIGNS for sign in text):
        return None
    if len(text) > 1 and all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))  # read digit by digit: 二〇二二
    for group in ("亿", "万"):
        if group in text:
            head, _, tail = text.rpartition(group)
            high, low = (_whole(head) if head else None), (_section(tail) if tail else 0)
            return None if high is None or low is None else high * _GROUPS[group] + low
    return _section(text)


def _section(text: str) -> int | None:
    """A numeral below ten thousand (or with the lower group still in it)."""
    if any(sign in _GROUPS for sign in text):
        return _whole(text)
    total, digit, last = 0, None, 10000
    for sign in text:
        if sign in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[sign]
        elif _PLACES[sign] >= last:
            return None
        else:
            last = _PLACES[sign]
            total += (1 if digit is None else digit) * last
            digit = None
    return total + (digit or 0)


def place_value(text: str) -> int:
    """The value of the last place a numeral names: 10000 for 三十八万, 10 million for 二千万, 1 for 十二."""
    last, before = text[-1:], text[-2:-1]
    value = _PLACES.get(last, _GROUPS.get(last, 1))
    return value * place_value(text[:-1]) if last in _GROUPS and before in _PLACES else value
