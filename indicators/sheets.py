"""Units, indicators, named periods, observations and printed changes as sheets of a workbook."""

from django.db.models import QuerySet

from exchange.cells import Checked, Code, Number
from exchange.cells import Period as PeriodCell
from exchange.sheets import Relation, register, sheet
from indicators.models import Change, Indicator, Observation, Period, Unit
from indicators.staging import canonical, is_named, place_in_time, successor

_CODES = Checked(PeriodCell(), canonical)
# Currencies keep the capitals of ISO 4217.
_UNIT_CODE = Code(pattern=r"[A-Z]{3}|[a-z0-9]+(?:-[a-z0-9]+)*", example="patent", limit=40)


def newest_observations() -> QuerySet[Observation]:
    """Return for each indicator, area, period and source the row that nothing supersedes."""
    return Observation.objects.filter(superseded_by__isnull=True)


def newest_changes() -> QuerySet[Change]:
    """Return the printed changes of the newest observations."""
    return Change.objects.filter(observation__superseded_by__isnull=True)


register(
    sheet(Unit, "units", ("code",), kinds={"code": _UNIT_CODE}),
    sheet(Period, "periods", ("code",)),
    sheet(Indicator, "indicators", ("code",), headings={"slug": "code"}),
    sheet(
        Observation,
        "observations",
        ("indicator", "area", "period", "source"),
        headings={"obs_status": "status"},
        kinds={"period": _CODES, "value": Number(nulls=True), "rounding_step": Number(nulls=True)},
        relations=[Relation("named_period", Period, ("period",), when=is_named)],
        settle=place_in_time,
        succeed=successor,
        newest=newest_observations,
        edition="source__edition__year",
    ),
    sheet(
        Change,
        "changes",
        ("indicator", "area", "period", "source", "basis"),
        spans={
            "observation": {
                "indicator": "observation__indicator__slug",
                "area": "observation__area__code",
                "period": "observation__period",
                "source": "observation__source__slug",
            }
        },
        follows="observation",
        newest=newest_changes,
        edition="observation__source__edition__year",
    ),
)
