"""CaseCollection: a list of typical cases an authority issued, and the series such lists belong to."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.case import TypicalCase
from directory.models import Instrument, Organisation, Source
from publishing.datefields import PrecisionField, dated
from publishing.models import Part, Publishable, for_reader


class CaseSeries(models.Model):
    """The lists of one name over the years."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    title_en = models.CharField(_("title (English)"), max_length=300)
    title_zh_hans = models.CharField(_("title (Chinese)"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("series of lists")
        verbose_name_plural = _("series of lists")
        default_permissions = ("add", "change", "delete", "view", "import", "export")
        ordering = ("title_en",)

    def __str__(self) -> str:
        return for_reader(self.title_en, self.title_zh_hans)

    def label(self, language: str) -> str:
        """Return the title in `language`, empty when unknown there."""
        return self.title_zh_hans if language.startswith("zh") else self.title_en


class CaseCollection(Publishable):
    """A list of typical cases. The year its cases are about and the day it came out are two fields."""

    title_en = models.CharField(_("title (English)"), max_length=300, blank=True)
    title_zh_hans = models.CharField(_("title (Chinese)"), max_length=300, blank=True)
    title_is_printed = models.BooleanField(
        _("title as printed"),
        default=True,
        help_text=_("No: the source gives no title; ours only describes the list."),
    )
    series = models.ForeignKey(
        CaseSeries,
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="collections",
    )
    coverage_year = models.PositiveSmallIntegerField(_("year the cases are about"), null=True, blank=True)
    released_on = models.DateField(_("released on"), null=True, blank=True)
    released_on_precision = PrecisionField(_("how exact"))
    ranked = models.BooleanField(_("ranked"), null=True, blank=True)
    planned_size = models.PositiveSmallIntegerField(_("number of cases in the list"), null=True, blank=True)
    shanghai_entries = models.PositiveSmallIntegerField(_("of which from Shanghai"), null=True, blank=True)
    selection_en = models.TextField(_("how the cases were chosen (English)"), blank=True)
    selection_zh_hans = models.TextField(_("how the cases were chosen (Chinese)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_zh_hans = models.TextField(_("note (Chinese)"), blank=True)
    document = models.ForeignKey(
        Instrument,
        verbose_name=_("document that names it"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="collections",
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="collections",
    )

    noun = "collection"
    required_to_publish = (("title_en", "title_zh_hans"), "source")

    class Meta(Publishable.Meta):
        verbose_name = _("collection of cases")
        verbose_name_plural = _("collections of cases")
        ordering = ("-coverage_year", "title_en", "id")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="collection_slug"),
            dated("released_on", "collection"),
            models.CheckConstraint(
                name="collection_live_complete",
                condition=~Q(status="live")
                | (Q(source__isnull=False) & (~Q(title_en="") | ~Q(title_zh_hans=""))),
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the page of the collection."""
        return reverse("cases:collection", args=[self.slug])


class CollectionIssuer(Part):
    """An authority that issued the list."""

    collection = models.ForeignKey(CaseCollection, on_delete=models.CASCADE, related_name="issuers")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="issued_collections",
    )
    inferred = models.BooleanField(
        _("inferred"),
        default=False,
        help_text=_("The source does not say outright that this body issued it."),
    )

    parent_field = "collection"

    class Meta(Part.Meta):
        verbose_name = _("issuing authority")
        verbose_name_plural = _("issuing authorities")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["collection", "organisation"], name="collection_issuer_once")
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class CollectionEntry(Part):
    """A case's place in a list. Deleting a list never deletes cases."""

    collection = models.ForeignKey(CaseCollection, on_delete=models.CASCADE, related_name="entries")
    case = models.ForeignKey(
        TypicalCase, verbose_name=_("case"), on_delete=models.PROTECT, related_name="entries"
    )
    rank = models.PositiveSmallIntegerField(
        _("rank"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    title_printed_en = models.CharField(_("title as printed (English)"), max_length=300, blank=True)
    title_printed_zh_hans = models.CharField(_("title as printed (Chinese)"), max_length=300, blank=True)
    inferred = models.BooleanField(_("identity inferred"), default=False)

    parent_field = "collection"

    class Meta(Part.Meta):
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["collection", "case"], name="entry_once"),
            models.UniqueConstraint(fields=["collection", "rank"], name="entry_rank_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rank or '–'} {self.case}"
