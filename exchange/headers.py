"""Matching a sheet's header row with its columns: tolerant of form, never of doubt. No Django here."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import islice

SEARCHED_ROWS = 10
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# Where two names of one column meet: a stroke or line break, Chinese beside Latin letters.
_PARTS = re.compile(
    r"\s*[/／|\n]\s*|(?<=[\u3400-\u9fff）])\s*(?=[A-Za-z])|(?<=[A-Za-z)])\s*(?=[\u3400-\u9fff])"
)
_BRACKETED = re.compile(r"[(\[【（〔]([^()\[\]【】（）〔〕]*)[)\]】）〕]\s*[*＊]*\s*$")
_UNSEEN = re.compile(r"[\s*_:·\-()\[\]【】〔〕\u200b-\u200f\u2060\ufeff\u00ad]+")
# What offices put in brackets behind any heading; it says nothing of the column.
_REMARKS = frozenset({"必填", "选填", "可空", "可选", "非必填", "required", "optional", "mandatory"})
_POWERS = {"百万": 6, "千万": 7, "万亿": 12, "千": 3, "万": 4, "亿": 8, "萬": 4, "億": 8}
_POWERS |= {"thousand": 3, "million": 6, "billion": 9, "'000": 3, "000s": 3}
# A kilogram, kilometre, kilowatt or kilocalorie is a unit of its own.
_SCALED = re.compile(rf"(?:单位:?)?({'|'.join(_POWERS)})(?<!千(?=[克米瓦卡赫帕]))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as people may head it: its key, its labels and aliases in every language, and looser `forms`.

    A form counts only where no column has it as a label. `paired` columns stand beside their twin in another
    language, so that brackets behind them say which is meant.
    """

    key: str
    labels: tuple[str, ...] = ()
    required: bool = False
    forms: tuple[str, ...] = ()
    paired: bool = False

    def named(self, *, chinese: bool) -> str:
        """Return what to call the column in a file: its first Chinese label, or its key."""
        return next((text for text in self.labels if chinese and is_chinese(text)), self.key)


@dataclass(frozen=True, slots=True)
class HeaderProblem:
    """A heading refused: unknown (with what it may mean), duplicate (of the one at `first`), or missing."""

    code: str
    heading: str
    position: int | None = None
    suggestion: str = ""
    first: int | None = None


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """Which column (by key) stands at which position, counted from 0, and what is wrong.

    `scales` are the powers of ten that headings such as `数值（万件）` state, by key.
    """

    positions: Mapping[str, int]
    problems: tuple[HeaderProblem, ...]
    scales: Mapping[str, int] = field(default_factory=dict)


def is_chinese(text: str) -> bool:
    """Say whether a text has any Chinese in it."""
    return bool(_CHINESE.search(text))


def folded(text: str) -> str:
    """Bring a heading to its comparable form: NFKC, case folded, without space, brackets, dashes, `*_:`."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text).casefold())


def without_unit(text: str) -> str:
    """Drop a bracketed unit or remark at the end of a heading."""
    return _BRACKETED.sub("", text)


def power_of(text: str) -> int:
    """Return the power of ten that a unit such as `万件` or `million RMB` stands for, else 0."""
    match = _SCALED.match("".join(unicodedata.normalize("NFKC", text).split()))
    return _POWERS[match[1].lower()] if match else 0


def find_header_row(rows: Iterable[Sequence[str]], headings: Sequence[Heading]) -> int | None:
    """Return the index, among the first ten rows, of the one with most known headings; None without any."""
    known = _vocabulary(headings)
    scores = [len({key for text in row if (key := _key(text, known))}) for row in islice(rows, SEARCHED_ROWS)]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def match_headers(row: Sequence[str], headings: Sequence[Heading]) -> HeaderMatch:
    """Match every heading of the row; unknown, repeated and missing ones are problems, never guesses."""
    known = _vocabulary(headings)
    keys = [_key(text, known) if text.strip() else "" for text in row]
    left = [heading for heading in headings if heading.key not in keys]
    positions: dict[str, int] = {}
    scales: dict[str, int] = {}
    problems: list[HeaderProblem] = []
    for position, (text, key) in enumerate(zip(row, keys, strict=True)):
        if not text.strip():
            continue
        if not key:
            problems.append(HeaderProblem("unknown-heading", text, position, nearest(text, left)))
        elif key in positions:
            problems.append(HeaderProblem("duplicate-heading", text, position, first=positions[key]))
        else:
            positions[key] = position
            if power := power_of(_unit(text)):
                scales[key] = power
    chinese = any(is_chinese(row[position]) for position in positions.values())
    missing = (heading for heading in headings if heading.required and heading.key not in positions)
    problems += (HeaderProblem("missing-heading", heading.named(chinese=chinese)) for heading in missing)
    return HeaderMatch(positions, tuple(problems), scales)


def is_heading(text: str, headings: Sequence[Heading]) -> bool:
    """Say whether a text heads one of these columns."""
    return bool(_key(text, _vocabulary(headings)))


def nearest(text: str, headings: Iterable[Heading]) -> str:
    """Return the label most like a text, in the language of the text; empty when none is."""
    chinese = is_chinese(text)
    labels = {
        folded(label): label
        for heading in headings
        for label in (*heading.labels, heading.key)
        if is_chinese(label) == chinese
    }
    # Of labels equally like the text the first wins: a label of ours before what others write.
    best = max(labels, key=lambda label: _likeness(label, folded(text)), default="")
    return labels[best] if best and _likeness(best, folded(text)) >= (0.5 if chinese else 0.6) else ""


def _likeness(label: str, text: str) -> float:
    return SequenceMatcher(None, text, label).ratio()


def _vocabulary(headings: Sequence[Heading]) -> dict[str, Heading | None]:
    """Return what every folded text means; None where two columns claim it."""
    labels = [(text, heading) for heading in headings for text in heading.labels]
    loose = [(text, heading) for heading in headings for text in heading.forms]
    loose += ((without_unit(text), heading) for text, heading in labels if not heading.paired)
    keys = {folded(heading.key): heading for heading in headings}
    return {**_claims(loose), **_claims(labels), **keys}


def _claims(pairs: Iterable[tuple[str, Heading]]) -> dict[str, Heading | None]:
    found: dict[str, Heading | None] = {}
    for text, heading in pairs:
        if name := folded(text):
            found[name] = heading if found.get(name, heading) is heading else None
    return found


def _key(text: str, known: Mapping[str, Heading | None]) -> str:
    """Return the key a text heads: it alone, or each of its parts, as in `数值 Value` or `年份/期间`."""
    if key := _one(text, known):
        return key
    keys = {_one(part, known) for part in _PARTS.split(text.strip())}
    return keys.pop() if len(keys) == 1 else ""


def _one(text: str, known: Mapping[str, Heading | None]) -> str:
    if (name := folded(text)) in known:
        found = known[name]
        return found.key if found else ""
    found = known.get(folded(without_unit(text)))
    if found is None or (found.paired and folded(_unit(text)) not in _REMARKS):
        return ""
    return found.key


def _unit(text: str) -> str:
    match = _BRACKETED.search(text)
    return match[1] if match else ""
