"""Records print their paired columns: the reader's language, failing that the other one, marked."""

from __future__ import annotations

from typing import Any

from pages.texts import Text, localized, other


def shown(record: Any, field: str) -> Text:
    """Return `field` of a record in the active language, or in the one it has, with its language marked."""
    return localized(*pair(record, field))


def beside(record: Any, field: str) -> Text:
    """Return `field` in the language that is not active; empty unless both languages have it."""
    return other(*pair(record, field))


def pair(record: Any, field: str) -> tuple[str, str]:
    """Return the English and the Chinese text of a pair of columns."""
    return str(getattr(record, f"{field}_en")), str(getattr(record, f"{field}_zh_hans"))


def both(record: Any, field: str) -> dict[str, str]:
    """Return the pair as machine twins print it; an unknown text is empty."""
    english, chinese = pair(record, field)
    return {"en": english, "zh-hans": chinese}


def named(record: Any) -> Text:
    """Return the name of a record (`label(language)`) in the active language, or the one it has."""
    return localized(record.label("en"), record.label("zh-hans"))


def named_beside(record: Any) -> Text:
    """Return the name of a record in the language that is not active; empty unless both are known."""
    return other(record.label("en"), record.label("zh-hans"))


def title(record: Any) -> dict[str, str]:
    """Return the name of a record as machine twins print it."""
    return {"en": record.label("en"), "zh-hans": record.label("zh-hans")}


def linked(record: Any, name: Text | None = None, *, note: str = "") -> dict[str, Any] | None:
    """Return a record as link.html takes it: under `name` if given, failing that its own.

    A record that is not public is never named and never linked: then `name` alone, or None.
    """
    public = record is not None and record.is_published
    if not public:
        return {"label": name, "note": note} if name else None
    has_page = getattr(record, "has_page", True)
    return {
        "label": name or named(record),
        "other": None if name else named_beside(record),
        "url": record.get_absolute_url() if has_page else "",
        "note": note,
    }
