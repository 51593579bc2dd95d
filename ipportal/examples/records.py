"""Records for the gallery in the shapes the components ask for: figures of the 2022 edition."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from indicators.formatting import Text as Figure
from indicators.formatting import UnitText, render
from indicators.numbers import Qualifier
from pages.texts import Dated, Text

Context = Mapping[str, Any]

COUNT = UnitText("1", "", "", "件")
MONEY = UnitText("CNY", "RMB", "RMB", "元", family="currency")
PERCENT = UnitText("percent", "%", "%", "%", family="percent")


def _figure(value: str, unit: UnitText = COUNT, qualifier: Qualifier = "exact", step: str = "1") -> Figure:
    return render(Decimal(value), unit=unit, language="en", qualifier=qualifier, rounding_step=Decimal(step))


def _link(label: str, note: str = "", lang: str = "", url: str = "#") -> dict[str, Any]:
    return {"label": Text(label, lang), "url": url, "note": note}


def _column(place: int, height: float, *, kind: str = "bar", now: bool = False) -> dict[str, Any]:
    return {
        "x": round(place * 6.46, 1),
        "y": 24 - height,
        "width": 4.9,
        "height": height,
        "kind": kind,
        "now": now,
    }


FILES = [
    {"label": "CSV", "url": "#", "type": "text/csv"},
    {"label": "JSON", "url": "#", "type": "application/json"},
]
HIDDEN = [{"name": "right", "value": "copyright"}]
GRANTED = _figure("178300")
LOANS = _figure("12150000000", MONEY, step="10000000")
WORKS = _figure("380000", qualifier="more_than", step="10000")
MISSING = render(None, unit=COUNT, language="en", status="O")
APRIL = Dated("2023-04", "April 2023")
CHINESE_TITLE = Text("2022年上海知识产权白皮书", "zh-Hans")
SPARK = {
    "columns": [
        _column(0, 5.9),
        *[_column(place, 1, kind="tick") for place in (1, 2, 3, 4)],
        _column(5, 7.5),
        _column(6, 1, kind="tick"),
        _column(7, 9),
        _column(8, 1, kind="tick"),
        _column(9, 12.4),
        *[_column(place, 1, kind="tick") for place in (10, 11)],
        _column(12, 22, now=True),
    ],
    "label": "Columns from 2010 to 2022: 5 of 13 years on record, 48,215 in 2010, 178,300 in 2022",
}
LOW_SPARK = {
    "columns": [
        _column(0, 1.5),
        *[_column(place, 1, kind="tick") for place in range(1, 12)],
        _column(12, 21, kind="low", now=True),
    ],
    "label": "2010 and 2022 only: 2,636 in 2010, more than 380,000 in 2022",
}
ROWS = [
    {
        "label": "Patents granted",
        "url": "#",
        "note": "all three types, in the year",
        "figure": GRANTED,
        "spark": SPARK,
    },
    {
        "label": "of which invention patents",
        "url": "#",
        "note": Text("发明专利授权量", "zh-Hans"),
        "figure": _figure("36800", step="100"),
        "change": "+11.98%",
        "sub": True,
    },
    {
        "label": "Works registered for copyright",
        "url": "#",
        "note": "a lower bound",
        "figure": WORKS,
        "change": "+10%",
        "spark": LOW_SPARK,
    },
    {
        "label": "Loans secured on IP",
        "url": "#",
        "note": "patents and trademarks pledged",
        "figure": LOANS,
        "change": "+59.2%",
    },
    {
        "label": "Geographical indication products",
        "url": "#",
        "note": "printed without a number",
        "figure": MISSING,
    },
]
PAIRS = [
    {
        "term": "Publisher",
        "links": [_link("General Office of the Shanghai Intellectual Property Joint Committee")],
    },
    {"term": "Released", "date": APRIL, "note": "The front page gives no day."},
    {"term": "Original", "text": CHINESE_TITLE, "url": "#"},
    {"term": "Counts", "figure": WORKS, "url": "#", "note": "works registered"},
    {
        "term": "Defendants",
        "links": [
            _link("Beijing 301 Culture", "defendant"),
            {"label": "Liang X", "note": "a natural person"},
        ],
    },
    {
        "term": "Definition",
        "paragraphs": [
            "Applications under the PCT from Shanghai.",
            Text("上海申请人提交的国际专利申请。", "zh-Hans"),
        ],
    },
    {"term": "Docket number"},
]
CASE = {
    "title": "An escape room built on a novel",
    "url": "#",
    "rank": "2",
    "rank_note": "of 10",
    "gist": "A game built on a novel’s core plot needs the author’s leave, although no sentence is copied.",
    "meta": [
        {"label": "Copyright"},
        {"label": "Civil"},
        {"label": "Yangpu District Court"},
        {"label": "Shanghai copyright list 2022", "url": "#"},
    ],
    "sum": "1.05 million RMB",
    "sum_note": "damages and costs together",
}
UNRANKED = {
    **CASE,
    "title": "World Cup streams stopped within a day",
    "rank": "",
    "sum": "Order granted",
    "sum_note": "no sum of money",
}
CHAPTERS = [
    {"title": "Foreword", "name": "Foreword", "number": "", "url": "#", "count": "15 figures"},
    {
        "title": "Continuously strengthen comprehensive IP protection",
        "name": "Protection",
        "number": "III",
        "label": "Chapter III",
        "url": "#",
        "count": "25 figures",
        "gist": "What courts, prosecutors, regulators, police and mediators did with the disputes.",
        "current": True,
        "parts": [
            {"number": "3.1", "title": "Courts and prosecutors", "url": "#"},
            {"number": "3.2", "title": Text("行政与公安执法", "zh-Hans"), "url": "#"},
        ],
    },
]


def _year(year: str, value: str, change: str, source: str, **kind: str) -> dict[str, Any]:
    missing = "n none" if value == "no figure" else "n"
    cells = [
        {"text": year, "head": True},
        {"text": value, "kind": missing},
        {"text": change, "kind": "n"},
        {"text": source, "kind": "wide"},
    ]
    return {"cells": cells, **kind}


TABLE = {
    "label": "PCT applications from Shanghai",
    "caption": "PCT applications from Shanghai. “Also printed” marks another source for the year.",
    "stack": True,
    "columns": [
        {"label": "Year"},
        {"label": "Applications", "kind": "n"},
        {"label": "Change, as printed", "kind": "n"},
        {"label": "Source"},
    ],
    "rows": [
        _year("2021", "no figure", "", "no source on record"),
        _year("2022", "5,591", "+15.76%", "White paper 2022, foreword", kind="now", id="table-2022"),
        _year("also printed", "about 5,600", "+15.76%", "Shanghai Daily, September 2023", kind="vintage"),
        _year("2023", "6,185", "+10.62%", "City IP work meeting, February 2024"),
    ],
}
