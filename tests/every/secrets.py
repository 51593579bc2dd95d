"""Texts only editors may see, planted in every noun: drafts, drafts ahead, waiting rows, the taken down."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import Department, User
from cases.models import TypicalCase
from exchange.models import ImportBatch
from indicators.models import Observation
from publishing import actions, snapshots
from publishing.diffs import PARTS, Content
from publishing.models import AuditEntry, Publishable, Revision
from publishing.states import WithdrawnAs
from reports.models import AcceptedFinding
from tests.factories import awards, cases, directory, numbers, reports
from tests.factories.edition import Edition
from tests.factories.publishing import draft, draft_ahead, published

SECRET = "zqsecret"  # every planted text begins with it; what follows says where it was planted
VALUE = Decimal(777_000_777)


def plant(edition: Edition) -> list[Publishable]:
    """Plant secrets behind every public record and beside it; return the records that are drafts only."""
    for record in edition.firsts:
        record.refresh_from_db()
        draft_ahead(record, **marked(record, "ahead", more=1))
    wait(edition)
    made = drafts(edition)
    for record in made:
        head = record.head_revision or draft(record).head_revision
        assert head is not None
        text = marked(record, "draft")
        actions.save_draft(record=record, content=text, base=head.number, by=User.objects.system())
    return made


def drafts(edition: Edition) -> list[Publishable]:
    """Return a new record of each noun that points at public ones wherever it can."""
    hub, law, case = edition.organisations[0], edition.documents[0], edition.cases[0]
    given: dict[str, Any] = {"source": edition.source}
    later = reports.report(2021, publisher=hub, summary_of=law)
    chapter = reports.section(later, slug="draft-chapter", body_en="<p>Text</p>")
    inside = reports.section(edition.report, parent=edition.chapter, body_en="<p>Text</p>")
    reports.note(inside)
    award_round = awards.bare_round(edition.programmes[0], slug="draft", **given)
    awards.give(award_round, hub)
    awards.count(award_round, edition.observations[0], 1)
    furnished = copied(case)
    return [
        directory.source(),
        directory.organisation("Name", parent=hub, **given),
        directory.document(hub, **given),
        numbers.indicator(draft=True, parent=edition.indicators[0]),
        furnished,
        cases.collection(case, issuer=hub, document=law, **given),
        awards.programme(hub, **given),
        award_round,
        later,
        chapter,
        inside,
        reports.exhibit(edition.chapter, *edition.indicators, **given),
    ]


def copied(case: TypicalCase) -> TypicalCase:
    """Return a new case with a copy of every part of another one: it names the same public records."""
    made = cases.case(source=case.source)
    head = draft(made).head_revision
    assert head is not None
    content = snapshots.capture(case)
    parts = {
        kind: [{**row, "id": str(uuid.uuid4())} for row in rows] for kind, rows in content[PARTS].items()
    }
    text = {**content, "slug": made.slug, "related_cases": [case.pk], PARTS: parts}
    actions.save_draft(record=made, content=text, base=head.number, by=User.objects.system())
    return made


def note_for_editors(edition: Edition) -> None:
    """Write a secret into every text that is for editors only (see the table of disclosure)."""
    told = f"{SECRET}editors"
    office = Department.objects.create(code=told, name_en=told, name_zh_hans=told)
    person = User.objects.create_user(told, email=f"{told}@example.org", department=office)
    User.objects.update(first_name=told, last_name=told)
    for record in edition.firsts:
        type(record)._base_manager.update(owner=office)
    Observation.objects.update(note=told)
    Revision.objects.update(by=person, reason=told)
    AuditEntry.objects.update(by=person, label=told, detail={"reason": told})
    ImportBatch.objects.create(at=timezone.now(), by=person, file_name=f"{told}.xlsx")
    finding = {"said": told, "reason": told, "at": timezone.now(), "fingerprint": "0" * 16}
    AcceptedFinding.objects.create(report=edition.report, by=person, **finding)


def wait(edition: Edition) -> None:
    """Leave numbers waiting: new ones, ones that would replace public ones, ones of a source nobody knows."""
    first, shown = edition.indicators[0], edition.observations[0]
    words = {
        "printed_en": f"{SECRET}number",
        "footnote_en": f"{SECRET}foot",
        "footnote_zh_hans": f"{SECRET}foot",
        "released_at": None,
    }
    numbers.observation(first, VALUE, "2020-06", source=edition.source, **words)
    numbers.observation(first, VALUE, shown.period, source=edition.source, supersedes=shown, **words)
    unknown = numbers.source(f"{SECRET}book", draft=True, title_en=f"{SECRET}book")
    numbers.observation(first, VALUE, "2022", source=unknown, **{**words, "released_at": numbers.RELEASED})
    hidden = numbers.indicator(f"{SECRET}indicator", draft=True)
    numbers.observation(hidden, VALUE, "2022", source=edition.source, **words)


def take_down(edition: Edition) -> list[Publishable]:
    """Publish a secret in the own texts of records that others point at, then take them down."""
    records: list[Publishable] = [
        edition.organisations[1],
        edition.documents[1],
        edition.indicators[1],
        edition.cases[1],
        edition.collections[1],
        edition.programmes[1],
        edition.rounds[1],
        edition.sections[2],
        edition.exhibits[1],
    ]
    for record in records:
        record.refresh_from_db()
        draft_ahead(record, **spoken(record))
        published(record)
    for record in records:
        actions.withdraw(
            record=record, how=WithdrawnAs.TAKEN_DOWN, reason_en="It was wrong.", by=User.objects.system()
        )
    return records


def marked(record: Publishable, place: str, *, more: int = 0) -> Content:
    """Return the record's newest content with a secret in every text, and `more` parts of each kind."""
    assert record.head_revision is not None
    content = snapshots.upcast(type(record), record.head_revision)
    secret = f"{SECRET}{record.noun}{place}"
    told = _marked_row(snapshots.columns(type(record)), content, secret)
    told[PARTS] = {
        snapshots.kind_of(part): _marked_parts(
            snapshots.columns(part), content[PARTS][snapshots.kind_of(part)], secret, more
        )
        for part in snapshots.parts_of(type(record))
    }
    return told


def _marked_parts(columns: Iterable[Any], rows: list[Content], secret: str, more: int) -> list[Content]:
    new = [{**row, "id": str(uuid.uuid4()), "position": len(rows)} for row in rows[:more]]
    return [_marked_row(columns, row, secret) for row in [*rows, *new]]


def _marked_row(columns: Iterable[Any], row: Content, secret: str) -> Content:
    free = [column for column in columns if is_text(column) and (column.max_length or 99) >= len(secret)]
    return {**row, **{column.name: secret for column in free}}


def is_text(column: Any) -> bool:
    """Say whether an editor types words into a column."""
    typed = isinstance(column, models.CharField | models.TextField) and not column.choices
    return typed and column.editable and not column.name.endswith("_precision")


def spoken(record: Publishable) -> Content:
    """Return what differs when the record's descriptive texts hold a secret; names stay."""
    names = {f"{record.label_field}_{language}" for language in ("en", "zh_hans")}
    return {
        column.name: f"{getattr(record, column.name)} {SECRET}{record.noun}down"
        for column in snapshots.columns(type(record))
        if is_text(column) and column.name.endswith(("_en", "_zh_hans")) and column.name not in names
    }
