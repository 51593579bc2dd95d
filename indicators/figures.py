"""Records of numbers become text by the one formatter: observations and the changes printed with them."""

from __future__ import annotations

from typing import Any, cast

from indicators import periods
from indicators.formatting import (
    PLAIN,
    ChangeKind,
    Language,
    Qualifier,
    Style,
    Text,
    UnitText,
    render,
    render_change,
)
from indicators.formatting.pieces import Family
from indicators.models import Indicator, Observation, Unit
from indicators.querysets import UNIT_FIELDS
from pages.texts import is_chinese


def language() -> Language:
    """Return the active language as the formatter names it."""
    return "zh-hans" if is_chinese() else "en"


def unit_text(unit: Unit) -> UnitText:
    """Return the names of a unit as the formatter takes them."""
    return UnitText(
        code=unit.code,
        singular_en=unit.singular_en,
        plural_en=unit.plural_en,
        measure_zh_hans=unit.measure_zh_hans,
        symbol=unit.symbol,
        family=cast("Family", unit.family),
    )


def change_unit(observation: Any, indicator: Indicator) -> UnitText:
    """Return what an absolute change is counted in: the indicator's unit, for a ratio that of its numerator.

    The observation is read by `with_change()` or `with_numerator_unit()`.
    """
    if indicator.unit.family != "ratio" or not observation.numerator_unit_code:
        return unit_text(indicator.unit)
    return UnitText(**{field: getattr(observation, f"numerator_unit_{field}") for field in UNIT_FIELDS})


def figure(
    observation: Observation,
    indicator: Indicator,
    *,
    style: Style = PLAIN,
    in_language: Language | None = None,
) -> Text:
    """Return an observation as text; the indicator, with its unit, is given so that nothing is queried."""
    wanted = in_language or language()
    return render(
        observation.value,
        unit=unit_text(indicator.unit),
        language=wanted,
        qualifier=cast("Qualifier", observation.qualifier),
        rounding_step=observation.rounding_step,
        decimals=indicator.decimals,
        printed=observation.printed_zh_hans if wanted == "zh-hans" else observation.printed_en,
        status=observation.obs_status,
        style=style,
    )


def change(observation: Any, indicator: Indicator, *, in_language: Language | None = None) -> Text | None:
    """Return the change printed with an observation read by `with_change()`; None when none is printed."""
    if observation.change_value is None:
        return None
    wanted = in_language or language()
    return render_change(
        cast("ChangeKind", observation.change_kind),
        observation.change_value,
        change_unit(observation, indicator),
        wanted,
        printed=observation.change_printed_zh_hans if wanted == "zh-hans" else observation.change_printed_en,
    )


def period_in(observation: Observation, wanted: Language) -> str:
    """Return the period of a row in words of a language, a named one by its name."""
    named_period = observation.named_period
    name = "" if named_period is None else named_period.name_en
    if named_period is not None and wanted == "zh-hans":
        name = named_period.name_zh_hans or named_period.name_en
    return periods.label(observation.period, wanted, name=name)


def period_label(observation: Observation) -> str:
    """Return the period of a row in words of the reader's language."""
    return period_in(observation, language())
