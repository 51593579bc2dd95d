"""What belongs to a typical case: numbers, instances, parties, money, law, rights, evidence."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cases import terms
from cases.fields import NormalisedNumberField
from cases.models.case import TypicalCase
from cases.numbers import check
from directory.models import Instrument, Organisation, Source
from directory.rights import NumberError, patent_number
from publishing.datefields import PrecisionField, dated
from publishing.models import Part, for_reader


class CaseNumber(Part):
    """A docket or other reference number: as printed, and normalised for look-up."""

    case = models.ForeignKey(TypicalCase, on_delete=models.CASCADE, related_name="numbers")
    scheme = models.CharField(
        _("scheme"), max_length=20, choices=terms.NumberScheme, default=terms.NumberScheme.COURT
    )
    value = models.CharField(
        _("number as printed"), max_length=80, help_text=_("Example: (2021)沪73民终123号")
    )
    normalised = NormalisedNumberField(max_length=80, editable=False, db_index=True, blank=True)

    parent_field = "case"

    class Meta(Part.Meta):
        verbose_name = _("number")
        verbose_name_plural = _("numbers")

    def __str__(self) -> str:
        return self.value

    def clean(self) -> None:
        """Refuse a number its scheme forbids, saying what is wrong with it."""
        super().clean()
        try:
            check(self.scheme, self.value)
        except NumberError as error:
            raise ValidationError({"value": gettext(error.message) % {"found": error.found}}) from error


class Instance(Part):
    """One stage of the procedure."""

    case = models.ForeignKey(TypicalCase, on_delete=models.CASCADE, related_name="instances")
    stage = models.CharField(_("stage"), max_length=16, choices=terms.InstanceStage)
    authority = models.ForeignKey(
        Organisation,
        verbose_name=_("authority"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="instances",
    )
    number = models.CharField(_("number as printed"), max_length=80, blank=True)
    filed_on = models.DateField(_("accepted on"), null=True, blank=True)
    filed_on_precision = PrecisionField(_("how exact"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_on_precision = PrecisionField(_("how exact"))
    document_type = models.CharField(
        pgettext_lazy("of a court", "document"), max_length=12, choices=terms.DocumentType, blank=True
    )
    outcome_en = models.CharField(_("outcome (English)"), max_length=300, blank=True)
    outcome_zh_hans = models.CharField(_("outcome (Chinese)"), max_length=300, blank=True)

    parent_field = "case"

    class Meta(Part.Meta):
        verbose_name = _("instance")
        verbose_name_plural = _("instances")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            dated("filed_on", "instance"),
            dated("decided_on", "instance"),
        ]

    def __str__(self) -> str:
        return str(self.get_stage_display())


class Party(Part):
    """Somebody in the case, under the name that is published; natural persons as surname + 某 or initial."""

    case = models.ForeignKey(TypicalCase, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(_("role"), max_length=16, choices=terms.PartyRole)
    name_en = models.CharField(
        _("published name (English)"), max_length=200, blank=True, help_text=_("Natural persons: Li X")
    )
    name_zh_hans = models.CharField(
        _("published name (Chinese)"), max_length=200, blank=True, help_text=_("Natural persons: 李某")
    )
    anonymised = models.BooleanField(_("natural person, name shortened"), default=False)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="party_in",
    )

    parent_field = "case"

    class Meta(Part.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="party_is_named",
                condition=~Q(name_en="") | ~Q(name_zh_hans="") | Q(organisation__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return for_reader(self.name_en, self.name_zh_hans) or str(self.organisation)

    def clean(self) -> None:
        """Refuse a party without any name."""
        super().clean()
        if not (self.name_en or self.name_zh_hans or self.organisation):
            raise ValidationError({"name_en": gettext("Give a published name, or choose the organisation.")})


class Amount(Part):
    """A sum of money of one kind. What is not stated has no row: it is never zero."""

    case = models.ForeignKey(TypicalCase, on_delete=models.CASCADE, related_name="amounts")
    kind = models.CharField(_("kind"), max_length=20, choices=terms.AmountKind)
    value = models.DecimalField(
        _("amount"), max_digits=18, decimal_places=2, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(
        _("currency"), max_length=3, default="CNY", help_text=_("ISO 4217. Example: CNY")
    )
    qualifier = models.CharField(
        _("qualifier"), max_length=10, choices=terms.AmountQualifier, default=terms.AmountQualifier.EXACT
    )
    against_en = models.CharField(_("against or note (English)"), max_length=200, blank=True)
    against_zh_hans = models.CharField(_("against or note (Chinese)"), max_length=200, blank=True)

    parent_field = "case"

    class Meta(Part.Meta):
        verbose_name = _("sum of money")
        verbose_name_plural = _("sums of money")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="amount_not_negative", condition=Q(value__gte=0))
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value} {self.currency}"


class LegalBasis(Part):
    """An article the decision rests on."""

    case = models.ForeignKey(TypicalCase, on_delete=models.CASCADE, related_name="legal_bases")
    law = models.ForeignKey(
        Instrument,
        verbose_name=_("law on record"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cited_by_cases",
    )
    title_en = models.CharField(_("law (English)"), max_length=200, blank=True)
    title_zh_hans = models.CharField(_("law (Chinese)"), max_length=200, blank=True)
    article = models.CharField(
        _("article"), max_length=80, blank=True, help_text=_("Example: Article 217(1)")
    )

    parent_field = "case"

    class Meta(Part.Meta):
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")

    def __str__(self) -> str:
        return f"{for_reader(self.title_en, self.title_zh_hans) or self.law} {self.article}".strip()


class RelatedRight(Part):
    """A patent, mark, work or variety the case is about."""

    case = models.ForeignKey(TypicalCase, on_delete=models.CASCADE, related_name="related_rights")
    kind = models.CharField(_("kind"), max_length=16, choices=terms.RightKind)
    number = models.CharField(
        _("number"), max_length=40, blank=True, help_text=_("Patents: ZL201610951190.4")
    )
    title_en = models.CharField(_("what it is (English)"), max_length=200, blank=True)
    title_zh_hans = models.CharField(_("what it is (Chinese)"), max_length=200, blank=True)

    parent_field = "case"

    class Meta(Part.Meta):
        verbose_name = _("right in the case")
        verbose_name_plural = _("rights in the case")

    def __str__(self) -> str:
        return self.number or for_reader(self.title_en, self.title_zh_hans)

    def clean(self) -> None:
        """Refuse a patent number whose form or check digit is wrong."""
        super().clean()
        if self.kind != terms.RightKind.PATENT or not self.number:
            return
        try:
            patent_number(self.number)
        except NumberError as error:
            raise ValidationError({"number": gettext(error.message) % {"found": error.found}}) from error


class Evidence(Part):
    """Which source supports which statement of the record, and how far it can be trusted."""

    case = models.ForeignKey(TypicalCase, on_delete=models.CASCADE, related_name="evidence")
    supports = models.CharField(_("supports"), max_length=12, choices=terms.Supports)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evidence",
    )
    grade = models.CharField(_("grade"), max_length=10, choices=terms.Grade, default=terms.Grade.UNVERIFIED)
    checked_on = models.DateField(_("looked at"), null=True, blank=True)
    note_en = models.CharField(_("note (English)"), max_length=300, blank=True)
    note_zh_hans = models.CharField(_("note (Chinese)"), max_length=300, blank=True)

    parent_field = "case"

    class Meta(Part.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["case", "supports", "source"], name="evidence_once")
        ]

    def __str__(self) -> str:
        return gettext("%(statement)s: %(grade)s") % {
            "statement": self.get_supports_display(),
            "grade": self.get_grade_display(),
        }
