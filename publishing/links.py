"""Which public edges a record has: a registry each app fills from its own links module."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from publishing.models import Publishable, Role

P = TypeVar("P", bound=Publishable)
_registry: list[tuple[type[Publishable], Callable[[Any], Iterable[LinkTo]]]] = []


@dataclass(frozen=True)
class LinkTo:
    """One edge to another record: its role, the year it belongs to, and the place inside the from side."""

    to: Publishable
    role: Role
    year: int | None = None
    detail: str = ""


def links_from(
    model: type[P],
) -> Callable[[Callable[[P], Iterable[LinkTo]]], Callable[[P], Iterable[LinkTo]]]:
    """Register a function that is given a public record of `model` and yields its edges."""

    def register(function: Callable[[P], Iterable[LinkTo]]) -> Callable[[P], Iterable[LinkTo]]:
        _registry.append((model, function))
        return function

    return register


def links_of(record: Publishable) -> list[LinkTo]:
    """Return every edge registered functions find on the record's rows."""
    return [one for model, function in _registry if isinstance(record, model) for one in function(record)]


def linking_models() -> set[type[Publishable]]:
    """Return the models for which some function yields edges."""
    return {model for model, _function in _registry}
