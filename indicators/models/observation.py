"""Observations: one number each, with its source; public rows are never changed, only superseded."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models import Area, Source
from indicators.models.indicator import Indicator, Period
from indicators.querysets import ObservationManager


class Qualifier(models.TextChoices):
    """How the source hedges the number."""

    EXACT = "exact", _("exact")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")
    LESS_THAN = "less_than", _("less than")
    NEARLY = "nearly", _("nearly")


class ObsStatus(models.TextChoices):
    """SDMX CL_OBS_STATUS, the codes in use here."""

    NORMAL = "A", _("normal value")
    BREAK = "B", _("break in the series")
    DIFFERS = "D", _("definition differs")
    ESTIMATED = "E", _("estimated")
    FORECAST = "F", _("forecast")
    MISSING = "O", _("missing: not stated in the source")
    PROVISIONAL = "P", _("provisional")
    SUPPRESSED = "Q", _("suppressed")
    NOT_EXIST = "M", _("cannot exist")
    NOT_COLLECTED = "L", _("not collected")
    UNVALIDATED = "V", _("not validated")


WITHOUT_VALUE = (ObsStatus.MISSING, ObsStatus.SUPPRESSED, ObsStatus.NOT_EXIST, ObsStatus.NOT_COLLECTED)


class Observation(models.Model):
    """A value in base units of an indicator in an area and period, as one source prints it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="observations"
    )
    area = models.ForeignKey(
        Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="observations"
    )
    period = models.CharField(
        _("period"),
        max_length=32,
        help_text=_(
            "2022, 2022-12-31 for a stock, to-2022-12-31 for a total up to a date, or a named period."
        ),
    )
    named_period = models.ForeignKey(
        Period,
        verbose_name=_("named period"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="observations",
    )
    starts_on = models.DateField(
        null=True, editable=False
    )  # filled from the period code, for sorting and spans
    ends_on = models.DateField(null=True, editable=False)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="observations"
    )
    value = models.DecimalField(
        _("value"),
        max_digits=24,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("In base units: 12150000000 for 12.15 billion."),
    )
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, default=Qualifier.EXACT)
    obs_status = models.CharField(_("status"), max_length=1, choices=ObsStatus, default=ObsStatus.NORMAL)
    printed_en = models.CharField(_("as printed (English)"), max_length=120, blank=True)
    printed_zh_hans = models.CharField(_("as printed (Chinese)"), max_length=120, blank=True)
    rounding_step = models.DecimalField(
        _("rounding step"),
        max_digits=24,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("100 for a number printed as 17.83万."),
    )
    footnote_en = models.TextField(_("footnote (English)"), blank=True)
    footnote_zh_hans = models.TextField(_("footnote (Chinese)"), blank=True)
    note = models.TextField(_("editors' note"), blank=True, help_text=_("Never public."))
    released_at = models.DateTimeField(_("released"), null=True, editable=False)
    supersedes = models.OneToOneField(
        "self",
        verbose_name=_("supersedes"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="superseded_by",
    )
    superseded_at = models.DateTimeField(_("superseded on"), null=True, editable=False)

    objects = ObservationManager()

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        default_permissions = ("add", "change", "delete", "view", "import", "export")
        ordering = ("indicator", "area", "ends_on", "period", "id")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["indicator", "area", "period", "source"],
                condition=Q(released_at__isnull=False, superseded_at__isnull=True),
                name="observation_one_current",
            ),
            models.UniqueConstraint(
                fields=["indicator", "area", "period", "source"],
                condition=Q(released_at__isnull=True),
                name="observation_one_pending",
            ),
            models.CheckConstraint(
                name="observation_missing_says_why",
                condition=Q(value__isnull=False) | Q(obs_status__in=[str(s) for s in WITHOUT_VALUE]),
            ),
            models.CheckConstraint(
                name="observation_superseded_was_released",
                condition=Q(superseded_at__isnull=True) | Q(released_at__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["indicator", "area", "-ends_on"]),
            models.Index(fields=["source", "released_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.slug}@{self.area.code}:{self.period}"


class Change(models.Model):
    """A change as the source prints it; the computed one is shown beside it and never stored."""

    class Kind(models.TextChoices):
        """What the number of the change is in."""

        PERCENT = "percent", _("percent")
        PERCENTAGE_POINTS = "percentage_points", _("percentage points")
        ABSOLUTE = "absolute", _("absolute")
        RANK = "rank", _("places")

    class Basis(models.TextChoices):
        """What it is compared with."""

        YEAR_ON_YEAR = "year_on_year", _("year on year")
        OTHER = "other", _("other")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6)
    basis = models.CharField(_("compared with"), max_length=20, choices=Basis, default=Basis.YEAR_ON_YEAR)
    printed_en = models.CharField(_("as printed (English)"), max_length=120, blank=True)
    printed_zh_hans = models.CharField(_("as printed (Chinese)"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("printed change")
        verbose_name_plural = _("printed changes")
        ordering = ("observation", "basis", "id")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["observation", "basis"], name="change_basis_once")
        ]

    def __str__(self) -> str:
        return f"{self.value:+} {self.kind}"
