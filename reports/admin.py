"""The desk for editions: reports, their sections and exhibits."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exchange.admin import WorkbookAdmin
from indicators.picker import FigureForms
from publishing.admin import PartInline, PublishableAdmin, StateFilter, standing
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


class EditionForms(FigureForms):
    """Texts of an edition: a reference means its own number and area; in a new record the newest's."""

    def standpoint(self, record: Any) -> tuple[int | None, int | None]:
        edition = getattr(record, "report", record) or Report.objects.first()
        return (None, None) if edition is None else (edition.source_id, edition.area_id)


class KeyFigureInline(PartInline):
    """Numbers of the title page."""

    model = KeyFigure
    fields = ("indicator", "area", "period", "kicker_en", "kicker_zh_hans", "position")
    autocomplete_fields = ("indicator", "area")


class CasePickInline(PartInline):
    """Cases chosen for the edition."""

    model = CasePick
    fields = ("case", "section_slug", "position")
    autocomplete_fields = ("case",)


class AwardPickInline(PartInline):
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
    fieldsets = (
        (None, {"fields": (("year", "slug"), ("title_en", "title_zh_hans"), ("lead_en", "lead_zh_hans"))}),
        (
            _("The white paper"),
            {"fields": ("publisher", ("released_on", "released_on_precision"), "summary_of", "unofficial")},
        ),
        (_("Figures"), {"fields": ("source", "area", "owner")}),
    )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self._page("audit", ("GET", "POST")))
        return [path("<path:object_id>/audit/", view, name="reports_report_audit"), *super().get_urls()]

    def audit_view(self, request: HttpRequest, record: Report) -> HttpResponseBase:
        """Show what the audit of the edition's newest text found, and do what is asked about it."""
        context = {**self.admin_site.each_context(request), "opts": self.opts, "original": record}
        return audit_page(request, record, context)


class NoteInline(PartInline):
    """Notes in the margin."""

    model = SectionNote
    fields = ("mark", "text_en", "text_zh_hans", "source", "position")
    autocomplete_fields = ("source",)


@admin.register(Section)
class SectionAdmin(EditionForms, WorkbookAdmin, PublishableAdmin):
    """Foreword, chapters, run-in sections."""

    list_display = ("name", standing, "number", "kind", "report", "parent")
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
            {"fields": (("lead_en", "lead_zh_hans"), "body_en", "body_zh_hans")},
        ),
        (_("Named in it"), {"fields": ("organisations", "instruments", "owner")}),
    )


class SeriesInline(PartInline):
    """Rows or lines."""

    model = ExhibitSeries
    fields = ("indicator", "area", "label_en", "label_zh_hans", "position")
    autocomplete_fields = ("indicator", "area")


@admin.register(Exhibit)
class ExhibitAdmin(EditionForms, WorkbookAdmin, PublishableAdmin):
    """Tables, charts and the places of lost ones."""

    list_display = ("name", standing, "kind", "chart_type", "report", "section")
    list_filter = (StateFilter, "report", "kind", "chart_type")
    list_select_related = ("head_revision", "live_revision", "report", "section")
    search_fields = ("slug", "title_en", "title_zh_hans")
    autocomplete_fields = ("report", "section", "source", "owner")
    prepopulated_fields = {"slug": ("title_en",)}
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
                )
            },
        ),
        (pgettext_lazy("figures", "Numbers"), {"fields": ("periods",)}),
        (_("Notes and source"), {"fields": (("note_en", "note_zh_hans"), "source", "owner")}),
    )
