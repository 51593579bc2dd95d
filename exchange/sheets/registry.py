"""The sheets every app has declared, in the order in which rows can be written."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from django.db import models

from exchange.headers import folded, is_chinese
from exchange.sheets.columns import Relation
from exchange.sheets.sheet import Sheet

README = "readme"
META = "_meta"
SCHEMA = 1  # goes up when a workbook of the version before would be misread
_FOR_PEOPLE = {
    folded(name)
    for name in (
        README,
        "instructions",
        "cover",
        "contents",
        "说明",
        "填写说明",
        "填表说明",
        "使用说明",
        "封面",
        "目录",
    )
}
_sheets: dict[str, Sheet] = {}


def register(*sheets: Sheet) -> None:
    """Add sheets; each name and each model once."""
    for one in sheets:
        if one.name in _sheets or any(one.model is other.model for other in _sheets.values()):
            raise ValueError(f"The sheet {one.name} ({one.model._meta.label}) is declared twice.")
        _sheets[one.name] = one


def all_sheets() -> list[Sheet]:
    """Return every sheet, those that others refer to first."""
    ordered: list[Sheet] = []
    waiting = list(_sheets.values())
    while waiting:
        models_left = {one.model for one in waiting}
        ready = [one for one in waiting if not _needs(one) & models_left] or waiting[:1]
        ordered += ready
        waiting = [one for one in waiting if one not in ready]
    return ordered


def by_name(name: str) -> Sheet | None:
    """Return the sheet of a name in any language and form; None when none or several have it."""
    wanted = folded(name)
    exact = [one for one in _sheets.values() if folded(one.name) == wanted]
    found = exact or [one for one in _sheets.values() if wanted in map(folded, one.titles())]
    return found[0] if len(found) == 1 else None


def by_model(model: type[models.Model]) -> Sheet | None:
    """Return the sheet of a model; None when it has none."""
    return next((one for one in _sheets.values() if one.model is model), None)


def of_noun(noun: type[models.Model]) -> list[Sheet]:
    """Return the sheet of a noun and those of its parts, in writing order."""
    return [one for one in all_sheets() if one.noun is noun]


def nearest(name: str) -> str:
    """Return the sheet name most like this one, in the language of this one; empty when none is."""
    chinese = is_chinese(name)
    titles = {folded(text): text for one in _sheets.values() for text in one.titles()}
    close = get_close_matches(folded(name), [key for key in titles if is_chinese(key) == chinese], n=1)
    return titles[close[0]] if close else ""


def passed_over(name: str) -> bool:
    """Say whether a sheet of this name is for people or programs only and never read."""
    return name.startswith("_") or folded(name) in _FOR_PEOPLE


def key_paths(one: Sheet) -> tuple[str, ...]:
    """Return the lookups that give a row's natural key."""
    return tuple(path_of(one, name) for name in one.key)


def path_of(one: Sheet, name: str) -> str:
    """Return the lookup that gives the value of a column."""
    column = one.by_name[name]
    if column.path:
        return column.path
    relation = next(each for each in one.relations if each.columns == (name,))
    return f"{relation.field}__{target_paths(relation)[0]}"


def target_paths(relation: Relation) -> tuple[str, ...]:
    """Return the lookups that give the natural key of the rows a relation names."""
    target = by_model(relation.target)
    return key_paths(target) if target else ("code",)


def _needs(one: Sheet) -> set[type[models.Model]]:
    return {relation.target for relation in one.relations} - {one.model}


def chosen(names: Iterable[str]) -> list[Sheet]:
    """Return the sheets of these names in writing order."""
    wanted = set(names)
    return [one for one in all_sheets() if one.name in wanted]
