"""The desk for indicators, units and named periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exchange.admin import WorkbookAdmin
from indicators import picker
from indicators.models import Indicator, Period, Unit
from publishing.admin import ContentAdmin, PublishableAdmin, StateFilter, standing

if TYPE_CHECKING:
    from django.urls import URLPattern


@admin.register(Unit)
class UnitAdmin(WorkbookAdmin, ContentAdmin):
    """What figures are counted in."""

    list_display = ("code", "singular_en", "plural_en", "measure_zh_hans", "family")
    list_filter = ("family",)
    search_fields = ("code", "singular_en", "plural_en", "measure_zh_hans")


@admin.register(Period)
class PeriodAdmin(WorkbookAdmin, ContentAdmin):
    """Named stretches of time."""

    list_display = ("code", "name_en", "name_zh_hans", "starts_on", "ends_on")
    search_fields = ("code", "name_en", "name_zh_hans")


@admin.register(Indicator)
class IndicatorAdmin(WorkbookAdmin, PublishableAdmin):
    """What is measured."""

    list_display = ("name", standing, "slug", "topic", "kind", "unit")
    list_filter = (StateFilter, "topic", "kind", "better", "has_series")
    list_select_related = ("unit", "head_revision", "live_revision")
    search_fields = ("slug", "name_en", "name_zh_hans", "definition_en")
    autocomplete_fields = ("unit", "parent", "numerator", "denominator", "do_not_confuse_with", "owner")
    prepopulated_fields = {"slug": ("name_en",)}
    fieldsets = (
        (None, {"fields": (("name_en", "name_zh_hans"), "slug", ("topic", "kind", "position"))}),
        (
            _("Meaning"),
            {
                "fields": (
                    ("definition_en", "definition_zh_hans"),
                    ("counting_rule_en", "counting_rule_zh_hans"),
                    "do_not_confuse_with",
                )
            },
        ),
        (pgettext_lazy("a figure", "Number"), {"fields": (("unit", "decimals", "better"), "has_series")}),
        (_("Relations"), {"fields": (("parent", "additive"), ("numerator", "denominator"))}),
        (_("Notes"), {"fields": (("note_en", "note_zh_hans"), "owner")}),
    )

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the figure picker, which every form of texts asks."""
        return [*picker.addresses(), *super().get_urls()]
