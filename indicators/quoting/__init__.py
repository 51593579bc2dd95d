"""Figure references in text, resolved in bulk: sentence, title and caption print the record's number."""

from indicators.quoting.problems import Problem
from indicators.quoting.quoter import Quoter, figure_html, indicators_in
from indicators.quoting.resolution import Quoted
from indicators.quoting.standpoint import Standpoint

__all__ = ["Problem", "Quoted", "Quoter", "Standpoint", "figure_html", "indicators_in"]
