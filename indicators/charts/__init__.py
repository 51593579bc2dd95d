"""Charts as SVG text: lines, columns, strips, sparklines; no database, no request, no style of their own."""

from indicators.charts.describe import description, draft, spark_label, table_draft
from indicators.charts.documents import download, render
from indicators.charts.model import Chart, Kind, Point, Series, along
from indicators.charts.spark import render as render_spark

__all__ = [
    "Chart",
    "Kind",
    "Point",
    "Series",
    "along",
    "description",
    "download",
    "draft",
    "render",
    "render_spark",
    "spark_label",
    "table_draft",
]
