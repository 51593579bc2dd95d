"""The papers of the tables as editions, with mistakes planted, and what the audit says of each. Pure."""

from __future__ import annotations

import csv
import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from indicators.formatting import Language, UnitText
from reports.audit.checks import Relations
from reports.audit.edition import Audit, Edition, Text, audit
from reports.audit.facts import Fact
from reports.audit.findings import Finding, Where
from reports.audit.ordinals import Rounds

HERE = Path(__file__).parent
PAPERS = ("exampleton", "shili", "mockport")
#: How far from the changed words a finding may point: the number that a word of direction belongs to.
REACH = 45
#: What an unbound or bindable number is told by; neither names a mistake.
PLAIN = frozenset({"unbound", "match"})

UNITS = {
    one.code: one
    for one in (
        UnitText("patent", "patent", "patents", "件"),
        UnitText("application", "application", "applications", "件"),
        UnitText("trademark", "trademark", "trademarks", "件"),
        UnitText("registration", "registration", "registrations", "件"),
        UnitText("case", "case", "cases", "件"),
        UnitText("product", "product", "products", "个"),
        UnitText("batch", "batch", "batches", "批"),
        UnitText("item", "item", "items", "件"),
        UnitText("person", "person", "people", "人"),
        UnitText("attendance", "attendance", "attendances", "人次"),
        UnitText("deal", "deal", "deals", "笔"),
        UnitText("school", "school", "schools", "所"),
        UnitText("zone", "zone", "zones", "个"),
        UnitText("center", "center", "centers", "个"),
        UnitText("project", "project", "projects", "个"),
        UnitText("organisation", "organisation", "organisations", "家"),
        UnitText("enterprise", "enterprise", "enterprises", "家"),
        UnitText("call", "call", "calls", "个"),
        UnitText("score", "point", "points", "分"),
        UnitText("month", "month", "months", "个月", family="duration"),
        UnitText("working-day", "working day", "working days", "个工作日", family="duration"),
        UnitText("CNY", "yuan", "yuan", "元", "¥", "currency"),
        UnitText("percent", "percent", "percent", "%", "%", "percent"),
        UnitText("rank", "place", "places", "位", family="rank"),
        UnitText("per-10k", "per 10,000 people", "per 10,000 people", "件/万人", family="ratio"),
    )
}


@dataclass(frozen=True, slots=True)
class Plant:
    """A mistake: in the text of a column of a section, ``wrong`` in the place of ``right``."""

    paper: str
    section: str
    column: str
    kind: str
    right: str
    wrong: str
    found: str


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plants() -> list[Plant]:
    return [Plant(**row) for row in table("plants.csv")]


def traps(paper: str) -> list[tuple[str, str]]:
    """Sentences without a mistake, each with the column it belongs to."""
    return [(row["column"], row["text"]) for row in table("traps.csv") if row["paper"] == paper]


@cache
def paper(name: str) -> Edition:
    """A paper as it should be, every number of it right."""
    rows = [row for row in table("records.csv") if row["paper"] == name]
    texts: dict[tuple[str, str], list[str]] = {}
    for row in table("texts.csv"):
        if row["paper"] == name:
            texts.setdefault((row["section"], row["column"]), []).append(row["text"])
    return Edition(
        texts=tuple(_text(section, column, lines) for (section, column), lines in texts.items()),
        facts=tuple(fact for row in rows for fact in _facts(row)),
        area=name,
        kinds=tuple(
            (row["code"], "stock" if row["period"].endswith("12-31") else "flow")
            for row in {row["code"]: row for row in rows}.values()
        ),
        rounds=(Rounds("en", "Exampleton IP Award", (3, 4)),),
        relations=Relations(parts=tuple((row["code"], row["part_of"]) for row in rows if row["part_of"])),
    )


def _text(section: str, column: str, lines: list[str]) -> Text:
    language: Language = "zh-hans" if column.endswith("_zh_hans") else "en"
    field = column.removesuffix("_zh_hans").removesuffix("_en")
    body = field == "body"
    stored = (
        "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines) if body else "\n".join(lines)
    )
    where = Where(section, section, "exhibit" if section == "chart" else "section", 1, field, language)
    return Text(where, stored, markup=body, heading=section, years=_years(section, field, language))


def _years(section: str, field: str, language: Language) -> tuple[int, ...]:
    """The years that a title or an exhibit speaks of."""
    last = 2023 if language == "zh-hans" else 2022
    if section == "chart" and field != "note":
        return (last - 1, last)
    return (last,) if (section, field) == ("overview", "title") else ()


