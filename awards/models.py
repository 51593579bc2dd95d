"""Programmes, their rounds, and the honours given in them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards.querysets import RoundManager
from directory.models import Organisation, Source
from directory.rights import NumberError, patent_number
from indicators.models import Observation
from publishing.datefields import PrecisionField, dated
from publishing.models import Part, Publishable


class AwardProgramme(Publishable):
    """A prize, designation, ranking or pilot that is given again and again, or claimed once."""

    class Kind(models.TextChoices):
        """What sort of honour."""

        PRIZE = "prize", _("prize")
        DESIGNATION = "designation", _("designation")
        RANKING = "ranking", _("ranking")
        PILOT = "pilot", _("pilot status")
        APPRAISAL = "appraisal", _("appraisal")
        SELECTION = "selection", _("selection")
        COMPETITION = "competition", _("competition")
        TITLE = "title", _("professional title")
        FIRST = "first", _("claimed first")
        AUTHORISATION = "authorisation", _("authorisation or acceptance")

    class Level(models.TextChoices):
        """Who stands behind it."""

        INTERNATIONAL = "international", _("international")
        NATIONAL = "national", _("national")
        MUNICIPAL = "municipal", _("municipal")
        DISTRICT = "district", _("district")
        NOT_STATED = "not-stated", _("not stated")

    title_en = models.CharField(_("title (English)"), max_length=300, blank=True)
    title_zh_hans = models.CharField(_("title (Chinese)"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    level = models.CharField(_("level"), max_length=15, choices=Level, default=Level.NOT_STATED)
    description_en = models.TextField(_("what it is (English)"), blank=True)
    description_zh_hans = models.TextField(_("what it is (Chinese)"), blank=True)
    url = models.CharField(_("web site"), max_length=500, blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="programmes",
    )

    noun = "programme"
    required_to_publish = (("title_en", "title_zh_hans"), "kind")

    class Meta(Publishable.Meta):
        verbose_name = _("award programme")
        verbose_name_plural = _("award programmes")
        ordering = ("title_en", "title_zh_hans")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="programme_slug"),
            models.CheckConstraint(
                name="programme_live_has_title",
                condition=~Q(status="live") | ~Q(title_en="") | ~Q(title_zh_hans=""),
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the page of the programme."""
        return reverse("awards:programme", args=[self.slug])


