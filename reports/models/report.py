"""Report: one edition of the white paper, and what was chosen for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from awards.models import AwardRound
from cases.models import TypicalCase
from directory.models import Area, Instrument, Organisation, Source
from indicators.models import Indicator
from indicators.references import replace
from publishing.datefields import PrecisionField, dated
from publishing.models import Part, Publishable


def without_figures(text: str) -> str:
    """Return a text with dots in place of figure references."""
    return replace(text, lambda _found: "…", markup=False)


class Report(Publishable):
    """An edition. Year covered and release date are two fields; the edition is itself a source of numbers."""

    year = models.PositiveSmallIntegerField(_("year covered"), unique=True, help_text=_("Example: 2022"))
    title_en = models.CharField(_("title (English)"), max_length=300, blank=True)
    title_zh_hans = models.CharField(_("title (Chinese)"), max_length=300, blank=True)
    lead_en = models.TextField(_("introduction (English)"), blank=True)
    lead_zh_hans = models.TextField(_("introduction (Chinese)"), blank=True)
    publisher = models.ForeignKey(
        Organisation,
        verbose_name=_("publisher of the white paper"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
    )
    released_on = models.DateField(_("white paper released on"), null=True, blank=True)
    released_on_precision = PrecisionField(_("how exact"))
    source = models.OneToOneField(
        Source,
        verbose_name=_("this edition as a source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="edition",
        help_text=_("Numbers of the edition name this source: it is the edition that printed them."),
    )
    area = models.ForeignKey(
        Area,
        verbose_name=_("area"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
        help_text=_("The area a figure reference means when it names none."),
    )
    unofficial = models.BooleanField(_("unofficial summary"), default=True)
    summary_of = models.ForeignKey(
        Instrument,
        verbose_name=_("summary of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="summaries",
    )

    noun = "report"
    required_to_publish = (("title_en", "title_zh_hans"), "source", "area")

    class Meta(Publishable.Meta):
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ("-year",)
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="report_slug"),
            dated("released_on", "report"),
            models.CheckConstraint(
                name="report_live_complete",
                condition=~Q(status="live")
                | (
                    Q(source__isnull=False) & Q(area__isnull=False) & (~Q(title_en="") | ~Q(title_zh_hans=""))
                ),
            ),
        ]

    def label(self, language: str) -> str:
        """Return the title in `language`, with dots in place of figures: a name is printed without them."""
        return without_figures(super().label(language))

    def get_absolute_url(self) -> str:
        """Return the title page of the edition."""
        return reverse("reports:report", args=[self.year])

    def companions(self) -> Iterable[Publishable]:
        """Return the source, sections and exhibits that go out with the edition."""
        if self.source is not None:
            yield self.source
        for relation in ("sections", "exhibits"):
            yield from getattr(self, relation).order_by("position", "pk")


class KeyFigure(Part):
    """A number on the title page and the home page."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="key_figures")
    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="+"
    )
    area = models.ForeignKey(
        Area,
        verbose_name=_("area"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: the edition's area."),
    )
    period = models.CharField(_("period"), max_length=32, help_text=_("Example: 2022"))
    kicker_en = models.CharField(
        _("small line (English)"),
        max_length=120,
        blank=True,
        help_text=_("Example: international filings, in the year"),
    )
    kicker_zh_hans = models.CharField(_("small line (Chinese)"), max_length=120, blank=True)

    parent_field = "report"

    class Meta(Part.Meta):
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "indicator", "area", "period"], name="key_figure_once")
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}"


class CasePick(Part):
    """A case chosen for the edition, beside a section when one is named (by its address)."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="case_picks")
    case = models.ForeignKey(
        TypicalCase, verbose_name=_("case"), on_delete=models.PROTECT, related_name="picked_by"
    )
    section_slug = models.SlugField(_("beside section"), max_length=80, blank=True)

    parent_field = "report"

    class Meta(Part.Meta):
        verbose_name = _("chosen case")
        verbose_name_plural = _("chosen cases")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "case"], name="case_picked_once")
        ]

    def __str__(self) -> str:
        return str(self.case)


class AwardPick(Part):
    """A round of awards chosen for the edition, beside a section when one is named (by its address)."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="award_picks")
    award_round = models.ForeignKey(
        AwardRound, verbose_name=_("round"), on_delete=models.PROTECT, related_name="picked_by"
    )
    section_slug = models.SlugField(_("beside section"), max_length=80, blank=True)
    featured = models.BooleanField(_("on the home page"), default=False)

    parent_field = "report"

    class Meta(Part.Meta):
        verbose_name = _("chosen award")
        verbose_name_plural = _("chosen awards")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "award_round"], name="round_picked_once")
        ]

    def __str__(self) -> str:
        return str(self.award_round)
