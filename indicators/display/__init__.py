"""What the templates of numbers are given."""

from indicators.display.facts import citation, counted, head, passport
from indicators.display.ledger import Ledger, groups
from indicators.display.ledger import row as ledger_row
from indicators.display.quotations import ready_sentences
from indicators.display.tables import chart, exhibit, other_tables, standalone
from indicators.display.usage import used

__all__ = [
    "Ledger",
    "chart",
    "citation",
    "counted",
    "exhibit",
    "groups",
    "head",
    "ledger_row",
    "other_tables",
    "passport",
    "ready_sentences",
    "standalone",
    "used",
]
