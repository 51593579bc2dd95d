"""Text in cells: free text, prose, codes, choices, addresses."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from html import escape
from urllib.parse import urlsplit

from exchange.cells.faults import Cell, CellError, Raw, Warn, gettext_noop, ignore
from exchange.cells.plain import as_key, as_text, shown
from exchange.headers import is_chinese

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_MARKUP = re.compile(r"<(?:p|ul|ol|h[2-6]|blockquote|table|figure|hr|div)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Text:
    """Free text, kept as typed but for white space around it; one line unless `lines`."""

    limit: int = 0
    lines: bool = False
    empty: str = ""

    def read(self, raw: Raw, warn: Warn = ignore) -> str:
        """Return the text, empty for a blank cell. Raises CellError."""
        text = as_text(raw).replace("\r\n", "\n").replace("\r", "\n")
        if not self.lines and "\n" in text:
            one_line = " ".join(text.split())
            raise CellError("line-break", shown(raw)[:60], gettext_noop("one line of text"), one_line[:60])
        if self.limit and len(text) > self.limit:
            expected = gettext_noop("at most %(limit)d characters")
            raise CellError("too-long", text[:40] + "…", expected, params={"limit": self.limit})
        return text

    def to_cell(self, value: str) -> Cell:
        """Return what `read` turns back into the value."""
        return value or None


@dataclass(frozen=True, slots=True)
class Prose:
    """Rich text: markup as stored, or plain paragraphs parted by blank lines. Sanitised by the model."""

    empty: str = ""

    def read(self, raw: Raw, warn: Warn = ignore) -> str:
        """Return markup, empty for a blank cell. Raises CellError."""
        text = Text(lines=True).read(raw)
        if not text or _MARKUP.match(text):
            return text
        paragraphs = re.split(r"\n\s*\n", text)
        return "".join(
            f"<p>{'<br>'.join(escape(part, quote=False).split(chr(10)))}</p>" for part in paragraphs
        )

    def to_cell(self, value: str) -> Cell:
        """Return what `read` turns back into the value."""
        return value or None


@dataclass(frozen=True, slots=True)
class Code:
    """A code or slug matching `pattern` whole; `example` is shown to whoever got it wrong."""

    pattern: str = SLUG
    example: str = "patents-granted-total"
    limit: int = 80
    empty: str = ""

    def read(self, raw: Raw, warn: Warn = ignore) -> str:
        """Return the code, empty for a blank cell. Raises CellError."""
        text = as_key(raw)
        if not text:
            return ""
        if len(text) > self.limit:
            expected = gettext_noop("at most %(limit)d characters")
            raise CellError("too-long", text[:40] + "…", expected, params={"limit": self.limit})
        if not re.fullmatch(self.pattern, text):
            repaired = slugged(text) if self.pattern == SLUG else ""
            expected = gettext_noop("a code such as %(example)s")
            raise CellError("not-a-code", text, expected, repaired, {"example": self.example})
        return text

    def to_cell(self, value: str) -> Cell:
        """Return what `read` turns back into the value."""
        return value or None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a fixed set: the code, or any of its labels in any language."""

    labels: Mapping[str, tuple[str, ...]]
    empty: str = ""
    known: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", self._known())

    def read(self, raw: Raw, warn: Warn = ignore) -> str:
        """Return the code, empty for a blank cell. Raises CellError."""
        text = as_key(raw)
        if not text:
            return ""
        if (code := self.known.get(_folded(text))) is not None:
            return code
        chinese = is_chinese(text)
        said = self._said(chinese=chinese)
        close = get_close_matches(_folded(text), {_folded(word): word for word in said}, n=1, cutoff=0.5)
        suggestion = next((word for word in said if close and _folded(word) == close[0]), "")
        params = {"choices": ("、" if chinese else ", ").join(said)}
        raise CellError("not-a-choice", text, gettext_noop("one of %(choices)s"), suggestion, params)

    def _known(self) -> dict[str, str]:
        """Return what every folded word means: codes and labels, and parts of a label that are its alone."""
        parts: dict[str, set[str]] = {}
        for code, words in self.labels.items():
            for word in words:
                bare = re.sub(r"\s*[(（][^()（）]*[)）]$", "", word)
                for part in (bare, *bare.split("、")):
                    parts.setdefault(_folded(part), set()).add(code)
        alone = {part: codes.pop() for part, codes in parts.items() if len(codes) == 1 and part}
        whole = {_folded(word): code for code, words in self.labels.items() for word in (*words, code)}
        return {**alone, **whole}

    def named(self, code: str, *, chinese: bool) -> str:
        """Return what people call a code in Chinese, or in English; the code itself when there is no word."""
        return next((word for word in self.labels.get(code, ()) if is_chinese(word) == chinese), code)

    def _said(self, *, chinese: bool) -> list[str]:
        """Return the choices in Chinese, or else as codes."""
        return [self.named(code, chinese=True) if chinese else code for code in self.labels if code]

    def to_cell(self, value: str) -> Cell:
        """Return what `read` turns back into the value."""
        return value or None


@dataclass(frozen=True, slots=True)
class Url:
    """A web address; http and https only, without a user name or password in it."""

    limit: int = 500
    empty: str = ""

    def read(self, raw: Raw, warn: Warn = ignore) -> str:
        """Return the address, empty for a blank cell. Raises CellError."""
        text = Text(limit=self.limit).read(raw)
        if text and not _is_web_address(text):
            suggestion = f"https://{text}" if _is_web_address(f"https://{text}") and "." in text else ""
            raise CellError(
                "not-an-address",
                text,
                gettext_noop("an address such as https://example.org/page"),
                suggestion,
            )
        return text

    def to_cell(self, value: str) -> Cell:
        """Return what `read` turns back into the value."""
        return value or None


def slugged(text: str) -> str:
    """Turn text into the nearest slug of ASCII letters, digits and hyphens; empty when nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).replace("_", "-")


def _is_web_address(text: str) -> bool:
    if any(char.isspace() for char in text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
