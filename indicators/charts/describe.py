"""Words for a chart, drafted from its data: the range, gaps, extremes, the latest value, the trend."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from indicators.charts.model import Chart, Kind, Point, Series
from indicators.formatting import Language
from indicators.formatting.words import qualifier_word

_KINDS: dict[Kind, tuple[str, str]] = {
    "line": ("Line chart", "折线图"),
    "bar": ("Column chart", "柱形图"),
    "stacked": ("Strips", "条形图"),
}


def description(chart: Chart, kind: Kind) -> str:
    """The description of a chart: what its author wrote, else a draft."""
    return chart.description or draft(chart, kind)


def draft(chart: Chart, kind: Kind, *, by_name: bool = False) -> str:
    """The description as the data gives it; ``by_name`` where the axis holds names and not times.

    The text of a point may be a figure reference, for an editor: it prints its qualifier itself.
    """
    chinese = chart.language == "zh-hans"
    sentences = [f"{_KINDS[kind][chinese]}{'。' if chinese else '.'}" if by_name else _opening(chart, kind)]
    if by_name or kind == "stacked":
        sentences += _rows(chart)
    else:
        sentences += [_series(chart, series) for series in chart.series]
        sentences += _breaks(chart)
    return ("" if chinese else " ").join(part for part in sentences if part)


def table_draft(names: Sequence[str], first: str, last: str, language: Language) -> str:
    """The description of a table: what it counts, and the first and last of its periods (as words)."""
    chinese = language == "zh-hans"
    listed = _listed(list(names), language)
    if not listed:
        return ""
    times = first if first == last else f"{first}{'至' if chinese else ' to '}{last}"
    return f"表格，{times}：{listed}。" if chinese else f"Table, {times}: {listed}."


def spark_label(chart: Chart) -> str:
    """The label of a sparkline: how many years are on record, the first and the last value."""
    drawn = chart.series[0].drawn if chart.series else []
    chinese = chart.language == "zh-hans"
    if not drawn:
        return "无记录" if chinese else "No year on record"
    (first, start, _), (last, end, _) = drawn[0], drawn[-1]
    if first == last:
        only = place_name(chart, last)
        return f"仅{only}有记录：{_said(end, 'zh-hans')}" if chinese else f"{only} only: {_said(end, 'en')}"
    count, years = len(drawn), len(chart.axis)
    if chinese:
        since, until = place_name(chart, first), place_name(chart, last)
        return (
            f"{since}至{until}柱形图：{years}年中{count}年有记录，"
            f"{since}{_said(start, 'zh-hans')}，{until}{_said(end, 'zh-hans')}"
        )
    return (
        f"Columns from {chart.axis[first]} to {chart.axis[last]}: {count} of {years} years on record, "
        f"{_said(start, 'en')} in {chart.axis[first]}, {_said(end, 'en')} in {chart.axis[last]}"
    )


def place_name(chart: Chart, place: int) -> str:
    """The name of a place of the axis in a sentence: 2022 or 2022年."""
    name = chart.axis[place]
    return f"{name}年" if chart.language == "zh-hans" and name.isdigit() else name


def _said(point: Point, language: Language) -> str:
    word = "" if point.text.startswith("[[") else qualifier_word(point.qualifier, language)
    return f"{word}{' ' if word and language == 'en' else ''}{point.text}"


def _opening(chart: Chart, kind: Kind) -> str:
    english, chinese = _KINDS[kind]
    if not chart.axis:
        return ""
    if kind == "stacked":
        return "" if chart.language == "zh-hans" else f"{english}."
    first, last = place_name(chart, 0), place_name(chart, len(chart.axis) - 1)
    gaps = _listed([_stretch(chart, *gap) for gap in chart.gaps], chart.language)
    if chart.language == "zh-hans":
        return f"{first}至{last}{chinese}{f'，缺{gaps}' if gaps else ''}。"
    return f"{english}, {first} to {last}{f', with no record for {gaps}' if gaps else ''}."


def _stretch(chart: Chart, first: int, last: int) -> str:
    if first == last:
        return place_name(chart, first)
    between = "至" if chart.language == "zh-hans" else " to "
    return f"{place_name(chart, first)}{between}{place_name(chart, last)}"


def _listed(items: list[str], language: Language) -> str:
    if len(items) < 2:
        return "".join(items)
    comma, last = ("、", "和") if language == "zh-hans" else (", ", " and ")
    return f"{comma.join(items[:-1])}{last}{items[-1]}"


def _series(chart: Chart, series: Series) -> str:
    """One sentence for a series: its notable points in order of time, then its trend."""
    if not series.drawn:
        return ""
    chinese = chart.language == "zh-hans"
    notable = _notable(chart, series)
    clauses = []
    for place, words in notable.items():
        point = series.points[place]
        if point is None:
            continue
        said, where = _said(point, chart.language), place_name(chart, place)
        if chinese:
            why = f"（{'、'.join(words)}）" if words else ""
            clauses.append(f"{where}{said}{why}")
        else:
            why = f" ({' and '.join(words)})" if words else ""
            clauses.append(f"{said} in {where}{why}")
    name = f"{series.name}{'：' if chinese else ': '}" if len(chart.series) > 1 else ""
    trend = _trend(chart, series)
    stop = "。" if chinese else "."
    space = "" if chinese else " "
    return (
        f"{name}{('，' if chinese else ', ').join(clauses)}{stop}{f'{space}{trend}{stop}' if trend else ''}"
    )


def _notable(chart: Chart, series: Series) -> dict[int, list[str]]:
    """The places worth naming, in order, with why: lowest, highest, latest; the edition without a word."""
    drawn = series.drawn
    low = min(drawn, key=lambda item: item[2])
    high = max(drawn, key=lambda item: item[2])
    chinese = chart.language == "zh-hans"
    found: dict[int, list[str]] = {place: [] for place, _, _ in drawn if place == chart.now}
    if low[2] != high[2]:
        worst, best = ("最后", "最前") if chinese else ("last place", "best place")
        least, most = ("最低", "最高") if chinese else ("lowest", "highest")
        found.setdefault(low[0], []).append(best if chart.best_low else least)
        found.setdefault(high[0], []).append(worst if chart.best_low else most)
    if len(drawn) > 1:
        found.setdefault(drawn[-1][0], []).append("最新" if chinese else "latest")
    found.setdefault(drawn[0][0], [])
    return dict(sorted(found.items()))


def _trend(chart: Chart, series: Series) -> str:
    """Rising or falling, where at least three exact points say so and nothing breaks the series."""
    drawn = series.drawn
    if len(drawn) < 3 or any(point.breaks or point.qualifier != "exact" for _, point, _ in drawn):
        return ""
    values = [value for _, _, value in drawn]
    way = _direction(values, turned=chart.best_low)
    unbroken = drawn[-1][0] - drawn[0][0] == len(drawn) - 1
    # "Throughout" would speak for the years without a record too.
    return _TRENDS[chart.language].get(
        way if unbroken or not way else f"mostly {way.removeprefix('mostly ')}", ""
    )


_TRENDS: dict[Language, dict[str, str]] = {
    "en": {"up": "Rising throughout", "mostly up": "Rising overall", "down": "Falling throughout",
           "mostly down": "Falling overall"},
    "zh-hans": {"up": "持续上升", "mostly up": "总体上升", "down": "持续下降", "mostly down": "总体下降"},
}  # fmt: skip


def _direction(values: list[Decimal], *, turned: bool) -> str:
    steps = [after - before for before, after in pairwise(values)]
    if turned:
        steps = [-step for step in steps]
    total = sum(steps, Decimal(0))
    if not total:
        return ""
    way = "up" if total > 0 else "down"
    return way if all(step * total > 0 for step in steps) else f"mostly {way}"


def _breaks(chart: Chart) -> list[str]:
    if not chart.breaks:
        return []
    listed = _listed([place_name(chart, place) for place in chart.breaks], chart.language)
    if chart.language == "zh-hans":
        return [f"自{listed}起序列中断，与此前不可比。"]
    return [f"Break in series from {listed}: not comparable with what came before."]


def _rows(chart: Chart) -> list[str]:
    """One sentence for each strip."""
    chinese = chart.language == "zh-hans"
    sentences = []
    for place, name in enumerate(chart.axis):
        whole = chart.wholes[place] if chart.wholes else None
        parts = []
        for series in chart.series:
            point = series.points[place]
            if point is None or point.value is None:
                continue
            named = f"{series.name}{'' if chinese else ' '}" if len(chart.series) > 1 else ""
            parts.append(f"{named}{_said(point, chart.language)}")
        if not parts:
            continue
        if chinese:
            of = f"（共{_said(whole, 'zh-hans')}）" if whole is not None else ""
            sentences.append(f"{name}：{'，'.join(parts)}{of}。")
        else:
            of = f" of {_said(whole, 'en')}" if whole is not None else ""
            sentences.append(f"{name}: {', '.join(parts)}{of}.")
    return sentences
