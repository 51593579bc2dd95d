"""Instrument: a law, plan, opinion, agreement or white paper, with its issuers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.models.organisation import Organisation
from directory.models.source import Source
from directory.querysets import InstrumentManager
from publishing.datefields import PrecisionField, dated
from publishing.models import Part, Publishable


class Instrument(Publishable):
    """A law, plan, opinion, agreement, white paper or the like."""

    class Kind(models.TextChoices):
        """What sort of document; wording as Chinese offices title them."""

        LAW = "law", _("law or regulation")
        OUTLINE = "outline", _("strategy outline")
        PLAN = "plan", _("plan")
        OPINIONS = "opinions", _("opinions")
        MEASURES = "measures", _("measures or rules")
        NOTICE = "notice", _("notice")
        AGREEMENT = "agreement", _("agreement")
        MEMORANDUM = "memorandum", _("memorandum")
        WHITE_PAPER = "white_paper", _("white paper")
        REPORT = "report", _("report or index")
        CASE_LIST = "case_list", _("list of cases")
        LIST = "list", _("list")
        CATALOGUE = "catalogue", _("catalogue or guide")
        STANDARD = "standard", _("standard")
        SCHEME = "scheme", _("pilot scheme or draft")
        POLICY = "policy", _("policy or programme")
        CONTRACT = "contract", _("insurance policy or contract")
        DOCTRINE = "doctrine", _("doctrine or instructions")
        OTHER = "other", _("other")

    class Action(models.TextChoices):
        """What the source says was done with it."""

        ISSUED = "issued", _("issued")
        RELEASED = "released", _("released")
        SIGNED = "signed", _("signed")
        IMPLEMENTED = "implemented", _("implemented")
        DRAFTED = "drafted", _("drafted")
        CITED = "cited", _("cited")
        PUBLICISED = "publicised", _("publicised")
        PREPARED = "prepared", _("under preparation")
        OTHER = "other", _("other")

    title_en = models.CharField(_("title (English)"), max_length=400, blank=True)
    title_zh_hans = models.CharField(_("title (Chinese)"), max_length=400, blank=True)
    title_is_printed = models.BooleanField(
        _("title as printed"),
        default=True,
        help_text=_("No: the source only describes the document; the title is ours."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    action = models.CharField(_("what was done"), max_length=12, choices=Action, default=Action.ISSUED)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    issued_on_precision = PrecisionField(_("how exact"))
    year_named = models.PositiveSmallIntegerField(
        _("year of the edition that names it"), null=True, blank=True, help_text=_("Example: 2022")
    )
    number = models.CharField(
        _("document number"), max_length=80, blank=True, help_text=_("Example: 沪府〔2022〕51号")
    )
    url = models.CharField(_("address"), max_length=500, blank=True)
    summary_en = models.TextField(_("what it is (English)"), blank=True)
    summary_zh_hans = models.TextField(_("what it is (Chinese)"), blank=True)
    issuers_unnamed = models.PositiveSmallIntegerField(
        _("issuers not named"),
        null=True,
        blank=True,
        help_text=_("How many more issued it whom the source counts but does not name."),
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="instruments",
    )

    objects = InstrumentManager()  # type: ignore[misc]  # stubs take the inherited one for a ClassVar

    noun = "document"
    required_to_publish = (("title_en", "title_zh_hans"), "kind")

    class Meta(Publishable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ("title_en", "title_zh_hans")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="instrument_slug"),
            dated("issued_on", "instrument"),
            models.CheckConstraint(
                name="instrument_live_has_title",
                condition=~Q(status="live") | ~Q(title_en="") | ~Q(title_zh_hans=""),
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the page of the document."""
        return reverse("directory:document", args=[self.slug])


class Issuer(Part):
    """A body that issued, signed or released a document."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="issuers")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="issued"
    )

    parent_field = "instrument"

    class Meta(Part.Meta):
        verbose_name = _("issuer")
        verbose_name_plural = _("issuers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["instrument", "organisation"], name="issuer_once")
        ]

    def __str__(self) -> str:
        return str(self.organisation)
