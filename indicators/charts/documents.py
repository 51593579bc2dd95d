"""Whole SVG documents: one for a page, styled by the page; one for download, which stands alone."""

from collections.abc import Callable

from indicators.charts import bar, line, stacked
from indicators.charts.describe import description
from indicators.charts.elements import FLUID, Frame, element, words
from indicators.charts.keys import wrap
from indicators.charts.model import Chart, Kind

_BODIES: dict[Kind, Callable[[Chart, Frame], tuple[str, int]]] = {
    "line": line.body,
    "bar": bar.body,
    "stacked": stacked.body,
}
_WIDTH, _MARGIN = 720, 24
#: The look of a downloaded chart: the colours of the light page, for paper.
_STYLE = (
    "svg{font:400 12px 'Helvetica Neue','Segoe UI',Roboto,Arial,'PingFang SC','Noto Sans CJK SC',"
    "'Microsoft YaHei',sans-serif;font-variant-numeric:lining-nums tabular-nums}"
    "text{fill:#454d55;paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}"
    ".head{fill:#14181d;font-weight:700;font-size:15px}.mid{text-anchor:middle}.end{text-anchor:end}"
    ".val{fill:#14181d}.now-text{fill:#ad2c17;font-weight:700}.base{stroke:#14181d}"
    ".void{stroke:#747d86;stroke-width:2;stroke-dasharray:2 4}.break{stroke:#747d86;stroke-dasharray:2 3}"
    ".stem{stroke:#ad2c17}.gap{stroke:#fff;stroke-width:2}.part{fill:none;stroke:#747d86}"
    ".bar{fill:#67717b}.bar.ink{fill:#2b333b}.bar.pale{fill:#b3bac0;stroke:#747d86}.bar.now{fill:#ad2c17}"
    ".hollow,.ring{fill:#fff;stroke:#67717b;stroke-width:1.5}.hollow.now,.ring.now{stroke:#ad2c17}"
    ".dot{fill:#2b333b;stroke:#fff;stroke-width:1.5}.dot.now{fill:#ad2c17}"
    ".a,.b,.c,.d,.e,.f{stroke:#2b333b;stroke-width:2}.b,.d,.f{stroke:#67717b}.b{stroke-dasharray:5 4}"
    ".c{stroke-dasharray:1 4}.d{stroke-dasharray:9 3}.e{stroke-dasharray:9 3 2 3}.f{stroke-dasharray:3 2}"
    ".broken{stroke-width:1;stroke-dasharray:1 5}"
)


def render(chart: Chart, kind: Kind, prefix: str) -> str:
    """The chart for a page: fluid, no style of its own; ids begin with ``prefix``, unique on the page."""
    content, height = _BODIES[kind](chart, FLUID)
    return element(
        "svg",
        element("title", words(chart.title), id=f"{prefix}-t"),
        element("desc", words(description(chart, kind)), id=f"{prefix}-d"),
        content,
        class_="chart",
        height=height,
        role="img",
        aria_labelledby=f"{prefix}-t {prefix}-d",
    )


def download(chart: Chart, kind: Kind, source: str) -> str:
    """The chart as a file: its own style, title and ``source`` lines, nothing fetched from anywhere."""
    content, height = _BODIES[kind](chart, Frame(_WIDTH - 2 * _MARGIN))
    room = (_WIDTH - 2 * _MARGIN) * 0.8
    head = wrap(chart.title, room)
    foot = [row for line in source.splitlines() for row in wrap(line, room * 1.2)]
    top = 18 * len(head) + 14
    lines = [element("text", words(text), class_="head", y=14 + 18 * row) for row, text in enumerate(head)]
    lines += [element("text", words(text), y=top + height + 22 + 16 * row) for row, text in enumerate(foot)]
    tall = top + height + 16 * len(foot) + 2 * _MARGIN
    inner = element("g", *lines, element("g", content, transform=f"translate(0 {top})"),
                    transform=f"translate({_MARGIN} {_MARGIN})")  # fmt: skip
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + element(
        "svg",
        element("title", words(chart.title), id="t"),
        element("desc", words(description(chart, kind)), id="d"),
        element("style", _STYLE),
        element("rect", width=_WIDTH, height=tall, fill="#fff"),
        inner,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {tall}",
        width=_WIDTH,
        height=tall,
        role="img",
        aria_labelledby="t d",
        **{"xml:lang": chart.language},
    )
