"""A sheet: one model as rows that people edit in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import models

from exchange import cells
from exchange.headers import Heading, is_chinese
from exchange.sheets import names
from exchange.sheets.columns import Column, Relation, column, in_all_languages, is_needed, is_precision
from publishing import snapshots
from publishing.models import Part, Publishable

Words = Mapping[str, tuple[str, ...]]
Spans = Mapping[str, Mapping[str, str]]
Complaint = tuple[str, cells.CellError]


@dataclass(frozen=True)
class Sheet:
    """One model as rows: its natural key, its columns, its relations to rows of other sheets.

    `settle` fills what follows from other columns and complains, by column; `settled_by` are the columns it
    looks at, where all are parts of the key. `succeed` returns the new row
    that a change must be written to, or None to change the row itself; rows with `follows` go along with the
    successor of the row which that relation names. `edition` is the lookup of the year of the edition a row
    belongs to, empty when it belongs to none. `aside` are headings of columns that offices add for people:
    passed over, with a warning.
    """

    name: str
    model: type[models.Model]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    relations: tuple[Relation, ...]
    settle: Callable[[Any], Iterable[Complaint]] | None = None
    settled_by: tuple[str, ...] = ()
    succeed: Callable[[Any], Any | None] | None = None
    follows: str = ""
    edition: str = ""
    newest: Callable[[], models.QuerySet[Any]] | None = None
    aliases: tuple[str, ...] = ()
    aside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_name: Mapping[str, Column] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {one.name: one for one in self.columns})

    @property
    def noun(self) -> type[models.Model]:
        """The model whose permissions the sheet asks for: for parts, their parent's."""
        if issubclass(self.model, Part):
            parent: Any = self.model._meta.get_field(self.model.parent_field).related_model
            return parent  # type: ignore[no-any-return]  # a related model is a class once apps are loaded
        return self.model

    @property
    def publishable(self) -> type[Publishable] | None:
        """The publishable model that rows of this sheet belong to, or None."""
        return self.noun if issubclass(self.noun, Publishable) else None

    @property
    def parent(self) -> Relation | None:
        """For parts, the relation to the record they belong to."""
        name = getattr(self.model, "parent_field", "")
        return next((one for one in self.relations if one.field == name), None)

    def named(self, *, chinese: bool) -> str:
        """Return what to call the sheet in a file: its Chinese name, or its own."""
        return next((name for name in self.titles()[::-1] if chinese and is_chinese(name)), self.name)

    def rows(self) -> models.QuerySet[Any]:
        """Return the rows as they stand, each key once."""
        return self.newest() if self.newest else self.model._default_manager.all()

    def headings(self) -> list[Heading]:
        """Return the columns as people may head them."""
        ours = [one.heading(required=one.name in self.key) for one in self.columns]
        return ours + [Heading(name, words) for name, words in self.aside.items()]

    def titles(self) -> list[str]:
        """Return what people call the sheet: its own name first, then every other in every language."""
        meta = self.model._meta
        ours = in_all_languages((meta.verbose_name_plural or "", meta.verbose_name or ""))
        return [self.name, *self.aliases, *ours]

    def related_by(self, name: str) -> list[Relation]:
        """Return the relations that a column helps to name."""
        return [one for one in self.relations if name in one.columns]


def sheet(
    model: type[models.Model],
    name: str,
    key: tuple[str, ...],
    *,
    headings: Mapping[str, str] | None = None,
    spans: Spans | None = None,
    kinds: Mapping[str, cells.Kind] | None = None,
    leave_out: Iterable[str] = (),
    relations: Iterable[Relation] = (),
    words: Words | None = None,
    examples: Mapping[str, str] | None = None,
    **options: Any,
) -> Sheet:
    """Describe a model as a sheet: every column of its snapshot, and what is said otherwise.

    `headings` renames columns, `kinds` reads them otherwise. `spans` says which columns name the other row of
    a foreign key, each with the lookup of its value: `{"round": {"programme": "round__programme__slug"}}`.
    `words` are what else offices write over a column (`title` for both languages), `examples` a cell of it.
    """
    headings, spans, kinds, left = headings or {}, spans or {}, kinds or {}, set(leave_out)
    columns: dict[str, Column] = {}
    found = list(relations)
    for one in _fields(model):
        heading = headings.get(one.name, one.name)
        if one.name in left or is_precision(one):
            continue
        if one.related_model is None:
            columns.setdefault(heading, column(one, heading, kinds.get(one.name)))
        else:
            found.append(_relation(one, heading, spans.get(one.name)))
            columns |= {
                new.name: new
                for new in _naming(one, heading, spans.get(one.name), kinds)
                if new.name not in columns
            }
    named = [_named(one, words or {}, examples or {}) for one in columns.values()]
    return Sheet(name, model, key, tuple(named), tuple(found), **options)


def _named(one: Column, words: Words, examples: Mapping[str, str]) -> Column:
    base, _language = names.base(one.name)
    aliases = (
        (*words.get(one.name, ()), *words.get(base, ())) if base != one.name else words.get(one.name, ())
    )
    return replace(one, aliases=tuple(aliases), example=examples.get(one.name, ""))


def _fields(model: type[models.Model]) -> Iterator[Any]:
    if issubclass(model, Part):
        yield model._meta.get_field(model.parent_field)
        yield from sorted(snapshots.columns(model), key=lambda one: one.name != "position")
        yield model._meta.get_field("id")
    elif issubclass(model, Publishable):
        yield from sorted(snapshots.columns(model), key=lambda one: one.name == "owner")
    else:
        yield from (one for one in model._meta.concrete_fields if one.editable and not one.primary_key)
    yield from snapshots.relations(model)


def _relation(one: Any, heading: str, span: Mapping[str, str] | None) -> Relation:
    return Relation(
        field=one.name,
        target=one.related_model if one.related_model != "self" else one.model,
        columns=tuple(span) if span else (heading,),
        many=one.many_to_many,
        symmetrical=bool(getattr(one.remote_field, "symmetrical", False)),
        needed=not one.many_to_many and is_needed(one),
    )


def _naming(
    one: Any, heading: str, span: Mapping[str, str] | None, kinds: Mapping[str, cells.Kind]
) -> Iterator[Column]:
    """Yield the columns that name the other row of a relation; the last one carries its label and note."""
    last = list(span)[-1] if span else heading
    for name in span or (heading,):
        own = name == last
        yield Column(
            name=name,
            kind=kinds.get(one.name, cells.ListOf(cells.Key()) if one.many_to_many else cells.Key())
            if own
            else cells.Key(),
            path=span[name] if span else "",
            labels=(one.verbose_name,) if own else (),
            note=one.help_text if own else "",
            needed=own and not one.many_to_many and is_needed(one),
        )
