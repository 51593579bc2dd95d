"""Texts with their numbers in place, for readers, for machines and for the checks before publishing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import copy
from datetime import datetime
from html import unescape
from typing import cast
from uuid import UUID

from django.utils.html import conditional_escape, escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe  # noqa: TID251 - the audited place for prose
from django.utils.translation import gettext, override

from directory.models import Area, Source
from indicators import periods, references
from indicators.figures import change_unit, figure
from indicators.formatting import ChangeKind, Language, Text, render_change
from indicators.models import Indicator
from indicators.quoting.problems import Diagnosis, Problem, misspelt
from indicators.quoting.resolution import Quoted, Resolution
from indicators.quoting.standpoint import Standpoint
from indicators.references import Malformed, Reference

_BLOCK_ENDS = re.compile(r"</(?:p|li|h\d|tr|blockquote)>|<br ?/?>")


class Quoter:
    """Prints figure references of one page in one language; `load` its texts first, then nothing is queried.

    `edition_source` and `default_area` are the edition's; `as_of` is when the text became public
    (None: now). `pending` counts waiting rows of that source too, for a text that goes out together with it.
    `seen_at` leaves out what that source said later: for a page as it once stood.
    """

    def __init__(
        self,
        *,
        edition_source: Source | None = None,
        default_area: Area | None = None,
        as_of: datetime | None = None,
        language: Language = "en",
        pending: bool = False,
        seen_at: datetime | None = None,
    ) -> None:
        self.language = language
        self.resolution = Resolution(
            Standpoint(
                None if edition_source is None else edition_source.pk,
                None if default_area is None else default_area.pk,
                as_of,
                pending,
                seen_at,
            )
        )
        self._addresses: dict[str, str] = {}

    def at(self, moment: datetime | None) -> Quoter:
        """Return the quoter of a text that became public at another moment; what is loaded serves both."""
        other = copy(self)
        other.resolution = self.resolution.at(moment)
        return other

    def load(self, texts: Iterable[str]) -> None:
        """Resolve every reference of the texts, prose or plain: two queries, however many there are."""
        # Read as plain text, brackets are found wherever they stand in either.
        found = [one for text in texts if "[" in text or "［" in text for one in _found(text, markup=False)]
        asked = [one for one in found if isinstance(one, Reference)]
        self.resolution.fetch(asked)
        for one in asked:
            self.resolution.find(one)

    def html(self, prose: str, *, lang: str = "") -> SafeString:
        """Return sanitised prose with each reference as a link around its number.

        The prose is what a ProseField stores and what callers put in by `format_html`. `lang` is its
        language where that is not the page's; a text of `pages.bilingual` knows it itself.
        """
        return self._trusted(self._replaced(prose, self._link_in(_language(prose, lang, self.language))))

    def text(self, plain: str, *, lang: str = "") -> SafeString:
        """Return a plain text as HTML: escaped, with each reference as a link around its number."""
        link = self._link_in(_language(plain, lang, self.language))
        return self._trusted(self._replaced(escape(str(plain)), link, markup=False))

    def plain(self, text: str, *, markup: bool = False, lang: str = "") -> str:
        """Return a text, or prose without its tags, with each reference as words."""
        language = _language(text, lang, self.language)
        if not markup:
            return self._replaced(text, lambda one: self._words(one, language), markup=False)
        replaced = self._replaced(text, lambda one: escape(self._words(one, language)))
        return unescape(strip_tags(_BLOCK_ENDS.sub("\n", replaced))).strip()

    def quotes(self, text: str, *, markup: bool = True) -> list[Quoted]:
        """Return each resolved reference of a text with its row, in order."""
        self.load([text])
        asked = (one for one in _found(text, markup=markup) if isinstance(one, Reference))
        return [
            Quoted(one, known.indicator, known.observation)
            for one in asked
            if (known := self.resolution.found.get(str(one))) is not None
        ]

    def problems(self, text: str, *, markup: bool = True) -> list[Problem]:
        """Return every reference of a text that cannot be printed, with its remedy; empty when all can."""
        self.load([text])
        found = _found(text, markup=markup)
        missing = [
            one for one in found if isinstance(one, Reference) and str(one) not in self.resolution.found
        ]
        diagnosis = Diagnosis(self.resolution, missing)
        return [problem for one in found if (problem := self._problem(one, diagnosis)) is not None]

    @property
    def area(self) -> int | None:
        """The key of the area that a reference without one means."""
        return self.resolution.standpoint.area

    @property
    def bound(self) -> set[UUID]:
        """The keys of the rows that the loaded texts print."""
        return {quoted.observation.pk for quoted in self.resolution.found.values()}

    @property
    def indicators(self) -> list[Indicator]:
        """The indicators whose numbers the loaded texts print, by code."""
        found = {quoted.indicator.slug: quoted.indicator for quoted in self.resolution.found.values()}
        return [found[code] for code in sorted(found)]

    def spoken(self, quoted: Quoted, language: Language | None = None) -> Text | None:
        """Return a resolved reference as the formatter prints it; None for a change nobody printed."""
        reference, row = quoted.reference, quoted.observation
        wanted = language or self.language
        if not reference.change:
            return figure(row, quoted.indicator, style=reference.style, in_language=wanted)
        if row.change_value is None:
            return None
        return render_change(
            cast("ChangeKind", row.change_kind),
            row.change_value,
            change_unit(row, quoted.indicator),
            wanted,
            printed=row.change_printed_zh_hans if wanted == "zh-hans" else row.change_printed_en,
            # A bare change stands after a word that says the direction: "grew by 15.76%".
            signed=not reference.style.bare,
        )

    def address(self, quoted: Quoted) -> str:
        """Return the address of a number's record, at its period, in the page's language.

        Of another area than the edition's, the place names the area.
        """
        code = quoted.indicator.slug
        if code not in self._addresses:
            with override(self.language):
                self._addresses[code] = quoted.indicator.get_absolute_url()
        row, place = quoted.observation, periods.anchor(quoted.observation.period)
        return f"{self._addresses[code]}#{place if row.area_id == self.area else f'{row.area.code}-{place}'}"

    def _problem(self, one: Reference | Malformed, diagnosis: Diagnosis) -> Problem | None:
        if isinstance(one, Malformed):
            return misspelt(one)
        quoted = self.resolution.found.get(str(one))
        if quoted is None:
            return diagnosis.of(one)
        if one.change and quoted.observation.change_value is None:
            return diagnosis.without_change(one)
        return None

    def _printed(self, one: Reference | Malformed, language: Language) -> tuple[Quoted, Text] | None:
        quoted = self.resolution.found.get(str(one)) if isinstance(one, Reference) else None
        text = self.spoken(quoted, language) if quoted is not None else None
        return None if quoted is None or text is None else (quoted, text)

    def _link_in(self, language: Language) -> Callable[[Reference | Malformed], str]:
        def link(one: Reference | Malformed) -> str:
            printed = self._printed(one, language)
            if printed is None:
                return format_html('<span class="figure-missing">{}</span>', _not_available(language))
            quoted, text = printed
            return format_html('<a class="figure" href="{}">{}</a>', self.address(quoted), figure_html(text))

        return link

    def _words(self, one: Reference | Malformed, language: Language) -> str:
        printed = self._printed(one, language)
        return _not_available(language) if printed is None else str(printed[1])

    def _replaced(
        self, text: str, render: Callable[[Reference | Malformed], str], *, markup: bool = True
    ) -> str:
        self.load([text])
        return references.replace(text, render, markup=markup)

    def _trusted(self, html: str) -> SafeString:
        # Trusted: prose sanitised on its way into the column, text escaped above, links of format_html.
        return mark_safe(html)  # noqa: S308 - see above


def indicators_in(texts: Iterable[str]) -> list[Indicator]:
    """Return the indicators that texts name in references, by code; no query where there are none."""
    found = (one for text in texts if "[[" in text for one in _found(text, markup=False))
    codes = {one.code for one in found if isinstance(one, Reference)}
    return list(Indicator.objects.filter(slug__in=codes).order_by("slug")) if codes else []


def figure_html(text: Text) -> SafeString:
    """Return a number as it stands in a sentence: the qualifier before the machine-readable quantity."""
    if text.missing or not text.value:
        return conditional_escape(str(text))
    space = " " if text.qualifier and text.language == "en" else ""
    return format_html('{}{}<data value="{}">{}</data>', text.qualifier, space, text.value, text.quantity)


def _found(text: str, *, markup: bool) -> list[Reference | Malformed]:
    return references.find(text, markup=markup)


def _language(text: str, lang: str, page: Language) -> Language:
    """The language a text is in: as told, as it knows itself, or the page's."""
    told = lang or getattr(text, "lang", "")
    if not told:
        return page
    return "zh-hans" if told.lower().startswith("zh") else "en"


def _not_available(language: Language) -> str:
    with override(language):
        return gettext("figure not available")
