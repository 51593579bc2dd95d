"""The desk for numbers."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, ProtectedError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from exchange.admin import WorkbookAdmin
from exchange.cells import CellError
from indicators import periods
from indicators.actions import CHANGE_SAID, SAID, Row, record_observations
from indicators.figures import figure
from indicators.models import Change, Observation, Period
from indicators.models.observation import WITHOUT_VALUE
from indicators.staging import canonical, is_named, place_in_time
from publishing.admin import NamedRows, NoncedAdmin
from publishing.admin.bases import user_of
from publishing.admin.inputs import PlainInputs

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    ObservationModelForm = forms.ModelForm[Observation]
    ChangeModelInline = admin.TabularInline[Change, Observation]
else:
    ObservationModelForm = forms.ModelForm
    ChangeModelInline = admin.TabularInline


class ObservationForm(ObservationModelForm):
    """Reads the period as a workbook does, so that a bad one is an error beside its field."""

    def clean_period(self) -> str:
        """Return the period's one spelling."""
        text = self.cleaned_data["period"]
        try:
            code = canonical(text)
        except periods.PeriodError as error:
            raise forms.ValidationError(
                gettext("“%(found)s” is not a period; expected %(expected)s."),
                params={"found": error.value, "expected": error.expected},
            ) from error
        named = Period.objects.filter(code=code).first() if is_named((code,)) else None
        if is_named((code,)) and named is None:
            raise forms.ValidationError(
                gettext("No period is named “%(found)s”: use dates, or add it to the named periods."),
                params={"found": code},
            )
        self.instance.named_period = named
        return code

    def clean(self) -> dict[str, Any] | None:
        """Refuse a period that does not suit the indicator, and no value without its reason."""
        cleaned = super().clean()
        said_why = cleaned and cleaned.get("obs_status") in WITHOUT_VALUE
        if cleaned and cleaned.get("value") is None and "value" not in self.errors and not said_why:
            told = gettext("Enter the value, or choose the status that says why there is none.")
            self.add_error("value", told)
        if cleaned and cleaned.get("indicator") and cleaned.get("period"):
            asked = Observation(indicator=cleaned["indicator"], period=cleaned["period"])
            for field, error in place_in_time(asked):
                self.add_error(field, _stock_date(error))
        return cleaned


def _stock_date(error: CellError) -> forms.ValidationError:
    return forms.ValidationError(
        gettext("“%(found)s” does not suit the indicator: a stock is counted at a date. Use %(suggestion)s."),
        params={"found": error.found, "suggestion": error.suggestion},
    )


