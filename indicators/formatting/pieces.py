"""What goes into the formatter and what comes out."""

from dataclasses import dataclass
from typing import Literal

Family = Literal["count", "currency", "percent", "ratio", "rank", "duration", "score"]
Language = Literal["en", "zh-hans"]


@dataclass(frozen=True, slots=True)
class UnitText:
    """The names of a unit: English singular and plural, Chinese measure word (件, 件/万人), symbol."""

    code: str
    singular_en: str
    plural_en: str
    measure_zh_hans: str = ""
    symbol: str = ""
    family: Family = "count"


@dataclass(frozen=True, slots=True)
class Style:
    """How one mention of a number asks to be shown; an empty style shows it as the source printed it.

    ``scale`` is one of SCALE_FLAGS or empty; ``unit`` adds the unit, ``bare`` drops the qualifier,
    ``words`` spells small numbers, ``signed`` puts + before a positive number.
    """

    scale: str = ""
    words: bool = False
    unit: bool = False
    bare: bool = False
    signed: bool = False


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Text:
    """A formatted number in pieces. ``value`` is the base value for machines, empty when there is none.

    In HTML the qualifier stands before, the quantity inside ``<data value>``, the mark after it.
    """

    qualifier: str
    number: str
    unit: str
    value: str
    spoken: str
    language: Language
    mark: str = ""
    missing: bool = False

    @property
    def quantity(self) -> str:
        """Number and unit together: "12.15 billion RMB", "96.3%", "17.83万件"."""
        space = " " if self.language == "en" and self.unit and self.unit != "%" else ""
        return f"{self.number}{space}{self.unit}"

    @property
    def digits(self) -> str:
        """The number without its scale word, for a column: "12.15", "17.83"; a spelled number stays whole."""
        bare = self.number.rstrip("百千万亿") if self.language == "zh-hans" else self.number.partition(" ")[0]
        return bare if bare[-1:].isdigit() else self.number

    @property
    def measure(self) -> str:
        """What stands in the column beside the digits: scale word and unit, "billion RMB", "万件"."""
        return self.quantity.removeprefix(self.digits).strip()

    def __str__(self) -> str:
        """The whole text without the mark, as it stands in a sentence."""
        space = " " if self.language == "en" and self.qualifier else ""
        return f"{self.qualifier}{space}{self.quantity}"
