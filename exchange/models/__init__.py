"""An import from upload to undo: the batch, the rows it changes, and what was wrong or worth a look."""

from exchange.models.batch import FOLDER, OPEN, ImportBatch, State
from exchange.models.issue import ImportIssue, Level, told
from exchange.models.row import Op, StagedRow

__all__ = ["FOLDER", "OPEN", "ImportBatch", "ImportIssue", "Level", "Op", "StagedRow", "State", "told"]
