"""Facts and passages of a made-up paper, for tests that need no database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from indicators.formatting import ChangeKind, Family, Language, UnitText
from reports.audit.checks import Relations
from reports.audit.classify import Number, Passage
from reports.audit.decide import classify, matched
from reports.audit.edition import Edition, Text
from reports.audit.facts import Fact
from reports.audit.findings import Where
from reports.audit.ledger import Ledger
from reports.audit.visible import paragraphs

_UNITS: dict[str, tuple[str, str, Family]] = {
    "case": ("cases", "件", "count"),
    "patent": ("patents", "件", "count"),
    "person": ("people", "人", "count"),
    "CNY": ("yuan", "元", "currency"),
    "percent": ("percent", "%", "percent"),
    "rank": ("places", "位", "rank"),
}


def unit(code: str) -> UnitText:
    plural, measure, family = _UNITS[code]
    return UnitText(code, code, plural, measure, "", family)


def fact(code: str, value: str, counted: str = "case", **fields: Any) -> Fact:
    named = {"name_en": code.replace("-", " "), "year": 2022, "source": "paper", "period": "2022", **fields}
    reference = f"[[{code}:{named['period']}]]"
    return Fact(
        reference=reference, code=code, area="town", value=Decimal(value), unit=unit(counted), **named
    )


def change(of: Fact, value: str, kind: ChangeKind = "percent", **fields: Any) -> Fact:
    return replace(
        of,
        reference=f"{of.reference[:-2]}:change]]",
        value=Decimal(value),
        step=None,
        change=kind,
        printed_en="",
        printed_zh_hans="",
        **fields,
    )


GRANTED = fact("patents-granted", "178300", "patent", name_zh_hans="专利授权量", step=Decimal(100))
FILED = fact("patent-applications", "203145", "patent", name_zh_hans="专利申请量")
ACCEPTED = fact("court-cases-accepted", "42150", name_zh_hans="法院受理案件")
CONCLUDED = fact("court-cases-concluded", "42763", name_zh_hans="法院审结案件")
SUSPECTS = fact("police-suspects", "2500", "person", qualifier="more_than", name_zh_hans="犯罪嫌疑人")
LOANS = fact("pledge-amount", "12150000000", "CNY", name_zh_hans="质押融资金额", step=Decimal(10_000_000))
RATE = fact("final-without-appeal", "96.3", "percent", name_zh_hans="服判息诉率")
RANK = fact("cluster-rank", "6", "rank", name_zh_hans="集群排名")
RANK_BEFORE = replace(RANK, reference="[[cluster-rank:2021]]", period="2021", year=2021, value=Decimal(8))
GROWTH = change(GRANTED, "11.98")
FACTS = (GRANTED, GROWTH, FILED, ACCEPTED, CONCLUDED, SUSPECTS, LOANS, RATE, RANK, RANK_BEFORE)


def ledger(facts: Sequence[Fact] = FACTS) -> Ledger:
    return Ledger(facts, area="town", kinds={})


def passage(text: str, language: Language = "en", **fields: Any) -> Passage:
    return Passage(language, paragraphs(text, markup=text.startswith("<")), **fields)


def numbers(
    text: str, language: Language = "en", facts: Sequence[Fact] = FACTS, **fields: Any
) -> list[Number]:
    """Every number of a text that is the whole of its edition."""
    records = ledger(facts)
    read = passage(text, language, **fields)
    return classify(read, records, {one.reference for one in matched(read, records)})


def edition(texts: dict[str, str], facts: Sequence[Fact] = FACTS, **fields: Any) -> Edition:
    """An edition of one section; the texts by column: `body_en`, `title_zh_hans`."""
    return Edition(
        texts=tuple(_text(column, stored) for column, stored in texts.items()),
        facts=tuple(facts),
        area="town",
        kinds=(),
        relations=fields.pop("relations", Relations()),
        **fields,
    )


def _text(column: str, stored: str) -> Text:
    language: Language = "zh-hans" if column.endswith("_zh_hans") else "en"
    field = column.removesuffix("_zh_hans").removesuffix("_en")
    return Text(
        Where("courts", "Courts", "section", 1, field, language), stored, markup=stored.startswith("<")
    )
