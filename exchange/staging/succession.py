"""Rows the public has seen are not changed: the news goes to a successor, and what follows it along."""

from __future__ import annotations

import uuid
from typing import Any

from exchange.sheets import by_model
from exchange.staging.parsing import ParsedRow, ParsedSheet
from exchange.staging.planning import Planned, PlannedSheet

Successors = dict[Any, Any]


def gather(planned: list[PlannedSheet]) -> None:
    """Let every follower that changes bring its leader with it, also one that the file does not name."""
    for follower in [one for one in planned if one.sheet.follows and any(row.written for row in one.rows)]:
        _pull_in(follower, _leader_of(follower, planned))


def succeed(planned: list[PlannedSheet]) -> None:
    """Give every changed row that must not be changed a successor, and take along what follows it."""
    for one in planned:
        if one.sheet.succeed:
            _replace(one, [other for other in planned if _follows(other, one)])


def _leader_of(follower: PlannedSheet, planned: list[PlannedSheet]) -> PlannedSheet:
    for one in planned:
        if _follows(follower, one):
            return one
    model = next(one.target for one in follower.sheet.relations if one.field == follower.sheet.follows)
    sheet = by_model(model)
    if sheet is None:
        raise LookupError(f"{model._meta.label} has no sheet, so nothing can follow it")
    leader = PlannedSheet(ParsedSheet(sheet, sheet.name, {}, []))
    planned.insert(0, leader)
    return leader


def _follows(follower: PlannedSheet, leader: PlannedSheet) -> bool:
    relations = (one for one in follower.sheet.relations if one.field == follower.sheet.follows)
    return any(one.target is leader.sheet.model for one in relations)


def _pull_in(follower: PlannedSheet, leader: PlannedSheet) -> None:
    rows = {id(row.instance): row for row in leader.rows}
    for row in follower.rows:
        led = row.singles.get(follower.sheet.follows)
        if not row.written or led is None:
            continue
        if id(led) not in rows:
            rows[id(led)] = Planned(ParsedRow(0, {}), led, new=False)
            leader.rows.append(rows[id(led)])
        rows[id(led)].changed = not rows[id(led)].new


def _replace(one: PlannedSheet, followers: list[PlannedSheet]) -> None:
    successors: Successors = {}
    for row in one.rows:
        new = one.sheet.succeed(row.instance) if row.changed and one.sheet.succeed else None
        if new is not None:
            successors[row.instance.pk] = new
            row.replaced, row.instance, row.new = True, new, True
    for follower in followers:
        _take_along(follower, successors)
        _copy_rest(follower, successors)


def _take_along(follower: PlannedSheet, successors: Successors) -> None:
    field = follower.sheet.follows
    for row in follower.rows:
        new = successors.get(getattr(row.singles.get(field), "pk", None))
        if new is None:
            continue
        row.singles[field] = new
        if not row.new:
            row.instance, row.new, row.replaced = type(row.instance)(**_values(row.instance)), True, True


def _copy_rest(follower: PlannedSheet, successors: Successors) -> None:
    """Copy to each successor what followed the old row and is not in the file."""
    field = follower.sheet.follows
    last = follower.sheet.by_name[follower.sheet.key[-1]].field
    in_file = {(row.singles[field].pk, str(getattr(row.instance, last))) for row in follower.rows}
    for instance in follower.sheet.model._base_manager.filter(**{f"{field}__in": list(successors)}):
        new = successors[getattr(instance, f"{field}_id")]
        if (new.pk, str(getattr(instance, last))) not in in_file:
            copied = Planned(ParsedRow(0, {}), type(instance)(**_values(instance)), new=True, replaced=True)
            copied.singles[field] = new
            follower.rows.append(copied)


def _values(instance: Any) -> dict[str, Any]:
    fields = instance._meta.concrete_fields
    return {one.attname: getattr(instance, one.attname) for one in fields if not one.primary_key} | {
        "id": uuid.uuid4()
    }
