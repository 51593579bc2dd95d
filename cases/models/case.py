"""TypicalCase, and the kinds of right cases are about."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases import terms
from directory.models import Area, Organisation, Source
from publishing.datefields import PrecisionField, dated
from publishing.fields import ProseField
from publishing.models import Publishable, for_reader


class IPRight(models.Model):
    """A kind of intellectual property right; rows are data applied after every migrate (cases/terms.py)."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_en = models.CharField(_("name (English)"), max_length=80)
    name_zh_hans = models.CharField(_("name (Chinese)"), max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("kind of right")
        verbose_name_plural = _("kinds of right")
        default_permissions = ("view",)
        ordering = ("position",)

    def __str__(self) -> str:
        return for_reader(self.name_en, self.name_zh_hans)

    def label(self, language: str) -> str:
        """Return the name in `language`."""
        return self.name_zh_hans if language.startswith("zh") else self.name_en


class TypicalCase(Publishable):
    """A case an authority chose as typical. Court and docket are optional: many are not judgments."""

    title_en = models.CharField(_("title (English)"), max_length=200, blank=True)
    title_zh_hans = models.CharField(_("title (Chinese)"), max_length=200, blank=True)
    gist_en = models.CharField(
        _("in one sentence (English)"),
        max_length=300,
        blank=True,
        help_text=_("Shown in lists: what was decided and why it matters."),
    )
    gist_zh_hans = models.CharField(_("in one sentence (Chinese)"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=terms.CaseKind)
    proceeding = models.CharField(
        _("proceeding"), max_length=28, choices=terms.Proceeding, default=terms.Proceeding.NONE
    )
    rights = models.ManyToManyField(
        IPRight, verbose_name=_("kinds of right"), blank=True, related_name="cases"
    )
    cause_en = models.CharField(_("cause of action or charge (English)"), max_length=200, blank=True)
    cause_zh_hans = models.CharField(_("cause of action or charge (Chinese)"), max_length=200, blank=True)
    handling_authority = models.ForeignKey(
        Organisation,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="handled_cases",
    )
    recommending_authority = models.ForeignKey(
        Organisation,
        verbose_name=_("recommended by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="recommended_cases",
    )
    district = models.ForeignKey(
        Area,
        verbose_name=_("district"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases",
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_on_precision = PrecisionField(_("how exact"))
    announced_on = models.DateField(_("made public on"), null=True, blank=True)
    announced_on_precision = PrecisionField(_("how exact"))
    facts_en = ProseField(_("facts (English)"), blank=True)
    facts_zh_hans = ProseField(_("facts (Chinese)"), blank=True)
    issue_en = ProseField(_("issue (English)"), blank=True)
    issue_zh_hans = ProseField(_("issue (Chinese)"), blank=True)
    holding_en = ProseField(_("holding (English)"), blank=True)
    holding_zh_hans = ProseField(_("holding (Chinese)"), blank=True)
    reasoning_en = ProseField(_("reasoning (English)"), blank=True)
    reasoning_zh_hans = ProseField(_("reasoning (Chinese)"), blank=True)
    significance_en = ProseField(_("significance (English)"), blank=True)
    significance_zh_hans = ProseField(_("significance (Chinese)"), blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=terms.Outcome, default=terms.Outcome.UNKNOWN
    )
    remedies_en = models.TextField(_("remedies (English)"), blank=True)
    remedies_zh_hans = models.TextField(_("remedies (Chinese)"), blank=True)
    finality = models.CharField(
        _("finality"),
        max_length=12,
        choices=terms.Finality,
        default=terms.Finality.UNKNOWN,
        help_text=_("Never assumed: effective only when a source says so."),
    )
    foreign_related = models.BooleanField(_("foreign-related"), null=True, blank=True)
    doubts_en = models.TextField(
        _("doubts (English)"), blank=True, help_text=_("What our sources do not settle; shown on the page.")
    )
    doubts_zh_hans = models.TextField(_("doubts (Chinese)"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("main source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases",
    )
    # One-sided: a relation that also wrote the other case's row would change what that case's revision says.
    related_cases = models.ManyToManyField(
        "self", verbose_name=_("related cases"), blank=True, symmetrical=False, related_name="+"
    )

    noun = "case"
    required_to_publish = (("title_en", "title_zh_hans"), "kind", "source")

    class Meta(Publishable.Meta):
        verbose_name = _("typical case")
        verbose_name_plural = _("typical cases")
        ordering = ("-decided_on", "title_en", "id")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="case_slug"),
            dated("decided_on", "case"),
            dated("announced_on", "case"),
            models.CheckConstraint(
                name="case_live_complete",
                condition=~Q(status="live")
                | (Q(source__isnull=False) & (~Q(title_en="") | ~Q(title_zh_hans=""))),
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the page of the case."""
        return reverse("cases:case", args=[self.slug])
