"""Print what parts of a page cost, as ratios of CPU time within one run, and how many queries pages take.

Called by scripts/bench, which has loaded the sample edition. Speeds are read here and asserted nowhere.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators import charts
from indicators.formatting import UnitText, render
from indicators.models import Observation
from indicators.quoting import Quoter
from reports.models import Report

ROUNDS = 15
CHAPTER = "/reports/2022/protection/"
PAGES = (
    "/",
    "/reports/2022/",
    CHAPTER,
    "/reports/2022/full/",
    "/statistics/",
    "/statistics/patents-granted-total/",
    "/cases/",
    "/cases/collections/",
    "/awards/",
    "/documents/",
    "/organisations/",
    "/search/?q=LEGO",
    "/about/data/",
)
PATENT = UnitText("patent", "patent", "patents", "件", "", "count")


class Row(NamedTuple):
    """One measurement: what is done, what it is compared with, and how often in a round."""

    name: str
    against: str
    measured: Callable[[], object]
    baseline: Callable[[], object]
    times: int


def cost(work: Callable[[], object], times: int) -> float:
    """Return the CPU seconds that `times` calls take."""
    begun = time.process_time()
    for _ in range(times):
        work()
    return time.process_time() - begun


def medians(row: Row) -> tuple[float, float]:
    """Return the median ratio of interleaved rounds, and the median milliseconds of one call."""
    row.measured()
    row.baseline()
    pairs = [(cost(row.measured, row.times), cost(row.baseline, row.times)) for _ in range(ROUNDS)]
    ratio = statistics.median(mine / max(other, 1e-9) for mine, other in pairs)
    return ratio, statistics.median(mine for mine, _other in pairs) * 1000 / row.times


def formatter() -> Iterator[Row]:
    """Measure one number in each language."""

    def write(language: str) -> object:
        return render(Decimal(178300), unit=PATENT, language=language, rounding_step=Decimal(100))  # type: ignore[arg-type]  # a plain str of the two

    yield Row(
        "number, English", 'format(178300, ",")', lambda: write("en"), lambda: format(178300, ","), 2000
    )
    yield Row("number, Chinese", "the same in English", lambda: write("zh-hans"), lambda: write("en"), 2000)


def drawing() -> Iterator[Row]:
    """Measure each kind of chart over fifteen years."""
    points = {str(year): charts.Point(Decimal(year), f"{year:,}") for year in range(2010, 2025)}
    axis = tuple(points)
    chart = charts.Chart("Bench", axis, (charts.Series("one", charts.along(axis, points)),), "en")
    plain = {label: point.text for label, point in points.items()}

    def draw(kind: charts.Kind) -> Callable[[], object]:
        return lambda: charts.render(chart, kind, kind)

    for kind in ("bar", "line", "stacked"):
        yield Row(
            f"chart of 15 years, {kind}", "json.dumps of its rows", draw(kind), lambda: json.dumps(plain), 200
        )
    many = charts.Chart("Bench", axis, tuple(_risen(axis, by) for by in range(6)), "en")
    yield Row(
        "chart of 15 years, six lines",
        "json.dumps of its rows",
        lambda: charts.render(many, "line", "six"),
        lambda: json.dumps([plain] * 6),
        50,
    )


def _risen(axis: Sequence[str], by: int) -> charts.Series:
    """Return a series that rises, by turns, and lies above those with a smaller number."""
    values = [
        1000 * (by + 1) + 100 * place * (by + 1) + 700 * (place * (by + 2) % 3) for place in range(len(axis))
    ]
    return charts.Series(f"series {by}", tuple(charts.Point(Decimal(v), f"{v:,}") for v in values))


def prose() -> Iterator[Row]:
    """Measure a section with forty references against the same text without one."""
    report = Report.objects.select_related("source", "area").get(year=2022)
    own = Observation.objects.published().current().filter(source=report.source, area=report.area)
    codes = own.order_by("indicator__slug", "period").values_list("indicator__slug", "period")[:40]
    quoting = "<p>" + " ".join(f"[[{code}:{period}]]" for code, period in codes) + "</p>"
    plain = "<p>" + " ".join("1,234" for _ in codes) + "</p>"

    def write(text: str) -> object:
        quoter = Quoter(edition_source=report.source, default_area=report.area)
        quoter.load([text])
        return quoter.html(text)

    yield Row(
        f"section, {len(codes)} references", "without one", lambda: write(quoting), lambda: write(plain), 20
    )


def pages() -> Iterator[Row]:
    """Measure whole pages against the smallest answer the portal gives."""
    client = Client()
    tag = client.get(CHAPTER)["ETag"]
    asked = (
        ("chapter III, cold", lambda: client.get(CHAPTER)),
        ("chapter III, asked again (304)", lambda: client.get(CHAPTER, headers={"if-none-match": tag})),
        ("front page, cold", lambda: client.get("/")),
        ("list of statistics, cold", lambda: client.get("/statistics/")),
    )
    for name, ask in asked:
        yield Row(name, "/livez", ask, lambda: client.get("/livez"), 5)


def queries(path: str) -> int:
    """Return how many queries the page takes, cold."""
    with CaptureQueriesContext(connection) as caught:
        Client().get(path)
    return len(caught)


def main() -> None:
    """Print both tables."""
    print(f"\n{'what':34}{'times the cost of':26}{'ratio':>9}{'ms':>10}")
    for group in (formatter, drawing, prose, pages):
        for row in group():
            ratio, milliseconds = medians(row)
            print(f"{row.name:34}{row.against:26}{ratio:9.1f}{milliseconds:10.3f}")
    print()
    for path in PAGES:
        print(f"{path:60}{queries(path)} queries")


if __name__ == "__main__":
    main()
