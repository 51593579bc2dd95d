"""Publishable: what every noun with an address of its own has; Part: the rows that belong to one."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Department
from publishing.datefields import misdated
from publishing.querysets import PartManager, PublishableManager
from publishing.rehearsal import may_write_live_rows
from publishing.states import State, Status, WithdrawnAs, derive

# Columns that say where a record stands, not what it says: never in a snapshot.
HOUSEKEEPING = frozenset(
    {
        "id",
        "status",
        "first_published_at",
        "published_at",
        "head_revision",
        "live_revision",
        "withdrawn_as",
        "withdrawn_reason_en",
        "withdrawn_reason_zh_hans",
    }
)

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


class LiveRowProtected(RuntimeError):
    """Somebody tried to save an ever-published row outside publish or a rehearsal."""


def for_reader(english: str, chinese: str) -> str:
    """Return a name in the active language, failing that in the other one."""
    return chinese or english if (get_language() or "en").startswith("zh") else english or chinese


class Publishable(models.Model):
    """A record with a state, revisions and an address. Once published, the row holds the public text only."""

    slug = models.SlugField(
        _("address"),
        max_length=80,
        help_text=_("Last part of the address: small letters, digits, hyphens. Example: nirvana-in-fire"),
    )
    owner = models.ForeignKey(
        Department,
        verbose_name=_("department"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The department that keeps this record; contributors edit only their own department's."),
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.UNPUBLISHED, editable=False
    )
    first_published_at = models.DateTimeField(_("first published"), null=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    head_revision = models.ForeignKey(
        "publishing.Revision", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    live_revision = models.ForeignKey(
        "publishing.Revision", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_as = models.CharField(
        max_length=12, choices=WithdrawnAs, blank=True, default="", editable=False
    )
    withdrawn_reason_en = models.TextField(_("reason (English)"), blank=True, default="", editable=False)
    withdrawn_reason_zh_hans = models.TextField(_("reason (Chinese)"), blank=True, default="", editable=False)

    objects = PublishableManager()

    noun: ClassVar[str]  # the type a twin prints, and the label prefix: "case", "section"
    label_field: ClassVar[str] = (
        "title"  # column pair that names the record: title_en/title_zh_hans or name_…
    )
    # Must be filled before publishing; a tuple means "one of these".
    required_to_publish: ClassVar[tuple[str | tuple[str, ...], ...]] = ()
    snapshot_schema: ClassVar[int] = 1
    upcasters: ClassVar[dict[int, Upcaster]] = {}

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish", "withdraw", "import", "export")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_live_has_revision",
                condition=~Q(status=Status.LIVE)
                | Q(
                    live_revision__isnull=False, first_published_at__isnull=False, published_at__isnull=False
                ),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_withdrawn_says_why",
                condition=~Q(status=Status.WITHDRAWN)
                | (Q(first_published_at__isnull=False) & ~Q(withdrawn_as="") & ~Q(withdrawn_reason_en="")),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["status", "slug"])]

    def __str__(self) -> str:
        return for_reader(self.label("en"), self.label("zh-hans")) or self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row; refused for an ever-published one outside publish and rehearsals."""
        if self.ever_published and not may_write_live_rows():
            raise LiveRowProtected(f"{self._meta.label} {self.pk} is public: save a draft and publish it")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the public address in the active language."""
        raise NotImplementedError(f"{type(self).__name__} has no address")

    def clean(self) -> None:
        """Refuse half a date, and a public record without what the public must find."""
        wrong = misdated(self)
        for wanted in self.required_to_publish if self.is_published else ():
            names = (wanted,) if isinstance(wanted, str) else wanted
            if not any(self.__dict__.get(name) or self.__dict__.get(f"{name}_id") for name in names):
                wrong[names[0]] = gettext("The record is public, so this cannot be empty.")
        if wrong:
            raise ValidationError(wrong)

    def label(self, language: str) -> str:
        """Return the record's name in `language` ("en" or "zh-hans"), empty when it has none there."""
        return str(getattr(self, f"{self.label_field}_{'zh_hans' if language.startswith('zh') else 'en'}"))

    def label_elsewhere(self, language: str) -> str:
        """Return the name under which other pages link here, where the record's own name is not enough."""
        return self.label(language)

    @property
    def is_published(self) -> bool:
        """Say whether the row is public by its own status."""
        return self.status == Status.LIVE

    @property
    def ever_published(self) -> bool:
        """Say whether the public has ever seen the record; then the row is changed by publishing only."""
        return self.first_published_at is not None

    @property
    def state(self) -> State:
        """Return the word of the design for where the record stands."""
        ahead = self.head_revision if self.has_draft_ahead else None
        return derive(self.status, ahead.stage if ahead else None)

    @property
    def has_draft_ahead(self) -> bool:
        """Say whether the newest text differs from the public one."""
        if self.head_revision is None or self.live_revision is None:
            return self.head_revision is not None
        return bool(self.head_revision.checksum != self.live_revision.checksum)

    def companions(self) -> Iterable[Publishable]:
        """Return the records that go out together with this one (a report's sections); none by default."""
        return ()


class Part(models.Model):
    """A row that belongs to a publishable record and goes in its revision, matched by its uuid for ever."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = PartManager()

    parent_field: ClassVar[str]  # the foreign key to the publishable record

    class Meta:
        abstract = True
        ordering = ("position", "id")

    def clean(self) -> None:
        """Refuse half a date."""
        if wrong := misdated(self):
            raise ValidationError(wrong)
