"""Every number of a passage in its class, with the record it means and the reasons. Pure.

A number may be bound (a reference), match a record, contradict one, or measure nothing (a year, an ordinal,
part of a name). Which record a typed number means is decided by adding up evidence, each piece a reason the
editor reads: the other language or the last public text quotes the record there, words, unit, digits.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from indicators.formatting import Language
from reports.audit import chinese, english
from reports.audit.facts import Fact
from reports.audit.ledger import Ledger
from reports.audit.numerals import Found
from reports.audit.visible import Paragraph, Quoted

Group = Literal[
    "bound", "match", "contradiction", "unbound", "ordinal", "year", "date", "label", "name", "word", "vague"
]
Reason = Literal["value", "rounded", "paired", "previous", "words", "unit", "digits", "change", "nowhere"]


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for a class: its kind and the words that show it."""

    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a passage, classified. ``certain`` says that no guess was needed to name its record."""

    paragraph: Paragraph
    start: int
    end: int
    group: Group
    found: Found | None = None
    fact: Fact | None = None
    why: tuple[Why, ...] = ()
    certain: bool = False
    #: For an unbound number: a record it may mean, too doubtful for an error.
    perhaps: Fact | None = None

    @property
    def text(self) -> str:
        """The number as the editor reads it."""
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of an edition in one language: a section's body, a title, an alternative text.

    ``paired`` and ``previous`` are the keys its other language and its last public text quote, in order.
    """

    language: Language
    paragraphs: Sequence[Paragraph]
    heading: str = ""
    paired: Sequence[str] = ()
    previous: Sequence[str] = ()
    names: Sequence[str] = ()


@dataclass(slots=True)
class Slot:
    """A typed number that could have a record behind it, with the words and expectations at its place."""

    index: int
    paragraph: Paragraph
    found: Found
    sentence: tuple[int, int]
    taken: set[str] = field(default_factory=set)
    years: frozenset[int] = frozenset()
    #: The year that the words give to the number, where they give one.
    year: int | None = None
    #: The years of the sentence that may be meant where the words give it none.
    loose: frozenset[int] = frozenset()


def find(paragraph: Paragraph, language: Language) -> tuple[Found, ...]:
    """Every number typed in a paragraph."""
    return _find(paragraph.masked, paragraph.text, language)


@lru_cache(maxsize=4096)
def _find(masked: str, text: str, language: Language) -> tuple[Found, ...]:
    finder = chinese.find if language == "zh-hans" else english.find
    return tuple(finder(masked, text))


def bound(quoted: Quoted, paragraph: Paragraph, ledger: Ledger) -> Number:
    """A reference, with the record it resolves to."""
    fact = ledger[ledger.resolve(quoted.reference)]
    return Number(paragraph, quoted.start, quoted.end, "bound", fact=fact, certain=True)


def plain_group(
    found: Found, paragraph: Paragraph, names: Sequence[tuple[int, int]], *, ranks: bool
) -> Group | None:
    """The class of a number that measures nothing; None where a record may stand behind it.

    ``ranks`` says that a rank is expected in the passage, so that an ordinal may be one.
    """
    if any(start <= found.start and found.end <= end for start, end in (*paragraph.titles, *names)):
        return "name" if found.kind not in ("year", "date") else found.kind
    if found.kind in ("year", "date", "label", "vague") or (found.kind == "ordinal" and not ranks):
        return found.kind
    return None


def quoted_keys(paragraphs: Sequence[Paragraph], ledger: Ledger) -> list[str]:
    """The keys of the records a text quotes, in order."""
    found = (ledger.resolve(one.reference) for paragraph in paragraphs for one in paragraph.quoted)
    return [one for one in found if one]
