"""What is said of an indicator and of the number at the head of its page."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from indicators.figures import change, figure, period_label
from indicators.formatting import Style
from indicators.models import Indicator, Observation
from pages.bilingual import named, named_beside, pair, shown
from pages.display import cited
from pages.texts import Text, capital, dated, in_line, localized, other
from publishing.citations import Citation

Fact = dict[str, Any]


def head(indicator: Indicator, one: Observation | None) -> dict[str, Any]:
    """Return the number at the head of the page with its period, change and source."""
    facts: list[Fact] = []
    if one is not None:
        printed = change(one, indicator)
        facts = [
            {"term": _("Period"), "text": period_label(one)},
            {"term": _("Area"), "text": named(one.area)},
            {
                "term": pgettext("of a figure", "Change"),
                "text": str(printed) if printed else _("not printed"),
            },
            {"term": _("Source"), "links": [_source(one)]},
        ]
    return {
        "figure": None if one is None else figure(one, indicator),
        "facts": facts,
    }


def counted(indicator: Any) -> list[Fact]:
    """Return what is counted and how: definition, kind, unit, kin, what it must not be taken for."""
    unit = indicator.unit
    facts: list[Fact] = [
        {"term": _("Definition"), "paragraphs": _paragraphs(indicator, "definition")},
        {"term": _("Counting rule"), "text": shown(indicator, "counting_rule")},
        {"term": _("Kind"), "text": capital(indicator.get_kind_display())},
        {
            "term": _("Unit"),
            "text": localized(unit.plural_en, unit.measure_zh_hans),
            "note": other(unit.plural_en, unit.measure_zh_hans),
        },
        {"term": _("Better"), "text": capital(indicator.get_better_display())},
        {"term": _("Part of"), "links": _links([indicator.parent])},
        {"term": _("Its parts"), "links": _links(indicator.public_breakdowns), "note": _sum(indicator)},
        {"term": _("Numerator"), "links": _links([indicator.numerator])},
        {"term": _("Denominator"), "links": _links([indicator.denominator])},
        {"term": _("Do not confuse with"), "links": _links(indicator.public_lookalikes)},
        {"term": _("Note"), "text": shown(indicator, "note")},
    ]
    return [fact for fact in facts if fact.get("text") or fact.get("links") or "paragraphs" in fact]


def passport(indicator: Indicator, one: Observation) -> list[Fact]:
    """Return the record behind one number: how it was printed, how exact it is, where it is from."""
    base = figure(one, indicator, style=Style(scale="one", unit=True))
    facts: list[Fact] = [
        {"term": _("Printed as"), "paragraphs": _paragraphs(one, "printed")},
        {"term": _("In base units"), "text": str(base)},
        {"term": _("Qualifier"), "text": capital(one.get_qualifier_display())},
        {
            "term": _("Rounded to"),
            "text": "" if one.rounding_step is None else f"{one.rounding_step.normalize():,f}",
        },
        {"term": _("Status"), "text": capital(one.get_obs_status_display())},
        {"term": _("Footnote"), "text": shown(one, "footnote")},
        {"term": _("Source"), "links": [_source(one)]},
        {
            "term": _("Released here"),
            "text": dated(localdate(one.released_at), "day").label if one.released_at else "",
        },
    ]
    return [fact for fact in facts if fact.get("text") or fact.get("links") or fact.get("paragraphs")]


def citation(indicator: Indicator, one: Observation, address: str) -> dict[str, Any]:
    """Return how to cite the number: its source first, then where it was read."""
    source = one.source
    return cited(
        Citation(
            key=f"{indicator.slug}-{one.period}",
            author=shown(source, "producer"),
            title=named(indicator),
            detail=in_line([named(one.area), period_label(one)]),
            container=named(source),
            year=str(source.published_on.year) if source.published_on else _("no date"),
            portal=_("IP Portal"),
            url=address,
        )
    )


def _source(one: Observation) -> dict[str, Any]:
    return {"label": named(one.source), "url": one.source.get_absolute_url()}


def _links(indicators: Any) -> list[dict[str, Any]]:
    return [
        {"label": named(one), "other": named_beside(one), "url": one.get_absolute_url()}
        for one in indicators
        if one is not None and one.is_published
    ]


def _sum(indicator: Any) -> str:
    return _("they add up to it") if indicator.additive and indicator.public_breakdowns else ""


def _paragraphs(record: Any, field: str) -> list[Text]:
    """Return a text in both languages, the reader's first; each marked when it is not the page's."""
    english, chinese = pair(record, field)
    in_chinese = (get_language() or "").startswith("zh")
    texts = [Text(english, "en" if in_chinese else ""), Text(chinese, "" if in_chinese else "zh-Hans")]
    return [text for text in (reversed(texts) if in_chinese else texts) if text]
