"""The change that follows from two printed numbers, as far as their rounding lets one say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from django.utils.translation import gettext as _

from indicators.arithmetic import check_change, implied_change
from indicators.figures import change_unit, language
from indicators.formatting import ChangeKind, Qualifier, UnitText, printed_step, render_change
from indicators.models import Change, Indicator, Observation
from indicators.numbers import Interval, interval, step_of

_BY_FAMILY: dict[str, ChangeKind] = {"percent": "percentage_points", "rank": "rank"}
_CENT = Decimal("0.01")


def computed(row: Any, before: Observation | None, indicator: Indicator) -> str:
    """Return the change from the year before as text, an interval where rounding leaves one open.

    It is computed from the rows themselves and says so where the printed change cannot follow from them.
    """
    if before is None or before.value is None or row.value is None:
        return ""
    kind = _kind(row, indicator)
    now, then = _open(row), _open(before)
    if kind == "percent" and (before.value <= 0 or row.value < 0):
        return ""
    text = _words(implied_change(now, then, kind), kind, change_unit(row, indicator))
    if not text or row.change_value is None or row.change_basis != Change.Basis.YEAR_ON_YEAR:
        return text
    printed = row.change_printed_en or row.change_printed_zh_hans
    step = (printed_step(printed, row.change_value) if printed else None) or step_of(row.change_value)
    if check_change(now, then, interval(row.change_value, step), kind).verdict == "consistent":
        return text
    if row.source_id != before.source_id:
        return _("%(change)s (differs: the earlier figure is from another source)") % {"change": text}
    return _("%(change)s (differs from what is printed)") % {"change": text}


def _kind(row: Any, indicator: Indicator) -> ChangeKind:
    """The kind of the printed change, failing that the usual one of the unit."""
    printed: ChangeKind | None = row.change_kind
    return printed or _BY_FAMILY.get(indicator.unit.family, "percent")


def _open(row: Observation) -> Interval:
    value = cast("Decimal", row.value)
    return interval(value, row.rounding_step, cast("Qualifier", row.qualifier))


def _words(found: Interval, kind: ChangeKind, unit: UnitText) -> str:
    low, high = (None if end is None else _printed(end, kind, unit) for end in (found.low, found.high))
    if low is None or high is None:
        if low is not None:
            return _("at least %(change)s") % {"change": low}
        return "" if high is None else _("at most %(change)s") % {"change": high}
    return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}


def _printed(value: Decimal, kind: ChangeKind, unit: UnitText) -> str:
    shown = value if kind == "absolute" else value.quantize(_CENT)
    return str(render_change(kind, shown, unit, language()))
