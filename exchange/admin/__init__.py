"""Import and export on the desk: the library's buttons and permissions over the portal's pipeline."""

from exchange.admin.batches import ImportBatchAdmin
from exchange.admin.workbooks import WorkbookAdmin

__all__ = ["ImportBatchAdmin", "WorkbookAdmin"]
