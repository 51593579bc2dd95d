"""Who works here: users and the departments that own records."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

SYSTEM_USERNAME = "system"


class Department(models.Model):
    """An office that hands in data and owns records."""

    code = models.SlugField(_("code"), max_length=40, unique=True, help_text=_("Example: trademark-office"))
    name_en = models.CharField(_("name (English)"), max_length=200)
    name_zh_hans = models.CharField(_("name (Chinese)"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        permissions = [("edit_every_department", "Can edit the records of every department")]
        ordering = ("code",)

    def __str__(self) -> str:
        chinese = (get_language() or "en").startswith("zh")
        return self.name_zh_hans or self.name_en if chinese else self.name_en


class PortalUserManager(UserManager["User"]):
    """Finds and makes users."""

    def system(self) -> User:
        """Return the password-less user in whose name commands act; it is made when first asked for."""
        user, made = self.get_or_create(username=SYSTEM_USERNAME, defaults={"is_active": False})
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        return user


class User(AbstractUser):
    """A person (or the system) who acts; every action names one."""

    department = models.ForeignKey(
        Department,
        verbose_name=_("department"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="users",
    )
    must_change_password = models.BooleanField(
        _("must change the password"),
        default=False,
        help_text=_("The next page after login is the password form until it is changed."),
    )

    objects: ClassVar[PortalUserManager] = PortalUserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def set_password(self, raw_password: str | None) -> None:
        """Set the password; choosing one is what `must_change_password` asked for."""
        super().set_password(raw_password)
        self.must_change_password = False
