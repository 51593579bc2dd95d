"""How the book changes beyond what every record can do: the audit's findings are bound or accepted."""

from reports.actions.findings import accept, bind, reopen

__all__ = ["accept", "bind", "reopen"]
