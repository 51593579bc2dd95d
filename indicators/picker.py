"""The figure picker of the editors' forms: it finds numbers and says what a text's references print now."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.db.models import Case, Q, When
from django.forms.widgets import Media, Script
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory.models import Area, Source
from indicators import periods, references
from indicators.figures import language, period_label
from indicators.formatting import Language
from indicators.models import Indicator, Observation
from indicators.quoting import Quoted, Quoter
from pages.bilingual import named
from publishing.admin import NoncedAdmin

if TYPE_CHECKING:
    Forms = NoncedAdmin
else:  # a mixin, named before the admin it is added to
    Forms = object

MOST_INDICATORS = 12
MOST_PERIODS = 12
_CALLED = ("slug", "name_en", "name_zh_hans")
# Where the other words for it stand: what it counts, and what the office says of it.
_TOLD = (
    "definition_en",
    "definition_zh_hans",
    "counting_rule_en",
    "counting_rule_zh_hans",
    "note_en",
    "note_zh_hans",
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_may_see_pending = permission_required("indicators.view_observation", raise_exception=True)


@dataclass(frozen=True, slots=True)
class Choice:
    """A number that can be inserted: the text of its reference, what it is and what it prints."""

    reference: str
    period: str
    area: str
    value: str
    source: str
    waiting: bool


@require_GET
@_may_see_pending
def search(request: HttpRequest) -> HttpResponse:
    """Answer with the indicators a query finds and their numbers: a page, or the part a dialog shows."""
    query = request.GET.get("q", "").strip()[:200]
    quoter = quoter_of(request.GET)
    groups = found(query, quoter) if query else []
    if request.GET.get("part"):
        context = {"query": query, "groups": groups, "insertable": True}
        return render(request, "admin/indicators/figures/results.html", context)
    frame = admin.site.each_context(request) | {"title": _("Find a figure")}
    return render(request, "admin/indicators/figures/page.html", frame | {"query": query, "groups": groups})


@require_POST
@_may_see_pending
def values(request: HttpRequest) -> JsonResponse:
    """Answer with what each reference of a text prints now, or why it prints nothing."""
    markup = request.POST.get("markup") == "1"
    text = request.POST.get("text", "")
    quoter = quoter_of(request.POST)
    problems = {one.raw: one.message for one in quoter.problems(text, markup=markup)}
    quoted = {one.reference.raw: one for one in quoter.quotes(text, markup=markup)}
    raws = dict.fromkeys(one.raw for one in references.find(text, markup=markup))
    return JsonResponse({"values": [_value(raw, quoted, problems, quoter) for raw in raws]})


def quoter_of(given: QueryDict) -> Quoter:
    """Return what reads the references of a form's text: its edition's own numbers, waiting ones included."""
    wanted: Language = "zh-hans" if given.get("language", language()).startswith("zh") else "en"
    source, area = _key(given.get("source")), _key(given.get("area"))
    return Quoter(
        edition_source=Source.objects.filter(pk=source).first() if source else None,
        default_area=Area.objects.filter(pk=area).first() if area else None,
        language=wanted,
        pending=True,
    )


def found(query: str, quoter: Quoter) -> list[dict[str, Any]]:
    """Return the indicators that hold every word, those so called first; a year narrows the numbers."""
    words = query.split()[:8]
    years = [int(word) for word in words if _YEAR.fullmatch(word)]
    called, told = Q(), Q()
    for word in words:
        if not _YEAR.fullmatch(word):
            called &= _in(_CALLED, word)
            told &= _in(_CALLED + _TOLD, word)
    so_called = [Case(When(called, then=0), default=1)] if called else []
    indicators = Indicator.objects.select_related("unit").filter(told)
    listed = list(indicators.order_by(*so_called, "topic", "position", "slug")[:MOST_INDICATORS])
    rows = Observation.objects.current().with_names().filter(indicator__in=listed)
    if years:
        rows = rows.filter(year__in=years)
    places: dict[int, dict[tuple[str, str], str]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: periods.sort_key(row.period), reverse=True):
        places[row.indicator_id].setdefault((row.period, row.area.code), period_label(row))
    shown = {one: list(islice(places[one.pk].items(), MOST_PERIODS)) for one in listed}
    quoter.load(
        _reference(one, area, period) for one, group in shown.items() for (period, area), _label in group
    )
    return [{"indicator": one, "choices": _choices(one, group, quoter)} for one, group in shown.items()]


def _in(fields: Iterable[str], word: str) -> Q:
    return Q(*(Q(**{f"{field}__icontains": word}) for field in fields), _connector=Q.OR)


def _choices(
    indicator: Indicator, places: Sequence[tuple[tuple[str, str], str]], quoter: Quoter
) -> list[Choice]:
    chosen = []
    for (period, area), label in places:
        for full in quoter.quotes(_reference(indicator, area, period)):
            row = full.observation
            short = _reference(indicator, "" if row.area_id == quoter.area else area, period)
            chosen.append(
                Choice(
                    reference=short,
                    period=label,
                    area=named(row.area),
                    value=str(quoter.spoken(full) or ""),
                    source=named(row.source),
                    waiting=row.released_at is None,
                )
            )
    return chosen


def _reference(indicator: Indicator, area: str, period: str) -> str:
    return str(references.Reference("", indicator.slug, area, period))


def _value(raw: str, quoted: dict[str, Quoted], problems: dict[str, str], quoter: Quoter) -> dict[str, str]:
    one = quoted.get(raw)
    spoken = None if one is None else quoter.spoken(one)
    if one is None or spoken is None:
        return {"raw": raw, "value": "", "note": "", "problem": problems.get(raw, "")}
    row = one.observation
    note = [named(one.indicator), period_label(row), named(row.area), named(row.source)]
    if row.released_at is None:
        note.append(_("waits for its source to be published"))
    return {
        "raw": raw,
        "value": str(spoken),
        "note": " · ".join(part for part in note if part),
        "problem": problems.get(raw, ""),
    }


def _key(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


def addresses() -> list[URLPattern]:
    """Return the picker's addresses inside the admin of indicators."""
    view = admin.site.admin_view
    return [
        path("figures/", view(search), name="indicators_figures"),
        path("figures/values/", view(values), name="indicators_figure_values"),
    ]


class FigureForms(Forms):
    """Forms of texts that quote numbers: an “Insert figure” button, and what each reference prints."""

    def standpoint(self, record: Any) -> tuple[int | None, int | None]:
        """Return the keys of the edition's source and area that references without one mean."""
        return None, None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        source, area = self.standpoint(context.get("original"))
        script = Script(
            "portal/figures.js",
            **{
                "defer": True,
                "data-search": reverse("admin:indicators_figures"),
                "data-values": reverse("admin:indicators_figure_values"),
                "data-source": source or "",
                "data-area": area or "",
                "data-insert": _("Insert figure"),
                "data-find": _("Find a figure"),
                "data-hint": _("A word of its name or code, and a year if you like: patents granted 2022"),
                "data-close": _("Close"),
                "data-failed": _("The figures could not be looked up. Try again."),
            },
        )
        context["media"] += Media(js=[script])  # type: ignore[list-item]  # the stubs know paths only
        return super().render_change_form(request, context, *args, **kwargs)