class Grantor(Part):
    """A body that gives the honour."""

    programme = models.ForeignKey(AwardProgramme, on_delete=models.CASCADE, related_name="grantors")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="grants"
    )

    parent_field = "programme"

    class Meta(Part.Meta):
        verbose_name = _("granting body")
        verbose_name_plural = _("granting bodies")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["programme", "organisation"], name="grantor_once")
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class AwardRound(Publishable):
    """One time the programme gave honours. Its ordinal (23rd) and its year (2022) are two fields."""

    programme = models.ForeignKey(
        AwardProgramme, verbose_name=_("programme"), on_delete=models.PROTECT, related_name="rounds"
    )
    title_en = models.CharField(
        _("name of the round (English)"),
        max_length=300,
        blank=True,
        help_text=_("Example: 23rd China Patent Awards"),
    )
    title_zh_hans = models.CharField(_("name of the round (Chinese)"), max_length=300, blank=True)
    ordinal = models.PositiveSmallIntegerField(
        _("ordinal"), null=True, blank=True, help_text=_("23 for the 23rd round")
    )
    ordinal_printed_en = models.CharField(
        _("ordinal as printed"),
        max_length=40,
        blank=True,
        help_text=_("Examples: 23rd, first batch, inaugural"),
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    year_implied = models.BooleanField(
        _("year implied"),
        default=False,
        help_text=_("The source does not print the year; it follows from its edition."),
    )
    announced_on = models.DateField(_("announced on"), null=True, blank=True)
    announced_on_precision = PrecisionField(_("how exact"))
    quota = models.PositiveSmallIntegerField(_("places in all"), null=True, blank=True)
    instrument_number = models.CharField(_("document number"), max_length=80, blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    note_zh_hans = models.TextField(_("note (Chinese)"), blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rounds",
    )

    objects = RoundManager()  # type: ignore[misc]  # stubs take the inherited one for a ClassVar

    noun = "round"
    required_to_publish = (("title_en", "title_zh_hans"), "source")

    class Meta(Publishable.Meta):
        verbose_name = _("award round")
        verbose_name_plural = _("award rounds")
        ordering = ("-year", "title_en", "id")
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "slug"], name="round_slug"),
            dated("announced_on", "round"),
            models.CheckConstraint(
                name="round_live_complete",
                condition=~Q(status="live")
                | (Q(source__isnull=False) & (~Q(title_en="") | ~Q(title_zh_hans=""))),
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the page of the round."""
        return reverse("awards:round", args=[self.programme.slug, self.slug])


class Award(Part):
    """An honour, or a group of them when only their number is known (then `figure` counts it)."""

    class Status(models.TextChoices):
        """How far it got."""

        NOMINEE = "nominee", _("nominee")
        FINALIST = "finalist", _("finalist")
        PROPOSED = "proposed", _("proposed, open to objections")
        AWARDED = "awarded", _("awarded")
        SPECIAL_MENTION = "special-mention", _("special mention")
        DECLINED = "declined", _("declined")
        REVOKED = "revoked", _("revoked")

    round = models.ForeignKey(AwardRound, on_delete=models.CASCADE, related_name="awards")
    track_en = models.CharField(_("track (English)"), max_length=200, blank=True)
    track_zh_hans = models.CharField(_("track (Chinese)"), max_length=200, blank=True)
    grade_en = models.CharField(
        _("grade (English)"), max_length=200, blank=True, help_text=_("Example: Gold Prize")
    )
    grade_zh_hans = models.CharField(_("grade (Chinese)"), max_length=200, blank=True)
    project_en = models.CharField(_("project (English)"), max_length=300, blank=True)
    project_zh_hans = models.CharField(_("project (Chinese)"), max_length=300, blank=True)
    patent_number = models.CharField(
        _("patent number"), max_length=20, blank=True, help_text=_("Example: ZL201610951190.4")
    )
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.AWARDED)
    figure = models.ForeignKey(
        Observation,
        verbose_name=_("figure that counts it"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="awards",
        help_text=_(
            "When only a number of honours is known: the observation, never a second copy of the number."
        ),
    )
    note_en = models.CharField(_("note (English)"), max_length=300, blank=True)
    note_zh_hans = models.CharField(_("note (Chinese)"), max_length=300, blank=True)

    parent_field = "round"

    class Meta(Part.Meta):
        verbose_name = _("award")
        verbose_name_plural = _("awards")

    def clean(self) -> None:
        """Refuse a patent number whose form or check digit is wrong."""
        super().clean()
        if self.patent_number:
            try:
                patent_number(self.patent_number)
            except NumberError as error:
                said = gettext(error.message) % {"found": error.found}
                raise ValidationError({"patent_number": said}) from error

    def __str__(self) -> str:
        parts = (self.grade_en or self.grade_zh_hans, self.project_en or self.project_zh_hans, self.track_en)
        return " · ".join(p for p in parts if p) or str(_("award"))


class AwardRecipient(Part):
    """Who received it, under the name on the award."""

    class Role(models.TextChoices):
        """What the recipient is to the award."""

        WINNER = "winner", _("winner")
        OWNER = "owner", _("patent owner")
        INVENTOR = "inventor", _("inventor")
        DESIGNER = "designer", _("designer")
        UNIT = "unit", _("unit")
        AREA = "area", _("area")
        RECOMMENDER = "recommender", _("recommender")

    round = models.ForeignKey(AwardRound, on_delete=models.CASCADE, related_name="recipients")
    award = models.ForeignKey(
        Award, verbose_name=_("award"), on_delete=models.CASCADE, related_name="recipients"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="received",
    )
    name_en = models.CharField(
        _("name on the award (English)"), max_length=300, blank=True, help_text=_("Natural persons: Li X")
    )
    name_zh_hans = models.CharField(_("name on the award (Chinese)"), max_length=300, blank=True)
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.WINNER)
    share = models.CharField(_("share"), max_length=10, blank=True, help_text=_("Example: 1/3"))

    parent_field = "round"

    class Meta(Part.Meta):
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="recipient_is_named",
                condition=Q(organisation__isnull=False) | ~Q(name_en="") | ~Q(name_zh_hans=""),
            )
        ]

    def __str__(self) -> str:
        return self.name_en or self.name_zh_hans or str(self.organisation)

    def clean(self) -> None:
        """Refuse an award of another round, and a recipient without any name."""
        super().clean()
        if not (self.name_en or self.name_zh_hans or self.organisation):
            raise ValidationError({"name_en": gettext("Give the name on the award, or the organisation.")})
        chosen: Any = self.award_id  # none where the form's own choice was refused
        if chosen is not None and self.award.round_id != self.round_id:
            raise ValidationError(
                {"award": _("This award belongs to another round; choose one of this round.")}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; the round always is the award's."""
        self.round_id = self.award.round_id
        super().save(*args, **kwargs)
