"""The desk for typical cases and the lists of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cases.audit import warnings_of
from cases.models import (
    Amount,
    CaseCollection,
    CaseNumber,
    CaseSeries,
    CollectionEntry,
    CollectionIssuer,
    Evidence,
    Instance,
    LegalBasis,
    Party,
    RelatedRight,
    TypicalCase,
)
from exchange.admin import WorkbookAdmin
from indicators.picker import FigureForms
from publishing.admin import (
    ContentAdmin,
    PartInline,
    PublishableAdmin,
    StackedPartInline,
    StateFilter,
    standing,
)
from publishing.models import Publishable

if TYPE_CHECKING:
    from django.db.models import ManyToManyField
    from django.http import HttpRequest


class NumberInline(PartInline):
    """Dockets and other numbers."""

    model = CaseNumber
    fields = ("scheme", "value", "position")


class InstanceInline(StackedPartInline):
    """Stages of the procedure."""

    model = Instance
    fields = (
        ("stage", "authority", "number", "document_type"),
        ("filed_on", "filed_on_precision", "decided_on", "decided_on_precision"),
        ("outcome_en", "outcome_zh_hans", "position"),
    )
    autocomplete_fields = ("authority",)


class PartyInline(StackedPartInline):
    """Parties under their published names."""

    model = Party
    fields = (("role", "name_en", "name_zh_hans"), ("organisation", "anonymised", "position"))
    autocomplete_fields = ("organisation",)


class AmountInline(StackedPartInline):
    """Money; what is not stated has no row."""

    model = Amount
    fields = (
        ("kind", "qualifier", "value", "currency"),
        ("against_en", "against_zh_hans", "position"),
    )


class LegalBasisInline(StackedPartInline):
    """Articles the decision rests on."""

    model = LegalBasis
    fields = (("law", "title_en", "title_zh_hans"), ("article", "position"))
    autocomplete_fields = ("law",)


class RelatedRightInline(StackedPartInline):
    """Patents, marks and works in the case."""

    model = RelatedRight
    fields = (("kind", "number", "title_en", "title_zh_hans", "position"),)


class EvidenceInline(StackedPartInline):
    """Which source supports what."""

    model = Evidence
    fields = (("supports", "source", "grade", "checked_on"), ("note_en", "note_zh_hans", "position"))
    autocomplete_fields = ("source",)


@admin.register(TypicalCase)
class TypicalCaseAdmin(FigureForms, WorkbookAdmin, PublishableAdmin):
    """Typical cases."""

    def doubts(self, record: Publishable) -> Iterable[str]:
        return warnings_of(record) if isinstance(record, TypicalCase) else ()

    list_display = ("name", standing, "kind", "handling_authority", "decided_on")
    list_filter = (StateFilter, "kind", "proceeding", "rights", "outcome", "finality")
    list_select_related = (
        "head_revision",
        "live_revision",
        "handling_authority",
    )
    search_fields = (
        "slug",
        "title_en",
        "title_zh_hans",
        "numbers__value",
        "numbers__normalised",
        "parties__name_en",
    )
    autocomplete_fields = (
        "handling_authority",
        "recommending_authority",
        "district",
        "source",
        "related_cases",
        "owner",
    )
    prepopulated_fields = {"slug": ("title_en",)}
    inlines = (
        NumberInline,
        InstanceInline,
        PartyInline,
        AmountInline,
        LegalBasisInline,
        RelatedRightInline,
        EvidenceInline,
    )
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("title_en", "title_zh_hans"),
                    ("gist_en", "gist_zh_hans"),
                    "slug",
                    ("kind", "proceeding"),
                    "rights",
                    ("cause_en", "cause_zh_hans"),
                )
            },
        ),
        (
            _("Who and when"),
            {
                "fields": (
                    ("handling_authority", "recommending_authority", "district"),
                    ("decided_on", "decided_on_precision"),
                    ("announced_on", "announced_on_precision"),
                )
            },
        ),
        (
            _("The case"),
            {
                "fields": (
                    ("facts_en", "facts_zh_hans"),
                    ("issue_en", "issue_zh_hans"),
                    ("holding_en", "holding_zh_hans"),
                    ("reasoning_en", "reasoning_zh_hans"),
                    ("significance_en", "significance_zh_hans"),
                )
            },
        ),
        (
            _("How it ended"),
            {"fields": (("outcome", "finality", "foreign_related"), ("remedies_en", "remedies_zh_hans"))},
        ),
        (
            _("Sources and doubts"),
            {"fields": (("doubts_en", "doubts_zh_hans"), "source", "related_cases", "owner")},
        ),
    )

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer the few kinds of right as a list to tick."""
        if db_field.name == "rights":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(CaseSeries)
class CaseSeriesAdmin(WorkbookAdmin, ContentAdmin):
    """Lists of one name over the years."""

    list_display = ("title_en", "title_zh_hans", "code")
    search_fields = ("code", "title_en", "title_zh_hans")


class CollectionIssuerInline(PartInline):
    """Who issued the list."""

    model = CollectionIssuer
    fields = ("organisation", "inferred", "position")
    autocomplete_fields = ("organisation",)


class CollectionEntryInline(StackedPartInline):
    """Cases in the list."""

    model = CollectionEntry
    fields = (("rank", "case", "inferred"), ("title_printed_en", "title_printed_zh_hans", "position"))
    autocomplete_fields = ("case",)


@admin.register(CaseCollection)
class CaseCollectionAdmin(FigureForms, WorkbookAdmin, PublishableAdmin):
    """Lists of typical cases."""

    list_display = ("name", standing, "coverage_year", "released_on", "planned_size", "ranked")
    list_filter = (StateFilter, "coverage_year", "ranked", "series")
    search_fields = ("slug", "title_en", "title_zh_hans")
    autocomplete_fields = ("series", "document", "source", "owner")
    prepopulated_fields = {"slug": ("title_en",)}
    inlines = (CollectionIssuerInline, CollectionEntryInline)
    fieldsets = (
        (None, {"fields": (("title_en", "title_zh_hans"), "slug", "title_is_printed", "series")}),
        (
            _("The list"),
            {
                "fields": (
                    "coverage_year",
                    ("released_on", "released_on_precision"),
                    ("ranked", "planned_size", "shanghai_entries"),
                    ("selection_en", "selection_zh_hans"),
                )
            },
        ),
        (_("Notes and source"), {"fields": (("note_en", "note_zh_hans"), "document", "source", "owner")}),
    )
