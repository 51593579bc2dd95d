"""The desk for editions: reports, their sections and exhibits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.forms.widgets import Script
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from exchange.admin import WorkbookAdmin
from indicators.picker import FigureForms
from publishing.admin import (
    OneRecord,
    PartInline,
    PublishableAdmin,
    StackedPartInline,
    StateFilter,
    standing,
)
from publishing.hints import hint
from reports.models import (
    AwardPick,
    CasePick,
    Exhibit,
    ExhibitSeries,
    KeyFigure,
    Report,
    Section,
    SectionNote,
)
from reports.views.audit import audit_page
from reports.views.describing import drafted

if TYPE_CHECKING:
    from django.db.models import Field, QuerySet

    PickModelForm = forms.ModelForm[Any]
else:
    PickModelForm = forms.ModelForm


class EditionForms(FigureForms):
    """Texts of an edition: a reference means its own number and area; in a new record the newest's."""

    def standpoint(self, record: Any) -> tuple[int | None, int | None]:
        edition = getattr(record, "report", record) or Report.objects.first()
        return (None, None) if edition is None else (edition.source_id, edition.area_id)


class WithinEdition(EditionForms, PublishableAdmin):
    """What is part of an edition: the sections it can choose are those of its edition."""

    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        """Tell the search for a section which edition it is for."""
        if db_field.related_model is Section and db_field.many_to_one:
            finder = OneRecord(db_field, self.admin_site)
            if edition := self._edition(request):
                finder.within = f"edition={edition}"
            kwargs["widget"] = finder
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def _edition(self, request: HttpRequest) -> int | None:
        match = request.resolver_match
        record = self.get_object(request, match.kwargs["object_id"]) if match and match.kwargs else None
        asked = request.POST.get("report") or request.GET.get("report") or ""
        if asked.isascii() and asked.isdigit():
            return int(asked)
        return getattr(record, "report_id", None)


class KeyFigureInline(StackedPartInline):
    """Numbers of the title page."""

    model = KeyFigure
    fields = (("indicator", "area", "period"), ("kicker_en", "kicker_zh_hans", "position"))
    autocomplete_fields = ("indicator", "area")


class PickForm(PickModelForm):
    """A choice for the edition; the section it stands beside is one of the edition's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["section_slug"]
        self.known = {slug for slug, _name in field.choices}
        if self.instance.section_slug not in self.known:
            gone = gettext("%(slug)s (no longer a section)") % {"slug": self.instance.section_slug}
            field.choices = [*field.choices, (self.instance.section_slug, gone)]

    def clean_section_slug(self) -> str:
        """Refuse a section that the edition does not have (any more)."""
        slug = str(self.cleaned_data["section_slug"])
        if slug not in self.known:
            raise forms.ValidationError(
                gettext("The edition has no section at “%(slug)s”: choose one of the list, or none."),
                params={"slug": slug},
            )
        return slug


class PickInline(PartInline):
    """Something chosen for the edition, beside a section or on its title page only."""

    form = PickForm

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer the edition's sections by their headings."""
        if db_field.name != "section_slug":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        match = request.resolver_match
        key = match.kwargs.get("object_id") if match else None
        sections = Section.objects.filter(report_id=key) if key else Section.objects.none()
        named = [(one.slug, f"{one.number} {one}".strip()) for one in sections.order_by("position", "pk")]
        return forms.ChoiceField(
            label=db_field.verbose_name,
            choices=[("", gettext("none: on the title page only")), *named],
            required=False,
            help_text=hint(db_field) or "",
        )


class CasePickInline(PickInline):
    """Cases chosen for the edition."""

    model = CasePick
    fields = ("case", "section_slug", "position")
    autocomplete_fields = ("case",)


class AwardPickInline(PickInline):
    """Awards chosen for the edition."""

    model = AwardPick
    fields = ("award_round", "section_slug", "featured", "position")
    autocomplete_fields = ("award_round",)


