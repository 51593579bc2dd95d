"""Lists, cases and records: each component with its examples."""

from typing import Any

from ipportal.examples import records
from pages.texts import Dated, Text

Example = tuple[str, dict[str, Any]]

CORRECTION = {
    "number": "2022-1",
    "date": Dated("2023-06-01", "1 June 2023"),
    "url": "#",
    "title": "An example of an entry, not a real correction",
    "reason": "The unit was missing.",
    "was": "12.15 billion",
    "now": "12.15 billion RMB",
}
COPYRIGHT = {"label": "Copyright", "count": 8, "on": True}
LISTS: dict[str, list[Example]] = {
    "facets": [
        (
            "One option in use",
            {
                "summary": "Filter 8 cases",
                "groups": [
                    {
                        "label": "IP right",
                        "open": [COPYRIGHT, {"label": "Trademark", "count": 3, "url": "#"}],
                        "folded": [{"label": "Unfair competition", "count": 2, "url": "#"}],
                    }
                ],
            },
        )
    ],
    "facet_option": [("In use", {"option": COPYRIGHT})],
    "chips": [
        (
            "Two filters",
            {"items": [{"label": "Copyright", "url": "#"}, {"label": "2022", "url": "#"}], "clear_url": "#"},
        )
    ],
    "sort": [
        (
            "Newest first",
            {
                "action": "#",
                "id": "sort-example",
                "options": [
                    {"value": "-date", "label": "newest first", "on": True},
                    {"value": "title", "label": "title"},
                ],
                "hidden": records.HIDDEN,
            },
        )
    ],
    "tally": [
        (
            "With the list as files",
            {"count": "8 cases", "rest": "of 11, newest first", "downloads": records.FILES},
        )
    ],
    "downloads": [("Alone", {"items": records.FILES})],
    "catalogue": [
        ("Ranked and not", {"rows": [records.CASE, records.UNRANKED]}),
        ("Without numerals", {"rows": [records.UNRANKED], "narrow": True}),
    ],
    "catalogue_row": [("A ranked case", {"row": records.CASE})],
    "pagination": [
        (
            "In the middle",
            {
                "range": "Records 9 to 16 of 50",
                "pages": [
                    {"number": 1, "url": "#"},
                    {"number": 2, "current": True},
                    {"number": 3, "url": "#"},
                    {},
                    {"number": 7, "url": "#"},
                ],
                "previous": {"url": "#", "label": "Records 1 to 8"},
                "next": {"url": "#", "label": "Records 17 to 24"},
            },
        )
    ],
    "neighbours": [
        (
            "Between chapters",
            {
                "label": "Neighbouring chapters",
                "previous": {
                    "url": "#",
                    "kicker": "Chapter II",
                    "title": "Serve macro socio-economic development",
                },
                "next": {
                    "url": "#",
                    "kicker": "Chapter IV",
                    "title": "Comprehensively promote efficient operation of IP",
                },
            },
        )
    ],
    "nothing": [
        (
            "No result",
            {
                "title": "No case has all of these",
                "steps": [{"label": "Take away “Copyright”", "url": "#", "note": "3 cases"}],
            },
        )
    ],
    "decision": [
        (
            "On a case",
            {
                "decided": "The operator must stop the game and pay 1.05 million RMB in damages and costs.",
                "matters": "",
            },
        )
    ],
    "money": [
        (
            "A claim nobody printed",
            {
                "currency": "RMB",
                "rows": [
                    {"entry": "Claimed", "remark": "no source prints the claim"},
                    {
                        "entry": "Awarded",
                        "amount": "1,050,000",
                        "against": "Beijing 301 Culture",
                        "remark": "one sum",
                        "total": True,
                    },
                ],
            },
        )
    ],
    "evidence": [
        (
            "The three grades",
            {
                "items": [
                    {"term": "Holding", "grade": "full", "word": "well sourced"},
                    {
                        "term": "Sum awarded",
                        "grade": "half",
                        "word": "secondary",
                        "note": "Re-posts of the court’s account",
                    },
                    {"term": "Final?", "grade": "none", "word": "unknown"},
                ]
            },
        )
    ],
    "untranslated": [("On a Chinese page without its text", {"url": "#", "lang": "en"})],
    "status": [
        (
            kind,
            {
                "kind": kind,
                "date": records.APRIL,
                "text": "A sentence of the editors.",
                "url": "#",
                "label": "The current page",
            },
        )
        for kind in ("draft", "version", "superseded", "corrected")
    ],
    "citation": [
        (
            "Two forms",
            {
                "items": [
                    {"style": "Reference", "text": "IP Portal, statistics/pct-applications, 2022."},
                    {
                        "style": "GB/T 7714",
                        "text": Text(
                            "上海市知识产权联席会议办公室. 2022年上海知识产权白皮书[R]. 上海, 2023.",
                            "zh-Hans",
                        ),
                    },
                ]
            },
        )
    ],
    "correction": [("In the register", {"entry": CORRECTION})],
    "term": [
        (
            "In the glossary",
            {
                "entry": {
                    "term": "typical case",
                    "other": Text("典型案例", "zh-Hans"),
                    "text": "A case an authority publishes as an example for others.",
                    "id": "typical-case",
                }
            },
        )
    ],
}
