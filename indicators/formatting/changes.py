"""Changes, ranks and ranges as text: +15.76% · +1.02 percentage points · +6.7 patents · 6th (from 8th)."""

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from indicators.formatting.pieces import Language, Style, Text, UnitText
from indicators.formatting.quantities import render
from indicators.formatting.words import EN_DASH
from indicators.numbers import plain

ChangeKind = Literal["percent", "percentage_points", "absolute", "rank"]

_PERCENT = UnitText("percent", "percent", "percent", "%", "%", "percent")
_POINTS = UnitText("percentage-point", "percentage point", "percentage points", "个百分点")
_RANK = UnitText("rank", "place", "places", "位", "", "rank")


def render_change(
    kind: ChangeKind,
    value: Decimal,
    unit: UnitText,
    language: Language,
    *,
    printed: str = "",
    signed: bool = True,
) -> Text:
    """A change as printed; ``unit`` is that of an absolute change, and a change of rank is in places gained.

    Trailing zeros are those of ``printed``; a fall always carries its minus, a rise its plus if ``signed``.
    """
    if kind == "rank":
        return _places(value, language)
    measured = {"percent": _PERCENT, "percentage_points": _POINTS, "absolute": _difference(unit)}[kind]
    style = Style(unit=True, signed=signed, scale="" if measured.family == "currency" else "one")
    return render(value, unit=measured, language=language, printed=printed, style=style)


def _difference(unit: UnitText) -> UnitText:
    """The unit of a difference: 件/万人 loses its base, which the indicator's name already says."""
    if unit.family == "percent":
        return _POINTS
    if unit.family == "rank":
        return replace(_RANK, family="count")
    return replace(unit, measure_zh_hans=unit.measure_zh_hans.partition("/")[0])


def _places(gained: Decimal, language: Language) -> Text:
    amount = abs(gained)
    if language == "zh-hans":
        words = "持平" if not gained else f"{'上升' if gained > 0 else '下降'}{plain(amount)}位"
    else:
        noun = "place" if amount == 1 else "places"
        words = "unchanged" if not gained else f"{'up' if gained > 0 else 'down'} {plain(amount)} {noun}"
    return Text("", words, "", plain(gained), words, language)


def render_rank(value: Decimal, previous: Decimal | None, language: Language) -> Text:
    """A place, with the earlier place when it is known: "6th (from 8th)", 第6位（此前第8位）."""
    now = render(value, unit=_RANK, language=language)
    if previous is None:
        return now
    before = render(previous, unit=_RANK, language=language)
    if language == "zh-hans":
        return replace(
            now, number=f"{now.number}（此前{before.number}）", spoken=f"{now.spoken}，此前{before.spoken}"
        )
    return replace(
        now, number=f"{now.number} (from {before.number})", spoken=f"{now.spoken}, from {before.spoken}"
    )


def render_range(low: Decimal, high: Decimal, unit: UnitText, language: Language) -> Text:
    """A range with an en dash, the unit once: "32,818–32,908 patents"; used for computed intervals."""
    style = Style(unit=True, scale="one")
    first = render(low, unit=unit, language=language, style=style)
    last = render(high, unit=unit, language=language, style=style)
    between = " to " if language == "en" else "至"
    return replace(
        last,
        number=f"{first.number}{EN_DASH}{last.number}",
        value=f"{first.value}/{last.value}",
        spoken=f"{first.spoken}{between}{last.spoken}",
    )
