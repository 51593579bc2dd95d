"""An edition as the audit reads it, from the database: all its texts, every record it can quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Prefetch, Q
from django.urls import NoReverseMatch, reverse

from awards.models import AwardProgramme, AwardRound
from cases.models import CaseCollection
from directory.models import Instrument, Organisation
from indicators.figures import change_unit, unit_text
from indicators.formatting import ChangeKind, Qualifier, UnitText
from indicators.models import Indicator, Observation
from indicators.references import Reference, find
from publishing import snapshots
from publishing.models import Publishable, Revision
from publishing.rehearsal import rehearsal
from publishing.states import Stage, Status
from reports.audit.checks import Relations, check
from reports.audit.edition import Audit, Edition, Text, audit
from reports.audit.facts import Fact
from reports.audit.findings import Finding
from reports.audit.ledger import LANGUAGES, key
from reports.audit.ordinals import Rounds
from reports.audit.texts import texts_of
from reports.models import Exhibit, Report, Section

_NUMBERED = re.compile(
    r"\d|[一二三四五六七八九十百千万两首]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|first|second|third|"
    r"fifth)\b",
    re.IGNORECASE,
)


def audit_of(report: Report) -> Audit:
    """Audit the newest text of an edition: its drafts stand on the rows while it is read."""
    with rehearsal():
        _put_drafts_on_rows(report)
        return audit(edition_of(report))


def edition_of(report: Report) -> Edition:
    """Read an edition as its rows stand; the number of queries does not depend on how much it says."""
    sections, exhibits = _sections(report), _exhibits(report)
    previous = _published_texts([report, *sections, *exhibits])
    texts = tuple(texts_of(report, sections, exhibits, previous))
    rows = _rows(report, _codes(report, texts, exhibits))
    indicators = {row.indicator for row in rows}
    area = report.area.code if report.area else ""
    return Edition(
        texts=texts,
        facts=tuple(fact for row in rows if row.value is not None for fact in _facts(row, report, area)),
        area=area,
        kinds=tuple(sorted((indicator.slug, indicator.kind) for indicator in indicators)),
        relations=_relations(indicators),
        unvalued=tuple(
            key(row.indicator.slug, row.area.code, row.period) for row in rows if row.value is None
        ),
        names=_names(texts),
        rounds=_rounds(),
    )


def arithmetic_of(report: Report) -> list[Finding]:
    """Return what the edition's own records, as they stand, show against each other; no text is read."""
    rows = _rows(report, set())
    area = report.area.code if report.area else ""
    facts = [fact for row in rows if row.value is not None for fact in _facts(row, report, area)]
    return check(facts, _relations({row.indicator for row in rows}))


def _put_drafts_on_rows(report: Report) -> None:
    """Put the newest texts on the rows; where they cannot stand together, the public ones stay."""
    records: list[Publishable] = [report, *_sections(report), *_exhibits(report)]
    ahead = {
        record: snapshots.upcast(type(record), record.head_revision)
        for record in records
        if record.ever_published
        and record.head_revision is not None
        and record.head_revision_id != record.live_revision_id
    }
    try:
        with transaction.atomic():
            snapshots.materialise(ahead.items(), status=Status.UNPUBLISHED)
    except IntegrityError:
        return
    report.refresh_from_db()


def _sections(report: Report) -> list[Section]:
    found = report.sections.select_related("parent", "head_revision").prefetch_related("notes")
    return sorted(
        found,
        key=lambda one: (
            (one.parent or one).position,
            (one.parent or one).pk,
            one.parent is not None,
            one.position,
            one.pk,
        ),
    )


def _exhibits(report: Report) -> list[Exhibit]:
    return list(
        report.exhibits.select_related("section", "head_revision")
        .prefetch_related("series__indicator")
        .order_by("section__position", "position", "pk")
    )


def _published_texts(records: Iterable[Publishable]) -> Mapping[tuple[str, int], snapshots.Content]:
    """What the public reads now of each record, by noun and key; while publishing, what it read before."""
    wanted = Q(pk__in=())
    types: dict[int, str] = {}
    for model, group in snapshots.by_model(records).items():
        kind = ContentType.objects.get_for_model(model)
        types[kind.pk] = model.noun
        wanted |= Q(content_type=kind, object_id__in=[record.pk for record in group])
    found = Revision.objects.filter(wanted, stage=Stage.PUBLISHED).order_by("number")
    return {(types[one.content_type_id], one.object_id): one.content for one in found}


def _codes(report: Report, texts: Iterable[Text], exhibits: Iterable[Exhibit]) -> set[str]:
    codes = {each.indicator.slug for exhibit in exhibits for each in exhibit.series.all()}
    for text in texts:
        codes |= {one.code for one in find(text.stored) if isinstance(one, Reference)}
    return codes


