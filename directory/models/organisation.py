"""Organisation: a body, place or event the portal names, with its other names."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.models.area import Area
from directory.models.source import Source
from directory.querysets import OrganisationManager
from directory.rules import CodeError, credit_code, lies_in_itself
from publishing.models import Part, Publishable


class Organisation(Publishable):
    """A body, place of work or event the portal names."""

    class Kind(models.TextChoices):
        """What sort of body."""

        AGENCY = "agency", _("government agency")
        INTERNATIONAL = "international", _("international organisation")
        LEGISLATURE = "legislature", _("legislature")
        COURT = "court", _("court")
        PROCURATORATE = "procuratorate", _("procuratorate")
        COMPANY = "company", _("company")
        UNIVERSITY = "university", _("university")
        DISTRICT = "district", _("district")
        PLACE = "place", _("country, city or region")
        ZONE = "zone", _("zone or base")
        PARTY_BODY = "party_body", _("party body")
        ARBITRATION = "arbitration", _("arbitration body")
        MEDIATION = "mediation", _("mediation body")
        CENTRE = "centre", _("centre or platform")
        ASSOCIATION = "association", _("association")
        EVENT = "event", _("event or campaign")
        PLATFORM = "platform", _("digital service")
        INITIATIVE = "initiative", _("initiative or market")
        COLLECTIVE = "collective", _("group of bodies named together")
        OFFICE = "office", _("public office")
        OTHER = "other", _("other")

    class Level(models.TextChoices):
        """How high the body stands in its own order."""

        INTERNATIONAL = "international", _("international")
        NATIONAL = "national", _("national")
        SUPREME = "supreme", _("supreme")
        HIGH = "high", _("high")
        INTERMEDIATE = "intermediate", _("intermediate or specialised")
        BASIC = "basic", _("basic")
        MUNICIPAL = "municipal", _("municipal")
        DISTRICT = "district", _("district")

    name_en = models.CharField(
        _("name (English)"), max_length=300, blank=True, help_text=_("Example: Shanghai High People’s Court")
    )
    name_zh_hans = models.CharField(
        _("name (Chinese)"),
        max_length=300,
        blank=True,
        help_text=_("Only from a source; empty when unknown."),
    )
    short_name_en = models.CharField(_("short name (English)"), max_length=120, blank=True)
    short_name_zh_hans = models.CharField(_("short name (Chinese)"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    level = models.CharField(_("level"), max_length=15, choices=Level, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="units",
    )
    area = models.ForeignKey(
        Area,
        verbose_name=_("area"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
    )
    credit_code = models.CharField(
        _("unified social credit code"),
        max_length=18,
        blank=True,
        help_text=_("18 characters with a check character."),
    )
    court_code = models.CharField(
        _("court code"), max_length=10, blank=True, help_text=_("Characters in docket numbers. Example: 沪73")
    )
    url = models.CharField(_("web site"), max_length=500, blank=True)
    has_page = models.BooleanField(
        _("has a page"), default=True, help_text=_("Without one it is named, but not linked.")
    )
    note_en = models.TextField(_("note (English)"), blank=True)
    note_zh_hans = models.TextField(_("note (Chinese)"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
    )

    objects = OrganisationManager()  # type: ignore[misc]  # stubs take the inherited one for a ClassVar

    noun = "organisation"
    label_field = "name"
    required_to_publish = (("name_en", "name_zh_hans"), "kind")

    class Meta(Publishable.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name_en", "name_zh_hans")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="organisation_slug"),
            models.UniqueConstraint(
                fields=["credit_code"], condition=~Q(credit_code=""), name="organisation_credit_code_once"
            ),
            models.CheckConstraint(
                name="organisation_live_has_name",
                condition=~Q(status="live") | ~Q(name_en="") | ~Q(name_zh_hans=""),
            ),
        ]

    def clean(self) -> None:
        """Refuse a credit code that is none or another's, and a body that belongs to itself."""
        super().clean()
        if lies_in_itself(self):
            raise ValidationError({"parent": gettext("It would belong to itself; choose another.")})
        if self.credit_code:
            self.credit_code = self._checked_code()

    def _checked_code(self) -> str:
        try:
            code = credit_code(self.credit_code)
        except CodeError as error:
            raise ValidationError({"credit_code": gettext(error.message) % {"found": error.found}}) from error
        other = Organisation.objects.filter(credit_code=code).exclude(pk=self.pk).first()
        if other is not None:
            said = gettext("This is the code of %(other)s.") % {"other": other}
            raise ValidationError({"credit_code": said})
        return code

    def get_absolute_url(self) -> str:
        """Return the page of the organisation."""
        return reverse("directory:organisation", args=[self.slug])


class Alias(Part):
    """Another name of an organisation: former, short, or as some text prints it."""

    class Kind(models.TextChoices):
        """Why the name differs."""

        FORMER = "former", _("former name")
        SHORT = "short", _("short form")
        VARIANT = "variant", _("also printed as")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=300)
    language = models.CharField(
        _("language"), max_length=8, choices=[("en", _("English")), ("zh-hans", _("Chinese"))], default="en"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.VARIANT)
    until = models.PositiveSmallIntegerField(_("until year"), null=True, blank=True)

    parent_field = "organisation"

    class Meta(Part.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name
