"""The desk for indicators and their numbers."""

from indicators.admin.nouns import IndicatorAdmin, PeriodAdmin, UnitAdmin
from indicators.admin.observations import ObservationAdmin

__all__ = ["IndicatorAdmin", "ObservationAdmin", "PeriodAdmin", "UnitAdmin"]