def _rows(report: Report, codes: set[str]) -> list[Any]:
    """The edition's own rows, pending ones for those they supersede, and the public rows of others."""
    own = Q(source=report.source_id)
    public = Q(indicator__slug__in=codes, released_at__isnull=False, source__status=Status.LIVE)
    rows = (
        Observation.objects.current()
        .filter(own | public)
        .select_related(
            "indicator__unit", "indicator__parent", "indicator__numerator", "indicator__denominator", "area",
            "source", "named_period",
        )
        .with_numerator_unit()
        .prefetch_related(Prefetch("changes"))
    )  # fmt: skip
    replaced = {row.supersedes_id for row in rows if row.supersedes_id}
    return sorted((row for row in rows if row.pk not in replaced), key=_standing)


def _standing(row: Any) -> tuple[date, datetime | date, str]:
    """Older vintages first, so that the newest answers a reference."""
    released = row.released_at.date() if row.released_at else date.max
    return row.source.published_on or date.min, released, str(row.pk)


def _facts(row: Any, report: Report, area: str) -> Iterator[Fact]:
    indicator = row.indicator
    at = "" if row.area.code == area else f"@{row.area.code}"
    level = Fact(
        reference=f"[[{indicator.slug}{at}:{row.period}]]",
        code=indicator.slug,
        area=row.area.code,
        period=row.period,
        value=row.value,
        unit=unit_text(indicator.unit),
        step=row.rounding_step,
        qualifier=cast("Qualifier", row.qualifier),
        name_en=indicator.name_en,
        name_zh_hans=indicator.name_zh_hans,
        definition_en=indicator.definition_en,
        definition_zh_hans=indicator.definition_zh_hans,
        period_name=row.named_period.name_en if row.named_period else "",
        year=row.year,
        own=row.source_id == report.source_id,
        decimals=indicator.decimals,
        printed_en=row.printed_en,
        printed_zh_hans=row.printed_zh_hans,
        source=row.source.slug,
        address=_form(row),
    )
    yield level
    for change in row.changes.all():
        yield _change(level, change, change_unit(row, indicator))


def _change(level: Fact, change: Any, unit: UnitText) -> Fact:
    return Fact(
        reference=f"{level.reference[:-2]}:change]]",
        code=level.code,
        area=level.area,
        period=level.period,
        value=change.value,
        unit=unit,
        change=cast("ChangeKind", change.kind),
        name_en=level.name_en,
        name_zh_hans=level.name_zh_hans,
        period_name=level.period_name,
        year=level.year,
        own=level.own,
        printed_en=change.printed_en,
        printed_zh_hans=change.printed_zh_hans,
        source=level.source,
        address=level.address,
    )


def _form(row: Any) -> str:
    try:
        return reverse("admin:indicators_observation_change", args=[row.pk])
    except NoReverseMatch:
        return ""


def _relations(indicators: Iterable[Indicator]) -> Relations:
    ordered = sorted(indicators, key=lambda one: one.slug)
    parents = {one.parent for one in ordered if one.parent}
    return Relations(
        parts=tuple((one.slug, one.parent.slug) for one in ordered if one.parent),
        additive=frozenset(one.slug for one in {*ordered, *parents} if one.additive),
        ratios=tuple(
            (one.slug, one.numerator.slug, one.denominator.slug, _per(one))
            for one in ordered
            if one.numerator and one.denominator
        ),
    )


def _per(indicator: Indicator) -> Decimal:
    """The base of a ratio: 100 for a share, 10,000 for "per 10,000 people"."""
    if indicator.unit.family == "percent":
        return Decimal(100)
    digits = re.search(r"\d[\d,]*", indicator.unit.singular_en)
    return Decimal(digits[0].replace(",", "")) if digits else Decimal(1)


def _rounds() -> tuple[Rounds, ...]:
    """The awards whose rounds are known by their ordinal, under both titles."""
    known: dict[tuple[str, str], list[int]] = {}
    stated = AwardRound.objects.filter(ordinal__isnull=False)
    columns = ("programme__title_en", "programme__title_zh_hans", "ordinal")
    for title_en, title_zh_hans, ordinal in stated.values_list(*columns).order_by(*columns):
        known.setdefault((title_en, title_zh_hans), []).append(ordinal)
    return tuple(
        Rounds(language, title, tuple(ordinals))
        for titles, ordinals in known.items()
        for language, title in zip(LANGUAGES, titles, strict=True)
        if title
    )


def _names(texts: Iterable[Text]) -> tuple[str, ...]:
    """Titles and names with a number in them that stand in some text: their numbers are theirs."""
    written = "\n".join(text.stored for text in texts)
    columns: tuple[tuple[type[Publishable], str], ...] = (
        (Instrument, "title"), (Organisation, "name"), (AwardProgramme, "title"), (CaseCollection, "title"),
    )  # fmt: skip
    found: set[str] = set()
    for model, field in columns:
        for pair in model._default_manager.values_list(f"{field}_en", f"{field}_zh_hans"):
            found |= {name for name in pair if len(name) > 3 and _NUMBERED.search(name) and name in written}
    return tuple(sorted(found, key=len, reverse=True))
