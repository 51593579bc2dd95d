"""What a reader sees of a stored text, paragraph by paragraph, with the way back to the stored text. Pure."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from indicators.references import Reference, find

#: Stands for each character of a figure reference, so that the text around it keeps its place.
REFERENCE = "\ue000"
#: Stands for what is no text of its own: marks of notes, addresses, raised marks.
NOTHING = "\ue001"

_PIECE = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^>]*>|<!--.*?-->|&#?\w+;|.", re.DOTALL)
_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "td", "th", "tr", "table", "ul", "ol", "blockquote"})
_TITLES = frozenset({"em", "i", "cite"})
_MARKS = re.compile(r"\{\{[^{}]*\}\}|(?:https?://|www\.)[^\s<>\"）)]+|[\w.+-]+@[\w-]+\.[\w.]+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {ord("．"): ".", ord("％"): "%"}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure reference at its place in a paragraph."""

    start: int
    end: int
    reference: Reference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: ``text`` as an editor sees it, ``masked`` of the same length for the finders.

    ``origin`` says for each character where it stands in the stored text; ``titles`` are italic stretches.
    """

    number: int
    text: str
    masked: str
    origin: tuple[Span, ...]
    titles: tuple[Span, ...]
    quoted: tuple[Quoted, ...]

    def stored(self, start: int, end: int) -> Span:
        """The place in the stored text of a stretch of this paragraph."""
        return self.origin[start][0], self.origin[end - 1][1]


@lru_cache(maxsize=4096)
def paragraphs(stored: str, *, markup: bool) -> tuple[Paragraph, ...]:
    """The paragraphs of a text as stored: sanitised HTML where ``markup`` is true, else plain lines."""
    references = [found for found in find(stored) if isinstance(found, Reference)]
    found: list[Paragraph] = []
    for characters in _blocks(stored, markup=markup):
        if any(not character.shown.isspace() for character in characters):
            found.append(_paragraph(len(found) + 1, characters, references))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Character:
    shown: str
    origin: Span
    title: bool = False
    raised: bool = False


def _blocks(stored: str, *, markup: bool) -> Iterator[list[_Character]]:
    if not markup:
        for line in re.finditer(r"[^\n]+", stored):
            yield [_Character(stored[at], (at, at + 1)) for at in range(*line.span())]
        return
    current: list[_Character] = []
    titles = raised = 0
    for piece in _PIECE.finditer(stored):
        name = (piece["name"] or "").lower()
        step = -1 if piece["close"] else 1
        if name in _BLOCKS:
            yield current
            current = []
        elif name in _TITLES:
            titles = max(0, titles + step)
        elif name == "sup":
            raised = max(0, raised + step)
        elif name == "br":
            current.append(_Character("\n", piece.span()))
        elif not name and not piece[0].startswith("<!--"):
            shown = html.unescape(piece[0])[:1]
            current.append(_Character(shown, piece.span(), bool(titles), bool(raised)))
    yield current


def _paragraph(number: int, characters: list[_Character], references: list[Reference]) -> Paragraph:
    text = "".join(character.shown for character in characters)
    masked = list(text.translate(_FULL_WIDTH))
    for mark in _MARKS.finditer(text):
        masked[mark.start() : mark.end()] = NOTHING * (mark.end() - mark.start())
    for at, character in enumerate(characters):
        # A raised number is the mark of a note, not a digit of the number before it.
        if character.raised and character.shown.isdigit():
            masked[at] = NOTHING
    quoted = []
    for reference in references:
        inside = [at for at, character in enumerate(characters) if _within(character.origin, reference)]
        if inside:
            start, end = inside[0], inside[-1] + 1
            masked[start:end] = REFERENCE * (end - start)
            quoted.append(Quoted(start, end, reference))
    return Paragraph(
        number,
        text,
        "".join(masked),
        tuple(character.origin for character in characters),
        tuple(_runs([character.title for character in characters])),
        tuple(quoted),
    )


def _within(origin: Span, reference: Reference) -> bool:
    return reference.start <= origin[0] and origin[1] <= reference.end


def _runs(flags: list[bool]) -> Iterator[Span]:
    start: int | None = None
    for at, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            yield start, at
            start = None
