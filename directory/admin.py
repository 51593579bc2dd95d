"""The desk for organisations, areas, sources and documents."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from directory.models import Alias, Area, Instrument, Issuer, Organisation, Source
from exchange.admin import WorkbookAdmin
from publishing.admin import ContentAdmin, PartInline, PublishableAdmin, StateFilter, standing


@admin.register(Area)
class AreaAdmin(WorkbookAdmin, ContentAdmin):
    """Places; areas that differ in perimeter are never joined."""

    list_display = ("name_en", "name_zh_hans", "code", "kind", "parent")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_fields = ("code", "name_en", "name_zh_hans")
    autocomplete_fields = ("parent", "not_joined_with")
    prepopulated_fields = {"code": ("name_en",)}


@admin.register(Source)
class SourceAdmin(WorkbookAdmin, PublishableAdmin):
    """Where facts are from."""

    list_display = ("name", standing, "producer_en", "kind", "confidence", "published_on")
    list_filter = (StateFilter, "kind", "confidence", "redistributable")
    search_fields = ("slug", "title_en", "title_zh_hans", "producer_en", "producer_zh_hans", "url")
    prepopulated_fields = {"slug": ("title_en",)}
    fieldsets = (
        (
            None,
            {"fields": (("title_en", "title_zh_hans"), ("producer_en", "producer_zh_hans"), "slug", "url")},
        ),
        (
            _("Dates"),
            {
                "fields": (
                    ("published_on", "published_on_precision"),
                    ("accessed_on", "accessed_on_precision"),
                )
            },
        ),
        (_("Trust and reuse"), {"fields": ("kind", "confidence", "licence", "redistributable")}),
        (_("Notes"), {"fields": (("note_en", "note_zh_hans"), "owner")}),
    )


class AliasInline(PartInline):
    """Other names."""

    model = Alias
    fields = ("name", "language", "kind", "until", "position")


@admin.register(Organisation)
class OrganisationAdmin(WorkbookAdmin, PublishableAdmin):
    """Bodies, places and events."""

    list_display = ("name", standing, "kind", "level", "has_page")
    list_filter = (StateFilter, "kind", "level", "has_page")
    search_fields = ("slug", "name_en", "name_zh_hans", "aliases__name", "credit_code")
    autocomplete_fields = ("parent", "area", "source", "owner")
    prepopulated_fields = {"slug": ("name_en",)}
    inlines = (AliasInline,)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name_en", "name_zh_hans"),
                    ("short_name_en", "short_name_zh_hans"),
                    "slug",
                    ("kind", "level"),
                    ("parent", "area"),
                    "has_page",
                )
            },
        ),
        (_("Registers"), {"fields": ("credit_code", "court_code", "url")}),
        (_("Notes and source"), {"fields": (("note_en", "note_zh_hans"), "source", "owner")}),
    )


class IssuerInline(PartInline):
    """Who issued it."""

    model = Issuer
    fields = ("organisation", "position")
    autocomplete_fields = ("organisation",)


@admin.register(Instrument)
class InstrumentAdmin(WorkbookAdmin, PublishableAdmin):
    """Laws, plans, opinions, agreements, white papers."""

    list_display = ("name", standing, "kind", "action", "issued_on", "year_named")
    list_filter = (StateFilter, "kind", "action", "title_is_printed", "year_named")
    search_fields = ("slug", "title_en", "title_zh_hans", "number")
    autocomplete_fields = ("source", "owner")
    prepopulated_fields = {"slug": ("title_en",)}
    inlines = (IssuerInline,)
    fieldsets = (
        (None, {"fields": (("title_en", "title_zh_hans"), "slug", "title_is_printed", ("kind", "action"))}),
        (
            _("Issuing"),
            {
                "fields": (
                    ("issued_on", "issued_on_precision"),
                    "year_named",
                    "number",
                    "issuers_unnamed",
                    "url",
                )
            },
        ),
        (_("What it is"), {"fields": (("summary_en", "summary_zh_hans"), "source", "owner")}),
    )
