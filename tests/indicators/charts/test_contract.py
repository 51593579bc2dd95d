"""What every chart keeps, whatever it draws."""

import re

import pytest

from indicators.charts import Chart, Kind, Series, download, render, render_spark
from tests.indicators.charts import drawn

EVERY: list[tuple[str, Chart, Kind]] = [
    ("columns", drawn.pct(), "bar"),
    ("groups", drawn.courts(), "bar"),
    ("lines", drawn.courts(), "line"),
    ("lines-zh", drawn.courts("zh-hans"), "line"),
    ("ranks", drawn.ranks(), "line"),
    ("strips", drawn.strips(), "stacked"),
    ("kinds", drawn.kinds(), "stacked"),
]
EACH = pytest.mark.parametrize(
    ("chart", "kind"), [item[1:] for item in EVERY], ids=[item[0] for item in EVERY]
)
_DRAWN = {"svg", "title", "desc", "line", "rect", "circle", "path", "text"}


@EACH
def test_chart_carries_no_style_script_or_address(chart: Chart, kind: Kind) -> None:
    svg = render(chart, kind, "f1")
    root = drawn.read(svg)
    assert {element.tag for element in root.iter()} <= _DRAWN
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not attributes & {"style", "href", "fill", "stroke"}
    assert not [name for name in attributes if name.startswith("on")]
    assert "http" not in svg


@EACH
def test_chart_is_named_and_described_by_unique_ids(chart: Chart, kind: Kind) -> None:
    root = drawn.read(f"<x>{render(chart, kind, 'f1')}{render(chart, kind, 'f2')}</x>")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert ids == ["f1-t", "f1-d", "f2-t", "f2-d"]
    first = root[0]
    assert (first.get("role"), first.get("aria-labelledby")) == ("img", "f1-t f1-d")
    assert (first[0].tag, first[0].text, first[1].tag) == ("title", chart.title, "desc")
    assert first[1].text


@EACH
@pytest.mark.parametrize(("width", "phone"), [(288, True), (360, True), (560, False), (900, False)])
def test_labels_never_collide_or_leave_the_chart(chart: Chart, kind: Kind, width: int, phone: bool) -> None:
    found = drawn.shapes(drawn.read(render(chart, kind, "f")), width, phone=phone)
    assert found
    assert drawn.collisions(found) == []
    assert [shape for shape in found if shape.left < -5 or shape.right > width + 5 or shape.top < -1] == []


@EACH
def test_fluid_chart_has_places_in_per_cent_and_no_view_box(chart: Chart, kind: Kind) -> None:
    root = drawn.read(render(chart, kind, "f"))
    assert root.get("viewBox") is None
    places = [element.get(name, "0%") for element in root.iter() for name in ("x", "x1", "x2", "cx", "width")]
    assert [place for place in places if not place.endswith("%")] == []


@EACH
def test_download_stands_alone(chart: Chart, kind: Kind) -> None:
    svg = download(chart, kind, "Source: white paper 2022 & others")
    root = drawn.read(svg.partition("\n")[2])
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert len(root.findall(f"{space}style")) == 1
    assert "var(" not in svg
    assert "url(" not in svg
    assert not [element for element in root.iter() if "%" in element.get("x", "")]
    shown = drawn.texts(root)
    assert chart.title in shown
    assert "Source: white paper 2022 & others" in shown


@EACH
def test_classes_of_the_download_are_all_styled_in_it(chart: Chart, kind: Kind) -> None:
    svg = download(chart, kind, "s")
    styled = set(re.findall(r"\.([a-z][a-z-]*)", svg[svg.index("<style>") : svg.index("</style>")]))
    used = {name for names in re.findall(r'class="([^"]*)"', svg) for name in names.split()}
    assert used - {"minor"} <= styled


def test_hostile_words_are_escaped() -> None:
    bad = '</text><script>alert("1")</script>\x00'
    chart = Chart(
        bad, (bad,), (Series(bad, (drawn.point(1),)), Series("b", (drawn.point(2),))), now=0, now_label=bad
    )
    for svg in (
        render(chart, "line", "f"),
        render(chart, "bar", "f"),
        render(chart, "stacked", "f"),
        render_spark(chart),
    ):
        assert {element.tag for element in drawn.read(svg).iter()} <= _DRAWN


@pytest.mark.parametrize("kind", ["line", "bar", "stacked"])
def test_chart_without_anything_to_draw_is_still_a_document(kind: Kind) -> None:
    axis = drawn.years(2020, 2022)
    for chart in (Chart("Empty", (), ()), Chart("Empty", axis, (drawn.series(axis, "none"),), now=2)):
        assert drawn.read(render(chart, kind, "f")).tag == "svg"
        assert drawn.read(render_spark(chart)).tag == "svg"


def test_series_of_another_length_than_the_axis_is_refused() -> None:
    with pytest.raises(ValueError, match='"short": 1 points on an axis of 2'):
        Chart("x", ("2021", "2022"), (Series("short", (None,)),))
    with pytest.raises(ValueError, match="1 wholes for 2 places"):
        Chart("x", ("2021", "2022"), (), wholes=(None,))
    with pytest.raises(ValueError, match="place 2 of an axis of 2"):
        Chart("x", ("2021", "2022"), (), now=2)
