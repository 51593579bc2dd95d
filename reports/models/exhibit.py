"""Exhibit: an edition's numbered tables and charts."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from directory.models import Area, Source
from indicators.models import Indicator
from publishing.models import Part, Publishable
from reports.models.report import Report, without_figures
from reports.models.section import Section, in_edition
from reports.querysets import ExhibitManager


class Exhibit(Publishable):
    """A table or chart of a section, or the honest place of one that is missing in the source."""

    class Kind(models.TextChoices):
        """What it shows."""

        TABLE = "table", _("table")
        CHART = "chart", _("chart with its table")
        MISSING = "missing", _("missing in the source")

    class ChartType(models.TextChoices):
        """How a chart draws its rows."""

        NONE = "", _("none")
        LINE = "line", _("line")
        BAR = "bar", _("bars")
        STACKED = "stacked", _("stacked bars")

    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.PROTECT, related_name="exhibits"
    )
    section = models.ForeignKey(
        Section, verbose_name=_("section"), on_delete=models.PROTECT, related_name="exhibits"
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TABLE)
    chart_type = models.CharField(_("chart"), max_length=10, choices=ChartType, blank=True, default="")
    title_en = models.CharField(
        _("title (English)"),
        max_length=300,
        blank=True,
        help_text=_("State the finding; for a missing exhibit the printed caption."),
    )
    title_zh_hans = models.CharField(_("title (Chinese)"), max_length=300, blank=True)
    scope_en = models.CharField(
        _("what is shown (English)"),
        max_length=300,
        blank=True,
        help_text=_("Example: IP cases of all types, courts of Shanghai, 2017 to 2024"),
    )
    scope_zh_hans = models.CharField(_("what is shown (Chinese)"), max_length=300, blank=True)
    alt_en = models.TextField(_("text alternative (English)"), blank=True)
    alt_zh_hans = models.TextField(_("text alternative (Chinese)"), blank=True)
    periods = models.CharField(
        _("periods"),
        max_length=120,
        blank=True,
        help_text=_("2022, or 2017..2024 for every year of a span; several separated by ;"),
    )
    note_en = models.TextField(_("note (English)"), blank=True)
    note_zh_hans = models.TextField(_("note (Chinese)"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="exhibits",
    )

    objects = ExhibitManager()  # type: ignore[misc]  # stubs take the inherited one for a ClassVar

    noun = "exhibit"
    required_to_publish = (("title_en", "title_zh_hans"), ("alt_en", "alt_zh_hans"))

    class Meta(Publishable.Meta):
        verbose_name = _("exhibit")
        verbose_name_plural = _("exhibits")
        ordering = ("report", "section", "position", "id")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["report", "slug"], name="exhibit_slug"),
            models.CheckConstraint(
                name="exhibit_live_complete",
                condition=~Q(status="live")
                | ((~Q(title_en="") | ~Q(title_zh_hans="")) & (~Q(alt_en="") | ~Q(alt_zh_hans=""))),
            ),
        ]

    def label_elsewhere(self, language: str) -> str:
        """Return the title with its edition, which a table about one year does not always name."""
        title = self.label(language)
        return in_edition(self.report, title, language) if title else ""

    def label(self, language: str) -> str:
        """Return the title in `language`, with dots in place of figures."""
        return without_figures(super().label(language))

    def clean(self) -> None:
        """Refuse a section of another edition."""
        super().clean()
        if self.section_id and self.report_id and self.section.report_id != self.report_id:
            raise ValidationError(
                {"section": gettext("That section is of another edition: choose one of this edition.")}
            )

    def get_absolute_url(self) -> str:
        """Return the exhibit's place on its chapter's page."""
        top = self.section if self.section.parent is None else self.section.parent
        return f"{reverse('reports:chapter', args=[self.report.year, top.slug])}#{self.slug}"


class ExhibitSeries(Part):
    """A row or line of an exhibit: one indicator in one area."""

    exhibit = models.ForeignKey(Exhibit, on_delete=models.CASCADE, related_name="series")
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
    label_en = models.CharField(_("label (English)"), max_length=120, blank=True)
    label_zh_hans = models.CharField(_("label (Chinese)"), max_length=120, blank=True)

    parent_field = "exhibit"

    class Meta(Part.Meta):
        verbose_name = pgettext_lazy("of an exhibit", "series")
        verbose_name_plural = pgettext_lazy("of an exhibit", "series")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["exhibit", "indicator", "area"], name="exhibit_series_once")
        ]

    def __str__(self) -> str:
        return str(self.indicator)
