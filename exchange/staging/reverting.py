"""Taking back what an import wrote, row by row; what somebody has touched since is left and named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_noop

from exchange.models import StagedRow
from exchange.sheets import Sheet, all_sheets
from exchange.staging.recording import values_of
from exchange.staging.report import in_every_language
from exchange.staging.writing import store
from publishing.models import Publishable

_EDITED = gettext_noop("edited since: %(columns)s")
_PUBLIC = gettext_noop("made public since")
_GONE = gettext_noop("deleted since")
_USED = gettext_noop("in use: %(name)s")
_WITH_RECORD = gettext_noop("its record stays")
_NAMES_GONE = gettext_noop("what it named before has been deleted")
_TAKEN = gettext_noop("what it said before has been taken by another record")

Live = dict[str, Any]


def records_of(rows: Iterable[StagedRow]) -> list[Publishable]:
    """Return the publishable records that the rows are, or are parts of."""
    by_name = {one.name: one for one in all_sheets()}
    wanted: dict[type[Publishable], set[str]] = defaultdict(set)
    for row in rows:
        sheet = by_name[row.sheet]
        if sheet.publishable is not None and (key := _record_key(sheet, row)):
            wanted[sheet.publishable].add(key)
    return [record for noun, keys in wanted.items() for record in noun._base_manager.filter(pk__in=keys)]


def revert(rows: Sequence[StagedRow]) -> list[models.Model]:
    """Put back what each row was, parts before their records, and return the records that were deleted.

    To be called inside `drafting`. A row left alone says why in `kept`.
    """
    by_name = {one.name: one for one in all_sheets()}
    groups: dict[str, list[StagedRow]] = defaultdict(list)
    for row in rows:
        groups[row.sheet].append(row)
    order = [one for one in all_sheets() if one.name in groups]
    staying = _staying(by_name, groups)
    deleted: list[models.Model] = []
    for sheet in reversed(order):
        deleted += _Reverting(sheet, groups[sheet.name], staying).run()
    return deleted


def _staying(by_name: dict[str, Sheet], groups: dict[str, list[StagedRow]]) -> set[tuple[type[Any], str]]:
    """Return the new records that stay, edited or made public since; their parts stay too."""
    found: set[tuple[type[Any], str]] = set()
    for name, rows in groups.items():
        model = by_name[name].model
        if not issubclass(model, Publishable):
            continue
        made = {row.object_id: row for row in rows if row.image.get("made")}
        for record in model._base_manager.filter(pk__in=list(made)).select_related("head_revision"):
            row = made[str(record.pk)]
            head = record.head_revision
            if record.ever_published:
                row.kept = _why(_PUBLIC)
            elif head is not None and head.checksum != row.image.get("checksum"):
                live = values_of(by_name[name], [record.pk])
                row.kept = _why(_EDITED, columns=_since(row, live[record.pk]))
            if row.kept:
                found.add((model, row.object_id))
    return found


class _Reverting:
    """The rows of one sheet on their way back."""

    def __init__(self, sheet: Sheet, rows: list[StagedRow], staying: set[tuple[type[Any], str]]) -> None:
        self._sheet = sheet
        self._rows = [row for row in rows if not row.kept]
        self._staying = staying
        found = sheet.model._base_manager.in_bulk([row.object_id for row in rows])
        self._instances = {str(pk): instance for pk, instance in found.items()}
        live = values_of(sheet, [instance.pk for instance in found.values()])
        self._live = {str(pk): values for pk, values in live.items()}

    def run(self) -> list[models.Model]:
        """Put the rows back; return the records that were deleted."""
        for row in self._rows:
            self._look(row)
        changed = [row for row in self._rows if not row.kept and not row.image.get("made")]
        self._restore(changed)
        made = [row for row in self._rows if not row.kept and row.image.get("made") and self._instance(row)]
        return self._delete(made)

    def _instance(self, row: StagedRow) -> Any:
        return self._instances.get(row.object_id)

    def _look(self, row: StagedRow) -> None:
        """Keep the row when somebody has touched it."""
        instance, sheet = self._instance(row), self._sheet
        if instance is None:
            # A row that the import made and that is gone is as it was.
            row.kept = {} if row.image.get("made") else _why(_GONE)
            return
        live, after = self._live[row.object_id], row.image["after"]
        leader = getattr(instance, sheet.follows) if sheet.follows else None
        record = (sheet.noun, _record_key(sheet, row))
        if record in self._staying:
            row.kept = _why(_WITH_RECORD)
        elif _is_released(instance) or _is_released(leader):
            row.kept = _why(_PUBLIC)
        elif any(live.get(name) != value for name, value in after.items()):
            row.kept = _why(_EDITED, columns=_since(row, live))

    def _restore(self, rows: list[StagedRow]) -> None:
        self._keep_names_of_gone(rows)
        rows = [row for row in rows if not row.kept]
        for row in rows:
            self._put(row)
        try:
            with transaction.atomic():
                store(self._sheet.model, [], [self._instance(row) for row in rows])
        except IntegrityError:
            for row in rows:
                try:
                    with transaction.atomic():
                        store(self._sheet.model, [], [self._instance(row)])
                except IntegrityError:
                    row.kept = _why(_TAKEN)
        many = {one.field for one in self._sheet.relations if one.many}
        for row in [row for row in rows if not row.kept]:
            for name in many & row.image["before"].keys():
                getattr(self._instance(row), name).set(row.image["before"][name])

    def _put(self, row: StagedRow) -> None:
        columns = {one.attname: one for one in self._sheet.model._meta.concrete_fields}
        for name, value in row.image["before"].items():
            if name in columns:
                setattr(self._instance(row), name, columns[name].to_python(value))

    def _keep_names_of_gone(self, rows: list[StagedRow]) -> None:
        for field in self._sheet.model._meta.concrete_fields:
            wanted = {row.image["before"].get(field.attname) for row in rows} - {None}
            if field.related_model is None or not wanted:
                continue
            there = {str(pk) for pk in field.related_model._base_manager.in_bulk(list(wanted))}
            for row in rows:
                named = row.image["before"].get(field.attname)
                if named is not None and str(named) not in there:
                    row.kept = _why(_NAMES_GONE)

    def _delete(self, rows: list[StagedRow]) -> list[models.Model]:
        """Delete what the import made and nothing else uses; rows of the sheet may name each other."""
        deleted: list[models.Model] = []
        while rows:
            used = _uses(self._sheet.model, [self._instance(row).pk for row in rows])
            free = [row for row in rows if self._instance(row).pk not in used]
            if not free:
                for row in rows:
                    user = used[self._instance(row).pk]
                    row.kept = _why(_USED, name=in_every_language(partial(str, user)))
                break
            instances = [self._instance(row) for row in free]
            self._sheet.model._base_manager.filter(pk__in=[one.pk for one in instances]).delete()
            deleted += [one for one in instances if isinstance(one, Publishable)]
            rows = [row for row in rows if self._instance(row).pk in used]
        return deleted


def _is_released(instance: Any) -> bool:
    return getattr(instance, "released_at", None) is not None


def _uses(model: type[models.Model], pks: list[Any]) -> dict[Any, Any]:
    """Return for each of the rows that something points at one of the rows that do."""
    found: dict[Any, Any] = {}
    for user_model, field in users_of(model):
        for user in user_model._base_manager.filter(**{f"{field.name}__in": pks}):
            found.setdefault(getattr(user, field.attname), user)
    return found


def users_of(model: type[models.Model]) -> Iterator[tuple[Any, Any]]:
    """Yield the models that point at rows of a model, each with the field that does."""
    own = {field.remote_field.through for field in model._meta.many_to_many}
    for relation in model._meta.get_fields(include_hidden=True):
        field = getattr(relation, "field", None)
        if not relation.auto_created or relation.concrete or relation.many_to_many or field is None:
            continue
        if relation.related_model not in own and hasattr(field, "attname"):
            yield relation.related_model, field


def _record_key(sheet: Sheet, row: StagedRow) -> str:
    if sheet.parent is None:
        return row.object_id
    parent_field: Any = sheet.model._meta.get_field(sheet.parent.field)
    attname = parent_field.attname
    parent = row.image.get("after", {}).get(attname)
    if parent is None:
        values = sheet.model._base_manager.filter(pk=row.object_id).values_list(attname, flat=True)
        parent = values.first()
    return "" if parent is None else str(parent)


def _since(row: StagedRow, live: Live) -> str:
    return ", ".join(name for name, value in row.image["after"].items() if live.get(name) != value)


def _why(text: str, **params: object) -> dict[str, Any]:
    return {"text": text, "params": params}
