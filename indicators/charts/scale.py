"""From values to pixels and from places of the axis to per cent of the width."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` at the foot to ``high`` at the top; turned round when small values are the best."""

    low: float
    high: float
    top: float
    foot: float
    turned: bool = False

    def y(self, value: Decimal) -> float:
        """The height of a value, in pixels from the top of the chart."""
        share = (float(value) - self.low) / (self.high - self.low)
        return round(self.top + share * (self.foot - self.top), 1) if self.turned else self._up(share)

    def _up(self, share: float) -> float:
        return round(self.foot - share * (self.foot - self.top), 1)


def from_zero(values: Sequence[Decimal], top: float, foot: float) -> Scale:
    """A scale that always includes zero: the length of a bar is its value."""
    low = min(0.0, float(min(values, default=Decimal(0))))
    high = max(0.0, float(max(values, default=Decimal(0))))
    return Scale(low, high if high > low else low + 1, top, foot)


def places(values: Sequence[Decimal], top: float, foot: float) -> Scale:
    """A scale of ranks: first place on top, one place of air below the last."""
    return Scale(1.0, max(float(max(values, default=Decimal(1))) + 1, 2.0), top, foot, turned=True)


def columns(count: int, inset: float = 0) -> list[float]:
    """The middles of equal columns in per cent, within an inset on both sides."""
    step = (100 - 2 * inset) / max(count, 1)
    return [inset + step * (place + 0.5) for place in range(count)]
