"""Numbers and what they measure: public ones, waiting ones, and rows that another has replaced."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from directory.models import Source
from indicators.models import Change, Indicator, Observation, Unit
from indicators.staging import place_in_time
from tests.factories import directory
from tests.factories.publishing import number, published

area = directory.area
RELEASED = datetime(2023, 4, 26, 2, tzinfo=UTC)


def unit(code: str = "patent", **fields: Any) -> Unit:
    named = {"singular_en": code, "plural_en": f"{code}s", "measure_zh_hans": "件", **fields}
    return Unit.objects.get_or_create(code=code, defaults=named)[0]


def source(slug: str = "", **fields: Any) -> Source:
    """A public source; `draft=True` leaves it to its editors."""
    draft = fields.pop("draft", False)
    slug = slug or f"source-{number()}"
    made = Source.objects.filter(slug=slug).first()
    if made is None:
        made = directory.source(slug=slug, **{"title_en": f"Source {slug}", **fields})
        if not draft:
            published(made)
    return made


def indicator(code: str = "", **fields: Any) -> Indicator:
    """A public indicator; `draft=True` leaves it to its editors."""
    draft = fields.pop("draft", False)
    code = code or f"indicator-{number()}"
    named = {
        "name_en": code.replace("-", " ").capitalize(),
        "topic": Indicator.Topic.CREATION,
        "kind": Indicator.Kind.FLOW,
        "unit": fields.pop("unit", None) or unit(),
        **fields,
    }
    made = Indicator.objects.create(slug=code, **named)
    return made if draft else published(made)


def observation(about: Indicator, value: Any, period: str = "2022", **fields: Any) -> Observation:
    """A released row; `released_at=None` makes it wait for its source."""
    place = fields.pop("area", None) or area()
    made = Observation(
        indicator=about,
        area=place,
        source=fields.pop("source", None) or source("paper"),
        period=period,
        value=None if value is None else Decimal(str(value)),
        **{"released_at": RELEASED, **fields},
    )
    list(place_in_time(made))
    made.save()
    return made


def superseded(old: Observation, value: Any, *, after: timedelta = timedelta(days=365)) -> Observation:
    """Replace a released row by one that says `value`, as its source's correction does."""
    moment = (old.released_at or RELEASED) + after
    Observation.objects.filter(pk=old.pk).update(superseded_at=moment)
    return observation(
        old.indicator,
        value,
        old.period,
        area=old.area,
        source=old.source,
        supersedes=old,
        released_at=moment,
    )


def change(of: Observation, value: Any, kind: str = Change.Kind.PERCENT, **fields: Any) -> Change:
    return Change.objects.create(observation=of, value=Decimal(str(value)), kind=kind, **fields)
