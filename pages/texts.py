"""What the templates print: texts that know their language, dates that know their precision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, override, pgettext, to_locale

from publishing import dates


class Text(str):
    """A text; `lang` is its language tag where it is not the page's, else empty."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str = "") -> Self:
        """Make the text with its language."""
        made = super().__new__(cls, text)
        made.lang = lang
        return made


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as pages print it: `code` is ISO, cut to its precision or empty; `label` for readers."""

    code: str
    label: str


def language_tag(code: str) -> str:
    """The language code as pages write it: zh-hans becomes zh-Hans."""
    return to_locale(code).replace("_", "-")


def localized(english: str, chinese: str) -> Text:
    """The text in the active language, failing that the one there is, with its language marked."""
    if is_chinese():
        return Text(chinese) if chinese else Text(english, "en" if english else "")
    return Text(english) if english else Text(chinese, "zh-Hans" if chinese else "")


def other(english: str, chinese: str) -> Text:
    """The text in the language that is not active, marked; empty unless both languages have it."""
    if not (english and chinese):
        return Text("")
    return Text(english, "en") if is_chinese() else Text(chinese, "zh-Hans")


def capital(text: Text | str | Promise) -> Text:
    """The text with a capital first letter, as it stands at the head of a line; its language is kept."""
    return Text(capfirst(str(text)), getattr(text, "lang", ""))


def listed(names: Iterable[str]) -> Text:
    """The names in a row, parted as in the language they share, which is kept; else as in the active one."""
    kept = [name for name in names if name]
    shared = _shared(kept)
    with override(shared.lower() or get_language()):
        return Text(pgettext("between names", "; ").join(kept), shared)


def in_line(parts: Iterable[str]) -> Text:
    """The parts of one line as the active language parts them; a language they share is kept."""
    kept = [part for part in parts if part]
    return Text(pgettext("between parts of a line", ", ").join(kept), _shared(kept))


def dated(value: date | None, precision: str) -> Dated:
    """The date in the active language."""
    return Dated(dates.code(value, precision), dates.label(value, precision, get_language() or "en"))


def is_chinese() -> bool:
    """Say whether the active language is Chinese."""
    return (get_language() or "en").startswith("zh")


def _shared(texts: Sequence[str]) -> str:
    languages = {getattr(text, "lang", "") for text in texts}
    return languages.pop() if len(languages) == 1 else ""
