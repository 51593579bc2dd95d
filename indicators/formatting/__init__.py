"""The one formatter: a value with its unit, rounding and qualifier becomes text in English or Chinese.

Every page, twin, chart label and download prints numbers through this package, so they cannot disagree.
"""

from indicators.formatting.changes import ChangeKind, render_change, render_range, render_rank
from indicators.formatting.missing import STATUSES, legend, mark, render_missing
from indicators.formatting.pieces import PLAIN, Family, Language, Style, Text, UnitText
from indicators.formatting.quantities import render
from indicators.formatting.scales import SCALE_FLAGS, printed_step
from indicators.numbers import Qualifier

__all__ = [
    "PLAIN",
    "SCALE_FLAGS",
    "STATUSES",
    "ChangeKind",
    "Family",
    "Language",
    "Qualifier",
    "Style",
    "Text",
    "UnitText",
    "legend",
    "mark",
    "printed_step",
    "render",
    "render_change",
    "render_missing",
    "render_range",
    "render_rank",
]
