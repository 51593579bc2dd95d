"""The desk for award programmes and their rounds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from awards.audit import warnings_of
from awards.models import Award, AwardProgramme, AwardRecipient, AwardRound, Grantor
from exchange.admin import WorkbookAdmin
from indicators.picker import FigureForms
from publishing.admin import PartInline, PublishableAdmin, StackedPartInline, StateFilter, standing
from publishing.models import Publishable

if TYPE_CHECKING:
    from django.db.models import ForeignKey
    from django.http import HttpRequest


class GrantorInline(PartInline):
    """Who gives it."""

    model = Grantor
    fields = ("organisation", "position")
    autocomplete_fields = ("organisation",)


@admin.register(AwardProgramme)
class AwardProgrammeAdmin(FigureForms, WorkbookAdmin, PublishableAdmin):
    """Prizes, designations, rankings, pilots."""

    list_display = ("name", standing, "kind", "level")
    list_filter = (StateFilter, "kind", "level")
    search_fields = ("slug", "title_en", "title_zh_hans")
    autocomplete_fields = ("source", "owner")
    prepopulated_fields = {"slug": ("title_en",)}
    inlines = (GrantorInline,)
    fieldsets = (
        (None, {"fields": (("title_en", "title_zh_hans"), "slug", ("kind", "level"))}),
        (_("What it is"), {"fields": (("description_en", "description_zh_hans"), "url", "source", "owner")}),
    )


class AwardInline(StackedPartInline):
    """Honours of the round."""

    model = Award
    fields = (
        ("grade_en", "grade_zh_hans", "track_en", "track_zh_hans"),
        ("project_en", "project_zh_hans"),
        ("patent_number", "status", "figure"),
        ("note_en", "note_zh_hans", "position"),
    )
    autocomplete_fields = ("figure",)


class RecipientInline(StackedPartInline):
    """Who received them. Save a new award first; then its recipients can be added."""

    model = AwardRecipient
    fields = (("award", "organisation", "role"), ("name_en", "name_zh_hans", "share", "position"))
    autocomplete_fields = ("organisation",)

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer the awards of this round only."""
        if db_field.name == "award":
            match = request.resolver_match
            kwargs["queryset"] = Award.objects.filter(
                round_id=(match.kwargs.get("object_id") if match else None)
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(AwardRound)
class AwardRoundAdmin(FigureForms, WorkbookAdmin, PublishableAdmin):
    """Rounds with their awards."""

    def doubts(self, record: Publishable) -> Iterable[str]:
        return warnings_of(record) if isinstance(record, AwardRound) else ()

    list_display = ("name", standing, "programme", "ordinal_printed_en", "year")
    list_filter = (StateFilter, "year", "programme__kind", "programme__level")
    list_select_related = (
        "head_revision",
        "live_revision",
        "programme",
    )
    search_fields = ("slug", "title_en", "title_zh_hans", "programme__title_en", "recipients__name_en")
    autocomplete_fields = ("programme", "source", "owner")
    inlines = (AwardInline, RecipientInline)
    fieldsets = (
        (None, {"fields": ("programme", ("title_en", "title_zh_hans"), "slug")}),
        (
            _("Round"),
            {
                "fields": (
                    ("ordinal", "ordinal_printed_en"),
                    ("year", "year_implied"),
                    ("announced_on", "announced_on_precision"),
                    ("quota", "instrument_number"),
                )
            },
        ),
        (_("Notes and source"), {"fields": (("note_en", "note_zh_hans"), "source", "owner")}),
    )
