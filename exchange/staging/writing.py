"""Writing a plan: sheet by sheet, in bulk; a broken constraint is traced to its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction

from exchange.cells import CellError, gettext_noop
from exchange.sheets import Relation
from exchange.staging.planning import Planned, PlannedSheet
from exchange.staging.recording import Image, pairs
from exchange.staging.report import Counts, ImportReport, in_every_language
from exchange.staging.succession import gather, succeed
from publishing import snapshots
from publishing.models import Part, Publishable

Include = Callable[[Publishable], None]
_CHUNK = 500


def write(planned: list[PlannedSheet], report: ImportReport, include: Include) -> None:
    """Write what is new or changed; `include` is told of each new publishable record.

    Constraints that the database refuses are reported by row; then the caller has to roll back.
    """
    for one in planned:
        _note_changed_pairs(one)
    gather(planned)
    images = [Image(one) for one in planned]
    succeed(planned)
    for one in planned:
        report.counts[one.sheet.name] = _counted(one)
        try:
            with transaction.atomic():
                _write_sheet(one, include)
        except IntegrityError:
            _trace(one, report)
            return
    for image in images:
        report.rows += image.staged()
    for position, row in enumerate(report.rows, start=1):
        row.position = position


def _counted(one: PlannedSheet) -> Counts:
    counts = Counts()
    for row in one.rows:
        if not row.row.number:
            continue
        if row.written:
            counts.created += row.is_new
            counts.changed += not row.is_new
        else:
            counts.unchanged += 1
    return counts


def _write_sheet(one: PlannedSheet, include: Include) -> None:
    model = one.sheet.model
    waiting = [row for row in one.rows if row.written]
    while waiting:
        unsaved = {id(row.instance) for row in waiting if row.new}
        ready = [row for row in waiting if not _waits(row, unsaved)] or waiting
        for row in ready:
            _point_again(row)
        _store(model, ready)
        for row in ready:
            if row.new and isinstance(row.instance, Publishable):
                include(row.instance)
        done = {id(row) for row in ready}
        waiting = [row for row in waiting if id(row) not in done]
    for relation in one.sheet.relations:
        if relation.many:
            _write_many(one, relation)


def _waits(row: Planned, unsaved: set[int]) -> bool:
    """Say whether the row refers to a new row of its own sheet that is not written yet."""
    return any(id(target) in unsaved and target is not row.instance for target in row.singles.values())


def _point_again(row: Planned) -> None:
    # A key is copied when a relation is set; the other row may have got its key only since.
    for name, target in row.singles.items():
        setattr(row.instance, name, target)


def _store(model: type[models.Model], rows: list[Planned]) -> None:
    new = [row.instance for row in rows if row.new]
    store(model, new, [row.instance for row in rows if not row.new])


def store(model: type[models.Model], new: Sequence[Any], changed: Sequence[Any]) -> None:
    """Write new and changed instances of one model, in bulk."""
    if issubclass(model, Part):
        # An update cannot swap a unique value between two parts; deleted and inserted again they can.
        # References survive: foreign keys are checked at the end of the transaction.
        gone = model._base_manager.filter(pk__in=[instance.pk for instance in changed])
        gone._raw_delete(gone.db)
        model._base_manager.bulk_create([*changed, *new], batch_size=_CHUNK)
        return
    model._base_manager.bulk_create(new, batch_size=_CHUNK)
    fields = [one.name for one in model._meta.concrete_fields if not one.primary_key]
    if issubclass(model, Publishable):
        fields = [one.name for one in snapshots.columns(model)]
    if changed:
        model._base_manager.bulk_update(changed, fields, batch_size=100)


def _write_many(one: PlannedSheet, relation: Relation) -> None:
    rows = [row for row in one.rows if relation.field in row.many]
    wanted = {row.instance.pk: {target.pk for target in row.many[relation.field]} for row in rows}
    if relation.symmetrical:
        for pk, targets in list(wanted.items()):
            for target in targets:
                wanted.get(target, set()).add(pk)
    now = pairs(one.sheet.model, relation.field, wanted)
    for row in rows:
        if now.get(row.instance.pk, set()) != wanted[row.instance.pk]:
            getattr(row.instance, relation.field).set(wanted[row.instance.pk])


def _note_changed_pairs(one: PlannedSheet) -> None:
    """Note as changed the rows whose relations to many differ from what is on record."""
    for relation in one.sheet.relations:
        rows = [row for row in one.rows if relation.many and relation.field in row.many and not row.new]
        now = pairs(one.sheet.model, relation.field, [row.instance.pk for row in rows]) if rows else {}
        for row in rows:
            if now.get(row.instance.pk, set()) != {target.pk for target in row.many[relation.field]}:
                row.change(relation.field)


def _trace(one: PlannedSheet, report: ImportReport) -> None:
    """Find the rows the database refused by trying them one by one, and say what it refuses."""
    before = sum(report.totals.values())
    for row in one.rows:
        if not row.written:
            continue
        _point_again(row)
        try:
            row.instance.validate_constraints()
            with transaction.atomic():
                _store(one.sheet.model, [row])
        except ValidationError as invalid:
            said = in_every_language(partial(_messages, invalid))
            _complain(one, row, _culprit(one, invalid), "%(message)s", report, message=said)
        except IntegrityError:
            unique = gettext_noop("a row that does not repeat what must be unique")
            _complain(one, row, one.sheet.key[-1], unique, report)
    if sum(report.totals.values()) == before:
        raise IntegrityError(f"The sheet {one.sheet.name} cannot be written, though each of its rows can.")


def _culprit(one: PlannedSheet, invalid: ValidationError) -> str:
    columns = {column.field: column.name for column in one.sheet.columns if column.field}
    named = (columns[name] for name in invalid.message_dict if name in columns and name != NON_FIELD_ERRORS)
    return next(named, one.sheet.key[-1])


def _complain(
    one: PlannedSheet, row: Planned, column: str, wanted: str, report: ImportReport, **params: object
) -> None:
    found = " | ".join(row.row.key(one.sheet.key))
    one.parsed.complain(report, row.row, column, CellError("constraint", found, wanted, params=params))


def _messages(invalid: ValidationError) -> str:
    return " ".join(message for found in invalid.message_dict.values() for message in found)