@admin.register(Report)
class ReportAdmin(EditionForms, WorkbookAdmin, PublishableAdmin):
    """Editions. Publishing one publishes its source, sections and exhibits with it."""

    change_form_template = "admin/reports/report_change_form.html"
    list_display = ("name", standing, "year", "released_on", "unofficial")
    search_fields = ("slug", "title_en", "title_zh_hans")
    autocomplete_fields = ("publisher", "source", "area", "summary_of", "owner")
    inlines = (KeyFigureInline, CasePickInline, AwardPickInline)
    readonly_fields = ("contents",)
    fieldsets = (
        (None, {"fields": (("year", "slug"), ("title_en", "title_zh_hans"), ("lead_en", "lead_zh_hans"))}),
        (
            _("The white paper"),
            {"fields": ("publisher", ("released_on", "released_on_precision"), "summary_of", "unofficial")},
        ),
        (_("Figures"), {"fields": (("source", "area"), "owner")}),
        (_("Sections and exhibits"), {"fields": ("contents",)}),
    )

    @admin.display(description=_("in their order"))
    def contents(self, report: Report) -> SafeString:
        """Return the edition's sections and exhibits, each with its state and the way to its form."""
        parts = {
            "sections": Section.objects.filter(report=report.pk).order_by("position", "pk"),
            "exhibits": Exhibit.objects.filter(report=report.pk).order_by(
                "section__position", "position", "pk"
            ),
        }
        shown = {
            name: [(one, standing(one)) for one in rows.select_related("head_revision", "live_revision")]
            for name, rows in parts.items()
        }
        return render_to_string("admin/reports/contents.html", {**shown, "report": report})

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self._page("audit", ("GET", "POST")))
        return [path("<path:object_id>/audit/", view, name="reports_report_audit"), *super().get_urls()]

    def audit_view(self, request: HttpRequest, record: Report) -> HttpResponseBase:
        """Show what the audit of the edition's newest text found, and do what is asked about it."""
        context = {**self.admin_site.each_context(request), "opts": self.opts, "original": record}
        return audit_page(request, record, context)


class NoteInline(StackedPartInline):
    """Notes in the margin."""

    model = SectionNote
    fields = (("mark", "source", "position"), ("text_en", "text_zh_hans"))
    autocomplete_fields = ("source",)


@admin.register(Section)
class SectionAdmin(WorkbookAdmin, WithinEdition):
    """Foreword, chapters, run-in sections."""

    list_display = ("name", standing, "number", "kind", "report")
    list_filter = (StateFilter, "report", "kind")
    list_select_related = ("head_revision", "live_revision", "report", "parent")
    search_fields = ("slug", "title_en", "title_zh_hans", "number")
    autocomplete_fields = ("report", "parent", "organisations", "instruments", "owner")
    prepopulated_fields = {"slug": ("title_en",)}
    inlines = (NoteInline,)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("report", "parent"),
                    ("kind", "number", "position"),
                    ("title_en", "title_zh_hans"),
                    ("short_title_en", "short_title_zh_hans"),
                    "slug",
                )
            },
        ),
        (
            pgettext_lazy("prose", "Text"),
            {"fields": (("lead_en", "lead_zh_hans"), ("body_en", "body_zh_hans"))},
        ),
        (_("Named in it"), {"fields": ("organisations", "instruments", "owner")}),
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find, for a form, sections of its edition; for what holds others, chapters only."""
        if request.GET.get("field_name") == "parent":
            queryset = queryset.exclude(kind=Section.Kind.RUN_IN)
        edition = request.GET.get("edition", "")
        if edition.isascii() and edition.isdigit():
            queryset = queryset.filter(report_id=int(edition))
        return super().get_search_results(request, queryset, search_term)


class SeriesInline(StackedPartInline):
    """Rows or lines."""

    model = ExhibitSeries
    fields = (("indicator", "area"), ("label_en", "label_zh_hans", "position"))
    autocomplete_fields = ("indicator", "area")


@admin.register(Exhibit)
class ExhibitAdmin(WorkbookAdmin, WithinEdition):
    """Tables, charts and the places of lost ones."""

    list_display = ("name", standing, "kind", "section", "report")
    list_filter = (StateFilter, "report", "kind", "chart_type")
    list_select_related = ("head_revision", "live_revision", "report", "section")
    search_fields = ("slug", "title_en", "title_zh_hans")
    autocomplete_fields = ("report", "section", "source", "owner")
    prepopulated_fields = {"slug": ("title_en",)}
    readonly_fields = ("drafted",)
    inlines = (SeriesInline,)
    fieldsets = (
        (None, {"fields": (("report", "section", "position"), ("kind", "chart_type"), "slug")}),
        (
            _("Words"),
            {
                "fields": (
                    ("title_en", "title_zh_hans"),
                    ("scope_en", "scope_zh_hans"),
                    ("alt_en", "alt_zh_hans"),
                    "drafted",
                )
            },
        ),
        (pgettext_lazy("figures", "Numbers"), {"fields": ("periods",)}),
        (_("Notes and source"), {"fields": (("note_en", "note_zh_hans"), "source", "owner")}),
    )

    class Media:
        """The button that takes a drafted description over."""

        js = (Script("portal/fill.js", defer=True),)

    @admin.display(description=_("text alternative, drafted"))
    def drafted(self, exhibit: Exhibit) -> SafeString:
        """Return what the saved numbers say, in both languages, for the editor to take over and better."""
        drafts = drafted(exhibit) if exhibit.pk else []
        return render_to_string("admin/reports/drafted.html", {"drafts": drafts})
