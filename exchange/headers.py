"""Matching a sheet's header row with its columns: tolerant of form, never of doubt. No Django here."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

SEARCHED_ROWS = 10


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as people may head it: its key and every label in every language."""

    key: str
    labels: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class HeaderProblem:
    """A heading refused: unknown (with what it may mean), duplicate, or missing (position None)."""

    code: str
    heading: str
    position: int | None = None
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """Which column (by key) stands at which position, counted from 0, and what is wrong."""

    positions: Mapping[str, int]
    problems: tuple[HeaderProblem, ...]


def folded(text: str) -> str:
    """Bring a heading to its comparable form: NFKC, case folded, without white space, `*`, `_` and colon."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s*_:]+", "", plain)


def without_unit(text: str) -> str:
    """Drop a bracketed unit or remark at the end of a heading."""
    return re.sub(r"[(\[【（][^)\]】）]*[)\]】）]\s*\**\s*$", "", text)


def find_header_row(rows: Iterable[Sequence[str]], headings: Sequence[Heading]) -> int | None:
    """Return the index, among the first ten rows, of the one with most known headings; None without any."""
    known = _aliases(headings)
    scores = [len({key for text in row if (key := _key(text, known))}) for row in islice(rows, SEARCHED_ROWS)]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def match_headers(row: Sequence[str], headings: Sequence[Heading]) -> HeaderMatch:
    """Match every heading of the row; unknown, repeated and missing ones are problems, never guesses."""
    known = _aliases(headings)
    positions: dict[str, int] = {}
    problems: list[HeaderProblem] = []
    for position, text in enumerate(row):
        if not text.strip():
            continue
        key = _key(text, known)
        if key is None:
            problems.append(HeaderProblem("unknown-heading", text, position, _nearest(text, known)))
        elif key in positions:
            problems.append(HeaderProblem("duplicate-heading", text, position, key))
        else:
            positions[key] = position
    missing = (heading for heading in headings if heading.required and heading.key not in positions)
    problems += (HeaderProblem("missing-heading", heading.key) for heading in missing)
    return HeaderMatch(positions, tuple(problems))


def _aliases(headings: Sequence[Heading]) -> dict[str, str]:
    labels = [(text, heading.key) for heading in headings for text in heading.labels]
    short = _unambiguous((without_unit(text), key) for text, key in labels)
    return {**short, **_unambiguous(labels), **{folded(heading.key): heading.key for heading in headings}}


def _unambiguous(labels: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for text, key in labels:
        found.setdefault(folded(text), set()).add(key)
    return {text: keys.pop() for text, keys in found.items() if len(keys) == 1 and text}


def _key(text: str, known: Mapping[str, str]) -> str | None:
    return known.get(folded(text)) or known.get(folded(without_unit(text)))


def _nearest(text: str, known: Mapping[str, str]) -> str:
    close = get_close_matches(folded(text), known, n=1, cutoff=0.6)
    return known[close[0]] if close else ""
