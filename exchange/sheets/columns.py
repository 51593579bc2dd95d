"""What a sheet's columns are, and how one follows from a column of the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, override

from exchange import cells
from exchange.headers import Heading, is_chinese
from exchange.sheets import names
from publishing.datefields import PrecisionField
from publishing.fields import ProseField

Words = str | Promise
LANGUAGES = ("en", "zh-hans")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, how its cells read, and which column of the database it fills.

    `field` is empty for a column that only names another row, `precision` the column beside a date, `path`
    where exports look the value up. `aliases` are what else offices write over it, in any language.
    """

    name: str
    kind: cells.Kind
    field: str = ""
    precision: str = ""
    path: str = ""
    labels: tuple[Words, ...] = ()
    note: Words = ""
    needed: bool = False
    aliases: tuple[str, ...] = ()
    example: str = ""

    def label(self, language: str) -> str:
        """Return the first label in a language, the heading when there is none."""
        with override(language):
            words = [*map(str, self.labels), *self.aliases]
        chinese = language != LANGUAGES[0]
        return next((word for word in words if is_chinese(word) == chinese), self.name.replace("_", " "))

    def heading(self, *, required: bool) -> Heading:
        """Return the column as people may head it."""
        name, language = names.base(self.name)
        labels = [*in_all_languages(self.labels), *(() if language else self.aliases)]
        words = (*labels, *self.aliases, *names.COMMON.get(name, ()), name.replace("_", " "))
        forms = list(names.spoken(self.name, words))
        if isinstance(self.kind, cells.Key | cells.Code | cells.ListOf):
            forms = list(names.of_key(forms))
        return Heading(self.name, tuple(labels), required, tuple(dict.fromkeys(forms)), bool(language))


@dataclass(frozen=True, slots=True)
class Relation:
    """A key from a row to a row of another model; `columns` together give the other row's natural key.

    The relation is blank when its last column is. `when` says whether a key is one to look up at all.
    """

    field: str
    target: type[models.Model]
    columns: tuple[str, ...]
    many: bool = False
    symmetrical: bool = False
    needed: bool = False
    when: Callable[[tuple[str, ...]], bool] | None = None


def in_all_languages(words: Iterable[Words]) -> list[str]:
    """Return the words in every language of the portal, English first."""
    found: list[str] = []
    for language in LANGUAGES:
        with override(language):
            found += map(str, words)
    return list(dict.fromkeys(found))


def kind_of(field: models.Field[Any, Any]) -> cells.Kind:
    """Return how cells of a plain column of the database read."""
    if field.flatchoices:
        return cells.Choice(_choices(field))
    for base, make in _KINDS:
        if isinstance(field, base):
            return make(field)
    raise TypeError(f"{field} has no kind of cell")


def column(field: models.Field[Any, Any], name: str, kind: cells.Kind | None = None) -> Column:
    """Return the column of a sheet that fills a plain column of the database."""
    precision = f"{field.name}_precision"
    model: type[models.Model] = field.model
    has_precision = precision in {other.name for other in model._meta.concrete_fields}
    return Column(
        name=name,
        kind=kind or kind_of(field),
        field=field.name,
        precision=precision if has_precision else "",
        path=field.name,
        # An address in the portal is a code to whoever fills in a sheet; "address" is what a link is.
        labels=(gettext_lazy("code"),) if isinstance(field, models.SlugField) else (field.verbose_name,),
        note=field.help_text,
        needed=is_needed(field),
    )


def is_needed(field: models.Field[Any, Any]) -> bool:
    """Say whether a new row cannot do without a value for the column."""
    return not (field.blank or field.null or field.has_default())


def is_precision(field: models.Field[Any, Any]) -> bool:
    """Say whether the column only tells how much of the date beside it is known."""
    return isinstance(field, PrecisionField)


def _choices(field: models.Field[Any, Any]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {str(code): [] for code, _label in field.flatchoices}
    for language in LANGUAGES:
        with override(language):
            for code, label in field.flatchoices:
                found[str(code)].append(str(label))
    return {code: tuple(dict.fromkeys(labels)) for code, labels in found.items()}


def _decimal(field: Any) -> cells.Kind:
    return cells.Number(places=field.decimal_places, digits=field.max_digits)


def _whole(field: Any) -> cells.Kind:
    positive = isinstance(field, models.PositiveIntegerField | models.PositiveSmallIntegerField)
    small = isinstance(field, models.PositiveSmallIntegerField)
    return cells.Integer(low=0 if positive else None, high=32_767 if small else 2_147_483_647)


def _text(field: Any) -> cells.Kind:
    if field.name == "url":
        return cells.Url(limit=field.max_length)
    return cells.Text(limit=field.max_length)


_KINDS: tuple[tuple[type[Any], Callable[[Any], cells.Kind]], ...] = (
    (ProseField, lambda _field: cells.Prose()),
    (models.TextField, lambda _field: cells.Text(lines=True)),
    (models.SlugField, lambda field: cells.Code(limit=field.max_length)),
    (models.CharField, _text),
    (models.BooleanField, lambda _field: cells.Boolean()),
    (models.DecimalField, _decimal),
    (models.DateField, lambda _field: cells.Date()),
    (models.IntegerField, _whole),
    (models.UUIDField, lambda _field: cells.Checked(cells.Key(), UUID)),
)
