"""Section: the tree of an edition's text. Exhibit: its numbered tables and charts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from tree_queries.fields import TreeNodeForeignKey

from directory.models import Area, Instrument, Organisation, Source
from indicators.models import Indicator
from publishing.fields import ProseField
from publishing.models import Part, Publishable
from reports.models.report import Report, without_figures
from reports.querysets import ExhibitManager, SectionManager

RESERVED_SLUGS = frozenset({"full", "corrections", "latest", "collections", "compare", "versions", "page"})


def in_edition(report: Report, name: str, language: str) -> str:
    """Return the name of a part of an edition as other pages write it."""
    with override(language):
        return gettext("Edition %(year)s, %(name)s") % {"year": report.year, "name": name}


class Section(Publishable):
    """Foreword, chapter or run-in section. Top sections have a page; run-in sections are anchors on it."""

    class Kind(models.TextChoices):
        """Where it stands in the tree."""

        FOREWORD = "foreword", _("foreword")
        CHAPTER = "chapter", _("chapter")
        RUN_IN = "run-in", _("run-in section")

    report = models.ForeignKey(
        Report, verbose_name=_("report"), on_delete=models.PROTECT, related_name="sections"
    )
    parent = TreeNodeForeignKey(
        "self",
        verbose_name=_("inside"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    number = models.CharField(_("number"), max_length=12, blank=True, help_text=_("Examples: III, 3.1"))
    title_en = models.CharField(_("heading (English)"), max_length=300, blank=True)
    title_zh_hans = models.CharField(_("heading (Chinese)"), max_length=300, blank=True)
    short_title_en = models.CharField(
        _("short heading (English)"),
        max_length=60,
        blank=True,
        help_text=_("For the list of chapters. Example: Protection"),
    )
    short_title_zh_hans = models.CharField(_("short heading (Chinese)"), max_length=60, blank=True)
    lead_en = models.TextField(
        _("standfirst (English)"),
        blank=True,
        help_text=_("Figures as references: [[patents-granted-total:2022]]"),
    )
    lead_zh_hans = models.TextField(_("standfirst (Chinese)"), blank=True)
    body_en = ProseField(
        _("text (English)"), blank=True, help_text=_("Figures as references: [[patents-granted-total:2022]]")
    )
    body_zh_hans = ProseField(_("text (Chinese)"), blank=True)
    organisations = models.ManyToManyField(
        Organisation, verbose_name=_("organisations named"), blank=True, related_name="named_in"
    )
    instruments = models.ManyToManyField(
        Instrument, verbose_name=_("documents named"), blank=True, related_name="named_in"
    )

    objects = SectionManager()  # type: ignore[misc]  # stubs take the inherited one for a ClassVar

    noun = "section"
    required_to_publish = (("title_en", "title_zh_hans"), "kind")

    class Meta(Publishable.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("report", "position", "id")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["report", "slug"], name="section_slug"),
            models.CheckConstraint(
                name="section_slug_not_reserved", condition=~Q(slug__in=sorted(RESERVED_SLUGS))
            ),
            models.CheckConstraint(
                name="section_not_its_own_parent", condition=Q(parent__isnull=True) | ~Q(parent=F("id"))
            ),
            models.CheckConstraint(
                name="section_run_in_has_parent",
                condition=(Q(kind="run-in") & Q(parent__isnull=False))
                | (~Q(kind="run-in") & Q(parent__isnull=True)),
            ),
            models.CheckConstraint(
                name="section_live_has_title",
                condition=~Q(status="live") | ~Q(title_en="") | ~Q(title_zh_hans=""),
            ),
        ]

    def label_elsewhere(self, language: str) -> str:
        """Return the heading with edition and number: a heading alone could be of any year."""
        heading = self.label(language)
        return in_edition(self.report, f"{self.number} {heading}".strip(), language) if heading else ""

    def label(self, language: str) -> str:
        """Return the heading in `language`, with dots in place of figures."""
        return without_figures(super().label(language))

    def get_absolute_url(self) -> str:
        """Return the page of a top section, or the anchor of a run-in section on its chapter's page."""
        if self.parent is None:
            return reverse("reports:chapter", args=[self.report.year, self.slug])
        return f"{reverse('reports:chapter', args=[self.report.year, self.parent.slug])}#{self.slug}"


class SectionNote(Part):
    """A note in the margin; `sup` marks in the text point at it by its mark."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="notes")
    mark = models.CharField(
        _("mark"),
        max_length=8,
        blank=True,
        help_text=_(
            "The text points here by {{note:1}}; without a mark the note stands for the whole section."
        ),
    )
    text_en = models.TextField(_("note (English)"), blank=True)
    text_zh_hans = models.TextField(_("note (Chinese)"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="notes",
    )

    parent_field = "section"

    class Meta(Part.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return f"{self.mark} {self.text_en or self.text_zh_hans}"[:80]


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
        verbose_name = _("series")
        verbose_name_plural = _("series")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["exhibit", "indicator", "area"], name="exhibit_series_once")
        ]

    def __str__(self) -> str:
        return str(self.indicator)
