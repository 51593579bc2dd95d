"""Numbers and what they measure, as tables."""

from indicators.models.indicator import Indicator, Period, Unit
from indicators.models.observation import WITHOUT_VALUE, Change, Observation, ObsStatus, Qualifier

__all__ = ["WITHOUT_VALUE", "Change", "Indicator", "ObsStatus", "Observation", "Period", "Qualifier", "Unit"]
