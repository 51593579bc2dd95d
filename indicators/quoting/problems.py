"""Why a reference prints no number, in words an editor can act on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from directory.models import Area
from indicators import periods
from indicators.models import Indicator, Observation
from indicators.quoting.resolution import Resolution
from indicators.references import MESSAGES, Malformed, Reference
from publishing.states import Status

PERIODS_NAMED = 6


@dataclass(frozen=True, slots=True)
class Problem:
    """A reference that cannot be printed: what is wrong with its remedy, and its place in the text."""

    kind: str
    raw: str
    message: str
    start: int = 0
    end: int = 0


def misspelt(one: Malformed) -> Problem:
    """Say what is wrong in the spelling of a reference."""
    return Problem(one.fault, one.raw, _(MESSAGES[one.fault]) % {"piece": one.piece}, one.start, one.end)


class Diagnosis:
    """What is on record about numbers that were not found; three queries more, whatever their number."""

    def __init__(self, resolution: Resolution, missing: Iterable[Reference]) -> None:
        self._resolution = resolution
        self._missing = list(missing)

    def of(self, one: Reference) -> Problem:
        """Return why this reference prints no number."""
        kind, message = self._reason(one)
        return Problem(kind, one.raw, message, one.start, one.end)

    def without_change(self, one: Reference) -> Problem:
        """Say that the source prints no change beside the number."""
        message = _(
            "“%(raw)s”: no change is printed beside this number. Take “:change” out, or enter the change "
            "with the number."
        )
        return Problem("no-change", one.raw, message % {"raw": one.raw}, one.start, one.end)

    def _reason(self, one: Reference) -> tuple[str, str]:
        told = {"raw": one.raw, "code": one.code, "area": one.area, "period": one.period}
        indicator = self._resolution.indicators.get(one.code)
        if indicator is None:
            return "unknown-indicator", self._unknown(one)
        if indicator.status != Status.LIVE:
            return "indicator-not-public", _(
                "“%(raw)s”: the indicator %(code)s is not public. Publish it first."
            ) % told
        if not one.area and self._resolution.standpoint.area is None:
            return "no-area", _(
                "“%(raw)s” names no area, and this text has none. Write [[%(code)s@area:%(period)s]]."
            ) % told
        if one.area and one.area not in self._areas:
            return "unknown-area", _(
                "“%(raw)s”: there is no area %(area)s. Choose its code from the list of areas."
            ) % told
        return self._no_number(one, indicator)

    def _unknown(self, one: Reference) -> str:
        close = get_close_matches(one.code, self._codes, n=3)
        if close:
            return _("“%(raw)s”: there is no indicator %(code)s. Did you mean %(close)s?") % {
                "raw": one.raw,
                "code": one.code,
                "close": ", ".join(close),
            }
        return _("“%(raw)s”: there is no indicator %(code)s. Choose one with “Insert figure”.") % {
            "raw": one.raw,
            "code": one.code,
        }

    def _no_number(self, one: Reference, indicator: Indicator) -> tuple[str, str]:
        rows = [row for row in self._rows if self._is_about(row, one)]
        asked = periods.candidates(one.period, indicator.kind)
        waiting = [row for row in rows if row["period"] in asked]
        if waiting:
            return "not-public", _(
                "“%(raw)s”: the number is on record but not public. Publish its source, %(source)s."
            ) % {"raw": one.raw, "source": waiting[0]["source__slug"]}
        known = sorted({row["period"] for row in rows}, key=periods.sort_key, reverse=True)
        if not known:
            return "no-number", _(
                "“%(raw)s”: there is no number of %(code)s for this area. Enter it, or name another area."
            ) % {"raw": one.raw, "code": one.code}
        return "no-number", _("“%(raw)s”: there is no number for %(period)s. On record: %(known)s.") % {
            "raw": one.raw,
            "period": one.period,
            "known": _listed(known),
        }

    def _is_about(self, row: dict[str, Any], one: Reference) -> bool:
        if row["indicator__slug"] != one.code:
            return False
        if one.area:
            return bool(row["area__code"] == one.area)
        return bool(row["area_id"] == self._resolution.standpoint.area)

    @cached_property
    def _codes(self) -> list[str]:
        return list(Indicator.objects.order_by("slug").values_list("slug", flat=True))

    @cached_property
    def _areas(self) -> set[str]:
        asked = {one.area for one in self._missing}
        return set(Area.objects.filter(code__in=asked).values_list("code", flat=True))

    @cached_property
    def _rows(self) -> list[dict[str, Any]]:
        asked = {one.code for one in self._missing}
        found = Observation.objects.current().filter(indicator__slug__in=asked)
        return list(found.values("indicator__slug", "area__code", "area_id", "period", "source__slug"))


def _listed(codes: Sequence[str]) -> str:
    named = ", ".join(codes[:PERIODS_NAMED])
    return f"{named} …" if len(codes) > PERIODS_NAMED else named
