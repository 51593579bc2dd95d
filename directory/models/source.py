"""Source: where a fact is from."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from publishing.datefields import PrecisionField, dated
from publishing.models import Publishable


class Source(Publishable):
    """Where a fact is from. Numbers always name one; each of our editions is one itself."""

    class Kind(models.TextChoices):
        """Who speaks: the authority itself, or somebody reporting it."""

        OFFICIAL = "official", _("official")
        SECONDARY = "secondary", _("secondary")

    class Confidence(models.TextChoices):
        """How sure the editors are that the source says what is recorded."""

        HIGH = "high", _("high")
        MEDIUM = "medium", _("medium")
        LOW = "low", _("low")
        UNVERIFIED = "unverified", _("not verified")

    class Redistribution(models.TextChoices):
        """Whether its rows may be handed on in bulk."""

        YES = "yes", _("allowed")
        NO = "no", _("forbidden")
        UNKNOWN = "unknown", _("not stated")

    title_en = models.CharField(_("title (English)"), max_length=300, blank=True)
    title_zh_hans = models.CharField(_("title (Chinese)"), max_length=300, blank=True)
    producer_en = models.CharField(_("producer (English)"), max_length=300, blank=True)
    producer_zh_hans = models.CharField(_("producer (Chinese)"), max_length=300, blank=True)
    url = models.CharField(
        _("address"), max_length=500, blank=True, help_text=_("Example: https://sipa.sh.gov.cn/…")
    )
    published_on = models.DateField(_("dated"), null=True, blank=True)
    published_on_precision = PrecisionField(_("how exact"))
    accessed_on = models.DateField(_("looked at"), null=True, blank=True)
    accessed_on_precision = PrecisionField(_("how exact"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SECONDARY)
    confidence = models.CharField(
        _("confidence"), max_length=10, choices=Confidence, default=Confidence.UNVERIFIED
    )
    licence = models.CharField(
        _("licence"),
        max_length=200,
        blank=True,
        help_text=_("As the source states it; empty when it states none."),
    )
    redistributable = models.CharField(
        _("redistribution"), max_length=8, choices=Redistribution, default=Redistribution.UNKNOWN
    )
    note_en = models.TextField(_("note (English)"), blank=True)
    note_zh_hans = models.TextField(_("note (Chinese)"), blank=True)

    noun = "source"
    required_to_publish = (("title_en", "title_zh_hans"), ("producer_en", "producer_zh_hans"))

    class Meta(Publishable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("title_en", "title_zh_hans")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="source_slug"),
            dated("published_on", "source"),
            dated("accessed_on", "source"),
            models.CheckConstraint(
                name="source_live_has_title",
                condition=~Q(status="live") | ~Q(title_en="") | ~Q(title_zh_hans=""),
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the place in the list of sources."""
        return f"{reverse('about-data')}#source-{self.slug}"
