"""Reading a drawn chart back: its elements, and the rectangles its texts take at a width."""

from decimal import Decimal
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

from indicators.charts import Chart, Point, Series, along
from indicators.formatting import Language, UnitText
from indicators.formatting import render as formatted
from indicators.numbers import Qualifier

CASE = UnitText("case", "case", "cases", "件")
PLACE = UnitText("rank", "place", "places", "位", "", "rank")


def point(
    value: float | str | None,
    qualifier: Qualifier = "exact",
    status: str = "A",
    *,
    unit: UnitText = CASE,
    language: Language = "en",
) -> Point:
    """A point with the text the formatter gives it."""
    if value is None:
        return Point(None, "", status=status)
    number = Decimal(str(value))
    return Point(number, formatted(number, unit=unit, language=language).number, qualifier, status)


def series(axis: tuple[str, ...], name: str, **values: float | Point) -> Series:
    """A series along the axis; y2022=5 is the point of 2022."""
    points = {
        key.removeprefix("y"): value if isinstance(value, Point) else point(value)
        for key, value in values.items()
    }
    return Series(name, along(axis, points))


def years(first: int, last: int) -> tuple[str, ...]:
    return tuple(str(year) for year in range(first, last + 1))


def read(svg: str) -> Element:
    """The document as elements; it must be well-formed."""
    return fromstring(svg)  # noqa: S314  # our own output


def all_of(root: Element, class_: str) -> list[Element]:
    """The elements that carry every one of these classes."""
    wanted = set(class_.split())
    return [element for element in root.iter() if wanted <= set(element.get("class", "").split())]


def texts(root: Element) -> list[str]:
    return [element.text or "" for element in root.iter() if element.tag.endswith("text")]


class Shape(NamedTuple):
    text: str
    left: float
    top: float
    right: float
    bottom: float


def shapes(root: Element, width: float, *, phone: bool) -> list[Shape]:
    """The rectangle of each text at this width; on a phone the minor ones are not shown."""
    found = []
    for element in root.iter():
        classes = element.get("class", "").split()
        if element.tag != "text" or (phone and "minor" in classes):
            continue
        text = element.text or ""
        length = sum(12 if character > "\u2e7f" else 6.6 for character in text)
        at = px(element.get("x", "0"), width) + float(element.get("dx", 0))
        left = at - (length if "end" in classes else length / 2 if "mid" in classes else 0)
        y = float(element.get("y", 0))
        found.append(Shape(text, left, y - 9, left + length, y + 2))
    return found


def px(place: str, width: float) -> float:
    """A place in pixels: 5.5% of the width, or pixels already."""
    return float(place[:-1]) * width / 100 if place.endswith("%") else float(place)


def collisions(found: list[Shape]) -> list[tuple[str, str]]:
    """The pairs of texts that share an area."""
    return [
        (one.text, other.text)
        for index, one in enumerate(found)
        for other in found[index + 1 :]
        if one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    ]


AXIS = years(2017, 2024)


def courts(language: Language = "en", **extra: float | Point) -> Chart:
    """Cases received and concluded: two close lines, a gap, an approximate value."""
    received, concluded = ("受理", "审结") if language == "zh-hans" else ("received", "concluded")
    return Chart(
        title="IP cases & courts",
        axis=AXIS,
        series=(
            series(AXIS, received, y2017=15809, y2018=22680, y2022=42150, y2023=66120, y2024=47388, **extra),
            series(
                AXIS,
                concluded,
                y2017=15715,
                y2018=22121,
                y2022=42763,
                y2023=point(59030, "nearly"),
                y2024=52061,
            ),
        ),
        language=language,
        now=AXIS.index("2022"),
        now_label="2022年版" if language == "zh-hans" else "2022 edition",
    )


PCT_AXIS = years(2010, 2024)


def pct(**extra: float | Point) -> Chart:
    """PCT applications: one series with gaps, the edition's year among the others."""
    known = {
        "y2010": 735,
        "y2011": 847,
        "y2016": 1560,
        "y2018": 2528,
        "y2019": 3200,
        "y2020": 3558,
        "y2022": 5591,
    }
    values: dict[str, float | Point] = {**known, "y2023": 6185, "y2024": 6822, **extra}
    return Chart("PCT applications", PCT_AXIS, (series(PCT_AXIS, "PCT", **values),), now=12)


def ranks() -> Chart:
    """Places of a cluster, with the break of 2022."""
    values = {
        "y2020": point(9, unit=PLACE),
        "y2021": point(8, unit=PLACE),
        "y2022": point(6, status="B", unit=PLACE),
    }
    return Chart(
        "Rank", AXIS, (series(AXIS, "rank", **values),), now=5, now_label="2022 edition", best_low=True
    )


def strips() -> Chart:
    """Decisions out of reviews: one part of a whole in each row."""
    return Chart(
        "Arrests",
        ("Arrests approved, cases", "Arrests approved, people"),
        (Series("approved", (point(104), point(178))),),
        wholes=(point(174), point(331)),
    )


def kinds() -> Chart:
    """Three parts a year, with their printed totals."""
    return Chart(
        "Patents granted by kind",
        ("2022", "2023"),
        (
            Series("Invention", (point(36800), point(44300))),
            Series("Utility model", (point(121000), point(100300))),
            Series("Design", (point(20500), point(18000))),
        ),
        wholes=(point(178300), point(162600)),
        now=0,
    )
