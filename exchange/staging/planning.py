"""From typed rows to instances: found or new, compared, related, validated; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import models

from exchange.cells import CellError, gettext_noop
from exchange.headers import is_chinese
from exchange.sheets import Column, Relation, Sheet, by_model
from exchange.staging.lookup import Lookup, key_of
from exchange.staging.parsing import ParsedRow, ParsedSheet
from exchange.staging.report import ImportReport, cell_issue, in_every_language
from publishing.dates import PartialDate, Precision
from publishing.fields import ProseField, sanitise_prose


class Seen(Protocol):
    """Keys named so far, each with the number of its row; a dict is one."""

    def setdefault(self, key: tuple[str, ...], number: int, /) -> int: ...


@dataclass
class Planned:
    """A row with the instance it becomes: new, changed or as it was.

    `singles` and `many` are the rows its relations name, `columns` the fields that change. `replaced` says
    that the instance is the successor of one that stays. Rows that go along without
    being in the file have the number 0.
    """

    row: ParsedRow
    instance: Any
    new: bool
    changed: bool = False
    singles: dict[str, Any] = field(default_factory=dict)
    many: dict[str, list[Any]] = field(default_factory=dict)
    replaced: bool = False
    columns: list[str] = field(default_factory=list)

    @property
    def written(self) -> bool:
        """Say whether the row has to be written."""
        return self.new or self.changed

    @property
    def is_new(self) -> bool:
        """Say whether the row is new to whoever handed in the file: a successor is the old row changed."""
        return self.new and not self.replaced

    def change(self, name: str) -> None:
        """Note that a field of a row on record changes."""
        self.changed = not self.new
        self.columns.append(name)


@dataclass
class PlannedSheet:
    """The rows of one sheet, in the order of the file."""

    parsed: ParsedSheet
    rows: list[Planned] = field(default_factory=list)

    @property
    def sheet(self) -> Sheet:
        """The sheet the rows are of."""
        return self.parsed.sheet


def plan(
    parsed: list[ParsedSheet], report: ImportReport, lookup: Lookup | None = None, seen: Seen | None = None
) -> list[PlannedSheet]:
    """Plan every sheet, those that others refer to first. What is wrong goes to the report.

    A long sheet is planned a chunk at a time: then `lookup` knows the rows on record that the chunk can name,
    and `seen` the keys of the chunks before.
    """
    lookup = lookup or Lookup()
    planned = [match(one, lookup, report, {} if seen is None else seen) for one in parsed]
    for one in planned:
        filling = _Filling(one, lookup, report)
        for row in one.rows:
            filling.fill(row)
    return planned


def match(parsed: ParsedSheet, lookup: Lookup, report: ImportReport, seen: Seen) -> PlannedSheet:
    """Give every row its instance, so that any row may refer to any other of the same book."""
    planned = PlannedSheet(parsed)
    by_id = {row.pk: row for row in lookup.all_of(parsed.sheet)} if "id" in parsed.positions else {}
    for row in parsed.rows:
        key = checked_key(parsed, row, report)
        if not key:
            continue
        uuid = row.values.get("id") or None
        identity = (str(uuid),) if uuid else key
        if (first := seen.setdefault(identity, row.number)) != row.number:
            expected = gettext_noop("a row of its own: row %(row)s has the same key")
            error = CellError("duplicate-key", " | ".join(key), expected, params={"row": first})
            parsed.complain(report, row, parsed.sheet.key[-1], error)
            continue
        instance = by_id.get(uuid) or lookup.existing(parsed.sheet, key)
        fresh = parsed.sheet.model(id=uuid) if uuid else parsed.sheet.model()
        one = Planned(row, instance or fresh, new=instance is None)
        lookup.add(parsed.sheet, key, one.instance)
        planned.rows.append(one)
    _refuse_absent_columns(planned, report)
    return planned


def checked_key(parsed: ParsedSheet, row: ParsedRow, report: ImportReport) -> tuple[str, ...]:
    """Return the natural key of a row, () when a part of it is wrong or blank, which goes to the report."""
    complete = True
    for name in parsed.sheet.key:
        value = row.values.get(name)
        if name in row.wrong or name not in parsed.positions:
            complete = False
        elif value is None or value == parsed.sheet.by_name[name].kind.empty:
            complete = False
            error = CellError("blank-key", "", gettext_noop("a value, because it names the row"))
            parsed.complain(report, row, name, error)
    return row.key(parsed.sheet.key) if complete else ()


def _refuse_absent_columns(planned: PlannedSheet, report: ImportReport) -> None:
    for one in [one for one in planned.rows if one.new][:1]:
        for column in planned.sheet.columns:
            if column.needed and column.name not in planned.parsed.positions:
                expected = gettext_noop("this column, because a new row needs it")
                heading = column.heading(required=True).named(chinese=is_chinese(planned.parsed.title))
                error = CellError("missing-heading", heading, expected)
                report.error(cell_issue(planned.parsed.title, one.row.number, None, error))


@dataclass(frozen=True, slots=True)
class _Filling:
    """One sheet while the values of its rows are put on their instances."""

    planned: PlannedSheet
    lookup: Lookup
    report: ImportReport

    def fill(self, one: Planned) -> None:
        """Put values and relations on the instance and validate it; every wrong cell is reported."""
        sheet, positions = self.planned.sheet, self.planned.parsed.positions
        for column in sheet.columns:
            if column.field and column.name in one.row.values and column.field != "id":
                try:
                    assign(column, one)
                except CellError as error:
                    self._complain(one, column.name, error)
        for relation in sheet.relations:
            if relation.columns[-1] in positions and not one.row.wrong & set(relation.columns):
                self._relate(relation, one)
        if not one.row.wrong:
            self._validate(one)

    def _relate(self, relation: Relation, one: Planned) -> None:
        if relation.many:
            keys = one.row.values.get(relation.columns[-1], ())
            targets = [self._found(relation, one, (str(key),)) for key in keys]
            one.many[relation.field] = [target for target in targets if target is not None]
            return
        key = one.row.key(relation.columns)
        if key and (relation.when is None or relation.when(key)):
            target = self._found(relation, one, key)
            follows = relation.field == self.planned.sheet.follows
            if target is not None and (follows or not _already_names(one.instance, relation, key)):
                _point(one, relation.field, target)
        elif relation.needed:
            self._complain(one, relation.columns[-1], _never_blank())
        else:
            _point(one, relation.field, None)

    def _found(self, relation: Relation, one: Planned, key: tuple[str, ...]) -> Any | None:
        target = self.lookup.find(relation, key)
        if target is None:
            sheet = by_model(relation.target)
            name = sheet.name if sheet else str(relation.target._meta.verbose_name_plural)
            expected = gettext_noop("the key of a row of %(sheet)s, in this workbook or on record")
            suggestion = self.lookup.nearest(relation, key)
            error = CellError("unknown-key", " | ".join(key), expected, suggestion, {"sheet": name})
            self._complain(one, relation.columns[-1], error)
        return target

    def _validate(self, one: Planned) -> None:
        sheet = self.planned.sheet
        for name, error in sheet.settle(one.instance) if sheet.settle else ():
            self._complain(one, name, error)
        if not one.written or one.row.wrong:
            return
        present = self.planned.parsed.positions
        fields = {column.field: column for column in sheet.columns if column.field and column.name in present}
        left_out = {other.name for other in type(one.instance)._meta.fields if other.name not in fields}
        try:
            one.instance.clean_fields(exclude=left_out)
            one.instance.clean()
        except ValidationError as invalid:
            for name, said in by_field(invalid):
                column = fields.get(name) or next((c for c in sheet.columns if c.name == name), None)
                found = _found_text(column, one)
                error = CellError("invalid", found, "%(message)s", params={"message": said})
                self._complain(one, column.name if column else None, error)

    def _complain(self, one: Planned, column: str | None, error: CellError) -> None:
        self.planned.parsed.complain(self.report, one.row, column, error)


def assign(column: Column, one: Planned) -> None:
    """Put a value on the instance, and note whether that changes it."""
    model: type[models.Model] = type(one.instance)
    target = model._meta.get_field(column.field)
    value = one.row.values[column.name]
    if value == column.kind.empty and column.needed:
        raise _never_blank()
    if isinstance(value, PartialDate):
        if column.precision:
            _set(one, column.precision, str(value.precision))
        elif value.precision not in {Precision.DAY, Precision.UNKNOWN}:
            raise CellError("not-a-date", str(value), gettext_noop("a date to the day, such as 2023-04-25"))
        value = value.value
    elif value is None or value == column.kind.empty:
        value = _blank(target, value)
    elif isinstance(target, ProseField):
        value = sanitise_prose(value)
    _set(one, column.field, value)


def _never_blank() -> CellError:
    return CellError("blank-cell", "", gettext_noop("a value, because this column is never blank"))


def _blank(target: Any, value: Any) -> Any:
    if target.has_default() and not target.null:
        return target.get_default()
    return None if target.null else value


def _set(one: Planned, name: str, value: Any) -> None:
    now = getattr(one.instance, name)
    if now != value:
        one.change(name)
        setattr(one.instance, name, value)


def _already_names(instance: Any, relation: Relation, key: tuple[str, ...]) -> bool:
    """Say whether the instance names an older row of this key, which still counts as it."""
    sheet = by_model(relation.target)
    if sheet is None or sheet.succeed is None or getattr(instance, f"{relation.field}_id") is None:
        return False
    return key_of(getattr(instance, relation.field), sheet) == key


def _point(one: Planned, name: str, target: Any) -> None:
    now = getattr(one.instance, f"{name}_id")
    if (None if target is None else target.pk) != now or (target is not None and target.pk is None):
        one.change(name)
    one.singles[name] = target
    setattr(one.instance, name, target)


def _found_text(column: Column | None, one: Planned) -> str:
    value = one.row.values.get(column.name) if column else None
    return "" if column is None or value is None else str(column.kind.to_cell(value) or "")[:60]


def by_field(invalid: ValidationError) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the fields a validator complains of, "" for the whole row, with its words in every language."""
    names = list(invalid.error_dict) if hasattr(invalid, "error_dict") else [""]
    for name in names:
        told = partial(_messages, invalid, name)
        yield name, in_every_language(told)


def _messages(invalid: ValidationError, name: str) -> str:
    return " ".join(invalid.message_dict[name] if name else invalid.messages)