def _facts(row: dict[str, str]) -> Iterator[Fact]:
    level = Fact(
        reference=f"[[{row['code']}:{row['period']}]]",
        code=row["code"],
        area=row["paper"],
        period=row["period"],
        value=Decimal(row["value"]),
        unit=UNITS[row["unit"]],
        step=Decimal(row["step"]) if row["step"] else None,
        qualifier=row["qualifier"] or "exact",  # type: ignore[arg-type]  # the table names qualifiers
        name_en=row["name_en"],
        name_zh_hans=row["name_zh_hans"],
        year=int(row["period"][:4]),
        own=row["source"] == "paper",
        decimals=1 if "." in row["value"] else 0,
        printed_zh_hans=row["printed_zh_hans"],
        source=row["source"],
    )
    yield level
    if row["change"]:
        yield replace(
            level,
            reference=f"{level.reference[:-2]}:change]]",
            value=Decimal(row["change"]),
            unit=UNITS["patent"] if level.unit.family == "ratio" else level.unit,
            step=None,
            qualifier="exact",
            change=row["change_kind"],  # type: ignore[arg-type]  # the table names kinds of change
            printed_zh_hans="",
        )


def planted(edition: Edition, some: Iterable[Plant]) -> Edition:
    """The edition with mistakes in it; each must find its words just once."""
    texts = {(text.where.section, text.where.column): text for text in edition.texts}
    for one in some:
        text = texts[one.section, one.column]
        assert text.stored.count(one.right) == 1, f"{one.right} stands {text.stored.count(one.right)} times"
        texts[one.section, one.column] = replace(text, stored=text.stored.replace(one.right, one.wrong))
    return replace(edition, texts=tuple(texts.values()))


def rounds(some: Iterable[Plant]) -> list[list[Plant]]:
    """The plants of one paper in as few groups as leave one mistake a line of text."""
    lines = [(row["section"], row["column"], row["text"]) for row in table("texts.csv")]
    groups: list[dict[int, Plant]] = []
    for one in some:
        line = next(
            at
            for at, (section, column, text) in enumerate(lines)
            if (section, column) == (one.section, one.column) and one.right in text
        )
        group = next((group for group in groups if line not in group), None)
        if group is None:
            groups.append(group := {})
        group[line] = one
    return [list(group.values()) for group in groups]


def told(some: Iterable[Plant], edition: Edition) -> tuple[dict[Plant, str], list[Finding]]:
    """What the audit says of each plant, and the errors that stand elsewhere.

    ``error`` (``error x2`` for two), ``note: kind`` for a note that says what is odd, ``unbound`` where the
    number only lost its record, empty where nothing is said.
    """
    some = list(some)
    bad = planted(edition, some)
    here: dict[Plant, list[Finding]] = {one: [] for one in some}
    elsewhere: list[Finding] = []
    for finding in audit(bad).findings:
        gaps = [(gap, one) for one in some if (gap := _gap(finding, one, bad)) is not None]
        if gaps:
            here[min(gaps, key=lambda pair: pair[0])[1]].append(finding)
        elif finding.severity == "error":
            elsewhere.append(finding)
    return {one: _verdict(found) for one, found in here.items()}, elsewhere


def _gap(finding: Finding, plant: Plant, edition: Edition) -> int | None:
    """How far a finding stands from the changed words; None where it is about something else."""
    if finding.spot is None:
        return None
    where = finding.spot.where
    if (where.section, where.column) != (plant.section, plant.column):
        return None
    [stored] = [text.stored for text in edition.texts if text.where == where]
    at = stored.index(plant.wrong)
    gap = max(finding.spot.start - at - len(plant.wrong), at - finding.spot.end, 0)
    return gap if gap < REACH else None


def _verdict(here: list[Finding]) -> str:
    errors = sum(one.severity == "error" for one in here)
    if errors:
        return "error" if errors == 1 else f"error x{errors}"
    notes = sorted({one.kind for one in here if one.kind not in PLAIN})
    if notes:
        return f"note: {', '.join(notes)}"
    return "unbound" if any(one.kind == "unbound" for one in here) else ""


def with_traps(name: str) -> tuple[Edition, Audit]:
    """The paper with the sentences that must not be taken for mistakes, and its audit."""
    edition = paper(name)
    columns: dict[str, list[str]] = {}
    for column, text in traps(name):
        columns.setdefault(column, []).append(text)
    sections = [_text("traps", column, lines) for column, lines in columns.items()]
    whole = replace(edition, texts=(*edition.texts, *sections))
    return whole, audit(whole)
