"""Sentences around a number that can be copied as they are, one in each language."""

from __future__ import annotations

from typing import Any, cast

from directory.models import Source
from indicators.figures import change, figure, language, period_in
from indicators.formatting import ChangeKind, Language
from indicators.models import Change, Indicator
from indicators.sentences import Printed, Told, sentence
from pages.texts import Text

LANGUAGES: dict[Language, tuple[str, str]] = {"en": ("English", "en"), "zh-hans": ("中文", "zh-Hans")}


def ready_sentences(indicator: Indicator, one: Any) -> list[dict[str, Any]]:
    """Return the sentences as citation.html takes them, the reader's language first; none without a value."""
    order = sorted(LANGUAGES, key=lambda code: code != language())
    found = ((code, sentence(told(indicator, one, code), code)) for code in order)
    return [
        {"style": LANGUAGES[code][0], "text": Text(text, "" if code == language() else LANGUAGES[code][1])}
        for code, text in found
        if text
    ]


def told(indicator: Indicator, one: Any, code: Language) -> Told:
    """Return what the sentence says: names in the language or, of a source, the one it has."""
    source = one.source
    return Told(
        name=indicator.label(code),
        area=one.area.label(code),
        kind=indicator.kind,
        number=figure(one, indicator, in_language=code),
        period=period_in(one, code),
        source=_quoted(source, code),
        change=_change(indicator, one, code),
    )


def _change(indicator: Indicator, one: Any, code: Language) -> Printed | None:
    text = change(one, indicator, in_language=code)
    if text is None:
        return None
    yearly = one.change_basis == Change.Basis.YEAR_ON_YEAR
    return Printed(text, one.change_value, cast("ChangeKind", one.change_kind), yearly)


def _quoted(source: Source, code: Language) -> str:
    """The title in the marks of its own language; a source often has one in the other only."""
    chinese = source.label("zh-hans")
    title = source.label(code) or source.label("en") or chinese
    return f"《{title.strip('《》')}》" if title == chinese else f"“{title}”"