class StandsFilter(admin.SimpleListFilter):
    """Lists numbers by who can see them."""

    title = _("where it stands")
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("pending", gettext("pending")),
            ("public", gettext("public")),
            ("superseded", gettext("superseded")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        conditions: dict[str, dict[str, bool]] = {
            "pending": {"released_at__isnull": True},
            "public": {"released_at__isnull": False, "superseded_at__isnull": True},
            "superseded": {"superseded_at__isnull": False},
        }
        return queryset.filter(**conditions.get(self.value() or "", {}))


class ChangeInline(PlainInputs, ChangeModelInline):
    """The change as the source prints it."""

    model = Change
    extra = 0
    formset = NamedRows
    fields = ("kind", "value", "basis", "printed_en", "printed_zh_hans")


@admin.register(Observation)
class ObservationAdmin(WorkbookAdmin, NoncedAdmin):
    """Numbers. A released one is never changed: saving it writes a pending one that supersedes it."""

    form = ObservationForm
    list_display = ("indicator", "period", "number", "area", "source", "stands")
    list_filter = (
        StandsFilter,
        "indicator__topic",
        ("area", admin.RelatedOnlyFieldListFilter),
        ("source", admin.RelatedOnlyFieldListFilter),
        "obs_status",
        "qualifier",
    )
    list_select_related = ("indicator__unit", "area", "source")
    search_fields = (
        "indicator__slug",
        "indicator__name_en",
        "indicator__name_zh_hans",
        "period",
        "source__title_en",
    )
    ordering = ("indicator__slug", "-ends_on", "area__code", "id")
    autocomplete_fields = ("indicator", "area", "source")
    readonly_fields = ("released_at", "superseded_at", "supersedes")
    inlines = (ChangeInline,)
    fieldsets = (
        (None, {"fields": (("indicator", "area"), ("period", "source"))}),
        (
            pgettext_lazy("a figure", "Number"),
            {
                "fields": (
                    ("value", "qualifier", "obs_status"),
                    "rounding_step",
                    ("printed_en", "printed_zh_hans"),
                )
            },
        ),
        (_("Notes"), {"fields": (("footnote_en", "footnote_zh_hans"), "note")}),
        (_("Where it stands"), {"fields": ("released_at", "superseded_at", "supersedes")}),
    )

    @admin.display(description=_("number"), ordering="value")
    def number(self, row: Observation) -> str:
        """Return the number as readers see it."""
        return str(figure(row, row.indicator))

    @admin.display(description=_("stands"))
    def stands(self, row: Observation) -> str:
        """Say whether the row is public, waiting or history."""
        if row.superseded_at:
            return gettext("superseded")
        return gettext("public") if row.released_at else gettext("pending")

    def get_readonly_fields(self, request: HttpRequest, obj: Observation | None = None) -> tuple[str, ...]:
        """Fix what a released number is of: another indicator or year is another number."""
        readonly = tuple(super().get_readonly_fields(request, obj))
        return readonly if obj is None or obj.released_at is None else (*readonly, *_KEY)

    def has_delete_permission(self, request: HttpRequest, obj: Observation | None = None) -> bool:
        """Refuse once it was public."""
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.released_at is None)

    def has_change_permission(self, request: HttpRequest, obj: Observation | None = None) -> bool:
        """Refuse history: what has been superseded is kept as it was."""
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.superseded_at is None)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Observation]) -> None:
        """Delete waiting rows only; a public one among them refuses the whole deletion."""
        if queryset.filter(released_at__isnull=False).exists():
            raise PermissionDenied(gettext("A number that was public is never deleted."))
        super().delete_queryset(request, queryset)

    def save_model(self, request: HttpRequest, obj: Observation, form: Any, change: bool) -> None:
        """Leave the row alone: numbers are recorded with their changes, in save_related."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Record the number; an edit of a released one waits until its source is published again."""
        for formset in formsets:
            formset.save(commit=False)  # only for the log, which asks each what has changed
        was_public = form.instance.released_at is not None
        row = Row(_fresh(form.instance), [_change(kept) for formset in formsets for kept in _kept(formset)])
        written = record_observations(rows=[row], by=user_of(request))
        if change and not was_public and any(name in form.changed_data for name in _KEY):
            # The waiting number is of something else now. Where an award counts by the old one, both stay.
            with suppress(ProtectedError), transaction.atomic():
                Observation.objects.pending().filter(pk=form.instance.pk).delete()
        form.instance.pk = _standing(row)
        messages.info(request, _what_became(written, was_public=was_public))

    def response_change(self, request: HttpRequest, obj: Observation) -> HttpResponse:
        """Go on with the row that now says the number: for a released one, the pending that follows it."""
        response = super().response_change(request, obj)
        if "_continue" in request.POST:
            return HttpResponseRedirect(_address(obj))
        return response

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say above a public number that a newer one waits."""
        shown = context.get("original")
        waiting = Observation.objects.pending().filter(supersedes=shown).first() if shown else None
        if waiting is not None and request.method == "GET":
            link = format_html('<a href="{}">{}</a>', _address(waiting), figure(waiting, waiting.indicator))
            told = gettext(
                "A newer number waits for its source to be published: {}. Saving here replaces it."
            )
            messages.warning(request, format_html(told, link))
        return super().render_change_form(request, context, *args, **kwargs)


_KEY = ("indicator", "area", "period", "source")


def _fresh(said: Observation) -> Observation:
    """Return a new row that says the same."""
    keys = ("indicator", "area", "period", "source")
    return Observation(**{name: getattr(said, name) for name in (*keys, *SAID)})


def _kept(formset: Any) -> list[Change]:
    """Return the rows of the formset that are filled in and not ticked for deletion."""
    return [
        one.instance
        for one in formset.forms
        if one.cleaned_data
        and not one.cleaned_data.get("DELETE")
        and one.cleaned_data.get("value") is not None
    ]


def _change(said: Change) -> Change:
    return Change(**{name: getattr(said, name) for name in CHANGE_SAID})


def _standing(row: Row) -> Any:
    """Return the key of the row on record that says this number: the pending one, else the public one."""
    indicator, area, period, source = row.key
    found = Observation.objects.current().filter(indicator=indicator, area=area, period=period, source=source)
    return found.order_by(F("released_at").asc(nulls_first=True)).values_list("pk", flat=True).first()


def _what_became(written: list[Observation], *, was_public: bool) -> str:
    if not written:
        return gettext("That is what stands on record already; nothing was saved.")
    if was_public:
        return gettext("The public number stays until its source is published again; the new one is pending.")
    return gettext("The number waits until its source is published.")


def _address(row: Observation) -> str:
    return reverse("admin:indicators_observation_change", args=[row.pk])
