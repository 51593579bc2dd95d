"""The frame of a page, its texts, numbers and chapters: each component with its examples."""

from typing import Any

from ipportal.examples import records
from ipportal.navigation import Language, Place, Site, Version
from pages.texts import Dated, Text

Example = tuple[str, dict[str, Any]]

SITE = Site(
    "IP Portal", "Shanghai’s annual white paper, as a public record", "IP Portal", True, True, "#", "#", "#"
)
PLACES = [Place("Report", "#", "true"), Place("Statistics", "#"), Place("Cases", "#")]
CHINESE = Version("zh-hans", "zh-Hans", "中文", "#", "#", "#")
LOST = {
    "id": "lost-example",
    "number": "Exhibit E-2",
    "title": "IP Cases Accepted by Courts of Shanghai in 2022",
    "reason": "The printed chart has not survived and its breakdown is unknown. It is not redrawn here.",
    "missing": True,
}
EXHIBIT = {
    "id": "exhibit-example",
    "number": "Table 1",
    "title": "Filings under the PCT went on growing",
    "scope": "PCT applications from Shanghai, 2021 to 2023",
    "table": records.TABLE,
    "source": [
        {"label": records.CHINESE_TITLE, "url": "#"},
        {"label": "City IP work meeting, February 2024"},
    ],
}
NOTES = [
    {"id": "note-1", "number": "1", "text": "The base is judgments at first instance, not all cases."},
    {"text": "All figures: white paper 2022, chapter III.", "url": "#"},
]

PAGES: dict[str, list[Example]] = {
    "masthead": [
        ("On every page", {"site": SITE, "nav": PLACES, "language": Language("en", "#", [], [CHINESE])})
    ],
    "preview": [("For editors", {"state": "Draft, in review", "back_url": "#", "live_url": "#"})],
    "unofficial": [("Under the masthead", {"about_url": "#"})],
    "breadcrumb": [
        (
            "On a chapter",
            {
                "items": [
                    {"label": "Reports", "url": "#"},
                    {"label": "Edition 2022", "url": "#"},
                    {"label": "Chapter III"},
                ]
            },
        )
    ],
    "twins": [("On a detail page", {"items": [{"label": "Cite", "url": "#cite"}, *records.FILES]})],
    "seal": [("The mark", {})],
    "search": [
        (
            "Empty",
            {"action": "#", "id": "q-empty", "label": "Search the record", "placeholder": "A figure, a case"},
        ),
        (
            "With a query",
            {
                "action": "#",
                "id": "q-full",
                "label": "Search in cases",
                "value": "pledge",
                "hidden": records.HIDDEN,
            },
        ),
    ],
    "ways": [
        (
            "On the front page",
            {"items": [{"label": "Statistics", "url": "#", "note": "74 indicators"}], "label": "Example"},
        )
    ],
    "text": [
        ("In the language of the page", {"text": "White paper 2022", "other": records.CHINESE_TITLE}),
        ("Only in the other language", {"text": records.CHINESE_TITLE}),
    ],
    "other_name": [
        ("Under a heading", {"title": "White paper 2022", "other": records.CHINESE_TITLE}),
        ("Of a name known in the other language only", {"title": records.CHINESE_TITLE}),
    ],
    "empty": [
        ("Where there is room", {}),
        ("In a row", {"short": True}),
        ("With a reason", {"label": "suppressed by the source"}),
    ],
    "date": [
        ("Known to the month", {"date": records.APRIL}),
        ("Unknown", {"date": Dated("", "not stated in our source")}),
    ],
    "figure": [
        ("Leading to its record", {"figure": records.WORKS, "url": "#"}),
        ("Standing alone", {"figure": records.LOANS}),
        ("Missing", {"figure": records.MISSING}),
    ],
    "link": [
        (
            "With both names",
            {
                "link": {
                    "label": "Beijing 301 Culture",
                    "url": "#",
                    "other": Text("北京叁零壹文化传播有限公司", "zh-Hans"),
                }
            },
        ),
        ("Without a page", {"link": {"label": "Liang X", "note": "a natural person"}}),
    ],
    "linklist": [
        (
            "Connected records",
            {
                "items": [
                    {"label": "IP cases concluded", "url": "#", "note": "42,763 in 2022"},
                    {"label": records.CHINESE_TITLE},
                ]
            },
        )
    ],
    "sparkline": [
        ("Years without a record are ticks", records.SPARK),
        ("A lower bound is hollow", records.LOW_SPARK),
    ],
    "ledger_row": [("A row with its course", {"row": records.ROWS[0], "trend": True})],
    "ledger": [
        (
            "With courses",
            {
                "groups": [{"rows": records.ROWS}],
                "year": "2022",
                "caption": "Key figures",
                "trend": "2010 to 2022",
            },
        ),
        (
            "Grouped, without",
            {
                "groups": [{"label": "Patents", "rows": records.ROWS[:2]}],
                "year": "2022",
                "caption": "Patents",
                "plain": True,
            },
        ),
    ],
    "number": [
        (
            "Exact",
            {
                "figure": records.GRANTED,
                "title": "Patents granted",
                "other": Text("专利授权量", "zh-Hans"),
                "items": records.PAIRS[1:3],
            },
        ),
        (
            "With a unit",
            {"figure": records.LOANS, "title": "Loans secured on IP", "items": records.PAIRS[:2]},
        ),
        ("Missing", {"figure": records.MISSING, "title": "Geographical indication products", "items": []}),
    ],
    "pairs": [("An imprint", {"items": records.PAIRS})],
    "table": [("Stacking on a phone", {"table": records.TABLE})],
    "exhibit": [("Rows without a chart", {"exhibit": EXHIBIT})],
    "exhibit_missing": [("A lost chart", {"exhibit": LOST})],
    "notes": [("In the margin", {"label": "Notes, an example", "notes": NOTES})],
    "section": [
        (
            "With a lost chart and notes",
            {
                "id": "section-example",
                "number": "Section 3.1",
                "title": "Courts and prosecutors",
                "body": "The body is sanitised HTML with bound figures; here it is plain text.",
                "exhibits": [LOST | {"id": "lost-in-section"}],
                "notes": [{"text": "Year implied where the sentence gives none."}],
                "label": "Notes to section 3.1",
            },
        )
    ],
    "contents": [
        ("On the front page", {"chapters": records.CHAPTERS}),
        ("On the title page", {"chapters": records.CHAPTERS, "full": True}),
    ],
    "chapters": [("Beside the text", {"chapters": records.CHAPTERS})],
    "cover": [
        ("On wide screens", {"year": "2022", "title": "Intellectual Property Development in Shanghai"})
    ],
    "footer": [("On every page", {"site": SITE, "look_up": PLACES[:2], "house": PLACES[2:]})],
}
