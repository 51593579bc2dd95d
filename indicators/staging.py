"""How a number comes in: its period is understood; what the public has seen is superseded, not changed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from exchange.cells import CellError, gettext_noop
from indicators import periods
from indicators.models import Indicator, Observation


def canonical(text: str) -> str:
    """Return a period's one spelling; the code of a named period is taken as it is. Raises PeriodError."""
    try:
        return periods.parse(text).code
    except periods.PeriodError:
        return periods.parse(text, names={text}).code


def is_named(key: tuple[str, ...]) -> bool:
    """Say whether a period is known by a name of its own and not by dates."""
    return bool(key[-1]) and periods.parse(key[-1], names={key[-1]}).form == "named"


def place_in_time(observation: Observation) -> Iterable[tuple[str, CellError]]:
    """Fill the dates that follow from the period; complain when the indicator needs another form of it."""
    code = observation.period
    period = periods.parse(code, names={code})
    observation.starts_on, observation.ends_on = period.start, period.end
    observation.year = period.end.year if period.end else getattr(observation.named_period, "sorts_as", None)
    indicator = observation.indicator
    if indicator.kind == Indicator.Kind.STOCK and period.form == "year":
        expected = gettext_noop("the date of a stock")
        yield "period", CellError("not-a-date", code, expected, periods.for_kind(code, indicator.kind))


def successor(observation: Observation) -> Observation | None:
    """Return the pending row that a change to a released one goes to; None when the row is not public."""
    if observation.released_at is None:
        return None
    new = Observation(
        **{
            field.attname: getattr(observation, field.attname)
            for field in Observation._meta.concrete_fields
            if field.name not in {"id", "released_at", "superseded_at", "supersedes"}
        }
    )
    new.id = uuid.uuid4()
    new.supersedes = observation
    return new
