"""Public pages of numbers: the ledger of indicators, the page of one, comparisons, and their twins."""

from indicators.views.comparison import Comparison
from indicators.views.indicator import IndicatorPage
from indicators.views.ledger import Indicators

__all__ = ["Comparison", "IndicatorPage", "Indicators"]
