"""What search knows of a record: a registry each app fills from its own entries module."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import QuerySet

from publishing.models import Publishable

P = TypeVar("P", bound=Publishable)
Maker = Callable[[Any], "Entry"]
Rows = Callable[[QuerySet[Any]], QuerySet[Any]]
Normaliser = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """The public text of a record, by language; `numbers` are what identifies it (dockets, codes)."""

    summary_en: str = ""
    summary_zh_hans: str = ""
    text_en: Sequence[str] = ()
    text_zh_hans: Sequence[str] = ()
    numbers: Sequence[str] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Indexed:
    """A noun that search knows: how a record becomes an entry, and how its rows are read for that."""

    model: type[Publishable]
    make: Maker
    rows: Rows


_indexed: dict[type[Publishable], Indexed] = {}
_normalisers: list[Normaliser] = []


def entry(model: type[P], *, rows: Rows = lambda records: records) -> Callable[[Maker], Maker]:
    """Register a function that makes the entry of a public record of `model`.

    `rows` fetches beforehand what the function reads, and leaves out records without a page of their own.
    """

    def register(function: Maker) -> Maker:
        _indexed[model] = Indexed(model, function, rows)
        return function

    return register


def normaliser(function: Normaliser) -> Normaliser:
    """Register a function that returns the written forms under which a number can be looked up."""
    _normalisers.append(function)
    return function


def indexed() -> list[Indexed]:
    """Return every noun that search knows."""
    return list(_indexed.values())


def indexed_as(model: type[Any]) -> Indexed | None:
    """Return how search knows a noun; None when it does not."""
    return _indexed.get(model)


def keys_of(number: str) -> list[str]:
    """Return every form a number may be typed in, each once; nothing when no app knows such a number."""
    return list(dict.fromkeys(key for function in _normalisers for key in function(number) if key))
