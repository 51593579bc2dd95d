"""Area: a place figures are about."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.rules import lies_in_itself
from publishing.models import for_reader


class Area(models.Model):
    """A place figures are about. Perimeters that differ are different areas and are never joined."""

    class Kind(models.TextChoices):
        """What sort of place."""

        COUNTRY_PERIMETER = "country_perimeter", _("country (one of its statistical perimeters)")
        PROVINCE = "province", _("province or municipality")
        CITY = "city", _("city")
        DISTRICT = "district", _("district")
        CLUSTER = "cluster", _("cluster of cities")
        ZONE = "zone", _("zone")

    code = models.SlugField(_("code"), max_length=60, unique=True, help_text=_("Example: shanghai"))
    name_en = models.CharField(_("name (English)"), max_length=200)
    name_zh_hans = models.CharField(_("name (Chinese)"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("lies in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    not_joined_with = models.ManyToManyField(
        "self",
        verbose_name=_("never joined with"),
        blank=True,
        help_text=_("Areas with a similar name and another perimeter; one line of a chart never mixes them."),
    )

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        default_permissions = ("add", "change", "delete", "view", "import", "export")
        ordering = ("name_en",)

    def __str__(self) -> str:
        return for_reader(self.name_en, self.name_zh_hans)

    def clean(self) -> None:
        """Refuse an area that lies in itself."""
        if lies_in_itself(self):
            raise ValidationError({"parent": gettext("It would lie in itself; choose another.")})

    def label(self, language: str) -> str:
        """Return the name in `language`, empty when unknown there."""
        return self.name_zh_hans if language.startswith("zh") else self.name_en
