"""Units, indicators and named periods: what is counted, in what, and when."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.rules import lies_in_itself
from publishing.models import Publishable, for_reader


class Unit(models.Model):
    """What one of a figure is, with its English forms and Chinese measure word."""

    class Family(models.TextChoices):
        """How a figure in this unit is written."""

        COUNT = "count", _("count")
        CURRENCY = "currency", _("money")
        PERCENT = "percent", _("percentage")
        RATIO = "ratio", _("ratio")
        RANK = "rank", _("rank")
        DURATION = "duration", _("duration")
        SCORE = "score", _("score")

    code = models.SlugField(_("code"), max_length=40, unique=True, help_text=_("Example: patent"))
    singular_en = models.CharField(_("singular (English)"), max_length=60)
    plural_en = models.CharField(_("plural (English)"), max_length=60)
    measure_zh_hans = models.CharField(
        _("measure word (Chinese)"), max_length=20, blank=True, help_text=_("Example: 件")
    )
    symbol = models.CharField(_("symbol"), max_length=10, blank=True, help_text=_("Example: %"))
    family = models.CharField(_("family"), max_length=10, choices=Family, default=Family.COUNT)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        default_permissions = ("add", "change", "delete", "view", "import", "export")
        ordering = ("code",)

    def __str__(self) -> str:
        return for_reader(self.plural_en, self.measure_zh_hans)


class Indicator(Publishable):
    """What a figure measures. Its address is its code; breakdowns are child indicators."""

    class Topic(models.TextChoices):
        """The part of the field it belongs to."""

        CREATION = "creation", _("Creation")
        JUDICIAL_PROTECTION = "judicial-protection", _("Judicial protection")
        ENFORCEMENT = "enforcement", _("Enforcement")
        GOVERNANCE = "governance", _("Governance")
        OPERATION = "operation", _("Operation")
        AWARDS = "awards", _("Awards")
        SERVICE = "service", _("Public service")
        TALENT_AND_EXCHANGE = "talent-and-exchange", _("Talent and exchange")

    class Kind(models.TextChoices):
        """What sort of quantity, after SDMX practice; `unstated` is never summed or joined into a line."""

        FLOW = "flow", _("flow (in a period)")
        STOCK = "stock", _("stock (at a date)")
        CUMULATIVE = "cumulative", _("cumulative (up to a date)")
        RATIO = "ratio", _("ratio")
        RANK = "rank", _("rank")
        SCORE = "score", _("score")
        DURATION = "duration", _("duration")
        UNSTATED = "unstated", _("not stated")

    class Better(models.TextChoices):
        """Which direction is progress, where a public plan says so."""

        UP = "up", _("higher is better")
        DOWN = "down", _("lower is better")
        NONE = "none", _("neither")

    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    name_zh_hans = models.CharField(
        _("name (Chinese)"),
        max_length=200,
        blank=True,
        help_text=_("Only from a source; empty when unknown."),
    )
    definition_en = models.TextField(_("definition (English)"), blank=True)
    definition_zh_hans = models.TextField(_("definition (Chinese)"), blank=True)
    counting_rule_en = models.TextField(_("counting rule (English)"), blank=True)
    counting_rule_zh_hans = models.TextField(_("counting rule (Chinese)"), blank=True)
    topic = models.CharField(_("topic"), max_length=20, choices=Topic)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="indicators"
    )
    better = models.CharField(_("better"), max_length=5, choices=Better, default=Better.NONE)
    decimals = models.PositiveSmallIntegerField(_("decimals"), default=0)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="breakdowns",
    )
    additive = models.BooleanField(
        _("parts add up"),
        default=False,
        help_text=_("Its breakdowns sum exactly to it where one source gives all of them."),
    )
    numerator = models.ForeignKey(
        "self", verbose_name=_("numerator"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    denominator = models.ForeignKey(
        "self",
        verbose_name=_("denominator"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # One-sided: a relation that also wrote the other row would change what that indicator's revision says.
    do_not_confuse_with = models.ManyToManyField(
        "self", verbose_name=_("do not confuse with"), blank=True, symmetrical=False, related_name="+"
    )
    has_series = models.BooleanField(_("has figures of several years"), default=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_zh_hans = models.TextField(_("note (Chinese)"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    noun = "indicator"
    label_field = "name"
    required_to_publish = (("name_en", "name_zh_hans"), "topic", "kind", "unit")

    class Meta(Publishable.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("topic", "position", "slug")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="indicator_slug"),
            models.CheckConstraint(
                name="indicator_not_its_own_parent", condition=Q(parent__isnull=True) | ~Q(parent=F("id"))
            ),
            models.CheckConstraint(
                name="indicator_live_has_name",
                condition=~Q(status="live") | ~Q(name_en="") | ~Q(name_zh_hans=""),
            ),
        ]

    def clean(self) -> None:
        """Refuse an indicator that is part of itself."""
        super().clean()
        if lies_in_itself(self):
            raise ValidationError({"parent": gettext("It would be part of itself; choose another.")})

    @property
    def code(self) -> str:
        """Return the code references use; it is the last part of the address."""
        return self.slug

    def get_absolute_url(self) -> str:
        """Return the page of the indicator."""
        return reverse("indicators:indicator", args=[self.slug])


class Period(models.Model):
    """A named stretch of time, such as a campaign, whose dates may be unknown."""

    code = models.SlugField(_("code"), max_length=32, unique=True, help_text=_("Example: ciie-2022-campaign"))
    name_en = models.CharField(_("name (English)"), max_length=200)
    name_zh_hans = models.CharField(_("name (Chinese)"), max_length=200, blank=True)
    starts_on = models.DateField(_("begins"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    sorts_as = models.PositiveSmallIntegerField(_("year it is listed with"), null=True, blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_zh_hans = models.TextField(_("note (Chinese)"), blank=True)

    class Meta:
        verbose_name = _("named period")
        verbose_name_plural = _("named periods")
        default_permissions = ("add", "change", "delete", "view", "import", "export")
        ordering = ("code",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="period_begins_before_it_ends",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(starts_on__lte=F("ends_on")),
            )
        ]

    def __str__(self) -> str:
        return for_reader(self.name_en, self.name_zh_hans)

    def clean(self) -> None:
        """Refuse a stretch that ends before it begins."""
        if self.starts_on and self.ends_on and self.starts_on > self.ends_on:
            raise ValidationError({"ends_on": gettext("It would end before it begins.")})
