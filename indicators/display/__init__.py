"""What the templates of numbers are given."""

from indicators.display.facts import citations, counted, head, passport
from indicators.display.ledger import Ledger, groups
from indicators.display.ledger import row as ledger_row
from indicators.display.tables import exhibit, other_tables

__all__ = [
    "Ledger",
    "citations",
    "counted",
    "exhibit",
    "groups",
    "head",
    "ledger_row",
    "other_tables",
    "passport",
]
